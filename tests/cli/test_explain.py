"""``zitool explain`` for a designation: its minima, where they stand, and what a workbook makes of them."""

from __future__ import annotations

import json

import pytest
from tests.conftest import EXAMPLES

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
    assert [each for each in with_gaps if each.rpartition(".")[0] not in listed] == []
