"""What was changed after the output showed it, and commands that tell only what they did."""

from __future__ import annotations

import pytest

from engine.observations import Reason
from tests.evidence.pastes import SSLCONFIG, TELNET, fields, reasons, scenario

SHOWN = "mx.example.com> deliveryconfig\nDefault interface to deliver mail: In\n"
OPERATION = "Choose the operation you want to perform:\n- SETUP - Configure mail delivery.\n"
MENU = "Choose the default interface to deliver mail.\n1. Auto\n2. In (192.168.1.1/24: mx)\n3. Out\n"
SETUP = f"{SHOWN}{OPERATION}[]> setup\n{MENU}"

LIST = "mx.example.com> sslconfig\nInbound SMTP ciphers: ALL\nOutbound SMTP ciphers: ALL\n"
METHOD = "Enter the outbound SMTP ssl method you want to use.\n1. SSL v2.\n2. SSL v3\n[2]>\n"
QUESTION = "Enter the outbound SMTP ssl cipher you want to use.\n"
OUTBOUND = f"{LIST}Choose the operation you want to perform:\n[]> OUTBOUND\n{METHOD}"


@pytest.mark.parametrize("reply", ["[2]> 1", "[1]> 1", "[2]> Auto", "[2]> 3", "[> 1", "[2]> 9"])
def test_another_interface_chosen_and_not_shown_again_is_said(reply: str) -> None:
    text = f"{SETUP}{reply}\n"
    assert [found["interface"] for found in fields(text, "deliveryconfig")] == ["In"]
    assert reasons(text) == [(10, Reason.CHANGED_AFTER)]


@pytest.mark.parametrize("reply", ["[2]>", "[2]> 2", "[2]> in", "[2]>\nEnable? [N]> y"])
def test_the_same_interface_chosen_again_is_no_change(reply: str) -> None:
    assert reasons(f"{SETUP}{reply}\n") == []


def test_only_the_last_choice_counts() -> None:
    again = f"{OPERATION}[]> setup\n{MENU}"
    assert reasons(f"{SETUP}[2]> 1\n{again}[1]> 2\n") == []
    assert reasons(f"{SETUP}[2]> 1\n{again}[1]> 3\n") == [(18, Reason.CHANGED_AFTER)]


@pytest.mark.parametrize("between", ["", "mx.example.com> commit\n", "mx.example.com> deliveryconfig\n"])
def test_an_interface_shown_again_after_the_choice_is_the_output_asked_for(between: str) -> None:
    assert reasons(f"{SETUP}[2]> 1\n{between}Default interface to deliver mail: Auto\n") == []


def test_another_box_does_not_show_it_again() -> None:
    other = SHOWN.replace("mx.", "mx2.")
    assert reasons(f"{SETUP}[2]> 1\n{other}") == [(10, Reason.CHANGED_AFTER)]


def test_a_choice_in_the_menu_of_another_command_changes_nothing() -> None:
    assert reasons(f"{SHOWN}mx.example.com> commit\n[]> 1\n") == []
    assert reasons(TELNET) == []


@pytest.mark.parametrize(
    "changed",
    [
        f"{QUESTION}[ALL]> HIGH:-aNULL\n",
        "[ALL]> HIGH:-aNULL\n",
        f"{QUESTION}[ALL]>\nHIGH:-aNULL\n",
        f"{QUESTION}[> HIGH:-aNULL\n",
        QUESTION.replace(" you", "\nyou") + "[ALL]> HIGH:-aNULL\n",
        f"{QUESTION}[ALL]> HIGH:-aNULL\nChoose the operation you want to perform:\n[]> \n",
        f"{QUESTION}[ALL]> HIGH:-aNULL\nmx.example.com> commit\n",
    ],
)
def test_another_list_typed_and_not_shown_again_is_said(changed: str) -> None:
    text = OUTBOUND + changed
    number = next(i for i, line in enumerate(text.split("\n"), 1) if line.startswith(("[ALL]", "[> ")))
    assert [found["outbound-ciphers"] for found in fields(text, "sslconfig")] == ["ALL"]
    assert reasons(text) == [(number, Reason.CHANGED_AFTER)]


@pytest.mark.parametrize(
    "kept",
    [
        f"{QUESTION}[ALL]>\n",
        f"{QUESTION}[ALL]> ALL\n",
        f"{QUESTION}[ALL]>\nChoose the operation you want to perform:\n[]>\n",
        f"{QUESTION}[ALL]> HIGH:-aNULL\nOutbound SMTP ciphers: HIGH:-aNULL\n",
    ],
)
def test_a_list_kept_or_shown_again_is_no_change(kept: str) -> None:
    assert reasons(OUTBOUND + kept) == []


@pytest.mark.parametrize("operation", ["INBOUND", "GUI"])
def test_another_direction_is_no_change(operation: str) -> None:
    question = QUESTION.replace("outbound", operation.lower())
    text = OUTBOUND.replace("OUTBOUND", operation).replace("outbound", operation.lower())
    assert reasons(f"{text}{question}[ALL]> HIGH:-aNULL\n") == []
    assert reasons(f"{text}[ALL]> HIGH:-aNULL\n") == []


def test_the_document_shows_the_list_again_and_the_interface_not() -> None:
    assert reasons(SSLCONFIG) == reasons(scenario(4)) == []
    text = scenario(3)
    [(number, why)] = reasons(text)
    assert why is Reason.CHANGED_AFTER
    assert text.split("\n")[number - 1] == "[1]> 1"


@pytest.mark.parametrize("command", ["", "sma.example.com> suspend\n", "sma.example.com> suspendlistener\n"])
@pytest.mark.parametrize(
    "answer",
    [
        "Receiving suspended for euq_listener, cpq_listener.",
        "Receiving suspended for cpq_listener.",
        "Receiving suspended for euq_listener,\ncpq_listener.",
    ],
)
def test_the_answer_of_suspend_is_said_to_show_no_state(command: str, answer: str) -> None:
    text = f"{command}{answer}\n"
    assert fields(text, "resume") == []
    assert reasons(text) == [(command.count("\n") + 1, Reason.NOT_STATE)]


def test_what_merely_looks_like_the_answer_of_suspend_is_said() -> None:
    line = "Receiving suspended for a while, the caller says"
    assert reasons(line) == [(1, Reason.ODD_SHAPE)]
    assert reasons("System status:   Receiving suspended") == []
