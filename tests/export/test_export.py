"""What is exported: in every form and language, redacted, safe to open, and complete enough to come back."""

from __future__ import annotations

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from engine.calls.call import Noted
from engine.calls.course import Act, Attached, Drafted, Typed
from engine.casebook.calls import StoredCall
from engine.casebook.codec import decode_call, encode_call
from engine.casebook.sharing import texts_of, with_texts
from engine.redaction.documented import documented_words
from engine.redaction.redact import redact
from kb.model import LANGUAGES, Language
from tests.export.calls import ESCALATED, NOTE, SECRETS, SOLVED, pack, stored
from tests.project.tree import ROOT
from tui.cli.console import CannotRun
from tui.export.document import Document, as_it_is, redacted, session_of
from tui.export.formats import FIELDS, NAMES, PARTS, written
from tui.export.places import own_words
from tui.export.preview import preview
from tui.export.writing import write_export
from tui.report.layout import as_text
from tui.words.wording import Wording

CALL = stored(ESCALATED)


def without(language: Language = "en", call: StoredCall = CALL, *words: str) -> Document:
    """A call without its secrets."""
    return redacted(Wording(pack(), language), call, documented_words(pack()), words)


def exported(form: str, language: Language = "en", templates: Path | None = None, *words: str) -> str:
    return written(form, [without(language, CALL, *words)], language, templates)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", NAMES)
def test_no_secret_leaves_in_any_form_and_language(form: str, language: Language) -> None:
    text = exported(form, language, None, "Kim")
    for secret in (*SECRETS, "Kim"):
        assert secret.casefold() not in text.casefold()
    whole = written(form, [as_it_is(Wording(pack(), language), CALL)], language, None)
    for stays in ("cpq_listener", "7025", "8.0.0-671", "TLSv1"):
        assert text.count(stays) == whole.count(stays)


def test_a_placeholder_is_the_same_in_every_form_and_language() -> None:
    documents = [without(language) for language in LANGUAGES]
    found = [{one.original: one.placeholder for one in each.replaced or ()} for each in documents]
    assert found[0] == found[1]
    assert found[0]["mx.example.com"].startswith("host-")


def test_a_redacted_call_says_the_same_of_every_cause() -> None:
    wording = Wording(pack(), "en")
    before, after = session_of(wording, CALL), session_of(wording, without().call)
    verdicts = [[(one.cause, one.verdict) for one in session.diagnosis.causes] for session in (before, after)]
    assert verdicts[0] == verdicts[1]
    assert len(before.diagnosis.observations.records) == len(after.diagnosis.observations.records) > 0


def test_only_texts_change_when_a_call_is_redacted() -> None:
    texts = texts_of(pack(), CALL)
    changed = with_texts(pack(), CALL, {text: f"<{text}>" for text in texts}.__getitem__)
    back = with_texts(pack(), changed, lambda text: text[1:-1])
    before, after = encode_call(CALL), encode_call(back)
    assert before.pop("id") != after.pop("id")
    assert before == after
    assert [one.at for one in changed.acts] == [one.at for one in CALL.acts]


def test_what_was_never_taken_into_the_call_does_not_leave() -> None:
    drafts = (Drafted("esa9.quagga.example> version"), Typed("note", "ask okapi"), Drafted("zebra"))
    call = stored((*ESCALATED[:2], *drafts))
    document = without("en", call)
    told = as_text(preview(document, "en")) + "".join(written(form, [document], "en", None) for form in NAMES)
    assert "zebra" not in told
    assert "quagga" not in told
    assert "okapi" not in told
    assert len(document.call.acts) == len(call.acts)
    whole = written("json", [as_it_is(Wording(pack(), "en"), call)], "en", None)
    assert "zebra" in whole
    assert "okapi" in whole


@pytest.mark.parametrize("since", [Attached("SR-4712", ""), Typed("note", "asks again"), Drafted("status")])
def test_a_call_ended_when_it_ended_whatever_is_attached_or_typed_later(since: Act) -> None:
    def ended(*acts: Act) -> str:
        text = written("text", [without("en", stored((*SOLVED, *acts)))], "en", None)
        return next(line for line in text.splitlines() if line.startswith("Ended: "))

    assert ended(since) == ended()
    assert ended(since, Noted("again"), SOLVED[-1]) > ended()


def test_json_comes_back_as_the_same_call() -> None:
    document = json.loads(written("json", [as_it_is(Wording(pack(), "en"), CALL)], "en", None))
    assert (document["format"], document["calls"][0]["redacted"]) == (1, False)
    assert encode_call(decode_call(document["calls"][0]["call"])) == encode_call(CALL)
    again = json.loads(exported("json"))["calls"][0]
    assert again["redacted"] is True
    assert decode_call(again["call"]).head.ticket == "SR-4711"


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [str(value) for name, value in attrs if name in ("href", "src", "style", "onload")]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_loads_nothing_and_runs_nothing() -> None:
    text = written("html", [as_it_is(Wording(pack(), "en"), CALL)], "en", None)
    page = _Page()
    page.feed(text)
    assert page.open == []
    assert page.links == []
    assert not {"script", "link", "img", "iframe", "form"} & set(page.tags)
    assert "&lt;script&gt;" in text
    assert "default-src 'none'" in text


