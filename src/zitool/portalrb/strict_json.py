"""JSON read strictly: what two readers could take for two things is refused, with one finding.

No key twice, no NaN or Infinity, no depth without end, no characters that are none: Python's own reader
allows all of them.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, NoReturn

from zitool.errors import UnreadableWorkbookError
from zitool.findings import finding

if TYPE_CHECKING:
    from zitool.findings import Finding

MOST_BYTES = 16 << 20
"""Of a document; the answers of a unit have some hundred kB at most."""
MOST_DEPTH = 32
"""Levels of lists and objects; PortalRB's own documents have three."""
_LONGEST_NUMBER = 400
_MARK = "\ufeff"
_SHOWN = 60


class _RefusedError(Exception):
    """What makes a document one that cannot be trusted."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def parse(data: bytes, file: str) -> tuple[object, list[Finding]]:
    """Return what `data` holds, and J010 where it begins with a byte-order mark.

    Raises:
        UnreadableWorkbookError: J001 to J005: it is no JSON, or none that every reader takes alike.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refusal(file, "J005", place=str(error.start + 1)) from None
    findings = [finding("J010", file=file)] if text.startswith(_MARK) else []
    text = text.removeprefix(_MARK)
    try:
        value = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite, parse_int=_whole
        )
    except json.JSONDecodeError as error:
        raise _refusal(file, "J001", place=f"{error.lineno}:{error.colno}") from None
    except _RefusedError as refused:
        raise _refusal(file, refused.code, **refused.values) from None
    except RecursionError:
        raise _refusal(file, "J004", limit=str(MOST_DEPTH)) from None
    _check(value, file, text)
    return value, findings


def _check(value: object, file: str, text: str) -> None:
    """Refuse what is nested too deep, and halves of characters that an escape has smuggled in."""
    smuggled = "\\ud" in text.casefold()
    level, depth = [value], 1
    while level:
        inner: list[object] = []
        for part in level:
            if isinstance(part, dict | list) and depth > MOST_DEPTH:
                raise _refusal(file, "J004", limit=str(MOST_DEPTH))
            if isinstance(part, dict):
                inner += part.values()
                inner += part if smuggled else ()
            elif isinstance(part, list):
                inner += part
            elif smuggled and isinstance(part, str) and any("\ud800" <= char <= "\udfff" for char in part):
                raise _refusal(file, "J005", place="\\u")
        level, depth = inner, depth + 1


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _RefusedError("J002", key=twice[:_SHOWN])
    return mapping


def _no_number(text: str) -> NoReturn:
    raise _RefusedError("J003", raw=text)


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _no_number(text[:_SHOWN])


def _whole(text: str) -> int:
    return int(text) if len(text) <= _LONGEST_NUMBER else _no_number(text[:_SHOWN])


def _refusal(file: str, code: str, place: str | None = None, **values: str) -> UnreadableWorkbookError:
    return UnreadableWorkbookError(finding(code, file=file, cell=place, **values))
