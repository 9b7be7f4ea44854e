"""`pvo-advisor kb graph`: the graph of a pack's rules as Mermaid or DOT."""

from __future__ import annotations

from collections.abc import Iterator

from kb.graph import Edge, Graph, NodeKind, graph
from kb.model import Language, Pack, Text, Verdict
from kb.text import clean_line, nearest
from tui.cli.console import CannotRun, show
from tui.cli.loading import locate, told_pack
from tui.cli.options import Options
from tui.words.records import RECORDS

_EDGES = {
    Verdict.CONFIRMED: Text("confirms", "확인"),
    Verdict.SUSPECTED: Text("suggests", "의심"),
    Verdict.RULED_OUT: Text("rules out", "제외"),
}
_MERMAID_SHAPES = {
    NodeKind.FINDING: ("[", "]"),
    NodeKind.RECORD: ("[/", "/]"),
    NodeKind.MECHANISM: ("([", "])"),
    NodeKind.CAUSE: ("{{", "}}"),
}
_MERMAID_ARROWS = {Verdict.CONFIRMED: "==>", Verdict.SUSPECTED: "-.->", Verdict.RULED_OUT: "--x", None: "-->"}
_MERMAID_SIGNS = {ord(sign): f"#{ord(sign)};" for sign in '#"&<>`\\'}
"""What ends a label, or makes another text of it, by number: Mermaid reads HTML and Markdown in labels."""
_DOT_SHAPES = {
    NodeKind.FINDING: "box",
    NodeKind.RECORD: "parallelogram",
    NodeKind.MECHANISM: "ellipse",
    NodeKind.CAUSE: "hexagon",
}
_DOT_STYLES = {
    Verdict.CONFIRMED: "style=bold",
    Verdict.SUSPECTED: "style=dashed",
    Verdict.RULED_OUT: "arrowhead=tee",
    None: "style=solid",
}


def run(options: Options) -> bool:
    """Print the graph of all rules, or of those that lead to the cause given; raises CannotRun."""
    pack = told_pack(locate(options.pack), options.language)
    cause = options.arguments[0] if options.arguments else None
    if cause is not None and cause not in pack.causes:
        raise CannotRun(_no_such(cause, list(pack.causes)))
    drawn = graph(pack, cause)
    lines = _dot if options.values["format"] == "dot" else _mermaid
    show("\n".join(lines(pack, drawn, options.language)))
    return True


def _mermaid(pack: Pack, drawn: Graph, language: Language) -> Iterator[str]:
    numbers = {name: f"n{number}" for number, name in enumerate(drawn.nodes)}
    yield "flowchart LR"
    for name, kind in drawn.nodes.items():
        opening, closing = _MERMAID_SHAPES[kind]
        label = _title(pack, name, kind, language).translate(_MERMAID_SIGNS)
        yield f'    {numbers[name]}{opening}"{label}"{closing}'
    for edge in drawn.edges:
        label = f'|"{_label(edge, language)}"|' if edge.verdict else ""
        yield f"    {numbers[edge.start]} {_MERMAID_ARROWS[edge.verdict]}{label} {numbers[edge.end]}"


def _dot(pack: Pack, drawn: Graph, language: Language) -> Iterator[str]:
    yield "digraph rules {"
    yield "    rankdir=LR;"
    for name, kind in drawn.nodes.items():
        label = _quoted(_title(pack, name, kind, language))
        yield f"    {_quoted(name)} [shape={_DOT_SHAPES[kind]}, label={label}];"
    for edge in drawn.edges:
        label = f", label={_quoted(_label(edge, language))}" if edge.verdict else ""
        tip = f"tooltip={_quoted(', '.join(edge.rules))}"
        ends = f"{_quoted(edge.start)} -> {_quoted(edge.end)}"
        yield f"    {ends} [{_DOT_STYLES[edge.verdict]}, {tip}{label}];"
    yield "}"


def _title(pack: Pack, name: str, kind: NodeKind, language: Language) -> str:
    if kind is NodeKind.RECORD:
        title = RECORDS[name]
    else:
        title = pack.causes[name].title if kind is NodeKind.CAUSE else pack.findings[name].title
    return clean_line(title.in_language(language))


def _label(edge: Edge, language: Language) -> str:
    return _EDGES[edge.verdict].in_language(language) if edge.verdict else ""


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _no_such(name: str, known: list[str]) -> Text:
    shown = clean_line(name)[:80]
    close = nearest(shown, known)
    return Text(
        f"there is no cause '{shown}'" + (f"; did you mean '{close}'?" if close else "; see kb list"),
        f"'{shown}' 원인이 없습니다"
        + (f". '{close}' 원인을 찾으십니까?" if close else ". kb list 명령으로 목록을 보십시오"),
    )
