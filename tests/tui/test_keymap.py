"""Keys: the Korean keyboard, and what a settings file may change."""

from __future__ import annotations

import pytest

from kb.hangul import JAMO, SHIFTED_JAMO
from kb.model import Text
from tests.tui.playing import flat, press
from tests.tui.sample import sample_app
from tui.actions.keymap import Keymap, read_keymap


class TestKoreanKeyboard:
    """With a Korean input method on, a letter key arrives as the jamo that is printed on it."""

    @pytest.mark.parametrize(
        ("letter", "jamo"),
        list(
            zip(
                "qwertyuiopasdfghjklzxcvbnm",
                "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ",
                strict=True,
            )
        ),
    )
    def test_every_letter_has_its_jamo(self, letter: str, jamo: str) -> None:
        assert JAMO[letter] == jamo

    @pytest.mark.parametrize("key", ["c", "C", "ㅊ", "f4"])
    def test_the_causes_open_by_letter_capital_jamo_and_function_key(self, key: str) -> None:
        assert "Causes" in press(sample_app(), key).splitlines()[3]

    @pytest.mark.parametrize("key", ["l", "ㅣ", "f7"])
    def test_the_language_changes_by_letter_and_jamo(self, key: str) -> None:
        assert "고객에게 이렇게 말하십시오" in press(sample_app(), key)

    @pytest.mark.parametrize("key", ["x", "ㅌ", "0"])
    def test_cannot_check_by_letter_jamo_and_digit(self, key: str) -> None:
        assert "can't check" in press(sample_app(), key)

    def test_a_shifted_key_acts_like_the_letter_too(self) -> None:
        shown = press(sample_app(), "1", SHIFTED_JAMO["q"])
        assert "Leave the program?" in shown

    def test_a_remapped_letter_brings_its_jamo(self) -> None:
        keymap, problems = read_keymap({"causes": "j"})
        assert problems == ()
        assert "Causes" in press(sample_app(keymap=keymap), "ㅓ").splitlines()[3]


class TestRemapping:
    """A settings file gives actions other keys, by their ids."""

    def test_the_new_key_works_is_shown_and_frees_the_old_one(self) -> None:
        keymap, problems = read_keymap({"causes": "j"})
        assert problems == ()
        app = sample_app(keymap=keymap)
        assert "j/F4 Causes" in press(app)
        assert "Question: Enable button" in press(sample_app(keymap=keymap), "c")
        assert "Causes" in press(sample_app(keymap=keymap), "j").splitlines()[3]

    def test_the_second_way_stays(self) -> None:
        keymap, _ = read_keymap({"causes": "j"})
        assert "Causes" in press(sample_app(keymap=keymap), "f4").splitlines()[3]

    def test_two_actions_may_exchange_their_keys(self) -> None:
        keymap, problems = read_keymap({"causes": "k", "known": "c"})
        assert problems == ()
        assert "Known" in press(sample_app(keymap=keymap), "c").splitlines()[3]
        assert "Causes" in press(sample_app(keymap=keymap), "k").splitlines()[3]

    def test_an_unknown_id_is_reported_in_one_line_with_the_nearest_one(self) -> None:
        keymap, (problem,) = read_keymap({"cuases": "j"})
        assert keymap == Keymap()
        assert problem == Text(
            "settings.yaml: keys: there is no action 'cuases'; did you mean 'causes'?",
            "settings.yaml: keys: 'cuases' 기능이 없습니다. 'causes' 기능을 찾으십니까?",
        )

    def test_a_clash_is_reported_and_the_action_keeps_its_own_key(self) -> None:
        keymap, (problem,) = read_keymap({"causes": "b"})
        assert "b" in problem.en
        assert "causes" in problem.en
        assert "back" in problem.en
        assert keymap == Keymap()

    def test_of_two_that_want_one_key_one_gets_it(self) -> None:
        keymap, problems = read_keymap({"causes": "j", "known": "j"})
        assert len(problems) == 1
        assert len(keymap.chosen) == 1

    @pytest.mark.parametrize(
        "key", ["ctrl+q", "ctrl+i", "ctrl+s", "f10", "f11", "space", "tab", "", "abc", "1", "\x1b["]
    )
    def test_a_key_that_cannot_be_chosen_is_reported(self, key: str) -> None:
        keymap, (problem,) = read_keymap({"causes": key})
        assert keymap == Keymap()
        assert "causes" in problem.en
        assert "\x1b" not in problem.en + problem.ko

    @pytest.mark.parametrize("action", ["answer", "pick"])
    def test_the_digits_of_answers_stay_as_they_are(self, action: str) -> None:
        _, problems = read_keymap({action: "j"})
        assert len(problems) == 1

    def test_a_second_way_made_the_first_is_shown_once(self) -> None:
        keymap, problems = read_keymap({"causes": "f4"})
        assert problems == ()
        assert " F4 Causes" in press(sample_app(keymap=keymap))

    def test_the_help_page_names_the_keys_in_force(self) -> None:
        keymap, _ = read_keymap({"causes": "j"})
        assert "j, F4 Causes:" in flat(press(sample_app(keymap=keymap), "question_mark"))
