"""The rows of a form that no rubric knows, as a tree: sections, questions, and the counts under them.

The staircase of columns says what stands under what; where it is silent or wrong (all markers in one column,
a heading in the column of the section above it) the weights say it: parts add up to their whole.
"""

from __future__ import annotations

import re
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from zitool.core.scoring.answers import normal
from zitool.core.values import Kind
from zitool.errors import UnreadableWorkbookError
from zitool.findings import finding
from zitool.lke.expected_rows import COUNT_KINDS
from zitool.lke.forms import read_form
from zitool.lke.layout import find_columns
from zitool.lke.rows import header_rows, read_rows
from zitool.xlsx.visible_cells import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zitool.core.law.rubric import Indicator, Rubric, Wordprints
    from zitool.core.values import Value
    from zitool.lke.layout import Columns
    from zitool.lke.rows import Row
    from zitool.xlsx.cells import Book

INDEX = re.compile(r"(?:nilai|indeks|skor)?\(?0-(?P<maximum>\d{1,4}(?:[.,]\d{1,3})?)\)?", re.ASCII)
"""The choice type of a survey's index, as compared: ``nilai(0-4)``."""
PERCENT = re.compile(r"%|%?\(?0-100%?\)?%?")
"""That of a typed percentage: ``%`` where no counts stand below, ``0-100%``."""

_CODE = re.compile(r"[A-Za-z0-9]{1,5}")


