"""The catalogue of findings: complete, alike in both languages, and plain."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

import zitool.findings
import zitool.wording
from zitool.findings import SEVERITIES
from zitool.wording import LANGUAGES, Entry, Language, catalogue
from zitool.wording.samples import OF_CODE, sample

FIELDS = ("message", "cure", "cause", "example")
FOLDERS = {"id": "indonesian", "en": "english"}
ENTRIES = [
    pytest.param(language, code, entry, id=f"{code}-{language}")
    for language in LANGUAGES
    for code, entry in catalogue(language).items()
]


def placeholders(template: str) -> Counter[str]:
    """Return the names in braces, each as often as it occurs."""
    return Counter(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def literal_codes(source: Path) -> list[str]:
    """Return every string in `source` that is a code, in the order written."""
    nodes = ast.walk(ast.parse(source.read_text(encoding="utf-8")))
    texts = (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [text for text in texts if re.fullmatch(r"[FPRSVWKBJOUX]\d{3}", text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_an_entry(language: Language):
    """The catalogue of each language holds exactly the codes that have a severity."""
    assert sorted(catalogue(language)) == sorted(SEVERITIES)


@pytest.mark.parametrize("code", SEVERITIES)
@pytest.mark.parametrize("field", ["message", "cure"])
def test_both_languages_name_the_same_values(code: str, field: str):
    """A sentence has the same placeholders in both languages."""
    indonesian, english = (getattr(catalogue(language)[code], field) for language in ("id", "en"))
    assert placeholders(indonesian) == placeholders(english)


@pytest.mark.parametrize(("language", "code", "entry"), ENTRIES)
def test_no_field_is_empty(language: Language, code: str, entry: Entry):
    """Message, cure, cause and example all say something, without blanks around it."""
    for field in FIELDS:
        text = getattr(entry, field)
        assert text
        assert text == text.strip()


@pytest.mark.parametrize(("language", "code", "entry"), ENTRIES)
def test_message_is_one_short_line(language: Language, code: str, entry: Entry):
    """A message is one line of at most 160 characters and leaves the period to the report."""
    assert entry.message.isprintable()
    assert len(entry.message) <= 160
    assert not entry.message.endswith(".")


@pytest.mark.parametrize(("language", "code", "entry"), ENTRIES)
def test_cure_and_cause_are_sentences(language: Language, code: str, entry: Entry):
    """A cure and its explanation are one line each, begin with a capital and end with a period."""
    for text in (entry.cure, entry.cause):
        assert text.isprintable()
        assert text.endswith(".")
        assert not text[0].islower() or text.startswith("zitool")


@pytest.mark.parametrize(("language", "code", "entry"), ENTRIES)
def test_placeholders_are_plain_names(language: Language, code: str, entry: Entry):
    """A placeholder is a bare name, so that every value can be filled in as text."""
    for text in (entry.message, entry.cure):
        for _, name, format_, conversion in Formatter().parse(text):
            assert name is None or name.isidentifier()
            assert not format_
            assert conversion is None


@pytest.mark.parametrize(("language", "code", "entry"), ENTRIES)
def test_zitool_never_says_lulus(language: Language, code: str, entry: Entry):
    """No sentence of zitool's own says "lulus"; only the example of a workbook's formula may (W210)."""
    fields = FIELDS[:3] if code == "W210" else FIELDS
    assert not any("lulus" in getattr(entry, field).casefold() for field in fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_code_is_written_twice(language: Language):
    """A code stands once in the modules of a language; a second entry would silently replace the first."""
    words = Path(zitool.wording.__file__).parent
    sources = [*sorted((words / FOLDERS[language]).glob("*.py"))]
    sources += sorted(words.glob("*_words.py"))
    codes = Counter(code for source in sources for code in literal_codes(source))
    assert set(codes) == set(SEVERITIES)
    assert max(codes.values()) == 1


def test_no_code_has_two_severities():
    """A code stands once in the list of severities."""
    assert max(Counter(literal_codes(Path(zitool.findings.__file__))).values()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_codes_say_the_same(language: Language):
    """Every code has a message of its own, unless all of it is the values."""
    messages = Counter(entry.message for entry in catalogue(language).values())
    assert [message for message, times in messages.items() if times > 1] == []


@pytest.mark.parametrize("module", zitool.wording._ROOMS.values())
def test_labels_of_a_room_stand_in_two_columns(module: str):
    """They begin with the room's name, hide no other label, and ask for the same values in both languages."""
    room = module.removesuffix("_words")
    others = {key for name in zitool.wording._LABELS for key in zitool.wording._labels(name, "id")}
    assert not others & zitool.wording._room(module).LABELS.keys()
    for key, pair in zitool.wording._room(module).LABELS.items():
        assert key.startswith(f"{room}_")
        assert len(pair) == len(LANGUAGES)
        assert all(pair)
        assert placeholders(pair[0]) == placeholders(pair[1])
        assert [zitool.wording.label(key, language) for language in LANGUAGES] == list(pair)


