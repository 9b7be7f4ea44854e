"""What `when` consists of: conditions on findings and records, and the terms that their values must match."""

from __future__ import annotations

from kb.frozen import frozen
from kb.position import Position


@frozen
class OneOf:
    """Matches each of the values."""

    values: tuple[str, ...]


@frozen
class AnyValue:
    """Matches whatever is known (`known` in YAML)."""


@frozen
class Variable:
    """Takes the value where the name is new, and must equal it afterwards (`$name`)."""

    name: str


@frozen
class OtherThan:
    """Matches every value but those given, or but the one a variable has."""

    term: OneOf | Variable


Term = OneOf | AnyValue | Variable | OtherThan


@frozen
class FindingIs:
    """A finding or mechanism has a value that the term matches."""

    finding: str
    term: Term
    at: Position


@frozen
class RecordMatches:
    """A record from pasted output has every field named, each matched by its term."""

    record: str
    fields: tuple[tuple[str, Term], ...]
    at: Position


@frozen
class Not:
    """The condition is not known to hold."""

    condition: FindingIs | RecordMatches
    at: Position


@frozen
class AnyOf:
    """At least one alternative holds; all conditions of an alternative must."""

    alternatives: tuple[tuple[Condition, ...], ...]
    at: Position


Condition = FindingIs | RecordMatches | Not | AnyOf
