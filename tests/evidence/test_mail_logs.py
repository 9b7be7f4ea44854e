"""What a mail log shows about the delivery connections of an ESA."""

from __future__ import annotations

import pytest

from engine.evidence.reading import Found
from engine.observations import Reason
from tests.evidence.mail_log import (
    ERROR,
    NO_CERTIFICATE,
    OPENED,
    PLACE,
    REQUIRED,
    SUCCESS,
    found,
    log,
    outcomes,
    summary,
)
from tests.evidence.pastes import read, scenario


def test_the_seed_shows_no_certificate_on_the_quarantine_port() -> None:
    evidence = read(scenario(4))
    shown = {
        record.name: record for record in evidence.records if record.name in {"connection", "delivery-tls"}
    }
    place = {**PLACE, "dcid": "3385734"}
    assert shown["connection"].fields == place
    assert shown["delivery-tls"].fields == {**place, "tls": "no-server-certificate", "latest": "yes"}
    assert shown["delivery-tls"].place.quote.endswith("TLS failed: verify error: no certificate")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (NO_CERTIFICATE, {"tls": "no-server-certificate"}),
        ("DCID 5 TLS failed: verify error: self signed certificate", {"tls": "other-failure"}),
        ("DCID 5 TLS failed: STARTTLS unexpected response", {"tls": "other-failure"}),
        ("DCID 5 TLS failed", {"tls": "other-failure"}),
        (REQUIRED, {"tls": "other-failure"}),
        (
            "DCID 5 IP 172.16.0.94 TLS was required but could not be successfully negotiated",
            {"tls": "other-failure"},
        ),
        ("DCID 5 TLS success", {"tls": "success"}),
        ("DCID 5 TLS success CN: <the.cpq.host>", {"tls": "success"}),
        (
            SUCCESS,
            {
                "tls": "success",
                "protocol": "TLSv1.2",
                "cipher": "ECDHE-RSA-AES256-SHA384",
                "suite": "authenticated",
            },
        ),
        (
            "DCID 5 TLS success protocol TLSv1/SSLv3 cipher ADH-RC4-MD5 CN=the.cpq.host",
            {"tls": "success", "protocol": "TLSv1/SSLv3", "cipher": "ADH-RC4-MD5", "suite": "anonymous"},
        ),
        (
            "DCID 5 TLS success protocol TLSv1 cipher AES128-SHA for the.cpq.host",
            {"tls": "success", "protocol": "TLSv1", "cipher": "AES128-SHA", "suite": "authenticated"},
        ),
        (
            "DCID 5 TLS success protocol TLSv1.2 cipher AES128-SHA the.cpq.host",
            {"tls": "success", "protocol": "TLSv1.2", "cipher": "AES128-SHA", "suite": "authenticated"},
        ),
    ],
)
def test_an_outcome_of_tls_belongs_to_its_connection(entry: str, expected: dict[str, str]) -> None:
    text = log(OPENED, entry, "DCID 5 close")
    assert found(text, "delivery-tls") == [{**PLACE, **expected}]
    assert found(text, "connection") == [PLACE]


def test_a_suite_that_nobody_knows_is_said_to_be_unsure() -> None:
    text = log(OPENED, "DCID 5 TLS success protocol TLSv1.2 cipher FOO-BAR")
    assert "suite" not in found(text, "delivery-tls")[0]
    assert f"2 {Reason.CIPHERS_UNSURE}" in summary(text)


def test_a_failure_and_that_tls_was_required_are_one_outcome() -> None:
    assert summary(log(OPENED, NO_CERTIFICATE, REQUIRED)) == ["1 connection", "2 no-server-certificate"]


def test_the_last_outcome_of_a_connection_counts() -> None:
    assert summary(log(OPENED, SUCCESS, NO_CERTIFICATE)) == ["1 connection", "3 no-server-certificate"]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (ERROR, "timed-out"),
        (ERROR.replace("DCID:", "DCID"), "timed-out"),
        (ERROR.replace("[Errno 60] Operation timed out", "[Errno 61] Connection refused"), "refused"),
        (ERROR.replace("[Errno 60] Operation timed out", "[Errno 65] No route to host"), "unreachable"),
        (ERROR.replace("[Errno 60] Operation timed out", "[Errno 51] Network is unreachable"), "unreachable"),
        (ERROR.replace("[Errno 60] Operation timed out", "[Errno 64] Host is down"), "unreachable"),
        (ERROR.replace("[Errno 60] Operation timed out", "EOF"), "other"),
        (ERROR.replace("[Errno 60] Operation timed out", "[Errno 0] Error"), "other"),
    ],
)
def test_a_connection_error_says_how_it_failed(entry: str, expected: str) -> None:
    assert found(log(entry), "delivery-error") == [{**PLACE, "result": expected}]


def test_older_connection_errors_are_read() -> None:
    text = log(
        "Connection Error: connection timed out DCID: 2804 IP: 172.16.0.94 details: timeout"
        " interface: 172.16.0.179",
        "Connection Error: DCID 63 domain: IP: 172.16.0.95 port: 25 details: EOF interface:"
        " reason: network error",
    )
    old, without_interface = found(text, "delivery-error")
    assert old == {**PLACE, "port": "25", "dcid": "2804", "result": "timed-out"}
    assert without_interface == {
        "address": "172.16.0.95",
        "port": "25",
        "dcid": "63",
        "result": "other",
        "count": "1",
        "time": PLACE["time"],
    }


