"""Every transcript that the seed document prints is read, cut from it as it stands."""

from __future__ import annotations

import pytest

from engine.evidence import read_paste
from tests.evidence.pastes import (
    PACK,
    SEED,
    RecordValues,
    assert_quoted,
    code_blocks,
    fields,
    read,
    records,
    scenario,
)

SMA = {"box": "sma.example.com", "prompt": "standalone"}
ESA = {"box": "mx.example.com", "prompt": "standalone"}
NO_BOX = {"prompt": "none"}

OFFLINE = {"system": "offline"}
RESUMED = {"listeners": "euq_listener,cpq_listener", "quarantine-listener": "yes"}
DELIVERS_FROM_IN = {"interface": "In", "kind": "specific"}
TIMED_OUT = {
    "interface": "In",
    "host": "10.172.12.17",
    "target": "10.172.12.17",
    "port": "7025",
    "result": "timed-out",
}
NO_CERTIFICATE = {
    "host": "10.172.12.18",
    "port": "7025",
    "connected": "yes",
    "interface": "10.172.12.17",
    "protocol": "TLSv1",
    "cipher": "ADH-CAMELLIA256-SHA",
    "suite": "anonymous",
    "result": "no-certificate",
}
CONNECTION = {
    "interface": "172.16.0.179",
    "address": "172.16.0.94",
    "port": "7025",
    "dcid": "3385734",
    "count": "1",
    "time": "2014-04-07 15:48:42",
}
LIST_BEFORE = {"outbound-ciphers": "RC4-SHA:RC4-MD5:ALL", "anonymous": "allowed", "certainty": "sure"}
LIST_AFTER = {
    "outbound-ciphers": "HIGH:MEDIUM:ALL:-aNULL:-SSLv2",
    "anonymous": "excluded",
    "certainty": "sure",
}

SHOWN: dict[int, list[RecordValues]] = {
    1: [("status", SMA | OFFLINE), ("resume", SMA | RESUMED | {"command": "resume"})],
    3: [("telnet", ESA | TIMED_OUT), ("deliveryconfig", ESA | DELIVERS_FROM_IN)],
    4: [
        ("connection", CONNECTION),
        ("delivery-tls", CONNECTION | {"tls": "no-server-certificate", "latest": "yes"}),
        ("tlsverify", ESA | NO_CERTIFICATE),
        ("sslconfig", ESA | LIST_AFTER),
    ],
}


@pytest.mark.parametrize("number", SHOWN)
def test_a_whole_scenario(number: int) -> None:
    text = scenario(number)
    assert records(text) == SHOWN[number]
    assert_quoted(text, read(text))


def test_the_whole_document() -> None:
    assert records(SEED) == [one for number in SHOWN for one in SHOWN[number]]
    assert_quoted(SEED, read(SEED))


def test_both_cipher_lists_are_seen_and_the_later_counts() -> None:
    assert fields(scenario(4), "sslconfig") == [ESA | LIST_BEFORE, ESA | LIST_AFTER]


def test_single_code_blocks() -> None:
    """A block is what a caller copies with one click: mostly without the prompt that it belongs to."""
    single: list[RecordValues] = []
    for block in code_blocks(SEED):
        evidence = read_paste(PACK, "paste", block, 0)
        assert_quoted(block, evidence)
        single += [(record.name, dict(record.fields)) for record in evidence.records]
    timed_out = {name: TIMED_OUT[name] for name in ("host", "result")}
    seen = {"connected": "yes"}
    assert single == [
        ("status", NO_BOX | OFFLINE),
        ("deliveryconfig", NO_BOX | DELIVERS_FROM_IN),
        ("telnet", NO_BOX | timed_out),
        ("deliveryconfig", NO_BOX | DELIVERS_FROM_IN),
        ("connection", CONNECTION),
        ("tlsverify", NO_BOX | seen | {name: NO_CERTIFICATE[name] for name in ("host", "interface")}),
        ("tlsverify", NO_BOX | seen),
        (
            "tlsverify",
            NO_BOX | seen | {name: NO_CERTIFICATE[name] for name in ("protocol", "cipher", "suite")},
        ),
        ("tlsverify", NO_BOX | seen | {"result": "no-certificate"}),
        ("tlsverify", NO_BOX | seen),
        ("sslconfig", NO_BOX | LIST_BEFORE),
    ]
