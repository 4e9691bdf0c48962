"""From the path of an LKE to its PortalRB document, and from a path to documents that were checked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from zitool.batch import ALL, assess_book, assess_form, read_lke
from zitool.batch.registry import registered
from zitool.batch.rubric_selection import lke_sheets
from zitool.core.monitoring.recap import line_of
from zitool.core.monitoring.recap import place as sheet_of
from zitool.errors import UnreadableWorkbookError, UsageError
from zitool.findings import Severity, finding
from zitool.lke.titles import evaluated_in
from zitool.portalrb.checking import Checked, Outcome, Scored, between, check_document, place_of
from zitool.portalrb.diffing import diff
from zitool.portalrb.documents import JawabanUnit, WbbmUnits, WbkUnits, proposed, with_names
from zitool.portalrb.export import Read, document_of, noted
from zitool.portalrb.master import master_lists, master_of
from zitool.portalrb.reading import book_of
from zitool.portalrb.shape import MOST_BYTES
from zitool.xlsx.cells import on_sheet
from zitool.xlsx.hyperlinks import read_hyperlinks
from zitool.xlsx.package import read_at_most

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from zitool.core.monitoring.recap import Registered, Unit
    from zitool.core.scoring.assessment import Assessment
    from zitool.findings import Finding
    from zitool.portalrb.diffing import Diff
    from zitool.portalrb.documents import Proposed
    from zitool.rubrics.load import LoadedRubric


class Exported(NamedTuple):
    """The answers document of an LKE.

    Attributes:
        document: every question of the year's master list.
        year: the year of evaluation that it is of.
        losses: what the format cannot say (J020 to J028), and what of the LKE could not be read.
        assessments: one for each assessor who answered, with all that was found about the LKE.
    """

    document: JawabanUnit
    year: int
    losses: tuple[Finding, ...]
    assessments: tuple[Assessment, ...]


def export(
    path: str,
    unit_id: str,
    name: str = "",
    *,
    year: int | None = None,
    asked: LoadedRubric | None = None,
    sheet: str = "",
) -> Exported:
    """Return the answers document of the LKE at `path`; it is read once and never changed.

    Args:
        path: of an LKE.
        unit_id: the unit's id in the agency's system.
        name: the unit's name; empty for what the LKE says.
        year: the year of evaluation; None for what the LKE says.
        asked: the rubric to read it by; None for the one that it fits.
        sheet: the sheet to read; empty for the one that fits.

    Raises:
        UnreadableWorkbookError: the file is refused; J029, no year is known; J030, there is no master list of
            that year; J031, the LKE is of another rubric than that list.
    """
    return _exported(reads_of(path, asked, sheet)[0], unit_id, name, year)


def differing(
    first: str, second: str, year: int | None = None, asked: LoadedRubric | None = None, sheet: str = ""
) -> tuple[Diff, list[Finding]]:
    """Return what differs between two files of a unit, and what of either the format cannot say.

    Args:
        first: path of an LKE, or of its document.
        second: path of the document that PortalRB holds, or of another LKE.
        year: of evaluation; None for what the second states, or else the first.
        asked: the rubric to read LKEs by.
        sheet: the sheet of a workbook to read.

    Raises:
        UnreadableWorkbookError: as `export`; the files cannot be read, or there is no list of the year.
    """
    sides = [
        reads_of(path, asked, "" if path.casefold().endswith(".json") else sheet)[0]
        for path in (first, second)
    ]
    stated = [evaluated_in(reads[0].form) for reads in reversed(sides)]
    years = [evaluated.year for evaluated in stated if evaluated is not None]
    master = master_of(year if year is not None else next(iter(years), None), second)
    for reads in sides:
        if (rubric := reads[0].assessment.rubric.id) != master.rubric:
            raise UnreadableWorkbookError(
                finding("J031", file=reads[0].form.file, rubric=rubric, other=master.rubric)
            )
    losses = [loss for reads in sides for loss in document_of(reads, master, "-")[1]]
    if len(set(years)) > 1 and year is None:
        losses.append(finding("J052", file=first, year=years[1], other=years[0]))
    return diff(sides[0], sides[1], master), losses


def reads_of(path: str, asked: LoadedRubric | None = None, sheet: str = "") -> list[list[Read]]:
    """Return for each LKE at `path` what every assessor answered: one, or with ``all`` one for each sheet.

    Raises:
        UnreadableWorkbookError: the file is refused.
    """
    book = read_lke(path)
    names = lke_sheets(book, asked) if sheet == ALL else [sheet]
    by_sheet = []
    for name in names:
        own = on_sheet(book, name)
        assessed = assess_form(own, asked, ALL)
        form = assessed[0][1]
        links = read_hyperlinks(path, form.sheet) if form.stated is None else {}
        reads = [Read(*read, links) for read in assessed]
        silent = noted(form, reads)
        by_sheet.append(
            [*reads, *(Read(*read, links) for who in silent for read in assess_form(own, asked, who))]
        )
    return by_sheet


def _exported(reads: Sequence[Read], unit_id: str, name: str, year: int | None) -> Exported:
    first = reads[0]
    stated = evaluated_in(first.form) if year is None else None
    master = master_of(year if stated is None else stated.year, first.form.file)
    if master.rubric != (rubric := first.assessment.rubric.id):
        raise UnreadableWorkbookError(
            finding("J031", file=first.form.file, rubric=rubric, other=master.rubric)
        )
    document, losses = document_of(reads, master, unit_id, name)
    unread = [
        reported
        for reported in first.assessment.findings
        if reported.severity is Severity.ERROR and reported.code[0] == "S"
    ]
    assessments = tuple(read.assessment for read in reads)
    return Exported(document, master.year, (*unread, *losses), assessments)


class Proposal(NamedTuple):
    """What an agency proposes: the units of its list, and the answers of those whose LKE came in.

    Attributes:
        units: those with id, target and name, in the order of the list.
        answers: by the id of a unit.
        findings: why units are left out or have no answers, and what of their LKEs the format cannot say.
        refused: files that could not be read, and why.
    """

    units: tuple[Proposed, ...]
    answers: Mapping[str, Exported]
    findings: tuple[Finding, ...]
    refused: tuple[tuple[str, tuple[Finding, ...]], ...]


def propose(
    rows: Sequence[Unit],
    place: Path,
    files: Sequence[str],
    *,
    year: int | None = None,
    asked: LoadedRubric | None = None,
    sheet: str = "",
) -> Proposal:
    """Return what the units of a list propose, with the answers in their LKEs.

    Args:
        rows: the list of units.
        place: where it lies; the files that it names are looked for from there.
        files: the LKEs that there are.
        year: of evaluation; None for what each LKE says.
        asked: the rubric to read them by; None for the one that each fits.
        sheet: the sheet to read in each; ``all`` for every one that is an LKE.
    """
    kept, left_out = proposed(rows, str(place))
    made: dict[str, Exported] = {}
    lines, refused = [], []
    for file in files:
        try:
            for reads in reads_of(file, asked, sheet):
                first = reads[0].assessment
                made[sheet_of(file, first.sheet)] = _exported(reads, "-", "", year)
                lines.append(line_of(first))
        except UnreadableWorkbookError as error:
            refused.append((file, error.findings))
    listed = registered(rows, lines, [file for file, _ in refused], place.parent)
    answers, about = _matched(kept, listed, made, str(place))
    names = {id_: answer.document.nama_unit for id_, answer in answers.items()}
    named, unnamed = with_names(kept, names, str(place))
    called = {unit.id: unit.name for unit in named if unit.id in answers}
    return Proposal(
        units=tuple(named),
        answers={id_: _of(answers[id_], id_, name) for id_, name in called.items()},
        findings=(*left_out, *about, *unnamed),
        refused=tuple(refused),
    )


def _matched(
    units: Sequence[Proposed], listed: Registered, made: dict[str, Exported], place: str
) -> tuple[dict[str, Exported], list[Finding]]:
    """Return whose answers are whose, by id; J017, J038 for units without, J039 for LKEs of nobody.

    What belongs to a unit is taken out of `made`, which is by file and sheet.
    """
    keys: dict[str, list[str]] = {}
    for at, row in listed.units.items():
        own = [key for key in made if key == at or key.partition("\0")[0] == at]
        keys.setdefault(row.id, []).extend(own)
    answers: dict[str, Exported] = {}
    about: list[Finding] = []
    for unit in units:
        own, name = keys.get(unit.id, []), unit.name or unit.file or unit.id
        if len(own) == 1:
            answers[unit.id] = made.pop(own[0])
            about += answers[unit.id].losses
        elif own:
            files = ", ".join(key.replace("\0", " ") for key in own)
            about.append(finding("J017", file=place, id=unit.id, unit=name, files=files))
        else:
            about.append(finding("J038", file=place, id=unit.id, unit=name))
    spoken = {key for own in keys.values() if len(own) > 1 for key in own}
    nobodys = [key.partition("\0") for key in made if key not in spoken]
    return answers, [*about, *(finding("J039", file=file, sheet=tab or None) for file, _, tab in nobodys)]


def _of(exported: Exported, unit_id: str, name: str) -> Exported:
    """Return an answers document as that of a unit."""
    document = exported.document.model_copy(update={"unit_id": unit_id, "nama_unit": name})
    return exported._replace(document=document)


_MOST = 100_000
"""Files of a folder; no agency proposes so many units."""


def check_path(path: str) -> Outcome:
    """Return what `zitool portalrb check` makes of a document, or of a folder laid out as the addresses.

    Raises:
        UnreadableWorkbookError: the file cannot be read at all.
        UsageError: J054, nothing in the folder is laid out so.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - names that are no UTF-8 stay as they are
        return Outcome(path, is_folder=False, documents=(_scored(path, ""),))
    files = sorted(_files(path, path))
    places = [place_of(os.path.relpath(file, path).replace(os.sep, "/"), file) for file in files]
    if not any(place.kind for place in places):
        raise UsageError(finding("J054", file=path))
    documents = []
    for place in places:
        if place.kind:
            try:
                documents.append(_scored(place.file, place.kind))
            except UnreadableWorkbookError as refused:
                documents.append(Scored(Checked(place.file, place.kind, None, refused.findings)))
    targets = _targets([scored.checked for scored in documents])
    documents = [
        scored._replace(targets=targets.get(scored.checked.document.unit_id, ()))
        if isinstance(scored.checked.document, JawabanUnit)
        else scored
        for scored in documents
    ]
    said = between(places, [scored.checked for scored in documents], path)
    return Outcome(path, is_folder=True, documents=tuple(documents), between=tuple(said))


