"""Which column of a table is which question: by the words of its header, by a series of numbers, or by a map.

Nothing is guessed in silence. A header that fits two questions is read as neither, a second column for a
question is not read, and a series of numbers without words is read only where it is as long as the form has
questions; each of them is a finding.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from zitool.findings import finding
from zitool.survey.answers import spellings
from zitool.survey.roles import PERSONAL, Role, folded, is_blank, redacted, role_of
from zitool.survey.tables import Row
from zitool.xlsx.grid import address, column_letters
from zitool.xlsx.package import clip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zitool.findings import Finding
    from zitool.survey.instrument import Instrument, Item
    from zitool.survey.tables import Table

Key = tuple[str, str]
"""Index and item: ``("ikm", "persyaratan")``."""

_CODE = re.compile(r"(?P<prefix>[a-z]+(?: [a-z]+){0,2}) ?(?P<number>\d{1,2})(?: (?P<suffix>[a-z]))?")
_LEAD = re.compile(r"(?P<prefix>[a-z]{1,8}) ?(?P<number>\d{1,2}) ")
_HEADER_WITHIN = 40
_LEAST_KNOWN, _LEAST_SERIES = 2, 3
_SHOWN = 80
_ENUMERATED = 5
_FEW_COLUMNS = 4
_NUMBER_ROW = re.compile(r"\(?(\d{1,2})\)?")
_WORKED_OUT = frozenset({"rata", "rerata", "jumlah", "total", "average", "mean", "avg", "nrr", "sum"})
_SOFT_SCORE = frozenset({"skor", "score", "nilai"})
_SHORT = 4
_QUESTION = frozenset({
    "id question", "question id", "question", "unsur id", "id unsur", "unsur", "id pertanyaan", "soal",
    "pertanyaan id", "pertanyaan", "id soal", "soal id", "kode unsur", "butir", "indikator", "item",
    "kode pertanyaan", "item id", "kode soal", "no soal", "nomor soal",
})  # fmt: skip
_VALUE = frozenset({
    "value", "nilai", "skor", "score", "jawaban", "answer", "rating", "rating value", "answer value",
    "nilai jawaban", "skor jawaban", "bobot jawaban",
})  # fmt: skip
_ANSWER = re.compile(r"\d{1,2}(?:[.,]0+)?|[★⭐☆✩🌟]+")
_SAMPLE = 400
_TOTALS = re.compile(
    r"(jumlah|total|sub total|grand total|rata|rata rata|rerata|nrr|nilai rata|nilai unsur|nilai per unsur|"
    r"nilai ikm|ikm|indeks|average|mean|sum|jumlah nilai|mutu pelayanan|konversi|nilai konversi|nilai akhir|"
    r"skor total|total skor|nrr tertimbang|nilai indeks)\b"
)


class Meant(NamedTuple):
    """What a column is read as.

    Attributes:
        column: from 0.
        header: as it stands, blanks folded.
        role: for what is no question.
        item: index and item of a question.
        by: ``words``, ``number`` or ``map``.
        reverse: whether a map says that more is worse; None where nobody says it.
    """

    column: int
    header: str
    role: Role | None = None
    item: Key | None = None
    by: str = ""
    reverse: bool | None = None


class Grid(NamedTuple):
    """A table with its header found, one row a respondent.

    Attributes:
        table: what it was read from.
        number: row of the header.
        headers: texts by column, blanks folded.
        rows: what stands under it.
        findings: what was left aside in finding it.
        is_long: whether it stood there answer by answer, and was put together by respondents.
    """

    table: Table
    number: int
    headers: Sequence[str]
    rows: Sequence[Row]
    findings: tuple[Finding, ...] = ()
    is_long: bool = False

    def cell(self, row: Row, column: int) -> str:
        """Return the address of a cell of a row."""
        return row.places.get(column, "") if row.places else address(row.number, column + 1)

    @property
    def head_place(self) -> dict[str, str]:
        """File and sheet for a finding."""
        return place_of(self.table)


def place_of(table: Table) -> dict[str, str]:
    """Return file and sheet of a table for a finding; a sheet's name is a stranger's text, too."""
    return {"file": table.file} | ({"sheet": redacted(clip(table.sheet))} if table.sheet else {})


def shown_header(header: str) -> str:
    """Return a header as it may be quoted."""
    return clip(redacted(header), _SHOWN)


def keys_of(headers: Iterable[str]) -> list[str]:
    """Return the name of each column for a map: its header, with a number where another has the same."""
    seen: dict[str, int] = {}
    keys = []
    for header in headers:
        key = redacted(header)
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key} ({seen[key]})")
    return keys


# --- the header --------------------------------------------------------------------------------------------


def find_grid(table: Table, instruments: Sequence[Instrument], named: Iterable[str] = ()) -> Grid | None:
    """Return the table below the row that knows most columns; None where no row is a header.

    Args:
        table: as read.
        instruments: whose questions are looked for.
        named: headers that a map names.
    """
    names = frozenset(named)
    best: tuple[float, int, list[str]] = (0.0, -1, [])
    for at, row in enumerate(table.rows[:_HEADER_WITHIN]):
        texts = [" ".join(cell.split()) for cell in row.cells]
        known = _known_columns(texts, instruments, names)
        if known > best[0]:
            best = known, at, texts
    known, at, headers = best
    if known < _LEAST_KNOWN:
        return None
    if at > 0:
        above = [" ".join(cell.split()) for cell in table.rows[at - 1].cells]
        filled = sum(map(bool, above))
        if filled > 1 and table.rows[at - 1].number == table.rows[at].number - 1:
            width = max(len(headers), len(above))
            pairs = zip(_wide(headers, width), _wide(above, width), strict=True)
            headers = [own or over for own, over in pairs]
    rows, findings = _answers(table, at, headers)
    grid = Grid(table, table.rows[at].number, headers, rows, tuple(findings))
    return _by_respondent(grid) or grid


def _wide(texts: Sequence[str], width: int) -> list[str]:
    return [*texts, *[""] * (width - len(texts))]


def _known_columns(texts: Sequence[str], instruments: Sequence[Instrument], named: frozenset[str]) -> float:
    """Return how many texts of a row are headers; questions count more than what stands beside them."""
    if named:
        return 2.0 * sum(key in named for key in keys_of(texts) if key)
    words = [folded(text) for text in texts]
    if _long_columns(words) is not None:
        return 3.0
    by_words = max(
        (
            sum(
                any(item.knows(frozenset(text.split())) for item in instrument.items.values())
                for text in words
                if text
            )
            for instrument in instruments
        ),
        default=0,
    )
    series = _numbered(words).values()
    codes = sum(len(numbers) for numbers in series if len(numbers) >= _LEAST_SERIES)
    roles = sum(role_of(text) is not None for text in texts if text)
    return max(by_words, codes) + (roles / 100 if max(by_words, codes) else 0)


def _answers(table: Table, at: int, headers: Sequence[str]) -> tuple[list[Row], list[Finding]]:
    """Return the rows under the header that are somebody's answers, and what else stood there."""
    place = place_of(table)
    findings: list[Finding] = []
    rows: list[Row] = []
    last = max((column for column, header in enumerate(headers) if header), default=0) + 1
    times = [column for column, header in enumerate(headers) if role_of(header) is Role.TIME]
    comments = {column for column, header in enumerate(headers) if role_of(header) is Role.COMMENT}
    for row in table.rows[at + 1 :]:
        cells = row.cells
        if not rows and _is_numbering(cells):
            findings.append(finding("K010", **place, cell=str(row.number), reason="numbering"))
        elif list(cells) and [" ".join(cell.split()) for cell in cells] == list(headers[: len(cells)]):
            findings.append(finding("K010", **place, cell=str(row.number), reason="header_again"))
        elif sum(map(bool, cells)) == 1 and len(headers) > _FEW_COLUMNS:
            findings.append(finding("K010", **place, cell=str(row.number), reason="single_text"))
        elif _is_total(cells, times, comments):
            findings.append(finding("K010", **place, cell=str(row.number), reason="totals"))
        elif len(cells) > last and not table.sheet:
            findings.append(finding("K009", **place, cell=str(row.number), count=len(cells), expected=last))
        else:
            rows.append(row)
    return rows, findings


