"""A rubric read out of somebody's form: not law yet, and it says so wherever it is not sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from zitool.findings import Finding

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw]"
Key: TypeAlias = tuple[str | int, ...]


class Draft:
    """A rubric as somebody would write it.

    Attributes:
        data: as ``rubric.yaml`` holds it: texts, lists and mappings.
        findings: what is not certain, each with the path in `data` of what it concerns.
        questions: how many indicators there are.
    """

    def __init__(self, data: dict[str, Raw]) -> None:
        self.data = data
        self.findings: list[tuple[Key, Finding]] = []
        self.questions = 0
