"""The main states of the screen look as they did when they were last looked at."""

from __future__ import annotations

import pytest

from tests.tui.golden_screens import FOLDER, STATES, State, drawn, golden


@pytest.mark.parametrize("state", STATES, ids=lambda state: str(state.name))
def test_the_screen_looks_as_it_did(state: State) -> None:
    assert drawn(state) == golden(state).read_text(encoding="utf-8")


def test_no_screen_is_kept_that_nothing_draws() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == {state.name for state in STATES}
