"""Host names in text: full names wherever they stand, and what is named as a host by its surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from engine.casebook.shapes import Shape, matches, shape
from kb.frozen import frozen

_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏ"
_LABEL = rf"[{_LETTERS}0-9_-]++"
_FOREIGN = rf"(?:(?![{_LETTERS}0-9_])[^\W\d_])(?:(?![{_LETTERS}])[\w-]){{0,62}}"
"""A label in letters that are none of Latin ones: Korean words stand glued to Latin ones."""
_FOREIGN_ENDINGS = "한국|닷컴|닷넷|삼성|рф|бел|укр|中国|中國|公司|网络|台灣|香港|新加坡|みんな|コム"
_FULL = re.compile(
    rf"(?<![{_LETTERS}0-9_-])(?:{_LABEL}\.){{1,40}}(?:[xX][nN]--[A-Za-z0-9-]+|[A-Za-z]{{2,63}})(?![{_LETTERS}0-9_])"
)
_INTERNATIONAL = re.compile(
    rf"(?<![\w.-])(?:(?:{_LABEL}|{_FOREIGN})\.){{1,10}}"
    rf"(?:(?:{_FOREIGN_ENDINGS})(?!어|말|인|식)|(?:[xX][nN]--[A-Za-z0-9-]+|[A-Za-z]{{2,63}})(?![{_LETTERS}0-9_]))"
    rf"|(?<![{_LETTERS}0-9_.-])(?:{_LABEL}\.)(?:(?:{_LABEL}|{_FOREIGN})\.){{0,10}}"
    rf"(?:(?:{_FOREIGN_ENDINGS})(?!어|말|인|식)|(?:[xX][nN]--[A-Za-z0-9-]+|[A-Za-z]{{2,63}})(?![{_LETTERS}0-9_]))"
)
"""Names with a label or an ending in other letters; the second form may follow a Korean word at once."""
_DIRECTORY = Shape(("dc=",), re.compile(r"(?<![\w])DC=[\w-]{1,63}(?:, ?DC=[\w-]{1,63}){1,10}", re.IGNORECASE))
_NAME = r"[A-Za-z0-9](?:[\w.-]{0,251}[A-Za-z0-9])?"

_FILE_ENDINGS = frozenset(
    "txt log logs xml yaml yml csv tar gz tgz bz2 xz 7z cfg conf config json html htm pdf doc docx xls xlsx "
    "png jpg jpeg gif current pem crt cer key csr p12 pfx bak old tmp dat ini eml msg mbox pcap cap exe dll "
    "db sqlite out err".split()
)
_KNOWN_ENDINGS = frozenset(
    "com net org edu gov mil int info biz arpa local localdomain internal intranet lan corp home private "
    "test example invalid localhost cloud".split()
)
_SENTENCE_END, _SENTENCE_START = 4, 3
"""The shortest words that are taken for the end of a sentence and the beginning of the next."""
_SERVICES = frozenset(
    "www mail smtp esmtp relay mx ns dns ftp imap pop vpn gw gateway proxy server host node test dev prod "
    "localhost cluster machine group login system default none unknown auto any all yes no off on n/a "
    "telnet ftp sftp 없음 모름 미상 미정".split()
)
"""First parts of names that say what a machine is for, and words that stand where a name may stand."""
_SECOND_LEVELS = frozenset("ac co com edu go gov mil ne net or org pe re".split())
"""What stands before the ending of a country, as in co.kr, and is part of it."""
_PURPOSES = frozenset(
    "account accounts api app apps blog cdn community developer docs download downloads events files help "
    "home images info learn my news online password portal quarantine search secure security service "
    "services shop software static status store support tools update updates upgrade upgrades user users web "
    "webmail".split()
)
"""First parts of names that are words of any text."""

_EXAMPLE = "example.com:26)"
"""What AsyncOS itself gives as an example where it asks for a host."""

_COUNTED = r"(?i:serial|case|ticket|bug|order|line|item|port|rule|step|part|model|phone)"
"""What a number sign stands behind that is no prompt."""
_AT_PROMPTS = (
    Shape(
        (">",),
        re.compile(
            rf"^[ \t]{{0,8}}\[?(?:[\w.+-]{{1,64}}@)?({_NAME})"
            r"(?: ?\((?:Machine|Cluster|Group) [^()<>\n]{1,128}\))?(?: ?\([A-Z]{3,20}\))?>",
            re.ASCII | re.MULTILINE,
        ),
    ),
    Shape(
        tuple("#$%»❯"),
        re.compile(rf"^[ \t]{{0,8}}(?!{_COUNTED}#)({_NAME})[#$%»❯](?=\s|$)", re.ASCII | re.MULTILINE),
    ),
    Shape(("(machine",), re.compile(rf"\(Machine ({_NAME})\)", re.ASCII)),
)
"""Prompts: what stands there is a host, whatever it is called."""

_COMMANDS = r"(?:telnet|ping6?|traceroute6?|tracert|tracepath6?|mtr|nslookup|dig|ssh|nc)"
_TYPED = r"(?:\w>|[\w~)\]][#$%]|^\$)[ \t]*"
"""A prompt that is no sign of quoting, as prose stands behind that too."""
_LABELS = (
    r"(?:\bhost[ _-]?name|\bhost|\bmachine[ _]?name|\bserver[ _]?name|\bdomain"
    r"|(?:호스트|서버|장비)(?: ?이름|명| ?네임)?)"
)
_NAME_LABELS = (
    r"(?:\bhost[ _-]?name|\bmachine[ _]?name|\bserver[ _]?name"
    r"|(?:호스트|서버|장비|시스템|노드|머신)(?: ?이름|명| ?네임))"
)
_IS = r"[ \t.]*[\"']?[ \t]?[:=>][ \t]*[\"']?"
_HANGUL_NAME = r"[가-힣](?:[가-힣A-Za-z0-9._-]{0,62}[가-힣A-Za-z0-9])"
_NO_NAME = r"(?!무엇|다음|없|모르|같|아래|위|정상|필수|여기|문제|동일|그대로|호스트|서버|장비|확인|변경|설정)"
_ASKED = r"(?:host ?name|host to connect|TLS domain)[^\n]{0,300}\n"
_V4 = r"\[?[0-9]{1,3}(?:\.[0-9]{1,3}){3}"
_ROLES = (
    r"(?:esa|sma|wsa|cesa|ironport|iport|mx|mta|smtp|mail|relay|mgw|smg|euq|pvo|ns|dns|dc|srv|svr|fw|vpn)"
)
_NUMBERED = r"(?<![A-Za-z0-9./@%-])(?=[a-z][a-z-]*+[0-9])"
"""Where a name may begin that has a number."""
_ALONE = r"(?![A-Za-z0-9]|[.-][A-Za-z0-9])"
_OF_FILE = rf"(?![A-Za-z0-9])(?=[\w-]{{0,60}}\.(?:{'|'.join(sorted(_FILE_ENDINGS))})(?![A-Za-z0-9]))"
"""Where a name goes on behind it: nowhere, or as that of a file."""
_NAMED = (
    shape(
        "telnet ping trace mtr nslookup dig ssh nc",
        rf"(?:^|[>#$]) ?[ \t]*{_COMMANDS}[ \t]+(?:-\w+[ \t]+(?:\d+[ \t]+)?)*"
        rf"(?:[\w.+-]+@)?({_NAME})[ \t]*(?:\d+[ \t]*)?$",
    ),
    shape("ftp", rf"{_TYPED}s?ftp[ \t]+({_NAME})[ \t]*(?:\d+[ \t]*)?$"),
    shape("ssh", rf"{_TYPED}ssh[ \t]+(?:-\w+[ \t]+(?:\d+[ \t]+)?)*({_NAME})[ \t]+\S"),
    shape("curl wget", rf"\b(?:curl|wget)[ \t]+(?:-\S+[ \t]+){{0,9}}({_NAME})(?=:\d|/)"),
    shape("-connect", rf"[ \t]-connect[ \t]+({_NAME}):\d"),
    shape("scp rsync", rf"\b(?:scp|rsync)[ \t](?:[^\n]{{0,120}}[ \t])?({_NAME}):(?=[~/.])"),
    shape("ssh scp sftp", rf"\b(?:ssh|scp|sftp)[ \t](?:[^\n@]{{0,120}}[ \t])?[\w.+-]{{1,64}}@({_NAME})"),
    shape("@", rf"^[ \t]{{0,8}}\[?[\w.+-]{{1,64}}@({_NAME})[: ](?=[~/\w.-]{{0,60}}\]?[#$%](?:\s|$))"),
    shape(
        "hostname", rf"^(?:[^\n]{{0,80}}[>#$%])?[ \t]*(?-i:hostname)[ \t]*\n[ \t]*({_NAME})[ \t]*$", lines=2
    ),
    shape("linux freebsd", rf"\b(?:Linux|FreeBSD) ({_NAME}) \d{{1,3}}\.\d"),
    shape("(group", rf"^[ \t]*\d{{1,3}}\. ({_NAME}) \(group "),
    shape(
        "telnet ping trace mtr nslookup dig ssh nc",
        rf"\b{_COMMANDS}[ \t]+(?:[\w.+-]+@)?({_NAME})(?=[가-힣])",
    ),
    shape("telnet", rf"\btelnet[ \t]+({_NAME})[ \t]+\d+"),
    shape("host name domain 호스트 서버 장비", rf"{_LABELS}{_IS}({_NAME})"),
    shape("host name 호스트 서버 장비 시스템 노드 머신", rf"{_NAME_LABELS}{_IS}({_HANGUL_NAME})"),
    shape("hostname", rf"^[ \t]*hostname[ \t]+({_NAME})[ \t]*$"),
    shape(
        "이름 명 네임",
        rf"(?:호스트|서버|장비|시스템|노드|머신)(?: ?이름|명| ?네임)[은는이가]?[ \t]{{1,4}}[\"']?({_NAME})",
    ),
    shape(
        "이름 명 네임",
        rf"(?:호스트|서버|장비|시스템|노드|머신)(?: ?이름|명| ?네임)[은는이가][ \t]{{1,4}}{_NO_NAME}"
        r"([가-힣][가-힣0-9-]{0,62}?[가-힣0-9])(?=(?:입니다|이고|이며|인데|이에요|예요|이라고|라고)(?![가-힣]))",
    ),
    shape("server", rf"^Server:[ \t]+({_NAME})[ \t]*$"),
    shape("name:", rf"^Name:[ \t]+({_NAME})[ \t]*\nAddress", lines=2),
    shape("(serial", rf"\bMachine ({_NAME}) \(Serial"),
    shape("host domain", rf"{_ASKED}\[[^\]\n]{{0,300}}\]>[ \t]*({_NAME})[ \t]*$", lines=2),
    shape("host domain", rf"{_ASKED}\[({_NAME})\]>", lines=2),
    shape("", rf"/\d{{1,3}}: ({_NAME})\)"),
    shape("ehlo helo", rf"\b(?:EHLO|HELO)[ \t]+({_NAME})"),
    shape("220", rf"^220[ -]({_NAME})[ \t]"),
    shape(
        "trying connect",
        rf"^(?:Trying|Connecting to|Connected to) ({_NAME})(?=[\s.]*$| on port| from interface)",
    ),
    shape("resolve", rf"\bresolve host(?:: |name (?=[^\s:]+:))({_NAME})(?=[:;\s]|$)"),
    shape("connect", rf"\bconnect to host ({_NAME}) port \d"),
    shape("known", rf"\b(?:telnet|ping6?|ftp): ({_NAME}): [\w ]{{1,40}}not known"),
    shape("connection", rf"^Connection to ({_NAME}) (?:closed|\d)"),
    shape("address", rf"^({_NAME}) has (?:IPv6 )?address [0-9a-f]*[.:]"),
    shape("computername", rf"\bComputerName[ \t]*:[ \t]*({_NAME})[ \t]*$"),
    shape("net", rf"\bTest-NetConnection[ \t]+(?:-ComputerName[ \t]+)?({_NAME})(?=\s|$)"),
    shape("port", rf"\b(?:to|with|from) ({_NAME}) (?:on )?(?:TCP )?port \d"),
    shape(":7025 :6025", rf"(?<![\w.:/-])({_NAME}):[67]025(?!\d)"),
    shape("from to ping via", rf"\b(?:from|to|ping|via)[ \t]+({_NAME})[ \t]*\(?:?{_V4}"),
    shape("(", rf"^[ \t]*\d{{1,2}}[ \t]{{1,4}}({_NAME})[ \t]+\({_V4}\)(?:[ \t]|$)"),
    shape("received:", rf"^Received:[ \t]from[ \t]({_NAME})[ \t]"),
    shape("with", rf"\bby[ \t]({_NAME})[ \t]+(?:\([^()\n]{{1,120}}\)[ \t]+)?with[ \t]E?SMTP"),
    shape("connect", rf"Failed to connect to \[({_NAME})\]"),
    shape("tls", rf"TLS connection to ({_NAME}) (?:failed|succeeded)"),
    shape("certificate", rf"certificate (?:match|common name) ({_NAME})"),
    shape("://", rf"\w://(?:[^\s/@]{{1,256}}@)?({_NAME})"),
    shape("\\\\", rf"(?<![\w\\])\\\\({_NAME})\\(?!\\)"),
    shape("\\\\", rf"(?<![\w\\])\\{{4}}({_NAME})\\\\"),
    shape("", rf"^(?:<\d+>)?[A-Z][a-z]{{2}} +\d{{1,2}} \d\d:\d\d:\d\d ({_NAME}) "),
    shape(
        "",
        rf"{_NUMBERED}((?:[a-z][a-z0-9]{{0,30}}-){{0,4}}{_ROLES}[0-9]{{1,3}}+[a-z]?+)(?:{_ALONE}|{_OF_FILE})",
    ),
    shape(
        "esa sma wsa mx mta smtp mail relay mgw smg euq pvo srv svr",
        rf"{_NUMBERED}(?![a-z0-9-]*[cmsx]\d{{3}}v?(?![a-z0-9]))"
        rf"((?:[a-z][a-z0-9]{{1,30}}-){{0,4}}{_ROLES}(?:[0-9]{{1,3}}[a-z]?)?(?:-[a-z][a-z0-9]{{1,30}}){{0,4}}"
        rf"(?:-[0-9]{{1,3}}[a-z]?)?){_ALONE}(?!_)",
    ),
)
"""Words by which something is named as a host; where a word of the documents stands there, it is none."""


@frozen
class NamedHost:
    """A host in a text, from `start` to before `end`; `certain`: what stands there can be nothing else."""

    start: int
    end: int
    name: str
    certain: bool


def find_full_names(text: str) -> Iterator[NamedHost]:
    """Yield the names of hosts with a domain, such as esa1.example.com; files and versions are none."""
    for found in _FULL.finditer(text):
        end = found.end() - _ending_of_file(found[0])
        name = text[found.start() : end]
        if "." in name and not _joins_sentences(name) and not text.startswith(_EXAMPLE, found.start()):
            yield NamedHost(found.start(), end, name, certain=True)
    for found in _INTERNATIONAL.finditer(text) if not text.isascii() else ():
        if not found[0].isascii() and _is_ending(found[0].rpartition(".")[2]):
            yield NamedHost(found.start(), found.end(), found[0], certain=True)
    for found in matches((_DIRECTORY,), text):
        name = ".".join(part.partition("=")[2] for part in found[0].split(","))
        yield NamedHost(found.start(), found.end(), name, certain=True)


def find_named(text: str) -> Iterator[NamedHost]:
    """Yield what stands at a prompt, behind `telnet`, behind "Host:" and the like."""
    for certain, shapes in ((True, _AT_PROMPTS), (False, _NAMED)):
        for found in matches(shapes, text):
            if _may_be_host(found[1]):
                yield NamedHost(found.start(1), found.end(1), found[1], certain)


def short_name(name: str) -> str:
    """Return the name of a host without its domain."""
    return name.partition(".")[0]


def names_machine(name: str) -> bool:
    """Tell whether the first part of a full name is that of a machine: a domain stands behind it."""
    short, _, domain = name.lower().partition(".")
    labels = domain.split(".")
    ending = labels[-1]
    if len(labels) > 1 and len(ending) == 2 and labels[-2] in _SECOND_LEVELS:
        labels = labels[1:]
    known = len(ending) == 2 or ending in _KNOWN_ENDINGS
    return known and len(labels) > 1 and len(short) > 2 and short not in _PURPOSES


def middle_parts(name: str) -> tuple[str, ...]:
    """Return the parts of a full name between the first and its ending: sites, departments, companies."""
    return tuple(
        part
        for part in name.lower().split(".")[1:-1]
        if len(part) > len("co") and part not in _SECOND_LEVELS | _KNOWN_ENDINGS
    )


def tells_nothing(short: str) -> bool:
    """Tell whether a short name is so common that it tells no host from others."""
    return short.casefold() in _SERVICES or len(short) < 2


def is_distinctive(short: str) -> bool:
    """Tell whether a short name is a host's wherever it stands, though nothing there says so."""
    return any(each.isdecimal() for each in short) and any(each.isalpha() for each in short)


