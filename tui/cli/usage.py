"""What `--help` prints."""

from __future__ import annotations

from textwrap import indent, wrap

from kb.model import Language, Text
from tui.cli.commands import COMMANDS, NAMED, Command, Option
from tui.cli.console import PROGRAM

_WIDTH = 100

_BEFORE = Text(
    """\
PVO Advisor finds out why centralized Policy, Virus and Outbreak quarantines cannot be enabled.

  pvo-advisor [--casebook PATH]
      The screen for a call. COMMAND --help tells of one command alone.
""",
    """\
PVO Advisor는 중앙 집중식 Policy, Virus 및 Outbreak 격리를 활성화할 수 없는 원인을 찾습니다.

  pvo-advisor [--casebook PATH]
      통화를 진행하는 화면입니다. 명령 하나의 설명은 COMMAND --help에 있습니다.
""",
)
_AFTER = Text(
    """
Options, which may also come before the command:
  --kb PATH        the pack to use; else PVO_ADVISOR_KB, your configuration folder, the one that ships
  --lang en|ko     the language; else that of the locale
  --casebook PATH  where calls are stored; else PVO_ADVISOR_CASEBOOK, or your data folder

Exit codes: 0 it ran, 1 problems were found, 2 it could not run.
""",
    """
옵션(명령 앞에도 쓸 수 있습니다):
  --kb PATH        사용할 지식 팩. 없으면 PVO_ADVISOR_KB, 사용자 설정 폴더, 기본 제공 팩 순으로 찾습니다
  --lang en|ko     언어. 없으면 로캘의 언어를 사용합니다
  --casebook PATH  통화를 저장할 파일. 없으면 PVO_ADVISOR_CASEBOOK, 사용자 데이터 폴더 순으로 정합니다

종료 코드: 0 실행됨, 1 문제 발견, 2 실행할 수 없음.
""",
)


def usage(language: Language, named: str = "") -> str:
    """Return the help text: all of it, or what it says of a command or of a group such as `kb`."""
    commands = (
        f"{synopsis(command)}\n{indent(command.does.in_language(language), ' ' * 6)}\n"
        for command in COMMANDS
        if f"{command.name} ".startswith(f"{named} ".lstrip())
    )
    before = "" if named else _BEFORE.in_language(language)
    return before + "".join(commands) + _AFTER.in_language(language)


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
