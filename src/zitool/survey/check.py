"""All that can be said about an instrument's files, the instruments meant by a name, and two compared."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from zitool.core.law.changes import Part, Step, compare_parts, entry_of, fields_of
from zitool.errors import RubricError
from zitool.rubrics.cases.cases import case_files
from zitool.rubrics.check import Checked, owner_of
from zitool.rubrics.lint.sources import unpaged, why_unsure
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import MAIN as RUBRIC
from zitool.rubrics.packaged import packaged_ids
from zitool.rubrics.revisions import Kind
from zitool.survey.cases import read_cases
from zitool.survey.instrument import words_of
from zitool.survey.load import (
    FOLDER,
    MAIN,
    instrument_file,
    instrument_ids,
    instruments_folder,
    load_instrument,
    read_instrument,
    read_whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from zitool.core.law.changes import Change
    from zitool.findings import Finding
    from zitool.rubrics.source import Document
    from zitool.survey.instrument import Instrument

CHANGES = "CHANGELOG.md"

_SHOWN = 60
_LARGEST = 1_000_000
_INSTRUMENT = re.compile(rb"^(?:items|indices|word_scales)[ \t]*:", re.MULTILINE)
_RUBRIC = re.compile(rb"^(?:sections|designations|regulation)[ \t]*:", re.MULTILINE)


def packaged_instruments() -> list[Path]:
    """Return the YAML files of the instruments that come with zitool."""
    return [instruments_folder() / id_ / MAIN for id_ in instrument_ids()]


def instruments_named(named: str) -> list[Path]:
    """Return the instruments meant by an id, a file, an instrument's folder, or a folder of many.

    None where it means none; it may mean rubrics then, or besides.
    """
    path = Path(named)
    if named in instrument_ids() and not path.exists():
        return [instrument_file(named)]
    try:
        if path.is_dir():
            if (path / MAIN).is_file():
                return [path / MAIN]
            return sorted([*path.glob(f"*/{MAIN}"), *path.glob(f"{FOLDER}/*/{MAIN}")])
        if path.is_file():
            if owner := owner_of(path, MAIN):
                return [owner]
            return [path] if path.name == MAIN or _looks_like_one(path) else []
    except (OSError, ValueError):  # a name too long, a NUL in it, a folder nobody may enter
        pass
    return []


def means_rubrics(named: str) -> bool:
    """Whether a name that means instruments means rubrics besides: a folder that holds both."""
    path = Path(named)
    return path.is_dir() and not (path / MAIN).is_file() and any(path.glob(f"*/{RUBRIC}"))


def _looks_like_one(file: Path) -> bool:
    """Whether a YAML file of any name has the keys of an instrument and none of a rubric."""
    if file.suffix != ".yaml":
        return False
    with file.open("rb") as stream:
        text = stream.read(_LARGEST)
    return _INSTRUMENT.search(text) is not None and _RUBRIC.search(text) is None


def check_instrument(main: Path, today: date) -> Checked:
    """Return every finding about an instrument's files, faults and advice together."""
    try:
        instrument, document = read_instrument(main)
    except RubricError as error:
        try:
            read_whole(main)
        except RubricError:
            return Checked(list(error.findings), unreadable=True)
        return Checked(list(error.findings))
    findings = [
        *_about_words(instrument, document),
        *_about_lkes(instrument, document),
        *_about_sources(document),
        *_about_age(instrument, document, today),
        *(_beside(main, document) if main.name == MAIN else ()),
    ]
    return Checked([finding for finding in findings if finding.file not in document.inherited])


def _about_words(instrument: Instrument, document: Document) -> Iterator[Finding]:
    """K055: an item that its own short words do not name, or another item's words name, too.

    A questionnaire that zitool writes has these words as headers and must be read back by them.
    """
    columns = dict(instrument.columns())
    for id_, column in columns.items():
        text = getattr(column, "text", "")
        known = [other for other, asked in columns.items() if asked.knows(words_of(text))]
        if known != [id_]:
            by = ", ".join(other for other in known if other != id_)
            reason = "known_by_others" if by else "not_known"
            path = (*_path_of(id_, instrument), "text")
            yield document.fault("K055", path, given=text[:_SHOWN], reason=reason, known=by or "-")


def _path_of(id_: str, instrument: Instrument) -> tuple[str, ...]:
    if id_ in instrument.items:
        return "items", id_
    return ("open_questions", id_) if id_ in instrument.open_questions else ("control",)


def _about_lkes(instrument: Instrument, document: Document) -> Iterator[Finding]:
    """K056: an LKE that is none, or a question in it that asks for no index."""
    for id_, index in instrument.indices.items():
        for rubric, question in index.points_in.items():
            path = ("indices", id_, "points_in", rubric)
            if rubric not in packaged_ids():
                yield document.fault("K056", path, name=rubric, given=question, reason="no_rubric_of_it")
                continue
            asked = load_rubric(rubric).rubric
            leaf = next((leaf for leaf in asked.leaves() if leaf.id == question), None)
            if leaf is None or asked.scales[leaf.scale].kind != "index":
                yield document.fault("K056", path, name=rubric, given=question, reason="no_index_asked")


def _about_sources(document: Document) -> Iterator[Finding]:
    """R035: a provision read in the text, as it says, but on no page."""
    for path, provision in unpaged(document.data):
        yield document.fault("R035", path, provision=provision[:_SHOWN])


def _about_age(instrument: Instrument, document: Document, today: date) -> Iterator[Finding]:
    """R029: nobody compared the instrument with its sources for twelve months, or says so of tomorrow."""
    last = instrument.last_checked
    if reason := why_unsure(last, today):
        yield document.fault("R029", ("last_checked",), given=last, today=today, reason=reason)


def _beside(main: Path, document: Document) -> Iterator[Finding]:
    """R032, R041, R044: no cases, cases nobody can understand, no history of changes."""
    files = case_files(main.parent)
    if not files:
        yield document.fault("R032", ("id",), id=document.data.get("id", ""))
    for file in files:
        try:
            read_cases(file)
        except RubricError as error:
            yield from error.findings
    version = str(document.data.get("version", ""))
    try:
        text = (main.parent / CHANGES).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        yield document.fault("R044", ("id",), name=CHANGES, reason="missing")
        return
    if entry_of(text, version) is None:
        yield document.fault("R044", ("version",), name=version, reason="no_such_version")


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
