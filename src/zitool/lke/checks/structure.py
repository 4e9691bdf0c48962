"""What is odd about the sheets and rows of a form, and about the sheets beside it.

Rows missing, twice, strange, moved, reworded, renumbered or hidden; nothing here is about an answer's value.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.core.memo import Recent, once
from zitool.core.record import replace
from zitool.core.scoring.answers import is_unfilled, normal, shown
from zitool.core.values import ERROR, TEXT, UNCOMPUTED
from zitool.findings import finding
from zitool.lke.align import row_before, rows_at
from zitool.lke.expected_rows import COUNT_KINDS
from zitool.lke.headers import role_of
from zitool.lke.layout import HEADER_ROWS
from zitool.lke.rows import number_in, prints
from zitool.lke.wordings import about_wordings
from zitool.xlsx.grid import address, column_letters

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from zitool.core.law.rubric import Rubric
    from zitool.core.values import Value
    from zitool.findings import Finding
    from zitool.lke.expected_rows import Expected, Node, Words
    from zitool.lke.forms import Form
    from zitool.lke.rows import Row
    from zitool.xlsx.cells import Range
    from zitool.xlsx.visible_cells import Lines

_FAR_ROWS, _FAR_COLUMNS = 60, 12
"""Signature blocks stand closer to the table than this; anything further is worth a word."""
_GOOD_SHARE = 0.7
"""A sheet with fewer of the rubric's indicators than this was made for another rubric, or cut up."""
_LOOK_ALIKE_TITLES = 10
_WEIGHT_REACH = 7
_NAMED = 5
_MOST_ROWS_NAMED = 12
_MOST_STRANGE = 200
"""Strange rows beyond these are counted, not named one by one."""
_TITLE = 80
_LONGEST_CHOICE, _MOST_CHOICES = 12, 0.5
_MISSING = {"indicator": "S101", "input": "S107", "section": "S108"}
_UNSURE = {"indicator": "S133", "input": "S133", "section": "S135"}


def checked(form: Form, rubric: Rubric) -> Form:
    """Return a form with what is odd about its sheets, rows and columns; what is no sheet stays as it is."""
    if form.stated is not None:
        return form
    return replace(form, findings=(*form.findings, *about_sheets(form), *about_structure(form, rubric)))


def about_sheets(form: Form) -> Iterator[Finding]:
    """Yield what to know about the chosen sheet's state and about the sheets beside it."""
    chosen = form.sheet
    if chosen.state != "visible":
        yield finding("S115", file=form.file, sheet=chosen.name, state=chosen.state)
    for other in form.alike:
        name = other.sheet.name
        yield finding("S120", file=form.file, sheet=name, chosen=chosen.name, state=other.sheet.state)
    weights = _section_weights(form.expected)
    columns = form.columns
    told = {columns.weight}
    for block in columns.blocks:
        told |= {block.answer, block.score, block.percent}
    yield from _errors(form.file, form.lines, {column for column in told if column is not None})
    yield from _lost(form)
    for lines in form.beside:
        yield from _about_other(form.file, lines, weights)


_OTHERS: Recent[tuple[Finding, ...]] = Recent()
"""Of small sheets: those beside a form are alike in its workbooks."""


def _about_other(file: str, lines: Lines, weights: dict[Words, set[Fraction]]) -> Iterable[Finding]:
    def work_out() -> tuple[Finding, ...]:
        return (*_other_weights(file, lines, weights), *_errors(file, lines))

    if lines.rows is not lines.sheet.rows or not lines.sheet.is_list:
        return work_out()
    return (reported._replace(file=file) for reported in _OTHERS.of((weights, lines.sheet), work_out))


def about_structure(form: Form, rubric: Rubric) -> Iterator[Finding]:
    """Yield what is odd about the rows and columns of the form."""
    total = sum(node.sort == "indicator" for node in form.expected.nodes)
    if form.hits < _GOOD_SHARE * total:
        yield finding(
            "S128", file=form.file, sheet=form.sheet.name, count=form.hits, total=total, rubric=rubric.id
        )
    unsure = {node.id: rows_at(form.alignment, form.expected, node) for node in form.alignment.missing}
    yield from _missing(form, unsure)
    yield from _twice(form)
    told = {row.number for rows in unsure.values() for row in rows[:_NAMED]}
    yield from _strange(form, rubric, told)
    yield from _disputed(form)
    alignment = form.alignment
    odd = alignment.moved | alignment.renamed | alignment.renumbered
    for id_, row in alignment.rows.items() if odd else ():
        if id_ in odd:
            yield from _about_row(form, form.expected.by_id[id_], row)
    yield from about_wordings(form, rubric)
    yield from _headless(form, rubric)
    if form.columns.choices is None:
        yield finding("S124", file=form.file, sheet=form.sheet.name)
    yield from _hidden(form)
    yield from _far(form)
    yield from about_merges(form)


