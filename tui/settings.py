"""What is remembered from one call to the next: language, theme, keys, and the hint that was seen.

The file belongs to the user: only the lines of what changed are rewritten, and a file
that cannot be read or understood is left alone.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from kb.frozen import frozen
from kb.locate import configuration_folder
from kb.model import LANGUAGES, Language, Text
from kb.text import clean_line
from tui.settings_text import Entry, NotEntries, read_entries
from tui.themes import THEME_NAMES

MAX_BYTES = 64 * 1024
_FILE = ("pvo-advisor", "settings.yaml")
_KNOWN = ("language", "theme", "hint-seen", "keys", "keep-calls")
_YES, _NO = "yes", "no"
_DAYS = re.compile(r"[1-9][0-9]{0,4}")


@frozen
class Settings:
    """What the file says; None where it says nothing.

    `file` is where changes go, None where there is no such place or the file is faulty.
    `keys` are the keys wanted, by action id.  Calls not changed for more than `keep_calls`
    days are deleted; None: all are kept.
    """

    language: Language | None = None
    theme: str | None = None
    hint_seen: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = None
    keep_calls: int | None = None


def settings_file(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform, home: Path | None = None
) -> Path | None:
    """Return where the settings are kept, if there are any; None where there is no such folder."""
    folder = configuration_folder(environment, platform, home)
    return None if folder is None else folder.joinpath(*_FILE)


def read_settings(file: Path | None) -> tuple[Settings, tuple[Text, ...]]:
    """Return the settings, and a line for everything in the file that cannot be followed."""
    if file is None:
        return Settings(), ()
    try:
        text = _text(file)
        return _understood(read_entries(text, file.name), file) if text.strip() else (Settings(file=file), ())
    except FileNotFoundError:
        return Settings(file=file), ()
    except NotEntries as faulty:
        return Settings(), (
            Text(
                f"settings.yaml, line {faulty.line}: {faulty.why.en}; "
                "the defaults are used and the file is left alone",
                f"settings.yaml, {faulty.line}행: {faulty.why.ko}. 기본값을 사용하며 파일은 그대로 둡니다",
            ),
        )
    except (OSError, ValueError) as trouble:
        return Settings(), (_unreadable(file, _why(trouble)),)


def remember(
    settings: Settings,
    language: Language | None = None,
    theme: str | None = None,
    hint_seen: bool | None = None,
) -> tuple[Settings, Text | None]:
    """Return the settings with what is given changed, written to the file; a line where that failed."""
    changed = {"language": language, "theme": theme, "hint-seen": _YES if hint_seen else None}
    settings = replace(
        settings,
        language=language or settings.language,
        theme=theme or settings.theme,
        hint_seen=hint_seen or settings.hint_seen,
    )
    if settings.file is None:
        return settings, None
    try:
        _write(settings.file, {key: value for key, value in changed.items() if value is not None})
    except (OSError, ValueError) as trouble:
        why = _why(trouble)
        return replace(settings, file=None), Text(
            f"settings.yaml cannot be written: {why}", f"settings.yaml 파일을 쓸 수 없습니다: {why}"
        )
    return settings, None


def _text(file: Path) -> str:
    """Return the text of the file; raises OSError, ValueError for its name, and NotEntries."""
    with file.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        size = MAX_BYTES >> 10
        raise NotEntries(1, Text(f"the file is larger than {size} KiB", f"파일이 {size} KiB보다 큼"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        why = Text(
            "not UTF-8 text; save the file in this encoding", "UTF-8 텍스트가 아님(UTF-8로 저장하십시오)"
        )
        raise NotEntries(fault.object.count(b"\n", 0, fault.start) + 1, why) from fault


def _understood(values: Mapping[str, Entry], file: Path) -> tuple[Settings, tuple[Text, ...]]:
    problems: list[Text] = []
    language: Language | None = None
    for each in LANGUAGES:
        if _word(values.get("language")) == each:
            language = each
    theme = _word(values.get("theme"))
    if theme not in THEME_NAMES:
        theme = None
    hint = _word(values.get("hint-seen"))
    keys, wrong_keys = _keys(values.get("keys", {}))
    days = _word(values.get("keep-calls")) or ""
    keep_calls = int(days) if _DAYS.fullmatch(days) else None
    for name, good in (
        ("language", language is not None),
        ("theme", theme is not None),
        ("hint-seen", hint in (_YES, _NO)),
        ("keep-calls", keep_calls is not None),
    ):
        if name in values and not good:
            problems.append(_not_taken(name))
    problems += wrong_keys
    problems += [_no_such_setting(name) for name in values if name not in _KNOWN]
    return Settings(language, theme, hint == _YES, keys, file, keep_calls), tuple(problems)


def _keys(entry: Entry) -> tuple[dict[str, str], list[Text]]:
    """Return the keys wanted, and a line for each entry that is not one word for one word."""
    if not isinstance(entry, Mapping):
        return {}, [_no_keys()]
    good = {name: key for name, key in entry.items() if key}
    return good, [_not_one_key(name) for name in entry if name not in good]


def _word(entry: Entry) -> str | None:
    return entry if isinstance(entry, str) else None


def _write(file: Path, changed: Mapping[str, str]) -> None:
    """Put the lines of what changed into the file, in place of their old ones or at its end."""
    text = _text(file) if file.exists() else ""
    for key, value in changed.items():
        line = f"{key}: {value}"
        text, found = re.subn(rf"^{key}:.*$", line, text, count=1, flags=re.MULTILINE)
        if not found:
            text = f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{line}\n"
    read_entries(text, file.name)
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _why(trouble: Exception) -> str:
    return clean_line(getattr(trouble, "strerror", None) or str(trouble))


def _unreadable(file: Path, why: str) -> Text:
    return Text(
        f"{file.name} cannot be read ({why}); the defaults are used",
        f"{file.name} 파일을 읽을 수 없어({why}) 기본값을 사용합니다",
    )


def _not_taken(name: str) -> Text:
    takes = {"language": ", ".join(LANGUAGES), "theme": ", ".join(THEME_NAMES), "hint-seen": f"{_YES}, {_NO}"}
    if name == "keep-calls":
        return Text(
            "settings.yaml: keep-calls takes a number of days; all calls are kept",
            "settings.yaml: keep-calls에는 날수를 적습니다. 모든 통화를 보관합니다",
        )
    return Text(
        f"settings.yaml: {name} takes {takes[name]}; the default is used",
        f"settings.yaml: {name} 값은 {takes[name]} 중 하나입니다. 기본값을 사용합니다",
    )


def _no_keys() -> Text:
    return Text(
        "settings.yaml: keys: takes action ids with one key each",
        "settings.yaml: keys: 기능 id마다 키 하나를 적습니다",
    )


def _not_one_key(name: str) -> Text:
    name = clean_line(name)[:80]
    return Text(
        f"settings.yaml: keys: {name} takes one key; it keeps its own",
        f"settings.yaml: keys: {name} 기능에는 키 하나만 적습니다. 원래 키를 그대로 씁니다",
    )


def _no_such_setting(name: str) -> Text:
    name = clean_line(name)[:80]
    return Text(f"settings.yaml: there is no setting '{name}'", f"settings.yaml: '{name}' 설정이 없습니다")
