"""Tables as terminals show them.

Rich lays every cell of a table out as a document of its own: wrapped, padded, cropped. Where each row is a
line that changes nothing and takes ten times as long. So rows that are lines are put there as they are, and
Rich has all others; a test shows that the two look the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias, assert_never

from rich import box
from rich.cells import cell_len
from rich.console import Group
from rich.segment import Segment
from rich.table import Table as RichTable
from rich.text import Text

from zitool.reports.cells import LONGEST, Phrase, Several, Toned, Trace, own, text_of, tone_of, value_of
from zitool.reports.document import Checklist, Facts, Refused, Table, Verdicts
from zitool.reports.lines import display
from zitool.reports.terminal import STYLES, TITLE, hanging, item_on_screen, text_on_screen
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from fractions import Fraction

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.style import Style
    from rich.table import Column as RichColumn
    from rich.table import Row

    from zitool.reports.cells import Cell, Column
    from zitool.wording import Language

    Tabular: TypeAlias = Checklist | Facts | Refused | Table | Verdicts
    """What has columns on a screen."""


def plain_table(ascii_only: bool, kept: Sequence[int] = ()) -> RichTable:
    """Return an empty table in the one style of all reports.

    Where the screen is too narrow for all of it, the columns `kept` stay one and what stands in the others
    follows below each row; without any, texts fold.
    """
    style = box.ASCII if ascii_only else box.SIMPLE_HEAD
    table = _PlainTable(box=style, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.kept = kept
    return table


def facts_grid() -> RichTable:
    """Return an empty grid of names and what they stand for, without head or lines."""
    grid = _PlainTable(
        box=None, pad_edge=False, show_edge=False, show_header=False, padding=(0, 1), collapse_padding=True
    )
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    return grid


_LONGEST_WORD = 24
"""Columns of a word that is never broken; a longer one is a path or an address, and may be."""
_DEEPEST = 8
"""Columns at most before what follows below a row."""
_WORDS = r"\s*\S+"


class Unfolded:
    """A table where the screen is so wide that none of its cells is folded, and else what takes less room.

    The latter is made where it is needed.
    """

    def __init__(self, wide: RichTable, narrow: Callable[[], RenderableType]) -> None:
        self.wide, self.narrow = wide, narrow

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        wide = self.wide if isinstance(self.wide, _PlainTable) else None
        if wide is not None and (widths := wide.widths(options.max_width)) is not None:
            yield from wide.lines(console, widths)
        else:
            yield self.narrow()


class _PlainTable(RichTable):
    """A table of texts whose rows are lines wherever the screen is wide enough.

    Where it is not, columns of text fold between words. Where it is too narrow even for that, Rich would
    break words, cut figures and leave columns out; each row is then a paragraph that names its figures.
    With columns `kept`, these stay a table as long as they can, and the others follow below each row.
    """

    kept: Sequence[int] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        widths = self.widths(options.max_width)
        if widths is not None:
            return self.lines(console, widths)
        if kept := self.fitting(options.max_width):
            return self._upon(kept, console, options.max_width)
        folded = None if self.kept else self.folded(options.max_width)
        if folded is None and self.show_header:
            return self._paragraphs(options.max_width)
        for at, column in enumerate(self.columns):
            column.width = folded[at] if folded else None
        return super().__rich_console__(console, options)

    def folded(self, room: int) -> list[int] | None:
        """Return how wide the columns are if text folds between words, else None.

        What is narrow stays whole; the others share the room that is left.
        """
        least, most = [], []
        for column in self.columns:
            cells = [column.header, *column.cells] if self.show_header else [*column.cells]
            lines = [line for cell in cells for line in _text(cell).plain.splitlines()]
            widest = max(map(cell_len, lines), default=0)
            longest = max((cell_len(word) for line in lines for word in re.findall(_WORDS, line)), default=0)
            room_for = min(widest, column.max_width or widest)
            words = max(min(longest, _LONGEST_WORD), column.min_width or 0)
            least.append(widest if column.no_wrap else min(room_for, words))
            most.append(max(room_for, least[-1]))
        room -= self._gap * (len(self.columns) - 1)
        if sum(least) > room or not any(most):
            return None
        level = max(most)
        while (
            sum(widths := [max(low, min(high, level)) for low, high in zip(least, most, strict=True)]) > room
        ):
            level -= 1
        return widths

    def _paragraphs(self, room: int) -> Iterator[RenderableType]:
        folding = (at for at, column in enumerate(self.columns) if not column.no_wrap)
        title = next(folding, 0) + 1  # what comes before it is its number or id
        for row, texts in self._by_row():
            yield Text(" ").join(text for text in map(_text, texts[:title]) if text)
            yield from _pieces(self.columns[title:], texts[title:], room, 2)
            if row.end_section:
                yield ""

    def fitting(self, room: int) -> Sequence[int]:
        """Return which of the columns `kept` there is room for beside whole titles; the first go first."""
        if not self.kept:
            return ()
        title = next((place for place, at in enumerate(self.kept) if not self.columns[at].no_wrap), 0)
        names = (cell_len(_text(cell).plain) for cell in self.columns[self.kept[title]].cells)
        enough, some = min(max(names, default=0), _LONGEST_WORD), tuple[int, ...]()
        for start in range(title + 1, len(self.kept)):
            kept = (*self.kept[: title + 1], *self.kept[start:])
            widths = self._of(kept).folded(room)
            if widths and widths[title] >= enough:
                return kept
            some = some or (kept if widths else ())
        return some

    def _of(self, kept: Sequence[int]) -> _PlainTable:
        """Return a table of some of the columns, of all rows."""
        table = _PlainTable(box=self.box, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
        table.columns, table.rows = [self.columns[at] for at in kept], self.rows
        return table

    def _upon(self, at: Sequence[int], console: Console, room: int) -> Iterator[Segment | RenderableType]:
        """Yield each row of the columns `at`, and below it what the others say."""
        kept = self._of(at)
        widths = kept.widths(room) or kept.folded(room) or []
        first = next((place for place, column in enumerate(kept.columns) if not column.no_wrap), 0)
        indent = min(sum(widths[:first]) + self._gap * first, _DEEPEST) or 2
        others = [place for place in range(len(self.columns)) if place not in at]
        yield from kept.head(console, widths)
        for row, texts in self._by_row():
            cells = [
                _text(texts[place]).wrap(console, width, overflow="fold")
                for place, width in zip(at, widths, strict=True)
            ]
            for line in range(max(map(len, cells))):
                those = [cell[line] if line < len(cell) else "" for cell in cells]
                yield from kept.line(console, those, widths)
            columns = [self.columns[place] for place in others]
            yield from _pieces(columns, [texts[place] for place in others], room, indent)
            if row.end_section:
                yield ""

    def widths(self, room: int) -> list[int] | None:
        """Return how wide the columns are if no cell has to be folded or cut, else None."""
        widths: list[int] = []
        for column in self.columns:
            cells = [*column.cells] if not self.show_header else [column.header, *column.cells]
            texts = [cell.plain if isinstance(cell, Text) else cell for cell in cells]
            if not all(isinstance(text, str) and text.isprintable() for text in texts):
                return None
            widest = max((cell_len(str(text)) for text in texts), default=1)
            if column.max_width is not None and widest > column.max_width:
                return None
            if column.justify == "right" and any(str(text).endswith(" ") for text in texts):
                return None  # Rich cuts these blanks off
            widths.append(max(widest, column.min_width or 0))
        if not widths:
            return None
        widths[-1] = widths[-1] or 1  # Rich leaves no column without width; the others have a padding
        return widths if sum(widths) + self._gap * (len(widths) - 1) <= room else None

    def _by_row(self) -> Iterator[tuple[Row, tuple[RenderableType, ...]]]:
        cells = zip(*(column.cells for column in self.columns), strict=True)
        return zip(self.rows, cells, strict=True)

    @property
    def _gap(self) -> int:
        return 2 if self.box else 1  # the padding, and the line of a box

    def lines(self, console: Console, widths: Sequence[int]) -> Iterator[Segment]:
        """Yield head and rows, each a line."""
        if self.show_header:
            yield from self.head(console, widths)
        for row, texts in self._by_row():
            yield from self.line(console, texts, widths)
            if row.end_section and self.box and row is not self.rows[-1]:
                yield Segment(f"{self.box.get_row(self._ruled(widths), 'row', edge=False)}\n")

    def _ruled(self, widths: Sequence[int]) -> list[int]:
        return [*(width + 1 for width in widths[:-1]), widths[-1]]

    def head(self, console: Console, widths: Sequence[int]) -> Iterator[Segment]:
        """Yield the names of the columns, folded where their widths are less, and the rule below them."""
        style = console.get_style(self.header_style or "")
        cells = [
            _text(column.header).wrap(console, width or 1, overflow="fold")
            for column, width in zip(self.columns, widths, strict=True)
        ]
        deepest = max(map(len, cells))
        for line in range(deepest):
            those = [cell[line - deepest] if line >= deepest - len(cell) else "" for cell in cells]
            yield from self.line(console, those, widths, style)
        if self.box:
            yield Segment(f"{self.box.get_row(self._ruled(widths), 'head', edge=False)}\n")

    def line(
        self,
        console: Console,
        texts: Sequence[RenderableType],
        widths: Sequence[int],
        style: Style | None = None,
    ) -> Iterator[Segment]:
        """Yield one line of cells, each as wide as its column."""
        divider = f" {self.box.mid_vertical}" if self.box else " "
        plain = ""  # what has no style, since the last piece that has one
        for position, (column, text, width) in enumerate(zip(self.columns, texts, widths, strict=True)):
            if position:
                plain += divider
            said = _text(text)
            blanks = " " * (width - said.cell_len)
            if column.justify == "right":
                plain += blanks
            if style is None and not (said.spans or said.style or column.style):
                plain += said.plain
            else:
                if plain:
                    yield Segment(plain)
                yield from _styled(said, column, console, style)
                plain = ""
            if column.justify != "right":
                plain += blanks
        yield Segment(f"{plain}\n")


def _pieces(
    columns: Sequence[RichColumn], texts: Sequence[RenderableType], room: int, indent: int
) -> Iterator[RenderableType]:
    """Yield what cells say behind the names of their columns, as many to a line as there is room for."""
    line, first = Text(), Text(" " * indent)
    for column, text in zip(columns, map(_text, texts), strict=True):
        if not text:
            continue
        piece = Text.assemble(_text(column.header), " " if column.header else "", text)
        if line and indent + line.cell_len + piece.cell_len + 2 > room:
            yield hanging(first, line)
            line = Text()
        line.append("; " if line else "").append_text(piece)
    if line:
        yield hanging(first, line)


def _text(given: RenderableType) -> Text:
    return given if isinstance(given, Text) else Text(str(given))


def _styled(text: Text, column: RichColumn, console: Console, style: Style | None) -> Iterable[Segment]:
    own = console.get_style(column.style) if style is None else style
    if text.spans:
        return Segment.apply_style(text.render(console), own)
    return (Segment(text.plain, own + console.get_style(text.style)),)


_LAST_LEVEL = 2
BARS, ASCII_BARS = "▁▂▃▄▅▆▇█", "._-=+*#@"
"""Signs from nothing to the most there can be."""


def tabulated(block: Tabular, language: Language, ascii_only: bool) -> Iterator[RenderableType]:
    """Yield what has columns."""
    match block:
        case Table():
            yield from _titled(block, language, ascii_only)
        case Facts():
            yield _facts(block)
        case Verdicts(verdicts):
            pairs = ((name, own(Toned(status, tone), f" ({told})")) for name, status, told, tone in verdicts)
            yield _facts(Facts(tuple(pairs)))
        case Checklist():
            yield from ("", _checklist(block))
        case Refused():
            yield from _refused(block, language, ascii_only)
        case _:
            assert_never(block)


def _titled(block: Table, language: Language, ascii_only: bool) -> Iterator[RenderableType]:
    if block.titled:
        yield ""
    yield from [Text(display(block.name), style="bold")] if block.name else []
    yield from [Text(display(block.note, LONGEST), style="dim")] if block.note else []
    yield _table(block, language, ascii_only)


def _table(block: Table, language: Language, ascii_only: bool) -> RenderableType:
    """Return a table; where its spare columns have no room, one without them and what says them below."""
    wide = _rows(block, language, ascii_only, [*range(len(block.columns))])
    kept = [place for place, column in enumerate(block.columns) if not column.spare]
    instead = block.instead
    if instead is None or len(kept) == len(block.columns):
        return wide
    return Unfolded(wide, lambda: Group(_rows(block, language, ascii_only, kept), item_on_screen(instead)))


def _rows(block: Table, language: Language, ascii_only: bool, kept: Sequence[int]) -> RichTable:
    table = plain_table(ascii_only, block.kept)
    table.show_header = any(column.title for column in block.columns)
    for position in kept:
        column = block.columns[position]
        table.add_column(
            text_on_screen(column.title, most=TITLE),
            justify="right" if column.right else "left",
            no_wrap=column.right if column.whole is None else column.whole,
            overflow="fold",
            min_width=column.least or None,
            max_width=column.most or None,
        )
    for row, cells in enumerate(block.rows):
        texts = [_cell(cells[place], block.columns[place], language, ascii_only) for place in kept]
        if level := block.level(row):
            texts[0] = Text(texts[0].plain, "bold") if level == _LAST_LEVEL else Text(f"  {texts[0].plain}")
        style = STYLES[block.tones[row]] if block.tones else None
        table.add_row(*texts, style=style, end_section=row + 1 in block.groups)
    return table


def _cell(cell: Cell, column: Column, language: Language, ascii_only: bool) -> Text:
    if isinstance(cell, Trace):
        return Text(sparkline(cell.shares, ASCII_BARS if ascii_only else BARS))
    value, style = value_of(cell), STYLES[tone_of(cell, column)]
    if isinstance(value, Phrase):
        return text_on_screen(value, style)
    if isinstance(value, Several):
        return Text("; ".join(map(display, value.texts)), style=style)
    return Text(display(text_of(cell, column, language)), style=style)


def sparkline(shares: Sequence[Fraction | None], bars: str = BARS) -> str:
    """Return one sign for each share, from nothing to all of it; a blank where there is none."""
    most = len(bars) - 1
    return "".join(" " if share is None else bars[int(most * share)] for share in shares)


def _facts(block: Facts) -> RenderableType:
    grid = facts_grid()
    for name, value in block.filled():
        grid.add_row(name, text_on_screen(value, most=TITLE))
    return grid


def _checklist(block: Checklist) -> RenderableType:
    grid = RichTable.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for check in block.checks:
        text = Text(display(check.statement, LONGEST), style="bold" if check.required else "")
        if check.required:
            text.append(f" ({check.required})", style="not bold")
        if check.why:
            text.append(f" — {display(check.why, LONGEST)}", style="not bold dim")
        grid.add_row(Text(f"  {check.word}", style=STYLES[check.state if block.arrived else "quiet"]), text)
    return Group(Text.assemble((display(block.title), "bold underline"), f": {block.told}"), grid)


def _refused(block: Refused, language: Language, ascii_only: bool) -> Iterator[RenderableType]:
    """Yield every file that could not be read, with its first reason."""
    if not block.files:
        return
    table = plain_table(ascii_only)
    table.add_column(label("recap_broken", language), overflow="fold", min_width=14)
    table.add_column("", no_wrap=True)
    table.add_column("", overflow="fold")
    for file, ((code, sentence, cure), *_) in block.files:
        said = Text(f"{display(sentence)}. {display(cure)}")
        table.add_row(Text(display(file)), Text(code, style=STYLES["bad"]), said)
    yield from ("", table)
