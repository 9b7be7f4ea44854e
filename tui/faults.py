"""What is said when the screen stops because of a fault in the program."""

from __future__ import annotations

from kb.model import Text
from tui.cli.console import filled, together
from tui.words.call import WORDS
from tui.words.casebook import KEEPING


def goes_on(fault: str) -> Text:
    """Return the line on the screen that opens again after a fault in the program."""
    return filled(WORDS["work-failed"], fault=fault)


def stopped(fault: str, entered: bool, missing: int, count: int) -> Text:
    """Return the line that says that the program ends, and what becomes of the call.

    `missing` of its `count` entries are not stored.
    """
    told = Text(
        f"the screen stopped because of a fault in the program ({fault})",
        f"프로그램 오류({fault})로 화면이 중단되었습니다",
    )
    if not entered:
        return told
    not_saved = filled(KEEPING["not-saved-at-end"], missing=missing, count=count)
    return together(told, not_saved if missing else KEEPING["kept-at-end"])
