"""Which keys the parts of a pack have, and what each becomes; rules and cases have their own files."""

from __future__ import annotations

from kb.conditions import Condition
from kb.model import (
    AppliesTo,
    Box,
    Choice,
    Complaint,
    Document,
    Finding,
    Fix,
    FixStep,
    Pattern,
    Question,
    Text,
    ValueKind,
)
from kb.reader.fields import INHERITED_SOURCE, Entries, Fields, Values, may, need
from kb.reader.kinds import (
    EXPRESSION,
    SENTENCE,
    WORD,
    Conditions,
    Identifier,
    ListOf,
    OneWord,
    Reference,
    SetOf,
    Version,
    Whole,
    YesNo,
    check_id,
)
from kb.reader.nodes import Listing, Mapping, Node, Scalar
from kb.reader.reading import Reading
from kb.words import MAPPING, NOT_TRIED

MAX_PATTERNS = 2000
"""Each is searched in whatever is pasted."""
MAX_BAD_PATTERNS = 50
"""Once as many cannot be used, no more are tried: one made to be costly takes RE2 some milliseconds."""


class Labels:
    """`choices`: the values that a finding takes, with their words."""

    blank: tuple[Choice, ...] = ()

    def read(self, node: Node, reading: Reading) -> tuple[Choice, ...]:
        """Return every choice, those with a faulty label too."""
        if not isinstance(node, Mapping):
            reading.wrong(node, MAPPING)
            return ()
        if not node.entries and not node.torn:
            reading.fault(node, "empty-value")
        for key, _ in node.entries.values():
            check_id(key, reading)
        return tuple(
            [Choice(key.value, SENTENCE.read(label, reading)) for key, label in node.entries.values()]
        )


def _kind_of(
    node: Mapping, reading: Reading, key: Scalar, choices: tuple[Choice, ...], kind: ValueKind | None
) -> ValueKind:
    """Return the kind of a finding or mechanism after noting the values that it names itself."""
    if ("choices" in node.entries) == ("kind" in node.entries) and not node.torn:
        reading.fault(node, "choices-or-kind")
    for name in ("default", "together"):
        if name in node.entries:
            value = node.entries[name][1]
            for scalar in value.items if isinstance(value, Listing) else [value]:
                if isinstance(scalar, Scalar):
                    reading.names.use_value(key.value, scalar, reading)
    if choices:
        return ValueKind.CHOICE
    return kind or ValueKind.TEXT


def _make_finding(
    node: Mapping,
    reading: Reading,
    *,
    key: Scalar,
    title: Text,
    choices: tuple[Choice, ...],
    kind: ValueKind | None,
    default: str | None,
    together: frozenset[str],
    say: Text,
    look: Text,
    hint: Text | None,
    box: str | None,
    screen: str | None,
    effort: int,
    asked_when: tuple[Condition, ...],
) -> Finding:
    kind = _kind_of(node, reading, key, choices, kind)
    question = Question(say, look, hint, effort, box, screen, asked_when)
    return Finding(key.value, title, kind, choices, default, together, False, question, reading.at(key))


def _make_mechanism(
    node: Mapping,
    reading: Reading,
    *,
    key: Scalar,
    title: Text,
    choices: tuple[Choice, ...],
    kind: ValueKind | None,
    together: frozenset[str],
    many: bool,
) -> Finding:
    kind = _kind_of(node, reading, key, choices, kind)
    return Finding(key.value, title, kind, choices, None, together, many, None, reading.at(key))


def _make_document(key: Scalar, title: Text) -> Document:
    return Document(key.value, title)


def _make_box(key: Scalar, title: Text) -> Box:
    return Box(key.value, title)


