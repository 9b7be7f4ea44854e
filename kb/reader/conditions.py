"""The conditions of `when`, `asked-when` and `absent-when`, from nodes to values."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from math import prod

from kb.conditions import (
    AnyOf,
    AnyValue,
    Condition,
    FindingIs,
    Not,
    OneOf,
    OtherThan,
    RecordMatches,
    Term,
    Variable,
)
from kb.reader.names import FACTS
from kb.reader.nodes import Listing, Mapping, Node, Scalar
from kb.reader.reading import Reading
from kb.values import KNOWN
from kb.variables import Scope, variable_name
from kb.words import CONDITIONS, MAPPING, TERM, WANTED_LISTING

OTHER_THAN = "other-than"
MAX_CONDITIONS = 100
MAX_BRANCHES = 256
"""`any` conditions multiply when they are expanded."""


def read_conditions(node: Node, reading: Reading, scope: Scope) -> tuple[Condition, ...]:
    """Return the conditions that can be read; where one cannot, the scope is whole no more."""
    if isinstance(node, Mapping):
        blocks: list[Node] = [node]
    elif isinstance(node, Listing):
        blocks = node.items
    else:
        reading.wrong(node, CONDITIONS)
        scope.whole = False
        return ()
    conditions: list[Condition] = []
    for block in blocks:
        if not isinstance(block, Mapping):
            reading.wrong(block, MAPPING)
            scope.whole = False
            continue
        scope.whole = scope.whole and not block.torn
        for key, value in block.entries.values():
            condition = _SPECIAL.get(key.value, _plain)(key, value, reading, scope)
            if condition is None:
                scope.whole = False
            else:
                conditions.append(condition)
    if not conditions and scope.whole:
        reading.fault(node, "empty-value")
    if _number(conditions) > MAX_CONDITIONS:
        reading.fault(node, "too-many-conditions", limit=str(MAX_CONDITIONS))
        return ()
    if _branches(conditions) > MAX_BRANCHES:
        reading.fault(node, "too-many-branches", limit=str(MAX_BRANCHES))
        return ()
    return tuple(conditions)


def _number(conditions: list[Condition] | tuple[Condition, ...]) -> int:
    """Return how many conditions there are, those inside `any` each by itself."""
    return sum(
        sum(map(_number, condition.alternatives)) if isinstance(condition, AnyOf) else 1
        for condition in conditions
    )


def _branches(conditions: list[Condition] | tuple[Condition, ...]) -> int:
    """Return how many conjunctions the conditions stand for."""
    return prod(
        sum(map(_branches, condition.alternatives))
        for condition in conditions
        if isinstance(condition, AnyOf)
    )


def read_record(key: Scalar, node: Mapping, reading: Reading, scope: Scope) -> RecordMatches:
    """Return the condition on a record: its fields with their terms."""
    reading.names.use(key, reading, "record")
    scope.whole = scope.whole and not node.torn
    fields: list[tuple[str, Term]] = []
    for field, value in node.entries.values():
        reading.names.use_field(key.value, field, reading)
        term = _term(value, reading, scope, None)
        if term is None:
            scope.whole = False
        else:
            fields.append((field.value, term))
    return RecordMatches(key.value, tuple(fields), reading.at(key))


def _plain(key: Scalar, value: Node, reading: Reading, scope: Scope) -> FindingIs | RecordMatches | None:
    if isinstance(value, Mapping) and OTHER_THAN not in value.entries:
        return read_record(key, value, reading, scope)
    reading.names.use(key, reading, *FACTS)
    term = _term(value, reading, scope, key.value)
    return FindingIs(key.value, term, reading.at(key)) if term is not None else None


def _not(key: Scalar, value: Node, reading: Reading, scope: Scope) -> Not | None:
    if not isinstance(value, Mapping):
        if isinstance(value, Listing):
            reading.fault(value, "not-one-condition")
        else:
            reading.wrong(value, MAPPING)
        return None
    if len(value.entries) != 1:
        if not value.torn:
            reading.fault(value, "not-one-condition")
        return None
    ((inner, inner_value),) = value.entries.values()
    if inner.value in {"any", "not"}:
        reading.fault(inner, "not-nested", name=inner.value)
        return None
    scope.negated = True
    condition = _plain(inner, inner_value, reading, scope)
    scope.negated = False
    return Not(condition, reading.at(key)) if condition is not None else None


def _any_of(key: Scalar, value: Node, reading: Reading, scope: Scope) -> AnyOf | None:
    if not isinstance(value, Listing):
        reading.wrong(value, WANTED_LISTING)
        return None
    if not value.items:
        reading.fault(value, "empty-value")
        return None
    above = scope.bound
    alternatives: list[tuple[Condition, ...]] = []
    bound: list[set[str]] = []
    for item in value.items:
        scope.bound = set(above)
        alternatives.append(read_conditions(item, reading, scope))
        bound.append(scope.bound)
    scope.bound = set[str].intersection(*bound)
    scope.partly |= set[str].union(*bound) - scope.bound
    return AnyOf(tuple(alternatives), reading.at(key))


_SPECIAL: MappingOf[str, Callable[[Scalar, Node, Reading, Scope], Condition | None]] = {
    "any": _any_of,
    "not": _not,
}


def _term(node: Node, reading: Reading, scope: Scope, fact: str | None) -> Term | None:
    """Return a term; `fact` is the finding or mechanism whose value it is, None in a record."""
    if isinstance(node, Scalar):
        value = reading.scalar(node, TERM)
        if value == KNOWN:
            return AnyValue()
        if value.startswith("$"):
            name = _variable(node, value, reading)
            if name:
                scope.bind(name, node, reading)
            return Variable(name) if name else None
        if value and fact is not None:
            reading.names.use_value(fact, node, reading)
        return OneOf((value,)) if value else None
    if isinstance(node, Listing) and node.items:
        return _literals(node.items, reading, fact)
    if isinstance(node, Mapping) and OTHER_THAN in node.entries:
        return _other_than(node, reading, scope, fact)
    if isinstance(node, Listing):
        reading.fault(node, "empty-value")
    else:
        reading.wrong(node, TERM)
    return None


def _other_than(node: Mapping, reading: Reading, scope: Scope, fact: str | None) -> OtherThan | None:
    for key, _ in node.entries.values():
        if key.value != OTHER_THAN:
            reading.unknown_key(key, [OTHER_THAN])
    _, inner = node.entries[OTHER_THAN]
    if isinstance(inner, Scalar) and inner.value.startswith("$"):
        name = _variable(inner, inner.value.strip(), reading)
        if name:
            scope.compare(name, inner, reading)
        return OtherThan(Variable(name)) if name else None
    if isinstance(inner, Listing) and not inner.items:
        reading.fault(inner, "empty-value")
        return None
    literals = _literals(inner.items if isinstance(inner, Listing) else [inner], reading, fact)
    return OtherThan(literals) if literals is not None else None


def _literals(nodes: list[Node], reading: Reading, fact: str | None) -> OneOf | None:
    values: list[str] = []
    for node in nodes:
        value = reading.scalar(node, TERM)
        if value == KNOWN:
            reading.fault(node, "known-misplaced")
        elif value.startswith("$"):
            reading.fault(node, "variable-misplaced", name=value)
        elif value and isinstance(node, Scalar):
            values.append(value)
            if fact is not None:
                reading.names.use_value(fact, node, reading)
    return OneOf(tuple(values)) if len(values) == len(nodes) else None


def _variable(node: Scalar, value: str, reading: Reading) -> str:
    """Return a variable's name, or "" after reporting that it is none."""
    name = variable_name(value)
    if name is None:
        reading.fault(node, "bad-variable", name=value)
    return name or ""
