"""Settings: remembered, never lost, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.playing import press
from tests.tui.sample import sample_app
from tui.settings import MAX_BYTES, Settings, read_settings, remember, settings_file
from tui.themes import THEME_NAMES


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    return tmp_path / "pvo-advisor" / "settings.yaml"


def written(file: Path, text: str | bytes) -> Path:
    file.parent.mkdir(parents=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


class TestReading:
    """What is in the file holds; what is wrong in it is said in one line and the default used."""

    def test_without_a_file_the_defaults_hold_and_nothing_is_said(self, file: Path) -> None:
        assert read_settings(file) == (Settings(file=file), ())
        assert read_settings(None) == (Settings(), ())

    def test_everything_is_read(self, file: Path) -> None:
        text = "language: ko\ntheme: light\nhint-seen: yes\nkeys:\n  causes: j\nkeep-calls: 90\n"
        settings, problems = read_settings(written(file, text))
        assert problems == ()
        assert settings == Settings("ko", "light", True, {"causes": "j"}, file, 90)

    @pytest.mark.parametrize(
        "text",
        [
            "language: fr",
            "theme: pink",
            "hint-seen: maybe",
            "keys: [causes]",
            "keys: {causes: [a]}",
            "keys:",
            "colour: red",
            "keep-calls: 0",
            "keep-calls: -1",
            "keep-calls: soon",
            "keep-calls: 1e9",
            "keep-calls: [90]",
        ],
    )
    def test_a_value_that_cannot_be_followed_gives_one_line_and_the_rest_holds(
        self, file: Path, text: str
    ) -> None:
        other = "theme: dark" if "theme" not in text else "language: ko"
        settings, problems = read_settings(written(file, f"{text}\n{other}\n"))
        assert len(problems) == 1
        assert "\n" not in problems[0].en + problems[0].ko
        assert (settings.theme, settings.language) in (("dark", None), (None, "ko"))

    def test_an_action_with_several_keys_is_named(self, file: Path) -> None:
        (problem,) = read_settings(written(file, "keys: {causes: [a, b]}\n"))[1]
        assert "causes" in problem.en
        assert "causes" in problem.ko

    def test_what_is_wrong_stands_inside_one_sentence(self, file: Path) -> None:
        (problem,) = read_settings(written(file, "keys: [\n"))[1]
        assert ".;" not in problem.en
        assert ".." not in problem.ko

    @pytest.mark.parametrize(
        "text",
        [
            "a: [",
            "- a",
            "a: &x b",
            b"\xff\xfe\x00",
            "language: ko\nlanguage: en",
            "x" * (MAX_BYTES + 1),
            "[" * 30000,
        ],
    )
    def test_a_faulty_file_gives_one_line_the_defaults_and_is_left_alone(
        self, file: Path, text: str | bytes
    ) -> None:
        before = written(file, text).read_bytes()
        settings, problems = read_settings(file)
        assert len(problems) == 1
        assert settings == Settings()
        _, trouble = remember(settings, language="ko", theme="light", hint_seen=True)
        assert trouble is None
        assert file.read_bytes() == before

    def test_a_folder_in_place_of_the_file_gives_one_line(self, file: Path) -> None:
        file.mkdir(parents=True)
        settings, problems = read_settings(file)
        assert (settings, len(problems)) == (Settings(), 1)

    def test_a_wrong_encoding_is_told_by_its_line_and_not_in_words_of_python(self, file: Path) -> None:
        (problem,) = read_settings(written(file, "theme: light\nkeys: 가".encode("cp949")))[1]
        assert problem.en.startswith("settings.yaml, line 2: not UTF-8 text")
        assert problem.ko.startswith("settings.yaml, 2행: UTF-8 텍스트가 아님")

    @given(st.binary(max_size=200))
    def test_no_file_at_all_is_too_strange(self, data: bytes) -> None:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "settings.yaml"
            file.write_bytes(data)
            settings, problems = read_settings(file)
            assert settings.file is not None or problems


class TestRemembering:
    """Changes go into the file; what else is in it stays."""

    def test_a_change_is_there_the_next_time(self, file: Path) -> None:
        remember(Settings(file=file), language="ko", theme="high-contrast", hint_seen=True)
        settings, problems = read_settings(file)
        assert problems == ()
        assert (settings.language, settings.theme, settings.hint_seen) == ("ko", "high-contrast", True)

    def test_comments_keys_and_unknown_lines_stay_as_they_were(self, file: Path) -> None:
        text = "# mine\nlanguage: en  # for now\nkeys:\n  causes: j  # easier\ncolour: red\n"
        settings, _ = read_settings(written(file, text))
        remember(settings, language="ko", theme="light")
        assert file.read_text() == (
            "# mine\nlanguage: ko\nkeys:\n  causes: j  # easier\ncolour: red\ntheme: light\n"
        )

    def test_a_file_written_in_another_style_is_left_alone_with_one_line(self, file: Path) -> None:
        settings, _ = read_settings(written(file, "{language: en}\n"))
        _, trouble = remember(settings, language="ko")
        assert trouble is not None
        assert file.read_text() == "{language: en}\n"

    def test_a_place_that_cannot_be_written_gives_one_line_once(self, tmp_path: Path) -> None:
        (tmp_path / "pvo-advisor").write_text("a file where the folder should be")
        settings, trouble = remember(Settings(file=tmp_path / "pvo-advisor" / "settings.yaml"), theme="dark")
        assert trouble is not None
        assert settings.theme == "dark"
        assert remember(settings, theme="light")[1] is None

    def test_nothing_but_the_settings_is_left_in_the_folder(self, file: Path) -> None:
        remember(Settings(file=file), theme="dark")
        assert [each.name for each in file.parent.iterdir()] == ["settings.yaml"]


class TestWhere:
    """The file lies in the user's configuration folder, by the platform's custom."""

    def test_by_platform(self, tmp_path: Path) -> None:
        assert settings_file({"XDG_CONFIG_HOME": str(tmp_path)}, "linux", tmp_path) == (
            tmp_path / "pvo-advisor" / "settings.yaml"
        )
        assert settings_file({}, "linux", tmp_path) == tmp_path / ".config" / "pvo-advisor" / "settings.yaml"
        assert settings_file({}, "win32", tmp_path) is None


class TestOnTheScreen:
    """Language, theme and hint are remembered as soon as they change."""

    def test_the_language_is_remembered(self, file: Path) -> None:
        press(sample_app(settings=Settings(file=file)), "l")
        assert read_settings(file)[0].language == "ko"

    def test_every_theme_can_be_reached_and_is_remembered(self, file: Path) -> None:
        seen = []
        for presses in range(1, len(THEME_NAMES) + 1):
            press(sample_app(settings=Settings(file=file, theme="dark")), *["d"] * presses)
            seen.append(read_settings(file)[0].theme)
        assert sorted(str(theme) for theme in seen) == sorted(THEME_NAMES)

    def test_the_hint_for_newcomers_goes_with_the_first_answer_for_good(self, file: Path) -> None:
        newcomer = Settings(file=file)
        assert "New here?" in press(sample_app(settings=newcomer))
        assert "New here?" not in press(sample_app(settings=newcomer), "1")
        assert read_settings(file)[0].hint_seen
        assert "New here?" not in press(sample_app(settings=read_settings(file)[0]))

    def test_a_settings_file_that_cannot_be_written_is_said_on_the_screen(self, tmp_path: Path) -> None:
        (tmp_path / "x").write_text("")
        app = sample_app(settings=Settings(hint_seen=True, file=tmp_path / "x" / "settings.yaml"))
        assert "settings.yaml 파일을 쓸 수 없습니다" in press(app, "l")
