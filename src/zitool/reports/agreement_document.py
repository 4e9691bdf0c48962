"""Agreement over a folder, and a unit among its peers, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.core.exact import plain
from zitool.reports.json_document import dump
from zitool.reports.recap_document import asides_object, counts_object, spread_object, unit_object

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from zitool.core.law.rubric import Rubric
    from zitool.core.monitoring.agreement import Agreement, Bias, Sides
    from zitool.core.monitoring.recap import Recap, UnitLine
    from zitool.core.monitoring.statistics import PeerRank
    from zitool.wording import Language

AGREEMENT_SCHEMA = "zitool/agreement/1"
PEERS_SCHEMA = "zitool/peers/1"


def agreement_json(result: tuple[Agreement, Rubric], done: Recap, language: Language) -> str:
    """Return ``zitool/agreement/1``: workbooks, bias of each area, kappa of each scale and of all."""
    del language  # the refused carry their sentences already
    found, _ = result
    return dump(
        {
            "schema": AGREEMENT_SCHEMA,
            "counts": counts_object(done),
            "workbooks": [_sides(each) for each in found.sides],
            "alone": list(found.alone),
            "total": _bias(found.total) if found.total else None,
            "areas": [_bias(each) for each in found.areas],
            "scales": [
                {"scale": name, "kappa": _number(kappa), "alike": _number(alike), "pairs": pairs}
                for name, (kappa, alike, pairs) in found.kappas.items()
            ],
            "refused": list(done.refusals()),
            **asides_object(done),
        }
    )


def peers_json(
    found: tuple[UnitLine, Sequence[PeerRank], Rubric],
    done: Recap,
    language: Language,
) -> str:
    """Return ``zitool/peers/1``: a unit's figures, those of the others, and its percentile rank."""
    del language
    line, standings, _ = found
    return dump(
        {
            "schema": PEERS_SCHEMA,
            "counts": counts_object(done),
            "unit": unit_object(line),
            "to_choose": [
                {"file": each.file, "unit": each.unit, "choose_with": each.options}
                for each in done.lines()
                if each.options
            ],
            "standings": [
                {
                    "id": each.id,
                    "figure": plain(each.figure),
                    "peers": len(each.peers.figures),
                    "spread": spread_object(each.peers),
                    "percentile": plain(each.rank),
                }
                for each in standings
            ],
            "refused": list(done.refusals()),
            **asides_object(done),
        }
    )


def _sides(sides: Sides) -> dict[str, Any]:
    return {
        "file": sides.file,
        "unit": sides.unit,
        "first": sides.first,
        "second": sides.second,
        "points": [plain(each) for each in sides.points],
        "answered": list(sides.answered),
        "choose_with": sides.options or None,
        "areas": {key: [plain(each) for each in both] for key, both in sides.areas.items()},
    }


def _bias(found: Bias) -> dict[str, Any]:
    return {
        "area": found.area,
        "mean": plain(found.mean),
        "higher": found.higher,
        "lower": found.lower,
        "equal": found.equal,
    }


def _number(figure: Fraction | None) -> str | None:
    return None if figure is None else plain(figure)
