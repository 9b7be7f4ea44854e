"""`tlsverify`: was a connection made, with which suite, and was the certificate good?"""

from __future__ import annotations

import pytest

from engine.observations import Reason
from tests.evidence.pastes import TLSVERIFY, WHICH_HOST, fields, reasons, records

PROMPT = "mx.example.com> tlsverify\n\n"
DIALOGUE = f"""\
Enter the TLS domain to verify against:
[]> the.cpq.host

{WHICH_HOST}
[the.cpq.host]> 10.172.12.18:7025

"""
CONNECTING = "Connecting to 10.172.12.18 on port 7025.\n"
CONNECTED = "Connected to 10.172.12.18 from interface 10.172.12.17.\n"
CHECKING = "Checking TLS connection.\n"
ESTABLISHED = "TLS connection established: protocol TLSv1.2, cipher {}.\n"
REFUSED = "TLS was required but could not be successfully negotiated.\n"
NOT_CONNECTED = "Failed to connect to [10.172.12.18].\n"
COMPLETED = "TLS verification completed.\n"

BEGINNING = PROMPT + DIALOGUE + CONNECTING + CONNECTED + CHECKING
SHAKEN = BEGINNING + ESTABLISHED.format("ADH-CAMELLIA256-SHA") + "Verifying peer certificate.\n"


@pytest.mark.parametrize(
    ("shown", "result"),
    [
        ("Certificate verification failed: no certificate from server.\n", "no-certificate"),
        ("Certificate verification failed: self signed certificate.\n", "other-failure"),
        ("Certificate verification failed: unable to get local issuer certificate.\n", "other-failure"),
        ("Certificate verification failed: certificate has expired.\n", "other-failure"),
        ("Certificate verification failed: hostname mismatch.\n", "other-failure"),
        ("TLS certificate verified.\nTLS connection to 10.172.12.18 succeeded.\n", "verified"),
        ("Certificate verification succeeded.\n", "verified"),
        ("TLS connection to 10.172.12.18 failed: handshake failure.\n", "other-failure"),
    ],
)
@pytest.mark.parametrize("end", ["", REFUSED + NOT_CONNECTED + COMPLETED, COMPLETED])
def test_the_result(shown: str, result: str, end: str) -> None:
    if result == "verified":
        end = COMPLETED
    text = SHAKEN + shown + end
    assert [found.get("result") for found in fields(text, "tlsverify")] == [result]
    assert reasons(text) == []


def test_a_verify_error_adds_nothing_to_its_reason() -> None:
    reason = "Certificate verification failed: no certificate from server.\n"
    error = "TLS connection to 10.172.12.18 failed: verify error.\n"
    assert [found["result"] for found in fields(SHAKEN + reason + error + REFUSED, "tlsverify")] == [
        "no-certificate"
    ]
    without_reason = error + REFUSED + NOT_CONNECTED + COMPLETED
    assert [found.get("result") for found in fields(without_reason, "tlsverify")] == [None]
    assert reasons(without_reason) == [(1, Reason.CUT_OFF)]


def test_a_connection_that_tls_never_came_about_on_is_a_failure() -> None:
    text = BEGINNING + REFUSED + NOT_CONNECTED + COMPLETED
    assert [(one["connected"], one["result"]) for one in fields(text, "tlsverify")] == [
        ("yes", "other-failure")
    ]


@pytest.mark.parametrize("failure", ["Connection to 10.172.12.18 failed: timeout error.\n", ""])
def test_without_a_connection_nothing_is_said_of_certificates(failure: str) -> None:
    text = PROMPT + DIALOGUE + CONNECTING + failure + REFUSED + NOT_CONNECTED + COMPLETED
    [found] = fields(text, "tlsverify")
    assert (found["connected"], found["host"], found["port"]) == ("no", "10.172.12.18", "7025")
    assert "result" not in found
    assert [why for _, why in reasons(text)] == [Reason.NOT_CONNECTED]


@pytest.mark.parametrize("length", range(1, 12))
def test_output_cut_off_before_the_result_is_said(length: int) -> None:
    text = "".join(SHAKEN.splitlines(keepends=True)[:length])
    is_connected = CONNECTED in text
    assert [found.get("connected") for found in fields(text, "tlsverify")] == ["yes"] * is_connected
    assert all("result" not in found for found in fields(text, "tlsverify"))
    assert [why for _, why in reasons(text)] == [Reason.CUT_OFF]


