"""Every format as it reads, in both languages; tables at 80 and 160 columns. Pages: `test_html`."""

from __future__ import annotations

import re

import openpyxl
import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from tests.conftest import ROOT

FILES = {
    "score": "examples/unit-setengah.xlsx",
    "validate": "examples/unit-diubah.xlsx",
    "gap-report": "examples/unit-setengah.xlsx",
}


class Text(SingleFileSnapshotExtension):
    """A file for each, so that a change can be read."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def shown(zitool, monkeypatch):
    """Run a command on an example named as a reader would name it; hashes are left out."""
    monkeypatch.chdir(ROOT)

    def run(command: str, *arguments: str) -> str:
        outcome = zitool(command, FILES[command], "--fail-on", "never", *arguments)
        assert outcome.code == 0, outcome.err
        return re.sub(r"\b[0-9a-f]{64}\b", "<sha256>", outcome.out)

    return run


@pytest.fixture(params=["80", "160"])
def width(request, zitool, monkeypatch) -> int:
    """Columns of the terminal."""
    monkeypatch.setenv("COLUMNS", request.param)
    return int(request.param)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("command", FILES)
def test_tables(shown, snapshot, width, command, lang):
    """What a terminal of this width shows."""
    text = shown(command, "--lang", lang)

    assert max(map(len, text.splitlines())) <= width
    assert text == snapshot(extension_class=Text)


@pytest.mark.parametrize("columns", ["40", "60", "80", "100"])
@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("command", FILES)
def test_a_narrow_terminal_cuts_nothing(shown, monkeypatch, command, lang, columns):
    """Every figure of a wide screen is on a narrow one, and as often, and every word of a minimum."""
    monkeypatch.setenv("COLUMNS", "500")
    wide = shown(command, "--lang", lang)
    monkeypatch.setenv("COLUMNS", columns)
    narrow = shown(command, "--lang", lang)

    assert max(map(len, narrow.splitlines())) <= int(columns)
    assert narrow.count("…") <= wide.count("…")
    for figure in (r"\d+[.,]\d+", r"\b(?:ya|belum|yes|not\s+yet)\b"):
        assert len(re.findall(figure, narrow)) >= len(re.findall(figure, wide))


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("form", ["markdown", "csv", "json"])
@pytest.mark.parametrize("command", FILES)
def test_documents(shown, snapshot, command, form, lang):
    """What a file of this format holds."""
    assert shown(command, "-f", form, "--lang", lang) == snapshot(extension_class=Text)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("command", FILES)
def test_workbooks(shown, snapshot, tmp_path, command, lang):
    """What stands in each row of each sheet of a workbook, and how each sheet is set up."""
    target = tmp_path / "hasil.xlsx"
    shown(command, "-o", str(target), "--lang", lang)
    lines = []
    for sheet in openpyxl.load_workbook(target).worksheets:
        kinds = [one.type for one in sheet.data_validations.dataValidation]
        lines.append(f"# {sheet.title}: {sheet.freeze_panes}, {sheet.auto_filter.ref}, {kinds}")
        for row in sheet.iter_rows():
            cells = ["" if one.value is None else str(one.value).replace("\n", " / ") for one in row]
            lines.append(" | ".join(cells).rstrip(" |"))
    text = re.sub(r"\b[0-9a-f]{64}\b", "<sha256>", "\n".join(lines))
    assert text + "\n" == snapshot(extension_class=Text)
