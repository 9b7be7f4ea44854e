"""What a person typed: commands behind the prompt of a box, replies behind the prompt of a question."""

from __future__ import annotations

import re

from engine.evidence.shapes import compiled

_MAX_PROMPT = 300

_HOST = r"[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){0,10}"
_USER = r"(?:[\w.+-]{1,64}@)?"
_PROMPT = (
    rf"(?:{_USER}(?P<host>{_HOST}))?\s?"
    r"(?:\((?P<level>Machine|Cluster|Group) (?P<name>[^()<>]{1,128})\))?"
    r"(?:\s?\([A-Z]{3,20}\))?"
)
_COMMAND = r"(?:\w*;?|[a-z][a-z0-9_]*;? .*)"
"""One word, or words that begin with a command's name; anything else is prose or a log."""

_COMMANDS = (
    *("status detail", "status", "resumelistener", "resumetransfers", "resume", "deliveryconfig", "telnet"),
    *("tlsverify", "sslconfig", "clusterconfig", "version"),
)
"""What is taken for a command even behind a prompt of unknown shape."""

_PROMPT_ENDS = (">", "#", "$", "%", "]", ")", "»", "❯", "→")
_STRANGE_PROMPT = rf"\[?{_USER}({_HOST})(?::\w{{1,64}})?\]?\s?[>#$%»❯→]?"

REPLY_MARK = "]>"
"""What stands in front of a reply within a line."""

UNKNOWN_PROMPT = "unknown"
"""The level of a prompt that is none of AsyncOS's: it does not tell what kind of box it is."""

_OTHER_BOX = ("ESA", "WSA")
"""Words in front of a command by which people say that it ran on another box than the SMA."""

_NOT_A_BOX = frozenset({"telnet", "ftp", "sftp"})
"""Programs with a prompt of their own that looks like a box's."""


def read_prompt(text: str) -> tuple[str, str, str, str] | None:
    """Return host, cluster level, the level's name and the command of a line typed at a prompt; or None.

    The prompts of AsyncOS are `host> `, `(Machine host)> `, `(Cluster name)> `, `(Group name)> `,
    the latter three perhaps behind a host, and `host (SERVICE)> `; a user may stand before the
    host (`admin@host> `).  Host, level and name may be empty; a machine's name is its host.
    A command that is read here behind anything else has the level `UNKNOWN_PROMPT`.
    """
    end = text.find(">", 1, _MAX_PROMPT)
    if end < 0:
        return _read_strange(text)
    before = text[:end]
    if " " in before and "(" not in before:
        return _read_strange(text)
    found = compiled(_PROMPT).fullmatch(before)
    command = text[end + 1 :].strip()
    if found is None or compiled(_COMMAND).fullmatch(command) is None:
        return _read_strange(text)
    host, level, name = found["host"] or "", found["level"] or "", found["name"] or ""
    if level == "Machine":
        host = name
    if not (host or level) or host in _NOT_A_BOX:
        return None
    return host, level.lower(), name, command


def _read_strange(text: str) -> tuple[str, str, str, str] | None:
    """Read a command behind something that ends as prompts do, a host's full name or another box's kind."""
    if not text.endswith(_COMMANDS) or len(text) > _MAX_PROMPT:
        return None
    command = next(command for command in _COMMANDS if text.endswith(command))
    before = text.removesuffix(command)
    prompt = before.rstrip()
    is_host = before != prompt and "." in prompt.rstrip(".") and " " not in prompt
    is_other_box = before != prompt and " " not in prompt and prompt.upper().startswith(_OTHER_BOX)
    if not prompt or not (is_host or is_other_box or prompt.endswith(_PROMPT_ENDS)):
        return None
    found = compiled(_STRANGE_PROMPT).fullmatch(prompt)
    host = found[1] if found is not None and "." in found[1] else ""
    if not host and split_reply(text) is not None:
        return None
    return host, UNKNOWN_PROMPT, "", command


def split_reply(text: str) -> tuple[str, str, str] | None:
    """Return question, default and answer of a line such as `[25]> 7025`; None for any other line.

    Copying may lose the closing bracket of an empty default (`[> 7025`).
    """
    close = text.find(REPLY_MARK)
    if close >= 0:
        start = text.rfind("[", 0, close)
        if start >= 0:
            return (
                text[:start].strip(),
                text[start + 1 : close].strip(),
                text[close + len(REPLY_MARK) :].strip(),
            )
    found = re.match(r"\[\s{0,20}\]?\s{0,20}>", text)
    if found is None:
        return None
    return "", "", text[found.end() :].strip()
