"""What a person typed: commands behind the prompt of a box, replies behind the prompt of a question."""

from __future__ import annotations

import re

_MAX_PROMPT = 300

_HOST = r"[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){0,10}"
_PROMPT = (
    rf"(?P<host>{_HOST})?\s?"
    r"(?:\((?P<level>Machine|Cluster|Group) (?P<name>[^()<>]{1,128})\))?"
    r"(?:\s?\([A-Z]{3,20}\))?"
)
_COMMAND = r"(?:\w*;?|[a-z][a-z0-9_]*;? .*)"
"""One word, or words that begin with a command's name; anything else is prose or a log."""

_NOT_A_BOX = frozenset({"telnet", "ftp", "sftp"})
"""Programs with a prompt of their own that looks like a box's."""


def read_prompt(text: str) -> tuple[str, str, str, str] | None:
    """Return host, cluster level, the level's name and the command of a line typed at a prompt; or None.

    The prompts of AsyncOS are `host> `, `(Machine host)> `, `(Cluster name)> `, `(Group name)> `,
    the latter three perhaps behind a host, and `host (SERVICE)> `.  Host, level and name
    may be empty; a machine's name is its host.
    """
    end = text.find(">", 1, _MAX_PROMPT)
    if end < 0:
        return None
    before = text[:end]
    if " " in before and "(" not in before:
        return None
    found = re.fullmatch(_PROMPT, before, re.ASCII)
    command = text[end + 1 :].strip()
    if found is None or re.fullmatch(_COMMAND, command, re.ASCII) is None:
        return None
    host, level, name = found["host"] or "", found["level"] or "", found["name"] or ""
    if level == "Machine":
        host = name
    if not (host or level) or host in _NOT_A_BOX:
        return None
    return host, level.lower(), name, command


def split_reply(text: str) -> tuple[str, str, str] | None:
    """Return question, default and answer of a line such as `[25]> 7025`; None for any other line.

    Copying may lose the closing bracket of an empty default (`[> 7025`).
    """
    close = text.find("]>")
    if close >= 0:
        start = text.rfind("[", 0, close)
        if start >= 0:
            return text[:start].strip(), text[start + 1 : close].strip(), text[close + 2 :].strip()
    found = re.match(r"\[\s{0,20}\]?\s{0,20}>", text)
    if found is None:
        return None
    return "", "", text[found.end() :].strip()
