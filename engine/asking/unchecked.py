"""What is left to ask where a finding cannot be checked."""

from __future__ import annotations

from dataclasses import replace

from engine.asking.model import asking_model
from engine.asking.questions import NextQuestion, askable, still_needed, view_of
from engine.asking.reach import separated
from engine.diagnosis import Diagnosis
from kb.frozen import frozen
from kb.model import Pack


@frozen
class Unchecked:
    """What follows for the causes that the finding bears on.

    `instead` are the other questions that bear on them, those with the least effort first;
    `undecidable` the causes on which no question bears any more.
    """

    instead: tuple[NextQuestion, ...]
    undecidable: tuple[str, ...]


def if_unchecked(pack: Pack, diagnosis: Diagnosis, finding: str) -> Unchecked:
    """Return what is left to ask about a finding's causes if it cannot be checked."""
    model = asking_model(pack)
    view = view_of(model, diagnosis)
    without = replace(view, cannot_check=frozenset((*view.cannot_check, finding)))
    causes = separated(model, view, finding)
    needed = {cause: still_needed(model, without, cause) for cause in causes}
    topics = askable(model, without, {other for findings in needed.values() for other in findings})
    instead = []
    for topic in sorted(topics, key=lambda topic: (topic.effort, topic.order)):
        shared = tuple(cause for cause in separated(model, without, topic.finding) if cause in needed)
        if shared:
            instead.append(NextQuestion(topic.finding, shared, again=False))
    return Unchecked(tuple(instead), tuple(cause for cause in causes if not needed[cause]))
