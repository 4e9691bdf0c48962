"""A workbook as it stands: sheets of filled cells, with nothing opened, run or believed that need not be.

`read_book` is the only way a stranger's file comes in. See `zitool.xlsx.package` for its limits.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Literal

from zitool.core.digests import hexdigest
from zitool.core.record import Record, about, replace
from zitool.errors import UnreadableWorkbookError
from zitool.findings import finding
from zitool.named import NamedTuple
from zitool.spreadsheets import FORM_TITLE, OUR_DAY, REPORT_TITLE
from zitool.xlsx.grid import Range, address, column_letters
from zitool.xlsx.markup import parse, relation_id, relations, resolve
from zitool.xlsx.package import DEFAULT_LIMITS, Limits, Package, clip, over_limit, read_file, refusal
from zitool.xlsx.plain import NotPlainError
from zitool.xlsx.plain_rows import plain_rows
from zitool.xlsx.sheet_parser import Context, SheetParser
from zitool.xlsx.strings import Strings, read_strings, unescape
from zitool.xlsx.styles import Styles, read_styles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zitool.core.values import Cells, Value
    from zitool.findings import Finding
    from zitool.xlsx.fonts import Seen
    from zitool.xlsx.markup import Relation

__all__ = ["Book", "Range", "Sheet", "address", "column_letters", "on_sheet", "read_book", "read_book_bytes"]

_MACRO_SHEETS = ("xlMacrosheet", "xlIntlMacrosheet")
_OTHER_SHEETS = ("chartsheet", "dialogsheet", *_MACRO_SHEETS)
_WHOLE = ("F009", "F010")
"""A bomb or a DTD in one sheet: nothing else in the file is to be trusted."""
_TOLERABLE = ("F005", "F011", "F013")
_LINKS_NAMED = 5
ANNOTATED = "xl/worksheets/zitool"
"""How the part begins that holds the list of findings in an annotated copy."""
_PROPERTIES = "docprops/core.xml"
_SAVED = re.compile(rb"<dcterms:modified[^<>]{0,80}>\s*([0-9]{4}-[0-9]{2}-[0-9]{2})T")


class Book(Record, kw_only=False):
    """One workbook.

    Attributes:
        file: path as the user gave it.
        sha256: hexadecimal digest of the bytes that were read.
        sheets: in the order of their tabs.
        date_1904: whether day 1 is in 1904.
        external_links: targets of ``[1]``, ``[2]`` … in formulas, as text; ``dde:service|topic`` for DDE.
        findings: F101 to F105.
        annotated: whether this is a copy that zitool wrote its findings on.
        unread: what is wrong with each sheet that could not be read, where only that sheet is refused for it.
        chosen: name of the one sheet that somebody asked for; empty where the rows decide.
        saved: the day of the last change that its properties name; empty where there is none, or it is ours.
        told: makes what `zitool.lke.forms.read_form` returns, where the file is no workbook and says itself
            what answers what.
    """

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]
    date_1904: bool
    external_links: tuple[str, ...]
    findings: tuple[Finding, ...]
    chosen: str = ""
    saved: str = ""
    annotated: bool = False
    unread: tuple[tuple[Finding, ...], ...] = ()
    told: Callable[..., object] | None = None


class _Tab(NamedTuple):
    """A sheet as the workbook part lists it."""

    name: str
    state: State
    relation: str | None


class _Contents(NamedTuple):
    """What the workbook part says."""

    tabs: list[_Tab]
    links: list[str]
    date_1904: bool


def read_book(
    path: str | os.PathLike[str],
    *,
    limits: Limits = DEFAULT_LIMITS,
    filled_in: bool = False,
    sheet_by_sheet: bool = False,
) -> Book:
    """Return the workbook at `path`; one of facts or efforts only where that is what is `filled_in`.

    With `sheet_by_sheet` a sheet that cannot be read costs only itself: it is among those `unread`.

    Raises:
        UnreadableWorkbookError: it cannot be read, or not be trusted; nothing else is ever raised.
    """
    file = os.fspath(path)
    data = read_file(file, limits)
    book = read_book_bytes(data, file, limits=limits, filled_in=filled_in, sheet_by_sheet=sheet_by_sheet)
    folder, name = os.path.split(file)
    if os.path.lexists(os.path.join(folder, "~$" + name)):  # noqa: PTH118 - bytes that are no UTF-8 stay as they are
        book = replace(book, findings=(*book.findings, finding("F104", file=file)))
    return book


def is_report(path: str) -> bool:
    """Whether there is a workbook that zitool wrote as a report, and not an LKE."""
    try:
        read_book(path)
    except UnreadableWorkbookError as error:
        return error.findings[0].values.get("written") == "report"
    return False


def on_sheet(book: Book, name: str) -> Book:
    """Return `book` with the sheet of that name asked for, in whatever case; as it is for an empty name.

    Raises:
        UnreadableWorkbookError: S143, there is no such sheet.
    """
    if not name:
        return book
    for sheet in book.sheets:
        if sheet.name.strip().casefold() == name.strip().casefold():
            return replace(book, chosen=sheet.name)
    known = ", ".join(clip(sheet.name) for sheet in book.sheets)
    raise UnreadableWorkbookError(finding("S143", file=book.file, sheet=name, wanted=name, sheets=known))


def read_book_bytes(
    data: bytes,
    file: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    filled_in: bool = False,
    sheet_by_sheet: bool = False,
) -> Book:
    """Return the workbook whose bytes are `data`, as `read_book` does; `file` is for messages only.

    Raises:
        UnreadableWorkbookError: it cannot be read, or not be trusted; nothing else is ever raised.
    """
    package = Package(data, file, limits)
    properties = _properties(package)
    if REPORT_TITLE.encode() in properties:  # it shows answers, too, and must not be taken for an LKE
        raise refusal("F017", file, written="report")
    if FORM_TITLE.encode() in properties and not filled_in:
        raise refusal("F017", file, written="form")
    part = _find_workbook(package)
    contents = _read_workbook(package, part)
    arrows = relations(package, part)
    context = Context(package, _read_strings(package, part, arrows), _read_styles(package, part, arrows))
    links = read_links(package, part, arrows, contents.links)
    findings = _active_contents(package, arrows, links)
    sheets = []
    seen: dict[str, str] = {}
    unread: list[tuple[Finding, ...]] = []
    for tab in contents.tabs:
        try:
            sheet, odd = _read_tab(context, part, arrows, tab, seen)
        except UnreadableWorkbookError as error:
            if not sheet_by_sheet or error.findings[0].code in _WHOLE:
                raise
            unread.append(tuple(reported._replace(sheet=clip(tab.name)) for reported in error.findings))
            continue
        sheets.append(sheet)
        findings += odd
    annotated = any(name.startswith(ANNOTATED) for name in package.names())
    digest, saved = hexdigest(data), _saved(properties)
    return Book(
        file, digest, tuple(sheets), contents.date_1904, links, tuple(findings),
        saved=saved, annotated=annotated, unread=tuple(unread),
    )  # fmt: skip


def _properties(package: Package) -> bytes:
    """Return what the file says about itself: its title, when it was saved."""
    if _PROPERTIES not in package:
        return b""
    try:
        return next(package.chunks(_PROPERTIES), b"")
    except UnreadableWorkbookError:  # what describes the file cannot fail it
        return b""


def _saved(properties: bytes) -> str:
    match = _SAVED.search(properties)
    day = match[1].decode() if match else ""
    return "" if day == OUR_DAY else day


def _find_workbook(package: Package) -> str:
    """Return the name of the workbook part; two of them are refused."""
    documents = [arrow for arrow in relations(package, "").values() if arrow.kind == "officeDocument"]
    if not documents:
        raise refusal("F005", package.file, kind="zip")
    if len(documents) > 1:
        raise refusal("F013", package.file, part="_rels/.rels", what="relation", name="officeDocument")
    return resolve(package, "", documents[0])


def _read_workbook(package: Package, part: str) -> _Contents:
    """Return the tabs and what else the workbook part says."""
    tabs: list[_Tab] = []
    links: list[str] = []
    systems: list[bool] = []

    def add_tab(attributes: dict[str, str]) -> None:
        state = attributes.get("state", "visible")
        tab: State = "hidden" if state == "hidden" else "veryHidden" if state == "veryHidden" else "visible"
        tabs.append(_Tab(unescape(attributes.get("name", "")), tab, relation_id(attributes)))
        if len(tabs) > package.limits.sheets:
            raise over_limit(package.file, part, "sheets", len(tabs), package.limits.sheets)

    def add_link(attributes: dict[str, str]) -> None:
        links.append(relation_id(attributes) or "")

    def add_system(attributes: dict[str, str]) -> None:
        systems.append(attributes.get("date1904") in ("1", "true"))

    start = {"sheet": add_tab, "externalReference": add_link, "workbookPr": add_system}
    parse(package, part, "workbook", start=start)
    if not tabs:
        raise refusal("F011", package.file, part="sheets")
    names = set()
    for tab in tabs:
        if tab.name.casefold() in names:
            raise refusal("F013", package.file, sheet=clip(tab.name), part=part, what="sheet", name=tab.name)
        names.add(tab.name.casefold())
    return _Contents(tabs, links, any(systems))


def _read_tab(
    context: Context,
    workbook: str,
    arrows: dict[str, Relation],
    tab: _Tab,
    seen: dict[str, str],
) -> tuple[Sheet, list[Finding]]:
    """Return the sheet of one tab; `seen` holds the parts of the tabs before it."""
    package = context.package
    arrow = arrows.get(tab.relation or "")
    if arrow is None:
        raise refusal("F011", package.file, sheet=clip(tab.name), part=f"{workbook}#{tab.relation}")
    if arrow.kind in _OTHER_SHEETS:
        return Sheet(tab.name, tab.state, is_worksheet=False), []
    if arrow.kind != "worksheet":
        raise refusal("F013", package.file, part=workbook, what="relation", name=tab.relation)
    part = resolve(package, workbook, arrow)
    if part.lower() in seen:
        raise refusal("F013", package.file, part=part, what="sheet", name=tab.name)
    seen[part.lower()] = tab.name
    return read_sheet(context, part, tab.name, tab.state)


def _read_strings(package: Package, part: str, arrows: dict[str, Relation]) -> Strings:
    """Return the shared strings; none where the part is missing, so that only cells that need it fail."""
    to_strings = [arrow for arrow in arrows.values() if arrow.kind == "sharedStrings"]
    if len(to_strings) > 1:
        raise refusal("F013", package.file, part=part, what="relation", name="sharedStrings")
    if not to_strings or (target := resolve(package, part, to_strings[0])) not in package:
        return Strings()
    return read_strings(package, target)


def _read_styles(package: Package, part: str, arrows: dict[str, Relation]) -> Styles:
    """Return the cell formats; styles that are missing or rubbish never fail a file."""
    by_kind = {arrow.kind: arrow for arrow in reversed(arrows.values()) if arrow.kind in {"styles", "theme"}}
    if "styles" not in by_kind:
        return Styles()
    try:
        theme = resolve(package, part, by_kind["theme"]) if "theme" in by_kind else ""
        return read_styles(package, resolve(package, part, by_kind["styles"]), theme)
    except UnreadableWorkbookError as error:
        cause = error.findings[0]
        if cause.code in _TOLERABLE or (cause.code == "F008" and cause.values.get("reason") == "xml"):
            return Styles()
        raise  # a bomb, a DTD or a damaged file: nothing else in it is to be trusted


def _active_contents(package: Package, arrows: dict[str, Relation], links: tuple[str, ...]) -> list[Finding]:
    """Return findings for macros and links; neither is ever run or opened."""
    findings = []
    relation_kinds = {arrow.kind for arrow in arrows.values()}
    if "vbaProject" in relation_kinds or any(name.endswith("vbaproject.bin") for name in package.names()):
        findings.append(finding("F101", file=package.file, what="vba"))
    elif not relation_kinds.isdisjoint(_MACRO_SHEETS):
        findings.append(finding("F101", file=package.file, what="macrosheet"))
    if links:
        named = ", ".join(clip(link, 80) for link in links[:_LINKS_NAMED])
        findings.append(finding("F102", file=package.file, targets=named, count=len(links)))
    return findings


_LONGEST_TARGET = 2000


def read_links(
    package: Package,
    workbook: str,
    arrows: dict[str, Relation],
    order: Sequence[str],
) -> tuple[str, ...]:
    """Return the targets of the external links in the order in which formulas count them, from ``[1]``.

    Args:
        package: the file.
        workbook: name of the workbook part.
        arrows: its relations.
        order: ids of the relations in the order of the workbook part; others follow.

    Raises:
        UnreadableWorkbookError: a bomb, a DTD or damage; a link that leads nowhere is ``?``.
    """
    keys = [key for key in order if key in arrows]
    listed = set(keys)
    keys += [key for key, arrow in arrows.items() if arrow.kind == "externalLink" and key not in listed]
    known: dict[str, str] = {}  # a part is read once, however many links lead to it
    targets = []
    for key in keys:
        try:
            part = resolve(package, workbook, arrows[key])
            if part.lower() not in known:
                known[part.lower()] = _target(package, part)
            targets.append(known[part.lower()])
        except UnreadableWorkbookError as error:
            cause = error.findings[0]
            if cause.code not in _TOLERABLE and cause.values.get("reason") != "xml":
                raise
            targets.append("?")
    return tuple(target[:_LONGEST_TARGET] for target in targets)


def _target(package: Package, part: str) -> str:
    """Return where one link points."""
    dde: list[str] = []
    ids: list[str | None] = []

    def add_dde(attributes: dict[str, str]) -> None:
        dde.append(f"dde:{attributes.get('ddeService', '')}|{attributes.get('ddeTopic', '')}")

    def add_id(attributes: dict[str, str]) -> None:
        ids.append(relation_id(attributes))

    parse(
        package,
        part,
        "externalLink",
        start={"ddeLink": add_dde, "externalBook": add_id, "oleLink": add_id},
    )
    if dde:
        return dde[0]
    arrow = relations(package, part).get(ids[0] or "") if ids else None
    return "?" if arrow is None else arrow.target


_LIST_ROWS, _LIST_CELLS = 400, 2_000
State = Literal["visible", "hidden", "veryHidden"]


class Sheet(Record, kw_only=False):
    """One sheet as it stands in the file.

    Attributes:
        name: its name.
        state: hidden or not; ``veryHidden`` cannot be undone from Excel's menus.
        rows: row → column → value, both from 1, rows in order; only cells with a value or a formula.
        merges: merged rectangles, never expanded.
        hidden_rows: rows hidden by hand, by a filter or by a height of zero.
        hidden_columns: (first, last) column of each hidden stretch.
        is_worksheet: False for charts, dialogs and macro sheets, which have no cells.
        looks: place of a cell (row, column) whose text is struck out or cannot be seen → how it looks.
        pictures: cells with a picture in them, and stretches of cells with one or an embedded file over them.
    """

    name: str
    state: State = "visible"
    rows: dict[int, Cells] = about("", default_factory=dict)
    merges: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    is_worksheet: bool = True
    looks: Mapping[tuple[int, int], Seen] = about("", default_factory=dict)
    pictures: tuple[Range, ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether it is small enough to be kept and compared, as guides and lists beside a form are."""
        rows = self.rows
        return len(rows) <= _LIST_ROWS and sum(map(len, rows.values())) <= _LIST_CELLS

    @property
    def cells(self) -> dict[tuple[int, int], Value]:
        """Every cell by (row, column); made anew each time."""
        return {(row, column): value for row, cells in self.rows.items() for column, value in cells.items()}


