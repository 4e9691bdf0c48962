"""One document in every format: the same words and figures, harmless and alike wherever they are read."""

from __future__ import annotations

import csv as csv_module
import io
import re
from fractions import Fraction
from typing import get_args

import openpyxl
import pytest
from rich.console import Console
from tests.conftest import EXAMPLES, ROOT
from tests.reports.pages import example, parse

from zitool.core.scoring.eligibility import Status
from zitool.findings import Severity, finding
from zitool.reports.cells import (
    BREAK,
    Apart,
    Box,
    Code,
    Coded,
    Column,
    Figure,
    Gauge,
    Given,
    Ground,
    Grounds,
    Held,
    Level,
    Link,
    Marked,
    Minimum,
    Several,
    Stand,
    Theirs,
    Tone,
    Toned,
    Trace,
    Written,
    own,
    phrase,
    text_of,
    words,
)
from zitool.reports.document import (
    Areas,
    Article,
    Bars,
    Beside,
    Block,
    Bundle,
    Card,
    Cards,
    Chart,
    Check,
    Checklist,
    Concluded,
    Contents,
    Distance,
    Document,
    Entry,
    Facts,
    Findings,
    Fold,
    Heading,
    Histogram,
    Item,
    Items,
    Listing,
    Notice,
    Paragraph,
    Part,
    Radar,
    Refused,
    Section,
    Series,
    Shares,
    Sheet,
    Span,
    Spans,
    Steps,
    Table,
    Title,
    Unread,
    Verbatim,
    VerdictCard,
    VerdictCards,
    Verdicts,
    Words,
    grid,
)
from zitool.reports.formats import FORMATS, rendered
from zitool.reports.formats.terminal import terminal
from zitool.reports.terminal import STYLES

