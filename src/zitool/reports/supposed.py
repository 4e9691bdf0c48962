"""What somebody supposed with ``--set``, and what it moves: before and after, as every report shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.core.exact import plain
from zitool.named import NamedTuple
from zitool.reports.layout import number
from zitool.reports.prerequisites import status_text
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Check
    from zitool.wording import Language


class Moved(NamedTuple):
    """One figure or conclusion that a supposition moves, in words."""

    title: str
    before: str
    after: str

    def __str__(self) -> str:
        """Return it as one line."""
        return f"{self.title}: {self.before} → {self.after}"


def changes_said(assessment: Assessment) -> str:
    """Return what was supposed, as it was written; empty where nothing was. The words may be a stranger's."""
    return "; ".join(f"{id_} = {text or '-'}" for id_, text in assessment.answers.what_if.items())


def moved(assessment: Assessment, language: Language) -> Iterator[Moved]:
    """Yield the total, each requirement whose figure moves and each verdict that does, before and after."""
    before = assessment.before
    if before is None:
        return
    yield Moved(
        label("total", language),
        number(before.card.points, language),
        number(assessment.card.points, language),
    )
    whole = tuple(section.id for section in assessment.rubric.sections)
    seen = {(whole, "points")}
    for was, now in zip(before.verdicts, assessment.verdicts, strict=True):
        for old, new in zip(was.checks, now.checks, strict=True):
            of = (new.requirement.of, new.requirement.unit)
            if old.actual != new.actual and of not in seen:
                seen.add(of)
                yield Moved(new.requirement.title, _reached(old, language), _reached(new, language))
    for was, now in zip(before.verdicts, assessment.verdicts, strict=True):
        if was.status != now.status:
            yield Moved(now.designation.name, status_text(was, language), status_text(now, language))


def _reached(check: Check, language: Language) -> str:
    return number(check.actual, language) + (" %" if check.requirement.unit == "percent" else "")


def before_object(assessment: Assessment) -> dict[str, Any]:
    """Return the points, minima and verdicts without what was supposed, as JSON documents hold them."""
    before = assessment.before
    if before is None:
        return {}
    verdicts = [
        {
            "designation": verdict.designation.id,
            "status": str(verdict.status),
            "requirements": [
                {"id": check.requirement.id, "actual": plain(check.actual)} for check in verdict.checks
            ],
        }
        for verdict in before.verdicts
    ]
    return {"what_if_before": {"points": plain(before.card.points), "verdicts": verdicts}}
