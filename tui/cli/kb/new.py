"""`pvo-advisor kb new`: writes the file of a new scenario into the user's own pack."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection
from pathlib import Path

from kb.load import check_pack, load_pack
from kb.locate import SHIPPED_FOLDER, VARIABLE, own_folder, shipped_packs
from kb.model import Pack, Text
from kb.problems import PackFaulty
from kb.reader.files import leads_into
from kb.reader.kinds import RESERVED, is_id
from kb.reader.places import Places
from kb.schema import SCHEMA_FILE
from kb.text import clean_line
from kb.values import accepts
from tui.cli.console import PROGRAM, CannotRun, filled, show, tell
from tui.cli.kb.scenario import OWN_DOCUMENT, Scenario, own_pack, scenario_file
from tui.cli.loading import records
from tui.cli.options import Options

MAX_TITLE = 200

_QUESTIONS = {
    "cause": Text(
        "What is the fault? An id, such as licence-expired",
        "어떤 원인입니까? licence-expired 같은 id를 적으십시오",
    ),
    "title-en": Text("Its title in English (Enter: later)", "영어 제목(Enter: 나중에)"),
    "title-ko": Text("Its title in Korean (Enter: later)", "한국어 제목(Enter: 나중에)"),
    "finding": Text(
        "Which finding shows it? One there is ({known}), or a new id (Enter: {default})",
        "어떤 확인 항목으로 알 수 있습니까? 있는 항목({known}) 또는 새 id(Enter: {default})",
    ),
    "confirmed-by": Text(
        "Which value of it shows the fault? {known}", "원인을 나타내는 값은 무엇입니까? {known}"
    ),
    "ruled-out-by": Text(
        "Which value shows that it is not this fault? {known}",
        "이 원인이 아님을 나타내는 값은 무엇입니까? {known}",
    ),
}
_NOT_AN_ID = Text(
    "'{name}' is no id: small letters, digits and single hyphens",
    "'{name}': id가 아닙니다. 소문자, 숫자, 하이픈만 쓰십시오",
)
_TAKEN = Text(
    "there is already a {sort} '{name}'; another id is needed",
    "'{name}' id는 이미 쓰이고 있습니다({sort}). 다른 id를 쓰십시오",
)
_MECHANISM = Text(
    "'{name}' is a mechanism, which nobody can be asked for; a finding is needed",
    "'{name}': 물어볼 수 없는 메커니즘입니다. 확인 항목이 필요합니다",
)
_NO_VALUE = Text("'{value}' is no value of {finding}: {known}", "'{value}': {finding} 값이 아닙니다({known})")
_SAME = Text("the two values must differ", "두 값은 서로 달라야 합니다")
_SHIPPED = Text(
    "the packs that ship are not changed; name another folder with --kb",
    "기본 제공 팩은 바꾸지 않습니다. --kb로 다른 폴더를 지정하십시오",
)
_NO_FOLDER = Text(
    "there is no configuration folder here; name a folder with --kb",
    "설정 폴더를 찾을 수 없습니다. --kb로 폴더를 지정하십시오",
)
_NOT_A_FOLDER = Text("{path} is no folder", "{path}: 폴더가 아닙니다")
_EXISTS = Text("{path} is there already, and stays as it is", "{path}: 이미 있는 파일이므로 그대로 둡니다")
_CANNOT_WRITE = Text("{path} cannot be written: {reason}", "{path}: 쓸 수 없습니다({reason})")
_STOPPED = Text("stopped; nothing was written", "중단했습니다. 아무것도 쓰지 않았습니다")
_NEEDS_CAUSE = Text("kb new needs the id of a cause", "kb new 명령에 원인의 id가 필요합니다")
_WRITTEN = Text(
    "fill in what is empty, then run: {program} kb check {folder}",
    "빈 값을 채운 다음 {program} kb check {folder} 명령을 실행하십시오",
)


def run(options: Options) -> bool:
    """Ask what is not given, where somebody can answer, and write the file; raises CannotRun."""
    folder = _folder(options.pack)
    first = not any(folder.glob("*.yaml"))
    shipped = next(iter(shipped_packs()))
    read = check_pack(shipped_packs()[shipped] if first else folder, records())
    pack = read.pack or _sound(folder) or load_pack(shipped_packs()[shipped], records())
    said = _Asked(options, pack, read.places).scenario()
    documents = [*([OWN_DOCUMENT] if first else []), *read.places.defined("documents")]
    rules = read.places.defined("rules")
    text = scenario_file(said, pack, documents, rules, schema=SCHEMA_FILE.as_uri(), language=options.language)
    if first:
        _write(folder / "pack.yaml", own_pack(shipped))
    file = folder / f"{said.cause}.yaml"
    _write(file, text)
    show(str(file))
    tell(filled(_WRITTEN, program=PROGRAM, folder=f'"{folder}"'), options.language)
    return True


def _sound(folder: Path) -> Pack | None:
    """Return the pack without scenarios that have blanks, or None where it cannot be read."""
    try:
        return load_pack(folder, records())
    except PackFaulty:
        return None


class _Asked:
    """What a scenario needs, from the options given and the answers to what they leave out."""

    def __init__(self, options: Options, pack: Pack, places: Places) -> None:
        self._options = options
        self._pack = pack
        self._causes = places.defined("cause")
        self._facts = (*places.defined("findings"), *places.defined("mechanisms"))
        self._asks = sys.stdin.isatty()

    def scenario(self) -> Scenario:
        given = self._options.arguments[0] if self._options.arguments else ""
        cause = self._value("cause", given, self._cause)
        if not cause:
            raise CannotRun(_NEEDS_CAUSE)
        own_first = sorted(
            ("title-en", "title-ko"), key=lambda name: not name.endswith(self._options.language)
        )
        titles = {name: self._value(name, self._options.values[name], _title) for name in own_first}
        default = f"{cause}-seen"
        known = [name for name, finding in self._pack.findings.items() if finding.question is not None]
        finding = self._value(
            "finding",
            self._options.values["finding"],
            lambda name: self._finding(name, cause),
            known=", ".join(known),
            default=default,
        )
        yes, no = self._values(finding or default)
        return Scenario(cause, titles["title-en"], titles["title-ko"], finding or default, yes, no)

    def _values(self, finding: str) -> tuple[str, str]:
        """Return the value that shows the fault and the one that shows that it is not there."""
        there = self._pack.findings.get(finding)
        listed = ", ".join(choice.value for choice in there.choices) if there else "yes, no"
        values: list[str] = []
        for name in ("confirmed-by", "ruled-out-by"):
            given = self._options.values[name]
            found = self._value(
                name, given, lambda value: self._checked(finding, value, values), known=f"({listed})"
            )
            values.append(found or ("" if there else ("yes", "no")[len(values)]))
        if values[0] and values[0] == values[1]:
            raise CannotRun(_SAME)
        return values[0], values[1]

    def _value(self, name: str, given: str, checked: Callable[[str], str], **known: str) -> str:
        """Return what was given, or else the answer to a question; "" where there is neither."""
        if given or not self._asks:
            return checked(clean_line(given)) if given else ""
        while True:
            tell(filled(_QUESTIONS[name], **known), self._options.language)
            line = sys.stdin.readline(4096)
            if not line:
                raise CannotRun(_STOPPED)
            typed = clean_line(line)
            try:
                if typed or name != "cause":
                    return checked(typed) if typed else ""
            except CannotRun as trouble:
                tell(trouble.message, self._options.language)

    def _cause(self, name: str) -> str:
        if not is_id(name) or name in RESERVED:
            raise CannotRun(filled(_NOT_AN_ID, name=name[:80]))
        _free(name, self._causes, Text("cause", "원인"))
        _free(name, self._facts, Text("finding or mechanism", "확인 항목 또는 메커니즘"))
        return name

    def _finding(self, name: str, cause: str) -> str:
        if name in self._pack.findings:
            if self._pack.findings[name].question is None:
                raise CannotRun(filled(_MECHANISM, name=name))
            return name
        if not is_id(name) or name in RESERVED:
            raise CannotRun(filled(_NOT_AN_ID, name=name[:80]))
        _free(name, (*self._causes, cause), Text("cause", "원인"))
        made = [record for shapes in records().values() for record in shapes]
        _free(name, made, Text("record", "레코드"))
        return name

    def _checked(self, finding: str, value: str, before: list[str]) -> str:
        there = self._pack.findings.get(finding)
        if there is not None and not accepts(there, value):
            known = ", ".join(choice.value for choice in there.choices) or there.kind.value
            raise CannotRun(filled(_NO_VALUE, value=value[:80], finding=finding, known=known))
        if there is None and (not is_id(value) or value in RESERVED):
            raise CannotRun(filled(_NOT_AN_ID, name=value[:80]))
        if value in before:
            raise CannotRun(_SAME)
        return value


def _free(name: str, taken: Collection[str], sort: Text) -> None:
    if name in taken:
        raise CannotRun(filled(_TAKEN, name=name, sort=sort))


def _title(title: str) -> str:
    return title[:MAX_TITLE]


def _folder(explicit: Path | None) -> Path:
    """Return the folder of the user's own pack, which need not be there yet."""
    named = explicit or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    folder = named or own_folder(os.environ, sys.platform)
    if folder is None:
        raise CannotRun(_NO_FOLDER)
    try:
        if folder.exists() and not folder.is_dir():
            raise CannotRun(filled(_NOT_A_FOLDER, path=clean_line(str(folder))))
        if leads_into(folder, SHIPPED_FOLDER) or (str(folder) in shipped_packs() and not folder.exists()):
            raise CannotRun(_SHIPPED)
    except (OSError, ValueError) as error:
        raise CannotRun(filled(_NOT_A_FOLDER, path=clean_line(str(folder)))) from error
    return folder


def _write(path: Path, text: str) -> None:
    """Write a new file; raises CannotRun where there is one, or where it cannot be written."""
    shown = clean_line(str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise CannotRun(filled(_EXISTS, path=shown)) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise CannotRun(filled(_CANNOT_WRITE, path=shown, reason=reason)) from error
