"""Whether the cases guard an instrument: each figure is changed in turn, and some case has to notice."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from zitool.core.exact import plain
from zitool.core.record import replace
from zitool.survey.cases import case_faults, read_faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from zitool.rubrics.source import Document, Key
    from zitool.survey.case_models import SurveyCases
    from zitool.survey.instrument import Bands, Index, Instrument, PrintedWeights, Scale, WordScale

    Ways: TypeAlias = Iterator[tuple[Key, str, str, str, Any]]
    """Path below a part, kind of figure, before, after, and the part as it then is."""

_STEPS = {"band": Fraction(1, 100), "printed_weight": Fraction(1, 1000)}
_CONVERSIONS = ("per-max", "0-4", "1-4", "open")


def _with(record: Any, **fields: Any) -> Any:  # noqa: ANN401 - any part of an instrument
    """Return a part with some of its fields otherwise."""
    return replace(record, **fields)


class Mutant(NamedTuple):
    """An instrument in which one thing is another; `path` leads to it in the YAML."""

    path: Key
    figure: str
    id: str
    old: str
    new: str
    instrument: Instrument


class Guarded(NamedTuple):
    """How much of which kind was changed, and the changes that no case noticed."""

    changed: Counter[str]
    survivors: list[Mutant]


def guard(instrument: Instrument, document: Document, files: Sequence[SurveyCases]) -> Guarded:
    """Return what becomes of every mutant of what an instrument states itself, its parent's left aside."""
    survivors, changed = [], Counter[str]()
    cases = [case for content in files for case in content.cases]
    for mutant in mutants(instrument):
        if document.place(mutant.path).file in document.inherited:
            continue
        changed[mutant.figure] += 1
        if not any(any(True for _ in case_faults(case, mutant.instrument)) for case in cases) and not any(
            any(True for _ in read_faults(content, mutant.instrument)) for content in files
        ):
            survivors.append(mutant)
    return Guarded(changed, survivors)


def mutants(instrument: Instrument) -> Iterator[Mutant]:
    """Yield an instrument with each thing that a figure rests on changed in each way, one at a time."""
    for part, ways in (("scales", _scale), ("word_scales", _words), ("indices", _index)):
        whole = getattr(instrument, part)
        for id_, record in whole.items():
            for path, figure, old, new, other in ways(record):
                changed = _with(instrument, **{part: {**whole, id_: other}})
                yield Mutant((part, id_, *path), figure, id_, old, new, changed)
    for id_, item in instrument.items.items():
        items = {**instrument.items, id_: _with(item, optional=not item.optional)}
        old, new = (str(flag).lower() for flag in (item.optional, not item.optional))
        changed = _with(instrument, items=items)
        yield Mutant(("items", id_, "optional"), "optional", id_, old, new, changed)
    if (least := instrument.respondents) is not None:
        for number in (least.at_least - 1, least.at_least + 1):
            changed = _with(instrument, respondents=_with(least, at_least=number))
            path = ("respondents", "at_least")
            yield Mutant(path, "least_respondents", "", str(least.at_least), str(number), changed)


def _scale(scale: Scale) -> Ways:
    for name in ("lowest", "highest"):
        end = getattr(scale, name)
        for other in (end - 1, end + 1):
            if other >= 0:
                yield (name,), "scale_end", str(end), str(other), _with(scale, **{name: other})
    same = {"per-max", "1-4"} if (scale.lowest, scale.highest) == (1, 4) else set[str]()
    for conversion in _CONVERSIONS:
        if conversion != scale.conversion and not {conversion, scale.conversion} <= same:
            other = _with(scale, conversion=conversion)
            yield ("conversion",), "conversion", scale.conversion, conversion, other


def _words(scale: WordScale) -> Ways:
    """Yield the scale with two steps that follow one another changed round."""
    for at in range(len(scale.steps) - 1):
        steps = list(scale.steps)
        steps[at : at + 2] = steps[at + 1], steps[at]
        old, new = scale.steps[at][0], scale.steps[at + 1][0]
        yield ("steps", at), "word_order", old, new, _with(scale, steps=tuple(steps))


def _index(index: Index) -> Ways:
    for at, item in enumerate(index.items):
        items = index.items[:at] + index.items[at + 1 :]
        if items:
            yield ("items", at), "index_items", item, "-", _with(index, items=items)
    other = "4" if index.index_of == "100" else "100"
    yield ("index_of",), "index_of", index.index_of, other, _with(index, index_of=other)
    for rubric, question in index.points_in.items():
        left = {name: asked for name, asked in index.points_in.items() if name != rubric}
        yield ("points_in", rubric), "lke_question", question, "-", _with(index, points_in=left)
    if index.bands is not None:
        for path, figure, old, new, bands in _bands(index.bands):
            yield ("bands", *path), figure, old, new, _with(index, bands=bands)
    if index.printed_weights is not None:
        for path, figure, old, new, weights in _weights(index.printed_weights):
            yield ("printed_weights", *path), figure, old, new, _with(index, printed_weights=weights)


def _bands(bands: Bands) -> Ways:
    for at, band in enumerate(bands.bands):
        # Nothing lies below the lowest limit, so that lowering it is no change.
        down = () if at == len(bands.bands) - 1 else (band.at_least - _STEPS["band"],)
        for limit in (*down, band.at_least + _STEPS["band"]):
            moved = (*bands.bands[:at], _with(band, at_least=limit), *bands.bands[at + 1 :])
            path: Key = ("bands", at, "at_least")
            yield path, "category", plain(band.at_least), plain(limit), _with(bands, bands=moved)
    for places in (bands.places - 1, bands.places + 1):
        yield ("places",), "category", str(bands.places), str(places), _with(bands, places=places)


def _weights(printed: PrintedWeights) -> Ways:
    for at, weight in enumerate(printed.weights):
        for other in (weight - _STEPS["printed_weight"], weight + _STEPS["printed_weight"]):
            weights = (*printed.weights[:at], other, *printed.weights[at + 1 :])
            path: Key = ("weights", at)
            yield path, "printed_weight", plain(weight), plain(other), _with(printed, weights=weights)
