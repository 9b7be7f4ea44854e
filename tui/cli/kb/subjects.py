"""What a pack says of one id: its own content, who uses it, and the cases that touch it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kb.cache.cache import Records
from kb.case import Case
from kb.frozen import frozen
from kb.model import Cause, Concludes, Finding, Language, Pack, Rule
from kb.position import Position
from kb.uses import Role, Use, uses
from kb.written import condition_written, conditions_written, effect_written
from tui.words.records import RECORDS


@frozen
class Subject:
    """Something with an id: its title ("": it has none), its content by key, and who has to do with it.

    `serves` are the rules that need what a rule concludes; `at` is None for what stands in no pack.
    """

    sort: str
    id: str
    title: str
    at: Position | None
    content: tuple[tuple[str, str], ...]
    uses: tuple[Use, ...]
    serves: tuple[Use, ...]
    cases: tuple[Case, ...]


def subjects(
    pack: Pack, records: Records, touched: Mapping[str, tuple[Case, ...]], name: str, language: Language
) -> Iterator[Subject]:
    """Yield everything that has an id; a rule may have the id of a cause, so that there may be several."""
    every = tuple(uses(pack))
    of = tuple(use for use in every if use.of == name and use.role is not Role.RESTS_ON)
    cases = touched.get(name, ())
    if name in pack.causes:
        cause = pack.causes[name]
        content = tuple(_of_cause(cause, language))
        yield Subject("cause", name, cause.title.in_language(language), cause.at, content, of, (), cases)
    if name in pack.findings:
        finding = pack.findings[name]
        sort = "finding" if finding.question else "mechanism"
        title, content = finding.title.in_language(language), tuple(_of_finding(finding, language))
        yield Subject(sort, name, title, finding.at, content, of, (), cases)
    for rule in pack.rules:
        if rule.id == name:
            concluded = {effect.finding for effect in rule.effects if isinstance(effect, Concludes)}
            serves = tuple(use for use in every if use.of in concluded and use.role is Role.NEEDS)
            content = tuple(_of_rule(rule, language))
            fired = touched.get(f"rule {name}", ())
            yield Subject("rule", name, "", rule.at, content, tuple(_behind(rule, every)), serves, fired)
    for pattern in pack.patterns:
        if pattern.id == name:
            gives = ", ".join(f"{finding}: {value}" for finding, value in pattern.gives)
            content = (("match", pattern.match), ("gives", gives))
            yield Subject("pattern", name, "", pattern.at, content, (), (), ())
    for reader, made in records.items():
        if name in made:
            content = (("reader", reader), ("fields", ", ".join(sorted(made[name]))))
            title = RECORDS[name].in_language(language)
            yield Subject("record", name, title, None, content, of, (), cases)
    if name in pack.documents:
        resting = tuple(use for use in every if use.of == name and use.role is Role.RESTS_ON)
        title = pack.documents[name].title.in_language(language)
        yield Subject("document", name, title, None, (), resting, (), ())


def names(pack: Pack, records: Records) -> list[str]:
    """Return every id of which there is something to say."""
    found = [*pack.causes, *pack.findings, *(rule.id for rule in pack.rules)]
    found += [*(pattern.id for pattern in pack.patterns), *pack.documents]
    return list(dict.fromkeys([*found, *(record for made in records.values() for record in made)]))


def _behind(rule: Rule, every: tuple[Use, ...]) -> Iterator[Use]:
    """Yield what gives the facts that a rule needs: other rules and patterns."""
    needed = {use.of for use in every if use.role is Role.NEEDS and use.by == rule.id}
    return (use for use in every if use.of in needed and use.role in {Role.CONCLUDES, Role.GIVES})


def _of_cause(cause: Cause, language: Language) -> Iterator[tuple[str, str]]:
    yield "status", cause.status
    yield "prior", cause.prior
    yield "source", f"{cause.source.document}, {cause.source.section}"
    for number, step in enumerate(cause.fix.steps, start=1):
        run = f" ({step.run})" if step.run else ""
        yield "fix", f"{number}. [{step.on}] {step.do.in_language(language)}{run}"


def _of_finding(finding: Finding, language: Language) -> Iterator[tuple[str, str]]:
    question = finding.question
    if question is not None:
        yield "say", question.say.in_language(language)
        yield "look", question.look.in_language(language)
        if question.hint is not None:
            yield "hint", question.hint.in_language(language)
        yield "effort", str(question.effort)
        if question.asked_when:
            yield "asked-when", conditions_written(question.asked_when)
    for choice in finding.choices:
        yield "choices", f"{choice.value}: {choice.label.in_language(language)}"
    if not finding.choices:
        yield "kind", finding.kind
    if finding.default is not None:
        yield "default", finding.default
    if finding.together:
        yield "together", ", ".join(sorted(finding.together))
    if finding.many:
        yield "many", "yes"


def _of_rule(rule: Rule, language: Language) -> Iterator[tuple[str, str]]:
    for condition in rule.when:
        yield "when", condition_written(condition)
    for effect in rule.effects:
        key, _, value = effect_written(effect).partition(": ")
        yield key, value
    yield "because", rule.because.in_language(language)
    yield "source", f"{rule.source.document}, {rule.source.section}"
