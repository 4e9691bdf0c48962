"""``zitool rubric import``: a form in, a draft out, and what is not sure on stderr."""

from __future__ import annotations

import json

import pytest

from zitool.rubrics.load import load_rubric


def import_(zitool, form, output, *more):
    """Run the command as of a fixed day."""
    return zitool("rubric", "import", form, "-o", output, "--date", "2026-11-25", *more)


def test_a_draft_that_scores(zitool, examples, tmp_path):
    """The draft loads, its id is its folder's name, and it scores the form as the shipped rubric does."""
    output = tmp_path / "instansi-2026" / "rubric.yaml"
    output.parent.mkdir()

    outcome = import_(zitool, examples / "unit-baik.xlsx", output)

    assert outcome.code == 0
    assert outcome.out == ""
    assert "bernilai 87,712857" in outcome.err
    assert load_rubric(str(output)).rubric.id == "instansi-2026"
    form = examples / "unit-baik.xlsx"
    mine, own = (
        json.loads(zitool("score", form, "-f", "json", "--rubric", case).out)["assessments"][0]["points"]
        for case in (output.parent, "permenpanrb-90-2021")
    )
    assert mine == own


def test_the_same_form_and_day_give_the_same_bytes(zitool, examples, tmp_path):
    """A draft is reproducible."""
    for name in ("satu.yaml", "dua.yaml"):
        import_(zitool, examples / "keluarga-2.xlsx", tmp_path / name, "--id", "draf")

    assert (tmp_path / "satu.yaml").read_bytes() == (tmp_path / "dua.yaml").read_bytes()


def test_a_tampered_form_is_drafted_and_fails(zitool, examples, tmp_path):
    """Weights that do not add up are in the draft as they are, named twice: by cell and by line."""
    outcome = import_(zitool, examples / "unit-diubah.xlsx", tmp_path / "draf.yaml")

    assert outcome.code == 1
    assert "GALAT R057" in outcome.err
    assert "GALAT R010" in outcome.err
    assert (tmp_path / "draf.yaml").exists()


def test_what_is_no_form_is_refused(zitool, tmp_path):
    """No file is written where there is nothing to draft."""
    page = tmp_path / "halaman.xlsx"
    page.write_text("<html></html>", "utf-8")

    outcome = import_(zitool, page, tmp_path / "draf.yaml")

    assert outcome.code == 3
    assert not (tmp_path / "draf.yaml").exists()


@pytest.mark.parametrize(
    ("output", "more", "code", "said"),
    [
        ("draf.xlsx", [], 2, "U001"),
        ("draf.yaml", ["--id", "Bukan Id"], 2, "U013"),
        ("draf.yaml", ["--id", "a" * 61], 2, "U013"),
        ("@@@.yaml", [], 2, "U013"),
        ("draf.yaml", ["--like", "tidak-ada"], 2, "U002"),
        ("draf.yaml", ["--date", "kemarin"], 2, "U004"),
        ("ada.yaml", [], 2, "O004"),
        ("ada.yaml", ["--overwrite"], 0, "Draf rubrik"),
        ("Draf Kami.yaml", [], 0, "Draf rubrik"),
    ],
)
def test_command_lines(zitool, examples, tmp_path, output, more, code, said):
    """What is wrong is said before anything is written; nothing is overwritten unasked."""
    (tmp_path / "ada.yaml").write_text("x", "utf-8")

    arguments = [examples / "unit-baik.xlsx", "-o", tmp_path / output, *more]
    outcome = zitool("rubric", "import", *arguments)

    assert (outcome.code, said in outcome.err) == (code, True), outcome.err
    if output == "ada.yaml" and code:
        assert (tmp_path / "ada.yaml").read_text("utf-8") == "x"
