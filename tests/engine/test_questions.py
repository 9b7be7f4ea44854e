"""Which question comes next, and when there is none."""

from __future__ import annotations

from hypothesis import given, settings

from engine.advise import Ask, DoFix, Escalate, NoFault, Suspect, advise
from engine.asking.questions import NextQuestion, next_question
from engine.infer import infer
from engine.observations import Observations
from kb.conditions import Condition, FindingIs, OneOf
from kb.model import Concludes, Judges, Pack, Prior, Verdict
from tests.engine.building import AT, answers, cause, finding, pack, question, rule, said
from tests.engine.random_packs import Base, bases


def is_(name: str, *values: str) -> FindingIs:
    return FindingIs(name, OneOf(values), AT)


def two_causes(effort_of_first: int = 1, asked_when: tuple[Condition, ...] = ()) -> Pack:
    return pack(
        [
            finding("one", "yes", "no", asked=question(effort_of_first)),
            finding("two", "yes", "no", asked=question(1, asked_when)),
            finding("idle", "yes", "no", asked=question(1)),
            finding("middle", "on"),
        ],
        [cause("first", prior=Prior.COMMON), cause("second", prior=Prior.COMMON)],
        [
            rule("middle", [is_("one", "yes")], Concludes("middle", OneOf(("on",)))),
            rule("first", [is_("middle", "on")], Judges("first", Verdict.CONFIRMED)),
            rule("not-first", [is_("one", "no")], Judges("first", Verdict.RULED_OUT)),
            rule("second", [is_("two", "yes")], Judges("second", Verdict.CONFIRMED)),
            rule("not-second", [is_("two", "no")], Judges("second", Verdict.RULED_OUT)),
        ],
    )


def asked(made: Pack, observations: Observations) -> NextQuestion | None:
    return next_question(made, infer(made, observations))


def test_a_question_names_the_causes_it_separates() -> None:
    assert asked(two_causes(), Observations()) == NextQuestion("one", ("first",), again=False)


def test_a_chain_of_rules_is_followed_back_to_what_can_be_asked() -> None:
    found = asked(two_causes(), answers(two="no"))
    assert found is not None
    assert found.finding == "one"


def test_the_cheaper_question_comes_first() -> None:
    found = asked(two_causes(effort_of_first=5), Observations())
    assert found is not None
    assert found.finding == "two"


def test_a_finding_that_changes_nothing_is_never_asked() -> None:
    assert asked(two_causes(), answers(one="no", two="no")) is None


def test_a_finding_is_asked_only_where_it_makes_sense() -> None:
    made = two_causes(effort_of_first=5, asked_when=(is_("one", "no"),))
    found = asked(made, Observations())
    assert found is not None
    assert found.finding == "one"
    later = asked(made, answers(one="no"))
    assert later is not None
    assert later.finding == "two"


def test_what_the_caller_cannot_check_is_not_asked_again() -> None:
    found = asked(two_causes(), Observations(cannot_check=frozenset({"one"})))
    assert found is not None
    assert found.finding == "two"
    assert asked(two_causes(), Observations(cannot_check=frozenset({"one", "two"}))) is None


def test_the_finding_in_dispute_is_asked_again_first() -> None:
    found = asked(two_causes(effort_of_first=5), Observations((said("one", "yes", 1), said("one", "no", 2))))
    assert found == NextQuestion("one", ("first",), again=True)


def test_a_confirmed_cause_offers_its_fix_and_the_questions_that_are_left() -> None:
    made = two_causes()
    step = advise(made, infer(made, answers(one="yes")))
    assert step == DoFix(("first",), NextQuestion("two", ("second",), again=False))


def test_the_call_is_escalated_when_every_cause_is_ruled_out() -> None:
    made = two_causes()
    assert advise(made, infer(made, answers(one="no", two="no"))) == Escalate()


def test_nothing_is_asked_or_escalated_when_the_complaint_does_not_hold() -> None:
    made = pack(
        [finding("button", "grey", "fine", asked=question())],
        [cause("c")],
        [rule("c", [is_("button", "grey")], Judges("c", Verdict.CONFIRMED))],
        absent_when=(is_("button", "fine"),),
    )
    assert advise(made, infer(made, answers(button="fine"))) == NoFault()


def test_whether_the_complaint_holds_is_asked_first() -> None:
    made = pack(
        [finding("one", "yes", "no", asked=question()), finding("button", "grey", "fine", asked=question(3))],
        [cause("c")],
        [rule("c", [is_("one", "yes")], Judges("c", Verdict.CONFIRMED))],
        absent_when=(is_("button", "fine"),),
    )
    found = asked(made, Observations())
    assert found is not None
    assert found.finding == "button"


def test_a_suspicion_that_nothing_can_settle_says_what_would_confirm_it() -> None:
    made = pack(
        [finding("sign", "yes", "no", asked=question()), finding("proof", "yes", "no", asked=question())],
        [cause("c")],
        [
            rule("suspect", [is_("sign", "yes")], Judges("c", Verdict.SUSPECTED)),
            rule("confirm", [is_("sign", "yes"), is_("proof", "yes")], Judges("c", Verdict.CONFIRMED)),
        ],
    )
    observations = Observations((said("sign", "yes"),), cannot_check=frozenset({"proof"}))
    assert advise(made, infer(made, observations)) == Suspect("c", ("proof",))
    assert isinstance(advise(made, infer(made, answers(sign="yes"))), Ask)


@settings(max_examples=150)
@given(bases())
def test_every_question_is_open_and_bears_on_a_cause_that_is_undecided(base: Base) -> None:
    diagnosis = infer(base.pack, base.observations)
    found = next_question(base.pack, diagnosis)
    if found is not None:
        doubted = {finding for conflict in diagnosis.cause_conflicts for finding in conflict.ask_again}
        assert (found.finding in diagnosis.known) <= (found.again and found.finding in doubted)
        assert found.separates
        assert all(diagnosis.verdict(name) in (Verdict.OPEN, Verdict.SUSPECTED) for name in found.separates)
        assert next_question(base.pack, infer(base.pack, base.observations)) == found
