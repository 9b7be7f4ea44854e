"""Figures as people read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Figures = dict[str, float | str]
Row = tuple[str, ...]


def time(seconds: float | str) -> str:
    """Return a time with the unit that suits it."""
    for unit, scale in (("s", 1.0), ("ms", 1e3)):
        if float(seconds) * scale >= 1:
            return f"{float(seconds) * scale:.3g} {unit}"
    return f"{float(seconds) * 1e6:.3g} µs"


def memory(mebibytes: float | str) -> str:
    """Return an amount of memory."""
    return f"{float(mebibytes):.0f} MiB"


def ratio(figures: Mapping[str, float | str], other: Mapping[str, float | str], figure: str) -> str:
    """Return how many times one figure is another, or a dash where either is missing."""
    if figure not in figures or figure not in other or not float(other[figure]):
        return "-"
    return f"{float(figures[figure]) / float(other[figure]):.2f}"


def as_text(title: str, rows: Sequence[Row]) -> str:
    """Return a table with its columns aligned."""
    columns = max(len(row) for row in rows)
    widths = [
        max((len(row[place]) for row in rows if len(row) == columns), default=0) for place in range(columns)
    ]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
        for row in rows
    ]
    return "\n".join([title, "=" * len(title), *lines, ""])
