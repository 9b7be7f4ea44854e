"""The only writer: data to standard output, messages to standard error, both always writable."""

from __future__ import annotations

import os
import sys
from codecs import lookup
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, TextIO

from kb.model import Language, Text
from kb.text import clean, clean_line, json_in_ascii

PROGRAM = "pvo-advisor"


class CannotRun(Exception):
    """The command could not run: exit code 2, and one line that says why."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def show(text: str) -> None:
    """Write data to standard output, cleaned, ending in a newline."""
    show_pieces([text])


def show_pieces(pieces: Iterable[str], *, is_json: bool = False) -> None:
    """Write data to standard output as it comes, each piece cleaned, ending in one newline.

    What standard output has no letters for becomes a question mark.  JSON says everything in any letters:
    where these are no Unicode, it is in ASCII, so that whoever reads the output need not know which they are.
    """
    in_ascii = is_json and not lookup(_encoding(sys.stdout)).name.startswith("utf")
    ends = ""
    for piece in pieces:
        text = ends + clean(piece)
        begun = text.rstrip("\n")
        ends = text[len(begun) :]
        _write_data(json_in_ascii(begun) if in_ascii else begun)
    _write_data("\n")


def show_json(document: Mapping[str, Any]) -> None:
    """Write a document to standard output as JSON."""
    from tui.cli.pieces import json_text

    show_pieces([json_text(document)], is_json=True)


def tell(message: Text, language: Language) -> None:
    """Write a message of one line to standard error."""
    _write_message(f"{PROGRAM}: {clean_line(message.in_language(language))}\n")


def tell_lines(text: str) -> None:
    """Write lines to standard error, cleaned, for a person to read."""
    _write_message(clean(text).rstrip("\n") + "\n")


def stand_in_for_closed_streams() -> None:
    """Let the null device be what the program was started without: no file of ours may take its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _write_data(text: str) -> None:
    """Write to standard output; raises CannotRun where that is not possible, unless nobody reads it."""
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        _drop(sys.stdout)
        raise
    except OSError as trouble:
        _drop(sys.stdout)
        why = clean_line(trouble.strerror or str(trouble))
        raise CannotRun(
            Text(f"standard output cannot be written to: {why}", f"표준 출력에 쓸 수 없습니다: {why}")
        ) from trouble


def _write_message(text: str) -> None:
    """Write to standard error; nobody can be told where that is not possible."""
    try:
        _write(sys.stderr, text)
    except OSError:
        _drop(sys.stderr)


def _write(stream: TextIO, text: str) -> None:
    encoding = _encoding(stream)
    stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()


def _drop(stream: TextIO) -> None:
    """Send to nowhere what a stream still holds, which Python would try to write again at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError):
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _encoding(stream: TextIO) -> str:
    return stream.encoding or "utf-8"


def filled(text: Text, **values: object) -> Text:
    """Return the text with its values filled in, in every language; those that are texts in the same one."""

    def in_language(language: Language) -> str:
        own = {
            name: each.in_language(language) if isinstance(each, Text) else each
            for name, each in values.items()
        }
        return text.in_language(language).format(**own)

    return Text(in_language("en"), in_language("ko"))


def together(first: Text, then: Text) -> Text:
    """Return one line of two."""
    return Text(f"{first.en}; {then.en}", f"{first.ko}. {then.ko}")


def sentence(message: Text) -> Text:
    """Return a message as a page shows it, where it stands alone: beginning with a capital."""
    return Text(message.en[:1].upper() + message.en[1:], message.ko)
