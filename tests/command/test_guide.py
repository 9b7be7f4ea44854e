"""Whoever follows the guide step by step gets the scenario that it promises, and sees it in a call."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from engine.calls.call import Answered
from kb.model import Language, Verdict
from tests.command.running import run
from tests.reference import GUIDES
from tests.tui.playing import press
from tests.tui.sample import sample_app
from tui.cli.loading import load

STEP = re.compile(r"<!-- guide: (file|run)(.*?) -->\n```\w+\n(.*?)```", re.DOTALL)
SWITCHED_OFF = "file pack.yaml"


class Newcomer:
    """Follows a guide in an empty home folder."""

    def __init__(self, guide: Path, home: Path) -> None:
        self.language: Language = GUIDES[guide]
        self.pack = home / ".config" / "pvo-advisor" / "kb"
        self.steps = STEP.findall(guide.read_text(encoding="utf-8"))

    def follow(self, until: str = "") -> None:
        """Do the steps, up to one that begins so."""
        while self.steps and not (until and "".join(self.steps[0][:2]).startswith(until)):
            kind, how, block = self.steps.pop(0)
            if kind == "file":
                name = how.strip()
                file = self.pack / name if name.endswith(".yaml") else Path(name)
                file.write_text(block, encoding="utf-8")
            else:
                self._run(how, block)

    def _run(self, how: str, block: str) -> None:
        told = ""
        for line in block.splitlines():
            program, *words = shlex.split(line)
            assert program == "pvo-advisor"
            result = run(*words, "--lang", self.language)
            assert result.code == ("problems" in how), result
            told += result.stdout
        _, _, promised = how.partition("says ")
        assert promised in " ".join(told.split())


@pytest.fixture(params=GUIDES, ids=lambda guide: guide.name)
def newcomer(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newcomer:
    for name in ("PVO_ADVISOR_KB", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.chdir(tmp_path)
    return Newcomer(request.param, tmp_path)


def test_every_step_does_what_the_guide_says(newcomer: Newcomer) -> None:
    assert len(newcomer.steps) >= 8
    newcomer.follow()


def test_the_scenario_is_asked_and_confirmed_on_the_screen(newcomer: Newcomer) -> None:
    newcomer.follow(until=SWITCHED_OFF)
    app = sample_app(newcomer.language, [Answered("enable-button", "greyed-out")], load(None))
    shown = press(app, "s", *"licence", "enter", "1")
    assert app.view.session.diagnosis.verdict("licence-expired") is Verdict.CONFIRMED
    assert {"en": "licence has expired", "ko": "라이선스가 만료"}[newcomer.language] in shown
    assert "cisco-pvo 1.0.0 + own 0.1.0" in shown
    reasons = press(app, "c", "h")
    assert "own 0.1.0" in reasons
