"""The call on the screen: the question, the causes, what is known, and what comes next."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from engine.calls.call import Answered
from engine.observations import Origin
from kb.model import UNKNOWN, Fact, Language, Text
from tests.knowledge.shipped import paste
from tests.tui.playing import flat, on_screen, place_of, play, press
from tests.tui.sample import NARROW, WIDE, sample_app, sample_pack
from tests.tui.working import TELNET, shipped_app
from tui.app import Advisor

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
BUTTON = Answered("button", "grey")


class TestTheFirstFrame:
    """The first frame is the first question, the complaint and the pack above it."""

    @SIZES
    def test_it_has_all_that_the_agent_needs(self, size: tuple[int, int]) -> None:
        shown = flat(press(sample_app(), size=size))
        assert "sample 1.0.0" in shown
        assert "The Enable button is greyed out on the ESA, or pressing it" in shown
        assert "Question: Enable button" in shown
        assert "Say this to the caller" in shown
        assert "1 The button is greyed out" in shown
        assert "0 I can't check that" in shown

    def test_the_words_for_the_caller_come_before_and_apart_from_the_agents_own(self) -> None:
        rows = press(sample_app()).splitlines()
        spoken = [row for row in rows if "█" in row]
        assert "Say this to the caller" in spoken[0]
        assert all("Where to look" not in row and "For you" not in row for row in spoken)
        assert max(rows.index(row) for row in spoken) < next(
            place for place, row in enumerate(rows) if "Where to look" in row
        )

    def test_it_is_there_in_korean(self) -> None:
        shown = flat(press(sample_app("ko")))
        assert "고객에게 이렇게 말하십시오" in shown
        assert "확인할 수 없음" in shown


class TestWidth:
    """Two columns from 100 columns on, one below; nothing is cut."""

    @pytest.mark.parametrize(("columns", "both"), [(80, False), (99, False), (100, True), (160, True)])
    def test_causes_stand_beside_the_question_where_there_is_room(self, columns: int, both: bool) -> None:
        shown = press(sample_app(), size=(columns, 30))
        assert ("- open  The SMA is offline" in shown) is both

    @pytest.mark.parametrize("language", ["en", "ko"])
    @pytest.mark.parametrize("columns", [60, 80, 100, 120])
    def test_every_word_of_a_long_question_is_on_the_screen(self, language: Language, columns: int) -> None:
        pack = sample_pack()
        question = pack.findings["button"].question
        assert question is not None
        shown = press(sample_app(language), size=(columns, 60)).replace("█", " ")
        left = "\n".join(line.split("│")[0] for line in shown.splitlines())
        for text in (question.say, question.look, question.hint):
            assert text is not None
            assert "".join(text.in_language(language).split()) in "".join(left.split())

    def test_a_question_longer_than_the_screen_can_be_scrolled(self) -> None:
        pack = sample_pack()
        finding = pack.findings["button"]
        assert finding.question is not None
        long = replace(finding.question, say=Text("word " * 400 + "THE END", "끝"))
        pack = replace(pack, findings={**pack.findings, "button": replace(finding, question=long)})
        assert "THE END" not in press(sample_app(pack=pack))
        assert "THE END" in press(sample_app(pack=pack), "pagedown")

    def test_the_width_may_change_during_the_call(self) -> None:
        app = sample_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await pilot.resize_terminal(*WIDE)
            await pilot.pause()
            assert "- open  The SMA is offline" in on_screen(app)
            await pilot.resize_terminal(*NARROW)
            await pilot.pause()
            assert "- open  The SMA is offline" not in on_screen(app)

        play(app, scenario)


class TestAnswering:
    """Digits answer, 0 is "cannot check", and everything entered is said."""

    def test_a_digit_gives_the_answer_with_that_number(self) -> None:
        app = sample_app()
        assert "Noted: Enable button: The button is greyed out" in press(app, "1")
        assert app.view.session.events == (BUTTON,)

    def test_zero_goes_on_without(self) -> None:
        app = sample_app()
        press(app, "0")
        assert app.view.session.events == (Answered("button", UNKNOWN),)

    def test_a_digit_without_an_answer_changes_nothing_and_says_so(self) -> None:
        app = sample_app()
        assert "There is no answer 7 here." in press(app, "7")
        assert app.view.session.events == ()

    def test_an_answer_can_be_clicked(self) -> None:
        app = sample_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await pilot.click(offset=place_of("The service is enabled", on_screen(app)))
            await pilot.pause()
            assert app.view.session.events == (Answered("button", "works"),)

        play(app, scenario)

    def test_the_keys_of_the_footer_can_be_clicked(self) -> None:
        app = sample_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await pilot.click(offset=place_of("c/F4", on_screen(app)))
            await pilot.pause()
            assert "Causes" in on_screen(app).splitlines()[3]

        play(app, scenario)

    def test_a_free_value_is_typed_and_checked(self) -> None:
        """A port that was given twice is in dispute, and the value typed now settles it."""
        app = port_in_dispute()
        assert "takes a port from 1 to 65535" in flat(press(app, "k", "enter", "1", *"99999", "enter"))
        app = port_in_dispute()
        press(app, "k", "enter", "1", *"7026", "enter")
        assert app.view.session.events[-1] == Answered("port", "7026", settles=True)
        assert app.view.session.diagnosis.finding_conflicts == ()


def port_in_dispute() -> Advisor:
    return sample_app(events=[BUTTON, Answered("port", "7025"), Answered("port", "7027")])


class TestBack:
    """Anything entered can be taken back, one step at a time, and put back."""

    def test_back_takes_back_the_last_step_and_names_it(self) -> None:
        app = sample_app()
        shown = press(app, "1", "1", "b")
        assert "Taken back: SMA status: Online" in shown
        assert app.view.session.events == (BUTTON,)

    def test_redo_puts_it_back(self) -> None:
        app = sample_app()
        assert "Put back: SMA status: Online" in press(app, "1", "1", "b", "r")
        assert len(app.view.session.events) == 2

    def test_at_the_start_there_is_nothing_to_take_back(self) -> None:
        assert "Nothing has been entered yet." in press(sample_app(), "b")
        assert "Nothing was taken back." in press(sample_app(), "r")

    def test_one_key_changes_the_origin_of_the_last_answer(self) -> None:
        app = sample_app()
        shown = press(app, "1", "o", "k")
        assert "(the caller reads out)" in flat(shown)
        assert " Enable button: the caller reads out" in press(sample_app(), "1", "o")
        assert " Enable 버튼: 고객이 읽어 줌" in press(sample_app("ko"), "1", "k", "o")
        assert app.view.session.events == (replace(BUTTON, origin=Origin.READ_OUT),)
        assert "No answer has been given yet." in press(sample_app(), "o")


class TestWhatComesNext:
    """A fix, a suspicion, escalation, or nothing wrong at all."""

    def test_a_confirmed_cause_offers_its_fix_and_the_call_may_go_on(self) -> None:
        shown = flat(press(sample_app(events=[BUTTON, Answered("status", "offline")])))
        assert "Fix ready: The SMA is offline" in shown
        assert "Question: Role of the account" in shown

    def test_several_fixes_are_offered_in_their_order(self) -> None:
        events = [BUTTON, Answered("status", "offline"), Answered("role", "operator")]
        shown = flat(press(sample_app(events=events)))
        assert "Fix ready: The SMA is offline; The account is no administrator" in shown
        assert "Do them in this order." in shown

    def test_a_suspicion_says_what_would_confirm_it(self) -> None:
        events = [
            *(BUTTON, Answered("status", "online"), Answered("role", "administrator")),
            *(Answered("keys", "differ"), Answered("error", UNKNOWN)),
        ]
        shown = flat(press(sample_app(events=events)))
        assert "Best suspicion: Feature keys differ in the cluster" in shown
        assert "What would confirm it: Error when enabling" in shown
        assert "Say this to the caller" not in shown

    def test_where_nothing_is_left_the_call_is_to_be_escalated(self) -> None:
        events = [Answered(finding, UNKNOWN) for finding in ("button", "status", "role", "keys", "error")]
        shown = flat(press(sample_app(events=events)))
        assert "Escalate this call" in shown
        assert "Answer" not in shown.split("Escalate")[1].split("Noted")[0]

    def test_where_the_complaint_does_not_hold_nothing_is_asked(self) -> None:
        shown = flat(press(sample_app(), "2"))
        assert "Nothing is wrong here" in shown
        assert "Question:" not in shown
        assert "There is no question to answer." in press(sample_app(), "2", "1")
        assert "There is no question to answer." in press(sample_app(), "2", "0")


class TestWhichBox:
    """The screen says which box the call is about."""

    def test_it_is_typed_and_shown_on_every_page(self) -> None:
        app = sample_app()
        assert "Call about: mx1" in press(app, "a", *"mx1", "enter")
        assert "Call about: mx1" in press(sample_app(), "a", *"mx1", "enter", "question_mark")

    def test_the_host_that_pasted_output_names_is_offered(self) -> None:
        pasted = paste(TELNET, "telnet.txt")
        assert "Call about: mx.example.com? (a)" in press(shipped_app(happened=[pasted]))
        app = shipped_app(happened=[pasted])
        assert "Call about: mx.example.com\n" in press(app, "a", "enter")
        assert app.view.session.about == "mx.example.com"

    def test_leaving_the_line_changes_nothing(self) -> None:
        app = sample_app()
        press(app, "a", *"mx1", "escape")
        assert app.view.session.about == ""

    def test_letters_typed_there_are_letters(self) -> None:
        app = sample_app()
        press(app, "a", *"quebec", "enter")
        assert app.view.session.about == "quebec"


def test_facts_need_no_second_path() -> None:
    """What the screen says is known is what the diagnosis knows."""
    app = sample_app(events=[BUTTON])
    press(app, "1")
    known = app.view.session.diagnosis.known
    assert Fact("status", "online").value in known["status"]
