"""`pvo-advisor kb check`: every problem of a pack."""

from __future__ import annotations

from kb.load import check_pack
from kb.model import Text
from tui.console import filled, show, tell
from tui.loading import locate, records
from tui.options import Options

_CHECKED = Text("{pack}: no problems", "{pack}: 문제가 없습니다")
_PROBLEMS = Text("problems: {count}", "문제 {count}건")


def run(options: Options) -> bool:
    """Print every problem of a pack, a line each; return whether there is none. Raises CannotRun."""
    path = locate(options.pack)
    problems = check_pack(path, records())
    for problem in problems:
        show(problem.in_language(options.language))
    if problems:
        tell(filled(_PROBLEMS, count=len(problems)), options.language)
        return False
    tell(filled(_CHECKED, pack=path), options.language)
    return True
