"""Options that several commands share, and what follows from them."""

from __future__ import annotations

import os
import sys
from datetime import date
from enum import StrEnum
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, cast, get_args

import typer

from zitool.cli.output import Place, check_output
from zitool.core.days import read_day
from zitool.core.monitoring.recap_choices import INDONESIAN, Group, Grouping, Sorting
from zitool.errors import EXIT_FINDINGS, EXIT_OK, EXIT_UNREADABLE, UsageError
from zitool.findings import Finding, Severity, finding
from zitool.named import NamedTuple
from zitool.wording import Language
from zitool.wording.help import option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


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


def flag(names: str, told: str) -> Any:  # noqa: ANN401 - as typer
    """Return an option by its `names`, helped in the user's language, with its default where it is a word."""
    return typer.Option(*names.split(), help=option(told))


def named(names: str, told: str, metavar: str | None = None, **more: Any) -> Any:  # noqa: ANN401 - as typer
    """Return an option of whose default help says nothing."""
    return typer.Option(*names.split(), help=option(told), metavar=metavar, show_default=False, **more)


def placed(told: str, metavar: str) -> Any:  # noqa: ANN401 - as typer
    """Return an argument, with help in the user's language."""
    return typer.Argument(help=option(told), metavar=metavar, show_default=False)


def in_small_letters(name: str) -> str:
    """Return the id of a designation as rubrics write it: ``WBK`` is ``wbk``."""
    return name.casefold()


def designation(name: str, told: str) -> Any:  # noqa: ANN401 - as typer
    """Return an option that names a designation."""
    return named(name, told, "wbk|wbbm", callback=in_small_letters)


Files = Annotated[list[str], placed("files", "LKE.xlsx...")]
Places = Annotated[list[str], placed("places", "LKE.xlsx|FOLDER...")]
Rubric = Annotated[str, typer.Option("--rubric", help=option("rubric"), envvar="ZITOOL_RUBRIC")]
NamedRubric = Annotated[str, typer.Option("--rubric", help=option("rubric_of"), envvar="ZITOOL_RUBRIC")]
Assessor = Annotated[str, typer.Option("--assessor", help=option("assessor"), metavar="unit|tpi|…|all")]
Sheet = Annotated[str, named("--sheet", "sheet", "NAME|all")]
OneSheet = Annotated[str, named("--sheet", "one_sheet", "NAME")]
Sheets = Annotated[list[str] | None, named("--sheet", "sheets", "NAME")]
Language_ = Annotated[Lang, typer.Option("--lang", help=option("lang"), envvar="ZITOOL_LANG")]
FormatOption = Annotated[Format | None, named("-f --format", "format", envvar="ZITOOL_FORMAT")]
_REPORTS = "table|json|markdown|csv|html|xlsx"
ReportFormat = Annotated[Format | None, named("-f --format", "format", _REPORTS, envvar="ZITOOL_FORMAT")]
DocumentFormat = Annotated[Format | None, named("-f --format", "list_format", _REPORTS)]
"""Formats of what is no result: the table unless something else is asked for here."""
OutputOption = Annotated[Path | None, named("-o --output", "output")]
Overwrite = Annotated[bool, flag("--overwrite", "overwrite")]
FailOnOption = Annotated[FailOn, flag("--fail-on", "fail_on")]
DateOption = Annotated[str, named("--date", "date", "31-12-2025")]
Set = Annotated[list[str] | None, named("--set", "set", "ID=JAWABAN")]
Survey = Annotated[list[Path] | None, named("--survey", "survey_of_lke", "JAWABAN.xlsx|csv")]
SurveyInstrument = Annotated[str, named("--instrument", "survey_instrument", "ID")]
SurveyConversion = Annotated[Conversion | None, named("--conversion", "survey_conversion")]
Recap = Annotated[bool, flag("--recap", "recap")]


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