def _is_numbering(cells: Sequence[str]) -> bool:
    """Whether a row numbers the columns, (1) (2) (3), as printed tables do."""
    filled = [cell for cell in cells if cell]
    numbers = [int(match[1]) for cell in filled if (match := _NUMBER_ROW.fullmatch(cell))]
    return len(numbers) == len(filled) >= _ENUMERATED and all(
        later == earlier + 1 for earlier, later in pairwise(numbers)
    )


def _is_total(cells: Sequence[str], times: Sequence[int], comments: set[int]) -> bool:
    """Whether a row is a sum or a mean of those above: its first text says so, and it has no time."""
    first = next((at for at, cell in enumerate(cells) if cell), -1)
    if first < 0 or first in comments or not cells[first][0].isalpha():
        return False
    if any(column < len(cells) and cells[column] for column in times if column != first):
        return False
    return _TOTALS.match(folded(cells[first][:_SHOWN])) is not None


# --- answer by answer --------------------------------------------------------------------------------------


def _long_columns(words: Sequence[str]) -> tuple[int, int, int] | None:
    """Return the columns of respondent, question and value where every answer has a row of its own."""
    who = [at for at, text in enumerate(words) if text and role_of(text) is Role.RESPONDENT]
    asked = [at for at, text in enumerate(words) if text in _QUESTION]
    value = [at for at, text in enumerate(words) if text in _VALUE]
    if len(asked) != 1 or len(value) != 1 or not who:
        return None
    named = [at for at in who if words[at] not in {"id", "no", "nomor"}] or who
    return named[0], asked[0], value[0]


