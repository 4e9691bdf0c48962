"""An LKE against the document that PortalRB holds of it: question by question, with points; its report."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from zitool.core.exact import plain
from zitool.core.planning.upgrades import shares
from zitool.findings import finding
from zitool.portalrb.export import TAKEN, filled_in
from zitool.reports.cells import Column
from zitool.reports.document import Document, Facts, Findings, Paragraph, Table
from zitool.reports.json_document import finding_objects
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.findings import Finding
    from zitool.portalrb.documents import Filled
    from zitool.portalrb.export import Read
    from zitool.portalrb.master import MasterList, Question
    from zitool.reports.document import Block
    from zitool.wording import Language

_NONE = Fraction(0)


class Difference(NamedTuple):
    """One field of a question that says something else on the other side.

    Attributes:
        field: as the guide calls it: ``jawaban_unit``.
        first, second: what stands on either side; empty where nothing does.
        indicator: the question of the rubric that an answer counts for; of a count that is its ratio.
        points: what the other answer does to the total: second less first. None for notes and evidence, and
            for the further counts of a ratio, whose first one that differs has it.
    """

    question: Question
    field: str
    first: str
    second: str
    indicator: str
    points: Fraction | None = None


class Side(NamedTuple):
    """What one file says.

    Attributes:
        unit: the name of the unit.
        filled: what each assessor filled in, by name.
        points: what each indicator adds to the total, by assessor.
        totals: by assessor.
    """

    file: str
    unit: str
    filled: Mapping[str, Filled]
    points: Mapping[str, Mapping[str, Fraction]]
    totals: Mapping[str, Fraction]


class Diff(NamedTuple):
    """Two files of one unit side by side.

    Attributes:
        totals: assessor → points on either side; None where that side has nothing of theirs.
        same: how many questions are alike in every field.
        findings: J055, how many fields differ; J056, the sides name different units.
    """

    first: Side
    second: Side
    year: int
    totals: Mapping[str, tuple[Fraction | None, Fraction | None]]
    differences: tuple[Difference, ...]
    same: int
    findings: tuple[Finding, ...]


def diff(first: Sequence[Read], second: Sequence[Read], master: MasterList) -> Diff:
    """Return what differs between what two files say of the questions of a master list."""
    sides = _side(first, master), _side(second, master)
    differences = list(_differences(*sides, master))
    totals = {
        assessor: (sides[0].totals.get(assessor), sides[1].totals.get(assessor))
        for assessor in TAKEN
        if assessor in sides[0].filled or assessor in sides[1].filled
    }
    said = []
    file = sides[1].file
    if differences:
        said.append(finding("J055", file=file, count=len(differences), questions=_questions(differences)))
    if sides[0].unit.strip() != sides[1].unit.strip():
        names = {"name": sides[0].unit or "-", "other": sides[1].unit or "-"}
        said.append(finding("J056", file=file, **names))
    same = len(master.questions) - _questions(differences)
    return Diff(*sides, master.year, totals, tuple(differences), same, tuple(said))


def _questions(differences: Sequence[Difference]) -> int:
    return len({difference.question.soal_id for difference in differences})


def _side(reads: Sequence[Read], master: MasterList) -> Side:
    own = {
        assessor: next(read for read in reads if assessor in read.assessment.called)
        for assessor in TAKEN
        if any(assessor in read.assessment.called for read in reads)
    }
    filled = {
        assessor: _with_unusable(read, filled_in(read, master), master) for assessor, read in own.items()
    }
    points = {
        assessor: {
            id_: share * (read.assessment.answers.answers[id_].value or _NONE)
            for id_, share in shares(read.assessment.rubric).items()
        }
        for assessor, read in own.items()
    }
    totals = {assessor: read.assessment.card.points for assessor, read in own.items()}
    return Side(reads[0].form.file, reads[0].assessment.unit, filled, points, totals)


def _with_unusable(read: Read, filled: Filled, master: MasterList) -> Filled:
    """Return what was filled in, with what stands where an answer cannot be used: it differs as well."""
    answers = dict(filled.answers)
    for question in master.questions:
        row = read.form.alignment.rows.get(question.id)
        value = read.form.value(row.number, read.block.answer) if row is not None else None
        if question.id not in answers and value is not None and value.text.strip():
            answers[question.id] = value.text.strip()
    return filled._replace(answers=answers)


def _differences(first: Side, second: Side, master: MasterList) -> Iterator[Difference]:
    told: set[tuple[str, str]] = set()
    for question in master.questions:
        indicator = question.id.partition("#")[0]
        for assessor in TAKEN:
            sides = first.filled.get(assessor), second.filled.get(assessor)
            for field, kind in _fields(assessor):
                before, after = (_text(side, kind, question.id) for side in sides)
                if before == after:
                    continue
                points = None
                if kind == "answers" and (assessor, indicator) not in told:
                    told.add((assessor, indicator))
                    points = _points(second, assessor, indicator) - _points(first, assessor, indicator)
                yield Difference(question, field, before, after, indicator, points)


def _fields(assessor: str) -> Iterator[tuple[str, str]]:
    yield f"jawaban_{assessor}", "answers"
    yield f"catatan_{assessor}", "notes"
    if assessor == "unit":
        yield "bukti_dukung_unit", "evidence"


def _text(filled: Filled | None, kind: str, id_: str) -> str:
    """Return a text as it is compared: ends of lines are alike, blanks around it are nothing."""
    text: str = getattr(filled, kind).get(id_, "") if filled is not None else ""
    return "\n".join(
        line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ).strip()


def _points(side: Side, assessor: str, indicator: str) -> Fraction:
    return side.points[assessor].get(indicator, _NONE) if assessor in side.points else _NONE


DIFF_SCHEMA = "zitool/portalrb-diff/1"
_LONGEST = 200
"""Characters of a note in a table; JSON and CSV have all of it."""


def diff_report(diff: Diff, losses: Sequence[Finding], language: Language) -> Document:
    """Return the report of a comparison; `losses` were found on the way, beside its own findings."""
    first, second = (label(f"portalrb_{side}", language) for side in ("first", "second"))
    facts = Facts(
        (
            (first, diff.first.file),
            (second, diff.second.file),
            (label("unit", language), diff.first.unit or diff.second.unit),
            (label("portalrb_column_year", language), str(diff.year)),
            (label("portalrb_same", language), str(diff.same)),
            (label("portalrb_differences", language), str(len(diff.differences))),
        )
    )
    totals = [
        (assessor, before, after, after - before if before is not None and after is not None else None)
        for assessor, (before, after) in diff.totals.items()
    ]
    columns = (
        Column(label("portalrb_column_assessor", language)),
        Column(first, "number"),
        Column(second, "number"),
        Column(label("portalrb_column_change", language), "signed"),
    )
    blocks: list[Block] = [facts, Table(label("portalrb_column_points", language), columns, tuple(totals))]
    if diff.differences:
        blocks.append(_table(diff, (first, second), language))
    else:
        blocks.append(Paragraph(label("portalrb_alike", language), "good"))
    if findings := (*diff.findings, *losses):
        blocks.append(Findings(tuple(sorted(findings, key=lambda finding: -finding.severity))))
    kind = label("portalrb_diff_kind", language)
    return Document(kind, diff.first.unit or diff.first.file, tuple(blocks), _data(diff))


def _table(diff: Diff, sides: tuple[str, str], language: Language) -> Table:
    columns = (
        Column("soal_id"),
        Column("id", whole=True),
        Column(label("portalrb_column_field", language)),
        Column(sides[0]),
        Column(sides[1]),
        Column(label("portalrb_column_change", language), "signed"),
    )
    rows = tuple(
        (question.soal_id, question.id, field, _short(first), _short(second), points)
        for question, field, first, second, _, points in diff.differences
    )
    return Table(label("portalrb_differences", language), columns, rows, kept=(0, 1, 2, 5))


def _short(text: str) -> str | None:
    return (text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…") or None


def _data(diff: Diff) -> Table:
    names = ("soal_id", "id", "field", "first", "second", "indicator", "points")
    rows = tuple(tuple(_object(difference).values()) for difference in diff.differences)
    return Table("portalrb", tuple(map(Column, names)), rows)


def _object(difference: Difference) -> dict[str, str | int | None]:
    return {
        "soal_id": difference.question.soal_id,
        "id": difference.question.id,
        "field": difference.field,
        "first": difference.first or None,
        "second": difference.second or None,
        "indicator": difference.indicator,
        "points": plain(difference.points) if difference.points is not None else None,
    }


def diff_object(diff: Diff, losses: Sequence[Finding], language: Language) -> dict[str, Any]:
    """Return ``zitool/portalrb-diff/1``."""
    return {
        "schema": DIFF_SCHEMA,
        "year": diff.year,
        "first": {"file": diff.first.file, "unit": diff.first.unit},
        "second": {"file": diff.second.file, "unit": diff.second.unit},
        "assessors": [
            {
                "assessor": assessor,
                "first": plain(before) if before is not None else None,
                "second": plain(after) if after is not None else None,
            }
            for assessor, (before, after) in diff.totals.items()
        ],
        "same": diff.same,
        "differences": [_object(difference) for difference in diff.differences],
        "findings": finding_objects((*diff.findings, *losses), language),
    }
