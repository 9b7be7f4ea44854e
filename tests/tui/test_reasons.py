"""Reasons: why a question is asked, how a verdict came about, and why a cause is not confirmed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from engine.calls.call import Answered, Event, FixTried, Pasted
from engine.observations import Evidence, Observation, Origin, Place
from kb.conditions import FindingIs, OneOf
from kb.model import UNKNOWN, Concludes, Judges, Pack, Text, Verdict
from kb.position import Position
from tests.engine import building
from tests.tui.playing import flat, on_screen, play, press
from tests.tui.sample import WIDE, sample_app, sample_pack
from tests.tui.test_safe import FORBIDDEN, poisoned

BUTTON = Answered("button", "grey")
OFFLINE = Answered("status", "offline")
PLACE = Place("status.txt", 7, "System status: Offline")
PASTED = Pasted("status.txt", "", Evidence((Observation("status", "offline", Origin.PASTED, PLACE, 7),)))
_AT = Position("pack.yaml", 1, 1)


def chained_pack() -> Pack:
    """The sample with a mechanism between the status and the cause."""
    pack = sample_pack()
    listener = replace(
        building.finding("listener", "stopped"), title=Text("Quarantine listener", "격리 리스너")
    )
    chain = replace(
        building.rule(
            "listener-stops",
            (FindingIs("status", OneOf(("offline",)), _AT),),
            Concludes("listener", OneOf(("stopped",))),
        ),
        because=Text("Being offline stops the listener.", "오프라인이면 리스너가 중지됩니다."),
    )
    end = replace(
        building.rule(
            "nothing-listens",
            (FindingIs("listener", OneOf(("stopped",)), _AT),),
            Judges("sma-offline", Verdict.CONFIRMED),
        ),
        because=Text("With no listener the button is grey.", "리스너가 없으면 버튼이 회색이 됩니다."),
    )
    rules = tuple(rule for rule in pack.rules if rule.id != "offline")
    return replace(pack, findings={**pack.findings, "listener": listener}, rules=(*rules, chain, end))


class TestOneLineUnderEveryVerdict:
    """The causes say in a line why, or what is missing."""

    def test_an_open_cause_says_what_is_to_be_asked(self) -> None:
        shown = flat(press(sample_app(events=[BUTTON]), "c"))
        assert "The SMA is offline to ask: SMA status" in shown
        assert "to ask: Feature keys (+1)" in shown

    def test_where_nothing_is_wrong_nothing_is_to_be_asked(self) -> None:
        assert "to ask" not in press(sample_app(), "2", "c")

    def test_a_click_on_a_cause_shows_how_it_came_about(self) -> None:
        app = sample_app(events=[BUTTON, OFFLINE])

        async def scenario(pilot: Pilot[None]) -> None:
            row, column = place_of("confirmed", on_screen(app))
            await pilot.click(offset=(column, row))
            await pilot.pause()
            assert "How this verdict came about: The SMA is offline" in on_screen(app)

        play(app, scenario, WIDE)

    def test_a_click_on_what_is_known_shows_how_it_is_known(self) -> None:
        app = sample_app(events=[BUTTON, OFFLINE])

        async def scenario(pilot: Pilot[None]) -> None:
            row, column = place_of("SMA status: Offline", on_screen(app))
            await pilot.click(offset=(column, row))
            await pilot.pause()
            assert "How this is known: SMA status" in on_screen(app)

        play(app, scenario, WIDE)


def place_of(words: str, shown: str) -> tuple[int, int]:
    return next((row, line.index(words)) for row, line in enumerate(shown.splitlines()) if words in line)


class TestWhyThisQuestion:
    """What the question separates, and what each answer would do."""

    @pytest.mark.parametrize("key", ["w", "ㅈ", "f3"])
    def test_each_answer_is_tried_in_a_copy(self, key: str) -> None:
        app = sample_app(events=[BUTTON])
        shown = flat(press(app, key))
        assert "Why this question: SMA status" in shown
        assert "The question bears on - open The SMA is offline" in shown
        assert "1 Answer: Online ✘ ruled out The SMA is offline The SMA is online, so its" in shown
        assert "2 Answer: Offline ✔ confirmed The SMA is offline While the SMA is offline" in shown
        assert "Fix to do: The SMA is offline" in shown
        assert app.view.session.events == (BUTTON,)

    def test_cannot_check_says_what_would_be_asked_instead(self) -> None:
        shown = flat(press(sample_app(events=[BUTTON]), "w"))
        assert "0 Answer: I can't check that No verdict changes yet Next question: Role of" in shown

    def test_an_answer_that_ends_the_complaint_says_so(self) -> None:
        shown = flat(press(sample_app(), "w"))
        assert "2 Answer: The service is enabled Nothing is wrong here" in shown

    def test_the_answer_can_be_given_there(self) -> None:
        app = sample_app(events=[BUTTON])
        assert "Question: Role of the account" in press(app, "w", "2")
        assert app.view.session.events == (BUTTON, OFFLINE)

    def test_it_can_be_left_without_an_answer(self) -> None:
        app = sample_app(events=[BUTTON])
        assert "Question: SMA status" in press(app, "w", "escape")
        assert app.view.session.events == (BUTTON,)

    def test_it_explains_a_question_that_the_agent_chose(self) -> None:
        app = sample_app(events=[BUTTON, OFFLINE])
        shown = flat(press(app, "k", "2", "enter", "w"))
        assert "1 Answer: Online ✘ ruled out The SMA is offline" in shown
        app = sample_app(events=[BUTTON, OFFLINE])
        assert "Known" in press(app, "k", "2", "enter", "w", "1")
        assert app.view.session.diagnosis.known["status"] == {"online"}

    def test_a_conflict_that_an_answer_would_bring_is_named(self) -> None:
        """What rules say of a finding is not overridden by a first answer about it."""
        pack = sample_pack()
        says = building.rule(
            "says", (FindingIs("role", OneOf(("operator",)), _AT),), Concludes("status", OneOf(("online",)))
        )
        pack = replace(pack, rules=(*pack.rules, says))
        app = sample_app(events=[BUTTON, Answered("role", "operator")], pack=pack)
        shown = flat(press(app, "s", *"sma", "enter", "w"))
        assert "! in conflict: SMA status" in shown

    def test_korean(self) -> None:
        shown = flat(press(sample_app("ko", [BUTTON]), "w"))
        assert "질문 이유: SMA 상태" in shown
        assert "2 답변: 오프라인 ✔ 확인됨 SMA가 오프라인입니다" in shown


class TestHow:
    """The tree from what was seen through mechanisms to the cause, with quotes and documents."""

    @pytest.mark.parametrize("key", ["h", "ㅗ", "enter"])
    def test_every_step_has_its_reason_and_document_and_ends_in_the_quote(self, key: str) -> None:
        shown = flat(press(sample_app(events=[BUTTON, PASTED], pack=chained_pack()), "c", "1", key))
        parts = [
            *("✔ confirmed The SMA is offline", "With no listener the button is grey."),
            *("Document: The document, section", "Quarantine listener: stopped (concluded)"),
            *("Being offline stops the listener.", "SMA status: Offline"),
            "status.txt, line 7: System status: Offline",
        ]
        places = [shown.index(part) for part in parts]
        assert places == sorted(places)

    def test_what_the_caller_said_is_told_from_what_was_read_out(self) -> None:
        assert "the caller says" in press(sample_app(events=[BUTTON, OFFLINE]), "c", "1", "h")
        read = replace(OFFLINE, origin=Origin.READ_OUT)
        assert "the caller reads out" in press(sample_app(events=[BUTTON, read]), "c", "1", "h")

    def test_a_cause_of_which_nothing_is_known_says_so(self) -> None:
        assert "Nothing speaks for or against it yet." in press(sample_app(events=[BUTTON]), "c", "1", "h")

    def test_a_fix_that_did_not_help_is_said(self) -> None:
        events: list[Event] = [BUTTON, OFFLINE, FixTried("sma-offline", helped=False)]
        shown = press(sample_app(events=events), "c", "3", "h")
        assert "its fix was tried and did not help" in shown
        assert "Nothing speaks" not in shown

    def test_both_sides_of_a_conflict_of_rules_are_shown(self) -> None:
        pack = sample_pack()
        clash = replace(
            building.rule(
                "clash",
                (FindingIs("role", OneOf(("operator",)), _AT),),
                Judges("sma-offline", Verdict.RULED_OUT),
            ),
            because=Text("Operators see it online.", "운영자에게는 온라인입니다."),
        )
        app = sample_app(
            events=[BUTTON, OFFLINE, Answered("role", "operator")],
            pack=replace(pack, rules=(*pack.rules, clash)),
        )
        shown = flat(press(app, "c", "2", "h"))
        assert "Rules disagree about this cause" in shown
        assert "While the SMA is offline" in shown
        assert "Operators see it online." in shown

    def test_a_known_fact_has_its_reasons_too(self) -> None:
        app = sample_app(events=[BUTTON, PASTED], pack=chained_pack())
        shown = flat(press(app, "k", "4", "h"))
        assert "How this is known: Quarantine listener" in shown
        assert "Being offline stops the listener." in shown
        assert "line 7: System status: Offline" in shown

    def test_what_could_not_be_checked_is_said_as_it_stands(self) -> None:
        app = sample_app(events=[BUTTON, Answered("status", UNKNOWN)])
        shown = flat(press(app, "k", "3", "h"))
        assert "How this is known: SMA status" in shown
        assert "SMA status: can't be checked" in shown


class TestWhyNot:
    """What rules a cause out, or the nearest rule and the answers that it lacks."""

    @pytest.mark.parametrize("key", ["n", "ㅜ", "f3"])
    def test_the_missing_answers_and_the_rule_are_named(self, key: str) -> None:
        app = sample_app(events=[BUTTON, Answered("keys", "differ")])
        shown = flat(press(app, "c", "1", key))
        assert "The nearest rule still lacks 1 Error when enabling needed: It names the cluster" in shown
        assert "Then this rule would confirm it The error names the cluster and the keys differ." in shown
        assert "Document: The document, section" in shown
        assert app.view.session.events == (BUTTON, Answered("keys", "differ"))

    def test_a_digit_opens_the_question_for_a_missing_answer(self) -> None:
        app = sample_app(events=[BUTTON, Answered("keys", "differ")])
        assert "Question: Error when enabling" in press(app, "c", "1", "n", "1")
        app = sample_app(events=[BUTTON, Answered("keys", "differ")])
        assert "It is confirmed." in press(app, "c", "1", "n", "1", "1")
        assert "There is no answer 7 here." in press(sample_app(), "c", "1", "n", "7")

    def test_what_rules_it_out_stands_with_its_reasons(self) -> None:
        app = sample_app(events=[BUTTON, Answered("status", "online")])
        shown = flat(press(app, "c", "3", "n"))
        assert "What rules it out ✘ ruled out The SMA is offline The SMA is online" in shown
        assert "What is known stands in the way 1 SMA status: Online needed: Offline" in shown

    def test_a_fix_that_did_not_help_is_said(self) -> None:
        events: list[Event] = [BUTTON, OFFLINE, FixTried("sma-offline", helped=False)]
        assert "its fix was tried and did not help" in press(sample_app(events=events), "c", "3", "n")

    def test_a_missing_answer_that_cannot_be_checked_says_so(self) -> None:
        app = sample_app(events=[BUTTON, Answered("status", UNKNOWN)])
        shown = flat(press(app, "c", "1", "n"))
        assert "1 SMA status needed: Offline can't be checked" in shown

    def test_a_cause_that_answers_cannot_confirm_says_so(self) -> None:
        pack = sample_pack()
        pack = replace(pack, rules=tuple(rule for rule in pack.rules if rule.id != "offline"))
        shown = press(sample_app(events=[BUTTON], pack=pack), "c", "1", "n")
        assert "No answers alone can confirm it" in shown

    def test_how_and_why_not_lead_to_each_other(self) -> None:
        assert "Why it is not confirmed" in press(sample_app(), "c", "1", "h", "n")
        assert "How this verdict came about" in press(sample_app(), "c", "1", "n", "h")

    def test_korean(self) -> None:
        app = sample_app("ko", [BUTTON, Answered("keys", "differ")])
        shown = flat(press(app, "c", "1", "n"))
        assert "가장 근접한 규칙에 아직 필요한 답변 1 활성화 오류 필요한 답변: 클러스터를 언급합니다" in shown


PATHS = [("w",), ("c", "1", "h"), ("c", "2", "n"), ("k", "h"), ("v",), ("v", "s"), ("s",), ("s", "x"), ("m",)]


@pytest.mark.parametrize("keys", PATHS, ids="-".join)
def test_a_hostile_pack_does_nothing_on_these_pages(keys: tuple[str, ...]) -> None:
    pack = poisoned(chained_pack())
    assert isinstance(pack, Pack)
    shown = press(sample_app(pack=pack, events=[BUTTON, PASTED]), *keys)
    assert "[/][b]bold" in shown
    assert not FORBIDDEN.search(shown.replace("\n", ""))


@pytest.mark.parametrize("keys", PATHS, ids="-".join)
def test_the_language_may_change_on_these_pages(keys: tuple[str, ...]) -> None:
    def shown(*more: str) -> str:
        return press(sample_app(events=[BUTTON, PASTED], pack=chained_pack()), *keys, *more)

    english = shown()
    assert shown("f7") != english
    assert shown("f7", "f7") == english
