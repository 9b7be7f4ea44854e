"""Whether a cipher list allows suites without a certificate is OpenSSL's to say."""

from __future__ import annotations

import ssl
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evidence import ciphers
from engine.evidence.ciphers import MAX_LENGTH, anonymous_allowed, suite_is_anonymous

ANONYMOUS = ("ADH-AES256-SHA", "ADH-CAMELLIA256-SHA", "AECDH-AES128-SHA", "ADH-AES128-GCM-SHA256")
AUTHENTICATED = ("AES128-SHA", "DHE-RSA-AES256-SHA", "ECDHE-RSA-AES128-GCM-SHA256")
RETIRED_ANONYMOUS = ("ADH-RC4-MD5", "EXP-ADH-DES-CBC-SHA", "ADH-DES-CBC3-SHA", "AECDH-RC4-SHA")
RETIRED_AUTHENTICATED = ("RC4-SHA", "RC4-MD5", "EXP-RC4-MD5", "DES-CBC3-SHA", "EDH-RSA-DES-CBC3-SHA")
KEY_WORDS = ("ALL", "HIGH", "aNULL", "ADH", "AECDH", "kEDH", "EDH", "kEECDH", "EECDH", "aRSA", "AES", "SHA1")


def listed(entries: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(entries, min_size=1, max_size=6).map(":".join)


def with_operators(*words: str) -> st.SearchStrategy[str]:
    return st.builds(str.__add__, st.sampled_from(["", "", "-", "!", "+"]), st.sampled_from(words))


def expanded(cipher_list: str) -> dict[str, bool]:
    """The suites of a list, and which are anonymous, as OpenSSL itself gives them."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.set_ciphers(cipher_list)
    except ssl.SSLError:
        return {}
    return {suite["name"]: "Au=None" in suite["description"] for suite in context.get_ciphers()}


@pytest.mark.parametrize(
    ("cipher_list", "expected"),
    [
        # The seed's list before and after the change, and AsyncOS's own defaults.
        ("RC4-SHA:RC4-MD5:ALL", True),
        ("HIGH:MEDIUM:ALL:-aNULL:-SSLv2", False),
        ("RC4-SHA:RC4-MD5:ALL:-aNULL:-EXPORT", False),
        ("MEDIUM:HIGH:-SSLv2:-aNULL:@STRENGTH", False),
        # What a key word holds.
        ("ALL", True),
        ("HIGH", True),
        ("COMPLEMENTOFDEFAULT", True),
        ("DEFAULT", False),
        ("DEFAULT:ADH-AES256-SHA", False),
        ("DEFAULT:ADH-RC4-MD5", False),
        ("aNULL", True),
        ("eNULL", True),
        ("NULL-SHA", False),
        ("kEECDH", True),
        ("EECDH", False),
        ("kEDH", True),
        ("EDH", False),
        ("HIGH:!ADH", True),
        ("HIGH:!ADH:!AECDH", False),
        ("HIGH+aNULL", True),
        ("kRSA+AES:kRSA+RC4", False),
        ("PSK:SRP", False),
        # Taken out, and put in again.
        ("ALL:-aNULL", False),
        ("ALL:-aNULL:ADH-AES256-SHA", True),
        ("ALL:-aNULL:ADH-RC4-MD5", True),
        ("ALL:-aNULL:HIGH", True),
        ("ALL:!aNULL", False),
        ("!aNULL:ALL", False),
        ("ALL:!aNULL:ADH-AES256-SHA", False),
        ("ALL:!aNULL:ADH-RC4-MD5:HIGH", False),
        ("ALL:+aNULL", True),
        ("AES128-SHA:+aNULL", False),
        # Suites that OpenSSL no longer has.
        ("RC4-SHA:RC4-MD5", False),
        ("ADH-RC4-MD5", True),
        ("RC4-SHA:EXP-ADH-RC4-MD5", True),
        ("AECDH-DES-CBC3-SHA:!ADH", True),
        ("ADH-RC4-MD5:-ADH", False),
        ("ADH-RC4-MD5:-ADH:ADH-RC4-MD5", True),
        ("ADH-RC4-MD5:!RC4", False),
        ("ADH-RC4-MD5:-kEECDH:-DES:+RC4", True),
        ("EXP-ADH-RC4-MD5:!EXPORT:RC4-MD5", False),
        ("EXP-ADH-RC4-MD5:!MEDIUM", True),
        ("ADH-DES-CBC3-SHA:!LOW:!DES", True),
        ("ADH-DES-CBC3-SHA:-3DES:AES128-SHA", False),
        ("-ADH-RC4-MD5:AES128-SHA", False),
        ("RC4:!aNULL", False),
        ("DES-CBC3-MD5:RC2-CBC-MD5:IDEA-CBC-SHA", False),
        ("TLS_DH_anon_WITH_RC4_128_MD5:RC4-SHA", True),
        ("TLS_RSA_WITH_RC4_128_SHA", False),
        ("TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256", False),
        # Unknown names count for nothing.
        ("AES128-SHA:FOO", False),
        ("FOO:ALL", True),
        # Separators, and none.
        ("AES128-SHA, ADH-AES256-SHA", True),
        (" RC4-SHA;RC4-MD5\tALL ", True),
        ("ALL!aNULL", False),
        ("DEFAULT@SECLEVEL=0", False),
        ("ALL:@SECLEVEL=0", True),
        ("ALL:@STRENGTH", True),
    ],
)
def test_a_list_is_judged(cipher_list: str, expected: bool) -> None:
    assert anonymous_allowed(cipher_list) is expected


@pytest.mark.parametrize(
    "cipher_list",
    [
        "",
        " : ",
        "FOO:BAR",
        "7025",
        "!aNULL",
        "-ALL",
        "@STRENGTH",
        "ALL:@FOO",
        "ALL:-",
        "ALL:--aNULL",
        "ALL:/etc",
        "익명 암호를 제거합니다",
        "ALL:é",
        "ALL\0",
        "high:medium",
        "ALL:" * (MAX_LENGTH // 4) + "ALL",
        # An old OpenSSL finds anonymous suites under these, a new one finds nothing.
        "RC4",
        "LOW:EXPORT",
        "RC4-SHA:3DES",
        "ADH+RC4",
        "ADH:-HIGH",
        # A level in the list itself shuts anonymous suites out, where the version knows levels.
        "ALL:@SECLEVEL=1",
    ],
)
def test_what_is_unsure_is_not_judged(cipher_list: str) -> None:
    assert anonymous_allowed(cipher_list) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *((name, True) for name in (*ANONYMOUS, *RETIRED_ANONYMOUS, "AECDH-NULL-SHA")),
        *((name, False) for name in (*AUTHENTICATED, *RETIRED_AUTHENTICATED, "NULL-SHA", "KRB5-RC4-SHA")),
        ("TLS_AES_256_GCM_SHA384", False),
        ("TLS_DH_anon_WITH_AES_128_CBC_SHA", True),
        ("TLS_ECDH_anon_WITH_RC4_128_SHA", True),
        ("TLS_RSA_WITH_RC4_128_SHA", False),
        ("SSL_CK_RC4_128_WITH_MD5", False),
        *(
            (name, None)
            for name in ("", "(NONE)", "HIGH", "foo", "foo-bar", "ADHOC-SHA", "7025", "ADH SHA", "암호")
        ),
    ],
)
def test_a_suite_is_judged(name: str, expected: bool | None) -> None:
    assert suite_is_anonymous(name) is expected


def test_every_suite_of_openssl_is_judged_as_openssl_does() -> None:
    suites = expanded("ALL:COMPLEMENTOFALL")
    assert set(suites.values()) == {True, False}
    assert {name: suite_is_anonymous(name) for name in suites} == suites


@given(listed(with_operators(*KEY_WORDS, *ANONYMOUS, *AUTHENTICATED)))
def test_a_list_of_today_is_judged_as_openssl_does(cipher_list: str) -> None:
    if any(expanded(cipher_list).values()):
        assert anonymous_allowed(cipher_list) is True
    else:
        assert anonymous_allowed(cipher_list) is not True


@given(listed(with_operators(*ANONYMOUS, *AUTHENTICATED, "aNULL", "ADH", "AECDH", "kEDH", "AES256", "HIGH")))
def test_without_openssl_nothing_wrong_is_said(cipher_list: str) -> None:
    truth = anonymous_allowed(cipher_list)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "ssl", None)
        ciphers._today.cache_clear()
        alone = anonymous_allowed(cipher_list)
    ciphers._today.cache_clear()
    assert alone in {truth, None}
    if truth is not None and all("-" in entry.lstrip("-!+") for entry in cipher_list.split(":")):
        assert alone is truth


@given(
    listed(with_operators(*KEY_WORDS, *ANONYMOUS, *AUTHENTICATED, *RETIRED_ANONYMOUS, *RETIRED_AUTHENTICATED))
)
def test_no_entry_brings_back_what_was_killed(cipher_list: str) -> None:
    assert anonymous_allowed(f"!aNULL:{cipher_list}") is not True
    assert anonymous_allowed(f"{cipher_list}:!aNULL") is not True
    assert anonymous_allowed(f"{cipher_list}:-aNULL") is not True


@given(listed(st.sampled_from([*RETIRED_ANONYMOUS, *RETIRED_AUTHENTICATED, *ANONYMOUS, *AUTHENTICATED])))
def test_a_list_of_names_allows_what_it_names(cipher_list: str) -> None:
    assert anonymous_allowed(cipher_list) is any(
        "ADH" in name or "AECDH" in name for name in cipher_list.split(":")
    )


@given(st.text() | st.text("ALHIGNU+-!@:, =_0\0é") | with_operators(*KEY_WORDS))
def test_any_text_is_judged_without_an_error(text: str) -> None:
    assert anonymous_allowed(text) in {True, False, None}
    assert suite_is_anonymous(text) in {True, False, None}
