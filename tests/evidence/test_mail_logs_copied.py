"""However a mail log was copied its entries are read, and what merely looks like one is not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evidence.asyncos.mail_logs import READER
from engine.evidence.lines import read_lines
from engine.evidence.reading import Found
from engine.observations import Reason
from tests.evidence.mail_log import (
    ERROR,
    NO_CERTIFICATE,
    OPENED,
    PLACE,
    REQUIRED,
    STAMP,
    found,
    log,
    outcomes,
    summary,
)
from tests.evidence.pastes import scenario

ENTRIES = (OPENED, NO_CERTIFICATE, REQUIRED, ERROR.replace("DCID: 5", "DCID: 6"))
WRAPPED = {
    "at 76 columns": log(*ENTRIES)
    .replace(" address", "\naddress")
    .replace(" from server", "\nfrom server")
    .replace(" successfully", "\nsuccessfully")
    .replace(" details", "\ndetails")
    .replace(" out interface", "\nout interface"),
    "with blank lines": log(*ENTRIES)
    .replace(" address", "  \n\naddress")
    .replace(" from server", "\n\n\nfrom server"),
    "within words": log(*ENTRIES)
    .replace("address", "addr\ness")
    .replace("port 7025", "port 70\n25", 1)
    .replace("certificate from", "certifi\ncate from")
    .replace("[Errno 60]", "[Err\nno 60]"),
    "within numbers": log(*ENTRIES).replace("address 172.16.0.94", "address 172.16.0.9\n4"),
    "behind the time": log(*ENTRIES).replace("2014 Info: ", "2014\nInfo: "),
    "behind the level": log(*ENTRIES).replace("Info: ", "Info:\n"),
    "within the entry's begin": log(*ENTRIES)
    .replace("SMTP DCID", "SMTP\nDCID")
    .replace("DCID 5 TLS failed", "DCID 5\nTLS failed"),
    "in three": log(*ENTRIES)
    .replace(" TLS", "\nTLS")
    .replace("verify", "\nverify")
    .replace("from", "\nfrom"),
}
STAMPED = {
    "nothing": "",
    "a level": "Info: ",
    "a year that a clock was taken from": "2014 Info: ",
    "an ISO time": "2014-04-07T15:48:42.120+09:00 Info: ",
    "syslog": "Apr  7 15:48:42 esa1.example.com mail_logs: Info: ",
    "syslog and the log's time": "<22>Apr  7 15:48:42 10.0.0.1 mail_logs: Mon Apr  7 15:48:42 2014 Info: ",
    "syslog's priority": "<22>Mon Apr  7 15:48:42 2014 Info: ",
    "syslog's priority and the log's name": "<22>mail_logs: Mon Apr  7 15:48:42 2014 Info: ",
    "a file's name": "mail.current:Mon Apr  7 15:48:42 2014 Info: ",
    "a line's number": "12:Mon Apr  7 15:48:42 2014 Info: ",
    "a file's name and a line's number": "mail.current:12:Mon Apr  7 15:48:42 2014 Info: ",
    "a host": "mx.example.com: Mon Apr  7 15:48:42 2014 Info: ",
    "another level": "Mon Apr 17 15:48:42 2014 Warning: ",
}


@pytest.mark.parametrize("how", WRAPPED)
def test_wrapped_entries_are_put_together(how: str) -> None:
    text = WRAPPED[how]
    assert [line.split(" ", 1)[1] for line in summary(text)] == [
        "connection",
        "no-server-certificate",
        "timed-out",
    ]
    [shown] = found(text, "delivery-tls")
    assert PLACE | shown == {**PLACE, "tls": "no-server-certificate"}
    assert found(text, "delivery-error")[0]["interface"] == "172.16.0.179"


@pytest.mark.parametrize("before", STAMPED)
def test_whatever_stands_before_an_entry(before: str) -> None:
    text = log(*ENTRIES).replace(STAMP, STAMPED[before])
    assert summary(text) == ["1 connection", "2 no-server-certificate", "4 timed-out"]


@pytest.mark.parametrize("before", STAMPED)
def test_entries_of_the_same_length_stay_apart(before: str) -> None:
    text = log(OPENED, OPENED.replace("DCID 5", "DCID 6"), NO_CERTIFICATE).replace(STAMP, STAMPED[before])
    assert sorted(summary(text)) == ["2 connection", "3 no-server-certificate"]
    assert [one["count"] for one in found(text, "connection")] == ["2"]


def test_words_behind_an_entry_are_no_part_of_it() -> None:
    text = (
        log(OPENED)
        + "이 로그를 확인해 주십시오.\n"
        + log(NO_CERTIFICATE)
        + "which is what the caller sees, at 7025\n"
    )
    assert found(text, "delivery-tls") == [{**PLACE, "tls": "no-server-certificate"}]
    other = log(OPENED, "DCID 5 TLS failed: verify error: certificate has expired") + "and that is odd\n"
    assert found(other, "delivery-tls")[0]["tls"] == "other-failure"
    cut = log(OPENED, "DCID 5 TLS failed: verify error: no certificate") + "확인 부탁드립니다\n"
    assert f"2 {Reason.CUT_OFF}" in summary(cut)


def test_odd_white_space_within_an_entry_is_one_space() -> None:
    text = log(*ENTRIES).replace(" address", "\t address").replace("verify error", "verify  error")
    assert summary(text) == ["1 connection", "2 no-server-certificate", "4 timed-out"]


@pytest.mark.parametrize(
    "line",
    [
        "the log says DCID 5 TLS failed: verify error: no certificate from server",
        "note: DCID 5 TLS failed: verify error: no certificate from server",
        "the host mx.example.com: Mon Apr  7 15:48:42 2014 Info: DCID 5 TLS failed: verify error",
        "고객 말로는 Info: DCID 5 TLS failed: verify error: no certificate from server",
        f"{STAMP}DCID 5 TLS failed, so the caller says",
        f"{STAMP}DCID 5 TLS success I think",
        f"{STAMP}DCID 5 TLS success protocol TLSv1.2 cipher AES128-SHA or so",
        f"{STAMP}DCID five TLS failed: verify error: no certificate from server",
        f"{STAMP}MID 7 Subject 'DCID 5 TLS failed: verify error: no certificate from server'",
        f"{STAMP}New SMTP DCID 5 interface 172.16.0.179 address 172.16.0.94 port 70251",
        f"{STAMP}New SMTP DCID 5 interface Data 1 address 172.16.0.94 port 7025",
    ],
)
def test_what_merely_looks_like_an_entry_is_not_used(line: str) -> None:
    text = log(OPENED) + line + "\n" + log("DCID 5 close")
    assert found(text, "delivery-tls") == []
    assert found(text, "connection") == [PLACE]
    if "Subject" not in line and "five" not in line:
        assert f"2 {Reason.ODD_SHAPE}" in summary(text)


@pytest.mark.parametrize(
    "end",
    [
        "DCID 5 TLS fai",
        "DCID 5 TLS success protocol TLSv1.2 cipher ADH-AES256-",
        "DCID 5 TLS failed: verify error: no certificate",
        "New SMTP DCID 6 int",
    ],
)
def test_a_log_that_was_cut_off_says_so(end: str) -> None:
    text = log(OPENED, end)
    assert sorted(summary(text)) == ["1 connection", f"2 {Reason.CUT_OFF}"]


def test_nothing_is_read_from_other_output() -> None:
    assert outcomes(scenario(1) + scenario(3)) == []


pieces = st.sampled_from(
    (
        *(
            STAMP,
            OPENED,
            NO_CERTIFICATE,
            ERROR,
            "DCID ",
            "ICID ",
            "New SMTP ",
            "Connection Error: ",
            "5",
            "\n",
        ),
        *(
            " TLS ",
            "failed",
            "success",
            ": ",
            "verify error: no certificate from server",
            " interface 10.1.1.5",
        ),
        *(" address ", "10.1.1.7", " port ", "7025", "\nInfo: ", "é"),
    )
)


@given(st.lists(pieces | st.text(max_size=5), max_size=30).map("".join))
def test_any_log_is_read_without_an_error(text: str) -> None:
    names = {shape.name: shape.fields for shape in READER.shapes}
    numbers = {line.number for line in read_lines(text)}
    shown: list[Any] = outcomes(text)
    assert all(one.line.number in numbers for one in shown)
    assert all(one.fields.keys() <= names[one.record] for one in shown if isinstance(one, Found))