@pytest.mark.parametrize("language", LANGUAGES)
def test_modules_are_short(language: Language):
    """No module of the catalogue exceeds 400 lines."""
    folder = Path(zitool.wording.__file__).parent / FOLDERS[language]
    for source in folder.glob("*.py"):
        assert len(source.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize(
    ("code", "values", "language", "said"),
    [
        ("W205", {"raw": "1.5", "ours": "0.25"}, "id", ["1,5", "0,25"]),
        ("W205", {"raw": "1.5", "ours": "0.25"}, "en", ["1.5", "0.25"]),
        ("W205", {"raw": "Blm Diisi", "ours": "1"}, "id", ["Blm Diisi"]),
        ("V310", {"raw": "85.5 %", "maximum": "4"}, "id", ["85,5 %"]),
        ("V303", {"raw": "1.5", "expected": "A/B"}, "id", ['"1.5"']),
        ("V332", {"raw": "0.8333333333333334"}, "id", ["0,833333 "]),
        ("V332", {"raw": "0.8333333333333334"}, "en", ["0.833333 "]),
        ("V312", {"raw": "5.5"}, "id", ['"5,5"']),
        ("V312", {"raw": "-3"}, "id", ['"-3"']),
        ("S127", {"cells": "F31 1.5 (1)"}, "id", ["F31 1,5 (1)"]),
        ("W212", {"wrong": "B 0.6 (0.5)"}, "id", ["B 0,6 (0,5)"]),
        ("B020", {"answer": "0.142857142857143"}, "id", ["dijawab 0,142857,"]),
        ("B020", {"answer": "A"}, "id", ["dijawab A,"]),
        ("S152", {"by_words": "85.145217938054987"}, "id", ["85,145218"]),
    ],
)
def test_numbers_in_sentences(code: str, values: dict[str, str], language: Language, said: list[str]) -> None:
    """Figures have the sign of the language and few digits; what was typed is quoted as it was."""
    filled = dict.fromkeys(placeholders(catalogue(language)[code].message), "x") | values
    sentence = zitool.wording.message(zitool.findings.finding(code, **filled), language)
    assert [each for each in said if each not in sentence] == []


@pytest.mark.parametrize(("language", "code", "entry"), ENTRIES)
def test_explain_can_fill_every_gap(language: Language, code: str, entry: Entry) -> None:
    """There is something to put in for each value of a code: no gap is left open, no code shown as such."""
    values = sample(code, language)
    assert set(placeholders(entry.message)) | set(placeholders(entry.cure)) <= set(values)
    said = entry.message.format_map(values) + entry.cure.format_map(values)
    assert "…" not in said
    assert "lke.xlxs" not in said
    assert ("A/B/C" in said) == (code == "V303")


def test_what_stands_in_a_gap_is_named_by_its_code() -> None:
    """No value is kept for a code that has none of this name."""
    for code, values in OF_CODE.items():
        entry = catalogue("id")[code]
        assert set(values) <= set(placeholders(entry.message + entry.cure)), code
