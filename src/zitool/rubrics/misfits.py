"""What does not fit a model, of pydantic's errors, as findings at the place where it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from zitool.findings import Finding
    from zitool.rubrics.source import Document, Key

_SHOWN = 60

REASONS: Mapping[str, str] = {
    "missing": "missing",
    "unexpected_keyword_argument": "unknown_key",
    "string_type": "not_text",
    "string_too_short": "empty",
    "too_short": "empty",
    "string_too_long": "too_long",
    "string_pattern_mismatch": "bad_form",
    "literal_error": "not_one_of",
    "tuple_type": "not_a_list",
    "dict_type": "not_a_mapping",
    "dataclass_type": "not_a_mapping",
    "date_type": "not_a_date",
    "date_parsing": "not_a_date",
    "date_from_datetime_parsing": "not_a_date",
    "bool_type": "not_true_or_false",
    "int_type": "not_a_whole_number",
}
"""The reason of an R006 by pydantic's type of error; else ``other``, or ``made_by_zitool`` for a given id."""


def by_place(fault: Finding) -> tuple[str, tuple[int, ...]]:
    """Return file, line and column of a fault, to sort by."""
    return fault.file or "", tuple(int(number) for number in (fault.cell or "0").split(":"))


def misshapen(document: Document, error: ErrorDetails) -> Finding:
    """Return the finding for one error of pydantic."""
    path = error["loc"]
    context = error.get("ctx", {})
    expected = next((context[key] for key in ("expected", "pattern", "max_length") if key in context), "")
    given = error["input"] if isinstance(error["input"], str) else ""
    reason = REASONS.get(error["type"], "other")
    if reason == "other":
        expected = error["msg"]
    return document.fault(
        "R006", path, path=dotted(path), reason=reason, given=given[:_SHOWN], expected=expected
    )


def misshapen_case(document: Document, error: ErrorDetails) -> Finding:
    """Return the finding for one error of pydantic in a file of cases, with the name of the case."""
    path = error["loc"]
    reason = error["msg"] if error["type"] == "case" else REASONS.get(error["type"], "other")
    given = error["input"] if isinstance(error["input"], str) else str(path[-1]) if path else ""
    return document.fault("R041", path, case=_case(document, path), reason=reason, given=given[:_SHOWN])


def _case(document: Document, path: Key) -> str:
    """Return the name of the case that `path` lies in, as far as it has one."""
    node: Any = document.data
    for step in path[:2]:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return "?"
    name = node.get("nama") if isinstance(node, dict) else None
    return name[:_SHOWN] if isinstance(name, str) else "?"


def dotted(path: Key) -> str:
    """Return a path as people write it: ``sections[0].weight``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.lstrip(".")
