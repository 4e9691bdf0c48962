"""Results in the format asked for; a format's module is imported only when somebody asks for it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from zitool.cli.assessing import deliver
from zitool.cli.options import Format
from zitool.cli.process import openpyxl_alone
from zitool.core.monitoring.recap_choices import Telling
from zitool.errors import UsageError
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rich.console import RenderableType

    from zitool.cli.assessing import Document, Run
    from zitool.cli.output import Place
    from zitool.core.law.rubric import Rubric
    from zitool.core.monitoring.agreement import Agreement
    from zitool.core.monitoring.comparison import Comparison
    from zitool.core.monitoring.recap import Recap, UnitLine
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.core.monitoring.statistics import PeerRank
    from zitool.core.monitoring.trend import Trend
    from zitool.core.monitoring.zone import ZoneReport
    from zitool.core.planning.gaps import GapReport
    from zitool.findings import Finding
    from zitool.reports.document import Document as Report
    from zitool.wording import Language

    Refused = Sequence[tuple[str, Sequence[Finding]]]

_MODULES = {
    Format.JSON: ("zitool.reports.json_document", "document"),
    Format.MARKDOWN: ("zitool.reports.markdown", "markdown"),
    Format.CSV: ("zitool.reports.csv_file", "csv"),
    Format.HTML: ("zitool.reports.html.document", "html"),
    Format.XLSX: ("zitool.reports.xlsx_file", "xlsx"),
}
"""Format → module, and how its functions end: ``score_markdown``, ``validate_markdown``, ``gap_markdown``."""

_RECAP_MODULES = {
    Format.JSON: "zitool.reports.recap_document",
    Format.XLSX: "zitool.reports.recap_xlsx",
    Format.HTML: "zitool.reports.html.recap",
    Format.MARKDOWN: "zitool.reports.recap_markdown",
    Format.CSV: "zitool.reports.recap_csv",
    Format.PARQUET: "zitool.reports.recap_parquet",
}
"""Format → module; its function is named ``recap_`` and the format."""
_SIDE_MODULES = {
    Format.MARKDOWN: "zitool.reports.comparing_markdown",
    Format.HTML: "zitool.reports.html.comparing",
    Format.XLSX: "zitool.reports.comparing_xlsx",
}
"""What comparisons, series and agreement share; functions are named by what they show and the format."""
_TREND_MODULES = {Format.JSON: "zitool.reports.trend_document", **_SIDE_MODULES}
_AGREEMENT_MODULES = {Format.JSON: "zitool.reports.agreement_document", **_SIDE_MODULES}
_COMPARISON_MODULES = {Format.JSON: "zitool.reports.comparison_document", **_SIDE_MODULES}
_ZONE_MODULES = {
    Format.JSON: "zitool.reports.zone_document",
    Format.MARKDOWN: "zitool.reports.zone_markdown",
    Format.HTML: "zitool.reports.html.comparing",
    Format.XLSX: "zitool.reports.comparing_xlsx",
}
_GAP_MODULES = {Format.JSON: ("zitool.reports.gap_document", "document")}


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

    if form is Format.XLSX:
        openpyxl_alone()
    made: str | bytes | None = None
    if form is Format.JSON:
        made = json()
    elif form in FORMATS:
        made = rendered(report(False), form, language)
    elif form is not Format.TABLE:
        raise UsageError(finding("U031", given=form, known=", ".join(["table", "json", *FORMATS])))

    def tables(ascii_only: bool) -> Sequence[RenderableType]:
        from zitool.reports.formats.terminal import terminal  # noqa: PLC0415 - Rich follows

        return terminal(report(True), language, ascii_only)

    deliver(made, tables, place, language)


def score_document(form: Format, run: Run, language: Language, *, full: bool = False) -> str | bytes | None:
    """Return what `zitool score` found in any format but the table, for which there is None.

    With `full` a page is printed with every answer.
    """
    return _made("score", _MODULES.get(form), run.assessments, run, language, full=full)


def validate_document(form: Format, run: Run, language: Language) -> str | bytes | None:
    """Return what `zitool validate` found in any format but the table, for which there is None."""
    return _made("validate", _MODULES.get(form), run.assessments, run, language)


def gap_document(
    form: Format, reports: Sequence[GapReport], run: Run, language: Language, *, full: bool = False
) -> str | bytes | None:
    """Return what `zitool gap-report` found in any format but the table, for which there is None."""
    return _made("gap", _GAP_MODULES.get(form) or _MODULES.get(form), reports, run, language, full=full)


def recap_made(form: Format, report: RecapReport, language: Language) -> Document:
    """Return a recap in any format but the table, for which there is None; JSON comes in pieces."""
    if form is Format.TABLE:
        return None
    kind, modules = "recap", _RECAP_MODULES
    if report.telling is not Telling.SCORE and form in _SIDE_MODULES:
        kind, modules = "many", _SIDE_MODULES
    render = _maker(modules[form], f"{kind}_{form}")
    return cast("Document", render(report, language))


def comparison_made(
    form: Format, comparisons: Sequence[Comparison], refused: Refused, language: Language
) -> str | bytes | None:
    """Return comparisons in any format but the table, for which there is None.

    Raises:
        UsageError: U031, there is no such format of them.
    """
    return _of_sides(_COMPARISON_MODULES, "comparison", form, comparisons, refused, language)


def trend_made(form: Format, trend: Trend, refused: Refused, language: Language) -> str | bytes | None:
    """Return a series in any format but the table, for which there is None.

    Raises:
        UsageError: U031, there is no such format of it.
    """
    return _of_sides(_TREND_MODULES, "trend", form, trend, refused, language)


def agreement_made(
    form: Format, found: tuple[Agreement, Rubric], done: Recap, language: Language
) -> str | bytes | None:
    """Return agreement over a folder in any format but the table, for which there is None.

    Raises:
        UsageError: U031, there is no such format of it.
    """
    return _of_sides(_AGREEMENT_MODULES, "agreement", form, found, done, language)


def peers_made(
    form: Format, found: tuple[UnitLine, Sequence[PeerRank], Rubric], done: Recap, language: Language
) -> str | bytes | None:
    """Return a unit among its peers in any format but the table, for which there is None.

    Raises:
        UsageError: U031, there is no such format of it.
    """
    return _of_sides(_AGREEMENT_MODULES, "peers", form, found, done, language)


def zone_made(form: Format, report: ZoneReport, refused: Refused, language: Language) -> str | bytes | None:
    """Return a zone in any format but the table, for which there is None.

    Raises:
        UsageError: U031, there is no such format of it.
    """
    return _of_sides(_ZONE_MODULES, "zone", form, report, refused, language)


def _of_sides(
    modules: Mapping[Format, str],
    kind: str,
    form: Format,
    result: object,
    beside: Refused | Recap,
    language: Language,
) -> str | bytes | None:
    if form is Format.TABLE:
        return None
    if form not in modules:
        raise UsageError(finding("U031", given=form, known=", ".join(["table", *modules])))
    render = _maker(modules[form], f"{kind}_{form}")
    return cast("str | bytes", render(result, beside, language))


def _made(
    command: str,
    where: tuple[str, str] | None,
    results: Sequence[object],
    run: Run,
    language: Language,
    *,
    full: bool = False,
) -> str | bytes | None:
    if where is None:
        return None
    module, kind = where
    render = _maker(module, f"{command}_{kind}")
    more = {"full": full} if kind == "html" and command != "validate" else {}
    return cast("str | bytes", render(results, run.refused, language, **more))


def _maker(module: str, name: str) -> Callable[..., object]:
    """Return the function of a format, whose module is imported only now."""
    if "xlsx" in module:
        openpyxl_alone()
    made: Callable[..., object] = getattr(import_module(module), name)
    return made
