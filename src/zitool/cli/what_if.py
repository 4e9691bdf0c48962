"""``--set ID=ANSWER``: what several commands do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.batch.rubric_selection import packaged, packaged_choices
from zitool.core.record import replace
from zitool.errors import UsageError
from zitool.findings import Severity, finding
from zitool.rubrics.packaged import DEFAULT_RUBRIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zitool.cli.assessing import Run
    from zitool.core.law.rubric import Rubric
    from zitool.core.scoring.answers import Problem
    from zitool.findings import Finding


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
