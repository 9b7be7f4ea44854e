"""How sentences are recognised as questions, requests and words for the caller."""

from __future__ import annotations

import re

_ASKS_EN = re.compile(r"\?|\b(?:please|tell me|read (?:me|out)|I need|let me know)\b", re.IGNORECASE)
_ASKS_KO = re.compile(r"\?|까$|(?:십시오|세요|시오|주시죠|바랍니다)(?:[.!]|$)")
_TO_CALLER_EN = re.compile(
    r"\?|^(?:please|could you|can you|would you)\b|\bread (?:me|it to me)\b", re.IGNORECASE
)
_TO_CALLER_KO = re.compile(r"\?|주시겠습니까|주십시오|주세요|주시기 바랍니다")


def asks(sentence: str, language: str) -> bool:
    """Tell whether a text for the caller asks or requests something."""
    return bool((_ASKS_KO if language == "ko" else _ASKS_EN).search(sentence))


def speaks_to_caller(sentence: str, language: str) -> bool:
    """Tell whether a text is put as one says it to a caller."""
    return bool((_TO_CALLER_KO if language == "ko" else _TO_CALLER_EN).search(sentence))
