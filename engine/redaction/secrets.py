"""What in a text must not leave the house: hosts, addresses, mail addresses, serial numbers, own words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from engine.redaction.addresses import Address, find_addresses
from engine.redaction.hosts import Ground, NamedHost, find_full_names
from engine.redaction.kinds import Kind
from engine.redaction.named import find_named
from engine.redaction.readings import plainly
from engine.redaction.shapes import Shape, matches, opening, shape, small_letters, together
from kb.frozen import frozen

PLACEHOLDER = re.compile(rf"(?<![A-Za-z0-9])({'|'.join(Kind)})-([1-9][0-9]{{0,5}})(?![A-Za-z0-9])")
"""What stands in the place of a secret; it is never one itself."""

_STANDS_IN = re.compile(rf"{PLACEHOLDER.pattern}|address-[1-9]")
"""The same in a name; that of an address may have stood behind a letter."""

_NO_LOCAL = r'\s@<>()\[\],;:"\\'
_MAIL = together(
    Shape(
        ("@",),
        re.compile(
            rf'("[^"\n]{{1,64}}"|(?<=://)[^\s/@]{{1,256}}|(?<![^{_NO_LOCAL}])[^{_NO_LOCAL}]++)@'
            r"(\[[^\]\s]{2,64}\]|[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?|[가-힣][\w.-]{0,251}[^\W_])"
            rf"(?:[^{_NO_LOCAL}]*+@[A-Za-z0-9_가-힣][\w.-]*+)*+"
        ),
    )
)
"""A mail address, with any others that are joined to it by signs an address may hold."""
_KEY = re.compile(
    r"(?:(?:smtp\.|header\.|envelope-|x-)?(?:from|mailfrom|helo|i)|to|cc|bcc|rcpt|sender|recipient|[sd]?user|mail|e-?mail|address|login)="
    r"|=\?[\w-]+\?q\?",
    re.IGNORECASE,
)
_PORT = re.compile(r"\.[0-9]+(?![A-Za-z0-9])")
"""What follows an address and is no more of a name: a port, as tcpdump writes it."""
_ROTATED_FILE = re.compile(r"[0-9]{8}T[0-9]{6}")
"""AsyncOS puts the time into the names of log files, as in mail.@20140721T120000.s."""
_LOCAL_SIGNS = "'*`{|}~!#$&/?^=.-"
_PLANTS = (
    "cat|fcc|fch|fcw|fcz|fdo|fgl|fhh|fhk|fjc|fjz|fns|foc|fox|ftx|gsi|icn|inm|jab|jad|jae|jaf|jmx|jpe|jpg|jsj|"
    "kwc|lic|mdm|nem|pen|psz|qcf|qci|qcs|sal|smg|spe|ssi|tau|tbm|tbz|thm|tsp|vno|wmp|wzp|wzq"
)
"""Where Cisco's appliances are made: their serial numbers begin so."""
_VIRTUAL = r"(?:564d|42[0-9a-f]{2})"
"""How the serial numbers of virtual machines of VMware begin."""
_UNLABELLED_SERIALS = together(
    Shape(
        (),
        re.compile(
            r"(?<![A-Za-z0-9])(?=[A-Za-z]{3}[ -]?[0-9]{4}|[0-9A-Fa-f]{12})(?:"
            r"(?:[0-9A-Fa-f]{20}-[0-9A-Fa-f]{12}"
            r"|(?=[0-9-]{0,20}[A-Za-z])[0-9A-Fa-f]{12}-[0-9A-Za-z]{7})"
            r"|[A-Z]{3}[0-9]{2}[0-5][0-9][0-9A-Z]{4}"
            rf"|(?i:{_PLANTS})[ -]?[0-9]{{2}}[0-5][0-9][0-9A-Za-z]{{4}}"
            r")(?![A-Za-z0-9])"
        ),
    ),
    shape(
        "564d|42",
        rf"(?<![a-z0-9-]){_VIRTUAL}"
        r"(?:[0-9a-f]{16}-?|[0-9a-f]{4}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![a-z0-9-])",
    ),
    shape("vmware-", r"(?<![a-z0-9])vmware-(?:[0-9a-f]{2}[ -]?){15}[0-9a-f]{2}(?![a-z0-9])"),
    shape("vln", r"(?<![A-Za-z0-9])VLN[A-Z]{0,4}[0-9]{5,12}(?![A-Za-z0-9])"),
)
"""Virtual appliances (20 and 12 hexadecimal digits), appliances (12 and 7), Cisco's own, and
those of virtual machines and licences."""
_LABELLED_SERIALS = together(
    opening("sn", rf"\bSN((?:{_PLANTS})[0-9]{{2}}[0-5][0-9][0-9A-Z]{{4}})(?![0-9A-Z])"),
    shape(
        "serial|s/n|sn|일련|시리얼",
        r"(?:\bserial(?:[ _]?(?:number|no\.?|num))?|\bS/N|\bSN|일련 ?번호|시리얼(?: ?(?:번호|넘버))?)"
        r"[은는이가]?[\"']?[ \t]*(?:#[ \t]*:?|[:=>])[ \t]*[\"']?"
        r"([0-9a-f]{2}(?::[0-9a-f]{2}){3,31}|[A-Za-z0-9][A-Za-z0-9-]{3,40})",
    ),
    shape(
        "serial",
        r"\bserial number:[ \t]*\n[ \t]*([0-9a-f]{2}(?::[0-9a-f]{2}){3,31})(?![0-9a-z:])",
        lines=2,
    ),
    shape(
        "serial|s/n|일련|시리얼",
        r"(?:\bserial(?: ?(?:number|no\.?))?|\bS/N|일련 ?번호|시리얼(?: ?(?:번호|넘버))?)"
        r"(?:[은는이가]|[ \t]is)?[ \t]{1,4}"
        r"(?=[A-Za-z0-9-]{0,40}[0-9][A-Za-z0-9-]{0,40}[0-9])([A-Za-z0-9][A-Za-z0-9-]{5,40})(?![A-Za-z0-9.:])",
    ),
)
_PIECE = re.compile(r"[A-Za-z0-9]+|(?<![가-힣])[가-힣]{2}")
"""Korean particles follow a name without a space, so that only its beginning is a piece."""
_SPACE = re.compile(r"(?P<korean>(?<=[가-힣])\\ (?=[가-힣]))|\\ ")


