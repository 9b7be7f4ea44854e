"""The command `version`, and the greeting at login: which release of AsyncOS runs on the box?

    sma.example.com> version

    Current Version
    ===============
    Product: Cisco M380 Content Security Management Appliance
    Model: M380
    Version: 9.6.0-051
    Build Date: 2015-11-25

A greeting:

    AsyncOS 12.1.0 for Cisco C100V build 071
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.evidence.reading import Found, Line, NotUsed, Reader, RecordShape, Run
from engine.evidence.runs import box_fields, is_run_of
from engine.observations import Reason

_VERSION = r"Version:\s*(\d{1,3}(?:\.\d{1,4}){1,3}(?:-\d{1,6})?)"
_GREETING = r"AsyncOS (\d{1,3}(?:\.\d{1,4}){1,3}) for (?:Cisco|IronPort) (\w{1,20}) build (\d{1,6})"
_TITLES = ("Current Version", "Product:", "Model:")
_FAR = 8
"""How many lines above the version its title may stand."""

_WEB_APPLIANCE = "WSA"
_PRODUCTS = {
    "Secure Email and Web Manager": "SMA",
    "Security Management": "SMA",
    "Secure Web": _WEB_APPLIANCE,
    "Web Security": _WEB_APPLIANCE,
    "Secure Email": "ESA",
    "Email Security": "ESA",
}
"""Products by a part of the name that `version` prints; the first that is found counts."""

_MODELS = {"C": "ESA", "X": "ESA", "M": "SMA", "S": _WEB_APPLIANCE}
"""Products by the first letter of the model."""


def _read(runs: tuple[Run, ...]) -> Iterator[Found | NotUsed]:
    for run in runs:
        shown = False
        is_version = is_run_of(run, "version")
        for at, line in enumerate(run.lines):
            if line.text.startswith("Version:"):
                above = run.lines[max(0, at - _FAR) : at]
                found = re.fullmatch(_VERSION, line.text, re.ASCII)
                if not is_version and not any(title.text.startswith(_TITLES) for title in above):
                    continue
                shown = True
                if found is None:
                    yield NotUsed(line, Reason.ODD_SHAPE)
                else:
                    yield from _release(box_fields(run, "version"), found[1], _product(above), line)
            elif line.text.startswith("AsyncOS "):
                found = re.fullmatch(_GREETING, line.text, re.ASCII)
                if found is not None:
                    yield from _release({}, f"{found[1]}-{found[3]}", _MODELS.get(found[2][0], ""), line)
        if run.typed_at is not None and is_version and not shown:
            yield NotUsed(run.typed_at, Reason.CUT_OFF)


def _release(fields: dict[str, str], version: str, product: str, line: Line) -> Iterator[Found]:
    if product != _WEB_APPLIANCE:
        box = {"box": fields["box"]} if "box" in fields else {}
        yield Found("version", box | {"version": version} | ({"product": product} if product else {}), line)


def _product(above: Sequence[Line]) -> str:
    for line in reversed(above):
        if line.text.startswith("Product:"):
            return next((product for part, product in _PRODUCTS.items() if part in line.text), "")
        if line.text.startswith("Model:"):
            return _MODELS.get(line.text.removeprefix("Model:").strip()[:1], "")
    return ""


READER = Reader(
    "asyncos.version",
    (RecordShape("version", frozenset({"box", "product", "version"}), ("box", "product"), {}),),
    ("Version:", "AsyncOS ", "version"),
    _read,
)
