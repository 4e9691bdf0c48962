"""What an instrument means: names that lead somewhere, scales with two ends, words that know one item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.exact import EXACT_TEXT
from zitool.survey.instrument import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.findings import Finding
    from zitool.rubrics.source import Document, Key, Raw

_SHOWN = 60


def lint(document: Document, folder: str | None = None) -> Iterator[tuple[Key, Finding]]:
    """Yield every fault of meaning in an instrument's YAML, with the path of what is at fault.

    Args:
        document: as written, with what it inherits.
        folder: name of the folder it lies in, which is its id; None for a single file.
    """
    for check in (_identity, _names, _named, _scales, _steps, _bands):
        yield from check(document, folder)


def _identity(document: Document, folder: str | None) -> Iterator[tuple[Key, Finding]]:
    """K050: the id is not the folder's name; what is active rests on something found in no source."""
    given = document.data.get("id")
    if folder is not None and isinstance(given, str) and given and given != folder:
        yield _fault(document, "K050", ("id",), reason="not_the_folder", given=given, expected=folder)
    if document.data.get("status") == "active":
        for path in _unverified(document.data, ()):
            yield _fault(document, "K050", path, reason="unverified", given="active", expected="draft")


def _names(document: Document, _: str | None) -> Iterator[tuple[Key, Finding]]:
    """K051: an index counts an item that is not there or counts already; an item in no index."""
    items = _mapping(document.data, "items")
    counted: dict[str, str] = {}
    for id_, index in _mappings(document.data, "indices"):
        for at, name in enumerate(_texts(index.get("items"))):
            path: Key = ("indices", id_, "items", at)
            if name not in items:
                yield _fault(document, "K051", path, name=name, reason="no_item", known=", ".join(items))
            elif name in counted:
                yield _fault(document, "K051", path, name=name, reason="counted_twice", known=counted[name])
            counted.setdefault(name, id_)
    for id_ in items:
        if id_ not in counted:
            yield _fault(
                document, "K051", ("items", id_), name=id_, reason="in_no_index", known=", ".join(counted)
            )


def _named(document: Document, _: str | None) -> Iterator[tuple[Key, Finding]]:
    """K051: a word scale or an item explained that the instrument does not have."""
    items, scales = _mapping(document.data, "items"), _mapping(document.data, "word_scales")
    for id_, item in _mappings(document.data, "items"):
        for at, name in enumerate(_texts(item.get("answers"))):
            if name not in scales:
                path: Key = ("items", id_, "answers", at)
                yield _fault(document, "K051", path, name=name, reason="no_words", known=", ".join(scales))
    for id_, question in _mappings(document.data, "open_questions"):
        of = question.get("of")
        if isinstance(of, str) and of not in items:
            path = ("open_questions", id_, "of")
            yield _fault(document, "K051", path, name=of, reason="no_item", known=", ".join(items))


def _scales(document: Document, _: str | None) -> Iterator[tuple[Key, Finding]]:
    """K052: a scale whose ends are not two, or none at all."""
    scales = _mapping(document.data, "scales")
    if "scales" in document.data and not scales:
        yield _fault(document, "K052", ("scales",), name="", reason="no_scales")
    for id_, scale in _mappings(document.data, "scales"):
        ends = [scale.get(key) for key in ("lowest", "highest")]
        low, high = (int(end) if isinstance(end, str) and end.isdecimal() else None for end in ends)
        if low is not None and high is not None and low >= high:
            yield _fault(document, "K052", ("scales", id_, "highest"), name=id_, reason="no_span")


def _steps(document: Document, _: str | None) -> Iterator[tuple[Key, Finding]]:
    """K053: one answer in two steps of a scale of words."""
    for id_, scale in _mappings(document.data, "word_scales"):
        steps = scale.get("steps")
        seen: dict[frozenset[str], int] = {}
        for at, step in enumerate(steps if isinstance(steps, list) else ()):
            for place, text in enumerate(_texts(step)):
                if seen.setdefault(words_of(text), at) != at:
                    path = ("word_scales", id_, "steps", at, place)
                    yield _fault(document, "K053", path, given=text[:_SHOWN], name=id_)


def _bands(document: Document, _: str | None) -> Iterator[tuple[Key, Finding]]:
    """K054: bands that do not come down, from a limit within the index to its lowest value."""
    for id_, index in _mappings(document.data, "indices"):
        bands = _mapping(index, "bands").get("bands")
        above = index.get("index_of")
        for at, band in enumerate(bands if isinstance(bands, list) else ()):
            limit = band.get("at_least") if isinstance(band, dict) else None
            if not isinstance(limit, str) or not isinstance(above, str):
                continue
            if not EXACT_TEXT.fullmatch(limit):
                path: Key = ("indices", id_, "bands", "bands", at, "at_least")
                yield _fault(document, "R004", path, raw=limit[:_SHOWN], title="at_least")
                continue
            if EXACT_TEXT.fullmatch(above) and float(limit) >= float(above):
                path = ("indices", id_, "bands", "bands", at, "at_least")
                yield _fault(document, "K054", path, given=limit, above=above)
            above = limit


def _unverified(raw: Raw, path: Key) -> Iterator[Key]:
    from zitool.rubrics.lint.sources import unverified  # noqa: PLC0415 - the rubric's lint is large

    return unverified(raw, path)


def _fault(document: Document, code: str, path: Key, **values: str) -> tuple[Key, Finding]:
    return path, document.fault(code, path, **values)


def _mapping(raw: dict[str, Raw], key: str) -> dict[str, Raw]:
    entries = raw.get(key)
    return entries if isinstance(entries, dict) else {}


def _mappings(raw: dict[str, Raw], key: str) -> Iterator[tuple[str, dict[str, Raw]]]:
    for id_, value in _mapping(raw, key).items():
        if isinstance(value, dict):
            yield id_, value


def _texts(raw: Raw | None) -> list[str]:
    return [text for text in raw if isinstance(text, str)] if isinstance(raw, list) else []