def test_an_error_takes_its_connection_back() -> None:
    assert summary(log(OPENED, ERROR)) == ["2 timed-out"]


def test_an_error_after_tls_shows_that_the_other_side_had_answered() -> None:
    assert summary(log(OPENED, SUCCESS, ERROR)) == ["1 connection", "2 success", "3 other"]


@pytest.mark.parametrize(
    "elsewhere",
    [ERROR.replace("IP: 172.16.0.94", "IP: 172.16.0.95"), ERROR.replace("port: 7025", "port: 25")],
)
def test_an_error_at_another_place_leaves_the_connection(elsewhere: str) -> None:
    assert summary(log(OPENED, elsewhere)) == ["1 connection", "2 timed-out"]


def test_an_error_that_names_no_port_has_the_port_of_its_connection() -> None:
    text = log(OPENED, ERROR.replace(" port: 7025", ""))
    assert found(text, "delivery-error") == [{**PLACE, "result": "timed-out"}]


def test_a_connection_that_names_no_port_goes_to_port_25() -> None:
    text = log("New SMTP DCID 5 interface 172.16.0.179 address 172.16.0.94", NO_CERTIFICATE)
    assert found(text, "delivery-tls") == [{**PLACE, "port": "25", "tls": "no-server-certificate"}]


def test_ipv6_addresses_are_read() -> None:
    text = log("New SMTP DCID 5 interface 2001:db8::1 address fe80::250:56ff:fe9a:1c17 port 7025")
    assert found(text, "connection")[0]["address"] == "fe80::250:56ff:fe9a:1c17"


def test_receiving_is_no_delivery() -> None:
    text = log(
        "New SMTP ICID 5 interface Management (172.16.0.179) address 172.16.0.94 reverse dns host unknown",
        "ICID 5 TLS failed: verify error: no certificate from server",
    )
    assert summary(text) == [f"2 {Reason.NOT_DELIVERY}"]


def test_an_outcome_without_its_connection_counts_for_nothing() -> None:
    assert summary(log(NO_CERTIFICATE, REQUIRED)) == [f"1 {Reason.NOT_DELIVERY}"]
    other = log(OPENED, "DCID 6 TLS failed: verify error: no certificate from server")
    assert found(other, "delivery-tls") == []


def test_only_a_few_of_thousands_of_useless_lines_are_listed() -> None:
    text = log(
        *(f"DCID {n} TLS failed: verify error: no certificate from server" for n in range(3000)),
        *(f"ICID {n} TLS failed" for n in range(3000)),
    )
    assert 0 < len(outcomes(text)) <= 20


def test_a_number_used_again_is_another_connection() -> None:
    again = OPENED.replace("7025", "25")
    text = log(OPENED, NO_CERTIFICATE, again, SUCCESS)
    assert [(one["port"], one["tls"]) for one in found(text, "delivery-tls")] == [
        ("7025", "no-server-certificate"),
        ("25", "success"),
    ]


def busy_log() -> str:
    """A log of ten thousand connections that are open at the same time, on four ports."""
    ports, opened, ended = (25, 587, 7025, 8025), [], []
    for n in range(10_000):
        port = ports[n % 4]
        address = f"10.{n % 4}.{n // 4 % 50 if port != 7025 else 0}.7"
        opened.append(f"New SMTP DCID {n} interface 10.1.1.5 address {address} port {port}")
        ended.append(f"MID {n} ICID {n} From: <a@example.com>")
        if port == 7025:
            ended.append(f"DCID {n} TLS failed: verify error: no certificate from server")
        else:
            ended.append(f"DCID {n} TLS success protocol TLSv1.2 cipher AES128-SHA")
    return log(*opened, *ended)


def test_a_busy_log_gives_the_newest_of_each_outcome_with_its_number() -> None:
    shown = [one for one in outcomes(busy_log()) if isinstance(one, Found)]
    quarantine = [dict(one.fields) for one in shown if one.fields["port"] == "7025"]
    place = PLACE | {"interface": "10.1.1.5", "address": "10.2.0.7", "dcid": "9998", "count": "2500"}
    assert quarantine == [place, {**place, "tls": "no-server-certificate"}]
    assert sum(int(one.fields["count"]) for one in shown if one.record == "connection") == 10_000
    assert [one.line.number for one in shown] == sorted(one.line.number for one in shown)


def test_thousands_of_other_destinations_do_not_hide_the_quarantine_port() -> None:
    elsewhere = (
        f"New SMTP DCID {n} interface 10.1.1.5 address 10.{n // 250}.{n % 250}.7 port 25"
        for n in range(10, 5000)
    )
    shown = found(log(OPENED, NO_CERTIFICATE, *elsewhere), "connection")
    assert PLACE in shown
    assert len(shown) < 200
    assert shown[-1]["dcid"] == "4999"


def test_the_newest_outcome_at_a_place_is_marked_when_pastes_are_combined() -> None:
    first = log(OPENED, NO_CERTIFICATE)
    second = log(OPENED.replace("DCID 5", "DCID 9"), SUCCESS.replace("DCID 5", "DCID 9"))
    shown = {
        record.fields["tls"]: record.fields["latest"]
        for record in read(first, second).records
        if record.name == "delivery-tls"
    }
    assert shown == {"no-server-certificate": "no", "success": "yes"}
