"""`deliveryconfig`, `sslconfig`, `clusterconfig`, `version` and the prompts of a cluster."""

from __future__ import annotations

import pytest

from engine.observations import Reason
from tests.evidence.pastes import CLUSTER, SSLCONFIG, fields, reasons, records

ESA = {"box": "mx.example.com", "prompt": "standalone"}
CHOOSE = "Choose the operation you want to perform:\n"


@pytest.mark.parametrize(
    ("shown", "kind"),
    [
        ("Auto", "auto"),
        ("In", "specific"),
        ("Management", "specific"),
        ("Data 1", "specific"),
        ("out-2.v6", "specific"),
    ],
)
def test_the_delivery_interface(shown: str, kind: str) -> None:
    text = f"mx.example.com> deliveryconfig\n\nDefault interface to deliver mail: {shown}\n\n{CHOOSE}"
    assert fields(text, "deliveryconfig") == [ESA | {"interface": shown, "kind": kind}]
    assert reasons(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "Default interface to deliver mail: it says In",
        "Default interface to deliver mail: In I believe",
        "Default interface to deliver mail: In 입니다",
        "Default interface to deliver mail:",
        "the Default interface to deliver mail: In",
        "[]> Default interface to deliver mail: In",
    ],
)
def test_what_only_looks_like_the_delivery_interface_is_not_used(line: str) -> None:
    text = f"{line}\n{CHOOSE}"
    assert records(text) == []
    assert reasons(text) == [(1, Reason.ODD_SHAPE)]


def test_choosing_an_interface_proves_nothing() -> None:
    menu = "Choose the default interface to deliver mail.\n1. Auto\n2. In\n[1]> 1\n"
    text = f"mx.example.com> deliveryconfig\n\n{menu}"
    assert records(text) == []
    assert reasons(text) == [(1, Reason.CUT_OFF)]


def test_after_the_change_the_later_line_counts() -> None:
    line = "Default interface to deliver mail: {}\n"
    text = (
        f"mx.example.com> deliveryconfig\n{line.format('In')}{CHOOSE}[]> setup\n[2]> 1\n{line.format('Auto')}"
    )
    assert [found["kind"] for _, found in records(text)] == ["auto"]


def test_the_command_behind_a_change_of_cluster_mode() -> None:
    text = "(Cluster am)> clustermode machine esa1; deliveryconfig\nDefault interface to deliver mail: In\n"
    assert fields(text, "deliveryconfig") == [{"prompt": "cluster", "interface": "In", "kind": "specific"}]


TITLE = "Outbound SMTP ciphers:"


@pytest.mark.parametrize(
    ("shown", "ciphers"),
    [
        (f"{TITLE} RC4-SHA:RC4-MD5:ALL\n", "RC4-SHA:RC4-MD5:ALL"),
        (f"{TITLE}\n      RC4-SHA\n      RC4-MD5\n      ALL\n", "RC4-SHA:RC4-MD5:ALL"),
        (f"{TITLE}\n      RC4-SHA:\n      RC4-MD5:\n      ALL\n", "RC4-SHA:RC4-MD5:ALL"),
        (f"{TITLE}\n      RC4-SHA:RC4-MD5:\n      ALL\n", "RC4-SHA:RC4-MD5:ALL"),
        (f"{TITLE} RC4-SHA:RC4-MD5:\nALL\n", "RC4-SHA:RC4-MD5:ALL"),
        (f"{TITLE} RC4-SHA\n:RC4-MD5:ALL\n", "RC4-SHA:RC4-MD5:ALL"),
        (f"{TITLE} RC4-S\nHA:RC4-MD5:ALL\n", "RC4-SHA:RC4-MD5:ALL"),
        (f"{TITLE} HIGH:-aNULL\nquit\n", "HIGH:-aNULL"),
        (f"{TITLE} HIGH:-aNULL\n", "HIGH:-aNULL"),
        (f"{TITLE} ALL\nok\n", "ALL"),
        (f"{TITLE} HIGH:-aNULL\nsee also: this\n", "HIGH:-aNULL"),
    ],
)
def test_the_whole_list_of_outbound_ciphers(shown: str, ciphers: str) -> None:
    text = f"mx.example.com> sslconfig\n\n  Outbound SMTP method:  tlsv1_2\n  {shown}\n{CHOOSE}[]>\n"
    assert [found["outbound-ciphers"] for found in fields(text, "sslconfig")] == [ciphers]


