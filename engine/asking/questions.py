"""Which finding to ask for next.

The question chosen leaves the least to do on average: the effort of asking it and of going
where it is seen, and, over its answers, the doubt that stays between the causes (entropy,
in bits) plus the effort of confirming the right one, which is nothing once a cause is
confirmed.  docs/asking.md has the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from engine.asking.choice import best, ordered
from engine.asking.model import Model, Topic, Way, asking_model
from engine.asking.reach import separated, undecided
from engine.asking.shares import Place, View, left_to_ask
from engine.asking.worth import cost, may_ask
from engine.diagnosis import Diagnosis
from engine.infer import decide
from engine.matching.conditions import holds
from engine.matching.forward import conclude
from engine.observations import Observations
from engine.observed import observed_values, records_by_name, settled_values
from kb.frozen import frozen
from kb.model import Judges, Pack, Verdict

MOST_TRIED = 200
"""So many answers are tried out by inference when no question is known to be useful."""


@frozen
class NextQuestion:
    """The finding to ask, the causes its answers tell apart, and whether it was answered before."""

    finding: str
    separates: tuple[str, ...]
    again: bool


def next_question(pack: Pack, diagnosis: Diagnosis) -> NextQuestion | None:
    """Return the best question, or None where no answer would change anything.

    Conflicts come first; then whether the complaint holds at all, and what a fix has changed.
    """
    return next(_questions(pack, diagnosis, only_best=True), None)


def useful_findings(pack: Pack, diagnosis: Diagnosis) -> tuple[NextQuestion, ...]:
    """Return every question whose answer would still change something, best first."""
    found: dict[str, NextQuestion] = {}
    for question in _questions(pack, diagnosis, only_best=False):
        found.setdefault(question.finding, question)
    return tuple(found.values())


def _questions(pack: Pack, diagnosis: Diagnosis, only_best: bool) -> Iterator[NextQuestion]:
    """Yield the questions, best first; `only_best` saves the work of ordering the rest."""
    if diagnosis.complaint_absent:
        return
    model = asking_model(pack)
    view = view_of(model, diagnosis)
    disputed = frozenset(conflict.finding for conflict in diagnosis.finding_conflicts)
    for conflict in diagnosis.cause_conflicts:
        again = [finding for finding in conflict.ask_again if finding not in view.cannot_check]
        for finding in sorted(again, key=lambda finding: model.topics[finding].effort):
            yield NextQuestion(finding, (conflict.cause,), again=True)
    for topic in sorted(askable(model, view, model.complaint), key=lambda topic: topic.effort):
        if causes := separated(model, view, topic.finding) or _undecided(model, view):
            yield NextQuestion(topic.finding, causes, topic.finding in disputed)
    changed = diagnosis.observations.changed
    for topic in sorted(askable(model, view, changed), key=lambda topic: (topic.effort, topic.order)):
        if causes := separated(model, view, topic.finding):
            yield NextQuestion(topic.finding, causes, again=True)
    for topic in sorted(askable(model, view, disputed), key=lambda topic: topic.order):
        if causes := separated(model, view, topic.finding):
            yield NextQuestion(topic.finding, causes, again=True)
    first = best(model, view) if only_best else None
    for topic in (first,) if first else _by_worth(model, view):
        if causes := separated(model, view, topic.finding):
            yield NextQuestion(topic.finding, causes, topic.finding in disputed)
    yield from _by_trial(model, view, diagnosis, disputed)


def _undecided(model: Model, view: View) -> tuple[str, ...]:
    """Return the causes of which a verdict may still change."""
    return tuple(cause for cause, sure in undecided(model, view) if sure or still_needed(model, view, cause))


def view_of(model: Model, diagnosis: Diagnosis) -> View:
    """Return what a diagnosis says that bears on the choice of a question."""
    observations = diagnosis.observations
    bits = {
        finding: model.topics[finding].mask(values)
        for finding, values in diagnosis.known.items()
        if finding in model.topics
    }
    judged: dict[str, set[Verdict]] = {}
    for firing in diagnosis.firings:
        if isinstance(firing.conclusion, Judges):
            judged.setdefault(firing.conclusion.cause, set()).add(firing.conclusion.verdict)
    verdicts = {
        cause: decide(passed, cause in observations.tried, absent=False) for cause, passed in judged.items()
    }
    verdicts.update(dict.fromkeys(observations.tried, Verdict.RULED_OUT))
    return View(
        diagnosis.known,
        bits,
        observations.cannot_check,
        verdicts,
        records_by_name(observations),
        _place(model, observations),
    )


def _place(model: Model, observations: Observations) -> Place:
    """Return the box and screen that the caller looked at last."""
    newest = max(
        (seen for seen in observations.findings if seen.finding in model.topics),
        key=lambda seen: seen.order,
        default=None,
    )
    return model.topics[newest.finding].place if newest else (None, None)


def still_needed(model: Model, view: View, cause: str) -> set[str]:
    """Return the findings that ways to confirm, rule out or newly suspect an undecided cause still need."""
    ways = _ways_that_count(model, view, cause)
    return {finding for way in ways for finding in left_to_ask(model, view, way) or ()}


def _ways_that_count(model: Model, view: View, cause: str) -> tuple[Way, ...]:
    """Return the ways to a verdict that an undecided cause does not have yet."""
    verdict = view.verdicts.get(cause, Verdict.OPEN)
    if verdict is Verdict.CONFIRMED or verdict is Verdict.RULED_OUT:
        return ()
    confirm, exclude, suggest = model.ways[cause]
    return confirm + exclude + suggest if verdict is Verdict.OPEN else confirm + exclude


def askable(model: Model, view: View, findings: Iterable[str]) -> Iterator[Topic]:
    """Yield those of the findings that may be asked now."""
    for finding in findings:
        topic = model.topics.get(finding)
        if topic is not None and may_ask(topic, view):
            yield topic


def _by_worth(model: Model, view: View) -> Iterator[Topic]:
    """Yield what may be asked: first what helps to confirm a cause, best first, then the cheapest."""
    first = ordered(model, view)
    yield from first
    rest = [topic for topic in askable(model, view, model.touching) if topic not in first]
    yield from sorted(rest, key=lambda topic: (cost(topic, view.place), topic.order))


def _by_trial(
    model: Model, view: View, diagnosis: Diagnosis, disputed: frozenset[str]
) -> Iterator[NextQuestion]:
    """Yield the findings of which an answer, tried out by inference, changes a verdict."""
    tried = 0
    for topic in askable(model, view, model.hidden):
        tried += topic.size
        if tried > MOST_TRIED:
            return
        changed = [set(changes(model, view, diagnosis, topic.finding, value)) for value in topic.bits]
        causes = tuple(cause for cause in model.ways if any(cause in one for one in changed))
        if causes:
            yield NextQuestion(topic.finding, causes, topic.finding in disputed)


def changes(
    model: Model, view: View, diagnosis: Diagnosis, finding: str, value: str
) -> Mapping[str, Verdict]:
    """Return the new verdicts of undecided causes if a finding had a value."""
    pack = model.program.pack
    disputed = frozenset(conflict.finding for conflict in diagnosis.finding_conflicts)
    withheld = disputed - {finding}
    observed = {**observed_values(pack, diagnosis.observations, withheld), finding: [value]}
    settled = settled_values(diagnosis.observations)
    if finding in disputed:
        settled[finding] = value
    outcome = conclude(model.program, observed, view.records, withheld, settled)
    absent = bool(pack.complaint.absent_when) and holds(
        pack.complaint.absent_when, outcome.known, view.records
    )
    undecided = (Verdict.OPEN, Verdict.SUSPECTED)
    found = {}
    for cause in {**outcome.judged, **view.verdicts}:
        before = view.verdicts.get(cause, Verdict.OPEN)
        after = decide(outcome.judged.get(cause, ()), cause in diagnosis.observations.tried, absent)
        if before in undecided and after is not before:
            found[cause] = after
    return found
