"""The program on the shipped pack, pasting into it, and program output to paste."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual import events
from textual.pilot import Pilot

from engine.calls.call import Answered, Event
from kb.model import Language
from kb.service import in_service
from tests.knowledge.shipped import shipped_pack
from tests.tui.playing import on_screen
from tests.tui.sample import sample_app
from tui.app import Advisor

GREY = Answered("enable-button", "greyed-out")
OFFLINE = Answered("sma-status", "offline")
ONLINE = Answered("sma-status", "online")

STATUS = """sma.example.com> status

Enter "status detail" for more information.

Status as of:           Mon Jul 21 11:57:38 2014 GMT
Up since:              Mon Jul 21 11:07:04 2014 GMT (50m 34s)
System status:        Offline
Oldest Message:      No Messages
"""
TELNET = """mx.example.com> telnet

Please select which interface you want to telnet from.
1. Auto
2. Data 1 (192.0.2.10/24: mx.example.com)
[1]> 2

Enter the remote hostname or IP address.
[]> sma.example.com

Enter the remote port.
[25]> 7025

Trying 192.0.2.20...
telnet: Unable to connect to remote host: Connection refused
"""
RESUMED = "sma.example.com> resume\n\nReceiving resumed for euq_listener, cpq_listener.\n"


def shipped_app(language: Language = "en", happened: Iterable[Event] = (GREY,)) -> Advisor:
    """The program in the middle of a call on the shipped pack."""
    return sample_app(language, happened, in_service(replace(shipped_pack())))


async def keys(pilot: Pilot[None], *pressed: str) -> str:
    """Press keys one after the other; return the screen then."""
    for key in pressed:
        await pilot.press(key)
        await pilot.pause()
    return on_screen(advisor(pilot))


async def paste(pilot: Pilot[None], text: str) -> str:
    """Paste, wait until it was read, and return the screen then."""
    app = advisor(pilot)
    (app.focused or app.screen).post_message(events.Paste(text))
    return await settled(pilot)


async def settled(pilot: Pilot[None]) -> str:
    """Wait until all work in the background is done; return the screen then."""
    await pilot.pause()
    await advisor(pilot).workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()
    return on_screen(advisor(pilot))


def advisor(pilot: Pilot[None]) -> Advisor:
    """The program that is played."""
    app = pilot.app
    assert isinstance(app, Advisor)
    return app
