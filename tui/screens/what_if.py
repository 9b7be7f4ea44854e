"""What if: answers changed in a copy of the call, with both verdicts side by side, to keep or to drop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.actions.action import Action
from tui.actions.all import ACTIONS
from tui.actions.keymap import bindings, shown_keys
from tui.call import session as calls
from tui.call.effects import changed, conflicts, step_words
from tui.call.happened import happened
from tui.call.session import Session
from tui.page.page import View
from tui.page.reading import Reading
from tui.safe import Content, joined, safe
from tui.widgets.reasons import verdict_words
from tui.widgets.rows import Row, plain
from tui.words.reasons import said

_CHANGE = next(action for action in ACTIONS if action.id == "change-in-copy")


class WhatIfPage(Reading):
    """A copy of the call; ends with it where the agent keeps it, else with nothing."""

    NAME = "what_if"
    CSS_PATH = "../page/reading.tcss"
    BINDINGS = bindings(NAME)

    def __init__(self, view: View) -> None:
        super().__init__(replace(view, trial=True))
        self._call = view.session

    @property
    def title_words(self) -> Content:
        """What this is."""
        return safe(said(self.view, "what-if-title"), "bold underline")

    def rows(self) -> Sequence[Row]:
        """Return what was changed, the verdicts of call and copy, and what comes next in each."""
        return (*self._changes(), *self._verdicts(), *self._next())

    def offers(self, action: Action) -> bool:
        """Leave out of the footer what needs a change in the copy, until there is one."""
        needs_change = action.id in ("back-in-copy", "keep")
        return super().offers(action) and (not needs_change or self._is_changed)

    @property
    def _is_changed(self) -> bool:
        return self.view.session.events != self._call.events

    def took(self, session: Session) -> None:
        """Go on with the copy as a page that was opened from this one left it."""
        self.view = replace(self.view, session=session)
        self.show(self.view)

    def action_back(self) -> None:
        """Take back the last change made in the copy."""
        if self._is_changed:
            self.took(calls.back(self.view.session))
        else:
            self.notice(safe(said(self.view, "nothing-changed")))

    def action_keep(self) -> None:
        """Go on in the call as in the copy."""
        if self._is_changed:
            # What was pasted meanwhile waits in the call itself.
            draft = self.advisor.view.session.draft
            self.dismiss(calls.keep_draft(self.view.session, draft))
        else:
            self.notice(safe(said(self.view, "nothing-kept")))

    def _changes(self) -> Iterator[Row]:
        view = self.view
        yield plain(safe(said(view, "what-if-changed"), "bold"))
        events = view.session.events[len(self._call.events) :]
        for event in events:
            yield Row(safe("  - "), safe(happened(view.wording, event), "bold $accent"))
        if not events:
            yield Row(safe("  "), safe(said(view, "what-if-none"), "$text-muted"))
        keys = shown_keys(view.keymap, _CHANGE)
        yield Row(safe("  "), safe(said(view, "what-if-change", keys=keys), "$text-muted"), _CHANGE.does)
        yield plain(safe(""))

    def _verdicts(self) -> Iterator[Row]:
        view = self.view
        differing = {judged.cause for judged in changed(self._call, view.session)}
        before = [verdict_words(view, judged.verdict) for judged in self._call.diagnosis.causes]
        after = [verdict_words(view, judged.verdict) for judged in view.session.diagnosis.causes]
        heads = safe(said(view, "now"), "bold"), safe(said(view, "would-be"), "bold")
        wide = [
            max(cell.cell_length for cell in column) for column in ((*before, heads[0]), (*after, heads[1]))
        ]
        yield Row(_beside(heads, wide, " "), safe(view.word("causes"), "bold"))
        for judged, *cells in zip(view.session.diagnosis.causes, before, after, strict=True):
            differs = judged.cause in differing
            title = safe(view.wording.cause(judged.cause), "bold" if differs else "$text-muted")
            yield Row(_beside(cells, wide, ">" if differs else " "), title)
        yield plain(safe(""))

    def _next(self) -> Iterator[Row]:
        view = self.view
        now = safe(f"{said(view, 'now')}: ", "bold"), safe(f"{said(view, 'would-be')}: ", "bold")
        for sign, session in zip(now, (self._call, view.session), strict=True):
            yield Row(sign, safe(step_words(view, session.step)))
            for title in conflicts(view, session):
                yield Row(safe("  "), safe(said(view, "conflict-in", title=title), "$warning"))


def _beside(cells: Sequence[Content], wide: Sequence[int], sign: str) -> Content:
    """Return cells next to each other, each as wide as its column."""
    first, second = (
        joined((cell, safe(" " * (width - cell.cell_length))))
        for cell, width in zip(cells, wide, strict=True)
    )
    return joined((first, safe(f" {sign} ", "bold $accent"), second, safe("  ")))


PAGE = WhatIfPage
