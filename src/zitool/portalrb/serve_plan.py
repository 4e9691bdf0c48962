"""What `zitool serve` would serve, to whom and where, as a report and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from zitool.reports.cells import Column, Marked
from zitool.reports.document import Document, Facts, Findings, Table
from zitool.reports.json_document import dump, finding_objects, picked
from zitool.wording import label

if TYPE_CHECKING:
    from zitool.findings import Finding
    from zitool.portalrb.tokens import Token
    from zitool.wording import Language


class Served(NamedTuple):
    """A unit that would be served.

    Attributes:
        file: of its LKE; empty where it has no answers.
        answered, indicators: how many questions its LKE answers, and has.
    """

    id: str
    name: str
    target: str
    affirmative: bool
    file: str
    answered: int
    indicators: int


class Plan(NamedTuple):
    """What would be served.

    Attributes:
        address: where, as a URL.
        year: of the proposal.
        list: path of the list of units.
        rate: requests a second that each token may make.
    """

    address: str
    year: int
    list: str
    rate: int
    units: tuple[Served, ...]
    tokens: tuple[Token, ...]
    findings: tuple[Finding, ...]


def plan_document(plan: Plan, language: Language) -> Document:
    """Return the plan as a report."""

    def said(key: str, **values: object) -> str:
        return label(f"portalrb_serve_{key}", language, **values)

    units = tuple(
        (
            unit.id,
            unit.name,
            f"{unit.target.upper()}{'-AFIRMASI' if unit.affirmative else ''}",
            f"{unit.answered}/{unit.indicators}" if unit.file else Marked(said("no_answers"), "bad"),
            unit.file,
        )
        for unit in plan.units
    )
    tokens = tuple(
        (token.name, ", ".join(sorted(token.units)) if token.units else said("all_units"), token.made)
        for token in plan.tokens
    )
    unit_heads = tuple(Column(said(f"column_{key}")) for key in ("id", "name", "target", "answers", "file"))
    token_heads = tuple(Column(said(f"column_{key}")) for key in ("token", "scope", "made"))
    facts = (
        (said("address"), plan.address),
        (said("year"), str(plan.year)),
        (said("list"), plan.list),
        (said("rate"), said("a_second", rate=plan.rate)),
    )
    return Document(
        said("kind"),
        said("title", units=len(plan.units), answers=sum(bool(unit.file) for unit in plan.units)),
        (
            Facts(facts),
            Table(said("units"), unit_heads, units),
            Table(said("tokens"), token_heads, tokens),
            Findings(plan.findings),
        ),
        Table("units", tuple(map(Column, Served._fields)), tuple(_row(unit) for unit in plan.units)),
        said("end"),
    )


def _row(unit: Served) -> tuple[str | int, ...]:
    return tuple(value if isinstance(value, str) else int(value) for value in unit)


def plan_json(plan: Plan, language: Language) -> str:
    """Return the plan as ``zitool/serve/1``."""
    document: dict[str, Any] = {
        "schema": "zitool/serve/1",
        **picked(plan, "address", "year", "list", "rate"),
        "units": [unit._asdict() | {"file": unit.file or None} for unit in plan.units],
        "tokens": [_token(token) for token in plan.tokens],
        "findings": finding_objects(plan.findings, language),
    }
    return dump(document)


def _token(token: Token) -> dict[str, Any]:
    return {"name": token.name, "units": sorted(token.units) if token.units else None, "made": token.made}
