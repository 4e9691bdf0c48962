"""The choice types of a form as scales of a rubric."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from zitool.core.exact import parse_exact
from zitool.core.names import slug
from zitool.core.record import Record, replace
from zitool.core.scoring.answers import normal
from zitool.core.scoring.criteria import own_words
from zitool.lke.checks.ratio_formulas import Division, options_of, summed_rows
from zitool.lke.draft.tree import INDEX, PERCENT
from zitool.lke.rows import plain_kind
from zitool.xlsx.grid import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from zitool.core.law.rubric import Indicator, Rubric
    from zitool.core.law.rubric import Scale as KnownScale
    from zitool.lke.draft.tree import DraftSheet, Node
    from zitool.lke.rows import Row

_FEWEST, _MOST = 2, 10


class Scale(Record, kw_only=False):
    """A scale of the draft.

    Attributes:
        row: where it was first met, and `column`, where its figures stand.
        from_form: whether its figures stand in the form; else they are a known rubric's, or nobody's.
    """

    kind: str
    label: str
    row: Row
    column: int | None
    options: Mapping[str, Fraction] = field(default_factory=dict)
    maximum: Fraction | None = None
    also_written: tuple[str, ...] = ()
    from_form: bool = True


class Scales:
    """The scales that the questions of a form use, by name, in the order they are met."""

    def __init__(self, like: Rubric) -> None:
        self.used: dict[str, Scale] = {}
        self.like = like
        self.known: dict[str, KnownScale] = {}
        for scale in like.scales.values():
            for label in (scale.label, *scale.also_written):
                self.known.setdefault(plain_kind(label), scale)

    def of(self, row: Row, label: str, formula: str, column: int | None, *, counted: bool) -> str | None:
        """Return the name of the scale that the type of a question names, or None where it names none.

        Args:
            row: the question.
            label: its type as written, on one line.
            formula: of its score, which says what options are worth.
            column: of the types.
            counted: whether counts stand under it.
        """
        if counted:
            return self._use("rasio", Scale("ratio", "%", row, column))
        if PERCENT.fullmatch(row.kind):
            return self._use("persen", Scale("percent", label, row, column))
        if index := INDEX.fullmatch(row.kind):
            maximum = parse_exact(index["maximum"].replace(",", "."))
            name = f"indeks-{re.sub(r'[.,]', '-', index['maximum'])}"
            return self._use(name, Scale("index", label, row, column, maximum=maximum))
        options = [option.strip() for option in label.split("/")]
        if (
            not _FEWEST <= len(options) <= _MOST
            or not all(options)
            or len(set(map(normal, options))) < len(options)
        ):
            return None
        return self._choice(row, label, options, formula, column)

    def kinds(self, name: str) -> frozenset[str]:
        """Return the types, as compared, that a scale in use is known by."""
        scale = self.used[name]
        return frozenset(plain_kind(written) for written in (scale.label, *scale.also_written))

    def guessed(
        self, row: Row, label: str, criteria: str, known: Indicator | None, column: int | None
    ) -> str:
        """Return the name of the scale that fits best where the type says nothing: R054 is the caller's.

        A type that lost a part (*Ya* for *Ya/Tidak*) is completed; then the options that the criteria name
        decide; then what a known rubric has; last, the first scale there is.
        """
        tokens = {normal(part) for part in label.split("/") if part.strip()}
        for scale in self.like.scales.values():
            if tokens and tokens < {normal(option) for option in scale.options}:
                return self._known(scale, row, column)
        by_length = sorted(self.like.scales.values(), key=lambda scale: -len(scale.options))
        for scale in by_length:
            if scale.options and all(own_words(criteria, option, scale.options) for option in scale.options):
                return self._known(scale, row, column)
        if known is not None:
            scale = self.like.scales[known.scale]
            if scale.kind != "ratio":
                return self._known(scale, row, column)
        choices = [scale for scale in self.like.scales.values() if scale.kind == "choice"]
        return self._known(choices[0], row, column)

    def _choice(
        self, row: Row, label: str, options: list[str], formula: str, column: int | None
    ) -> str | None:
        name = _name(options)
        if name in self.used and self.used[name].from_form:
            return self._use(name, Scale("choice", label, row, column))
        worths = options_of(formula, label)
        told = {option: worths[option] for option in options if option in worths}
        scale = self.known.get(plain_kind(label))
        if scale is not None and scale.options.items() <= worths.items():
            told, options = dict(scale.options), list(scale.options)  # the label shortens them
        if len(told) == len(options):
            return self._use(name, Scale("choice", label, row, column, told))
        if scale is None:
            return None
        return self._use(name, Scale("choice", label, row, column, scale.options, from_form=False))

    def _known(self, scale: KnownScale, row: Row, column: int | None) -> str:
        made = Scale(
            scale.kind,
            scale.label,
            row,
            column,
            scale.options,
            scale.maximum,
            scale.also_written,
            from_form=False,
        )
        if scale.kind == "choice":
            return self._use(_name(list(scale.options)), made)
        return self._use("persen" if scale.kind == "percent" else "indeks", made)

    def _use(self, name: str, scale: Scale) -> str:
        """Count `scale` as used; what the form says goes before what a rubric knows."""
        before = self.used.get(name)
        if before is None or (
            scale.from_form and not before.from_form and (scale.options or scale.kind != "choice")
        ):
            self.used[name] = scale
        elif plain_kind(scale.label) != plain_kind(before.label) and scale.from_form:
            written = tuple(dict.fromkeys((*before.also_written, scale.label)))
            self.used[name] = replace(before, also_written=written)
        return name


def _name(options: list[str]) -> str:
    """Return a name for machines: ``abc`` for A/B/C, ``ya-tidak`` for Ya/Tidak."""
    short = all(len(option) == 1 for option in options)
    text = "".join(options) if short else "-".join(options)
    return slug(text) or "pilihan"


_LEAST_PARTS = 2


def totals(sheet: DraftSheet, node: Node) -> dict[int, tuple[int, ...]]:
    """Return the counts under a question that are the sum of others: row → rows of the parts.

    Told by formula, by a known rubric, or by the parts standing further to the right.
    """
    return dict(_totals(sheet, node))


def known_division(sheet: DraftSheet, node: Node) -> Division | None:
    """Return what a known rubric divides in this row, or None where none knows it."""
    leaf = sheet.known.get(node.row.number)
    rows = {sheet.counts.get(row.number): row.number for row in node.counts}
    if leaf is None or leaf.ratio is None or not {*leaf.ratio.of, *leaf.ratio.over} <= rows.keys():
        return None
    of, over = (tuple(rows[code] for code in codes) for codes in (leaf.ratio.of, leaf.ratio.over))
    return Division(leaf.ratio.kind, of, over, leaf.ratio.zero_denominator, leaf.ratio.both_zero)


def _totals(sheet: DraftSheet, node: Node) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield counts that are the sum of others: by formula, or where the others stand to the right."""
    known = sheet.known.get(node.row.number)
    sums = {count.code: count.total_of for count in known.inputs} if known is not None else {}
    rows = {sheet.counts.get(row.number): row.number for row in node.counts}
    numbers = [row.number for row in node.counts]
    column = column_letters(sheet.answer)
    for at, row in enumerate(node.counts):
        formula = sheet.formula(row.number, sheet.answer)
        added = summed_rows(formula, column, [number for number in numbers if number != row.number])
        told = tuple(rows[code] for code in sums.get(sheet.counts.get(row.number, ""), ()) if code in rows)
        deeper: list[int] = []
        for below in node.counts[at + 1 :]:
            if below.column <= row.column:
                break
            deeper.append(below.number)
        parts = added or told or tuple(deeper)
        if len(parts) >= _LEAST_PARTS:
            yield row.number, parts


def split(rows: Sequence[int], parts: Mapping[int, tuple[int, ...]]) -> list[int]:
    """Return rows of counts with every total replaced by what it is the total of: the parts decide."""
    return [part for row in rows for part in parts.get(row, (row,))]


def divided(division_: Division, parts: Mapping[int, tuple[int, ...]]) -> tuple[str, list[int], list[int]]:
    """Return what a ratio divides, whatever it makes of zeros: forms rarely say that."""
    return division_.kind, split(division_.of, parts), split(division_.over, parts)
