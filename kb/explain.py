"""The page of each code that `kb check` gives: what it means, an example, and the cure.

Pages ship with the program, one file a code in `kb/pages`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kb.frozen import frozen
from kb.model import Text
from kb.problems import Faults, PackFaulty
from kb.reader.compose import compose
from kb.reader.fields import Fields, may, need
from kb.reader.kinds import SENTENCE, Paste
from kb.reader.names import Names
from kb.reader.reading import Reading

_FOLDER = Path(__file__).parent / "pages"


@frozen
class Page:
    """What a code means and how it is cured.

    `wrong` are lines of a pack that cause it and `right` the same lines cured; both are
    empty where no lines of a pack can show it.
    """

    title: Text
    means: Text
    cure: Text
    wrong: str
    right: str


_PAGE = Fields(
    "page",
    Page,
    {
        "title": need(SENTENCE),
        "means": need(SENTENCE),
        "cure": need(SENTENCE),
        "wrong": may(Paste(), ""),
        "right": may(Paste(), ""),
    },
)


@cache
def codes() -> tuple[str, ...]:
    """Return every code that has a page, in order."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml")))


def page(code: str) -> Page:
    """Return the page of a code; raises KeyError where there is none."""
    if code not in codes():
        raise KeyError(code)
    file = _FOLDER / f"{code}.yaml"
    text = file.read_text(encoding="utf-8")
    faults = Faults()
    root = compose(text, file.name, faults)
    found: Page | None = None
    if root is not None:
        found = _PAGE.read(root, Reading(file.name, text, faults, Names({})))
    if found is None or faults.found:
        raise PackFaulty(faults.in_order())
    return found
