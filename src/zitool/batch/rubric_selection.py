"""Which rubric a workbook is scored by: the one asked for, or the one that its rows fit.

The rubric in force is tried first, and nothing else is loaded where it fits. Otherwise every packaged rubric
is aligned with the workbook; among rubrics that ask the same questions decide the day asked
for, the regulation or year that the workbook names, and at last which was in force later, which is said.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from zitool.errors import UnreadableWorkbookError
from zitool.findings import finding
from zitool.lke.checks.structure import checked
from zitool.lke.forms import fit, form_sheets, read_form
from zitool.lke.rows import prints
from zitool.lke.titles import named_in
from zitool.named import NamedTuple
from zitool.rubrics.load import load_rubric
from zitool.rubrics.official_wording import wording_of
from zitool.rubrics.packaged import DEFAULT_RUBRIC, packaged_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from zitool.core.law.official_wording import Wording
    from zitool.core.law.rubric import Regulation, Wordprints
    from zitool.core.scoring.assessment import ChosenBy
    from zitool.findings import Finding
    from zitool.lke.forms import Form
    from zitool.rubrics.load import LoadedRubric
    from zitool.xlsx.cells import Book

_GOOD = 0.85
"""A form that fits this well is looked at no further: the others stay well below with it."""


class Chosen(NamedTuple):
    """A rubric, the workbook as that rubric reads it, how it was chosen, and what to say about that."""

    loaded: LoadedRubric
    form: Form
    by: ChosenBy
    findings: tuple[Finding, ...] = ()


class _Candidate(NamedTuple):
    """A rubric tried on a workbook; `refused` says why it has no form of it."""

    loaded: LoadedRubric
    form: Form | None
    fit: Fraction
    refused: tuple[Finding, ...] = ()

    @property
    def regulation(self) -> Regulation:
        return self.loaded.rubric.regulation


def choose(book: Book, asked: LoadedRubric | None, on: date | None = None) -> Chosen:
    """Return the rubric that `book` is scored by.

    Args:
        book: the workbook.
        asked: the rubric that somebody named; None to let the workbook decide.
        on: the day that decides between rubrics with the same questions.

    Raises:
        UnreadableWorkbookError: no sheet fits the rubric asked for, or any.
    """
    chosen = _as_asked(book, asked, on) if asked is not None else _by_rows(book, on)
    return chosen._replace(form=checked(chosen.form, chosen.loaded.rubric))


def _by_rows(book: Book, on: date | None) -> Chosen:
    first = _tried(book, packaged(DEFAULT_RUBRIC))
    if first.form is not None and first.fit >= _GOOD:
        return Chosen(first.loaded, first.form, "workbook")
    tried = [first, *_others(book, DEFAULT_RUBRIC)]
    candidates = [attempt for attempt in tried if attempt.form is not None]
    spread = any(reported.code == "S144" for attempt in tried for reported in attempt.refused)
    if not candidates or (spread and all(candidate.fit < _GOOD for candidate in candidates)):
        raise UnreadableWorkbookError(*_why(tried))
    return _between(book, _best(candidates), on)


def lke_sheets(book: Book, asked: LoadedRubric | None) -> list[str]:
    """Return the names of the sheets that are LKEs alike; one empty name where there are not several."""
    for loaded in [asked] if asked is not None else packaged_choices():
        names = form_sheets(book, loaded.rubric, _wordprints(loaded))
        if len(names) > 1:
            return names
    return [""]


def _why(tried: Sequence[_Candidate]) -> tuple[Finding, ...]:
    """Return why no rubric has a form of a workbook: what most of all says what to do about it."""
    by_code = {reported.code: attempt.refused for attempt in reversed(tried) for reported in attempt.refused}
    return by_code.get("S144") or by_code.get("S112") or tried[0].refused


def packaged_choices() -> list[LoadedRubric]:
    """Return every rubric that a workbook may be found to fit."""
    return [packaged(id_) for id_ in packaged_ids()]


@cache
def packaged(id_: str) -> LoadedRubric:
    """Return a packaged rubric, the same object each time: what is worked out about it is kept."""
    return load_rubric(id_)


def _wordprints(loaded: LoadedRubric) -> Wordprints:
    """Return the prints by which rows are known: the rubric's, and those of a wording that is kept."""
    kept = wording_of(loaded.rubric.id)
    if not kept:
        return loaded.wordprints
    # What a form is expected to hold is remembered by this very mapping, so it is made once.
    before = _MERGED.get(loaded.rubric.id)
    if before is None or before[0] is not loaded.wordprints or before[1] is not kept:
        said = {
            id_: (*loaded.wordprints.get(id_, ()), prints(wording.question))
            for id_, wording in kept.items()
            if wording.question
        }
        before = _MERGED[loaded.rubric.id] = (loaded.wordprints, kept, dict(loaded.wordprints) | said)
    return before[2]


