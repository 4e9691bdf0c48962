"""``--survey RESPONSES.xlsx``: what `score` and `gap-report` do with it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from zitool.core.record import replace
from zitool.errors import UsageError
from zitool.findings import finding
from zitool.named import NamedTuple
from zitool.reports.lines import finding_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum
    from pathlib import Path

    from zitool.cli.assessing import Run
    from zitool.survey.instrument import Conversion
    from zitool.wording import Language


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
