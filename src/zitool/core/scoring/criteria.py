"""What an answer demands, in the workbook's own words where they can be told apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zitool.core.law.rubric import Indicator
    from zitool.core.scoring.answers import Answer


def criterion(indicator: Indicator, answer: Answer, option: str, options: Iterable[str]) -> str:
    """Return what `option` demands: from the answer's own sheet, else from the rubric.

    A ratio has no options: its guidance is the criterion.
    """
    options = list(options)
    if not options:
        return _one_line(answer.criteria) or indicator.guidance or ""
    return own_words(answer.criteria, option, options) or indicator.criteria.get(option, "")


def own_words(text: str, option: str, options: Iterable[str]) -> str:
    """Return what `text` says of `option`, or nothing where it does not name it exactly once.

    Forms write ``a. Jika ...`` with one option to a line, or ``Ya, jika ...`` alone.
    """
    marks = list(_marks(tuple(options)).finditer(text))
    ends = [*(mark.start() for mark in marks), len(text)][1:]
    named = zip(marks, ends, strict=False)  # no marks: the end is of nothing
    lines = [text[mark.end() : end] for mark, end in named if mark[1].casefold() == option.casefold()]
    return _one_line(lines[0]) if len(lines) == 1 else ""


@lru_cache(maxsize=32)
def _marks(options: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, options), key=len, reverse=True))
    return re.compile(rf"^[^\S\n]*({names})[^\S\n]*[.,:;)-]", re.IGNORECASE | re.MULTILINE)


def _one_line(text: str) -> str:
    return " ".join(text.split())
