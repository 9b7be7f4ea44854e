"""Secrets of every listed kind, the ways in which they are spelt, and the real output they are planted in."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import partial
from ipaddress import IPv4Address, IPv6Address

from hypothesis import strategies as st

from engine.redaction.redact import redact
from tests.evidence.mail_log import ERROR, NO_CERTIFICATE, OPENED, log
from tests.evidence.pastes import SEED, TRANSCRIPTS

DOCUMENTED = frozenset("esa sma status telnet the delivery listener".split())
REAL = {**TRANSCRIPTS, "log": log(OPENED, NO_CERTIFICATE, ERROR), "seed": SEED}
REAL_LINES = sorted({line for text in REAL.values() for line in text.splitlines() if line.strip()})
DIGITS = "0123456789"
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SMALL = CAPITALS.lower()


def redacted(text: str, *words: str, hosts: tuple[str, ...] = ()) -> str:
    return redact([text], hosts, words, DOCUMENTED).texts[text]


def text_of(alphabet: str, shortest: int, longest: int) -> st.SearchStrategy[str]:
    return st.text(alphabet, min_size=shortest, max_size=longest)


label = st.builds(str.__add__, text_of(SMALL, 1, 1), text_of(SMALL + DIGITS, 3, 10)).filter(
    lambda name: name not in DOCUMENTED
)
endings = st.sampled_from(["com", "co.kr", "internal", "local", "example", "test", "seoul", "xn--3e0b707e"])
full_name = st.builds(
    lambda names, ending: ".".join([*names, ending]), st.lists(label, min_size=1, max_size=3), endings
)
host = full_name | full_name.map(str.upper) | full_name.map(str.title)
v4 = (
    st.integers(1 << 24, (1 << 32) - 1)
    .filter(lambda number: number >> 24 != 255)
    .map(lambda number: str(IPv4Address(number)))
)
v6_number = st.integers(1 << 96, (1 << 128) - 1) | st.integers(0, 1 << 20).map(
    lambda low: (0xFE80 << 112) | low
)


def spelt(number: int, how: int) -> str:
    """An address of IPv6 in one of its spellings."""
    address = IPv6Address(number)
    words = [f"{number >> 112 - 16 * place & 0xFFFF:x}" for place in range(8)]
    v4_tail = f"{':'.join(words[:6])}:{IPv4Address(number & 0xFFFFFFFF)}"
    return [str(address), str(address).upper(), address.exploded, ":".join(words), v4_tail][how]


v6 = st.builds(spelt, v6_number, st.integers(0, 4))
mail = st.builds(
    "{}@{}".format,
    text_of(SMALL + CAPITALS + DIGITS + "._+-", 1, 12).filter(lambda local: local[0].isalnum()),
    full_name,
)
serial = st.one_of(
    st.builds("{}-{}".format, text_of("ABCDEF" + DIGITS, 20, 20), text_of("ABCDEF" + DIGITS, 12, 12)),
    st.builds(
        "{}-{}".format,
        text_of("ABCDEF" + DIGITS, 11, 11).map(lambda digits: f"A{digits}"),
        text_of(CAPITALS + DIGITS, 7, 7),
    ),
    st.builds(
        "{}{:02}{:02}{}".format,
        text_of(CAPITALS, 3, 3),
        st.integers(5, 40),
        st.integers(1, 53),
        text_of(CAPITALS + DIGITS, 4, 4),
    ),
    text_of(DIGITS, 6, 12).map(lambda digits: f"VLNESA{digits}"),
)
WIDE = {code: chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
WIDE_SIGNS = {code: wide for code, wide in WIDE.items() if not chr(code).isalnum()}
DEFANGED = str.maketrans({".": "[.]", "@": "(at)"})
ESCAPED = str.maketrans({".": "\\.", "@": "\\@"})
SMALL_SIGNS = str.maketrans({".": "﹒", "@": "﹫", "-": "‑"})
BOLD = {ord(letter): chr(0x1D400 + at) for at, letter in enumerate(CAPITALS + SMALL)}
TABLES: list[dict[int, str]] = [{}, WIDE, WIDE_SIGNS, {0x2E: "。"}, DEFANGED, ESCAPED, SMALL_SIGNS, BOLD]
"""What input methods, cautious people and expressions make of them."""


def _translated(table: dict[int, str], text: str) -> str:
    return text.translate(table)


def each(pattern: str, only_signs: bool = False) -> Callable[[str], str]:
    """What writes the bytes of a text one by one, or only those of its signs."""

    def write(text: str) -> str:
        coded = (
            letter
            if only_signs and letter.isalnum()
            else "".join(pattern.format(byte) for byte in letter.encode())
            for letter in text
        )
        return "".join(coded)

    return write


def as_entities(text: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in text)


def as_escapes(text: str) -> str:
    return "".join(f"\\u{ord(letter):04x}" for letter in text)


def as_word(text: str) -> str:
    return f"=?utf-8?B?{b64encode(text.encode()).decode()}?="


def broken(text: str) -> str:
    return f"{text[:-2]}=\n{text[-2:]}"


NAMED = str.maketrans(
    {".": "&period;", "@": "&commat;", ":": "&colon;", "-": "&hyphen;", "_": "&lowbar;", "+": "&plus;"}
)
ENCODINGS: list[Callable[[str], str]] = [
    each("%{:02X}", only_signs=True),
    each("%{:02x}"),
    each("={:02X}", only_signs=True),
    each("={:02X}"),
    each("\\x{:02x}"),
    each("&#x{:x};", only_signs=True),
    each("%25{:02X}"),
    as_entities,
    as_escapes,
    as_word,
    broken,
    lambda text: text.translate(NAMED),
    lambda text: as_entities(text).replace("&", "&amp;"),
]
"""What mails, pages and programs make of them."""
as_typed = st.sampled_from([partial(_translated, table) for table in TABLES] + ENCODINGS)
"""Every way in which a secret's letters and signs are written."""

secret = st.one_of(
    host.map(lambda text: ("host", text)),
    v4.map(lambda text: ("address", text)),
    v6.map(lambda text: ("address", text)),
    mail.map(lambda text: ("mail", text)),
    serial.map(lambda text: ("serial", text)),
)
around = st.sampled_from(
    [
        " {} ",
        "[{}]",
        "<{}>",
        "({})",
        '"{}"',
        "{}:",
        "{},",
        " {}. ",
        "={};",
        "{}에서",
        "서버 {}의",
        "\t{}\n",
        " {}/24",
        "'{}'",
    ]
)
