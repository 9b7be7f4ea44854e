"""The one way in which a string reaches the screen: cleaned, and never read as markup."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.style import Style

from kb.text import clean

__all__ = ["Content", "clickable", "joined", "safe"]

_CLICK = "click"


def safe(text: str, style: str = "") -> Content:
    """Return the text cleaned for a widget, in one style such as "bold $accent"; markup stays text."""
    cleaned = clean(text).expandtabs(4)
    return Content.styled(cleaned, style) if style else Content(cleaned)


def joined(parts: Iterable[Content], separator: str = "") -> Content:
    """Return the parts in a row, with the separator between them."""
    return safe(separator).join(parts)


def clickable(content: Content, sign: str) -> Content:
    """Return the content so that a click on it carries the sign; `clicked` gives it back."""
    return content.stylize(Style.from_meta({_CLICK: sign}))


def clicked(meta: dict[str, object]) -> str | None:
    """Return the sign of the content that was clicked, from the meta of the click's style, or None."""
    sign = meta.get(_CLICK)
    return sign if isinstance(sign, str) else None
