"""Mail logs pasted in any order: their own time stamps tell which connection was the newest."""

from __future__ import annotations

from itertools import permutations

import pytest

from engine.observations import Reason
from tests.evidence.mail_log import NO_CERTIFICATE, OPENED, STAMP, SUCCESS, found, log, summary
from tests.evidence.pastes import read


def at(clock: str, *entries: str, number: int = 5) -> str:
    return log(*entries).replace("15:48:42", clock).replace("DCID 5", f"DCID {number}")


FAILED = at("15:00:00", OPENED, NO_CERTIFICATE)
SUCCEEDED = at("16:00:00", OPENED, SUCCESS, number=6)
FAILED_EARLIER = at("14:00:00", OPENED, NO_CERTIFICATE, number=4)


def latest(*pastes: str) -> dict[str, str]:
    return {
        record.fields["tls"]: record.fields["latest"]
        for record in read(*pastes).records
        if record.name == "delivery-tls"
    }


@pytest.mark.parametrize("pastes", list(permutations([FAILED, SUCCEEDED, FAILED_EARLIER])))
def test_the_newest_by_its_time_stamp_is_the_latest(pastes: tuple[str, ...]) -> None:
    for given in (pastes, ("".join(pastes),)):
        assert latest(*given) == {"no-server-certificate": "no", "success": "yes"}


def test_of_equal_outcomes_the_newest_by_its_time_stamp_stays() -> None:
    [shown] = [one for one in read(FAILED, FAILED_EARLIER).records if one.name == "delivery-tls"]
    assert (shown.fields["time"], shown.fields["dcid"]) == ("2014-04-07 15:00:00", "5")
    assert Reason.REPLACED in {unused.why for unused in read(FAILED, FAILED_EARLIER).unused}


@pytest.mark.parametrize(
    "stamp",
    ["2014-04-07 {}.123 Info: ", "2014-04-07T{}+09:00 host mail_logs: Info: ", "> Mon Apr  7 {} 2014 Info: "],
)
def test_other_time_stamps_tell_the_order_too(stamp: str) -> None:
    early, late = (
        text.replace(STAMP.replace("15:48:42", clock), stamp.format(clock))
        for text, clock in ((FAILED, "15:00:00"), (SUCCEEDED, "16:00:00"))
    )
    assert latest(late, early) == {"no-server-certificate": "no", "success": "yes"}


def test_without_time_stamps_the_order_of_the_pastes_counts() -> None:
    bare = [
        text.replace(STAMP.replace("15:48:42", clock), "Info: ")
        for text, clock in ((SUCCEEDED, "16:00:00"), (FAILED, "15:00:00"))
    ]
    assert latest(*bare) == {"no-server-certificate": "yes", "success": "no"}
    assert latest(SUCCEEDED, bare[1]) == {"no-server-certificate": "yes", "success": "no"}


@pytest.mark.parametrize(
    "said", ["deferred: verify error: no certificate from server", "deferred", "resumed"]
)
def test_another_outcome_of_tls_is_not_one_that_was_cut_off(said: str) -> None:
    assert summary(log(OPENED, f"DCID 5 TLS {said}")) == ["1 connection", f"2 {Reason.NO_SUCH_VALUE}"]
    assert found(log(OPENED, f"DCID 5 TLS {said}", SUCCESS), "delivery-tls")[0]["tls"] == "success"


@pytest.mark.parametrize(
    "said", ["fail", "failed: verify err", "succ", "was requ", "success protocol TLSv1 cipher"]
)
def test_an_outcome_of_tls_that_stops_short_is_cut_off(said: str) -> None:
    assert f"2 {Reason.CUT_OFF}" in summary(log(OPENED, f"DCID 5 TLS {said}"))
