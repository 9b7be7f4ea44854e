"""From the text of a YAML file to nodes, by the events of libyaml, within bounds.

PyYAML's own loaders crash on deep nesting, let duplicate keys win silently and turn `no`
and `1.10` into other values; here every scalar stays text and every such key is reported.
Anchors, aliases, tags, directives and further documents are refused: a pack needs none,
and a reader of one cannot tell what they stand for.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

import yaml
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    MarkedYAMLError,
    SequenceEndEvent,
)

from kb.position import Position
from kb.reader.nodes import Hole, Listing, Mapping, Node, Scalar
from kb.reader.slips import (
    OPENING,
    bare_text_in,
    curly_quotes_in,
    in_curly_quotes,
    slip_before_error,
    slip_in,
)
from kb.words import NEVER_CLOSED, QUOTE_INSIDE, SYNTAX_HINTS

if TYPE_CHECKING:
    from kb.problems import Faults

MAX_DEPTH = 40
MAX_NODES = 200_000
MOST_AGAIN = 50
MAX_AGAIN = 100_000
"""So often files of a pack, if they have no more characters, are read again for a text without quotes."""

_SIGNS = OPENING + "&!"
"""Typographic quotes, and what begins an anchor or a tag."""


class Parser(Protocol):
    """What PyYAML's two parsers have in common."""

    def get_event(self) -> Any:
        """Return the next event, or None after the last."""


def fast_parser(text: str) -> Parser:
    """Return libyaml's parser, or the one in Python where PyYAML was built without libyaml."""
    if not yaml.__with_libyaml__:
        return python_parser(text)
    return yaml.CSafeLoader(text)


def python_parser(text: str) -> Parser:
    """Return the parser that is written in Python."""
    return yaml.SafeLoader(text)


def compose(
    text: str, file: str, faults: Faults, parser: Callable[[str], Parser] = fast_parser
) -> Node | None:
    """Return the root of a file's only document, or None where the file cannot be read as YAML.

    What is wrong is added to `faults`; with None there is at least one.  A text that lacks its
    quotes is reported and then read as if it had them.
    """
    if text.startswith("%") or "\n%" in text:
        line = 1 if text.startswith("%") else text[: text.index("\n%") + 1].count("\n") + 1
        faults.add(Position(file, line, 1), "directive")
        return None
    composer = _Composer(text, file, faults, parser(text))
    try:
        return composer.document()
    except _Unreadable:
        return None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        before = faults.number("syntax")
        _report_syntax(error, text, file, faults)
        again = len(text) <= MAX_AGAIN and before < faults.number("syntax") <= MOST_AGAIN
        cured = _with_quotes(text, error) if again else None
        return None if cured is None else compose(cured, file, faults, parser)


class _Unreadable(Exception):
    """The rest of the file is not read; the reason has been reported."""


