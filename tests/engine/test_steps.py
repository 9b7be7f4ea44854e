"""Whether pasted output shows that a step of a fix worked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.calls.steps import showing_line


@pytest.mark.parametrize(
    ("expected", "output", "line"),
    [
        ("cpq_listener", "Receiving resumed for euq_listener, cpq_listener.", None),
        ("Online", "status\nSystem status:    Online\nOldest", "System status:    Online"),
        ("220", "220 sma.example.com ESMTP", None),
        ("Changes committed", "Changes\n  committed: now", "Changes"),
        ("Outbound SMTP ciphers: HIGH:-SSLv2", "Outbound SMTP  ciphers: HIGH:-SSLv2\r\n", None),
        ("Online", "\x1b[1mOnline\x1b[0m", "Online"),
    ],
)
def test_what_is_expected_is_found_however_it_is_spaced(expected: str, output: str, line: str | None) -> None:
    found = showing_line(expected, output)
    assert found is not None
    assert found == line or line is None


@pytest.mark.parametrize(
    ("expected", "output"),
    [
        ("220", "Trying 10.220.1.1..."),
        ("220", "2200 messages"),
        ("Online", "System status: Offline"),
        ("Online", "OnlineBackup"),
        ("cpq_listener", "Receiving resumed for euq_listener."),
        ("Changes committed", ""),
        ("", "anything"),
    ],
)
def test_what_only_looks_like_it_is_not(expected: str, output: str) -> None:
    assert showing_line(expected, output) is None


@given(st.text(), st.text())
def test_any_text_can_be_compared(expected: str, output: str) -> None:
    line = showing_line(expected, output)
    assert line is None or "\n" not in line
