"""Does a cipher list allow suites without a certificate, and is a suite one of them?

The OpenSSL behind Python's `ssl` expands a list.  AsyncOS knows suites that it no longer has (RC4,
3DES, DES, export grade); those are followed here entry by entry, with the operators and key words
of OpenSSL's `ciphers(1)`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

MAX_LENGTH = 8192
"""A longer cipher list is not judged."""

_ENTRY = r"@STRENGTH|@SECLEVEL=[0-5]|[-+!]?[A-Za-z0-9][\w.=-]*(?:\+[A-Za-z0-9][\w.=-]*)*"

_RETIRED = (
    "ADH-RC4-MD5",
    "ADH-DES-CBC-SHA",
    "ADH-DES-CBC3-SHA",
    "ADH-SEED-SHA",
    "EXP-ADH-RC4-MD5",
    "EXP-ADH-DES-CBC-SHA",
    "AECDH-RC4-SHA",
    "AECDH-DES-CBC3-SHA",
)
"""Anonymous suites that an OpenSSL of AsyncOS has and one of today may lack."""

_KEY_WORDS = {
    "ADH": "aNULL ADH kEDH kDHE DH",
    "AECDH": "aNULL AECDH kEECDH kECDHE ECDH",
    "3DES": "3DES HIGH MEDIUM",
    "DES": "DES LOW",
    "RC4": "RC4 MEDIUM",
    "SEED": "SEED MEDIUM",
    "SHA": "SHA SHA1",
    "EXP": "EXP EXPORT EXPORT40",
    "AES128": "AES HIGH",
    "AES256": "AES HIGH",
    "CAMELLIA128": "CAMELLIA HIGH",
    "CAMELLIA256": "CAMELLIA HIGH",
    "GCM": "AESGCM",
}
"""The key words of `ciphers(1)` under which a suite is found, by a part of its name."""

_STRENGTHS = frozenset({"LOW", "MEDIUM", "HIGH"})

_PARTS = (
    " 3DES ADH AECDH AES AESCCM AESGCM ALL ARIA ARIAGCM CAMELLIA CBC CCM CFB CHACHA CK COMPLEMENTOFALL"
    " COMPLEMENTOFDEFAULT DEFAULT DES DH DHE DSS ECCPWD ECDH ECDHE ECDSA EDE EDH EECDH EXP EXPORT GCM GOST"
    " HIGH IDEA KRB LOW MD MEDIUM NULL POLY PSK RC RSA SEED SHA SRP SSL SSLv TLS TLSv TLSv1. WITH"
    " aDH aDSS aECDH aECDSA aGOST aNULL aPSK aRSA aSRP anon eNULL kDH kDHE kDHEPSK kDHd kDHr kECDH kECDHE"
    " kECDHEPSK kECDHe kECDHr kEDH kEECDH kGOST kKRB kPSK kRSA kRSAPSK kSRP "
)
"""What names of suites and key words are made of, each without the digits at its end."""

_NUMBERED = frozenset({"CK", "KRB", "MD", "RC", "SSLv", "TLSv", "TLSv1."})
"""Those of them that never stand without a number behind them."""


def anonymous_allowed(cipher_list: str) -> bool | None:
    """Return whether the list leaves a suite in that lets the server show no certificate.

    The list is in OpenSSL's syntax.  None: the list is not one that OpenSSL would take, names
    nothing known, or its meaning depends on the version of OpenSSL.
    """
    entries = _entries(cipher_list)
    if not entries:
        return None
    today = _today()
    judged = _judged_today(":".join(entry for entry in entries if not entry.startswith("@SECLEVEL")))
    named, by_key_word = _retired_left(entries, today)
    if judged or named:
        # From level 1 on a client never offers an anonymous suite, yet older versions know no levels.
        levels = [entry for entry in entries if entry.startswith("@SECLEVEL")]
        return True if not levels or levels[-1] == "@SECLEVEL=0" else None
    if by_key_word or (judged is None and not any(map(_is_known, entries))):
        return None
    if not today and any(_adds(entry) and not _names_suite(entry) for entry in entries):
        return None
    return False


def ends_within_entry(cipher_list: str) -> bool:
    """Tell whether the list stops in the middle of an entry: what stands last only begins a known name."""
    last = re.split(r"[\s:;,]", cipher_list)[-1]
    name = last.lstrip("-+!")
    if not name or name.startswith("@"):
        return not re.fullmatch(_ENTRY, last, re.ASCII)
    if _expanded(name):
        return False
    part = _parts(name)[-1]
    if not _is_known(name) or part in _NUMBERED:
        return f" {part}" in _PARTS
    # The key words of other versions are whole although today's OpenSSL has a suite that begins like them.
    return _names_suite(name) and any(suite.startswith(name) for suite in _today())


def suite_is_anonymous(name: str) -> bool | None:
    """Return whether a suite authenticates nobody, from its OpenSSL or IANA name; None: no such name."""
    if not re.fullmatch(r"[\w-]{1,100}", name, re.ASCII):
        return None
    parts = _parts(name)
    if not {"ADH", "AECDH", "anon"}.isdisjoint(parts):
        return True
    return False if _names_suite(name) and _is_known(name) else None


def _entries(cipher_list: str) -> list[str]:
    """Split a list at OpenSSL's separators; empty if an entry is none that OpenSSL would take."""
    if len(cipher_list) > MAX_LENGTH:
        return []
    entries = [entry for entry in re.sub(r"[\s:;,]+|(?=[!@])", ":", cipher_list).split(":") if entry]
    return entries if all(re.fullmatch(_ENTRY, entry, re.ASCII) for entry in entries) else []


