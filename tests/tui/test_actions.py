"""The registry of actions keeps what it promises about keys."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kb.hangul import JAMO
from tui.actions.action import Action, actions_on
from tui.actions.all import ACTIONS
from tui.actions.keymap import bindings
from tui.screens import PAGES

SECOND_WAY = re.compile(r"[0-9]|(shift\+)?f[1-9]|ctrl\+[adefgklnoprtuvwxy]|enter|escape")
SWALLOWED = {
    *("ctrl+i", "ctrl+j", "ctrl+m", "ctrl+s", "ctrl+q", "ctrl+z", "ctrl+enter", "ctrl+b"),
    *("f10", "f11", "f12", "shift+f10", "tab", "space"),
}


def named(action: Action) -> str:
    return action.id


@pytest.mark.parametrize("action", ACTIONS, ids=named)
def test_every_action_has_a_way_that_a_korean_input_method_leaves_alone(action: Action) -> None:
    first, *others = action.keys
    assert first in JAMO or first == "question_mark" or SECOND_WAY.fullmatch(first)
    assert others
    assert SECOND_WAY.fullmatch(others[0])


@pytest.mark.parametrize("action", ACTIONS, ids=named)
def test_no_action_has_a_key_that_terminals_or_desktops_take(action: Action) -> None:
    assert not SWALLOWED & set(action.keys)


@pytest.mark.parametrize("action", ACTIONS, ids=named)
def test_every_action_is_named_and_explained_in_both_languages(action: Action) -> None:
    for text in (action.title, action.help):
        assert text.en.strip()
        assert text.ko.strip()
    assert re.search("[가-힣]", action.help.ko)


def test_ids_are_unique() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_no_two_actions_of_a_page_share_a_key_even_once_all_pages_exist() -> None:
    pages = {page for action in ACTIONS for page in action.pages} | PAGES
    everything = [replace(action, opens=None) for action in ACTIONS]
    for page in pages:
        keys = [key for action in everything if action.is_on(page) for key in action.keys]
        assert sorted(keys) == sorted(set(keys)), page


def test_an_action_whose_page_does_not_exist_is_neither_bound_nor_offered() -> None:
    missing = [action for action in ACTIONS if action.opens is not None and action.opens not in PAGES]
    for page in PAGES:
        offered = {action.id for action in actions_on(page)}
        assert offered.isdisjoint(action.id for action in missing)
        bound = {binding.id for binding in bindings(page) if not isinstance(binding, tuple)}
        assert bound == offered


def test_the_actions_that_the_call_needs_are_registered() -> None:
    assert {action.id for action in ACTIONS} >= {
        *("answer", "cannot-check", "back", "paste", "why", "how", "why-not", "what-if", "find", "known"),
        *(
            "causes",
            "fix",
            "message-to-caller",
            "origin",
            "end-call",
            "note",
            "open-file",
            "language",
            "help",
        ),
    }
