"""What redaction tells secrets apart by, and what looks like one and stays."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What was replaced; the values begin the placeholders."""

    HOST = "host"
    ADDRESS = "address"
    MAIL = "mail"
    SERIAL = "serial"
    WORD = "word"


class Look(StrEnum):
    """What something that stays looks like."""

    DOTTED = "dotted"
    NETMASK = "netmask"
    HARDWARE = "hardware"
    NUMBER = "number"
    GROUP = "group"
    ENCODED = "encoded"
    HOST = "host"
    PART = "part"
    PLACE = "place"
