"""Names with a role and a number, such as seoul-mx-02."""

from __future__ import annotations

from engine.redaction.shapes import shape

FILE_ENDINGS = frozenset(
    "txt log logs xml yaml yml csv tar gz tgz bz2 xz 7z cfg conf config json html htm pdf doc docx xls xlsx "
    "png jpg jpeg gif current pem crt cer key csr p12 pfx bak old tmp dat ini eml msg mbox pcap cap exe dll "
    "db sqlite out err".split()
)
_ROLES = (
    r"(?:esa|sma|wsa|cesa|ironport|iport|mx|mta|smtp|mail|relay|mgw|smg|euq|pvo|ns|dns|dc|srv|svr|fw|vpn)"
)
_NUMBERED = r"(?<![A-Za-z0-9./@%-])(?=[a-z][a-z-]*+[0-9])"
"""Where a name may begin that has a number."""
_ALONE = r"(?![A-Za-z0-9]|[.-][A-Za-z0-9])"
_OF_FILE = rf"(?![A-Za-z0-9])(?=[\w-]{{0,60}}\.(?:{'|'.join(sorted(FILE_ENDINGS))})(?![A-Za-z0-9]))"
"""Where a name goes on behind it: nowhere, or as that of a file."""

NUMBERED = (
    shape(
        "",
        rf"{_NUMBERED}(?:"
        rf"((?:[a-z][a-z0-9]{{0,30}}-){{0,4}}{_ROLES}[0-9]{{1,3}}+[a-z]?+)(?:{_ALONE}|{_OF_FILE})"
        r"|(?![a-z0-9-]*[cmsx]\d{3}v?(?![a-z0-9]))"
        rf"((?:[a-z][a-z0-9]{{1,30}}-){{0,4}}{_ROLES}(?:[0-9]{{1,3}}[a-z]?)?(?:-[a-z][a-z0-9]{{1,30}}){{0,4}}"
        rf"(?:-[0-9]{{1,3}}[a-z]?)?){_ALONE}(?!_))",
    ),
)
"""Names with a role and a number, wherever they stand; the number stands at any part of the second."""
