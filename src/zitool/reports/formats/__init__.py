"""Every format of a report: a module lays out any `zitool.reports.document.Document`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zitool.reports.document import Document
    from zitool.wording import Language

FORMATS = ("markdown", "csv", "html", "xlsx")
"""What any document can become beside a table on a terminal; one with typed rows also Parquet."""


def rendered(document: Document, form: str, language: Language) -> str | bytes:
    """Return a document in one of these formats; only that format's module is imported.

    Raises:
        ValueError: there is no such format (a bug).
    """
    if form == "markdown":
        from zitool.reports.formats.markdown import markdown  # noqa: PLC0415

        return markdown(document, language)
    if form == "csv":
        from zitool.reports.formats.csv import csv  # noqa: PLC0415

        return csv(document)
    if form == "html":
        from zitool.reports.formats.html import html  # noqa: PLC0415

        return html(document, language)
    if form == "xlsx":
        from zitool.reports.formats.xlsx import xlsx  # noqa: PLC0415 - openpyxl follows

        return xlsx(document, language)
    if form == "parquet":
        from zitool.reports.formats.parquet import parquet  # noqa: PLC0415 - pyarrow follows

        return parquet(document)
    raise ValueError(form)