class _Composer:
    """Makes the nodes of one file; where that is `plain`, nothing but its text can make a scalar wrong."""

    def __init__(self, text: str, file: str, faults: Faults, parser: Parser) -> None:
        self._text = text
        self._plain = not any(sign in text for sign in _SIGNS)
        self._file = file
        self._faults = faults
        self._next = parser.get_event
        self._left = MAX_NODES

    def document(self) -> Node:
        self._next()
        if not isinstance(self._next(), DocumentStartEvent):
            self._faults.add(Position(self._file, 1, 1), "empty-file")
            raise _Unreadable
        root = self._node(self._next(), 0)
        self._next()
        further = self._next()
        if isinstance(further, DocumentStartEvent):
            self._stop(further.start_mark, "several-documents")
        return root

    def _node(self, event: Any, depth: int) -> Node:
        """Return what an event begins inside as many mappings and sequences as `depth` says."""
        kind = type(event)
        if kind is AliasEvent:
            self._fault(event.start_mark, "alias")
            return Hole(event.start_mark)
        if event.anchor is not None:
            self._fault(event.start_mark, "alias")
        if event.tag is not None:
            self._fault(event.start_mark, "tag")
        if kind is MappingStartEvent:
            return self._mapping(event, depth)
        return self._scalar(event) if kind is Scalar else self._listing(event, depth)

    def _scalar(self, event: Scalar) -> Node:
        """Return a scalar, or a hole where its quotes are none."""
        if not event.style and in_curly_quotes(event.value):
            self._fault(event.start_mark, "curly-quotes")
            return Hole(event.start_mark)
        return event

    def _key(self, event: Any, depth: int) -> Node:
        """Return what an event begins that stands for a key, whose quotes may be anything."""
        plain = type(event) is Scalar and event.anchor is None and event.tag is None
        return event if plain else self._node(event, depth)

    def _listing(self, start: Any, depth: int) -> Listing:
        if depth == MAX_DEPTH:
            self._stop(start.start_mark, "too-deep", limit=str(MAX_DEPTH))
        listing = Listing(start.start_mark)
        items, plain, following = listing.items, self._plain, self._next
        while type(event := following()) is not SequenceEndEvent:
            items.append(event if plain and type(event) is Scalar else self._node(event, depth + 1))
        self._count(len(items), start.start_mark)
        return listing

    def _mapping(self, start: Any, depth: int) -> Mapping:
        if depth == MAX_DEPTH:
            self._stop(start.start_mark, "too-deep", limit=str(MAX_DEPTH))
        mapping = Mapping(start.start_mark)
        entries, plain, following = mapping.entries, self._plain, self._next
        while type(event := following()) is not MappingEndEvent:
            key = event if plain and type(event) is Scalar else self._key(event, depth + 1)
            event = following()
            value: Node
            if plain and type(event) is Scalar:
                value = event
            elif plain and type(event) is MappingStartEvent:
                value = self._mapping(event, depth + 1)
            else:
                value = self._node(event, depth + 1)
            if type(key) is not Scalar or key.value in entries:
                self._refuse(key, mapping)
                mapping.dropped.extend((key, value))
            elif type(value) is Scalar and not value.value and self._is_slip(key, value, mapping):
                mapping.dropped.extend((key, value))
            else:
                entries[key.value] = (key, value)
        self._count(len(entries) + len(mapping.dropped), start.start_mark)
        return mapping

    def _count(self, nodes: int, mark: Any) -> None:
        """Count what a mapping or sequence holds; more than a file may hold is not read."""
        self._left -= nodes
        if self._left < 0:
            self._stop(mark, "too-many-nodes", limit=str(MAX_NODES))

    def _is_slip(self, key: Scalar, value: Scalar, mapping: Mapping) -> bool:
        """Tell whether a key without a value is a slip, which is reported, or the rest of a torn text."""
        if value.style or key.style:
            return False
        found = slip_in(key.value)
        if found is not None:
            code, shift = found
            at: Any = key.start_mark
            self._faults.add(Position(self._file, at.line + 1, at.column + shift + 1), code)
            return True
        last = next(reversed(mapping.entries.values()), None)
        after_hole = last is not None and isinstance(last[1], Hole)
        return after_hole and any(sign in self._text for sign in OPENING)

    def _refuse(self, key: Node, mapping: Mapping) -> None:
        """Report a key that cannot stand in the mapping."""
        if isinstance(key, Scalar):
            first: Any = mapping.entries[key.value][0].start_mark
            self._fault(key.start_mark, "duplicate-key", name=key.value, line=str(first.line + 1))
        elif not isinstance(key, Hole):
            self._fault(key.start_mark, "key-not-text")

    def _fault(self, mark: Any, code: str, **values: str) -> None:
        self._faults.add(Position(self._file, mark.line + 1, mark.column + 1), code, **values)

    def _stop(self, mark: Any, code: str, **values: str) -> NoReturn:
        self._fault(mark, code, **values)
        raise _Unreadable


def _with_quotes(text: str, error: Exception) -> str | None:
    """Return the text with quotes around the value that made the error for want of them, or None."""
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    lines = text.split("\n")
    if mark is None or not isinstance(error, MarkedYAMLError) or mark.line >= len(lines):
        return None
    bare = bare_text_in(lines[mark.line], error.problem or "")
    if bare is None:
        return None
    lines[mark.line] = f"{lines[mark.line][:bare]}{json.dumps(lines[mark.line][bare:], ensure_ascii=False)}"
    return "\n".join(lines)


def _report_syntax(error: Exception, text: str, file: str, faults: Faults) -> None:
    """Say in plain words what libyaml says about a file in its own."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        faults.add(Position(file, 1, 1), "syntax", hint=SYNTAX_HINTS[""])
        return
    problem = error.problem or ""
    mark = error.problem_mark
    lines = text.split("\n")
    slip = slip_before_error(lines, mark.line, problem)
    context = error.context_mark
    if slip is None and context is not None and mark.index >= len(text.rstrip()):
        problem, mark = NEVER_CLOSED, context
        slip = curly_quotes_in(lines, mark.line)
    if slip is not None:
        faults.add(Position(file, slip.line + 1, slip.column + 1), slip.code)
        return
    if context is not None and "scanning an" in (error.context or ""):
        faults.add(Position(file, context.line + 1, context.column + 1), "alias")
        return
    at = Position(file, mark.line + 1, mark.column + 1)
    line = lines[mark.line] if mark.line < len(lines) else ""
    started_by_tab = problem is not QUOTE_INSIDE and "\t" in line[mark.column : mark.column + 1]
    started_by_tab |= "cannot start any token" in problem and "\t" in line[: mark.column + 1]
    if started_by_tab or "tab character" in problem:
        faults.add(at, "tab")
        return
    if line[: mark.column].endswith(("'", '"')):
        problem = QUOTE_INSIDE
    hint = next(hint for mark_of, hint in SYNTAX_HINTS.items() if mark_of in problem)
    faults.add(at, "syntax", hint=hint)
