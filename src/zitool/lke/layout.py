"""Where an LKE keeps what: the header row and the columns, found by what they say, never by position."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from operator import ge
from typing import TYPE_CHECKING

from zitool.core.memo import Recent
from zitool.core.record import Record, replace
from zitool.core.scoring.answers import is_unfilled, normal
from zitool.core.values import NUMBER, TEXT
from zitool.lke.headers import (
    LONGEST_HEADER,
    UNIT,
    Owner,
    begins_as_answers,
    heads_answers,
    is_open,
    names_nobody,
    numbers_columns,
    owner_of,
    role_of,
)
from zitool.xlsx.grid import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from zitool.core.values import Cells, Value
    from zitool.xlsx.cells import Range
    from zitool.xlsx.visible_cells import Lines

    _Roles = Callable[[int], Mapping[int, str]]

HEADER_ROWS = 60
"""A header further down than this has not been seen in any form."""
_LEAST_ROLES = 3
_MOST_BLOCKS = 50
_MOSTLY = 0.6
_BACK = 10
"""Of so many numbers of rows at most one is no greater than the one above it: rows were moved, or put in."""
_FRAME = frozenset({"title", "weight", "choices", "criteria"})
"""Roles that all assessors share; in a header of two rows they may stand in the upper one only."""
_MAY_ANSWER = frozenset({"choices", "score"})
"""Roles by a header's words whose column may hold the answers."""
_LONGEST_NAME = 40
"""Of an assessor below *Jawaban*."""


class Block(Record, kw_only=False):
    """One assessor's columns; None where the form has no such column.

    Attributes:
        assessor: ``unit``, ``tpi``, ``tpn``, or a slug of the header; numbered where repeated. Of several
            columns of one assessor each has the slug of what tells it apart: ``final``, ``tpi-revisi``.
        label: the header's own words.
        owner: whose answers they are, and which of theirs.
        hidden: whether nobody sees the answers.
    """

    assessor: str
    label: str
    answer: int
    score: int | None = None
    percent: int | None = None
    note: int | None = None
    evidence: tuple[int, ...] = ()
    owner: Owner = Owner("", "")
    hidden: bool = False


class Columns(Record, kw_only=False):
    """The header of an LKE sheet.

    Attributes:
        header_row: row of the header, the lower one of two.
        stairs: columns of markers and titles, in order.
        weight: column of *Bobot*; likewise `criteria` and `choices`.
        blocks: at least one.
        clash: addresses and words of answer columns that nothing tells apart, or None.
        unseen: hidden answer columns that a visible one of the same words stands for.
        key: column that may number the rows, under a header or none.
    """

    header_row: int
    stairs: tuple[int, ...]
    weight: int | None
    criteria: int | None
    choices: int | None
    blocks: tuple[Block, ...]
    clash: tuple[str, str] | None = None
    unseen: tuple[int, ...] = ()
    key: int | None = None

    def used(self) -> list[int]:
        """Return every column that has a meaning."""
        shared = [*self.stairs, self.weight, self.criteria, self.choices]
        own = [
            column
            for block in self.blocks
            for column in (block.answer, block.score, block.percent, block.note, *block.evidence)
        ]
        return sorted({column for column in (*shared, *own) if column is not None})


class _Header(Record, kw_only=False):
    """A row that may be the header: column → role, and the merges that touch it or the rows above.

    `joined` tells whether rows above it belong to it; `named` are its answers below one merged *Jawaban*.
    """

    row: int
    roles: Mapping[int, str]
    merges: tuple[Range, ...]
    joined: bool = False
    named: tuple[int, ...] = ()


def find_columns(lines: Lines) -> Columns | None:
    """Return the columns of a sheet if it has the header of an LKE, else None.

    Of several header rows (print titles repeated, a second table below) the one that says most counts, the
    first of equals; of a header in two rows the lower one.
    """
    sheet = lines.sheet
    if lines.rows is not sheet.rows or not sheet.is_list:
        return _find_columns(lines)
    key = sheet.rows, sheet.merges, sheet.hidden_columns, sheet.pictures
    return _COLUMNS.of(key, lambda: _find_columns(lines))


_COLUMNS: Recent[Columns | None] = Recent()
"""Of small sheets: those beside a form are alike in its workbooks."""


