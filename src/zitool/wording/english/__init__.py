"""The sentences of every finding in English; official terms stay Indonesian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.wording.english.facts import FACTS
from zitool.wording.english.files import FILES
from zitool.wording.english.many import MANY
from zitool.wording.english.others import OTHERS
from zitool.wording.english.regulations import REGULATIONS
from zitool.wording.english.rubric_edits import RUBRIC_EDITS
from zitool.wording.english.rubrics import RUBRICS
from zitool.wording.english.serving import SERVING
from zitool.wording.english.structure import STRUCTURE
from zitool.wording.english.surveys import SURVEYS
from zitool.wording.english.values import VALUES
from zitool.wording.english.weights import WEIGHTS
from zitool.wording.english.zones import ZONES

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
