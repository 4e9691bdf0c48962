"""Kalimat tiap temuan dalam bahasa Indonesia."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.wording.indonesian.facts import FACTS
from zitool.wording.indonesian.files import FILES
from zitool.wording.indonesian.many import MANY
from zitool.wording.indonesian.others import OTHERS
from zitool.wording.indonesian.regulations import REGULATIONS
from zitool.wording.indonesian.rubric_edits import RUBRIC_EDITS
from zitool.wording.indonesian.rubrics import RUBRICS
from zitool.wording.indonesian.serving import SERVING
from zitool.wording.indonesian.structure import STRUCTURE
from zitool.wording.indonesian.surveys import SURVEYS
from zitool.wording.indonesian.values import VALUES
from zitool.wording.indonesian.weights import WEIGHTS
from zitool.wording.indonesian.zones import ZONES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.wording import Entry

CATALOGUE: Mapping[str, Entry] = (
    FILES
    | STRUCTURE
    | VALUES
    | WEIGHTS
    | OTHERS
    | MANY
    | REGULATIONS
    | RUBRICS
    | RUBRIC_EDITS
    | FACTS
    | ZONES
    | SERVING
    | SURVEYS
)
