"""Every transcript of the source document, cut from it as it stands, leads where the document says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.diagnosis import Diagnosis
from kb.model import Verdict
from tests.knowledge.shipped import answers, call, paste

SEED = Path("tests/data/seed.txt").read_text(encoding="utf-8")


def scenario(number: int) -> str:
    """Return a scenario's section, prose and output alike."""
    following = f"## 시나리오 {number + 1}" if number < 6 else "## 관련 정보"
    start = SEED.index(f"\n## 시나리오 {number}\n")
    return SEED[start : SEED.index(following, start)]


def between(first: str, last: str, text: str) -> str:
    """Return the piece of a text from one line to another, both included."""
    start = text.index(first)
    end = text.index(last, start) + len(last)
    return text[start:end]


PROBLEM = between("Migration\t\t", "Action Required: Log into ESA to enable Centralized Quarantine.", SEED)
STATUS = between("```\nsma.example.com> status", "No Messages\n```", scenario(1))
RESUME = between("```\nsma.example.com> resume", "cpq\\_listener.", scenario(1))
DELIVERYCONFIG = between("mx.example.com> deliveryconfig", "deliver mail: In", scenario(3))
TELNET = between("mx.example.com> telnet", "Unable to connect to remote host", scenario(3))
MAIL_LOG = between("Mon Apr 7 15:48:42 2014 Info: New SMTP", "successfully negotiated", scenario(4))
TLSVERIFY = between("mx.example.com> tlsverify", "TLS verification completed.", scenario(4))
SSLCONFIG_BEFORE = between("mx.example.com> sslconfig", "[> OUTBOUND", scenario(4))
SSLCONFIG = between("mx.example.com> sslconfig", "**commit**", scenario(4))
ERROR = between("Unable to proceed", "the cluster Level.", scenario(5))


def verdicts(diagnosis: Diagnosis) -> dict[str, Verdict]:
    return {one.cause: one.verdict for one in diagnosis.causes if one.verdict is not Verdict.OPEN}


@pytest.mark.parametrize("text", [STATUS, scenario(1)])
def test_scenario_1_the_sma_is_offline(text: str) -> None:
    diagnosis = call(*answers(enable_button="greyed-out"), paste(text))
    assert diagnosis.known["sma-status"] == {"offline"}
    assert verdicts(diagnosis) == {"sma-offline": Verdict.CONFIRMED}


def test_scenario_1_resume_names_the_quarantine_listener() -> None:
    records = call(paste(RESUME)).observations.records
    assert [(one.name, one.fields["quarantine-listener"]) for one in records] == [("resume", "yes")]


def test_the_migration_page_shows_every_step() -> None:
    diagnosis = call(paste(PROBLEM))
    assert diagnosis.known["migration-step-1"] == {"esas-selected"}
    assert diagnosis.known["migration-step-2"] == {"configured"}
    assert diagnosis.known["migration-step-3"] == {"service-inactive"}
    assert diagnosis.verdict("migration-not-prepared") is Verdict.RULED_OUT


def test_scenario_3_the_delivery_interface_is_specific() -> None:
    assert call(paste(DELIVERYCONFIG)).known["delivery-interface"] == {"specific"}


def test_scenario_3_telnet_alone_says_nothing_about_the_delivery_interface() -> None:
    diagnosis = call(paste(TELNET))
    assert "telnet-from-delivery-interface" not in diagnosis.known
    assert diagnosis.verdict("delivery-interface-cannot-reach-sma") is Verdict.OPEN


@pytest.mark.parametrize("texts", [(scenario(3),), (DELIVERYCONFIG, TELNET), (TELNET, DELIVERYCONFIG)])
def test_scenario_3_the_delivery_interface_cannot_reach_the_sma(texts: tuple[str, ...]) -> None:
    pastes = [paste(text, f"{number}.txt") for number, text in enumerate(texts)]
    diagnosis = call(*answers(enable_button="greyed-out"), *pastes)
    assert diagnosis.known["telnet-from-delivery-interface"] == {"timed-out"}
    assert diagnosis.verdict("delivery-interface-cannot-reach-sma") is Verdict.SUSPECTED
    online = call(*answers(enable_button="greyed-out", sma_status="online"), *pastes)
    assert online.verdict("delivery-interface-cannot-reach-sma") is Verdict.CONFIRMED


