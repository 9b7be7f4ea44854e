"""`telnet`: from which interface, to which host and port, with which result."""

from __future__ import annotations

import pytest

from engine.observations import Reason
from tests.evidence.pastes import fields, reasons, records

MENU = """\
Please select which interface you want to telnet from.
1. Auto
2. In (192.168.1.1/24: mx.example.com)
3. Management (10.172.12.18/24: mgmt.example.com)
"""
HOST = "\nEnter the remote hostname or IP address.\n[]> 10.172.12.17\n"
PORT = "\nEnter the remote port.\n[25]> 7025\n"
TRYING = "\nTrying 10.172.12.17...\n"
TIMED_OUT = "telnet: connect to address 10.172.12.17: Operation timed out\n"
GAVE_UP = "telnet: Unable to connect to remote host\n"
CONNECTED = "Connected to 10.172.12.17.\nEscape character is '^]'.\n"
PROMPT = "mx.example.com> telnet\n\n"


def dialogue(reply: str = "2", menu: str = MENU, host: str = HOST, port: str = PORT) -> str:
    return f"{PROMPT}{menu}[1]> {reply}\n{host}{port}"


@pytest.mark.parametrize(
    ("reply", "interface"),
    [
        ("1", "Auto"),
        ("2", "In"),
        ("3", "Management"),
        ("", "Auto"),
        ("In", "In"),
        ("management", "Management"),
    ],
)
def test_the_reply_names_an_interface_of_the_menu(reply: str, interface: str) -> None:
    text = dialogue(reply) + TRYING + TIMED_OUT + GAVE_UP
    [found] = fields(text, "telnet")
    assert found == {
        "box": "mx.example.com",
        "prompt": "standalone",
        "interface": interface,
        "host": "10.172.12.17",
        "target": "10.172.12.17",
        "port": "7025",
        "result": "timed-out",
    }
    assert reasons(text) == []


@pytest.mark.parametrize("reply", ["4", "0", "Out"])
def test_a_reply_outside_the_menu_is_said(reply: str) -> None:
    text = dialogue(reply) + TRYING + TIMED_OUT
    [found] = fields(text, "telnet")
    assert "interface" not in found
    assert reasons(text) == [(7, Reason.NO_SUCH_CHOICE)]


def test_the_second_reply_counts_where_the_first_was_none_of_the_menu() -> None:
    text = dialogue("7\n\nValue must be an integer from 1 to 3.\n[1]> 3") + TRYING + TIMED_OUT
    assert [found["interface"] for found in fields(text, "telnet")] == ["Management"]
    assert reasons(text) == []


@pytest.mark.parametrize(("reply", "interface"), [("2", None), ("3", "Management"), ("In", "In"), ("", None)])
def test_a_menu_cut_off_names_only_what_it_shows(reply: str, interface: str | None) -> None:
    text = f"3. Management (10.172.12.18/24: mgmt.example.com)\n[1]> {reply}\n{HOST}{PORT}{TRYING}{TIMED_OUT}"
    [found] = fields(text, "telnet")
    assert found.get("interface") == interface
    assert (found["port"], found["result"], found["prompt"]) == ("7025", "timed-out", "none")
    assert reasons(text) == []


@pytest.mark.parametrize(
    ("reply", "port"),
    [("7025", "7025"), ("", "25"), ("25", "25"), ("smtp", None), ("0", None), ("70250", None)],
)
def test_the_port(reply: str, port: str | None) -> None:
    text = dialogue(port=f"\nEnter the remote port.\n[25]> {reply}\n") + TRYING + CONNECTED
    assert [found.get("port") for found in fields(text, "telnet")] == [port]


