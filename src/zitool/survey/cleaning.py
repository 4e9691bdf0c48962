"""Which responses count, rule by rule: each has a name, a count and a switch, and nothing goes unsaid.

What cannot be a response of somebody who was served is left out unless it is kept; signs of answers that were
made up are shown, and left out only where somebody says so. A rule whose data is not there cannot be checked.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from zitool.survey.roles import Role, folded, is_finished, is_internal, is_staff, yes_or_no

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from zitool.survey.instrument import Control
    from zitool.survey.reading import Columns, Response

State = Literal["dropped", "kept", "not_checkable"]

_ITEMS_IN_LINE = 4
_ROWS_ALIKE = 5
_STEPS_ALIKE = 5
_MANY, _MINUTES = 10, 5
_PHONE_DIGITS = 7
_LATE, _FEW_FIVES = 30, 4
_NOBODY = frozenset({
    "", "-", "anonim", "anonymous", "anonymus", "nn", "n.n", "noname", "no name", "hamba allah", "responden",
    "x", ".",
})  # fmt: skip


class Period(NamedTuple):
    """From the first to the last day, both in it."""

    first: date
    last: date


class Data(NamedTuple):
    """What rules look at.

    Attributes:
        responses: all of them, in the order of the files.
        columns: id of a grid → its columns beside the questions.
        period: that was asked for.
        control: the instrument's question whether somebody was steered.
        highest: of the scale of each answer.
    """

    responses: Sequence[Response]
    columns: Mapping[int, Columns]
    period: Period | None = None
    control: Control | None = None
    highest: Sequence[int] = ()

    def column(self, response: Response, role: Role) -> str:
        """Return what stands in the first column of a role; empty where there is none."""
        return response.text(self.columns[id(response.grid)].first(role))

    def has(self, role: Role) -> bool:
        """Whether any table has a column of a role."""
        return any(role in columns.of for columns in self.columns.values())


Hits = frozenset[int]
"""Positions of responses that a rule fits."""


def _blank(data: Data) -> Hits:
    return _where(data, lambda response: not any(answer is not None for answer in response.answers))


def _duplicate(data: Data) -> Hits | None:
    """Return responses that come again: the same answers, the same time, the same person.

    Where only one of time and person is there, it has to tell people apart: a time that most share, or one
    name for everybody, does not.
    """
    people = [_person(data, response) for response in data.responses]
    moments = [response.at if _has_time(response) else None for response in data.responses]
    by_person, by_time = _tells_apart(people), _tells_apart(moments)
    if not by_person and not by_time:
        return None
    seen: set[object] = set()
    repeated = set()
    for at, response in enumerate(data.responses):
        who, when = people[at], moments[at]
        if (who and (when or by_person)) or (when and by_time and not who):
            key = response.answers, when, who
            if key in seen:
                repeated.add(at)
            seen.add(key)
    return frozenset(repeated)


def _person(data: Data, response: Response) -> tuple[str, ...]:
    """Return what is known of who answered; empty where nothing is, or a name that is none."""
    own = data.columns[id(response.grid)].of
    known = tuple(
        " ".join(response.text(column).casefold().split())
        for role in (Role.NAME, Role.PHONE, Role.MAIL, Role.NIK)
        for column in own.get(role, ())
    )
    if any(text not in _NOBODY for text in known):
        return known
    ids = own.get(Role.RESPONDENT, ())
    number = response.text(ids[0]) if ids else ""
    return (str(id(response.grid)), number) if number else ()


def _has_time(response: Response) -> bool:
    return response.at is not None and response.at.time() != response.at.time().min


def _tells_apart(marks: Sequence[object]) -> bool:
    """Whether at least half of what is there is different."""
    given = [mark for mark in marks if mark]
    return bool(given) and len(set(given)) * 2 >= len(given)


def _staff(data: Data) -> Hits | None:
    if not data.has(Role.STAFF) and not data.has(Role.OCCUPATION):
        return None
    return _where(
        data,
        lambda response: (
            yes_or_no(data.column(response, Role.STAFF)) is True
            or is_staff(data.column(response, Role.OCCUPATION))
        ),
    )


def _told(role: Role, test: Callable[[str], bool]) -> Callable[[Data], Hits | None]:
    """Return the rule that fits responses by what stands in the column of a role, where there is one."""

    def fitting(data: Data) -> Hits | None:
        if not data.has(role):
            return None
        return _where(data, lambda response: test(data.column(response, role)))

    return fitting


def _outside(data: Data) -> Hits | None:
    """Return responses outside the period; one without a day does not show that it is inside."""
    period = data.period
    if period is None:
        return frozenset()
    if not any(response.at for response in data.responses):
        return None
    return _where(
        data, lambda response: response.at is None or not period.first <= response.at.date() <= period.last
    )


def _control(data: Data) -> Hits | None:
    if not data.has(Role.CONTROL):
        return None
    steered = frozenset(map(folded, data.control.steered)) if data.control is not None else frozenset()
    return _where(
        data,
        lambda response: (
            folded(text := data.column(response, Role.CONTROL)) in steered or yes_or_no(text) is True
        ),
    )


def _mixed(data: Data) -> Hits:
    """Return responses on another scale: a number beyond it, or a table where nobody goes above four."""
    tables: dict[int, int] = {}
    sizes: Counter[int] = Counter()
    for response in data.responses:
        table = id(response.grid)
        sizes[table] += 1
        shares = (
            answer for answer, top in zip(response.answers, data.highest, strict=True)
            if answer is not None and top > _FEW_FIVES
        )  # fmt: skip
        tables[table] = max(tables.get(table, 0), max(shares, default=0))
    narrow = {table for table, most in tables.items() if 0 < most <= _FEW_FIVES and sizes[table] >= _LATE}
    if len(narrow) == len(tables):
        narrow = set()
    return _where(data, lambda response: response.beyond or id(response.grid) in narrow)


def _straight(data: Data) -> Hits:
    def is_line(response: Response) -> bool:
        given = [answer for answer in response.answers if answer is not None]
        return len(given) >= _ITEMS_IN_LINE and len(set(given)) == 1

    return _where(data, is_line)


def _equal(data: Data) -> Hits:
    """Return responses in a run of at least five equal rows."""
    equal: set[int] = set()
    for _, run in groupby(enumerate(data.responses), lambda placed: (id(placed[1].grid), placed[1].answers)):
        places = [at for at, response in run if any(answer is not None for answer in response.answers)]
        if len(places) >= _ROWS_ALIKE:
            equal.update(places)
    return frozenset(equal)


def _timed(data: Data) -> list[list[int]]:
    """Return the positions of responses that have a time of day, table by table."""
    tables: dict[int, list[int]] = {}
    for at, response in enumerate(data.responses):
        if _has_time(response):
            tables.setdefault(id(response.grid), []).append(at)
    return list(tables.values())


def _even(data: Data) -> Hits | None:
    """Return responses that came in even steps: five times the same time apart, one after the other."""
    tables = _timed(data)
    if not tables:
        return None
    even: set[int] = set()
    for places in tables:
        times = [data.responses[at].at for at in places]
        steps = [later - earlier for earlier, later in pairwise(times)]  # type: ignore[operator]
        start = 0
        for step, run in groupby(steps):
            length = len(list(run))
            if length >= _STEPS_ALIKE and step:
                even.update(places[start : start + length + 1])
            start += length
    return frozenset(even)


def _many(data: Data) -> Hits | None:
    """Return responses of which ten or more came within five minutes."""
    tables = _timed(data)
    if not tables:
        return None
    crowded: set[int] = set()
    for places in tables:
        order = sorted(places, key=lambda at: data.responses[at].at)  # type: ignore[arg-type, return-value]
        first = 0
        for last, at in enumerate(order):
            now = data.responses[at].at
            while now - data.responses[order[first]].at > timedelta(minutes=_MINUTES):  # type: ignore[operator]
                first += 1
            if last - first + 1 >= _MANY:
                crowded.update(order[first : last + 1] if last - first + 1 == _MANY else (at,))
    return frozenset(crowded)


def _phones(data: Data) -> Hits | None:
    if not data.has(Role.PHONE):
        return None
    numbers = [_digits(data.column(response, Role.PHONE)) for response in data.responses]
    often = Counter(number for number in numbers if number)
    return frozenset(at for at, number in enumerate(numbers) if often[number] > 1 and number)


def _digits(text: str) -> str:
    digits = "".join(char for char in text if char.isdigit())
    digits = digits.removeprefix("62").removeprefix("0")
    return digits if len(digits) >= _PHONE_DIGITS else ""


def _where(data: Data, test: Callable[[Response], bool]) -> Hits:
    return frozenset(at for at, response in enumerate(data.responses) if test(response))


LEFT_OUT: Mapping[str, Callable[[Data], Hits | None]] = {
    "blank": _blank,
    "outside-period": _outside,
    "internal": _told(Role.KIND, is_internal),
    "staff": _staff,
    "unfinished": _told(Role.FINISHED, lambda text: is_finished(text) is False),
    "duplicate": _duplicate,
}
"""Rules whose responses are left out unless they are kept, in the order in which they claim one."""
SHOWN: Mapping[str, Callable[[Data], Hits | None]] = {
    "control": _control,
    "mixed-scale": _mixed,
    "straight-line": _straight,
    "equal-rows": _equal,
    "even-steps": _even,
    "many-in-minutes": _many,
    "repeated-phone": _phones,
}
"""Rules whose responses are shown, and left out only where that is asked for."""
RULES = (*LEFT_OUT, *SHOWN)


class Applied(NamedTuple):
    """What a rule did.

    Attributes:
        rule: its name.
        state: whether its responses are left out.
        hits: those that it fits and no rule before it has left out.
    """

    rule: str
    state: State
    hits: Hits


def clean(data: Data, drop: Iterable[str] = (), keep: Iterable[str] = ()) -> tuple[list[Applied], list[int]]:
    """Return what each rule did, and the positions of the responses that count."""
    dropping = (frozenset(LEFT_OUT) | frozenset(drop)) - frozenset(keep)
    applied: list[Applied] = []
    gone: set[int] = set()
    for rules in (LEFT_OUT, SHOWN):
        left = [at for at in range(len(data.responses)) if at not in gone]
        seen = data if not gone else data._replace(responses=[data.responses[at] for at in left])
        for rule, test in rules.items():
            hits = test(seen)
            if hits is None:
                applied.append(Applied(rule, "not_checkable", frozenset()))
                continue
            places = frozenset(left[at] for at in hits) - gone
            state: State = "dropped" if rule in dropping else "kept"
            applied.append(Applied(rule, state, places))
            if state == "dropped":
                gone |= places
    return applied, [at for at in range(len(data.responses)) if at not in gone]
