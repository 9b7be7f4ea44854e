"""Ways to plant one anomaly in a random valid pack, in its rules.

A mark `⟦code⟧` stands where it must be found.  Each takes a pack, and changes it.
"""

from __future__ import annotations

from tests.verify.valid_packs import (
    Pack,
    Scenario,
    case,
    finding,
    mechanism,
    rule,
)


def _last(scenario: Scenario) -> str:
    """The mechanism that a chain ends in."""
    return scenario.rules[-2].split("when: {")[1].split(":")[0]


def shortcut(pack: Pack) -> None:
    chain = pack.of_shape("chain")
    chain.rules.append(rule("⟦redundant-rule⟧short", f"{{{chain.changes}: bad}}", f"confirms: {chain.cause}"))


def said_twice(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    direct.rules.append(
        rule("⟦redundant-rule⟧twice", f"{{{direct.changes}: bad}}", f"confirms: {direct.cause}")
    )


def second_chain(pack: Pack) -> None:
    chain = pack.of_shape("chain")
    chain.mechanisms.append(mechanism("around", "long"))
    chain.rules += [
        rule("around", f"{{{chain.changes}: bad}}", "then: {around: long}"),
        rule("⟦redundant-rule⟧by-around", "{around: long}", f"confirms: {chain.cause}"),
    ]


def idle_suggestion(pack: Pack) -> None:
    chain = pack.of_shape("chain")
    chain.rules.append(
        rule("⟦redundant-rule⟧perhaps", f"{{{chain.changes}: bad}}", f"suggests: {chain.cause}")
    )


def narrower(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    direct.rules.append(
        rule("⟦subsumed-rule⟧more", f"{{{direct.changes}: bad, button: grey}}", f"confirms: {direct.cause}")
    )


def narrower_by_not(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    when = f"[{{{direct.changes}: bad}}, {{not: {{button: enabled}}}}]"
    direct.rules.append(rule("⟦subsumed-rule⟧more", when, f"confirms: {direct.cause}"))


def conflict(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    direct.rules.append(
        rule("⟦conflicting-rules⟧against", f"{{{direct.changes}: bad}}", f"rules-out: {direct.cause}")
    )


def conflict_across_a_chain(pack: Pack) -> None:
    chain = pack.of_shape("chain")
    chain.rules.append(
        rule("⟦conflicting-rules⟧against", f"{{{chain.changes}: bad}}", f"rules-out: {chain.cause}")
    )


def conflict_of_the_narrower(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    when = f"{{{direct.changes}: bad, button: grey}}"
    direct.rules.append(rule("⟦conflicting-rules⟧against", when, f"rules-out: {direct.cause}"))


def refuted(pack: Pack) -> None:
    chain = pack.of_shape("chain")
    chain.mechanisms.append(mechanism("around", "long"))
    chain.rules += [
        rule("around", f"{{{chain.changes}: bad}}", "then: {around: long}"),
        rule("against", "{around: long}", f"rules-out: {chain.cause}"),
    ]
    chain.cause_mark = "⟦refuted-cause⟧"


def exclusive_values(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    when = f"[{{{direct.changes}: bad}}, {{{direct.changes}: good}}]"
    direct.rules.append(rule("⟦unreachable-rule⟧never", when, f"suggests: {direct.cause}"))


def exclusive_across_a_chain(pack: Pack) -> None:
    chain = pack.of_shape("chain")
    when = f"{{{_last(chain)}: broken, {chain.changes}: good}}"
    chain.rules.append(rule("⟦unreachable-rule⟧never", when, f"suggests: {chain.cause}"))


def denied(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    when = f"[{{{direct.changes}: bad}}, {{not: {{{direct.changes}: known}}}}]"
    direct.rules.append(rule("⟦unreachable-rule⟧never", when, f"suggests: {direct.cause}"))


def never_given(pack: Pack) -> None:
    several = pack.of_shape("several")
    several.mechanisms.append(mechanism("around", "long"))
    several.rules.append(rule("idle", "{⟦dead-condition⟧around: long}", f"confirms: {several.cause}"))


def never_given_though_others_are(pack: Pack) -> None:
    chain = pack.of_shape("chain")
    chain.mechanisms.append(mechanism("around", "long", "short"))
    chain.rules += [
        rule("around", f"{{{chain.changes}: bad}}", "then: {around: short}"),
        rule("near", "{around: short}", f"suggests: {pack.of_shape('direct').cause}"),
        rule("idle", "{⟦dead-condition⟧around: long}", f"confirms: {chain.cause}"),
    ]


def never_given_in_not(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    direct.mechanisms.append(mechanism("around", "long"))
    direct.rules[0] = rule(
        "bad",
        f"[{{{direct.changes}: bad}}, {{not: {{⟦dead-condition⟧around: long}}}}]",
        f"confirms: {direct.cause}",
    )


def misspelt_value_of_a_record(pack: Pack) -> None:
    tested = "[{⟦unknown-record-value⟧telnet: {result: [refused, timedout]}}]"
    scenario = pack.of_shape("record")
    scenario.rules.append(rule("by-telnet", tested, f"suggests: {scenario.cause}"))


def misspelt_value_of_a_record_in_not(pack: Pack) -> None:
    tested = "[{not: {⟦unknown-record-value⟧telnet: {prompt: {other-than: clusters}}}}, {button: grey}]"
    scenario = pack.of_shape("record")
    scenario.rules.append(rule("by-telnet", tested, f"suggests: {scenario.cause}"))


def implied(pack: Pack) -> None:
    chain = pack.of_shape("chain")
    first = chain.rules[0].split("then: {")[1].split(":")[0]
    chain.mechanisms.append(mechanism("around", "long"))
    chain.rules += [
        rule(
            "around",
            f"{{{chain.changes}: bad, ⟦unnecessary-condition⟧{first}: broken, button: grey}}",
            "then: {around: long}",
        ),
        rule("by-around", "{around: long}", f"suggests: {pack.of_shape('direct').cause}"),
    ]


def _either(pack: Pack, *branches: str, more: str = "") -> None:
    direct = pack.of_shape("direct")
    when = f"{{any: [{', '.join(branches)}]{more}}}"
    direct.rules[0] = rule("bad", when, f"confirms: {direct.cause}")


def covered_branch(pack: Pack) -> None:
    seen = pack.of_shape("direct").changes
    _either(pack, f"{{{seen}: bad}}", f"{{⟦idle-branch⟧{seen}: bad, button: grey}}")


def branch_covered_by_a_later_one(pack: Pack) -> None:
    seen, other = pack.of_shape("direct").changes, pack.of_shape("several").changes
    chain = pack.of_shape("chain").changes
    first = f"{{⟦idle-branch⟧{other}: bad, {seen}: bad}}"
    _either(pack, first, f"{{{chain}: bad, {other}: bad}}", f"{{{seen}: bad}}")


def branch_covered_across_a_chain(pack: Pack) -> None:
    chain, seen = pack.of_shape("chain"), pack.of_shape("direct").changes
    _either(pack, f"{{{seen}: bad}}", f"{{⟦idle-branch⟧{chain.changes}: bad}}", f"{{{_last(chain)}: broken}}")


def branch_covered_within_a_branch(pack: Pack) -> None:
    seen, other = pack.of_shape("direct").changes, pack.of_shape("several").changes
    inner = f"any: [{{{other}: bad}}, {{⟦idle-branch⟧{other}: bad, button: grey}}]"
    _either(pack, f"{{{seen}: bad, {inner}}}", f"{{{seen}: bad, {pack.of_shape('chain').changes}: bad}}")


def covered_branch_with_a_record(pack: Pack) -> None:
    record = pack.of_shape("record")
    port = record.changes.replace("seen", "port")
    telnet = "telnet: {port: $port, result: $result}"
    record.rules[0] = record.rules[0].replace(
        f"{{{telnet}}}", f"{{any: [{{{telnet}}}, {{⟦idle-branch⟧{telnet[:-1]}, host: known}}}}]}}"
    )
    assert port in record.rules[0]
    assert "host" in record.rules[0]


def branches_met_by_the_rest(pack: Pack) -> None:
    seen = pack.of_shape("direct").changes
    _either(pack, f"{{{seen}: [bad, good]}}", "{button: grey}", more=f", {seen}: bad")
    direct = pack.of_shape("direct")
    direct.rules[0] = direct.rules[0].replace("{any:", "{⟦idle-branch⟧any:")


def branches_that_take_all_values(pack: Pack) -> None:
    seen, other = pack.of_shape("direct").changes, pack.of_shape("chain").changes
    _either(pack, f"{{{other}: bad}}", f"{{{other}: good}}", more=f", {seen}: bad, {other}: known")
    direct = pack.of_shape("direct")
    direct.rules[0] = direct.rules[0].replace("{any:", "{⟦idle-branch⟧any:")


def branch_that_never_holds(pack: Pack) -> None:
    seen, other = pack.of_shape("direct").changes, pack.of_shape("chain").changes
    _either(pack, f"{{⟦idle-branch⟧{seen}: good}}", f"{{{other}: bad}}", more=f", {seen}: bad")


def repeated(pack: Pack) -> None:
    several = pack.of_shape("several")
    several.rules[0] = (
        several.rules[0]
        .replace("when: {", "when: [{")
        .replace("}, confirms", f"}}, {{⟦unnecessary-condition⟧{several.changes}: [bad, good]}}], confirms")
    )


def always_known(pack: Pack) -> None:
    record = pack.of_shape("record")
    port = record.changes.replace("seen", "port")
    record.rules[2] = record.rules[2].replace("when: {", f"when: {{⟦unnecessary-condition⟧{port}: known, ")


def covering(pack: Pack) -> None:
    direct, chain = pack.of_shape("direct"), pack.of_shape("chain")
    for value, mark in (("bad", ""), ("good", "⟦covering-rules⟧")):
        when = f"{{button: grey, {chain.changes}: {value}}}"
        direct.rules.append(rule(f"{mark}{value}-chain", when, f"suggests: {direct.cause}"))


def copied(pack: Pack) -> None:
    chain = pack.of_shape("chain")
    copy = Scenario("z-copy", "chain", changes=chain.changes, cause_mark="⟦inseparable-causes⟧")
    copy.rules = [
        rule("copy-bad", f"{{{_last(chain)}: broken}}", "confirms: z-copy"),
        rule("copy-good", f"{{{chain.changes}: good}}", "rules-out: z-copy"),
    ]
    copy.cases = [
        case("copy bad", f"{chain.changes}: bad", f"confirmed: [z-copy, {chain.cause}]"),
        case("copy good", f"{chain.changes}: good", "ruled-out: [z-copy]"),
    ]
    pack.scenarios.append(copy)


def complaint_absent(pack: Pack) -> None:
    several = pack.of_shape("several")
    when = f"{{button: enabled, {several.changes}: bad}}"
    several.rules.append(rule("⟦complaint-absent⟧late", when, f"confirms: {several.cause}"))


def rests_on_a_draft_s_rule(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    direct.mechanisms.append(mechanism("around", "long"))
    direct.rules.append(rule("by-around", "{⟦rests-on-draft⟧around: long}", f"confirms: {direct.cause}"))
    draft = Scenario("z-draft", "direct", "draft", changes="button")
    draft.rules = [rule("draft-around", "{button: grey}", "then: {around: long}")]
    pack.scenarios.append(draft)


def rests_on_a_draft_s_finding(pack: Pack) -> None:
    direct = pack.of_shape("direct")
    direct.rules.append(rule("by-smell", "{⟦rests-on-draft⟧smell: strong}", f"confirms: {direct.cause}"))
    draft = Scenario("z-draft", "direct", "draft", changes="button")
    draft.findings = [finding("smell", 4, "strong", "weak")]
    draft.rules = [rule("draft-weak", "{smell: weak}", "rules-out: z-draft")]
    pack.scenarios.append(draft)
