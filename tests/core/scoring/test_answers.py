"""Answers: what a cell is worth against a scale, and every way in which it is worth nothing."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zitool.core.law.rubric import Indicator, Input, Ratio, Scale
from zitool.core.scoring.answers import (
    Answer,
    AnswerSheet,
    Reading,
    blanks_as_zero,
    divide,
    is_unfilled,
    normal,
    read_choice,
    read_count,
    read_index,
    read_number,
    read_own,
    read_percent,
    read_ratio,
    read_share,
    shown,
)
from zitool.core.values import Kind, Value
from zitool.rubrics.load import load_rubric

YA = Scale(kind="choice", label="Ya/Tidak", options={"Ya": Fraction(1), "Tidak": Fraction(0)})
ABC = Scale(kind="choice", label="A/B/C", options={"A": Fraction(1), "B": Fraction(1, 2), "C": Fraction(0)})
INDEX = Scale(kind="index", label="Nilai (0-4)", maximum=Fraction(4))
PERCENT = Scale(kind="percent", label="0-100%")
RATIO = Scale(kind="ratio", label="%")

SHARE = Ratio(kind="share", of=("2",), over=("1",), zero_denominator="ask")
DECREASE = Ratio(kind="decrease", of=("2",), over=("1",), zero_denominator="ask", both_zero="full")
OF_PARTS = Ratio(kind="share", of=("5",), over=("2", "3", "4"), zero_denominator="ask")


def text(content, formula=None):
    """Return a cell of text."""
    return Value(Kind.TEXT, content, formula)


def number(digits, shown_as="general", formula=None):
    """Return a cell with a number."""
    return Value(Kind.NUMBER, digits, formula, shown_as)


def cell(kind, content="", formula=None):
    """Return a cell of another kind."""
    return Value(kind, content, formula)


def codes(reading):
    """Return the codes of a reading's problems, as one text."""
    return " ".join(code for code, _ in reading.problems)


def values_of(reading, code):
    """Return the values of the problem `code`."""
    return dict(reading.problems)[code]


def indicator(ratio, totals=None):
    """Return an indicator with that ratio; `totals` is code → codes of its parts."""
    used = [*ratio.of, *ratio.over, *(totals or {})]
    inputs = (
        Input(code=code, statement="Jumlah", total_of=(totals or {}).get(code, ()))
        for code in sorted(set(used))
    )
    return Indicator(id="X", code="a", statement="Rasio", scale="rasio", ratio=ratio, inputs=tuple(inputs))


def counts(**given):
    """Return counts by code: ``c1="7"`` is code 1."""
    return {code[1:]: None if given[code] is None else Fraction(given[code]) for code in given}


