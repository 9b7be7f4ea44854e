"""Connections followed through a log, against a plain account of what each entry does to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evidence.asyncos.mail_logs import READER
from engine.evidence.lines import all_lines, read_lines
from engine.evidence.reading import Found, Piece
from engine.evidence.runs import split_runs
from engine.evidence.stretches import split_stretches
from tests.evidence.mail_log import ERROR, NO_CERTIFICATE, OPENED, REQUIRED, SUCCESS, log

ENTRIES = {
    "opened": OPENED,
    "success": SUCCESS,
    "no-server-certificate": NO_CERTIFICATE,
    "required": REQUIRED,
    "error": ERROR,
}
NOISE = log(*["Message finished done"] * 20)

event = st.tuples(
    st.sampled_from(list(ENTRIES)), st.integers(1, 4), st.sampled_from(["10.0.0.1", "10.0.0.2"])
)

Shown = dict[tuple[str, str, str], tuple[int, int]]
"""How often, and in which line last, a record was seen at an address with an outcome."""


def followed(events: list[tuple[str, int, str]], first: int) -> Shown:
    """What the events show if the first of them stands in this line."""
    connections: dict[int, dict[str, tuple[str, int]]] = {}
    seen: list[tuple[str, str, str, int]] = []

    def end(known: dict[str, tuple[str, int]]) -> None:
        address, line = known["opened"]
        if "tls" in known or "error" not in known:
            seen.append(("connection", address, "", line))
        if "tls" in known:
            seen.append(("delivery-tls", address, *known["tls"]))
        if "error" in known:
            result = "other" if "tls" in known else "timed-out"
            seen.append(("delivery-error", address, result, known["error"][1]))

    for line, (kind, number, address) in enumerate(events, start=first):
        known = connections.get(number)
        if kind == "opened":
            if known:
                end(known)
            connections[number] = {"opened": (address, line)}
        elif kind == "error":
            if known and known["opened"][0] == address:
                known["error"] = (address, line)
            else:
                seen.append(("delivery-error", address, "timed-out", line))
        elif known and kind != "required":
            known["tls"] = (kind, line)
        elif known and known.get("tls", ("success", 0))[0] == "success":
            known["tls"] = ("other-failure", line)
    for known in connections.values():
        end(known)
    counts = Counter((record, address, outcome) for record, address, outcome, _ in seen)
    last = {
        (record, address, outcome): line
        for record, address, outcome, line in sorted(seen, key=lambda one: one[3])
    }
    return {key: (count, last[key]) for key, count in counts.items()}


@pytest.mark.parametrize("split", [all_lines, split_stretches])
@given(st.lists(event, max_size=40))
def test_every_connection_is_followed(
    split: Callable[[str], list[Piece]], events: list[tuple[str, int, str]]
) -> None:
    entries = [
        ENTRIES[kind]
        .replace("172.16.0.94", address)
        .replace("CID 5", f"CID {number}")
        .replace("CID: 5", f"CID: {number}")
        for kind, number, address in events
    ]
    text = NOISE + log(*entries) + NOISE
    shown: Shown = {}
    for found in READER.read(split_runs(read_lines(text, split))):
        if isinstance(found, Found):
            outcome = found.fields.get("tls") or found.fields.get("result", "")
            key = (found.record, found.fields["address"], outcome)
            shown[key] = int(found.fields["count"]), found.line.number
    assert shown == followed(events, 21)
