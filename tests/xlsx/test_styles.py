"""Number formats: what is shown as a percentage or a date, and styles that are rubbish."""

from __future__ import annotations

import pytest
from tests.hostile.form import (
    SPACES,
    STYLES,
    pack,
    parts,
)
from tests.xlsx.reading import one, refusal

from zitool.core.values import Kind, Value
from zitool.xlsx.styles import shown_as

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("General", "general"),
        ("0.00", "0.00"),
        ('#,##0.00 "dari hari"', "0.00"),
        ("[Red]0;[Blue]-0", "0"),
        ("_(* #,##0.0_);_(* (#,##0.0);_(* -??_)", "0.0"),
        ("0.000", "0.000"),
        ("0.0000", "general"),
        ("0.0#", "general"),
        ("# ?/?", "general"),
        ("#.##", "general"),
        ("0.00E+00", "general"),
        ("@", "general"),
        ('"Rp"#,##0_);[Red]\\("Rp"#,##0\\)', "0"),
        ('0"%"', "0"),
        ("0\\%", "0"),
        ("0.0%", "percent"),
        ('0"x"%;-0%', "percent"),
        ("dd/mm/yyyy", "date"),
        ("[$-421]dd mmmm yyyy;@", "date"),
        ("[h]:mm", "date"),
        ("H:MM AM/PM", "date"),
        ("mm:ss.0", "date"),
        ("", "general"),
    ],
)
def test_number_formats(code: str, expected: str) -> None:
    """A format shows a percentage or a date by the letters that count, or rounds to some decimals."""
    assert shown_as(code) == expected


def test_built_in_and_redefined_formats() -> None:
    """Built-in formats go by number, unless the file gives that number a code of its own."""
    styles = (
        f'{HEAD}<styleSheet {SPACES}><numFmts><numFmt numFmtId="164" formatCode="0.0%"/>'
        '<numFmt numFmtId="10" formatCode="0.00"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>'
        + "".join(f'<xf numFmtId="{case}"/>' for case in (0, 9, 10, 22, 49, 58, 164, 999, "x", 1, 4))
        + "</cellXfs></styleSheet>"
    )
    shown = []
    for style in range(11):
        value = one(f'<c r="@" s="{style}"><v>1</v></c>', **{STYLES: styles})
        assert value is not None
        shown.append(value.shown_as)
    expected = ["general", "percent", "0.00", "date", "general", "date", "percent", "general", "general"]
    assert shown == [*expected, "0", "0.00"]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ('fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"', "percent"),
        ('xfId="0" borderId="0" fillId="0" fontId="0" applyNumberFormat="1"', "percent"),
        ('fontId="0" fillId="0" applyNumberFormat="1"', "percent"),
        ('fontId="0" fillId="0" borderId="0" xfId="0" fontId="0"', "general"),  # no XML
        ('fontId="0" fillId="0" borderId="0" xfId="0" lain="0"', "percent"),
    ],
)
def test_formats_name_fonts_and_fills_in_any_order(numbers: str, shown: str) -> None:
    """What programs usually write is read in one go, anything else all the same."""
    styles = f'<styleSheet {SPACES}><cellXfs count="1"><xf numFmtId="9" {numbers}/></cellXfs></styleSheet>'
    value = one('<c r="@" s="0"><v>1</v></c>', **{STYLES: styles})
    assert value == Value(Kind.NUMBER, "1", None, shown)


@pytest.mark.parametrize("styles", ["", "bukan XML", "<x/>", f"<styleSheet {SPACES}>"])
def test_rubbish_styles_never_fail(styles: str) -> None:
    """Styles that cannot be read leave numbers general."""
    assert one('<c r="@" s="1"><v>1</v></c>', **{STYLES: styles}) == Value(Kind.NUMBER, "1")


def test_damaged_styles_fail() -> None:
    """Styles whose checksum is wrong are damage: a percentage may have been among them."""
    data = bytearray(pack(parts()))
    at = data.find(b"xl/styles.xml", data.find(b"PK\x01\x02")) - 46
    data[at + 16] ^= 1
    assert refusal(bytes(data)) == ("F008", {"part": STYLES, "reason": "packing"})
