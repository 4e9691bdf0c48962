"""Options that several commands share, and what follows from them."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from zitool.core.days import read_day
from zitool.core.monitoring.recap_choices import INDONESIAN, Group, Grouping, Sorting
from zitool.errors import EXIT_FINDINGS, EXIT_OK, EXIT_UNREADABLE, UsageError
from zitool.findings import Finding, Severity, finding
from zitool.wording import Language
from zitool.wording.help import option

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Format(StrEnum):
    """How results are written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"
    HTML = "html"
    XLSX = "xlsx"
    NDJSON = "ndjson"
    PARQUET = "parquet"


RECAP_ONLY = frozenset({Format.NDJSON, Format.PARQUET})
"""Formats of many workbooks, and of nothing else."""
_BINARY = frozenset({Format.XLSX, Format.PARQUET})
SUFFIXES = {
    ".json": Format.JSON,
    ".txt": Format.TABLE,
    ".md": Format.MARKDOWN,
    ".csv": Format.CSV,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xlsx": Format.XLSX,
    ".ndjson": Format.NDJSON,
    ".parquet": Format.PARQUET,
}
"""The format that the name of an output file stands for."""


class FailOn(StrEnum):
    """The least severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


class Print(StrEnum):
    """How much of a page is printed."""

    SHORT = "short"
    FULL = "full"


class Conversion(StrEnum):
    """How a mean of a survey becomes an index of 4."""

    PER_MAX = "per-max"
    FROM_ZERO = "0-4"
    FROM_ONE = "1-4"


class Lang(StrEnum):
    """Languages of what people read."""

    ID = "id"
    EN = "en"


Files = Annotated[list[str], typer.Argument(help=option("files"), metavar="LKE.xlsx...", show_default=False)]
Places = Annotated[
    list[str],
    typer.Argument(help=option("places"), metavar="LKE.xlsx|FOLDER...", show_default=False),
]
Rubric = Annotated[str, typer.Option("--rubric", help=option("rubric"), envvar="ZITOOL_RUBRIC")]
NamedRubric = Annotated[str, typer.Option("--rubric", help=option("rubric_of"), envvar="ZITOOL_RUBRIC")]
Assessor = Annotated[str, typer.Option("--assessor", help=option("assessor"), metavar="unit|tpi|…|all")]
Sheet = Annotated[str, typer.Option("--sheet", help=option("sheet"), metavar="NAME|all", show_default=False)]
OneSheet = Annotated[
    str, typer.Option("--sheet", help=option("one_sheet"), metavar="NAME", show_default=False)
]
Sheets = Annotated[
    list[str] | None,
    typer.Option("--sheet", help=option("sheets"), metavar="NAME", show_default=False),
]
Language_ = Annotated[Lang, typer.Option("--lang", help=option("lang"), envvar="ZITOOL_LANG")]
FormatOption = Annotated[
    Format | None,
    typer.Option("-f", "--format", help=option("format"), envvar="ZITOOL_FORMAT", show_default=False),
]


def formats(*names: str) -> Any:  # noqa: ANN401 - as typer types its options
    """Return the option of the formats that one command writes, beside the table."""
    known, said = "|".join(("table", *names)), option("format")
    return typer.Option(
        "-f", "--format", help=said, envvar="ZITOOL_FORMAT", show_default=False, metavar=known
    )


ReportFormat = Annotated[Format | None, formats("json", "markdown", "csv", "html", "xlsx")]
DocumentFormat = Annotated[
    Format | None,
    typer.Option(
        "-f",
        "--format",
        help=option("list_format"),
        show_default=False,
        metavar="table|json|markdown|csv|html|xlsx",
    ),
]
"""Formats of what is no result: the table unless something else is asked for here."""
OutputOption = Annotated[
    Path | None, typer.Option("-o", "--output", help=option("output"), show_default=False)
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help=option("overwrite"))]
FailOnOption = Annotated[FailOn, typer.Option("--fail-on", help=option("fail_on"))]
DateOption = Annotated[
    str, typer.Option("--date", help=option("date"), metavar="31-12-2025", show_default=False)
]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", help=option("set"), metavar="ID=JAWABAN", show_default=False),
]
Survey = Annotated[
    list[Path] | None,
    typer.Option("--survey", help=option("survey_of_lke"), metavar="JAWABAN.xlsx|csv", show_default=False),
]
SurveyInstrument = Annotated[
    str, typer.Option("--instrument", help=option("survey_instrument"), metavar="ID", show_default=False)
]
SurveyConversion = Annotated[
    Conversion | None, typer.Option("--conversion", help=option("survey_conversion"), show_default=False)
]
Recap = Annotated[bool, typer.Option("--recap", help=option("recap"))]


def _either(name: str, kind: type[StrEnum]) -> dict[str, Any]:
    """Return what makes an option take the words of `kind`, English or Indonesian."""
    said = INDONESIAN[kind]

    def read(given: str) -> StrEnum:
        text = given.strip().casefold()
        choice_meant = said.get(text) or next((choice for choice in kind if choice == text), None)
        if choice_meant is None:
            known = ", ".join([*said, *(choice for choice in kind if choice not in said)])
            raise UsageError(finding("U001", name=name, given=given, known=known))
        return choice_meant

    return {"parser": read, "metavar": "|".join(said)}


def _only(given: str) -> str:
    """Return a group of units, or a kind of unit as it was typed: the list of units says which there are."""
    text = given.strip().casefold()
    return INDONESIAN[Group].get(text) or next((choice for choice in Group if choice == text), text)


def split_only(given: list[Any] | None) -> dict[str, Any]:
    """Return the group of units of ``--only``, and the kinds of units, as `only` and `kinds`.

    Raises:
        UsageError: U001, there is more than one group.
    """
    groups = list(dict.fromkeys(choice for choice in given or () if isinstance(choice, Group)))
    if len(groups) > 1:
        raise UsageError(finding("U001", name="--only", given=", ".join(groups), known=" / ".join(Group)))
    kinds = tuple(dict.fromkeys(choice for choice in given or () if not isinstance(choice, Group)))
    return {"only": next(iter(groups), None), "kinds": kinds}


Only = Annotated[
    list[Any] | None,
    typer.Option(
        "--only",
        help=option("only"),
        show_default=False,
        parser=_only,
        metavar=f"{'|'.join(INDONESIAN[Group])}|JENIS",
    ),
]
Sort = Annotated[Sorting, typer.Option("--sort", help=option("sort"), **_either("--sort", Sorting))]
KeepDuplicates = Annotated[bool, typer.Option("--keep-duplicates", help=option("keep_duplicates"))]
Jobs = Annotated[int, typer.Option("--jobs", help=option("jobs"), min=0, max=256, show_default=False)]
Units = Annotated[
    Path | None, typer.Option("--units", help=option("units"), metavar="UNITS.csv", show_default=False)
]
By = Annotated[
    Grouping | None, typer.Option("--by", help=option("by"), show_default=False, **_either("--by", Grouping))
]
Executor = Annotated[
    str,
    typer.Option("--executor", help=option("executor"), metavar="dask://HOST:PORT", show_default=False),
]
Resume = Annotated[
    Path | None, typer.Option("--resume", help=option("resume"), metavar="JURNAL", show_default=False)
]
Reports = Annotated[
    Path | None, typer.Option("--reports", help=option("reports"), metavar="FOLDER", show_default=False)
]
FactsOption = Annotated[
    Path | None,
    typer.Option("--facts", help=option("facts"), metavar="UNIT.yaml|.xlsx", show_default=False),
]
Evidence = Annotated[
    Path | None,
    typer.Option("--evidence", help=option("evidence_beside"), metavar="FOLDER|.csv", show_default=False),
]
PrintOption = Annotated[Print | None, typer.Option("--print", help=option("print"), show_default=False)]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help=option("verbose"))]
Debug = Annotated[bool, typer.Option("--debug", help=option("debug"), hidden=True)]


_MANY = 3
"""More files than this in one table are shown as a recap."""


def is_many(files: Sequence[str], form: Format, *, recap: bool) -> bool:
    """Whether these files are many: folders and patterns, or a table of more files than fit a screen."""
    from zitool.batch.discovery import names_many  # noqa: PLC0415 - not where forms and lists are written

    many = form is Format.TABLE and len(set(files)) > _MANY
    return recap or many or form in RECAP_ONLY or names_many(files)


def only_of_many(given: Mapping[str, object]) -> None:
    """Refuse options of recaps, by name, for a few workbooks.

    Raises:
        UsageError: U022.
    """
    for name, value in given.items():
        if value:
            raise UsageError(finding("U022", name=name))


def not_of_many(given: Mapping[str, object]) -> None:
    """Refuse options of one workbook, by name, for a recap.

    Raises:
        UsageError: U024.
    """
    for name, value in given.items():
        if value:
            raise UsageError(finding("U024", name=name))


def language_of(lang: Lang) -> Language:
    """Return the language as the reports take it."""
    return cast("Language", str(lang))


def in_small_letters(name: str) -> str:
    """Return the id of a designation as rubrics write it: ``WBK`` is ``wbk``."""
    return name.casefold()


def day(text: str) -> date | None:
    """Return the day that ``--date`` names, or None where it was not given.

    Raises:
        UsageError: U004.
    """
    if not text:
        return None
    day_meant = read_day(text)
    if day_meant is None:
        raise UsageError(finding("U004", given=text))
    return day_meant


def format_of(given: Format | None, output: Path | None) -> Format:
    """Return the format asked for, or the one that the suffix of the output names, or the table.

    Raises:
        UsageError: U001, the suffix is of no format; U006, a workbook would go to a terminal.
    """
    if output is not None and output.is_dir():
        raise UsageError(finding("U049", file=str(output), line=str(output / "laporan.html")))
    form = given or _by_suffix(output)
    if form in _BINARY and output is None and sys.stdout.isatty():
        raise UsageError(finding("U006", format=form))
    return form


def in_full(print_: Print | None, form: Format) -> bool:
    """Return whether every answer is printed: what ``--print`` says of HTML, which alone is printed so.

    Raises:
        UsageError: U035, it is given for another format.
    """
    if print_ is not None and form is not Format.HTML:
        raise UsageError(finding("U035", format=form))
    return print_ is Print.FULL


def check_start(file: Path, *more: str) -> None:
    """Refuse to start a file under a name that is not one of YAML, or ends with one of `more`.

    With --overwrite it could be an LKE.

    Raises:
        UsageError: U001.
    """
    if file.suffix.lower() not in {".yaml", ".yml", *more}:
        known = ", ".join([".yaml", *more])
        raise UsageError(finding("U001", name="--new", given=file.suffix or str(file), known=known))


def _by_suffix(output: Path | None) -> Format:
    if output is None:
        return Format.TABLE
    try:
        return SUFFIXES[output.suffix.lower()]
    except KeyError:
        if output.suffix.lower() == ".pdf":
            raise UsageError(finding("U048", line=str(output.with_suffix(".html")))) from None
        known = ", ".join(SUFFIXES)
        raise UsageError(
            finding("U001", name="-o", given=output.suffix or str(output), known=known)
        ) from None


def exit_code(findings: Iterable[Finding], fail_on: FailOn, *, refused: bool, required: bool = True) -> int:
    """Return 3 if a file was refused, 1 for findings from `fail_on` up or an unmet requirement, else 0."""
    return exit_code_of((reported.severity for reported in findings), fail_on, refused, required)


def exit_code_of(severities: Iterable[Severity], fail_on: FailOn, refused: bool, required: bool) -> int:
    """Return the exit code of findings of which only the severities are known; see `exit_code`."""
    if refused:
        return EXIT_UNREADABLE
    if not required:
        return EXIT_FINDINGS
    if fail_on is not FailOn.NEVER:
        least = Severity[fail_on.name]
        if any(severity >= least for severity in severities):
            return EXIT_FINDINGS
    return EXIT_OK
