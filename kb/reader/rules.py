"""Rules of a pack, from nodes to values, with what can be told from one rule alone."""

from __future__ import annotations

from collections.abc import Iterable

from kb.conditions import AnyOf, Condition, OneOf, RecordMatches, Variable
from kb.model import Concludes, Effect, Judges, Outdates, Rule, SetsAside, Source, Text, Verdict
from kb.reader.conditions import read_record
from kb.reader.fields import INHERITED_SOURCE, Fields, may, need
from kb.reader.kinds import SENTENCE, Conditions, Identifier, Kind, Reference
from kb.reader.names import FACTS
from kb.reader.nodes import Mapping, Node, Scalar
from kb.reader.reading import Reading
from kb.variables import Scope, variable_name
from kb.words import MAPPING

_VERDICTS = {"confirms": Verdict.CONFIRMED, "suggests": Verdict.SUSPECTED, "rules-out": Verdict.RULED_OUT}
EFFECTS = ("then", *_VERDICTS, "sets-aside")


class Scoped:
    """What is read within a scope of variables of its own."""

    blank = None

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def read(self, node: Node, reading: Reading) -> object:
        """Return what the kind reads, once every variable used in it was found to be bound."""
        reading.scope = scope = Scope()
        value: object = self.kind.read(node, reading)
        scope.close(reading)
        reading.scope = None
        return value


class Conclusions:
    """`then`: findings and mechanisms with the value, or the variable, that each is given."""

    blank: tuple[Concludes, ...] = ()

    def read(self, node: Node, reading: Reading) -> tuple[Concludes, ...]:
        """Return every conclusion that can be read."""
        if not isinstance(node, Mapping):
            reading.wrong(node, MAPPING)
            return ()
        if not node.entries and not node.torn:
            reading.fault(node, "empty-value")
        return tuple(self._conclusions(node, reading))

    def _conclusions(self, node: Mapping, reading: Reading) -> Iterable[Concludes]:
        for key, value_node in node.entries.values():
            reading.names.use(key, reading, *FACTS)
            reading.names.use_as_conclusion(key, reading)
            value = reading.scalar(value_node)
            if not value or not isinstance(value_node, Scalar):
                continue
            if not value.startswith("$"):
                reading.names.use_value(key.value, value_node, reading)
                yield Concludes(key.value, OneOf((value,)))
            elif (name := variable_name(value)) is None:
                reading.fault(value_node, "bad-variable", name=value)
            else:
                if reading.scope is not None:
                    reading.scope.use(name, value_node)
                yield Concludes(key.value, Variable(name))


class OneRecord:
    """A condition on one record, `{name: {field: term}}`."""

    blank = None

    def read(self, node: Node, reading: Reading) -> RecordMatches | None:
        """Return the condition, whose variables are bound in the scope around it."""
        if not isinstance(node, Mapping):
            reading.wrong(node, MAPPING)
            return None
        if len(node.entries) != 1 or node.torn:
            if not node.torn:
                reading.fault(node, "one-record")
            return None
        ((key, value),) = node.entries.values()
        if not isinstance(value, Mapping):
            reading.wrong(value, MAPPING)
            return None
        return read_record(key, value, reading, reading.scope or Scope())


def _make_rule(
    node: Mapping,
    reading: Reading,
    *,
    when: tuple[Condition, ...],
    then: tuple[Concludes, ...] | None,
    sets_aside: str | None,
    because: Text,
    source: Source,
    **names: str | None,  # `id`, which Python's own would shadow, and the causes judged
) -> Rule:
    given = [key for key in EFFECTS if key in node.entries]
    if len(given) != 1 and not node.torn:
        reading.fault(node, "several-effects" if given else "no-effect", choices=", ".join(EFFECTS))
    effects: list[Effect] = list(then or ())
    for key, verdict in _VERDICTS.items():
        cause = names[key.replace("-", "_")]
        if cause:
            effects.append(Judges(cause, verdict))
    if sets_aside:
        effects.append(SetsAside(sets_aside))
        if (reading.scope is None or reading.scope.whole) and sets_aside not in _records(when):
            reading.fault(node.entries["sets-aside"][1], "sets-aside-unmatched", name=sets_aside)
    return Rule(names["id"] or "", when, tuple(effects), because, source, reading.at(node), reading.cause)


def _records(conditions: tuple[Condition, ...]) -> set[str]:
    """Return the records that are matched whenever the conditions hold."""
    matched: set[str] = set()
    for condition in conditions:
        if isinstance(condition, RecordMatches):
            matched.add(condition.record)
        elif isinstance(condition, AnyOf):
            matched |= set.intersection(*map(_records, condition.alternatives))
    return matched


RULE = Scoped(
    Fields(
        "rule",
        _make_rule,
        {
            "id": need(Identifier("rule")),
            "when": need(Conditions()),
            "then": may(Conclusions()),
            "confirms": may(Reference("cause")),
            "suggests": may(Reference("cause")),
            "rules-out": may(Reference("cause")),
            "sets-aside": may(Reference("record")),
            "because": need(SENTENCE),
            "source": INHERITED_SOURCE,
        },
        placed=True,
    )
)
OUTDATES = Scoped(
    Fields(
        "outdates",
        Outdates,
        {"later": need(OneRecord()), "earlier": need(OneRecord()), "because": need(SENTENCE)},
    )
)
