"""A cipher list at the end of a paste: is it all of it?"""

from __future__ import annotations

import pytest

from engine.observations import Reason
from tests.evidence.pastes import fields, read, reasons

TITLE = "Outbound SMTP ciphers: "
ABOVE = "mx.example.com> sslconfig\n\nsslconfig settings:\n  Outbound SMTP method:  tlsv1_2\n  "
BELOW = "\n\nChoose the operation you want to perform:\n"


@pytest.mark.parametrize(
    "ciphers",
    [
        "HIGH:MEDIUM:ALL:!aN",
        "HIGH:MEDIUM:ALL:!a",
        "HIGH:MEDIUM:ALL:!",
        "HIGH:MEDIUM:ALL:-",
        "HIGH:MEDIUM:ALL:",
        "HIGH:MEDIUM:ALL:@STREN",
        "HIGH:MEDIUM:ALL:@SECLEVEL=",
        "HIGH:ME",
        "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES",
        "RC4-SHA:RC4-",
        "RC4-SHA:RC4-M",
        "HIGH:ALL:!RC4:!MD",
        "HIGH:ALL:-SSLv",
    ],
)
@pytest.mark.parametrize("above", ["", ABOVE])
@pytest.mark.parametrize("end", ["", "\n", " \n\n"])
def test_a_list_that_ends_in_the_middle_of_an_entry_is_cut_off(ciphers: str, above: str, end: str) -> None:
    text = above + TITLE + ciphers + end
    assert [found.get("anonymous") for found in fields(text, "sslconfig")] == [None]
    assert [why for _, why in reasons(text)] == [Reason.CUT_OFF]


@pytest.mark.parametrize(
    ("ciphers", "anonymous"),
    [
        ("HIGH:MEDIUM:ALL:-aNULL:-SSLv2", "excluded"),
        ("HIGH:MEDIUM:ALL:!aNULL", "excluded"),
        ("RC4-SHA:RC4-MD5:ALL", "allowed"),
        ("RC4-SHA:RC4-MD5", "excluded"),
        ("ALL:@STRENGTH", "allowed"),
        ("HIGH:!aNULL:!DES", "excluded"),
        ("HIGH:!aNULL:!EXPORT", "excluded"),
        ("AES256-SHA:AES128-SHA", "excluded"),
        ("ALL:EXP-RC4-MD5", "allowed"),
    ],
)
@pytest.mark.parametrize("end", ["", "\n"])
def test_a_list_that_ends_with_an_entry_counts(ciphers: str, anonymous: str, end: str) -> None:
    text = TITLE + ciphers + end
    assert [found.get("anonymous") for found in fields(text, "sslconfig")] == [anonymous]
    assert reasons(text) == []


@pytest.mark.parametrize("below", [BELOW, "\nmx.example.com> ", "\n[]>"])
def test_what_follows_shows_that_a_list_is_whole(below: str) -> None:
    text = ABOVE + TITLE + "HIGH:MEDIUM:ALL:!aN" + below
    assert [found.get("anonymous") for found in fields(text, "sslconfig")] == ["allowed"]
    assert reasons(text) == []


def test_a_list_that_is_cut_off_takes_the_place_of_the_one_before() -> None:
    """After a change the old list must not go on to count because the new one was cut."""
    before, after = ABOVE + TITLE + "ALL" + BELOW, ABOVE + TITLE + "HIGH:ALL:-aN"
    [found] = read(before, after).records
    assert "anonymous" not in found.fields
    assert {unused.why for unused in read(before, after).unused} == {Reason.CUT_OFF, Reason.REPLACED}
