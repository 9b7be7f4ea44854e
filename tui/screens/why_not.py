"""Why a cause is not confirmed: what rules it out, and what the rule nearest to confirming it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from engine.explain import explain
from engine.why_not import WhyNot, why_not
from kb.model import UNKNOWN, Verdict
from tui.actions.keymap import bindings
from tui.call import session as calls
from tui.page.page import View
from tui.page.reading import Reading
from tui.safe import Content, joined, safe
from tui.widgets.reasons import reason_rows
from tui.widgets.rows import Row, plain
from tui.words.reasons import said

_BLANK = plain(safe(""))


class WhyNotPage(Reading):
    """The reasons against a cause and the answers that it lacks; a digit opens the question for one."""

    NAME = "why_not"
    CSS_PATH = "../page/reading.tcss"
    BINDINGS = bindings(NAME)

    def __init__(self, view: View, cause: str) -> None:
        super().__init__(view)
        self._cause = cause

    @property
    def title_words(self) -> Content:
        """Which cause this is about."""
        return safe(said(self.view, "why-not-title", cause=self.view.wording.cause(self._cause)), "bold")

    def rows(self) -> Sequence[Row]:
        """Return what rules the cause out, what stands in the way, what is missing, and the rule itself."""
        session = self.view.session
        if session.diagnosis.verdict(self._cause) is Verdict.CONFIRMED:
            return (plain(safe(said(self.view, "why-not-confirmed"), "bold $success")),)
        found = why_not(session.pack, session.diagnosis, self._cause)
        return tuple(chain(self._against(found), self._nearest(found)))

    def _against(self, found: WhyNot) -> Iterator[Row]:
        view, diagnosis = self.view, self.view.session.diagnosis
        if self._cause in diagnosis.observations.tried:
            yield from (plain(safe(view.wording.word("tried"), "$warning")), _BLANK)
        if any(conflict.cause == self._cause for conflict in diagnosis.cause_conflicts):
            yield from (plain(safe(view.wording.word("conflict-cause"), "$warning")), _BLANK)
        if found.against:
            yield self._heading("ruled-out-by")
        for reason in found.against:
            yield from (*reason_rows(view, reason), _BLANK)

    def _nearest(self, found: WhyNot) -> Iterator[Row]:
        view = self.view
        if not found.missing and not found.contradicting:
            if not found.against and self._cause not in view.session.diagnosis.observations.tried:
                yield plain(safe(said(view, "no-way")))
            return
        number = 0
        if found.contradicting:
            yield self._heading("stands-against")
        for number, fact in enumerate(found.contradicting, start=1):
            yield from self._finding(number, view.wording.fact(fact), fact.finding, found)
        if found.missing:
            yield self._heading("missing")
        for place, finding in enumerate(found.missing, start=number + 1):
            yield from self._finding(place, view.wording.finding(finding), finding, found)
        yield _BLANK
        yield from self._rule(found)
        yield plain(safe(said(view, "why-not-keys"), "$text-muted"))

    def _heading(self, name: str) -> Row:
        return plain(safe(said(self.view, name), "bold underline"))

    def _finding(self, number: int, words: str, finding: str, found: WhyNot) -> Iterator[Row]:
        view = self.view
        yield Row(safe(f" {number}  ", "bold $accent"), safe(words, "bold"), f"screen.pick({number})")
        values = [view.wording.value(finding, value) for value in found.serving[finding]]
        needed = said(view, "needs", values=view.wording.word("or").join(values))
        yield Row(safe("    "), safe(needed if values else said(view, "needs-any")))
        if finding in view.session.diagnosis.observations.cannot_check:
            yield Row(safe("    "), safe(view.wording.word("cannot-be-checked"), "$warning"))

    def _rule(self, found: WhyNot) -> Iterator[Row]:
        """Yield the rule that would confirm the cause, from a copy of the call with those answers."""
        view, copy = self.view, self.view.session
        for finding, values in found.serving.items():
            asked = view.session.pack.findings[finding]
            value = next(iter(values or [choice.value for choice in asked.choices]), UNKNOWN)
            if asked.question is not None:
                copy = calls.settle(copy, finding, value)
        if copy.diagnosis.verdict(self._cause) is not Verdict.CONFIRMED:
            return
        yield self._heading("if-so")
        for reason in explain(copy.diagnosis, self._cause)[:1]:
            if reason.firing is not None:
                source = said(view, "source", source=view.wording.rests_on(reason.firing.rule))
                because = safe(view.wording.because(reason.firing))
                yield Row(safe("  "), joined((because, safe(source, "$text-muted")), "\n"))
        yield _BLANK

    def action_pick(self, number: int) -> None:
        """Open the question for an answer that is missing or stands in the way."""
        session = self.view.session
        found = why_not(session.pack, session.diagnosis, self._cause)
        findings = (*(fact.finding for fact in found.contradicting), *found.missing)
        confirmed = session.diagnosis.verdict(self._cause) is Verdict.CONFIRMED
        if confirmed or number > len(findings):
            self.notice(safe(self.view.word("no-such-answer", number=number)))
        elif session.pack.findings[findings[number - 1]].question is None:
            self.notice(safe(self.view.word("cannot-be-changed")))
        else:
            self.advisor.action_open("question", findings[number - 1])

    def action_about(self, page: str) -> None:
        """Open a page about the same cause."""
        self.advisor.action_open(page, self._cause)


PAGE = WhyNotPage