HOSTILE = '=1+1<script>|`@x`\u202e"'
COLUMNS = (
    Column("Butir"),
    Column("Nilai", "number"),
    Column("Selisih", "signed"),
    Column("Capaian", "percent", 1),
    Column("Tepat", "exact"),
)
BLOCKS: tuple[Block, ...] = (
    Title(own("Bagian ", Theirs(HOSTILE))),
    Heading("Hasil"),
    Verdicts((Concluded("Menuju WBK", "memenuhi", "9 dari 9", "met"),)),
    Paragraph("Kalimat penting.", "strong"),
    Facts((("Berkas", "a.csv"), ("Kosong", ""))),
    Table(
        "Tabel butir",
        COLUMNS,
        (
            ("Waktu", Fraction(10, 3), Fraction(-1, 2), Fraction(50), Fraction(1, 4)),
            (Marked("Biaya", "warn", "biaya.html"), 4, 2, None, Fraction(1, 3)),
            (HOSTILE, None, Fraction(0), Fraction(1, 8), Fraction(0)),
        ),
        note="Keterangan tabel.",
    ),
    Items((Item(own("Butir ", Toned(Code("A.I.1"), "strong"))), Item(HOSTILE, Toned("1.", "quiet")))),
    Table(
        "Syarat",
        (Column(own("Syarat")), Column("Perlu", "number"), Column("Minimal", "number"), Column("Bukti")),
        (
            (
                "Area",
                Figure(Fraction(60), 2, " %", 3),
                Minimum("ya", True, Fraction(40)),
                Several((HOSTILE, "SK")),
            ),
            ("Jumlah", Figure(None), Minimum("belum", False, Fraction(75), "%"), None),
        ),
        levels=(1, 2),
    ),
    Sheet("Lembar", (Paragraph("Kalimat lembar."),)),
    Bars("Sebaran", (("1", 0), ("2", 3), ("3", 12)), "rata-rata 2,80"),
    Spans(
        "Indeks",
        (
            Span("IPAK", Fraction(37, 10), Fraction(33, 10), Fraction(39, 10)),
            Span("IPKP", Fraction(4), None, None, "tanpa selang"),
        ),
        (Fraction(0), Fraction(4)),
        (("WBK", Fraction(36, 10)),),
    ),
    Paragraph(own("WBK: ", "belum", " → ", Toned("memenuhi", "met")), "strong"),
    Items((Item("Sisi pertama.", "1."), Item(HOSTILE, "2."))),
    Chart(
        "Grafik",
        "cara baca",
        ("2024", "2025", "2026"),
        (Series("Total", (Fraction(50), None, Fraction(75)), Fraction(100)),),
        ((1, "WBK", Fraction(3, 4)),),
    ),
    Checklist(
        "usul",
        "1. Pengusulan",
        "1 belum",
        (
            Check("bad", "belum", HOSTILE, "wajib", "SK belum ada", "Lampiran II"),
            Check("good", "ada", "Tim dibentuk", "", "", "Lampiran III"),
        ),
        arrived=True,
    ),
    Verbatim("## 1.2.0\n\n- Jenis: nilai.", "markdown"),
    Section("akhir", "Kesimpulan bagian", (Paragraph("Isi panel.", "lead"),), "panel"),
    Part("Bagian dalam", (Paragraph("Kalimat bagian."), Table("", (Column("Jalan"),), ((Trace((None,)),),)))),
    Refused((Unread(f"rusak{HOSTILE}", (("F008", "berkas rusak", "salin ulang"),)),)),
    Findings(
        (finding("V303", file=HOSTILE, sheet="LKE", cell="K7", raw="D", id="A.I.1.i.a", expected="A/B"),)
    ),
)
LISTING = Listing(
    "Syarat",
    (Entry(own(Code("A.I"), " ", Theirs(f"Area {HOSTILE}")), "3 dari 4"), Entry("Total", target="#u1")),
    "dan lagi",
)
CARDS = Cards("Menurut predikat", (Card(Shares("wbk", "Menuju WBK", (("met", "memenuhi", 7),)), (LISTING,)),))
CELLS = (
    Marked("Unit", "", "unit.html", "tpi", ("unit.xlsx",)),
    Stand("near", "hampir", ("Nilai total", "1,25"), 2),
    Level(Severity.WARNING, "PERINGATAN", "V303"),
    Held(Fraction(7), 1, 2),
    Figure(Fraction(1, 3), beside=3),
    Box("Sebaran", " %", (*map(Fraction, range(5)),), Fraction(10), ((1, Fraction(6)),), "terendah 0"),
    own("poin"),
    own("poin ", Apart("besar", "strong"), BREAK, Link("tautan", "#u1"), Written(HOSTILE)),
    Gauge("g1", "Tolok", "dicapai 70", Fraction(70), Fraction(80), ((1, Fraction(75)),)),
    Given(HOSTILE, "bernilai 1", "simulasi", "Sel K7", "jawab"),
    Grounds((Ground("Kriteria", Theirs(HOSTILE)), Ground("Sebab kedua", "selalu", quiet=True))),
    Coded("A.I.2", "pertanyaan", (("Bukti", "SK"), ("", "coba"))),
)
UNITS = Table(
    "",
    tuple(Column(f"K{place}", strong=True) for place in range(len(CELLS))),
    (CELLS,),
    caption="Semua unit",
)
SECTION = Section("units", "Peringkat", (UNITS,))
BLOCKS += (
    Notice("Selengkapnya di bawah.", "Perhatian.", ("lihat", "units")),
    LISTING,
    CARDS,
    Histogram("Total", "cara baca", (1, 0, 3), Fraction(100), (("wbk", Fraction(75)),)),
    Contents((("Peringkat unit", "units"),)),
    SECTION,
)
GAUGE = Gauge("g2", "Jarak", "dicapai 50", Fraction(50), Fraction(50), ((1, Fraction(75)),))
AREAS = Table(
    "Area diukur",
    (Column("Area"), Column("Minimal", "number"), Column("Dasar", "provision")),
    ((GAUGE, None, "Pasal 1"), (GAUGE._replace(key="g3", title="Manajemen"), Minimum("ya", True), "Pasal 2")),
    caption="Area terhadap minimal",
    shape="areas",
    levels=(0, 2),
)
VERDICTS = VerdictCards(
    (
        VerdictCard(
            "Menuju WBBM", Status.NOT_MET, "belum memenuhi", "1 dari 2 minimal", None,
            (Distance("Minimal area", "50,00", "75", "25,00", GAUGE._replace(key="g4")),),
            own(Link("1 lagi", "#units")), (Paragraph("prasyarat terbuka", "warn"),),
        ),
    ),
    own("bukti: ", Code("3 berkas")),
    "TPN yang menilai.",
)  # fmt: skip
STEPS = Steps((("Tetapkan tim", f"Tidak ke Ya {HOSTILE}", "satu poin"),))
CORNERS = tuple((name, Fraction(50)) for name in ("Tata", "SDM", "Layanan"))
LAID: tuple[Block, ...] = (
    VERDICTS,
    Beside((Section("langkah", "Langkah berikutnya", (STEPS,), "next"),), 1),
    STEPS,
    Areas(
        AREAS, ("WBK",), True, Radar("r", "Jaring", "area", CORNERS, ((1, (Fraction(60),) * 3),), ("WBK",))
    ),
    Fold("A", f"PEMENUHAN {HOSTILE}", own("60 dari 100"), own("jumlah"), (Paragraph("lipatan"),), 1, False),
    Bundle((Paragraph("Yang belum diketahui."),), "prerequisites", "Prasyarat lain"),
)
ARTICLE = Article("n9", "Laporan nilai", "Unit Kesembilan", Facts((("Penilai", "unit"),)), LAID[5:], (), True)
BLOCKS += (*LAID, ARTICLE)
DATA = Table("data", (Column("id"), Column("mean")), (("u1", Fraction(10, 4)), (HOSTILE, None)))
REPORT = Document("Survei", "Unit Contoh", BLOCKS, DATA, "Menteri yang menetapkan.")


