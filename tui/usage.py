"""What `--help` prints."""

from __future__ import annotations

from kb.model import Language, Text

USAGE = Text(
    """\
PVO Advisor finds out why centralized Policy, Virus and Outbreak quarantines cannot be enabled.

  pvo-advisor
      The screen for a call.
  pvo-advisor diagnose [--paste FILE]... [--answer FINDING=VALUE]... [--tried CAUSE]...
                       [--format text|json|markdown]
      One diagnosis from what is given, in the order given. --paste - reads standard input; the value
      "unknown" means that the caller cannot check; --tried names a cause whose fix did not help.
      A file may hold 64 MiB of text in UTF-8, UTF-16 or CP949.
  pvo-advisor ask
      A plain interview, line by line.
  pvo-advisor kb check [PATH]
      Reads a pack and lists every problem with file, line and column.
  pvo-advisor kb test [PATH]
      Runs the cases that stand beside the rules.

  --kb PATH      the pack to use; else PVO_ADVISOR_KB, your configuration folder, the one that ships
  --lang en|ko   the language; else that of the locale

Exit codes: 0 it ran, 1 problems were found, 2 it could not run.
""",
    """\
PVO Advisor는 중앙 집중식 Policy, Virus 및 Outbreak 격리를 활성화할 수 없는 원인을 찾습니다.

  pvo-advisor
      통화를 진행하는 화면입니다.
  pvo-advisor diagnose [--paste FILE]... [--answer FINDING=VALUE]... [--tried CAUSE]...
                       [--format text|json|markdown]
      주어진 내용을 순서대로 읽어 한 번 진단합니다. --paste -는 표준 입력을 읽습니다.
      파일은 64 MiB까지, UTF-8, UTF-16 또는 CP949를 읽습니다.
      값 "unknown"은 고객이 확인할 수 없다는 뜻이며, --tried에는 조치했으나 효과가 없던 원인을 적습니다.
  pvo-advisor ask
      한 줄씩 진행하는 간단한 문답입니다.
  pvo-advisor kb check [PATH]
      지식 팩을 읽고 모든 문제를 파일, 행, 열과 함께 표시합니다.
  pvo-advisor kb test [PATH]
      규칙 옆에 있는 사례를 실행합니다.

  --kb PATH      사용할 지식 팩. 없으면 PVO_ADVISOR_KB, 사용자 설정 폴더, 기본 제공 팩 순으로 찾습니다
  --lang en|ko   언어. 없으면 로캘의 언어를 사용합니다

종료 코드: 0 실행됨, 1 문제 발견, 2 실행할 수 없음.
""",
)


def usage(language: Language) -> str:
    """Return the help text."""
    return USAGE.in_language(language)
