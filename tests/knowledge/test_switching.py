"""Each shipped scenario can be switched off or replaced, and the others work as before."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.testing.cases import run_cases
from engine.verify import check_pack
from kb.load import load_pack
from kb.locate import shipped_packs
from kb.model import Judges, Pack
from kb.service import in_service
from tests.knowledge.shipped import shipped_pack
from tui.cli.loading import records

SHIPPED = shipped_packs()["cisco-pvo"]
CAUSES = sorted(shipped_pack().causes)
each_cause = pytest.mark.parametrize("cause", CAUSES)


def with_own(folder: Path, text: str) -> Pack:
    """The shipped pack with one own file."""
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    return load_pack(folder, records())


def failed(pack: Pack) -> list[str]:
    results = run_cases(in_service(pack, including_drafts=True))
    return [result.case.name for result in results if result.mismatches]


@each_cause
def test_the_others_work_without_it(cause: str, tmp_path: Path) -> None:
    base = shipped_pack()
    pack = with_own(tmp_path, f"extends: cisco-pvo\nswitched-off: [{cause}]\n")
    assert {*base.causes} - {*pack.causes} == {cause}
    assert [rule.id for rule in pack.rules] == [
        rule.id
        for rule in base.rules
        if not any(isinstance(effect, Judges) and effect.cause == cause for effect in rule.effects)
    ]
    assert [case.name for case in pack.cases] == [
        case.name
        for case in base.cases
        if case.cause != cause
        and cause not in {*case.expect.verdicts, *case.tried, *(case.expect.conflicts or ())}
    ]
    assert failed(pack) == []
    assert check_pack(tmp_path, records()) == ()


@each_cause
def test_a_copy_takes_its_place_and_changes_nothing(cause: str, tmp_path: Path) -> None:
    (file,) = (
        file for file in SHIPPED.glob("*.yaml") if f"\ncause: {cause}\n" in f"\n{file.read_text('utf-8')}"
    )
    copied = file.read_text(encoding="utf-8").replace(
        f"cause: {cause}\n", f"extends: cisco-pvo\ncause: {cause}\nreplaces: {cause}\n", 1
    )
    pack = with_own(tmp_path, copied)
    base = shipped_pack()
    assert sorted(pack.causes) == CAUSES
    assert {rule.id: rule.effects for rule in pack.rules} == {rule.id: rule.effects for rule in base.rules}
    assert sorted(case.name for case in pack.cases) == sorted(case.name for case in base.cases)
    assert pack.causes[cause].at.file == str(tmp_path / "own.yaml")