class Node:
    """A row that means something.

    Attributes:
        row: the row.
        sort: ``section`` or ``question``.
        code: its step of the id, different among its siblings.
        weight: as the form has it, or filled in from the weights around it (`inferred`).
        children: sections, or questions.
        counts: rows of the counts under a question, in order.
        remarks: finding code → values, about this row.
    """

    def __init__(self, row: Row, sort: str, weight: Fraction | None = None) -> None:
        self.row = row
        self.sort = sort
        self.code = ""
        self.weight = weight
        self.inferred = False
        self.children: list[Node] = []
        self.counts: list[Row] = []
        self.remarks: dict[str, dict[str, str]] = {}

    def walk(self) -> Iterable[Node]:
        """Yield this node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


class Table:
    """What the rows of a form come to.

    Attributes:
        roots: the components.
        strays: rows within the table that are nothing of all this.
    """

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self.strays: list[Row] = []


def read_table(
    lines: Lines,
    columns: Columns,
    rows: Sequence[Row],
    options: frozenset[str],
    unasked: Mapping[int, Row] = MappingProxyType({}),
) -> Table:
    """Return the tree of the rows down to the form's last sum.

    Args:
        lines: the sheet's cells.
        columns: its header.
        rows: as `zitool.lke.rows.read_rows` has them.
        options: answers of any known choice, normalised: what an answer looks like in a form without types.
        unasked: number of a count's row → the question that it is the first count of, where that has none.
    """
    sums = [at for at, row in enumerate(rows) if row.is_total]
    inside = [row for row in rows[: sums[-1] if sums else len(rows)] if not row.is_total]
    sorts = _sorts(lines, columns, inside, options)
    builder = _Builder()
    for row in inside:
        if row.number in unasked:
            builder.add(unasked[row.number], "question")
        builder.add(row, "count" if row.number in unasked else sorts[row.number])
    for root in builder.table.roots:
        _fill_weights(root)
    _name(builder.table.roots)
    return builder.table


def _sorts(lines: Lines, columns: Columns, rows: Sequence[Row], options: frozenset[str]) -> dict[int, str]:
    """Return for each row number ``section``, ``question``, ``count`` or ``stray``."""
    typed = any(row.kind for row in rows)
    sorts: dict[int, str] = {}
    for at, row in enumerate(rows):
        following = rows[at + 1].kind if at + 1 < len(rows) else ""
        answer = lines.value(row.number, columns.blocks[0].answer)
        criteria = lines.value(row.number, columns.criteria)
        if typed:
            sorts[row.number] = _typed(row, following)
        else:
            sorts[row.number] = _untyped(row, answer, criteria, options)
        if sorts[row.number] == "stray" and row.marker and row.marker != "-" and _opens(row, rows[at + 1 :]):
            sorts[row.number] = "section"
    return sorts


def _typed(row: Row, following: str) -> str:
    if row.kind in COUNT_KINDS:
        return "count"
    if not row.title:
        return "stray"
    if row.kind == "%":
        # Some forms write the sign of percent on the rows of sections too.
        return "question" if row.weight is None or following in COUNT_KINDS else "section"
    if row.kind:
        return "question"
    return "section" if row.weight is not None else "stray"


def _untyped(row: Row, answer: Value | None, criteria: Value | None, options: frozenset[str]) -> str:
    """In a form without choice types only what stands beside a row tells."""
    chosen = answer is not None and answer.text.strip().casefold() in options
    if chosen or (criteria is not None and not criteria.is_blank):
        return "question"
    if answer is None:
        return "section" if row.weight is not None else "stray"
    return "question" if row.weight is not None or row.marker not in {"", "-"} else "count"


def _opens(row: Row, below: Sequence[Row]) -> bool:
    """Whether the next row stands further to the right, as what belongs to a section does."""
    return bool(below) and below[0].column > row.column and below[0].kind not in COUNT_KINDS


class _Builder:
    """Puts rows under each other, one by one."""

    def __init__(self) -> None:
        self.table = Table()
        self.open: list[Node] = []
        self.question: Node | None = None

    def add(self, row: Row, sort: str) -> None:
        """Put the next row where it belongs."""
        if sort == "count":
            if self.question is None:
                self.table.strays.append(row)
            else:
                self.question.counts.append(row)
            return
        if sort == "stray":
            if row.title:
                self.table.strays.append(row)
            return
        node = Node(row, sort, weight=row.weight)
        parent = self._parent(node)
        if parent is None and sort == "question":
            self.table.strays.append(row)
            return
        (parent.children if parent else self.table.roots).append(node)
        while self.open and self.open[-1] is not parent:
            self.open.pop()
        self.question = node if sort == "question" else None
        if sort == "section":
            self.open.append(node)

    def _parent(self, node: Node) -> Node | None:
        """Return the section that `node` belongs to, or None for the top."""
        deepest = list(reversed(self.open))
        if node.weight is None and node.sort == "question":
            return next((section for section in deepest if not _holds_sections(section)), None)
        takers = [section for section in deepest if not _holds_questions(section) or _weighted(section, node)]
        left = next((taker for taker in takers if taker.row.column < node.row.column), None)
        room = next((taker for taker in takers if _has_room(taker, node) and _may_hold(taker, node)), None)
        # What is not full yet comes first, as long as the staircase does not lead deeper than the weights.
        if left is None or room is None or takers.index(room) > takers.index(left):
            return left or room
        return room


def _may_hold(parent: Node, node: Node) -> bool:
    """Whether the columns allow it: nothing stands left of its section, nor of the parts before it."""
    if parent.row.column >= node.row.column and parent.children:
        return parent.children[-1].row.column <= node.row.column
    return parent.row.column <= node.row.column


def _holds_sections(node: Node) -> bool:
    return any(child.sort == "section" for child in node.children)


def _holds_questions(node: Node) -> bool:
    return any(child.sort == "question" for child in node.children)


def _weighted(parent: Node, node: Node) -> bool:
    """Whether both the questions under `parent` and `node` are weighted questions."""
    return node.sort == "question" and all(child.weight is not None for child in parent.children)


def _has_room(parent: Node, node: Node) -> bool:
    if parent.weight is None or node.weight is None:
        return True
    taken = sum((child.weight or Fraction(0) for child in parent.children), Fraction(0))
    return taken + node.weight <= parent.weight


def _fill_weights(node: Node) -> None:
    """Fill in the weights that the ones around them leave no choice about."""
    missing = [child for child in node.children if child.sort == "section" and child.weight is None]
    known = sum((child.weight or Fraction(0) for child in node.children), Fraction(0))
    if len(missing) == 1 and node.weight is not None and node.weight > known:
        missing[0].weight, missing[0].inferred = node.weight - known, True
    for child in node.children:
        _fill_weights(child)
    weights = [child.weight for child in node.children]
    if node.weight is None and node.sort == "section" and weights and None not in weights:
        node.weight, node.inferred = sum((weight or Fraction(0) for weight in weights), Fraction(0)), True


def _name(siblings: Sequence[Node]) -> None:
    """Give each node a code of its own among its siblings: its marker, else a number or a letter."""
    markers = [node.row.marker.rpartition(".")[2] for node in siblings]
    taken = {code for code in markers if _CODE.fullmatch(code)}
    used: set[str] = set()
    for at, node in enumerate(siblings):
        marker = markers[at]
        if _CODE.fullmatch(marker) and marker not in used:
            node.code = marker
        else:
            node.code = next(code for code in _spare(node.sort, at) if code not in taken | used)
            if _CODE.fullmatch(marker):
                node.remarks["R063"] = {"marker": marker, "code": node.code}
        used.add(node.code)
        _name(node.children)


def _spare(sort: str, at: int) -> Iterable[str]:
    """Yield codes for a node without a marker of its own, the one of its place first."""
    if sort == "question":
        letters = "abcdefghijklmnopqrstuvwxyz"
        yield from letters[at : at + 1]
        yield from letters
    yield str(at + 1)
    yield from map(str, range(1, 1000))


_LEAST_QUESTIONS = 2


class DraftSheet:
    """The sheet that is read, and what is known of its rows from elsewhere.

    Attributes:
        known: number of a row → the indicator that a known rubric has for it, or for the counts from it on.
        counts: number of a row → code of the count that a known rubric has for it.
    """

    def __init__(self, file: str, lines: Lines, columns: Columns, rows: Sequence[Row], table: Table) -> None:
        self.file = file
        self.lines = lines
        self.columns = columns
        self.rows = rows
        self.table = table
        self.known: dict[int, Indicator] = {}
        self.counts: Mapping[int, str] = {}

    @property
    def name(self) -> str:
        """Its name."""
        return self.lines.sheet.name

    @property
    def answer(self) -> int:
        """The column of the first assessor's answers."""
        return self.columns.blocks[0].answer

    def text(self, row: int, column: int | None) -> str:
        """Return what a cell says, or nothing where it says nothing or is an error."""
        value = self.lines.value(row, column)
        return value.text if value is not None and value.kind in {Kind.TEXT, Kind.NUMBER} else ""

    def formula(self, row: int, column: int | None) -> str:
        """Return the formula of a cell, or nothing."""
        value = self.lines.value(row, column)
        return (value.formula or "") if value is not None else ""


