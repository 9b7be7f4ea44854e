"""What a pack is: frozen values that the reader makes and the engine reasons with.

Nothing here reads files, checks ids or infers.  Ids, values, field names and
commands are plain strings exactly as the pack's author wrote them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from kb.conditions import Condition, OneOf, RecordMatches, Variable
from kb.frozen import frozen
from kb.parts import Part, SwitchedOff
from kb.position import Position
from kb.variables import fill

if TYPE_CHECKING:
    from kb.cache.pack import Kept
    from kb.case import Case

Language = Literal["en", "ko"]
LANGUAGES: tuple[Language, ...] = ("en", "ko")

UNKNOWN = "unknown"
"""The answer "cannot check", which every finding takes and which concludes nothing."""


@frozen
class Text:
    """One sentence that a person reads, in every language."""

    en: str
    ko: str

    def in_language(self, language: Language) -> str:
        return self.ko if language == "ko" else self.en

    def filled(self, values: Mapping[str, str]) -> Text:
        """Return the text with every `$variable` that has a value replaced by it."""
        return Text(fill(self.en, values), fill(self.ko, values)) if values else self


@frozen
class Source:
    """A section of a document that a rule or a fix rests on."""

    document: str
    section: str


@frozen
class Document:
    """What rules and fixes rest on."""

    id: str
    title: Text


@frozen
class Box:
    """A machine that the caller works on, such as the ESA."""

    id: str
    title: Text


@frozen
class Fact:
    """A finding or mechanism and a value that it has."""

    finding: str
    value: str


class Verdict(StrEnum):
    """What is thought of a cause."""

    CONFIRMED = "confirmed"
    SUSPECTED = "suspected"
    OPEN = "open"
    RULED_OUT = "ruled-out"


@frozen
class Concludes:
    """A rule gives a finding or mechanism a value: a literal, or what a variable has."""

    finding: str
    value: OneOf | Variable


@frozen
class Judges:
    """A rule confirms, suggests (`SUSPECTED`) or rules out a cause."""

    cause: str
    verdict: Verdict


@frozen
class SetsAside:
    """A rule says that the record it matched is not used, and why."""

    record: str


Effect = Concludes | Judges | SetsAside


@frozen
class Rule:
    """If all of `when` holds, every effect follows, because of the sentence given.

    `cause` is the one whose file the rule stands in.
    """

    id: str
    when: tuple[Condition, ...]
    effects: tuple[Effect, ...]
    because: Text
    source: Source
    at: Position
    cause: str | None = None


class ValueKind(StrEnum):
    """What values a finding takes."""

    CHOICE = "choice"
    PORT = "port"
    VERSION = "version"
    TEXT = "text"


@frozen
class Choice:
    """A value of a finding, with its words."""

    value: str
    label: Text


@frozen
class Question:
    """How a finding is asked for.

    `say` are the words for the caller, `look` is the place or command where it is
    seen, `hint` is for the agent alone.  `effort` runs from 1 (a glance) to 5.
    """

    say: Text
    look: Text
    hint: Text | None
    effort: int
    box: str | None
    screen: str | None
    asked_when: tuple[Condition, ...]


@frozen
class Finding:
    """Something that can be seen, or a mechanism that only rules conclude (no question).

    `together` lists values that may hold at the same time without a conflict; for
    a mechanism that may have any number of values, `many` is true.
    """

    id: str
    title: Text
    kind: ValueKind
    choices: tuple[Choice, ...]
    default: str | None
    together: frozenset[str]
    many: bool
    question: Question | None
    at: Position

    def label(self, value: str) -> Text:
        """The words for a value; a free value stands for itself."""
        for choice in self.choices:
            if choice.value == value:
                return choice.label
        return Text(value, value)


class CauseStatus(StrEnum):
    """How far a cause has come; drafts and deprecated ones stay out of calls."""

    DRAFT = "draft"
    TEST = "test"
    STABLE = "stable"
    DEPRECATED = "deprecated"


class Prior(StrEnum):
    """How often a cause is met."""

    COMMON = "common"
    OCCASIONAL = "occasional"
    RARE = "rare"


@frozen
class FixStep:
    """One thing to do: on which box, what, the command to type, and what it then shows."""

    on: str
    do: Text
    run: str | None
    expect: str | None
    note: Text | None


@frozen
class Fix:
    """How a cause is put right.

    `changes` names the findings and records that no longer hold once it was done,
    `verify` the finding that shows whether the fault is gone; fixes of several
    confirmed causes are done by ascending `order`.
    """

    steps: tuple[FixStep, ...]
    risk: Text
    undo: Text | None
    changes: frozenset[str]
    verify: str
    order: int
    source: Source


@frozen
class Cause:
    """One fault that explains the complaint, and how it is put right."""

    id: str
    title: Text
    source: Source
    status: CauseStatus
    replaced_by: str | None
    prior: Prior
    fix: Fix
    at: Position


@frozen
class Pattern:
    """A one-line thing recognised in pasted text by a regular expression (RE2 syntax).

    It is searched in the text with all white space folded to single spaces, so that a
    wrapped sentence still matches.  `gives` are the findings that a match shows, `samples`
    pieces of output in which it must be found.
    """

    id: str
    match: str
    gives: tuple[tuple[str, str], ...]
    samples: tuple[str, ...]
    at: Position


@frozen
class Outdates:
    """A record that makes earlier records of another kind worthless.

    Variables join the two; `because` says why.
    """

    later: RecordMatches
    earlier: RecordMatches
    because: Text


@frozen
class AppliesTo:
    """The lowest version, as a finding of kind version, that the pack is written for."""

    finding: str
    at_least: str
    warning: Text


@frozen
class Complaint:
    """What the caller complains of, when it does not hold after all, and which box it is about.

    `about` is the mechanism whose values name that box; None: output does not tell.
    """

    title: Text
    absent_when: tuple[Condition, ...]
    about: str | None = None


@frozen(eq=False)
class Pack:
    """Everything known about one complaint; equal only to itself.

    `parts` are the packs that it is put together from, the one extended first; `unfinished` the files of
    drafts left out for what is wrong in them; `kept` is the file that a pack read before is opened from.
    """

    id: str
    version: str
    title: Text
    complaint: Complaint
    applies_to: Sequence[AppliesTo] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    boxes: Mapping[str, Box] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    causes: Mapping[str, Cause] = field(default_factory=dict)
    rules: Sequence[Rule] = ()
    readers: Sequence[str] = ()
    patterns: Sequence[Pattern] = ()
    outdates: Sequence[Outdates] = ()
    cases: Sequence[Case] = ()
    parts: Sequence[Part] = ()
    switched_off: Sequence[SwitchedOff] = ()
    unfinished: Sequence[str] = ()
    kept: Kept | None = None
