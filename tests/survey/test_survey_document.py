"""``zitool/survey/1``: its schema, its exactness, and nothing personal in it, whatever stood in the file."""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.survey.exports import PLANS, make

from zitool.survey.document import number_text, survey_document
from zitool.survey.result import Asked
from zitool.survey.roles import redacted
from zitool.survey.run import run_survey

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "survey-1.schema.json").read_text("utf-8"))
FORBIDDEN = (
    re.compile(r"(?<!\d)(?:\+?62|0)8[1-9]\d{7,11}(?!\d)"),
    re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    re.compile(r"(?<![\d.])\d{16}(?!\d)"),
    re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])"),
)
"""Phone, mail, NIK, IP."""


@pytest.mark.parametrize("plan", PLANS[::25], ids=lambda plan: str(plan.seed))
def test_the_document_follows_its_schema(tmp_path, plan):
    """Of every kind of export, with groups and comments."""
    export = make(plan)
    file = tmp_path / export.name
    file.write_bytes(export.data)
    asked = Asked(by=() if plan.layout == "long" else ("bulan",), with_comments=True)

    document = json.loads(survey_document(run_survey([str(file)], asked=asked), "en"))

    jsonschema.validate(document, SCHEMA)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(4), "4"),
        (Fraction(973, 264), "3.685606060606061"),
        (Fraction(1, 300), "0.00333333333333333"),
        (Fraction(0), "0"),
        (Fraction(100), "100"),
    ],
)
def test_numbers_have_fifteen_digits(number, text):
    """At least fifteen significant digits, or all there are."""
    assert number_text(number) == text


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["Wulandari Simbolon", "Bagaskara", "H. Prawira, S.H.", "Tambunan-Kusumadewi"]),
        st.from_regex(r"08[1-9][0-9]{8,10}", fullmatch=True),
        st.from_regex(r"[a-z]{3,8}[0-9]{0,3}@[a-z]{3,8}\.(id|com)", fullmatch=True),
        st.from_regex(r"[1-9][0-9]{15}", fullmatch=True),
        st.from_regex(r"(1[0-9]{2}|[1-9][0-9])(\.[0-9]{1,2}){3}", fullmatch=True),
    ),
    min_size=2,
    max_size=12,
)
HEADERS = ["Nama", "No HP", "Email", "NIK", "IP Address"]


@settings(max_examples=60)
@given(PEOPLE, st.data())
def test_nothing_personal_reaches_the_document(tmp_path_factory, people, data):
    """Not from its own column, nor from an answer, a comment, a header or a service where it was typed."""
    columns = [*HEADERS, "Jenis Layanan", *(f"U{number}" for number in range(1, 10)), "Saran"]
    spilled = data.draw(st.sampled_from(["none", "answer", "comment", "service", "header", "shifted"]))
    rows = []
    for at, person in enumerate(people):
        answers = ["4"] * 9
        service, comment = "KTP", "Baik"
        text = data.draw(st.sampled_from(person))
        if spilled == "answer":
            answers[at % 9] = text
        elif spilled == "comment":
            comment = f"Tolong hubungi {text} ya"
        elif spilled == "service":
            service = text
        rows.append([*person, service, *answers, comment])
    if spilled == "header":
        columns[5] = f"Layanan untuk {people[0][1]}"
    if spilled == "shifted":
        rows = [[row[-1], *row[:-1]] for row in rows]
    file = io.StringIO()
    csv.writer(file).writerows([columns, *rows])
    place = tmp_path_factory.mktemp("survei") / "jawaban.csv"
    place.write_text(file.getvalue())

    asked = Asked(by=("layanan",) if spilled != "header" else (), with_comments=True)
    out = survey_document(run_survey([str(place)], asked=asked), "id").replace(str(place.parent), "")

    for pattern in FORBIDDEN:
        assert pattern.findall(out) == []
    assert [text for person in people for text in person if text in out] == []
    if spilled != "shifted":
        words = {word for person in people for word in re.findall(r"[^\W\d_]{4,}", person[0])}
        assert [word for word in words if word in out] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hubungi 0812-3456-7890", "Hubungi [nomor]"),
        ("+62 812 3456 7890", "[nomor]"),
        ("NIK 3175010101900001", "NIK [nomor]"),
        ("surat ke budi.s@contoh.go.id", "surat ke [surel]"),
        ("dari 10.20.30.40 ya", "dari [IP] ya"),
        ("2001:db8:0:0:0:0:2:1", "[IP]"),
        ("lihat https://contoh.id/a?b=c", "lihat [tautan]"),
        ("0\u200b8\u200b1234567\u200b890", "[nomor]"),
        ("０８１２３４５６７８９０", "[nomor]"),
        ("pukul 10.22.33 antre 3 jam", "pukul 10.22.33 antre 3 jam"),
        ("bayar 50.000", "bayar 50.000"),
    ],
)
def test_what_finds_a_person_is_taken_out(text, shown):
    """Numbers of seven digits and more, mail, addresses of machines and links; not times and amounts."""
    assert redacted(text) == shown


def test_breaking_down_by_names_is_refused(tmp_path, zitool):
    """U073: a table by name would show everybody's answers; an unknown column is U072."""
    file = tmp_path / "r.csv"
    file.write_text("Nama,U1,U2,U3,U4,U5,U6,U7,U8,U9\nWulandari,4,4,4,4,4,4,4,4,4\n")

    assert zitool("survey", file, "--by", "Nama", "-f", "json").err.startswith("GALAT U073")
    assert zitool("survey", file, "--by", "Loket", "-f", "json").err.startswith("GALAT U072")
