"""A pack that replaces scenarios of the one it extends, or switches them off."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.load import check_pack, load_pack
from kb.parts import part_names, part_of
from tests.kb.writing import RECORDS, SMALL, check, marked, places, write

OFF = "extends: small-pack\nswitched-off: [offline-sma]\n"
SECOND = """\
cause: stuck
title: {en: It is stuck, ko: 멈췄습니다}
source: {document: manual, section: two}
status: stable
prior: rare
rules:
  - {id: stuck, when: {listener: running}, confirms: stuck, because: {en: It runs., ko: 동작합니다.}}
  - {id: not-stuck, when: {listener: stopped}, rules-out: stuck, because: {en: It stands., ko: 멈췄습니다.}}
  - {id: no-light, when: {listener: running}, rules-out: offline-sma, because: {en: It runs., ko: 됩니다.}}
fix:
  order: 2
  steps: [{on: SMA, do: {en: Pull it, ko: 당깁니다}}]
  risk: {en: None, ko: 없음}
  changes: []
  verify: button
cases:
  - name: both are judged
    answers: {sma-status: offline}
    expect: {confirmed: [offline-sma], ruled-out: [stuck]}
  - name: nothing is known
    expect: {open: [stuck]}
"""
REPLACEMENT = SMALL["offline.yaml"].replace(
    "cause: offline-sma", "extends: small-pack\ncause: offline-sma\nreplaces: offline-sma"
)
UNDER_NEW_NAME = (
    REPLACEMENT.replace("offline-sma\n", "off\n", 1)
    .replace("[offline-sma]", "[off]")
    .replace("confirms: offline-sma", "confirms: off")
)


@pytest.fixture(autouse=True)
def second(shipped: Path) -> None:
    """Another scenario of the shipped pack judges the first as well, and names it in a case."""
    (shipped / "stuck.yaml").write_text(SECOND, encoding="utf-8")


def loaded(own: Path, text: str) -> tuple[list[str], list[str], list[str]]:
    """Return the causes, the rules and the names of the cases of a pack with one own file."""
    (own / "own.yaml").write_text(text, encoding="utf-8")
    pack = load_pack(own, RECORDS)
    return [*pack.causes], [rule.id for rule in pack.rules], [case.name for case in pack.cases]


def test_a_cause_switched_off_goes_with_all_that_judges_or_names_it(own: Path) -> None:
    causes, rules, cases = loaded(own, OFF)
    assert causes == ["stuck"]
    assert rules == ["stopped", "stuck", "not-stuck"]
    assert cases == ["nothing is known"]


def test_what_it_declares_besides_stays_for_the_others(own: Path, shipped: Path) -> None:
    file = shipped / "offline.yaml"
    light = "mechanisms:\n  light: {title: {en: L, ko: 불}, kind: text}\n"
    file.write_text(file.read_text(encoding="utf-8") + light, encoding="utf-8")
    loaded(own, OFF)
    assert load_pack(own, RECORDS).findings["light"].title.en == "L"
    loaded(own, OFF + light.replace("en: L", "en: Lamp"))
    assert load_pack(own, RECORDS).findings["light"].title.en == "Lamp"


def test_a_replacement_under_the_old_name_keeps_what_other_files_say_of_it(own: Path) -> None:
    causes, rules, cases = loaded(own, REPLACEMENT)
    assert causes == ["stuck", "offline-sma"]
    assert rules == ["stuck", "not-stuck", "no-light", "stopped", "offline"]
    assert cases == ["both are judged", "nothing is known", "offline confirms it"]
    pack = load_pack(own, RECORDS)
    assert {rule.at.file for rule in pack.rules if rule.id == "stopped"} == {str(own / "own.yaml")}
    assert [(off.cause, off.by) for off in pack.switched_off] == [("offline-sma", "offline-sma")]


def test_a_replacement_under_a_new_name_leaves_nothing_of_the_old_one(own: Path) -> None:
    causes, rules, cases = loaded(own, UNDER_NEW_NAME)
    assert causes == ["stuck", "off"]
    assert rules == ["stuck", "not-stuck", "stopped", "offline"]
    assert cases == ["nothing is known", "offline confirms it"]


def test_a_deprecated_cause_goes_with_its_replacement(own: Path, shipped: Path) -> None:
    old = SMALL["offline.yaml"].replace("cause: offline-sma", "cause: old\nreplaced-by: offline-sma")
    old = old[: old.index("rules:")] + old[old.index("fix:") : old.index("cases:")]
    (shipped / "old.yaml").write_text(old.replace("status: stable", "status: deprecated"), encoding="utf-8")
    assert loaded(own, OFF)[0] == ["stuck"]


RULE = """\
rules:
  - id: house-rule
    when: {sma-status: offline}
    suggests: ⟦switched-off⟧offline-sma
    because: {en: The light is red., ko: 빨간불입니다.}
    source: {document: manual, section: two}
