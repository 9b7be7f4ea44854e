"""Redaction: every secret of a call's texts becomes a placeholder, the same for the same secret.

The placeholders are numbered in the order in which the secrets stand in the texts.  Numbers
that the texts have already are left out, so that texts redacted before stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from engine.casebook.progress import Progress
from engine.redaction.hosts import (
    Ground,
    canonical,
    is_distinctive,
    is_made_of,
    middle_parts,
    names_machine,
    short_name,
    tells_nothing,
)
from engine.redaction.joints import split_secrets
from engine.redaction.kinds import Kind
from engine.redaction.plain import Plain
from engine.redaction.readings import plainly, readings
from engine.redaction.secrets import (
    PLACEHOLDER,
    Names,
    Secret,
    Shown,
    find_names,
    first_piece,
    look_at,
    words_pattern,
)
from kb.frozen import frozen

_CHUNK = 1 << 18
"""So many characters, up to the end of a line, are looked through at a time."""
_WORD = 1 << 10
"""A line that is longer is cut at one of its last blanks, or of the signs that stand in no secret."""
_CODES = ("=", "%")
"""What begins the number of a sign."""
_BETWEEN = '",;<>(){}|'
_NOTHING = "\0"
"""Stands in no cleaned text, and is part of no name."""


@frozen
class _Read:
    """One reading of a text, and what it shows."""

    plain: Plain
    shown: Shown


@frozen
class Replacement:
    """A secret that was replaced: what it was, as first spelt, what stands there now, and how often."""

    kind: Kind
    placeholder: str
    original: str
    count: int


@frozen
class Redacted:
    """Texts without their secrets, by what they were, and what was replaced in them.

    `common` are names of hosts that stay where they stand alone, since they are words as well;
    `parts` are those between the first part of a host's full name and its ending.
    """

    texts: Mapping[str, str]
    replaced: tuple[Replacement, ...]
    common: tuple[str, ...]
    parts: tuple[str, ...]


def redact(
    texts: Sequence[str],
    hosts: Iterable[str] = (),
    words: Iterable[str] = (),
    documented: frozenset[str] = frozenset(),
    *,
    progress: Progress | None = None,
    following: Sequence[str] = (),
) -> Redacted:
    """Return the texts without secrets.

    `hosts` are names known to be hosts, `words` are own words to replace wherever they stand.
    `following` are those texts that came one after the other: a secret may go on in the next.
    `documented`: words, in small letters, that stand for themselves where they stand alone,
    though a host may have such a name.  Two rounds are made over the texts.
    """
    texts = tuple(dict.fromkeys(texts))
    total = 2 * sum(map(len, texts))
    done = 0

    def looked_through(text: str) -> Iterator[str]:
        nonlocal done
        for chunk in _chunks(text):
            yield chunk
            done += len(chunk)
            if progress is not None:
                progress(done, total)

    known = _Known(documented)
    for host in hosts:
        known.name(plainly(host).text.strip(), told=True)
    seen = {text: [known.look(chunk) for chunk in looked_through(text)] for text in texts}
    names = Names(known.bare(), words_pattern(words))
    split = split_secrets(following, names)
    tally = _Tally(known.numbers_taken)
    made: dict[str, str] = {}
    for text in texts:
        pieces: list[str] = []
        at = 0
        for chunk, read in zip(looked_through(text), seen.pop(text), strict=True):
            secrets = _typed(chunk, read, names, known.key)
            pieces.append(tally.without(chunk, (*_within(chunk, at, split.get(text, ())), *secrets)))
            at += len(chunk)
        made[text] = "".join(pieces)
    return Redacted(made, tally.replaced(), known.common(), known.parts())


class _Known:
    """The hosts and serial numbers that the texts name, and what the same host is called."""

    def __init__(self, documented: frozenset[str]) -> None:
        self._documented = documented
        self._told: dict[str, None] = {}
        self._full: dict[str, dict[str, None]] = {}
        self._serials: dict[str, None] = {}
        self._at_prompts: set[str] = set()
        self.numbers_taken: set[tuple[str, int]] = set()

    def look(self, text: str) -> tuple[_Read, ...]:
        """Take in what a text names, and return all of its readings."""
        found = tuple(_Read(plain, look_at(plain.text)) for plain in readings(text))
        for one in found:
            self._take_in(one.plain.text, one.shown)
        return found

    def _take_in(self, text: str, shown: Shown) -> None:
        self.numbers_taken |= {(found[1], int(found[2])) for found in PLACEHOLDER.finditer(text)}
        for host in shown.named:
            if host.ground is Ground.PERHAPS and is_made_of(host.name, self._documented):
                continue
            self.name(host.name, told=True)
            if host.ground is Ground.SURE:
                self._at_prompts |= {host.name.lower(), short_name(host.name.lower())}
        for full in shown.full:
            self.name(full.name, told=False)
            if names_machine(full.name) and text[full.start - 1 : full.start] != "@":
                self.name(short_name(full.name), told=True)
        for serial in shown.serials:
            self._serials.setdefault(serial.key.lower())

    def name(self, name: str, told: bool) -> None:
        """Take in the name of a host, which the text calls so if `told`."""
        name = canonical(name)
        short = short_name(name)
        if not name or PLACEHOLDER.search(name):
            return
        if told:
            self._told.setdefault(name)
        if is_distinctive(short) or (told and not short.isdecimal()):
            self._told.setdefault(short)
        if short != name:
            self._full.setdefault(short, {}).setdefault(name)

    def key(self, name: str) -> str:
        """Return the same key for a host's full name and for its short one, where only one has that."""
        name = canonical(name)
        full = self._full.get(name, {})
        return next(iter(full)) if len(full) == 1 else name

    def bare(self) -> dict[str, tuple[tuple[str, Kind, str], ...]]:
        """Return the names to find where nothing shows what they are, by their first piece."""
        hosts = [(name, Kind.HOST, self.key(name)) for name in self._told if not self._is_common(name)]
        serials = [(name, Kind.SERIAL, name.upper()) for name in self._serials]
        by_piece: dict[str, list[tuple[str, Kind, str]]] = {}
        for entry in sorted((*hosts, *serials), key=lambda each: -len(each[0])):
            piece = first_piece(entry[0])
            if piece:
                by_piece.setdefault(piece, []).append(entry)
        return {piece: tuple(entries) for piece, entries in by_piece.items()}

    def common(self) -> tuple[str, ...]:
        """Return the names of hosts that are words as well."""
        return tuple(name for name in self._told if self._is_common(name) and name in self._at_prompts)

    def parts(self) -> tuple[str, ...]:
        """Return the parts of full names that are no machine's but may be the name of one elsewhere."""
        middle = (part for names in self._full.values() for name in names for part in middle_parts(name))
        return tuple(dict.fromkeys(part for part in middle if not self._is_common(part)))

    def _is_common(self, name: str) -> bool:
        return name in self._documented or tells_nothing(name)


