"""Files that people fill in for a unit, facts and costs of steps: YAML, or a workbook with the same keys.

A workbook becomes what the YAML of the same entries would be, so that both are held against the same rules.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import parse_exact
from zitool.core.law.facts import AS_OF, NUMBER, SOURCE, SPECS, UNIT, YEAR, Kind
from zitool.core.law.facts import VALUE as STATED
from zitool.core.names import near
from zitool.errors import RubricError, UnreadableWorkbookError
from zitool.findings import finding
from zitool.lke.entries import KEY, VALUE, read_filled
from zitool.rubrics.source import Document, Place, read_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zitool.core.law.facts import Facts, UnitGroup
    from zitool.core.law.rubric import Rubric
    from zitool.core.planning.upgrades import Effort
    from zitool.findings import Finding
    from zitool.lke.entries import Entry, Filled, Sort
    from zitool.rubrics.source import Raw

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_FIELDS = {"value": STATED, "number": NUMBER, "year": YEAR, "as_of": AS_OF, "source": SOURCE}
"""Column of a workbook → key under a fact in YAML."""
FIXED = ("tetap", "fixed")
"""What cannot be changed."""
LEAST, MOST = Fraction(1, 10), Fraction(100)
"""Limits of a cost, which has one decimal at most: finer costs make the search for the cheapest plan long."""
_SHOWN = 60


def is_workbook(file: Path) -> bool:
    """Whether a file is named as a workbook is; others are YAML."""
    return file.suffix.casefold() in WORKBOOKS


def holds_facts(file: Path) -> bool:
    """Whether a workbook is one of facts, whatever is wrong with them."""
    try:
        _read(file, "facts")
    except RubricError:
        return False
    return is_workbook(file)


def load_facts(file: Path, groups: Sequence[UnitGroup] = ()) -> Facts:
    """Return the facts in a YAML file or a workbook; kinds of units also by `groups`.

    Raises:
        RubricError: with every fault of the file, as `zitool.rubrics.files.facts.load_facts` has them, or why
            the workbook, or a cell of it (U060, U061), cannot be used.
    """
    from zitool.rubrics.files import facts  # noqa: PLC0415 - imports pydantic

    if not is_workbook(file):
        return facts.load_facts(file, groups)[0]
    filled, document = _read(file, "facts")
    faults = [*filled.findings]
    for key, rows in _by_key(filled).items():
        faults += _state(document, filled.sheet, key, rows)
    stated, unfit = facts.facts_in(document, (), document.data, groups)
    if faults or unfit:
        raise RubricError(*faults, *unfit)
    return stated


def load_effort(file: Path, rubric: Rubric) -> Effort:
    """Return id of an indicator or section → cost of a step there, None where nothing can be changed.

    They stand in a workbook, where a row without one states nothing, or in YAML as strict as a rubric's::

        A.I: "2"            # every step in this section costs two
        A.I.3.ii.a: "0.5"   # the nearest id counts
        B.I.b: tetap        # cannot be changed; or: fixed

    Raises:
        RubricError: with every fault of YAML (R001-R005), id (R020) and cost (R021) found, or why the
            workbook, or a cell of it (U060, U061), cannot be used.
    """
    document, faults = _effort_rows(file) if is_workbook(file) else (read_document(file), [])
    costs, unfit = _efforts_in(document, rubric)
    if faults or unfit:
        raise RubricError(*faults, *unfit)
    return costs


def _effort_rows(file: Path) -> tuple[Document, list[Finding]]:
    filled, document = _read(file, "effort")
    faults = [*filled.findings]
    for key, (first, *more) in _by_key(filled).items():
        document.places[key,] = _place(document, filled.sheet, first, "cost")
        if key and "cost" in first.texts:
            document.data[key] = first.texts["cost"]
        faults += [_twice(document, filled.sheet, row) for row in more]
    return document, faults


def _efforts_in(document: Document, rubric: Rubric) -> tuple[Effort, list[Finding]]:
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


def _read(file: Path, sort: Sort) -> tuple[Filled, Document]:
    try:
        filled = read_filled(str(file), sort)
    except UnreadableWorkbookError as error:
        raise RubricError(*error.findings) from None
    return filled, Document(str(file))


def _by_key(filled: Filled) -> dict[str, list[Entry]]:
    """Return the rows under each key: those that are filled in, or else one of the blank ones."""
    rows: dict[str, list[Entry]] = {}
    for entry in filled.entries:
        key = entry.texts.get(KEY, "")
        stated = len(entry.texts) > (KEY in entry.texts)
        if stated and rows.get(key, [entry])[0].texts.keys() <= {KEY}:
            rows[key] = []
        if stated or (key and key not in rows):
            rows.setdefault(key, []).append(entry)
    return rows


def _state(document: Document, sheet: str, key: str, rows: list[Entry]) -> list[Finding]:
    """Write what the rows under one key state into `document` as YAML would; return what is twice there."""
    spec, (first, *more) = SPECS.get(key), rows
    stated: dict[str, Raw] = {
        name: first.texts[column] for column, name in _FIELDS.items() if column in first.texts
    }
    column = "number" if NUMBER in stated and STATED not in stated else VALUE
    here = column if spec is not None or key == UNIT else KEY
    document.places[key,] = _place(document, sheet, first, here)
    document.places |= {
        (key, name): _place(document, sheet, first, header) for header, name in _FIELDS.items()
    }
    if spec is not None and spec.kind is Kind.YEARLY:
        by_year: dict[str, Raw] = {}
        for row in rows:
            year = row.texts.get("year", "")
            document.places[key, STATED, year] = _place(document, sheet, row, VALUE)
            by_year.setdefault(year, row.texts.get(VALUE, ""))
        stated.pop(YEAR, None)
        stated[STATED] = by_year if by_year.keys() != {""} else by_year[""]
        years = [row.texts.get("year", "") for row in rows]
        more = [row for at, row in enumerate(rows) if years[at] in years[:at] or (at and _has_more(row))]
    whole = stated.keys() <= {STATED} and not isinstance(stated.get(STATED), dict)
    document.data[key] = stated.get(STATED, "") if whole else stated
    return [_twice(document, sheet, row) for row in more]


def _has_more(row: Entry) -> bool:
    """Whether a further year states what is stated once for all of them."""
    return not row.texts.keys() <= {KEY, VALUE, "year"}


def _twice(document: Document, sheet: str, row: Entry) -> Finding:
    key = row.texts.get(KEY, "")
    place = _place(document, sheet, row, KEY)
    first = document.place((key,)).cell
    return finding("R003", file=place.file, sheet=sheet, cell=place.cell, key=key[:_SHOWN], first=first)


def _place(document: Document, sheet: str, row: Entry, column: str) -> Place:
    return Place(document.shown, 0, 0, sheet, row.cells[column])
