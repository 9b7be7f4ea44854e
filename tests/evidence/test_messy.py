"""However a transcript was copied, quoted, logged or typed off: it shows the same."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evidence import read_paste
from engine.observations import Reason
from kb.model import Pattern
from kb.position import Position
from tests.evidence import mail_log
from tests.evidence.pastes import PACK, TRANSCRIPTS, RecordValues, assert_quoted

AT = Position("pack.yaml", 1, 1)

Change = Callable[[str], str]


def each_line(change: Change) -> Change:
    return lambda text: "\n".join(map(change, text.split("\n")))


def hard_wrapped(text: str, width: int = 80) -> str:
    """Break lines as terminals do, wherever they reach the edge."""
    return "\n".join("\n".join(re.findall(f".{{1,{width}}}", line)) for line in text.split("\n"))


def soft_wrapped(line: str) -> str:
    """Break a line as mail programs do, at white space."""
    pieces, indent = [""], line[: len(line) - len(line.lstrip())]
    for word in line.split():
        if pieces[-1] and len(pieces[-1]) + len(word) >= 72:
            pieces.append(word)
        else:
            pieces[-1] = f"{pieces[-1]} {word}" if pieces[-1] else indent + word
    return "\n".join(pieces)


def markdown(text: str) -> str:
    escaped = re.sub(r"([_*])", r"\\\1", text)
    listed = re.sub(r"^(\d\. )", r"- \1", escaped, flags=re.MULTILINE)
    broken = listed.replace("[]>", "[>")
    bold = re.sub(r"> (\w+)$", r"> **\1**", broken, flags=re.MULTILINE)
    return "\n".join(f"```\n{line}\n```" for line in bold.split("\n"))


SAME: dict[str, Change] = {
    "as it is": lambda text: text,
    "no line end": lambda text: text.rstrip("\n"),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "old Mac line ends": lambda text: text.replace("\n", "\r"),
    "doubled line ends": lambda text: text.replace("\n", "\r\r\n"),
    "byte order mark": lambda text: "\ufeff" + text,
    "blank lines between": each_line(lambda line: line + "\n"),
    "no blank lines": lambda text: re.sub(r"\n+", "\n", text),
    "indented": each_line(lambda line: "    " + line),
    "tabs": lambda text: re.sub(" {2,}", "\t", text),
    "white space folded": lambda text: re.sub(" {2,}", " ", text),
    "non-breaking spaces": lambda text: text.replace(" ", "\u00a0"),
    "ideographic spaces": lambda text: text.replace("  ", "\u3000\u3000"),
    "zero-width spaces": each_line(
        lambda line: "\u200b" + "\u200b".join(line[i : i + 9] for i in range(0, len(line), 9))
    ),
    "quoted": each_line(lambda line: "> " + line),
    "quoted twice": each_line(lambda line: ">> " + line),
    "quoted thrice": each_line(lambda line: "> > > " + line),
    "quoted tightly": each_line(lambda line: ">" + line),
    "colours": each_line(lambda line: f"\x1b[1;32m{line}\x1b[0m"),
    "a window title": each_line(lambda line: f"\x1b]0;ssh\x07{line}"),
    "a window title that does not end": each_line(lambda line: f"{line}\x1b]0;ssh"),
    "backspaces": lambda text: re.sub(r"> (\w+)", lambda found: f"> exot\b \b\b\b\b{found[1]}", text),
    "PuTTY time stamps": each_line(lambda line: "[2024-05-01 10:00:00] " + line),
    "ISO time stamps": each_line(lambda line: "2024-05-01T10:00:00.123+09:00 " + line),
    "time stamps with thousandths": each_line(lambda line: "2024-05-01 10:00:00.123 " + line),
    "clock": each_line(lambda line: "[10:00:00] " + line),
    "syslog": each_line(lambda line: "May  1 12:00:00 console screen[812]: " + line),
    "syslog without tag": each_line(lambda line: "May 11 12:00:00 " + line),
    "syslog with priority": each_line(lambda line: "<13>May 11 12:00:00 host tag: " + line),
    "quoted log": each_line(lambda line: "> [2024-05-01 10:00:00] " + line),
    "log of a quotation": each_line(lambda line: "[2024-05-01 10:00:00] > " + line),
    "chat": each_line(lambda line: f"[김민수] [오후 3:20] {line}"),
    "chat with a clock": each_line(lambda line: f"[15:03] {line}"),
    "chat with a clock and a name": each_line(lambda line: f"[15:03] 고객: {line}"),
    "chat with a clock and a name of two words": each_line(lambda line: f"[오후 3:03] 김민수 대리님: {line}"),
    "chat with a clock and a Latin name": each_line(lambda line: f"[3:03 PM] Kim: {line}"),
    "pager": lambda text: text.replace("System status:", "-Press Any Key For More-\rSystem status:"),
    "smart quotes": lambda text: text.replace('"', "”").replace("'", "’"),
    "long dashes": lambda text: text.replace("-aNULL", "–aNULL").replace("-SSLv2", "–SSLv2"),
    "ellipses": lambda text: text.replace("...", "…"),
    "full-width signs": lambda text: text.replace(":  ", "：  ").replace(": In", "： In"),
    "full-width letters": lambda text: text.replace("status", "ｓｔａｔｕｓ"),
    "Markdown": markdown,
    "one code block": lambda text: f"```console\n{text}```\n",
    "inline code": each_line(lambda line: f"`{line}`" if line else line),
    "bold": each_line(lambda line: f"**{line}**" if line else line),
    "Korean around": lambda text: (
        f"안녕하세요, 요청하신 결과입니다.\n\n{text}\n이 상태에서 버튼이 회색입니다. 감사합니다.\n"
    ),
    "Korean between": lambda text: text.replace("\nmx.example.com>", "\n그다음 결과입니다:\nmx.example.com>"),
    "wrapped by a terminal": hard_wrapped,
    "wrapped by a mail program": each_line(soft_wrapped),
    "wrapped by a mail program, then quoted": lambda text: each_line(lambda line: "> " + line)(
        each_line(soft_wrapped)(text)
    ),
    "wrapped, in lines of its own": lambda text: hard_wrapped(text).replace("\n", "\n\n"),
}


def shown(text: str) -> tuple[list[RecordValues], list[object]]:
    evidence = read_paste(PACK, "paste", text, 0)
    assert_quoted(text, evidence)
    return (
        [(record.name, dict(record.fields)) for record in evidence.records],
        [unused.why for unused in evidence.unused],
    )


@pytest.mark.parametrize("transcript", TRANSCRIPTS)
@pytest.mark.parametrize("change", SAME)
def test_it_shows_the_same(change: str, transcript: str) -> None:
    text = TRANSCRIPTS[transcript]
    assert shown(SAME[change](text)) == shown(text)


@given(
    st.lists(
        st.sampled_from(["quoted", "colours", "Windows line ends", "non-breaking spaces", "Korean around"])
    )
)
def test_it_shows_the_same_after_several_changes(changes: list[str]) -> None:
    text = TRANSCRIPTS["all"]
    for change in changes:
        text = SAME[change](text)
    assert shown(text) == shown(TRANSCRIPTS["all"])


ERROR = (
    "Unable to proceed with Centralized Policy, Virus and Outbreak Quarantines configuration as "
    "host1 and host2 in Cluster have content filters / DLP actions available "
    "at a level different from the cluster Level."
)


@pytest.mark.parametrize("width", range(60, 86))
def test_a_sentence_is_found_wherever_it_was_broken(width: int) -> None:
    mark = "available at a level different from the cluster Level"
    pattern = Pattern("error", mark, (("error", "below"),), (), AT)
    pack = replace(PACK, patterns=(pattern,))
    for wrapped in (textwrap.fill(ERROR, width), hard_wrapped(ERROR, width)):
        text = f"이런 오류가 납니다:\n\n{wrapped}\n\n감사합니다."
        evidence = read_paste(pack, "paste", text, 0)
        assert [seen.value for seen in evidence.observations] == ["below"]
        assert_quoted(text, evidence)


def observed(text: str) -> list[str]:
    pattern = Pattern("error", "available at a level different", (("error", "below"),), (), AT)
    evidence = read_paste(replace(PACK, patterns=(pattern,)), "paste", text, 0)
    return [seen.value for seen in evidence.observations]


def test_a_sentence_broken_at_spaces_is_not_put_together_without_them() -> None:
    """Two lines that happen to be equally long do not make a terminal."""
    text = (
        "Unable to proceed with Centralized Policy, Virus and Outbreak Quarantines\n"
        "configuration as host1 and host2 in Cluster have content filters and\n"
        "message filters, DLP actions and also other DMARC settings now available\n"
        "at a level different from the cluster Level, which is different from what\n"
    )
    first, _, third, fourth, _ = map(len, text.split("\n"))
    text = text.replace("now available", "now" + " " * (max(first, fourth) - third) + " available")
    assert observed(text) == ["below"]


@pytest.mark.parametrize("end", ["", ", ", "?"])
@pytest.mark.parametrize(
    "fresh",
    ["sma.example.com> status\nSystem status:     Online", "System status:     Online", "3. System status"],
)
def test_a_line_that_reaches_the_edge_does_not_swallow_what_begins_below(fresh: str, end: str) -> None:
    full = "x" * (80 - len(end)) + end
    assert shown(f"{full}\n{fresh}") == shown(fresh)


@pytest.mark.parametrize("transcript", TRANSCRIPTS)
def test_every_transcript_shows_something(transcript: str) -> None:
    found, unused = shown(TRANSCRIPTS[transcript])
    assert found
    assert unused == []


@pytest.mark.parametrize("clock", ["15:03", "9:03", "오후 3:03", "3:03 PM"])
def test_behind_a_clock_the_output_itself_is_no_name(clock: str) -> None:
    for entry in (
        mail_log.ERROR,
        f"Info: {mail_log.OPENED}",
        "telnet: connect to address 10.1.1.7: Connection refused",
    ):
        assert shown(f"[{clock}] {entry}")[0] == shown(entry)[0] != []


@pytest.mark.parametrize(
    "said", ["고객: 화면에는 System status: Offline", "the caller says System status: Offline"]
)
def test_what_a_chat_says_about_output_is_not_used(said: str) -> None:
    assert shown(f"[15:03] {said}") == ([], [Reason.ODD_SHAPE])
