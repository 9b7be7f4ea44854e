"""The model behind the choice of questions, compiled from a pack; docs/asking.md explains it.

Values of a finding become bits, proofs become ways: for each finding the bits that serve.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

from engine.asking.proofs import Proof, Values, proofs
from engine.matching.patterns import subject
from engine.matching.program import Program, compile_pack, expand, split
from kb.cache.codec import decode, encode
from kb.cache.pack import tables_of
from kb.cache.tables import Tables, as_json, encode_rows, encode_table
from kb.collector import collector_paused
from kb.conditions import AnyValue, Condition, FindingIs, OneOf, OtherThan, Variable
from kb.frozen import frozen
from kb.model import Concludes, Finding, Pack, Prior, Verdict

EVERY = -1
"""The bits of "every value", also of one that is none of a finding's choices."""

LEAST_EFFORT = 1
"""The effort of the easiest finding."""

_PRIOR_WEIGHT = {Prior.COMMON: 4.0, Prior.OCCASIONAL: 2.0, Prior.RARE: 1.0}
_CANNOT_CHECK = {1: 0.02, 2: 0.04, 3: 0.08, 4: 0.16, 5: 0.3}

QUARTERS = 4
_ON_THE_WAY = 2
"""The quarters that stand for a change of box or screen that may or may not be needed."""

Answer = tuple[str, str]
"""A finding and one of its values."""
Asked = tuple[tuple[str, ...], int, tuple[str | None, str | None], tuple[Condition, ...]]
"""What a topic is made from: the values of a finding, its effort, its place, and when it is asked."""
Way = tuple[Mapping[str, int], Mapping[str, int]]
"""What a proof needs and what would spoil it, each as findings with bits."""
Ways = tuple[tuple[Way, ...], tuple[Way, ...], tuple[Way, ...]]
"""The ways that confirm a cause, that rule it out, and that suggest it."""


@frozen(eq=False)
class Topic:
    """A finding as the choice of questions sees it; one without choices can only be volunteered.

    `need` is what it adds to the effort left of a way that still needs it, in quarters:
    its effort, and the change of place that it takes on average.
    """

    finding: str
    order: int
    bits: Mapping[str, int]
    size: int
    effort: int
    need: int
    cannot_check: float
    place: tuple[str | None, str | None]
    asked_when: tuple[Condition, ...]

    def mask(self, values: Values) -> int:
        """Return the bits of some values."""
        if values is None:
            return EVERY
        mask = 0
        for value in values:
            mask |= self.bits.get(value, 1 << self.size)
        return mask


@frozen(eq=False)
class Model:
    """A pack's ways to judge each cause, and what each finding bears on.

    `ways` holds for each cause those that confirm it, rule it out and suggest it;
    `touching` the causes whose ways name a finding; `opened` the findings whose
    `asked-when` names a subject; `implied` what an answer says about other findings;
    `hidden` findings that bear on a cause in a way that no way shows (through `not` over
    several answers, records or variables).  `tables` hold what is further compiled from
    this model, where it is kept with the pack.
    """

    program: Program
    topics: Mapping[str, Topic]
    priors: Mapping[str, float]
    ways: Mapping[str, Ways]
    touching: Mapping[str, Sequence[str]]
    opened: Mapping[str, Sequence[str]]
    implied: Mapping[str, Mapping[str, Sequence[Answer]]]
    complaint: Sequence[str]
    hidden: Sequence[str]
    tables: Tables | None


@lru_cache(maxsize=8)
def asking_model(pack: Pack) -> Model:
    """Return the model of a pack, opened where it is kept with it; packs used last are remembered."""
    tables = tables_of(pack)
    return _compiled(pack) if tables is None else _opened(pack, tables)


@collector_paused()
def _compiled(pack: Pack) -> Model:
    program = compile_pack(pack)
    topics = {
        finding.id: _topic(finding.id, order, _asked(finding))
        for order, finding in enumerate(pack.findings.values())
        if finding.question is not None
    }
    ways = {}
    touching: dict[str, dict[str, None]] = {}
    for cause in pack.causes:
        confirm, exclude, suggest = (
            tuple(_way(topics, proof) for proof in proofs(program, cause, verdict))
            for verdict in (Verdict.CONFIRMED, Verdict.RULED_OUT, Verdict.SUSPECTED)
        )
        ways[cause] = (confirm, exclude, suggest)
        for group in ways[cause]:
            for needs, unless in group:
                for finding in (*needs, *unless):
                    touching.setdefault(finding, {})[cause] = None
    opened: dict[str, list[str]] = {}
    for topic in topics.values():
        for atoms in expand(topic.asked_when):
            for condition in chain(*split(atoms)):
                opened.setdefault(subject(condition), []).append(topic.finding)
    return Model(
        program,
        topics,
        {cause.id: _PRIOR_WEIGHT[cause.prior] for cause in pack.causes.values()},
        ways,
        {finding: tuple(causes) for finding, causes in touching.items()},
        {name: tuple(dict.fromkeys(findings)) for name, findings in opened.items()},
        _implied(program, topics),
        _complaint(pack, topics),
        _hidden(program, topics),
        None,
    )


