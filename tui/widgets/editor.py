"""Text of several lines to type or paste into."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from kb.text import clean
from tui.widgets.style import style_beside

MOST_SHOWN = 64 * 1024
"""How many characters may be edited; of a longer text only the beginning is shown."""
_LONGEST_LINE = 4096


class Editor(TextArea, inherit_bindings=False):
    """An editor that shows text cleaned, and leaves function keys to the page.

    A text that is long, or has very long lines, is shown in part and not editable.

    | message | when |
    | --- | --- |
    | `Pasted` | text was pasted; the page decides what the text becomes |
    """

    DEFAULT_CSS = style_beside(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("home", "cursor_line_start", show=False),
        Binding("end", "cursor_line_end", show=False),
        Binding("pageup", "cursor_page_up", show=False),
        Binding("pagedown", "cursor_page_down", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("delete", "delete_right", show=False),
        Binding("ctrl+w", "delete_word_left", show=False),
        Binding("ctrl+k", "delete_to_end_of_line_or_delete_line", show=False),
    ]

    class Pasted(Message):
        """Text was pasted, as it came."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(soft_wrap=False, show_line_numbers=False)

    def put(self, text: str) -> bool:
        """Show a text; return whether all of it is shown, so that it can be edited."""
        shown = clean(text[: 2 * MOST_SHOWN])
        lines = shown.split("\n")
        whole = len(text) <= MOST_SHOWN and all(len(line) <= _LONGEST_LINE for line in lines)
        if not whole:
            shown = "\n".join(line[:_LONGEST_LINE] for line in lines)[:MOST_SHOWN]
        self.read_only = not whole
        self.load_text(shown)
        self.move_cursor(self.document.end)
        return whole

    def edit(self, edit: Edit) -> EditResult:
        """Make a change, of which a terminal can act on nothing."""
        return super().edit(replace(edit, text=clean(edit.text)))

    async def _on_paste(self, event: events.Paste) -> None:
        """Hand what was pasted to the page instead of putting it in, which takes long where it is much."""
        event.stop()
        event.prevent_default()
        self.post_message(self.Pasted(event.text))