def read_sheet(context: Context, part: str, name: str, state: State) -> tuple[Sheet, list[Finding]]:
    """Return the worksheet in `part`, and what is odd about it (F103, F105).

    Raises:
        UnreadableWorkbookError: F009, F012, F013, F015 for what it holds, and what `parse` raises.
    """
    before = context.cells, context.text
    try:
        parser = _read(context, part, name, plain=True)
    except NotPlainError:
        context.cells, context.text = before
        parser = _read(context, part, name, plain=False)
    sheet = Sheet(
        name,
        state,
        dict(sorted(parser.rows.items())) if parser.out_of_order else parser.rows,
        tuple(parser.merges),
        frozenset(parser.hidden_rows),
        (*parser.hidden_columns, *parser.unsized()),
        looks=parser.looks,
        pictures=(
            *(Range(*at, *at) for at in sorted(parser.pictures)),
            *_drawn(context, part, parser),
        ),
    )
    return sheet, parser.findings()


def _drawn(context: Context, part: str, parser: SheetParser) -> Sequence[Range]:
    """Return where pictures and embedded files lie over the cells of a sheet."""
    if not parser.drawings and not parser.has_objects:
        return ()
    from zitool.xlsx.drawings import read_drawings, read_objects  # noqa: PLC0415 - most forms have none

    objects = read_objects(context.package, part, parser.old_drawings) if parser.has_objects else ()
    return (*read_drawings(context.package, part, parser.drawings), *objects)


def _read(context: Context, part: str, name: str, *, plain: bool) -> SheetParser:
    """Read once; `plain` takes the short way, or raises `NotPlainError`."""
    parser = SheetParser(context, part, name, plain=plain)
    parser.run(plain_rows(context.package.chunks(part), parser) if plain else None)
    return parser
