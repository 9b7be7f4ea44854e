"""`pvo-advisor kb check`: every problem of a pack and its cure, as lines, JSON or annotations for GitHub."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from engine.verify import check_pack
from kb.explain import page
from kb.model import Language, Text
from kb.problems import Problem, Severity
from tui.cli.console import filled, show, show_json, tell
from tui.cli.loading import locate, records
from tui.cli.options import Options

_CHECKED = Text("{pack}: no problems", "{pack}: 문제가 없습니다")
MOST_CURES = 10
"""Of more codes the cure is left to `kb explain`."""
_CURE = Text("{code}: {en}", "{code}: {ko}")
_PROBLEMS = Text(
    "problems: {count}; 'kb explain CODE' tells more",
    "문제 {count}건. 'kb explain CODE' 명령에 설명이 있습니다",
)


def run(options: Options) -> bool:
    """Print every problem of a pack; return whether there is none. Raises CannotRun."""
    path = locate(options.pack)
    problems = check_pack(path, records())
    cures = {code: page(code).cure for code in dict.fromkeys(problem.code for problem in problems)}
    if options.values["format"] == "json":
        show_json(_json(path, problems, cures, options.language))
    elif options.values["format"] == "github":
        for problem in problems:
            show(_annotation(problem, cures[problem.code], options.language))
    else:
        for problem in problems:
            show(problem.in_language(options.language))
        for code in islice(cures, MOST_CURES):
            tell(filled(_CURE, code=code, en=cures[code].en, ko=cures[code].ko), options.language)
    told = filled(_PROBLEMS, count=len(problems)) if problems else filled(_CHECKED, pack=path)
    tell(told, options.language)
    return not problems


def _json(
    path: Path, problems: tuple[Problem, ...], cures: Mapping[str, Text], language: Language
) -> Mapping[str, object]:
    found = [
        {
            "file": problem.at.file,
            "line": problem.at.line,
            "column": problem.at.column,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": problem.sentence(language),
            "suggestion": problem.suggestion,
            "cure": cures[problem.code].in_language(language),
        }
        for problem in problems
    ]
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    counts = {"errors": errors, "warnings": len(problems) - errors}
    return {"format": 1, "pack": str(path), **counts, "problems": found}


def _annotation(problem: Problem, cure: Text, language: Language) -> str:
    """Return a problem as a workflow command, which GitHub shows beside the line."""
    properties = {
        "file": _from_here(problem.at.file),
        "line": str(problem.at.line),
        "col": str(problem.at.column),
        "title": problem.code,
    }
    named = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    told = f"{problem.sentence(language)} {cure.in_language(language)}"
    return f"::{problem.severity.value} {named}::{_escaped(told)}"


def _from_here(file: str) -> str:
    """Return a file's name as GitHub knows it: from the folder of the workflow, with forward slashes."""
    path, here = Path(file), Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def _escaped(value: str, also: str = "") -> str:
    for sign in "%\r\n" + also:
        value = value.replace(sign, f"%{ord(sign):02X}")
    return value