def canonical(name: str) -> str:
    """Return the one form of a host's name, in small letters and the letters of its language."""
    labels = name.lower().rstrip(".").split(".")
    return ".".join(map(_spoken, labels)) if "xn--" in name.lower() else ".".join(labels)


def _spoken(label: str) -> str:
    if label.startswith("xn--"):
        with suppress(UnicodeError):
            return label[4:].encode("ascii").decode("punycode")
    return label


def _is_ending(ending: str) -> bool:
    """Tell whether a name with letters of other languages may end so: sentences end otherwise."""
    return (
        not ending.isascii()
        or ending.startswith(("xn--", "XN--"))
        or ending.lower() in _KNOWN_ENDINGS
        or (len(ending) == 2 and ending == ending.lower())
    )


def _may_be_host(name: str) -> bool:
    return any(each.isalpha() for each in name) and name.casefold() not in _SERVICES


def _ending_of_file(name: str) -> int:
    """Return how many characters at the end of a dotted name make it a file's; all where no host is in it."""
    labels = name.split(".")
    kept = len(labels)
    while kept and labels[kept - 1].lower() in _FILE_ENDINGS:
        kept -= 1
    if kept == len(labels):
        return 0
    rest = labels[:kept]
    ending, dash, _ = rest[-1].partition("-") if rest else ("", "", "")
    if dash and len(rest) > 1 and rest[-2][:1].isalpha() and _ends_host(ending.lower(), len(rest)):
        return len(name) - len(".".join((*rest[:-1], ending)))
    last = rest[-1].lower() if rest else ""
    is_host = len(rest) > 1 and last.isalpha() and (len(last) == 2 or last in _KNOWN_ENDINGS or len(rest) > 2)
    return len(name) - len(".".join(rest)) if is_host else len(name)


def _ends_host(ending: str, labels: int) -> bool:
    """Tell whether a part that a dash follows ends the name of a host within that of a file."""
    return ending in _KNOWN_ENDINGS or (labels > 2 and len(ending) == 2 and ending.isalpha())


def _joins_sentences(name: str) -> bool:
    """Tell whether two words are only joined by a full stop without a space behind it."""
    left, _, right = name.partition(".")
    return (
        len(left) >= _SENTENCE_END
        and len(right) >= _SENTENCE_START
        and (
            left.isalpha()
            and left.islower()
            and right.isalpha()
            and right.istitle()
            and right.lower() not in _KNOWN_ENDINGS
        )
    )
