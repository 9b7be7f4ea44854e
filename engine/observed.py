"""What observations alone say, before any rule runs: values of findings, and records by name."""

from __future__ import annotations

from collections.abc import Mapping

from engine.matching.program import compile_pack
from engine.observations import Observations
from kb.model import Pack


def observed_values(
    pack: Pack, observations: Observations, withheld: frozenset[str] = frozenset()
) -> dict[str, list[str]]:
    """Return the values that findings have before any rule runs, defaults among them."""
    values: dict[str, list[str]] = {}
    for observation in observations.findings:
        if observation.finding not in withheld:
            known = values.setdefault(observation.finding, [])
            if observation.value not in known:
                known.append(observation.value)
    for finding, default in compile_pack(pack).defaults.items():
        if finding not in withheld:
            values.setdefault(finding, [default])
    return values


def settled_values(observations: Observations) -> dict[str, str]:
    """Return the values of the findings that were settled, which hold against what rules derive."""
    return {one.finding: one.value for one in observations.findings if one.finding in observations.settled}


def records_by_name(observations: Observations) -> dict[str, list[Mapping[str, str]]]:
    """Return the fields of all records, by record name, in their order."""
    records: dict[str, list[Mapping[str, str]]] = {}
    for record in observations.records:
        records.setdefault(record.name, []).append(record.fields)
    return records
