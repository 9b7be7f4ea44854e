"""What is looked for in calls, as patterns of the file: words, initial consonants, unfinished syllables."""

from __future__ import annotations

from engine.casebook.gist import searchable
from kb.hangul import INITIALS, pattern

MAX_WORDS_SOUGHT = 10
"""So many words of a search count."""


def patterns(search: str) -> list[str]:
    """Return the patterns that a call found by a search fits, all of them."""
    return [_pattern(word) for word in searchable(search).split()[:MAX_WORDS_SOUGHT]]


def _pattern(word: str) -> str:
    """Return the pattern of the file for a word; initial consonants alone stand there as such."""
    return f"*{word if set(word) <= set(INITIALS) else pattern(word, _literal)}*"


def _literal(character: str) -> str:
    """Return a character as it stands for itself in a pattern of the file."""
    return f"[{character}]" if character in "*?[" else character
