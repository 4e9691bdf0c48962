"""Tables of a page: with a caption, as rows that become cards on a phone; or side by side with a name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from zitool.reports.cells import (
    Box,
    Coded,
    Gauge,
    Given,
    Grounds,
    Level,
    Marked,
    Minimum,
    Phrase,
    Stand,
    own,
    text_of,
    tone_of,
    value_of,
    words,
)
from zitool.reports.formats.html.charts import box, gauge, key_of_boxes
from zitool.reports.formats.html.elements import (
    LOOKS,
    around,
    element,
    filled,
    frame,
    paragraph,
    text,
    together,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.reports.cells import Cell, Column, Piece
    from zitool.reports.document import Table
    from zitool.reports.formats.html.elements import Child, Html, Tags
    from zitool.wording import Language

_LONGEST_WORD, _MOST_SIGNS = 18, 120
"""A longer word is a path, and may be broken; so many characters stand side by side on a page."""
_SHAPES = {"": "stack row", "list": "stack", "findings": "stack findings", "plan": "stack plan",
           "answers": "stack answers", "contents": "stack contents"}  # fmt: skip
"""Shape of a table → its classes; others stand before those of most."""
_STATES = {"met": "yes", "bad": "no", "open": "open", "quiet": "quiet"}
_SIGNS = {True: ("yes", "✓"), False: ("no", "✗"), None: ("open", "?")}


def captioned(block: Table, language: Language) -> Child:
    """Return a table under its name, with its caption, or what is said where it has no rows."""
    above = (
        element("h3", block.name) if block.name else None,
        paragraph(block.note, language, "quiet") if block.note else None,
    )
    if not block.rows and block.empty:
        return above, element("p", block.empty)
    look = _SHAPES.get(block.shape) or f"{block.shape} stack row"
    caption = element("span", block.caption, class_="unseen") if block.shape == "answers" else block.caption
    titled = tuple((words(column.title), _of_head(column), _of_cell(column)) for column in block.columns)
    head, frames = _headed(titled)
    rows = (_row(block, place, frames, language) for place in range(len(block.rows)))
    key = key_of_boxes(block.minima, language) if block.minima else None
    return above, _table(look, element("caption", caption), head, rows), key


@lru_cache(maxsize=64)
def _headed(columns: tuple[tuple[str, str | None, str | None], ...]) -> tuple[Html, tuple[Tags, ...]]:
    """Return the head of columns, and what their cells are filled into; many tables of a page have the same.

    Args:
        columns: title, class of the head, class of the cells.
    """
    head = [
        element("th", title, scope="col", role="columnheader", class_=of_head)
        for title, of_head, _ in columns
    ]
    cells = (frame("td", role="cell", class_=of_cell, data_label=title) for title, _, of_cell in columns)
    return together(head), tuple(cells)


def _table(look: str, caption: Child, head: Child, rows: Child, named: str | None = None) -> Child:
    return around(
        "table",
        caption,
        element("thead", element("tr", head, role="row"), role="rowgroup"),
        around("tbody", rows, role="rowgroup"),
        class_=look,
        role="table",
        aria_labelledby=named,
    )


def _row(block: Table, place: int, frames: Sequence[Tags], language: Language) -> Html:
    row, shown = block.rows[place], []
    for at, (cell, column) in enumerate(zip(row, block.columns, strict=True)):
        if at == block.whose:
            told = _cell(cell, column, f"area{place + 1}", language)
            shown.append(element("th", told, scope="row", role="rowheader"))
        elif cell is None and block.shape == "areas":
            empty, title = f"{_of_cell(column)} empty", words(column.title)
            shown.append(element("td", None, role="cell", class_=empty, data_label=title))
        else:
            shown.append(filled(frames[at], (_cell(cell, column, "", language),)))
    look = f"level{block.level(place)}" if block.levels else None
    if block.tones and block.tones[place] == "warn":
        look = "beyond"
    named = None
    if block.key:
        whose = row[block.whose]
        named = f"{block.key}{whose.id if isinstance(whose, Coded) else place + 1}"
    return element("tr", shown, role="row", class_=look, id=named)


def _of_head(column: Column) -> str | None:
    """Return the class of a column's head."""
    if column.kind == "provision":
        return "wide"
    return ("n wide" if column.spare else "n") if column.right else None


def _of_cell(column: Column) -> str | None:
    """Return the class of a column's cells."""
    return {"provision": "wide quiet", "order": "n order"}.get(column.kind, _of_head(column))


def _cell(  # noqa: C901 - each kind of cell
    cell: Cell, column: Column, key: str, language: Language
) -> Child:
    match cell:
        case Marked():
            return _marked(cell, column, language)
        case Stand(status, word, lacks, more):
            stand = element("span", "–" if status == "none" else word, class_=f"stand {status}")
            if lacks is None:
                return stand
            rest = f" (+{more})" if more else None
            return stand, " ", element("small", lacks[0], ": ", lacks[1], rest)
        case Level(severity, word, code):
            return element("span", word, class_=f"severity {severity.word}"), f" {code}" if code else None
        case Coded(id_, told, more):
            return element("span", id_, class_="id"), " ", told, [_more(name, said) for name, said in more]
        case Box():
            return cell.title, cell.sign, " ", box(cell, key)
        case Gauge():
            return cell.title, " ", gauge(cell)
        case Given():
            return _given(cell)
        case Grounds(grounds):
            return [_ground(*ground, language) for ground in grounds]
        case Minimum():
            return _minimum(cell, column, language)
        case Phrase():
            return text(cell, language)
        case _:
            return "–" if cell is None else text_of(cell, column, language)


