"""Redaction of a whole call: what one text names leaves in no other, nor in halves, nor cut in a quote."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.calls.call import Answered, Noted
from engine.calls.course import Act, Attached, Named
from engine.casebook.gist import MAX_WORDS
from engine.redaction.documented import documented_words
from engine.redaction.redact import redact
from tests.evidence.pastes import STATUS
from tests.export.calls import pack, pasted, stored
from tests.redaction.planted import DOCUMENTED, REAL_LINES, mail, serial, v4, v6
from tests.redaction.planted import redacted as redacted_text
from tui.export.document import redacted
from tui.export.formats import written
from tui.words.wording import Wording


def everything(*acts: Act) -> str:
    """All that leaves of a call, once as text and once as it can be imported."""
    document = redacted(Wording(pack(), "en"), stored(acts), documented_words(pack()))
    return "".join(written(form, [document], "en", None) for form in ("json", "text"))


NAMING = pasted("paste-1", "Enter the hostname: [hamburg]> \n")
PLACES: list[tuple[Act, ...]] = [
    (pasted("paste-2", "is hamburg up?"),),
    (pasted("hamburg.txt", STATUS),),
    (Noted("HAMBURG가 안 됩니다"),),
    (Named("hamburg 장비"),),
    (Attached("SR-1 hamburg", "8.0 on Hamburg"),),
    (Answered("sma-version", "8.1 hamburg"),),
    (Answered("no-such-finding-hamburg", "hamburg"),),
]


@pytest.mark.parametrize("acts", PLACES)
@pytest.mark.parametrize("first", [True, False])
def test_a_host_that_one_paste_names_leaves_in_no_other_text(acts: tuple[Act, ...], first: bool) -> None:
    assert "hamburg" not in everything(*((NAMING, *acts) if first else (*acts, NAMING))).lower()


@given(
    st.one_of(
        mail.map(lambda text: ("mail", text)),
        (v4 | v6).map(lambda text: ("address", text)),
        serial.map(lambda text: ("serial", text)),
    ),
    st.integers(1, 60),
    st.sampled_from(REAL_LINES),
)
def test_a_secret_in_two_halves_leaves_with_neither(planted: tuple[str, str], cut: int, line: str) -> None:
    kind, secret = planted
    cut = 1 + cut % (len(secret) - 1)
    halves = secret[:cut], secret[cut:]
    # Where one half is a secret by itself, the other half tells nothing of it.
    assume(not any(f"{kind}-" in redacted_text(half) for half in halves))
    first, second = f"{line}\nit is {halves[0]}", f"{halves[1]} now\n{line}"
    after = redact([first, second], following=[first, second], documented=DOCUMENTED).texts
    placeholder = after[first].rpartition("\nit is ")[2]
    assert placeholder.startswith(f"{kind}-")
    assert after[second].startswith(f"{placeholder} now\n")


def test_texts_that_do_not_go_on_stay() -> None:
    texts = [
        "the listener is stopped. It took 5",
        "1.2.3.4 is up",
        "AsyncOS 14.2.",
        "0 boxes",
        "esa1.example.com",
        "status",
    ]
    after = redact(texts, following=texts).texts
    assert [after[text] for text in texts] == [
        *(
            "the listener is stopped. It took 5",
            "address-1 is up",
            "AsyncOS 14.2.",
            "0 boxes",
            "host-1",
            "status",
        )
    ]


@pytest.mark.parametrize("room", range(1, 7))
def test_a_quote_that_is_cut_ends_with_no_half_of_a_name(room: int) -> None:
    begin = "System status: Offline "
    line = f"{begin}{'-' * (299 - len(begin) - room)} hamburg is up"
    paste = pasted("paste-2", f"{line}\n")
    assert [len(unused.place.quote) for unused in paste.evidence.unused] == [299 - room]
    assert "ham" not in everything(NAMING, paste).lower()


def test_the_words_of_a_call_end_with_no_half_of_a_name() -> None:
    call = stored([Noted("kim")])
    long = replace(call, head=replace(call.head, words=f"{'x' * (MAX_WORDS - 8)} 10.1.2."))
    document = redacted(Wording(pack(), "en"), long, documented_words(pack()))
    assert "10.1" not in document.call.head.words
