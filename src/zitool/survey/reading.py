"""Answers of respondents, cell by cell, and what could not be read, each with its place."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from zitool.core.days import read_day
from zitool.findings import finding
from zitool.survey.answers import Lexicon, Reader, direction_of, word_scales_of
from zitool.survey.blocks import texts_of
from zitool.survey.columns import other_columns, place_of, shown_header
from zitool.survey.roles import PERSONAL, Role, folded, is_blank, name_words, redacted
from zitool.xlsx.grid import address
from zitool.xlsx.package import clip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from zitool.findings import Finding
    from zitool.survey.answers import Why
    from zitool.survey.blocks import Part
    from zitool.survey.columns import Block, Grid, Meant
    from zitool.survey.instrument import Instrument
    from zitool.survey.tables import Row

MOST_UNREAD = 1000
"""Unread answers of a survey that are named one by one; of more the columns and words are counted."""
_SAMPLE = 200
_QUOTED = 40
_UNREADABLE = 2
_LEAST_CELLS = 20


class Columns(NamedTuple):
    """What the columns of a table are for, beside its questions.

    Attributes:
        of: role → its columns.
        about: comments → the item their header names, or empty.
        unknown: those that nobody knows.
    """

    of: Mapping[Role, Sequence[int]]
    about: Mapping[int, str]
    unknown: Sequence[int]

    def first(self, role: Role) -> int | None:
        """Return the first column of a role."""
        return next(iter(self.of.get(role, ())), None)


class Response(NamedTuple):
    """What one respondent answered.

    Attributes:
        grid: table that it stands in.
        row: of it.
        answers: to the items of the survey's indices, one after the other; None where blank or not read.
        at: when, if that is known.
        beyond: whether a number stood there that the scale does not have.
    """

    grid: Grid
    row: Row
    answers: tuple[int | None, ...]
    at: datetime | None
    beyond: bool = False

    def text(self, column: int | None) -> str:
        """Return the text of a column; empty where there is none."""
        return self.row.cells[column] if column is not None and column < len(self.row.cells) else ""


def columns_of(
    grid: Grid, taken: Iterable[int], instrument: Instrument, named: Mapping[int, Role] | None
) -> Columns:
    """Return what the other columns are for; `named`: column → role of a map, which alone then counts."""
    of: dict[Role, list[int]] = {}
    about: dict[int, str] = {}
    unknown = []
    for meant in other_columns(grid, set(taken)):
        role = _role(grid, meant, instrument) if named is None else named.get(meant.column, Role.IGNORED)
        if role is None:
            unknown.append(meant.column)
            continue
        of.setdefault(role, []).append(meant.column)
        if role is Role.COMMENT:
            about[meant.column] = instrument.item_named(frozenset(folded(meant.header).split()))
    return Columns(of, about, unknown)


def _role(grid: Grid, meant: Meant, instrument: Instrument) -> Role | None:
    words = frozenset(folded(meant.header).split())
    if instrument.control is not None and instrument.control.knows(words):
        return Role.CONTROL
    if meant.role is not None:
        return meant.role
    if any(question.knows(words) for question in instrument.open_questions.values()):
        return Role.COMMENT
    texts = [row.cells[meant.column] for row in grid.rows[:_SAMPLE] if meant.column < len(row.cells)]
    filled = [text for text in texts if not is_blank(text)]
    return Role.TIME if filled and all(map(is_moment, filled)) else None


# --- answers -----------------------------------------------------------------------------------------------


class _Unread(NamedTuple):
    grid: Grid
    row: Row
    column: int
    item: str
    why: Why


def read_parts(parts: Sequence[Part], columns: Mapping[int, Columns]) -> tuple[list[Response], list[Finding]]:
    """Return the responses to the indices of one survey, table by table, and what was not read.

    Args:
        parts: indices of one instrument in the same tables.
        columns: id of a grid → its other columns.
    """
    grids = [grid for grid, _ in parts[0].blocks]
    findings: list[Finding] = []
    unread: list[_Unread] = []
    readers = [_readers(part) for part in parts]
    responses: list[Response] = []
    for at, grid in enumerate(grids):
        plan: list[tuple[int, str, Reader] | None] = []
        for part, of_part in zip(parts, readers, strict=True):
            block = next(block for own, block in part.blocks if own is grid)
            plan += _plan(part, grid, block, of_part[at], findings)
        moments = _moments(grid, columns[id(grid)], findings)
        numbers = set(columns[id(grid)].of.get(Role.RESPONDENT, ()))
        responses += [
            _response(grid, row, plan, moments(row), unread)
            for row in grid.rows
            if any(text and at not in numbers for at, text in enumerate(row.cells))
        ]
    return responses, [*findings, *_unread_findings(unread, columns, grids)]


def _readers(part: Part) -> list[dict[str, Reader]]:
    """Return for each table of a part the reader of each item; words are chosen over all tables together."""
    instrument = part.instrument.instrument
    counted = texts_of(part.blocks)
    order = list(dict.fromkeys(id_ for _, block in part.blocks for id_ in block.columns))
    lexicons = {id_: Lexicon(instrument, instrument.items[id_], part.scale) for id_ in order}
    pairs = [(lexicons[id_], cells) for id_, (_, cells) in zip(order, counted, strict=True)]
    chosen = dict(zip(order, word_scales_of(pairs), strict=True))
    tables = []
    for _, block in part.blocks:
        of_table = {}
        for id_, meant in block.columns.items():
            way = (
                direction_of(instrument.items[id_], meant.header) if meant.reverse is None else meant.reverse
            )
            of_table[id_] = Reader(lexicons[id_], part.scale, chosen[id_], way)
        tables.append(of_table)
    return tables


def _plan(
    part: Part, grid: Grid, block: Block, readers: Mapping[str, Reader], findings: list[Finding]
) -> list[tuple[int, str, Reader] | None]:
    """Return for each item of an index its column and reader; None for one that is not read."""
    plan: list[tuple[int, str, Reader] | None] = []
    for id_ in block.of:
        meant = block.columns.get(id_)
        if meant is None:
            plan.append(None)
            continue
        refused = _refused(grid, meant, readers[id_])
        if refused:
            cell = address(grid.number, meant.column + 1)
            header = shown_header(meant.header)
            findings.append(
                finding(
                    "K015" if refused == "direction" else "K031", **place_of(grid.table), cell=cell,
                    indicator=id_, header=header, id=id_, range=f"{part.scale.lowest}-{part.scale.highest}",
                )
            )  # fmt: skip
        plan.append(None if refused else (meant.column, id_, readers[id_]))
    return plan


def _refused(grid: Grid, meant: Meant, reader: Reader) -> str:
    """Return why a whole column is not read: its direction is unclear, or most of it is no answer."""
    seen: Counter[str] = Counter()
    for row in grid.rows:
        text = row.cells[meant.column] if meant.column < len(row.cells) else ""
        read = reader.read(text)
        seen["blank" if read is None else read if isinstance(read, str) else "read"] += 1
    if seen["direction"]:
        return "direction"
    cells = seen.total() - seen["blank"]
    wrong = cells - seen["read"]
    return "unreadable" if cells >= _LEAST_CELLS and wrong * _UNREADABLE > cells else ""


def _response(
    grid: Grid,
    row: Row,
    plan: Sequence[tuple[int, str, Reader] | None],
    at: datetime | None,
    unread: list[_Unread],
) -> Response:
    answers: list[int | None] = []
    cells, width, beyond = row.cells, len(row.cells), False
    for step in plan:
        if step is None or step[0] >= width:
            answers.append(None)
            continue
        read = step[2].read(cells[step[0]])
        if isinstance(read, str):
            unread.append(_Unread(grid, row, step[0], step[1], read))
            beyond = beyond or read == "out_of_scale"
            read = None
        answers.append(read)
    return Response(grid, row, tuple(answers), at, beyond)


def _unread_findings(
    unread: Sequence[_Unread], columns: Mapping[int, Columns], grids: Sequence[Grid]
) -> Iterable[Finding]:
    """Yield K006 for each unread cell, and K008 for the words of a column that come too often to be named."""
    names = name_test(grids, columns) if unread else bool
    for spot in unread[:MOST_UNREAD]:
        text = spot.row.cells[spot.column]
        cell = spot.grid.cell(spot.row, spot.column)
        yield finding(
            "K006", **place_of(spot.grid.table), cell=cell, indicator=spot.item, raw=quoted(text, names),
            reason=spot.why, id=spot.item,
        )  # fmt: skip
    rest: dict[tuple[int, str, str, Why], list[_Unread]] = {}
    for spot in unread[MOST_UNREAD:]:
        rest.setdefault((id(spot.grid), spot.item, spot.row.cells[spot.column], spot.why), []).append(spot)
    for (_, item, text, why), several in rest.items():
        first, last = (spot.grid.cell(spot.row, spot.column) for spot in (several[0], several[-1]))
        yield finding(
            "K008", **place_of(several[0].grid.table), cell=first if first == last else f"{first}:{last}",
            indicator=item, raw=quoted(text, names), reason=why, id=item, count=len(several),
        )  # fmt: skip


def quoted(text: str, names: Callable[[str], bool]) -> str:
    """Return a cell as it may be quoted: short, without what finds a person."""
    return clip(redacted(text, names), _QUOTED)


def name_test(grids: Iterable[Grid], columns: Mapping[int, Columns]) -> Callable[[str], bool]:
    """Return what tells whether a word stood in a column of personal data."""
    known: set[str] = set()
    for grid in grids:
        personal = [at for role, places in columns[id(grid)].of.items() if role in PERSONAL for at in places]
        for row in grid.rows:
            for at in personal:
                if at < len(row.cells):
                    known.update(name_words(row.cells[at]))
    return known.__contains__


# --- times -------------------------------------------------------------------------------------------------


def _moments(grid: Grid, columns: Columns, findings: list[Finding]) -> Callable[[Row], datetime | None]:
    """Return what reads the time of a row; what cannot be read is said once a column, or by its cell."""
    column = columns.first(Role.TIME)
    if column is None:
        return lambda _: None
    texts = [row.cells[column] if column < len(row.cells) else "" for row in grid.rows]
    filled = [text for text in texts if not is_blank(text)]
    header = grid.headers[column]
    order = order_of(filled, header)
    place = place_of(grid.table)
    at = address(grid.number, column + 1)
    if order is None:
        findings.append(finding("K016", **place, cell=at, header=shown_header(header)))
        return lambda _: None
    findings += _swapped(filled, place | {"cell": at})
    read = {text: moment(text, order) for text in dict.fromkeys(filled)}
    wrong = [
        row for row, text in zip(grid.rows, texts, strict=True) if not is_blank(text) and read[text] is None
    ]
    for row in wrong[:_QUOTED]:
        findings.append(finding("K017", **place, cell=grid.cell(row, column), count=len(wrong)))
    return lambda row: read.get(row.cells[column]) if column < len(row.cells) else None


def _swapped(texts: Sequence[str], place: Mapping[str, str]) -> Iterable[Finding]:
    """Yield K036 where a spreadsheet made dates of the texts it could read month first, and no others."""
    stored = [text for text in texts if text[4:5] == "-" and text[10:11] == " "]
    loose = [text for text in texts if "/" in text]
    if stored and loose and all(int(text[8:10]) <= 12 for text in stored if text[8:10].isdigit()):  # noqa: PLR2004 - months
        later = [text for text in loose if (at := moment(text, "day")) is not None and at.day > 12]  # noqa: PLR2004
        if len(later) == len(loose):
            yield finding("K036", **place, count=len(stored))


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
