"""`zitool template`: the file it writes, what it says, what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from zitool.batch.registry import read_units
from zitool.core.law.facts import words_of
from zitool.core.monitoring.recap import Unit
from zitool.rubrics.packaged import packaged_groups

if TYPE_CHECKING:
    from pathlib import Path


def test_a_blank_form_is_written_and_said(zitool, tmp_path: Path) -> None:
    """Stdout stays empty; stderr says in one line what was written and what to do next."""
    file = tmp_path / "lke.xlsx"
    outcome = zitool(
        "template", "-o", file, "--unit", "KPPN Contoh", "--assessor", "unit", "--assessor", "tpi"
    )
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.count("\n") == 1
    assert f"zitool score {file}" in outcome.err
    scored = zitool("score", file, "--assessor", "tpi", "-f", "json")
    assert '"unit": "KPPN Contoh"' in scored.out


def test_english_is_spoken_on_request(zitool, tmp_path: Path) -> None:
    """The line is in the language asked for; the form itself stays Indonesian."""
    assert zitool("template", "-o", tmp_path / "lke.xlsx", "--lang", "en").err.startswith(
        "Blank LKE (113 questions"
    )


def test_somebodys_work_is_not_overwritten(zitool, tmp_path: Path) -> None:
    """O004 without --overwrite, and the old file stays; with it, the form takes its place."""
    file = tmp_path / "lke.xlsx"
    file.write_bytes(b"isi lama")
    refused = zitool("template", "-o", file)
    assert refused.code == 2
    assert "O004" in refused.err
    assert file.read_bytes() == b"isi lama"
    assert zitool("template", "-o", file, "--overwrite").code == 0
    assert file.read_bytes().startswith(b"PK")


def test_another_suffix_is_refused(zitool, tmp_path: Path) -> None:
    """Excel would not open it: U001, nothing written."""
    outcome = zitool("template", "-o", tmp_path / "lke.pdf")
    assert outcome.code == 2
    assert "U001" in outcome.err
    assert not list(tmp_path.iterdir())


def test_an_unknown_or_repeated_assessor_is_refused(zitool, tmp_path: Path) -> None:
    """U001 names who may have columns."""
    for assessors in (["kepala"], ["tpi", "tpi"]):
        options = [text for assessor in assessors for text in ("--assessor", assessor)]
        outcome = zitool("template", "-o", tmp_path / "lke.xlsx", *options)
        assert outcome.code == 2
        assert "unit, tpi, tpn" in outcome.err


@pytest.mark.parametrize("assessor", ["unit", "tpi", "tpn"])
def test_a_form_for_one_assessor_is_read_back_as_theirs(zitool, tmp_path, assessor):
    """Also where they are alone: nobody takes the answers of the TPI for the unit's."""
    file = tmp_path / "lke.xlsx"
    zitool("template", "-o", file, "--assessor", assessor)

    [assessment] = json.loads(zitool("score", file, "-f", "json").out)["assessments"]
    assert assessment["assessor"] == assessor


def test_a_blank_list_of_units(zitool, tmp_path: Path) -> None:
    """Columns as `--units` reads them, the rubric's kinds to choose from, and own kinds not forbidden."""
    file = tmp_path / "daftar.xlsx"
    outcome = zitool("template", "--units", "-o", file)
    assert (outcome.code, outcome.out) == (0, "")
    assert f"--units {file}" in outcome.err

    book = openpyxl.load_workbook(file)
    assert [cell.value for cell in book["Unit"][1]] == [
        "kode", "nama", "instansi", "jenis", "provinsi", "berkas", "target", "afirmasi",
    ]  # fmt: skip
    offered, *others = book["Unit"].data_validations.dataValidation
    assert [(str(other.sqref), other.formula1) for other in others] == [
        ("G2:G2000", '"wbk,wbbm"'),
        ("H2:H2000", '"ya,tidak"'),
    ]
    assert (offered.type, str(offered.sqref), offered.errorStyle) == ("list", "D2:D2000", "information")
    kinds = [row[0].value for row in book["Jenis"].iter_rows(min_row=2)]
    assert kinds == list(words_of("jenis_unit", packaged_groups()))
    assert offered.formula1 == f"Jenis!$A$2:$A${len(kinds) + 1}"

    book["Unit"].append(["1", "KPP Contoh Timur", "DJP", "kepolisian", "Bali", "", "wbk", "ya"])
    book.save(file)
    assert read_units(file) == (
        Unit("1", "KPP Contoh Timur", "DJP", "kepolisian", "Bali", "", "penegak-hukum", "wbk", "ya"),
    )
