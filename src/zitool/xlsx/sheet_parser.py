"""The tags of a worksheet, one handler each: what they add to its cells, merges and hidden parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.core.values import BOOLEAN, DATE, ERROR, INVALID, NUMBER, TEXT, UNCOMPUTED, Value
from zitool.findings import finding
from zitool.xlsx.fonts import Fonts
from zitool.xlsx.grid import COLUMNS, address, column_number, parse_range, row_number, split_address
from zitool.xlsx.markup import parse, relation_id
from zitool.xlsx.package import over_limit, refusal
from zitool.xlsx.plain import NotPlainError
from zitool.xlsx.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zitool.core.values import Cells
    from zitool.errors import UnreadableWorkbookError
    from zitool.findings import Finding
    from zitool.xlsx.fonts import Font, Run, Seen
    from zitool.xlsx.grid import Range
    from zitool.xlsx.package import Package
    from zitool.xlsx.shared_formulas import SharedFormulas
    from zitool.xlsx.strings import Strings
    from zitool.xlsx.styles import ShownAs, Styles

LONGEST_TEXT = 32_767
"""Characters Excel keeps in a cell."""
LONGEST_INDEX = 9
"""Digits of the number of a shared string."""
_PRICE_OF_MOVING = 4
"""What a character of a shared formula counts against the limit of text: moving costs more than keeping."""
_YES = ("1", "true")
_NAMED = 8


def is_hidden_row(attributes: Mapping[str, str], *, by_default: bool = False) -> bool:
    """Return whether the attributes of a row say that it is hidden, or of no height.

    A height of its own that is not written is one of zero: so openpyxl leaves it. `by_default` says whether
    rows without a height have none.
    """
    height = attributes.get("ht")
    if attributes.get("hidden") in _YES or _is_zero(height):
        return True
    return height is None and (by_default or attributes.get("customHeight") in _YES)


def _is_zero(size: str | None) -> bool:
    """Return whether a height or width is written as zero."""
    return size is not None and "0" in size and not size.strip("0.")


class Context:
    """What the sheets of one book share.

    Attributes:
        package: the file.
        strings: shared strings.
        styles: cell formats.
        cells: filled cells so far.
        text: characters of text and formulas kept so far.
    """

    def __init__(self, package: Package, strings: Strings, styles: Styles) -> None:
        self.package, self.strings, self.styles = package, strings, styles
        self.cells = self.text = 0


class SheetParser:
    """What is known between two tags of a sheet, with a handler a tag.

    Only filled cells count for order and for duplicates. `zitool.xlsx.plain_rows` may add rows too.

    Attributes:
        rows: row → column → value, as they come; for the other results see `Sheet`.
    """

    def __init__(self, context: Context, part: str, name: str, *, plain: bool) -> None:
        self.context = context
        self.part = part
        self.name = name
        self.plain = plain
        self.most_text = context.package.limits.text
        self.most_cells = context.package.limits.cells
        # results
        self.rows: dict[int, Cells] = {}
        self.merges: list[Range] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.looks: dict[tuple[int, int], Seen] = {}
        self.pictures: set[tuple[int, int]] = set()
        self.drawings: list[str] = []
        self.old_drawings: list[str] = []
        self.has_objects = False
        self.flat_rows = self.flat_columns = False
        self.extensions = 0
        self.doubled: list[tuple[int, int]] = []
        self.sized: list[tuple[int, int]] = []
        self.out_of_order = 0
        self.long_texts: list[tuple[int, int]] = []
        # the row
        self.in_data = self.has_data = self.in_row = self.row_filled = self.row_hidden = False
        self.row = 0
        self.row_text = ""
        self.last_filled_row = 0
        # the cell
        self.in_cell = False
        self.cell_row = self.column = 0
        self.kind = "n"
        self.style: str | None = None
        self.value: str | None = None
        self.formula: str | None = None
        self.formula_kind = self.formula_index = ""
        self.inline: list[str] | None = None
        self.in_inline = False
        self.fonts = Fonts()
        self.marks: list[tuple[int, Font | None]] = []
        self.has_picture = False
        self.phonetic = 0
        self.target: list[str] | None = None
        self.shared: SharedFormulas | None = None

    def run(self, blocks: Iterable[bytes] | None) -> None:
        """Go through the part once, or through `blocks` in its place.

        Raises:
            UnreadableWorkbookError: F009, F012, F013, F015 for what it holds, and what `parse` raises.
            NotPlainError: `blocks` raises it, or the part has data twice.
        """
        start = {
            "c": self._start_cell,
            "v": self._start_value,
            "f": self._start_formula,
            "row": self._start_row,
            "is": self._start_inline,
            "t": self._start_text,
            "rPh": self._start_phonetic,
            "sheetData": self._start_data,
            "mergeCell": self._add_merge,
            "col": self._add_columns,
            "sheetFormatPr": self._set_sizes,
            "drawing": self._add_drawing,
            "legacyDrawing": self._add_old_drawing,
            "oleObject": self._add_object,
            "extLst": self._start_extensions,
            "r": self.fonts.start_run,
            "rPr": self.fonts.start_font,
            "strike": self.fonts.strike,
            "color": self.fonts.color,
        }
        end = {
            "c": self._end_cell,
            "v": self._end_value,
            "f": self._end_formula,
            "row": self._end_row,
            "is": self._end_inline,
            "t": self._end_text,
            "rPh": self._end_phonetic,
            "sheetData": self._end_data,
            "extLst": self._end_extensions,
            "r": self.fonts.end_run,
            "rPr": self.fonts.end_font,
        }
        package = self.context.package
        parse(package, self.part, "worksheet", start=start, end=end, text=self._add_text, blocks=blocks)

    def _start_data(self, _: dict[str, str]) -> None:
        if self.extensions:  # what an extension calls so are not the cells of this sheet
            return
        if self.plain and self.has_data:  # rows already read did not leave behind what others would need
            raise NotPlainError
        self.in_data = self.has_data = True

    def _end_data(self) -> None:
        self.in_data = False

    def _start_extensions(self, _: dict[str, str]) -> None:
        self.extensions += 1

    def _end_extensions(self) -> None:
        self.extensions -= 1

    def _start_row(self, attributes: dict[str, str]) -> None:
        if not self.in_data:
            return
        if self.in_row:
            raise self._broken()
        self.in_row = True
        self.row_filled = False
        self.column = 0
        text = attributes.get("r")
        if text is not None:
            self.row = self._row_number(text, text)
        else:
            self.row = self._row_number(str(self.row + 1), str(self.row + 1))
        self.row_text = text or ""
        self.row_hidden = is_hidden_row(attributes, by_default=self.flat_rows)
        if self.row_hidden:
            self.hidden_rows.add(self.row)

    def _end_row(self) -> None:
        self.in_row = False

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if not self._enter_cell(attributes.get("t", "n"), attributes.get("s")):
            return
        self.has_picture = "vm" in attributes
        text = attributes.get("r")
        if text is None:
            self.cell_row = self.row
            self.column += 1
            if self.column > COLUMNS:
                raise self._outside(address(self.row, self.column))
            return
        self._set_place(*split_address(text))

    def _enter_cell(self, kind: str, style: str | None) -> bool:
        """Begin a cell; return whether it is one of the data at all."""
        if not self.in_row and not self.in_data:
            return False
        if self.in_cell or not self.in_row:
            raise self._broken()
        self.in_cell = True
        self.value = self.formula = self.inline = None
        self.kind = kind
        self.style = style
        return True

    def _set_place(self, letters: str, digits: str) -> None:
        column = column_number(letters.upper() if letters.isascii() else letters)
        if column is None:
            raise self._outside(letters + digits)
        self.column = column
        self.cell_row = self.row if digits == self.row_text else self._row_number(digits, letters + digits)

    def _end_cell(self) -> None:
        if not self.in_cell:
            return
        self.in_cell = False
        value = self._stored()
        if value is None:
            return
        if not self.row_filled or self.cell_row != self.row:
            self._fill_row()
        cells = self.rows[self.row]
        if self.column in cells:
            raise self._ambiguous("cell", address(self.row, self.column))
        cells[self.column] = value
        if self.value is not None and self.inline is not None:
            self.doubled.append((self.row, self.column))
        self._look_at(value)
        if len(value.text) > LONGEST_TEXT:
            self.note_length(self.row, self.column, value)
        context = self.context
        context.cells += 1
        if context.cells > self.most_cells:
            raise self._over("cells", context.cells, self.most_cells)

    def _look_at(self, value: Value) -> None:
        """Remember how the cell looks where that is not simply its text."""
        runs: Sequence[Run] = ()
        index = ""
        if self.kind == "s" and self.formula is None and self.value is not None:
            index = str(int(self.value))
        elif self.kind == "inlineStr" and self.inline:
            ends = [*(start for start, _ in self.marks[1:]), len(self.inline)]
            runs = [
                (font, unescape("".join(self.inline[start:end])))
                for (start, font), end in zip(self.marks, ends, strict=True)
            ]
        style = self.style or ""
        if runs or style in self.context.styles.odd or index in self.context.strings.rich:
            self.see((self.row, self.column), value, style, index, runs)
        # What a picture in a cell is for programs that cannot show it; a formula of that kind only failed.
        if self.has_picture and value.kind is ERROR and "IMAGE(" in (value.formula or "IMAGE(").upper():
            self.pictures.add((self.row, self.column))

    def see(
        self, at: tuple[int, int], value: Value, style: str, index: str = "", runs: Sequence[Run] = ()
    ) -> None:
        """Remember how the cell `at` looks, if not simply as its text; `index` is that of a shared string."""
        look = self.context.styles.seen(style, value, self.context.strings.rich.get(index, runs))
        if look is not None:
            self.looks[at] = look

    def note_length(self, row: int, column: int, value: Value) -> None:
        """Remember a cell whose text is too long for Excel."""
        if value.kind is TEXT:
            self.long_texts.append((row, column))

    def count(self, cells: int, text: int) -> None:
        """Count what was added without Expat.

        Raises:
            NotPlainError: there may be too much text.
            UnreadableWorkbookError: F009, there are too many cells.
        """
        context = self.context
        context.text += text
        context.cells += cells
        if context.text > self.most_text:
            raise NotPlainError
        if context.cells > self.most_cells:
            raise self._over("cells", self.most_cells + 1, self.most_cells)

    def _fill_row(self) -> None:
        """Enter a row at its first filled cell; a row met twice is refused: nobody knows which one counts."""
        if self.cell_row != self.row:
            if self.row_text or self.row_filled:
                raise self._ambiguous("cell", address(self.cell_row, self.column))
            if self.row_hidden:
                self.hidden_rows.discard(self.row)
                self.hidden_rows.add(self.cell_row)
            self.row = self.cell_row  # a row without a number of its own takes that of its cells
        if self.row in self.rows:
            raise self._ambiguous("row", str(self.row))
        if self.row < self.last_filled_row:
            self.out_of_order = self.out_of_order or self.row
        self.rows[self.row] = {}
        self.last_filled_row = self.row
        self.row_filled = True

    def _stored(self) -> Value | None:
        """Return the value of the cell that ends here."""
        kind, raw = self.kind, self.value
        if kind == "s" and raw is not None:
            index = raw.strip(XML_SPACE)
            if not index:
                raw = None
            else:
                strings = self.context.strings.texts
                if not (index.isascii() and index.isdigit() and len(index) <= LONGEST_INDEX):
                    raise self._no_string(index)
                if int(index) >= len(strings):
                    raise self._no_string(index)
                return Value(TEXT, strings[int(index)], self.formula)
        inline = None if self.inline is None else "".join(self.inline)
        shown = "general" if self.style is None else self.context.styles.formats.get(self.style, "general")
        return stored_value(kind, raw, inline, self.formula, shown)

    def _start_value(self, _: dict[str, str]) -> None:
        if self.in_cell:
            if self.value is not None:
                raise self._ambiguous("cell", address(self.cell_row, self.column))
            self.target = []

    def _end_value(self) -> None:
        if self.target is not None:
            self.value = "".join(self.target)
            self.target = None

    def _start_formula(self, attributes: dict[str, str]) -> None:
        if self.in_cell:
            if self.formula is not None:
                raise self._ambiguous("cell", address(self.cell_row, self.column))
            self.formula_kind = attributes.get("t", "normal")
            self.formula_index = attributes.get("si", "")
            self.target = []

    def _end_formula(self) -> None:
        if self.target is None:
            return
        text = "".join(self.target).removeprefix("=")
        self.target = None
        if self.formula_kind == "shared":
            text, price = self.share(self.formula_index, text, self.cell_row, self.column)
            self._keep(price)
        self.formula = "" if self.formula_kind == "dataTable" else text

    def share(self, index: str, text: str, row: int, column: int) -> tuple[str, int]:
        """Return the formula of a cell that shares one, and what moving it counts against the limit of text.

        It is its own `text`, or else the first cell's moved here.
        """
        if self.shared is None:
            from zitool.xlsx.shared_formulas import SharedFormulas  # noqa: PLC0415 - few forms share any

            self.shared = SharedFormulas()
        if text:
            self.shared.set(index, text, row, column)
            return text, 0
        moved = self.shared.moved(index, row, column)
        return moved, _PRICE_OF_MOVING * len(moved)

    def _start_inline(self, _: dict[str, str]) -> None:
        if self.in_cell:
            if self.inline is not None:
                raise self._ambiguous("cell", address(self.cell_row, self.column))
            self.inline = []
            self.marks = []
            self.in_inline = True
            self.phonetic = 0

    def _end_inline(self) -> None:
        self.in_inline = False

    def _start_phonetic(self, _: dict[str, str]) -> None:
        self.phonetic += 1

    def _end_phonetic(self) -> None:
        self.phonetic -= 1

    def _start_text(self, _: dict[str, str]) -> None:
        if self.in_inline and not self.phonetic and self.inline is not None:
            self.target = self.inline
            self.marks.append((len(self.inline), self.fonts.current))

    def _end_text(self) -> None:
        self.target = None

    def _add_text(self, data: str) -> None:
        if self.target is not None:
            self.target.append(data)
            self._keep(len(data))

    def _keep(self, size: int) -> None:
        """Count characters kept, over all sheets."""
        self.context.text += size
        if self.context.text > self.most_text:
            raise self._over("text", self.context.text, self.most_text)

    def _add_merge(self, attributes: dict[str, str]) -> None:
        text = attributes.get("ref", "")
        merge = parse_range(text)
        if merge is None:
            raise self._outside(text)
        self.merges.append(merge)
        if len(self.merges) > (most := self.context.package.limits.merges):
            raise self._over("merges", len(self.merges), most)

    def _set_sizes(self, attributes: dict[str, str]) -> None:
        """Note whether rows and columns are of no size unless they say otherwise."""
        self.flat_rows = attributes.get("zeroHeight") in _YES or _is_zero(attributes.get("defaultRowHeight"))
        self.flat_columns = _is_zero(attributes.get("defaultColWidth"))

    def _add_drawing(self, attributes: dict[str, str]) -> None:
        self.drawings.append(relation_id(attributes) or "")

    def _add_old_drawing(self, attributes: dict[str, str]) -> None:
        self.old_drawings.append(relation_id(attributes) or "")

    def _add_object(self, _: dict[str, str]) -> None:
        self.has_objects = True

    def _add_columns(self, attributes: dict[str, str]) -> None:
        hidden = attributes.get("hidden") in _YES or _is_zero(attributes.get("width"))
        if not hidden and not self.flat_columns:
            return
        first, last = row_number(attributes.get("min", "")), row_number(attributes.get("max", ""))
        if first is None or last is None or not first <= last or first > COLUMNS:
            return  # how a column looks can never fail a file
        stretches = self.hidden_columns if hidden else self.sized
        stretches.append((first, min(last, COLUMNS)))
        if len(stretches) > COLUMNS:
            raise self._over("columns", len(stretches), COLUMNS)

    def unsized(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches of columns that are of no width because they have none of their own."""
        before = 0
        for first, last in sorted([*self.sized, *self.hidden_columns]) if self.flat_columns else ():
            if first > before + 1:
                yield before + 1, first - 1
            before = max(before, last)
        if self.flat_columns and before < COLUMNS:
            yield before + 1, COLUMNS

    def findings(self) -> list[Finding]:
        """Return what is odd, but no reason to refuse."""
        file = self.context.package.file
        findings = []
        if self.out_of_order:
            findings.append(finding("F103", file=file, sheet=self.name, row=self.out_of_order))
        if self.doubled:
            named = ", ".join(address(*at) for at in self.doubled[:_NAMED])
            cells = named + (" …" if len(self.doubled) > _NAMED else "")
            place = address(*self.doubled[0])
            findings.append(
                finding("F106", file=file, sheet=self.name, cell=place, cells=cells, count=len(self.doubled))
            )
        if self.long_texts:
            longest = max(len(self.rows[row][column].text) for row, column in self.long_texts)
            place = address(*self.long_texts[0])
            findings.append(
                finding(
                    "F105",
                    file=file,
                    sheet=self.name,
                    cell=place,
                    size=longest,
                    limit=LONGEST_TEXT,
                    count=len(self.long_texts),
                )
            )
        return findings

    def _row_number(self, digits: str, place: str) -> int:
        number = row_number(digits)
        if number is None:
            raise self._outside(place)
        return number

    def _refusal(self, code: str, cell: str | None = None, **values: object) -> UnreadableWorkbookError:
        file = self.context.package.file
        return refusal(code, file, sheet=self.name, cell=cell, part=self.part, **values)

    def _over(self, what: str, size: int, limit: int) -> UnreadableWorkbookError:
        return over_limit(self.context.package.file, self.part, what, size, limit)

    def _outside(self, text: str) -> UnreadableWorkbookError:
        return self._refusal("F012", address=text)

    def _ambiguous(self, what: str, name: str) -> UnreadableWorkbookError:
        return self._refusal("F013", name if what == "cell" else None, what=what, name=name)

    def _broken(self) -> UnreadableWorkbookError:
        return self._refusal("F008", reason="xml")

    def _no_string(self, index: str) -> UnreadableWorkbookError:
        place = address(self.cell_row, self.column)
        return self._refusal("F015", place, address=place, index=index)


