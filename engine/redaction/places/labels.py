"""Labels and words of people behind which, or before which, the name of a host stands."""

from __future__ import annotations

from engine.redaction.places.parts import HANGUL_NAME, LIST, NAME, V4
from engine.redaction.shapes import opening, shape

_LABELS = (
    r"(?:(?<![A-Za-z0-9])host(?:[ _-]?name)?|\bmachine[ _]?name|\bVM name|\bserver[ _]?name|\bdomain|\bFQDN"
    r"|\bcomputer[ _]?name|\bsystem name|\btrap target"
    r"|\b(?:ntp|syslog|proxy|ldap|log|update|relay) ?(?:server|host)"
    r"|(?:호스트|서버|장비)(?: ?이름|명| ?네임)?)"
)
_SEVERAL = (
    r"(?:\b(?:host(?:[ _-]?name)?|server|machine|node)s"
    r"|(?:호스트|서버|장비|노드)(?: ?이름|명| ?네임)?들?)"
)
_NAME_LABELS = (
    r"(?:\bhost[ _-]?name|\bmachine[ _]?name|\bserver[ _]?name"
    r"|(?:호스트|서버|장비|시스템|노드|머신)(?: ?이름|명| ?네임))"
)
_IS = r"[ \t.]*[\"']?[ \t]?[:=>→][ \t]*[\"']?"
_NO_NAME = r"(?!무엇|다음|없|모르|같|아래|위|정상|필수|여기|문제|동일|그대로|호스트|서버|장비|확인|변경|설정)"

LABELS = (
    opening(
        "host|vm name|machine|server|domain|fqdn|computer|system name|trap target|ntp server|syslog |proxy "
        "|ldap |log server|update server|relay host|호스트|서버|장비",
        rf"{_LABELS}{_IS}({NAME})",
    ),
    opening("host|server|machine|node|호스트|서버|장비|노드", rf"{_SEVERAL}{_IS}\[?[\"']?({LIST})"),
    opening("host|machine|server|호스트|서버|장비|시스템|노드|머신", rf"{_NAME_LABELS}{_IS}({HANGUL_NAME})"),
    opening(
        "server|node|machine|computer|relay",
        rf"\b(?:server|node|machine|computer|relay)[ \t]?=[ \t]?[\"']?({NAME})",
    ),
    opening(
        "ntp server|proxy",
        rf"\b(?:NTP servers?:[ \t]+({NAME})[ \t]*$|proxy:[ \t]+({NAME}):\d)",
    ),
    shape("host=|hostname=", rf"\b[a-z]{{1,16}}host(?:name)?=[\"']?({NAME})"),
    opening(
        "hosts:|servers:|machines:|nodes:",
        rf"\b\w{{4,8}}:[ \t]*\n((?:[ \t]{{0,8}}-[ \t]{{1,4}}{NAME}[ \t]*(?:\n|\Z)){{1,30}})",
    ),
    opening("devname=|dvchost=", rf"\b\w{{7}}=[\"']?({NAME})"),
    opening("hostname(s) (", rf"\bHostname\(s\) \(({NAME})\)"),
    opening(
        "호스트|서버|장비|시스템|노드|머신",
        rf"(?:호스트|서버|장비|시스템|노드|머신)(?: ?이름|명| ?네임)[은는이가]?[ \t]{{1,4}}[\"']?({NAME})",
    ),
    opening(
        "호스트|서버|장비|시스템|노드|머신",
        rf"(?:호스트|서버|장비|시스템|노드|머신)(?: ?이름|명| ?네임)[은는이가][ \t]{{1,4}}{_NO_NAME}"
        r"([가-힣][가-힣0-9-]{0,62}?[가-힣0-9])"
        r"(?=[ \t]?(?:입니다|이고|이며|인데|이에요|예요|이라고|라고)(?![가-힣]))",
    ),
    shape("(", rf"(?<![\w.-])([A-Za-z0-9][\w.-]{{0,251}}+)(?<=[A-Za-z0-9])\({V4}(?![0-9.])"),
)
"""What a label or a name in Korean names, and what an address in brackets follows at once."""
