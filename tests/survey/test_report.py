"""What a survey's report says, in every format, and what it never says."""

from __future__ import annotations

import io

import openpyxl
import pytest
from rich.console import Console
from tests.reports.pages import parse

from zitool.reports.formats import rendered
from zitool.reports.formats.terminal import terminal
from zitool.survey.report import survey_report
from zitool.survey.result import Asked
from zitool.survey.run import run_survey

HEADS = (
    "Timestamp,Nama,No HP,Umur,Layanan,Informasi pelayanan di media,Persyaratan,Prosedur,Waktu penyelesaian,"
    "Biaya,Sarana online,Merespon cepat,Konsultasi dan pengaduan,Tidak ada diskriminasi,Tidak ada kecurangan,"
    "Tidak ada imbalan,Tidak ada pungutan liar,Tidak ada percaloan,Saran"
)
PERSON = ("Hadiwinarto", "081298765432", "hadi@contoh.id", "3171234567890123")


def responses(number: int, stars: int, worse: int = 0) -> str:
    """Return an export: `number` people give `stars`, `worse` of them one less to the first item."""
    rows = [HEADS]
    for place in range(number):
        first = stars - (place < worse)
        said = f"ramah; hubungi {PERSON[1]} atau {PERSON[2]}" if place == 0 else ""
        answers = ",".join(map(str, [first, *[stars] * 12]))
        hour = f"{8 + place % 9:02}:{place % 60:02}:00"
        rows.append(
            f"0{1 + place % 6}/15/2026 {hour},{PERSON[0]},{PERSON[1]},26-35,SIM{place % 2},{answers},{said}"
        )
    return "\n".join(rows) + "\n"


@pytest.fixture
def told(tmp_path):
    """Return what the report of an export says in a format."""

    def tell(text: str, detail: str = "full", form: str = "markdown", **asked: object) -> str:
        file = tmp_path / "jawaban.csv"
        file.write_text(text, "utf-8")
        report = survey_report(run_survey([file], "", Asked(**asked)), "id", detail)  # type: ignore[arg-type]
        if form == "screen":
            console = Console(width=80, file=io.StringIO(), markup=False, highlight=False)
            with console.capture() as captured:
                for shown in terminal(report, "id"):
                    console.print(shown)
            return captured.get()
        made = rendered(report, form, "id")
        if form == "html":
            return parse(str(made)).text
        if form == "xlsx":
            book = openpyxl.load_workbook(io.BytesIO(bytes(made)))
            return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value)
        return str(made)

    return tell


@pytest.mark.parametrize("form", ["markdown", "html", "xlsx"])
def test_the_four_parts_that_offices_know(told, form):
    """Questionnaire, method, results, data, behind the result itself."""
    text = told(responses(40, 4, worse=20), form=form)
    places = [
        text.index(part) for part in ("Hasil", "I. Kuesioner", "II. Metode", "III. Hasil rinci", "IV. Data")
    ]
    assert places == sorted(places)
    assert "3,94" in text  # (3.5 + 7 × 4) / 8 of the first index
    assert "WBBM" in text


def test_on_a_screen_the_result_comes_last(told):
    """Whoever runs it sees the indices and what they mean without scrolling back."""
    last = told(responses(40, 4, worse=20), "screen", "screen").splitlines()[-20:]
    assert any("3,94" in line for line in last)
    assert any("mencapai nilai minimal WBBM 3,60" in line for line in last)


def test_a_report_that_is_written_leaves_the_result_in_sight(tmp_path, zitool):
    """With -o the file is whole, and the screen still ends with the indices and what they mean."""
    (tmp_path / "jawaban.csv").write_text(responses(40, 4, worse=20), "utf-8")
    outcome = zitool("survey", tmp_path / "jawaban.csv", "-o", tmp_path / "survei.html")
    last = outcome.out.splitlines()[-20:]
    assert any("mencapai nilai minimal WBBM 3,60" in line for line in last)
    assert "IV. Data" not in outcome.out
    assert "IV. Data" in (tmp_path / "survei.html").read_text("utf-8")


@pytest.mark.parametrize("detail", ["screen", "full", "public"])
@pytest.mark.parametrize("form", ["markdown", "html", "xlsx", "csv", "screen"])
def test_nobody_is_named(told, form, detail):
    """Neither name, phone, mail nor number reaches any format, also where comments are asked for."""
    text = told(responses(40, 4), detail, form, with_comments=detail != "public")
    assert not [person for person in PERSON if person in text]


def test_names_only_where_they_are_asked_for(told):
    """With names the data part has them, and nothing else of the person."""
    text = told(responses(6, 4), with_names=True)
    assert PERSON[0] in text
    assert PERSON[1] not in text


def test_comments_only_where_they_are_asked_for(told):
    """Without them their number is said; with them a warning stands before."""
    assert "1 tulisan responden tidak ditunjukkan" in told(responses(6, 4))
    text = told(responses(6, 4), with_comments=True)
    assert text.index("dapat menyebut orang") < text.index("ramah")


def test_what_is_published_holds_no_response_and_no_finding(told):
    """Result, items, profile, how many; no files, rows, findings, words."""
    text = told(responses(40, 4, worse=20), "public")
    for absent in ("jawaban.csv", "IV. Data", "K0", "ramah", "Pembersihan"):
        assert absent not in text
    assert "3,94" in text
    assert "40" in text


def test_an_open_conversion_is_said_with_what_hangs_on_it(told):
    """Stars have no settled way to 0 to 4: every reading stands there, and whether a minimum hangs on it."""
    text = told(responses(40, 6, worse=40), "screen", "screen")
    assert "konversi terbuka" in text
    assert text.count("per-max: rata-rata") == 2
    assert "konversi mana pun tidak mengubah" in text
    fives, sixes = responses(24, 5), responses(16, 6).partition("\n")[2]  # 5.4 stars: 3.60, 3.52 or 3.64
    assert "bergantung pada konversi" in told(fives + sixes)


def test_small_groups_stay_together(told):
    """A service with fewer than five respondents is not shown by itself."""
    text = responses(20, 4).replace("SIM1", "SIM0")
    lines = text.splitlines()
    lines[3] = lines[3].replace("SIM0", "Langka")
    told_ = told("\n".join(lines) + "\n", by=("layanan",))
    assert "Langka" not in told_
    assert "kelompok kecil" in told_
