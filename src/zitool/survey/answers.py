"""What a cell answers: a number of the scale, words that mean one, or nothing; never a guess.

*Tidak ada* is the worst answer about complaints and the best about levies, *cukup* is the second step of four
and the third of five: what words are worth belongs to the item and to the scale of its block.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from zitool.survey.roles import folded, is_blank

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zitool.survey.instrument import Instrument, Item, Scale

Why = Literal["out_of_scale", "unknown", "ambiguous", "contradiction", "direction", "not_whole"]
"""Why a cell is not read."""

_WHOLE = re.compile(r"([+-]?\d{1,9})(?:[.,]0{1,9})?")
_NUMBER = re.compile(r"[+-]?\d{1,9}[.,]\d{1,15}")
_STARS = re.compile(r"[★⭐☆✩🌟✰\ufe0f\s]+")
_FILLED = "★⭐🌟"
_OF_STARS = re.compile(r"(?:(\d) ?(?:bintang|stars?)|(?:bintang|stars?) ?(\d))", re.IGNORECASE)
_LEAD_LETTER = re.compile(r"\(?[a-z]\s?[.)]\s*(?=[^\W\d_]{2})", re.IGNORECASE)
_LEAD_NUMBER = re.compile(r"[(\[]?(\d{1,2})[)\]]?\s*[.):=\-–]?\s*(?=[^\W\d_])")
_TRAIL_NUMBER = re.compile(r"[\s,;:=\-–(\[]+(\d{1,2})\s*[)\].]*$")
_AGREES = "setuju"
_LONGEST = 200


class Parts(NamedTuple):
    """A cell taken apart: words in small letters and the number beside them."""

    words: str
    number: int | None


def parts_of(text: str) -> Parts:
    """Return words and number of a cell: *b. Kurang Sesuai, 2*; a number before the words counts less."""
    text = text[:_LONGEST]
    number: int | None = None
    if trail := _TRAIL_NUMBER.search(text):
        number, text = int(trail[1]), text[: trail.start()]
    if lead := _LEAD_NUMBER.match(text):
        number, text = int(lead[1]) if number is None else number, text[lead.end() :]
    elif letter := _LEAD_LETTER.match(text):
        text = text[letter.end() :]
    return Parts(folded(text), number)


def spellings(text: str) -> tuple[str, ...]:
    """Return the words that a cell may mean: without its letter and number, and as it stands."""
    return parts_of(text).words, folded(text[:_LONGEST])


def number_in(text: str) -> int | None:
    """Return the whole number, or the stars, that a cell holds; None where it holds something else."""
    if match := _WHOLE.fullmatch(text):
        return int(match[1])
    if not text.isascii() and _STARS.fullmatch(text):
        return sum(text.count(star) for star in _FILLED) or None
    if match := _OF_STARS.fullmatch(text):
        return int(match[1] or match[2])
    return None


class Lexicon:
    """What the words of one item are worth on a scale of so many steps.

    Attributes:
        by_word: words → name of a word scale → value.
        steps: of the scale.
    """

    def __init__(self, instrument: Instrument, item: Item, scale: Scale) -> None:
        self.steps = scale.highest - scale.lowest + 1
        self.lowest = scale.lowest
        self.by_word: dict[str, dict[str, int]] = {}
        for name in item.answers:
            word_scale = instrument.word_scales[name]
            if len(word_scale.steps) != self.steps:
                continue
            for value, texts in enumerate(word_scale.steps, scale.lowest):
                for text in texts:
                    self.by_word.setdefault(folded(text), {})[name] = value

    def known(self, words: str) -> bool:
        """Whether the words are an answer."""
        return words in self.by_word

    def agrees(self, words: str, text: str) -> bool:
        """Whether words are an answer, and the number beside them in `text`, if any, is their worth."""
        values = self.by_word.get(words)
        number = parts_of(text).number
        return values is not None and (number is None or number in values.values())

    def value(self, words: str, chosen: Sequence[str]) -> int | None:
        """Return what words are worth: alike in all word scales, or by the one of `chosen`; else None."""
        values = self.by_word[words]
        if len(set(values.values())) == 1:
            return next(iter(values.values()))
        named = {values[name] for name in chosen if name in values}
        return named.pop() if len(named) == 1 else None


def word_scales_of(columns: Sequence[tuple[Lexicon, Counter[str]]]) -> list[tuple[str, ...]]:
    """Return for each column of a block the word scales that it may be answered in.

    Those that know most of its words; of several that say otherwise, the one that most columns may have.
    """
    fitting = [_fitting(lexicon, texts) for lexicon, texts in columns]
    votes = Counter(name for names in fitting for name in names)
    chosen = []
    for names in fitting:
        most = max((votes[name] for name in names), default=0)
        chosen.append(tuple(name for name in names if votes[name] == most))
    return chosen


def _fitting(lexicon: Lexicon, texts: Mapping[str, int]) -> list[str]:
    words = {spelling for text in texts for spelling in spellings(text) if lexicon.known(spelling)}
    knowing = Counter(name for word in words for name in lexicon.by_word[word])
    most = max(knowing.values(), default=0)
    return [name for name, times in knowing.items() if times == most]


class Reader:
    """Reads the cells of one column; equal cells are read once.

    Attributes:
        scale: that the block is answered on.
        direction: whether more is worse: True or False where that is known, None where nobody says it.
    """

    def __init__(
        self, lexicon: Lexicon, scale: Scale, chosen: Sequence[str], direction: bool | None = False
    ) -> None:
        self.lexicon, self.scale, self.chosen, self.direction = lexicon, scale, chosen, direction
        self._read: dict[str, int | Why | None] = {}

    def read(self, text: str) -> int | Why | None:
        """Return the answer, None for a blank, or why the cell is not read."""
        try:
            return self._read[text]
        except KeyError:
            meant = self._read[text] = self._meant(text)
            return meant

    def _meant(self, text: str) -> int | Why | None:
        if is_blank(text):
            return None
        number = number_in(text)
        if number is not None:
            if number == 0:
                return None
            return self._number(number)
        if _NUMBER.fullmatch(text):
            return "not_whole"
        parts = parts_of(text)
        whole = folded(text[:_LONGEST])
        words = parts.words if self.lexicon.known(parts.words) else whole
        if not self.lexicon.known(words):
            return "unknown"
        value = self.lexicon.value(words, self.chosen)
        if value is None:
            return "ambiguous"
        if parts.number is not None and words == parts.words and parts.number != value:
            return "contradiction"
        return self._turned(value) if _AGREES in words else value

    def _number(self, number: int) -> int | Why:
        if not self.scale.lowest <= number <= self.scale.highest:
            return "out_of_scale"
        return self._turned(number)

    def _turned(self, value: int) -> int | Why:
        if self.direction is None:
            return "direction"
        return self.scale.lowest + self.scale.highest - value if self.direction else value


def direction_of(item: Item, header: str) -> bool | None:
    """Return whether a greater number or agreement is worse, by the header of an item; None if it is unclear.

    *Tidak ada pungutan* is good to agree with; *Pernahkah diminta imbalan?* may be numbered either way.
    """
    words = frozenset(folded(header).split())
    if any(words.issuperset(folded(group).split()) for group in item.positive_by):
        return False
    asks = any(words.issuperset(folded(group).split()) for group in item.negative_by)
    return None if asks else False


# --- the scale of a block ----------------------------------------------------------------------------------


class Evidence(NamedTuple):
    """How much of a block a scale can read: different words of its items, and cells with numbers."""

    words: int
    numbers: int


def evidence(instrument: Instrument, columns: Sequence[tuple[Item, Counter[str]]], scale: Scale) -> Evidence:
    """Return how much of a block are answers on `scale`."""
    words = numbers = 0
    for item, texts in columns:
        lexicon = Lexicon(instrument, item, scale)
        known: set[str] = set()
        for text, times in texts.items():
            number = number_in(text)
            if number is not None:
                numbers += times * (scale.lowest <= number <= scale.highest)
            elif not is_blank(text):
                known.update(spelling for spelling in spellings(text) if lexicon.agrees(spelling, text))
        words += len(known)
    return Evidence(words, numbers)


def numbers_seen(columns: Sequence[tuple[Item, Counter[str]]]) -> Counter[int]:
    """Return how often each number stands in a block."""
    seen: Counter[int] = Counter()
    for _, texts in columns:
        for text, times in texts.items():
            number = number_in(text)
            if number:
                seen[number] += times
    return seen


def steps_seen(
    instrument: Instrument, columns: Sequence[tuple[Item, Counter[str]]], scale: Scale
) -> set[int]:
    """Return the values of `scale` that words of a block surely mean, numbers aside."""
    values = set()
    for item, texts in columns:
        lexicon = Lexicon(instrument, item, scale)
        for text in texts:
            known = next(filter(lexicon.known, spellings(text)), None)
            if known is not None and number_in(text) is None:
                values.add(lexicon.value(known, ()))
    return {value for value in values if value is not None}
