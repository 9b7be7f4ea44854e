"""However large or odd a pack is, its verification ends, and says where it did not come to the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.verify import check_pack, effort
from kb.problems import Severity
from tests.verify.valid_packs import Pack, case, finding, mechanism, rule, valid_pack, write
from tui.cli.loading import records


@pytest.fixture
def few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same in less time: what takes this many steps would take any number."""
    monkeypatch.setattr(effort, "MOST_STEPS", 50_000)


def codes(folder: Path, pack: Pack) -> list[str]:
    write(folder, pack.files())
    return [problem.code for problem in check_pack(folder, records())]


def test_checks_that_stop_at_their_limit_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "MOST_STEPS", 20)
    write(tmp_path, valid_pack(1, "chain", "direct").files())
    (problem,) = check_pack(tmp_path, records())
    assert (problem.code, problem.severity) == ("not-finished", Severity.WARNING)
    assert "redundant-rule" in problem.message.en
    assert "unused-finding" not in problem.message.en


def test_what_was_found_before_the_limit_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "MOST_STEPS", 20)
    pack = valid_pack(1, "direct")
    pack.scenarios[0].findings.append(finding("lonely", 1, "left", "right"))
    assert sorted(codes(tmp_path, pack)) == ["not-finished", "unused-finding"]


@pytest.mark.usefixtures("few_steps")
def test_a_long_chain_of_rules_is_followed(tmp_path: Path) -> None:
    pack = valid_pack(1, "direct")
    direct = pack.of_shape("direct")
    length = 90
    direct.mechanisms += [mechanism(f"step-{number}", "on") for number in range(length)]
    before = "button: grey"
    for number in range(length):
        direct.rules.append(rule(f"step-{number}", f"{{{before}}}", f"then: {{step-{number}: 'on'}}"))
        before = f"step-{number}: 'on'"
    direct.rules.append(rule("end", f"{{{before}, {direct.changes}: bad}}", f"suggests: {direct.cause}"))
    assert set(codes(tmp_path, pack)) <= {"redundant-rule", "not-finished"}


def test_a_rule_of_many_branches_is_checked(tmp_path: Path) -> None:
    pack = valid_pack(1, "several")
    several = pack.of_shape("several")
    branch = f"{{any: [{{button: grey}}, {{{several.changes}: bad}}]}}"
    several.rules.append(rule("wide", f"[{', '.join([branch] * 6)}]", f"suggests: {several.cause}"))
    assert set(codes(tmp_path, pack)) == {"subsumed-rule", "idle-branch"}


@pytest.mark.usefixtures("few_steps")
def test_a_rule_of_many_conditions_on_one_finding_with_many_values_ends(tmp_path: Path) -> None:
    pack = valid_pack(1, "direct")
    direct = pack.of_shape("direct")
    values = [f"v{number}" for number in range(300)]
    direct.findings.append(finding("many", 1, *values))
    direct.cases += [case(f"case {value}", f"many: {value}", "") for value in values]
    conditions = ", ".join(f"{{many: $v{number}}}" for number in range(40))
    direct.rules += [
        rule("wide", f"[{conditions}]", f"suggests: {direct.cause}"),
        rule("never", f"[{conditions}, {{telnet: {{port: '1', result: $v3}}}}]", f"suggests: {direct.cause}"),
    ]
    direct.evidence.append("  - reader: asyncos.telnet")
    assert set(codes(tmp_path, pack)) <= {"unnecessary-condition", "not-finished"}
