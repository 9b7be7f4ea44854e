"""Several pastes together: what is newer takes the place of what is older."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from engine.evidence.readers import SHAPES
from engine.matching.conditions import Bindings, match_fields
from engine.observations import Evidence, Observation, Reason, Record, Unused
from kb.conditions import RecordMatches, Variable
from kb.model import Outdates, Pack


def combine(pack: Pack, pastes: Iterable[Evidence]) -> Evidence:
    """Return what pastes show together.

    A record replaces an earlier one with the same key fields, or one that the pack's
    `outdates` make worthless; an observation replaces an earlier one of the same finding.
    What was replaced is listed as not used, unless it says the same.  In records that have
    the field, `latest` tells the newest of their kind from the others.  Of records with a
    time, the time tells which is later.  A box has one name: in small letters, and the full
    one where only one is known that begins with the short one.
    """
    pastes = tuple(pastes)
    unused = [entry for evidence in pastes for entry in evidence.unused]
    given = _with_one_name_a_box([record for evidence in pastes for record in evidence.records])
    records = sorted(_in_order_of_time(given), key=lambda one: one.order)
    seen = sorted((one for evidence in pastes for one in evidence.observations), key=lambda one: one.order)
    newest = _newest(records, unused)
    current = _without_outdated(pack.outdates, newest, unused)
    return Evidence(
        tuple(_newest_observations(pack, seen, unused)), tuple(_with_latest(current)), tuple(unused)
    )


def _with_one_name_a_box(records: Sequence[Record]) -> list[Record]:
    boxes = {record.fields["box"].lower() for record in records if "box" in record.fields}
    begin_with: dict[str, list[str]] = defaultdict(list)
    for box in boxes:
        begin_with[box.partition(".")[0]].append(box)
    full = {short: [box for box in begun if box != short] for short, begun in begin_with.items()}
    names = {box: full[box][0] if len(full.get(box, ())) == 1 else box for box in boxes}
    return [
        replace(record, fields={**record.fields, "box": names[record.fields["box"].lower()]})
        if "box" in record.fields
        else record
        for record in records
    ]


def _in_order_of_time(records: Sequence[Record]) -> list[Record]:
    """Let the records that have a time change places among themselves so that time is their order."""
    timed = [record for record in records if "time" in record.fields]
    by_time = sorted(timed, key=lambda one: (one.fields["time"], one.order))
    orders = sorted(record.order for record in timed)
    moved = [
        record if record.order == order else replace(record, order=order)
        for record, order in zip(by_time, orders, strict=True)
    ]
    return [*moved, *(record for record in records if "time" not in record.fields)]


def _newest(records: Iterable[Record], unused: list[Unused]) -> list[Record]:
    newest: dict[tuple[str | None, ...], Record] = {}
    for record in records:
        key = _values(record, SHAPES[record.name].key if record.name in SHAPES else tuple(record.fields))
        earlier = newest.pop(key, None)
        if earlier is not None and earlier.fields != record.fields:
            unused.append(Unused(earlier.place, Reason.REPLACED))
        newest[key] = record
    return list(newest.values())


def _without_outdated(
    outdates: Iterable[Outdates], records: Sequence[Record], unused: list[Unused]
) -> list[Record]:
    gone: dict[int, Unused] = {}
    for rule in outdates:
        fields = _joining_fields(rule)
        later: dict[tuple[str | None, ...], list[tuple[int, Bindings]]] = defaultdict(list)
        for record in records:
            bindings = (
                match_fields(rule.later, record.fields, {}) if record.name == rule.later.record else None
            )
            if bindings is not None:
                later[tuple(bindings[name] for name in fields)].append((record.order, bindings))
        for number, record in enumerate(records):
            if record.name == rule.earlier.record and number not in gone:
                candidates = later.get(tuple(record.fields.get(field) for field in fields.values()), [])
                bindings = _outdated_by(rule.earlier, record, candidates)
                if bindings is not None:
                    gone[number] = Unused(record.place, rule.because.filled(bindings))
    unused.extend(gone.values())
    return [record for number, record in enumerate(records) if number not in gone]


def _joining_fields(rule: Outdates) -> Mapping[str, str]:
    """Return, for each variable that joins the two records, its field in the earlier one."""
    bound = {term.name for _, term in rule.later.fields if isinstance(term, Variable)}
    return {
        term.name: field
        for field, term in rule.earlier.fields
        if isinstance(term, Variable) and term.name in bound
    }


def _outdated_by(
    pattern: RecordMatches, record: Record, candidates: Sequence[tuple[int, Bindings]]
) -> Bindings | None:
    """Return the variables with which the newest of the candidates outdates the record, or None."""
    for order, bindings in reversed(candidates):
        if order <= record.order:
            break
        bound = match_fields(pattern, record.fields, bindings)
        if bound is not None:
            return bound
    return None


def _newest_observations(
    pack: Pack, observations: Iterable[Observation], unused: list[Unused]
) -> Iterator[Observation]:
    newest: dict[str, list[Observation]] = defaultdict(list)
    for seen in observations:
        finding = pack.findings.get(seen.finding)
        kept = []
        for earlier in newest[seen.finding]:
            values = {earlier.value, seen.value}
            if len(values) == 2 and finding is not None and (finding.many or values <= finding.together):
                kept.append(earlier)
            elif len(values) == 2 and earlier.place is not None:
                unused.append(Unused(earlier.place, Reason.REPLACED))
        newest[seen.finding] = [*kept, seen]
    return iter(sorted((seen for kept in newest.values() for seen in kept), key=lambda seen: seen.order))


def _with_latest(records: Sequence[Record]) -> Iterator[Record]:
    """Yield the records; where their kind has the field `latest`, with that field."""
    within = {name: shape.latest_within for name, shape in SHAPES.items() if shape.latest_within}
    newest = {_values(record, within[record.name]): record for record in records if record.name in within}
    for record in records:
        if record.name in within:
            latest = "yes" if newest[_values(record, within[record.name])] is record else "no"
            record = replace(record, fields={**record.fields, "latest": latest})
        yield record


def _values(record: Record, fields: tuple[str, ...]) -> tuple[str | None, ...]:
    return (record.name, *(record.fields.get(name) for name in fields))