def _files(folder: str, top: str) -> Iterator[str]:
    """Yield the files below a folder; links to folders are not followed, hidden ones not entered."""
    count = 0
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            count += 1
            if count > _MOST:
                raise UsageError(finding("J054", file=top))
            if not name.startswith("."):
                yield os.path.join(here, name)  # noqa: PTH118 - names that are no UTF-8 stay as they are


def _scored(file: str, expected: str) -> Scored:
    data = read_at_most(file, MOST_BYTES)
    checked = check_document(data, file, expected)
    document = checked.document
    if not isinstance(document, JawabanUnit) or document.tahun not in master_lists():
        return Scored(checked)
    try:
        return Scored(checked, tuple(assess_book(book_of(document, data, file), None, ALL)))
    except UnreadableWorkbookError as refused:
        return Scored(checked._replace(findings=(*checked.findings, *refused.findings)))


def _targets(checked: Sequence[Checked]) -> Mapping[str, tuple[str, ...]]:
    """Return what each unit is proposed for, by its id."""
    targets: dict[str, tuple[str, ...]] = {}
    for result in checked:
        if isinstance(result.document, WbkUnits | WbbmUnits):
            target = "wbk" if isinstance(result.document, WbkUnits) else "wbbm"
            for unit in result.document.units:
                targets[unit.id] = (*targets.get(unit.id, ()), target)
    return targets
