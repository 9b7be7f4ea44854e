"""Drafts and deprecated causes stay out of calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.load import load_pack
from kb.model import Pack
from kb.service import in_service
from tests.kb.faulty import SECOND
from tests.kb.writing import RECORDS, write

CASES = """\
cases:
  - {name: of the second cause, expect: {}}
"""
OTHERS = """\
rules:
  - id: from-elsewhere
    when: {button: enabled}
    rules-out: second
    because: {en: So., ko: 그래서.}
    source: {document: manual, section: two}
cases:
  - {name: names the second cause, expect: {ruled-out: [second]}}
  - {name: tries the second cause, tried: [second], expect: {}}
  - {name: disputes the second cause, expect: {conflicts: [second]}}
  - {name: leaves it out, expect: {open: [offline-sma]}}
"""


def pack_with(status: str, folder: Path) -> Pack:
    """Return the small pack with a second cause of a status."""
    second = SECOND.replace("status: stable", f"status: {status}") + CASES
    write(folder, {"second.yaml": second, "others.yaml": OTHERS})
    return load_pack(folder, RECORDS)


@pytest.mark.parametrize(
    ("status", "including_drafts", "served"),
    [
        ("stable", False, True),
        ("test", False, True),
        ("draft", False, False),
        ("draft", True, True),
        ("deprecated\nreplaced-by: offline-sma", False, False),
        ("deprecated\nreplaced-by: offline-sma", True, False),
    ],
)
def test_cause_is_served_by_its_status(
    status: str, including_drafts: bool, served: bool, tmp_path: Path
) -> None:
    pack = pack_with(status, tmp_path)
    result = in_service(pack, including_drafts)
    assert ("second" in result.causes) is served
    assert ({"second", "from-elsewhere"} <= {rule.id for rule in result.rules}) is served
    assert {rule.id for rule in result.rules} >= {"stopped", "offline"}
    kept = [case.name for case in result.cases]
    assert kept == (
        [case.name for case in pack.cases] if served else ["offline confirms it", "leaves it out"]
    )


def test_nothing_else_of_the_pack_changes(tmp_path: Path) -> None:
    pack = pack_with("draft", tmp_path)
    result = in_service(pack)
    assert (result.id, result.findings, result.documents, result.readers) == (
        pack.id,
        pack.findings,
        pack.documents,
        pack.readers,
    )
    assert result.causes == {"offline-sma": pack.causes["offline-sma"]}


def test_draft_may_be_unfinished_but_not_wrong(tmp_path: Path) -> None:
    unfinished = SECOND.split("rules:")[0] + "fix:" + SECOND.split("fix:")[1]
    write(tmp_path, {"second.yaml": unfinished.replace("status: stable", "status: draft")})
    assert [*load_pack(tmp_path, RECORDS).causes] == ["offline-sma", "second"]
