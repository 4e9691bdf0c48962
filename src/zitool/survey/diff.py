"""Two instruments compared part by part, as rubrics are: what changed, and what version it calls for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.law.changes import Part, Step, compare_parts, fields_of
from zitool.rubrics.revisions import Kind
from zitool.survey.load import MAIN, instrument_file, load_instrument

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zitool.core.law.changes import Change
    from zitool.survey.instrument import Instrument

INSTRUMENTS = Kind(
    MAIN, load_instrument, instrument_file, lambda loaded, shown: loaded._replace(source=shown)
)

_TEXTS = dict.fromkeys(("title", "title_en", "text", "text_en", "references", "optional_when"), Step.PATCH)
_KNOWING = dict.fromkeys(("known_by", "not_by"), Step.MINOR)
STEPS: Mapping[str, Mapping[str, Step]] = {
    "instrument": {"status": Step.MINOR, **dict.fromkeys(("extends", "last_checked"), Step.PATCH), **_TEXTS},
    "answer_scale": {**dict.fromkeys(("lowest", "highest", "conversion"), Step.MAJOR), **_TEXTS},
    "word_scale": {"steps": Step.MAJOR, **_TEXTS},
    "survey_item": {
        "optional": Step.MAJOR,
        **dict.fromkeys(
            ("code", "also_coded", "code_unsure", "positive_by", "negative_by", "answers"), Step.MINOR
        ),
        **_KNOWING,
        **_TEXTS,
    },
    "survey_index": {
        **dict.fromkeys(("items", "index_of", "bands", "points_in"), Step.MAJOR),
        "printed_weights": Step.MINOR,
        **_TEXTS,
    },
    "control": {**dict.fromkeys(("steered", "free"), Step.MINOR), **_KNOWING, **_TEXTS},
    "open_question": {"of": Step.MINOR, **_KNOWING, **_TEXTS},
    "respondents": {"at_least": Step.MINOR, **_TEXTS},
}
"""Sort of part → field → step that a change of it calls for; a field not listed calls for the most."""
_COMES_AND_GOES = dict.fromkeys(("word_scale", "control", "open_question", "respondents"), Step.MINOR)
_APART = ("version", "scales", "word_scales", "items", "indices", "control", "open_questions", "respondents")


def compare_instruments(old: Instrument, new: Instrument) -> tuple[Change, ...]:
    """Return every difference between two instruments, what an heir takes over included."""
    changes = compare_parts(_by_key(old), _by_key(new), STEPS, _COMES_AND_GOES)
    return tuple(
        change._replace(step=Step.MINOR) if _only_more_words(change) else change for change in changes
    )


def _only_more_words(change: Change) -> bool:
    """Whether a scale of words has the steps it had, and only more ways to write them."""
    old, new = change.old, change.new
    if (change.what, change.field) != ("word_scale", "steps"):
        return False
    if not isinstance(old, tuple) or not isinstance(new, tuple) or len(old) != len(new):
        return False
    return all(set(before) <= set(after) for before, after in zip(old, new, strict=True))


def _by_key(instrument: Instrument) -> dict[tuple[str, str], Part]:
    return {(part.what, part.id): part for part in _parts(instrument)}


def _parts(instrument: Instrument) -> Iterator[Part]:
    yield Part("instrument", "", instrument.title, fields_of(instrument, apart=_APART))
    for id_, scale in instrument.scales.items():
        yield Part("answer_scale", id_, id_, fields_of(scale), None, scale.references)
    for id_, words in instrument.word_scales.items():
        yield Part("word_scale", id_, id_, fields_of(words), None, words.references)
    for id_, item in instrument.items.items():
        yield Part("survey_item", id_, item.text, fields_of(item), None, item.references)
    for id_, index in instrument.indices.items():
        yield Part("survey_index", id_, index.title, fields_of(index), None, index.references)
    if instrument.control is not None:
        control = instrument.control
        yield Part("control", "", control.text, fields_of(control), None, control.references)
    for id_, question in instrument.open_questions.items():
        yield Part("open_question", id_, question.text, fields_of(question))
    if instrument.respondents is not None:
        least = instrument.respondents
        yield Part("respondents", "", "", fields_of(least), None, least.references)