# scale, cell, the option taken ("" = no answer), codes of the problems
CHOICES = [
    # as it should be; Excel's own comparison forgives case
    (YA, text("Ya"), "Ya", ""),
    (YA, text("Tidak"), "Tidak", ""),
    (YA, text("ya"), "Ya", ""),
    (YA, text("TIDAK"), "Tidak", ""),
    (ABC, text("b"), "B", ""),
    # read, but Excel would have dropped it
    (YA, text("Ya "), "Ya", "V308"),
    (YA, text(" ya"), "Ya", "V308"),
    (YA, text("Ya\n"), "Ya", "V308"),
    (YA, text("Ya\u00a0"), "Ya", "V308"),
    (YA, text("Ya\u200b"), "Ya", "V308"),
    (YA, text("\ufeffYa"), "Ya", "V308"),
    (YA, text("Y\u00ada"), "Ya", "V308"),
    (YA, text("Ｙａ"), "Ya", "V308"),
    (ABC, text("Ａ"), "A", "V308"),
    (YA, text("Tida\u212a"), "Tidak", "V308"),
    (YA, text("Ya\u3164"), "Ya", "V308"),
    (YA, text("\u2800Ya\ufe0f"), "Ya", "V308"),
    # read as a reader of the sheet would; Excel takes none of it
    (ABC, text("B."), "B", "V325"),
    (ABC, text("(B)"), "B", "V325"),
    (ABC, text("b)"), "B", "V325"),
    (ABC, text("'A"), "A", "V325"),
    (ABC, text('"A"'), "A", "V325"),
    (ABC, text("\u2019a"), "A", "V325"),
    (ABC, text("[c]"), "C", "V325"),
    (ABC, text("B - sebagian besar unsur"), "B", "V325"),
    (ABC, text("B \u2013 sebagian"), "B", "V325"),
    (ABC, text("b: sebagian, s.d. Desember"), "B", "V325"),
    (ABC, text("B (0,5)"), "B", "V325"),
    (ABC, text("Jawaban: B"), "B", "V325"),
    (ABC, text("Pilihan b."), "B", "V325"),
    (ABC, text("a. Jika semua unsur terwakili"), "A", "V325"),
    (ABC, text("c. Jika belum ada"), "C", "V325"),
    (YA, text("Ya."), "Ya", "V325"),
    (YA, text("ya!"), "Ya", "V325"),
    (YA, text("Ya, sudah"), "Ya", "V325"),
    (YA, text("Ya (SK terlampir)"), "Ya", "V325"),
    (YA, text("Ya sudah ada"), "Ya", "V325"),
    (YA, text("Tidak, belum ada SK"), "Tidak", "V325"),
    (YA, text("Tidak (masih disusun)"), "Tidak", "V325"),
    (YA, text("TRUE"), "Ya", "V325"),
    (YA, text("\u2714"), "Ya", "V325"),
    (YA, cell(Kind.BOOLEAN, "TRUE"), "Ya", "V325"),
    (YA, cell(Kind.BOOLEAN, "FALSE"), "Tidak", "V325"),
    (YA, cell(Kind.BOOLEAN, "TRUE", "A1>0"), "Ya", "V317 V325"),
    # two readings, or words that deny the option: nobody's to guess
    (ABC, text("A, B"), "", "V303"),
    (ABC, text("A atau B"), "", "V303"),
    (ABC, text("A. atau B"), "", "V303"),
    (ABC, text("B (semula A)"), "", "V303"),
    (ABC, text("B?"), "", "V303"),
    (ABC, text("B."), "B", "V325"),
    (ABC, text("B-"), "", "V303"),
    (ABC, text("B+"), "", "V303"),
    (ABC, text("B sebagian"), "", "V303"),
    (ABC, text("B (1)"), "", "V303"),
    (ABC, text("A. belum semua"), "", "V303"),
    (ABC, text("Baik"), "", "V303"),
    (ABC, text("2"), "", "V303"),
    (ABC, text("\u2610"), "", "V303"),
    (YA, text("Ya, tidak"), "", "V303"),
    (YA, text("Ya, belum ditetapkan"), "", "V303"),
    (YA, text("Ya belum"), "", "V303"),
    (YA, text("Ya?"), "", "V303"),
    (YA, text("Tidak, sekarang ya"), "", "V303"),
    (YA, text("Tidak, tidak berlaku"), "", "V303"),
    (YA, text("Yakin"), "", "V303"),
    (YA, text("\u2612"), "", "V303"),
    # what no form offers
    *[(YA, text(that_text), "", "V327") for that_text in (
        "N/A", "n/a", "NA", "tidak berlaku", "tdk relevan", "belum ada", "Belum", "Tidak ada",
        "\u2014", "--", "\u00a0-\u200b", "belum ada.",
    )],
    # not an answer at all
    (YA, text("Y\u0430"), "", "V303"),
    (ABC, text("\u0410"), "", "V303"),
    (YA, text("Y"), "", "V303"),
    (YA, text("T"), "", "V303"),
    (YA, text("Y a"), "", "V303"),
    (YA, text("yes"), "", "V303"),
    (YA, text("Ya/Tidak"), "", "V303"),
    (YA, text("\u202eayaY"), "", "V303"),
    (YA, text("\u202eaY"), "", "V303"),
    (ABC, text("A/B/C"), "", "V303"),
    (ABC, text("D"), "", "V303"),
    (ABC, text("AB"), "", "V303"),
    (ABC, text("A\u0301"), "", "V303"),
    (ABC, text("0"), "", "V303"),
    (ABC, text("\u200b"), "", "V303"),
    (YA, number("1"), "", "V303"),
    (YA, number("0"), "", "V303"),
    (YA, number("45000", "date"), "", "V303"),
    (ABC, cell(Kind.BOOLEAN, "TRUE"), "", "V303"),
    (YA, cell(Kind.DATE, "2024-02-01"), "", "V303"),
    (YA, cell(Kind.ERROR, "#REF!"), "", "V302"),
    (YA, cell(Kind.ERROR, "bukan error"), "", "V302"),
    (YA, cell(Kind.INVALID, "ya"), "", "V306"),
    # unanswered, and nothing wrong with it
    (YA, None, "", ""),
    (YA, text(""), "", ""),
    (YA, text("   "), "", ""),
    (YA, text("\u00a0"), "", ""),
    (YA, text("-"), "", "V327"),
    (YA, text("-", "A1"), "", "V317"),
    (YA, text("Blm Diisi"), "", ""),
    (YA, text("BELUM  DIISI"), "", ""),
    # formulas: the stored value counts, and is said to be one
    (YA, text("Ya", 'IF(1=1,"Tidak","x")'), "Ya", "V317"),
    (YA, text("ya ", "A1"), "Ya", "V317 V308"),
    (YA, text("D", "A1"), "", "V317 V303"),
    (YA, text("", '""'), "", "V318"),
    (YA, text(" ", '" "'), "", "V318"),
    (YA, text("Blm Diisi", "A1"), "", "V317"),
    (YA, cell(Kind.UNCOMPUTED, formula='IF(1=1,"Ya","Tidak")'), "", "V301"),
    (YA, cell(Kind.ERROR, "#N/A", "A1"), "", "V317 V302"),
    (YA, text("Ya", "[1]Sheet1!A1"), "Ya", "V316"),
    (YA, text("Ya", "'[12]LKE ZI'!$K$8"), "Ya", "V316"),
    (YA, text("Ya", "Excel|'C:\\x'!A1"), "Ya", "V316"),
    (YA, text("Ya", "'C:\\x\\[LKE 2024.xlsx]LKE ZI'!K8"), "Ya", "V316"),
    (YA, text("Ya", "'https://x/[lke.xlsm]A'!K8"), "Ya", "V316"),
    (YA, text("Ya", "'file:///x/lke.ods'#$LKE.K8"), "Ya", "V316"),
    (YA, text("Ya", 'IMPORTRANGE("https://x","LKE!K8")'), "Ya", "V316"),
    (YA, text("Ya", 'IFERROR(__xludf.DUMMYFUNCTION("IMPORTRANGE(""x"",""A1"")"),"Ya")'), "Ya", "V316"),
    (YA, text("Ya", "Tabel1[Jawaban]"), "Ya", "V317"),
    (YA, text("", "[1]Sheet1!A1"), "", "V316"),
    (YA, cell(Kind.UNCOMPUTED, formula="[1]Sheet1!A1"), "", "V316 V301"),
]  # fmt: skip


