"""The rules run over observations, and run on as more is observed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from engine.diagnosis import Firing
from engine.matching.firings import Fired, Places, accepted, concluding, in_order
from engine.matching.program import Clause, Program
from engine.observations import Observation, Observations, Record
from engine.observed import settled_values
from kb.model import Fact

if TYPE_CHECKING:
    from engine.experta_engine import Engine


class Run:
    """The rules run over some observations, with some findings withheld.

    `news` tells whether the last that was added made a rule fire.
    """

    def __init__(
        self, program: Program, observations: Observations, withheld: frozenset[str] = frozenset()
    ) -> None:
        self._program = program
        self._withheld = withheld
        self._settled = settled_values(observations)
        self._engine: Engine | None = None
        self._places = Places()
        self._fired: dict[Fired, tuple[Firing, ...]] = {}
        self._records: tuple[Record, ...] = ()
        self._observed: dict[str, frozenset[str]] = {}
        self._several = False
        findings = observations.findings
        self._observe(one for one in findings if one.finding not in withheld)
        for finding, value in program.defaults.items():
            if finding not in withheld and finding not in self._observed:
                self._observed[finding] = frozenset((value,))
                self._places.default(finding, value)
        self._known: list[tuple[str, str]] = []
        self.news = self._add(
            [fact for fact in self._places.of if not isinstance(fact, int)], observations.records
        )

    @property
    def observed(self) -> Mapping[str, frozenset[str]]:
        """The values that findings have without any rule, defaults among them; what is withheld has none."""
        return self._observed

    def extend(self, old: Observations, new: Observations) -> bool:
        """Run on over what is new; False: only another run gives what is right."""
        known, taken = len(old.findings), len(old.records)
        findings, records = new.findings[known:], new.records[taken:]
        defaults = self._program.defaults
        if (
            old.settled != new.settled
            or old.findings != new.findings[:known]
            or old.records != new.records[:taken]
            or any(one.finding in defaults or one.finding in new.settled for one in findings)
        ):
            return False
        self._observe(findings)
        self.news = self._add([(one.finding, one.value) for one in findings], records)
        return self._engine is None or not self._engine.outdated

    def firings(self) -> list[Firing]:
        """Return every conclusion of the run, each after those that it rests on."""
        return in_order(self._fired, self._places)

    def has_two_values(self, firings: Iterable[Firing]) -> bool:
        """Tell whether any finding has more than one value, without which nothing is in dispute."""
        if self._several:
            return True
        values: dict[str, str] = {}
        for firing in firings:
            fact = firing.conclusion
            if isinstance(fact, Fact):
                held = self._observed.get(fact.finding)
                if (held and fact.value not in held) or values.setdefault(
                    fact.finding, fact.value
                ) != fact.value:
                    return True
        return False

    def _observe(self, findings: Iterable[Observation]) -> None:
        for one in findings:
            held = self._observed.get(one.finding)
            if held is None:
                self._observed[one.finding] = frozenset((one.value,))
            elif one.value not in held:
                self._observed[one.finding] = held | {one.value}
                self._several = True
            self._places.observed(one.finding, one.value)

    def _add(self, known: Sequence[tuple[str, str]], records: tuple[Record, ...]) -> bool:
        """Add facts and tell whether any rule fires; the engine is made once one has something to fire on."""
        self._records += records
        contents = [(record.name, record.fields) for record in records]
        if self._engine is None:
            self._known += known
            if not self._program.may_fire((*known, *contents)):
                return False
            # A call begins without a fact, and its first question need not wait for experta.
            from engine.experta_engine import Engine

            self._engine = Engine(self._program, self._conclude)
            known, contents = self._known, [(record.name, record.fields) for record in self._records]
        fired = self._engine.add(known, contents)
        for one in fired:
            self._fired[one] = concluding(one, self._records, self._settled)
        return bool(fired)

    def _conclude(self, clause: Clause, bindings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for finding, value in accepted(clause, bindings, self._settled):
            if finding not in self._withheld:
                yield finding, value
