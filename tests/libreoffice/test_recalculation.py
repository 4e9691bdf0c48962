"""The blank LKE's own formulas, calculated by LibreOffice, against zitool's exact arithmetic.

ZITOOL_LIBREOFFICE_FORMS says how many random forms of each rubric; else 504 where only these tests are asked
for (`make libreoffice`) and a few where they run among all others.
"""

from __future__ import annotations

import os
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from tests.libreoffice.random_forms import KINDS, random_form, values
from tests.libreoffice.recalculate import filled, recalculate, soffice
from tests.test_one_verdict import LACKS_ON_SHEET
from tests.test_one_verdict import SHEET as ON_SHEET

from zitool.batch import assess
from zitool.core.exact import from_cell
from zitool.core.scoring.eligibility import decide
from zitool.core.scoring.scoring import Unanswered, score
from zitool.core.values import Kind
from zitool.lke.template.book import SHEET, build_template
from zitool.lke.template.plan import plan
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import packaged_ids
from zitool.xlsx.cells import read_book

if TYPE_CHECKING:
    from pathlib import Path

    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Verdict
    from zitool.core.scoring.scoring import Score
    from zitool.core.values import Value
    from zitool.rubrics.load import LoadedRubric

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.xdist_group("libreoffice"),
    pytest.mark.skipif(soffice() is None, reason="LibreOffice tidak terpasang"),
]

ALONE, AMONG_OTHERS = 504, 18
BAR = Fraction(1, 10**9)
EXPECTED_CODES = {"R066", "R067"} | {
    *("S110", "V311", "V313", "V314", "V320", "V321", "V323", "V325", "V330", "V331", "V333")
}
"""What random answers may deserve: open questions, odd counts, Y for Ya, no evidence. Nothing of the form."""

RUBRICS = packaged_ids()


@pytest.fixture(scope="module", params=RUBRICS)
def loaded(request: pytest.FixtureRequest) -> LoadedRubric:
    """Each rubric that comes with zitool."""
    return load_rubric(request.param)


@pytest.fixture(scope="module")
def made() -> dict[str, list[Path]]:
    """What LibreOffice calculated so far, by rubric: tests come in any order, and each costs seconds."""
    return {}


@pytest.fixture
def recalculated(
    loaded: LoadedRubric,
    made: dict[str, list[Path]],
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Path]:
    """A blank form and random ones as LibreOffice calculated them, in the order of their numbers."""
    if loaded.rubric.id in made:
        return made[loaded.rubric.id]
    default = ALONE if request.config.option.markexpr == "libreoffice" else AMONG_OTHERS
    forms = int(os.environ.get("ZITOOL_LIBREOFFICE_FORMS", default))
    folder = tmp_path_factory.mktemp("forms")
    form, where = build_template(loaded.rubric, unit="KPP Contoh Timur"), plan(loaded.rubric)
    files = [folder / "blank.xlsx"]
    files[0].write_bytes(build_template(loaded.rubric, assessors=("unit", "tpi")))
    for number in range(forms):
        cells = random_form(loaded.rubric, number)
        typed = {where.cell(id_, where.blocks[0].answer): value for id_, value in cells.items()}
        files.append(folder / f"{number:05}.xlsx")
        files[-1].write_bytes(filled(form, typed))
    made[loaded.rubric.id] = recalculate(files, folder)
    return made[loaded.rubric.id]


def test_every_score_and_every_decision_agree(loaded: LoadedRubric, recalculated: list[Path]) -> None:
    """Total, sections, questions, requirements and verdicts of each form are those of the exact engine."""
    rubric = loaded.rubric
    worst = Fraction(0)
    decisions = 0
    for number, path in enumerate(recalculated[1:]):
        cells = random_form(rubric, number)
        card = score(rubric, values(rubric, cells))
        best = score(rubric, values(rubric, cells), Unanswered.BEST)
        [assessment] = assess(str(path), loaded)
        about = f"form {number} ({KINDS[number % len(KINDS)]})"
        assert assessment.card == card, about
        worst = max(worst, _worst_difference(card, assessment, about))
        assert assessment.differences == (), about
        assert {finding.code for finding in assessment.findings} <= EXPECTED_CODES, about
        sheet = {at: value for that_sheet in read_book(str(path)).sheets if that_sheet.name == "Ringkasan"
                 for at, value in that_sheet.cells.items()}  # fmt: skip
        assert (sheet[6, 3].text, sheet[6, 4].text) == (
            str(card.answered),
            f"dari {card.total} pertanyaan",
        ), about
        assert abs(from_cell(sheet[7, 3].text) - card.points) <= BAR, about
        lacking = {verdict.designation.id for verdict in assessment.verdicts if verdict.failed}
        for verdict in decide(rubric, card, best):
            lacks = verdict.designation.id in lacking
            decisions += _check_verdict(sheet, verdict, about, lacks=lacks)
    assert decisions > len(recalculated) > 1
    about = f"{rubric.id}: forms {len(recalculated) - 1}, decisions {decisions}"
    print(f"\n{about}, worst difference {float(worst):.1e}")  # noqa: T201


