"""What new events would contradict, and how a conflict is settled."""

from __future__ import annotations

import pytest

from engine.calls.call import Answered, Event, Rejected, Withdrawn
from engine.calls.disputes import contradictions, settling
from engine.observations import Origin
from kb.model import Pack
from tests.knowledge.shipped import call, paste, shipped_pack

ONLINE = Answered("sma-status", "online")
OFFLINE_PASTE = paste("sma.example.com> status\n\nSystem status:        Offline\n", "offline.txt")
ONLINE_PASTE = paste("other.example.com> status\n\nSystem status:        Online\n", "online.txt")


@pytest.fixture(name="pack")
def _pack() -> Pack:
    return shipped_pack()


def test_a_paste_against_an_answer_is_found(pack: Pack) -> None:
    (conflict,) = contradictions(pack, [ONLINE], [OFFLINE_PASTE])
    assert conflict.finding == "sma-status"
    assert [side.value for side in conflict.sides] == ["online", "offline"]


def test_also_where_the_answer_was_settled_before(pack: Pack) -> None:
    settled = Answered("sma-status", "online", settles=True)
    assert contradictions(pack, [settled], [OFFLINE_PASTE])


@pytest.mark.parametrize(
    ("before", "added"),
    [
        ([], [OFFLINE_PASTE]),
        ([Answered("sma-status", "offline")], [OFFLINE_PASTE]),
        ([ONLINE, OFFLINE_PASTE], [Answered("account-role", "operator")]),
        ([ONLINE], [OFFLINE_PASTE, Rejected("offline.txt", 3)]),
        ([Answered("sma-status", "unknown")], [OFFLINE_PASTE]),
    ],
)
def test_what_agrees_or_was_in_conflict_already_is_not(
    pack: Pack, before: list[Event], added: list[Event]
) -> None:
    assert contradictions(pack, before, added) == ()


@pytest.mark.parametrize("value", ["online", "offline"])
@pytest.mark.parametrize(
    "events",
    [
        [ONLINE, OFFLINE_PASTE],
        [OFFLINE_PASTE, ONLINE],
        [OFFLINE_PASTE, ONLINE_PASTE],
        [ONLINE, Answered("sma-status", "offline", Origin.READ_OUT)],
        [OFFLINE_PASTE, ONLINE_PASTE, ONLINE],
    ],
)
def test_whichever_side_is_chosen_holds_alone(events: list[Event], value: str) -> None:
    (conflict,) = call(*events).finding_conflicts
    (side,) = [side for side in conflict.sides if side.value == value]
    after = call(*events, settling(conflict, side))
    assert after.finding_conflicts == ()
    assert after.known["sma-status"] == {value}


def test_a_paste_that_holds_against_answers_keeps_its_quote() -> None:
    (conflict,) = call(ONLINE, OFFLINE_PASTE).finding_conflicts
    assert settling(conflict, conflict.sides[1]) == Withdrawn("sma-status")


def test_an_answer_that_holds_keeps_its_origin() -> None:
    read_out = Answered("sma-status", "online", Origin.READ_OUT)
    (conflict,) = call(read_out, OFFLINE_PASTE).finding_conflicts
    assert settling(conflict, conflict.sides[0]) == Answered(
        "sma-status", "online", Origin.READ_OUT, settles=True
    )
