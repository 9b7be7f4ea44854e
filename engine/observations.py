"""What is known before any rule runs: answers, and what was read from pasted output.

All text in these values is clean (see `kb.text.clean`).  `order` is the place in the
call: a larger number was learnt later.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kb.frozen import frozen
from kb.model import Text


class Origin(StrEnum):
    """How something became known."""

    SAID = "said"
    READ_OUT = "read-out"
    PASTED = "pasted"


@frozen
class Place:
    """A line of pasted text: the paste's name, the line from 1, and the line itself, cleaned.

    A very long line is shortened to the part that counts; `quote` is always a
    continuous piece of the cleaned line.
    """

    source: str
    line: int
    quote: str


@frozen
class Observation:
    """A finding's value; `place` is None for an answer."""

    finding: str
    value: str
    origin: Origin
    place: Place | None
    order: int


@frozen
class Record:
    """What a reader took from one run of a program, as field names and values."""

    name: str
    fields: Mapping[str, str]
    place: Place
    order: int


class Reason(StrEnum):
    """Why something that looks like known output is not used; words for it live in `tui`."""

    CUT_OFF = "cut-off"
    """The output stops before its result."""
    ODD_SHAPE = "odd-shape"
    """The line looks like the program's, but does not have its shape."""
    NO_SUCH_CHOICE = "no-such-choice"
    """The menu number or name chosen is not in the menu that was shown."""
    NOT_DELIVERY = "not-delivery"
    """Log lines of a receiving connection (ICID), or without their connection's first line."""
    CIPHERS_UNSURE = "ciphers-unsure"
    """OpenSSL cannot judge the cipher list."""
    REPLACED = "replaced"
    """Later output of the same command on the same box took its place."""
    BEFORE_FIX = "before-fix"
    """A fix that was done since has changed what the line shows."""
    NOT_CONNECTED = "not-connected"
    """The program never reached the other side, so it shows nothing about what follows."""
    UNKNOWN_PROMPT = "unknown-prompt"
    """What stands before the command is no prompt that is known, so the box is not known either."""
    LACKS_BEGINNING = "lacks-beginning"
    """The output does not show what was tested: the lines from the command on are missing."""
    NO_SUCH_VALUE = "no-such-value"
    """The program shows a value that the pack does not know."""
    CHANGED_AFTER = "changed-after"
    """A reply by which a setting was changed that is not shown again below."""
    NOT_STATE = "not-state"
    """The line tells what a command did, not how things stand since."""


@frozen
class Unused:
    """A line that could not be used: a reader's reason, or a pack's own sentence."""

    place: Place
    why: Reason | Text


@frozen
class Evidence:
    """What one or several pastes show."""

    observations: tuple[Observation, ...] = ()
    records: tuple[Record, ...] = ()
    unused: tuple[Unused, ...] = ()


@frozen
class Observations:
    """Everything `infer` starts from.

    `tried` are causes whose fix did not help; `cannot_check` are findings answered
    "unknown"; `settled` are findings whose answer holds against whatever rules derive;
    `changed` are findings that were known until a fix changed them, and want asking again;
    `unused` is carried along so that a diagnosis can show it.
    """

    findings: tuple[Observation, ...] = ()
    records: tuple[Record, ...] = ()
    tried: tuple[str, ...] = ()
    cannot_check: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    unused: tuple[Unused, ...] = ()
