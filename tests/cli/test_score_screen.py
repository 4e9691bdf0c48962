"""What somebody sees of `zitool score` on a small terminal: areas first, the conclusion last."""

import re
from itertools import dropwhile

import pytest

COLUMNS, LINES = 80, 24
UNITS = {
    "unit-baik": "KPP Contoh Timur",
    "unit-setengah": "KPPN Contoh Barat",
    "unit-diubah": "KPP Contoh Selatan",
}


@pytest.fixture
def lines(zitool, examples, monkeypatch):
    """Return what `zitool score` prints for an example, line by line, on a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", str(COLUMNS))
    monkeypatch.chdir(examples)  # a path takes as many lines as the place of the checkout is long

    def run(name, *options):
        return zitool("score", f"{name}.xlsx", "--fail-on", "never", *options).out.splitlines()

    return run


@pytest.mark.parametrize("name", UNITS)
def test_the_first_screen_has_every_area(lines, name):
    """Whose LKE it is, by which rubric, then areas and results down to the total; nothing is folded twice."""
    first = "\n".join(lines(name)[: LINES - 1])

    for said in (UNITS[name], "permenpanrb-90-2021", "Manajemen perubahan", "Pelayanan publik yang prima"):
        assert said in first
    assert re.search(r"^Nilai total +\d+,\d\d +100,00", first, re.MULTILINE)


@pytest.mark.parametrize("name", UNITS)
def test_the_last_screen_says_where_the_unit_stands(lines, name, tmp_path):
    """Unit, total, each verdict and what it lacks, counts of findings, the file that was written."""
    target = tmp_path / "hasil.json"
    last = "\n".join(lines(name, "-o", target)[-LINES + 1 :])
    conclusion = last[last.index("Kesimpulan: ") :]

    assert UNITS[name] in conclusion
    assert re.search(r"^Nilai total +\d+,\d\d dari 100,00", conclusion, re.MULTILINE)
    for designation in ("WBK", "WBBM"):
        assert re.search(rf"^Menuju {designation} +(BELUM |MEMENUHI )", conclusion, re.MULTILINE)
    assert re.search(r"^Temuan +\d+ galat, \d+ peringatan, \d+ catatan$", conclusion, re.MULTILINE)
    assert "".join(conclusion.split()).endswith(f"Ditulis ke {target}".replace(" ", ""))


def test_what_is_missing_is_named(lines):
    """Minima with their distances, unanswered questions, and what no answer can reach."""
    half, good = (" ".join(lines(name)[-12:]) for name in ("unit-setengah", "unit-baik"))
    half, good = (re.sub(r" +", " ", case) for case in (half, good))

    assert "62 dari 113 pertanyaan belum dijawab" in half
    assert "12 dari 12 syarat belum terpenuhi: Nilai total kurang 57,48" in half
    assert "masih mungkin sampai 98,09" in half
    assert "1 dari 12 syarat belum terpenuhi: Pelayanan publik yang prima kurang 0,66" in good
    assert "belum diverifikasi: WBK 9, WBBM 10" in good


def test_minima_that_are_met_are_for_those_who_ask(lines):
    """A table of what is missed alone; with -v every minimum."""
    brief, whole = (
        list(dropwhile(lambda line: not line.startswith("Syarat"), lines("unit-baik", *more)))
        for more in ((), ("-v",))
    )
    row = re.compile(r"^(.+?) +\d+,\d\d(?: %)? +\d+,\d\d(?: %)? +(?:-|\d+,\d\d(?: %)?)$")

    assert [found[1] for one in brief if (found := row.match(one))] == ["Pelayanan publik yang prima"]
    assert sum(row.match(one) is not None for one in whole) == 24


def test_prerequisites_stand_there_once(lines):
    """Each with the designations that ask for it."""
    text = "\n".join(lines("unit-baik"))

    assert text.count("Opini BPK atas laporan keuangan") == 1
    assert "Opini BPK atas laporan keuangan instansi WTP [WBK, WBBM]" in text
    assert "Predikat SAKIP instansi paling rendah B [WBK]" in text
    assert "Predikat SAKIP instansi paling rendah BB [WBBM]" in text


def test_findings_of_one_code_are_one_row(lines):
    """With the cells of the others behind the first; with -v each stands there."""
    brief, whole = ("\n".join(lines("unit-setengah", *more)) for more in ((), ("-v",)))

    assert brief.count("V323") == 1
    assert "2 lagi dengan kode ini: K189, K190" in brief
    assert whole.count("V323") == 3


def test_notes_are_counted(lines):
    """By code; with -v each stands there."""
    brief, whole = ("\n".join(lines("unit-diubah", *more)) for more in ((), ("-v",)))

    assert re.search(r"^CATATAN 1: W214; isinya dengan -v$", brief, re.MULTILINE)
    assert re.search(r"^CATATAN W214 ", whole, re.MULTILINE)
