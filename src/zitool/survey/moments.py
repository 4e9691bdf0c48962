"""Days and times as exports write them, and which number of ``03/04/2026`` is the day.

A form says ``30/11/2026 9.15.02``, ``11/30/2026 9:15:02``, ``2026/11/30 9:15:02 AM GMT+7`` or
``30 Nov 2026``, by the language of whoever exports it. Which comes first, day or month, is never taken for
granted: a column shows it, or it is said that it does not. Zones are left as written: no office has two.
"""

from __future__ import annotations

import re
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from zitool.core.days import read_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Order = Literal["day", "month"]
"""Which number comes first where the year is last."""
ORDERS: tuple[Order, ...] = ("day", "month")

_TIME = (
    r"(?:[T ,]+(?:pukul |jam |at )?(?P<hour>\d{1,2})[.:](?P<minute>\d{2})"
    r"(?:[.:](?P<second>\d{2})(?:[.,]\d+)?)?(?: ?(?P<half>[ap])\.?m\.?)?"
    r"(?: ?(?:Z|WIB|WITA|WIT|GMT|UTC)? ?(?:[+-]\d{1,2}(?::?\d{2})?)?)?)?"
)
_NUMBERS = re.compile(
    rf"(?P<first>\d{{1,4}})(?P<sign>[/.\-])(?P<second_>\d{{1,2}})(?P=sign)(?P<third>\d{{1,4}}){_TIME}",
    re.IGNORECASE | re.ASCII,
)
_NAMED = re.compile(
    rf"(?:[a-z]{{3,9}}, ?)?(?:(?P<day>\d{{1,2}})[ \-](?P<month>[a-z]{{3,9}})\.?|(?P<month_>[a-z]{{3,9}})\.? "
    rf"(?P<day_>\d{{1,2}}))[ ,\-]+(?P<year>\d{{4}}){_TIME}",
    re.IGNORECASE | re.ASCII,
)
_DOTTED = re.compile(r"\d\.\d{2}\.\d{2}$")
_NOON, _MONTHS, _CENTURY = 12, 12, 2000
_YEAR_DIGITS, _SHORT_YEAR = 4, 2
_LONGEST = 60


def is_moment(text: str) -> bool:
    """Whether `text` names a day, in whichever order."""
    return moment(text, "day") is not None or moment(text, "month") is not None


def moment(text: str, order: Order) -> datetime | None:
    """Return the day and time that `text` names if `order` says what comes first; None where it names none.

    Without a time it is midnight.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return None
    if match := _NUMBERS.fullmatch(text):
        first, second, third = match["first"], match["second_"], match["third"]
        if len(first) == _YEAR_DIGITS and len(third) <= _SHORT_YEAR:
            year, month, day = first, second, third
        elif len(first) <= _SHORT_YEAR and len(third) in {_SHORT_YEAR, _YEAR_DIGITS}:
            year = third if len(third) == _YEAR_DIGITS else str(_CENTURY + int(third))
            day, month = (first, second) if order == "day" else (second, first)
        else:
            return None
    elif match := _NAMED.fullmatch(text):
        named = read_day(
            f"{match['day'] or match['day_']} {match['month'] or match['month_']} {match['year']}"
        )
        if named is None:
            return None
        year, month, day = str(named.year), str(named.month), str(named.day)
    else:
        return None
    hour = int(match["hour"] or 0)
    if match["half"]:
        hour = hour % _NOON + (_NOON if match["half"].casefold() == "p" else 0)
    minute, second = int(match["minute"] or 0), int(match["second"] or 0)
    try:
        return datetime(int(year), int(month), int(day), hour, minute, second)  # noqa: DTZ001 - as written
    except ValueError:
        return None


def order_of(texts: Sequence[str], header: str) -> Order | None:
    """Return which comes first in a column of days; None where nothing in it tells, or it tells both.

    A number above twelve is no month, and whoever writes times with dots (``9.15.02``) writes the day first.
    Where there is neither, exports stand in the order of time: the reading
    that never goes back holds, if it is the only one. At last an Indonesian or English header says it.
    """
    votes = {_vote(text) for text in texts}
    sure: list[Order] = [order for order in ORDERS if order in votes]
    if sure:
        return sure[0] if len(sure) == 1 else None
    if "either" not in votes or any(_DOTTED.search(text) for text in texts):
        return "day"
    return _by_time(texts) or _by_words(header)


def _vote(text: str) -> Literal["day", "month", "either"] | None:
    """Return the order that a text needs; None where it has none of its own, as with the year first."""
    match = _NUMBERS.fullmatch(" ".join(text.split()))
    if match is None or len(match["first"]) > _SHORT_YEAR:
        return None
    first, second = int(match["first"]), int(match["second_"])
    if first > _MONTHS:
        return "day" if second <= _MONTHS else None
    return "month" if second > _MONTHS else None if first == second else "either"


def _by_time(texts: Iterable[str]) -> Order | None:
    rising = [order for order in ORDERS if _is_rising([moment(text, order) for text in texts])]
    return rising[0] if len(rising) == 1 else None


def _is_rising(moments: Iterable[datetime | None]) -> bool:
    return all(earlier <= later for earlier, later in pairwise([at for at in moments if at is not None]))


def _by_words(header: str) -> Order | None:
    words = header.casefold()
    if any(word in words for word in ("stempel", "tanggal", "tgl", "waktu", "last submitted")):
        return "day"
    return None
