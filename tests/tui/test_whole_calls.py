"""Whole calls by keys alone, from the first question to "it helped" and the summary, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from engine.advise import DoFix
from engine.calls.call import FixTried
from kb.model import LANGUAGES, Language, ValueKind
from tests.tui.playing import on_screen, play
from tests.tui.working import advisor, keys, shipped_app

GREY = {"enable-button": "greyed-out"}
CLUSTER_ERROR = {"enable-button": "error-on-click", "enable-error": "below-cluster-level", "clustered": "yes"}
CLUSTER = {**GREY, "clustered": "yes"}
WELL = {
    "account-role": "administrator",
    "sma-status": "online",
    "sma-changes": "committed",
    "migration-wizard": "finished",
    "migration-step-1": "esas-selected",
    "migration-step-2": "configured",
    "migration-step-3": "service-inactive",
    "delivery-interface": "auto",
    "clustered": "no",
    "feature-keys": "same-on-all",
    "config-level": "cluster-only",
    "mail-log-tls": "success",
    "tlsverify-result": "verified",
    "tls-cipher": "authenticated",
    "outbound-ciphers": "exclude-anonymous",
}
"""What a caller finds where nothing is wrong; a caller who does not know cannot check."""

TLS = ("mail-log-tls", "tlsverify-result", "tls-cipher")
"""What nobody finds while no connection is made."""

BLOCKED = {
    "delivery-interface": "specific",
    "telnet-from-delivery-interface": "timed-out",
    "telnet-from-other-interface": "connected",
    "sma-status": "online",
}
ANONYMOUS = {
    "mail-log-tls": "no-server-certificate",
    "tlsverify-result": "no-certificate",
    "tls-cipher": "anonymous",
    "outbound-ciphers": "allow-anonymous",
}


@dataclass(frozen=True, slots=True)
class Caller:
    """What is wrong, and what the caller finds when asked; what is not listed, they cannot check.

    `unhelpful` are fixes after which the button is still grey.
    """

    name: str
    cause: str
    finds: Mapping[str, str]
    unhelpful: frozenset[str] = frozenset()


CALLERS = (
    Caller("SMA offline", "sma-offline", {**WELL, **GREY, "sma-status": "offline"}),
    Caller("SMA suspended", "sma-offline", {**GREY, "sma-status": "receiving-suspended"}),
    Caller(
        "no ESA selected", "migration-not-prepared", {**WELL, **GREY, "migration-step-1": "none-selected"}
    ),
    Caller("not committed", "changes-not-committed", {**WELL, **GREY, "sma-changes": "pending"}),
    Caller("an operator", "not-administrator", {**WELL, **GREY, "account-role": "operator"}),
    Caller(
        "no route",
        "delivery-interface-cannot-reach-sma",
        {**{name: value for name, value in WELL.items() if name not in TLS}, **GREY, **BLOCKED},
    ),
    Caller("anonymous cipher", "anonymous-tls-cipher", {**WELL, **GREY, **ANONYMOUS}),
    Caller("a key is missing", "feature-key-mismatch", {**WELL, **CLUSTER_ERROR, "feature-keys": "differ"}),
    Caller(
        "machine settings",
        "settings-below-cluster-level",
        {**WELL, **CLUSTER, "config-level": "machine-or-group"},
    ),
    Caller(
        "the second fix helps",
        "anonymous-tls-cipher",
        {**WELL, **GREY, **ANONYMOUS, "account-role": "operator"},
        frozenset({"not-administrator"}),
    ),
)

MOST_KEYS = 60
"""A call that takes more is taken to go round in circles."""


def test_all_causes_are_among_them() -> None:
    assert {caller.cause for caller in CALLERS} == set(shipped_app().view.session.pack.causes)
    assert len(CALLERS) == 10


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("caller", CALLERS, ids=lambda caller: str(caller.name))
def test_from_the_first_question_to_it_helped(caller: Caller, language: Language, outbox: Path) -> None:
    app = shipped_app(language, [])

    async def scenario(pilot: Pilot[None]) -> None:
        for _ in range(MOST_KEYS):
            session = app.view.session
            if isinstance(session.step, DoFix):
                helped = await fix(pilot, caller)
                if helped:
                    break
            else:
                await answer(pilot, caller)
        tried = [event for event in app.view.session.events if isinstance(event, FixTried)]
        assert tried[-1] == FixTried(caller.cause, helped=True)
        assert {event.cause for event in tried[:-1]} == caller.unhelpful
        solved = {"en": "1  Solved", "ko": "1  해결됨"}[language]
        assert solved in on_screen(app)
        await keys(pilot, "1")
        (file,) = outbox.glob("call-*.txt")
        text = " ".join(file.read_text(encoding="utf-8").split())
        assert app.view.session.pack.causes[caller.cause].title.in_language(language) in text
        await keys(pilot, "enter")
        assert app.view.session.events == ()

    play(app, scenario)


async def answer(pilot: Pilot[None], caller: Caller) -> None:
    """Press the digit of what the caller finds, or of "cannot check"."""
    session = advisor(pilot).view.session
    assert session.question is not None, "nothing is left to ask"
    finding = session.pack.findings[session.question.finding]
    found = caller.finds.get(finding.id)
    if finding.kind is not ValueKind.CHOICE or found is None:
        await keys(pilot, "0")
        return
    values = [choice.value for choice in finding.choices]
    await keys(pilot, str(values.index(found) + 1))


async def fix(pilot: Pilot[None], caller: Caller) -> bool:
    """Tick every step of the fix and check; return whether it helped."""
    session = advisor(pilot).view.session
    assert isinstance(session.step, DoFix)
    cause = session.step.causes[0]
    helps = cause == caller.cause
    assert helps or cause in caller.unhelpful
    steps = session.pack.causes[cause].fix.steps
    await keys(pilot, "enter", *["enter"] * len(steps), "enter")
    button = session.pack.findings[session.pack.causes[cause].fix.verify]
    values = [choice.value for choice in button.choices]
    seen = "enabled" if helps else caller.finds["enable-button"]
    await keys(pilot, str(values.index(seen) + 1))
    await pilot.pause()
    return helps