_MERGED: dict[str, tuple[Wordprints, Mapping[str, Wording], Wordprints]] = {}


def _tried(book: Book, loaded: LoadedRubric) -> _Candidate:
    try:
        form = read_form(book, loaded.rubric, _wordprints(loaded))
    except UnreadableWorkbookError as error:
        return _Candidate(loaded, None, fit(None), error.findings)
    return _Candidate(loaded, form, fit(form))


def _others(book: Book, known: str) -> Iterator[_Candidate]:
    """Yield the other rubrics tried on `book`; one in the archive has no form but zitool's own of it."""
    for choice in packaged_choices():
        if choice.rubric.id != known:
            tried = _tried(book, choice)
            if choice.rubric.status != "archive" or tried.fit >= _GOOD:
                yield tried


def _best(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    most = max(candidate.fit for candidate in candidates)
    return [candidate for candidate in candidates if candidate.fit == most]


def _as_asked(book: Book, asked: LoadedRubric, on: date | None) -> Chosen:
    """Return the rubric asked for; S131 where another fits better, S132 where no form of it is known."""
    own = _tried(book, asked)
    if own.form is not None and own.fit >= _GOOD:
        return Chosen(asked, own.form, "option")
    rubric = asked.rubric
    others = [
        attempt for attempt in _others(book, rubric.id) if attempt.form is not None and attempt.fit > own.fit
    ]
    said: tuple[Finding, ...] = ()
    if others:
        better = _between(book, _best(others), on).loaded.rubric
        said = (finding("S131", file=book.file, rubric=rubric.id, other=better.id),)
    if own.form is None:
        if rubric.status == "archive":
            said = (finding("S132", file=book.file, rubric=rubric.id), *said)
        raise UnreadableWorkbookError(*own.refused, *said)
    return Chosen(asked, own.form, "option", said)


def _between(book: Book, equals: Sequence[_Candidate], on: date | None) -> Chosen:
    """Return the one among rubrics with the same questions that the day or the workbook speaks for."""
    left = list(equals)
    by: ChosenBy = "workbook"
    if len(left) > 1 and on is not None:
        dated = [candidate for candidate in left if candidate.regulation.in_force(on, on)]
        left, by = (dated, "date") if dated else (left, by)
    if len(left) > 1:
        left = _named(left)
    said: tuple[Finding, ...] = ()
    if len(left) > 1:
        last = max(left, key=lambda candidate: candidate.regulation.effective_from)
        known = ", ".join(candidate.loaded.rubric.id for candidate in left)
        id_ = last.loaded.rubric.id
        said = (finding("S130", file=book.file, known=known, rubric=id_, because="last_in_force"),)
        left, by = [last], "default"
    one = left[0]
    assert one.form is not None
    return Chosen(one.loaded, one.form, by, said)


def _named(equals: list[_Candidate]) -> list[_Candidate]:
    """Return those that the workbook names, by regulation or else by year; all where it names none."""
    from datetime import date as day  # noqa: PLC0415 - only where rubrics ask the same questions

    form = equals[0].form
    assert form is not None
    named = named_in(form)
    cited = [
        candidate
        for candidate in equals
        if (candidate.regulation.number, candidate.regulation.year) in named.regulations
    ]
    if cited and not named.years:
        return [max(cited, key=lambda candidate: candidate.regulation.effective_from)]
    for year in sorted(named.years, reverse=True):
        first, last = day(year, 1, 1), day(year, 12, 31)
        if in_force := [candidate for candidate in equals if candidate.regulation.in_force(first, last)]:
            return in_force
    return [max(cited, key=lambda candidate: candidate.regulation.effective_from)] if cited else equals
