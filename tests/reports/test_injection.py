"""No text of a workbook does anything to what shows it: goal G9 of the reliability design."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from tests.reports.hostile_results import ATTACKS, attacked, attacked_gaps, findings, rotated, scored

from zitool.cli.assessing import text_console
from zitool.core.planning.gaps import report_gaps
from zitool.reports import json_document
from zitool.reports.formats.csv import MARK
from zitool.reports.formats.csv import csv as csv_of
from zitool.reports.formats.markdown import foreign, markdown
from zitool.reports.formats.terminal import terminal
from zitool.reports.formats.xlsx import xlsx
from zitool.reports.lines import finding_text
from zitool.reports.subjects.gaps import gap_report
from zitool.reports.subjects.score import score_report
from zitool.reports.subjects.validate import validate_report

HARMFUL = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
FORMULA = re.compile(r"[\s\"']*[=+@＝＋－＠﹣-]")
OURS = {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "code", "ul", "li", "hr"}
REFERENCE = re.compile(
    r"@\w|#\w|![0-9]|https?:|www\.|\b[A-Za-z]+-[0-9]|:\w+:|\b[0-9a-f]{7,}\b|[\w.]@[\w.]|[<>`|]|\]\("
)
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def controls(text: str) -> set[str]:
    """Return the characters that could move a cursor or an eye."""
    return {char for char in set(text) if unicodedata.category(char) in HARMFUL and char != "\n"}


@pytest.fixture(params=ATTACKS, ids=lambda text: ascii(text[:30]))
def attack(request) -> str:
    """One text that attacks."""
    return request.param


def refused(text: str):
    """A file of that name that was refused."""
    return [(text, findings(text))]


def reports(text, gone, medium):
    """The documents of all three commands, for where they are read."""
    assessment = attacked(text)
    return [
        score_report([assessment], gone, "id", medium),
        validate_report([assessment], gone, "id", medium),
        gap_report([attacked_gaps(text)], gone, "id", medium),
    ]


def test_a_terminal_shows_only_characters_that_can_be_seen(attack):
    """Tables of all three commands: no escape, no control, and markup of Rich stays text."""
    file = io.StringIO()
    console = text_console(file, 160)
    verbose = score_report([attacked(attack)], (), "id", "screen", verbose=True)
    for report in (verbose, *reports(attack, (), "screen")):
        console.print(*terminal(report, "id"), sep="\n")

    assert not controls(file.getvalue())


def test_stderr_says_one_line_a_finding(attack):
    """A line break or an escape in a file's name cannot forge a line."""
    for finding in findings(attack):
        line = finding_text(finding, "id")
        assert not controls(line)
        assert "\n" not in line


def test_json_is_whole_and_gives_every_text_back(attack):
    """ASCII, one document, and lossless."""
    assessment = attacked(attack)
    text = json_document.score_document([assessment], refused(attack), "id")
    gaps = json_document.gap_document([attacked_gaps(attack)], refused(attack), "id")
    checked = json_document.validate_document([assessment], refused(attack), "id")

    assert (text + gaps + checked).isascii()
    assert json.loads(text)["assessments"][0]["answers"][0]["raw"] == attack
    assert json.loads(gaps)["assessments"][0]["unit"] == attack
    assert json.loads(checked)["refused"][0]["file"] == attack


def csv_documents(text: str) -> list[str]:
    """The CSV of all three commands."""
    return [csv_of(report) for report in reports(text, refused(text), "rows")]


def test_no_field_of_csv_is_a_formula(attack):
    """Rectangular, quoted, no control; no field begins as a formula, even where split at semicolons."""
    for document in csv_documents(attack):
        assert document.startswith(MARK)
        body = document.removeprefix(MARK)
        assert not controls(body)
        rows = list(csv.reader(io.StringIO(body)))
        assert {len(row) for row in rows} == {len(rows[0])}
        fields = [field for row in rows for field in row]
        assert {field[:1] for field in map(str.lstrip, fields) if FORMULA.match(field)} <= {"'"}
        assert max(map(len, fields)) <= 32_769
        split = [field for line in body.split("\n") for field in line.split(";")[1:]]
        assert not [field for field in split if re.match(r"[\s\"]*[=+@-]", field)]


