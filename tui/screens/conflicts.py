"""What cannot all be true: both sides with where they come from, and one key that settles it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from engine.calls.call import Event
from engine.calls.disputes import contradictions, settling
from engine.diagnosis import Diagnosis, FindingConflict, Side
from engine.explain import origin_of, places_of
from tui.actions.action import Action
from tui.actions.all import ACTIONS
from tui.actions.keymap import bindings, shown_keys
from tui.call import session as calls
from tui.call.session import Session
from tui.page.page import Page, View
from tui.safe import safe
from tui.widgets.rows import Row, Rows
from tui.widgets.words import Words
from tui.words.call import fill
from tui.words.evidence import CONFLICTS


class ConflictsPage(Page[Session]):
    """The conflicts of the call, or those that new events would bring.

    With `added` it ends with the call after those events and whatever was settled, or with
    None where they are not to be taken.  A digit settles, in the order shown.
    """

    NAME = "conflicts"
    CSS_PATH = "conflicts.tcss"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#conflicts"

    def __init__(self, view: View, added: Sequence[Event] = ()) -> None:
        super().__init__(view)
        self._before_taking = bool(added)
        self._added = tuple(added)
        self._settled: frozenset[str] = frozenset()

    def body(self) -> ComposeResult:
        """Lay out the one list."""
        yield Words(id="conflicts-title")
        with VerticalScroll(id="conflicts"):
            yield Rows(id="conflict-rows")

    def fill(self) -> None:
        """Show every side with its number."""
        rows = list(self._rows())
        key = "before-taking" if self._before_taking else "title"
        title = CONFLICTS[key if rows else "none"]
        self.query_one("#conflicts-title", Words).say(safe(fill(title, self.view.language), "bold $warning"))
        if self._before_taking:
            leave = next(action for action in ACTIONS if action.id == "leave-conflict")
            keys = shown_keys(self.view.keymap, leave)
            rows.append(Row(safe(""), safe(fill(CONFLICTS["leave"], self.view.language, key=keys))))
        self.query_one("#conflict-rows", Rows).say_rows(rows)

    def offers(self, action: Action) -> bool:
        """Leave out what makes sense only before a paste is taken, or where something is in conflict."""
        if action.id == "choose" and not (self._sides() or self._questions()):
            return False
        return super().offers(action) and (self._before_taking or action.id != "leave-conflict")

    def action_choose(self, number: int) -> None:
        """Let a side hold, or answer again what a cause's conflict rests on."""
        sides, questions = self._sides(), self._questions()
        if number <= len(sides):
            self._settle(*sides[number - 1])
        elif number <= len(sides) + len(questions):
            self.advisor.action_open("question", questions[number - 1 - len(sides)])
        else:
            self.notice(safe(fill(CONFLICTS["no-such"], self.view.language, number=number)))

    def action_leave_conflict(self) -> None:
        """Take the events and leave what is in conflict as it is."""
        if self._before_taking:
            self.dismiss(calls.add_all(self.view.session, self._added))

    def _settle(self, conflict: FindingConflict, side: Side) -> None:
        event = settling(conflict, side)
        self._settled |= {conflict.finding}
        wording = self.view.wording
        said = fill(
            CONFLICTS["settled"],
            self.view.language,
            finding=wording.finding(conflict.finding),
            value=wording.value(conflict.finding, side.value),
        )
        if self._before_taking:
            self._added = (*self._added, event)
            if not self._conflicts():
                self.dismiss(calls.add_all(self.view.session, self._added))
                return
            self.fill()
        else:
            after = calls.add(self.view.session, event)
            if not after.diagnosis.finding_conflicts and not after.diagnosis.cause_conflicts:
                below = self.app.screen_stack[-2]
                self.advisor.use(after)
                self.dismiss(None)
                if isinstance(below, Page):
                    below.notice(safe(said))
                return
            self.advisor.use(after)
        self.notice(safe(said))

    def _conflicts(self) -> Sequence[FindingConflict]:
        session = self.view.session
        if not self._before_taking:
            return session.diagnosis.finding_conflicts
        found = contradictions(session.pack, session.events, self._added)
        return [conflict for conflict in found if conflict.finding not in self._settled]

    @property
    def _diagnosis(self) -> Diagnosis:
        """What the sides rest on: the call, or the call as it would be."""
        if not self._before_taking:
            return self.view.session.diagnosis
        return calls.add_all(self.view.session, self._added).diagnosis

    def _sides(self) -> list[tuple[FindingConflict, Side]]:
        return [(conflict, side) for conflict in self._conflicts() for side in conflict.sides]

    def _questions(self) -> list[str]:
        """The findings to ask again where rules disagree about a cause."""
        if self._before_taking:
            return []
        clashes = self.view.session.diagnosis.cause_conflicts
        asked = dict.fromkeys(finding for clash in clashes for finding in clash.ask_again)
        findings = self.view.session.pack.findings
        return [finding for finding in asked if findings[finding].question is not None]

    def _rows(self) -> Iterator[Row]:
        wording, number = self.view.wording, 0
        for conflict in self._conflicts():
            yield Row(safe("! ", "bold $warning"), safe(wording.finding(conflict.finding), "bold"))
            for side in conflict.sides:
                number += 1
                yield from self._side(number, conflict.finding, side)
        if self._before_taking:
            return
        for clash in self.view.session.diagnosis.cause_conflicts:
            title = fill(CONFLICTS["cause"], self.view.language, cause=wording.cause(clash.cause))
            yield Row(safe("! ", "bold $warning"), safe(title, "bold"))
            for firing in (*clash.confirming, *clash.ruling_out):
                origin = wording.origin(origin_of(self.view.session.diagnosis, firing))
                yield Row(safe("     "), safe(f"{wording.because(firing)} ({origin})"))
        for finding in self._questions():
            number += 1
            again = fill(CONFLICTS["ask-again"], self.view.language, finding=wording.finding(finding))
            yield Row(safe(f"  {number}  ", "bold $accent"), safe(again), f"screen.choose({number})")

    def _side(self, number: int, finding: str, side: Side) -> Iterator[Row]:
        wording, diagnosis = self.view.wording, self._diagnosis
        value = wording.value(finding, side.value)
        action = f"screen.choose({number})"
        yield Row(safe(f"  {number}  ", "bold $accent"), safe(value), action)
        grounds = [wording.observed(seen) for seen in side.observations]
        for firing in side.firings:
            origin = wording.origin(origin_of(diagnosis, firing))
            grounds.append(f"{origin}: {wording.because(firing)}")
            grounds += [wording.place(place) for place in places_of(diagnosis, firing)]
        for ground in grounds:
            yield Row(safe("     "), safe(ground, "$text-muted"), action)


PAGE = ConflictsPage