def on_screen(width: int = 100, *, ascii_only: bool = False) -> str:
    """Return the report as a terminal shows it."""
    console = Console(width=width, file=io.StringIO(), markup=False, highlight=False)
    with console.capture() as captured:
        for shown in terminal(REPORT, "id", ascii_only):
            console.print(shown)
    return captured.get()


def told(form: str, report: Document = REPORT) -> str:
    """Return all text of a report in one format."""
    made = rendered(report, form, "id")
    if form == "html":
        return parse(str(made)).text
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(bytes(made)))
        return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value)
    return str(made)


def test_the_blocks_of_this_report_are_all_there_are():
    """A new kind of block has to be shown here."""
    assert {type(block) for block in BLOCKS} == {*get_args(Block)}
    assert set(get_args(Words)) < set(get_args(Block))
    assert set(STYLES) == set(get_args(Tone))


def test_a_phrase_keeps_what_a_stranger_wrote_apart():
    """Parts and phrases among the values of a label stay what they are, wherever it has them."""
    said = phrase("gap_more_ids", "id", ids=own(Code("A"), ", ", Code("B")), count=3)
    assert [part for part in said.pieces if isinstance(part, Code)] == [Code("A"), Code("B")]
    assert words(said) == words(own(words(said)))
    assert words(phrase("what_if", "id", changes=Theirs("\ue0000\ue001"))).endswith("\ue0000\ue001")


@pytest.mark.parametrize("form", ["html", "xlsx", "markdown"])
def test_every_format_says_everything(form):
    """Kind, title, each block, counts, intervals, the finding with its cure, who decides."""
    text = told(form)
    parts = "Survei|Unit Contoh|Hasil|Kalimat penting|Berkas|a.csv|Tabel butir|Waktu|Keterangan tabel|Sebaran"
    parts += "|WBK: belum → memenuhi|Sisi pertama.|Bagian dalam|Kalimat bagian|F008|salin ulang"
    parts += "|## 1.2.0|Pengusulan|SK belum ada|Kesimpulan bagian|Isi panel"
    more = "rata-rata 2,80|12|IPAK 3,70|3,30 sampai 3,90|WBK|tanpa selang|V303|K7|Menteri yang menetapkan"
    more += "|Perhatian. Selengkapnya|Menurut predikat|Menuju WBK|7|memenuhi|Syarat|A.I|3 dari 4|Peringkat"
    laid = "Menuju WBBM|belum memenuhi|1 dari 2 minimal|TPN yang menilai|Langkah berikutnya"
    laid += "|Tetapkan tim|satu poin|Area diukur|PEMENUHAN|60 dari 100|jumlah|lipatan|Prasyarat lain"
    laid += "|Yang belum diketahui.|Unit Kesembilan|Penilai"
    most = "Bagian|Butir|A.I.1|Area|40|ya|75|% belum|SK|Jumlah|Menuju WBK|9 dari 9|Kalimat lembar"
    for part in f"{parts}|{more}|{most}|{laid}".split("|"):
        assert part in text, part
    assert "Kosong" not in text
    cells = "Tolok|poin|besar|tautan|Sebab kedua|A.I.2|Sel K7|Jarak|Manajemen|Pasal 1"
    assert form == "xlsx" or all(part in text for part in cells.split("|"))


