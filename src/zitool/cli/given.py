"""What the command line gives beside a workbook: ``--facts``, ``--set``, ``--survey`` and ``--evidence``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from zitool.batch.rubric_selection import packaged, packaged_choices
from zitool.cli.assessing import assess_files
from zitool.core.record import replace
from zitool.errors import UsageError
from zitool.findings import Severity, finding
from zitool.reports.lines import finding_text
from zitool.rubrics.packaged import DEFAULT_RUBRIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from zitool.cli.assessing import Run
    from zitool.cli.options import Known, Supposed, Told
    from zitool.cli.output import Place
    from zitool.core.law.facts import Facts
    from zitool.core.law.rubric import Rubric
    from zitool.core.scoring.answers import Problem
    from zitool.core.scoring.assessment import Assessment
    from zitool.findings import Finding
    from zitool.rubrics.load import LoadedRubric
    from zitool.survey.instrument import Conversion
    from zitool.wording import Language

_OPEN = "K040"
"""An open conversion; K063 says the same of a question of the LKE."""


def assess_given(
    files: Sequence[str],
    rubric: str,
    asked: LoadedRubric | None,
    whose: tuple[str, str],
    on: date | None,
    told: Told,
    supposed: Supposed,
    known: Known,
    beside: Sequence[str] = (),
) -> tuple[Run, Place | None]:
    """Return what comes of workbooks with all that is given beside them, and the place that was looked at.

    What is wrong with the command line is said before any workbook is read.

    Args:
        files: workbooks.
        rubric: as it was named.
        asked: the rubric of that name; None where each workbook decides for itself.
        whose: answers, and on which sheet.
        on: the day whose prerequisites apply.
        told: where the result goes.
        supposed: in the place of answers.
        known: beside them.
        beside: further files that must not be written over.

    Raises:
        UsageError: P016, U005, U078, U079, V3xx.
        RubricError: with every fault of the file of facts.
        OutputError: as `zitool.cli.output.place_for`.
    """
    changes = _suppositions(supposed.set_, asked.rubric if asked else None)
    surveyed = _surveyed(supposed, files)
    facts = _facts(known.facts, files, asked)
    inputs = [*files, *([facts.file] if facts is not None else []), *surveyed, *beside]
    place = told.place(inputs, told.form, rubric)
    run = assess_files(files, asked, whose[0], on, told.language, facts, [whose[1]])
    _suppose_in(run, changes)
    if surveyed:
        _survey_in(run, surveyed, supposed, changes, told.language)
    if facts is not None:
        _doubts_in(run, facts)
    run.assessments = covered(run.assessments, known.evidence)
    return run, place


def _with(assessment: Assessment, findings: Iterable[Finding]) -> Assessment:
    """Return an assessment with further findings, the gravest of all first."""
    ordered = sorted([*assessment.findings, *findings], key=lambda reported: -reported.severity)
    return replace(assessment, findings=tuple(ordered))


def _facts(file: Path | None, workbooks: Sequence[str], asked: LoadedRubric | None) -> Facts | None:
    """Return the facts in `file`, which hold for one workbook only.

    Raises:
        UsageError: P016, there are several workbooks.
        RubricError: with every fault of the file.
    """
    if file is None:
        return None
    count = len(dict.fromkeys(workbooks))
    if count > 1:
        raise UsageError(finding("P016", count=count))
    from zitool.batch.entries import load_facts  # noqa: PLC0415 - imports the YAML reader

    return load_facts(file, asked.rubric.unit_groups if asked is not None else ())


def _doubts_in(run: Run, facts: Facts) -> None:
    """Add to every assessment what is doubtful about the facts."""
    from zitool.core.scoring.fact_doubts import doubts  # noqa: PLC0415 - only with facts

    for position, assessment in enumerate(run.assessments):
        about = doubts(
            facts,
            assessment.rubric,
            assessment.day,
            assessment.unit,
            answers=assessment.answers,
            sheet=assessment.sheet,
        )
        run.assessments[position] = _with(assessment, about)


def _suppositions(given: Sequence[str] | None, rubric: Rubric | None) -> dict[str, str]:
    """Return what is supposed, id → answer; of two for one id the last counts.

    Raises:
        UsageError: U005 or V3xx, with all that cannot be supposed; no file has been read. Where each workbook
            decides for its `rubric`, that is what no packaged one allows; `_suppose_in` knows which it was.
    """
    changes = {}
    for change in given or ():
        id_, sign, answer = change.partition("=")
        if not sign:
            raise UsageError(finding("U005", given=change[:60], reason="not_id_answer"))
        changes[id_.strip()] = answer
    if rubric is not None:
        _refuse(_wrong(rubric, changes))
    elif changes and (wrong := _wrong(packaged(DEFAULT_RUBRIC).rubric, changes)):
        others = (choice.rubric for choice in packaged_choices())
        if all(_wrong(other, changes) for other in others):
            _refuse(wrong)
    return changes


def _wrong(rubric: Rubric, changes: Mapping[str, str]) -> list[Finding]:
    from zitool.core.scoring.what_if import impossible  # noqa: PLC0415 - only where something is supposed

    return _errors(_findings(impossible(rubric, changes)))


def _errors(findings: Iterable[Finding]) -> list[Finding]:
    return [reported for reported in findings if reported.severity is Severity.ERROR]


def _refuse(wrong: Sequence[Finding]) -> None:
    if wrong:
        raise UsageError(*wrong)


def _suppose_in(run: Run, changes: Mapping[str, str]) -> None:
    """Put the assessments that follow from `changes` in the place of those of the files.

    Raises:
        UsageError: V3xx, the rubric of one of the files does not allow them.
    """
    if not changes:
        return
    from zitool.core.scoring.what_if import suppose  # noqa: PLC0415 - only where something is supposed

    for rubric in {assessment.rubric.id: assessment.rubric for assessment in run.assessments}.values():
        _refuse(_wrong(rubric, changes))
    for position, assessment in enumerate(run.assessments):
        supposed, problems = suppose(assessment, changes)
        about_changes = _findings(problems, assessment.file)
        _refuse(_errors(about_changes))
        run.assessments[position] = _with(replace(supposed, findings=assessment.findings), about_changes)


def _findings(problems: Iterable[Problem], file: str | None = None) -> list[Finding]:
    return [finding(code, file=file, indicator=values.get("id"), **values) for code, values in problems]


def _surveyed(supposed: Supposed, workbooks: Sequence[str]) -> tuple[str, ...]:
    """Return the files of the survey that is given, which is that of one unit.

    Raises:
        UsageError: U078, there are several workbooks, or something is said of a survey that is not given.
    """
    count = len(dict.fromkeys(workbooks))
    if supposed.survey and count > 1:
        raise UsageError(finding("U078", count=count))
    if not supposed.survey and (supposed.instrument or supposed.conversion):
        raise UsageError(finding("U079", name="--instrument" if supposed.instrument else "--conversion"))
    return tuple(map(str, supposed.survey or ()))


def _survey_in(
    run: Run, files: Sequence[str], supposed: Supposed, changes: Mapping[str, str], language: Language
) -> None:
    """Put what follows from the surveys in the place of what the LKE says, and say where it differs.

    An id that somebody also gives with ``--set``, one of `changes`, stays as they gave it.
    """
    from zitool.core.scoring.what_if import suppose  # noqa: PLC0415 - only where something is supposed
    from zitool.survey.result import Asked  # noqa: PLC0415
    from zitool.survey.run import run_survey  # noqa: PLC0415
    from zitool.survey.worth import taken  # noqa: PLC0415 - imports the YAML reader

    conversion = None if supposed.conversion is None else cast("Conversion", str(supposed.conversion))
    surveys = run_survey(files, supposed.instrument, Asked(conversion=conversion))
    for file, refused in surveys.refused:
        run.refused.append((file, refused))
        sys.stderr.writelines(f"{finding_text(reported, language)}\n" for reported in refused)
    about = [*surveys.findings, *(reported for survey in surveys.surveys for reported in survey.findings)]
    about = [reported for reported in about if reported.code != _OPEN]
    for position, assessment in enumerate(run.assessments):
        taken_over = taken(assessment, surveys.surveys, language)
        measured = {id_: value for id_, value in taken_over.values.items() if id_ not in changes}
        changed = suppose(assessment, {}, measured)[0] if measured else assessment
        findings = (*taken_over.findings, *about)
        run.assessments[position] = _with(replace(changed, findings=assessment.findings), findings)


def covered(assessments: Sequence[Assessment], place: Path | None) -> list[Assessment]:
    """Return assessments with how much of them the documents of a folder or listing cover.

    Of several workbooks it is the folder above the evidence of all units; where one has none there, nothing
    is known of it.

    Raises:
        UnreadableWorkbookError: B001 to B003.
    """
    if place is None:
        return list(assessments)
    from zitool.evidence.gathering import place_of, with_coverage  # noqa: PLC0415 - only where documents are read

    alone = len({assessment.file for assessment in assessments}) == 1
    places = [str(place) if alone else place_of(str(place), assessment.file) for assessment in assessments]
    return [with_coverage(assessment, own) for assessment, own in zip(assessments, places, strict=True)]