def split_only(given: list[Any] | None) -> tuple[Group | None, tuple[str, ...]]:
    """Return the group of units of ``--only``, and the kinds of units.

    Raises:
        UsageError: U001, there is more than one group.
    """
    groups = list(dict.fromkeys(choice for choice in given or () if isinstance(choice, Group)))
    if len(groups) > 1:
        raise UsageError(finding("U001", name="--only", given=", ".join(groups), known=" / ".join(Group)))
    kinds = tuple(dict.fromkeys(choice for choice in given or () if not isinstance(choice, Group)))
    return next(iter(groups), None), kinds


Only = Annotated[
    list[Any] | None, named("--only", "only", parser=_only, metavar="|".join([*INDONESIAN[Group], "JENIS"]))
]
Sort = Annotated[Sorting, typer.Option("--sort", help=option("sort"), **_either("--sort", Sorting))]
KeepDuplicates = Annotated[bool, flag("--keep-duplicates", "keep_duplicates")]
Jobs = Annotated[int, named("--jobs", "jobs", min=0, max=256)]
Units = Annotated[Path | None, named("--units", "units", "UNITS.csv")]
By = Annotated[Grouping | None, named("--by", "by", **_either("--by", Grouping))]
Executor = Annotated[str, named("--executor", "executor", "dask://HOST:PORT")]
Resume = Annotated[Path | None, named("--resume", "resume", "JURNAL")]
Reports = Annotated[Path | None, named("--reports", "reports", "FOLDER")]
FactsOption = Annotated[Path | None, named("--facts", "facts", "UNIT.yaml|.xlsx")]
Evidence = Annotated[Path | None, named("--evidence", "evidence_beside", "FOLDER|.csv")]
PrintOption = Annotated[Print | None, named("--print", "print")]
Verbose = Annotated[bool, flag("-v --verbose", "verbose")]
Debug = Annotated[bool, typer.Option("--debug", help=option("debug"), hidden=True)]


class Told(NamedTuple):
    """How results are told, and where they go."""

    lang: Lang = Lang.ID
    format_: Format | None = None
    output: Path | None = None
    overwrite: bool = False
    fail_on: FailOn = FailOn.ERROR

    @property
    def language(self) -> Language:
        """The language as the reports take it."""
        return language_of(self.lang)

    @property
    def form(self) -> Format:
        """The format, see `format_of`."""
        return format_of(self.format_, self.output)

    def place(self, inputs: Iterable[str], form: str, *rubrics: str) -> Place | None:
        """Return where the result goes, see `check_output`; None where it is printed."""
        return check_output(self.output, inputs, overwrite=self.overwrite, form=form, rubrics=rubrics)

    def end(self, findings: Iterable[Finding], *, refused: bool = False, required: bool = True) -> NoReturn:
        """End the command with the code that `exit_code` says.

        Raises:
            Exit: in any case.
        """
        raise typer.Exit(exit_code(findings, self.fail_on, refused=refused, required=required))


class Supposed(NamedTuple):
    """What stands in the place of answers of an LKE: those supposed, and a survey."""

    set_: list[str] | None = None
    survey: list[Path] | None = None
    instrument: str = ""
    conversion: Conversion | None = None


class Known(NamedTuple):
    """What is known of a unit beside its LKE."""

    date: str = ""
    facts: Path | None = None
    evidence: Path | None = None


class Many(NamedTuple):
    """What is said of many workbooks only, but for `recap`, which says that these are many, and `sort`."""

    recap: bool = False
    only: list[Any] | None = None
    sort: Sorting = Sorting.POINTS
    units: Path | None = None
    by: Grouping | None = None
    keep_duplicates: bool = False
    jobs: int = 0
    executor: str = ""
    resume: Path | None = None
    reports: Path | None = None

    def refuse(self) -> None:
        """Refuse options of recaps for a few workbooks.

        Raises:
            UsageError: U022.
        """
        for name, value in self._asdict().items():
            if value and name not in {"recap", "sort"}:
                raise UsageError(finding("U022", name=f"--{name.replace('_', '-')}"))


