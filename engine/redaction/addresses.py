"""IPv4 and IPv6 addresses in text, in every spelling that people and programs give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from engine.redaction.shapes import matches, opening, shape, together
from kb.frozen import frozen

_V4 = re.compile(r"(?<![0-9])(?<![0-9]\.)(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![0-9])")
_PORT_BEHIND = re.compile(r"\.[0-9]{1,5}(?![0-9])(?!\.[0-9])")
"""tcpdump writes the port behind a dot; more numbers than that are no address."""
_V6 = re.compile(r"(?<![0-9A-Fa-f:])[0-9A-Fa-f]{0,16}(?::[0-9A-Fa-f]{0,16}){2,40}(?:\.[0-9]{1,3}){0,3}")
_CLOUDS = "ip ec2 dhcp static client pool dyn ppp dsl adsl cpe".split()
_RARE_V4 = together(
    opening("0x", r"(?<![0-9A-Za-z.])(?P<numbers>0x[0-9a-f]{1,2}(?:\.0x[0-9a-f]{1,2}){3})(?![0-9a-z])"),
    opening(
        "|".join(f"{name}-" for name in _CLOUDS),
        rf"(?<![0-9A-Za-z-])(?P<name>{'|'.join(_CLOUDS)})-(?P<numbers>[0-9]{{1,3}}(?:-[0-9]{{1,3}}){{3}})(?![0-9])",
    ),
    opening(
        "192,168|192-168",
        r"(?<![0-9A-Za-z.,-])(?P<numbers>192(?P<sign>[,-])168(?:(?P=sign)[0-9]{1,3}){2})(?![0-9]|[.,-][0-9])",
    ),
    opening(
        "port |passive mode (",
        r"\b(?:PORT |Passive Mode \()(?P<numbers>[0-9]{1,3}(?:,[0-9]{1,3}){3})"
        r"(?=(?:,[0-9]{1,3}){2}(?![0-9,]))",
    ),
    opening(
        "ip",
        r"\bIP(?: ?(?:address|주소))?[ :=]{1,3}(?P<numbers>[0-9]{1,3}(?:,[0-9]{1,3}){3})(?![0-9]|[.,-][0-9])",
    ),
)
"""Addresses in hexadecimal, as clouds name their machines, with commas or dashes, and as FTP writes them."""
_IN_HEXADECIMAL = together(
    opening(
        "ip|address|inet|주소",
        r"(?<![0-9A-Za-z])(?:IP|address|inet|주소)(?:[ _]?(?:address|주소))?[은는이가]?[\"']?[ \t:=]{1,4}"
        r"[\"']?0x([0-9a-f]{8})(?![0-9a-z])",
    ),
    opening(
        "0xc0a8|0xac1|0x0a", r"(?<![0-9a-z])0x((?:c0a8|ac1[0-9a-f]|0a[0-9a-f]{2})[0-9a-f]{4})(?![0-9a-z])"
    ),
    shape(
        "ip", r"\bIP(?:[ _]?(?:address|주소))?[은는이가]?[ \t:=]{1,4}(?=[0-9]*[a-f])([0-9a-f]{8})(?![0-9a-z])"
    ),
)
"""All four bytes of an address in one number: where a word says so, and those of private networks."""
_IN_URL = together(
    opening(
        "://",
        r"://(?:[^\s/@]{1,256}@)?"
        r"((?:0x[0-9a-f]{1,8}|[0-9]{1,12})(?:\.(?:0x[0-9a-f]{1,8}|[0-9]{1,12})){0,3})(?![\w.-])",
    )
)
"""Addresses of pages name others in up to four parts, octal and hexadecimal too."""
_NETWORKS = together(
    shape(".*", r"(?<![0-9.])(?:[0-9]{1,3}\.){1,3}\*(?:\.\*){0,2}(?![0-9A-Za-z*])"),
    shape(
        "192.168.|172.|.x",
        r"(?<![0-9.])(?:(?:192\.168|172\.(?:1[6-9]|2[0-9]|3[01]))\.[0-9]{1,3}(?:\.x)?"
        r"|10(?:\.[0-9]{1,3}){2}\.x)(?![0-9A-Za-z]|\.[0-9])",
    ),
)
"""The beginning of addresses, as it stands for a network."""
_REVERSE = together(
    shape(
        ".arpa",
        r"(?<![0-9A-Za-z_-])((?:[0-9]{1,3}\.){1,8})in-addr\.arpa(?![0-9A-Za-z_-])"
        r"|(?<![0-9A-Za-z_-])((?:[0-9a-f]\.){1,64})ip6\.arpa(?![0-9A-Za-z_-])",
    )
)
"""Names under which the name service finds who has an address: its numbers backwards."""
_EVERYWHERE = frozenset(("0.0.0.0", "127.0.0.1", "255.255.255.255"))
"""Addresses of no machine, of every machine itself, and of all."""
_NO_ADDRESS = re.compile(r"(?:version|버전|release|build|AsyncOS|engine|\(Ex)[ \t:=]{1,3}\Z", re.IGNORECASE)
"""What a version stands behind, and what AsyncOS gives as an example."""
_LISTENING = re.compile(r":::(?:[0-9]{1,5}|\*)(?![0-9A-Fa-f:])")
"""netstat writes so that a port is open for all addresses."""
_LONGEST = 45
_GROUPS = 8
_PAIR = re.compile(r"[0-9A-Fa-f]{2}")


@frozen
class Address:
    """An address in a text, from `start` to before `end`; `key` is the same for all of its spellings."""

    start: int
    end: int
    key: str


def find_addresses(text: str) -> Iterator[Address]:
    """Yield the addresses in a text, each kind in order; netmasks are none.

    They may overlap: parts of a name of the reverse lookup look like addresses themselves.
    """
    for found in matches(_REVERSE, text):
        yield Address(found.start(), found.end(), _reversed(found))
    for found in _V6.finditer(text):
        yield from _v6_in(text, found.start(), found.end())
    for found in _V4.finditer(text):
        address = v4(found[0])
        if address is not None and _stands_alone(text, found) and not is_documented(address):
            yield Address(found.start(), found.end(), str(address))
    for found in matches(_RARE_V4, text):
        numbers = re.split("[.,-]", found["numbers"])
        address = v4(".".join(str(int(number, 0 if "x" in number.lower() else 10)) for number in numbers))
        if address is not None:
            # A name such as ip-10-1-2-3 is one as a whole.
            start = found.start("name" if "name" in found.groupdict() else "numbers")
            yield Address(start, found.end(), str(address))
    for found in matches(_IN_HEXADECIMAL, text):
        address = IPv4Address(int(found[1], 16))
        if int(address) >> 24 and not is_netmask(address):
            start = found.start(1)
            yield Address(start - 2 * text.endswith(("0x", "0X"), 0, start), found.end(), str(address))
    for found in matches(_IN_URL, text):
        address = None if _V4.fullmatch(found[1]) else _as_programs_read(found[1])
        if address is not None:
            yield Address(found.start(1), found.end(1), str(address))
    for found in matches(_NETWORKS, text):
        yield Address(found.start(), found.end(), found[0].lower())


def is_documented(address: IPv4Address) -> bool:
    """Tell whether an address is the same on every machine: a netmask, its own, or none."""
    return is_netmask(address) or str(address) in _EVERYWHERE


def is_netmask(address: IPv4Address) -> bool:
    """Tell whether an address is a netmask of a local network, such as 255.255.255.0."""
    rest = int(address) ^ 0xFFFFFFFF
    return 0 < rest <= 0xFFFF and rest & (rest + 1) == 0


def v4(text: str) -> IPv4Address | None:
    """Return the address that four numbers with dots between them stand for, if they do."""
    numbers = [int(part) for part in text.split(".")]
    return IPv4Address(bytes(numbers)) if max(numbers) <= 255 else None


def _as_programs_read(text: str) -> IPv4Address | None:
    """Return the address of up to four parts, of which the last fills all bytes that are left."""
    try:
        *firsts, last = (
            int(part, 8 if part.isdecimal() and part.startswith("0") else 0)
            for part in text.lower().split(".")
        )
    except ValueError:
        return None
    left = 4 - len(firsts)
    if any(first > 0xFF for first in firsts) or not last + sum(firsts) > 0 or last >= 1 << 8 * left:
        return None
    number = int.from_bytes(bytes(firsts)) << 8 * left | last
    return IPv4Address(number) if number >> 24 else None


def _reversed(name: re.Match[str]) -> str:
    """Return the address that a name of the reverse lookup stands for, or the name of a zone itself."""
    address: IPv4Address | IPv6Address | None
    numbers = (name[1] or name[2]).lower().split(".")[-2::-1]
    if name[1]:
        address = v4(".".join(numbers)) if len(numbers) == 4 else None
    else:
        address = IPv6Address(int("".join(numbers), 16)) if len(numbers) == 32 else None
    return name[0].lower() if address is None else str(address)


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Tell whether four numbers are an address and no version, object id or part of either."""
    before = text[max(0, found.start() - 2) : found.start()]
    if before[-1:] in ("v", "V") and not before[:-1].isalnum():
        return False
    if _NO_ADDRESS.search(text, max(0, found.start() - 12), found.start()) is not None:
        return False
    behind = text[found.end() : found.end() + 2]
    more = behind[:1] == "." and behind[1:].isdecimal()
    return not more or _PORT_BEHIND.match(text, found.end()) is not None


