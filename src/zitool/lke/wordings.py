"""What a form asks against what the rubric asks, where a row was recognised but may mean something else.

Texts of questions that changed places, criteria that run from worst to best, a question turned into its
opposite. None changes an answer: each is said, with what the other reading would give.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zitool.core.memo import Recent
from zitool.core.record import replace
from zitool.core.scoring.answers import normal
from zitool.core.scoring.criteria import words_by_option
from zitool.core.text_cleaning import DIGITS, LETTERS, only, runs
from zitool.lke.rows import prints

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.findings import Finding
    from zitool.lke.align import Alignment
    from zitool.lke.expected_rows import Expected, Node, Words
    from zitool.lke.forms import Form
    from zitool.lke.rows import Row

_NO = r"belum|blm|tidak|tdk|tak|tanpa|bukan|tiada"
_AMOUNTS = "semua|seluruh|setiap|sebagian|beberapa|kecil|besar|lebih|kurang|minimal|maksimal|paling"
"""Words that change what a question asks, however alike the rest of it is."""
_SAME = 0.8
"""Share of common words from which on a question is the same, a word more or less."""
_DEGREES = (
    (("bulan", "bulanan"), 5),
    (("tahun", "tahunan"), 1),
    (("sebagian kecil",), 1),
    (("sebagian besar",), 3),
    (("sebagian", "beberapa"), 2),
    (tuple(_NO.split("|")), 0),
    (("seluruh", "seluruhnya", "semua", "setiap", "selalu"), 5),
)
"""What the words of a criterion say of how much is done, the first that fits: 0 nothing, 5 all of it."""
_USUAL_DEGREE = 4
_SURE, _HARDLY = 0.1, 0.15
"""How much more alike texts have to be in reverse order; how little less where the degrees say so."""
_OF_LETTERS, _OF_DIGITS, _OF_BOTH = only(LETTERS), only(DIGITS), only(LETTERS + DIGITS)
_PAIR, _NAMED = 2, 8


def swapped(expected: Expected, alignment: Alignment) -> list[dict[str, str]]:
    """Return question → whose row stands at its place, for each set of questions whose rows changed places.

    They are of different sections. Whoever moves a whole row takes its marker and its type along; where these
    stayed behind, the texts alone may have been moved, and nobody can tell whose the answers are. Of two
    questions that is so, too, where markers and types say nothing; of more a row may have moved between them.
    """
    if not alignment.moved:
        return []
    rows = alignment.rows
    there = sorted(rows, key=lambda id_: rows[id_].number)
    here = sorted(rows, key=lambda id_: expected.place[id_])
    at_place = {id_: other for id_, other in zip(here, there, strict=True) if id_ != other}
    circles = []
    for id_ in here:
        circle: dict[str, str] = {}
        while id_ in at_place:
            circle[id_] = id_ = at_place.pop(id_)  # noqa: PLW2901 - once around
        asked = all(expected.by_id[member].sort == "indicator" for member in circle)
        if asked and len({member.rpartition(".")[0] for member in circle}) > 1:
            pairs = [
                (expected.by_id[member], expected.by_id[other], rows[other])
                for member, other in circle.items()
            ]
            stayed, moved = _stayed(pairs), _moved_whole(pairs)
            if not moved if len(circle) == _PAIR else stayed:
                circles.append(circle)
    return circles


def _moved_whole(pairs: Sequence[tuple[Node, Node, Row]]) -> bool:
    """Whether rows at others' places took their markers or their types along."""
    markers = all(here.marker != own.marker and row.marker == own.marker for here, own, row in pairs)
    kinds = all(here.kinds.isdisjoint(own.kinds) and row.kind in own.kinds for here, own, row in pairs)
    return markers or kinds


def _stayed(pairs: Sequence[tuple[Node, Node, Row]]) -> bool:
    """Whether markers and types are those of the places, wherever that can be told of them."""
    markers = [row.marker == here.marker for here, own, row in pairs if here.marker != own.marker]
    kinds = [row.kind in here.kinds for here, own, row in pairs if here.kinds.isdisjoint(own.kinds)]
    return bool(markers or kinds) and all((*markers, *kinds))


def by_places(form: Form, at_place: Mapping[str, str]) -> Form:
    """Return the form with rows given to the questions at whose places they stand."""
    rows = form.alignment.rows
    exchanged = {**rows, **{id_: rows[other] for id_, other in at_place.items()}}
    return replace(form, alignment=replace(form.alignment, rows=exchanged))


