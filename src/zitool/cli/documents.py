"""Results in the format asked for; a format's module is imported only when somebody asks for it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from zitool.cli.assessing import deliver
from zitool.cli.options import Format
from zitool.cli.process import openpyxl_alone
from zitool.core.monitoring.recap_choices import Telling
from zitool.errors import UsageError
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import RenderableType

    from zitool.cli.assessing import Document, Run
    from zitool.cli.output import Place
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.core.planning.gaps import GapReport
    from zitool.reports.document import Document as Report
    from zitool.reports.document import Medium, Read
    from zitool.wording import Language


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
    return "screen" if screen else "text" if form is Format.MARKDOWN else "page"


def check_known(form: Format) -> None:
    """Refuse a format that no document of blocks has.

    Raises:
        UsageError: U031.
    """
    from zitool.reports.formats import FORMATS  # noqa: PLC0415

    known = ["table", "json", *FORMATS]
    if form not in known:
        raise UsageError(finding("U031", given=form, known=", ".join(known)))


def score_document(form: Format, run: Run, language: Language, *, full: bool = False) -> str | bytes | None:
    """Return what `zitool score` found in any format but the table, for which there is None.

    With `full` a page is printed with every answer.
    """
    done, refused = run.assessments, run.refused
    if form is Format.JSON:
        from zitool.reports.json_document import score_document as json  # noqa: PLC0415

        return json(done, refused, language)
    if form is Format.HTML:
        from zitool.reports.html.document import score_html  # noqa: PLC0415

        return score_html(done, refused, language, full=full)
    if form is Format.XLSX:
        openpyxl_alone()
        from zitool.reports.formats.xlsx import xlsx  # noqa: PLC0415
        from zitool.reports.subjects.score import score_in_sheets  # noqa: PLC0415

        return xlsx(score_in_sheets(done, refused, language), language)
    if form is Format.CSV:
        from zitool.reports.csv_file import score_csv  # noqa: PLC0415

        return score_csv(done, refused, language)
    if form is Format.MARKDOWN:
        from zitool.reports.formats.markdown import markdown  # noqa: PLC0415
        from zitool.reports.subjects.score import score_on_paper  # noqa: PLC0415

        return markdown(score_on_paper(done, refused, language), language)
    return None


def validate_document(form: Format, run: Run, language: Language) -> str | bytes | None:
    """Return what `zitool validate` found in any format but the table, for which there is None."""
    done, refused = run.assessments, run.refused
    if form is Format.JSON:
        from zitool.reports.json_document import validate_document as json  # noqa: PLC0415

        return json(done, refused, language)
    if form is Format.HTML:
        from zitool.reports.html.document import validate_html  # noqa: PLC0415

        return validate_html(done, refused, language)
    if form is Format.XLSX:
        openpyxl_alone()
        from zitool.reports.formats.xlsx import xlsx  # noqa: PLC0415
        from zitool.reports.subjects.workbook import findings_in_sheets  # noqa: PLC0415

        return xlsx(findings_in_sheets(done, refused, language), language)
    if form is Format.CSV:
        from zitool.reports.csv_file import validate_csv  # noqa: PLC0415

        return validate_csv(done, refused, language)
    if form is Format.MARKDOWN:
        from zitool.reports.formats.markdown import markdown  # noqa: PLC0415
        from zitool.reports.subjects.validate import findings_on_paper  # noqa: PLC0415

        return markdown(findings_on_paper(done, refused, language), language)
    return None


def gap_document(
    form: Format, reports: Sequence[GapReport], run: Run, language: Language, *, full: bool = False
) -> str | bytes | None:
    """Return what `zitool gap-report` found in any format but the table, for which there is None."""
    refused = run.refused
    if form is Format.JSON:
        from zitool.reports.gap_document import gap_document as json  # noqa: PLC0415

        return json(reports, refused, language)
    if form is Format.HTML:
        from zitool.reports.html.document import gap_html  # noqa: PLC0415

        return gap_html(reports, refused, language, full=full)
    if form is Format.XLSX:
        openpyxl_alone()
        from zitool.reports.formats.xlsx import xlsx  # noqa: PLC0415
        from zitool.reports.subjects.workbook import in_sheets  # noqa: PLC0415

        done = [report.assessment for report in reports]
        return xlsx(in_sheets(done, reports, refused, language), language)
    if form is Format.CSV:
        from zitool.reports.csv_file import gap_csv  # noqa: PLC0415

        return gap_csv(reports, refused, language)
    if form is Format.MARKDOWN:
        from zitool.reports.formats.markdown import markdown  # noqa: PLC0415
        from zitool.reports.subjects.gaps import gaps_on_paper  # noqa: PLC0415

        return markdown(gaps_on_paper(reports, refused, language), language)
    return None


def recap_made(form: Format, report: RecapReport, language: Language) -> Document:
    """Return a recap in any format but the table, for which there is None; JSON comes in pieces."""
    if form is Format.TABLE:
        return None
    if form is Format.JSON:
        from zitool.reports.subjects.recap_data import recap_json  # noqa: PLC0415

        return recap_json(report, language)
    from zitool.reports.formats import READ_AS, rendered  # noqa: PLC0415

    if form is Format.XLSX:
        openpyxl_alone()
    return rendered(recap_told(report, READ_AS[form], language), form, language)


def recap_told(report: RecapReport, read: Read, language: Language) -> Report:
    """Return what is said of many workbooks: of their scores, or else of their findings or gaps."""
    if report.telling is not Telling.SCORE and read != "rows":
        from zitool.reports.subjects.many import many_document  # noqa: PLC0415

        return many_document(report, read, language)
    from zitool.reports.subjects.recap import recap_document  # noqa: PLC0415

    return recap_document(report, read, language)


def _maker(module: str, name: str) -> Callable[..., object]:
    """Return the function of a format, whose module is imported only now."""
    if "xlsx" in module:
        openpyxl_alone()
    made: Callable[..., object] = getattr(import_module(module), name)
    return made
