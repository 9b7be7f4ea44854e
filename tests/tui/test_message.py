"""The message to the caller: all command output still useful, in the caller's language, one key away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.calls.call import Answered, Event
from engine.infer import infer
from engine.observations import Observations
from kb.model import UNKNOWN, Box, Language, Pack, Text
from tests.tui.playing import flat, press
from tests.tui.sample import sample_app, sample_pack
from tui.app import Advisor
from tui.call.session import start
from tui.report.caller_message import caller_message

BUTTON = Answered("button", "grey")


@pytest.fixture(name="state", autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path


def pack() -> Pack:
    """The sample, with a command behind three findings on two boxes."""
    sample = sample_pack()
    findings = dict(sample.findings)
    for name, box, command in (
        ("status", "SMA", "status"),
        ("keys", "ESA", "featurekey"),
        ("error", "ESA", "tail"),
    ):
        question = findings[name].question
        assert question is not None
        look = Text(f"{command}, all of it", f"{command} 출력 전체")
        findings[name] = replace(findings[name], question=replace(question, box=box, screen="cli", look=look))
    boxes = {"SMA": Box("SMA", Text("SMA", "SMA")), "ESA": Box("ESA", Text("ESA", "ESA"))}
    return replace(sample, findings=findings, boxes=boxes)


def message(language: Language = "en", events: Iterable[Event] = ()) -> str:
    call = start(pack(), events)
    return caller_message(call.pack, call.diagnosis, language)


def app(language: Language = "en", events: Iterable[Event] = ()) -> Advisor:
    return sample_app(language, events, pack())


class TestWhatItAsksFor:
    """What is still useful to know and what a command shows, by box."""

    def test_every_command_still_useful_is_in_it_by_box(self) -> None:
        words = message()
        assert "On the SMA:\n1. status, all of it" in words
        assert "1. featurekey, all of it\n2. tail, all of it" in words

    def test_what_is_known_or_changes_nothing_any_more_is_not_asked_for(self) -> None:
        assert "featurekey" not in message(events=[BUTTON, Answered("keys", "same")])
        assert "tail" not in message(events=[BUTTON, Answered("keys", "same")])
        assert "status, all of it" in message(events=[BUTTON, Answered("keys", "same")])

    def test_what_cannot_be_checked_is_not_asked_for_again(self) -> None:
        assert "status" not in message(events=[BUTTON, Answered("status", UNKNOWN)])

    def test_what_no_command_shows_is_not_in_it(self) -> None:
        for finding in ("Role of the account", "Enable button"):
            assert finding not in message()

    def test_the_same_place_is_asked_for_once(self) -> None:
        made = pack()
        same = made.findings["keys"].question
        made = replace(
            made, findings={**made.findings, "error": replace(made.findings["error"], question=same)}
        )
        words = caller_message(made, infer(made, Observations()), "en")
        assert words.count("featurekey, all of it") == 1

    @pytest.mark.parametrize(
        "events",
        [[Answered("button", "works")], [Answered(name, UNKNOWN) for name in ("status", "keys", "error")]],
    )
    def test_where_nothing_is_useful_there_is_no_message(self, events: list[Event]) -> None:
        assert message(events=events) == ""


class TestOnTheScreen:
    """One key: on the screen, in the clipboard and in a file."""

    @pytest.mark.parametrize("key", ["m", "ㅡ", "shift+f2"])
    def test_it_is_ready_copied_and_in_a_file_whose_path_is_shown(self, key: str, state: Path) -> None:
        advisor = app(events=[BUTTON])
        shown = press(advisor, key)
        assert "1. status, all of it" in shown
        file = state / "pvo-advisor" / "message-to-caller.txt"
        assert file.read_text(encoding="utf-8") == message(events=[BUTTON]) + "\n" == advisor.clipboard
        assert str(file) in "".join(shown.split())  # it is wrapped where it is long

    @pytest.mark.parametrize("key", ["g", "ㅎ", "f4"])
    def test_its_language_is_the_callers_not_the_screens(self, key: str, state: Path) -> None:
        advisor = app(events=[BUTTON])
        shown = flat(press(advisor, "m", key))
        assert "Message to the caller, in Korean" in shown
        assert "1. status 출력 전체" in shown
        assert advisor.clipboard == message("ko", [BUTTON]) + "\n"
        file = state / "pvo-advisor" / "message-to-caller.txt"
        assert "status 출력 전체" in file.read_text(encoding="utf-8")

    def test_the_screens_language_leaves_it_alone(self) -> None:
        shown = flat(press(app("ko", [BUTTON]), "m", "g", "l", "l"))
        assert "고객에게 보낼 메시지(영어)" in shown
        assert "1. status, all of it" in shown

    def test_where_nothing_is_useful_it_says_so_and_copies_nothing(self, state: Path) -> None:
        advisor = app(events=[Answered("button", "works")])
        assert "No command output is useful any more" in press(advisor, "m")
        assert advisor.clipboard == ""
        assert not (state / "pvo-advisor").exists()

    def test_a_file_that_cannot_be_written_is_said_and_the_message_stays(
        self, state: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (state / "file").write_text("", encoding="utf-8")
        monkeypatch.setenv("XDG_STATE_HOME", str(state / "file"))
        shown = flat(press(app(events=[BUTTON]), "m"))
        assert "cannot be written" in shown
        assert "1. status, all of it" in shown

    def test_the_call_goes_on_as_it_was(self) -> None:
        advisor = app(events=[BUTTON])
        assert "Say this to the caller" in press(advisor, "m", "escape")
        assert advisor.view.session.events == (BUTTON,)
