"""Files in, assessments out, results in the format asked for and one place for them; and consoles."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zitool.batch import assess
from zitool.batch.rubric_selection import packaged
from zitool.cli.options import Format
from zitool.cli.output import write_pieces
from zitool.cli.process import openpyxl_alone
from zitool.cli.streams import emit
from zitool.core.monitoring.recap_choices import Telling
from zitool.errors import UnreadableWorkbookError, UsageError
from zitool.findings import Finding, finding
from zitool.reports.layout import counts
from zitool.reports.lines import display, finding_text
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from typing import TextIO

    from rich.console import Console, RenderableType

    from zitool.cli.output import Place
    from zitool.core.law.facts import Facts
    from zitool.core.monitoring.statistics import RecapReport
    from zitool.core.scoring.assessment import Assessment
    from zitool.reports.document import Document as Report
    from zitool.reports.document import Medium
    from zitool.rubrics.load import LoadedRubric
    from zitool.wording import Language


class Run:
    """What came of the files: one assessment per file and assessor, and the files that were refused."""

    def __init__(self) -> None:
        self.assessments: list[Assessment] = []
        self.refused: list[tuple[str, tuple[Finding, ...]]] = []

    def findings(self) -> list[Finding]:
        """Return every finding of every file."""
        return [reported for assessment in self.assessments for reported in assessment.findings] + [
            reported for _, findings in self.refused for reported in findings
        ]


def asked_for(rubric: str) -> LoadedRubric | None:
    """Return the rubric that ``--rubric`` names; None where each workbook decides for itself.

    Raises:
        RubricError: there is no such rubric, or it has faults.
    """
    return load_rubric(rubric) if rubric else None


def designations(asked: LoadedRubric | None) -> list[str]:
    """Return the ids of designations that may be asked for before any workbook is read."""
    return [designation.id for designation in (asked or packaged(DEFAULT_RUBRIC)).rubric.designations]


def assess_files(
    files: Sequence[str],
    asked: LoadedRubric | None,
    assessor: str,
    on: date | None,
    language: Language,
    facts: Facts | None = None,
    sheets: Sequence[str] = (),
) -> Run:
    """Assess each file once; a file that is refused is said on stderr and costs only itself.

    Args:
        files: paths.
        asked: the rubric to score against; None for the one that each fits.
        assessor: whose answers.
        on: the day whose prerequisites apply.
        language: of what is said.
        facts: what is known about the unit.
        sheets: one for all files, one for each, or several of a single file; none for those that fit.

    Raises:
        UsageError: U034, as many sheets can be of no such files.
    """
    run = Run()
    for file, sheet in _with_sheets(list(dict.fromkeys(files)), sheets):
        refused: list[tuple[Finding, ...]] = []
        try:
            run.assessments += assess(file, asked, assessor, on, facts, sheet=sheet, refused=refused)
        except UnreadableWorkbookError as error:
            refused.append(error.findings)
        except MemoryError:
            refused.append((finding("F016", file=file, reason="memory"),))
        for findings in refused:
            run.refused.append((file, findings))
            sys.stderr.writelines(f"{finding_text(reported, language)}\n" for reported in findings)
    return run


def _with_sheets(files: Sequence[str], sheets: Sequence[str]) -> list[tuple[str, str]]:
    if len(sheets) <= 1:
        return [(file, (*sheets, "")[0]) for file in files]
    if len(files) not in {1, len(sheets)}:
        raise UsageError(finding("U034", count=len(sheets), files=len(files)))
    return list(zip([files[0]] * len(sheets) if len(files) == 1 else files, sheets, strict=True))


Document = str | bytes | Iterator[str] | None
"""A result in the format asked for, some of them in pieces; None for the table."""


def deliver(
    document: Document,
    tables: Callable[[bool], Sequence[RenderableType]],
    output: Place | None,
    language: Language,
) -> None:
    """Print the tables, or the document in their place; with `output` the document goes there instead.

    The last line then says where it went. A table asked for as a file is written without colour, 160 columns
    wide.
    """
    if output is not None:
        write_pieces(output, _pieces(_as_text(tables) if document is None else document))
    if document is not None and output is None:
        for piece in _pieces(document):
            emit(piece)
    elif output is None:
        show(tables)
    else:
        from rich.text import Text  # noqa: PLC0415 - documents do without Rich

        written_to = Text(label("written", language, file=display(str(output.named))))
        show(lambda plain: [*tables(plain), written_to])


def _pieces(document: str | bytes | Iterator[str]) -> Iterator[str | bytes]:
    return iter((document,)) if isinstance(document, (str, bytes)) else document


def summarise(run: Run, files: int, language: Language) -> None:
    """Say on stderr how many files were scored and refused; it always adds up."""
    scored = {assessment.file for assessment in run.assessments}
    text = label(
        "summary",
        language,
        files=files,
        scored=len(scored),
        refused=len({file for file, _ in run.refused} - scored),
        counts=counts(run.findings(), language),
    )
    sys.stderr.write(f"{text}\n")


def _as_text(tables: Callable[[bool], Sequence[RenderableType]]) -> str:
    file = io.StringIO()
    console = text_console(file, UNATTENDED_WIDTH)
    for table in tables(False):
        console.print(table)
    return without_padding(file.getvalue())


_NARROWEST, _WIDEST = 20, 1000
UNATTENDED_WIDTH = 160
"""Where nobody can widen a window: 80 columns would cut what cannot ask for the rest."""


def output_console() -> Console:
    """Return the console for data: stdout."""
    return _console(sys.stdout)


def text_console(file: TextIO, width: int) -> Console:
    """Return a console that writes plain text of `width` columns, without colour."""
    from rich.console import Console  # noqa: PLC0415

    return Console(
        file=file, width=width, height=100, color_system=None, markup=False, emoji=False, highlight=False
    )


def show(renderables: Callable[[bool], Iterable[RenderableType]]) -> None:
    """Print to stdout, in colour on a terminal and as plain lines elsewhere; silent if the reader has gone.

    Args:
        renderables: called with whether only ASCII can be shown.
    """
    console = output_console()
    from rich.console import Group  # noqa: PLC0415 - after the console

    with console.capture() as captured:
        console.print(Group(*renderables(is_ascii_only(console))))
    text = captured.get()
    emit(text if console.is_terminal else without_padding(text))


def without_padding(text: str) -> str:
    """Return `text` without the blanks that fill its lines to the width of a screen."""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def is_ascii_only(console: Console) -> bool:
    """Whether box-drawing characters would not survive the encoding of the console."""
    return not console.encoding.lower().startswith("utf")


def _console(file: TextIO) -> Console:
    from rich.console import Console  # noqa: PLC0415

    if file.isatty() and os.environ.get("TERM") != "dumb":
        return Console(file=file, markup=False, emoji=False, highlight=False)
    # Rich clamps to 80 columns unless height comes with width.
    return Console(file=file, width=_columns(), height=100, markup=False, emoji=False, highlight=False)


def _columns() -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and _NARROWEST <= int(given) <= _WIDEST:
        return int(given)
    return UNATTENDED_WIDTH


_MEDIA: Mapping[Format, Medium] = {
    Format.MARKDOWN: "text",
    Format.XLSX: "sheets",
    Format.CSV: "rows",
    Format.PARQUET: "rows",
}


def deliver_report(
    form: Format,
    report: Callable[[bool], Report],
    json: Callable[[], str],
    place: Place | None,
    language: Language,
) -> None:
    """Print or write a report of blocks in any format; JSON is the subject's own document.

    Args:
        form: of the file, or of what is printed.
        report: called with whether it is for a screen, where what it comes to has to stay in sight.
        json: called where that is the format.
        place: of the file; the screen then shows the report besides.
        language: of what people read.

    Raises:
        UsageError: U031, there is no such format of it.
    """
    from zitool.reports.formats import FORMATS, rendered  # noqa: PLC0415

    check_known(form)
    if form is Format.XLSX:
        openpyxl_alone()
    made: str | bytes | None = None
    if form is Format.JSON:
        made = json()
    elif form in FORMATS:
        made = rendered(report(False), form, language)

    def tables(ascii_only: bool) -> Sequence[RenderableType]:
        from zitool.reports.formats.terminal import terminal  # noqa: PLC0415 - Rich follows

        return terminal(report(True), language, ascii_only)

    deliver(made, tables, place, language)


def medium(form: Format, *, screen: bool) -> Medium:
    """Return where a report is read: on a screen, else as its format is."""
    return "screen" if screen else _MEDIA.get(form, "page")


def check_known(form: Format) -> None:
    """Refuse a format that no document of blocks has.

    Raises:
        UsageError: U031.
    """
    from zitool.reports.formats import FORMATS  # noqa: PLC0415

    known = ["table", "json", *FORMATS]
    if form not in known:
        raise UsageError(finding("U031", given=form, known=", ".join(known)))


def recap_made(form: Format, report: RecapReport, language: Language) -> Document:
    """Return a recap in any format but the table, for which there is None; JSON comes in pieces."""
    if form is Format.TABLE:
        return None
    if form is Format.JSON:
        from zitool.reports.subjects.recap_data import recap_json  # noqa: PLC0415

        return recap_json(report, language)
    from zitool.reports.formats import rendered  # noqa: PLC0415

    if form is Format.XLSX:
        openpyxl_alone()
    return rendered(recap_told(report, medium(form, screen=False), language), form, language)


def recap_told(report: RecapReport, medium: Medium, language: Language) -> Report:
    """Return what is said of many workbooks: of their scores, or else of their findings or gaps."""
    if report.telling is not Telling.SCORE and medium != "rows":
        from zitool.reports.subjects.many import many_document  # noqa: PLC0415

        return many_document(report, medium, language)
    from zitool.reports.subjects.recap import recap_document  # noqa: PLC0415

    return recap_document(report, medium, language)