def _ground(name: str, said: Piece, quiet: bool, language: Language) -> Html:
    """Return one of the grounds of an answer."""
    if type(said) is str:
        return _usual_ground(name, said, quiet)
    return _under_its_name(name, text(own(said), language), quiet)


def _under_its_name(name: str, said: Child, quiet: bool) -> Html:
    return element("p", _named(name), " ", said, class_="quiet" if quiet else None)


_usual_ground = lru_cache(maxsize=256)(_under_its_name)
"""A ground in zitool's words; many answers have the same."""


def _more(name: str, said: str) -> Html:
    """Return what goes with a question, below it."""
    return element("span", (_named(name), " ") if name else None, said, class_="more")


@lru_cache(maxsize=64)
def _named(name: str) -> Html:
    """Return what a text is called, before it; hundreds of texts have one of a few names."""
    return element("b", f"{name}:")


def _given(cell: Given) -> Child:
    """Return an answer, what it counts, and where it stands."""
    shown: list[Child] = [_usual("strong", cell.answer, None if cell.worth else "open"), " "]
    shown += [_usual("small", cell.worth), " "] if cell.worth else []
    shown += [element("span", cell.supposed, class_="assumed"), " "] if cell.supposed else []
    raw = (": “", cell.raw, "”") if cell.raw else None
    return [*shown, element("small", cell.place, raw, class_="cell")]


@lru_cache(maxsize=128)
def _usual(tag: str, said: str, look: str | None = None) -> Html:
    """Return an answer, or what one counts: there are few different ones."""
    return element(tag, said, class_=look)


def _minimum(cell: Minimum, column: Column, language: Language) -> Child:
    """Return a minimum and whether it is met, by a sign and a word."""
    look, sign = _SIGNS[cell.met]
    least = text_of(cell._replace(word=""), column, language)
    return least, element("span", element("span", sign, aria_hidden="true"), f" {cell.word}", class_=look)


def _marked(cell: Marked, column: Column, language: Language) -> Child:
    told: Child = text_of(cell, column, language)
    if cell.target:
        told = element("a", told, href=cell.target)
    elif cell.tone == "strong":
        told = element("strong", told)
    elif cell.tone in _STATES:
        told = element("span", told, class_=_STATES[cell.tone])
    beside = (" ", element("b", cell.beside)) if cell.beside else None
    return told, beside, [(" ", element("small", note)) for note in cell.notes]


def side_by_side(block: Table, key: str, part: bool, language: Language) -> Child:
    """Return a table whose columns stay side by side, in a `part` within a frame that scrolls if it must."""
    longest = _widths(block, part)
    tight = part and sum(longest) > _MOST_SIGNS * 2 // 3
    above = (
        element("h2", block.name, id=key),
        paragraph(block.note, language, "quiet") if block.note else None,
    )
    if not block.rows:
        return above, element("p", "–")
    head = [
        element("th", words(column.title), scope="col", role="columnheader",
                class_="n" if column.right else None, style=f"--word: {longest[at]}ch" if longest else None)
        for at, column in enumerate(block.columns)
    ]  # fmt: skip
    rows = (element("tr", _side_cells(block, row, language), role="row") for row in block.rows)
    table = _table(f"stack row sides{' dense' if tight else ''}", None, head, rows, key)
    if not part:
        return above, table
    if not tight:
        return above, around("div", table, class_="scroll")
    return above, around("div", table, class_="scroll", role="region", tabindex=0, aria_labelledby=key)


def _side_cells(block: Table, row: tuple[Cell, ...], language: Language) -> list[Html]:
    shown = []
    for at, (cell, column) in enumerate(zip(row, block.columns, strict=True)):
        tone, told = tone_of(cell, column), text_of(cell, column, language)
        look = "stand" if tone == "strong" else LOOKS[tone]
        target = cell.target if isinstance(cell, Marked) else ""
        leading = element("a", told, href=target) if target else told or "–"
        if not at:
            shown.append(element("th", leading, scope="row", role="rowheader", class_=look or None))
            continue
        looks = " ".join(filter(None, ("n" if column.right else "", look)))
        name = words(column.title)
        shown.append(element("td", leading, role="cell", class_=looks or None, data_label=name))
    return shown


def _widths(table: Table, of_part: bool) -> tuple[int, ...]:
    """Return the longest word of each column; nothing where not all of them fit side by side.

    A table of a part has whole columns that lead to other files, and these count.
    """
    cells = [[value_of(cell) if of_part else cell for cell in row] for row in table.rows]
    texts: list[list[str]] = [
        [words(column.title), *(said for row in cells if isinstance(said := row[place], str))]
        for place, column in enumerate(table.columns)
    ]
    longest = tuple(
        max((len(word) for said in column for word in said.split() if len(word) <= _LONGEST_WORD), default=0)
        for column in texts
    )
    return longest if sum(longest) <= _MOST_SIGNS else ()