@frozen
class Secret:
    """A secret in a text, from `start` to before `end`; `key` is the same for all of its spellings."""

    start: int
    end: int
    kind: Kind
    key: str


@frozen
class Shown:
    """What a text shows by itself, without what is known from others.

    `named` are what it names as hosts, `full` host names with a domain, `shaped` the hosts,
    addresses and mail addresses that stand there, in order and apart; the key of a host is its name.
    """

    named: tuple[NamedHost, ...]
    full: tuple[NamedHost, ...]
    serials: tuple[Secret, ...]
    shaped: tuple[Secret, ...]


@frozen
class Names:
    """What is to be replaced wherever it stands: names in small letters, each with its key, and own words.

    `bare` are found where no letter or digit touches them, by their first pieces; own words are
    found also inside of others.
    """

    bare: Mapping[str, tuple[tuple[str, Kind, str], ...]]
    words: re.Pattern[str] | None


def look_at(text: str) -> Shown:
    """Return what a plain text shows."""
    named = tuple(host for host in find_named(text) if _STANDS_IN.search(host.name) is None)
    full = tuple(host for host in find_full_names(text) if not _is_left_over(text, host))
    ranked = [
        (0, Secret(host.start, host.end, Kind.HOST, host.name))
        for host in named
        if host.ground is Ground.SURE
    ]
    ranked += [(1, secret) for secret in _mails(text)]
    for address in find_addresses(text):
        if _begins_in_placeholder(text, address):
            continue
        end = _end_of_glued_name(text, address.end)
        ranked.append((2, Secret(address.start, end, Kind.ADDRESS, address.key)))
    ranked += [(3, Secret(host.start, host.end, Kind.HOST, host.name)) for host in full]
    return Shown(named, full, tuple(_find_serials(text)), tuple(_apart(ranked)))


def find_names(text: str, names: Names) -> Iterator[Secret]:
    """Yield the names and own words that stand in a text; of those that overlap, the longest."""
    taken: list[tuple[int, Secret]] = []
    small = small_letters(text)
    for piece in _PIECE.finditer(small) if names.bare else ():
        for name, kind, key in names.bare.get(piece[0], ()):
            end = piece.start() + len(name)
            behind = small[end : end + 1]
            if small.startswith(name, piece.start()) and not (behind.isascii() and behind.isalnum()):
                taken.append((0, Secret(piece.start(), end, kind, key)))
                break
    if names.words is not None:
        words = names.words.finditer(text)
        taken += ((0, Secret(one.start(), one.end(), Kind.WORD, _word_key(one[0]))) for one in words)
    return _apart(taken)