def _missing(form: Form, unsure: Mapping[str, Sequence[Row]]) -> Iterator[Finding]:
    for node in form.alignment.missing:
        if rows := unsure[node.id]:
            cells = ", ".join([address(row.number, row.column) for row in rows[:_NAMED]])
            title = " / ".join([_title_of(row)[:_TITLE] for row in rows[:_NAMED]])
            yield finding(_UNSURE[node.sort], file=form.file, sheet=form.sheet.name, cell=cells,
                          indicator=node.id, id=node.id, rows=cells, title=title)  # fmt: skip
            continue
        before = row_before(form.alignment, form.expected, node)
        cell = str(before.number) if before is not None else None
        code = _MISSING[node.sort]
        yield finding(code, file=form.file, sheet=form.sheet.name, cell=cell, indicator=node.id, id=node.id)


def _twice(form: Form) -> Iterator[Finding]:
    answer = form.columns.blocks[0].answer
    for id_, twins in form.alignment.duplicates.items():
        rows = sorted({row.number for row in (form.alignment.rows[id_], *twins)})
        cells = ", ".join(address(row, answer) for row in rows[:_MOST_ROWS_NAMED])
        more = " …" if len(rows) > _MOST_ROWS_NAMED else ""
        yield finding("S102", file=form.file, sheet=form.sheet.name, cell=cells + more, indicator=id_, id=id_)


def _disputed(form: Form) -> Iterator[Finding]:
    for id_, row in form.alignment.rows.items() if form.alignment.disputed else ():
        if row.number in form.alignment.disputed and form.alignment.disputed[row.number] != id_:
            named = form.alignment.disputed[row.number]
            yield form.place("S134", id_, row.number, row.column, id=named, other=id_)


def _strange(form: Form, rubric: Rubric, told: AbstractSet[int]) -> Iterator[Finding]:
    """S103: whatever looks like a question or holds an answer and is neither read nor `told`."""
    strangers = (strange for strange in _strange_rows(form, rubric) if strange[0] not in told)
    for row, column, title, kind in islice(strangers, _MOST_STRANGE):
        yield form.place("S103", None, row, column, title=title[:_TITLE], kind=kind)
    rest = [row for row, _, _, _ in strangers]
    if rest:
        cell = f"{rest[0]}:{rest[-1]}"
        title = f"… (+{len(rest)})"
        yield finding("S103", file=form.file, sheet=form.sheet.name, cell=cell, title=title, kind="")


def _strange_rows(form: Form, rubric: Rubric) -> Iterator[tuple[int, int, str, str]]:
    """Yield row, column, title and type of what is not read, row by row.

    Within the table everything counts that has a type, a weight or an answer (a question's letter in a form
    without types), below it only what has a question's type or a choice for an answer: signatures are none.
    """
    alignment = form.alignment
    read = {row.number: id_ for id_, row in alignment.rows.items()}
    unknown = {row.number: row for row in alignment.unknown}
    twins = {row.number for rows in alignment.duplicates.values() for row in rows}
    told = form.repeated | twins
    end = max(read, default=0)
    kinds, options = _all_kinds(form.expected), frozenset[str]().union(*_options(rubric).values())
    totals = {row.number for row in form.rows if row.is_total}
    for number in form.lines.rows:
        if number <= form.columns.header_row or number in told:
            continue
        id_ = read.get(number)
        if id_ is not None and form.expected.by_id[id_].sort != "section":
            continue
        column = _answer_column(form, number)
        value = form.value(number, column)
        if id_ is not None:
            if column and value is not None and value.formula is None:
                yield number, column, _title_of(alignment.rows[id_]), ""
            continue
        chosen = value is not None and normal(value.text) in options
        row = unknown.get(number)
        if row is None:
            if column and (chosen or (number < end and number not in totals)):
                yield number, column, "", ""
        elif (
            (number < end and (column is not None or _asks(form, row)))
            or (row.title and row.kind in kinds)
            or chosen
        ):
            yield number, row.column, _title_of(row), row.kind


def _asks(form: Form, row: Row) -> bool:
    """Whether an unanswered row looks like a question or a part of the tree, and not like a note."""
    lettered = form.columns.choices is None and len(row.marker) == 1 and row.marker.islower()
    return bool(row.title) and (bool(row.kind) or row.weight is not None or lettered)


def _title_of(row: Row) -> str:
    return row.title or row.marker


def _answer_column(form: Form, row: int) -> int | None:
    """The first answer column that is filled in on a row, or None."""
    cells = form.lines.at(row)
    for block in form.columns.blocks:
        value = cells.get(block.answer)
        if value is not None and value.kind is not UNCOMPUTED and not is_unfilled(value):
            return block.answer
    return None


