"""``zitool zone``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zitool.batch import today
from zitool.cli import options
from zitool.cli.assessing import check_known, deliver_report, medium
from zitool.cli.output import place_for, write_whole
from zitool.core.scoring.eligibility import Status
from zitool.errors import UsageError
from zitool.findings import Severity, finding
from zitool.reports.lines import finding_text
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC
from zitool.wording import label

if TYPE_CHECKING:
    from zitool.cli.options import FailOn
    from zitool.core.law.rubric import Rubric as Model
    from zitool.core.monitoring.zone import ZoneReport
    from zitool.wording import Language


def zone(
    file: Annotated[Path, options.placed("zone_file", "KAWASAN.yaml")],
    new: Annotated[bool, options.flag("--new", "zone_new")] = False,
    target: Annotated[str, options.designation("--target", "zone_target")] = "",
    assessor: Annotated[str, options.named("--assessor", "assessor", "unit|tpi|…")] = "",
    rubric: options.Rubric = "",
    require: Annotated[str, options.designation("--require", "zone_require")] = "",
    *,
    told: options.Report,
    date: options.DateOption = "",
) -> None:
    """Decide on a zone by its units and the integration of their services."""
    language = told.language
    if new:
        _start(file, language, overwrite=told.overwrite)
        return
    form, on = told.form, options.day(date)
    if assessor == "all":  # a zone is decided by one assessor's answers
        raise UsageError(finding("U001", name="--assessor", given=assessor, known="unit, tpi, tpn"))
    loaded = load_rubric(rubric or DEFAULT_RUBRIC)
    _check_known(loaded.rubric, {"--target": target, "--require": require})
    from zitool.batch.zone import survey  # noqa: PLC0415 - reads workbooks; not to write a start
    from zitool.core.monitoring.zone import ZoneReport, decide_zone  # noqa: PLC0415
    from zitool.rubrics.files.zones import read_zone  # noqa: PLC0415 - imports pydantic

    written = read_zone(file, loaded.rubric, on or today())
    inputs = [path for unit in written.units for path in (unit.workbook, unit.result, unit.facts) if path]
    place = told.place([str(file), *inputs], form, rubric)
    surveyed = survey(written, loaded, assessor, on)
    verdicts = decide_zone(loaded.rubric, surveyed.zone, on or today())
    asked = [verdict for verdict in verdicts if target in ("", verdict.designation.id)]
    report = ZoneReport(surveyed.zone, loaded.rubric, asked, surveyed.findings, surveyed.refused)
    check_known(form)
    for _, findings in surveyed.refused:
        for reported in findings:
            sys.stderr.write(f"{finding_text(reported, language)}\n")
    from zitool.reports.subjects.zone import zone_json, zone_report  # noqa: PLC0415

    deliver_report(
        form,
        lambda screen: zone_report(report, surveyed.refused, language, medium(form, screen=screen)),
        lambda: zone_json(report, surveyed.refused, language),
        place,
        language,
    )
    _sum_up(report, language)
    held = any(verdict.designation.id == require and verdict.status is Status.MET for verdict in verdicts)
    raise typer.Exit(_exit_code(report, told.fail_on, required=not require or held))


def _start(file: Path, language: Language, *, overwrite: bool) -> None:
    """Write a commented file to fill in; never over one that is there, unless asked to."""
    options.check_start(file)
    place = place_for(file, [], overwrite=overwrite)
    write_whole(place, label("zone_start", language, file=file.name).encode())
    sys.stderr.write(f"{label('zone_started', language, file=file)}\n")


def _check_known(rubric: Model, given: dict[str, str]) -> None:
    known = [designation.id for designation in rubric.designations if designation.zone is not None]
    for name, value in given.items():
        if value and known and value not in known:
            raise UsageError(finding("U001", name=name, given=value, known=", ".join(known)))


def _sum_up(report: ZoneReport, language: Language) -> None:
    """Say on stderr what became of every unit; it always adds up."""
    members = report.zone.members
    text = label(
        "zone_sum",
        language,
        units=len(members),
        shown=sum(member.shown is not None for member in members),
        refused=sum(member.shown is None and bool(member.file) for member in members),
        missing=sum(not member.file for member in members),
    )
    sys.stderr.write(f"{text}\n")


def _exit_code(report: ZoneReport, fail_on: FailOn, *, required: bool) -> int:
    """Return 3 if a file was refused, 1 for findings of the zone or its units, or an unmet requirement."""
    severities = {reported.severity for reported in report.findings}
    for member in report.zone.members:
        if member.shown is not None:
            counted = zip(reversed(Severity), member.shown.counts, strict=True)
            severities |= {severity for severity, count in counted if count}
    return options.exit_code_of(severities, fail_on, bool(report.refused), required)
