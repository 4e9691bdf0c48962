"""Blank workbooks that people fill in beside an LKE: facts about a unit, costs of the steps of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.law.conditions import statement_in
from zitool.core.law.facts import FACT, GROUPS, OTHER, SPECS, Kind, words_of
from zitool.core.law.rubric import Section
from zitool.core.scoring.prerequisite_check import asked_facts, purposes
from zitool.lke.entries import KEY, VALUE
from zitool.named import NamedTuple
from zitool.spreadsheets import FORM_TITLE
from zitool.spreadsheets.looks import HEADER, LEVELS, TO_FILL, dress, height_of, protect, put_text, set_page
from zitool.spreadsheets.packing import packed
from zitool.wording import label
from zitool.wording.judge import cite
from zitool.xlsx.grid import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from openpyxl.worksheet.worksheet import Worksheet

    from zitool.core.law.facts import Spec, UnitGroup
    from zitool.core.law.rubric import Indicator, Rubric
    from zitool.core.scoring.prerequisite_check import Purposes
    from zitool.wording import Language

_FACT_COLUMNS = {
    KEY: 21, "name": 28, VALUE: 17, "year": 8, "number": 9, "as_of": 13, "source": 28, "how": 34, "for": 56,
    "provision": 40,
}  # fmt: skip
_EFFORT_COLUMNS = {KEY: 16, "question": 90, "cost": 12}
"""Name of a column → its width."""
_YEARS = 3
"""Rows for a fact that is stated year by year."""
_FIRST_DAY, _LAST_DAY = 36526, 73050
"""2000-01-01 and 2099-12-31 as spreadsheets number days."""
_EXPLAINED = ("unit", "predikat_wbk", "jenis_unit")
"""Facts whose way to be filled in is not only that of their kind."""
_LONGEST_TITLE = 32
"""Characters over the prompt of a cell."""
_LONGEST_LIST = 255
"""Characters of a list of words that a rule itself can hold."""
_COSTS = ("1", "2", "3", "5", "10", "20")


class Line(NamedTuple):
    """One row of a form.

    Attributes:
        texts: what zitool writes, by column; a row with a name and no key is a heading.
        fill: the columns to be filled in.
        check: what the value has to be: a formula of its cell ``{cell}``, words to choose among, or nothing.
        kind: how the value is shown: ``day``, ``text`` or empty.
    """

    texts: Mapping[str, str]
    fill: tuple[str, ...] = ()
    check: str | tuple[str, ...] = ""
    kind: str = ""


def facts_form(rubric: Rubric, on: date, language: Language, *, whole: bool = True) -> bytes:
    """Return a blank workbook of facts: a row for each, with what `rubric` asks it for on that day.

    Those that it never asks for stand last, and only where the `whole` is wanted.
    """
    keys = list(SPECS) if whole else [key for key in SPECS if key in asked_facts(rubric)]
    specs = {key: SPECS[key] for key in keys}
    if rubric.unit_groups and FACT in specs:
        specs[FACT] = specs[FACT]._replace(words=words_of(FACT, rubric.unit_groups))
    lines = list(_fact_lines(specs, purposes(rubric, on), language))
    return _form("facts", _FACT_COLUMNS, lines, language)


def effort_form(rubric: Rubric, language: Language) -> bytes:
    """Return a blank workbook of costs: a row for each section and question of `rubric`."""
    lines = [
        Line(
            {KEY: node.id, "question": f"{'   ' * depth}{title}"},
            ("cost",),
            (*_COSTS, label("entry_fixed", language)),
        )
        for component in rubric.sections
        for node, depth, title in _nodes(component, 0)
    ]
    return _form("effort", _EFFORT_COLUMNS, lines, language)


def _nodes(section: Section, depth: int) -> Iterator[tuple[Section | Indicator, int, str]]:
    yield section, depth, section.title
    for child in section.children:
        if isinstance(child, Section):
            yield from _nodes(child, depth + 1)
        else:
            yield child, depth + 1, child.statement


def _fact_lines(wanted: Mapping[str, Spec], asked: Purposes, language: Language) -> Iterator[Line]:
    name, how = label("entry_unit", language), label("entry_how_unit", language)
    yield Line({KEY: "unit", "name": name, "how": how}, (VALUE,), kind="text")
    for group in (*GROUPS, "not_asked"):
        keys = [key for key in wanted if (SPECS[key].group if key in asked else "not_asked") == group]
        if keys:
            yield Line({"name": label(f"entry_group_{group}", language)})
        for key in keys:
            said = asked.get(key, ())
            texts = {
                "for": "; ".join(statement_in(purpose, language) for purpose in said)
                or label("entry_not_asked", language),
                "provision": "; ".join(
                    dict.fromkeys(cite(ref, language) for purpose in said for ref in purpose.references)
                ),
            }
            yield from _fact_rows(key, wanted[key], texts, language)


def _fact_rows(key: str, spec: Spec, texts: Mapping[str, str], language: Language) -> Iterator[Line]:
    told = key if key in _EXPLAINED else str(spec.kind)
    how = label(f"entry_how_{told}", language, words=", ".join(spec.words))
    more = {Kind.GRADE: ("number",), Kind.YEARLY: ("year",)}.get(spec.kind, ())
    line = Line(
        {KEY: key, "name": label(f"fact_{key}", language), "how": how, **texts},
        (VALUE, *more, "as_of", "source"),
        spec.words or _CHECKS.get(spec.kind, ""),
        {Kind.DAY: "day", Kind.SHARE: "text"}.get(spec.kind, ""),
    )
    yield line
    if spec.kind is Kind.YEARLY:
        again = {column: line.texts[column] for column in (KEY, "name", "how")}
        yield from [line._replace(texts=again, fill=(VALUE, "year"))] * (_YEARS - 1)


_DAY = f"AND(ISNUMBER({{cell}}),{{cell}}>={_FIRST_DAY},{{cell}}<={_LAST_DAY})"
_CHECKS = {
    Kind.DAY: f'OR({_DAY},{{cell}}="ya",{{cell}}="belum",{{cell}}="tidak")',
    Kind.SHARE: 'OR(ISNUMBER(SEARCH("?dari?",{cell})),ISNUMBER(SEARCH("?/?",{cell})),'
    'RIGHT({cell},1)="%",AND(ISNUMBER({cell}),{cell}>=0,{cell}<=1))',
    Kind.NUMBER: "AND(ISNUMBER({cell}),{cell}>=0)",
    Kind.GRADE: "OR(AND(ISTEXT({cell}),LEN({cell})<=9),AND(ISNUMBER({cell}),{cell}>=0,{cell}<=100))",
    "year": "AND(ISNUMBER({cell}),{cell}>=1900,{cell}<=2099,{cell}=INT({cell}))",
    "number": "AND(ISNUMBER({cell}),{cell}>=0)",
    "as_of": _DAY,
}
"""Kind of a fact, or other column → formula that its cell has to make true."""


def _form(sort: str, columns: Mapping[str, int], lines: Sequence[Line], language: Language) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - a third of a second that only this needs

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = label(f"entry_sheet_{sort}", language)
    for row, (text, size) in enumerate([(f"entry_title_{sort}", 14), (f"entry_told_{sort}", 10)], 1):
        put_text(sheet.cell(row, 1), label(text, language))
        dress(sheet.cell(row, 1), bold=size > 10, size=size, wrap=False, edge="none")  # noqa: PLR2004
    top = 4
    for column, (name, width) in enumerate(columns.items(), 1):
        sheet.column_dimensions[address(1, column)[:-1]].width = width
        sheet.cell(top, column, label(f"entry_{name}", language))
        dress(sheet.cell(top, column), HEADER, bold=True, ink="FFFFFF", across="center", down="center")
    for row, line in enumerate(lines, top + 1):
        _write(sheet, row, columns, line, language)
    sheet.freeze_panes = address(top + 1, 3)
    sheet.print_title_rows = f"{top}:{top}"
    set_page(sheet, "landscape", page_of=label("page_of", language))
    protect(sheet)
    book.properties.title = FORM_TITLE
    return packed(book)


def _write(sheet: Worksheet, row: int, columns: Mapping[str, int], line: Line, language: Language) -> None:
    heading = KEY not in line.texts
    heights = [height_of(line.texts.get(name, ""), width, 10) for name, width in columns.items()]
    sheet.row_dimensions[row].height = max(heights)
    for column, name in enumerate(columns, 1):
        cell = sheet.cell(row, column)
        put_text(cell, line.texts.get(name, ""))
        if name not in line.fill:
            dress(cell, LEVELS[1] if heading else "", bold=heading, ink="7F7F7F" if name == KEY else "000000")
            continue
        day = line.kind == "day" if name == VALUE else name == "as_of"
        text = line.kind == "text" if name == VALUE else name == "source"
        shown = label("entry_day_format", language) if day else "@" if text else "General"
        dress(cell, TO_FILL, unlocked=True, form=shown, across="left" if text else "center")
        if name in {VALUE, "cost"}:
            told = line.texts.get("how") or label(f"entry_how_{name}", language)
            _check(sheet, cell.coordinate, line.check, line.texts.get("name", line.texts[KEY]), told)
        elif name in _CHECKS:
            told = label(f"entry_how_{name}", language)
            _check(sheet, cell.coordinate, _CHECKS[name], label(f"entry_{name}", language), told)


def _beside(sheet: Worksheet, words: Sequence[str]) -> str:
    """Write words that are too many for a rule on a hidden sheet of their own; return where they stand."""
    book = sheet.parent
    assert book is not None
    aside = book.create_sheet("words")
    aside.sheet_state = "hidden"
    for row, word in enumerate(words, 1):
        put_text(aside.cell(row, 1), word)
    return f"{aside.title}!$A$1:$A${len(words)}"  # a second list gets the name words1


def _check(sheet: Worksheet, cell: str, check: str | tuple[str, ...], title: str, told: str) -> None:
    """Let a cell take only what its check allows; of words among which there are costs, others, too."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    if not check:
        return
    if isinstance(check, str):
        rule = DataValidation("custom", formula1=check.format(cell=cell), sqref=cell)
    else:
        words = f'"{",".join(check)}"'
        where = words if len(words) <= _LONGEST_LIST else _beside(sheet, check)
        rule = DataValidation("list", formula1=where, sqref=cell)
    rule.errorTitle, rule.error, rule.allow_blank = "zitool", told, True
    rule.promptTitle, rule.prompt = title[:_LONGEST_TITLE], told
    rule.errorStyle = "warning" if check[:1] == _COSTS[:1] else "stop"
    rule.showInputMessage = rule.showErrorMessage = True
    sheet.add_data_validation(rule)


