"""The catalogue of findings: complete, alike in both languages, and plain."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

import zitool.catalogue
import zitool.findings
import zitool.wording
from zitool.catalogue import entries, family
from zitool.wording import LANGUAGES, Language, Sentences, entry
from zitool.wording.terms import sample

FIELDS = ("message", "cure", "cause", "example")
ENTRIES = [
    pytest.param(language, code, entry(code, language), id=f"{code}-{language}")
    for language in LANGUAGES
    for code in entries()
]


def placeholders(template: str) -> Counter[str]:
    """Return the names in braces, each as often as it occurs."""
    return Counter(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def literal_codes(source: Path) -> list[str]:
    """Return every string in `source` that is a code, in the order written."""
    nodes = ast.walk(ast.parse(source.read_text(encoding="utf-8")))
    texts = (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [text for text in texts if re.fullmatch(r"[FPRSVWKBJOUX]\d{3}", text)]


def test_a_code_stands_in_the_family_of_its_letter():
    """It would not be found elsewhere: an entry is sought by the first letter of its code."""
    letters = {code[0] for code in entries()}
    assert {"F", "S", "V", "W"} < letters
    for letter in letters:
        assert {code[0] for code in family(letter)} in ({letter}, set("OUX"))
    assert not family("Z")


@pytest.mark.parametrize("code", entries())
@pytest.mark.parametrize("field", ["message", "cure"])
def test_both_languages_name_the_same_values(code: str, field: str):
    """A sentence has the same placeholders in both languages."""
    indonesian, english = (getattr(entry(code, language), field) for language in LANGUAGES)
    assert placeholders(indonesian) == placeholders(english)


@pytest.mark.parametrize(("language", "code", "said"), ENTRIES)
def test_no_field_is_empty(language: Language, code: str, said: Sentences):
    """Message, cure, cause and example all say something, without blanks around it."""
    for field in FIELDS:
        text = getattr(said, field)
        assert text
        assert text == text.strip()


@pytest.mark.parametrize(("language", "code", "said"), ENTRIES)
def test_message_is_one_short_line(language: Language, code: str, said: Sentences):
    """A message is one line of at most 160 characters and leaves the period to the report."""
    assert said.message.isprintable()
    assert len(said.message) <= 160
    assert not said.message.endswith(".")


@pytest.mark.parametrize(("language", "code", "said"), ENTRIES)
def test_cure_and_cause_are_sentences(language: Language, code: str, said: Sentences):
    """A cure and its explanation are one line each, begin with a capital and end with a period."""
    for text in (said.cure, said.cause):
        assert text.isprintable()
        assert text.endswith(".")
        assert not text[0].islower() or text.startswith("zitool")


@pytest.mark.parametrize(("language", "code", "said"), ENTRIES)
def test_placeholders_are_plain_names(language: Language, code: str, said: Sentences):
    """A placeholder is a bare name, so that every value can be filled in as text."""
    for text in (said.message, said.cure):
        fields = list(Formatter().parse(text))
        assert len(fields) >= 1
        for _, name, format_, conversion in fields:
            assert name is None or name.isidentifier()
            assert not format_
            assert conversion is None


@pytest.mark.parametrize(("language", "code", "said"), ENTRIES)
def test_zitool_never_says_lulus(language: Language, code: str, said: Sentences):
    """No sentence of zitool's own says "lulus"; only the example of a workbook's formula may (W210)."""
    fields = FIELDS[:3] if code == "W210" else FIELDS
    assert not any("lulus" in getattr(said, field).casefold() for field in fields)


def test_no_code_is_written_twice():
    """A code stands once in the modules of the catalogue; a second entry would silently replace the first."""
    sources = sorted(Path(zitool.catalogue.__file__).parent.glob("[!_]*.py"))
    codes = Counter(code for source in sources for code in literal_codes(source))
    assert set(codes) == set(entries())
    assert max(codes.values()) == 1


def test_a_finding_is_as_grave_as_its_entry_says():
    """The catalogue's word is the severity's own, and there is a code of each."""
    assert len(entries()) > 300
    for code, told in entries().items():
        assert zitool.findings.finding(code).severity.word == told.severity
    assert {told.severity for told in entries().values()} == {
        severity.word for severity in zitool.findings.Severity
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_codes_say_the_same(language: Language):
    """Every code has a message of its own, unless all of it is the values."""
    messages = Counter(entry(code, language).message for code in entries())
    assert messages.total() > 300
    assert [message for message, times in messages.items() if times > 1] == []


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
    filled = dict.fromkeys(placeholders(entry(code, language).message), "x") | values
    sentence = zitool.wording.message(zitool.findings.finding(code, **filled), language)
    assert [saying for saying in said if saying not in sentence] == []


@pytest.mark.parametrize(("language", "code", "said"), ENTRIES)
def test_explain_can_fill_every_gap(language: Language, code: str, said: Sentences) -> None:
    """There is something to put in for each value of a code: no gap is left open, no code shown as such."""
    values = sample(code, language)
    assert set(placeholders(said.message)) | set(placeholders(said.cure)) <= set(values)
    text = said.message.format_map(values) + said.cure.format_map(values)
    assert "…" not in text
    assert "lke.xlxs" not in text
    assert ("A/B/C" in text) == (code == "V303")


def test_what_stands_in_a_gap_is_named_by_its_code() -> None:
    """No value is kept for a code that has none of this name."""
    assert len(entries()) > 300
    for code, told in entries().items():
        assert set(told.gaps) <= set(placeholders(told.message + told.cure)), code
