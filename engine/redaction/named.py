"""What a text names as a host by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.redaction.hosts import Ground, NamedHost, is_service, is_term, tells_nothing
from engine.redaction.places.boxes import find_boxes
from engine.redaction.places.commands import COMMANDS, ERRORS, OUTPUT
from engine.redaction.places.labels import LABELS
from engine.redaction.places.mails import CERTIFICATES, GREETINGS, HEADERS, LOGS, ROUTES
from engine.redaction.places.parts import HANGUL_NAME, NAME
from engine.redaction.places.prompts import ANSWERS, AT_PROMPTS
from engine.redaction.places.roles import NUMBERED
from engine.redaction.shapes import matches, together

_PLACES = (
    (Ground.SURE, together(*AT_PROMPTS)),
    (
        Ground.NAMED,
        together(
            *ANSWERS,
            *COMMANDS,
            *ERRORS,
            *OUTPUT,
            *LABELS,
            *GREETINGS,
            *HEADERS,
            *LOGS,
            *CERTIFICATES,
            *ROUTES,
            *NUMBERED,
        ),
    ),
)
_ONE = re.compile(rf"{NAME}|{HANGUL_NAME}", re.ASCII)
"""Each name of what is perhaps a list."""


def find_named(text: str) -> Iterator[NamedHost]:
    """Yield what stands at a prompt, behind `telnet`, behind "Host:" and the like."""
    for ground, shapes in _PLACES:
        for found in matches(shapes, text):
            for group in range(1, 1 + found.re.groups):
                start, end = found.span(group)
                for one in _ONE.finditer(text, start, end) if start >= 0 else ():
                    if _may_be_host(one[0], ground):
                        yield NamedHost(one.start(), one.end(), one[0], ground)
    for box in find_boxes(text):
        if box.numbered or box.as_host:
            yield NamedHost(box.start, box.end, box.name, Ground.NAMED if box.numbered else Ground.PERHAPS)


def _may_be_host(name: str, ground: Ground) -> bool:
    if not any(each.isalpha() for each in name) or is_service(name) or is_term(name):
        return False
    return ground is Ground.SURE or not tells_nothing(name)