LISTED = {
    "kode": 12,
    "nama": 36,
    "instansi": 28,
    "jenis": 24,
    "provinsi": 20,
    "berkas": 44,
    "target": 10,
    "afirmasi": 10,
}
"""Columns of the list as offices write them, and how wide each is; the last two are for PortalRB."""
_OFFERED = {"target": "wbk,wbbm", "afirmasi": "ya,tidak"}
KINDS = "Jenis"
_ROWS = 2000


def build_unit_list(groups: Sequence[UnitGroup]) -> bytes:
    """Return a list of units without units as an .xlsx; its column `jenis` offers the kinds of `groups`.

    Any other kind can be typed, too: the list may have an office's own.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - a third of a second that only this command pays
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    book = Workbook()
    units, kinds = book.worksheets[0], book.create_sheet(KINDS)
    units.title = "Unit"
    _table(units, list(LISTED), LISTED.values(), [])
    rows = [
        (kind.id, kind.name, group.name, label(f"duty_{group.duty}", "id"), group.statement)
        for group in groups
        for kind in group.kinds
    ]
    rows.append((OTHER, "", "", "", ""))
    heads = [label(key, "id") for key in ("recap_by_kind", "unit", "unit_group", "unit_duty", "unit_holds")]
    _table(kinds, heads, (24, 40, 40, 24, 70), rows)
    offered = DataValidation(
        type="list", formula1=f"{KINDS}!$A$2:$A${len(rows) + 1}", allow_blank=True, errorStyle="information"
    )
    offered.promptTitle, offered.errorTitle = "Jenis unit", "Jenis sendiri"
    offered.prompt = f"Pilih dari lembar {KINDS}, atau tulis jenis sendiri."
    offered.error = "Jenis ini tidak ada pada rubrik; dikelompokkan apa adanya."
    offered.showInputMessage = offered.showErrorMessage = True
    column = list(LISTED).index("jenis") + 1
    offered.add(f"{address(2, column)}:{address(_ROWS, column)}")
    units.add_data_validation(offered)
    for name, words in _OFFERED.items():
        only = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
        column = list(LISTED).index(name) + 1
        only.add(f"{address(2, column)}:{address(_ROWS, column)}")
        units.add_data_validation(only)
    return packed(book)


def _table(
    sheet: Worksheet, heads: Sequence[str], widths: Iterable[int], rows: Sequence[Sequence[str]]
) -> None:
    from zitool.spreadsheets.looks import HEADER, dress  # noqa: PLC0415 - openpyxl follows

    for number, (head, width) in enumerate(zip(heads, widths, strict=True), 1):
        cell = sheet.cell(1, number, head)
        dress(cell, HEADER, bold=True, ink="FFFFFF")
        sheet.column_dimensions[cell.column_letter].width = width
    for number, row in enumerate(rows, 2):
        for column, text in enumerate(row, 1):
            dress(sheet.cell(number, column, text or None))
    sheet.freeze_panes = "A2"
