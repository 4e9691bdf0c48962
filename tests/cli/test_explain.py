"""``zitool explain`` for a designation: its minima, where they stand, and what a workbook makes of them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from tests.conftest import EXAMPLES, ROOT

from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import packaged_folder

RUBRIC = "permenpanrb-90-2021"
GOOD = str(EXAMPLES / "unit-baik.xlsx")


def lines_of(out):
    """Return the lines of an output without runs of blanks."""
    return [" ".join(line.split()) for line in out.splitlines()]


@pytest.mark.parametrize("name", ["wbk", "WBK"])
def test_a_designation_alone(zitool, name):
    """Each minimum with what it adds up and its provision; the prerequisites in force, with theirs."""
    outcome = zitool("explain", name)

    assert (outcome.code, outcome.err) == (0, "")
    lines = lines_of(outcome.out)
    assert lines[0] == "Menuju WBK"
    assert any(
        line.startswith("Birokrasi yang bersih dan akuntabel B.I 18,25 Lampiran II Bab III") for line in lines
    )
    assert any(line.startswith("Manajemen perubahan A.I.1 + A.II.1 60 % Lampiran II") for line in lines)
    assert "- LHKPN dan LHKAN disampaikan 100% (PermenPANRB 5/2024," in outcome.out
    assert lines[-1].endswith("predikat ditetapkan Menteri.")
    assert "Tercapai" not in outcome.out


def test_a_code_in_a_workbook(zitool):
    """Its meaning, then where that workbook has it; or that it does not."""
    half = str(EXAMPLES / "unit-setengah.xlsx")

    alone, there, nowhere = (zitool("explain", code, *file) for code, file in (
        ("V323", []), ("V323", [half]), ("V303", [half]),
    ))  # fmt: skip

    assert [outcome.code for outcome in (alone, there, nowhere)] == [0, 0, 0]
    assert there.out.startswith(alone.out.rstrip("\n"))
    places = re.findall(r"^PERINGATAN V323  LKE ZI!(\w+):", there.out, re.MULTILINE)
    assert places == ["K188", "K189", "K190"]
    assert f"Tidak ada temuan V303 pada {half} (Penilai: unit)." in " ".join(nowhere.out.split())
    assert "Tidak ada temuan" not in there.out


def test_a_code_in_a_workbook_with_several_assessors(zitool):
    """Of each it is said by name, also in JSON, which fits its schema."""
    both = str(EXAMPLES / "unit-dan-tpi.xlsx")

    outcome = zitool("explain", "V323", both, "--assessor", "all", "-f", "json", "--lang", "en")
    document = json.loads(outcome.out)

    jsonschema.validate(document, json.loads((ROOT / "schemas" / "explain-1.schema.json").read_text("utf-8")))
    meaning, *of_each = document["explained"]
    assert meaning["file"] is None
    assert [(one["assessor"], [told["text"] for told in one["told"]]) for one in of_each] == [
        ("unit", [f"No finding V323 in {both} (assessor: unit)."]),
        ("tpi", [f"No finding V323 in {both} (assessor: tpi)."]),
    ]


def test_a_code_in_a_workbook_that_nobody_can_read(zitool, tmp_path):
    """It is said, with the exit code of files refused."""
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK")

    outcome = zitool("explain", "V323", broken)

    assert (outcome.code, outcome.out) == (3, "")
    assert "rusak.xlsx" in outcome.err


def test_the_prerequisites_are_those_of_the_day(zitool):
    """Before 5/2024 those of 2021."""
    outcome = zitool("explain", "wbk", "--date", "2022-05-31")

    assert "LHKPN dan LHKASN disampaikan 100% (Lampiran II Bab II, Tabel 5" in outcome.out
    assert "5/2024" not in outcome.out


def test_a_designation_in_a_workbook(zitool):
    """What is reached stands beside each minimum, and the conclusion at the top."""
    outcome = zitool("explain", "wbbm", GOOD)

    lines = lines_of(outcome.out)
    assert outcome.code == 0
    assert lines[0] == "Menuju WBBM: BELUM MEMENUHI nilai minimal LKE"
    assert any(line.startswith("Pelayanan publik yang prima B.II 15,75 15,09 0,66 belum") for line in lines)
    assert "- Unit sudah menyandang predikat Menuju WBK (" in outcome.out
    assert lines[-1].startswith("Rubrik: permenpanrb-90-2021")


def test_unsourced_minima_say_so(zitool):
    """A figure that was found in no text is marked beside its provision."""
    outcome = zitool("explain", "wbk", "--rubric", "permenpan-10-2019", "--lang", "en")

    assert outcome.code == 0
    assert "(UNVERIFIED)" in outcome.out


def test_what_is_no_designation_of_the_rubric(zitool):
    """U003 says what can be explained."""
    outcome = zitool("explain", "wbx")

    assert outcome.code == 2
    assert "U003" in outcome.err
    assert "zitool explain wbk" in outcome.err


@pytest.mark.parametrize("columns", ["40", "80"])
def test_a_narrow_terminal(zitool, monkeypatch, columns):
    """No line is longer than the terminal, and no minimum is lost."""
    monkeypatch.setenv("COLUMNS", columns)
    outcome = zitool("explain", "wbk", GOOD)

    assert max(map(len, outcome.out.splitlines())) <= int(columns)
    assert all(figure in outcome.out for figure in ("18,25", "15,75", "14,00", "40,00", "75,00"))


@pytest.mark.parametrize("subject", ["rsud", "RSUD", "rs umum daerah"])
def test_a_kind_of_unit(zitool, subject):
    """By its id or another name: its group, what holds for it with the page, and the rule about it."""
    outcome = zitool("explain", subject)

    assert (outcome.code, outcome.err) == (0, "")
    said = " ".join(outcome.out.split())
    assert said.startswith("rsud Rumah Sakit Umum Daerah")
    assert "diprioritaskan" in said
    assert "unit-daerah-prioritas: RSUD" in said
    assert "prioritas Stranas PK huruf c, hlm. 33" in said


def test_a_kind_that_only_custom_prefers(zitool):
    """It says that no text does, and that no rule asks for it."""
    said = " ".join(zitool("explain", "puskesmas", "--lang", "en").out.split())

    assert "customary, not written" in said
    assert "Asked for by" not in said


def test_a_rubric_shows_its_kinds_and_special_rules(zitool):
    """`rubric show` names the groups with their kinds and the rules that use them."""
    said = " ".join(zitool("rubric", "show", "permenpanrb-90-2021", "-f", "markdown").out.split())

    assert "kepolisian (Kepolisian resor); kejaksaan (Kejaksaan negeri)" in said
    assert "dua-tahun-setelah-pencabutan" in said
    assert "prasyarat boleh menyusul" in said


@pytest.mark.parametrize(
    ("id_", "lang", "said"),
    [
        ("A.I.5.ii.c", "id", "Kegiatan pengendalian yang baru sebagian dilakukan tidak masuk pilihan"),
        ("A.I.5.iii.a", "en", "A policy on complaints that is only partly applied fits no option"),
        ("A.I.5.iv.a", "en", "A policy on whistle-blowing that is only partly applied fits no option"),
        ("A.I.6.v.a", "id", "memenuhi dua pilihan sekaligus (A / D)"),
        ("A.I.6.v.a", "en", "fits two options at once (A / D)"),
        ("A.II.2.i.a", "en", "A unit that has no process map yet fits no option"),
        ("A.II.2.iii.b", "en", "A unit without targets for the digital transformation of administration"),
        ("B.I.b", "en", "Above 100% and better than last year, but below comparable units, fits no option"),
    ],
)
@pytest.mark.parametrize("file", [(), (GOOD,)])
def test_what_the_criteria_do_not_decide(zitool, id_, lang, said, file):
    """With a workbook and without, in both languages; who decides stands below it."""
    outcome = zitool("explain", id_, *file, "--lang", lang)

    assert outcome.code == 0
    told = " ".join(outcome.out.split())
    assert said in told
    assert {"id": "Penilai yang memilih", "en": "The assessor chooses"}[lang] in told


def test_criteria_without_a_gap_say_nothing(zitool):
    """Most questions have none."""
    assert "Tidak diputuskan" not in zitool("explain", "A.I.1.i.a").out


@pytest.mark.parametrize("lang", ["id", "en"])
def test_gaps_are_shown_with_the_rubric(zitool, lang):
    """`rubric show` has them in its tables, and as data in JSON."""
    shown = ("rubric", "show", RUBRIC, "A.I.6.v.a", "-f")
    table = " ".join(zitool(*shown, "markdown", "--lang", lang).out.split())
    (gap,) = json.loads(zitool(*shown, "json").out)["gaps"]

    assert (gap["kind"], gap["options"]) == ("several_fit", ["A", "D"])
    assert gap["said" if lang == "id" else "said_en"] in table


def test_the_gaps_are_those_listed_in_the_sources():
    """SOURCES.md names the same questions."""
    rubric = load_rubric(RUBRIC).rubric
    text = (packaged_folder() / RUBRIC / "SOURCES.md").read_text("utf-8")
    listed = text[text.index("## Celah kriteria") : text.index("## Yang tidak ada di sini")]
    with_gaps = [leaf.id for leaf in rubric.leaves() if leaf.gaps]

    assert len(with_gaps) == 12
    assert [gap for gap in with_gaps if gap.rpartition(".")[0] not in listed] == []


SUBJECTS = [
    ("V303", [], "code"),
    ("A.I.1.i.a", [GOOD], "indicator"),
    ("A.II.5", [GOOD], "section"),
    ("wbk", [GOOD], "designation"),
    ("rsud", [], "unit_kind"),
]


@pytest.mark.parametrize(("subject", "file", "kind"), SUBJECTS, ids=[kind for *_, kind in SUBJECTS])
def test_an_explanation_as_json(zitool, subject, file, kind):
    """It says what is explained and by whose answers, as its schema has it, and what a screen says."""
    outcome = zitool("explain", subject, *file, "-f", "json", "--lang", "en")
    document = json.loads(outcome.out)
    jsonschema.validate(document, json.loads((ROOT / "schemas" / "explain-1.schema.json").read_text("utf-8")))

    (explained,) = document["explained"]
    assert explained["assessor"] == ("unit" if file else None)
    assert (outcome.code, document["subject"]) == (0, subject)
    assert (explained["kind"], explained["id"]) == (kind, subject)
    assert explained["rubric"] == (None if kind == "code" else RUBRIC)
    assert (explained["file"], explained["sheet"]) == ((GOOD, "LKE ZI") if file else (None, None))
    screen = " ".join(zitool("explain", subject, *file, "--lang", "en").out.split())
    assert " ".join(explained["told"][0]["text"].split()) in screen


def test_the_json_and_the_rows_of_an_explanation_say_the_same(zitool):
    """CSV has a line for each sentence, in the same order."""
    document = json.loads(zitool("explain", "A.I.1", GOOD, "-f", "json").out)
    rows = list(
        csv.DictReader(io.StringIO(zitool("explain", "A.I.1", GOOD, "-f", "csv").out.lstrip("\ufeff")))
    )
    told = [(said["name"], said["text"]) for said in document["explained"][0]["told"]]
    assert [(row["name"], row["text"]) for row in rows] == told
    assert {(row["kind"], row["id"]) for row in rows} == {("section", "A.I.1")}


@pytest.mark.parametrize("name", ["e.html", "e.md", "e.xlsx", "e.csv", "e.json", "e.txt"])
def test_an_explanation_goes_where_it_is_asked_to(zitool, tmp_path, name):
    """The name of the file says the format; what is there is kept unless it is to be overwritten."""
    target = tmp_path / name
    assert zitool("explain", "A.I.1", GOOD, "-o", target).code == 0
    target.write_bytes(b"mine")
    refused = zitool("explain", "A.I.1", GOOD, "-o", target)
    assert (refused.code, target.read_bytes()) == (2, b"mine")
    assert zitool("explain", "A.I.1", GOOD, "-o", target, "--overwrite").code == 0
    assert target.read_bytes() != b"mine"


def test_a_workbook_of_an_explanation_has_figures_as_numbers(zitool, tmp_path):
    """Weights and points of parts can be added up where they stand."""
    target = tmp_path / "e.xlsx"
    zitool("explain", "A.I.1", GOOD, "-o", target)
    sheet = openpyxl.load_workbook(target)["Bagian"]
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    assert sum(row[2] for row in rows) == 4
    assert sum(row[5] for row in rows) == pytest.approx(3.7025)


def test_an_lke_is_not_written_over_by_what_explains_it(zitool, tmp_path):
    """Even where it may be overwritten."""
    lke = tmp_path / "lke.xlsx"
    lke.write_bytes(Path(GOOD).read_bytes())
    assert zitool("explain", "A.I.1", lke, "-o", lke, "--overwrite").code == 2
    assert lke.read_bytes() == Path(GOOD).read_bytes()


def test_a_format_that_no_report_has_is_refused(zitool):
    """Parquet holds recaps alone (U031)."""
    refused = zitool("explain", "V303", "-f", "parquet")
    assert refused.code == 2
    assert "U031" in refused.err