def test_lines_to_be_copied_stay_lines():
    """What is copied from a page or a text has its lines, each of them harmless."""
    report = REPORT._replace(blocks=(Verbatim(f"## 1.2.0\n\n- {HOSTILE}", "markdown"),))
    assert "<pre>## 1.2.0\n\n- =1+1&lt;script&gt;" in str(rendered(report, "html", "id"))
    assert "\n## 1.2.0\n\n- =1+1<script>" in str(rendered(report, "markdown", "id"))


@pytest.mark.parametrize("width", [40, 80, 160])
def test_a_terminal_says_everything_at_any_width(width):
    """Nothing is cut; what does not fit side by side stands below."""
    text = " ".join(on_screen(width).split())
    for part in ("Survei: Unit Contoh", "Waktu", "3,33", "-0,50", "50,0 %", "0,333333", "IPAK 3,70", "V303"):
        assert part in text, part
    assert "\u202e" not in text
    assert max(map(len, on_screen(width).splitlines())) <= width


def test_ascii_has_no_blocks():
    """A console without Unicode shows bars of number signs."""
    assert "#" * 24 in on_screen(ascii_only=True)
    assert "█" not in on_screen(ascii_only=True)


def test_a_terminal_says_the_same_of_many_cells_once():
    """One row names the first cell and the others."""
    cells = [
        finding("V303", sheet="LKE", cell=f"K{row}", raw="D", id="x", expected="A/B") for row in (7, 8, 9)
    ]
    report = REPORT._replace(blocks=(Findings(tuple(cells)),))
    console = Console(width=100, file=io.StringIO(), markup=False, highlight=False)
    with console.capture() as captured:
        for shown in terminal(report, "id"):
            console.print(shown)
    assert captured.get().count("V303") == 1
    assert "K8, K9" in " ".join(captured.get().split())


@pytest.mark.parametrize("form", ["html", "xlsx", "markdown", "screen"])
def test_a_finding_about_a_whole_file_names_it(form):
    """Where there is neither sheet nor cell, the file is the place."""
    report = REPORT._replace(blocks=(Findings((finding("F004", file="a/b.csv"),)),))
    if form == "screen":
        console = Console(width=100, file=io.StringIO(), markup=False, highlight=False)
        with console.capture() as captured:
            for shown in terminal(report, "id"):
                console.print(shown)
        text = captured.get()
    else:
        text = told(form, report)
    assert "a/b.csv" in text


def test_a_workbook_keeps_kinds_of_values():
    """Figures are numbers with a format, words are words, a link leads where it should, tints are there."""
    book = openpyxl.load_workbook(io.BytesIO(bytes(rendered(REPORT, "xlsx", "id"))))
    assert book.sheetnames == ["Ringkasan", "Tabel butir", "Syarat", "1. Pengusulan"]
    rows = {row[0].value: row for row in book["Tabel butir"].iter_rows(min_row=6)}
    waktu = rows["Waktu"]
    assert [cell.value for cell in waktu[1:4]] == [pytest.approx(10 / 3), -0.5, 50]
    assert [cell.number_format for cell in waktu[1:]] == [
        "0.00",
        "+0.00;-0.00;0.00",
        '0.0" %"',
        "0.00####",
    ]
    assert waktu[2].fill.fgColor.rgb.endswith("F8CBAD")
    assert rows["Biaya"][0].hyperlink.target == "biaya.html"
    hostile = next(cell for name, (cell, *_) in rows.items() if name and "script" in str(name))
    assert hostile.data_type == "s"
    assert hostile.quotePrefix


