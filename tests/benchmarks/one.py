"""`python -m tests.benchmarks.one PEER SCENARIOS`: one engine measured in a process of its own."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.knowledge import calls, knowledge
from tests.benchmarks.peers import PEERS


def seconds(action: Callable[[], object]) -> float:
    """Return how long an action takes."""
    start = perf_counter()
    action()
    return perf_counter() - start


def resident() -> float:
    """Return the memory of this process in MiB, or 0 where the system does not tell."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * 4096 / 2**20 if status.exists() else 0.0


def measure(name: str, scenarios: int) -> dict[str, float | str]:
    """Return the figures of a peer; raises ImportError where it is not installed.

    Times are in seconds: `build` of the engine, `answer` the median over all answers,
    `telling` the median over those that conclude something, `replay` of a call of 20
    answers of which one was changed.  `conclusions` is a digest, equal for all peers.
    """
    known = knowledge(scenarios)
    talks = calls(known)
    peer = PEERS[name](known)
    gc.collect()
    before = resident()
    build = seconds(peer.build)
    answers, telling, replays = [], [], []
    digest = sha256()
    for talk in talks:
        peer.reset()
        held: frozenset[str] = frozenset()
        for answer in talk:
            answers.append(seconds(lambda answer=answer: peer.answer(answer)))  # type: ignore[misc]
            if peer.conclusions() != held:
                held = peer.conclusions()
                telling.append(answers[-1])
            digest.update(repr(sorted(held)).encode())
    gc.collect()
    memory = resident() - before
    for talk in talks:
        finding, old = talk[2]
        other = next(value for value in known.domains[finding] if value != old)
        changed = [(finding, other) if answer == (finding, old) else answer for answer in talk]
        replays.append(seconds(lambda changed=changed: peer.replay(changed)))  # type: ignore[misc]
        digest.update(repr(sorted(peer.conclusions())).encode())
    return {
        "build": build,
        "answer": median(answers),
        "telling": median(telling),
        "worst": max(answers),
        "replay": median(replays),
        "memory": memory,
        "conclusions": digest.hexdigest(),
    }


if __name__ == "__main__":
    try:
        print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
    except ImportError as missing:
        print(json.dumps({"missing": str(missing)}))
