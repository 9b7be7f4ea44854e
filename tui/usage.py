"""What `--help` prints."""

from __future__ import annotations

from textwrap import indent, wrap

from kb.model import Language, Text
from tui.commands import COMMANDS, NAMED, Command, Option
from tui.console import PROGRAM

_WIDTH = 100

_BEFORE = Text(
    """\
PVO Advisor finds out why centralized Policy, Virus and Outbreak quarantines cannot be enabled.

  pvo-advisor [--casebook PATH]
      The screen for a call.
""",
    """\
PVO Advisor는 중앙 집중식 Policy, Virus 및 Outbreak 격리를 활성화할 수 없는 원인을 찾습니다.

  pvo-advisor [--casebook PATH]
      통화를 진행하는 화면입니다.
""",
)
_AFTER = Text(
    """
  --kb PATH        the pack to use; else PVO_ADVISOR_KB, your configuration folder, the one that ships
  --lang en|ko     the language; else that of the locale
  --casebook PATH  where calls are stored; else PVO_ADVISOR_CASEBOOK, or your data folder

Exit codes: 0 it ran, 1 problems were found, 2 it could not run.
""",
    """
  --kb PATH        사용할 지식 팩. 없으면 PVO_ADVISOR_KB, 사용자 설정 폴더, 기본 제공 팩 순으로 찾습니다
  --lang en|ko     언어. 없으면 로캘의 언어를 사용합니다
  --casebook PATH  통화를 저장할 파일. 없으면 PVO_ADVISOR_CASEBOOK, 사용자 데이터 폴더 순으로 정합니다

종료 코드: 0 실행됨, 1 문제 발견, 2 실행할 수 없음.
""",
)


def usage(language: Language) -> str:
    """Return the help text."""
    commands = (
        f"{synopsis(command)}\n{indent(command.does.in_language(language), ' ' * 6)}\n"
        for command in COMMANDS
    )
    return _BEFORE.in_language(language) + "".join(commands) + _AFTER.in_language(language)


def synopsis(command: Command) -> str:
    """Return the command with its arguments and options, in lines of bearable width."""
    start = f"  {PROGRAM} {command.name} "
    parts = [*(f"[{name}]" for name in command.arguments), *map(_option, command.options)]
    parts += [f"[--{name}]" for name in command.switches]
    # A no-break space keeps an option and its value in one line.
    lines = wrap(
        " ".join(part.replace(" ", "\u00a0") for part in parts),
        _WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_on_hyphens=False,
        break_long_words=False,
    )
    return "\n".join(lines or [start.rstrip()]).replace("\u00a0", " ")


def _option(option: Option) -> str:
    shown = f"[--{option.name} {option.value or '|'.join(option.choices)}]"
    return f"{shown}..." if option.name in NAMED else shown
