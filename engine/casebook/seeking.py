"""What is looked for in calls, as patterns of the file: words, initial consonants, unfinished syllables."""

from __future__ import annotations

from engine.casebook.gist import searchable
from kb.hangul import INITIALS, pattern

MAX_WORDS_SOUGHT = 10
"""So many words of a search count."""
MAX_LETTERS_SOUGHT = 200
"""So many letters of a word, or of a ticket number, count: the file takes no pattern of any length."""


def patterns(search: str) -> list[str]:
    """Return the patterns that a call found by a search fits, all of them."""
    return [_pattern(word[:MAX_LETTERS_SOUGHT]) for word in searchable(search).split()[:MAX_WORDS_SOUGHT]]


def ticket_pattern(ticket: str) -> str:
    """Return the pattern for a whole ticket number: it is the first line of what is searched."""
    number = searchable(ticket)
    whole = "\n*" if len(number) <= MAX_LETTERS_SOUGHT else "*"
    return f"{''.join(map(_literal, number[:MAX_LETTERS_SOUGHT]))}{whole}"


def _pattern(word: str) -> str:
    """Return the pattern of the file for a word; initial consonants alone stand there as such."""
    return f"*{word if set(word) <= set(INITIALS) else pattern(word, _literal)}*"


def _literal(character: str) -> str:
    """Return a character as it stands for itself in a pattern of the file."""
    return f"[{character}]" if character in "*?[" else character
