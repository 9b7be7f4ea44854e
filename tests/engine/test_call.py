"""A call is a list of events, and what is known is what they add up to."""

from __future__ import annotations

from dataclasses import replace

from engine.calls.call import (
    Answered,
    Event,
    FixTried,
    Noted,
    Pasted,
    Rejected,
    Withdrawn,
    observe,
    unrecognised,
)
from engine.infer import infer
from engine.observations import Evidence, Observation, Observations, Origin, Place, Reason
from kb.conditions import FindingIs, OneOf, RecordMatches, Variable
from kb.model import UNKNOWN, Concludes, Judges, Outdates, Pack, Verdict
from tests.engine.building import AT, cause, finding, pack, question, record, rule, text


def is_(name: str, *values: str) -> FindingIs:
    return FindingIs(name, OneOf(values), AT)


def a_pack() -> Pack:
    made = pack(
        [
            finding("status", "on", "off", asked=question()),
            finding("role", "admin", "guest", asked=question()),
            finding("button", "grey", "fine", asked=question()),
        ],
        [cause("offline", changes=("status", "output"))],
        [
            rule(
                "shown",
                [RecordMatches("output", (("state", Variable("s")),), AT)],
                Concludes("status", Variable("s")),
            ),
            rule("offline", [is_("status", "off")], Judges("offline", Verdict.CONFIRMED)),
        ],
    )
    later, earlier = (
        RecordMatches("reached", (("port", Variable("p")),), AT),
        RecordMatches("failed", (("port", Variable("p")),), AT),
    )
    return replace(made, outdates=(Outdates(later, earlier, text("port $p was reached")),))


def pasted(name: str, *records: str) -> Pasted:
    taken = tuple(
        replace(record("output", line, state=state), place=Place(name, line, state))
        for line, state in enumerate(records, 1)
    )
    return Pasted(name, "text", Evidence(records=taken))


def seen(*events: Event) -> Observations:
    return observe(a_pack(), events)


def test_answers_are_known_in_the_order_in_which_they_came() -> None:
    observations = seen(
        Answered("role", "guest"), Noted("nice caller"), Answered("status", "on", Origin.READ_OUT)
    )
    assert [(one.finding, one.value, one.origin) for one in observations.findings] == [
        ("role", "guest", Origin.SAID),
        ("status", "on", Origin.READ_OUT),
    ]


def test_cannot_check_concludes_nothing_and_is_remembered() -> None:
    observations = seen(Answered("status", UNKNOWN))
    assert observations.findings == ()
    assert observations.cannot_check == {"status"}


def test_a_later_answer_takes_cannot_check_back() -> None:
    assert seen(Answered("status", UNKNOWN), Answered("status", "on")).cannot_check == frozenset()


def test_two_answers_stay_two_until_one_settles_the_matter() -> None:
    assert len(seen(Answered("status", "on"), Answered("status", "off")).findings) == 2
    settled = seen(
        Answered("status", "on"), Answered("status", "off"), Answered("status", "on", settles=True)
    )
    assert [one.value for one in settled.findings] == ["on"]
    assert settled.settled == {"status"}


def test_an_answer_can_be_taken_back() -> None:
    assert seen(Answered("status", "on"), Withdrawn("status")).findings == ()


def test_what_was_read_from_a_line_can_be_rejected() -> None:
    observations = seen(pasted("a", "off"), Rejected("a", 1))
    assert observations.records == ()
    assert len(seen(pasted("a", "off"), Rejected("b", 1)).records) == 1


def test_a_fix_tried_outdates_what_it_changes_and_keeps_the_rest() -> None:
    observations = seen(
        Answered("role", "guest"),
        Answered("status", "off"),
        pasted("a", "off"),
        FixTried("offline", helped=False),
    )
    assert [one.finding for one in observations.findings] == ["role"]
    assert observations.records == ()
    assert [one.why for one in observations.unused] == [Reason.BEFORE_FIX]
    assert observations.tried == ("offline",)
    assert infer(a_pack(), observations).verdict("offline") is Verdict.RULED_OUT


def test_what_is_learnt_after_a_fix_counts() -> None:
    observations = seen(FixTried("offline", helped=False), Answered("status", "off"))
    assert [one.value for one in observations.findings] == ["off"]


def test_what_the_steps_of_a_fix_printed_counts_once_the_fix_was_tried() -> None:
    doing = (Answered("status", "off"), replace(pasted("step", "on"), fixing="offline"))
    assert seen(*doing).records == ()
    assert infer(a_pack(), seen(*doing)).verdict("offline") is Verdict.CONFIRMED
    tried = seen(*doing, FixTried("offline", helped=False))
    assert [record.fields["state"] for record in tried.records] == ["on"]
    assert tried.unused == ()
    assert infer(a_pack(), tried).known["status"] == {"on"}


def test_a_line_that_a_step_of_a_fix_printed_can_be_rejected_too() -> None:
    printed = replace(pasted("step", "on", "off"), fixing="offline")
    tried = seen(printed, Rejected("step", 1), FixTried("offline", helped=False))
    assert [record.fields["state"] for record in tried.records] == ["off"]


def test_another_fix_outdates_what_the_steps_of_a_fix_printed_before_it() -> None:
    both = replace(a_pack(), causes={**a_pack().causes, "other": cause("other", changes=("output",))})
    printed = replace(pasted("step", "on"), fixing="offline")
    events = (printed, FixTried("other", helped=False), FixTried("offline", helped=False))
    observations = observe(both, events)
    assert observations.records == ()
    assert [one.why for one in observations.unused] == [Reason.BEFORE_FIX]


def test_order_spans_pastes_and_answers() -> None:
    observations = seen(pasted("a", "off"), Answered("role", "admin"), pasted("b", "on"))
    orders = [observations.records[0].order, observations.findings[0].order, observations.records[-1].order]
    assert orders == sorted(orders)


def test_later_output_makes_earlier_output_worthless_and_says_why() -> None:
    failed, reached = record("failed", 1, port="7"), record("reached", 2, port="7")
    other = record("failed", 1, port="8")
    first = Pasted("a", "", Evidence(records=(failed, other)))
    observations = seen(first, Pasted("b", "", Evidence(records=(reached,))))
    assert [(one.name, one.fields["port"]) for one in observations.records] == [
        ("failed", "8"),
        ("reached", "7"),
    ]
    assert [one.why for one in observations.unused] == [text("port 7 was reached")]
    reverse = seen(Pasted("b", "", Evidence(records=(reached,))), first)
    assert len(reverse.records) == 3


def test_pastes_without_anything_known_are_named() -> None:
    empty = Pasted("empty", "hello", Evidence())
    seen_in = Pasted(
        "full", "", Evidence((Observation("role", "admin", Origin.PASTED, Place("full", 1, "x"), 1),))
    )
    assert unrecognised([empty, seen_in]) == ("empty",)
