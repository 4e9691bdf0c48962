"""What is on offer, and to whom: all that requests are answered from, in memory and without a server."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, NamedTuple

from zitool.portalrb.documents import UNITS_WBK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zitool.portalrb.tokens import Token
    from zitool.wording import Language


class Offer(NamedTuple):
    """All that is served at one time.

    Attributes:
        year: of the proposal.
        wbk, wbbm: entries of the two lists, as the guide writes them, by the id of the unit.
        answers: by the id of a unit its answers document, compressed with zlib: ten thousand fit a small
            machine.
    """

    year: int
    wbk: Mapping[str, Mapping[str, object]]
    wbbm: Mapping[str, Mapping[str, object]]
    answers: Mapping[str, bytes]


class Counter:
    """Where requests are answered: what is on offer, and to whom; both are only ever replaced as a whole.

    Attributes:
        offer: what is served.
        tokens: who may ask; while there are none, nobody.
        language: of what an error says.
    """

    def __init__(self, offer: Offer, tokens: tuple[Token, ...], rate: int, language: Language) -> None:
        self.offer, self.tokens, self.language = offer, tokens, language
        self.throttle = Throttle(rate, time.monotonic)
        self._lists: dict[tuple[str, frozenset[str] | None], bytes] = {}
        self._lists_of = offer

    def units(self, target: str, token: Token) -> bytes:
        """Return a list of proposed units, of which a token sees those in its scope and no other."""
        offer = self.offer
        if self._lists_of is not offer:
            self._lists, self._lists_of = {}, offer
        document = self._lists.get((target, token.units))
        if document is None:
            entries = offer.wbk if target == UNITS_WBK else offer.wbbm
            seen = [entry for unit_id, entry in entries.items() if token.may_see(unit_id)]
            document = as_json({"tahun": offer.year, "units": seen})
            self._lists[target, token.units] = document
        return document


def as_json(document: object) -> bytes:
    """Return a document as JSON in UTF-8, without blanks."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


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
