"""The way from what is seen through mechanisms to causes, as a graph of the rules."""

from __future__ import annotations

from enum import StrEnum

from kb.frozen import frozen
from kb.model import Concludes, Judges, Pack, SetsAside, Verdict
from kb.uses import mentioned


class NodeKind(StrEnum):
    """What a node of the graph is."""

    FINDING = "finding"
    RECORD = "record"
    MECHANISM = "mechanism"
    CAUSE = "cause"


@frozen
class Edge:
    """Rules lead from one node to another; `verdict` where that is a cause, None where it is a fact."""

    start: str
    end: str
    verdict: Verdict | None
    rules: tuple[str, ...]


@frozen
class Graph:
    """Nodes by their ids, and the edges between them, in the order of the pack."""

    nodes: dict[str, NodeKind]
    edges: tuple[Edge, ...]


def graph(pack: Pack, cause: str | None = None) -> Graph:
    """Return the graph of all rules, or of those that lead to one cause."""
    rules: dict[tuple[str, str, Verdict | None], list[str]] = {}
    for rule in pack.rules:
        starts = list(dict.fromkeys(name for name, _ in mentioned(rule.when)))
        for effect in rule.effects:
            if isinstance(effect, SetsAside):
                continue
            end = effect.finding if isinstance(effect, Concludes) else effect.cause
            verdict = effect.verdict if isinstance(effect, Judges) else None
            for start in starts:
                rules.setdefault((start, end, verdict), []).append(rule.id)
    edges = [Edge(*ends, tuple(ids)) for ends, ids in rules.items()]
    if cause is not None:
        leading = _leading_to(cause, edges)
        edges = [edge for edge in edges if edge.end in leading]
    names = dict.fromkeys([] if cause is None else [cause])
    names |= dict.fromkeys(name for edge in edges for name in (edge.start, edge.end))
    return Graph({name: _kind(pack, name) for name in names}, tuple(edges))


def _leading_to(cause: str, edges: list[Edge]) -> set[str]:
    before: dict[str, set[str]] = {}
    for edge in edges:
        before.setdefault(edge.end, set()).add(edge.start)
    found, waiting = {cause}, [cause]
    while waiting:
        new = before.get(waiting.pop(), set()) - found
        found |= new
        waiting += sorted(new)
    return found


def _kind(pack: Pack, name: str) -> NodeKind:
    if name in pack.causes:
        return NodeKind.CAUSE
    if name not in pack.findings:
        return NodeKind.RECORD
    return NodeKind.FINDING if pack.findings[name].question else NodeKind.MECHANISM
