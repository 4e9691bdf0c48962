"""How far two assessors agree over a folder, and where a unit stands among its peers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zitool.core.exact import plain
from zitool.core.monitoring.agreement import ALL_SCALES
from zitool.core.scoring.eligibility import TOTAL
from zitool.reports.cells import Column, Marked, signed
from zitool.reports.document import Document, Paragraph, Part, Refused, Table, grid
from zitool.reports.json_document import dump, picked
from zitool.reports.layout import number
from zitool.reports.subjects.recap_data import asides_object, counts_object, spread_object, unit_object
from zitool.reports.subjects.recap_figures import beside
from zitool.wording import label
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.core.monitoring.agreement import Agreement, Bias, Sides
    from zitool.core.monitoring.recap import Recap, UnitLine
    from zitool.core.monitoring.statistics import PeerRank
    from zitool.reports.cells import Cell
    from zitool.reports.document import Block
    from zitool.wording import Language

    Peers = tuple[UnitLine, Sequence[PeerRank], Rubric]

AGREEMENT_SCHEMA = "zitool/agreement/1"
PEERS_SCHEMA = "zitool/peers/1"
_MOST = 20
"""Workbooks that a screen shows, those that differ most."""


def agreement_report(
    agreement: Agreement, rubric: Rubric, done: Recap, language: Language, *, screen: bool = False
) -> Document:
    """Return who over-rates, in which area, and how far the two agree beyond chance.

    Args:
        agreement: of two assessors.
        rubric: of all workbooks.
        done: what came of each of them.
        language: of what people read.
        screen: whether only the workbooks that differ most are shown.
    """
    said = beside(done, agreement.sides, language)
    told = _screen if screen else _written
    part = (
        told(agreement, rubric, said, language)
        if agreement.sides
        else _none(agreement, said, language, screen=screen)
    )
    return Document(
        label("page_agreement", language),
        part.title,
        (part, Refused.of(done.refusals())),
        _data(agreement),
        foot=judge(rubric.designations, language),
    )


def _none(agreement: Agreement, said: Sequence[str], language: Language, *, screen: bool) -> Part:
    return _nothing(label("agree_none", language, alone=len(agreement.alone)), said, screen=screen)


def _nothing(why: str, said: Sequence[str], *, screen: bool) -> Part:
    """Return that there is nothing to show, and why: as a title, on a screen as a sentence."""
    if screen:
        return Part("", tuple(Paragraph(text, "warn") for text in (why, *said)))
    return Part(why, tuple(map(Paragraph, said)))


def _written(agreement: Agreement, rubric: Rubric, said: Sequence[str], language: Language) -> Part:
    notes = [*_alone(agreement, language), *said, label("agree_kappa_is", language)]
    tables = (_areas(agreement, rubric, language), _kappas(agreement, rubric, language))
    blocks: tuple[Block, ...] = (*map(Paragraph, notes), *tables, _units(agreement, rubric, language))
    return Part(_title(agreement, language), blocks)


def _screen(agreement: Agreement, rubric: Rubric, said: Sequence[str], language: Language) -> Part:
    blocks: list[Block] = [Paragraph(text, "warn") for text in (*_alone(agreement, language), *said)]
    blocks.append(_screen_units(agreement, language))
    if (more := len(agreement.sides) - _MOST) > 0:
        blocks.append(Paragraph(label("agree_more", language, count=more), "quiet"))
    blocks += [_screen_areas(agreement, rubric, language), _screen_kappas(agreement, rubric, language)]
    blocks.append(Paragraph(label("agree_kappa_is", language), "quiet"))
    return Part(_title(agreement, language), tuple(blocks))


def _title(agreement: Agreement, language: Language) -> str:
    first, second = _names(agreement)
    return label("agree_title", language, units=len(agreement.sides), first=first, second=second)


def _names(agreement: Agreement) -> tuple[str, str]:
    return agreement.sides[0].first, agreement.sides[0].second


def _alone(agreement: Agreement, language: Language) -> list[str]:
    return [label("agree_alone", language, count=len(agreement.alone))] if agreement.alone else []


def _biases(agreement: Agreement, rubric: Rubric, language: Language) -> Iterator[tuple[str, Bias]]:
    """Yield the bias of each area and of the total, with what it is called."""
    titles = rubric.section_titles() | rubric.requirement_titles()
    for bias in (*agreement.areas, *([agreement.total] if agreement.total else [])):
        yield titles.get(bias.area, label("total", language)), bias


def _areas(agreement: Agreement, rubric: Rubric, language: Language) -> Table:
    keys = ("area", "agree_bias", "agree_higher", "agree_equal", "agree_lower")
    rows = [
        (title, bias.mean, bias.higher, bias.equal, bias.lower)
        for title, bias in _biases(agreement, rubric, language)
    ]
    return grid(label("agree_areas", language), [label(key, language) for key in keys], rows, (1,))


def _screen_areas(agreement: Agreement, rubric: Rubric, language: Language) -> Table:
    keys = ("agree_bias", "agree_higher", "agree_equal", "agree_lower")
    rows = tuple(
        (title, signed(bias.mean, language), bias.higher, bias.equal, bias.lower)
        for title, bias in _biases(agreement, rubric, language)
    )
    return Table("", (Column(label("area", language), least=16), *_numbers(keys, language)), rows)


def _numbers(keys: Sequence[str], language: Language) -> Iterator[Column]:
    return (Column(label(key, language), "number") for key in keys)


def _scales(agreement: Agreement, rubric: Rubric, language: Language) -> Iterator[tuple[str, str]]:
    """Yield each scale, and what it is called."""
    for name in agreement.kappas:
        yield name, label("agree_all", language) if name == ALL_SCALES else rubric.scales[name].label


def _kappas(agreement: Agreement, rubric: Rubric, language: Language) -> Table:
    rows = []
    for name, title in _scales(agreement, rubric, language):
        kappa, alike, pairs = agreement.kappas[name]
        rows.append((title, kappa, None if alike is None else 100 * alike, pairs))
    keys = ("agree_scale", "agree_kappa", "agree_alike_percent", "agree_pairs")
    return grid(label("agree_kappas", language), [label(key, language) for key in keys], rows)


def _screen_kappas(agreement: Agreement, rubric: Rubric, language: Language) -> Table:
    rows = []
    for name, title in _scales(agreement, rubric, language):
        kappa, alike, pairs = agreement.kappas[name]
        share = "-" if alike is None else f"{number(100 * alike, language)} %"
        rows.append((title, "-" if kappa is None else kappa, share, pairs))
    keys = ("agree_kappa", "agree_alike", "agree_pairs")
    return Table(
        "", (Column(label("agree_scale", language), least=12), *_numbers(keys, language)), tuple(rows)
    )


def _units(agreement: Agreement, rubric: Rubric, language: Language) -> Table:
    titles = rubric.section_titles() | rubric.requirement_titles()
    ids = list(dict.fromkeys(area for sides in agreement.sides for area in sides.areas))
    rows = [
        (
            sides.name,
            *sides.points,
            sides.difference,
            *(sides.areas[area][0] - sides.areas[area][1] if area in sides.areas else None for area in ids),
            sides.file,
        )
        for sides in agreement.sides
    ]
    unit, differs, file = (label(key, language) for key in ("unit", "differs", "file"))
    head = (unit, *_names(agreement), differs, *(titles.get(area, area) for area in ids), file)
    return grid(label("recap_units", language), head, rows, range(3, 4 + len(ids)))


def _screen_units(agreement: Agreement, language: Language) -> Table:
    columns = (
        Column(label("unit", language), least=14),
        *(Column(name, "number") for name in _names(agreement)),
        Column(label("differs", language), "number"),
    )
    rows = tuple(
        (sides.name, *sides.points, signed(sides.difference, language)) for sides in agreement.sides[:_MOST]
    )
    return Table("", columns, rows)


def _data(agreement: Agreement) -> Table:
    """Return one row for each workbook and area, and one for its total."""
    names = ("file", "unit", "first_assessor", "second_assessor", "area", "first", "second", "difference")
    rows = tuple(
        (sides.file, sides.unit, sides.first, sides.second, area, first, second, first - second)
        for sides in agreement.sides
        for area, (first, second) in {TOTAL: sides.points, **sides.areas}.items()
    )
    return Table("agreement", tuple(map(Column, names)), rows)


def peers_report(ranked: Peers, done: Recap, language: Language, *, screen: bool = False) -> Document:
    """Return where a unit stands among its peers."""
    line, standings, rubric = ranked
    said = beside(done, [line, *done.lines()], language)
    part = _nothing(label("peers_none", language), said, screen=screen)
    if standings:
        peers = len(standings[0].peers.figures)
        title = label("peers_title", language, unit=line.name, peers=peers)
        rank = label("peers_rank_is", language)
        notes = [Paragraph(text, "warn" if screen else "") for text in said]
        if screen:
            blocks: tuple[Block, ...] = (
                *notes,
                _screen_standings(ranked, language),
                Paragraph(rank, "quiet"),
            )
        else:
            blocks = (*notes, Paragraph(rank), _standings(ranked, language))
        part = Part(title, blocks)
    return Document(
        label("page_peers", language),
        part.title,
        (part, Refused.of(done.refusals())),
        _peers_data(ranked),
        foot=judge(rubric.designations, language),
    )


_STANDING = ("peers_own", "peers_lower", "recap_median", "peers_upper", "peers_rank")


def _quartiles(standing: PeerRank) -> tuple[Fraction, Fraction, Fraction]:
    lower, median, upper = (standing.peers.at(Fraction(part, 4)) for part in (1, 2, 3))
    return lower, median, upper


def _standings(found: Peers, language: Language) -> Table:
    _, standings, rubric = found
    titles = rubric.section_titles() | rubric.requirement_titles()
    rows: list[tuple[Cell, ...]] = [
        (titles.get(standing.id, standing.id), standing.figure, *_quartiles(standing), standing.rank)
        for standing in standings
    ]
    head = [label(key, language) for key in ("requirement", *_STANDING)]
    return grid(label("peers_figures", language), head, rows)


def _screen_standings(found: Peers, language: Language) -> Table:
    _, standings, rubric = found
    titles = rubric.section_titles() | rubric.requirement_titles()
    *figures, rank = (label(key, language) for key in _STANDING)
    columns = (
        Column("", least=16),
        *(Column(name, "number") for name in figures),
        Column(rank, "number", places=0),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            titles.get(standing.id, standing.id),
            Marked(standing.figure, "strong"),
            *_quartiles(standing),
            standing.rank,
        )
        for standing in standings
    )
    return Table("", columns, rows)


def _peers_data(peers: Peers) -> Table:
    """Return one row for each minimum that the unit is measured by."""
    line, standings, _ = peers
    names = (
        "file",
        "unit",
        "id",
        "figure",
        "peers",
        "lower_quartile",
        "median",
        "upper_quartile",
        "percentile",
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            line.file,
            line.unit,
            standing.id,
            standing.figure,
            len(standing.peers.figures),
            *_quartiles(standing),
            standing.rank,
        )
        for standing in standings
    )
    return Table("peers", tuple(map(Column, names)), rows)


def agreement_json(result: tuple[Agreement, Rubric], done: Recap, language: Language) -> str:
    """Return ``zitool/agreement/1``: workbooks, bias of each area, kappa of each scale and of all."""
    del language  # the refused carry their sentences already
    agreed, _ = result
    return dump(
        {
            "schema": AGREEMENT_SCHEMA,
            "counts": counts_object(done),
            "workbooks": [_sides(sides) for sides in agreed.sides],
            "alone": list(agreed.alone),
            "total": _bias(agreed.total) if agreed.total else None,
            "areas": [_bias(bias) for bias in agreed.areas],
            "scales": [
                {"scale": name, "kappa": _number(kappa), "alike": _number(alike), "pairs": pairs}
                for name, (kappa, alike, pairs) in agreed.kappas.items()
            ],
            "refused": list(done.refusals()),
            **asides_object(done),
        }
    )


def peers_json(
    peers: Peers,
    done: Recap,
    language: Language,
) -> str:
    """Return ``zitool/peers/1``: a unit's figures, those of the others, and its percentile rank."""
    del language
    line, standings, _ = peers
    return dump(
        {
            "schema": PEERS_SCHEMA,
            "counts": counts_object(done),
            "unit": unit_object(line),
            "to_choose": [
                {"file": unit.file, "unit": unit.unit, "choose_with": unit.options}
                for unit in done.lines()
                if unit.options
            ],
            "standings": [
                {
                    "id": standing.id,
                    "figure": plain(standing.figure),
                    "peers": len(standing.peers.figures),
                    "spread": spread_object(standing.peers),
                    "percentile": plain(standing.rank),
                }
                for standing in standings
            ],
            "refused": list(done.refusals()),
            **asides_object(done),
        }
    )


def _sides(sides: Sides) -> dict[str, Any]:
    return {
        **picked(sides, "file", "unit", "first", "second"),
        "points": [plain(points) for points in sides.points],
        "answered": list(sides.answered),
        "choose_with": sides.options or None,
        "areas": {key: [plain(figure) for figure in both] for key, both in sides.areas.items()},
    }


def _bias(bias: Bias) -> dict[str, Any]:
    return picked(bias, "area", "mean", "higher", "lower", "equal")


def _number(figure: Fraction | None) -> str | None:
    return None if figure is None else plain(figure)
