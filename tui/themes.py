"""The four looks of the program.  Styles name these colours only through theme variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.theme import Theme

DARK, LIGHT, HIGH_CONTRAST, NO_COLOUR = THEME_NAMES = ("dark", "light", "high-contrast", "no-colour")


def themes() -> tuple[Theme, ...]:
    """Return the themes, in the order in which a key goes through them."""
    from textual.theme import Theme

    plain = "ansi_default"
    return (
        Theme(
            DARK,
            primary="#4aa3df",
            secondary="#7fb7be",
            accent="#f2b134",
            warning="#f2b134",
            error="#e5707e",
            success="#6fcf97",
            foreground="#e4e6eb",
            background="#14171c",
            surface="#1b1f26",
            panel="#252b35",
            variables={"text-muted": "#9aa3af"},
        ),
        Theme(
            LIGHT,
            primary="#005a9e",
            secondary="#1d6f77",
            accent="#8a4b00",
            warning="#8a4b00",
            error="#a4262c",
            success="#0b6a3a",
            foreground="#1b1b1b",
            background="#f7f7f5",
            surface="#ffffff",
            panel="#e6e8ea",
            dark=False,
            variables={"text-muted": "#585e66"},
        ),
        Theme(
            HIGH_CONTRAST,
            primary="#00d7ff",
            secondary="#00d7ff",
            accent="#ffff00",
            warning="#ffff00",
            error="#ff8787",
            success="#00ff5f",
            foreground="#ffffff",
            background="#000000",
            surface="#000000",
            panel="#000000",
            text_alpha=1.0,
            variables={"text-muted": "#ffffff", "border": "#ffffff"},
        ),
        Theme(
            NO_COLOUR,
            ansi=True,
            primary=plain,
            secondary=plain,
            accent=plain,
            warning=plain,
            error=plain,
            success=plain,
            foreground=plain,
            background=plain,
            surface=plain,
            panel=plain,
            boost=plain,
            variables={
                "ansi-background": plain,
                "ansi-foreground": plain,
                "border": plain,
                "border-blurred": plain,
                "scrollbar": plain,
                "scrollbar-hover": plain,
                "scrollbar-active": plain,
                "scrollbar-background": plain,
                "scrollbar-background-hover": plain,
                "scrollbar-background-active": plain,
                "block-cursor-foreground": plain,
                "block-cursor-background": plain,
                "block-cursor-text-style": "reverse",
                "input-cursor-background": plain,
                "input-cursor-foreground": plain,
                "input-cursor-text-style": "reverse",
            },
        ),
    )
