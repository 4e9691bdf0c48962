"""Recaps for tests: of the examples, with a list of units, and with a stranger's text wherever one fits."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from rich.console import Group
from tests.conftest import EXAMPLES

from zitool.batch import ALL, assess
from zitool.cli.assessing import medium, recap_told
from zitool.cli.options import Format
from zitool.core.monitoring.recap import Recap, Registered, Unit, line_of, pack
from zitool.core.monitoring.recap_choices import Grouping
from zitool.core.monitoring.statistics import report_of
from zitool.findings import finding
from zitool.reports.formats import rendered
from zitool.reports.formats.terminal import terminal
from zitool.reports.json_document import refused_object
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.core.monitoring.recap import UnitLine
    from zitool.core.monitoring.recap_choices import Group as Units
    from zitool.core.monitoring.statistics import RecapReport
    from zitool.wording import Language

OLDER = "permenpan-52-2014"
NAMES = ("unit-baik", "unit-setengah", "unit-diubah", "keluarga-1", "unit-dan-tpi")


@cache
def lines(older: bool = True) -> tuple[UnitLine, ...]:
    """Return the lines of the examples, of both rubrics and all assessors, named as a reader names them."""
    loaded = load_rubric(DEFAULT_RUBRIC)
    found = [
        line_of(that_assess)._replace(file=f"examples/{name}.xlsx", sha256="0" * 64)
        for name in NAMES
        for that_assess in assess(str(EXAMPLES / f"{name}.xlsx"), loaded, ALL)
    ]
    if older:
        file = EXAMPLES / "52-2014" / "unit-baik.xlsx"
        found += [
            line_of(that_assess)._replace(file="examples/52-2014/unit-baik.xlsx", sha256="0" * 64)
            for that_assess in assess(str(file), load_rubric(OLDER))
        ]
    return tuple(sorted(found, key=lambda reported: -reported.points))


def recap_in(form: str, report: RecapReport, language: Language = "id") -> str | bytes:
    """Return a recap in a format."""
    read = medium(Format(form), screen=False)
    return rendered(recap_told(report, read, language), form, language)


def recap_html(report: RecapReport, language: Language = "id") -> str:
    """Return the page of a recap."""
    return str(recap_in("html", report, language))


def recap_markdown(report: RecapReport, language: Language = "id") -> str:
    """Return a recap for a message."""
    return str(recap_in("markdown", report, language))


def recap_csv(report: RecapReport, language: Language = "id") -> str:
    """Return the rows of a recap."""
    return str(recap_in("csv", report, language))


def recap_xlsx(report: RecapReport, language: Language = "id") -> bytes:
    """Return the workbook of a recap."""
    return bytes(recap_in("xlsx", report, language))


def recap_table(report: RecapReport, language: Language = "id") -> Group:
    """Return a recap for a screen."""
    return Group(*terminal(recap_told(report, "screen", language), language))


def recap_report(
    those: Sequence[UnitLine] | None = None,
    *,
    broken: Sequence[str] = ("examples/kosong.xlsx",),
    only: Units | None = None,
    text: str = "",
) -> RecapReport:
    """Return a report with a list of units, groups, pages and files that could not be scored.

    Args:
        those: lines; of the examples where left out.
        broken: files that could not be scored.
        only: as if these lines had been chosen.
        text: a stranger's, wherever one can stand.
    """
    shown = list(lines() if those is None else those)
    if text:
        shown = [
            line._replace(unit=text, assessor=text, file=f"{position}{text}")
            for position, line in enumerate(shown)
        ]
        broken = [text]
    refused = [json.dumps(refused_object(one, [finding("F004", file=one, size="0")], "id")) for one in broken]
    scored = len({line.file for line in shown})
    recap = Recap(scored + len(refused) + 1, [pack(line) for line in shown])
    recap.refused, recap.scored, recap.stopped = refused, scored, True
    recap.skipped = Counter(lock=2, other=1)
    name = text or "DJP"
    units = {
        line.file: Unit("1", line.unit, text or ("DJP" if position % 2 else "DJBC"), name, text or "Aceh", "")
        for position, line in enumerate(shown[:-1])
    }
    listed = Registered(units, (Unit(name=text or "KPP Hilang"),), (shown[-1].file,) if shown else ())
    rubrics = {id_: load_rubric(id_).rubric for id_ in {line.rubric for line in shown} | {DEFAULT_RUBRIC}}
    return report_of(
        recap, shown, dict(sorted(rubrics.items())), only=only, designation="wbk",
        grouping=Grouping.AGENCY, registered=listed,
        pages={line.file: f"laporan/u-{position}.html" for position, line in enumerate(shown)},
    )  # fmt: skip
