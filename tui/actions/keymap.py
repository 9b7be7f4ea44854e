"""Which keys do what: the defaults, what a settings file changes, and the Korean letters of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from textual.binding import Binding, BindingType

from kb.frozen import frozen
from kb.hangul import JAMO, SHIFTED_JAMO
from kb.model import Text
from kb.text import clean_line, nearest
from tui.actions.action import Action, actions_on
from tui.actions.all import ACTIONS
from tui.screens import PAGES

SIGNS = {"slash": "/", "question_mark": "?", "full_stop": ".", "comma": ",", "minus": "-", "plus": "+"}
_NAMES = {sign: name for name, sign in SIGNS.items()}
_MAY_BE_CHOSEN = re.compile(r"[a-z]|(shift\+)?f[1-9]|ctrl\+[adefgklnoprtuvwxy]|" + "|".join(SIGNS))
_SHOWN = {"escape": "Esc"}
_SHIFTED_FUNCTION_KEY = re.compile(r"shift\+f([1-9])")


@frozen
class Keymap:
    """The keys that a settings file chose, by action id."""

    chosen: Mapping[str, str] = field(default_factory=dict)

    def keys(self, action: Action) -> tuple[str, ...]:
        """Return an action's keys without their Korean letters, the most memorable first."""
        chosen = self.chosen.get(action.id)
        return action.keys if chosen is None else tuple(dict.fromkeys((chosen, *action.keys[1:])))

    def for_textual(self) -> dict[str, str]:
        """Return all keys of the actions that a settings file changed, as `App.set_keymap` takes them."""
        return {
            action.id: ",".join(_as_sent(self.keys(action))) for action in ACTIONS if action.id in self.chosen
        }


def bindings(page: str) -> list[BindingType]:
    """Return the bindings of a page, with their default keys and the Korean letters of those."""
    return [
        Binding(key, action.does.format(key=key), id=action.id, show=False)
        for action in actions_on(page)
        for key in _as_sent(action.keys)
    ]


def read_keymap(wanted: Mapping[str, str]) -> tuple[Keymap, tuple[Text, ...]]:
    """Return the keymap of a settings file, and a line for each entry of it that cannot be followed."""
    known = {action.id: action for action in ACTIONS if not action.fixed}
    problems: list[Text] = []
    chosen: dict[str, str] = {}
    for name, typed in wanted.items():
        key = _NAMES.get(typed, typed.lower())
        if name not in known:
            problems.append(_no_such_action(name, list(known)))
        elif not _MAY_BE_CHOSEN.fullmatch(key):
            problems.append(_no_such_key(name, typed))
        else:
            chosen[name] = key
    while (clash := _clash(Keymap(chosen))) is not None:
        loser, holder, key = clash
        del chosen[loser]
        problems.append(_taken(loser, holder, key))
    return Keymap(chosen), tuple(problems)


def shown(key: str) -> str:
    """Return a key as people call it."""
    if types(key):
        return SIGNS.get(key, key)
    return _SHOWN.get(key) or "+".join(part.capitalize() for part in key.split("+"))


def shown_keys(keymap: Keymap, action: Action, typing: bool = False) -> str:
    """Return an action's keys as a footer names them: the letter, and a second way that is one short key.

    Where text is being typed, a letter is a letter, and the second way stands alone.
    """
    keys = keymap.keys(action)
    if action.fixed:
        return f"{keys[0]}-{keys[-1]}"
    if typing:
        return next(shown(key) for key in keys if not types(key))
    short = (
        key for key in keys[1:2] if not (key.startswith("ctrl+") or _SHIFTED_FUNCTION_KEY.fullmatch(key))
    )
    return "/".join(shown(key) for key in (keys[0], *short))


def types(key: str) -> bool:
    """Tell whether a key puts a character into a line of text."""
    return len(key) == 1 or key in SIGNS


def _as_sent(keys: tuple[str, ...]) -> Iterator[str]:
    """Yield the keys, and as what else each may arrive: a capital, a jamo, a name of consoles."""
    for key in keys:
        yield key
        if key in JAMO:
            yield from (key.upper(), JAMO[key])
            if key in SHIFTED_JAMO:
                yield SHIFTED_JAMO[key]
        elif found := _SHIFTED_FUNCTION_KEY.fullmatch(key):
            # Consoles send Shift+F1 as F13, and so on.
            yield f"f{int(found[1]) + 12}"


def _clash(keymap: Keymap) -> tuple[str, str, str] | None:
    """Return a changed action, the one that has its key on some page already, and the key; or None."""
    for page in sorted(PAGES):
        holders: dict[str, str] = {}
        # Unchanged actions first, so that of two the changed one gives way.
        for action in sorted(actions_on(page), key=lambda one: one.id in keymap.chosen):
            for key in keymap.keys(action):
                if key in holders and holders[key] != action.id and action.id in keymap.chosen:
                    return action.id, holders[key], key
                holders.setdefault(key, action.id)
    return None


def _problem(en: str, ko: str) -> Text:
    return Text(f"settings.yaml: keys: {en}", f"settings.yaml: keys: {ko}")


def _no_such_action(name: str, known: list[str]) -> Text:
    name = clean_line(name)[:80]
    close = nearest(name, known)
    return _problem(
        f"there is no action '{name}'" + (f"; did you mean '{close}'?" if close else ""),
        f"'{name}' 기능이 없습니다" + (f". '{close}' 기능을 찾으십니까?" if close else ""),
    )


def _no_such_key(name: str, typed: str) -> Text:
    typed = clean_line(typed)[:80]
    return _problem(
        f"{name}: '{typed}' cannot be chosen; it takes a letter, F1 to F9, Shift with those, "
        "or Ctrl with a letter",
        f"{name}: '{typed}' 키는 쓸 수 없습니다. 문자, F1~F9, Shift+F1~F9, Ctrl+문자만 됩니다",
    )


def _taken(loser: str, holder: str, key: str) -> Text:
    name = shown(key)
    return _problem(
        f"{loser}: '{name}' already belongs to {holder}; {loser} keeps its own key",
        f"{loser}: '{name}' 키는 이미 {holder} 기능에서 사용합니다. {loser} 키는 그대로 둡니다",
    )
