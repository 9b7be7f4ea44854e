"""The little language of export templates.

`{{name}}` stands for a field.  What stands between `{{#name}}` and `{{/name}}` is there only
where the field is not empty.  A line that holds nothing but one of these two marks is not
printed.  Nothing else is special, and nothing in a template is ever run.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from kb.frozen import frozen
from kb.model import Text
from kb.text import clean_line, nearest

MAX_DEPTH = 20

_MARK = re.compile(r"\{\{(?P<sign>[#/]?)(?P<name>[^{}\n]{0,80})(?P<end>\}\})?")
_NAME = re.compile(r"[a-z][a-z-]*(?:\.[a-z][a-z-]*)?")


class TemplateFaulty(Exception):
    """A template cannot be used; the message begins with file, line and column."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


@frozen
class _Literal:
    text: str


@frozen
class _Field:
    name: str


@frozen
class _Begin:
    name: str


@frozen
class _End:
    name: str


_Part = _Literal | _Field | _Begin | _End


@frozen
class Template:
    """A template that was read."""

    parts: tuple[_Part, ...]

    def filled(self, fields: Mapping[str, str]) -> str:
        """Return the text with its fields filled in; every field of the template must be given."""
        return "".join(self._filled(fields))

    def _filled(self, fields: Mapping[str, str]) -> Iterator[str]:
        left_out = 0
        for part in self.parts:
            if isinstance(part, _Begin):
                left_out += bool(left_out or not fields[part.name])
            elif isinstance(part, _End):
                left_out -= bool(left_out)
            elif not left_out:
                yield part.text if isinstance(part, _Literal) else fields[part.name]


def read_template(text: str, file: str, known: Collection[str]) -> Template:
    """Return the template of a text, whose fields must be known; raises TemplateFaulty."""
    parts: list[_Part] = []
    opened: list[tuple[str, int]] = []
    at = 0
    for mark in _MARK.finditer(text):
        sign, name = mark["sign"], mark["name"].strip()
        fault = _fault(mark, name, known, opened)
        if fault is not None:
            raise _faulty(text, mark.start(), file, fault)
        start, end = (mark.start(), mark.end()) if not sign else _whole_line(text, mark)
        parts.append(_Literal(text[at:start]))
        at = end
        if sign == "#":
            opened.append((name, mark.start()))
            parts.append(_Begin(name))
        elif sign == "/":
            opened.pop()
            parts.append(_End(name))
        else:
            parts.append(_Field(name))
    if opened:
        name, place = opened[-1]
        raise _faulty(
            text,
            place,
            file,
            Text(f"{{{{#{name}}}}} is not closed", f"{{{{#{name}}}}} 표시가 닫히지 않았습니다"),
        )
    return Template((*parts, _Literal(text[at:])))


def _fault(
    mark: re.Match[str], name: str, known: Collection[str], opened: list[tuple[str, int]]
) -> Text | None:
    if mark["end"] is None or _NAME.fullmatch(name) is None:
        return Text(
            "'{{' begins a field such as {{summary}}", "'{{' 다음에는 {{summary}} 같은 필드가 와야 합니다"
        )
    if name not in known:
        close = nearest(name, sorted(known))
        return Text(
            f"there is no field '{name}'" + (f"; did you mean '{close}'?" if close else ""),
            f"'{name}' 필드가 없습니다" + (f". '{close}' 필드를 찾으십니까?" if close else ""),
        )
    if mark["sign"] == "#" and len(opened) >= MAX_DEPTH:
        return Text("too many open sections", "열린 구역이 너무 많습니다")
    if mark["sign"] == "/" and (not opened or opened[-1][0] != name):
        return Text(f"{{{{/{name}}}}} closes nothing", f"{{{{/{name}}}}} 표시에 맞는 시작 표시가 없습니다")
    return None


def _whole_line(text: str, mark: re.Match[str]) -> tuple[int, int]:
    """Return from where to where a mark goes: over its whole line where that holds nothing else."""
    start = text.rfind("\n", 0, mark.start()) + 1
    line_end = text.find("\n", mark.end())
    end = len(text) if line_end < 0 else line_end + 1
    alone = not text[start : mark.start()].strip() and not text[mark.end() : end].strip()
    return (start, end) if alone else (mark.start(), mark.end())


def _faulty(text: str, place: int, file: str, fault: Text) -> TemplateFaulty:
    line = text.count("\n", 0, place) + 1
    column = place - text.rfind("\n", 0, place)
    at = f"{clean_line(file)}:{line}:{column}"
    return TemplateFaulty(Text(f"{at}: {fault.en}", f"{at}: {fault.ko}"))