_TOLD = {
    "lang": Language_,
    "format_": ReportFormat,
    "output": OutputOption,
    "overwrite": Overwrite,
    "fail_on": FailOnOption,
}
_MANY_OF = {
    "recap": Recap,
    "only": Only,
    "sort": Sort,
    "units": Units,
    "by": By,
    "keep_duplicates": KeepDuplicates,
    "jobs": Jobs,
    "executor": Executor,
    "resume": Resume,
    "reports": Reports,
}


def _without(options: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: kind for name, kind in options.items() if name not in names}


Results = Annotated[Told, {**_TOLD, "format_": FormatOption}]
"""The options of each group, as `one_by_one` puts them in its place, in that order; here of all formats."""
Report = Annotated[Told, _TOLD]
SideBySide = Annotated[Told, _without(_TOLD, "fail_on")]
Checked = Annotated[Told, {**_without(_TOLD, "lang"), "lang": Language_}]
Listed = Annotated[
    Told, {"format_": DocumentFormat, "output": OutputOption, "overwrite": Overwrite, "lang": Language_}
]
SupposedOptions = Annotated[
    Supposed, {"set_": Set, "survey": Survey, "instrument": SurveyInstrument, "conversion": SurveyConversion}
]
KnownOptions = Annotated[Known, {"date": DateOption, "facts": FactsOption, "evidence": Evidence}]
ManyOptions = Annotated[Many, _MANY_OF]
ManyChecked = Annotated[Many, _without(_MANY_OF, "only", "reports")]


def one_by_one(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command as typer reads it: the options of its groups one by one, and ``--debug``.

    A group is a parameter whose values are a tuple; its default, if it has one, holds those of its options.
    `zitool.cli.app.run` reads ``--debug``.
    """
    written, parameters = signature(command, eval_str=True), []
    groups: dict[str, tuple[type[Any], Mapping[str, Any]]] = {}
    for parameter in written.parameters.values():
        kind, *told = get_args(parameter.annotation) or (None,)
        if told and isinstance(told[0], dict):
            groups[parameter.name] = kind, told[0]
            held = kind() if parameter.default is Parameter.empty else parameter.default
            parameters += [
                Parameter(name, Parameter.KEYWORD_ONLY, default=getattr(held, name), annotation=annotation)
                for name, annotation in told[0].items()
            ]
        else:
            parameters.append(parameter.replace(kind=Parameter.KEYWORD_ONLY))
    parameters.append(Parameter("debug", Parameter.KEYWORD_ONLY, default=False, annotation=Debug))

    def run(**given: Any) -> None:  # noqa: ANN401 - whatever typer has read
        del given["debug"]
        for name, (kind, held) in groups.items():
            given[name] = kind(**{option: given.pop(option) for option in held})
        command(**given)

    run.__signature__ = written.replace(parameters=parameters)  # type: ignore[attr-defined]
    return run


def language_of(lang: Lang) -> Language:
    """Return the language as the reports take it."""
    return cast("Language", str(lang))


_MANY = 3
"""More files than this in one table are shown as a recap."""


def is_many(files: Sequence[str], form: Format, *, recap: bool) -> bool:
    """Whether these files are many: folders and patterns, or a table of more files than fit a screen."""
    if recap or form in RECAP_ONLY or (form is Format.TABLE and len(set(files)) > _MANY):
        return True
    if all(map(os.path.isfile, files)):
        return False
    from zitool.batch.discovery import names_many  # noqa: PLC0415 - not for files, each named outright

    return names_many(files)


def not_of_many(given: Mapping[str, object]) -> None:
    """Refuse options of one workbook, by name, for a recap.

    Raises:
        UsageError: U024.
    """
    for name, value in given.items():
        if value:
            raise UsageError(finding("U024", name=name))


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
