"""``--facts UNIT.yaml``: what the commands that take it do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.record import replace
from zitool.errors import UsageError
from zitool.findings import finding
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from zitool.cli.assessing import Run
    from zitool.core.law.facts import Facts
    from zitool.rubrics.load import LoadedRubric


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
