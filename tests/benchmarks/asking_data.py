"""Public data sets as models: every row is a case of its class, and a class is settled once it alone is left.

They ship with the package orange3 of the dependency group `benchmarks`, which is not imported.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from engine.asking.model import Model, Topic, Way
from engine.matching.program import compile_pack
from tests.engine.building import pack

FILES = {"zoo": "datasets/zoo.tab", "contact-lenses": "tests/datasets/lenses.tab"}

Rows = list[tuple[dict[str, str], str]]


def read(name: str) -> Rows:
    """Return a data set's rows as attributes and class; raises ImportError where it is not installed."""
    spec = find_spec("Orange")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("orange3, which ships the data sets, is not installed")
    file = Path(spec.submodule_search_locations[0]) / FILES[name]
    names, kinds, roles, *lines = (line.split("\t") for line in file.read_text("utf-8").splitlines())
    roles += [""] * (len(names) - len(roles))
    used = [place for place, kind in enumerate(kinds) if kind[0] == "d" and roles[place] == ""]
    classes = roles.index("class")
    return [({names[place]: line[place] for place in used}, line[classes]) for line in lines]


def as_model(rows: Rows) -> Model:
    """Return the rows as a model in which no proof is needed beyond ruling out the other classes."""
    topics = {}
    for order, name in enumerate(rows[0][0]):
        values = sorted({row[name] for row, _ in rows})
        bits = {value: 1 << place for place, value in enumerate(values)}
        topics[name] = Topic(name, order, bits, len(values), 1, 0, 0.0, (None, None), ())
    classes = list(dict.fromkeys(found for _, found in rows))
    ways: dict[str, tuple[Way, ...]] = {
        one: tuple(
            ({name: topics[name].bits[value] for name, value in row.items()}, {})
            for row, found in rows
            if found == one
        )
        for one in classes
    }
    return Model(
        compile_pack(pack([], [], [])),
        topics,
        {one: float(len(ways[one])) for one in classes},
        {one: (ways[one], (), ()) for one in classes},
        dict.fromkeys(topics, tuple(classes)),
        {},
        {},
        (),
        (),
        None,
    )
