"""`status` and `resume`."""

from __future__ import annotations

import pytest

from engine.observations import Reason
from tests.evidence.pastes import STATUS, fields, reasons, records


@pytest.mark.parametrize(
    ("shown", "system"),
    [
        ("Online", "online"),
        ("Offline", "offline"),
        ("Receiving suspended", "receiving-suspended"),
        ("Receiving Suspended", "receiving-suspended"),
        ("Work Queue Paused, Receiving Suspended", "receiving-suspended"),
        ("Delivery suspended", "delivery-suspended"),
        ("Delivery Suspended, Receiving Suspended", "receiving-suspended"),
        ("Work Queue Paused", "other"),
        ("Initializing", "other"),
        ("Waiting for the disk", "other"),
    ],
)
def test_every_state_is_read(shown: str, system: str) -> None:
    text = f"sma.example.com> status\nSystem status:         {shown}\nOldest Message:        No Messages"
    assert fields(text, "status") == [{"box": "sma.example.com", "prompt": "standalone", "system": system}]
    assert reasons(text) == []


@pytest.mark.parametrize(
    "line",
    [
        'the "System status:" line says Offline I think',
        "System status: line says Offline I think",
        "I see System status:         Offline",
        "System status:         Offline, and the button is grey",
        "System status:         Offline?",
        "System status: 라인이 Offline입니다",
        "System status:         offline",
        "system says: System status: Online",
        "[]> System status:         Offline",
        "System status:",
    ],
)
def test_what_only_looks_like_the_line_is_not_used(line: str) -> None:
    assert records(line) == []
    assert reasons(line) == [(1, Reason.ODD_SHAPE)]


@pytest.mark.parametrize(
    "line", ["system status: Offline", "SYSTEM STATUS: OFFLINE", "Status: Offline", "시스템 상태: Offline"]
)
def test_other_words_are_nothing(line: str) -> None:
    assert records(line) == []


@pytest.mark.parametrize(
    "text", ["sma.example.com> status", "sma.example.com> status\n\nStatus as of: Mon Jul 21"]
)
def test_output_that_stops_before_the_state_is_said(text: str) -> None:
    assert records(text) == []
    assert reasons(text) == [(1, Reason.CUT_OFF)]


@pytest.mark.parametrize("state", ["Off", "Receiving", "O"])
def test_a_state_cut_off_in_the_middle_is_said(state: str) -> None:
    text = f"System status:         {state}"
    assert records(text) == []
    assert reasons(text) == [(1, Reason.CUT_OFF)]


@pytest.mark.parametrize(
    ("prompt", "box", "kind"),
    [
        ("sma> ", "sma", "standalone"),
        ("sma.example.com> ", "sma.example.com", "standalone"),
        ("sma.example.com (SERVICE)> ", "sma.example.com", "standalone"),
        ("(Machine esa1.example.com)> ", "esa1.example.com", "cluster"),
        ("esa1.example.com (Machine esa2.example.com)> ", "esa2.example.com", "cluster"),
        ("esa1.example.com (Cluster americas)> ", "esa1.example.com", "cluster"),
        ("(Cluster The Americas)> ", None, "cluster"),
        ("(Group Main_Group)> ", None, "cluster"),
    ],
)
def test_the_prompt_tells_the_box(prompt: str, box: str | None, kind: str) -> None:
    [found] = fields(f"{prompt}status\n\nSystem status:     Online\n", "status")
    assert (found.get("box"), found["prompt"]) == (box, kind)


def test_without_a_prompt_the_box_is_not_known() -> None:
    assert fields("System status:     Online", "status") == [{"prompt": "none", "system": "online"}]


def test_in_the_run_of_another_command_the_box_is_not_known() -> None:
    text = (
        "mx.example.com> deliveryconfig\nDefault interface to deliver mail: In\n\nSystem status:     Online"
    )
    assert fields(text, "status") == [{"prompt": "none", "system": "online"}]


def test_the_later_status_of_a_box_counts() -> None:
    assert [found["system"] for found in fields(STATUS, "status")] == ["offline", "online"]
    assert [found["system"] for name, found in records(STATUS) if name == "status"] == ["online"]


@pytest.mark.parametrize(
    ("command", "line", "listeners", "is_quarantine"),
    [
        ("resume", "Receiving resumed for euq_listener, cpq_listener.", "euq_listener,cpq_listener", "yes"),
        ("resumetransfers", "Receiving resumed for cpq_listener.", "cpq_listener", "yes"),
        ("resume", "Receiving resumed for euq_listener.", "euq_listener", "no"),
        ("resumelistener", "Receiving resumed for my_cpq_listener.", "my_cpq_listener", "no"),
        ("resume", "No listeners were resumed.", None, "no"),
    ],
)
def test_resume_names_the_listeners(
    command: str, line: str, listeners: str | None, is_quarantine: str
) -> None:
    [found] = fields(f"sma.example.com> {command}\n\n{line}\n", "resume")
    assert found.get("listeners") == listeners
    assert (found["quarantine-listener"], found["command"]) == (is_quarantine, command)


@pytest.mark.parametrize(
    "line",
    [
        "Receiving resumed for euq_listener, cpq_li",
        "Receiving resumed for me after a while.",
        "It says: Receiving resumed for cpq_listener.",
        "Receiving resumed for cpq_listener. 맞나요?",
    ],
)
def test_what_only_looks_like_a_resume_is_not_used(line: str) -> None:
    assert records(line) == []
    assert reasons(line) == [(1, Reason.ODD_SHAPE)]


def test_a_resume_without_output_is_said() -> None:
    assert reasons("sma.example.com> resume") == [(1, Reason.CUT_OFF)]
    assert reasons("sma.example.com> resume\n\nMail delivery resumed.") == []
