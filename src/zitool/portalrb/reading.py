"""A PortalRB answers document read as an LKE: a form whose rows say themselves which question they answer.

Everything behind the form is as for a workbook: the same reading of answers, the same score, the same
findings, with a JSON path where a workbook has a cell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.core.digests import hexdigest
from zitool.core.record import replace
from zitool.core.scoring.answers import shown
from zitool.core.values import NUMBER, TEXT, Value
from zitool.errors import UnreadableWorkbookError
from zitool.findings import finding
from zitool.lke.align import Alignment
from zitool.lke.expected_rows import expected
from zitool.lke.forms import Form, Stated
from zitool.lke.headers import Owner
from zitool.lke.layout import Block, Columns
from zitool.lke.rows import Row
from zitool.portalrb.documents import JawabanUnit
from zitool.portalrb.master import master_of
from zitool.portalrb.shape import MOST_BYTES, further_fields, is_answers, kind_of, parse, shaped, some
from zitool.xlsx.cells import Book, Sheet, read_book_bytes
from zitool.xlsx.kinds import ZIP_START
from zitool.xlsx.package import read_at_most
from zitool.xlsx.visible_cells import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.law.rubric import Rubric, Wordprints
    from zitool.core.values import Cells
    from zitool.findings import Finding
    from zitool.lke.expected_rows import Expected
    from zitool.portalrb.documents import Jawaban
    from zitool.portalrb.master import MasterList

_FIELDS = {
    1: "soal_id",
    3: "jawaban_unit",
    5: "catatan_unit",
    6: "bukti_dukung_unit",
    8: "jawaban_tpi",
    10: "catatan_tpi",
}
"""Column → field; nothing stands beside the columns of answers, where somebody might have meant to answer."""
_UNIT = Block(assessor="unit", label="jawaban_unit", answer=3, note=5, evidence=(6,), owner=Owner("unit", ""))
_TPI = Block(assessor="tpi", label="jawaban_tpi", answer=8, note=10, owner=Owner("tpi", ""))
_HEADER = 1
_DIGITS = re.compile(r"-?\d{1,15}", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,3}(?:\.\d{1,15})?", re.ASCII)
_HALF = 2


def read_document(path: str) -> Book:
    """Return the answers document at `path` as a book without sheets of its own, which makes a form.

    Raises:
        UnreadableWorkbookError: F0xx the file, J001 to J008 what is in it; else as `book_of`.
    """
    data = read_at_most(path, MOST_BYTES)
    if data.startswith(ZIP_START):  # a workbook, whatever it is called
        return read_book_bytes(data, path)
    value, findings = parse(data, path)
    document = answers_in(value, path)
    assert isinstance(value, dict)
    return book_of(document, data, path, [*findings, *_further(value, path)])


def book_of(document: JawabanUnit, data: bytes, path: str, findings: Sequence[Finding] = ()) -> Book:
    """Return a document as a book that makes a form; `data` are its bytes, `findings` are known about it.

    Raises:
        UnreadableWorkbookError: J030, its year has no list; `Book.told` raises J031, the list asks the
            questions of another rubric, and J015, most numbers are none of it.
    """
    master = master_of(document.tahun, path)
    sheet = _sheet(document, master)

    def told(rubric: Rubric, wordprints: Wordprints) -> Form:
        if rubric.id != master.rubric:
            raise UnreadableWorkbookError(finding("J031", file=path, rubric=rubric.id, other=master.rubric))
        nodes = expected(rubric, wordprints)
        alignment = _aligned(document, master, nodes)
        strange, total = len(alignment.unknown), len(document.answers)
        if strange * _HALF > total:
            values = {"count": str(strange), "total": str(total), "year": str(master.year)}
            raise UnreadableWorkbookError(finding("J015", file=path, cell="$.answers", **values))
        form = _form(document, sheet, nodes, alignment, path)
        return replace(form, findings=tuple(_about(form, master)))

    return Book(path, hexdigest(data), (sheet,), False, (), tuple(findings), told=told)


def answers_in(value: object, file: str) -> JawabanUnit:
    """Return the answers document that a JSON value is.

    Raises:
        UnreadableWorkbookError: J008 it is zitool's own, J007 another kind of document, J006 it departs from
            the guide: in how many places, and the first.
    """
    kind = kind_of(value)
    if kind.startswith("zitool/"):
        raise UnreadableWorkbookError(finding("J008", file=file, schema=shown(kind)))
    if not is_answers(kind):
        raise UnreadableWorkbookError(finding("J007", file=file, document=kind))
    document, violations = shaped(value, kind)
    if not isinstance(document, JawabanUnit):
        first = violations[0]
        values = {"count": str(len(violations)), "shape": first.shape, "raw": shown(first.given) or "-"}
        raise UnreadableWorkbookError(finding("J006", file=file, cell=first.path, path=first.path, **values))
    return document


def _further(value: dict[str, object], file: str) -> list[Finding]:
    """J014: fields that the guide does not mention, each name once."""
    paths = {path.rpartition(".")[2]: path for path in reversed(list(further_fields(value, "jawaban-unit")))}
    names = some([shown(name) for name in paths])
    return [finding("J014", file=file, cell=shown(paths[next(iter(paths))]), fields=names)] if paths else []


def _sheet(document: JawabanUnit, master: MasterList) -> Sheet:
    """Return the entries of a document as rows of cells."""
    types = {question.soal_id: question for question in master.questions}
    rows: dict[int, Cells] = {}
    for number, entry in enumerate(document.answers, _HEADER + 1):
        question = types.get(entry.soal_id)
        counted = question is not None and "#" in question.id
        pattern = _DIGITS if counted else _DECIMAL
        rows[number] = dict(_cells(entry, pattern))
    return Sheet(f"PortalRB {document.tahun}", rows=rows)


def _cells(entry: Jawaban, number: re.Pattern[str]) -> Iterator[tuple[int, Value]]:
    yield 1, Value(NUMBER, str(entry.soal_id))
    for column, field in list(_FIELDS.items())[1:]:
        text = getattr(entry, field)
        if text:
            is_number = field.startswith("jawaban") and number.fullmatch(text) is not None
            yield column, Value(NUMBER if is_number else TEXT, text)


def _form(document: JawabanUnit, sheet: Sheet, nodes: Expected, alignment: Alignment, file: str) -> Form:
    """Return a document, whose entries are aligned, as a form; TPI has columns where it said anything."""
    by_tpi = any(entry.jawaban_tpi or entry.catatan_tpi for entry in document.answers)
    return Form(
        file=file,
        lines=Lines(sheet),
        columns=Columns(
            header_row=_HEADER,
            stairs=(1,),
            weight=None,
            criteria=None,
            choices=None,
            blocks=(_UNIT, _TPI) if by_tpi else (_UNIT,),
        ),
        repeated=frozenset(),
        rows=(*alignment.rows.values(), *alignment.unknown),
        expected=nodes,
        alignment=alignment,
        hits=sum(alignment.has(leaf.id) for leaf in nodes.leaves),
        stated=Stated(document.nama_unit, document.tahun, "$.tahun"),
        named=_path,
    )


def _aligned(document: JawabanUnit, master: MasterList, nodes: Expected) -> Alignment:
    """Return which entry answers which question: by its number, and by nothing else."""
    known = master.by_number()
    rows: dict[str, Row] = {}
    unknown: list[Row] = []
    twice: dict[str, list[Row]] = {}
    for number, entry in enumerate(document.answers, _HEADER + 1):
        row = Row(number, 1, "", "", frozenset(), "", None, is_total=False, id=str(entry.soal_id))
        question = known.get(entry.soal_id)
        if question is None or question.id not in nodes.by_id:
            unknown.append(row)
        elif question.id in rows:
            twice.setdefault(question.id, []).append(row)
        else:
            rows[question.id] = row
    missing = [nodes.by_id[question.id] for question in master.questions if question.id not in rows]
    return Alignment(
        rows=rows,
        moved=set(),
        renamed=set(),
        renumbered=set(),
        duplicates=twice,
        unknown=unknown,
        missing=missing,
        implied={id_.partition("#")[0] for id_ in rows if "#" in id_},
        disputed={},
    )


def _path(row: int, column: int | None) -> str:
    """Return the JSON path of a place of the rows."""
    if row <= _HEADER:
        return "$.answers"
    field = _FIELDS.get(column or 0)
    return f"$.answers[{row - _HEADER - 1}]" + (f".{field}" if field else "")


def _about(form: Form, master: MasterList) -> Iterator[Finding]:
    """J011 to J013: numbers that the list has not, numbers that come twice, questions that are not there."""
    alignment = form.alignment
    if unknown := alignment.unknown:
        numbers = some([row.id for row in unknown])
        yield form.place(
            "J011", None, unknown[0].number, 1, count=len(unknown), numbers=numbers, year=master.year
        )
    for id_, rows in alignment.duplicates.items():
        number = alignment.rows[id_].id
        places = some([_path(row.number, None) for row in (alignment.rows[id_], *rows)])
        yield form.place("J012", id_, rows[0].number, 1, id=id_, number=number, places=places)
    if alignment.missing:
        asked = {question.id: str(question.soal_id) for question in master.questions}
        numbers = some([asked[node.id] for node in alignment.missing])
        yield form.place("J013", None, _HEADER, 1, count=len(alignment.missing), numbers=numbers)