def test_no_cell_shows_an_error(recalculated: list[Path]) -> None:
    """Whatever the answers, no sheet of a form has an error cell or a formula that was not calculated."""
    sheets = 0
    for path in recalculated[1 : 1 + 4 * len(KINDS)]:
        for sheet in read_book(str(path)).sheets:
            bad = [at for at, value in sheet.cells.items() if value.kind in {Kind.ERROR, Kind.UNCOMPUTED}]
            assert not bad, (path.name, sheet.name, bad)
            sheets += 1
    assert sheets >= 3 * len(KINDS)


def test_a_blank_form_shows_no_error(loaded: LoadedRubric, recalculated: list[Path]) -> None:
    """A blank form with two assessors is calculated without an error: all open, belum lengkap."""
    book = read_book(str(recalculated[0]))
    texts = {sheet.name: [value.text for value in sheet.cells.values()] for sheet in book.sheets}
    assert Kind.ERROR not in {value.kind for sheet in book.sheets for value in sheet.cells.values()}
    assert (
        texts["Ringkasan Unit"].count("Belum lengkap") == texts["Ringkasan TPI"].count("Belum lengkap") == 2
    )
    assert texts[SHEET].count("Blm Diisi") >= 2 * sum(1 for _ in loaded.rubric.leaves())


def _worst_difference(card: Score, assessment: Assessment, about: str) -> Fraction:
    """Compare every node with the workbook's own cell; text there must mean unanswered."""
    worst = Fraction(0)
    for node in card.walk():
        if node.id in assessment.own.points:
            difference = abs(assessment.own.points[node.id][0] - node.points)
            assert difference <= BAR, (about, node.id, float(difference))
            worst = max(worst, difference)
        else:
            assert node.id in assessment.own.silent, (about, node.id)
            assert node.value is None, (about, node.id)
            assert not node.parts, (about, node.id)
    return worst


def _check_verdict(sheet: dict[tuple[int, int], Value], verdict: Verdict, about: str, *, lacks: bool) -> int:
    """Compare one designation's block on *Ringkasan*; return how many decisions were compared.

    `lacks` tells whether the form's own counts fail a prerequisite.
    """
    name = verdict.designation.name
    row = next(row for (row, column), value in sheet.items() if column == 2 and value.text == name)
    words = LACKS_ON_SHEET if lacks else ON_SHEET
    assert sheet[row, 3].text == words[verdict.status], (about, name)
    for line, check in enumerate(verdict.checks, row + 2):
        title, needed, actual, short, holds = (sheet[line, column] for column in range(2, 7))
        at = (about, name, check.requirement.id)
        assert title.text == check.requirement.title, at
        assert from_cell(needed.text) == check.needed, at
        assert abs(from_cell(actual.text) - check.actual) <= BAR, at
        assert abs(from_cell(short.text) - check.short_by) <= BAR, at
        said = ("ya" if check.ok else "belum") if check.certain else "tak pasti"
        assert holds.text == said, at
    return len(verdict.checks) + 1


# the total and its three parts as typed ("" left as it is), and whether the ratio has a value
PARTS = [
    ("", "1", "2", "10", True),
    ("", "", "2", "10", False),
    ("12", "", "2", "10", True),
    ("13", "", "2", "10", False),
    ("12", "", "", "12", True),
    ("12", "", "", "", False),
    ("0", "", "", "", False),
    ("12", "1", "2", "10", True),
    ("12", "-", "2", "10", False),
    ("12", "", "2,5", "10", False),
]


def test_blank_parts_beside_a_typed_total(tmp_path: Path) -> None:
    """Of a report of wealth, form and report agree which blanks are 0 and when the ratio waits."""
    loaded = load_rubric("permenpanrb-90-2021")
    form, where = build_template(loaded.rubric), plan(loaded.rubric)
    answer = where.blocks[0].answer
    files = []
    for number, (*given, _) in enumerate(PARTS):
        cells: dict[str, str | int | float] = {
            where.cell(f"A.II.5.iii.b#{code}", answer): int(text) if text.isdecimal() else text
            for code, text in zip("1234", given, strict=True)
            if text
        }
        files.append(tmp_path / f"{number}.xlsx")
        files[-1].write_bytes(filled(form, cells | {where.cell("A.II.5.iii.b#5", answer): 6}))
    for path, (*given, answered) in zip(recalculate(files, tmp_path), PARTS, strict=True):
        [assessment] = assess(str(path), loaded)
        ours = assessment.answers.answers["A.II.5.iii.b"].value
        assert (ours is not None) == answered, given
        assert _worst_difference(assessment.card, assessment, str(given)) <= BAR
        assert assessment.differences == (), given
        assert not {finding.code for finding in assessment.findings} & {"W205", "W207", "W208"}, given
