"""Templates: fields, sections, faults with their place, and nothing that is run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.export.formats import FIELDS
from tui.export.template import MAX_DEPTH, TemplateFaulty, read_template

KNOWN = {"title", "note", "part.causes"}


def filled(text: str, **fields: str) -> str:
    given = {"title": "", "note": "", "part.causes": ""} | fields
    return read_template(text, "call.md", KNOWN).filled(given)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# {{title}}\n", "# T\n"),
        ("{{ title }}{{title}}", "TT"),
        ("a{{#note}}[{{note}}]{{/note}}b", "a[N]b"),
        ("a{{#part.causes}}[x]{{/part.causes}}b", "ab"),
        ("a\n{{#note}}\nyes {{note}}\n{{/note}}\nb\n", "a\nyes N\nb\n"),
        ("a\n{{#part.causes}}\nno\n{{#note}}\nno\n{{/note}}\n{{/part.causes}}\nb\n", "a\nb\n"),
        ("{{#note}}{{#part.causes}}no{{/part.causes}}yes{{/note}}", "yes"),
        ("{single} } {", "{single} } {"),
    ],
)
def test_fields_and_sections(text: str, expected: str) -> None:
    assert filled(text, title="T", note="N") == expected


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("# x\n  {{titel}}", "call.md:2:3", "'title'"),
        ("{{#note}}\nx", "call.md:1:1", "not closed"),
        ("x\n\n{{/note}}", "call.md:3:1", "closes nothing"),
        ("{{#note}}{{#title}}{{/note}}{{/title}}", "call.md:1:20", "closes nothing"),
        ("{{title", "call.md:1:1", "begins a field"),
        ("{{title\n}}", "call.md:1:1", "begins a field"),
        ("{{__class__}}", "call.md:1:1", "begins a field"),
        ("{{title.upper()}}", "call.md:1:1", "begins a field"),
        ("{{" + "x" * 500 + "}}", "call.md:1:1", "begins a field"),
        ("{{#note}}" * (MAX_DEPTH + 1), f"call.md:1:{9 * MAX_DEPTH + 1}", "too many"),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, place: str, word: str) -> None:
    with pytest.raises(TemplateFaulty) as fault:
        filled(text)
    for said in (fault.value.message.en, fault.value.message.ko):
        assert said.startswith(f"{place}: ")
        assert "\n" not in said
    assert word in fault.value.message.en
    assert not fault.value.message.ko.isascii()


@given(st.text() | st.lists(st.sampled_from("{{ }} # / title note { .".split())).map("".join))
def test_any_text_is_a_template_or_a_fault_and_values_are_never_read_as_marks(text: str) -> None:
    try:
        template = read_template(text, "x", KNOWN)
    except TemplateFaulty:
        return
    value = "{{note}} $title %s {title} {{#note}}"
    once = template.filled({"title": value, "note": "", "part.causes": ""})
    marked = template.filled({"title": "\ue000", "note": "", "part.causes": ""})
    assert "\ue000" in text or once == marked.replace("\ue000", value)


def test_every_field_has_a_name_that_a_template_can_write() -> None:
    template = read_template("".join(f"{{{{{name}}}}}," for name in sorted(FIELDS)), "x", FIELDS)
    assert template.filled(dict.fromkeys(FIELDS, "v")) == "v," * len(FIELDS)
