"""Minima that stand in no text are neither met nor missed, in whatever output."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
from openpyxl import load_workbook
from tests.batch.test_rubric_selection import AMENDED, _form
from tests.batch.test_time import SCORE

from zitool.rubrics.load import load_rubric

DAY = ("--date", "2020-06-01")
ASKED = ("--rubric", AMENDED, *DAY, "--fail-on", "never")


@pytest.fixture
def best(tmp_path):
    """A form with the best answer to everything: every bound of 10/2019 is reached."""
    return _form(tmp_path, title="LEMBAR KERJA EVALUASI", best=True)


def _text(zitool, tmp_path, *arguments, form):
    output = tmp_path / f"hasil.{form}"
    assert zitool(*arguments, "-f", form, "-o", output).code == 0
    if form != "xlsx":
        return output.read_text("utf-8")
    cells = (cell.value for sheet in load_workbook(output) for row in sheet for cell in row)
    return "\n".join(str(that_cell) for that_cell in cells if that_cell is not None)


@pytest.mark.parametrize("command", ["score", "gap-report"])
@pytest.mark.parametrize("form", ["table", "markdown", "html", "xlsx"])
def test_no_line_says_yes(zitool, tmp_path, best, command, form):
    """No minimum of 10/2019 is said to be met; what is said is that the bounds have no source."""
    text = _text(zitool, tmp_path, command, best, *ASKED, form=form)
    plain = re.sub(r"<style.*?</style>", " ", text, flags=re.DOTALL)
    assert not re.search(r"\bya\b(?! \(|/)", re.sub(r"[Yy]a/[Tt]idak|Ya\b", "", plain))
    assert "dari 12 syarat terpenuhi" not in plain
    assert "12 dari 12 batas tercapai, 12 batas tidak bersumber" in " ".join(plain.split())
    assert "24 dari 24 nilai minimal dan 9 dari 9 prasyarat tidak bersumber" in " ".join(plain.split())


def test_json_says_neither_true_nor_false(zitool, best):
    """`ok` is null where the minimum stands in no text; the figures are there."""
    found = json.loads(zitool("score", best, *ASKED, "-f", "json").out)
    jsonschema.validate(found, SCORE)
    (one,) = found["assessments"]
    checks = [check for verdict in one["verdicts"] for check in verdict["checks"]]
    assert {check["ok"] for check in checks} == {None}
    assert {check["short_by"] for check in checks} == {"0"}


def test_what_is_inherited_names_its_instrument():
    """A provision of 52/2014 is not passed off as one of 10/2019, nor marked as read in it."""
    heir, parent = load_rubric(AMENDED).rubric, load_rubric("permenpan-52-2014").rubric
    taken = [figure for figure in heir.figures() if figure.instrument]
    assert len(taken) == sum(1 for _ in parent.figures())
    assert {that_one.instrument for that_one in taken} == {"52/2014"}
    assert {that_one.certainty for that_one in taken} == {"forms"}
    assert {reference.instrument for reference in parent.references()} == {None}
    own = [
        reference for one in heir.designations for check in one.requirements for reference in check.references
    ]
    assert {(that_one.instrument, that_one.certainty) for that_one in own} == {(None, "unverified")}


def test_an_explanation_names_it_too(zitool):
    """What a question is worth is cited from 52/2014."""
    out = " ".join(zitool("explain", "A.I.1", "--rubric", AMENDED).out.split())
    assert "52/2014, Lampiran" in out
    assert "sumber: formulir" in out
