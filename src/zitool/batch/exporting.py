"""From the path of an LKE to its PortalRB document: what `zitool portalrb export` and `serve` share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zitool.batch import ALL, assess_form, read_lke
from zitool.errors import UnreadableWorkbookError
from zitool.findings import finding
from zitool.portalrb.export import Read, document_of
from zitool.portalrb.master import master_of
from zitool.workbooks.cells import on_sheet
from zitool.workbooks.titles import evaluated_in

if TYPE_CHECKING:
    from zitool.core.assessment import Assessment
    from zitool.findings import Finding
    from zitool.portalrb.documents import JawabanUnit
    from zitool.rubrics.load import LoadedRubric


class Exported(NamedTuple):
    """The answers document of an LKE.

    Attributes:
        document: every question of the year's master list.
        year: the year of evaluation that it is of.
        losses: what the format cannot say (J020 to J028).
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
        UnreadableWorkbookError: the file is refused; J029, no year is known; J030, there is no
            master list of that year; J031, the LKE is of another rubric than that list.
    """
    read = assess_form(on_sheet(read_lke(path), sheet), asked, ALL)
    reads = [Read(*each) for each in read]
    stated = evaluated_in(reads[0].form)
    of_year = year if year is not None else stated.year if stated is not None else None
    master = master_of(of_year, path)
    if master.rubric != (rubric := reads[0].assessment.rubric.id):
        raise UnreadableWorkbookError(finding("J031", file=path, rubric=rubric, other=master.rubric))
    document, losses = document_of(reads, master, unit_id, name)
    return Exported(document, master.year, tuple(losses), tuple(one.assessment for one in reads))
