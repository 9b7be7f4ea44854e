"""What looks like a secret and stays: it is told, so that a person can decide."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.redaction.documented import documented_words
from engine.redaction.kinds import Kind, Look
from engine.redaction.redact import redact
from engine.redaction.staying import Similar, find_similar
from tests.export.calls import pack
from tests.project.tree import ROOT
from tests.redaction.planted import DOCUMENTED, REAL, redacted


def test_encoded_text_that_stays_is_told() -> None:
    header = "Subject: =?utf-8?b?7YWM7Iqk7Yq4?="
    assert redacted(header) == header
    assert find_similar([header]) == (Similar("=?utf-8?b?7YWM7Iqk7Yq4?=", Look.ENCODED, 1),)


def test_the_names_of_clusters_that_stay_are_told_but_not_what_stands_for_any_name() -> None:
    texts = ["(Cluster americas)> status", "the prompt also shows (Machine ...) or (Cluster ...)"]
    assert find_similar(texts) == (Similar("americas", Look.GROUP, 1),)


@pytest.mark.parametrize(
    ("text", "seen", "look"),
    [
        ("ssh berlin ls -l /var", "berlin", Look.PLACE),
        ("ftp berlin", "berlin", Look.PLACE),
        ("호스트 berlin에서 안 됩니다", "berlin", Look.PLACE),
        ("서버는 berlin입니다", "berlin", Look.PLACE),
        ("berlin이라는 장비가 있습니다", "berlin", Look.PLACE),
        ("the server is called berlin.", "berlin", Look.PLACE),
        ("Host: 서울메일\n", "서울메일", Look.PLACE),
        ("hostname 부산메일", "부산메일", Look.PLACE),
        ("서버: 부산메일2", "부산메일2", Look.PLACE),
        ("mail.berlin-edge.example.com\nberlin-edge is down", "berlin-edge", Look.PART),
    ],
)
def test_a_word_that_may_be_the_name_of_a_host_is_told_though_it_stays(
    text: str, seen: str, look: Look
) -> None:
    result = redact([text], documented=DOCUMENTED)
    assert seen in result.texts[text]
    stays = find_similar(result.texts.values(), result.common, result.parts, DOCUMENTED)
    assert Similar(seen, look, 1) in stays


def test_real_output_tells_no_words_as_names_of_hosts() -> None:
    documented = documented_words(pack())
    result = redact(list(REAL.values()), documented=documented)
    stays = find_similar(result.texts.values(), result.common, result.parts, documented)
    assert [each for each in stays if each.look in (Look.PART, Look.PLACE)] == []


@pytest.mark.parametrize(
    "file", sorted((ROOT / "kb" / "cisco_pvo").glob("*.yaml")), ids=lambda file: file.stem
)
def test_in_the_texts_and_samples_of_the_pack_only_the_example_s_hosts_are_replaced(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    result = redact([text], documented=documented_words(pack()))
    hosts = {one.original for one in result.replaced if one.kind is Kind.HOST}
    assert not {
        host for host in hosts if not host.endswith("example.com") and not host.startswith("asyncos.")
    }
    assert result.texts[text].count("the.cpq.host") == text.count("the.cpq.host")
