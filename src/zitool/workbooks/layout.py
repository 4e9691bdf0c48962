"""Where an LKE keeps what: the header row and the columns, found by what they say, never by position."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from zitool.core.answers import normal
from zitool.core.record import Record
from zitool.core.values import NUMBER, TEXT
from zitool.workbooks import unlabelled
from zitool.workbooks.grid import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zitool.core.values import Cells, Value
    from zitool.workbooks.cells import Range
    from zitool.workbooks.lines import Lines

HEADER_ROWS = 60
"""A header further down than this has not been seen in any form."""
_LONGEST_HEADER = 120
_LEAST_ROLES = 3
LEAST_REPEATED = 2
"""Names that a row must share with the header to be taken for its repetition."""
_MOST_BLOCKS = 50
_MOSTLY = 0.6
_FRAME = frozenset({"title", "weight", "choices", "criteria"})
"""Roles that all assessors share; in a header of two rows they may stand in the upper one only."""
_SCORED_BY = r"(?: \(?(?:unit|tpi|tpn|mandiri|penilai|evaluator|evaluasi)\b.*)?"

_ROLE_WORDS: tuple[tuple[str, str], ...] = (
    (r"(?:pilihan|jenis|tipe) jawaban\b.*|pilihan", "choices"),
    (r"(?:jawaban|jwban|jawban|jawabn)\b.*|hasil (?:pmpzi|pendampingan)\b.*", "answer"),
    (rf"(?:nilai|skor){_SCORED_BY}", "score"),
    (r"%|\(%\)|(?:persen|persentase|capaian)(?: ?\(?%\)?)?", "percent"),
    (r"(?:catatan|keterangan)\b.*", "note"),
    (r"bukti|.*\bbukti dukung\b.*|data dukung|eviden(?:ce)?", "evidence"),
    (r"bobot(?: ?\(?%\)?)?", "weight"),
    (r"penjelasan|kriteria(?: nilai)?", "criteria"),
    (r"penilaian|uraian|pertanyaan|komponen|indikator", "title"),
    (r"no\.?|nomor|kode", "number"),
    (r"id", "key"),
)
_ANSWER_STARTS = frozenset("jJhH")
"""With what the words over answers start, where they are ASCII."""
_PLAIN = frozenset({"jawaban", "jwban", "jawban", "jawabn"})
"""Headers that do not say whose answers stand below."""
_NATIONAL, _INTERNAL = ("tpn", "tim penilai nasional"), ("tpi", "tim penilai internal")
_OWN = frozenset({"unit", "pmpzi", "mandiri"})


class Block(Record, kw_only=False):
    """One assessor's columns; None where the form has no such column.

    Attributes:
        assessor: ``unit``, ``tpi``, ``tpn``, or a slug of the header; numbered where repeated.
        label: the header's own words.
    """

    assessor: str
    label: str
    answer: int
    score: int | None = None
    percent: int | None = None
    note: int | None = None
    evidence: tuple[int, ...] = ()


class Columns(Record, kw_only=False):
    """The header of an LKE sheet.

    Attributes:
        header_row: row of the header, the lower one of two.
        stairs: columns of markers and titles, in order.
        weight: column of *Bobot*; likewise `criteria` and `choices`.
        blocks: at least one.
        clash: addresses and words of answer columns that nothing tells apart, or None.
    """

    header_row: int
    stairs: tuple[int, ...]
    weight: int | None
    criteria: int | None
    choices: int | None
    blocks: tuple[Block, ...]
    clash: tuple[str, str] | None = None

    def used(self) -> list[int]:
        """Return every column that has a meaning."""
        shared = [*self.stairs, self.weight, self.criteria, self.choices]
        own = [
            column
            for each in self.blocks
            for column in (each.answer, each.score, each.percent, each.note, *each.evidence)
        ]
        return sorted({column for column in (*shared, *own) if column is not None})


class _Header(Record, kw_only=False):
    """A row that may be the header: column → role, and the merges that touch it or the row above."""

    row: int
    roles: Mapping[int, str]
    merges: tuple[Range, ...]


def find_columns(lines: Lines) -> Columns | None:
    """Return the columns of a sheet if it has the header of an LKE, else None.

    Of several header rows (print titles repeated, a second table below) the one that says most counts, the
    first of equals.
    """
    best: _Header | None = None
    for row in _top(lines):
        cells = lines.at(row)
        if not any(value.kind is TEXT and _is_answer(value.text) for value in cells.values()):
            continue
        own = dict(_roles(cells))
        header = _with_upper_row(lines, row, own)
        kinds = set(header.roles.values())
        answers = sum(role == "answer" for role in header.roles.values())
        if len(kinds) < _LEAST_ROLES or answers > _MOST_BLOCKS:
            continue
        if best is None or len(kinds) > len(set(best.roles.values())):
            best = header
    return _columns(lines, best) if best is not None else None


def _is_answer(text: str) -> bool:
    """Whether a text heads answers; of notes and evidence, which are many, that is seen at once."""
    first = text.lstrip()[:1]
    return (first in _ANSWER_STARTS or not first.isascii()) and role_of(text) == "answer"


def looks_like_form(lines: Lines) -> bool:
    """Whether a sheet has a header of the form but perhaps no answer column (a summary, a broken header)."""
    told = {*_FRAME, "score", "percent"}
    return any(len({role for _, role in _roles(lines.at(row))} & told) >= _LEAST_ROLES for row in _top(lines))


@lru_cache(maxsize=2048)
def role_of(header: str) -> str | None:
    """Return the role that the words of a header cell name, or None."""
    if len(header) > _LONGEST_HEADER:
        return None
    words = normal(header)
    if "/" in words or "(" in words or ")" in words:
        words = re.sub(r"\s+(?=[/()])|(?<=[/()])\s+", "", words).replace("(", " (").strip()
    found = _roles_pattern().fullmatch(words)
    return found.lastgroup if found is not None else None


@cache
def _roles_pattern() -> re.Pattern[str]:
    """Return the first of `_ROLE_WORDS` that fits as one expression: most texts of a form are no header."""
    return re.compile("|".join(f"(?P<{role}>{pattern})" for pattern, role in _ROLE_WORDS))


def header_names(header: Cells) -> dict[int, str]:
    """Return the texts of a header row that name a role, by column."""
    return {column: value.text for column, value in header.items() if role_of(value.text) is not None}


def repeats(cells: Cells, names: Mapping[int, str]) -> bool:
    """Whether a row repeats the `names` of a header, as print titles typed into the table do."""
    same = 0
    for column, name in names.items():
        value = cells.get(column)
        if value is not None and value.text == name and value.kind is TEXT:
            same += 1
    return same >= LEAST_REPEATED


def _top(lines: Lines) -> Iterator[int]:
    for row in lines.rows:
        if row > HEADER_ROWS:
            return
        yield row


def _roles(cells: Cells) -> Iterator[tuple[int, str]]:
    for column, value in sorted(cells.items()):
        if value.kind is TEXT and len(value.text) <= _LONGEST_HEADER:
            role = role_of(value.text)
            if role is not None:
                yield column, role


def _with_upper_row(lines: Lines, row: int, own: dict[int, str]) -> _Header:
    """Return the header in `row`, completed from the row above where the header has two rows."""
    merges = tuple(each for each in lines.sheet.merges if each.first_row <= row and each.last_row >= row - 1)
    seen = {
        column: role
        for column, role in own.items()
        if not any(each.contains(row, column) and _anchor(each) != (row, column) for each in merges)
    }
    above = dict(_roles(lines.at(row - 1)))
    split = not _FRAME & set(own.values()) and len(_FRAME & set(above.values())) > 1
    for column, role in above.items():
        tall = any(each.contains(row, column) and _anchor(each) == (row - 1, column) for each in merges)
        if (tall or split) and column not in lines.at(row):
            seen[column] = role
    return _Header(row, dict(sorted(seen.items())), merges)


def _anchor(merge: Range) -> tuple[int, int]:
    return merge.first_row, merge.first_column


def _columns(lines: Lines, header: _Header) -> Columns:
    blocks, stairs = _blocks(lines, header), _stairs(lines, header)
    weight, criteria = (_first(header.roles, role) for role in ("weight", "criteria"))
    if weight is None:
        weight = unlabelled.weights(lines, header.row, stairs)
        stairs = tuple(column for column in stairs if column != weight)
    notes = blocks[0].note if criteria is None and len(blocks) == 1 else None
    if notes is not None and unlabelled.holds_criteria(lines, header.row, notes):
        criteria, blocks = notes, [replace(blocks[0], note=None)]
    return Columns(
        header.row,
        stairs,
        weight,
        criteria,
        _first(header.roles, "choices"),
        tuple(_named(blocks)),
        _clash(header.row, blocks),
    )


def _first(roles: Mapping[int, str], role: str) -> int | None:
    return next((column for column, each in roles.items() if each == role), None)


def _stairs(lines: Lines, header: _Header) -> tuple[int, ...]:
    roles = header.roles
    title, number = _first(roles, "title"), _first(roles, "number")
    taken = {column for column, role in roles.items() if role not in {"title", "number"}}
    body = sorted(column for column in taken if roles[column] != "key")
    if title is None:
        start, end = 1, body[0] if body[0] > 1 else body[-1]
    else:
        start = min(number or title, title)
        wide = next((each.last_column for each in header.merges if each.contains(header.row, title)), title)
        end = min((column for column in body if column > title), default=wide + 1)
    sure = {title, number}
    return tuple(
        column
        for column in range(start, end)
        if column not in taken and (column in sure or not _is_ids(lines, header.row, column))
    )


def _is_ids(lines: Lines, header_row: int, column: int) -> bool:
    """Whether a column numbers the rows: most rows, not the few whose marker was typed as a number."""
    kinds = [cells[column][0] for row, cells in lines.rows.items() if column in cells and row > header_row]
    numbers = kinds.count(NUMBER)
    return numbers > _MOSTLY * len(kinds) and 2 * numbers > sum(row > header_row for row in lines.rows)


def _blocks(lines: Lines, header: _Header) -> list[Block]:
    """Return a block per answer column; `assessor` still holds the words over it."""
    blocks: list[Block] = []
    first = next(column for column, role in header.roles.items() if role == "answer")
    for column, role in header.roles.items():
        if role == "answer":
            cells = lines.at(header.row)
            text = cells.get(column) or lines.at(header.row - 1)[column]
            above = _above(lines, header, column, first)
            blocks.append(Block(label=_plain_text(text), assessor=above, answer=column))
        elif blocks:
            blocks[-1] = _with_column(blocks[-1], role, column)
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
    texts = {
        column
        for row, cells in lines.rows.items()
        for column in bare
        if column in cells and row > header.row and cells[column].kind is TEXT
    } | {
        column
        for picture in lines.sheet.pictures
        for column in bare
        if picture.first_column <= column <= picture.last_column
    }
    return replace(block, evidence=tuple(sorted(texts)))


def _is_plain(block: Block) -> bool:
    return normal(block.label) in _PLAIN


def _clash(row: int, blocks: list[Block]) -> tuple[str, str] | None:
    """Return the answer columns that nothing tells apart: a form has one unit, but maybe several TPI."""
    plain = [block for block in blocks if _is_plain(block)]
    if len({normal(block.assessor) for block in plain}) == len(plain):
        own = [
            block for block, named in zip(blocks, _named(blocks), strict=True) if _slug(named.label) == "unit"
        ]
        plain = own
    if len(plain) < 2:  # noqa: PLR2004 - one is nobody's rival
        return None
    return ", ".join(address(row, block.answer) for block in plain), plain[0].label


def _named(blocks: list[Block]) -> Iterator[Block]:
    plain = sum(map(_is_plain, blocks))
    seen: dict[str, int] = {}
    for block in blocks:
        words = block.assessor if _is_plain(block) and plain > 1 else block.label
        words = words or block.label
        assessor = _slug(words)
        seen[assessor] = seen.get(assessor, 0) + 1
        if seen[assessor] > 1:
            assessor = f"{assessor}-{seen[assessor]}"
        yield replace(block, assessor=assessor, label=words)


def _slug(words: str) -> str:
    text = normal(words)
    tokens = re.findall(r"[a-z0-9]+", re.sub(r"\b(jawaban|jwban|jawban|jawabn|hasil|penilaian)\b", " ", text))
    for code, name in (_NATIONAL, _INTERNAL):
        if code in tokens or name in text:
            return code
    if not tokens or _OWN & set(tokens):
        return "unit"
    return "-".join(tokens)


def _plain_text(value: Value) -> str:
    return " ".join(value.text.split())
