"""Of hundreds of causes the first are listed, those that matter before the others, and the page says so."""

from __future__ import annotations

import pytest

from engine.calls.call import Answered
from kb.model import Language
from tests.engine.test_matcher import wide_pack
from tests.tui.playing import press
from tests.tui.sample import WIDE, sample_app
from tui.actions.keymap import Keymap
from tui.call.session import start
from tui.page.page import View
from tui.widgets.causes import MOST_LISTED, listed

MANY = 150


@pytest.mark.parametrize(
    ("language", "title", "more"),
    [
        ("en", "Causes, the first 100 of 150", "and 138 more"),
        ("ko", "원인 150개 중 처음 100개", "외 138개"),
    ],
)
def test_the_page_says_how_many_causes_are_not_listed(language: Language, title: str, more: str) -> None:
    beside = press(sample_app(language, pack=wide_pack(MANY)), size=WIDE)
    assert title in beside
    question = " ".join(line.partition("│")[0] for line in beside.splitlines())
    assert more in " ".join(question.split())
    assert title in press(sample_app(language, pack=wide_pack(MANY)), "c")


def test_what_is_confirmed_is_listed_however_late_it_stands_in_the_pack() -> None:
    pack = wide_pack(MANY)
    late = f"own-{MANY - 1}"
    session = start(pack, (Answered("common", "yes"), Answered(late, "yes")))
    first = listed(View(session, "en", Keymap()))
    assert len(first) == MOST_LISTED
    assert [one.cause for one in first[:3]] == [f"cause-{MANY - 1}", "cause-0", "cause-1"]
