"""What a step costs a unit: ``effort.yaml``, read as strictly as a rubric.

A.I: "2"            # every step in this section costs two
A.I.3.ii.a: "0.5"   # the nearest id counts
B.I.b: tetap        # cannot be changed; or: fixed
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import parse_exact
from zitool.core.names import near
from zitool.errors import RubricError
from zitool.rubrics.source import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from zitool.core.law.rubric import Rubric
    from zitool.core.planning.upgrades import Effort
    from zitool.findings import Finding
    from zitool.rubrics.source import Document, Raw

FIXED = ("tetap", "fixed")
"""What cannot be changed."""
LEAST, MOST = Fraction(1, 10), Fraction(100)
"""Limits of a cost, which has one decimal at most: finer costs make the search for the cheapest plan long."""

_SHOWN = 60


def load_effort(file: Path, rubric: Rubric) -> Effort:
    """Return id of an indicator or section → cost of a step there, None where nothing can be changed.

    Raises:
        RubricError: with every fault of YAML (R001-R005), id (R020) and cost (R021) found.
    """
    document = read_document(file)
    costs, faults = efforts_in(document, rubric)
    if faults:
        raise RubricError(*faults)
    return costs


def efforts_in(document: Document, rubric: Rubric) -> tuple[Effort, list[Finding]]:
    """Return the costs that a document states by id, and every fault of them (R020, R021)."""
    known = {section.id for section in rubric.walk()} | {leaf.id for leaf in rubric.leaves()}
    faults: list[Finding] = []
    costs: dict[str, Fraction | None] = {}
    for id_, raw in document.data.items():
        cost = _cost(raw)
        given = raw[:_SHOWN] if isinstance(raw, str) else ""
        if id_ not in known:
            meant = ", ".join(near(id_, known))
            faults.append(document.fault("R020", (id_,), name=id_[:_SHOWN], rubric=rubric.id, meant=meant))
        elif cost is None and raw not in FIXED:
            faults.append(document.fault("R021", (id_,), indicator=id_, id=id_, raw=given))
        costs[id_] = cost
    return costs, faults


def _cost(raw: Raw) -> Fraction | None:
    """The cost that `raw` writes, or None where it writes none."""
    try:
        cost = parse_exact(raw.replace(",", ".")) if isinstance(raw, str) else Fraction(0)
    except ValueError:
        return None
    return cost if LEAST <= cost <= MOST and (10 * cost).denominator == 1 else None
