"""Write every output of the command line in a form that two checkouts can be compared by.

    python tools/outputs.py FOLDER [FILE.xlsx ...]    a file for each command line, format, language, width
    python tools/outputs.py --from LINES.txt FOLDER   the same for other command lines
    python tools/outputs.py --digests                 remake tests/outputs.json, after a change that is meant

Tables are kept with their colours, pages as trees, workbooks cell by cell with types, number formats, looks,
widths and set-up; each with its exit code and what was said on stderr. `diff -r` of two folders then shows
what a change of the inside changed for people. `tests/test_outputs.py` holds all of them by digest.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

ROOT = Path(__file__).resolve().parent.parent
DIGESTS = ROOT / "tests" / "outputs.json"
LINES = ROOT / "tests" / "outputs.txt"
"""Command lines, one a line: the formats behind ``::``; ``table`` is shown at both widths."""
_STEADY = {
    "SOURCE_DATE_EPOCH": "1795996800",
    "FORCE_COLOR": "1",
    "COLORTERM": "truecolor",
    "TERM": "xterm-256color",
}
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_SUFFIXES = {"html": ".html", "xlsx": ".xlsx"}
VOID = frozenset({"meta", "link", "br", "rect", "line", "polygon", "circle", "path", "input"})


def lines(more: Sequence[str] = (), source: Path = LINES) -> Iterator[tuple[str, list[str], str]]:
    """Yield a name, the arguments and the format of each output of `source`, also of `more` workbooks."""
    written = [line for line in source.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for file in more:
        everything = "table json markdown csv html xlsx"
        written += [f"{name} {file} :: {everything}" for name in ("score", "validate", "gap-report")]
    for line in written:
        said, _, formats = line.partition("::")
        for form in formats.split():
            for language in ("id", "en"):
                arguments = [*said.split(), "--lang", language]
                name = f"{' '.join(said.split())} {form} {language}"
                if form == "table":
                    yield f"{name} 80", arguments, "80"
                    yield f"{name} 160", arguments, "160"
                else:
                    yield name, arguments, form


def shown(arguments: Sequence[str], form: str) -> str:
    """Run a command line in this process and return its output, normalised.

    Args:
        arguments: without the format.
        form: ``80`` or ``160`` for a table of that width in colour; else a format.
    """
    from zitool.cli import app  # noqa: PLC0415 - after the day is fixed

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"out{_SUFFIXES.get(form, '')}"
        more: list[str] = []
        if form in _SUFFIXES:
            more = ["-o", str(target)]
        elif not form.isdigit():
            more = ["-f", form]
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
        width = {"COLUMNS": form if form.isdigit() else "160"}
        with (
            patch.dict(os.environ, {**_STEADY, **width, "ZITOOL_DATA": folder}),
            patch.object(sys, "stdout", out),
            patch.object(sys, "stderr", err),
        ):
            code = app.run([*arguments, *more])
        texts = [_text(stream).replace(folder, "<folder>") for stream in (out, err)]
        if target.is_file():
            texts.insert(0, page(target.read_text("utf-8")) if form == "html" else workbook(target))
    return "\n".join([f"exit {code}", *(_HASH.sub("<sha256>", text) for text in texts)])


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    data: io.BytesIO = stream.buffer  # type: ignore[assignment]
    return data.getvalue().decode()


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth, self.told = 0, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = "".join(f' {name}="{value}"' for name, value in sorted(attrs, key=str))
        self.told.append(f"{'  ' * self.depth}<{tag}{named}>")
        self.depth += tag not in VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.depth -= tag not in VOID

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag not in VOID

    def handle_data(self, data: str) -> None:
        if text := " ".join(data.split()):
            self.told.append(f"{'  ' * self.depth}{text}")


def page(text: str) -> str:
    """Return a page as a tree: tags, attributes, texts, in order."""
    tree = _Tree()
    tree.feed(text)
    return "\n".join(tree.told)


def workbook(file: Path) -> str:
    """Return a workbook: properties, names, and each sheet with its set-up and its cells."""
    book = openpyxl.load_workbook(file)
    told = [f"title {book.properties.title}; names {sorted(book.defined_names)}"]
    for sheet in book.worksheets:
        told += _set_up(sheet)
        told += [
            _cell(cell)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None or cell.has_style
        ]
    return "\n".join(told)


def _set_up(sheet: Worksheet) -> Iterator[str]:
    frame = (sheet.title, sheet.sheet_state, sheet.dimensions, sheet.freeze_panes, sheet.auto_filter.ref)
    yield f"# {' '.join(map(str, frame))}"
    columns = sorted(sheet.column_dimensions.items())
    yield f"widths {[(key, size.width, size.hidden) for key, size in columns]}"
    yield f"heights {[(key, size.height) for key, size in sheet.row_dimensions.items() if size.height]}"
    yield f"merged {sorted(map(str, sheet.merged_cells.ranges))}; protected {sheet.protection.sheet}"
    yield f"print {sheet.print_title_rows} {sheet.page_setup.orientation} {sheet.oddFooter.center.text}"
    for rule in sheet.data_validations.dataValidation:
        told = (rule.sqref, rule.type, rule.operator, rule.formula1, rule.formula2, rule.error)
        yield f"validation {' '.join(map(str, told))}"
    for place in sheet.conditional_formatting:
        for rule in place.rules:
            color = rule.dxf.fill.bgColor.rgb if rule.dxf and rule.dxf.fill else None
            yield f"conditional {place.sqref} {rule.type} {rule.operator} {rule.formula} {color}"


def _cell(cell: Cell) -> str:
    font, way, edge = cell.font, cell.alignment, cell.border.left
    link = cell.hyperlink.target or cell.hyperlink.location if cell.hyperlink else ""
    told = (
        *(cell.coordinate, cell.data_type, repr(cell.value), cell.number_format),
        *(font.name, font.sz, font.b, font.i, font.color.rgb if font.color else None),
        cell.fill.fgColor.rgb if cell.fill.fill_type else None,
        *(way.horizontal, way.vertical, way.wrap_text, way.indent, edge.style if edge else None),
        *(cell.protection.locked, link, cell.comment.text if cell.comment else ""),
    )
    return " ".join(map(str, told))


def digests() -> dict[str, str]:
    """Return the digest of every output, by its name."""
    return {name: digest(shown(arguments, form)) for name, arguments, form in lines()}


def digest(text: str) -> str:
    """Return what tells one output from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def main(given: Sequence[str]) -> None:
    """Write the outputs into a folder, or the digests."""
    os.chdir(ROOT)
    if list(given) == ["--digests"]:
        DIGESTS.write_text(json.dumps(digests(), indent=0, ensure_ascii=False) + "\n", "utf-8")
        return
    source = LINES
    if given[0] == "--from":
        source, given = Path(given[1]).resolve(), given[2:]
    folder, *files = given
    Path(folder).mkdir(parents=True, exist_ok=True)
    for number, (name, arguments, form) in enumerate(_unique(lines(files, source))):
        place = Path(folder) / f"{number:04} {name.replace('/', '_')[:180]}.txt"
        place.write_text(shown(arguments, form), "utf-8")


def _unique(named: Iterable[tuple[str, list[str], str]]) -> Iterator[tuple[str, list[str], str]]:
    return iter({name: (name, arguments, form) for name, arguments, form in named}.values())


if __name__ == "__main__":
    main(sys.argv[1:])
