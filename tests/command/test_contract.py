"""`diagnose --format json` keeps what outside tools rely on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from kb.text import clean
from tests.command.running import answers, diagnose

STATUS = Path("docs/sample-call/status.txt")

TELNET = """\
mx.example.com> deliveryconfig

Default interface to deliver mail: In

mx.example.com> telnet

Please select which interface you want to telnet from.
1. Auto
2. In (192.168.1.1/24: mx.example.com)
3. Management (10.172.12.18/24: mgmt.example.com)
[1]> 2

Enter the remote hostname or IP address.
[]> 10.1.1.7

Enter the remote port.
[25]> 7025

Trying 10.1.1.7...
telnet: connect to address 10.1.1.7: Operation timed out
telnet: Unable to connect to remote host
"""


@pytest.fixture
def telnet(tmp_path: Path) -> Path:
    file = tmp_path / "telnet.txt"
    file.write_text(TELNET, encoding="utf-8")
    return file


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, item in value.items() for text in (key, *strings(item))]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return []


def test_every_promised_key_is_there() -> None:
    found = diagnose()
    assert found["format"] == 1
    assert found["pack"] == {"id": "cisco-pvo", "version": "1.0.0"}
    for key in ("observations", "records", "unused", "derived", "conflicts", "causes", "reasoning", "fixes"):
        assert isinstance(found[key], list)
    assert found["escalate"] is False


def test_every_cause_of_the_pack_is_listed() -> None:
    assert sorted(one["cause"] for one in diagnose()["causes"]) == [
        "anonymous-tls-cipher",
        "changes-not-committed",
        "delivery-interface-cannot-reach-sma",
        "feature-key-mismatch",
        "migration-not-prepared",
        "not-administrator",
        "settings-below-cluster-level",
        "sma-offline",
    ]


def test_a_confirmed_cause_ends_a_chain_of_reasons_and_has_a_fix() -> None:
    found = diagnose("--paste", STATUS, *answers(enable_button="greyed-out"))
    assert {one["cause"] for one in found["causes"] if one["verdict"] == "confirmed"} == {"sma-offline"}
    last = [
        step for step in found["reasoning"] if step["to"] == {"cause": "sma-offline", "verdict": "confirmed"}
    ]
    assert last
    assert all(step["because"] and step["from"] and step["source"]["document"] for step in found["reasoning"])
    assert [fix["cause"] for fix in found["fixes"]] == ["sma-offline"]
    assert any(
        step["run"] == "resume" and "cpq_listener" in step["expect"] for step in found["fixes"][0]["steps"]
    )
    assert found["next"] is None


def test_a_known_finding_stands_among_observations_or_derived() -> None:
    found = diagnose("--paste", STATUS, *answers(enable_button="greyed-out"))
    known = {(one["finding"], one["value"]) for one in (*found["observations"], *found["derived"])}
    assert {("sma-status", "offline"), ("enable-button", "greyed-out"), ("quarantine-port", "7025")} <= known


def test_a_record_quotes_its_line(telnet: Path) -> None:
    found = diagnose("--paste", telnet)
    record = next(one for one in found["records"] if one["record"] == "telnet")
    assert {"interface": "In", "host": "10.1.1.7", "port": "7025", "result": "timed-out"}.items() <= record[
        "fields"
    ].items()
    line = TELNET.splitlines()[record["line"] - 1]
    assert record["quote"] in line
    assert record["quote"] == "telnet: connect to address 10.1.1.7: Operation timed out"
    assert record["origin"] == "pasted"


def test_an_answer_has_its_origin() -> None:
    found = diagnose(*answers(sma_status="online"))
    assert found["observations"] == [{"finding": "sma-status", "value": "online", "origin": "said"}]


def test_a_conflict_names_both_sides() -> None:
    found = diagnose("--paste", STATUS, *answers(sma_status="online"))
    conflict = found["conflicts"][0]
    assert conflict["finding"] == "sma-status"
    assert {(side["value"], side["origin"]) for side in conflict["values"]} == {
        ("offline", "pasted"),
        ("online", "said"),
    }
    assert found["fixes"] == []


def test_the_next_question_is_in_the_language_asked_for() -> None:
    english, korean = (diagnose("--lang", language)["next"]["ask"] for language in ("en", "ko"))
    assert english.isascii()
    assert re.search("[가-힣]", korean)


def test_what_the_caller_cannot_check_is_not_asked_again() -> None:
    first = diagnose(*answers(enable_button="greyed-out"))["next"]["finding"]
    later = diagnose(*answers(enable_button="greyed-out"), f"--answer={first}=unknown")["next"]["finding"]
    assert first != later


def test_asking_until_nothing_is_left_ends_in_escalation_or_a_suspicion() -> None:
    given = answers(enable_button="greyed-out")
    found = diagnose(*given)
    while found["next"] is not None:
        assert f"--answer={found['next']['finding']}=unknown" not in given
        given.append(f"--answer={found['next']['finding']}=unknown")
        found = diagnose(*given)
    assert found["escalate"] is True


def test_a_fix_that_did_not_help_sets_its_cause_aside_and_the_call_goes_on() -> None:
    found = diagnose("--paste", STATUS, *answers(enable_button="greyed-out"), "--tried", "sma-offline")
    assert next(one for one in found["causes"] if one["cause"] == "sma-offline")["verdict"] == "ruled-out"
    assert found["next"] is not None
    assert found["fixes"] == []


def test_nothing_is_asked_or_escalated_when_the_button_works() -> None:
    found = diagnose(*answers(enable_button="enabled", sma_status="offline"))
    assert (found["next"], found["escalate"], found["fixes"]) == (None, False, [])
    assert not {one["verdict"] for one in found["causes"]} & {"confirmed", "suspected"}


def test_no_string_can_reach_the_terminals_controls(tmp_path: Path) -> None:
    file = tmp_path / "odd\u202e.txt"
    file.write_text(
        "\x1b]0;title\x07System status: \x1b[31mOffline\u200b\x9b5m\n" * 2 + TELNET, encoding="utf-8"
    )
    found = diagnose("--paste", file)
    assert all(clean(text) == text for text in strings(found))


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_other_forms_say_the_same(form: str, language: str, telnet: Path) -> None:
    from tests.command.running import run

    result = run("diagnose", "--format", form, "--lang", language, "--paste", STATUS, "--paste", telnet)
    assert (result.code, result.stderr) == (0, "")
    assert "resume" in result.stdout
    assert "Offline" in result.stdout
    assert ("확인됨" in result.stdout) == (language == "ko")
    assert clean(result.stdout) == result.stdout


def test_what_was_absent_has_the_shape_of_a_finding_and_its_value(telnet: Path) -> None:
    grounds = [ground for step in diagnose("--paste", telnet)["reasoning"] for ground in step["from"]]
    shapes = {frozenset(ground) for ground in grounds}
    assert shapes <= {frozenset({"finding", "value"}), frozenset({"record", "fields"}), frozenset({"absent"})}
    absent = [ground["absent"] for ground in grounds if "absent" in ground]
    assert absent
    assert all(set(one) == {"finding", "value"} for one in absent)


def test_what_a_fix_changes_is_asked_again() -> None:
    given = answers(
        enable_button="greyed-out",
        sma_status="offline",
        delivery_interface="specific",
        telnet_from_delivery_interface="timed-out",
    )
    asked = []
    given += ["--tried=sma-offline"]
    for _ in range(2):
        found = diagnose(*given)["next"]
        assert found["again"] is True
        asked.append(found["finding"])
        given.append(f"--answer={found['finding']}=unknown")
    assert set(asked) == {"sma-status", "telnet-from-delivery-interface"}


def test_the_button_after_a_fix_takes_the_place_of_the_button_before() -> None:
    given = answers(enable_button="greyed-out", sma_status="offline")
    found = diagnose(*given, "--tried=sma-offline", "--answer=enable-button=enabled")
    assert (found["conflicts"], found["next"], found["complaint-absent"]) == ([], None, True)


def test_a_derived_side_of_a_conflict_shows_its_line() -> None:
    side = next(
        side
        for side in diagnose("--paste", STATUS, *answers(sma_status="online"))["conflicts"][0]["values"]
        if side["origin"] == "pasted"
    )
    assert side["quote"] in STATUS.read_text(encoding="utf-8").splitlines()[side["line"] - 1]