class _Tally:
    """The placeholders given so far."""

    def __init__(self, taken: set[tuple[str, int]]) -> None:
        self._taken = taken
        self._last: dict[Kind, int] = {}
        self._given: dict[tuple[Kind, str], Replacement] = {}

    def without(self, text: str, secrets: Iterable[Secret]) -> str:
        """Return a text without its secrets."""
        parts: list[str] = []
        at = 0
        for secret in _once(secrets):
            parts += (text[at : secret.start], self._placeholder(secret, text[secret.start : secret.end]))
            at = secret.end
        return "".join((*parts, text[at:]))

    def replaced(self) -> tuple[Replacement, ...]:
        """Return what was replaced, in the order in which it was first met."""
        return tuple(self._given.values())

    def _placeholder(self, secret: Secret, spelt: str) -> str:
        before = self._given.get((secret.kind, secret.key))
        if before is None:
            number = self._last.get(secret.kind, 0) + 1
            while (secret.kind, number) in self._taken:
                number += 1
            self._last[secret.kind] = number
            before = Replacement(secret.kind, f"{secret.kind}-{number}", spelt, 0)
        given = Replacement(before.kind, before.placeholder, before.original, before.count + 1)
        self._given[secret.kind, secret.key] = given
        return given.placeholder


def _typed(text: str, found: Iterable[_Read], names: Names, key_of: Callable[[str], str]) -> Iterator[Secret]:
    """Yield the secrets of every reading of a text, where they were typed; `key_of` gives a host's key."""
    plain: dict[int, int] = {}
    for number, read in enumerate(found):
        for secret in _secrets(read, names, key_of):
            start, end = read.plain.span(secret.start, secret.end)
            if number == 0:
                plain[end] = start
            elif text[start : plain.get(end, start)] in _CODES:
                # `ip=30.1.1.1` is no 0.1.1.1 that begins with `=30`.
                continue
            yield Secret(start, end, secret.kind, secret.key)


def _within(chunk: str, begin: int, secrets: Iterable[Secret]) -> Iterator[Secret]:
    """Yield those secrets of a text that stand in a chunk of it, where they stand there."""
    for secret in secrets:
        start, end = max(0, secret.start - begin), min(len(chunk), secret.end - begin)
        if start < end:
            yield Secret(start, end, secret.kind, secret.key)


def _once(secrets: Iterable[Secret]) -> Iterator[Secret]:
    """Yield secrets in order, those that overlap as one: all that they cover is the longest of them."""
    whole: Secret | None = None
    longest = 0
    for secret in sorted(secrets, key=lambda each: (each.start, -each.end)):
        length = secret.end - secret.start
        if whole is None or secret.start >= whole.end:
            if whole is not None:
                yield whole
            whole, longest = secret, length
            continue
        of = secret if length > longest else whole
        longest = max(longest, length)
        whole = Secret(whole.start, max(whole.end, secret.end), of.kind, of.key)
    if whole is not None:
        yield whole


def _secrets(read: _Read, names: Names, key_of: Callable[[str], str]) -> Iterator[Secret]:
    """Yield the secrets of a reading: those with a shape, and between them mere names."""
    rest = _masked(read.plain.text, ((secret.start, secret.end) for secret in read.shown.shaped))
    for secret in read.shown.shaped:
        key = key_of(secret.key) if secret.kind is Kind.HOST else secret.key
        yield Secret(secret.start, secret.end, secret.kind, key)
    yield from find_names(_masked(rest, (found.span() for found in PLACEHOLDER.finditer(rest))), names)


def _masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text of the same length in which nothing stands in some places, in order."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at:start], _NOTHING * (end - start))
        at = end
    return "".join((*parts, text[at:])) if parts else text


def _chunks(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        end = at + _CHUNK
        if end < len(text):
            blank = max(text.rfind("\n", at, end), text.rfind(" ", end - _WORD, end))
            sign = max(text.rfind(sign, end - _WORD, end) for sign in _BETWEEN)
            end = 1 + (blank if blank >= 0 else sign) or end
        yield text[at:end]
        at = end
