"""Family m: macros, links to other workbooks, DDE. Read, said, never run or opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.entry import Entry
from tests.hostile.form import (
    HEAD,
    MACRO_TYPE,
    SPACES,
    TYPES,
    Parts,
    Raw,
    arrows,
    pack,
    parts,
    sheet,
    types,
    with_value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_LINK = "xl/externalLinks/externalLink1.xml"
_LINK_ARROWS = "xl/externalLinks/_rels/externalLink1.xml.rels"
_BOOK = f'{HEAD}<externalLink {SPACES}><externalBook r:id="rId1"/></externalLink>'
_DDE = f'{HEAD}<externalLink {SPACES}><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'


def _macro() -> Parts:
    content = parts(more=[("rId80", "vbaProject", "vbaProject.bin")])
    return {**content, TYPES: types(MACRO_TYPE), "xl/vbaProject.bin": _OLE}


def _linked(link: str) -> Parts:
    """Return the form with an answer that comes from elsewhere."""
    answer = Raw('<c r="@" t="str"><f>[1]Sheet1!A1</f><v>Ya</v></c>')
    content = parts(
        [sheet(with_value(answer))],
        after='<externalReferences><externalReference r:id="rId92"/></externalReferences>',
        more=[("rId92", "externalLink", "externalLinks/externalLink1.xml")],
    )
    target = arrows([("rId1", "externalLinkPath", "!file://127.0.0.1/share/nilai.xlsx")])
    return {**content, _LINK: link, _LINK_ARROWS: target}


def _macro_sheet() -> Parts:
    content = parts([sheet(), "<x/>"])
    arrow = str(content["xl/_rels/workbook.xml.rels"])
    old = '/worksheet" Target="worksheets/sheet2.xml"'
    content["xl/_rels/workbook.xml.rels"] = arrow.replace(
        old, '/xlMacrosheet" Target="macrosheets/sheet1.xml"'
    )
    return content


def entries() -> Iterator[Entry]:
    """Yield the family."""
    family: list[tuple[str, str, Parts, str]] = [
        ("m01_macro.xlsm", "an .xlsm with a VBA project", _macro(), "F101"),
        ("m02_macro_renamed.xlsx", "an .xlsm called .xlsx", _macro(), "F101"),
        ("m05_macro_sheet.xlsx", "a macro sheet of Excel 4", _macro_sheet(), "F101"),
        ("m03_link.xlsx", "an answer from another workbook", _linked(_BOOK), "F102"),
        ("m04_dde.xlsx", "a DDE link to cmd", _linked(_DDE), "F102"),
        ("m06_link_broken.xlsx", "a link whose part is no XML", _linked("bukan XML"), "F102"),
    ]
    for name, threat, content, code in family:
        yield Entry(name, threat, "flag", partial(pack, content), code)
