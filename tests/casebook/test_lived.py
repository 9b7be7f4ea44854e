"""A call read from the casebook is the call that was lived, whatever happened in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.calls.call import observe
from engine.calls.course import (
    BOX,
    NOTE,
    TICKET,
    VERSIONS,
    Course,
    Outcome,
    acts_between,
    course_of,
    value_line,
)
from engine.casebook import keeper as keeping
from engine.casebook.casebook import Casebook
from engine.casebook.gist import reread
from engine.casebook.keeper import Keeper
from engine.casebook.news import News
from engine.observations import Origin
from tests.casebook.running import PATIENCE
from tests.evidence.pastes import STATUS, TELNET, TLSVERIFY, WHICH_HOST
from tests.knowledge.shipped import paste, shipped_pack
from tui.call import session as calls
from tui.call.session import Session, start

Step = Callable[[Session], Session]

PACK = shipped_pack()
FINDINGS = {name: found for name, found in PACK.findings.items() if found.question and found.choices}
PASTES = tuple(paste(text, f"output-{number}") for number, text in enumerate((STATUS, TELNET, TLSVERIFY)))
CAUSES = st.sampled_from(tuple(PACK.causes))
WORDS = st.text(max_size=12)
PLACES = st.integers(0, 3)
LINES = st.sampled_from((NOTE, BOX, TICKET, VERSIONS, *map(value_line, FINDINGS)))


@st.composite
def an_answer(draw: st.DrawFn) -> Step:
    finding = draw(st.sampled_from(tuple(FINDINGS)))
    value = draw(st.sampled_from([choice.value for choice in FINDINGS[finding].choices]))
    origin, settles = draw(st.sampled_from((Origin.SAID, Origin.READ_OUT))), draw(st.booleans())
    return lambda call: calls.answer(call, finding, value, origin, settles)


STEPS: st.SearchStrategy[Step] = st.one_of(
    an_answer(),
    st.sampled_from(tuple(FINDINGS)).map(lambda finding: lambda call: calls.cannot_check(call, finding)),
    st.sampled_from(tuple(FINDINGS)).map(lambda finding: lambda call: calls.withdraw(call, finding)),
    st.sampled_from(PASTES).map(lambda pasted: lambda call: calls.paste(call, pasted)),
    st.sampled_from(PASTES).map(lambda pasted: lambda call: calls.reject(call, pasted.source, 7)),
    st.builds(lambda cause, helped: lambda call: calls.fix_tried(call, cause, helped), CAUSES, st.booleans()),
    st.builds(lambda cause, place: lambda call: calls.tick(call, cause, place, "done"), CAUSES, PLACES),
    st.builds(lambda cause, place: lambda call: calls.untick(call, cause, place), CAUSES, PLACES),
    WORDS.map(lambda text: lambda call: calls.note(call, text)),
    WORDS.map(lambda text: lambda call: calls.name_call(call, text)),
    WORDS.map(lambda text: lambda call: calls.keep_draft(call, text)),
    st.builds(lambda line, text: lambda call: calls.type_line(call, line, text), LINES, WORDS),
    st.builds(lambda ticket, versions: lambda call: calls.attach(call, ticket, versions), WORDS, WORDS),
    st.sampled_from(Outcome).map(lambda outcome: lambda call: calls.end(call, outcome)),
    st.just(calls.change_origin),
    st.just(calls.back),
    st.just(calls.back),
    st.just(calls.redo),
)


@settings(max_examples=40)
@given(st.lists(st.tuples(STEPS, st.booleans()), min_size=1, max_size=14))
def test_folding_the_stored_acts_is_the_same_as_having_lived_them(steps: list[tuple[Step, bool]]) -> None:
    lived = start(PACK)
    with TemporaryDirectory() as folder, patch.object(keeping, "PATIENCE", PATIENCE):
        path = Path(folder, "casebook.db")
        keeper = Keeper(path, PACK, SimpleQueue[News]().put)
        for step, shown in steps:
            lived = step(lived)
            # What happens at once, such as a fix and the answer that checks it, is handed over at once.
            if shown or lived.course.outcome is not None:
                assert keeper.keep(lived.course, lived.diagnosis, "en")
        assert keeper.keep(lived.course, lived.diagnosis, "en")
        assert keeper.close(PATIENCE)
        book = Casebook.open(path)
        heads = book.heads()
        stored = book.read(keeper.call) if keeper.call else None
        book.close()
    if stored is None:
        assert (heads, lived.course) == ((), Course())
        return
    course = reread(PACK, course_of(one.act for one in stored.acts))
    assert course == lived.course
    assert observe(PACK, course.events) == lived.diagnosis.observations
    assert calls.resumed(PACK, course).diagnosis.causes == lived.diagnosis.causes
    assert (stored.head.outcome, stored.head.acts) == (lived.course.outcome, len(stored.acts))


@settings(max_examples=25)
@given(st.lists(STEPS, max_size=8), st.lists(STEPS, max_size=8))
def test_what_a_copy_became_leads_back_to_the_call(ours: list[Step], theirs: list[Step]) -> None:
    begun = calls.paste(start(PACK), paste(WHICH_HOST[0], "output-9"))
    here, there = begun, begun
    for step in ours:
        here = step(here)
    for step in theirs:
        there = step(there)
    assert course_of(acts_between(here.course, there.course), here.course) == there.course
