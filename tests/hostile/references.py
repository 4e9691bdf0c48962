"""Family p: parts that are missing, point elsewhere, or are rubbish that does not matter."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.entry import Entry, Must
from tests.hostile.form import (
    ARROWS,
    HEAD,
    ROOT_ARROWS,
    ROWS,
    SHEET,
    SPACES,
    STRINGS,
    STYLE_SHEET,
    STYLES,
    TYPES,
    WORKBOOK,
    Parts,
    Raw,
    pack,
    parts,
    replaced,
    sheet,
    with_value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>kemarin</dcterms:created></cp:coreProperties>'
)
_NAMES = (
    '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="99">#REF!</definedName>'
    '<definedName name="">x</definedName></definedNames>'
)
_VALIDATION = (
    '<dataValidations><dataValidation type="mystery" operator="??" sqref="E6:E9">'
    '<formula1>"Ya,Tidak"</formula1></dataValidation></dataValidations>'
)
_FILTER = (
    '<autoFilter ref="A1:G9"><filterColumn colId="0"><customFilters>'
    '<customFilter operator="equal" val=""/></customFilters></filterColumn></autoFilter>'
)
_PANE = (
    '<sheetViews><sheetView workbookViewId="0">'
    '<pane state="melted" activePane="nowhere"/></sheetView></sheetViews>'
)


def _missing() -> Iterator[tuple[str, str, Must, Parts, str | None]]:
    """Yield the form without one of its parts."""
    outcome: list[tuple[str, Must]] = [
        (STRINGS, "ok"),
        (STYLES, "ok"),
        (SHEET, "refuse"),
        (WORKBOOK, "refuse"),
        (TYPES, "ok"),
        (ARROWS, "refuse"),
        (ROOT_ARROWS, "refuse"),
    ]
    for number, (part, must) in enumerate(outcome, 1):
        content = parts()
        del content[part]
        name = f"p0{number}_missing_{re.sub('[^a-zA-Z]', '', part.rpartition('/')[2])}.xlsx"
        yield name, f"{part} is missing", must, content, "F011" if must == "refuse" else None


def _astray() -> Iterator[tuple[str, str, Must, Parts, str | None]]:
    """Yield references that lead nowhere, outside, or twice to one place."""
    shared = '<c r="@" t="s"><v>{}</v></c>'
    for name, threat, index in (
        ("p08_string_beyond.xlsx", "shared string 999 of 1", "999"),
        ("p09_string_negative.xlsx", "shared string -1: a Python list gives the last", "-1"),
        ("p09b_string_word.xlsx", "a shared string that is no number", "satu"),
    ):
        yield name, threat, "refuse", parts([sheet(with_value(Raw(shared.format(index))))]), "F015"
    style = Raw('<c r="@" s="9999" t="inlineStr"><is><t>Ya</t></is></c>')
    yield "p10_style_beyond.xlsx", "style 9999 of 4", "ok", parts([sheet(with_value(style))]), None
    there = 'Target="worksheets/sheet1.xml"'
    for name, threat, target in (
        (
            "p11_to_network.xlsx",
            "a sheet at http://",
            'Target="http://127.0.0.1:9/s.xml" TargetMode="External"',
        ),
        (
            "p11b_to_network.xlsx",
            "a sheet at http://, said to be inside",
            'Target="http://127.0.0.1:9/s.xml"',
        ),
        ("p12_to_file.xlsx", "a sheet at ../../../../etc/passwd", 'Target="../../../../etc/passwd"'),
    ):
        yield name, threat, "refuse", replaced(ARROWS, there, target), "F013"
    two = parts([sheet(), sheet()])
    yield (
        "p13_one_part.xlsx",
        "two sheets, one part",
        "refuse",
        replaced(ARROWS, "sheet2.xml", "sheet1.xml", two),
        "F013",
    )
    for name, threat, names in (
        ("p14_same_name.xlsx", "two sheets of one name", ["LKE", "LKE"]),
        ("p15_case_twin.xlsx", "sheet names that differ in case", ["LKE", "lke"]),
    ):
        yield name, threat, "refuse", parts([sheet(), sheet(ROWS[:1])], names=names), "F013"
    twice = replaced(ARROWS, "rId9002", "rId1")
    yield "p27_relation_twice.xlsx", "two relations of one id", "refuse", twice, "F013"
    lost = replaced(WORKBOOK, 'r:id="rId1"', 'r:id="rId77"')
    yield "p28_relation_missing.xlsx", "a sheet whose relation is missing", "refuse", lost, "F011"
    workbooks = replaced(ROOT_ARROWS, "</Relationships>", "")
    root = str(workbooks[ROOT_ARROWS])
    arrow = root[root.index("<Relationship ") :].replace("rId1", "rId2")
    workbooks[ROOT_ARROWS] = f"{root}{arrow}</Relationships>"
    yield "p29_two_workbooks.xlsx", "two workbooks in one file", "refuse", workbooks, "F013"


def _sheets() -> Iterator[tuple[str, str, Must, Parts, str | None]]:
    """Yield states and names of sheets."""
    yield "p16_hidden.xlsx", "the LKE is hidden", "flag", parts(states=["hidden"]), "S115"
    decoy = parts(
        [sheet(with_value("Tidak")), sheet()], names=["Depan", "LKE"], states=["visible", "veryHidden"]
    )
    yield "p17_decoy.xlsx", "the LKE is veryHidden, a decoy is visible", "flag", decoy, "S120"
    empty = {**parts(), WORKBOOK: f"{HEAD}<workbook {SPACES}><sheets/></workbook>"}
    yield "p18_no_sheets.xlsx", "a workbook without sheets", "refuse", empty, "F011"
    name = "[/red]<b>x\u202eEKL"
    yield "p19_name.xlsx", "a sheet name with markup and a bidi override", "ok", parts(names=[name]), None
    chart = parts([sheet(), "<chartsheet/>"])
    chart = replaced(
        ARROWS, '/worksheet" Target="worksheets/sheet2.xml"', '/chartsheet" Target="x.xml"', chart
    )
    yield "p30_chart.xlsx", "a sheet that is a chart", "ok", chart, None


def _rubbish() -> Iterator[tuple[str, str, Must, Parts, str | None]]:
    """Yield rubbish in parts that do not matter; other readers fail on most of it."""
    yield "p20_defined_name.xlsx", "malformed defined names", "ok", parts(after=_NAMES), None
    yield "p21_properties.xlsx", "a date in words", "ok", {**parts(), "docProps/core.xml": HEAD + _CORE}, None
    yield "p22_validation.xlsx", "an unknown validation", "ok", parts([sheet(after=_VALIDATION)]), None
    yield "p23_filter.xlsx", "an odd filter", "ok", parts([sheet(after=_FILTER)]), None
    yield "p24_pane.xlsx", "an impossible pane", "ok", parts([sheet(before=_PANE)]), None
    family = STYLE_SHEET.replace("<font/>", '<font><family val="99"/></font>')
    yield "p25_font.xlsx", "font family 99", "ok", {**parts(), STYLES: family}, None
    fill = STYLE_SHEET.replace('<fill><patternFill patternType="none"/></fill>', "<fill/>")
    yield "p26_fill.xlsx", "an empty fill", "ok", {**parts(), STYLES: fill}, None
    yield "p31_styles.xlsx", "styles that are no XML", "ok", {**parts(), STYLES: "bukan XML"}, None
    columns = '<cols><col min="satu" max="99999999" hidden="1"/><col hidden="1"/></cols>'
    yield "p32_columns.xlsx", "columns without numbers", "ok", parts([sheet(before=columns)]), None


def entries() -> Iterator[Entry]:
    """Yield the family."""
    for family in (_missing, _astray, _sheets, _rubbish):
        for name, threat, must, content, code in family():
            loses = Fraction(1, 4) if name.startswith("p17") else Fraction(0)
            yield Entry(name, threat, must, partial(pack, content), code, loses)
