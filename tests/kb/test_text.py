"""JSON in other letters says the same: nothing that cleaning would take away stays in it unwritten."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from kb.text import clean, json_escaped, json_in_ascii

ANY = st.text(st.characters(codec=None) | st.sampled_from('\x1b\x9b\u200b\u202e\ufeff\ud800\U000e0041\\"가'))


@given(ANY)
def test_json_with_escapes_is_untouched_by_cleaning_and_says_the_same(text: str) -> None:
    written = json_escaped(json.dumps([text], ensure_ascii=False, indent=2))
    assert clean(written) == written
    assert json.loads(written) == [text]


@given(ANY)
def test_json_in_ascii_says_the_same(text: str) -> None:
    written = json_in_ascii(json.dumps([text], ensure_ascii=False))
    assert written.isascii()
    assert json.loads(written) == [text]
