"""What is to be said about a stored call that cannot be shown as it was held."""

from __future__ import annotations

from engine.casebook.calls import StoredCall
from tui.cli.console import filled, tell
from tui.words.calls import CALLS
from tui.words.wording import Wording


def warn_of_pack(wording: Wording, call: StoredCall) -> None:
    """Say on standard error that the call was held with another pack, or that part of it cannot be read."""
    held, pack = (call.head.pack, call.head.pack_version), wording.pack
    if held != (pack.id, pack.version):
        tell(
            filled(CALLS["other-pack"], held=" ".join(held), pack=f"{pack.id} {pack.version}"),
            wording.language,
        )
    if call.unread is not None:
        tell(filled(CALLS["in-part"], place=call.unread[0] + 1), wording.language)