def first_piece(name: str) -> str:
    """Return the piece by which a name is found in `Names.bare`; empty where it begins with none."""
    piece = _PIECE.match(name)
    return piece[0] if piece is not None else ""


def words_pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds own words in any case and however far apart, the longest first."""
    forms = {" ".join(plainly(word).text.split()) for word in words} - {""}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(_spaced, ordered)), re.IGNORECASE) if ordered else None


def _spaced(word: str) -> str:
    """Return the pattern of a word of several: lines end between them, and Korean ones are often joined."""
    return _SPACE.sub(
        lambda space: r"[\s_-]{0,8}" if space["korean"] is not None else r"[\s_-]{1,8}", re.escape(word)
    )


def _word_key(word: str) -> str:
    return re.sub(r"(?<=[^\W_])[\s_-]+(?=[^\W_])", "", word).casefold()


def _is_left_over(text: str, host: NamedHost) -> bool:
    """Tell whether a dotted name is a placeholder to which one word is joined, or ends within one."""
    first, _, rest = host.name.partition(".")
    last = host.start + host.name.rfind(".") + 1
    return ("." not in rest and PLACEHOLDER.fullmatch(first) is not None) or (
        PLACEHOLDER.match(text, last) is not None
    )


def _begins_in_placeholder(text: str, address: Address) -> bool:
    """Tell whether what looks like an address of IPv6 begins with a placeholder's number: `host-1::`."""
    start = address.start
    if text[start - 1 : start] != "-" or ":" not in text[start : address.end]:
        return False
    return PLACEHOLDER.search(text, max(0, start - len("address-")), address.end) is not None


def _end_of_glued_name(text: str, end: int) -> int:
    """Return where an address ends that a host's name follows without a space: behind that name."""
    behind = text[end : end + 2]
    if not (behind[:1].isascii() and behind[:1].isalpha()) and (
        behind[:1] != "." or _PORT.match(text, end) is not None
    ):
        return end
    tail = text[end - 1 : end + 255].split(maxsplit=1)[0]
    glued = next(iter(find_full_names(f"x{tail[1:]}")), None)
    return end - 1 + glued.end if glued is not None and glued.start == 0 else end


def _mails(text: str) -> Iterator[Secret]:
    for found in matches(_MAIL, text):
        local, domain = found[1], found[2]
        if _ROTATED_FILE.match(domain) or PLACEHOLDER.fullmatch(domain):
            continue
        in_url = text.endswith("://", 0, found.start())
        start = found.start() + (0 if in_url else _before_local(local))
        if start < found.end(1):
            yield Secret(start, found.end(), Kind.MAIL, text[start : found.end()].casefold())


def _before_local(local: str) -> int:
    """Return how much of what stands before an @ is not part of the address."""
    key = _KEY.match(local)
    skipped = key.end() if key is not None else 0
    foreign = max((at + 1 for at, each in enumerate(local) if not each.isascii()), default=0)
    if local[foreign:].rstrip("%"):
        skipped = max(skipped, foreign)
    return skipped + len(local[skipped:]) - len(local[skipped:].lstrip(_LOCAL_SIGNS))


def _find_serials(text: str) -> Iterator[Secret]:
    """Yield the serial numbers in a text, those behind a label first."""
    for found in matches(_LABELLED_SERIALS, text):
        if any(each.isdecimal() for each in found[1]) and PLACEHOLDER.search(found[1]) is None:
            yield Secret(found.start(1), found.end(1), Kind.SERIAL, found[1].upper())
    for found in matches(_UNLABELLED_SERIALS, text):
        yield Secret(found.start(), found.end(), Kind.SERIAL, found[0].upper())


def _apart(ranked: Iterable[tuple[int, Secret]]) -> Iterator[Secret]:
    """Yield secrets in order that do not overlap: what ranks first is taken, then what is longer."""
    kept: list[Secret] = []
    starts: list[int] = []
    for _, secret in sorted(ranked, key=lambda each: (each[0], each[1].start - each[1].end, each[1].start)):
        place = bisect_left(starts, secret.start)
        before_ok = place == 0 or kept[place - 1].end <= secret.start
        behind_ok = place == len(kept) or kept[place].start >= secret.end
        if before_ok and behind_ok:
            starts.insert(place, secret.start)
            kept.insert(place, secret)
    return iter(kept)
