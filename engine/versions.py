"""Versions as products print them, such as 8.0.1-023."""

from __future__ import annotations

import re


def is_lower(version: str, bound: str) -> bool:
    """Tell whether a version is lower than a bound; what holds no number is not."""
    parts = _numbers(version)
    return bool(parts) and parts < _numbers(bound)


def _numbers(version: str) -> list[int]:
    return [int(digits[:9]) for digits in re.findall(r"\d+", version)]
