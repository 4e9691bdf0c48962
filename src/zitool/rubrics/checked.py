"""Strict YAML into a rubric, with every fault of shape and meaning at once, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.core.law.rubric import with_ids
from zitool.errors import RubricError
from zitool.rubrics.inheritance import read_rubric
from zitool.rubrics.lint import lint
from zitool.rubrics.models import rubric_model
from zitool.rubrics.packaged import MAIN
from zitool.rubrics.source import by_place, dotted, fitted, misshapen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zitool.core.law.rubric import Rubric
    from zitool.findings import Finding
    from zitool.rubrics.source import Document, Key

_SHOWN = 60


def read_checked(file: Path) -> tuple[Rubric, Document]:
    """Return the rubric whose main YAML file is `file`, and the document it was made from.

    Raises:
        RubricError: with every fault found: first those of YAML, else those of shape and meaning together.
    """
    document = read_rubric(file)
    faults = list(_given_ids(document, document.data, ()))
    with_ids(document.data.get("sections"))
    meant = list(lint(document, file.parent.resolve().name if file.name == MAIN else None))
    known = {path for path, _ in meant}
    faults += [fault for _, fault in meant]
    rubric, unfit = fitted(document, document.data, rubric_model().validate_python, misshapen, known)
    faults += unfit
    if faults or rubric is None:
        raise RubricError(*sorted(faults, key=by_place))
    return rubric, document


def _given_ids(document: Document, node: dict[str, Any], path: Key) -> Iterator[Finding]:
    """Yield a finding for every id that zitool makes from codes and the rubric writes itself."""
    for kind in ("sections", "indicators", "inputs"):
        children = node.get(kind)
        for index, child in enumerate(children if isinstance(children, list) else ()):
            if isinstance(child, dict):
                where = (*path, kind, index)
                if "id" in child:
                    given = str(child["id"])[:_SHOWN]
                    where_id = (*where, "id")
                    yield document.fault(
                        "R006",
                        where_id,
                        path=dotted(where_id),
                        reason="made_by_zitool",
                        given=given,
                        expected="",
                    )
                yield from _given_ids(document, child, where)
