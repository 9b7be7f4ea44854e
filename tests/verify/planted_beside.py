"""Ways to plant one anomaly in a random valid pack beside its rules: in findings, fixes, texts and cases.

A mark `⟦code⟧` stands where it must be found.  Each takes a pack, and changes it.
"""

from __future__ import annotations

from tests.verify.valid_packs import (
    Pack,
    Scenario,
    finding,
    mechanism,
    pattern,
    rule,
)


def unused_finding(pack: Pack) -> None:
    pack.scenarios[0].findings.append(finding("⟦unused-finding⟧lonely", 1, "left", "right"))


def unused_mechanism(pack: Pack) -> None:
    chain = pack.of_shape("chain")
    chain.mechanisms.append(mechanism("⟦unused-finding⟧around", "long"))
    chain.rules.append(rule("around", f"{{{chain.changes}: bad}}", "then: {around: long}"))


def unused_value(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    direct.findings[0] += "\n      ⟦unused-value⟧odd: {en: It is odd, ko: 상태는 odd}"


def unused_value_of_mechanism(pack: Pack) -> None:
    chain = pack.of_shape("chain")
    chain.mechanisms[0] = chain.mechanisms[0].replace(
        "sound: {", "⟦unused-value⟧odd: {en: It is odd, ko: 상태는 odd}, sound: {"
    )


def idle_fix(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    direct.changes_text = "⟦idle-fix⟧[button]"


def misses_sample(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    gives = f"{{{direct.changes}: bad}}"
    direct.evidence.append(
        pattern("late", "⟦pattern-misses-sample⟧gone for good", gives, "it is gone for now")
    )


def takes_other_sample(pack: Pack) -> None:
    scenario = pack.of_shape("pattern")
    number = scenario.cause.removeprefix("cause-")
    gives, match = "{button: grey}", f"⟦pattern-takes-other-sample⟧{number} is broken"
    scenario.evidence.append(pattern("wide", match, gives, f"it says {number} is broken"))


def no_sample(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    direct.evidence.append(
        pattern("⟦pattern-without-sample⟧late", "gone for good", f"{{{direct.changes}: bad}}", "")
    )


def _with_because(pack: Pack, en: str, ko: str) -> None:
    direct = pack.of_shape("direct")
    direct.rules[0] = direct.rules[0].replace(
        "because: {en: So it is said., ko: 그렇다고 합니다.}", f"because: {{en: '{en}', ko: {ko}}}"
    )


def stale_number(pack: Pack) -> None:
    _with_because(pack, "Port 7025 is closed.", "⟦stale-translation⟧포트 25번이 닫혀 있습니다.")


def stale_quotation(pack: Pack) -> None:
    _with_because(pack, 'It says "Service is off".', "⟦stale-translation⟧서비스가 꺼져 있다고 합니다.")


def stale_command(pack: Pack) -> None:
    _with_because(pack, "The command resume was typed.", "⟦stale-translation⟧suspend 명령을 입력했습니다.")


def stale_term(pack: Pack) -> None:
    _with_because(pack, "cpq_listener is stopped.", "⟦stale-translation⟧리스너가 중지되어 있습니다.")


def untranslated(pack: Pack) -> None:
    _with_because(pack, "The lamp is off.", "⟦untranslated⟧The lamp is off.")


def untranslated_without_a_full_stop(pack: Pack) -> None:
    _with_because(pack, "The lamp is off", "⟦untranslated⟧The lamp is off")


def cut_text(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    direct.rules[0] = direct.rules[0].replace(
        "because: {en: So it is said., ko: 그렇다고 합니다.}",
        "because: {en: So it is said.,\n    ko: 그렇다고 ⟦cut-text⟧#3 합니다.\n    }",
    )


def untranslated_order(pack: Pack) -> None:
    _with_because(pack, "Restart both nodes one by one", "⟦untranslated⟧Restart both nodes one by one")


def untranslated_word(pack: Pack) -> None:
    _with_because(pack, "Expired", "⟦untranslated⟧Expired")


def untranslated_sentence_among_others(pack: Pack) -> None:
    _with_because(
        pack,
        "The port is closed. Please check the firewall.",
        "⟦untranslated⟧'포트가 닫혀 있습니다. Please check the firewall.'",
    )


def untranslated_choice(pack: Pack) -> None:
    _with_words(
        pack, "bad: {en: It is bad, ko: 상태는 bad}", "bad: {en: It is bad, ko: ⟦untranslated⟧It is bad}"
    )


def korean_in_english(pack: Pack) -> None:
    _with_words(pack, "en: Look twice.", "en: ⟦untranslated⟧Look 두 번.")


def _with_words(pack: Pack, old: str, new: str) -> None:
    direct = pack.of_shape("direct")
    assert old in direct.findings[0]
    direct.findings[0] = direct.findings[0].replace(old, new)


def asks_nothing(pack: Pack) -> None:
    _with_words(pack, " look now?", " looks bad.")
    direct = pack.of_shape("direct")
    direct.findings[0] = direct.findings[0].replace("say: {en: How", "say: {en: ⟦asks-nothing⟧How")


def asks_nothing_in_korean(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    direct.findings[0] = (
        direct.findings[0].replace("?, ko: ", "?, ko: ⟦asks-nothing⟧").replace("어떻습니까?", "나쁩니다.")
    )


def hint_to_caller(pack: Pack) -> None:
    _with_words(pack, "en: Look twice.", "en: ⟦hint-to-caller⟧Could you look twice?")


def hint_to_caller_in_korean(pack: Pack) -> None:
    _with_words(pack, "ko: 두 번 확인하십시오.", "ko: ⟦hint-to-caller⟧두 번 확인해 주시겠습니까?")


def _old(pack: Pack, replaced_by: str) -> None:
    old = Scenario("z-old", "direct", "deprecated", changes="button", replaced_by=replaced_by)
    pack.scenarios.append(old)


def replaced_by_a_draft(pack: Pack) -> None:
    pack.scenarios.append(Scenario("y-draft", "direct", "draft", changes="button"))
    _old(pack, "⟦replacement-out-of-use⟧y-draft")


def replaced_in_a_circle(pack: Pack) -> None:
    _old(pack, "⟦replacement-out-of-use⟧y-old")
    other = Scenario("y-old", "direct", "deprecated", changes="button")
    other.replaced_by = "⟦replacement-out-of-use⟧z-old"
    pack.scenarios.append(other)


def no_cases(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    direct.status = "⟦stable-without-cases⟧stable"
    direct.cases = direct.cases[1:]
