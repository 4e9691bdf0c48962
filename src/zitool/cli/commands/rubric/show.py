"""``zitool rubric show``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

from zitool.cli import options
from zitool.cli.assessing import deliver_report
from zitool.core.names import near
from zitool.errors import UsageError
from zitool.findings import finding
from zitool.rubrics.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.core.law.rubric import Rubric


def show(
    rubric: Annotated[str, options.placed("shown", "ID|PATH")],
    subject: Annotated[str, options.placed("shown_part", "[A.I.1|A.I.1.i.a]")] = "",
    *,
    told: options.Listed,
) -> None:
    """Show a rubric, or a section or indicator of it."""
    language, form = told.language, told.form
    place = told.place([], form, rubric)
    given = load_rubric(rubric).rubric
    id_ = _id_of(given, subject) if subject else ""
    from zitool.reports.subjects.rubrics import rubric_report  # noqa: PLC0415

    deliver_report(
        form,
        lambda screen: rubric_report(given, id_, language, screen=screen),
        lambda: json.dumps(_plain(given, id_), indent=2, ensure_ascii=False) + "\n",
        place,
        language,
    )


def _id_of(rubric: Rubric, subject: str) -> str:
    """Return the id that somebody wrote, in any case.

    Raises:
        UsageError: U003, there is none.
    """
    ids = {leaf.id.casefold(): leaf.id for leaf in rubric.leaves()}
    ids |= {section.id.casefold(): section.id for section in rubric.walk()}
    try:
        return ids[subject.casefold()]
    except KeyError:
        likely = ", ".join(ids[folded] for folded in near(subject, ids))
        raise UsageError(finding("U003", name=subject, rubric=rubric.id, near=likely)) from None


def _plain(rubric: Rubric, id_: str) -> dict[str, Any]:
    """Return the rubric as the data it is compiled to, or the part of it with that id."""
    from zitool.rubrics.models import to_plain  # noqa: PLC0415 - pydantic follows

    stored = to_plain(rubric)
    return next(_parts(stored, id_)) if id_ else stored


def _parts(node: dict[str, Any], id_: str) -> Iterator[dict[str, Any]]:
    for key in ("sections", "indicators"):
        for child in node.get(key, ()):
            if child["id"] == id_:
                yield child
            yield from _parts(child, id_)
