"""`pvo-advisor kb explain`: the page of a code that `kb check` gives, or the list of all codes."""

from __future__ import annotations

from textwrap import fill

from kb.explain import Page, codes, page
from kb.model import Language, Text
from kb.text import clean_line, nearest
from tui.cli.console import CannotRun, show
from tui.cli.options import Options

_WIDTH = 78
_WRONG = Text("This causes it:", "이런 줄에서 발생합니다:")
_RIGHT = Text("Cured:", "고친 모습:")
_CURE = Text("The cure:", "해결 방법:")


def run(options: Options) -> bool:
    """Print the page of a code, or a line for each code where none was given; raises CannotRun."""
    if options.arguments:
        show(_page(options.arguments[0], options.language))
        return True
    width = max(map(len, codes()))
    for code in codes():
        show(f"{code:{width}}  {page(code).title.in_language(options.language)}")
    return True


def _page(code: str, language: Language) -> str:
    try:
        found = page(code)
    except KeyError:
        raise CannotRun(_no_such(code)) from None
    return "\n".join([f"{code}: {found.title.in_language(language)}", *_parts(found, language)])


def _parts(found: Page, language: Language) -> list[str]:
    lines = ["", _wrapped(found.means.in_language(language))]
    if found.wrong:
        lines += ["", _WRONG.in_language(language), *_indented(found.wrong)]
    lines += ["", _wrapped(f"{_CURE.in_language(language)} {found.cure.in_language(language)}")]
    if found.right:
        lines += ["", _RIGHT.in_language(language), *_indented(found.right)]
    return lines


def _wrapped(words: str) -> str:
    """Return a paragraph in lines that fit a narrow terminal, where a Korean letter takes two columns."""
    return fill(words, _WIDTH if words.isascii() else _WIDTH * 3 // 5, break_on_hyphens=False)


def _indented(lines: str) -> list[str]:
    return [f"    {line}".rstrip() for line in lines.rstrip("\n").split("\n")]


def _no_such(code: str) -> Text:
    shown = clean_line(code)[:80]
    close = nearest(shown, list(codes()))
    return Text(
        f"there is no code '{shown}'" + (f"; did you mean '{close}'?" if close else "; see kb explain"),
        f"'{shown}' 코드가 없습니다"
        + (f". '{close}' 코드를 찾으십니까?" if close else ". kb explain 명령으로 목록을 보십시오"),
    )