def _make_pattern(
    node: Mapping,
    reading: Reading,
    *,
    pattern: str,
    match: str,
    gives: tuple[tuple[str, str], ...],
    samples: tuple[str, ...],
) -> Pattern:
    if reading.names.number("pattern") > MAX_PATTERNS:
        reading.fault(node, "too-many-patterns", limit=str(MAX_PATTERNS))
    elif match and not reading.trusted:
        from kb.patterns import pattern_problem

        if reading.faults.number("bad-pattern") < MAX_BAD_PATTERNS:
            reason = pattern_problem(match)
        else:
            reason = NOT_TRIED.filled({"limit": str(MAX_BAD_PATTERNS)})
        if reason is not None:
            reading.fault(node.entries["match"][1], "bad-pattern", reason=reason)
    return Pattern(pattern, match, gives, samples, reading.at(node))


def _make_applies_to(
    node: Mapping, reading: Reading, *, finding: str, at_least: str, warning: Text
) -> AppliesTo:
    if finding and at_least:
        bound = node.entries["at-least"][1]
        if isinstance(bound, Scalar):
            reading.names.use_value(finding, bound, reading)
    return AppliesTo(finding, at_least, warning)


def _name_of_reader(reader: str) -> str:
    return reader


class Evidence:
    """One way in which pasted output is read: a reader's name, or a pattern."""

    blank = None

    def read(self, node: Node, reading: Reading) -> str | Pattern | None:
        """Return the reader's name or the pattern."""
        is_pattern = isinstance(node, Mapping) and ("pattern" in node.entries or "match" in node.entries)
        value: str | Pattern | None = (PATTERN if is_pattern else READER).read(node, reading)
        return value


_VALUES = {
    "choices": may(Labels(), ()),
    "kind": may(OneWord(ValueKind, ValueKind.CHOICE)),
    "together": may(SetOf(WORD, at_least=2), frozenset()),
}
READER = Fields("reader", _name_of_reader, {"reader": need(Reference("reader"))})
PATTERN = Fields(
    "pattern",
    _make_pattern,
    {
        "pattern": need(Identifier("pattern")),
        "match": need(EXPRESSION),
        "gives": need(Values("finding")),
        "samples": may(ListOf(WORD), ()),
    },
    placed=True,
)

DOCUMENTS = Entries("document", Fields("document", _make_document, {"title": need(SENTENCE)}))
BOXES = Entries("box", Fields("box", _make_box, {"title": need(SENTENCE)}), capitals=True)
FINDINGS = Entries(
    "finding",
    Fields(
        "finding",
        _make_finding,
        {
            "title": need(SENTENCE),
            **_VALUES,
            "default": may(WORD),
            "say": need(SENTENCE),
            "look": need(SENTENCE),
            "hint": may(SENTENCE),
            "box": may(Reference("box")),
            "screen": may(WORD),
            "effort": need(Whole(1, 5)),
            "asked-when": may(Conditions(), ()),
        },
        placed=True,
    ),
)
MECHANISMS = Entries(
    "mechanism",
    Fields(
        "mechanism",
        _make_mechanism,
        {"title": need(SENTENCE), **_VALUES, "many": may(YesNo(), False)},
        placed=True,
    ),
)
COMPLAINT = Fields(
    "complaint",
    Complaint,
    {
        "title": need(SENTENCE),
        "absent-when": may(Conditions(), ()),
        "about": may(Reference("mechanism")),
    },
)
APPLIES_TO = ListOf(
    Fields(
        "applies-to",
        _make_applies_to,
        {"finding": need(Reference("finding")), "at-least": need(Version()), "warning": need(SENTENCE)},
        placed=True,
    )
)
FIX = Fields(
    "fix",
    Fix,
    {
        "order": need(Whole(1, 9999)),
        "steps": need(
            ListOf(
                Fields(
                    "step",
                    FixStep,
                    {
                        "on": need(Reference("box")),
                        "do": need(SENTENCE),
                        "run": may(WORD),
                        "expect": may(WORD),
                        "note": may(SENTENCE),
                    },
                ),
                at_least=1,
            )
        ),
        "risk": need(SENTENCE),
        "undo": may(SENTENCE),
        "changes": need(SetOf(Reference("finding", "record"))),
        "verify": need(Reference("finding")),
        "source": INHERITED_SOURCE,
    },
)
