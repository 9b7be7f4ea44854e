"""The pack that calls are answered with: read, or opened together with its compiled form where it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from kb.cache.cache import Compiler, Records, cached_pack
from kb.model import Pack


def open_pack(path: Path, records: Callable[[], Records], folder: Path | None) -> Pack:
    """Return the pack at a path without cases and without causes that are out of service.

    It is opened from the folder where it is kept there, and otherwise read, checked against
    the readers' records, and kept; with None for a folder it is always read.
    Raises `PackFaulty` with every problem of the pack.
    """
    return cached_pack(path, records, folder, Compiler(Path(__file__).parent, compiled_tables))


def compiled_tables(pack: Pack) -> Mapping[str, bytes]:
    """Return the compiled form of a pack; raises TypeError or ValueError where it cannot be written."""
    from engine.asking.choice import encode_alike
    from engine.asking.model import asking_model, encode_model
    from engine.asking.proofs import encode_proofs
    from engine.asking.reach import encode_reach, reach_of
    from engine.asking.standing import base, encode_base
    from engine.matching.program import compile_pack, encode_program

    model = asking_model(pack)
    program = compile_pack(pack)
    return {
        **encode_program(program),
        **encode_proofs(program),
        **encode_model(model),
        **encode_reach(reach_of(model)),
        **encode_base(base(model)),
        **encode_alike(model),
    }
