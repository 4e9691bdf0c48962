"""Agreement of two assessors over a folder, and a unit among its peers, as Rich tables."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from zitool.core.monitoring.agreement import ALL_SCALES
from zitool.reports.comparing import signed
from zitool.reports.layout import number
from zitool.reports.recap_layout import beside
from zitool.reports.recap_table import refused_table
from zitool.reports.safe import display
from zitool.reports.terminal import plain_table
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from zitool.core.law.rubric import Rubric
    from zitool.core.monitoring.agreement import Agreement
    from zitool.core.monitoring.recap import Recap, UnitLine
    from zitool.core.monitoring.statistics import PeerRank
    from zitool.wording import Language

_MOST = 20


def agreement_table(
    found: Agreement, rubric: Rubric, done: Recap, language: Language, ascii_only: bool = False
) -> RenderableType:
    """Return who over-rates, in which area, and how far the two agree beyond chance."""
    said = [Text(each, style="yellow") for each in beside(done, found.sides, language)]
    refused = ["", refused_table(done, language, ascii_only)] if done.refused else []
    if not found.sides:
        none = Text(label("agree_none", language, alone=len(found.alone)), style="yellow")
        return Group(none, *said, *refused)
    first, second = found.sides[0].first, found.sides[0].second
    names = {"first": display(first), "second": display(second)}
    title = label("agree_title", language, units=len(found.sides), **names)
    parts: list[RenderableType] = [Text(title, style="bold")]
    if found.alone:
        parts.append(Text(label("agree_alone", language, count=len(found.alone)), style="yellow"))
    parts += [*said, "", _units(found, language, ascii_only)]
    if len(found.sides) > _MOST:
        parts.append(Text(label("agree_more", language, count=len(found.sides) - _MOST), style="dim"))
    parts += [
        "",
        _areas(found, rubric, language, ascii_only),
        "",
        _kappas(found, rubric, language, ascii_only),
    ]
    parts.append(Text(label("agree_kappa_is", language), style="dim"))
    return Group(*parts, *refused)


def _units(found: Agreement, language: Language, ascii_only: bool) -> Table:
    table = plain_table(ascii_only)
    table.add_column(label("unit", language), overflow="fold", min_width=14)
    for name in (found.sides[0].first, found.sides[0].second):
        table.add_column(Text(display(name)), justify="right", no_wrap=True)
    table.add_column(label("differs", language), justify="right", no_wrap=True)
    for each in found.sides[:_MOST]:
        table.add_row(
            Text(display(each.name)),
            *(number(points, language) for points in each.points),
            signed(each.difference, language),
        )
    return table


def _areas(found: Agreement, rubric: Rubric, language: Language, ascii_only: bool) -> Table:
    titles = titles_of(rubric)
    table = plain_table(ascii_only)
    table.add_column(label("area", language), overflow="fold", min_width=16)
    table.add_column(label("agree_bias", language), justify="right", no_wrap=True)
    for key in ("agree_higher", "agree_equal", "agree_lower"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    for each in [*found.areas, *([found.total] if found.total else [])]:
        title = titles.get(each.area, label("total", language))
        figures = (str(each.higher), str(each.equal), str(each.lower))
        table.add_row(Text(title), signed(each.mean, language), *figures)
    return table


def _kappas(found: Agreement, rubric: Rubric, language: Language, ascii_only: bool) -> Table:
    table = plain_table(ascii_only)
    table.add_column(label("agree_scale", language), overflow="fold", min_width=12)
    for key in ("agree_kappa", "agree_alike", "agree_pairs"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    for name, (kappa, alike, pairs) in found.kappas.items():
        title = label("agree_all", language) if name == ALL_SCALES else rubric.scales[name].label
        table.add_row(
            Text(title),
            "-" if kappa is None else number(kappa, language),
            "-" if alike is None else f"{number(100 * alike, language)} %",
            str(pairs),
        )
    return table


def peers_table(
    found: tuple[UnitLine, Sequence[PeerRank], Rubric],
    done: Recap,
    language: Language,
    ascii_only: bool = False,
) -> RenderableType:
    """Return where a unit stands among its peers."""
    line, standings, rubric = found
    said = [Text(each, style="yellow") for each in beside(done, [line, *done.lines()], language)]
    refused = ["", refused_table(done, language, ascii_only)] if done.refused else []
    if not standings:
        return Group(Text(label("peers_none", language), style="yellow"), *said, *refused)
    titles = titles_of(rubric)
    peers = len(standings[0].peers.figures)
    parts: list[RenderableType] = [
        Text(label("peers_title", language, unit=display(line.name), peers=peers), style="bold"), *said, "",
    ]  # fmt: skip
    table = plain_table(ascii_only)
    table.add_column("", overflow="fold", min_width=16)
    for key in ("peers_own", "peers_lower", "recap_median", "peers_upper", "peers_rank"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    for each in standings:
        quartiles = (each.peers.at(Fraction(part, 4)) for part in (1, 2, 3))
        table.add_row(
            Text(titles[each.id]),
            Text(number(each.figure, language), style="bold"),
            *(number(figure, language) for figure in quartiles),
            number(each.rank, language, 0),
        )
    parts += [table, Text(label("peers_rank_is", language), style="dim")]
    return Group(*parts, *refused)


def titles_of(rubric: Rubric) -> Mapping[str, str]:
    """Return what minima, and sections where no minimum has their id, are called."""
    sections = {section.id: section.title for section in rubric.walk()}
    return sections | {
        each.id: each.title for designation in rubric.designations for each in designation.requirements
    }
