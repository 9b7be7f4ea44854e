"""Why a cause is not confirmed: what speaks against it, and what its nearest rule still lacks."""

from __future__ import annotations

import pytest

from engine.infer import infer
from engine.observations import Observations
from engine.why_not import WhyNot, why_not
from kb.conditions import FindingIs, Not, OneOf
from kb.model import Fact, Judges, Pack, Verdict
from tests.engine.building import AT, answers, cause, finding, pack, question, rule

ASKED = question()


def is_(name: str, *values: str) -> FindingIs:
    return FindingIs(name, OneOf(values), AT)


@pytest.fixture(name="made", scope="module")
def _made() -> Pack:
    """Two ways to confirm the cause, a long one and a short one, and one to rule it out."""
    return pack(
        [finding(name, "yes", "maybe", "no", asked=ASKED) for name in ("a", "b", "c", "d", "spoiler")],
        [cause("fault")],
        [
            rule(
                "long",
                [is_("a", "yes"), is_("b", "yes"), is_("c", "yes")],
                Judges("fault", Verdict.CONFIRMED),
            ),
            rule(
                "short",
                [is_("a", "yes"), is_("d", "yes", "maybe"), Not(is_("spoiler", "yes"), AT)],
                Judges("fault", Verdict.CONFIRMED),
            ),
            rule("out", [is_("a", "no")], Judges("fault", Verdict.RULED_OUT)),
        ],
    )


def found(made: Pack, **known: str) -> WhyNot:
    return why_not(made, infer(made, answers(**known)), "fault")


def test_the_nearest_rule_is_the_one_that_lacks_least(made: Pack) -> None:
    assert found(made).missing == ("a", "d")
    assert found(made, a="yes", b="yes").missing in (("c",), ("d",))
    assert found(made, a="yes", b="yes").contradicting == ()


def test_the_values_that_it_needs_are_named_in_the_order_of_the_choices(made: Pack) -> None:
    assert found(made).serving == {"a": ("yes",), "d": ("yes", "maybe")}


def test_answering_what_is_missing_confirms_the_cause(made: Pack) -> None:
    wanted = found(made)
    given = {name: wanted.serving[name][-1] for name in wanted.missing}
    assert infer(made, answers(**given)).verdict("fault") is Verdict.CONFIRMED


def test_what_is_known_and_stands_in_the_way_is_named(made: Pack) -> None:
    against = found(made, a="no", d="yes")
    assert against.contradicting == (Fact("a", "no"),)
    assert against.missing == ()
    assert [reason.firing.rule.id for reason in against.against if reason.firing] == ["out"]


def test_what_spoils_a_rule_stands_in_its_way_too(made: Pack) -> None:
    spoilt = found(made, a="yes", d="yes", b="no", spoiler="yes")
    assert spoilt.contradicting == (Fact("spoiler", "yes"),)
    assert spoilt.serving == {"spoiler": ("maybe", "no")}


def test_a_cause_that_answers_cannot_confirm_lacks_nothing() -> None:
    made = pack([finding("a", "yes", asked=ASKED)], [cause("fault")], [])
    assert why_not(made, infer(made, Observations()), "fault") == WhyNot((), (), (), {})


def test_an_unknown_cause_is_an_error(made: Pack) -> None:
    with pytest.raises(KeyError):
        why_not(made, infer(made, Observations()), "other")