def _asked(finding: Finding) -> Asked:
    question = finding.question
    if question is None:
        raise ValueError("a mechanism is never asked")
    values = tuple(choice.value for choice in finding.choices)
    return values, question.effort, (question.box, question.screen), question.asked_when


def _topic(finding: str, order: int, asked: Asked) -> Topic:
    values, effort, place, asked_when = asked
    return Topic(
        finding,
        order,
        {value: 1 << bit for bit, value in enumerate(values)},
        len(values),
        effort,
        QUARTERS * effort + (_ON_THE_WAY if any(place) else 0),
        _CANNOT_CHECK[effort],
        place,
        asked_when,
    )


def _way(topics: Mapping[str, Topic], proof: Proof) -> Way:
    needs = {finding: topics[finding].mask(values) for finding, values in proof.needs.items()}
    unless = {finding: topics[finding].mask(values) for finding, values in proof.unless.items()}
    return needs, unless


def _complaint(pack: Pack, topics: Mapping[str, Topic]) -> tuple[str, ...]:
    """Return the findings that tell whether the complaint holds at all."""
    named = (
        subject(condition) for atoms in expand(pack.complaint.absent_when) for condition in split(atoms)[0]
    )
    return tuple(name for name in dict.fromkeys(named) if name in topics)


def _implied(program: Program, topics: Mapping[str, Topic]) -> Mapping[str, Mapping[str, Sequence[Answer]]]:
    """Return what single answers say about other findings that could be asked."""
    implied: dict[str, dict[str, list[Answer]]] = {}
    for clause in program.clauses:
        if len(clause.positive) != 1 or clause.negative or not isinstance(clause.positive[0], FindingIs):
            continue
        condition = clause.positive[0]
        if condition.finding not in topics or not isinstance(condition.term, OneOf | AnyValue):
            continue
        if isinstance(condition.term, OneOf):
            values = condition.term.values
        else:
            values = tuple(topics[condition.finding].bits)
        for effect in clause.rule.effects:
            if isinstance(effect, Concludes) and effect.finding in topics and isinstance(effect.value, OneOf):
                for value in values:
                    pair = (effect.finding, effect.value.values[0])
                    implied.setdefault(condition.finding, {}).setdefault(value, []).append(pair)
    return implied


def _hidden(program: Program, topics: Mapping[str, Topic]) -> tuple[str, ...]:
    """Return the findings that lead to a clause with `not`, records or variables."""
    concluding: dict[str, list[str]] = {}
    waiting: list[str] = []
    for clause in program.clauses:
        conditions = (*clause.positive, *clause.negative)
        names = [subject(condition) for condition in conditions]
        for effect in clause.rule.effects:
            if isinstance(effect, Concludes):
                concluding.setdefault(effect.finding, []).extend(names)
        plain = all(isinstance(one, FindingIs) and not _has_variable(one) for one in conditions)
        if clause.negative or not plain:
            waiting.extend(names)
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(concluding.get(name, ()))
    return tuple(name for name, topic in topics.items() if name in reached and topic.size)


def _has_variable(condition: FindingIs) -> bool:
    term = condition.term
    return isinstance(term.term if isinstance(term, OtherThan) else term, Variable)


def encode_model(model: Model) -> dict[str, bytes]:
    """Return the tables of a model by name; raises TypeError or ValueError where it has no such form."""
    places = {cause: place for place, cause in enumerate(model.ways)}
    topics = {
        name: encode((name, topic.order, (tuple(topic.bits), topic.effort, topic.place, topic.asked_when)))
        for name, topic in model.topics.items()
    }
    touching = {name: as_json([places[cause] for cause in causes]) for name, causes in model.touching.items()}
    return {
        "topics": encode_table(topics),
        "priors": encode_table({name: as_json(prior) for name, prior in model.priors.items()}),
        "ways": encode_table({name: as_json(ways) for name, ways in model.ways.items()}),
        "touching": encode_table(touching),
        "opened": encode_table({name: as_json(findings) for name, findings in model.opened.items()}),
        "implied": encode_table({name: as_json(answers) for name, answers in model.implied.items()}),
        "asking": encode_rows((as_json(model.complaint), as_json(model.hidden))),
    }


def _opened(pack: Pack, tables: Tables) -> Model:
    complaint, hidden = (json.loads(tables.rows("asking")[place]) for place in range(2))
    causes = tuple(pack.causes)
    return Model(
        compile_pack(pack),
        tables.table("topics", lambda row: _topic(*decode(row))),
        tables.table("priors", json.loads),
        tables.table("ways", _ways),
        tables.table("touching", lambda row: tuple([causes[place] for place in json.loads(row)])),
        tables.table("opened", json.loads),
        tables.table("implied", json.loads),
        complaint,
        hidden,
        tables,
    )


def _ways(row: str) -> Ways:
    confirm, exclude, suggest = ([(needs, unless) for needs, unless in ways] for ways in json.loads(row))
    return tuple(confirm), tuple(exclude), tuple(suggest)