class Reading(HTMLParser):
    """What a browser makes of Markdown: tags, attributes, texts outside code, cells of each row."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.code: list[str] = []
        self.rows: list[list[int]] = []
        self.depth = 0
        self.feed(MarkdownIt("commonmark").enable("table").enable("strikethrough").render(text))

    def handle_starttag(self, tag, attrs):
        """Note a tag."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.depth += tag == "code"
        if tag == "table":
            self.rows.append([])
        elif tag == "tr":
            self.rows[-1].append(0)
        elif tag in {"td", "th"}:
            self.rows[-1][-1] += 1

    def handle_endtag(self, tag):
        """Leave code."""
        self.depth -= tag == "code"

    def handle_comment(self, data):  # noqa: ARG002 - the name that HTMLParser calls it by
        self.tags.add("comment")

    def handle_data(self, data):
        """Keep a text."""
        (self.code if self.depth else self.texts).append(data)


def markdown_documents(text: str) -> list[str]:
    """The Markdown of all three commands."""
    return [markdown(report, "id") for report in reports(text, refused(text), "text")]


def test_markdown_of_a_stranger_is_text(attack):
    """No tag, link or picture but our own, tables stay whole, and outside of code nothing is a reference."""
    for document in markdown_documents(attack):
        page = Reading(document)
        assert page.tags <= OURS
        assert page.attributes <= {"style"}
        assert not controls(document)
        assert {len(set(widths)) for widths in page.rows} == {1}
        texts = (text.replace("SHA-256", "") for text in page.texts)
        assert not [text for text in texts if REFERENCE.search(text)]


def test_markdown_shows_what_was_written(attack):
    """Made harmless, not made up: the printable form of the text is what a reader sees."""
    from zitool.reports.lines import display

    page = Reading(f"# {foreign(attack)}\n")

    assert "".join([*page.texts, *page.code]).strip() == " ".join(display(attack).split())


@pytest.fixture(scope="module")
def workbooks() -> list[bytes]:
    """The workbooks of all three commands with every attack in them."""
    several = [rotated(shift) for shift in (0, 20)]
    gone = [that_refused for text in ATTACKS for that_refused in refused(text)]
    first = score_report(several[:1], [], "id", "sheets")
    found = validate_report(several, gone, "id", "sheets")
    gaps = gap_report(list(map(report_gaps, several)), gone, "id", "sheets")
    return [xlsx(report, "id") for report in (first, found, gaps)]


@pytest.fixture(scope="module")
def opened(workbooks):
    """The same as openpyxl reads them."""
    return [load_workbook(io.BytesIO(data)) for data in workbooks]


def test_a_workbook_holds_no_formula_and_no_link(workbooks, opened):
    """Not one formula, error or hyperlink, read by openpyxl and in the XML itself."""
    for data, book in zip(workbooks, opened, strict=True):
        assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} == {"s", "n"}
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            sheets = [name for name in file.namelist() if name.startswith("xl/worksheets/sheet")]
            assert len(sheets) == len(book.sheetnames) >= 1
            for name in sheets:
                root = ET.fromstring(file.read(name))
                assert not list(root.iter(f"{SHEET}f"))
                assert not list(root.iter(f"{SHEET}hyperlink"))
            assert not [name for name in file.namelist() if "external" in name.casefold()]


def test_texts_of_strangers_are_marked_as_text(opened):
    """Every cell that begins as a formula has the prefix that keeps it text when somebody edits it."""
    cells = [cell for book in opened for sheet in book for row in sheet.iter_rows() for cell in row]
    texts = [cell for cell in cells if isinstance(cell.value, str)]
    assert len(texts) > 100
    for cell in texts:
        assert not controls(cell.value)
        assert len(cell.value) <= 32_767
        if FORMULA.match(unicodedata.normalize("NFKC", cell.value)):
            assert cell.quotePrefix, cell.value


def test_a_long_text_is_cut_with_a_word(opened):
    """What Excel would cut silently says that it was cut."""
    texts = [
        cell.value
        for sheet in opened[1]
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("xxxx") and len(cell.value) > 1000
    ]

    assert texts
    assert all(text.endswith("… (dipotong)") for text in texts)


def test_what_was_not_attacked_is_shown_plainly():
    """Ordinary words, numbers and criteria are not made code, so that people can read them."""
    page = markdown(gap_report([report_gaps(scored())], [], "id", "text"), "id")

    assert "| Tidak ada" not in page
    assert "Perubahan dari agen perubahan yang sudah masuk ke sistem manajemen |" in page
    assert "`Perubahan" not in page
