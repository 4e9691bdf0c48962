"""The list of units that were to send an LKE."""

from __future__ import annotations

import openpyxl
import pytest
from tests.core.monitoring.test_recap import made

from zitool.batch.registry import list_doubts, read_units, registered
from zitool.core.monitoring.recap import Unit
from zitool.errors import UsageError


@pytest.mark.parametrize(
    "text",
    [
        "id,name,province\n1,KPP A,Bali\n",
        "id;name;province\n1;KPP A;Bali\n",
        "\ufeffid,name,province\r\n1,KPP A,Bali\r\n",
        ' ID , Name,province\n1,"KPP A", Bali \n\n , ,\n',
        "kode;Nama;Provinsi\n1;KPP A;Bali\n",
    ],
)
def test_a_list_is_read_as_offices_save_it(tmp_path, text):
    """Comma or semicolon, with or without a mark, blanks and empty rows."""
    place = tmp_path / "units.csv"
    place.write_bytes(text.encode())

    assert read_units(place) == (Unit(id="1", name="KPP A", province="Bali"),)


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        (b"id,nana\n1,a\n", "U027", "1:1"),
        (b"id,province\n1,a\n", "U026", "1:1"),
        (b"name,name\na,b\n", "U026", "1:1"),
        (b"name\na,b\n", "U026", "2:1"),
        (b"", "U026", "1:1"),
        (b"name\n\xff\n", "U026", None),
    ],
)
def test_a_list_that_is_none_is_refused_by_line(tmp_path, data, code, where):
    """Nobody is blamed because of a column that was read wrongly."""
    place = tmp_path / "units.csv"
    place.write_bytes(data)

    with pytest.raises(UsageError) as caught:
        read_units(place)

    assert (code, where) in [(finding.code, finding.cell) for finding in caught.value.findings]


def test_a_list_that_is_not_there_is_said(tmp_path):
    """U026 with the system's reason."""
    with pytest.raises(UsageError) as caught:
        read_units(tmp_path / "no.csv")

    assert caught.value.findings[0].code == "U026"


def found(units, *lines, refused=(), folder="."):
    """Return file → id, ids of the missing, and strangers."""
    from pathlib import Path

    result = registered(units, lines, refused, Path(folder))
    return (
        {file: unit.id for file, unit in result.units.items()},
        [one.id for one in result.missing],
        list(result.strangers),
    )


def test_a_row_takes_the_file_it_names():
    """By path, or by the end of its path, with either slash."""
    a, b = made("kanwil/a"), made("kanwil/deep/b")

    assert found([Unit(id="1", file="kanwil/a.xlsx"), Unit(id="2", file="deep\\b.xlsx")], a, b) == (
        {"kanwil/a.xlsx": "1", "kanwil/deep/b.xlsx": "2"}, [], [],
    )  # fmt: skip


def test_the_end_of_a_path_is_whole_names():
    """`a.xlsx` is not the end of `xa.xlsx`."""
    assert found([Unit(id="1", file="a.xlsx")], made("xa")) == ({}, ["1"], ["xa.xlsx"])


def test_a_row_without_a_file_takes_the_unit_of_its_name():
    """Blanks and capitals do not matter."""
    assert found([Unit(id="1", name="kpp   A")], made("KPP a")) == ({"KPP a.xlsx": "1"}, [], [])


def test_a_name_that_two_workbooks_bear_is_nobodys():
    """It is not guessed which of them is meant."""
    one, two = made("a"), made("b")._replace(unit="a")

    assert found([Unit(id="1", name="a")], one, two) == ({}, ["1"], ["a.xlsx", "b.xlsx"])


def test_a_broken_file_belongs_to_its_unit():
    """It was sent, though it could not be scored."""
    assert found([Unit(id="1", file="x.xls"), Unit(id="2", name="b")], refused=["in/x.xls"]) == (
        {"in/x.xls": "1"}, ["2"], [],
    )  # fmt: skip


def test_a_list_may_be_a_workbook(tmp_path):
    """The first visible sheet, numbers as they stand, blank rows passed over."""
    book = openpyxl.Workbook()
    hidden = book.worksheets[0]
    hidden.sheet_state = "hidden"
    sheet = book.create_sheet("Unit")
    for row in (
        ["Kode", "Nama", "Instansi", "Berkas"],
        [],
        [7, "KPP A", None, "a.xlsx"],
        [8, "KPP B", "DJP"],
    ):
        sheet.append(row)
    book.active = 1
    place = tmp_path / "unit.xlsx"
    book.save(place)

    assert read_units(place) == (
        Unit(id="7", name="KPP A", file="a.xlsx"),
        Unit(id="8", name="KPP B", agency="DJP"),
    )


@pytest.mark.parametrize("text", ["=A1", "#REF!"])
def test_a_cell_without_a_result_is_said(tmp_path, text):
    """A name that nobody calculated is no blank: the list is refused, with the cell."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["nama"])
    book.worksheets[0].append([text])
    place = tmp_path / "unit.xlsx"
    book.save(place)

    with pytest.raises(UsageError) as refused:
        read_units(place)
    assert [(about.code, about.cell) for about in refused.value.findings] == [("U026", "A2")]


def test_a_broken_workbook_of_units_is_said(tmp_path):
    """What is no workbook is refused in its own words, before anything is scored."""
    place = tmp_path / "unit.xlsx"
    place.write_bytes(b"id,name\n")

    with pytest.raises(UsageError) as refused:
        read_units(place)
    assert [about.code for about in refused.value.findings] == ["F005"]


@pytest.mark.parametrize(
    ("kind", "known", "priority"),
    [
        ("RSUD", "rsud", "layanan-daerah"),
        ("Kejaksaan Negeri", "kejaksaan", "penegak-hukum"),
        ("Kantor Bea Cukai", "bea-cukai", "kawasan"),
        ("Puskesmas", "puskesmas", "layanan-dasar"),
        ("Lainnya", "lainnya", ""),
        ("vertikal", "vertikal", ""),
        ("", "", ""),
    ],
)
def test_a_kind_of_a_list_is_the_rubrics(tmp_path, kind, known, priority):
    """By any of its names, with its group; a kind of the office's own stays as it is written."""
    place = tmp_path / "units.csv"
    place.write_text(f"nama,jenis\nA,{kind}\n", "utf-8")

    assert read_units(place) == (Unit(name="A", kind=known, priority=priority),)


def test_a_kind_that_is_nearly_known_is_said_once(tmp_path):
    """U054 for each word, not for each row, with what it may have meant; own kinds are nobody's business."""
    units = [Unit(kind=text) for text in ("puskemas", "puskemas", "vertikal", "lainnya", "")]
    units.append(Unit(kind="rsud", priority="layanan-daerah"))

    (found,) = list_doubts(units, tmp_path / "units.csv")

    assert (found.code, found.values["given"], found.values["near"]) == ("U054", "puskemas", "puskesmas")


def test_a_list_cannot_say_the_group_itself(tmp_path):
    """It follows from the kind."""
    place = tmp_path / "units.csv"
    place.write_text("nama,priority\nA,kawasan\n", "utf-8")

    with pytest.raises(UsageError) as caught:
        read_units(place)

    assert [finding.code for finding in caught.value.findings] == ["U027"]