def _find_columns(lines: Lines) -> Columns | None:
    roles = cache(lambda row: dict(_roles(lines, row)))
    best: _Header | None = None
    above = False
    for row in _top(lines):
        here = any(map(heads_answers, _may_head_answers(lines.at(row))))
        header = _header(lines, row, roles, names=above) if here or above else None
        above = here
        if header is None or not _is_whole(header):
            continue
        more = len(set(header.roles.values())) - len(set(best.roles.values())) if best is not None else 1
        if more > 0 or (more == 0 and header.joined and best is not None and best.row == row - 1):
            best = header
    best = best or _without_answers(lines, roles)
    return _columns(lines, best) if best is not None else None


def _may_head_answers(cells: Cells) -> list[str]:
    """Return the texts of a row that begin as the words over answers do: none, in nearly every row."""
    return [value[1] for value in cells.values() if _may_head(value[1]) and value[0] is TEXT]


@lru_cache(maxsize=256)
def _may_head(text: str) -> bool:
    return len(text) <= LONGEST_HEADER and begins_as_answers(text) is not None


def _is_whole(header: _Header) -> bool:
    answers = sum(role == "answer" for role in header.roles.values())
    return 0 < answers <= _MOST_BLOCKS and len(set(header.roles.values())) >= _LEAST_ROLES


def _without_answers(lines: Lines, roles: _Roles) -> _Header | None:
    """Return the first header in which only what stands below tells the answers: *Pilihan*, *Nilai*."""
    if not _may_be_header(lines):
        return None
    for row in _top(lines):
        said = {role for near in (row, row - 1, row - 2) for role in roles(near).values()}
        if len(said) < _LEAST_ROLES or said.isdisjoint(_MAY_ANSWER):
            continue
        header = _header(lines, row, roles, names=False)
        if header is None or len(set(header.roles.values())) < _LEAST_ROLES:
            continue
        below = {
            column: unlabelled_kind(lines, row, column)
            for column, role in header.roles.items()
            if role in _MAY_ANSWER
        }
        choices = [column for column in below if header.roles[column] == "choices"]
        answers = [column for column, held in below.items() if held == "answer"]
        if not answers and "choices" in below.values():  # a blank form: its other column of choices
            answers = [column for column in choices if below[column] is None]
        if len(answers) == 1:
            return replace(header, roles={**header.roles, answers[0]: "answer"})
    return None


def _may_be_header(lines: Lines) -> bool:
    """Whether the top of a sheet has the words of a header at all, wherever they stand."""
    texts = {
        value[1]
        for row in _top(lines)
        for value in lines.at(row).values()
        if value[0] is TEXT and len(value[1]) <= LONGEST_HEADER
    }
    said = list(filter(role_of, texts))
    roles = set(map(role_of, said))
    return (len(roles) >= _LEAST_ROLES and not roles.isdisjoint(_MAY_ANSWER)) or any(map(is_open, said))


def looks_like_form(lines: Lines) -> bool:
    """Whether a sheet has a header of the form but perhaps no answer column (a summary, a broken header)."""
    told = {*_FRAME, "score", "percent"}
    return any(len({role for _, role in _roles(lines, row)} & told) >= _LEAST_ROLES for row in _top(lines))


def _top(lines: Lines) -> Iterator[int]:
    for row in lines.rows:
        if row > HEADER_ROWS:
            return
        yield row


def _roles(lines: Lines, row: int) -> Iterator[tuple[int, str]]:
    """Yield the roles of a row by column; in what may be a header, what stands below may decide."""
    said = [
        (column, value[1], role)
        for column, value in lines.at(row).items()
        if value[0] is TEXT and len(value[1]) <= LONGEST_HEADER and (role := role_of(value[1]))
    ]
    for column, text, role in sorted(said):
        held = unlabelled_kind(lines, row, column) if len(said) > 1 and is_open(text) else None
        yield column, held if held is not None and (role != "score" or held == "answer") else role