"""


@pytest.mark.parametrize(
    "text",
    [
        OFF.replace("[offline", "[⟦unknown-id⟧ofline"),
        OFF.replace("[offline-sma", "[offline-sma, ⟦off-already⟧offline-sma"),
        OFF.replace("[offline-sma]", "⟦empty-value⟧[]"),
        OFF.replace("[offline-sma]", "⟦wrong-type⟧offline-sma"),
        OFF + RULE,
        OFF + "cases: [{name: x, expect: {open: [⟦switched-off⟧offline-sma]}}]\n",
        OFF + "cases: [{name: x, tried: [⟦switched-off⟧offline-sma], expect: {}}]\n",
        REPLACEMENT.replace("replaces: offline", "replaces: ⟦unknown-id⟧ofline")
        .replace("cause: offline", "cause: ⟦not-replaced⟧offline")
        .replace("id: stopped", "id: ⟦duplicate-id⟧stopped")
        .replace("id: offline", "id: ⟦duplicate-id⟧offline"),
        # The names under `switched-off` come first, wherever they stand.
        UNDER_NEW_NAME.replace("replaces: ", "replaces: ⟦off-already⟧") + "switched-off: [offline-sma]\n",
        "extends: small-pack\n⟦misplaced-key⟧replaces: offline-sma\n",
    ],
    ids=[
        *("unknown", "twice", "empty", "no list", "rule", "case", "tried", "replaces an unknown one"),
        *("off and replaced", "replaces without a cause"),
    ],
)
def test_faults(text: str, own: Path) -> None:
    files = {"own.yaml": text}
    write(own, {**dict.fromkeys(SMALL, ""), **files})
    assert places(list(check_pack(own, RECORDS).problems)) == marked(files)


def test_only_a_pack_that_extends_another_can_replace(own: Path) -> None:
    files = {
        "pack.yaml": SMALL["pack.yaml"] + "switched-off: [⟦nothing-extended⟧a]\n",
        "offline.yaml": SMALL["offline.yaml"] + "replaces: ⟦nothing-extended⟧b\n",
    }
    assert places(check(own, files)) == marked(files)


def test_every_conclusion_knows_the_pack_that_it_comes_from(own: Path) -> None:
    heading = "pack: house\nversion: 2.1.0\ntitle: {en: House, ko: 내부}\n"
    loaded(own, heading + OFF)
    own_cause = UNDER_NEW_NAME.replace("extends: small-pack\n", "").replace("replaces: offline-sma\n", "")
    (own / "more.yaml").write_text(own_cause, encoding="utf-8")
    pack = load_pack(own, RECORDS)
    assert part_names(pack) == "small 1.0.0 + house 2.1.0"
    assert part_of(pack, pack.causes["stuck"].at).name == "small 1.0.0"
    assert part_of(pack, pack.causes["off"].at).name == "house 2.1.0"


def test_own_files_that_name_no_pack_go_by_their_folder_or_file(own: Path) -> None:
    loaded(own, OFF)
    assert part_names(load_pack(own, RECORDS)) == "small 1.0.0 + own"
    assert part_names(load_pack(own / "own.yaml", RECORDS)) == "small 1.0.0 + own"


def test_a_folder_is_no_part_of_one_whose_name_it_begins_with(shipped: Path) -> None:
    beside = shipped.with_name(f"{shipped.name}-more")
    beside.mkdir()
    loaded(beside, UNDER_NEW_NAME)
    pack = load_pack(beside, RECORDS)
    assert part_of(pack, pack.causes["off"].at).name == beside.name