@pytest.mark.parametrize(
    ("ciphers", "anonymous"),
    [
        ("RC4-SHA:RC4-MD5:ALL", "allowed"),
        ("HIGH:MEDIUM:ALL:-aNULL:-SSLv2", "excluded"),
        ("ALL:!aNULL:ADH-AES256-SHA", "excluded"),
        ("ALL:-aNULL:ADH-AES256-SHA", "allowed"),
        ("AES256-SHA:AES128-SHA", "excluded"),
    ],
)
def test_openssl_judges_the_list(ciphers: str, anonymous: str) -> None:
    [found] = fields(f"{TITLE} {ciphers}", "sslconfig")
    assert found == {
        "prompt": "none",
        "outbound-ciphers": ciphers,
        "anonymous": anonymous,
        "certainty": "sure",
    }


def test_a_list_that_cannot_be_judged_is_said() -> None:
    text = f"{TITLE} unknown"
    assert fields(text, "sslconfig") == [
        {"prompt": "none", "outbound-ciphers": "unknown", "certainty": "unsure"}
    ]
    assert reasons(text) == [(1, Reason.CIPHERS_UNSURE)]


@pytest.mark.parametrize("direction", ["GUI HTTPS", "Inbound SMTP"])
def test_only_the_outbound_list_counts(direction: str) -> None:
    assert records(f"mx.example.com> sslconfig\n{direction} ciphers: ALL\nOutbound SMTP method: tlsv1") == []
    assert [found["anonymous"] for found in fields(SSLCONFIG, "sslconfig")] == ["allowed", "excluded"]


def test_a_list_typed_as_a_reply_is_not_output() -> None:
    text = (
        "mx.example.com> sslconfig\nEnter the outbound SMTP ssl cipher you want to use.\n[ALL]> HIGH:-aNULL\n"
    )
    assert records(text) == []
    assert reasons(text) == [(1, Reason.CUT_OFF)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f"{TITLE} RC4-SHA:RC4-MD5:ALL 입니다", Reason.ODD_SHAPE),
        (f"{TITLE} I do not know", Reason.ODD_SHAPE),
        (f"the {TITLE} ALL", Reason.ODD_SHAPE),
        (f"{TITLE}", Reason.CUT_OFF),
    ],
)
def test_what_only_looks_like_the_list_is_not_used(line: str, why: Reason) -> None:
    assert records(line) == []
    assert reasons(line) == [(1, why)]


STANDALONE = """\
Do you want to join or create a cluster?
1. No, configure as standalone.
2. Create a new cluster.
[1]>
"""


RESTRICTED = 'This command is restricted to "cluster" mode.'
CREATED = "Creating a cluster takes effect immediately, there is no need to commit."


def test_a_box_that_stands_alone() -> None:
    assert fields(f"mx.example.com> clusterconfig\n\n{STANDALONE}", "clusterconfig") == [
        ESA | {"clustered": "no"}
    ]


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        (f"Cluster americas\n\n{CHOOSE}- ADDGROUP - Add a cluster group.\n", "americas"),
        (f"Cluster The Americas\n\n{CHOOSE}", "The Americas"),
        ("Cluster americas\n================\nGroup Main_Group:\n    Machine esa1.example.com\n", "americas"),
        ("Cluster americas\n", "americas"),
        (f'{RESTRICTED}  Would you like to switch to "cluster" mode? [Y]>\n', None),
        (f"{STANDALONE.replace('[1]>', '[1]> 2')}\n{CREATED}\n", None),
    ],
)
def test_a_box_in_a_cluster(shown: str, name: str | None) -> None:
    text = f"mx.example.com> clusterconfig\n\n{shown}"
    found = fields(text, "clusterconfig")[-1]
    assert (found["clustered"], found.get("name"), found["box"]) == ("yes", name, "mx.example.com")
    assert reasons(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Cluster of grapes\nis what we have.",
        "Cluster americas",
        "Cluster americas\n1. Do this\n",
        "clusterconfig shows the Cluster americas",
    ],
)
def test_other_lines_about_clusters_are_nothing(text: str) -> None:
    assert records(text) == []


