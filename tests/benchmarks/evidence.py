"""Recognising pasted output, against a loop over its lines with one search a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from statistics import median
from time import process_time

from tests.benchmarks.tables import Figures, Row, time
from tests.evidence.mail_log import ERROR, OPENED
from tests.evidence.pastes import SEED, TRANSCRIPTS

ENTRY = re.compile(r"^(?:\w{3} ){2}[ \d]\d (?:\d\d:){2}\d\d \d{4} \w+: ")
MEGABYTE = 1_000_000


def mixed_log() -> str:
    """Return 1 MB as a caller pastes it: mail log lines, and between them the output of other programs."""
    connections = []
    for number in range(12_000):
        stamp = f"Mon Apr  7 {number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02} 2014 Info:"
        port = 7025 if number % 5 == 0 else 25
        connections.append(
            f"{stamp} New SMTP DCID {number} interface 10.0.0.1 address 10.0.{number % 7}.2 port {port}\n"
            f"{stamp} DCID {number} TLS success protocol TLSv1.2 cipher ECDHE-RSA-AES128-GCM-SHA256\n"
            f"{stamp} MID {number} ICID {number} From: <person{number % 50}@example.com>\n"
            f"{stamp} Delivery start DCID {number} MID {number} to RID [0]\n"
        )
    half = "".join(connections)[: (MEGABYTE - len(SEED)) // 2]
    return (half + "\n" + SEED + "\n" + "".join(connections[6000:]))[:MEGABYTE]


def texts() -> dict[str, str]:
    """Return what is read: the mixture, what it is made of, and 1 MB each of what else callers send."""
    mixed = mixed_log()
    log = "\n".join(line for line in mixed.splitlines() if ENTRY.match(line))
    stamp = "Mon Apr  7 15:48:42 2014 Info: "
    failing = "".join(f"{stamp}{entry}\n" for entry in (OPENED, ERROR))
    failures = (failing.replace("CID 5", f"CID {number}") for number in range(MEGABYTE // len(failing)))
    return {
        "mixed": mixed,
        "of it the mail log": log,
        "of it the rest": SEED,
        "log, Korean subjects": re.sub(r"From: <person(\d+)@.*", r"Subject '견적 요청 \1'", log),
        "log, no connection made": "".join(failures),
        "log, found by grep in files": re.sub("^", "mail_logs:", log, flags=re.MULTILINE)[:MEGABYTE],
        "output of commands": (TRANSCRIPTS["all"] * (MEGABYTE // len(TRANSCRIPTS["all"]))),
    }


def measure(rounds: int) -> dict[str, Figures]:
    """Return the processor seconds for each text, as medians; both ways run once in every round."""
    from engine.evidence import read_paste
    from tui.cli.loading import load

    pack, word = load(None), re.compile(r"DCID \d+ TLS failed")
    ways: dict[str, Callable[[str], object]] = {
        "bare": lambda text: sum(1 for line in text.splitlines() if word.search(line)),
        "recognised": lambda text: read_paste(pack, "log", text),
    }
    given = texts()
    taken: dict[str, dict[str, list[float]]] = {name: {way: [] for way in ways} for name in given}
    for _ in range(rounds):
        for name, text in given.items():
            for way, run in ways.items():
                start = process_time()
                run(text)
                taken[name][way].append(process_time() - start)
    return {name: {way: median(times) for way, times in ways.items()} for name, ways in taken.items()}


def rows(found: Mapping[str, Figures]) -> list[Row]:
    """Return the table."""
    table: list[Row] = [("1 MB of evidence", "bare line loop", "recognised", "ratio")]
    for name, figures in found.items():
        bare, recognised = float(figures["bare"]), float(figures["recognised"])
        table.append((name, time(bare), time(recognised), f"{recognised / bare:.1f}"))
    return table
