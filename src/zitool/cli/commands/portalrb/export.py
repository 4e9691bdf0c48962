"""``zitool portalrb export``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zitool.batch.discovery import find_workbooks, names_many
from zitool.batch.exporting import export as export_one
from zitool.batch.exporting import propose
from zitool.batch.registry import read_units
from zitool.cli import options
from zitool.cli.assessing import asked_for
from zitool.cli.options import FailOn, Lang
from zitool.cli.output import check_folder, place_for, write_whole
from zitool.cli.streams import emit
from zitool.errors import UsageError
from zitool.findings import finding
from zitool.portalrb.documents import (
    ANSWERS,
    UNITS_WBBM,
    UNITS_WBK,
    file_of,
    is_path_part,
    text_of,
    unit_documents,
)
from zitool.reports.lines import display, finding_text
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zitool.batch.exporting import Proposal
    from zitool.findings import Finding
    from zitool.rubrics.load import LoadedRubric
    from zitool.wording import Language


def export(
    given: Annotated[str, options.placed("portalrb_given", "LKE.xlsx|FOLDER")],
    units: Annotated[Path | None, options.named("--units", "portalrb_units", "UNITS.csv")] = None,
    unit_id: Annotated[str, options.named("--unit-id", "portalrb_unit_id", "ID")] = "",
    tahun: Annotated[int | None, options.named("--tahun", "portalrb_tahun", "2026")] = None,
    rubric: options.Rubric = "",
    sheet: options.Sheet = "",
    output: Annotated[Path | None, options.named("-o --output", "portalrb_export_output")] = None,
    overwrite: options.Overwrite = False,
    fail_on: options.FailOnOption = FailOn.ERROR,
    lang: options.Language_ = Lang.ID,
) -> None:
    """Write the documents that PortalRB fetches, and list what of the LKEs they cannot hold."""
    language, asked = options.language_of(lang), asked_for(rubric)
    if units is not None:
        findings, refused = _of_list(given, units, tahun, asked, sheet, output, language, overwrite=overwrite)
    else:
        findings, refused = _of_one(
            given, unit_id, tahun, asked, sheet, output, language, overwrite=overwrite
        )
    raise typer.Exit(options.exit_code(findings, fail_on, refused=refused))


def _of_one(
    given: str,
    unit_id: str,
    year: int | None,
    asked: LoadedRubric | None,
    sheet: str,
    output: Path | None,
    language: Language,
    *,
    overwrite: bool,
) -> tuple[list[Finding], bool]:
    """Write the answers of one unit, on stdout where no file is named."""
    if names_many([given]):
        raise UsageError(finding("U090", file=given))
    if not unit_id:
        raise UsageError(finding("U091", file=given))
    if not is_path_part(unit_id):
        raise UsageError(finding("J036", id=unit_id, unit=unit_id))
    if output is not None and output.suffix.casefold() != ".json":
        raise UsageError(finding("U001", name="-o", given=output.suffix or str(output), known=".json"))
    place = place_for(output, [given], overwrite=overwrite) if output is not None else None
    made = export_one(given, unit_id, year=year, asked=asked, sheet=sheet)
    _say(made.losses, language)
    if place is None:
        emit(text_of(made.document))
    else:
        write_whole(place, text_of(made.document))
        _tell("portalrb_written", language, questions=len(made.document.answers), file=str(place.named))
    return list(made.losses), False


def _of_list(
    given: str,
    units: Path,
    year: int | None,
    asked: LoadedRubric | None,
    sheet: str,
    output: Path | None,
    language: Language,
    *,
    overwrite: bool,
) -> tuple[list[Finding], bool]:
    """Write the two lists of units and the answers of each, in a folder laid out as PortalRB's addresses."""
    if output is None:
        raise UsageError(finding("U092", line="-o portalrb"))
    here = os.path.realpath(output) + os.sep  # what was exported before is no LKE of another unit
    workbooks = find_workbooks([given], [str(output)]).files
    files = [file for file in workbooks if not os.path.realpath(file).startswith(here)]
    made = propose(read_units(units), units, files, year=year, asked=asked, sheet=sheet)
    for file, findings in made.refused:
        _say((reported._replace(file=reported.file or file) for reported in findings), language)
    _say(made.findings, language)
    years = {answers.year for answers in made.answers.values()} | ({year} if year is not None else set())
    if len(years) != 1:
        raise UsageError(finding("U094", known=", ".join(map(str, sorted(years))) or "-"))
    texts = _texts(made, years.pop())
    output.mkdir(exist_ok=True) if output.parent.is_dir() else None
    inputs = [*files, str(units)]
    for folder in (UNITS_WBK.partition("/")[0], ANSWERS.partition("/")[0], ANSWERS):
        check_folder(output / folder, [], inputs, "", overwrite=overwrite)
    places = check_folder(output, texts, inputs, "", overwrite=overwrite)
    for place, text in zip(places, texts.values(), strict=True):
        write_whole(place, text)
    counts = {target: sum(unit.target == target for unit in made.units) for target in ("wbk", "wbbm")}
    _tell("portalrb_written_all", language, answers=len(made.answers), folder=str(output), **counts)
    return list(made.findings), bool(made.refused)


def _texts(made: Proposal, year: int) -> dict[str, str]:
    """Return every document by its path below the folder."""
    wbk, wbbm = unit_documents(year, made.units)
    texts = {f"{UNITS_WBK}.json": text_of(wbk), f"{UNITS_WBBM}.json": text_of(wbbm)}
    return texts | {file_of(id_): text_of(answer.document) for id_, answer in made.answers.items()}


def _say(findings: Iterable[Finding], language: Language) -> None:
    sys.stderr.writelines(f"{finding_text(reported, language)}\n" for reported in findings)


def _tell(key: str, language: Language, **values: object) -> None:
    shown = {name: display(value) if isinstance(value, str) else value for name, value in values.items()}
    sys.stderr.write(f"{label(key, language, **shown)}\n")
