"""Evidence: what pasted program output shows."""

from engine.evidence.combine import combine
from engine.evidence.paste import read_paste
from engine.evidence.readers import READERS

__all__ = ["READERS", "combine", "read_paste"]
