"""Text on the screen: the one widget that shows any, and only what `tui.safe` made."""

from __future__ import annotations

from collections.abc import Sequence

from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from tui.safe import Content, clicked, joined, safe


class Words(Static):
    """Wrapped text; it takes no room while it is empty.

    | message | when |
    | --- | --- |
    | `Clicked` | content made by `tui.safe.clickable` was clicked |
    """

    class Clicked(Message):
        """A click on content that carries a Textual action."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(safe(""), markup=False, id=id, classes=classes)
        self.display = False

    def say(self, content: Content) -> None:
        """Show the content; raises TypeError for a plain string, which would be read as markup."""
        if not isinstance(content, Content):
            raise TypeError("a widget shows only what tui.safe.safe() returns")
        self.update(content)
        self.display = bool(content.plain)

    def on_click(self, event: Click) -> None:
        """Pass on what the click means."""
        pass_on(self, event)


def pass_on(widget: Widget, event: Click) -> None:
    """Post `Words.Clicked` where what was clicked carries an action."""
    action = clicked(event.style.meta)
    if action is not None:
        event.stop()
        widget.post_message(Words.Clicked(action))


class Flowing(Words):
    """Words whose lines follow from the width there is; subclasses give `lines` and call `changed`."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._laid_out: tuple[int, Sequence[Content]] | None = None

    def lines(self, width: int) -> Sequence[Content]:
        """Return the lines for a width in cells; none is longer than that."""
        raise NotImplementedError

    def changed(self, empty: bool) -> None:
        """Show what there is to show now."""
        self._laid_out = None
        self.display = not empty
        self.clear_cached_dimensions()
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are at a width; Textual asks."""
        return len(self._at(width))

    def render(self) -> Content:
        """Return the lines for Textual to show."""
        return joined(self._at(self.content_size.width), "\n")

    def _at(self, width: int) -> Sequence[Content]:
        if self._laid_out is None or self._laid_out[0] != width:
            self._laid_out = (width, self.lines(width))
        return self._laid_out[1]
