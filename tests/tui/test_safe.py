"""Nothing from outside reaches a widget but through `tui.safe`, and nothing in it acts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from engine.calls.call import Answered
from kb.model import Pack, Text
from tests.project.tree import ROOT, files, shown
from tests.tui.playing import on_screen, play
from tests.tui.sample import NARROW, WIDE, sample_app, sample_pack
from tui.safe import clickable, joined, safe
from tui.widgets.words import Words

MAKER = "tui/safe.py"
"""The only module that makes content from strings."""
SHOWS = "tui/widgets/words.py"
"""The only module that hands content to a widget of Textual's own."""

SETS_TEXT = {
    *("Static", "Label", "Button", "Markdown", "DataTable", "Tree", "OptionList", "RadioButton", "RadioSet"),
    *(
        "Checkbox",
        "SelectionList",
        "Collapsible",
        "RichLog",
        "Log",
        "Select",
        "Digits",
        "Link",
        "Footer",
        "Header",
    ),
    *("Tabs", "TabbedContent", "ListItem", "Tooltip", "Welcome", "Pretty", "Placeholder", "ContentSwitcher"),
}
"""Widgets of Textual that read their text as markup, or show it as it is."""


class TestOnlyOneWay:
    """A source of the screen that gives a widget text by another way fails here."""

    @pytest.mark.parametrize("path", list(files("tui", suffix=".py")), ids=shown)
    def test_no_module_shows_a_string_by_itself(self, path: Path) -> None:
        assert list(ways_around(ast.parse(path.read_text(encoding="utf-8")), shown(path))) == []

    @pytest.mark.parametrize(
        "line",
        [
            "from textual.widgets import Label",
            "from textual.widgets import Static",
            "from textual.content import Content",
            "from rich.text import Text",
            "import rich.text",
            "self.notify(name)",
            "self.app.notify(name)",
            "widget.border_title = name",
            "self.sub_title = name",
            "widget.tooltip = name",
            "widget.update(name)",
            "Input(placeholder=name)",
            "TextArea(text)",
            "option.prompt = name",
        ],
    )
    def test_the_check_itself_sees_every_way_around(self, line: str) -> None:
        assert list(ways_around(ast.parse(line), "tui/screens/new.py"))

    def test_a_widget_refuses_a_string(self) -> None:
        with pytest.raises(TypeError):
            Words().say("text")  # type: ignore[arg-type]


def ways_around(module: ast.Module, name: str) -> Iterator[str]:
    """Every place of a module where text could reach a widget without `tui.safe`."""
    own = {node.name for node in ast.walk(module) if isinstance(node, ast.ClassDef)}
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tui."):
            own |= {alias.name for alias in node.names}
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {alias.name for alias in node.names}
            if node.module.startswith("textual.widgets") and names & SETS_TEXT and name != SHOWS:
                yield f"{node.lineno}: imports {names & SETS_TEXT}"
            if (node.module.startswith("rich") or node.module == "textual.content") and name != MAKER:
                yield f"{node.lineno}: imports {node.module}"
        elif isinstance(node, ast.Import) and any(alias.name.startswith("rich") for alias in node.names):
            yield f"{node.lineno}: imports rich"
        elif isinstance(node, ast.Call):
            yield from _calls(node, name, own)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and _is_title(target.attr):
                    yield f"{node.lineno}: sets {target.attr}"


def _calls(node: ast.Call, name: str, own: set[str]) -> Iterator[str]:
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if called == "notify" or (called == "update" and name != SHOWS and _of_a_widget(node)):
        yield f"{node.lineno}: calls {called}"
    # Entry and Editor are the project's own, which clean what is put into them.
    if called in {"Input", "TextArea", "MaskedInput", "Option", "Selection"} - own:
        yield f"{node.lineno}: makes {called}"


def _of_a_widget(node: ast.Call) -> bool:
    return bool(node.args) and not isinstance(node.args[0], ast.Dict | ast.DictComp | ast.GeneratorExp)


def _is_title(attribute: str) -> bool:
    return attribute in {
        "border_title",
        "border_subtitle",
        "sub_title",
        "title",
        "tooltip",
        "prompt",
        "placeholder",
    }


HOSTILE = (
    "[/][b]bold[/b][@click=app.exit]click[/] \x1b[31mred\x1b]0;title\x07\x1b]52;c;aGk=\x07 "
    "\x9b31m \x00 \u202erlo \u200bzero \ud800 \x7f $accent [link=x]"
)

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ud800-\udfff]")


class TestSafe:
    """What `safe` returns is text and only text."""

    @given(st.text(st.characters(), max_size=80) | st.just(HOSTILE))
    def test_nothing_that_a_terminal_acts_on_is_left(self, text: str) -> None:
        assert not FORBIDDEN.search(safe(text).plain)

    def test_brackets_are_only_brackets(self) -> None:
        assert safe("[/] [b]x[/b] [@click=app.exit]y[/]").plain == "[/] [b]x[/b] [@click=app.exit]y[/]"

    def test_style_and_click_do_not_change_the_words(self) -> None:
        content = clickable(joined((safe("[a]", "bold $accent"), safe("b")), ", "), "app.help")
        assert content.plain == "[a], b"


def poisoned(value: Any) -> Any:
    """A copy of a pack in which every sentence is hostile."""
    if isinstance(value, Text):
        return Text(HOSTILE + value.en, HOSTILE + value.ko)
    if isinstance(value, tuple):
        return tuple(poisoned(each) for each in value)
    if isinstance(value, dict):
        return {key: poisoned(each) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: poisoned(getattr(value, each.name)) for each in fields(value)})
    return value


@pytest.fixture(name="hostile_pack", scope="module")
def _hostile_pack() -> Pack:
    pack = poisoned(sample_pack())
    assert isinstance(pack, Pack)
    return pack


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_a_hostile_pack_can_be_shown_on_every_page(hostile_pack: Pack, size: tuple[int, int]) -> None:
    """Every page is opened on it; a stray bracket would crash it, and no click or control gets through."""
    app = sample_app(pack=hostile_pack, events=[Answered("button", "grey"), Answered("status", "offline")])

    async def scenario(pilot: Pilot[None]) -> None:
        for key in (
            "c",
            "escape",
            "k",
            "enter",
            "escape",
            "escape",
            "question_mark",
            "escape",
            "l",
            "b",
            "q",
        ):
            await pilot.press(key)
            await pilot.pause()
            text = on_screen(app)
            assert "PVO Advisor" in text
            assert "[/][b]bold" in text or app.screen.query("#help-words") or app.screen.query("#leave")
            assert not FORBIDDEN.search(text.replace("\n", ""))

    play(app, scenario, size)


def test_hostile_text_typed_into_a_line_is_cleaned() -> None:
    app = sample_app()

    async def scenario(pilot: Pilot[None]) -> None:
        from textual import events

        await pilot.press("a")
        await pilot.pause()
        assert app.focused is not None
        app.focused.post_message(events.Paste(HOSTILE))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.view.session.about.startswith("[/][b]bold")
        assert not FORBIDDEN.search(app.view.session.about)
        assert not FORBIDDEN.search(on_screen(app).replace("\n", ""))

    play(app, scenario)


def test_the_project_folder_is_what_the_checks_look_at() -> None:
    assert (ROOT / SHOWS).is_file()
    assert (ROOT / MAKER).is_file()
