"""Verification of a pack: what reading cannot tell, found by reasoning with the rules."""

from __future__ import annotations

from pathlib import Path

from kb.load import Records
from kb.load import check_pack as read_and_check
from kb.problems import Problem


def check_pack(path: Path, records: Records) -> tuple[Problem, ...]:
    """Return every problem of a pack by file, line and column."""
    return read_and_check(path, records).problems