def test_markdown_keeps_what_was_typed_from_being_markup() -> None:
    text = written("markdown", [as_it_is(Wording(pack(), "en"), CALL)], "en", None)
    assert r"\<script\>alert\(1\)\</script\> \*so\*" in text
    assert NOTE not in text


def test_a_team_replaces_the_templates_by_its_own(tmp_path: Path) -> None:
    own = "{{ticket}}: {{outcome}}\n{{#note}}\n{{note}}\n{{/note}}\n{{part.causes}}\n"
    (tmp_path / "call.md").write_text(own, encoding="utf-8")
    (tmp_path / "call.ko.md").write_text("결과 {{outcome}}", encoding="utf-8")
    english, korean = exported("markdown", "en", tmp_path), exported("markdown", "ko", tmp_path)
    assert english.startswith("SR\\-4711: escalated\n")
    assert "## Causes" in english
    assert "## Ticket" not in english
    assert korean == "결과 이관됨\n"
    assert exported("text", "en", tmp_path) == exported("text")


@pytest.mark.parametrize("content", [b"{{x}}", b"\xff\xfe\xff", b"x" * 300_000, b"{{#note}}"])
def test_a_faulty_template_is_one_line_that_names_the_file(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_bytes(content)
    with pytest.raises(CannotRun) as fault:
        exported("text", "en", tmp_path)
    assert "call.txt:" in fault.value.message.en
    assert "\n" not in fault.value.message.en


def test_every_part_of_a_summary_can_be_named() -> None:
    for acts in (ESCALATED, SOLVED, ESCALATED[:1], ESCALATED[1:3]):
        blocks = as_it_is(Wording(pack(), "en"), stored(acts)).blocks
        assert {block.name for block in blocks} <= set(PARTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_preview_tells_what_was_replaced_how_often_and_what_stays(language: Language) -> None:
    shown = as_text(preview(without(language), language))
    assert "kim@corp.example -> mail-1" in shown
    assert "420D2C05B1D0E85AB2C2-8B5A6D0A6FD2 -> serial-1" in shown
    assert "8.0.0-671" in shown
    assert "status.txt" in shown


def test_the_preview_shows_what_was_typed_as_it_leaves() -> None:
    (typed,) = (block for block in preview(without(), "en") if block.name == "typed")
    assert [line.text for line in typed.lines] == [
        "SR-4711",
        "ESA 8.0.0-671",
        "Kim <mail-1> has host-2, serial-1; <script>alert(1)</script> *so*",
    ]
    assert all(block.name != "typed" for block in preview(without("en", stored(SOLVED)), "en"))


def test_the_box_is_replaced_however_the_agent_called_it() -> None:
    for about, hidden in (("Titan", "titan"), ("서울 본사 7호", "서울 본사 7호"), ("ESA", "")):
        acts = [ESCALATED[0], type(ESCALATED[4])(about)]  # type: ignore[call-arg, arg-type]
        text = written("text", [without("en", stored(acts))], "en", None)
        assert not hidden or hidden not in text.casefold()
        assert "greyed out on the ESA" in text


def test_a_file_is_never_written_over_unasked(tmp_path: Path) -> None:
    file = tmp_path / "call.md"
    write_export(file, ["one"])
    with pytest.raises(CannotRun, match="there already"):
        write_export(file, ["two"])
    assert file.read_text(encoding="utf-8") == "one"
    write_export(file, ["two"], overwrite=True)
    assert file.read_text(encoding="utf-8") == "two"
    assert file.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["call.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_only_a_plain_file_is_replaced_even_when_asked(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("one", encoding="utf-8")
    link.symlink_to(target)
    for place in (link, tmp_path):
        with pytest.raises(CannotRun, match="no plain file"):
            write_export(place, ["two"], overwrite=True)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "one"


def test_own_words_come_from_both_lists(tmp_path: Path) -> None:
    config = tmp_path / "pvo-advisor"
    config.mkdir()
    (config / "words.txt").write_text("# ours\nAcme\n\n서울 본사\n", encoding="utf-8")
    more = tmp_path / "more.txt"
    more.write_text("Acme\nPluto\n", encoding="utf-8")
    environment = {"XDG_CONFIG_HOME": str(tmp_path)}
    assert own_words("", environment, "linux") == ("Acme", "서울 본사")
    assert own_words(str(more), environment, "linux") == ("Acme", "서울 본사", "Pluto")
    more.write_text("ok\nx\n", encoding="utf-8")
    with pytest.raises(CannotRun, match=r"more\.txt:2:1"):
        own_words(str(more), environment, "linux")


def test_redacting_an_export_again_changes_nothing() -> None:
    text = exported("text")
    assert redact([text], documented=documented_words(pack())).texts[text] == text


@pytest.mark.parametrize("guide", ["docs/casebook.md", "docs/casebook.ko.md"])
def test_the_documents_list_every_field_and_their_example_is_a_template(guide: str, tmp_path: Path) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    (example,) = re.findall(r"```\n(# \{\{title.*?)```", text, re.DOTALL)
    (tmp_path / "call.md").write_text(example, encoding="utf-8")
    assert "Ticket SR\\-4711, escalated" in exported("markdown", "en", tmp_path)
    assert set(re.findall(r"`([a-z.-]+)`", text)) >= FIELDS


def test_a_preview_can_be_kept_short() -> None:
    short = preview(without(), "en", most=1)
    assert all(len(block.lines) <= 2 for block in short)
    assert any(line.text.startswith("and ") for block in short for line in block.lines)