def test_a_workbook_of_sheets_is_worked_with():
    """A sheet of one table has columns for a team; another is a page, with a break before each title."""
    table = REPORT.tables("id")[0]._replace(team="remarks", frozen=2)
    sheets = (
        Sheet("Rencana", (Title("Rencana"), table)),
        Sheet("Ringkasan", (Title("A"), *REPORT.blocks[2:4], REPORT.tables("id")[1], Title("B"))),
        Sheet("Kosong", (table._replace(rows=(), empty="tidak ada"),)),
    )
    book = openpyxl.load_workbook(io.BytesIO(bytes(rendered(REPORT._replace(blocks=sheets), "xlsx", "id"))))
    plan, summary, empty = book.worksheets
    assert [cell.value for cell in plan[3]][-4:] == ["Status", "Penanggung jawab", "Tenggat", "Catatan tim"]
    assert plan.freeze_panes == "C4"
    assert len(plan.data_validations.dataValidation) == 2
    assert len(summary.row_breaks.brk) == 1
    assert empty["A3"].value == "tidak ada"


def test_csv_holds_the_rows_for_machines():
    """Exact figures, guarded texts, columns named alike in every language."""
    rows = list(csv_module.reader(io.StringIO(str(rendered(REPORT, "csv", "id")).removeprefix("\ufeff"))))
    assert rows[:2] == [["id", "mean"], ["u1", "2.5"]]
    assert rows[2][0].startswith("'=")


def test_nothing_a_stranger_wrote_is_alive():
    """No element in HTML, no mark-up in Markdown, no direction mark anywhere."""
    page, text = str(rendered(REPORT, "html", "id")), str(rendered(REPORT, "markdown", "id"))
    assert "<script" not in page
    assert "\u202e" not in page + text
    assert "`@x`" not in text


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_report_gives_the_same_bytes(form):
    """Nothing of a clock or of memory gets in."""
    assert rendered(REPORT, form, "id") == rendered(REPORT, form, "id")


@pytest.mark.parametrize(
    ("value", "column", "text"),
    [
        (Fraction(1, 3), Column("", "exact"), "0,333333"),
        (Fraction(1, 8), Column("", "exact"), "0,125"),
        (3, Column("", "signed"), "+3"),
        (Fraction(5, 2), Column("", "number", 0), "3"),
        (None, Column(""), ""),
        ("x", Column("", "number"), "x"),
    ],
)
def test_cells_as_people_read_them(value, column, text):
    """Half up, a comma in Indonesian, signs where they are differences."""
    assert text_of(value, column, "id") == text


PARTS = REPORT._replace(
    blocks=tuple(
        Part(
            title,
            (
                Paragraph("Catatan.", "lead"),
                grid("Angka", ("Butir", "Nilai", "Beda"), (("a", Fraction(1), Fraction(-1, 300)),), (2,)),
            ),
        )
        for title in ("Satu", "Dua")
    )
)


def test_parts_have_sheets_of_their_own_and_no_first_one():
    """Each table with its part's title and sentences; the number of the part tells names apart."""
    book = openpyxl.load_workbook(io.BytesIO(bytes(rendered(PARTS, "xlsx", "id"))))
    assert book.sheetnames == ["Angka 1", "Angka 2"]
    assert [book["Angka 2"].cell(row, 1).value for row in (1, 2)] == ["Dua", "Catatan."]


def test_parts_are_titled_in_order_on_a_page():
    """The first title is the page's; ids of tables are used once."""
    root = parse(str(rendered(PARTS, "html", "id")))
    assert [h1.text for h1 in root.all("h1")] == ["Satu"]
    ids = [node.attributes["id"] for node in root.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids)) == 3


NOTICE = Notice("Selengkapnya di bawah.", "Perhatian.", ("lihat", "units"))
SECTIONS = REPORT._replace(
    blocks=(Facts((("Berkas", 3),)), NOTICE, CARDS, Contents((("Peringkat unit", "units"),)), SECTION)
)
SHEETS = REPORT._replace(
    blocks=(
        Sheet("Peringkat", (Title(own("Peringkat unit")), NOTICE, UNITS._replace(high=42))),
        Sheet(
            "Statistik", (Title(own("Semua")), Heading("Pertama"), DATA, Heading("Lagi"), UNITS), wide=True
        ),
    )
)