def _adds(entry: str) -> bool:
    return entry[0] not in "-+!@"


def _names_suite(entry: str) -> bool:
    return _adds(entry) and ("-" in entry or "_" in entry)


def _parts(name: str) -> list[str]:
    """The parts of a suite's name, an anonymous IANA name put as OpenSSL has it."""
    name = name.replace("ECDH_anon", "AECDH").replace("DH_anon", "ADH").replace("DES-CBC3", "3DES")
    return re.split("[-_+]", name)


def _is_known(entry: str) -> bool:
    """Tell whether an entry adds a suite or key word of some version of OpenSSL."""
    stems = [part.rstrip("0123456789") for part in _parts(entry) if not part.isdigit()]
    return _adds(entry) and bool(stems) and all(f" {stem} " in _PARTS for stem in stems)


def _key_words(name: str) -> frozenset[str]:
    """The key words of `ciphers(1)` that an anonymous suite is found under."""
    parts = _parts(name)
    words = {"ALL", "COMPLEMENTOFDEFAULT", "SSLv3", "TLSv1", name, *parts}
    for part in parts:
        words.update(_KEY_WORDS.get(part, "").split())
    if "EXP" in parts:
        words -= _STRENGTHS
    return frozenset(words)


def _retired_left(entries: list[str], today: Mapping[str, bool]) -> tuple[bool, bool]:
    """Follow anonymous suites that today's OpenSSL lacks through the entries of a list.

    Returns whether one that an entry names is left, and whether one is that only a key word added.
    """
    if entries[0] == "DEFAULT":
        return False, False
    rules = [
        ("", entry.split("+")) if _adds(entry) else (entry[0], entry[1:].split("+")) for entry in entries
    ]
    suites = {entry for entry in entries if _names_suite(entry) and suite_is_anonymous(entry)}
    named = by_key_word = False
    for suite in suites.union(_RETIRED) - today.keys():
        key_words = _key_words(suite)
        is_named = is_added = False
        for operator, words in rules:
            if key_words.issuperset(words):
                if operator == "!":
                    is_named = is_added = False
                    break
                if operator != "+":
                    is_added = not operator
                    is_named = is_added and (is_named or words == [suite])
        named |= is_named
        by_key_word |= is_added
    return named, by_key_word


def _judged_today(cipher_list: str) -> bool | None:
    """Return whether today's OpenSSL finds an anonymous suite in the list; None: it finds no suite."""
    names = _expanded(f"{cipher_list}:@SECLEVEL=0") or _expanded(cipher_list)
    return any(names.values()) if names else None


@cache
def _today() -> Mapping[str, bool]:
    """The suites of today's OpenSSL, and which are anonymous; none if it cannot judge those."""
    suites = _expanded("ALL:COMPLEMENTOFALL")
    return suites if any(suites.values()) else {}


def _expanded(cipher_list: str) -> dict[str, bool]:
    """Expand a list by OpenSSL, whatever the level of security; nothing if it refuses.

    The suites of TLS 1.3 stand in every answer and are no part of a list.
    """
    try:
        import ssl
    except ImportError:
        return {}
    try:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.set_ciphers(cipher_list)
        return {suite["name"]: suite["auth"] == "auth-null" for suite in context.get_ciphers()}
    except (ssl.SSLError, ValueError, KeyError):
        return {}
