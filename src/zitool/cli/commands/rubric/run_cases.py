"""``zitool rubric test``."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from zitool.cli import options
from zitool.cli.commands.rubric.check import (
    FindingsFormat,
    FormatOption,
    exit_code,
    format_of,
    write_findings,
)
from zitool.cli.options import Lang
from zitool.errors import RubricError
from zitool.findings import finding
from zitool.rubrics.cases.cases import FOLDER, case_files, faults_of, read_cases
from zitool.rubrics.cases.cases import run_cases as run
from zitool.rubrics.check import owner_of, packaged_files, rubric_files
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import main_file, packaged_folder
from zitool.survey import cases as survey_cases
from zitool.survey.check import instruments_named, means_rubrics, packaged_instruments
from zitool.survey.load import read_instrument
from zitool.wording import label
from zitool.wording.terms import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.findings import Finding
    from zitool.rubrics.cases.cases import CaseFile
    from zitool.rubrics.cases.models import Case, ZoneCase
    from zitool.rubrics.cases.mutants import Guarded
    from zitool.rubrics.source import Document
    from zitool.survey.cases import SurveyCases
    from zitool.survey.instrument import Instrument

File = TypeVar("File")

SCHEMA = "zitool/rubric-test/1"


class Tested:
    """What became of the cases of one rubric, and of its changed figures if they were tried."""

    def __init__(self, named: str, version: str = "", refused: Iterable[Finding] = ()) -> None:
        self.id = named
        self.version = version
        self.cases = self.failed = 0
        self.mutants: int | None = None
        self.caught: int | None = None
        self.kinds: dict[str, dict[str, int]] | None = None
        self.findings = list(refused)
        self.unreadable = bool(self.findings)


def run_cases(
    named: Annotated[list[str] | None, options.placed("tested", "[ID|PATH]...")] = None,
    mutants: Annotated[bool, options.flag("--mutants", "mutants")] = False,
    form: FormatOption = None,
    lang: options.Language_ = Lang.ID,
) -> None:
    """Run the cases of rubrics and instruments; with --mutants see whether they notice every change."""
    language = options.language_of(lang)
    chosen, refused = _chosen(named or [])
    tested = [_tested(main, files, mutants) for main, files in chosen.items()]
    tested += [_survey_tested(main, files, mutants) for main, files in _instruments(named or []).items()]
    findings = refused + [reported for rubric in tested for reported in rubric.findings]
    form = format_of(form)
    rows = [
        {
            key: getattr(rubric, key)
            for key in ("id", "version", "cases", "failed", "mutants", "caught", "kinds")
        }
        for rubric in tested
    ]
    write_findings(findings, form, language, {"schema": SCHEMA, "rubrics": rows})
    if form is not FindingsFormat.JSON:
        for row in (row for row in rows if row["version"]):
            sys.stderr.write(f"{label('rubric_tested', language, **row)}\n")
            if mutants:
                kinds = (f"{counts['mutants']} {in_words('figure', kind, language)}" for kind, counts in
                         (row["kinds"] or {}).items())  # fmt: skip
                told = label("rubric_mutants", language, **{**row, "kinds": ", ".join(kinds)})
                sys.stderr.write(f"{told}\n")
    raise typer.Exit(
        exit_code(findings, unreadable=bool(refused) or any(rubric.unreadable for rubric in tested))
    )


def _chosen(named: list[str]) -> tuple[dict[Path, list[Path]], list[Finding]]:
    """Return the files of cases to run by rubric, and why something named is none."""
    chosen: dict[Path, list[Path]] = {}
    refused: list[Finding] = []
    for name in named:
        if instruments_named(name) and not means_rubrics(name):
            continue
        try:
            if Path(name).is_file() and Path(name).absolute().parent.name == FOLDER:
                main = _rubric_of(Path(name)).resolve()
                files = chosen.setdefault(main, [])
                files += (
                    [Path(name)] if Path(name).resolve() not in {file.resolve() for file in files} else []
                )
                continue
            for main in rubric_files(name):
                chosen[main.resolve()] = case_files(main.parent)
        except RubricError as error:
            refused += error.findings
    if not named:
        chosen = {main: case_files(main.parent) for main in packaged_files()}
    return chosen, refused


def _instruments(named: list[str]) -> dict[Path, list[Path]]:
    """Return the files of cases to run by instrument."""
    if not named:
        return {main: case_files(main.parent) for main in packaged_instruments()}
    chosen: dict[Path, list[Path]] = {}
    for name in named:
        for main in instruments_named(name):
            own = [Path(name)] if Path(name).parent.name == FOLDER else case_files(main.parent)
            files = chosen.setdefault(main.resolve(), [])
            files += [file for file in own if file.resolve() not in {known.resolve() for known in files}]
    return chosen


def _rubric_of(file: Path) -> Path:
    """Return the rubric that a file of cases is about: the one it lies with, or the packaged one it names."""
    return owner_of(file) or main_file(read_cases(file).content.rubric)


def _tested(main: Path, files: list[Path], mutants: bool) -> Tested:
    try:
        rubric = load_rubric(_id_or_path(main)).rubric
    except RubricError as error:
        return Tested(str(main), refused=error.findings)
    tested = Tested(rubric.id, rubric.version)
    if not files:
        tested.findings.append(finding("R032", file=str(main), cell="1:1", id=rubric.id))
    read = _read(tested, files, lambda file: read_cases(file, rubric.unit_groups))
    for case_file in read:
        failed = list(run(case_file, rubric))
        tested.findings += failed
        tested.cases += sum(
            map(len, (case_file.content.cases, case_file.content.zones, case_file.content.printed))
        )
        tested.failed += len({failure.values.get("case") for failure in failed})
    if mutants:
        _try_mutants(tested, rubric, main, read)
    return tested


def _try_mutants(tested: Tested, rubric: Rubric, main: Path, read: list[CaseFile]) -> None:
    from zitool.rubrics.cases.mutants import guard  # noqa: PLC0415
    from zitool.rubrics.inheritance import read_rubric  # noqa: PLC0415 - only when asked for

    every: list[Case | ZoneCase] = []
    for case_file in read:
        every += [*case_file.content.cases, *case_file.content.zones]
    passing = [case for case in every if not any(True for _ in faults_of(case, rubric))]
    guarded = guard(rubric, passing)
    _keep(tested, guarded, lambda: read_rubric(main))


def _survey_tested(main: Path, files: list[Path], mutants: bool) -> Tested:
    """Return what becomes of the cases of an instrument; a file of headers alone is one case."""
    try:
        instrument, document = read_instrument(main)
    except RubricError as error:
        return Tested(str(main), refused=error.findings)
    tested = Tested(instrument.id, instrument.version)
    if not files:
        tested.findings.append(finding("R032", file=str(main), cell="1:1", id=instrument.id))
    read = _read(tested, files, survey_cases.read_cases)
    for cases in read:
        failed = list(survey_cases.run_cases(cases, instrument))
        tested.findings += failed
        tested.cases += cases.content.count
        tested.failed += len({(failure.values.get("case"), failure.values.get("id")) for failure in failed})
    if mutants:
        _try_survey_mutants(tested, instrument, document, [cases.content for cases in read])
    return tested


def _try_survey_mutants(
    tested: Tested, instrument: Instrument, document: Document, cases: list[SurveyCases]
) -> None:
    from zitool.survey.cases import guard  # noqa: PLC0415 - only when asked for

    guarded = guard(instrument, document, cases)
    _keep(tested, guarded, lambda: document)


def _read(tested: Tested, files: Sequence[Path], read: Callable[[Path], File]) -> list[File]:
    """Return the files of cases that can be read; of the others what is wrong with them is kept."""
    readable = []
    for file in files:
        try:
            readable.append(read(file))
        except RubricError as error:
            tested.findings += error.findings
            tested.unreadable |= any(reported.code != "R041" for reported in error.findings)
    return readable


def _keep(tested: Tested, guarded: Guarded, document: Callable[[], Document]) -> None:
    """Keep how many changes of each kind the cases noticed, and R042 for each that none did."""
    survivors, changed = guarded.survivors, guarded.changed
    left = Counter(mutant.figure for mutant in survivors)
    tested.mutants, tested.caught = guarded.mutants, guarded.mutants - len(survivors)
    tested.kinds = {kind: {"mutants": count, "caught": count - left[kind]} for kind, count in changed.items()}
    if survivors:
        stands = document()
        tested.findings += [
            stands.fault("R042", at.path, figure=at.figure, id=at.id, old=at.old, new=at.new)
            for at in survivors
        ]


def _id_or_path(main: Path) -> str:
    """Return what loads a rubric fastest: the id of a packaged one, else its path."""
    folder = main.resolve().parent
    return folder.name if folder.parent == packaged_folder().resolve() else str(main)
