"""Runs the command in this process and gives back what it printed."""

from __future__ import annotations

import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tui.command import main


@dataclass(frozen=True)
class Result:
    code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(self.stdout)
        return document


def run(*arguments: str | Path, stdin: bytes = b"") -> Result:
    """Run `pvo-advisor` with arguments and standard input; return its exit code and what it printed."""
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    typed = TextIOWrapper(BytesIO(stdin), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(err), patch("sys.stdin", typed):
        code = main([str(argument) for argument in arguments])
    for stream in (out, err):
        stream.flush()
    return Result(code, _text(out), _text(err))


def printed_in(encoding: str, *arguments: str | Path) -> bytes:
    """Run the command where standard output has an encoding; return what it printed."""
    out = TextIOWrapper(BytesIO(), encoding=encoding, newline="")
    with redirect_stdout(out), redirect_stderr(StringIO()), patch("sys.stdin", StringIO()):
        assert main([str(argument) for argument in arguments]) == 0
    out.flush()
    return _bytes(out)


def _text(stream: TextIOWrapper) -> str:
    return _bytes(stream).decode("utf-8")


def _bytes(stream: TextIOWrapper) -> bytes:
    buffer = stream.buffer
    assert isinstance(buffer, BytesIO)
    return buffer.getvalue()


def diagnose(*arguments: str | Path, stdin: bytes = b"") -> dict[str, Any]:
    """Run `diagnose --format json` and return the object it prints."""
    result = run("diagnose", "--format", "json", *arguments, stdin=stdin)
    assert (result.code, result.stderr) == (0, "")
    return result.json


def answers(**values: str) -> list[str]:
    """Return `--answer` options; underscores stand for the hyphens of finding ids."""
    return [f"--answer={name.replace('_', '-')}={value}" for name, value in values.items()]
