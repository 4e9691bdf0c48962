"""A copy of somebody's workbook with findings on it: comments, colours, and a list on a new first sheet.

The package is changed; the workbook is not read and written anew. So the cells of every sheet, formulas and
stored values, validations, pictures and macros stay byte for byte. Colours are rules for display: cells keep
their own styles.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

from zitool.lke.annotate import notes as boxes
from zitool.lke.annotate.finding_list import (
    COLORS,
    SHEET_TYPE,
    Looks,
    Remark,
    display_rules,
    list_part,
    with_looks,
)
from zitool.lke.annotate.notes import HEAD, room_of
from zitool.lke.annotate.surgery import (
    Edit,
    appended,
    ascii_xml,
    child,
    outline,
    readable,
    spliced,
    with_attribute,
)
from zitool.named import NamedTuple
from zitool.spreadsheets.packing import entry
from zitool.wording import label
from zitool.xlsx.cells import ANNOTATED
from zitool.xlsx.grid import address
from zitool.xlsx.markup import relation_id, relations, resolve
from zitool.xlsx.package import Package
from zitool.xlsx.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zitool.findings import Severity
    from zitool.lke.annotate.notes import Notes, Room
    from zitool.lke.annotate.surgery import Element
    from zitool.wording import Language
    from zitool.xlsx.markup import Relation

__all__ = ["Annotated", "Remark", "annotate", "is_macro_enabled"]

_STRICT = "http://purl.oclc.org/ooxml"
_LINKS = {
    True: f"{_STRICT}/officeDocument/relationships",
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_PRIORITY = re.compile(rb"\bpriority\s*=\s*[\"']([0-9]{1,9})[\"']")
_MOST_NOTES, _LONGEST_NOTE = 2_000, 2_000
_LAST_PRIORITY = 2_000_000_000
_BEFORE_COLORS = frozenset(
    {
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
        "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
        "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
    }
)  # fmt: skip
_BEFORE_BOXES = _BEFORE_COLORS | {
    "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks",
    "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
}  # fmt: skip
"""What stands before these in a worksheet; its schema wants one order."""


class Annotated(NamedTuple):
    """The copy, and how many cells got a comment."""

    data: bytes
    cells: int


def annotate(data: bytes, file: str, remarks: Sequence[Remark], language: Language) -> Annotated:
    """Return a copy of the workbook whose bytes are `data` with `remarks` on it.

    Comments that are there already stay as they are: what is to be said of their cells stands in the list.

    Args:
        data: an .xlsx or .xlsm that zitool has read.
        file: what it is called, printable.
        remarks: what to say, where.
        language: of the list.

    Raises:
        UnreadableWorkbookError: F008 to F013, the parts that hold all together are not what they should be.
    """
    copy = PackageCopy(data, file)
    workbook = copy.parts_of("", "officeDocument")[0]
    whole, elements = copy.outline(workbook, "sheets", "definedNames", "bookViews")
    namespace = elements[0].namespace
    copy.strict = namespace.startswith(_STRICT)
    sheets = _worksheets(copy, workbook, elements)
    looks = _add_looks(copy, workbook)
    noted = sum(
        _mark_sheet(copy, part, [remark for remark in remarks if remark.sheet == name], looks)
        for name, part in sheets.items()
    )
    listed = list_part(file, remarks, sheets, (namespace, looks), language)
    new = copy.add(ANNOTATED, ".xml", listed, SHEET_TYPE)
    tab = _tab(elements, copy.point(workbook, "worksheet", new), strict=copy.strict, language=language)
    copy.edit(workbook, whole, _before_the_first(whole, elements, tab))
    return Annotated(copy.packed(), noted)


def is_macro_enabled(data: bytes, file: str) -> bool:
    """Return whether Excel opens the workbook under the suffix .xlsm only."""
    return b"macroEnabled" in readable(b"".join(Package(data, file).chunks("[Content_Types].xml")))


def _worksheets(copy: PackageCopy, workbook: str, elements: Sequence[Element]) -> dict[str, str]:
    """Return the parts of the worksheets by name."""
    arrows = copy.relations(workbook)
    parts = {}
    for element in elements:
        if element.path[1:] == ("sheets", "sheet"):
            arrow = arrows.get(relation_id(element.attributes) or "")
            if arrow is not None and arrow.kind == "worksheet":
                parts[unescape(element.attributes.get("name", ""))] = copy.part_of(workbook, arrow)
    return parts


def _add_looks(copy: PackageCopy, workbook: str) -> Looks:
    """Add colours and formats to the part of styles; where there is none, the copy has no colours."""
    for part in copy.parts_of(workbook, "styles")[:1]:
        if part in copy:
            data, elements = copy.outline(part, "fonts", "fills", "borders", "cellXfs", "dxfs")
            looks, edits = with_looks(data, elements)
            copy.edit(part, data, edits)
            return looks
    return Looks({})


def _mark_sheet(copy: PackageCopy, part: str, remarks: Sequence[Remark], looks: Looks) -> int:
    """Colour the cells of one sheet and comment on them; return how many got a comment."""
    places: dict[Severity, list[str]] = {severity: [] for severity in COLORS}
    texts: dict[tuple[int, int], list[str]] = {}
    for remark in remarks:
        cells = remark.places()
        places[remark.severity] += map(str, cells)
        for first in cells[:1]:
            line = f"{remark.level} {remark.code}: {remark.said}. {remark.cure}"
            texts.setdefault((first.first_row, first.first_column), []).append(line)
    if not texts:
        return 0
    data, elements = copy.outline(part)
    table = child(elements, "sheetData")
    used = _PRIORITY.findall(data, table.end if table else 0)
    priority = min(max((int(number) for number in used), default=0), _LAST_PRIORITY) + 1
    rules = display_rules(places, looks, priority, elements[0].namespace).encode()
    notes = {cell: "\n".join(lines)[:_LONGEST_NOTE] for cell, lines in sorted(texts.items())[:_MOST_NOTES]}
    count, edits = _add_notes(copy, part, elements, notes, room_of(data))
    place_ = _place(elements, _BEFORE_COLORS)
    copy.edit(part, data, [Edit(place_, place_, rules), *edits])
    return count


def _add_notes(
    copy: PackageCopy, part: str, elements: Sequence[Element], notes: Notes, room: Room
) -> tuple[int, list[Edit]]:
    """Add comments and their boxes; return how many, and what has to change in the sheet."""
    drawing = child(elements, "legacyDrawing")
    if drawing is None:
        fresh = _add_comments(copy, part, notes, elements[0].namespace)
        if not fresh:
            return 0, []
        new = copy.add("xl/drawings/zitool", ".vml", boxes.drawing_part(fresh, room), _DRAWING_TYPE)
        id_ = copy.point(part, "vmlDrawing", new)
        item = (
            f'<legacyDrawing xmlns="{elements[0].namespace}" xmlns:r="{_LINKS[copy.strict]}" r:id="{id_}"/>'
        )
        place = _place(elements, _BEFORE_BOXES)
        return len(fresh), [Edit(place, place, item.encode())]
    arrow = copy.relations(part).get(relation_id(drawing.attributes) or "")
    there = copy.part_of(part, arrow) if arrow is not None else ""
    if there not in copy or boxes.with_boxes(copy.read(there), {}, room) is None:
        return 0, []
    fresh = _add_comments(copy, part, notes, elements[0].namespace)
    copy.put(there, boxes.with_boxes(copy.read(there), fresh, room) or b"")
    return len(fresh), []


def _add_comments(copy: PackageCopy, part: str, notes: Notes, namespace: str) -> Notes:
    """Add the texts of comments; return those whose cells had none."""
    author = label("annotate_author", "id")
    for there in copy.parts_of(part, "comments")[:1]:
        data, elements = copy.outline(there, "authors", "commentList")
        authors, listed = child(elements, "authors"), child(elements, "commentList")
        taken = {
            element.attributes.get("ref")
            for element in elements
            if element.path[1:] == ("commentList", "comment")
        }
        fresh = {cell: text for cell, text in notes.items() if address(*cell) not in taken}
        if authors is None or listed is None or not fresh:
            return {}
        names = sum(element.path[1:] == ("authors", "author") for element in elements)
        space = elements[0].namespace
        items = boxes.comment_items(fresh, space, names)
        added = (appended(data, authors, boxes.author_item(author, space)), appended(data, listed, items))
        copy.edit(there, data, added)
        return fresh
    text = boxes.comments_part(boxes.comment_items(notes, namespace, 0), author, namespace)
    copy.point(part, "comments", copy.add("xl/zitoolComments", ".xml", text, _COMMENTS_TYPE))
    return notes


def _place(elements: Sequence[Element], before: frozenset[str]) -> int:
    """Return where to insert into a worksheet what must come after the elements called one of `before`."""
    after = (element.start for element in elements[1:] if element.name not in before)
    return min(after, default=elements[0].end)


def _tab(elements: Sequence[Element], id_: str, *, strict: bool, language: Language) -> bytes:
    """Return the entry of the new sheet in the list of sheets, under a name and number that are free."""
    tabs = [element.attributes for element in elements if element.path[1:] == ("sheets", "sheet")]
    taken = {unescape(tab.get("name", "")).casefold() for tab in tabs}
    numbers = [int(tab["sheetId"]) for tab in tabs if tab.get("sheetId", "").isdecimal()]
    name = wanted = label("annotate_sheet", language)
    again = 2
    while name.casefold() in taken:
        name = f"{wanted} ({again})"
        again += 1
    return (
        f'<sheet xmlns="{elements[0].namespace}" xmlns:r="{_LINKS[strict]}" name="{ascii_xml(name)}" '
        f'sheetId="{max(numbers, default=0) + 1}" r:id="{id_}"/>'
    ).encode()


def _before_the_first(data: bytes, elements: Sequence[Element], tab: bytes) -> list[Edit]:
    """Return the edits that put a sheet before the first; what counts sheets from there counts one more.

    The sheet that was in front when the workbook was saved still is when it is opened.
    """
    [sheets] = [element for element in elements if element.path[1:] == ("sheets",)]
    edits = []
    for element in elements:
        number = element.attributes.get("localSheetId", "")
        if element.path[1:] == ("definedNames", "definedName") and number.isdecimal():
            edits.append(with_attribute(data, element, {"localSheetId": int(number) + 1}))
        elif element.path[1:] == ("bookViews", "workbookView"):
            shifted = {"activeTab": _number(element, "activeTab") + 1}
            if "firstSheet" in element.attributes:
                shifted["firstSheet"] = _number(element, "firstSheet") + 1
            edits.append(with_attribute(data, element, shifted))
    if child(elements, "bookViews") is None:
        view = f'<bookViews xmlns="{elements[0].namespace}"><workbookView activeTab="1"/></bookViews>'
        edits.append(Edit(sheets.start, sheets.start, view.encode()))
    return [*edits, Edit(sheets.inner, sheets.inner, tab)]


def _number(element: Element, name: str) -> int:
    text = element.attributes.get(name, "0")
    return int(text) if text.isdecimal() else 0


_TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = {
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


class PackageCopy:
    """The parts of a workbook as they become.

    Attributes:
        file: what it is called, for messages.
        strict: whether it uses the names of Strict workbooks.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self.strict = False
        self._data = data
        self._package = Package(data, file)
        self._changed: dict[str, bytes] = {}
        self._added: dict[str, str] = {}

    def __contains__(self, part: str) -> bool:
        return part in self._package or part in self._added

    def read(self, part: str) -> bytes:
        """Return a part as it is by now, in an encoding that holds ASCII."""
        key = part.lower()
        if key in self._changed:
            return self._changed[key]
        return readable(b"".join(self._package.chunks(part)))

    def outline(self, part: str, *deeper: str) -> tuple[bytes, list[Element]]:
        """Return a part as it is by now, and its elements; see `zitool.lke.annotate.surgery.outline`."""
        data = self.read(part)
        return data, outline(data, self.file, part, deeper)

    def edit(self, part: str, data: bytes, edits: Iterable[Edit]) -> None:
        """Change a part, `data` as it was read."""
        self._changed[part.lower()] = spliced(data, edits)

    def put(self, part: str, data: bytes) -> None:
        """Change the whole of a part."""
        self._changed[part.lower()] = data

    def add(self, stem: str, suffix: str, data: bytes, content_type: str) -> str:
        """Add a part under a name that is free; return the name."""
        number = 1
        while f"{stem}{number}{suffix}" in self:
            number += 1
        name = f"{stem}{number}{suffix}"
        self._changed[name.lower()] = data
        self._added[name] = content_type
        return name

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return the relations a part came with; none where it has no part of them."""
        return relations(self._package, part) if not part or _arrows(part) in self._package else {}

    def parts_of(self, part: str, kind: str) -> list[str]:
        """Return the parts that relations of one kind lead to."""
        return [
            self.part_of(part, relation)
            for relation in self.relations(part).values()
            if relation.kind == kind
        ]

    def part_of(self, part: str, relation: Relation) -> str:
        """Return the part that a relation of `part` leads to."""
        return resolve(self._package, part, relation)

    def point(self, part: str, kind: str, target: str) -> str:
        """Let `part` point to the part `target`; return the id of the relation."""
        source = _arrows(part)
        if source not in self:
            blank = f'{HEAD}<Relationships xmlns="{_RELATIONS_NAMESPACE}"/>'
            self._changed[source.lower()] = blank.encode()
            self._added[source] = ""
        data, elements = self.outline(source)
        taken = {element.attributes.get("Id") for element in elements}
        number = 1
        while f"rIdZitool{number}" in taken:
            number += 1
        arrow = (
            f'<Relationship xmlns="{_RELATIONS_NAMESPACE}" Id="rIdZitool{number}" '
            f'Type="{_KINDS[self.strict]}/{kind}" Target="/{ascii_xml(target)}"/>'
        )
        self.edit(source, data, [appended(data, elements[0], arrow.encode())])
        return f"rIdZitool{number}"

    def packed(self) -> bytes:
        """Return the package; parts that were not changed have their bytes and dates, new ones come last."""
        data, elements = self.outline(_TYPES)
        overrides = "".join(
            f'<Override xmlns="{_TYPES_NAMESPACE}" PartName="/{ascii_xml(name)}" ContentType="{type_}"/>'
            for name, type_ in self._added.items()
            if type_
        )
        self.edit(_TYPES, data, [appended(data, elements[0], overrides.encode())])
        file = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(file, "w") as new:
            for info in old.infolist():
                head = entry(info.filename)
                head.date_time, head.compress_type = info.date_time, info.compress_type
                if info.is_dir():
                    new.writestr(head, b"")
                    continue
                name = info.filename.replace("\\", "/")
                changed = self._changed.get(name.lower())
                new.writestr(head, b"".join(self._package.chunks(name)) if changed is None else changed)
            for name in self._added:
                new.writestr(entry(name), self._changed[name.lower()])
        return file.getvalue()


def _arrows(part: str) -> str:
    """Return the name of the part that holds the relations of another."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
