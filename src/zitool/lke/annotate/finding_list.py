"""The first sheet of an annotated copy: every finding, each with a link to its cell; and how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.findings import Severity
from zitool.lke.annotate.notes import HEAD
from zitool.lke.annotate.surgery import Edit, appended, ascii_xml, child
from zitool.named import NamedTuple
from zitool.spreadsheets.looks import ALERT, FONT, HEADER, height_of
from zitool.wording import label
from zitool.xlsx.grid import parse_range

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from zitool.lke.annotate.surgery import Element
    from zitool.wording import Language
    from zitool.xlsx.grid import Range

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
COLORS = {Severity.ERROR: ALERT, Severity.WARNING: "FFEB9C", Severity.NOTE: "DDEBF7"}
_MOST_ROWS, _LONGEST = 20_000, 4_000
_SIZE, _HIGHEST = 10, 400
_WIDTHS = (13, 8, 16, 12, 58, 58)
_COLUMNS = "".join(
    f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
    for number, width in enumerate(_WIDTHS, 1)
)
_FACE = f'<sz val="10"/>{{}}<name val="{FONT}"/>'
_FONTS = (
    _FACE.format(""),
    "<b/>" + _FACE.format('<color rgb="FFFFFFFF"/>'),
    "<u/>" + _FACE.format('<color rgb="FF0563C1"/>'),
    "<b/>" + _FACE.format(""),
)
"""Of text, head, links and the line above."""
_AFTER_RULES = (("tableStyles",), ("colors",), ("extLst",))
_HEAD_ROW = 3
_TOP = (
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
    '<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
    f'<pane ySplit="{_HEAD_ROW}" topLeftCell="A{_HEAD_ROW + 1}" activePane="bottomLeft" state="frozen"/>'
    f"</sheetView></sheetViews><cols>{_COLUMNS}</cols>"
)


class Remark(NamedTuple):
    """One finding as it is to be shown; all texts printable.

    Attributes:
        sheet: name of a sheet, or whatever else the finding names.
        cell: a cell or a range of it, or several with commas between.
        level: the severity in words.
        said: the sentence, `cure` what to do.
    """

    sheet: str
    cell: str
    severity: Severity
    level: str
    code: str
    said: str
    cure: str

    def places(self) -> list[Range]:
        """Return the cells it is about; of a row the first; none where it is about a whole sheet or file."""
        texts = (cell.strip() for cell in self.cell.split(","))
        places = (parse_range(f"A{text}" if text.isdecimal() else text) for text in texts)
        return [place for place in places if place is not None]


class Looks(NamedTuple):
    """Numbers of styles in the workbook.

    Attributes:
        colors: rule for display by severity; empty where the workbook has no styles.
        text: format of wrapped text; `head`, `link` and `lead` likewise; 0 where there is none.
    """

    colors: dict[Severity, int]
    text: int = 0
    head: int = 0
    link: int = 0
    lead: int = 0


def with_looks(data: bytes, elements: Sequence[Element]) -> tuple[Looks, list[Edit]]:
    """Return the looks that a part of styles can be given, and the edits that give them.

    What is there stays where it is: everything is added at the end of its list.
    """
    root = elements[0]
    fonts, formats = child(elements, "fonts"), child(elements, "cellXfs")
    colors = child(elements, "dxfs")
    rules = "".join(_rule(root.namespace, COLORS[severity]) for severity in COLORS).encode()
    first = sum(element.path[1:] == ("dxfs", "dxf") for element in elements)
    edits = []
    if colors is not None:
        edits.append(appended(data, colors, rules, first + len(COLORS)))
    else:
        after = [element.start for element in elements if element.path[1:] in _AFTER_RULES]
        place = min(after, default=root.end)
        opened = f'<dxfs xmlns="{root.namespace}" count="{len(COLORS)}">'.encode()
        edits.append(Edit(place, place, opened + rules + b"</dxfs>"))
    looks = Looks({severity: first + position for position, severity in enumerate(COLORS)})
    if fonts is None or formats is None:
        return looks, edits
    font, format_, fill, edge = (
        sum(element.path[1:] == (of, name) for element in elements)
        for of, name in (("fonts", "font"), ("cellXfs", "xf"), ("fills", "fill"), ("borders", "border"))
    )
    fills, edges = child(elements, "fills"), child(elements, "borders")
    edits.append(appended(data, fonts, _fonts(root.namespace), font + len(_FONTS)))
    if fills is not None:
        edits.append(appended(data, fills, _fill(root.namespace), fill + 1))
    if edges is not None:
        edits.append(appended(data, edges, _edge(root.namespace), edge + 1))
    numbers = font, fill if fills is not None else 0, edge if edges is not None else 0
    edits.append(appended(data, formats, _formats(root.namespace, *numbers), format_ + len(_FONTS)))
    return looks._replace(text=format_, head=format_ + 1, link=format_ + 2, lead=format_ + 3), edits


def _rule(namespace: str, color: str) -> str:
    both = "".join(f'<{side} rgb="FF{color}"/>' for side in ("fgColor", "bgColor"))
    pattern = f'<patternFill patternType="solid">{both}</patternFill>'
    return f'<dxf xmlns="{namespace}"><font><color rgb="FF000000"/></font><fill>{pattern}</fill></dxf>'


def _fonts(namespace: str) -> bytes:
    return "".join(f'<font xmlns="{namespace}">{font}</font>' for font in _FONTS).encode()


def _fill(namespace: str) -> bytes:
    pattern = f'<patternFill patternType="solid"><fgColor rgb="FF{HEADER}"/></patternFill>'
    return f'<fill xmlns="{namespace}">{pattern}</fill>'.encode()


def _edge(namespace: str) -> bytes:
    sides = "".join(
        f'<{side} style="thin"><color rgb="FFA6A6A6"/></{side}>'
        for side in ("left", "right", "top", "bottom")
    )
    return f'<border xmlns="{namespace}">{sides}<diagonal/></border>'.encode()


def _formats(namespace: str, font: int, fill: int, edge: int) -> bytes:
    """Return the formats text, head, link and lead, in the fonts from number `font` on."""
    return "".join(
        f'<xf xmlns="{namespace}" numFmtId="0" fontId="{font + at}" fillId="{filled}" borderId="{around}" '
        'xfId="0" quotePrefix="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
        f'<alignment vertical="top" wrapText="{wrapped}"/></xf>'
        for at, (filled, around, wrapped) in enumerate(
            ((0, edge, 1), (fill, edge, 1), (0, edge, 1), (0, 0, 0))
        )
    ).encode()


def list_part(
    file: str,
    remarks: Sequence[Remark],
    sheets: Collection[str],
    looks: tuple[str, Looks],
    language: Language,
) -> bytes:
    """Return the sheet.

    Args:
        file: the copied workbook, printable.
        remarks: what to list.
        sheets: names of the sheets that can be linked to.
        looks: namespace of the workbook, and its styles.
        language: of the head.
    """
    namespace, styles = looks
    name = file.replace("\\", "/").rpartition("/")[2]  # where it lay is nobody else's concern
    head = [label(key, language) for key in ("level", "code", "sheet", "cell", "finding_said", "cure")]
    rows = [
        _row(1, [label("annotate_lead", language, file=name)], [styles.lead], [sum(_WIDTHS)]),
        _row(_HEAD_ROW, head, [styles.head] * len(head)),
    ]
    links = []
    colored: dict[Severity, list[str]] = {severity: [] for severity in COLORS}
    for number, remark in enumerate(remarks[:_MOST_ROWS], _HEAD_ROW + 1):
        link = _link(number, remark) if remark.sheet in sheets else ""
        links.append(link)
        rows.append(
            _row(
                number,
                _texts(remark),
                [styles.text] * 3 + [styles.link if link else styles.text] + [styles.text] * 2,
            )
        )
        colored[remark.severity].append(f"A{number}")
    last = max(_HEAD_ROW + len(rows) - 2, _HEAD_ROW + 1)
    parts = (
        _TOP,
        f"<sheetData>{''.join(rows)}</sheetData>",
        f'<autoFilter ref="A{_HEAD_ROW}:F{last}"/>',
        display_rules(colored, styles, 1),
        f"<hyperlinks>{''.join(links)}</hyperlinks>" if any(links) else "",
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    )
    return f'{HEAD}<worksheet xmlns="{namespace}">{"".join(parts)}</worksheet>'.encode()


def _texts(remark: Remark) -> tuple[str, ...]:
    return remark.level, remark.code, remark.sheet, remark.cell, remark.said, remark.cure


def _link(number: int, remark: Remark) -> str:
    """A link from the list to the cell, inside the workbook; nothing where the finding names no cell."""
    places = remark.places()
    if not places:
        return ""
    target = "'{}'!{}".format(remark.sheet.replace("'", "''"), places[0])
    return f'<hyperlink ref="D{number}" location="{ascii_xml(target)}"/>'


def display_rules(
    places: Mapping[Severity, Sequence[str]], looks: Looks, priority: int, namespace: str = ""
) -> str:
    """Return the rules that colour places by severity, whatever their cells hold.

    Args:
        places: ranges by severity.
        looks: the styles of the workbook.
        priority: of the first rule, lower than all that are there.
        namespace: to declare on each rule, where what they are put into may have another as its default.
    """
    declared = f' xmlns="{namespace}"' if namespace else ""
    return "".join(
        f'<conditionalFormatting{declared} sqref="{" ".join(dict.fromkeys(places[severity]))}">'
        f'<cfRule type="expression" dxfId="{style}" priority="{priority + position}">'
        "<formula>TRUE</formula></cfRule></conditionalFormatting>"
        for position, (severity, style) in enumerate(looks.colors.items())
        if places[severity]
    )


def _row(number: int, texts: Sequence[str], formats: Sequence[int], widths: Sequence[int] = _WIDTHS) -> str:
    cells = "".join(
        f'<c r="{letter}{number}" s="{format_}" t="inlineStr"><is><t xml:space="preserve">'
        f"{ascii_xml(text[:_LONGEST])}</t></is></c>"
        for letter, text, format_ in zip("ABCDEF", texts, formats, strict=False)
        if text
    )
    height = max(height_of(text[:_LONGEST], width, _SIZE) for text, width in zip(texts, widths, strict=False))
    return f'<row r="{number}" ht="{min(height, _HIGHEST):.0f}">{cells}</row>'