def _by_respondent(grid: Grid) -> Grid | None:
    """Return a table of one answer a row as one of one respondent a row; None where it is no such table."""
    columns = _long_columns([folded(header) for header in grid.headers])
    if columns is None:
        return None
    who, asked, value = columns
    kept = [at for at in range(len(grid.headers)) if at not in {asked, value}]
    questions: dict[str, int] = {}
    people: dict[str, tuple[int, dict[int, str], dict[int, str]]] = {}
    findings = list(grid.findings)
    place = grid.head_place
    for row in grid.rows:
        cells = _wide(row.cells, len(grid.headers))
        question, person = cells[asked], cells[who]
        if not question or not person:
            cell = address(row.number, (asked if not question else who) + 1)
            findings.append(finding("K034", **place, cell=cell))
            continue
        at = questions.setdefault(question, len(kept) + len(questions))
        if person not in people:
            texts = {new: cells[old] for new, old in enumerate(kept)}
            people[person] = (
                row.number,
                texts,
                {new: address(row.number, old + 1) for new, old in enumerate(kept)},
            )
        _, texts, places = people[person]
        cell = address(row.number, value + 1)
        if at in texts and texts[at] != cells[value]:
            findings.append(finding("K035", **place, cell=cell, other_cell=places[at]))
            continue
        texts.setdefault(at, cells[value])
        places.setdefault(at, cell)
    width = len(kept) + len(questions)
    rows = [
        Row(number, [texts.get(at, "") for at in range(width)], places)
        for number, texts, places in people.values()
    ]
    named = [f"soal {text}" if text.isdigit() else text for text in questions]
    headers = [*(grid.headers[at] for at in kept), *named]
    return grid._replace(headers=headers, rows=rows, findings=tuple(findings), is_long=True)


# --- questions ---------------------------------------------------------------------------------------------


class Block(NamedTuple):
    """The questions of one index in one table.

    Attributes:
        of_index: id of the index.
        of: its items by id, in the order of the form.
        columns: item → its column.
        missing: items without a column that the index cannot do without.
        findings: what was refused or read by number only.
    """

    of_index: str
    of: Mapping[str, Item]
    columns: Mapping[str, Meant]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]


def blocks_in(grid: Grid, instrument: Instrument) -> list[Block]:
    """Return the questions of each index that the table has columns for, by words and numbers."""
    claims, findings = _claims(grid, instrument)
    taken = {meant.column for meant in claims.values()}
    series = _series(grid, taken)
    claims |= _by_number(grid, instrument, claims, series, findings)
    blocks = []
    for index in instrument.indices:
        of = instrument.items_of(index)
        columns = {id_: claims[index, id_] for id_ in of if (index, id_) in claims}
        if columns:
            missing = tuple(id_ for id_, item in of.items() if id_ not in columns and not item.optional)
            own = tuple(said for (about, said) in findings if about in {index, ""})
            blocks.append(Block(index, of, columns, missing, own))
    return blocks


