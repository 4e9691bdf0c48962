"""Family x: what XML can do to whoever parses it, and its rarer legal forms."""

from __future__ import annotations

import random
import re
from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.entry import Entry, Must
from tests.hostile.form import (
    ARROWS,
    HEAD,
    RELATIONS,
    SHEET,
    SPACES,
    SPREADSHEET,
    STRINGS,
    STYLES,
    TYPES,
    WORKBOOK,
    Part,
    Parts,
    pack,
    parts,
    replaced,
    sheet,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
_UTF_16_HEAD = '<?xml version="1.0" encoding="UTF-16"?>\n'


def _laughing(part: str) -> Parts:
    """Return the form with a billion laughs in one part."""
    content = replaced(part, HEAD, HEAD + _LAUGHS)
    text = str(content[part])
    content[part] = text.replace("</", "<z>&j;</z></", 1)
    return content


def in_utf_16(text: str) -> bytes:
    """Return a part in UTF-16, which is legal."""
    return text.replace(HEAD, _UTF_16_HEAD).encode("utf-16")


def strict() -> Parts:
    """Return the form as Strict OOXML, which Excel can save."""
    old, new = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    names = {SPREADSHEET: f"{new}spreadsheetml/main", RELATIONS: f"{new}officeDocument/relationships"}
    found = {}
    for part, text in parts().items():
        for key, other in names.items():
            text = str(text).replace(key, other)  # noqa: PLW2901
        found[part] = text
    if old in str(found[SHEET]):
        raise ValueError("not all names were replaced")
    return found


def prefixed(text: str) -> str:
    """Return a part whose elements have a prefix."""
    return re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text.replace('xmlns="', 'xmlns:x="'))


def _long_tag() -> Parts:
    source = random.Random(1)
    blocks = "".join(source.randbytes(8).hex() * 40 for _ in range(26_214))
    return replaced(SHEET, "<sheetData>", f'<sheetPr a="{blocks}"/><sheetData>')


def _quadratic() -> Parts:
    entity = f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]>'
    return {**parts(), STRINGS: f"{HEAD}{entity}<sst {SPACES}><si><t>{'&a;' * 20_000}</t></si></sst>"}


def _nested() -> Parts:
    deep = "<a>" * 200_000 + "</a>" * 200_000
    return replaced(SHEET, "<sheetData>", f"<extLst>{deep}</extLst><sheetData>")


def _only(part: str, content: Part) -> bytes:
    return pack({**parts(), part: content})


def _sheet(content: Part) -> bytes:
    return _only(SHEET, content)


def _refusals() -> Iterator[tuple[str, str, Parts, str]]:
    """Yield name, threat, parts and code of what is refused."""
    doctypes = {
        "x08_entity_file.xlsx": (
            "an entity from /etc/passwd",
            '[<!ENTITY e SYSTEM "file:///etc/passwd">]',
            "&e;",
        ),
        "x09_dtd_network.xlsx": ("a DTD from the network", 'SYSTEM "http://127.0.0.1:9/evil.dtd"', "-"),
        "x09b_parameter.xlsx": ("a parameter entity", '[<!ENTITY % p SYSTEM "file:///dev/zero"> %p;]', "-"),
        "x10_harmless_dtd.xlsx": ("a DTD that does nothing", "", "-"),
    }
    for name, (threat, declaration, use) in doctypes.items():
        content = replaced(SHEET, HEAD, f"{HEAD}<!DOCTYPE worksheet {declaration}>")
        yield name, threat, replaced(SHEET, "SK Tim", use, content), "F010"
    yield "x07_quadratic.xlsx", "one long entity 20,000 times", _quadratic(), "F010"
    disguised = in_utf_16(sheet().replace(HEAD, HEAD + _LAUGHS).replace("SK Tim", "&j;"))
    yield (
        "x11_laughs_utf_16.xlsx",
        "a billion laughs no search for bytes finds",
        {**parts(), SHEET: disguised},
        "F010",
    )
    yield "x13_nested.xlsx", "200,000 elements in each other", _nested(), "F009"
    yield "x14_cut.xlsx", "the XML of a sheet ends early", {**parts(), SHEET: sheet()[:-40]}, "F008"
    yield "x15_bad_character.xlsx", "a character XML forbids", replaced(SHEET, "SK Tim", "\x0b"), "F008"
    bad = sheet().encode().replace(b"SK Tim", b"\xff\xfe\xfa")
    yield "x16_bad_utf_8.xlsx", "bytes that are no UTF-8", {**parts(), SHEET: bad}, "F008"
    unknown = replaced(SHEET, "spreadsheetml/2006/main", "spreadsheetml/2099/main")
    yield "x17_namespace.xlsx", "an unknown namespace: lenient readers see an empty sheet", unknown, "F005"
    yield "x20_long_tag.xlsx", "one attribute of 16 MB: quadratic in Expat before 2.6", _long_tag(), "F009"
    encoding = replaced(SHEET, "UTF-8", "x-no-such-encoding")
    yield "x21_encoding.xlsx", "an encoding that does not exist", encoding, "F008"


def entries() -> Iterator[Entry]:
    """Yield the family."""
    for number, part in enumerate((SHEET, STRINGS, WORKBOOK, TYPES, STYLES, ARROWS), 1):
        name = f"x0{number}_laughs_{re.sub('[^a-zA-Z]', '', part.rpartition('/')[2])}.xlsx"
        must: Must = "ok" if part == TYPES else "refuse"  # nobody parses the types: the root relation decides
        code = None if must == "ok" else "F010"
        yield Entry(name, f"a billion laughs in {part}", must, partial(pack, _laughing(part)), code)
    for name, threat, content, code in _refusals():
        yield Entry(name, threat, "refuse", partial(pack, content), code)
    cdata = sheet().replace(">SK Tim<", "><![CDATA[SK Tim]]><")
    forms: list[tuple[str, str, Parts]] = [
        ("x12_utf_16.xlsx", "a sheet in UTF-16", {**parts(), SHEET: in_utf_16(sheet())}),
        ("x18_strict.xlsx", "Strict OOXML", strict()),
        ("x19_prefixed.xlsx", "elements with a prefix", {**parts(), SHEET: prefixed(sheet())}),
        ("x22_comment.xlsx", "a comment in a sheet", replaced(SHEET, "<sheetData>", "<!-- x --><sheetData>")),
        ("x23_cdata.xlsx", "text in CDATA", {**parts(), SHEET: cdata}),
        ("x24_references.xlsx", "characters as references", replaced(SHEET, "SK Tim", "S&#75; &#x54;im")),
        ("x25_bom.xlsx", "UTF-8 with a mark", {**parts(), SHEET: b"\xef\xbb\xbf" + sheet().encode()}),
    ]
    for name, threat, content in forms:
        yield Entry(name, threat, "ok", partial(pack, content))
