"""How often one may ask: a bucket for each name that fills at a steady rate and is never fuller than full."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

BURST_SECONDS = 10
"""A full bucket is what runs in during so many seconds: 200 requests at 20 a second."""


class Throttle:
    """Counts requests by name.

    Args:
        rate: requests a second in the long run.
        clock: seconds of a clock that never goes back.
    """

    def __init__(self, rate: int, clock: Callable[[], float]) -> None:
        self.rate, self.full = rate, rate * BURST_SECONDS
        self._clock = clock
        self._left: dict[str, tuple[float, float]] = {}

    def wait(self, name: str) -> float:
        """Return 0 and count a request of `name`, or the seconds to wait, and then nothing is counted."""
        now = self._clock()
        left, then = self._left.get(name, (float(self.full), now))
        left = min(float(self.full), left + (now - then) * self.rate)
        allowed = left >= 1
        self._left[name] = (left - allowed, now)
        return 0.0 if allowed else (1 - left) / self.rate
