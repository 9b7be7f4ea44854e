"""Where answers, pastes and rules disagree, nothing is concluded and both sides are shown."""

from __future__ import annotations

from engine.infer import infer
from engine.observations import Observation, Observations, Origin, Place
from kb.conditions import FindingIs, Not, OneOf, RecordMatches, Variable
from kb.model import Concludes, Judges, Pack, Verdict
from tests.engine.building import AT, cause, finding, pack, question, record, rule, said


def is_(name: str, *values: str) -> FindingIs:
    return FindingIs(name, OneOf(values), AT)


def a_pack() -> Pack:
    return pack(
        [
            finding("status", "on", "off", asked=question()),
            finding("role", "admin", "guest", asked=question()),
            finding("button", "grey", "error", "enabled", asked=question(), together=("grey", "error")),
            finding("listener", "stopped", "running"),
            finding("hosts", many=True),
        ],
        [cause("offline"), cause("guest")],
        [
            rule(
                "from-output",
                [RecordMatches("output", (("status", Variable("s")),), AT)],
                Concludes("status", Variable("s")),
            ),
            rule(
                "host",
                [RecordMatches("output", (("host", Variable("h")),), AT)],
                Concludes("hosts", Variable("h")),
            ),
            rule("stopped", [is_("status", "off")], Concludes("listener", OneOf(("stopped",)))),
            rule("offline", [is_("listener", "stopped")], Judges("offline", Verdict.CONFIRMED)),
            rule("online", [is_("status", "on")], Judges("offline", Verdict.RULED_OUT)),
            rule(
                "guest",
                [is_("role", "guest"), Not(is_("listener", "stopped"), AT)],
                Judges("guest", Verdict.CONFIRMED),
            ),
            rule(
                "grey-admin",
                [is_("role", "admin"), is_("button", "grey")],
                Judges("guest", Verdict.RULED_OUT),
            ),
            rule(
                "error-admin",
                [is_("role", "admin"), is_("button", "error")],
                Judges("guest", Verdict.CONFIRMED),
            ),
        ],
        absent_when=(is_("button", "enabled"),),
    )


def disputed(observations: Observations) -> set[str]:
    return {conflict.finding for conflict in infer(a_pack(), observations).finding_conflicts}


def test_two_answers_that_differ_conclude_nothing() -> None:
    diagnosis = infer(a_pack(), Observations((said("status", "on", 1), said("status", "off", 2))))
    assert [conflict.finding for conflict in diagnosis.finding_conflicts] == ["status"]
    assert "status" not in diagnosis.known
    assert diagnosis.verdict("offline") is Verdict.OPEN
    assert diagnosis.firings == ()


def test_both_sides_of_a_conflict_are_shown_with_where_they_come_from() -> None:
    pasted = Observation("status", "off", Origin.PASTED, Place("mail.txt", 3, "System status: Offline"), 2)
    conflict = infer(a_pack(), Observations((said("status", "on", 1), pasted))).finding_conflicts[0]
    assert [(side.value, side.observations[0].origin) for side in conflict.sides] == [
        ("on", Origin.SAID),
        ("off", Origin.PASTED),
    ]


def test_an_answer_against_what_rules_derive_from_a_paste_is_a_conflict() -> None:
    diagnosis = infer(a_pack(), Observations((said("status", "on"),), (record("output", 1, status="off"),)))
    sides = diagnosis.finding_conflicts[0].sides
    assert [(side.value, len(side.observations), len(side.firings)) for side in sides] == [
        ("on", 1, 0),
        ("off", 0, 1),
    ]
    assert diagnosis.verdict("offline") is Verdict.OPEN


def test_a_paste_that_says_the_same_as_the_answer_is_no_conflict() -> None:
    observations = Observations((said("status", "off"),), (record("output", 1, status="off"),))
    assert disputed(observations) == set()
    assert infer(a_pack(), observations).verdict("offline") is Verdict.CONFIRMED


def test_a_settled_answer_holds_against_what_rules_derive() -> None:
    observations = Observations(
        (said("status", "on"),), (record("output", 1, status="off"),), settled=frozenset({"status"})
    )
    diagnosis = infer(a_pack(), observations)
    assert diagnosis.finding_conflicts == ()
    assert diagnosis.verdict("offline") is Verdict.RULED_OUT


