"""Names of hosts: full ones, which are found wherever they stand, and what any name tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum

from engine.redaction.places.roles import FILE_ENDINGS
from engine.redaction.shapes import Shape, matches, together
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
_SENTENCE = re.compile(r"[가-힣]+(?:니다|니까|[어아해세네지군데고까]요|죠|[했있없]음|[됨함])\.")
"""The end of a Korean sentence, behind which a name follows without a space."""
_DIRECTORY = together(
    Shape(("dc=",), re.compile(r"(?<![\w])DC=[\w-]{1,63}(?:, ?DC=[\w-]{1,63}){1,10}", re.IGNORECASE))
)
_SCRIPTS = frozenset("py pyc sh md".split())
"""Endings of files that are those of countries too: two parts are a file, more are a host."""
_KNOWN_ENDINGS = frozenset(
    "com net org edu gov mil int info biz arpa local localdomain internal intranet lan corp home private "
    "test example invalid localhost cloud".split()
)
_SENTENCE_END, _SENTENCE_START = 4, 3
"""The shortest words that are taken for the end of a sentence and the beginning of the next."""
_SERVICES = frozenset(
    "www mail smtp esmtp relay mx ns dns ftp imap pop vpn gw gateway proxy server host node test dev prod "
    "localhost cluster machine group login system default none unknown auto any all yes no off on n/a "
    "telnet ftp sftp ssh scp ping dig nslookup traceroute tracert nc curl wget http https ldap ldaps tcp udp "
    "ssl tls nfs smb file helo ehlo 없음 모름 미상 미정".split()
)
"""First parts of names that say what a machine is for, and words that stand where a name may stand."""
_WORDS = frozenset(
    "a an the this that these those it its my your our their his her any all each every some no none one "
    "other and or but nor so if as of to in on at by for from with without into over than then there here "
    "not now also too only just is are was were be been do does did has have had will would can could may "
    "might must shall should who what which when where why how yes ok up down online offline running "
    "stopped started reachable unreachable connected disconnected refused failed failing closed open "
    "opened active inactive enabled disabled working broken slow fast fine good bad wrong correct right "
    "different same new old alive dead idle busy full empty missing found lost unknown unavailable "
    "available timeout error normal pending rejected accepted denied rebooting restarted remote peer "
    "client source destination target origin gateway router switch firewall loadbalancer lb address ip "
    "vip nat port interface network subnet netmask broadcast domain name names hostname fqdn internal "
    "external public private primary secondary backup master slave standby local localhost users "
    "computers administrator administrators edit print list clear export import detail true false "
    "null".split()
)
"""Words that stand where a name may stand, and words for what a machine is: none names one."""
_SECOND_LEVELS = frozenset("ac co com edu go gov mil ne net or org pe re".split())
"""What stands before the ending of a country, as in co.kr, and is part of it."""
_PURPOSES = frozenset(
    "account accounts api app apps blog cdn community developer docs download downloads events files help "
    "home images info learn my news online password portal quarantine search secure security service "
    "services shop software static status store support tools update updates upgrade upgrades user users web "
    "webmail".split()
)
"""First parts of names that are words of any text."""

_PARTS = frozenset(
    "and or not non pre post via per by only ip addr address port name host cfg admin based cert "
    "certificate certs config count data dir driven facing file group groups hosts id info ids "
    "integration ips issue issues key keys level list log logs managed mode models problem "
    "problems related release section side specific time to traffic type types user users version "
    "versions wide".split()
)
"""What is joined to the name of a product where no host is meant, as in ESA-side."""
_INTERFACE = re.compile(r"(?:bge|bond|data|em|en|eno|ens|eth|igb|lo|vlan|vmx)[0-9]{1,4}")
"""What boxes call their interfaces, all alike."""
_MODEL = re.compile(r"[cmsx]\d{2,3}v?")
"""What Cisco calls its appliances, as in C190."""
_EXAMPLE = "example.com:26)"
"""What AsyncOS itself gives as an example where it asks for a host."""
_TERMS = re.compile(
    r"localhost\.localdomain|the\.(?:cpq|euq|encryption)(?:\.release)?\.(?:host|queue)"
    r"|(?:smtp|header|policy|body|iprev)\.(?:mailfrom|mail|helo|auth|from|dmarc|spf|rcptto|smtp|remote-ip|iprev)",
    re.IGNORECASE,
)
"""What AsyncOS calls its own queues on every box alike, and what headers call the parts of mails."""
_SERVICE_PORTS = frozenset("smtp smtps ssh domain http https ldap ldaps ntp syslog submission snmp".split())
"""What netstat and tcpdump write for a port, behind a dot."""


class Ground(Enum):
    """Why something in a text is taken for a host."""

    SURE = "nothing else can stand there"
    NAMED = "it is called one, unless it is a word of the documents"
    PERHAPS = "it looks like one, unless it consists of words of the documents"


@frozen
class NamedHost:
    """A host in a text, from `start` to before `end`, and why it is taken for one."""

    start: int
    end: int
    name: str
    ground: Ground


def find_full_names(text: str) -> Iterator[NamedHost]:
    """Yield the names of hosts with a domain, such as esa1.example.com; files and versions are none."""
    for found in _FULL.finditer(text):
        end = found.end() - _ending_of_file(found[0])
        name = text[found.start() : end]
        if name.rpartition(".")[2].lower() in _SERVICE_PORTS:
            name = name.rpartition(".")[0]
            end = found.start() + len(name)
        if "." in name and not _is_no_host(text, found.start(), name):
            yield NamedHost(found.start(), end, name, Ground.SURE)
    for found in _INTERNATIONAL.finditer(text) if not text.isascii() else ():
        sentence = _SENTENCE.match(found[0])
        start = found.start() + (sentence.end() if sentence is not None else 0)
        name = text[start : found.end()]
        if not name.isascii() and "." in name and _is_ending(name.rpartition(".")[2]):
            yield NamedHost(start, found.end(), name, Ground.SURE)
    for found in matches(_DIRECTORY, text):
        name = ".".join(part.partition("=")[2] for part in found[0].split(","))
        yield NamedHost(found.start(), found.end(), name, Ground.SURE)


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
    name = short.casefold()
    return len(name) < 2 or name in _WORDS or is_service(name) or _INTERFACE.fullmatch(name) is not None


def is_service(name: str) -> bool:
    """Tell whether a name only says what a machine is for, or stands for that there is none."""
    return name.casefold() in _SERVICES


def is_term(name: str) -> bool:
    """Tell whether a dotted name is the same everywhere, as that of AsyncOS' own queue the.cpq.host."""
    return _TERMS.fullmatch(name) is not None


def is_distinctive(short: str) -> bool:
    """Tell whether a short name is a host's wherever it stands, though nothing there says so."""
    return any(each.isdecimal() for each in short) and any(each.isalpha() for each in short)


def is_made_of(name: str, documented: frozenset[str]) -> bool:
    """Tell whether all parts of a name are words of documents, numbers, or words of any text."""
    return all(
        part.isdecimal()
        or (len(part) > 1 and (part in documented or part in _PARTS))
        or _MODEL.fullmatch(part) is not None
        for part in re.split("[-_.]", name.lower())
    )


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


def _ending_of_file(name: str) -> int:
    """Return how many characters at the end of a dotted name make it a file's; all where no host is in it."""
    if name.partition(".")[2].lower() in _SCRIPTS:
        return len(name)
    labels = name.split(".")
    kept = len(labels)
    while kept and labels[kept - 1].lower() in FILE_ENDINGS:
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


def _is_no_host(text: str, start: int, name: str) -> bool:
    """Tell whether a dotted name is the same everywhere, or none at all."""
    same = is_term(name) or text.startswith(_EXAMPLE, start)
    return same or _joins_sentences(name)


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
