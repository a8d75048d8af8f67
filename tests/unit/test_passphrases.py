"""How long one waits after wrong passphrases, whatever the clock does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.passphrases import LONGEST_WAIT, Tries, change_faults
from cigdesk.store_errors import TooManyTries, wait_text

NOW = datetime(2026, 11, 12, 9, 42, tzinfo=UTC)
STEPS = st.lists(st.integers(-10_000, 10_000).map(lambda seconds: timedelta(seconds=seconds)), max_size=12)


@pytest.mark.parametrize(
    ("wrong", "seconds"), [(0, 0), (4, 0), (5, 10), (6, 20), (7, 40), (9, 160), (10, 300), (500, 300)]
)
def test_the_wait_begins_at_five_and_doubles_to_five_minutes(wrong, seconds):
    assert Tries(wrong, NOW).wait == timedelta(seconds=seconds)


@given(st.integers(0, 10**6), st.integers(0, 1000))
def test_what_is_left_goes_down_to_nothing(wrong, seconds):
    tries = Tries(wrong, NOW)
    left = tries.left(NOW + timedelta(seconds=seconds))
    assert left == max(tries.wait - timedelta(seconds=seconds), timedelta())
    assert tries.failed(NOW).wait >= tries.wait
    assert tries.wait <= LONGEST_WAIT


@given(st.integers(5, 20), STEPS)
def test_setting_the_clock_back_shortens_nothing_and_lasts_no_longer_than_the_wait(wrong, steps):
    """However the clock jumps, what went by forward before the wait is over is the whole wait at least."""
    tries, clock, forward = Tries(wrong, NOW), NOW, timedelta()
    for step in steps:
        clock += step
        forward += max(step, timedelta())
        tries = tries.seen(clock)
        assert tries.left(clock) >= tries.wait - forward
        assert tries.left(clock + tries.wait) == timedelta()


def test_what_is_wrong_in_a_change_is_said_by_field():
    assert change_faults("l’ancienne phrase", "une nouvelle phrase", "une nouvelle phrase") == {}
    assert set(change_faults("", "court", "")) == {"old", "new", "again"}
    same = change_faults("la même phrase", "la même phrase", "la même phrase")
    assert "la même" in same["new"]
    assert "diffèrent" in change_faults("l’ancienne phrase", "une nouvelle phrase", "une autre")["again"]


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.2, "1 seconde"), (10, "10 secondes"), (60, "1 min"), (125, "2 min 05 s")]
)
def test_the_time_left_is_said_in_french(seconds, said):
    wait = timedelta(seconds=seconds)
    assert wait_text(wait).replace("\u00a0", " ") == said
    assert wait_text(wait) in str(TooManyTries(None, 5, wait))