def about_wordings(form: Form, rubric: Rubric) -> Iterator[Finding]:
    """Yield S153 for criteria in reverse order, S154 and S155 for questions in other words."""
    column, alignment = form.columns.criteria, form.alignment
    criteria = form.columns_of(column) if column is not None else None
    key = rubric, form.expected, alignment, form.named, column, criteria
    return form.here(_TOLD.of(key, lambda: tuple(_about_wordings(form, rubric, column))))


_TOLD: Recent[tuple[Finding, ...]] = Recent()
"""By rows and criteria, which are the same in each workbook of a form."""


def _about_wordings(form: Form, rubric: Rubric, column: int | None) -> Iterator[Finding]:
    yield from _about_words(form)
    for leaf in form.expected.leaves if column is not None else ():
        row = form.alignment.rows.get(leaf.id)
        text = form.value(row.number, column) if row is not None else None
        options = tuple(rubric.scales[leaf.scale].options)
        if row is None or text is None or len(options) < _PAIR:
            continue
        first, last = options[0], options[-1]
        if _is_reversed(text.text, options, leaf.criteria.get(first, ""), leaf.criteria.get(last, "")):
            yield form.place("S153", leaf.id, row.number, column, id=leaf.id, first=first, last=last)


def _about_words(form: Form) -> Iterator[Finding]:
    """Yield S154 for each question turned into its opposite, S155 for all that are otherwise reworded."""
    reworded = []
    for leaf in form.expected.leaves:
        row, known = form.alignment.rows.get(leaf.id), form.expected.by_id[leaf.id].words
        # A heading's words are as official where heading and question are one row.
        official = row is None or not row.words or row.words in form.expected.by_words
        if row is None or official or leaf.id in form.alignment.renamed:
            continue
        said = row.words
        nearest = max(filter(None, known), key=lambda words: _alike(words, said), default=said)
        if word := _turned(nearest, said):
            yield form.place("S154", leaf.id, row.number, row.column, id=leaf.id, word=word)
        elif _alike(nearest, said) < _SAME or (nearest ^ said) & _prints(_AMOUNTS).keys():
            reworded.append(leaf.id)
    if reworded:
        more = f" … (+{len(reworded) - _NAMED})" if len(reworded) > _NAMED else ""
        first = form.alignment.rows[reworded[0]]
        ids = ", ".join(reworded[:_NAMED]) + more
        yield form.place("S155", None, first.number, first.column, count=len(reworded), ids=ids)


def _turned(asked: Words, said: Words) -> str:
    """Return the negation that only one of two wordings has, or nothing."""
    negations = _prints(_NO)
    ours, theirs = asked & negations.keys(), said & negations.keys()
    return "" if bool(ours) == bool(theirs) else negations[min(ours or theirs)]


@lru_cache(maxsize=2)
def _prints(words: str) -> Mapping[str, str]:
    return {next(iter(prints(word))): word for word in words.split("|")}


def _alike(one: Words, other: Words) -> float:
    return len(one & other) / len(one | other)


@lru_cache(maxsize=1024)
def _is_reversed(text: str, options: tuple[str, ...], first: str, last: str) -> bool:
    """Return whether the criteria in `text` give the first option what the rubric gives the last.

    Degrees (*semua*, *sebagian*, *belum*) have to run against the rubric's, or the words have to be its words
    in reverse.
    """
    said = words_by_option(text, options)
    best, worst = (said.get(option.casefold(), "") for option in (options[0], options[-1]))
    if not best or not first or not last:
        return False
    if not worst:  # a form that says only when to answer *Ya*
        alike = _common(_words(best), _words(last)) >= _common(_words(best), _words(first))
        return alike and _degree(best) == _degree(last) < _degree(first)
    best_words, worst_words, first_words, last_words = map(_words, (best, worst, first, last))
    given = _common(best_words, first_words) + _common(worst_words, last_words)
    turned = _common(best_words, last_words) + _common(worst_words, first_words)
    if turned > given + _SURE or turned <= given - _HARDLY:
        return turned > given
    return (_degree(best) - _degree(worst)) * (_degree(first) - _degree(last)) < 0


def _degree(text: str) -> int:
    words = normal(text)
    return next((degree for several, degree in _DEGREES if _has_one(words, several)), _USUAL_DEGREE)


def _has_one(text: str, several: tuple[str, ...]) -> bool:
    """Whether one of several words stands in a text, and not as part of a longer one."""
    return any(word in text and re.search(rf"\b{word}\b", text) is not None for word in several)


def _words(text: str) -> frozenset[str]:
    said = text.casefold() if text.isascii() else normal(text)
    words = runs(said, _OF_BOTH)
    if "".join(words).isalpha():
        return frozenset(words)
    return frozenset((*runs(said, _OF_LETTERS), *runs(said, _OF_DIGITS)))


def _common(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / len(words | others) if words or others else 0.0
