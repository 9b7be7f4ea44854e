"""Whose output is it?  Prompts that are not the program's own, web pages, and one name for one box."""

from __future__ import annotations

import pytest

from engine.observations import Reason
from tests.evidence.pastes import STATUS, TELNET, fields, read, reasons, records

DELIVERYCONFIG = "mx.example.com> deliveryconfig\n\nDefault interface to deliver mail: In\n"
OUTPUT = '\nEnter "status detail" for more information.\n\nSystem status:         Offline\n'


@pytest.mark.parametrize(
    "prompt",
    [
        "mx.example.com# ",
        "mx.example.com #",
        "mx.example.com:rtp> ",
        "[mx.example.com]> ",
        "[mx.example.com] # ",
        "mx.example.com$ ",
        "ESA (production)> ",
        "고객 ESA> ",
        "mx.example.com » ",
        "mx.example.com ",
        "ESA에서 ",
    ],
)
@pytest.mark.parametrize("command", ["status", "status detail"])
def test_a_status_behind_a_prompt_that_nobody_knows_is_not_used(prompt: str, command: str) -> None:
    text = f"{prompt}{command}\n{OUTPUT}"
    assert records(text) == []
    assert reasons(text) == [(1, Reason.UNKNOWN_PROMPT)]


@pytest.mark.parametrize(
    "prompt", ["admin@mx.example.com> ", "admin@mx.example.com>", "mx.example.com> ", "mx.example.com&gt; "]
)
def test_the_box_is_known_from_these_prompts(prompt: str) -> None:
    text = f"{prompt}status\n{OUTPUT}"
    assert fields(text, "status") == [{"box": "mx.example.com", "prompt": "standalone", "system": "offline"}]
    assert reasons(text) == []


@pytest.mark.parametrize(
    "above",
    [
        "status",
        "다음은 SMA의 status 출력입니다.",
        "This is what the command says:",
        "[1]> 2",
        "SMA status",
        "SMA에서 status",
    ],
)
def test_what_is_no_prompt_leaves_output_without_one(above: str) -> None:
    assert fields(f"{above}\n{OUTPUT}", "status") == [{"prompt": "none", "system": "offline"}]


def test_behind_a_strange_prompt_other_output_is_read_all_the_same() -> None:
    text = DELIVERYCONFIG.replace("> ", "# ")
    assert fields(text, "deliveryconfig") == [
        {"box": "mx.example.com", "prompt": "unknown", "interface": "In", "kind": "specific"}
    ]
    assert reasons(text) == []


def test_a_strange_prompt_ends_the_output_above() -> None:
    text = f"{DELIVERYCONFIG}mx.example.com# status\n{OUTPUT}"
    assert [name for name, _ in records(text)] == ["deliveryconfig"]
    assert reasons(text) == [(4, Reason.UNKNOWN_PROMPT)]


def as_web_source(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@pytest.mark.parametrize("text", [STATUS, TELNET])
def test_the_source_of_a_web_page_shows_the_same(text: str) -> None:
    source = as_web_source(text).replace("'", "&#39;").replace("  ", "&nbsp; ")
    assert records(source) == records(text) != []
    assert reasons(source) == reasons(text)


def test_what_an_entity_stands_for_is_cleaned_too() -> None:
    [found] = fields("mx.example.com&#62; status\n\nSystem status:&#160;&#8203;&#27; Offline\n", "status")
    assert found["system"] == "offline"


@pytest.mark.parametrize("mark", ["| ", "|", "│ ", "┃ ", "| > ", "> | "])
def test_a_bar_is_quoting(mark: str) -> None:
    text = "".join(f"{mark}{line}\n" for line in STATUS.splitlines())
    assert records(text) == records(STATUS)


def boxes(*pastes: str) -> list[str | None]:
    return [record.fields.get("box") for record in read(*pastes).records]


def test_capital_letters_in_a_host_name_do_not_matter() -> None:
    assert boxes(DELIVERYCONFIG.replace("mx", "MX"), STATUS.replace("sma.", "Mx.")) == ["mx.example.com"] * 3
    online = STATUS.replace("Offline", "Online").upper().replace("SYSTEM STATUS:         ONLINE", "")
    assert set(boxes(STATUS, online)) == {"sma.example.com"}


def test_a_short_name_is_the_full_one_that_begins_with_it() -> None:
    short = DELIVERYCONFIG.replace("mx.example.com", "mx")
    assert boxes(short, STATUS.replace("sma.", "mx.")) == ["mx.example.com"] * 3
    assert boxes(STATUS.replace("sma.", "mx."), short) == ["mx.example.com"] * 3


def test_a_short_name_that_may_be_either_of_two_stays() -> None:
    short = DELIVERYCONFIG.replace("mx.example.com", "mx")
    elsewhere = DELIVERYCONFIG.replace("example.com", "example.org")
    assert boxes(DELIVERYCONFIG, elsewhere, short) == ["mx.example.com", "mx.example.org", "mx"]


def test_a_later_status_under_the_short_name_replaces_the_earlier() -> None:
    later = "SMA> status\nSystem status:         Offline\n"
    evidence = read("sma.example.com> status\nSystem status:         Online\n", later)
    assert [record.fields["system"] for record in evidence.records] == ["offline"]
    assert [unused.why for unused in evidence.unused] == [Reason.REPLACED]