@pytest.mark.parametrize(("scale", "value", "chosen", "found"), CHOICES)
def test_a_choice_is_exactly_one_of_the_options(scale, value, chosen, found):
    """What a reader would take for an option is that option, nothing looser; everything changed is said."""
    reading = read_choice(scale, value)
    assert (reading.chosen, codes(reading)) == (chosen, found)
    assert reading.number == (scale.options[chosen] if chosen else None)


@pytest.mark.parametrize(
    ("scale", "worth"),
    [
        ("ya-tidak", {"Ya": "1", "Tidak": "0"}),
        ("abc", {"A": "1", "B": "0.5", "C": "0"}),
        ("abcd", {"A": "1", "B": "0.67", "C": "0.33", "D": "0"}),
        ("abcde", {"A": "1", "B": "0.75", "C": "0.5", "D": "0.25", "E": "0"}),
    ],
)
def test_each_option_has_the_value_of_the_forms_formula(scale, worth):
    """0,67 and 0,33 are decimals, not thirds; the worst option is an answer worth 0, not a blank."""
    options = load_rubric("permenpanrb-90-2021").rubric.scales[scale]
    assert {option: read_choice(options, text(option)) for option in options.options} == {
        option: Reading(Fraction(value), option) for option, value in worth.items()
    }


CRITERIA = (
    "A. Jika semua unsur terwakili\nB. Jika sebagian unsur tidak terwakili, atau A dan C\nC. Jika belum"
)


@pytest.mark.parametrize(
    ("content", "chosen"),
    [
        ("b. Jika sebagian unsur tidak terwakili, atau A dan C", "B"),
        ("Jika semua unsur terwakili", "A"),
        ("semua unsur terwakili.", "A"),
        ("b. Jika semua unsur terwakili", ""),
        ("Jika semua unsur", ""),
    ],
)
def test_the_forms_own_criterion_names_its_option(content, chosen):
    """A criterion copied into the answer is that option, with its letter or without, not under another's."""
    reading = read_choice(ABC, text(content), criteria=CRITERIA)
    assert (reading.chosen, codes(reading)) == (chosen, "V325" if chosen else "V303")


@pytest.mark.parametrize(
    ("scale", "written", "found"),
    [
        (replace(YA, label="Y/T"), "", ""),
        (replace(YA, label="Y/T"), "y/t", ""),
        (replace(YA, label="Y/T"), "ya/tidak", "V325"),
        (YA, "y/t", ""),
        (replace(YA, also_written=("Y/T",)), "", "V325"),
        (replace(YA, also_written=("Y/T",)), "ya/tidak", "V325"),
    ],
)
def test_the_letters_of_a_label_are_its_options(scale, written, found):
    """Y and T are answers where the form writes Y/T; where only the rubric does, Excel takes neither."""
    for content, chosen in (("Y", "Ya"), ("t", "Tidak")):
        reading = read_choice(scale, text(content), written)
        assert (reading.chosen, codes(reading)) == (chosen, found)


@given(st.text(max_size=8))
def test_no_strange_text_becomes_an_answer_in_silence(content):
    """A text is taken without a word only where Excel's own comparison, blind to case, would take it."""
    reading = read_choice(YA, text(content))
    silent = reading.number is not None and not reading.problems
    assert silent == (content.isascii() and content.lower() in {"ya", "tidak"})


