"""Pydantic models of a filled LKE: what each indicator of a rubric accepts, said a second time.

`zitool.lke.extract` reads strangers' cells and says what is wrong with each; these models know nothing
of cells and check what it accepted, so that a slip in one is caught by the other. Only `zitool validate` pays
for importing pydantic.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from zitool.core.scoring.answers import MOST_COUNTED
from zitool.findings import Finding, finding

if TYPE_CHECKING:
    from zitool.core.law.rubric import Indicator, Rubric
    from zitool.core.scoring.answers import AnswerSheet

Share = Annotated[Fraction, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0, le=MOST_COUNTED)]


class _Accepted(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class AcceptedRatio(_Accepted):
    """A ratio: its share 0 ... 1 and the whole, non-negative counts it comes from."""

    share: Share
    counts: dict[str, Count | None]


def answer_model(rubric: Rubric) -> type[BaseModel]:
    """Return the model of a filled LKE: one optional field per indicator, named by its id.

    A choice is one of its scale's options, an index lies within 0 ... maximum, a percentage within
    0 ... 1, a ratio has counts.
    """
    fields: dict[str, Any] = {
        _name(leaf.id): (Annotated[_accepts(rubric, leaf) | None, Field(alias=leaf.id)], None)
        for leaf in rubric.leaves()
    }
    return create_model(f"Lke_{rubric.id.replace('-', '_')}", __base__=_Accepted, **fields)


def check_accepted(rubric: Rubric, sheet: AnswerSheet, file: str) -> list[Finding]:
    """Return X002 for each answer that the reader accepted and the model refuses: a bug of zitool."""
    try:
        answer_model(rubric).model_validate(_plain(rubric, sheet))
    except ValidationError as error:
        return [
            finding(
                "X002",
                file=file,
                cell=answer.cell,
                indicator=answer.indicator,
                id=answer.indicator,
                reason=problem["msg"],
            )
            for problem in error.errors()
            if (answer := sheet.answers.get(str(problem["loc"][0]))) is not None
        ]
    return []


def _name(id_: str) -> str:
    return "indicator_" + id_.replace(".", "_")


def _accepts(rubric: Rubric, leaf: Indicator) -> Any:  # noqa: ANN401 - a type made at run time
    scale = rubric.scales[leaf.scale]
    if scale.kind == "choice":
        return Literal[tuple(scale.options)]
    if scale.kind in {"index", "percent"}:
        return Annotated[Fraction, Field(ge=0, le=scale.maximum or 1)]
    return AcceptedRatio


def _plain(rubric: Rubric, sheet: AnswerSheet) -> dict[str, Any]:
    accepted: dict[str, Any] = {}
    for leaf in rubric.leaves():
        answer = sheet.answers[leaf.id]
        scale = rubric.scales[leaf.scale]
        if answer.value is None:
            continue
        if scale.kind == "choice":
            accepted[leaf.id] = answer.chosen
        elif scale.kind in {"index", "percent"}:
            accepted[leaf.id] = answer.value * (scale.maximum or 1)
        else:
            counts = {count.id: sheet.counts.get(count.id) for count in leaf.inputs}
            whole = {id_: _whole(number) for id_, number in counts.items()}
            accepted[leaf.id] = {"share": answer.value, "counts": whole}
    return accepted


def _whole(number: Fraction | None) -> int | Fraction | None:
    return int(number) if number is not None and number.denominator == 1 else number