XML_SPACE = " \t\r\n"
_NUMBER = r"[+-]?(?:[0-9]{1,309}(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?"
_LONGEST_NUMBER = 400
_SURELY_FINITE = 300
_new = tuple.__new__
"""`Value` without its own `__new__`, which takes longer than to read its text."""
_BOOLEANS = {"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}


def is_number(text: str) -> bool:
    """Return whether `text` is a finite decimal number as files write them: ASCII, a point, no blanks.

    Python's own `float` takes more: ``NaN``, ``1_000``, digits of other scripts.
    """
    if len(text) < _SURELY_FINITE and text.isascii() and text.replace(".", "", 1).isdigit():
        return True  # nearly every number
    if len(text) > _LONGEST_NUMBER or re.fullmatch(_NUMBER, text) is None:
        return False
    if len(text) < _SURELY_FINITE and "e" not in text and "E" not in text:
        return True
    return abs(float(text)) != float("inf")


def stored_value(
    kind: str,
    raw: str | None,
    inline: str | None,
    formula: str | None,
    shown: ShownAs = "general",
) -> Value | None:
    """Return the value of a cell, or None where nothing is in it.

    Args:
        kind: its attribute ``t``; ``s`` is not for here, as it takes the shared strings.
        raw: text of ``<v>``, None where there is none.
        inline: text of ``<is>``, None where there is none.
        formula: text of ``<f>``, None where there is none.
        shown: what the number format makes of a number.
    """
    if kind == "inlineStr":
        raw = raw if inline is None else inline
    elif raw is None and inline is not None:
        return Value(INVALID, inline, formula)  # text in a cell that claims another type
    # An empty <v> is how some programs write "nothing", and others "not calculated"; only text may be empty.
    if raw is None or (kind == "n" and not raw.strip(XML_SPACE)):
        return None if formula is None else Value(UNCOMPUTED, "", formula)
    if kind == "n":
        text = raw.strip(XML_SPACE)
        if is_number(text):
            return _new(Value, (NUMBER, text, formula, shown))
        return Value(INVALID, raw, formula)
    if kind in ("str", "inlineStr"):
        return _new(Value, (TEXT, unescape(raw), formula, "general"))
    text = raw.strip(XML_SPACE)
    if kind == "b" and text in _BOOLEANS:
        return Value(BOOLEAN, _BOOLEANS[text], formula)
    if kind == "e":
        return Value(ERROR, text, formula)
    if kind == "d":
        return Value(DATE, text, formula)
    return Value(INVALID, raw, formula)
