"""The command line, read into one value."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, NoReturn

from kb.frozen import frozen
from kb.model import Language, Text
from kb.text import clean_line, nearest
from tui.console import PROGRAM, CannotRun

COMMANDS = ("diagnose", "ask", "kb check", "kb test")
FORMATS = ("text", "json", "markdown")

Given = tuple[Literal["paste", "answer", "tried"], str]


@frozen
class Options:
    """What was asked for; `given` holds pastes, answers and tried causes in the order typed.

    `command` is empty for the screen; `language_given`: the language was named, not the locale's.
    """

    command: str
    language: Language
    language_given: bool
    help: bool
    given: tuple[Given, ...]
    pack: Path | None
    format: str


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise CannotRun(Text(f"{message}; see --help", f"인수 오류: {message}. --help를 참고하십시오"))


class _Given(argparse.Action):
    """Keeps options of different names in one list, in the order typed."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        if values is None:
            raise CannotRun(_no_value(str(option_string)))
        namespace.given = [*namespace.given, ((option_string or "").removeprefix("--"), values)]


def read_options(words: Sequence[str], language: Language) -> Options:
    """Return the options; raises CannotRun with one clear sentence where they make no sense."""
    help_wanted = "--help" in words or "-h" in words
    command, rest = ("", []) if help_wanted else _command(list(words))
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.set_defaults(given=[])
    parser.add_argument("--lang", nargs="?", default="")
    parser.add_argument("--kb", nargs="?", default="")
    if command == "diagnose":
        for name in ("--paste", "--answer", "--tried"):
            parser.add_argument(name, nargs="?", action=_Given)
        parser.add_argument("--format", nargs="?", default="text")
    read, unknown = parser.parse_known_args(rest)
    path = read.kb
    if command.startswith("kb ") and unknown and not unknown[0].startswith("-"):
        path = unknown.pop(0)
    if unknown:
        raise CannotRun(_unknown_argument(unknown[0], command))
    for option, value in (("--lang", read.lang), ("--kb", path)):
        if value is None:
            raise CannotRun(_no_value(option))
    chosen = vars(read).get("format", "text")
    if chosen is None:
        raise CannotRun(_no_value("--format"))
    named = read.lang or language
    _one_of("--lang", named, ("en", "ko"))
    _one_of("--format", chosen, FORMATS)
    return Options(
        command=command,
        language="ko" if named == "ko" else "en",
        language_given=bool(read.lang),
        help=help_wanted,
        given=tuple(read.given),
        pack=Path(path) if path else None,
        format=chosen,
    )


def _command(words: list[str]) -> tuple[str, list[str]]:
    """Split off the command, which comes first; without one it is the screen."""
    if not words or words[0].startswith("-"):
        return "", words
    if words[0] == "kb" and len(words) > 1:
        command, rest = f"kb {words[1]}", words[2:]
    else:
        command, rest = words[0], words[1:]
    if command not in COMMANDS:
        shown = clean_line(command)[:80]
        close = nearest(shown, list(COMMANDS))
        raise CannotRun(
            Text(
                f"there is no command '{shown}'"
                + (f"; did you mean '{close}'?" if close else "; see --help"),
                f"'{shown}' 명령이 없습니다"
                + (f". '{close}' 명령을 찾으십니까?" if close else ". --help를 참고하십시오"),
            )
        )
    return command, rest


def _no_value(option: str) -> Text:
    return Text(
        f"{option} needs a value; see --help", f"{option} 옵션에 값이 필요합니다. --help를 참고하십시오"
    )


def _unknown_argument(argument: str, command: str) -> Text:
    shown = clean_line(argument)[:80]
    name = command or PROGRAM
    return Text(
        f"'{name}' does not take '{shown}'; see --help",
        f"'{name}' 명령에 '{shown}' 인수를 쓸 수 없습니다. --help를 참고하십시오",
    )


def _one_of(option: str, value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        shown = clean_line(value)[:80]
        raise CannotRun(
            Text(
                f"{option} takes {', '.join(allowed)}, not '{shown}'",
                f"{option} 옵션에 쓸 수 있는 값: {', '.join(allowed)}. 입력한 값: '{shown}'",
            )
        )