def test_a_question_quoted_in_prose_is_not_used() -> None:
    text = 'it asks "Do you want to join or create a cluster?"'
    assert records(text) == []
    assert reasons(text) == [(1, Reason.ODD_SHAPE)]


def test_every_level_of_a_cluster_is_noted_once() -> None:
    text = CLUSTER + "(Cluster americas)> status\n(Group Main_Group)> status\n(Machine esa1.example.com)> \n"
    assert fields(text, "cluster-prompt") == [
        {"level": "machine", "name": "esa1.example.com", "box": "esa1.example.com"},
        {"level": "cluster", "name": "americas"},
        {"level": "group", "name": "Main_Group"},
    ]
    assert len([name for name, _ in records(text) if name == "cluster-prompt"]) == 3


@pytest.mark.parametrize(
    "line",
    ["(Machine of mine)", "at the (Cluster americas)> status", "mx.example.com> status", "(SERVICE)> status"],
)
def test_other_lines_are_no_cluster_prompt(line: str) -> None:
    assert fields(line, "cluster-prompt") == []


@pytest.mark.parametrize(
    ("shown", "product"),
    [
        ("Product: Cisco C170 Email Security Appliance\nModel: C170", "ESA"),
        ("Product: Cisco C300V Secure Email Gateway\nModel: C300V", "ESA"),
        ("Product: Cisco M380 Content Security Management(TM) Appliance\nModel: M380", "SMA"),
        ("Product: Cisco M600V Secure Email and Web Manager\nModel: M600V", "SMA"),
        ("Model: M1070", "SMA"),
        ("Model: X1070", "ESA"),
        ("", None),
    ],
)
def test_the_version(shown: str, product: str | None) -> None:
    title, version = "Current Version\n===============\n", "Version: 9.7.0-125\nBuild Date: 2015-11-25\n"
    text = f"mx.example.com> version\n\n{title}{shown}\n{version}"
    [found] = fields(text, "version")
    assert (found["version"], found.get("product"), found["box"]) == ("9.7.0-125", product, "mx.example.com")


@pytest.mark.parametrize(
    ("shown", "product"),
    [
        ("Product: Cisco Email Security Virtual Appliance", "ESA"),
        ("Product: Cisco Secure Email and Web Manager", "SMA"),
        ("Product: Something new", None),
    ],
)
def test_the_name_of_the_product_tells_it_without_a_model(shown: str, product: str | None) -> None:
    assert [found.get("product") for found in fields(f"{shown}\nVersion: 9.7.0-125\n", "version")] == [
        product
    ]


@pytest.mark.parametrize("command", ["deliveryconfig", "sslconfig", "clusterconfig", "version"])
def test_a_command_without_its_output_is_said(command: str) -> None:
    assert reasons(f"mx.example.com> {command}\n\n") == [(1, Reason.CUT_OFF)]


def test_the_version_of_a_web_appliance_is_of_no_use() -> None:
    text = "Product: Cisco S170 Web Security Appliance\nModel: S170\nVersion: 9.7.0-125\n"
    assert fields(text, "version") == []


@pytest.mark.parametrize(
    ("greeting", "expected"),
    [
        ("AsyncOS 12.1.0 for Cisco C100V build 071", [{"version": "12.1.0-071", "product": "ESA"}]),
        ("AsyncOS 9.6.0 for Cisco M380 build 051", [{"version": "9.6.0-051", "product": "SMA"}]),
        ("AsyncOS 15.1.0 for Web build 287", []),
        ("AsyncOS 12.1.0 for Cisco C100V build 071 was it", []),
    ],
)
def test_the_greeting_at_login(greeting: str, expected: list[dict[str, str]]) -> None:
    assert fields(greeting, "version") == expected


def test_a_version_of_something_else_is_nothing() -> None:
    assert records("My browser\nVersion: 9.7.0-125\n") == []
    assert reasons("mx.example.com> version\nVersion: nine\n") == [(2, Reason.ODD_SHAPE)]
