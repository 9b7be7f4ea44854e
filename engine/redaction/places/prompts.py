"""Prompts, and what AsyncOS asks and is answered behind one."""

from __future__ import annotations

import re

from engine.redaction.places.parts import NAME, NAMES
from engine.redaction.shapes import Shape, opening, shape

_COUNTED = r"(?i:serial|case|ticket|bug|order|line|item|port|rule|step|part|model|phone)"
"""What a number sign stands behind that is no prompt."""
_SHELL = r"(?:ba|da|k|z|c|tc)?sh-[0-9]"
"""A shell that shows its version is no host."""

_TYPED_AT_ONCE = (
    r"(?:show|sh|conf|configure|ping|telnet|ssh|exit|end|copy|write|debug|no|interface|ls|cat|tail|grep|cd)"
)
"""What is typed right behind the prompt of a router or a switch."""

AT_PROMPTS = (
    Shape(
        (">",),
        re.compile(
            rf"^[ \t]{{0,8}}\[?(?:[\w.+-]{{1,64}}@)?({NAME})"
            r"(?: ?\((?:Machine|Cluster|Group) [^()<>\n]{1,128}\))?(?: ?\([A-Z]{3,20}\))?>",
            re.ASCII | re.MULTILINE,
        ),
    ),
    Shape(
        tuple("#$%»❯"),
        re.compile(
            rf"^[ \t]{{0,8}}(?!{_COUNTED}#|{_SHELL})({NAME})(?:\(config[\w-]{{0,20}}\))?"
            rf"(?:[$%»❯](?=\s|$)|#(?=\s|$|{_TYPED_AT_ONCE}\b))",
            re.ASCII | re.MULTILINE,
        ),
    ),
    Shape(
        ("~", ":/"),
        re.compile(rf"^({NAME}):[~/][\w./-]{{0,60}} ?[#$%](?=\s|$)", re.ASCII | re.MULTILINE),
    ),
    shape(":rtestuser |:admin |:service |:root ", rf"^({NAME}):\w{{4,9}} \d{{1,5}}\](?=\s|$)"),
    Shape(("(machine",), re.compile(rf"\(Machine ({NAME})\)", re.ASCII)),
)
"""What stands there is a host, whatever it is called."""

_ASKED = (
    r"^(?![ \t]*-[ \t]|[A-Z][a-z]{2} [A-Z][a-z]{2} )[^\n]{0,200}?"
    r"(?:host ?names?\b|\bhosts?\b(?!-[1-9]| (?:key|access|table|order))"
    r"|\benter [^\n]{0,80}\b(?:servers?|relay|machine)\b"
    r"|\bsystem name\b|TLS domain|\bFQDN\b)"
    r"[^\n]{0,240}?\n?"
)
"""A question for hosts; what stands in a menu behind a dash, or in a log, is none."""

ANSWERS = (
    shape(
        "hostname|host name|host to |host:|hosts|enter |system name|tls domain|fqdn",
        rf"{_ASKED}[ \t]{{0,8}}\[({NAMES})?\]>(?:[ \t]{{0,8}}({NAMES})[ \t]{{0,8}}$)?",
        lines=2,
    ),
    opening(
        "enter the destination hosts",
        rf"Enter the destination hosts[^>]{{0,500}}?\n\[({NAMES})?\]>(?:[ \t]{{0,8}}({NAMES})[ \t]{{0,8}}$)?",
    ),
    shape("@", rf"^[ \t]{{0,8}}\[?[\w.+-]{{1,64}}@({NAME})[: ](?=[~/\w.-]{{0,60}}\]?[#$%](?:\s|$))"),
    shape("'s password:", rf"^[\w.+-]{{1,64}}@({NAME})'s password:"),
    shape("login:", rf"^(?!Last )({NAME}) login:"),
    shape("hostname", rf"(?:^|[>#$%])[ \t]*(?:set)?hostname[ \t]+({NAME})[ \t]*$"),
    shape(
        "hostname|uname -n",
        rf"^(?:[^\n]{{0,80}}[>#$%])?[ \t]*(?-i:hostname(?: -[a-z])?|uname -n)[ \t]*\n[ \t]*({NAME})[ \t]*$",
        lines=2,
    ),
    shape("(group", rf"^[ \t]*\d{{1,3}}\. ({NAME}) \(group "),
    opening("/", rf"/\d{{1,3}}(?: on [\w .-]{{1,40}})?: ({NAME})\)"),
    opening(
        "machine ",
        rf"\bmachine (?:\"({NAME})\""
        rf"|({NAME})[ \t]+(?:\((?:serial|group)|at IP |in group |is already a member))",
    ),
    shape(" machine ", rf"^[ \t]+Machine ({NAME})[ \t]*$"),
    opening("[", rf"\[({NAME})\] Connecting to remote host"),
    opening("hoststatus", rf"\bhoststatus[ \t]+({NAME})[ \t]*$"),
    opening("host mail status for", rf"\bHost mail status for: ?'({NAME})'"),
)
"""Behind a question, in a list and in a message of AsyncOS, or as a shell shows it."""