def _claims(grid: Grid, instrument: Instrument) -> tuple[dict[Key, Meant], list[tuple[str, Finding]]]:
    """Return the column of each item that words know, and what was refused, each with its index."""
    claims: dict[Key, Meant] = {}
    refused: list[tuple[str, Finding]] = []
    known = _answer_words(instrument)
    folded_headers = [folded(header) for header in grid.headers]
    able = [bool(words) and _may_be_item(grid.headers[at], words) for at, words in enumerate(folded_headers)]
    answered = [able[at] and looks_answered(grid, at, known) for at in range(len(able))]
    for turn in range(3):  # answers; points beside answers; what is unclear, if nothing else is the item's
        for column, words in enumerate(folded_headers):
            header = grid.headers[column]
            if not able[column] or turn != (2 if not answered[column] else 1 if _is_soft(words) else 0):
                continue
            fits = _best_items(instrument, frozenset(words.split()))
            first = next((meant for (_, id_), meant in claims.items() if id_ in fits), None)
            if turn == 1 and first is not None and not _is_soft(folded(first.header)):
                continue
            if turn == 2 and (first is not None or role_of(header) is Role.COMMENT):  # noqa: PLR2004
                continue
            place = grid.head_place | {"cell": address(grid.number, column + 1)}
            if len(fits) > 1:
                names = ", ".join(fits)
                index = instrument.index_of_item(fits[0]) or ""
                said = finding("K004", **place, header=shown_header(header), known=names)
                refused.append((index, said))
                continue
            for id_ in fits:
                index = instrument.index_of_item(id_) or ""
                if (first := claims.get((index, id_))) is None:
                    claims[index, id_] = Meant(column, header, item=(index, id_), by="words")
                    refused += _number_differs(grid, instrument, words, (index, id_), column)
                    continue
                refused.append((index, refused_second(grid, column, first.column, id_)))
    return claims, refused


def refused_second(grid: Grid, column: int, first: int, id_: str) -> Finding:
    """Return K003: a second column for an item is not read."""
    return finding(
        "K003", **grid.head_place, cell=address(grid.number, column + 1), indicator=id_,
        header=shown_header(grid.headers[column]), id=id_, other_cell=address(grid.number, first + 1),
    )  # fmt: skip


def _answer_words(instrument: Instrument) -> frozenset[str]:
    steps = (step for scale in instrument.word_scales.values() for step in scale.steps)
    return frozenset(folded(text) for step in steps for text in step)


def looks_answered(grid: Grid, column: int, known: frozenset[str]) -> bool:
    """Whether most cells of a column are numbers of a scale or words of `known` answers; or all are blank."""
    seen = answers = 0
    for row in grid.rows[:_SAMPLE]:
        text = row.cells[column] if column < len(row.cells) else ""
        if is_blank(text):
            continue
        seen += 1
        answers += bool(_ANSWER.fullmatch(text)) or any(word in known for word in spellings(text))
    return answers * 2 >= seen


def _is_soft(words: str) -> bool:
    """Whether a header has a word of points, so that another column may have the answer itself."""
    return not _SOFT_SCORE.isdisjoint(words.split())


def _may_be_item(header: str, words: str) -> bool:
    """Whether a column with the words of a question can be one: not a time, a name or a figure worked out."""
    parts = words.split()
    role = role_of(header)
    if len(parts) <= _SHORT and not _WORKED_OUT.isdisjoint(parts):
        return False
    if header.rstrip().endswith("]") and role is Role.SCORE:
        return False
    if role in {*PERSONAL, Role.TIME, Role.CONTROL}:
        return len(parts) > _SHORT and role is not Role.CONTROL
    return True


