"""What an answer demands, in the workbook's own words where they can be told apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    return _one_line(words_by_option(text, tuple(options)).get(option.casefold(), ""))


@lru_cache(maxsize=256)
def words_by_option(text: str, options: tuple[str, ...]) -> Mapping[str, str]:
    """Return what `text` says of each option that it names exactly once, by the option without case."""
    mark_at, at, marks = _mark(options).match, 0, []
    for line in text.split("\n"):  # to look for beginnings of lines takes `re` a step a character
        if (mark := mark_at(text, at)) is not None:
            marks.append(mark)
        at += len(line) + 1
    ends = [*(mark.start() for mark in marks), len(text)][1:]
    named = zip(marks, ends, strict=False)  # no marks: the end is of nothing
    said: dict[str, list[str]] = {}
    for mark, end in named:
        said.setdefault(mark[1].casefold(), []).append(text[mark.end() : end])
    return {option: lines[0].strip() for option, lines in said.items() if len(lines) == 1}


@lru_cache(maxsize=32)
def _mark(options: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches an option at the beginning of a line."""
    names = "|".join(sorted(map(re.escape, options), key=len, reverse=True))
    return re.compile(rf"[^\S\n]*({names})[^\S\n]*[.,:;)-]", re.IGNORECASE)


def _one_line(text: str) -> str:
    return " ".join(text.split())
