"""Results in the format asked for; a format's module is imported only when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.cli.assessing import deliver
from zitool.cli.options import Format
from zitool.cli.process import openpyxl_alone
from zitool.core.monitoring.recap_choices import Telling
from zitool.errors import UsageError
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rich.console import RenderableType

    from zitool.cli.assessing import Document
    from zitool.cli.output import Place
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.reports.document import Document as Report
    from zitool.reports.document import Medium
    from zitool.wording import Language

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
