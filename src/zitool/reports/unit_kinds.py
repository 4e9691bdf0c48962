"""Kinds of units as text: of which group one is, what holds for it, and which rules ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.core.law.conditions import statement_in
from zitool.core.law.unit_kinds import rules_about
from zitool.wording import label
from zitool.wording.citing import cites

if TYPE_CHECKING:
    from zitool.core.law.rubric import Rubric
    from zitool.core.law.unit_kinds import KindOfUnit
    from zitool.wording import Language


def kind_text(found: KindOfUnit, rubric: Rubric, language: Language) -> str:
    """Return a kind in a line: its name, its group with what holds for it and where that stands, rules."""
    kind, group = found
    rules = ", ".join(rules_about(rubric, kind.id))
    said = label(
        "unit_kind",
        language,
        id=kind.id,
        name=kind.name,
        group=group.name,
        duty=label(f"duty_{group.duty}", language),
        statement=statement_in(group, language),
        cited=cites(group.references, language),
    )
    return f"{said}; {label('unit_rules', language, rules=rules)}" if rules else said


def kind_object(found: KindOfUnit, rubric: Rubric) -> dict[str, Any]:
    """Return a kind with its group for JSON."""
    kind, group = found
    return {
        "id": kind.id,
        "name": kind.name,
        "group": group.id,
        "duty": group.duty,
        "statement": group.statement,
        "rules": list(rules_about(rubric, kind.id)),
    }