def test_a_finding_shows_what_stood_there_and_what_was_expected():
    """V303 names the options; V308 the option taken; a long text is cut."""
    assert values_of(read_choice(ABC, text("D")), "V303") == {"raw": "D", "expected": "A/B/C"}
    assert values_of(read_choice(YA, text("ya ")), "V308") == {"raw": "ya ", "chosen": "Ya"}
    assert values_of(read_choice(ABC, text("x" * 200)), "V303")["raw"] == "x" * 59 + "…"
    assert shown("x" * 60) == "x" * 60
    assert values_of(read_choice(YA, text("Ya\u200b")), "V308")["raw"] == "Ya‹U+200B›"
    assert values_of(read_number(text("\u00a07\ufeff"))[0], "V309") == {
        "raw": "‹U+00A0›7‹U+FEFF›",
        "read": "7",
    }


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Ya", "ya"),
        ("  Y\u00a0 A ", "y a"),
        ("Ｙａ", "ya"),
        ("Y\u200b\u2060\u202ea", "ya"),
        ("Y\t\u3000a", "y a"),
        ("Y\u0430", "y\u0430"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_normal_forgives_what_nobody_sees(written, compared):
    """Width, invisible characters, blanks and case do not count; another alphabet's letters do."""
    assert normal(written) == compared


@pytest.mark.parametrize(
    ("value", "unfilled"),
    [
        (None, True),
        (text(" \t"), True),
        (text("-"), True),
        (text("Blm Diisi"), True),
        (text("0"), False),
        (number("0"), False),
        (text("Tidak"), False),
        (cell(Kind.BOOLEAN, "FALSE"), False),
        (cell(Kind.ERROR, "#N/A"), False),
        (cell(Kind.UNCOMPUTED, formula="A1"), False),
    ],
)
def test_zero_and_no_are_not_unfilled(value, unfilled):
    """Only nothing, blanks, a dash and the form's own words are no answer; `0` is one."""
    assert is_unfilled(value) is unfilled


NO_NUMBERS = [
    "1e5", "1E5", "NaN", "nan", "INF", "Infinity", "\uff11\uff12", "\u0663", "1_000", "1.000.000", "1 000",
    "1'000", "+3", "--3", "\u22123", "1/2", "3/4", "abc", "7 orang", "7%%", "%", ",5", "5,", "0x10", "1,2,3",
    "9" * 13, "0," + "1" * 11, "A", "Ya",
]  # fmt: skip

# cell, number (None = none), percent, codes
NUMBERS = [
    (number("85.5"), "85.5", False, ""),
    (number("0.67000000000000004"), "0.67", False, ""),
    (number("0"), "0", False, ""),
    (number("-0"), "0", False, ""),
    (number("0.855", "percent"), "0.855", True, ""),
    (number("85.5", "percent"), "85.5", True, ""),
    (number("45000", "date"), None, False, "V307"),
    (number("-5", "date"), None, False, "V307"),
    (number("3", formula="1+2"), "3", False, "V317"),
    (number("3", formula="[1]A!B2"), "3", False, "V316"),
    (text("85,5"), "85.5", False, "V309"),
    (text("85.5"), "85.5", False, "V309"),
    (text("-0"), "0", False, "V309"),
    (text("0"), "0", False, "V309"),
    (text("-3"), "-3", False, "V309"),
    (text(" 7\n"), "7", False, "V309"),
    (text("\u00a07\u00a0"), "7", False, "V309"),
    (text("1,000"), "1", False, "V309"),
    (text("1.0000"), "1", False, "V309"),
    (text("1000"), "1000", False, "V309"),
    (text("85%"), "0.85", True, "V309"),
    (text("85 %"), "0.85", True, "V309"),
    (text("85,5%"), "0.855", True, "V309"),
    (text("1%"), "0.01", True, "V309"),
    (text("1.000"), None, False, "V304"),
    (text("-12.500"), None, False, "V304"),
    (text("\u200b1.200 "), None, False, "V304"),
    (text("12.500 %"), None, False, "V304"),
    (text("0.855"), "0.855", False, "V309"),
    *[(text(f"{before}7{after}"), "7", False, "V309") for before, after in (
        ("\u200b", ""), ("", "\u200b"), ("\ufeff", "\u202f"), ("\u2007", "\u3000"), ("\u2060", "\u00ad"),
        ("\u2800", "\u3164"), ("", "\ufe0f"), ("\x85", "\u2028"),
    )],
    (text("85\u00a0%"), "0.85", True, "V309"),
    (text("1\u200b2"), "12", False, "V309"),
    (text("\u202e12"), None, False, "V306"),
    (text("N/A"), None, False, "V327"),
    (text("tidak berlaku"), None, False, "V327"),
    *[(text(that_number), None, False, "V306") for that_number in NO_NUMBERS],
    (cell(Kind.BOOLEAN, "TRUE"), None, False, "V306"),
    (cell(Kind.INVALID, "NaN"), None, False, "V306"),
    (cell(Kind.INVALID, "9" * 5000), None, False, "V306"),
    (cell(Kind.DATE, "2024-13-45"), None, False, "V307"),
    (cell(Kind.ERROR, "#DIV/0!"), None, False, "V302"),
    (cell(Kind.ERROR, "#DIV/0!", "A1/B1"), None, False, "V317 V302"),
    (cell(Kind.UNCOMPUTED, formula="1+2"), None, False, "V301"),
    (text("", "A1"), None, False, "V318"),
    (None, None, False, ""),
    (text(""), None, False, ""),
    (text("-"), None, False, "V327"),
    (text("Blm Diisi"), None, False, ""),
]  # fmt: skip


@pytest.mark.parametrize(("value", "expected", "percent", "found"), NUMBERS)
def test_a_number_is_read_by_one_grammar(value, expected, percent, found):
    """ASCII digits, one comma or dot, perhaps a percent sign; nothing that only Python takes for a number."""
    reading, is_percent = read_number(value)
    assert reading.number == (None if expected is None else Fraction(expected))
    assert (is_percent, codes(reading)) == (percent, found)


@given(st.text(max_size=12))
def test_no_text_is_a_number_in_silence(content):
    """A number typed as text always comes with a finding, since Excel leaves it out of its sums."""
    reading, _ = read_number(text(content))
    assert reading.number is None or codes(reading) == "V309"


@given(st.from_regex(r"-?[0-9]{1,12}(,[0-9]{1,10})?", fullmatch=True))
def test_a_comma_is_a_decimal_comma(content):
    """Typed the Indonesian way, a number is what it says."""
    assert read_number(text(content))[0].number == Fraction(content.replace(",", "."))


# cell, share of the maximum (None = none), codes, what V310 says it looks like
INDICES = [
    (number("3.6"), "9/10", "", None),
    (number("3.2000000000000002"), "4/5", "", None),
    (number("4"), "1", "", None),
    (number("0"), "0", "", None),
    (text("3,60"), "9/10", "V309", None),
    (number("3", formula="A1"), "3/4", "V317", None),
    (number("3.596", "0.00"), "899/1000", "V333", None),
    (number("3.5", "0"), "7/8", "V333", None),
    (number("3.6", "0.00"), "9/10", "", None),
    (number("3.5999999999999996", "0.00"), "9/10", "", None),
    (number("4.0000000001"), None, "V310", "bps"),
    (number("5"), None, "V310", "bps"),
    (number("9"), None, "V310", "none"),
    (number("25"), None, "V310", "skm"),
    (number("85"), None, "V310", "skm"),
    (text("91,48"), None, "V309 V310", "skm"),
    (number("100"), None, "V310", "skm"),
    (number("360"), None, "V310", "none"),
    (number("-0.1"), None, "V310", "negative"),
    (text("90%"), None, "V309 V310", "none"),
    (number("0.9", "percent"), None, "V310", "none"),
    (number("3.6", "percent"), None, "V310", "none"),
    (text("3.600"), "9/10", "V309", None),
    (text("3.625"), "29/32", "V309", None),
    (text("1.200"), "3/10", "V309", None),
    (text("4.001"), None, "V309 V310", "bps"),
    (number("45000", "date"), None, "V307", None),
    (text("A"), None, "V306", None),
    (cell(Kind.ERROR, "#VALUE!"), None, "V302", None),
    (None, None, "", None),
    (text("Blm Diisi"), None, "", None),
]


@pytest.mark.parametrize(("value", "expected", "found", "looks"), INDICES)
def test_an_index_is_a_share_of_its_maximum(value, expected, found, looks):
    """3,60 of 4 is 0,9; what lies outside the scale, or is a percentage, is no answer, with a hint."""
    reading = read_index(INDEX, value)
    assert reading.number == (None if expected is None else Fraction(expected))
    assert codes(reading) == found
    if looks is not None:
        assert values_of(reading, "V310")["looks"] == looks


def test_an_index_out_of_range_comes_with_its_translation():
    """An SKM of 91,48 is shown with what it would be on a scale of 4."""
    assert values_of(read_index(INDEX, number("91.48")), "V310") == {
        "raw": "91.48", "maximum": "4", "looks": "skm", "rescaled": "3.6592",
    }  # fmt: skip
    assert values_of(read_index(INDEX, text("90%")), "V310")["raw"] == "90 %"


@pytest.mark.parametrize(
    ("value", "expected", "found"),
    [
        (number("7"), "7", ""),
        (number("0"), "0", ""),
        (text("0"), "0", "V309"),
        (text("7"), "7", "V309"),
        (text("7,0"), "7", "V309"),
        (number("7", formula="SUM(K1:K3)"), "7", "V317"),
        (number("2.5"), None, "V312"),
        (number("-3"), None, "V312"),
        (number("0.8", "percent"), None, "V312"),
        (number("1", "percent"), None, "V312"),
        (text("100%"), None, "V309 V312"),
        (text("1.000"), None, "V304"),
        (text("7 orang"), "7", "V326"),
        (text("7 Orang Pegawai"), "7", "V326"),
        (text("7 (tujuh) agen"), "7", "V326"),
        (text("25 (dua puluh lima) orang"), "25", "V326"),
        (text("119 (seratus sembilan belas)"), "119", "V326"),
        (text("10 (sepuluh)"), "10", "V326"),
        (text("11 (sebelas) kasus"), "11", "V326"),
        (text("240 (dua ratus empat puluh)"), "240", "V326"),
        (text("0 (nol)"), "0", "V326"),
        (text("\u200bNihil "), "0", "V326"),
        (text("nihil."), "0", "V326"),
        (text("7 (delapan) agen"), None, "V306"),
        (text("1.200 orang"), None, "V304"),
        (text("2,5 orang"), None, "V326 V312"),
        (text("7 persen"), None, "V306"),
        (text("7 ribu orang"), None, "V306"),
        (text("7 dari 10"), None, "V306"),
        (text("5-7 orang"), None, "V306"),
        (text("belum ada"), None, "V327"),
        (text("tidak ada"), None, "V327"),
        (text("N/A"), None, "V327"),
        (number("1000000"), "1000000", ""),
        (number("1000001"), None, "V328"),
        (number("1E+15"), None, "V328"),
        (text("5000000"), None, "V309 V328"),
        (text("１２"), None, "V306"),
        (number("36526", "date"), None, "V307"),
        (cell(Kind.BOOLEAN, "TRUE"), None, "V306"),
        (cell(Kind.ERROR, "#REF!"), None, "V302"),
        (cell(Kind.UNCOMPUTED, formula="SUM(K1:K3)"), None, "V301"),
        (text("", "A1"), None, "V318"),
        (None, None, ""),
        (text("-"), None, "V327"),
    ],
)
def test_a_count_is_a_whole_number(value, expected, found):
    """Things and people are counted: no fraction, no percentage, nothing below zero; zero is a count."""
    reading = read_count(value)
    assert reading.number == (None if expected is None else Fraction(expected))
    assert codes(reading) == found


@pytest.mark.parametrize(
    ("value", "expected", "found"),
    [
        (number("0.85"), "0.85", ""),
        (number("0.85", "percent"), "0.85", ""),
        (number("0.855", "percent"), "0.855", ""),
        (text("85%"), "0.85", "V309"),
        (text("85,5%"), "0.855", "V309"),
        (text("0,85"), "0.85", "V309"),
        (number("1"), "1", ""),
        (number("0"), "0", ""),
        (text("1%"), "0.01", "V309"),
        (number("0.01", "percent"), "0.01", ""),
        (number("1", "percent"), "1", ""),
        (text("100%"), "1", "V309"),
        (number("85"), None, "V305"),
        (number("85.5", "percent"), None, "V305"),
        (text("85,5"), None, "V309 V305"),
        (text("101%"), None, "V309 V305"),
        (number("1.0000001"), None, "V305"),
        (number("-0.1"), None, "V305"),
        (text("NaN"), None, "V306"),
        (cell(Kind.ERROR, "#DIV/0!"), None, "V302"),
        (None, None, ""),
    ],
)
def test_a_typed_ratio_is_between_zero_and_one(value, expected, found):
    """85 % and 0,85 are the same; 85 alone could be either and is asked for; 1 % is not 100 %."""
    reading = read_share(value)
    assert reading.number == (None if expected is None else Fraction(expected))
    assert codes(reading) == found


@pytest.mark.parametrize(
    ("value", "expected", "chosen", "found"),
    [
        (number("0.85", "percent"), "0.85", "85%", ""),
        (number("0.855"), "0.855", "85.5%", ""),
        (text("85%"), "0.85", "85%", "V309"),
        (text("70,25 %"), "0.7025", "70.25%", "V309"),
        (number("0"), "0", "0%", ""),
        (number("1", "percent"), "1", "100%", ""),
        (number("85"), None, "", "V305"),
        (text("101%"), None, "", "V309 V305"),
        (text("-"), None, "", "V327"),
        (None, None, "", ""),
    ],
)
def test_a_typed_percentage_is_shown_as_one(value, expected, chosen, found):
    """A question that asks for a percentage is read as a typed ratio is; 85 alone is asked for here too."""
    reading = read_percent(value)
    assert reading.number == (None if expected is None else Fraction(expected))
    assert (reading.chosen, codes(reading)) == (chosen, found)


@pytest.mark.parametrize(
    ("scale", "content", "chosen"),
    [(ABC, "b", "B"), (INDEX, "3,6", "3.6"), (PERCENT, "85%", "85%"), (RATIO, "85%", "85%")],
)
def test_a_cell_is_read_by_its_scale(scale, content, chosen):
    """Each kind of scale has its own reader; none takes the answers of another."""
    assert read_own(scale, text(content)).chosen == chosen
    others = {"b", "3,6", "85%"} - {content}
    assert [read_own(scale, text(other)).number for other in others] == [None] * 2


@pytest.mark.parametrize(("value", "raw"), [(number("85"), "85"), (number("85.5", "percent"), "8550 %")])
def test_an_ambiguous_ratio_is_shown_as_it_looks(value, raw):
    """V305 shows the number as the sheet does."""
    assert values_of(read_share(value), "V305") == {"raw": raw}


# ratio, counts, value (None = none), codes
DIVISIONS = [
    (SHARE, counts(c1=7, c2=7), "1", ""),
    (SHARE, counts(c1=7, c2=1), "1/7", ""),
    (SHARE, counts(c1=7, c2=0), "0", ""),
    (SHARE, counts(c1=7, c2=8), "1", "V311"),
    (SHARE, counts(c1=0, c2=0), None, "V313"),
    (SHARE, counts(c1=0, c2=5), None, "V313"),
    (SHARE, counts(c1=None, c2=5), None, ""),
    (SHARE, counts(c1=7, c2=None), None, ""),
    (SHARE, {}, None, ""),
    (DECREASE, counts(c1=10, c2=4), "3/5", ""),
    (DECREASE, counts(c1=10, c2=0), "1", ""),
    (DECREASE, counts(c1=10, c2=10), "0", ""),
    (DECREASE, counts(c1=10, c2=25), "0", ""),
    (DECREASE, counts(c1=0, c2=0), "1", ""),
    (DECREASE, counts(c1=0, c2=3), None, "V313"),
    (DECREASE, counts(c1=None, c2=3), None, ""),
    (OF_PARTS, counts(c2=1, c3=1, c4=13, c5=13), "13/15", ""),
    (OF_PARTS, counts(c2=0, c3=0, c4=0, c5=0), None, "V313"),
    (OF_PARTS, counts(c2=0, c3=1, c4=12, c5=14), "1", "V311"),
    (OF_PARTS, counts(c2=1, c3=None, c4=13, c5=13), None, ""),
    (replace(SHARE, zero_denominator="full"), counts(c1=0, c2=5), "1", ""),
    (replace(SHARE, zero_denominator="zero"), counts(c1=0, c2=5), "0", ""),
    (replace(SHARE, zero_denominator="full", both_zero="zero"), counts(c1=0, c2=0), "0", ""),
    (replace(SHARE, zero_denominator="full", both_zero="zero"), counts(c1=0, c2=5), "1", ""),
    (replace(SHARE, zero_denominator="zero", both_zero="ask"), counts(c1=0, c2=0), None, "V313"),
]  # fmt: skip


@pytest.mark.parametrize(("ratio", "given_", "expected", "found"), DIVISIONS)
def test_counts_are_divided_as_the_rubric_says(ratio, given_, expected, found):
    """A share is capped at 1, a decrease stops at 0, and a denominator of zero means what the rubric says."""
    value, problems = divide(ratio, given_)
    assert value == (None if expected is None else Fraction(expected))
    assert " ".join(code for code, _ in problems) == found


COUNT = st.integers(0, 30)


@given(st.sampled_from(["share", "decrease"]), COUNT, COUNT, st.sampled_from(["ask", "full", "zero"]))
def test_a_ratio_is_a_value_or_a_question(kind, of, over, policy):
    """Counts always come to 0 ... 1, or to the question what zero of zero means; more is better, or worse."""
    ratio = Ratio(kind=kind, of=("2",), over=("1",), zero_denominator=policy)
    value, problems = divide(ratio, counts(c1=over, c2=of))
    assert (value is None) == (over == 0 and policy == "ask")
    if value is None:
        assert problems == [("V313", {"of": str(of), "over": "0"})]
        return
    assert 0 <= value <= 1
    more, _ = divide(ratio, counts(c1=over, c2=of + 1))
    assert more >= value if kind == "share" or over == 0 else more <= value


# What the eight ratios of PermenPANRB 90/2021 come to: counts in the order of the form.
EIGHT = [
    ("A.II.1.i.a", "7 7", "1", ""),
    ("A.II.1.i.a", "7 8", "1", "V311"),
    ("A.II.1.i.b", "7 1", "1/7", ""),
    ("A.II.3.iii.a", "10 4 0", "3/5", ""),
    ("A.II.3.iii.a", "4 10 9", "0", ""),
    ("A.II.3.iii.a", "0 0 0", "1", ""),
    ("A.II.3.iii.a", "0 1 0", None, "V313"),
    ("A.II.4.i.a", "5 3", "3/5", ""),
    ("A.II.5.ii.a", "6 1 1", "1/6", ""),
    ("A.II.5.ii.a", "0 0 0", None, "V313"),
    ("A.II.5.ii.a", "6 9 6", "1", "V331"),
    ("A.II.5.ii.a", "6 - 7", "1", "V311"),
    ("A.II.5.ii.a", "6 2 4", "2/3", ""),
    ("A.II.5.iii.a", "15 1 1 13 13", "13/15", ""),
    ("A.II.5.iii.a", "- 1 1 13 13", "13/15", ""),
    ("A.II.5.iii.a", "14 1 1 13 13", "13/15", "V315"),
    ("A.II.5.iii.a", "15 - - - 13", None, ""),
    ("A.II.5.iii.a", "15 1 - 13 13", None, ""),
    ("A.II.5.iii.b", "12 0 1 12 12", "12/13", "V315"),
    ("A.II.5.iii.b", "0 0 0 0 0", None, "V313"),
    ("A.II.5.iii.b", "0 - - - 0", None, ""),
    ("A.II.6.i.b", "4 2", "1/2", ""),
    ("A.II.6.i.b", "0 0", None, "V313"),
    ("A.II.6.i.b", "4 -", None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("id_", "given_", "expected", "found"), EIGHT)
def test_the_eight_ratios_of_the_regulation(id_, given_, expected, found):
    """Each ratio divides the rows it should, and its zero means what the regulation or nobody says."""
    leaf = next(
        that_leaf for that_leaf in load_rubric("permenpanrb-90-2021").rubric.leaves() if that_leaf.id == id_
    )
    texts = given_.split()
    assert len(texts) == len(leaf.inputs)
    given_counts = {
        input_.code: None if one == "-" else Fraction(one)
        for input_, one in zip(leaf.inputs, texts, strict=True)
    }
    reading = read_ratio(leaf, given_counts, None)
    assert reading.number == (None if expected is None else Fraction(expected))
    assert codes(reading) == found


def test_the_regulation_has_eight_ratios():
    """The table above forgets none."""
    leaves = load_rubric("permenpanrb-90-2021").rubric.leaves()
    assert {leaf.id for leaf in leaves if leaf.ratio is not None} == {row[0] for row in EIGHT}


FORM = 'IF(OR(K2="",K3=""),"Blm Diisi",IF(K3/K2>1,1,K3/K2))'

# counts, the indicator's own cell, value (None = none), codes
TYPED = [
    # the counts decide; its own cell is the form's formula
    (counts(c1=7, c2=1), number("0.142857142857143", "percent", FORM), "1/7", ""),
    (counts(c1=7, c2=1), number("0.14285714285714285", "percent", FORM), "1/7", ""),
    (counts(c1=7, c2=8), number("1", "percent", FORM), "1", "V311"),
    (counts(c1=5, c2=3), number("1", "percent", FORM), "3/5", "V319"),
    (counts(c1=5, c2=3), number("0", "percent", FORM), "3/5", "V319"),
    (counts(c1=5, c2=3), text("Blm Diisi", FORM), "3/5", ""),
    (counts(c1=5, c2=3), text("", FORM), "3/5", ""),
    (counts(c1=5, c2=3), number("0.6", formula="[1]A!K9"), "3/5", "V316"),
    (counts(c1=5, c2=3), cell(Kind.ERROR, "#REF!", FORM), "3/5", "V302"),
    (counts(c1=5, c2=3), cell(Kind.UNCOMPUTED, formula=FORM), "3/5", "V301"),
    # typed over the formula: contradictions are said, and so is what cannot be compared
    (counts(c1=5, c2=3), number("0.6"), "3/5", ""),
    (counts(c1=5, c2=3), number("0.6000000001"), "3/5", ""),
    (counts(c1=5, c2=3), number("1"), "3/5", "V314"),
    (counts(c1=5, c2=3), number("0"), "3/5", "V314"),
    (counts(c1=5, c2=0), number("1"), "0", "V314"),
    (counts(c1=5, c2=3), text("60%"), "3/5", "V309"),
    (counts(c1=5, c2=3), number("60"), "3/5", "V305"),
    (counts(c1=5, c2=3), text("enam puluh"), "3/5", "V306"),
    (counts(c1=5, c2=3), cell(Kind.ERROR, "#REF!"), "3/5", "V302"),
    (counts(c1=5, c2=3), text("-"), "3/5", ""),
    # no counts at all: a typed ratio serves, a formula without its counts does not
    (counts(c1=None, c2=None), number("0.85"), "17/20", "V314"),
    (counts(c1=None, c2=None), text("85%"), "17/20", "V314 V309"),
    (counts(c1=None, c2=None), text("1%"), "1/100", "V314 V309"),
    (counts(c1=None, c2=None), number("0"), "0", "V314"),
    (counts(c1=None, c2=None), number("85"), None, "V305"),
    (counts(c1=None, c2=None), text("NaN"), None, "V306"),
    (counts(c1=None, c2=None), text("Blm Diisi", FORM), None, ""),
    (counts(c1=None, c2=None), number("1", formula=FORM), None, ""),
    (counts(c1=None, c2=None), None, None, ""),
    # one count is given, even 0: the other is asked for, the typed ratio does not replace it
    (counts(c1=5, c2=None), number("0.6"), None, ""),
    (counts(c1=0, c2=None), number("0.6"), None, ""),
    (counts(c1=None, c2=0), number("0.6"), None, ""),
    # a denominator of zero: typed by a person it counts, made by a formula it does not
    (counts(c1=0, c2=0), number("1"), "1", "V314"),
    (counts(c1=0, c2=0), text("100%"), "1", "V314 V309"),
    (counts(c1=0, c2=0), number("0"), "0", "V314"),
    (counts(c1=0, c2=0), number("100"), None, "V313 V305"),
    (counts(c1=0, c2=0), cell(Kind.ERROR, "#DIV/0!", FORM), None, "V313"),
    (counts(c1=0, c2=0), number("1", formula=FORM), None, "V313"),
    (counts(c1=0, c2=0), None, None, "V313"),
]  # fmt: skip


@pytest.mark.parametrize(("given_", "own", "expected", "found"), TYPED)
def test_counts_decide_and_a_typed_ratio_only_fills_in(given_, own, expected, found):
    """The counts make the value; its own cell serves where they cannot, and every contradiction is said."""
    reading = read_ratio(indicator(SHARE), given_, own)
    assert reading.number == (None if expected is None else Fraction(expected))
    assert codes(reading) == found


@pytest.mark.parametrize(
    ("given_", "own", "code", "named"),
    [
        (counts(c1=5, c2=3), number("1"), "V314", {"raw": "1", "computed": "0.6"}),
        (counts(c1=5, c2=3), number("1", formula=FORM), "V319", {"raw": "1", "computed": "0.6"}),
        (counts(c1=None, c2=None), number("0.85"), "V314", {"raw": "0.85", "computed": ""}),
        (counts(c1=0, c2=3), None, "V313", {"of": "3", "over": "0"}),
        (counts(c1=7, c2=8), None, "V311", {"of": "8", "over": "7"}),
    ],
)
def test_a_finding_about_a_ratio_names_both_sides(given_, own, code, named):
    """Nobody has to look up what was divided by what."""
    assert values_of(read_ratio(indicator(SHARE), given_, own), code) == named


def test_the_parts_count_and_not_their_typed_total():
    """LHKASN due 12 by the total, 13 by its parts: 13 divides, and V315 shows both at the total's row."""
    reading = read_ratio(
        indicator(OF_PARTS, {"1": ("2", "3", "4")}), counts(c1=12, c2=0, c3=1, c4=12, c5=12), None
    )
    assert reading.number == Fraction(12, 13)
    assert values_of(reading, "V315") == {"input": "1", "total": "12", "sum": "13"}


# total and parts ("-" blank, "?" something else), codes of typed counts, what the blanks become
BLANKS = [
    ("15 - 2 13", "1234", "15 0 2 13"),
    ("13 - - 13", "1234", "13 0 0 13"),
    ("0 - - -", "1234", "0 0 0 0"),
    ("15 - 2 12", "1234", None),
    ("15 - - -", "1234", None),
    ("- - 2 13", "1234", None),
    ("15 ? 2 13", "1234", None),
    ("15 - 2 13", "234", None),
    ("15 1 2 12", "1234", None),
]


@pytest.mark.parametrize(("given_", "typed", "filled"), BLANKS)
def test_a_typed_total_settles_its_blank_parts(given_, typed, filled):
    """A blank part is 0 where the total that somebody typed leaves nothing else; otherwise nobody knows."""
    texts = dict(zip("1234", given_.split(), strict=True))
    numbers = {code: None if one in "-?" else Fraction(one) for code, one in texts.items()}
    blank = [code for code, one in texts.items() if one == "-"]
    problems = blanks_as_zero(indicator(OF_PARTS, {"1": ("2", "3", "4")}), numbers, blank, set(typed))
    expected = [Fraction(one) for one in filled.split()] if filled else None
    assert [code for code, _ in problems] == (["V329"] if filled else [])
    unchanged = [None if one in "-?" else Fraction(one) for one in texts.values()]
    assert list(numbers.values()) == (expected or unchanged)


@pytest.mark.parametrize(
    ("typed", "expected", "found"), [("0", "0", "V314"), ("1", None, "V313"), ("0.5", None, "V313")]
)
def test_what_rose_from_nothing_did_not_fall(typed, expected, found):
    """0 violations before and 3 now are no decrease: 1 typed for it is not taken."""
    reading = read_ratio(indicator(DECREASE), counts(c1=0, c2=3), number(typed))
    assert reading.number == (None if expected is None else Fraction(expected))
    assert codes(reading) == found


def test_an_indicator_without_a_ratio_is_a_bug():
    """Asking for the ratio of a choice question is a programmer's mistake."""
    with pytest.raises(ValueError, match="has no ratio"):
        read_ratio(Indicator(id="X", code="a", statement="Pilihan", scale="abc"), {}, None)


def test_a_sheet_keeps_zero_and_unanswered_apart():
    """An answer worth 0 stays 0 among the values, an unanswered one None."""
    answers = {id_: Answer(indicator=id_, value=value) for id_, value in (("a", Fraction(0)), ("b", None))}
    assert AnswerSheet(assessor="unit", label="", answers=answers).values() == {"a": Fraction(0), "b": None}


@given(st.text(st.characters(max_codepoint=127)))
def test_the_short_way_for_ascii_is_the_long_way(text):
    """ASCII has nothing to fold, so comparing it takes a short cut that changes nothing."""
    folded = unicodedata.normalize("NFKC", text)
    kept = [char for char in folded if unicodedata.category(char) != "Cf"]
    visible = "".join(" " if char.isspace() else char for char in kept)

    assert normal(text) == " ".join(visible.split()).casefold()
