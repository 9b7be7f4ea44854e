"""The forms in which calls are exported: text, Markdown and HTML from templates, and JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from engine.casebook.codec import encode_call
from kb.frozen import frozen
from kb.model import Language
from kb.text import clean
from tui.cli.console import CannotRun
from tui.cli.pieces import json_pieces
from tui.export.document import FACTS, Document
from tui.export.own_files import read_own
from tui.export.template import Template, TemplateFaulty, read_template
from tui.report.layout import as_html, as_markdown, as_text, escaped_html, escaped_markdown, flat
from tui.report.report import Block

FORMAT = 1
"""The number of the form in which calls are exported as JSON."""
PARTS = (
    *("ticket", "notes", "tried", "course", "causes", "conflicts", "known", "not-used", "warnings"),
    *("fix", "next", "suspicion", "escalate", "left"),
)
"""The parts of a summary, by their names."""

FIELDS = frozenset((*FACTS, "summary", *(f"part.{name}" for name in PARTS)))
"""What a template may name."""


@frozen
class Form:
    """A form with a template: how its files end, and how text and blocks are written in it."""

    ending: str
    line: Callable[[str], str]
    blocks: Callable[[Iterable[Block]], str]


FORMS = {
    "markdown": Form("md", escaped_markdown, as_markdown),
    "text": Form("txt", flat, as_text),
    "html": Form("html", escaped_html, as_html),
}
JSON = "json"
"""The form that holds any number of calls, and all that `import` needs."""
NAMES = (*FORMS, JSON)


def ending(name: str) -> str:
    """Return how the files of a form end."""
    return FORMS[name].ending if name in FORMS else JSON


def written(name: str, documents: Iterable[Document], language: Language, templates: Path | None) -> str:
    """Return calls in a form; `templates` is the folder of the user's own. Raises CannotRun."""
    return "".join(pieces(name, documents, language, templates))


def pieces(
    name: str, documents: Iterable[Document], language: Language, templates: Path | None
) -> Iterator[str]:
    """Yield what `written` returns call by call, and keep none of them."""
    if name == JSON:
        yield from json_pieces(FORMAT, map(_call_json, documents))
        return
    template = _template(FORMS[name], language, templates)
    for document in documents:
        yield template.filled(_fields(FORMS[name], document)).rstrip("\n") + "\n"


def _fields(form: Form, document: Document) -> dict[str, str]:
    parts = {
        f"part.{name}": form.blocks(block for block in document.blocks if block.name == name).rstrip("\n")
        for name in PARTS
    }
    facts = {name: form.line(value) for name, value in document.facts.items()}
    return {**facts, **parts, "summary": form.blocks(document.blocks).rstrip("\n")}


def _template(form: Form, language: Language, folder: Path | None) -> Template:
    """Return the user's template for the language, the one for all, or the one that ships."""
    names = (f"call.{language}.{form.ending}", f"call.{form.ending}")
    for file in [folder / name for name in names] if folder is not None else []:
        own = read_own(file)
        if own is not None:
            return _read(own, str(file))
    shipped = resources.files("tui.export").joinpath("templates", names[1])
    return _read(shipped.read_text(encoding="utf-8"), names[1])


def _read(text: str, file: str) -> Template:
    try:
        return read_template(clean(text), file, FIELDS)
    except TemplateFaulty as faulty:
        raise CannotRun(faulty.message) from faulty


def _call_json(document: Document) -> dict[str, Any]:
    return {
        "redacted": document.replaced is not None,
        "call": encode_call(document.call),
        "summary": [
            {
                "part": block.name,
                "title": flat(block.title),
                "lines": [{"text": flat(line.text), "depth": line.depth} for line in block.lines],
            }
            for block in document.blocks
        ],
    }
