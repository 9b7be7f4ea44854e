"""Korean texts of support calls, full of product terms, are no alarm; English in their place is found."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from engine.verify import check_pack
from tests.verify.valid_packs import valid_pack, write
from tui.cli.loading import records

SENTENCES = [
    "SMA GUI에서 Management Appliance > Centralized Services > Spam Quarantine 페이지를 엽니다.",
    "Submit과 Commit Changes를 차례로 클릭합니다.",
    "TLS 1.2와 ADH-AES256-SHA를 사용합니다. Log Subscriptions > mail_logs를 확인하십시오.",
    "ESA CLI에서 clusterconfig를 입력합니다. 메뉴가 나오면 Enter 키를 누릅니다.",
    '"Service is not active on any selected ESAs."가 나옵니다.',
    '메시지: "Unable to proceed. Please check the cluster level." 그대로 읽습니다.',
    "Exchange Online(Microsoft 365) 커넥터입니다. Connector Validation은 Failed입니다.",
    "없음",
    "commit",
    "System Administration > Feature Keys. 이 페이지에 만료일이 나옵니다.",
]
LABELS = [
    "Receiving suspended",
    "Connection refused.",
    "Operation timed out.",
    "ESA GUI: Security Services > Policy, Virus and Outbreak Quarantines",
    "SMA CLI: status",
    "Out of Office",
    '"Service is not active"',
    "mx.example.com:7025",
]
UNTRANSLATED_SENTENCES = [
    "Restart both nodes one by one",
    "Press Enter twice",
    "Ask your administrator",
    "Check cable and retry",
    "None",
    "Expired",
    "No licence installed on box",
    "Go to Management Appliance > Centralized Services",
    "포트가 닫혀 있습니다. Please check the firewall.",
    "Please check the firewall. 포트가 닫혀 있습니다.",
]
UNTRANSLATED_LABELS = ["It is loose", "The button stays grey", "Has not been committed"]


def codes(folder: Path, old: str, korean: str) -> set[str]:
    """What is found in a pack with a Korean text in the place of another."""
    pack = valid_pack(1, "direct")
    direct = pack.of_shape("direct")
    quoted = yaml.safe_dump(korean, allow_unicode=True, default_style='"', width=1000).strip()
    direct.rules[0] = direct.rules[0].replace(f"ko: {old}", f"ko: {quoted}", 1)
    direct.findings[0] = direct.findings[0].replace(f"ko: {old}", f"ko: {quoted}", 1)
    assert quoted in direct.rules[0] + direct.findings[0]
    write(folder, pack.files())
    return {problem.code for problem in check_pack(folder, records())}


@pytest.mark.parametrize("korean", SENTENCES)
def test_a_sentence_with_product_terms_is_korean(korean: str, tmp_path: Path) -> None:
    assert "untranslated" not in codes(tmp_path, "그렇다고 합니다.", korean)


@pytest.mark.parametrize("korean", LABELS)
def test_what_a_screen_shows_is_the_same_in_both_languages(korean: str, tmp_path: Path) -> None:
    assert "untranslated" not in codes(tmp_path, "상태는 bad", korean)


@pytest.mark.parametrize("english", UNTRANSLATED_SENTENCES)
def test_an_english_sentence_in_the_place_of_a_korean_one_is_found(english: str, tmp_path: Path) -> None:
    assert "untranslated" in codes(tmp_path, "그렇다고 합니다.", english)


@pytest.mark.parametrize("english", UNTRANSLATED_LABELS)
def test_a_choice_in_english_words_is_found(english: str, tmp_path: Path) -> None:
    assert "untranslated" in codes(tmp_path, "상태는 bad", english)