def _about_row(form: Form, node: Node, row: Row) -> Iterator[Finding]:
    place = (node.id, row.number, row.column)
    if node.id in form.alignment.moved:
        yield form.place("S104", *place, id=node.id)
    if node.id in form.alignment.renamed:
        yield form.place("S106", *place, id=node.id, title=row.title[:_TITLE])
    if node.id in form.alignment.renumbered:
        yield form.place("S105", *place, id=node.id, marker=row.marker, expected=node.marker)


def _headless(form: Form, rubric: Rubric) -> Iterator[Finding]:
    """S129: a column full of choices under no fitting header: somebody's answers may stand there unread."""
    others = set[int]().union(*form.lines.rows.values()) - {*form.columns.used(), *form.columns.unseen}
    choices: Counter[int] = Counter()
    options = _options(rubric)
    asked = 0
    for id_, row in form.alignment.rows.items():
        known = options.get(form.expected.by_id[id_].scale)
        if known:
            asked += 1
            cells = form.lines.at(row.number)
            for column in others & cells.keys():
                text = cells[column].text
                if len(text) <= _LONGEST_CHOICE and normal(text) in known:
                    choices[column] += 1
    for column, count in sorted(choices.items()):
        if count > _MOST_CHOICES * asked:
            yield form.place(
                "S129", None, form.columns.header_row, column, letters=column_letters(column), count=count
            )


@once
def _options(rubric: Rubric) -> dict[str, frozenset[str]]:
    """The choices of each scale, as answers are compared."""
    return {name: frozenset(map(normal, scale.options)) for name, scale in rubric.scales.items()}


@once
def _all_kinds(expected: Expected) -> frozenset[str]:
    """Every choice type that a row may carry."""
    return COUNT_KINDS.union(*(node.kinds for node in expected.nodes))


def _hidden(form: Form) -> Iterator[Finding]:
    sheet, columns = form.sheet, form.columns
    answered = {
        row.number for id_, row in form.alignment.rows.items() if form.expected.by_id[id_].sort != "section"
    }
    hidden = sorted(answered & sheet.hidden_rows)
    if hidden:
        more = " …" if len(hidden) > _MOST_ROWS_NAMED else ""
        rows = ", ".join(map(str, hidden[:_MOST_ROWS_NAMED])) + more
        yield finding(
            "S116", file=form.file, sheet=sheet.name, cell=str(hidden[0]), count=len(hidden), rows=rows
        )
    for block in columns.blocks:
        if block.hidden:
            yield form.place("S117", None, columns.header_row, block.answer, header=block.label)
    for column in columns.unseen:
        if any(not is_unfilled(form.value(row, column)) for row in answered):
            yield form.place("S142", None, columns.header_row, column)


def _far(form: Form) -> Iterator[Finding]:
    header = form.columns.header_row
    last_row = max((row.number for row in form.rows), default=header) + _FAR_ROWS
    last_column = max(form.lines.at(header), default=1) + _FAR_COLUMNS
    far = [
        (row, column)
        for row, cells in form.sheet.rows.items()
        if row > last_row or max(cells) > last_column
        for column in cells
        if row > last_row or column > last_column
    ]
    if far:
        yield form.place("S121", None, *min(far), count=len(far))


def _errors(file: str, lines: Lines, told: Collection[int] = ()) -> Iterator[Finding]:
    """S126: error cells, but for those in columns that are `told` of cell by cell, and pictures."""
    errors = sorted(
        (row, column)
        for row, column in lines.errors
        if column not in told and not any(picture.contains(row, column) for picture in lines.sheet.pictures)
    )
    if errors:
        cells = ", ".join(address(*at) for at in errors[:_NAMED])
        first_row, first_column = errors[0]
        error = lines.sheet.rows[first_row][first_column].text
        yield finding("S126", file=file, sheet=lines.sheet.name, cell=cells, count=len(errors), error=error)


def _lost(form: Form) -> Iterator[Finding]:
    """W213: formulas that name a cell that is gone, though a figure of before still shows."""
    lost = [
        address(row, column)
        for row, column, value in form.lines.formulas
        if "#REF!" in (value[2] or "") and value.kind is not ERROR
    ]
    if lost:
        more = f" … (+{len(lost) - _MOST_ROWS_NAMED})" if len(lost) > _MOST_ROWS_NAMED else ""
        cells = ", ".join(lost[:_MOST_ROWS_NAMED]) + more
        sheet = form.sheet.name
        yield finding("W213", file=form.file, sheet=sheet, cell=lost[0], count=len(lost), cells=cells)


@once
def _section_weights(expected: Expected) -> dict[Words, set[Fraction]]:
    """The weights that a section's title may stand beside: its own, and that of both its halves."""
    weights: dict[Words, list[Fraction]] = {}
    for node in expected.nodes:
        if node.sort == "section" and node.weight is not None:
            for words in node.words:
                weights.setdefault(words, []).append(node.weight)
    return {words: {*several, sum(several, Fraction(0))} for words, several in weights.items()}


