"""Several pastes together: the newer takes the place of the older, and what is gone is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evidence import combine, read_paste
from engine.observations import Evidence, Observation, Origin, Place, Reason, Record, Unused
from kb.conditions import AnyValue, OneOf, OtherThan, RecordMatches, Term, Variable
from kb.model import Finding, Outdates, Pattern, Text, ValueKind
from kb.position import Position
from tests.evidence.pastes import NOTHING, PACK, STATUS, TELNET, read

AT = Position("pack.yaml", 1, 1)


def record(name: str, order: int, **fields: str) -> Record:
    return Record(name, fields, Place("paste", order, f"line {order}"), order)


def observation(finding: str, value: str, order: int) -> Observation:
    return Observation(finding, value, Origin.PASTED, Place("paste", order, f"line {order}"), order)


def together(*records: Record, outdates: tuple[Outdates, ...] = ()) -> Evidence:
    return combine(replace(PACK, outdates=outdates), [Evidence(records=(one,)) for one in records])


def replaced(evidence: Evidence) -> list[tuple[int, Reason | Text]]:
    return [(unused.place.line, unused.why) for unused in evidence.unused]


def test_nothing_gives_nothing() -> None:
    assert combine(PACK, []) == Evidence()


def test_the_later_status_of_the_same_box_counts() -> None:
    first = "sma.example.com> status\nSystem status:         Offline\n"
    second = "sma.example.com> status\nSystem status:         Online\n"
    evidence = read(first, second)
    assert [(one.fields["system"], one.place.source) for one in evidence.records] == [("online", "paste-1")]
    assert evidence.unused == (
        Unused(Place("paste-0", 2, "System status:         Offline"), Reason.REPLACED),
    )


def test_other_boxes_and_other_tests_stay() -> None:
    evidence = read(STATUS.replace("sma.", "esa."), STATUS, TELNET)
    shown = [
        (one.fields.get("box"), one.fields["system"]) for one in evidence.records if one.name == "status"
    ]
    assert shown == [("esa.example.com", "online"), ("sma.example.com", "online")]
    tests = [
        (one.fields["interface"], one.fields["result"]) for one in evidence.records if one.name == "telnet"
    ]
    assert tests == [("In", "timed-out"), ("Auto", "connected")]


def test_a_field_that_is_missing_counts_as_a_value() -> None:
    first = record("telnet", 1, host="10.1.1.7", port="7025", interface="In", result="refused")
    second = record("telnet", 2, host="10.1.1.7", port="7025", result="connected")
    assert together(first, second).records == (first, second)


def test_the_same_shown_again_is_replaced_without_a_word() -> None:
    first, second = record("status", 1, system="online"), record("status", 2, system="online")
    assert together(first, second) == Evidence(records=(second,))


def test_the_order_counts_and_not_the_sequence_of_the_pastes() -> None:
    first, second = record("status", 1, system="offline"), record("status", 2, system="online")
    assert together(second, first) == together(first, second)
    assert replaced(together(second, first)) == [(1, Reason.REPLACED)]


def outdates(
    later: dict[str, Term], earlier: dict[str, Term], because: Text = NOTHING
) -> tuple[Outdates, ...]:
    return (
        Outdates(
            RecordMatches("tlsverify", tuple(later.items()), AT),
            RecordMatches("telnet", tuple(earlier.items()), AT),
            because,
        ),
    )


PORT = Variable("port")
FAILED = OneOf(("timed-out", "refused"))
REACHED = outdates(
    {"port": PORT, "connected": OneOf(("yes",))},
    {"port": PORT, "result": FAILED},
    Text("port $port answered, not $other", "포트 $port 응답"),
)
TEST = record("telnet", 5, port="7025", result="timed-out", host="10.1.1.7")


def test_a_pack_says_what_makes_earlier_records_worthless() -> None:
    connection = record("tlsverify", 6, port="7025", connected="yes")
    evidence = together(TEST, connection, outdates=REACHED)
    assert evidence.records == (connection,)
    because = Text("port 7025 answered, not $other", "포트 7025 응답")
    assert evidence.unused == (Unused(TEST.place, because),)


@pytest.mark.parametrize(
    "other",
    [
        record("tlsverify", 4, port="7025", connected="yes"),
        record("tlsverify", 6, port="7026", connected="yes"),
        record("tlsverify", 6, port="7025", connected="no"),
        record("tlsverify", 6, connected="yes"),
        record("status", 6, system="online"),
    ],
)
def test_a_record_that_does_not_fit_outdates_nothing(other: Record) -> None:
    kept = together(TEST, other, outdates=REACHED).records
    assert {one.order for one in kept} == {
        TEST.order,
        other.order,
    }


def test_only_the_records_that_are_named_are_outdated() -> None:
    other = replace(TEST, name="resume")
    connection = record("tlsverify", 6, port="7025", connected="yes")
    assert together(other, connection, outdates=REACHED).records == (other, connection)


def test_outdating_knows_every_kind_of_term() -> None:
    host, elsewhere = Variable("host"), OtherThan(Variable("host"))
    connection = record("tlsverify", 6, port="7025", host="10.1.1.7")
    same = outdates({"host": host, "port": AnyValue()}, {"host": host})
    another = outdates({"host": host}, {"host": elsewhere})
    assert together(TEST, connection, outdates=same).records == (connection,)
    assert together(TEST, connection, outdates=another).records == (TEST, connection)
    later = replace(connection, fields={"host": "10.1.1.8"})
    assert together(TEST, later, outdates=another).records == (later,)


def test_what_is_outdated_outdates_all_the_same() -> None:
    status_outdates = Outdates(RecordMatches("status", (), AT), RecordMatches("tlsverify", (), AT), NOTHING)
    connection = record("tlsverify", 6, port="7025", connected="yes")
    status = record("status", 7, system="online")
    assert together(TEST, connection, status, outdates=(*REACHED, status_outdates)).records == (status,)


@given(
    st.lists(
        st.tuples(st.sampled_from(["7025", "25"]), st.sampled_from(["timed-out", "connected"])), max_size=8
    )
)
def test_one_record_a_key_stays_and_it_is_the_newest(tests: list[tuple[str, str]]) -> None:
    made = [record("telnet", order, port=port, result=result) for order, (port, result) in enumerate(tests)]
    kept = together(*made).records
    assert {one.fields["port"]: one for one in made} == {one.fields["port"]: one for one in kept}
    assert sorted(kept, key=lambda one: one.order) == list(kept)


LOG = """\
Mon Apr  7 15:48:{seconds} 2014 Info: New SMTP DCID {dcid} interface 172.16.0.1 address 172.16.0.2 port {port}
Mon Apr  7 15:48:{seconds} 2014 Info: DCID {dcid} TLS {outcome}
"""
FAILED_TLS = "failed: verify error: no certificate from server"


def test_the_newest_outcome_of_a_connection_is_told_from_the_others() -> None:
    evidence = read(
        LOG.format(seconds="01", dcid=7, port=7025, outcome=FAILED_TLS),
        LOG.format(seconds="02", dcid=8, port=7025, outcome="success protocol TLSv1.2 cipher AES128-SHA"),
        LOG.format(seconds="03", dcid=9, port=25, outcome=FAILED_TLS),
    )
    shown = [
        (one.fields["port"], one.fields["tls"], one.fields["latest"])
        for one in evidence.records
        if one.name == "delivery-tls"
    ]
    assert shown == [
        ("7025", "no-server-certificate", "no"),
        ("7025", "success", "yes"),
        ("25", "no-server-certificate", "yes"),
    ]


def test_an_outcome_seen_again_is_the_newest() -> None:
    failed = LOG.format(seconds="01", dcid=7, port=7025, outcome=FAILED_TLS)
    success = LOG.format(
        seconds="02", dcid=8, port=7025, outcome="success protocol TLSv1.2 cipher AES128-SHA"
    )
    again = LOG.format(seconds="03", dcid=9, port=7025, outcome=FAILED_TLS)
    evidence = read(failed, success, again)
    shown = [
        (one.fields["tls"], one.fields["latest"]) for one in evidence.records if one.name == "delivery-tls"
    ]
    assert shown == [("success", "no"), ("no-server-certificate", "yes")]


def finding(name: str, *values: str, many: bool = False) -> Finding:
    return Finding(name, NOTHING, ValueKind.TEXT, (), None, frozenset(values), many, None, AT)


PATTERNS = (
    Pattern(
        "error", "different from the cluster Level", (("enable-error", "below"), ("button", "error")), (), AT
    ),
    Pattern("grey", "button is grey", (("button", "greyed-out"),), (), AT),
    Pattern("selected", "(?:[1-9][0-9]*) Email Appliances", (("step", "selected"),), (), AT),
    Pattern("none", "No Email Appliances", (("step", "none"),), (), AT),
)
WITH_PATTERNS = replace(PACK, patterns=PATTERNS)


def observed(*pastes: str) -> tuple[list[tuple[str, str]], list[tuple[int, Reason | Text]]]:
    pack = replace(WITH_PATTERNS, findings={"button": finding("button", "error", "greyed-out")})
    evidence = combine(pack, [read_paste(pack, "paste", text, i * 1000) for i, text in enumerate(pastes)])
    return [(one.finding, one.value) for one in evidence.observations], replaced(evidence)


def test_a_pattern_gives_its_findings_at_the_line_where_it_begins() -> None:
    shown = "host1 in Cluster have filters available at a level different"
    text = f"이런 오류가 납니다:\n\n{shown}\r\nfrom the cluster Level.\n"
    evidence = read_paste(WITH_PATTERNS, "paste", text, 100)
    place = Place("paste", 3, shown)
    assert evidence.observations == (
        Observation("enable-error", "below", Origin.PASTED, place, 103),
        Observation("button", "error", Origin.PASTED, place, 103),
    )


def test_a_very_long_line_is_quoted_where_it_counts() -> None:
    text = "격리 " * 5000 + "different from the cluster Level. " + "격리 " * 5000
    [place, _] = [seen.place for seen in read_paste(WITH_PATTERNS, "paste", text, 0).observations]
    assert place is not None
    assert place.quote.startswith("different from the cluster Level.")
    assert place.quote in text
    assert len(place.quote) <= 300


def test_a_later_observation_of_a_finding_counts() -> None:
    assert observed("3 Email Appliances", "No Email Appliances") == (
        [("step", "none")],
        [(1, Reason.REPLACED)],
    )
    assert observed("No Email Appliances\n3 Email Appliances") == (
        [("step", "selected")],
        [(1, Reason.REPLACED)],
    )
    assert observed("3 Email Appliances\n4 Email Appliances") == ([("step", "selected")], [])


def test_values_that_may_stand_together_do() -> None:
    found, unused = observed("different from the cluster Level", "the button is grey")
    assert found == [("enable-error", "below"), ("button", "error"), ("button", "greyed-out")]
    assert unused == []


def test_any_number_of_values_of_a_finding_that_takes_many() -> None:
    pack = replace(PACK, findings={"host": finding("host", many=True)})
    seen = tuple(observation("host", value, order) for order, value in enumerate(["a", "b", "a"]))
    evidence = combine(pack, [Evidence(observations=seen)])
    assert [(one.value, one.order) for one in evidence.observations] == [("b", 1), ("a", 2)]
    assert evidence.unused == ()
