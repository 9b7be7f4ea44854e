"""The words of the command line, read into `Options`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from kb.model import Language, Text
from kb.text import clean_line, nearest
from tui.cli.commands import CASEBOOK, COMMANDS, NAMED, PATH, Command, Option, command_named
from tui.cli.console import PROGRAM, CannotRun
from tui.cli.options import Options

_BEFORE_COMMAND = ("--lang", "--kb", f"--{CASEBOOK.name}")
"""Options with a value that may also come before the command."""
_GROUPS = ("kb", "calls")
"""First words of commands of two words."""
_SCREEN = Command("", Text("", ""), options=(CASEBOOK,))


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
        if not values:
            raise CannotRun(_no_value(str(option_string)))
        namespace.given = [*namespace.given, ((option_string or "").removeprefix("--"), values)]


def read_options(words: Sequence[str], language: Language) -> Options:
    """Return the options; raises CannotRun with one clear sentence where they make no sense."""
    words, literal = _before_and_behind_hyphens(words)
    if "--help" in words or "-h" in words:
        return Options(_to_explain(words), language, help=True)
    command, rest = _command(list(words))
    read, others = _parser(command).parse_known_args(rest)
    given = vars(read)
    for name in ("lang", "kb", *(option.name for option in _with_value(command))):
        # An empty value, as of a shell's variable that is not set, must not mean the user's own files.
        if given[name] == "":
            raise CannotRun(_no_value(f"--{name}"))
    pack, arguments = read.kb, _arguments(command, others, literal)
    if PATH in command.arguments[: len(arguments)]:
        pack = arguments.pop(command.arguments.index(PATH))
    named = read.lang or language
    _one_of("--lang", named, ("en", "ko"))
    values = {option.name: given[option.name] or option.default for option in _with_value(command)}
    for option in _with_value(command):
        if option.choices and given[option.name]:
            _one_of(f"--{option.name}", values[option.name], option.choices)
    return Options(
        command=command.name,
        language="ko" if named == "ko" else "en",
        language_given=bool(read.lang),
        given=tuple(read.given),
        pack=Path(pack) if pack else None,
        arguments=tuple(arguments),
        values=values,
        switches=frozenset(name for name in command.switches if given[name]),
    )


def _parser(command: Command) -> _Parser:
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.set_defaults(given=[])
    valued: Any = {"nargs": "?", "const": ""}
    parser.add_argument("--lang", **valued)
    parser.add_argument("--kb", **valued)
    for option in command.options:
        if option.name in NAMED:
            parser.add_argument(f"--{option.name}", nargs="?", action=_Given)
        else:
            parser.add_argument(f"--{option.name}", dest=option.name, **valued)
    for name in command.switches:
        parser.add_argument(f"--{name}", action="store_true", dest=name)
    return parser


def _with_value(command: Command) -> list[Option]:
    return [option for option in command.options if option.name not in NAMED]


def _before_and_behind_hyphens(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the words before "--" and those behind it, which are arguments however they begin."""
    place = list(words).index("--") if "--" in words else len(words)
    return words[:place], words[place + 1 :]


def _arguments(command: Command, others: list[str], literal: Sequence[str]) -> list[str]:
    """Return the command's arguments among what is no option; raises CannotRun where there is more."""
    every = [*others, *literal]
    wrong = [word for word in others if word.startswith("-") and word != "-"] + every[
        len(command.arguments) :
    ]
    if wrong:
        raise CannotRun(_unknown_argument(wrong[0], command.name))
    return every


def _command(words: list[str]) -> tuple[Command, list[str]]:
    """Split off the command, before which only a few options may stand; without one it is the screen."""
    start = _options_before(words)
    if start >= len(words) or words[start].startswith("-"):
        return _SCREEN, words
    end = start + (2 if words[start] in _GROUPS else 1)
    if words[start] in _GROUPS and (end > len(words) or words[end - 1].startswith("-")):
        raise CannotRun(_one_of_group(words[start]))
    name = " ".join(words[start:end])
    command = command_named(name)
    if command is None:
        shown = clean_line(name)[:80]
        close = nearest(shown, [known.name for known in COMMANDS])
        raise CannotRun(
            Text(
                f"there is no command '{shown}'"
                + (f"; did you mean '{close}'?" if close else "; see --help"),
                f"'{shown}' 명령이 없습니다"
                + (f". '{close}' 명령을 찾으십니까?" if close else ". --help를 참고하십시오"),
            )
        )
    return command, [*words[:start], *words[end:]]


def _options_before(words: Sequence[str]) -> int:
    """Return how many words the options before the command take, with their values."""
    count = 0
    while count < len(words) and words[count].partition("=")[0] in _BEFORE_COMMAND:
        count += 1 if "=" in words[count] else 2
    return count


def _to_explain(words: Sequence[str]) -> str:
    """Return the command, or the first word of a group of them, that `--help` is asked about; "" for all."""
    named = [word for word in words[_options_before(words) :] if word not in ("--help", "-h")]
    for length in (2, 1):
        name = " ".join(named[:length])
        if name in _GROUPS or command_named(name) is not None:
            return name
    return ""


def _one_of_group(group: str) -> Text:
    names = ", ".join(
        name for first, _, name in (one.name.partition(" ") for one in COMMANDS) if first == group
    )
    return Text(
        f"'{group}' needs one of: {names}; see {group} --help",
        f"'{group}' 뒤에 다음 중 하나를 적으십시오: {names}. {group} --help를 참고하십시오",
    )


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