def test_values_that_may_hold_together_are_no_conflict() -> None:
    pasted = Observation("button", "error", Origin.PASTED, Place("mail.txt", 1, "Error"), 2)
    assert disputed(Observations((said("button", "grey"), pasted))) == set()
    assert disputed(Observations((said("button", "grey"), said("button", "error")))) == {"button"}
    assert disputed(Observations((said("button", "grey"), said("button", "enabled")))) == {"button"}


def test_a_mechanism_with_many_values_is_never_in_conflict() -> None:
    records = (record("output", 1, host="a"), record("output", 2, host="b"))
    assert infer(a_pack(), Observations(records=records)).known["hosts"] == {"a", "b"}


def test_conflicts_spread_to_what_is_derived_from_both_sides() -> None:
    spread = pack(
        [
            finding("one", "a", "b", asked=question()),
            finding("two", "a", "b", asked=question()),
            finding("sum", "x", "y"),
        ],
        [cause("c")],
        [
            rule("a", [is_("one", "a")], Concludes("sum", OneOf(("x",)))),
            rule("b", [is_("two", "a")], Concludes("sum", OneOf(("y",)))),
            rule("c", [is_("sum", "x", "y")], Judges("c", Verdict.CONFIRMED)),
        ],
    )
    diagnosis = infer(spread, Observations((said("one", "a"), said("two", "a"))))
    assert [conflict.finding for conflict in diagnosis.finding_conflicts] == ["sum"]
    assert diagnosis.verdict("c") is Verdict.OPEN


def test_confirmed_and_ruled_out_leaves_a_cause_open_and_asks_the_older_side_again() -> None:
    pasted = Observation("button", "error", Origin.PASTED, Place("mail.txt", 1, "Error"), 3)
    observations = Observations((said("role", "admin", 1), said("button", "grey", 2), pasted))
    diagnosis = infer(a_pack(), observations)
    assert diagnosis.verdict("guest") is Verdict.OPEN
    assert [conflict.cause for conflict in diagnosis.cause_conflicts] == ["guest"]
    newer = infer(
        pack(
            [finding("first", "yes", asked=question()), finding("second", "yes", asked=question())],
            [cause("c")],
            [
                rule("for", [is_("first", "yes")], Judges("c", Verdict.CONFIRMED)),
                rule("against", [is_("second", "yes")], Judges("c", Verdict.RULED_OUT)),
            ],
        ),
        Observations((said("second", "yes", 1), said("first", "yes", 2))),
    )
    assert newer.cause_conflicts[0].ask_again == ("second",)


def test_ruled_out_beats_suspected() -> None:
    made = pack(
        [finding("f", "yes", asked=question())],
        [cause("c")],
        [
            rule("for", [is_("f", "yes")], Judges("c", Verdict.SUSPECTED)),
            rule("against", [is_("f", "yes")], Judges("c", Verdict.RULED_OUT)),
        ],
    )
    assert infer(made, Observations((said("f", "yes"),))).verdict("c") is Verdict.RULED_OUT


def test_a_cause_whose_fix_did_not_help_counts_as_ruled_out() -> None:
    diagnosis = infer(a_pack(), Observations((said("status", "off"),), tried=("offline",)))
    assert diagnosis.verdict("offline") is Verdict.RULED_OUT
    assert diagnosis.cause_conflicts == ()


def test_nothing_is_confirmed_or_suspected_while_the_complaint_does_not_hold() -> None:
    observations = Observations((said("status", "off"), said("button", "enabled")))
    diagnosis = infer(a_pack(), observations)
    assert diagnosis.complaint_absent
    assert diagnosis.verdict("offline") is Verdict.OPEN
    assert not any(isinstance(firing.conclusion, Judges) for firing in diagnosis.firings)


def test_every_conclusion_has_its_grounds() -> None:
    diagnosis = infer(
        a_pack(), Observations((said("role", "guest"),), (record("output", 1, status="on", host="h"),))
    )
    assert diagnosis.verdict("guest") is Verdict.CONFIRMED
    assert all(firing.grounds for firing in diagnosis.firings)
