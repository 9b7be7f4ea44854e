"""Korean as people type it: keys, initial consonants, and syllables that are not complete yet."""

from __future__ import annotations

import re
from collections.abc import Callable

_LETTERS = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ" + "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ" + "ㅋㅌㅊㅍㅠㅜㅡ"
JAMO = dict(zip("qwertyuiop" + "asdfghjkl" + "zxcvbnm", _LETTERS, strict=True))
"""What a letter key gives on the Korean two-set keyboard."""
SHIFTED_JAMO = dict(zip("qwertop", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))
"""What it gives with Shift, where that differs."""
KEYS = {jamo: key for keys in (JAMO, SHIFTED_JAMO) for key, jamo in keys.items()}
"""The key that gives a letter, with or without Shift."""

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split()
FINALS = "- ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ".split()
FINALS += "ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split()
_DOUBLE = dict(
    zip(
        "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄㅘㅙㅚㅝㅞㅟㅢ",
        "ㄱㅅ ㄴㅈ ㄴㅎ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅂㅅ ㅗㅏ ㅗㅐ ㅗㅣ ㅜㅓ ㅜㅔ ㅜㅣ ㅡㅣ".split(),
        strict=True,
    )
)

_FIRST, _LAST = ord("가"), ord("힣")
_PER_VOWEL = len(FINALS)
_PER_INITIAL = len(VOWELS) * _PER_VOWEL


def jamo(character: str) -> str:
    """Return the letters of a syllable or of a double letter, in their order; any other text as it is."""
    if len(character) != 1 or character in _DOUBLE:
        return _DOUBLE.get(character, character)
    place = ord(character) - _FIRST
    if not 0 <= place <= _LAST - _FIRST:
        return character
    initial, rest = divmod(place, _PER_INITIAL)
    vowel, final = divmod(rest, _PER_VOWEL)
    return INITIALS[initial] + VOWELS[vowel] + FINALS[final].strip("-")


def initials(text: str) -> str:
    """Return the initial consonants of the Korean in a text, with a space for all that stands between."""
    runs = re.findall("[가-힣]+", text)
    return " ".join("".join(INITIALS[(ord(each) - _FIRST) // _PER_INITIAL] for each in run) for run in runs)


def pattern(word: str, literal: Callable[[str], str]) -> str:
    """Return the pattern of a word: consonants stand for syllables, the last syllable may go on.

    `literal` writes a character that stands for itself; the sets of characters are written alike in
    regular expressions and in SQL's GLOB.
    """
    parts = [_beginning_with(each) if each in INITIALS else literal(each) for each in word]
    place = ord(word[-1]) - _FIRST
    if 0 <= place <= _LAST - _FIRST and place % _PER_VOWEL == 0:
        parts[-1] = f"[{word[-1]}-{chr(_FIRST + place + _PER_VOWEL - 1)}]"
    return "".join(parts)


def _beginning_with(initial: str) -> str:
    first = _FIRST + INITIALS.index(initial) * _PER_INITIAL
    return f"[{initial}{chr(first)}-{chr(first + _PER_INITIAL - 1)}]"
