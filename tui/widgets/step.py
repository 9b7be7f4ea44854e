"""What to do next beside asking: a fix to do, a suspicion, escalation, or nothing; and what to mind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.advise import DoFix, Escalate, NoFault, Suspect
from tui.actions.action import Action
from tui.actions.all import ACTIONS
from tui.actions.keymap import shown_keys
from tui.call.typed import typed
from tui.safe import Content, clickable, safe
from tui.widgets.known import disputed
from tui.widgets.rows import Row, plain

if TYPE_CHECKING:
    from tui.page.page import View

_BY_ID = {action.id: action for action in ACTIONS}
_FIX, _FIND, _END, _CONFLICTS, _PASTE = (
    _BY_ID[each] for each in ("fix", "find", "end-call", "conflicts", "paste")
)


def step_rows(view: View) -> tuple[Row, ...]:
    """Return the next step, what waits to be read, the pack's warnings, and what is in dispute, if any."""
    rows = (plain(content) for content in (*_step(view), *_warnings(view)))
    return (*rows, *_disputes(view))


def _step(view: View) -> Iterator[Content]:
    step = view.session.step
    wording = view.wording
    if isinstance(step, DoFix):
        causes = "; ".join(wording.cause(cause) for cause in step.causes)
        yield clickable(safe(view.word("fix-ready", causes=causes), "bold $success"), _FIX.does)
        if len(step.causes) > 1:
            yield safe(view.word("fix-order"))
        yield _offer(view, _FIX, "fix-key")
        if step.question is not None:
            yield safe(view.word("fix-more"), "$text-muted")
    elif isinstance(step, Suspect):
        yield safe(view.word("suspicion", cause=wording.cause(step.cause)), "bold $warning")
        yield safe(wording.word("suspicion-why"))
        if step.would_confirm:
            yield safe(f"{view.word('to-confirm')}:", "bold")
            yield from (safe(f"  {wording.finding(finding)}") for finding in step.would_confirm)
            yield _offer(view, _FIND, "find-key")
        yield _offer(view, _END, "end-key")
    elif isinstance(step, Escalate):
        yield safe(view.word("escalate"), "bold $warning")
        yield safe(wording.word("escalate-why"))
        yield _offer(view, _END, "end-key")
    elif isinstance(step, NoFault):
        yield safe(view.word("absent"), "bold $success")
        yield safe(wording.word("complaint-absent"))
        yield _offer(view, _END, "end-key")


def _offer(view: View, action: Action, words: str) -> Content:
    """Return the sentence about a key that goes on from here; a click on it does the same."""
    return clickable(safe(view.word(words, key=shown_keys(view.keymap, action)), "$accent"), action.does)


def _disputes(view: View) -> Iterator[Row]:
    """Yield the sides of the conflicts that the question asked again is to settle, and name all others."""
    question = view.session.question
    asked = question.finding if question is not None and question.again else None
    others = []
    for line in disputed(view):
        if line.finding == asked:
            yield from line.rows
        else:
            others.append(view.wording.finding(line.finding))
    for conflict in view.session.diagnosis.cause_conflicts:
        if asked not in conflict.ask_again:
            others.append(view.wording.cause(conflict.cause))
        else:
            cause = f"{view.wording.cause(conflict.cause)}: {view.wording.word('conflict-cause')}"
            yield Row(safe("! ", "bold $warning"), safe(cause, "$warning"))
            for firing in (*conflict.confirming, *conflict.ruling_out):
                yield Row(safe("    "), safe(view.wording.because(firing)))
    if others:
        said = view.word("in-dispute", what="; ".join(others), key=shown_keys(view.keymap, _CONFLICTS))
        yield Row(safe("! ", "bold $warning"), safe(said, "$warning"), _CONFLICTS.does)


def _warnings(view: View) -> Iterator[Content]:
    draft = view.session.draft
    if draft.strip() and not view.trial:
        key = shown_keys(view.keymap, _PASTE)
        yield clickable(safe(view.word("draft", count=f"{len(draft):,}", key=key), "$accent"), _PASTE.does)
    if not view.trial:
        for action, what in typed(view.session, view.language):
            key, does = shown_keys(view.keymap, _BY_ID[action]), _BY_ID[action].does.format(key=1)
            yield clickable(safe(view.word("typed", what=what, key=key), "$accent"), does)
    for applies in view.session.diagnosis.warnings:
        yield safe(f"! {view.text(applies.warning)}", "$warning")
