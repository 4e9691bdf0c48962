"""How often a token may ask."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zitool.portalrb.counter import Throttle


class Clock:
    """A clock that tests move on."""

    now = 1000.0

    def __call__(self):
        return self.now


def test_two_hundred_at_once_then_twenty_a_second():
    """A full bucket holds ten seconds; after that as many as run in, and waiting says how long."""
    clock = Clock()
    throttle = Throttle(20, clock)
    assert [throttle.wait("a") for _ in range(200)] == [0] * 200
    assert throttle.wait("a") == 1 / 20
    clock.now += 1
    assert [throttle.wait("a") > 0 for _ in range(21)] == [False] * 20 + [True]


def test_tokens_do_not_take_from_one_another():
    """Who asks too often is refused alone."""
    throttle = Throttle(1, Clock())
    assert [throttle.wait("a") > 0 for _ in range(11)] == [False] * 10 + [True]
    assert throttle.wait("b") == 0


@given(st.integers(1, 50), st.lists(st.floats(0, 3), max_size=300))
def test_never_more_than_a_bucket_and_what_ran_in(rate, pauses):
    """Whatever the pauses: requests allowed are at most a full bucket and the rate times the time."""
    clock = Clock()
    throttle = Throttle(rate, clock)
    allowed = 0
    for pause in pauses:
        clock.now += pause
        allowed += throttle.wait("a") == 0
        assert allowed <= rate * 10 + rate * (clock.now - 1000) + 1e-6
