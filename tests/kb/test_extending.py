"""A pack that extends a shipped one, and reading shipped packs without their cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.load import check_pack, load_pack
from kb.problems import PackFaulty
from tests.kb.writing import RECORDS, marked, places, write

OWN = """\
extends: small-pack
rules:
  - id: house-rule
    when: {house-light: red}
    suggests: offline-sma
    because: {en: The light is red., ko: 빨간불입니다.}
    source: {document: manual, section: two}
findings:
  house-light:
    title: {en: Light, ko: 표시등}
    say: {en: Which light is on?, ko: 어떤 불이 켜져 있습니까?}
    look: {en: The wall, ko: 벽}
    effort: 1
    choices: {red: {en: Red, ko: 빨강}, green: {en: Green, ko: 초록}}
"""


def problems(folder: Path, text: str) -> tuple[list[str], list[str]]:
    """Return the problems of a pack of one file, and those marked in it."""
    write(folder, {"pack.yaml": "", "findings.yaml": "", "offline.yaml": "", "own.yaml": text})
    return places(list(check_pack(folder, RECORDS).problems)), marked({"own.yaml": text})


@pytest.mark.parametrize("single_file", [True, False])
def test_own_files_are_added_to_the_shipped_pack(single_file: bool, shipped: Path, own: Path) -> None:
    file = own / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    base = load_pack(shipped, RECORDS)
    pack = load_pack(file if single_file else own, RECORDS)
    assert (pack.id, pack.version, pack.title) == (base.id, base.version, base.title)
    assert pack.complaint == base.complaint
    assert [*pack.findings] == [*base.findings, "house-light"]
    assert [rule.id for rule in pack.rules] == [*(rule.id for rule in base.rules), "house-rule"]
    assert pack.rules[-1].at.file == str(file)


def test_a_key_written_with_escapes_extends_as_well(shipped: Path, own: Path) -> None:
    (own / "own.yaml").write_text(OWN.replace("extends:", '"\\x65xtends":'), encoding="utf-8")
    assert load_pack(own, RECORDS).id == load_pack(shipped, RECORDS).id


def test_own_pack_may_have_its_own_name_and_version(shipped: Path, own: Path) -> None:
    heading = "pack: house\nversion: 2.1.0\ntitle: {en: House, ko: 내부}\n"
    (own / "own.yaml").write_text(heading + OWN, encoding="utf-8")
    pack = load_pack(own, RECORDS)
    assert (pack.id, pack.version, pack.title.en) == ("house", "2.1.0", "House")
    assert pack.complaint == load_pack(shipped, RECORDS).complaint


def test_own_file_may_hold_a_cause_of_its_own(shipped: Path, own: Path) -> None:
    base = (shipped / "offline.yaml").read_text(encoding="utf-8")
    text = (
        base.replace("offline-sma", "house-fault")
        .replace("id: stopped", "id: a")
        .replace("id: offline", "id: b")
    )
    (own / "own.yaml").write_text("pack: house\nextends: small-pack\n" + text, encoding="utf-8")
    pack = load_pack(own, RECORDS)
    assert [*pack.causes] == ["offline-sma", "house-fault"]
    assert pack.title == load_pack(shipped, RECORDS).title


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    "text",
    [
        OWN.replace("id: house-rule", "id: ⟦duplicate-id⟧stopped"),
        OWN.replace("house-light:\n", "⟦duplicate-id⟧button:\n").replace(
            "{house-light: red}", "{button: enabled}"
        ),
        OWN.replace("small-pack", "⟦unknown-pack⟧smal-pack").replace("manual", "nowhere"),
        OWN + "⟦extended-already⟧complaint: {title: {en: Other, ko: 다른 증상}}\n",
        OWN.replace("suggests: offline-sma", "suggests: ⟦unknown-id⟧ofline-sma"),
    ],
    ids=["rule twice", "finding twice", "unknown pack", "complaint twice", "unknown cause"],
)
def test_faults_of_an_extending_pack(text: str, own: Path) -> None:
    found, expected = problems(own, text)
    assert found == expected


@pytest.mark.parametrize("text", ["rules: []\n", "documents: {}\n"])
def test_file_that_says_of_no_pack_is_none(text: str, own: Path) -> None:
    found, _ = problems(own, text)
    assert found == ["own:1:1 no-pack"]


@pytest.mark.parametrize("style", ["indented", "flush", "in the middle"])
def test_without_cases_a_shipped_pack_is_the_same_but_for_them(style: str, shipped: Path) -> None:
    file = shipped / "offline.yaml"
    text = file.read_text(encoding="utf-8")
    head, cases = text.split("cases:\n")
    if style == "flush":
        text = head + "cases:\n" + "\n".join(line.removeprefix("  ") for line in cases.split("\n"))
    if style == "in the middle":
        text = "cases:\n" + cases + "\n# more\n" + head
    file.write_text("# a shipped file\n" + text, encoding="utf-8")
    whole, quick = load_pack(shipped, RECORDS), load_pack(shipped, RECORDS, with_cases=False)
    assert len(whole.cases) == 1
    assert quick.cases == ()
    assert (quick.rules, quick.findings, quick.causes) == (whole.rules, whole.findings, whole.causes)


def test_without_cases_a_pack_from_elsewhere_is_checked_all_the_same(own: Path) -> None:
    write(own, {"second.yaml": "cases:\n  - {name: x, expect: {confirmed: [nothing]}}\n"})
    with pytest.raises(PackFaulty, match="unknown-id"):
        load_pack(own, RECORDS, with_cases=False)