def _best_items(instrument: Instrument, header: frozenset[str]) -> list[str]:
    """Return the items that a header fits best: more words of one group count more; several are refused."""
    fits: dict[str, int] = {}
    for id_, item in instrument.items.items():
        if item.knows(header):
            groups = (folded(group).split() for group in item.known_by)
            fits[id_] = max(len(group) for group in groups if header.issuperset(group))
    most = max(fits.values(), default=0)
    return [id_ for id_, size in fits.items() if size == most]


def _number_differs(
    grid: Grid, instrument: Instrument, words: str, claimed: Key, column: int
) -> Iterator[tuple[str, Finding]]:
    """Yield K033 where the number before the words is another item's: the words hold."""
    index, id_ = claimed
    lead = _LEAD.match(words)
    if lead is None:
        return
    code = f"{lead['prefix']}{int(lead['number'])}".upper()
    items = instrument.items_of(index) if index else {}
    other = next(
        (known for known, item in items.items() if code in {item.code.upper(), *item.also_coded}), id_
    )
    if other != id_:
        cell = address(grid.number, column + 1)
        yield (
            index,
            finding("K033", **grid.head_place, cell=cell, indicator=id_, raw=code, id=id_, other=other),
        )


Series = dict[tuple[str, str], dict[int, int]]
"""Prefix and suffix of numbered headers → number → column."""


def _series(grid: Grid, taken: set[int]) -> Series:
    return _numbered(["" if at in taken else folded(header) for at, header in enumerate(grid.headers)])


def _numbered(words: Sequence[str]) -> Series:
    series: Series = {}
    for column, text in enumerate(words):
        if code := _CODE.fullmatch(text):
            key = code["prefix"], code["suffix"] or ""
            series.setdefault(key, {}).setdefault(int(code["number"]), column)
    return series


def _by_number(
    grid: Grid,
    instrument: Instrument,
    claims: Mapping[Key, Meant],
    series: Series,
    findings: list[tuple[str, Finding]],
) -> dict[Key, Meant]:
    """Return items whose columns have numbers only, where a series is as long as an index has questions."""
    by_number: dict[Key, Meant] = {}
    open_ = [index for index in instrument.indices if not any(index == about for about, _ in claims)]
    for (prefix, suffix), numbered in series.items():
        for indices in (*((index,) for index in open_), tuple(open_)):
            items = [(index, id_) for index in indices for id_ in instrument.items_of(index)]
            if not items or any(key in by_number for key in items):
                continue
            if _fits_series(instrument, items, prefix, numbered):
                for number, key in enumerate(items, 1):
                    if number in numbered:
                        column = numbered[number]
                        by_number[key] = Meant(column, grid.headers[column], item=key, by="number")
                text = f"{prefix}1-{prefix}{max(numbered)}{suffix and ' ' + suffix}"
                order = ", ".join(id_ for _, id_ in items)
                said = finding("K005", **grid.head_place, raw=text, ids=order)
                findings += [(index, said) for index in indices[:1]]
                break
    return by_number


def _fits_series(
    instrument: Instrument, items: Sequence[Key], prefix: str, numbered: Mapping[int, int]
) -> bool:
    """Whether the numbers are those of the items, without a gap but for what may be left out."""
    if max(numbered) != len(items) or min(numbered) < 1:
        return False
    if any(
        number not in numbered and not instrument.items[id_].optional
        for number, (_, id_) in enumerate(items, 1)
    ):
        return False
    letters = {
        re.sub(r"\d", "", code).casefold()
        for item in instrument.items.values()
        for code in (item.code, *item.also_coded)
    }
    if prefix not in {*letters, "u", "i", "k", "r"} - {""}:
        return True
    return all(
        f"{prefix}{number}"
        in {code.casefold() for code in (instrument.items[id_].code, *instrument.items[id_].also_coded)}
        for number, (_, id_) in enumerate(items, 1)
    )


def other_columns(grid: Grid, taken: set[int]) -> list[Meant]:
    """Return what the columns that are no question are for; role None where nobody knows."""
    return [
        Meant(column, header, role=role_of(header), by="words")
        for column, header in enumerate(grid.headers)
        if header and column not in taken
    ]


def letters_of(columns: Iterable[int]) -> str:
    """Return columns as a spreadsheet names them: ``A, C``."""
    return ", ".join(column_letters(column + 1) for column in columns)
