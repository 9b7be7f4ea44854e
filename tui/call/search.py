"""Finding findings by a few letters, in either language.

Korean is found by syllables, by a syllable that is not complete yet, and by initial
consonants.  Where nothing has what was typed, it is read as the keys that were pressed, so
that what was typed with the wrong keyboard on is found as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from kb.hangul import KEYS, jamo, pattern
from kb.model import Finding, Pack, Text

MOST_TYPED = 60
"""So many characters of what is typed are looked for."""


@dataclass(frozen=True, slots=True)
class Match:
    """A finding, and the text in which what was typed was found; None: its title or id."""

    finding: Finding
    found_in: Text | None


def search(pack: Pack, typed: str) -> tuple[Match, ...]:
    """Return the findings that can be asked and have every word typed.

    First those whose title begins with it, then those with all of it in the title.  Without a
    word typed, all of them in the order of the pack.
    """
    askable = [finding for finding in pack.findings.values() if finding.question is not None]
    words = _plain(typed[:MOST_TYPED]).split()
    patterns = [pattern(word, re.escape) for word in words]
    found = _found(askable, [re.compile(each).search for each in patterns])
    if found:
        begins = re.compile(r"\s+".join(patterns)).match
        return tuple(sorted(found, key=lambda one: not (one.found_in is None and _has(one.finding, begins))))
    return _found(askable, [partial(_pressed_in, _pressed(word)) for word in words])


def _has(finding: Finding, fits: Callable[[str], object]) -> bool:
    return any(fits(_plain(title)) for title in (finding.title.en, finding.title.ko))


def _pressed_in(keys: str, text: str) -> bool:
    return keys in _pressed(text)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _found(findings: Sequence[Finding], words: Sequence[Callable[[str], object]]) -> tuple[Match, ...]:
    by_title: list[Match] = []
    by_text: list[Match] = []
    for finding in findings:
        texts = tuple(_texts(finding))
        plain = [_plain(f"{text.en}\n{text.ko}") for text in texts]
        places = [next((place for place, text in enumerate(plain) if fits(text)), None) for fits in words]
        last = max((place for place in places if place is not None), default=0)
        if None in places:
            continue
        if last < _TITLES:
            by_title.append(Match(finding, None))
        else:
            by_text.append(Match(finding, texts[last]))
    return (*by_title, *by_text)


_TITLES = 2
"""So many of the texts of a finding are its names."""


def _texts(finding: Finding) -> Iterator[Text]:
    """Yield the names of a finding, then what else is said of it, what callers name first."""
    yield finding.title
    yield Text(finding.id, finding.id)
    for choice in finding.choices:
        yield choice.label
        yield Text(choice.value, choice.value)
    if finding.question is not None:
        yield finding.question.say
        yield finding.question.look


def _pressed(text: str) -> str:
    """Return the keys of the two-set keyboard that type the text."""
    return "".join(_keys(each) for each in text)


@lru_cache(maxsize=4096)
def _keys(character: str) -> str:
    return "".join(KEYS.get(each, each) for each in jamo(character))