def _header(lines: Lines, row: int, roles: _Roles, *, names: bool) -> _Header | None:
    """Return the header in `row`, completed from the rows above where it has several.

    Args:
        lines: the sheet.
        row: the lowest row of the header.
        roles: row → its roles by column.
        names: whether this can only be a row of names below *Jawaban*; None where it is no such row.
    """
    cells, own = lines.at(row), roles(row)
    merges = tuple(
        merge for merge in lines.sheet.merges if merge.first_row <= row and merge.last_row >= row - 2
    )
    seen = {
        column: role
        for column, role in own.items()
        if not any(merge.contains(row, column) and _anchor(merge) != (row, column) for merge in merges)
    }
    above = roles(row - 1)
    named = _named_below(lines, row, above, own)
    if names and not named and "answer" not in own.values():
        return None
    seen |= dict.fromkeys(named, "answer")
    split = bool(named) or (not _FRAME & set(own.values()) and len(_FRAME & set(above.values())) > 1)
    joined = bool(named)
    for upper in (row - 1, row - 2):
        for column, role in roles(upper).items():
            tall = any(merge.contains(row, column) and _anchor(merge) == (upper, column) for merge in merges)
            split_off = split and upper == row - 1 and not (named and role == "answer")
            if (tall or split_off) and column not in cells and column not in seen:
                seen[column] = role
                joined = True
    return _Header(row, dict(sorted(seen.items())), merges, joined, tuple(named))


def _named_below(lines: Lines, row: int, above: Mapping[int, str], own: Mapping[int, str]) -> list[int]:
    """Return the columns of a row of assessors below *Jawaban*, which is merged over them or blank beside.

    Such a row says nothing else: whatever in it is no role of its own stands below *Jawaban*.
    """
    cells, upper = lines.at(row), lines.at(row - 1)
    named = []
    for column in [at for at, role in above.items() if role == "answer"]:
        end = min((at for at in upper if at > column), default=column + _MOST_BLOCKS)
        # Where *Jawaban* itself stands below, the others are what goes with it, and nobody's name.
        if any(own.get(at) == "answer" and names_nobody(cells[at].text) for at in range(column, end)):
            continue
        for at in range(column, end):
            value = cells.get(at)
            if value is not None and value.kind is TEXT and own.get(at, "answer") == "answer":
                words = value.text.strip()
                if len(words) <= _LONGEST_NAME and any(map(str.isalpha, words)):
                    named.append(at)
    others = {at for at, value in cells.items() if value.kind is TEXT and value.text.strip()} - own.keys()
    return named if others and others <= set(named) else []


def _anchor(merge: Range) -> tuple[int, int]:
    return merge.first_row, merge.first_column


def _columns(lines: Lines, header: _Header) -> Columns:
    blocks, unseen = _seen(_blocks(lines, header))
    stairs = _stairs(lines, header)
    weight, criteria = (_first(header.roles, role) for role in ("weight", "criteria"))
    if weight is None:
        weight = unlabelled_weights(lines, header.row, stairs)
        stairs = tuple(column for column in stairs if column != weight)
    notes = blocks[0].note if criteria is None and len(blocks) == 1 else None
    if notes is not None and holds_criteria(lines, header.row, notes):
        criteria, blocks = notes, [replace(blocks[0], note=None)]
    return Columns(
        header.row,
        stairs,
        weight,
        criteria,
        _first(header.roles, "choices"),
        tuple(_named(blocks)),
        _clash(header.row, blocks),
        unseen,
        _first(header.roles, "key") or _bare_key(header, stairs),
    )


def _bare_key(header: _Header, stairs: Sequence[int]) -> int | None:
    """Return the column before or among the titles that is none of them: rows may be numbered there."""
    free = (column for column in range(1, max(stairs, default=1)) if column not in stairs)
    return next((column for column in free if header.roles.get(column, "number") == "number"), None)


def _first(roles: Mapping[int, str], role: str) -> int | None:
    return next((column for column, held in roles.items() if held == role), None)


def _stairs(lines: Lines, header: _Header) -> tuple[int, ...]:
    roles = header.roles
    title, number = _first(roles, "title"), _first(roles, "number")
    taken = {column for column, role in roles.items() if role not in {"title", "number"}}
    body = sorted(column for column in taken if roles[column] != "key")
    if title is None:
        start, end = 1, body[0] if body[0] > 1 else body[-1]
    else:
        start = min(number or title, title)
        wide = next(
            (merge.last_column for merge in header.merges if merge.contains(header.row, title)), title
        )
        end = min((column for column in body if column > title), default=wide + 1)
    below = [cells for row, cells in lines.rows.items() if row > header.row]
    sure = {title} if number is not None and _numbers_rows(below, number) else {title, number}
    return tuple(
        column
        for column in range(start, end)
        if column not in taken and (column in sure or not _is_ids(below, column))
    )


