"""What `kb watch` finds out about a pack whenever one of its files is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engine.testing.cases import run_cases
from engine.verify import check_pack
from kb.frozen import frozen
from kb.load import load_pack
from kb.model import Language
from kb.problems import PackFaulty
from kb.reader.files import SUFFIX
from kb.service import in_service
from tui.cli.kb.test import mismatch_lines
from tui.cli.loading import records

Stamp = tuple[tuple[str, int, int, int], ...]


@frozen
class Told:
    """A line about something wrong; `key` stays the same when only lines above it come or go."""

    key: str
    line: str


@frozen
class Outcome:
    """What is wrong with a pack as far as it was looked at; `over`: that is all.

    `cases` is how many cases were run, None while they were not, or where it cannot be read.
    """

    wrong: tuple[Told, ...]
    cases: int | None
    over: bool


def stamp(path: Path) -> Stamp:
    """Return what is another value after any file of a pack was saved, came or went."""
    try:
        files = [path] if path.is_file() else sorted(path.glob(f"*{SUFFIX}"))
        found = [(file.name, file.stat()) for file in files]
    except OSError:
        # It is gone for the moment: some editors save by putting another file in its place.
        return ()
    return tuple((name, state.st_size, state.st_mtime_ns, state.st_ino) for name, state in found)


def look(path: Path, language: Language) -> Iterator[Outcome]:
    """Check a pack as `kb check` does; then, where it can be read, run its cases as `kb test` does."""
    problems = check_pack(path, records())
    wrong = [
        Told(f"{problem.at.file} {problem.code} {problem.message.en}", problem.in_language(language))
        for problem in problems
    ]
    yield Outcome(tuple(wrong), None, over=False)
    try:
        pack = in_service(load_pack(path, records()), including_drafts=True)
    except PackFaulty:
        yield Outcome(tuple(wrong), None, over=True)
        return
    for result in run_cases(pack):
        for mismatch, line in zip(result.mismatches, mismatch_lines(result, language), strict=True):
            key = f"{result.case.at.file} {result.case.name} {mismatch.about} {mismatch.name}"
            wrong.append(Told(key, line))
    yield Outcome(tuple(wrong), len(pack.cases), over=True)


class FirstSeen:
    """In which look each thing that is wrong was first seen."""

    def __init__(self) -> None:
        self._looks = 0
        self._seen: dict[str, int] = {}

    def begin(self) -> None:
        """Note that another look begins; the one before may never have come to its end."""
        self._looks += 1

    def newest_first(self, outcome: Outcome) -> tuple[list[Told], list[Told]]:
        """Return what is wrong since this look, and what was before, what came last first."""
        for told in outcome.wrong:
            self._seen.setdefault(told.key, self._looks)
        in_order = sorted(outcome.wrong, key=lambda told: -self._seen[told.key])
        new = [told for told in in_order if self._seen[told.key] == self._looks]
        old = in_order[len(new) :]
        if outcome.over:
            self._seen = {told.key: self._seen[told.key] for told in outcome.wrong}
        return new, old
