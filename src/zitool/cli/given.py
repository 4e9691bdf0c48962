"""What the command line gives beside a workbook: ``--facts``, ``--set``, ``--survey`` and ``--evidence``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from zitool.batch.rubric_selection import packaged, packaged_choices
from zitool.core.record import replace
from zitool.errors import UsageError
from zitool.findings import Severity, finding
from zitool.named import NamedTuple
from zitool.reports.lines import finding_text
from zitool.rubrics.packaged import DEFAULT_RUBRIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from enum import StrEnum
    from pathlib import Path

    from zitool.cli.assessing import Run
    from zitool.core.law.facts import Facts
    from zitool.core.law.rubric import Rubric
    from zitool.core.scoring.answers import Problem
    from zitool.core.scoring.assessment import Assessment
    from zitool.findings import Finding
    from zitool.rubrics.load import LoadedRubric
    from zitool.survey.instrument import Conversion
    from zitool.wording import Language


class Given(NamedTuple):
    """A file of facts as given, or none.

    Attributes:
        facts: None where there is no file.
        on: the day of ``--date``, where it was given.
    """

    facts: Facts | None
    on: date | None

    @property
    def files(self) -> list[str]:
        """The file, for those who must not write over it."""
        return [self.facts.file] if self.facts is not None else []

    def doubts_in(self, run: Run) -> None:
        """Add to every assessment what is doubtful about the facts."""
        if self.facts is None:
            return
        from zitool.core.scoring.fact_doubts import doubts  # noqa: PLC0415 - only with facts

        for position, assessment in enumerate(run.assessments):
            about = doubts(
                self.facts,
                assessment.rubric,
                assessment.day,
                assessment.unit,
                answers=assessment.answers,
                sheet=assessment.sheet,
            )
            findings = [*assessment.findings, *about]
            ordered = tuple(sorted(findings, key=lambda reported: -reported.severity))
            run.assessments[position] = replace(assessment, findings=ordered)


def given_facts(
    file: Path | None, workbooks: Sequence[str], on: date | None, asked: LoadedRubric | None = None
) -> Given:
    """Return the facts in `file`, which hold for one workbook only.

    Raises:
        UsageError: P016, there are several workbooks.
        RubricError: with every fault of the file.
    """
    if file is None:
        return Given(None, on)
    count = len(dict.fromkeys(workbooks))
    if count > 1:
        raise UsageError(finding("P016", count=count))
    from zitool.batch.entries import load_facts  # noqa: PLC0415 - imports the YAML reader

    return Given(load_facts(file, asked.rubric.unit_groups if asked is not None else ()), on)


def suppositions(given: Sequence[str] | None, rubric: Rubric | None) -> dict[str, str]:
    """Return what is supposed, id → answer; of two for one id the last counts.

    Raises:
        UsageError: U005 or V3xx, with all that cannot be supposed; no file has been read. Where each workbook
            decides for its `rubric`, that is what no packaged one allows; `suppose_in` knows which it was.
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

    return [
        reported for reported in _findings(impossible(rubric, changes)) if reported.severity is Severity.ERROR
    ]


def _refuse(wrong: Sequence[Finding]) -> None:
    if wrong:
        raise UsageError(*wrong)


def suppose_in(run: Run, changes: Mapping[str, str]) -> None:
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
        _refuse([reported for reported in about_changes if reported.severity is Severity.ERROR])
        findings = (*assessment.findings, *about_changes)
        ordered = sorted(findings, key=lambda reported: -reported.severity)
        run.assessments[position] = replace(supposed, findings=tuple(ordered))


def _findings(problems: Iterable[Problem], file: str | None = None) -> list[Finding]:
    return [finding(code, file=file, indicator=values.get("id"), **values) for code, values in problems]


_OPEN = "K040"
"""An open conversion; K063 says the same of a question of the LKE."""


class GivenSurvey(NamedTuple):
    """Files of answers as given, or none.

    Attributes:
        files: paths.
        instrument: id or path; empty where the answers decide.
        conversion: that settles an open one.
    """

    files: tuple[str, ...]
    instrument: str = ""
    conversion: Conversion | None = None

    def suppose_in(self, run: Run, changes: Sequence[str], language: Language) -> None:
        """Put what follows from the surveys in the place of what the LKE says, and say where it differs.

        An id that somebody also gives with ``--set``, one of `changes`, stays as they gave it.
        """
        if not self.files:
            return
        from zitool.core.scoring.what_if import suppose  # noqa: PLC0415 - only where something is supposed
        from zitool.survey.into_lke import taken  # noqa: PLC0415 - imports the YAML reader
        from zitool.survey.result import Asked  # noqa: PLC0415
        from zitool.survey.run import run_survey  # noqa: PLC0415

        surveys = run_survey(self.files, self.instrument, Asked(conversion=self.conversion))
        for file, refused in surveys.refused:
            run.refused.append((file, refused))
            sys.stderr.writelines(f"{finding_text(reported, language)}\n" for reported in refused)
        about = [*surveys.findings, *(reported for survey in surveys.surveys for reported in survey.findings)]
        about = [reported for reported in about if reported.code != _OPEN]
        for position, assessment in enumerate(run.assessments):
            taken_over = taken(assessment, surveys.surveys, language)
            measured = {id_: value for id_, value in taken_over.values.items() if id_ not in changes}
            supposed = suppose(assessment, {}, measured)[0] if measured else assessment
            findings = sorted(
                [*assessment.findings, *taken_over.findings, *about], key=lambda reported: -reported.severity
            )
            run.assessments[position] = replace(supposed, findings=tuple(findings))


def given_survey(
    files: Sequence[Path] | None,
    workbooks: Sequence[str],
    instrument: str = "",
    conversion: StrEnum | None = None,
) -> GivenSurvey:
    """Return the survey in `files`, which is that of one unit.

    Raises:
        UsageError: U078, there are several workbooks, or something is said of a survey that is not given.
    """
    count = len(dict.fromkeys(workbooks))
    if files and count > 1:
        raise UsageError(finding("U078", count=count))
    if not files and (instrument or conversion):
        raise UsageError(finding("U079", name="--instrument" if instrument else "--conversion"))
    asked = None if conversion is None else cast("Conversion", str(conversion))
    return GivenSurvey(tuple(map(str, files or ())), instrument, asked)


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
