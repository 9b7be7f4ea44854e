"""The search for garbage is as it was once the work is done, whatever became of it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from kb.collector import collector_paused


@pytest.fixture(autouse=True)
def _collector_as_before() -> Iterator[None]:
    running = gc.isenabled()
    yield
    gc.unfreeze()
    (gc.enable if running else gc.disable)()


@pytest.mark.parametrize("running", [True, False])
def test_it_goes_on_after_work_that_failed_and_after_work_within_work(running: bool) -> None:
    (gc.enable if running else gc.disable)()

    def work() -> None:
        with collector_paused():
            with collector_paused():
                assert not gc.isenabled()
            assert not gc.isenabled()
            raise KeyError

    with pytest.raises(KeyError):
        work()
    assert gc.isenabled() is running


def test_what_was_made_is_not_new_to_it() -> None:
    gc.enable()
    with collector_paused():
        made = [[number] for number in range(5000)]
    assert gc.get_count()[0] < len(made)
    assert any(one is made for one in gc.get_objects(generation=2))
    assert gc.get_freeze_count() == 0


def test_what_was_set_aside_before_stays_set_aside() -> None:
    gc.enable()
    gc.freeze()
    with collector_paused():
        pass
    assert gc.get_freeze_count()