def test_scenario_4_the_mail_log_shows_no_server_certificate() -> None:
    diagnosis = call(paste(MAIL_LOG))
    assert diagnosis.known["mail-log-tls"] == {"no-server-certificate"}
    assert diagnosis.verdict("anonymous-tls-cipher") is Verdict.SUSPECTED


def test_scenario_4_tlsverify_shows_an_anonymous_suite_and_no_certificate() -> None:
    diagnosis = call(*answers(enable_button="greyed-out"), paste(TLSVERIFY))
    assert diagnosis.known["tlsverify-result"] == {"no-certificate"}
    assert diagnosis.known["tls-cipher"] == {"anonymous"}
    assert diagnosis.verdict("anonymous-tls-cipher") is Verdict.CONFIRMED


def test_scenario_4_the_outbound_list_allows_anonymous_suites_before_the_change() -> None:
    diagnosis = call(paste(SSLCONFIG_BEFORE))
    assert diagnosis.known["outbound-ciphers"] == {"allow-anonymous"}
    assert diagnosis.verdict("anonymous-tls-cipher") is Verdict.SUSPECTED


def test_scenario_4_the_later_list_counts() -> None:
    diagnosis = call(paste(SSLCONFIG))
    assert diagnosis.known["outbound-ciphers"] == {"exclude-anonymous"}
    assert diagnosis.verdict("anonymous-tls-cipher") is Verdict.RULED_OUT


@pytest.mark.parametrize("texts", [(MAIL_LOG, SSLCONFIG_BEFORE), (MAIL_LOG, TLSVERIFY, SSLCONFIG_BEFORE)])
def test_scenario_4_leads_to_the_anonymous_cipher(texts: tuple[str, ...]) -> None:
    pastes = [paste(text, f"{number}.txt") for number, text in enumerate(texts)]
    diagnosis = call(*answers(enable_button="greyed-out"), *pastes)
    assert diagnosis.verdict("anonymous-tls-cipher") is Verdict.CONFIRMED


def test_scenario_4_as_a_whole_asks_for_the_test_before_the_change_again() -> None:
    diagnosis = call(*answers(enable_button="greyed-out"), paste(scenario(4)))
    assert diagnosis.verdict("anonymous-tls-cipher") is Verdict.OPEN
    assert [conflict.cause for conflict in diagnosis.cause_conflicts] == ["anonymous-tls-cipher"]
    assert "outbound-ciphers" not in diagnosis.cause_conflicts[0].ask_again
    assert diagnosis.cause_conflicts[0].ask_again


@pytest.mark.parametrize("text", [ERROR, scenario(5), re.sub(r"\s+", "\n", ERROR)])
def test_scenario_5_the_error_alone_leaves_both_cluster_causes_open(text: str) -> None:
    diagnosis = call(paste(text))
    assert diagnosis.known["enable-error"] == {"below-cluster-level"}
    assert diagnosis.known["clustered"] == {"yes"}
    assert diagnosis.known["enable-button"] == {"error-on-click"}
    assert verdicts(diagnosis) == {
        "feature-key-mismatch": Verdict.SUSPECTED,
        "settings-below-cluster-level": Verdict.SUSPECTED,
    }


def test_scenario_5_an_earlier_grey_button_is_no_conflict() -> None:
    assert call(*answers(enable_button="greyed-out"), paste(ERROR)).finding_conflicts == ()


def test_scenarios_5_and_6_are_told_apart_by_the_keys() -> None:
    differ = call(*answers(feature_keys="differ"), paste(ERROR))
    assert differ.verdict("feature-key-mismatch") is Verdict.CONFIRMED
    same = call(*answers(feature_keys="same-on-all", config_level="machine-or-group"), paste(ERROR))
    assert same.verdict("feature-key-mismatch") is Verdict.RULED_OUT
    assert same.verdict("settings-below-cluster-level") is Verdict.CONFIRMED


@pytest.mark.parametrize("number", [2, 6])
def test_scenarios_without_output_show_nothing(number: int) -> None:
    assert verdicts(call(paste(scenario(number)))) == {}


def test_the_whole_document_pasted_at_once_is_read_without_a_false_confirmation() -> None:
    confirmed = call(paste(SEED)).with_verdict(Verdict.CONFIRMED)
    assert set(confirmed) <= {"sma-offline"}