def _is_ids(below: Sequence[Cells], column: int) -> bool:
    """Whether a column numbers the rows: most rows, not the few whose marker was typed as a number."""
    kinds = [cells[column][0] for cells in below if column in cells]
    numbers = kinds.count(NUMBER)
    return numbers > _MOSTLY * len(kinds) and 2 * numbers > len(below)


def _numbers_rows(below: Sequence[Cells], column: int) -> bool:
    """Whether a column *No* counts the rows of the table, and marks none: it hardly ever begins again."""
    if not _is_ids(below, column):
        return False
    texts = [cells[column][1] for cells in below if column in cells]
    numbers = [int(text) for text in texts if text.isdecimal()]
    back: int = sum(map(ge, numbers, numbers[1:]))
    return _BACK * back <= len(numbers)


def _blocks(lines: Lines, header: _Header) -> list[Block]:
    """Return a block per answer column; `assessor` still holds the words over it."""
    blocks: list[Block] = []
    first = next(column for column, role in header.roles.items() if role == "answer")
    hidden = lines.sheet.hidden_columns
    for column, role in header.roles.items():
        if role == "answer":
            upper = (lines.at(header.row - 1).get(column), lines.at(header.row - 2).get(column))
            text = next(
                written for written in (lines.at(header.row).get(column), *upper) if written is not None
            )
            above = _above(lines, header, column, first)
            unseen = any(start <= column <= end for start, end in hidden)
            blocks.append(Block(label=_plain_text(text), assessor=above, answer=column, hidden=unseen))
        elif blocks:
            # What stands behind assessors side by side under one *Jawaban* belongs to all of them.
            together = len(blocks) if blocks[-1].answer == max(header.named, default=0) else 1
            for at in range(-together, 0):
                blocks[at] = _with_column(blocks[at], role, column)
    blocks[-1] = _with_bare_evidence(lines, header, blocks[-1])
    return blocks


def _with_column(block: Block, role: str, column: int) -> Block:
    """Return `block` with a further column; of two of one role the first counts, but for evidence."""
    match role:
        case "score" if block.score is None:
            return replace(block, score=column)
        case "percent" if block.percent is None:
            return replace(block, percent=column)
        case "note" if block.note is None:
            return replace(block, note=column)
        case "evidence":
            return replace(block, evidence=(*block.evidence, column))
        case _:
            return block


def _above(lines: Lines, header: _Header, column: int, first: int) -> str:
    """The words of the cell over a header, merged ones included: they name blocks side by side.

    A title that runs over the whole sheet starts left of the first answer column and names none of them.
    """
    row = header.row - 1
    for merge in header.merges:
        if merge.contains(row, column) and not merge.contains(header.row, column):
            if merge.first_column < first:
                return ""
            row, column = _anchor(merge)
            break
    value = lines.at(row).get(column)
    return _plain_text(value) if value is not None and value.kind is TEXT else ""


def _with_bare_evidence(lines: Lines, header: _Header, block: Block) -> Block:
    """Family 1 keeps evidence and links in the two columns after the note, without a header."""
    if block.evidence or block.note is None:
        return block
    bare = [column for column in (block.note + 1, block.note + 2) if column not in header.roles]
    below = [cells for row, cells in lines.rows.items() if row > header.row] if bare else []
    texts = {
        column for column in bare if any(column in cells and cells[column].kind is TEXT for cells in below)
    } | {
        column
        for picture in lines.sheet.pictures
        for column in bare
        if picture.first_column <= column <= picture.last_column
    }
    return replace(block, evidence=tuple(sorted(texts)))


def _seen(blocks: list[Block]) -> tuple[list[Block], tuple[int, ...]]:
    """Return the blocks without hidden ones that a visible one of the same words stands for, and those."""
    visible = {(normal(block.assessor), normal(block.label)) for block in blocks if not block.hidden}
    unseen = [
        block for block in blocks if block.hidden and (normal(block.assessor), normal(block.label)) in visible
    ]
    return [block for block in blocks if block not in unseen], tuple(block.answer for block in unseen)


def _clash(row: int, blocks: list[Block]) -> tuple[str, str] | None:
    """Return the answer columns that nothing tells apart: a form has one unit, but maybe several TPI."""
    rivals = [block for block in blocks if names_nobody(block.label)]
    if len({(normal(block.assessor), normal(block.label)) for block in rivals}) == len(rivals):
        own = [
            (block, named.owner)
            for block, named in zip(blocks, _named(blocks), strict=True)
            if named.owner.assessor == UNIT
        ]
        rivals = [block for block, owner in own if sum(other == owner for _, other in own) > 1]
    if len(rivals) < 2:  # noqa: PLR2004 - one is nobody's rival
        return None
    return ", ".join(address(row, block.answer) for block in rivals), rivals[0].label


