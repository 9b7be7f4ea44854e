"""Which values a finding takes."""

from __future__ import annotations

from kb.model import UNKNOWN, Finding, ValueKind

KNOWN = "known"
"""Matches any value in a condition."""

MAX_VALUE = 400
"""The longest free value, in characters."""


def is_version(value: str) -> bool:
    """Tell whether a text is a version as the appliances print it: 8.0, 15.5.1 or 15.5.1-055."""
    main, dash, build = value.partition("-")
    parts = main.split(".")
    if dash and not _digits(build):
        return False
    return 2 <= len(parts) <= 6 and all(map(_digits, parts))


def is_port(value: str) -> bool:
    """Tell whether a text is a TCP port without leading zeros."""
    return _digits(value) and value[0] != "0" and int(value) <= 65535


def accepts(finding: Finding, value: str) -> bool:
    """Tell whether a finding or mechanism can have a value.

    "unknown" is an answer but no value, and "known" stands for any value in conditions.
    """
    if value in {UNKNOWN, KNOWN}:
        return False
    if finding.kind is ValueKind.CHOICE:
        return value in [choice.value for choice in finding.choices]
    if finding.kind is ValueKind.PORT:
        return is_port(value)
    if finding.kind is ValueKind.VERSION:
        return is_version(value)
    return 0 < len(value) <= MAX_VALUE


def _digits(value: str) -> bool:
    return 0 < len(value) <= 9 and value.isascii() and value.isdigit()
