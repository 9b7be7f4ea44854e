"""JSON from text that comes in pieces: a long object or list is gone through part by part."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any


def _whole(digits: str) -> float:
    """Return a whole number; one of so many digits that Python reads none of them is beyond all others."""
    try:
        return int(digits)
    except ValueError:
        return float(digits)


_DECODER = json.JSONDecoder(parse_int=_whole)
_SPACE = re.compile(r"[ \t\n\r]*")
_PLAIN = re.compile(r'[^\s,"\[\]{}]*')
_IN_A_STRING = re.compile(r'[^"\\]*')
_EDGE = 16
"""What is nearer to the end of the text at hand may look different with more of it."""


class JsonFault(ValueError):
    """The text is not JSON; `line` and `column` say where, from 1 on."""

    def __init__(self, why: str, line: int, column: int) -> None:
        super().__init__(why)
        self.line = line
        self.column = column


class Unread(ValueError):
    """A value was skipped: it is longer than is read, too deep, or of another kind than was asked for."""


class JsonReader:
    """Reads one JSON document, the way its text goes.

    `pieces` is the text, cut anywhere.  `longest` is how many characters a value may have that
    is read whole; no more than about that is held, and as much as a piece has.
    """

    def __init__(self, pieces: Iterator[str], longest: int) -> None:
        self._pieces = pieces
        self._longest = longest
        self._text = ""
        self._at = 0
        self._ended = False
        self._line, self._column = 1, 1
        """Where the text at hand begins."""

    def members(self) -> Iterator[str]:
        """Yield the keys of the object that comes next; the value of each is to be read before the next key.

        Raises JsonFault, or Unread where the next is no object.
        """
        self._open("{", "it is no object")
        if self._next() == "}":
            self._at += 1
            return
        while True:
            if self._next() != '"':
                raise self._fault("Expecting property name enclosed in double quotes")
            key = self.value()
            self._take(":", "Expecting ':' delimiter")
            yield str(key)
            if self._ends_with("}"):
                return

    def items(self) -> Iterator[None]:
        """Yield before each item of the list that comes next, which is to be read before the next one.

        Raises JsonFault, or Unread where the next is no list.
        """
        self._open("[", "it is no list")
        if self._next() == "]":
            self._at += 1
            return
        while True:
            yield
            if self._ends_with("]"):
                return

    def value(self) -> Any:
        """Return the value that comes next, read whole; raises JsonFault, or Unread once it is skipped."""
        self._next()
        while True:
            found: Any = None
            fault: json.JSONDecodeError | None = None
            try:
                found, edge = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as trouble:
                fault, edge = trouble, trouble.pos
                if trouble.msg.startswith("Unterminated string"):
                    edge = len(self._text)
            except RecursionError:
                raise self._skipped("it is too deep") from None
            if edge + _EDGE <= len(self._text) or self._ended:
                break
            if len(self._text) - self._at > self._longest + _EDGE:
                break
            self._more()
        if edge - self._at > self._longest:
            raise self._skipped(f"it is longer than {self._longest:,} characters")
        if fault is not None:
            raise self._fault(fault.msg, fault.pos)
        self._at = edge
        return found

    def end(self) -> None:
        """Raise JsonFault where anything but white space is left."""
        if self._next():
            raise self._fault("Extra data")

    def at_end(self) -> tuple[int, int]:
        """Return line and column of the end of the text that has come."""
        return self._place(len(self._text))

    def _open(self, sign: str, otherwise: str) -> None:
        if self._next() != sign:
            self.value()
            raise Unread(otherwise)
        self._at += 1

    def _ends_with(self, sign: str) -> bool:
        """Take the sign that ends an object or a list, or a comma, and tell whether it was the end."""
        if self._next() == sign:
            self._at += 1
            return True
        self._take(",", "Expecting ',' delimiter")
        return False

    def _take(self, sign: str, otherwise: str) -> None:
        if self._next() != sign:
            raise self._fault(otherwise)
        self._at += 1

    def _next(self) -> str:
        """Return the sign that comes next, behind white space; nothing at the end."""
        self._pass(_SPACE)
        return self._sign()

    def _sign(self) -> str:
        while self._at >= len(self._text) and not self._ended:
            self._more()
        return self._text[self._at : self._at + 1]

    def _pass(self, pattern: re.Pattern[str]) -> None:
        """Go behind all signs that a pattern fits."""
        while True:
            fits = pattern.match(self._text, self._at)
            self._at = fits.end() if fits else self._at
            if self._at < len(self._text) or not self._sign():
                return

    def _skipped(self, why: str) -> Unread:
        """Go behind the value that comes next, whatever stands between its brackets; raises JsonFault."""
        depth = 0
        while True:
            sign = self._next()
            if not sign:
                raise self._fault("Expecting value")
            self._at += 1
            if sign == '"':
                self._skip_string()
            elif sign in "[{":
                depth += 1
            elif sign in "]}":
                depth -= 1
            else:
                self._pass(_PLAIN)
            if depth == 0:
                return Unread(why)

    def _skip_string(self) -> None:
        """Go behind a string whose first quote was taken; to the end where it has no other."""
        self._pass(_IN_A_STRING)
        while self._sign() == "\\":
            self._take_sign()
            self._take_sign()
            self._pass(_IN_A_STRING)
        self._take_sign()

    def _take_sign(self) -> None:
        if self._sign():
            self._at += 1

    def _more(self) -> None:
        """Drop what was read, and get as much again as is left, so that reading anew costs little."""
        self._line, self._column = self._place(self._at)
        parts = [self._text[self._at :]]
        # A long value is not to be held more often than needed.
        self._text, self._at = "", 0
        left = len(parts[0])
        wanted = max(1, min(left, self._longest + _EDGE + 1 - left))
        for piece in self._pieces:
            parts.append(piece)
            wanted -= len(piece)
            if wanted <= 0:
                break
        else:
            self._ended = True
        self._text = "".join(parts)

    def _place(self, at: int) -> tuple[int, int]:
        """Return line and column of a place in the text at hand."""
        lines = self._text.count("\n", 0, at)
        if lines:
            return self._line + lines, at - self._text.rfind("\n", 0, at)
        return self._line, self._column + at

    def _fault(self, why: str, at: int | None = None) -> JsonFault:
        return JsonFault(why, *self._place(self._at if at is None else at))
