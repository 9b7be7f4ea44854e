"""Every cell of the causes table, reached by answers alone."""

from __future__ import annotations

import pytest

from kb.model import Verdict
from tests.knowledge.shipped import answers, call

CONFIRMED, SUSPECTED, OPEN, RULED_OUT = Verdict.CONFIRMED, Verdict.SUSPECTED, Verdict.OPEN, Verdict.RULED_OUT

SPECIFIC_FAILS = {"delivery_interface": "specific", "telnet_from_delivery_interface": "timed-out"}
CLUSTER_ERROR = {"clustered": "yes", "enable_button": "error-on-click", "enable_error": "below-cluster-level"}

CELLS: list[tuple[str, Verdict, dict[str, str]]] = [
    ("sma-offline", CONFIRMED, {"sma_status": "offline"}),
    ("sma-offline", CONFIRMED, {"sma_status": "receiving-suspended"}),
    (
        "sma-offline",
        SUSPECTED,
        {
            "delivery_interface": "specific",
            "telnet_from_delivery_interface": "refused",
            "telnet_from_other_interface": "refused",
        },
    ),
    ("sma-offline", SUSPECTED, {"telnet_from_other_interface": "refused"}),
    (
        "sma-offline",
        OPEN,
        {
            "delivery_interface": "specific",
            "telnet_from_delivery_interface": "refused",
            "telnet_from_other_interface": "timed-out",
        },
    ),
    ("sma-offline", OPEN, {}),
    ("sma-offline", RULED_OUT, {"sma_status": "online"}),
    ("migration-not-prepared", CONFIRMED, {"migration_step_1": "none-selected"}),
    (
        "migration-not-prepared",
        CONFIRMED,
        {"migration_step_2": "not-configured", "migration_wizard": "not-run"},
    ),
    ("migration-not-prepared", SUSPECTED, {"migration_step_2": "not-configured"}),
    (
        "migration-not-prepared",
        RULED_OUT,
        {"migration_step_1": "esas-selected", "migration_step_2": "configured"},
    ),
    ("migration-not-prepared", OPEN, {"migration_step_1": "esas-selected"}),
    ("migration-not-prepared", OPEN, {"migration_step_2": "configured"}),
    ("migration-not-prepared", OPEN, {"migration_wizard": "not-run"}),
    ("changes-not-committed", CONFIRMED, {"sma_changes": "pending"}),
    (
        "changes-not-committed",
        SUSPECTED,
        {"migration_wizard": "finished", "migration_step_2": "not-configured"},
    ),
    ("changes-not-committed", OPEN, {"migration_wizard": "finished"}),
    ("changes-not-committed", RULED_OUT, {"sma_changes": "committed"}),
    ("not-administrator", CONFIRMED, {"account_role": "operator"}),
    ("not-administrator", CONFIRMED, {"account_role": "other"}),
    ("not-administrator", RULED_OUT, {"account_role": "administrator"}),
    (
        "delivery-interface-cannot-reach-sma",
        CONFIRMED,
        {**SPECIFIC_FAILS, "telnet_from_other_interface": "connected"},
    ),
    ("delivery-interface-cannot-reach-sma", CONFIRMED, {**SPECIFIC_FAILS, "sma_status": "online"}),
    ("delivery-interface-cannot-reach-sma", SUSPECTED, SPECIFIC_FAILS),
    (
        "delivery-interface-cannot-reach-sma",
        SUSPECTED,
        {**SPECIFIC_FAILS, "telnet_from_other_interface": "timed-out"},
    ),
    (
        "delivery-interface-cannot-reach-sma",
        SUSPECTED,
        {**SPECIFIC_FAILS, "telnet_from_other_interface": "refused", "sma_status": "online"},
    ),
    ("delivery-interface-cannot-reach-sma", OPEN, {**SPECIFIC_FAILS, "sma_status": "offline"}),
    (
        "delivery-interface-cannot-reach-sma",
        OPEN,
        {**SPECIFIC_FAILS, "sma_status": "offline", "telnet_from_other_interface": "connected"},
    ),
    ("delivery-interface-cannot-reach-sma", OPEN, {"delivery_interface": "specific"}),
    ("delivery-interface-cannot-reach-sma", RULED_OUT, {"delivery_interface": "auto"}),
    (
        "delivery-interface-cannot-reach-sma",
        RULED_OUT,
        {"delivery_interface": "specific", "telnet_from_delivery_interface": "connected"},
    ),
    ("anonymous-tls-cipher", CONFIRMED, {"mail_log_tls": "no-server-certificate", "tls_cipher": "anonymous"}),
    (
        "anonymous-tls-cipher",
        CONFIRMED,
        {"mail_log_tls": "no-server-certificate", "outbound_ciphers": "allow-anonymous"},
    ),
    ("anonymous-tls-cipher", CONFIRMED, {"tlsverify_result": "no-certificate", "tls_cipher": "anonymous"}),
    (
        "anonymous-tls-cipher",
        CONFIRMED,
        {"tlsverify_result": "no-certificate", "outbound_ciphers": "allow-anonymous"},
    ),
    ("anonymous-tls-cipher", SUSPECTED, {"mail_log_tls": "no-server-certificate"}),
    ("anonymous-tls-cipher", SUSPECTED, {"tlsverify_result": "no-certificate"}),
    ("anonymous-tls-cipher", SUSPECTED, {"tls_cipher": "anonymous"}),
    ("anonymous-tls-cipher", SUSPECTED, {"outbound_ciphers": "allow-anonymous"}),
    ("anonymous-tls-cipher", OPEN, {"mail_log_tls": "other-failure"}),
    ("anonymous-tls-cipher", OPEN, {"tlsverify_result": "other-failure", "tls_cipher": "authenticated"}),
    ("anonymous-tls-cipher", RULED_OUT, {"tlsverify_result": "verified"}),
    ("anonymous-tls-cipher", RULED_OUT, {"mail_log_tls": "success"}),
    ("anonymous-tls-cipher", RULED_OUT, {"outbound_ciphers": "exclude-anonymous"}),
    ("feature-key-mismatch", CONFIRMED, {**CLUSTER_ERROR, "feature_keys": "differ"}),
    ("feature-key-mismatch", SUSPECTED, CLUSTER_ERROR),
    ("feature-key-mismatch", SUSPECTED, {"clustered": "yes", "feature_keys": "differ"}),
    ("feature-key-mismatch", OPEN, {"clustered": "yes"}),
    ("feature-key-mismatch", OPEN, {"enable_button": "error-on-click", "enable_error": "other"}),
    ("feature-key-mismatch", RULED_OUT, {"clustered": "no"}),
    ("feature-key-mismatch", RULED_OUT, {**CLUSTER_ERROR, "feature_keys": "same-on-all"}),
    (
        "settings-below-cluster-level",
        CONFIRMED,
        {"clustered": "yes", "enable_button": "greyed-out", "config_level": "machine-or-group"},
    ),
    ("settings-below-cluster-level", CONFIRMED, {**CLUSTER_ERROR, "config_level": "machine-or-group"}),
    (
        "settings-below-cluster-level",
        CONFIRMED,
        {**CLUSTER_ERROR, "config_level": "machine-or-group", "feature_keys": "same-on-all"},
    ),
    ("settings-below-cluster-level", SUSPECTED, CLUSTER_ERROR),
    (
        "settings-below-cluster-level",
        SUSPECTED,
        {**CLUSTER_ERROR, "config_level": "machine-or-group", "feature_keys": "differ"},
    ),
    ("settings-below-cluster-level", OPEN, {"clustered": "yes", "enable_button": "greyed-out"}),
    ("settings-below-cluster-level", RULED_OUT, {"clustered": "no"}),
    ("settings-below-cluster-level", RULED_OUT, {"clustered": "yes", "config_level": "cluster-only"}),
]


@pytest.mark.parametrize(("cause", "verdict", "given"), CELLS)
def test_cell(cause: str, verdict: Verdict, given: dict[str, str]) -> None:
    diagnosis = call(*answers(**{"enable_button": "greyed-out", **given}))
    assert diagnosis.verdict(cause) is verdict


@pytest.mark.parametrize(
    "given",
    [given for _, verdict, given in CELLS if verdict is CONFIRMED and given.get("enable_error") is None],
)
def test_nothing_is_confirmed_or_suspected_when_the_button_works(given: dict[str, str]) -> None:
    diagnosis = call(*answers(**{**given, "enable_button": "enabled"}))
    assert diagnosis.complaint_absent
    assert diagnosis.with_verdict(CONFIRMED) == ()
    assert diagnosis.with_verdict(SUSPECTED) == ()