@pytest.mark.parametrize(
    ("typed", "host", "port"),
    [
        ("10.172.12.18:7025", "10.172.12.18", "7025"),
        ("10.172.12.18", "10.172.12.18", "25"),
        ("sma.example.com:7026", "sma.example.com", "7026"),
        ("[2001:db8::18]:7025", "2001:db8::18", "7025"),
        ("2001:db8::18", "2001:db8::18", "25"),
        ("", "the.cpq.host", "25"),
    ],
)
def test_host_and_port_as_typed(typed: str, host: str, port: str) -> None:
    text = PROMPT + DIALOGUE.replace("10.172.12.18:7025", typed) + CHECKING
    assert [(found["host"], found["port"]) for found in fields(text, "tlsverify")] == [(host, port)]


def test_the_address_connected_to_counts_more_than_the_name_typed() -> None:
    text = BEGINNING.replace("10.172.12.18:7025", "sma.example.com:7025")
    [found] = fields(text, "tlsverify")
    assert (found["host"], found["interface"]) == ("10.172.12.18", "10.172.12.17")


@pytest.mark.parametrize(
    ("cipher", "suite"),
    [
        ("ADH-CAMELLIA256-SHA", "anonymous"),
        ("AECDH-AES256-SHA", "anonymous"),
        ("ECDHE-RSA-AES256-GCM-SHA384", "authenticated"),
        ("RC4-SHA", "authenticated"),
        ("TLS_AES_256_GCM_SHA384", "authenticated"),
    ],
)
def test_the_suite(cipher: str, suite: str) -> None:
    [found] = fields(BEGINNING + ESTABLISHED.format(cipher), "tlsverify")
    assert (found["cipher"], found["suite"], found["protocol"]) == (cipher, suite, "TLSv1.2")


def test_a_suite_that_nobody_knows_is_said() -> None:
    text = BEGINNING + ESTABLISHED.format("FOO-BAR") + "TLS certificate verified.\n"
    [found] = fields(text, "tlsverify")
    assert found["cipher"] == "FOO-BAR"
    assert "suite" not in found
    assert [why for _, why in reasons(text)] == [Reason.CIPHERS_UNSURE]


def test_several_hosts_in_one_run_are_several_records() -> None:
    second = (
        CONNECTING.replace(".18", ".19") + CONNECTED.replace(".18", ".19") + "TLS certificate verified.\n"
    )
    text = (
        SHAKEN
        + "Certificate verification failed: no certificate from server.\n"
        + REFUSED
        + second
        + COMPLETED
    )
    shown = [(found["host"], found["result"]) for found in fields(text, "tlsverify")]
    assert shown == [("10.172.12.18", "no-certificate"), ("10.172.12.19", "verified")]


def test_a_run_whose_beginning_was_cut_off_before_another_one() -> None:
    text = CONNECTED + "TLS certificate verified.\n" + CONNECTING.replace(".18", ".19") + NOT_CONNECTED
    shown = [(found["host"], found["connected"]) for found in fields(text, "tlsverify")]
    assert shown == [("10.172.12.18", "yes"), ("10.172.12.19", "no")]


def test_several_runs_without_prompts_are_several_records() -> None:
    text = "\n".join(line for line in TLSVERIFY.splitlines() if not line.startswith("mx"))
    shown = [(found["prompt"], found["port"], found["result"]) for found in fields(text, "tlsverify")]
    assert shown == [("none", "7025", "no-certificate"), ("none", "25", "verified")]


@pytest.mark.parametrize(
    "line",
    [
        'It says "Certificate verification failed: no certificate from server." in red',
        "Certificate verification failed: no certificate from server. 입니다",
        "the TLS connection established: protocol TLSv1, cipher ADH-CAMELLIA256-SHA.",
        "TLS connection established: protocol TLSv1, cipher ADH-CAMELLIA256-SHA, it says.",
        "[]> Certificate verification failed: no certificate from server.",
    ],
)
def test_what_only_looks_like_the_output_is_not_used(line: str) -> None:
    assert records(line) == []
    assert reasons(line) == [(1, Reason.ODD_SHAPE)]


def test_the_connected_line_of_telnet_is_not_that_of_tlsverify() -> None:
    assert fields("Connected to 10.172.12.18.\n", "tlsverify") == []
    assert fields(CONNECTED, "telnet") == []
