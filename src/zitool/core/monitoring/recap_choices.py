"""What can be asked of a recap: which units, in which order; a module apart, for command lines are cheap."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Telling(StrEnum):
    """What a batch tells of each unit beside its line."""

    SCORE = "score"
    VALIDATE = "validate"
    GAP = "gap"
    ANSWERS = "answers"
    """Its document for PortalRB."""


class Group(StrEnum):
    """Units by where they stand against one designation."""

    MET = "met"
    NEAR = "near"
    NOT_MET = "not-met"
    """Not met, near or not, or incomplete."""
    BROKEN = "broken"
    """Files that could not be scored."""


class Grouping(StrEnum):
    """Columns of a list of units that statistics can be grouped by."""

    AGENCY = "agency"
    KIND = "kind"
    PROVINCE = "province"
    PRIORITY = "priority"
    """The group that a rubric names: zones, law enforcement, the land agency and the like."""


class Sorting(StrEnum):
    """Orders of the lines."""

    POINTS = "points"
    UNIT = "unit"
    FILE = "file"
    ANSWERED = "answered"
    SHORT = "short"
    FINDINGS = "findings"


INDONESIAN: Mapping[type[StrEnum], Mapping[str, StrEnum]] = {
    Group: {
        "memenuhi": Group.MET,
        "hampir": Group.NEAR,
        "belum": Group.NOT_MET,
        "rusak": Group.BROKEN,
    },
    Grouping: {
        "instansi": Grouping.AGENCY,
        "jenis": Grouping.KIND,
        "provinsi": Grouping.PROVINCE,
        "kelompok": Grouping.PRIORITY,
    },
    Sorting: {
        "nilai": Sorting.POINTS,
        "unit": Sorting.UNIT,
        "berkas": Sorting.FILE,
        "terjawab": Sorting.ANSWERED,
        "kurang": Sorting.SHORT,
        "temuan": Sorting.FINDINGS,
    },
}
"""The same choices as an Indonesian command line may say them."""