def _other_weights(file: str, lines: Lines, weights: dict[Words, set[Fraction]]) -> Iterator[Finding]:
    """S127: a sheet that repeats the tree with other weights misleads whoever reads it.

    Only a column headed *Bobot* holds weights: minima and points beside the same titles are none.
    """
    columns = {
        column
        for row, cells in lines.rows.items()
        if row <= HEADER_ROWS
        for column, value in cells.items()
        if value.kind is TEXT and role_of(value.text) == "weight"
    }
    seen, wrong = 0, []
    for row, cells in lines.rows.items() if columns else ():
        for column, value in sorted(cells.items()):
            may_be_title = value.kind is TEXT and len(value.text) < 2 * _TITLE
            known = weights.get(prints(value.text)) if may_be_title else None
            if not known:
                continue
            seen += 1
            reach = range(column + 1, column + _WEIGHT_REACH)
            number = next(
                (number_in(cells[at]) for at in reach if at in columns and _typed(cells.get(at))), None
            )
            if number is not None and number not in known:
                told = "/".join(plain(weight) for weight in sorted(known))
                wrong.append(f"{address(row, column)} {plain(number)} ({told})")
    if seen >= _LOOK_ALIKE_TITLES and wrong:
        cells_ = "; ".join(wrong[:_NAMED])
        yield finding(
            "S127",
            file=file,
            sheet=lines.sheet.name,
            count=len(wrong),
            cells=cells_,
            state=lines.sheet.state,
        )


def _typed(value: Value | None) -> bool:
    return value is not None and value.formula is None and number_in(value) is not None


_MOST_OVERLAPS = 5


def about_merges(form: Form) -> Iterator[Finding]:
    """Yield S118, S119 and S122."""
    items = {
        row.number: id_
        for id_, row in form.alignment.rows.items()
        if form.expected.by_id[id_].sort != "section"
    }
    answers = sorted(block.answer for block in form.columns.blocks)
    yield from _under_merges(form, items, answers)
    key = items, answers, form.sheet.merges, form.named
    yield from form.here(_OVER.of(key, lambda: (*_over_items(form, items, answers), *_overlapping(form))))


_OVER: Recent[tuple[Finding, ...]] = Recent()
"""By merges and rows, which are the same in each workbook of a form."""


def _overlapping(form: Form) -> Iterator[Finding]:
    for merge, other in islice(overlaps(form.sheet.merges), _MOST_OVERLAPS):
        yield finding("S122", file=form.file, sheet=form.sheet.name, cell=str(merge), other=str(other))


def overlaps(merges: Sequence[Range]) -> Iterator[tuple[Range, Range]]:
    """Yield pairs of merges that share a cell, each merge once at most; downwards, as Excel draws them."""
    # Those that reach the current row, by column; none of them overlap, so neighbours suffice.
    open_: list[tuple[int, int, int, Range]] = []
    for merge in sorted(set(merges), key=lambda merge: (merge.first_row, merge.first_column)):
        at = bisect_right(open_, merge.last_column, key=lambda reaching: reaching[0])
        other = None
        while at and open_[at - 1][1] >= merge.first_column:
            if open_[at - 1][2] >= merge.first_row:
                other = open_[at - 1][3]
                break
            at -= 1
            del open_[at]
        if other is not None:
            yield merge, other
        else:
            entry = (merge.first_column, merge.last_column, merge.last_row, merge)
            insort(open_, entry, key=lambda reaching: reaching[0])


def _under_merges(form: Form, items: dict[int, str], answers: Sequence[int]) -> Iterator[Finding]:
    """S118: an answer that lies under a merge, as some programs leave it: unseen and not read."""
    for (row, column), merge in sorted(form.lines.covered.items(), key=lambda place: place[0]):
        value = form.sheet.rows[row][column]
        if row > form.columns.header_row and column in answers and value.text.strip():
            yield form.place("S118", items.get(row), row, column, merge=str(merge), raw=shown(value.text))


def _over_items(form: Form, items: dict[int, str], answers: Sequence[int]) -> Iterator[Finding]:
    """S119: the answer of the first row is not copied down."""
    rows = sorted(items)
    for merge in form.sheet.merges:
        over = answers[bisect_left(answers, merge.first_column) : bisect_right(answers, merge.last_column)]
        within = rows[bisect_left(rows, merge.first_row) : bisect_right(rows, merge.last_row)]
        if over and len(within) > 1:
            ids = ", ".join(items[row] for row in within)
            yield finding("S119", file=form.file, sheet=form.sheet.name, cell=str(merge), ids=ids)