def test_a_sheet_of_one_table_says_above_it_what_has_to_be_known():
    """Cells stand out as they should, and are what they are; a stranger's texts are marked as texts."""
    book = openpyxl.load_workbook(io.BytesIO(bytes(rendered(SHEETS, "xlsx", "id"))))
    sheet = book["Peringkat"]
    said = [sheet.cell(row, 1) for row in (1, 2)]
    assert [cell.value for cell in said] == ["Peringkat unit", "Perhatian. Selengkapnya di bawah."]
    assert said[1].font.color.rgb.endswith("C00000")
    assert sheet.row_dimensions[4].height == 42
    cells = [sheet.cell(5, column) for column in range(1, 8)]
    assert [cell.value for cell in cells[1:4]] == ["hampir", "PERINGATAN V303", 7]
    assert [cell.fill.fgColor.rgb[2:] for cell in cells[1:4]] == ["FFF8DC"] * 3
    assert cells[0].hyperlink.target == "unit.html"
    assert cells[4].number_format == "0.000"
    assert [cell.quotePrefix for cell in (cells[0], cells[6])] == [True, False]


def test_a_wide_sheet_holds_several_tables():
    """One below the other, printed across."""
    book = openpyxl.load_workbook(io.BytesIO(bytes(rendered(SHEETS, "xlsx", "id"))))
    sheet = book["Statistik"]
    assert [sheet.cell(row, 1).value for row in range(1, 5)] == ["Semua", None, "Pertama", "id"]
    assert sheet.page_setup.orientation == "landscape"
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [46, 13]


def test_sections_of_a_page_are_found_by_their_names():
    """What leads to them leads somewhere, and what all of it comes to stands first."""
    root = parse(str(rendered(SECTIONS, "html", "id")))
    ids = {node.attributes["id"] for node in root.walk() if "id" in node.attributes}
    inner = {link.attributes["href"] for link in root.all("a")} - {"unit.html", "#u1", "#main"}
    assert inner == {"#units"}
    assert "units" in ids
    assert [h1.text for h1 in root.all("h1")] == ["Unit Contoh"]
    assert "Nilai total: 1,25 (+2)" in " ".join(root.text.split())


def test_columns_of_a_grid_are_known_by_what_they_hold():
    """Differences have their sign; a column of words stays one."""
    table = grid("x", ("a", "b"), (("u", Fraction(1, 3)), ("v", Fraction(0))), (1,))
    assert [text_of(row[1], table.columns[1], "en") for row in table.rows] == ["+0.33", "0.00"]
    assert [column.right for column in table.columns] == [False, True]


def test_a_trace_is_one_sign_for_each_figure():
    """A terminal draws it, in ASCII where nothing else can be shown."""
    report = REPORT._replace(
        blocks=(Table("", (Column("", whole=True),), ((Trace((Fraction(0), None, Fraction(1))),),)),)
    )
    for ascii_only, signs in ((False, "▁ █"), (True, ". @")):
        console = Console(width=40, file=io.StringIO())
        with console.capture() as captured:
            for shown in terminal(report, "id", ascii_only):
                console.print(shown)
        assert signs in captured.get()


def test_the_worked_example_works():
    """The subject of CONTRIBUTING.md has every format, and its format every subject."""
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    subject, form = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    for source, lines in ((subject, 19), (form, 14)):
        assert f", {lines} lines:" in page
        assert len(source.strip().splitlines()) == lines
    made: dict = {}
    for source in (subject, form):
        exec(compile(source, "CONTRIBUTING.md", "exec"), made)

    assessment = example(EXAMPLES, "unit-baik")[0]
    document = made["answers_report"](assessment, "id")
    for name in FORMATS:
        assert "Banyak" in told(name, document) or name == "csv"
    assert made["tsv"](document, "id").startswith("answer\tcount\n")
    assert made["tsv"](REPORT, "id").startswith("id\tmean\n")
