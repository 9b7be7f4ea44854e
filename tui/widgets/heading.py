"""The top of every page: the pack, what the call is about, and the complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.parts import part_names
from kb.text import shortened
from tui.actions.all import ACTIONS
from tui.safe import clickable, joined, safe
from tui.widgets.rows import Rows, plain

if TYPE_CHECKING:
    from tui.page.page import View

_NAME_CALL = next(action for action in ACTIONS if action.id == "name-call")

_MOST = 2
"""How many hosts seen in pasted output are named."""
_LONGEST = 60
"""So many characters of a name are shown: the page below is more important."""


class Heading(Rows):
    """Pack and complaint; a click on the name of the box changes it."""

    def fill(self, view: View) -> None:
        """Show the call's pack, box and complaint, and what the agent must not miss."""
        session = view.session
        name = session.about or view.word("about-none", key=view.key(_NAME_CALL))
        if session.hosts and not session.about:
            name = view.word("about-seen", hosts=", ".join(session.hosts[:_MOST]), key=view.key(_NAME_CALL))
        shown = view.word("about", name=shortened(name, _LONGEST))
        about = clickable(safe(shown, "bold"), _NAME_CALL.does)
        pack = joined((safe(f"PVO Advisor | {part_names(session.pack)} | "), about))
        complaint = safe(view.word("complaint", complaint=view.text(session.pack.complaint.title)))
        if view.trial:
            complaint = safe(view.word("trial"), "bold $warning")
        warned = [plain(safe(view.text(view.warning), "bold $warning"))] if view.warning else []
        self.say_rows((plain(pack), plain(complaint), *warned))