@pytest.mark.parametrize(
    ("reason", "result"),
    [
        ("Operation timed out", "timed-out"),
        ("Connection timed out", "timed-out"),
        ("Connection refused", "refused"),
        ("No route to host", "unreachable"),
        ("Network is unreachable", "unreachable"),
        ("Host is down", "unreachable"),
    ],
)
def test_every_failure_is_told_apart(reason: str, result: str) -> None:
    first = f"telnet: connect to address 10.172.12.17: {reason}\n"
    last = f"telnet: Unable to connect to remote host: {reason}\n"
    for shown in (first, first + GAVE_UP, last):
        assert [found["result"] for found in fields(dialogue() + TRYING + shown, "telnet")] == [result]


@pytest.mark.parametrize(
    ("shown", "banner"),
    [
        (CONNECTED, None),
        (CONNECTED + "220 sma.example.com ESMTP\nquit\n221 sma.example.com\n", "220 sma.example.com ESMTP"),
        ("220 sma.example.com ESMTP\n", "220 sma.example.com ESMTP"),
        (CONNECTED + "220-sma.example.com\n220 ESMTP\n", "220-sma.example.com"),
        (CONNECTED + "Connection closed by foreign host.\n", None),
        (CONNECTED + "^]\ntelnet> quit\nConnection closed.\n", None),
        ("Connected to sma.example.com.\n", None),
    ],
)
def test_connected(shown: str, banner: str | None) -> None:
    [found] = fields(dialogue() + TRYING + shown, "telnet")
    assert (found["result"], found["host"], found.get("banner")) == ("connected", "10.172.12.17", banner)


def test_of_several_addresses_the_last_one_counts() -> None:
    first = "Trying 2001:db8::17...\ntelnet: connect to address 2001:db8::17: No route to host\n"
    for shown, result in ((CONNECTED, "connected"), (TIMED_OUT + GAVE_UP, "timed-out")):
        [found] = fields(dialogue() + first + TRYING + shown, "telnet")
        assert (found["host"], found["result"], found["interface"]) == ("10.172.12.17", result, "In")
    for shown in (first, first + TRYING):
        assert fields(dialogue() + shown, "telnet") == []
        assert [why for _, why in reasons(dialogue() + shown)] == [Reason.CUT_OFF]
    [found] = fields(dialogue() + first + GAVE_UP, "telnet")
    assert (found["host"], found["result"]) == ("2001:db8::17", "unreachable")


def test_a_name_is_the_target_and_its_address_the_host() -> None:
    [found] = fields(
        dialogue(host=HOST.replace("10.172.12.17", "sma.example.com")) + TRYING + TIMED_OUT, "telnet"
    )
    assert (found["target"], found["host"]) == ("sma.example.com", "10.172.12.17")


def test_replies_whose_questions_were_left_out() -> None:
    text = f"{PROMPT}{MENU}[1]> 2\n[]> 10.172.12.17\n[25]> 7025\n{TRYING}{TIMED_OUT}"
    for shown in (text, text.replace("Please select which interface you want to telnet from.\n", "")):
        [found] = fields(shown, "telnet")
        assert (found["interface"], found["target"], found["port"]) == ("In", "10.172.12.17", "7025")


@pytest.mark.parametrize(
    "command",
    [
        "telnet 10.172.12.17 7025",
        "telnet Management 10.172.12.17 7025",
        'clustermode machine; telnet "10.172.12.17" 7025',
    ],
)
def test_host_and_port_behind_the_command(command: str) -> None:
    [found] = fields(f"mx.example.com> {command}\n{TRYING}{CONNECTED}", "telnet")
    assert "interface" not in found
    assert (found["host"], found["port"], found["box"]) == ("10.172.12.17", "7025", "mx.example.com")


def test_several_tests_in_one_paste() -> None:
    text = dialogue("2") + TRYING + TIMED_OUT + GAVE_UP + dialogue("1") + TRYING + CONNECTED
    shown = [(found["interface"], found["result"]) for found in fields(text, "telnet")]
    assert shown == [("In", "timed-out"), ("Auto", "connected")]
    without_prompts = text.replace(PROMPT, "")
    assert [(found["interface"], found["result"]) for found in fields(without_prompts, "telnet")] == shown


