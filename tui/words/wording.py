"""Facts, grounds and reasons as a person reads them, in one language."""

from __future__ import annotations

from collections.abc import Callable

from engine.diagnosis import Absent, Firing
from engine.observations import Observation, Origin, Place, Reason, Record, Unused
from kb.conditions import OneOf, OtherThan, RecordMatches, Term
from kb.model import Fact, Judges, Language, Pack, Rule, Source, Text
from kb.parts import part_of
from tui.words.general import ORIGINS, REASONS, VERDICTS, word


class Wording:
    """Says what a pack's ids mean, in one language."""

    def __init__(self, pack: Pack, language: Language) -> None:
        self.pack = pack
        self.language: Language = language

    def text(self, text: Text) -> str:
        return text.in_language(self.language)

    def word(self, key: str, **values: object) -> str:
        return word(key, self.language, **values)

    def because(self, firing: Firing) -> str:
        return self.text(firing.rule.because.filled(firing.bindings))

    def finding(self, finding: str) -> str:
        return self.text(self.pack.findings[finding].title)

    def value(self, finding: str, value: str) -> str:
        return self.text(self.pack.findings[finding].label(value))

    def fact(self, fact: Fact) -> str:
        return f"{self.finding(fact.finding)}: {self.value(fact.finding, fact.value)}"

    def cause(self, cause: str) -> str:
        return self.text(self.pack.causes[cause].title)

    def verdict(self, judges: Judges) -> str:
        return f"{self.cause(judges.cause)}: {self.text(VERDICTS[judges.verdict])}"

    def source(self, source: Source) -> str:
        return f"{self.text(self.pack.documents[source.document].title)}, {source.section}"

    def rests_on(self, rule: Rule) -> str:
        """Return the document of a rule; where packs were put together, also the one that it comes from."""
        source = self.source(rule.source)
        return f"{source}; {part_of(self.pack, rule.at).name}" if len(self.pack.parts) > 1 else source

    def place(self, place: Place) -> str:
        return f"{place.source}, {self.word('line', line=place.line)}: {place.quote}"

    def observed(self, observation: Observation) -> str:
        """Return where an observation comes from."""
        if observation.place is not None:
            return self.place(observation.place)
        return self.text(ORIGINS[observation.origin])

    def origin(self, origin: Origin) -> str:
        return self.text(ORIGINS[origin])

    def record(self, record: Record) -> str:
        """Return what a reader took from program output."""
        from tui.words.records import record_words

        return record_words(record.name, record.fields, self.language)

    def absent(self, absent: Absent) -> str:
        """Return what was not known, in words."""
        if isinstance(absent.of, tuple):
            finding, term = absent.of
            what = f"{self.finding(finding)}: {self._term(term, lambda value: self.value(finding, value))}"
        else:
            what = self._no_record(absent.of)
        return f"{self.word('not-known')}: {what}"

    def unused(self, unused: Unused) -> str:
        """Return why a line is not used."""
        return self.text(REASONS[unused.why] if isinstance(unused.why, Reason) else unused.why)

    def _no_record(self, wanted: RecordMatches) -> str:
        from tui.words.records import FIELDS, RECORDS, field_words

        def words(field: str, term: Term) -> str:
            if isinstance(term, OneOf | OtherThan):
                return self._term(term, lambda value: field_words(field, value, self.language))
            return f"{self.text(FIELDS[field])}: {self.word('any-value')}"

        title = self.text(RECORDS[wanted.record])
        return ", ".join((title, *(words(field, term) for field, term in wanted.fields)))

    def _term(self, term: Term, words: Callable[[str], str]) -> str:
        if isinstance(term, OneOf):
            return self.word("or").join(map(words, term.values))
        if isinstance(term, OtherThan):
            return self.word("other-than", values=self._term(term.term, words))
        return self.word("any-value")
