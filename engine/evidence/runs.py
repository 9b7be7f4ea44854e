"""From lines to runs: a command that was typed at a prompt, and what it printed."""

from __future__ import annotations

from collections.abc import Iterable

from engine.evidence.prompts import UNKNOWN_PROMPT, read_prompt
from engine.evidence.reading import Line, Run


def split_runs(lines: Iterable[Line]) -> tuple[Run, ...]:
    """Return the runs in the order of the lines; lines before the first prompt make a run of their own."""
    runs: list[Run] = []
    host, prompt, command = "", "none", ""
    typed_at: Line | None = None
    output: list[Line] = []
    for line in lines:
        found = read_prompt(line.text)
        if found is None:
            output.append(line)
            continue
        if typed_at is not None or output:
            runs.append(Run(host, prompt, command, typed_at, tuple(output)))
        host, level, _, command = found
        prompt = level if level == UNKNOWN_PROMPT else "cluster" if level else "standalone"
        typed_at = line
        output = []
    if typed_at is not None or output:
        runs.append(Run(host, prompt, command, typed_at, tuple(output)))
    return tuple(runs)


def is_run_of(run: Run, *commands: str) -> bool:
    """Tell whether one of the commands was typed, perhaps behind others and with arguments."""
    typed = run.command.lower()
    if " " not in typed and ";" not in typed:
        return typed in commands
    return any(part.split()[:1] == [name] for part in typed.split(";") for name in commands)


PROMPTS = {"prompt": ("none", "standalone", "cluster", UNKNOWN_PROMPT)}
"""The values of the field `prompt`."""


def box_fields(run: Run, *commands: str) -> dict[str, str]:
    """Return the fields `prompt` and `box` of a record that one of the commands printed.

    Output of a command in the run of another one was copied without its prompt: its box is not known.
    """
    if not is_run_of(run, *commands):
        return {"prompt": "none"}
    fields = {"prompt": run.prompt}
    if run.host:
        fields["box"] = run.host
    return fields
