"""What the expressions of places are made of."""

from __future__ import annotations

NAME = r"[A-Za-z0-9](?:[\w.-]{0,251}[A-Za-z0-9])?"
NAMES = rf"{NAME}(?:[ \t]{{0,4}}[,;][ \t]{{0,4}}{NAME}){{0,30}}"
"""One name, or more with commas between them."""
HANGUL_NAME = r"[가-힣](?:[가-힣A-Za-z0-9._-]{0,62}[가-힣A-Za-z0-9])"
V4 = r"\[?[0-9]{1,3}(?:\.[0-9]{1,3}){3}"
TYPED = r"(?:\w>|[\w~)\]][#$%]|^\$)[ \t]*"
"""A prompt that is no sign of quoting, as prose stands behind that too."""

_BEHIND = r"(?=[\"'\])}]{0,3}[ \t]*(?:[,;.]?[ \t]*$|[,;][ \t])|[\"']?,[\"']?\w|[가-힣]|[ \t]+(?:and|및)[ \t])"
"""What stands behind each name of a list: words of prose are none."""
_ITEM = rf"[\"']?{NAME}{_BEHIND}"
LIST = (
    rf"{_ITEM}(?:[\"']?[ \t]{{0,4}}[,;][ \t]{{0,4}}{_ITEM}|[ \t]{{1,4}}(?:and|및)[ \t]{{1,4}}{_ITEM}){{0,30}}"
)
"""The same where prose may follow."""
