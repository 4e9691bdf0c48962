"""``zitool compare`` of folders: two assessors over many workbooks, one unit among its peers."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from zitool.batch import assess
from zitool.batch.collecting import collect
from zitool.batch.discovery import find_workbooks
from zitool.batch.pool import LOCAL, executors
from zitool.batch.worker import Work
from zitool.cli.assessing import deliver_report
from zitool.cli.commands.recap import progress, refused_code, stopped_code, sum_up
from zitool.core.monitoring.agreement import agreement, unpack_sides
from zitool.core.monitoring.recap import line_of
from zitool.core.monitoring.statistics import among
from zitool.errors import EXIT_UNREADABLE, UnreadableWorkbookError, UsageError
from zitool.findings import finding
from zitool.named import NamedTuple
from zitool.reports.lines import finding_text
from zitool.rubrics.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from zitool.batch.worker import Outcome
    from zitool.cli.options import Format
    from zitool.cli.output import Place
    from zitool.core.monitoring.recap import Recap
    from zitool.wording import Language

_USUAL = ("unit", "tpi")


class Many(NamedTuple):
    """What the command line asked for, apart from files and assessors."""

    rubric: str
    on: date | None
    language: Language
    form: Format
    output: Place | None
    jobs: int
    sheet: str = ""
    keep_duplicates: bool = False


def agree(given: Sequence[str], assessors: Sequence[str], asked: Many) -> int:
    """Show how two assessors differ over every workbook that is found, and return the exit code."""
    both = tuple(assessors) if assessors else _USUAL
    if len(set(both)) != 2:  # noqa: PLR2004 - a comparison has two sides
        raise UsageError(finding("U029", known=", ".join(both)))
    rubric = load_rubric(asked.rubric).rubric
    alone: list[str] = []

    def take(outcome: Outcome) -> None:
        if not outcome.lines and not outcome.refused and not outcome.is_copy:
            alone.append(outcome.file)

    done, code = _collected(
        given, Work(asked.rubric, "", asked.on, asked.language, sides=both, sheet=asked.sheet), asked, take
    )
    agreed = agreement([unpack_sides(packed) for packed in done.packed], alone)
    from zitool.reports.subjects.agreement import agreement_json, agreement_report  # noqa: PLC0415

    deliver_report(
        asked.form,
        lambda screen: agreement_report(agreed, rubric, done, asked.language, screen=screen),
        lambda: agreement_json((agreed, rubric), done, asked.language),
        asked.output,
        asked.language,
    )
    sum_up(done, asked.language)
    return code


def rank(given: Sequence[str], peers: str, assessor: str, asked: Many) -> int:
    """Show where one workbook stands among those of a folder, and return the exit code."""
    if len(given) != 1:
        raise UsageError(finding("U033"))
    loaded = load_rubric(asked.rubric)
    try:
        line = line_of(assess(given[0], loaded, assessor, asked.on, sheet=asked.sheet)[0])
    except UnreadableWorkbookError as error:
        for reported in error.findings:
            sys.stderr.write(f"{finding_text(reported, asked.language)}\n")
        return EXIT_UNREADABLE
    work = Work(asked.rubric, assessor, asked.on, asked.language, sheet=asked.sheet)
    done, code = _collected([peers], work, asked)
    standings = among(line, list(done.lines()))
    from zitool.reports.subjects.agreement import peers_json, peers_report  # noqa: PLC0415

    among_peers = (line, standings, loaded.rubric)
    deliver_report(
        asked.form,
        lambda screen: peers_report(among_peers, done, asked.language, screen=screen),
        lambda: peers_json(among_peers, done, asked.language),
        asked.output,
        asked.language,
    )
    sum_up(done, asked.language)
    return code


def _collected(
    given: Sequence[str], work: Work, asked: Many, take: Callable[[Outcome], object] | None = None
) -> tuple[Recap, int]:
    """Return what came of every workbook that is found, and the exit code of having done so."""
    outputs = [str(asked.output.path)] if asked.output is not None else []
    workbooks = find_workbooks(given, outputs)
    with ExitStack() as stack:
        shown = stack.enter_context(progress(len(workbooks.files), asked.language))
        start, jobs = stack.enter_context(executors(LOCAL, asked.jobs))

        def on_outcome(outcome: Outcome) -> None:
            shown(outcome)
            if take is not None:
                take(outcome)

        done, stop = collect(
            workbooks.files,
            work,
            jobs,
            on_outcome=on_outcome,
            start=start,
            keep_duplicates=asked.keep_duplicates,
        )
    done.skipped.update(reason for _, reason in workbooks.skipped)
    done.unopened = workbooks.unopened
    if stop is not None:
        return done, stopped_code(stop)
    return done, refused_code(done)
