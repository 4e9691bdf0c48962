"""``zitool readiness``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from zitool.batch import ALL, about_time, assess, today
from zitool.batch.entries import holds_facts, is_workbook, load_facts
from zitool.batch.rubric_selection import packaged
from zitool.cli import options
from zitool.cli.assessing import asked_for, check_known, deliver_report, medium
from zitool.cli.given import covered
from zitool.cli.output import check_form, place_for, write_whole
from zitool.core.monitoring.readiness import Overall
from zitool.core.monitoring.readiness import readiness as report_readiness
from zitool.core.scoring.fact_doubts import doubts
from zitool.errors import RubricError, UsageError
from zitool.findings import finding
from zitool.reports.lines import display
from zitool.rubrics.packaged import DEFAULT_RUBRIC
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as Day  # noqa: N812 - `date` is an option

    from zitool.core.law.facts import Facts
    from zitool.core.law.rubric import Designation, Rubric
    from zitool.core.monitoring.readiness import Readiness
    from zitool.findings import Finding
    from zitool.rubrics.load import LoadedRubric
    from zitool.wording import Language


class Require(StrEnum):
    """What the exit code may depend on."""

    READY = "ready"


def readiness(
    facts_file: Annotated[Path, options.placed("facts_file", "UNIT.yaml|.xlsx")],
    file: Annotated[str, options.placed("readiness_lke", "[LKE.xlsx]")] = "",
    new: Annotated[bool, options.flag("--new", "readiness_new")] = False,
    target: Annotated[str, options.designation("--target", "readiness_target")] = "",
    date: Annotated[str, options.named("--date", "readiness_date", "31-12-2025")] = "",
    deadline: Annotated[str, options.named("--deadline", "deadline", "31-12-2025")] = "",
    require: Annotated[Require | None, options.named("--require", "require_ready")] = None,
    evidence: options.Evidence = None,
    sheet: options.OneSheet = "",
    rubric: options.Rubric = "",
    *,
    told: options.Report,
) -> None:
    """Show the stages towards a designation: done, missing, unknown, and by when."""
    language = told.language
    if new:
        _write_new(
            facts_file,
            file,
            asked_for(rubric),
            options.day(date) or today(),
            language,
            overwrite=told.overwrite,
        )
        return
    form = told.form
    check_known(form)
    named, until = options.day(date), options.day(deadline)
    day = named or today()
    if until is not None and until < day:
        raise UsageError(finding("P019", given=until, today=day))
    asked = asked_for(rubric)
    facts = _facts(facts_file, file, asked)
    inputs = [str(facts_file), *([file] if file else [])]
    place = told.place(inputs, form, rubric)
    assessments = covered(assess(file, asked, ALL, day, facts, sheet=sheet) if file else [], evidence)
    used = assessments[0].rubric if assessments else (asked or packaged(DEFAULT_RUBRIC)).rubric
    if not used.stages:
        raise UsageError(finding("P018", rubric=used.id))
    designation = _target(used, target, facts)
    report = report_readiness(
        used, designation, facts, day, assessments=assessments, deadline=until,
        day_from="option" if named else "today",
    )  # fmt: skip
    to_choose = {str(reported): reported for assessment in assessments for reported in assessment.to_choose()}
    findings = [
        *to_choose.values(),
        *_contradictions(report),
        *about_time(used.regulation, day),
        *_doubts(report),
    ]
    from zitool.reports.subjects.readiness import readiness_json, readiness_report  # noqa: PLC0415

    deliver_report(
        form,
        lambda screen: readiness_report(report, findings, language, medium(form, screen=screen)),
        lambda: readiness_json(report, findings, language),
        place,
        language,
    )
    ready = require is None or report.overall is Overall.READY
    told.end(findings, required=ready)


def _facts(facts_file: Path, lke: str, asked: LoadedRubric | None) -> Facts:
    """Return the facts; where both files are workbooks in the wrong order, say the line to type.

    Raises:
        UsageError: U051.
        RubricError: what is wrong with the file.
    """
    try:
        return load_facts(facts_file, asked.rubric.unit_groups if asked is not None else ())
    except RubricError as error:
        if error.findings[0].code == "U060" and lke and holds_facts(Path(lke)):
            line = f"zitool readiness {display(lke)} {display(str(facts_file))}"
            said = finding("U051", given=facts_file, file=str(facts_file), command="readiness", line=line)
            raise UsageError(said) from None
        raise


def _write_new(
    file: Path, lke: str, asked: LoadedRubric | None, day: Day, language: Language, *, overwrite: bool
) -> None:
    """Write the start of a file of facts, YAML or a workbook, never over one that exists unless told to."""
    options.check_start(file, ".xlsx")
    place = place_for(file, [lke] if lke else [], overwrite=overwrite)
    named = asked.rubric if asked is not None else None
    if is_workbook(file):
        from zitool.lke.entry_form import facts_form  # noqa: PLC0415 - openpyxl follows

        check_form(place, "facts")
        data = facts_form(named or packaged(DEFAULT_RUBRIC).rubric, day, language, whole=named is None)
    else:
        from zitool.rubrics.start import unit_file  # noqa: PLC0415

        data = unit_file(named)
    write_whole(place, data)
    sys.stderr.write(f"{label('ready_new', language, file=display(str(file)))}\n")


def _target(rubric: Rubric, target: str, facts: Facts) -> Designation:
    """Return the designation asked for, or the one that follows from what the unit holds already.

    Raises:
        UsageError: U001, there is none.
    """
    known = {designation.id: designation for designation in rubric.designations}
    if target in known:
        return known[target]
    if target or not known:
        raise UsageError(finding("U001", name="--target", given=target or "-", known=", ".join(known) or "-"))
    for designation in reversed(rubric.designations):
        held = facts.stated.get(f"predikat_{designation.holds}")
        if designation.holds is not None and held is not None and held.word != "tidak":
            return designation
    return rubric.designations[0]


def _doubts(report: Readiness) -> Iterator[Finding]:
    lke, about = report.assessment, (report.facts, report.rubric, report.day)
    if lke is None:
        return doubts(*about)
    return doubts(*about, lke.unit, answers=lke.answers, sheet=lke.sheet)


def _contradictions(report: Readiness) -> Iterator[Finding]:
    """Yield P017 for every fact that the LKE contradicts."""
    for stage in report.stages:
        for item in stage.items:
            if item.note == "contradicts":
                reason = next(given for given in item.reasons if given.fact is not None)
                fact, ids = reason.fact, ", ".join(id_ for id_, _ in item.answers)
                yield finding(
                    "P017",
                    sheet=report.facts.file,
                    cell=fact.place if fact is not None else None,
                    fact=reason.need.fact,
                    raw=fact.text if fact is not None else "",
                    id=ids,
                )
