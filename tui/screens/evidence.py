"""What was read from a paste, before it is taken: each line of it can be rejected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from engine.calls.call import Event, Pasted, Rejected
from engine.calls.disputes import contradictions
from tui.actions.keymap import bindings
from tui.call import session as calls
from tui.call.evidence_items import MOST_ITEMS, Item, Mark, items_of
from tui.call.session import Session
from tui.page.listing import Listing
from tui.page.page import View
from tui.safe import joined, safe
from tui.screens.conflicts import ConflictsPage
from tui.widgets.rows import Row, Rows
from tui.widgets.words import Words
from tui.words.call import fill
from tui.words.evidence import EVIDENCE
from tui.words.general import VERDICTS

_SIGNS = {Mark.FOUND: "✔", Mark.REJECTED: "✘", Mark.UNUSED: "!"}
_STYLES = {Mark.FOUND: "bold $success", Mark.REJECTED: "$text-muted", Mark.UNUSED: "bold $warning"}
_AROUND = 30
"""How many lines of the text are shown before and after the marked one."""
_LONGEST = 500


class EvidencePage(Listing):
    """What a paste shows, and under it the text with its lines marked; ends with the call after it."""

    NAME = "evidence"
    CSS_PATH: ClassVar = ["../page/listing.tcss", "evidence.tcss"]
    BINDINGS = bindings(NAME)

    def __init__(self, view: View, pasted: Pasted, text: Sequence[str]) -> None:
        super().__init__(view)
        self._pasted = pasted
        self._text = text
        self._rejected: frozenset[int] = frozenset()
        self._items: list[Item] = []
        self._marks: dict[int, Mark] = {}
        self._after = view.session
        self._look()

    def _look(self) -> None:
        """Work out what the paste shows, and what the call would be with it."""
        self._items = items_of(self.view.session.pack, self._pasted, self._rejected)
        # What is used wins over what is not, where a line has both.
        self._marks = {item.place.line: item.mark for item in self._items if item.mark is not Mark.FOUND}
        self._marks |= {item.place.line: item.mark for item in self._items if item.mark is Mark.FOUND}
        self._after = calls.add_all(self.view.session, self._events())

    def _events(self) -> tuple[Event, ...]:
        source = self._pasted.source
        return self._pasted, *(Rejected(source, line) for line in sorted(self._rejected))

    def body(self) -> ComposeResult:
        """Lay out the list, the text, and what taking it would do."""
        yield from super().body()
        with VerticalScroll(id="context", can_focus=False):
            yield Rows(id="context-rows")
        yield Words(id="effect")

    @property
    def title_words(self) -> str:
        """How much was recognised."""
        if not self._items:
            return fill(EVIDENCE["nothing"], self.view.language)
        found = sum(item.mark is Mark.FOUND for item in self._items)
        unused = sum(item.mark is Mark.UNUSED for item in self._items)
        title = fill(
            EVIDENCE["title"],
            self.view.language,
            source=self._pasted.source,
            found=found,
            unused=unused,
            lines=f"{len(self._text):,}",
        )
        more = len(self._items) - MOST_ITEMS
        return f"{title}. {fill(EVIDENCE['more'], self.view.language, count=more)}" if more > 0 else title

    def lines(self) -> Sequence[Sequence[Row]]:
        """Return a line for each thing recognised, or not usable."""
        return [self._rows(item) for item in self._items[:MOST_ITEMS]]

    def fill(self) -> None:
        """Show the list, the text around the marked line, and what taking the paste would do."""
        super().fill()
        rows = list(self._around())
        self.query_one("#context-rows", Rows).say_rows(rows)
        self.query_one("#effect", Words).say(safe(self._effect(), "bold"))
        self.call_after_refresh(self._scroll_context)

    def action_reject(self) -> None:
        """Reject the marked line, or take the rejection back."""
        if self.marked is None or self._items[self.marked].mark is Mark.UNUSED:
            self.notice(safe(fill(EVIDENCE["cannot-reject"], self.view.language)))
            return
        line = self._items[self.marked].place.line
        self._rejected ^= {line}
        self._look()
        self.fill()

    def action_take(self) -> None:
        """Take the paste; ask first where it contradicts what is known."""
        session, events = self.view.session, self._events()
        if contradictions(session.pack, session.events, events):
            self.app.push_screen(ConflictsPage(self.view, events), self._ended)
        else:
            self._ended(calls.add_all(session, events))

    def _ended(self, session: Session | None) -> None:
        if session is not None:
            self.dismiss(session)

    def _rows(self, item: Item) -> Sequence[Row]:
        sign = safe(f"{_SIGNS[item.mark]} ", _STYLES[item.mark])
        state = fill(EVIDENCE[item.mark], self.view.language)
        words = joined((safe(f"{state}: ", _STYLES[item.mark]), safe(item.words(self.view.wording))))
        line = self.view.wording.word("line", line=item.place.line)
        return Row(sign, words), Row(safe("  "), safe(f"{line}: {item.place.quote}", "$text-muted"))

    def _around(self) -> Iterator[Row]:
        if self.marked is None:
            first, here = 0, -1
        else:
            here = self._items[self.marked].place.line - 1
            first = max(0, here - _AROUND)
        for place in range(first, min(first + 2 * _AROUND + 1, len(self._text))):
            mark = self._marks.get(place + 1)
            sign = _SIGNS[mark] if mark else " "
            style = _STYLES[mark] if mark else "$text-muted"
            pointer = ">" if place == here else " "
            line = self._text[place]
            shown = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}..."
            yield Row(safe(f"{pointer}{place + 1:>6} {sign} ", style), safe(shown, style))

    def _scroll_context(self) -> None:
        """Bring the marked line to the middle of the text."""
        if self.marked is None:
            return
        area = self.query_one("#context", VerticalScroll)
        here = self.query_one("#context-rows", Rows).row_of(
            min(_AROUND, self._items[self.marked].place.line - 1)
        )
        area.scroll_to(y=max(0, here - area.size.height // 2), animate=False)

    def _effect(self) -> str:
        session = self.view.session
        if contradictions(session.pack, session.events, self._events()):
            return fill(EVIDENCE["contradicts"], self.view.language)
        before = {judged.cause: judged.verdict for judged in self.view.session.diagnosis.causes}
        changes = [
            fill(
                EVIDENCE["effect-change"],
                self.view.language,
                cause=self.view.wording.cause(judged.cause),
                verdict=f"[{self.view.text(VERDICTS[judged.verdict])}]",
            )
            for judged in self._after.diagnosis.causes
            if judged.verdict is not before[judged.cause]
        ]
        if not changes:
            return fill(EVIDENCE["no-effect"], self.view.language)
        return fill(EVIDENCE["effect"], self.view.language, changes="; ".join(changes))


PAGE = EvidencePage