def _v6_in(text: str, start: int, end: int) -> Iterator[Address]:
    """Yield the addresses in a run of hexadecimal groups, each the longest from where it begins."""
    groups = text[start:end].split(":")
    if len(groups) < _GROUPS - 1 and "::" not in text[start:end]:
        return
    if len(groups) > _GROUPS + 1 and all(_PAIR.fullmatch(group) for group in groups if group):
        return
    if _LISTENING.match(text, start) is not None:
        return
    at = start
    while at < end:
        address = _v6_at(text, at, end)
        if address is not None:
            yield address
            at = address.end
        else:
            colon = text.find(":", at, end)
            at = end if colon < 0 else colon + 1


def _v6_at(text: str, start: int, end: int) -> Address | None:
    if start and text[start - 1].isascii() and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return None
    for stop in range(min(end, start + _LONGEST), start + 1, -1):
        following = text[stop : stop + 1]
        cut = following.isascii() and (following.isalnum() or following == "_")
        if cut or text.count(":", start, stop) < 2:
            continue
        spelt = text[start:stop]
        if spelt in ("::", "::1"):
            return None
        if "::" not in spelt and spelt.count(":") + 1 + spelt.count(".") // 3 != _GROUPS:
            continue
        try:
            address = IPv6Address(spelt)
        except AddressValueError:
            continue
        return Address(start, stop, str(address.ipv4_mapped or address))
    return None