def sheet_to_draft(book: Book, like: Rubric, wordprints: Wordprints) -> DraftSheet:
    """Return the sheet of `book` that a rubric can be drafted from; visible ones come first.

    Raises:
        UnreadableWorkbookError: R060 no sheet is a form with weights, S112 two are alike.
    """
    return _with_known(_choose(book, like), book, like, wordprints)


def questions_in(table: Table) -> int:
    """Return how many questions there are."""
    return sum(node.sort == "question" for root in table.roots for node in root.walk())


def _choose(book: Book, like: Rubric) -> DraftSheet:
    options = _options(like)
    drafts = []
    for sheet in [sheet for sheet in book.sheets if book.chosen in {"", sheet.name}]:
        lines = Lines(sheet)
        columns = find_columns(lines) if sheet.rows else None
        if columns is None:
            continue
        lines.cover(columns.used())
        rows = read_rows(lines, columns, header_rows(lines, columns))
        table = read_table(lines, columns, rows, options)
        if questions_in(table) >= _LEAST_QUESTIONS and any(root.weight for root in table.roots):
            drafts.append(DraftSheet(book.file, lines, columns, rows, table))
    visible = [draft for draft in drafts if draft.lines.sheet.state == "visible"] or drafts
    if not visible:
        names = ", ".join(sheet.name for sheet in book.sheets)
        raise UnreadableWorkbookError(finding("R060", file=book.file, sheets=names))
    visible.sort(key=lambda draft: -questions_in(draft.table))
    if len(visible) > 1 and 2 * questions_in(visible[1].table) > questions_in(visible[0].table):
        names = ", ".join(draft.name for draft in visible)
        raise UnreadableWorkbookError(finding("S112", file=book.file, sheet=visible[0].name, sheets=names))
    return visible[0]


def _options(like: Rubric) -> frozenset[str]:
    return frozenset(normal(option) for scale in like.scales.values() for option in scale.options)


def _with_known(sheet: DraftSheet, book: Book, like: Rubric, wordprints: Wordprints) -> DraftSheet:
    """Return the sheet with what `like` knows of its rows; nothing where `like` is about another form."""
    try:
        form = read_form(book, like, wordprints)
    except UnreadableWorkbookError:
        return sheet
    if form.sheet is not sheet.lines.sheet:
        return sheet
    leaves = {leaf.id: leaf for leaf in like.leaves()}
    rows = form.alignment.rows
    sheet.known = {row.number: leaves[id_] for id_, row in rows.items() if id_ in leaves}
    sheet.counts = {row.number: id_.partition("#")[2] for id_, row in rows.items() if "#" in id_}
    unasked: dict[int, Row] = {}
    for leaf in like.leaves():
        counts = [row for count in leaf.inputs if (row := rows.get(count.id)) is not None]
        if leaf.ratio is not None and leaf.id not in rows and counts:
            first = min(counts, key=lambda row: row.number)
            unasked[first.number] = first._replace(
                title=leaf.statement, marker=leaf.code, kind="%", weight=leaf.weight
            )
            sheet.known[first.number] = leaf
    if unasked:
        sheet.table = read_table(sheet.lines, sheet.columns, sheet.rows, _options(like), unasked)
    return sheet
