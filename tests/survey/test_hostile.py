"""Hostile text files and workbooks: refused or read, never a traceback, nothing run, nothing swallowed."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.conftest import a_tenth
from tests.hostile.entry import Entry
from tests.hostile.generate import entries

from zitool.errors import EXIT_BUG
from zitool.survey.run import run_survey

HEAD = "U1,U2,U3,U4,U5,U6,U7,U8,U9\n"
ROW = "4,4,4,4,4,4,4,4,4\n"
SUFFIX = {"markdown": "md", "table": "txt"}


def refusals(tmp_path, data: bytes, name: str = "r.csv") -> list[str]:
    """Return the codes that a file of these bytes is refused with."""
    file = tmp_path / name
    file.write_bytes(data)
    return [finding.code for _, found in run_survey([str(file)]).refused for finding in found]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "F004"),
        ((HEAD + "4,\0,4\n").encode(), "K001"),
        ((HEAD + '4,"4,4\n' + ROW * 50).encode(), "K001"),
        ((HEAD + '"Baik,4,4\n' + ROW * 5 + 'selesai",4,4\n').encode(), "K001"),
        ((HEAD + '"4"4,4,4\n').encode(), "K001"),
        ((HEAD + "x" * 10_000_000 + ",4\n").encode(), "K001"),
        ((HEAD + '"' + "x\n" * 2_000_000).encode(), "K001"),
        (HEAD.encode("utf-16")[:-1], "K001"),
        (b"U1,U2\n\x81\x8d\x8f,4\n", "K001"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "F005"),
        (b"%PDF-1.7 ...", "F005"),
        (b"<html><table><tr><td>U1</td></tr></table></html>", "F005"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "F005"),
        (b"PK\x03\x04" + b"\0" * 30, "F008"),
    ],
    ids=range(14),
)
def test_a_damaged_file_is_refused_with_its_reason(tmp_path, data, code):
    """What cannot be read as a table is not read in part: a swallowed row would be gone without a word."""
    assert refusals(tmp_path, data) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff", "\n\n\n", HEAD, "sep=;\n" + HEAD.replace(",", ";"), "a", ",,,,\n,,,\n",
        ",".join(f"K{number}" for number in range(20_000)) + "\n" + "4," * 20_000,
        HEAD + ROW.replace("\n", "\r") * 3, HEAD.replace("U1", "\u202eU1\u202c\x1b[31m"),
    ],
    ids=range(9),
)  # fmt: skip
def test_an_odd_file_is_read_for_what_it_is(tmp_path, zitool, text):
    """Nothing in it, a header alone, a thousand columns: said, without a traceback."""
    file = tmp_path / "r.csv"
    file.write_bytes(text.encode())

    outcome = zitool("survey", file, "-f", "json", "--fail-on", "never")

    assert outcome.code in {0, 3}
    assert "\x1b" not in outcome.out + outcome.err
    assert "X001" not in outcome.err


ATTACKS = ["=cmd|'/c calc'!A0", "+1+1", "-2+3", "@SUM(1)", '=HYPERLINK("x")', "\t=1", "<script>x</script>"]


@pytest.mark.parametrize("form", ["csv", "xlsx", "html", "markdown", "table", "json"])
def test_no_formula_of_a_respondent_is_one_in_a_report(tmp_path, zitool, form):
    """Typed as an answer, a service, a comment or a header, it stays a text in every format."""
    quoted = ['"' + attack.replace('"', '""') + '"' for attack in ATTACKS]
    head = HEAD.strip() + f",Jenis layanan,Saran,{','.join(quoted)}\n"
    rows = [ROW.strip() + f",{attack},{attack}\n" for attack in quoted for _ in range(6)]
    rows += [ROW.replace("4", attack, 1).strip() + ",KTP,\n" for attack in quoted]
    file, out = tmp_path / "r.csv", tmp_path / f"keluar.{SUFFIX.get(form, form)}"
    file.write_text(head + "".join(rows))

    outcome = zitool(
        "survey", file, "-f", form, "-o", out, "--by", "layanan", "--with-comments", "--fail-on", "never"
    )

    assert outcome.code == 0, outcome.err
    if form == "xlsx":
        cells = [cell for sheet in openpyxl.load_workbook(out) for row in sheet for cell in row]
        assert len(cells) > 100
        assert [cell.value for cell in cells if cell.data_type == "f"] == []
        return
    text = out.read_text("utf-8-sig")
    assert form != "html" or "<script>x" not in text
    if form == "csv":
        assert not {"=", "+", "@"} & {line[:1] for line in text.splitlines()}


def test_every_hostile_workbook_is_refused_or_read(tmp_path, zitool):
    """The files that zitool must survive as LKEs, read as answers: codes 0 to 3, never a bug."""
    made = a_tenth(entries(), Entry.kind, draw=5)

    assert len(made) > 20
    for entry in made:
        file = tmp_path / entry.name
        file.write_bytes(entry.make())
        assert zitool("survey", file, "-f", "json", "--fail-on", "never").code != EXIT_BUG, entry.name


@settings(max_examples=60)
@given(st.binary(max_size=300), st.sampled_from(["r.csv", "r.xlsx"]))
@example(HEAD.encode() + b"\xff\xfe", "r.csv")
@example('U1;U2\n"'.encode("utf-16"), "r.csv")
def test_no_bytes_make_a_traceback(tmp_path_factory, data, name):
    """Whatever bytes come, they are refused or read."""
    file = tmp_path_factory.mktemp("bytes") / name
    file.write_bytes(HEAD.encode() + data if len(data) % 2 else data)

    run_survey([str(file)])


@settings(max_examples=40)
@given(st.lists(st.lists(st.text(max_size=12), max_size=12), max_size=6))
def test_no_cells_make_a_traceback(tmp_path_factory, rows):
    """Whatever stands in the cells under a header that is known."""
    import csv

    text = io.StringIO()
    csv.writer(text).writerows([[*HEAD.strip().split(","), "Stempel waktu", "Nama", "Usia"], *rows])
    file = tmp_path_factory.mktemp("cells") / "r.csv"
    file.write_bytes(text.getvalue().encode("utf-8", "surrogatepass"))

    run_survey([str(file)])


def test_a_missing_file_costs_only_itself(tmp_path, zitool):
    """The others are read; the code is 3 and the document names it."""
    file = tmp_path / "r.csv"
    file.write_text(HEAD + ROW)

    outcome = zitool("survey", tmp_path / "tidak-ada.csv", file, tmp_path, "-f", "json")

    assert outcome.code == 3
    document = json.loads(outcome.out)
    assert [one["findings"][0]["code"] for one in document["refused"]] == ["F001", "F002"]
    assert document["surveys"][0]["used"] == 1


def test_the_file_is_never_changed(tmp_path, zitool):
    """Neither read nor mapped nor written over: an output that is an input is refused."""
    file = tmp_path / "r.csv"
    file.write_text(HEAD + ROW)
    before = file.read_bytes(), file.stat().st_mtime_ns

    assert zitool("survey", file, "-o", file, "--overwrite").code == 2
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