def _named(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks with names: by their own words, or by those over them where several say nobody."""
    several = sum(names_nobody(block.label) for block in blocks) > 1
    owned: list[tuple[str, Owner]] = []
    for block in blocks:
        label = block.label
        if several and block.assessor and names_nobody(label):
            label = f"{block.assessor} {label}" if owner_of(label).version else block.assessor
        owned.append((label, owner_of(label)))
    seen: dict[str, int] = {}
    for block, (label, owner) in zip(blocks, owned, strict=True):
        alone = len({other.version for _, other in owned if other.assessor == owner.assessor}) == 1
        version = "" if alone else owner.version
        assessor = owner.assessor if not version else version if owner.assessor == UNIT else "-".join(owner)
        seen[assessor] = seen.get(assessor, 0) + 1
        if seen[assessor] > 1:
            assessor = f"{assessor}-{seen[assessor]}"
        yield replace(block, assessor=assessor, label=label, owner=owner)


def _plain_text(value: Value) -> str:
    return " ".join(value.text.split())


_LEAST = 5
"""Fewer filled cells than this prove nothing about a column."""
_CRITERIA = r"(?is)\s*a\s*[.)].*\n\s*b\s*[.)]"
"""A list of choices, one to a line; a note of somebody's does not begin like that."""
_MARKER = 4
"""Letters of the longest marker."""
_LONGEST_CHOICE = 60
_CHOICE = r"'?\(?(?:[a-e]|ya|tidak|y|t)[.)]{0,2}"
_BEGINS_WITH_CHOICE = r"\W?(?:[a-e]|ya|tidak|y|t)\b"
_TYPE = r"(?:[a-e]|ya|y)\s*/.*|%|jumlah|nilai\s*\(.*"


def unlabelled_weights(lines: Lines, header_row: int, stairs: Sequence[int]) -> int | None:
    """Return the last of the columns of titles where it holds nothing but numbers beside titles."""
    column = stairs[-1] if len(stairs) > 1 else None
    if column is None:
        return None
    rows = [(cells, cells[column]) for cells in _below(lines, header_row) if column in cells]
    beside = all(value.kind is NUMBER and _titled(cells, stairs[:-1]) for cells, value in rows)
    return column if beside and len(rows) >= _LEAST else None


def holds_criteria(lines: Lines, header_row: int, column: int) -> bool:
    """Whether most cells of a column of notes list the choices of a question."""
    texts = [cells[column].text for cells in _below(lines, header_row) if column in cells]
    listed = sum(re.match(_CRITERIA, text) is not None for text in texts)
    return listed >= _LEAST and 2 * listed > len(texts)


def unlabelled_kind(lines: Lines, header_row: int, column: int) -> str | None:
    """Return the role of a column by what stands in it: choices made, types of choices, numbers or words.

    None where it is blank, or neither here nor there: then its header decides.
    """
    numbers = choices = types = words = texts = 0
    for cells in _below(lines, header_row):
        value = cells.get(column)
        if value is None or is_unfilled(value):
            continue
        numbers += value.kind is NUMBER
        if value.kind is TEXT:
            text = normal(value.text[:_LONGEST_CHOICE])
            texts += 1
            choices += re.fullmatch(_CHOICE, text) is not None
            types += re.fullmatch(_TYPE, text) is not None
            words += re.match(_BEGINS_WITH_CHOICE, text) is None
    if 2 * types > texts:
        return "choices"
    if 2 * choices > texts and choices >= numbers:
        return "answer"
    if 2 * words > texts >= _LEAST:
        return "note"
    return "score" if not texts and numbers >= _LEAST else None


def _below(lines: Lines, header_row: int) -> Iterator[Cells]:
    return (cells for row, cells in lines.rows.items() if row > header_row and not numbers_columns(cells))


def _titled(cells: Cells, stairs: Sequence[int]) -> bool:
    """Whether a row has words in one of these columns, and not only a marker."""
    values = (cells.get(column) for column in stairs)
    return any(value is not None and value.kind is TEXT and len(value.text) > _MARKER for value in values)