def test_several_tests_one_below_the_other_without_dialogue() -> None:
    text = TRYING + CONNECTED + TRYING + TIMED_OUT + GAVE_UP + TRYING + TIMED_OUT
    assert [found["result"] for found in fields(text, "telnet")] == ["connected", "timed-out", "timed-out"]


def test_a_test_without_result_before_another_one() -> None:
    for again in (dialogue("1").removeprefix(PROMPT), HOST + PORT):
        text = dialogue("2") + TRYING + again + TRYING + CONNECTED
        [found] = fields(text, "telnet")
        assert found.get("interface") == ("Auto" if MENU in again else None)
        assert [why for _, why in reasons(text)] == [Reason.CUT_OFF]


def test_replies_to_other_programs_are_no_test() -> None:
    text = "[]> setup\n[1]> 1\n" + dialogue().removeprefix(PROMPT) + TRYING + CONNECTED
    assert [found["interface"] for found in fields(text, "telnet")] == ["In"]
    assert reasons(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (PROMPT, 1),
        (dialogue(), 1),
        (dialogue() + TRYING, 15),
        (MENU + "[1]> 2\n", 1),
        (dialogue() + TRYING + "^C\nmx.example.com> ", 15),
    ],
)
def test_a_test_without_result_is_said(text: str, line: int) -> None:
    assert records(text) == []
    assert reasons(text) == [(line, Reason.CUT_OFF)]


@pytest.mark.parametrize(
    ("shown", "why"),
    [
        ("telnet: sma.example.com: No address associated with hostname", Reason.NOT_CONNECTED),
        ("telnet: sma: hostname nor servname provided, or not known", Reason.NOT_CONNECTED),
        ("telnet: could not resolve sma.example.com/7025: Name or service not known", Reason.NOT_CONNECTED),
        ("telnet: connect to address 10.172.12.17: Operation timed out, as far as I see", Reason.ODD_SHAPE),
        ("telnet: connect to address 10.172.12.17: Can't assign requested address", Reason.ODD_SHAPE),
    ],
)
def test_a_failure_that_shows_nothing_about_the_port_is_said(shown: str, why: Reason) -> None:
    text = dialogue() + shown
    assert records(text) == []
    assert reasons(text) == [(14, why)]


@pytest.mark.parametrize(
    "line",
    [
        "he gets telnet: connect to address 10.172.12.17: Operation timed out",
        "포트 7025 결과는 telnet: Unable to connect to remote host 입니다",
    ],
)
def test_what_only_looks_like_a_result_is_not_used(line: str) -> None:
    assert records(line) == []
    assert reasons(line) == [(1, Reason.ODD_SHAPE)]


def test_the_menu_of_deliveryconfig_is_not_that_of_telnet() -> None:
    """Between a menu and a connection whose beginning was cut off there is no link."""
    other = "Choose the default interface to deliver mail.\n1. Auto\n2. In (192.168.1.1/24: mx)\n[1]> 1\n"
    for text in (other + TRYING + TIMED_OUT, other + HOST + PORT + TRYING + TIMED_OUT):
        assert [found.get("interface") for found in fields(text, "telnet")] == [None]


@pytest.mark.parametrize("command", ["ftp 10.172.12.17", "ssh 10.172.12.17"])
def test_other_programs_that_connect_are_not_telnet(command: str) -> None:
    assert records(f"mx.example.com> {command}\nTrying 10.172.12.17...\nConnected to 10.172.12.17.\n") == []


@pytest.mark.parametrize(
    "shown", [TRYING + CONNECTED, TRYING + TIMED_OUT + GAVE_UP, HOST + TRYING + TIMED_OUT]
)
def test_a_result_without_its_port_is_said(shown: str) -> None:
    [found] = fields(shown, "telnet")
    assert not {"port", "interface"} & found.keys()
    assert Reason.LACKS_BEGINNING in [why for _, why in reasons(shown)]
