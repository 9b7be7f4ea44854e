"""Beside the question: the causes with their verdicts, and what is known with its origins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.calls.call import Answered, Event, Pasted
from engine.observations import Evidence, Observation, Origin, Place
from kb.model import UNKNOWN, AppliesTo, Text, ValueKind
from tests.tui.playing import flat, press
from tests.tui.sample import NARROW, WIDE, sample_app, sample_pack
from tests.tui.working import GREY, OFFLINE, shipped_app
from tui.app import Advisor

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
BUTTON = Answered("button", "grey")


class TestOverview:
    """Verdicts as words and marks with a reason under each that is not open, and what is known."""

    def test_verdicts_are_words_and_marks(self) -> None:
        events = [
            *(BUTTON, Answered("status", "offline"), Answered("role", "administrator")),
            Answered("keys", "differ"),
        ]
        shown = flat(press(sample_app(events=events), "c"))
        assert "✔ confirmed The SMA is offline" in shown
        assert "? suspected Feature keys differ" in shown
        assert "✘ ruled out The account is no administrator" in shown
        assert "- open The SMA is offline" in flat(press(sample_app(), "c"))

    def test_a_reason_stands_under_every_verdict_that_is_not_open(self) -> None:
        shown = flat(press(sample_app(events=[BUTTON, Answered("status", "online")]), "c", size=WIDE))
        assert "The SMA is offline The SMA is online, so its listener runs." in shown
        assert "Only an administrator" not in shown

    def test_what_is_known_stands_with_its_origin(self) -> None:
        events: list[Event] = [BUTTON, pasted_status(), Answered("role", UNKNOWN)]
        shown = flat(press(sample_app(events=events), "k"))
        assert "Enable button: The button is greyed out (the caller says)" in shown
        assert "SMA status: Offline (status.txt, line 7: System status: Offline)" in shown
        assert "Role of the account: can't be checked" in shown
        assert "Quarantine port: 7025 (assumed while nothing else is known)" in shown

    @pytest.mark.parametrize("columns", [100, 104, 115])
    def test_no_letter_is_under_the_scrollbar_where_there_is_more_than_fits(self, columns: int) -> None:
        app = shipped_app(happened=(GREY, OFFLINE))
        shown = press(app, size=(columns, 40))
        right = flat("\n".join(line.partition("│")[2].rstrip(" ▁▂▃▄▅▆▇█") for line in shown.splitlines()))
        assert [
            cause for cause in app.view.session.pack.causes if app.view.wording.cause(cause) not in right
        ] == []

    def test_a_conflict_shows_both_sides_with_their_origins_and_a_digit_settles_it(self) -> None:
        app = disputed_status()
        shown = flat(press(app))
        assert "Question: SMA status" in shown
        assert "The answer given now counts." in shown
        app = disputed_status()
        shown = flat(press(app, "k"))
        assert "cannot both be true" in shown
        assert "Offline (status.txt, line 7" in shown
        assert "Online (the caller says)" in shown
        app = disputed_status()
        press(app, "1")
        assert app.view.session.diagnosis.finding_conflicts == ()

    def test_warnings_of_the_pack_are_shown(self) -> None:
        pack = sample_pack()
        version = replace(pack.findings["port"], id="version", kind=ValueKind.VERSION, default=None)
        old = AppliesTo("version", "8.0", Text("Too old for this.", "너무 오래된 버전입니다."))
        pack = replace(pack, findings={**pack.findings, "version": version}, applies_to=(old,))
        assert "Too old for this." in press(sample_app(pack=pack, events=[Answered("version", "7.0")]))


def disputed_status() -> Advisor:
    return sample_app(events=[BUTTON, pasted_status(), Answered("status", "online")])


def pasted_status() -> Pasted:
    place = Place("status.txt", 7, "System status: Offline")
    seen = Observation("status", "offline", Origin.PASTED, place, 7)
    return Pasted("status.txt", "", Evidence((seen,)))
