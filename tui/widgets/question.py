"""A question, what is needed first at its top: the words for the caller, the answers, help for the agent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.model import Finding, Question
from tui.safe import joined, safe
from tui.widgets.rows import BLANK, Row, plain

if TYPE_CHECKING:
    from tui.page.page import View

MOST_NAMED = 12
"""So many of the causes that a question tells apart are named."""
_BAR = "█ "


def question_rows(
    view: View, finding: Finding | None, again: bool = False, separates: tuple[str, ...] = ()
) -> tuple[Row, ...]:
    """Return the question for a finding, and the causes that it bears on; nothing while there is none."""
    if finding is None or finding.question is None:
        return ()
    named = [view.wording.cause(cause) for cause in separates[:MOST_NAMED]]
    if len(separates) > MOST_NAMED:
        named.append(view.word("separates-more", more=len(separates) - MOST_NAMED))
    return (
        plain(safe(view.word("question", title=view.text(finding.title)), "bold $primary")),
        *((plain(safe(view.word(_again(view, finding)), "$warning")),) if again else ()),
        *_spoken(view, finding.question),
        BLANK,
        *_answers(view, finding),
        BLANK,
        *_for_the_agent(view, finding.question),
        *_titled(view.word("separates"), "; ".join(named), "$text-muted"),
    )


def _again(view: View, finding: Finding) -> str:
    """Return which words say why a finding is asked again."""
    changed = view.session.diagnosis.observations.changed
    return "again-after-fix" if finding.id in changed else "again"


def _spoken(view: View, question: Question) -> Iterator[Row]:
    bar = safe(_BAR, "$accent")
    yield Row(bar, safe(view.word("say"), "bold $accent"), barred=True)
    yield Row(bar, safe(view.text(question.say), "bold"), barred=True)


def _for_the_agent(view: View, question: Question) -> Iterator[Row]:
    yield from _titled(view.word("look"), view.text(question.look))
    if question.hint is not None:
        yield from _titled(view.word("hint"), view.text(question.hint), "$text-muted")


def _titled(title: str, text: str, style: str = "") -> Iterator[Row]:
    if text:
        yield plain(joined((safe(f"{title}: ", f"bold {style}"), safe(text, style))))


def _answers(view: View, finding: Finding) -> Iterator[Row]:
    for number, choice in enumerate(finding.choices, start=1):
        yield _answer(number, view.text(choice.label), f"screen.answer({number})")
    if not finding.choices:
        yield _answer(1, view.word("free-value"), "screen.answer(1)")
    yield _answer(0, view.wording.word("cannot-check"), "screen.cannot_check")


def _answer(number: int, words: str, action: str) -> Row:
    return Row(safe(f" {number}  ", "bold $accent"), safe(words), action)
