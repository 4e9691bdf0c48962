"""Texts as terminals show them: what stands out in them, and lines with an indent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from zitool.reports.cells import LONGEST, Apart, Code, Link, Theirs, Toned, Written
from zitool.reports.lines import display

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from zitool.reports.cells import Piece, Said, Tone
    from zitool.reports.document import Item

TITLE = 400
"""Characters of a title."""
STYLES: Mapping[Tone, str] = {
    "": "",
    "good": "green",
    "bad": "bold red",
    "warn": "yellow",
    "quiet": "dim",
    "strong": "bold",
    "lead": "",
    "met": "bold green",
    "open": "bold yellow",
    "spared": "cyan",
    "may": "bold cyan",
    "given": "yellow",
    "supposed": "bold yellow",
    "moved": "yellow",
    "wrong": "red",
    "aside": "italic",
    "printed": "dim",
}


def text_on_screen(said: Said, style: str = "", most: int = LONGEST) -> Text:
    """Return a text whose parts stand out as they should; one without parts is a stranger's."""
    if isinstance(said, str):
        return Text(display(said, most), style=style)
    return Text.assemble(*map(_piece, said.pieces), style=style or STYLES[said.tone])


def _piece(piece: Piece) -> str | tuple[str, str]:
    if isinstance(piece, Toned):
        return _plain(piece.piece), STYLES[piece.tone]
    return _plain(piece)


def _plain(piece: Piece) -> str:
    if isinstance(piece, Theirs | Code):
        return display(piece.text, piece.most)
    if isinstance(piece, Apart | Link | Written):
        return display(piece.text)
    return piece if isinstance(piece, str) else _plain(piece.piece)


def item_on_screen(item: Item) -> RenderableType:
    """Return an entry of a list behind its mark."""
    if isinstance(item.mark, Toned):
        mark = Text(*_piece(item.mark))
        return hanging(mark, text_on_screen(item.text), gap=0 if mark.plain.endswith(" ") else 1)
    return hanging(Text(f"{item.mark} ", STYLES[item.tone]), text_on_screen(item.text, STYLES[item.tone]))


def hanging(first: str | Text, text: str | Text, style: str = "", gap: int = 0) -> RenderableType:
    """Return text behind `first`, a mark with its indent; lines that wrap begin where the first one does."""
    return _Hanging(
        first if isinstance(first, Text) else Text(f"{first} ", style=style),
        text if isinstance(text, Text) else Text(text, style=style),
        gap,
    )


class _Hanging:
    """Text behind a first one, in a row of two columns."""

    def __init__(self, first: Text, text: Text, gap: int) -> None:
        self.first, self.text, self.gap = first, text, gap

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        indent = self.first.cell_len + self.gap
        room = options.max_width - indent
        if room < 1:
            yield from (self.first, self.text)
        elif self.text.cell_len <= room and self.text.plain.isprintable():
            yield from Text.assemble(self.first, " " * self.gap, self.text).render(console, end="\n")
        else:
            before: tuple[Text | str, ...] = (self.first, " " * self.gap)
            for line in self.text.wrap(console, room, overflow="fold"):
                yield from Text.assemble(*before, line).render(console, end="\n")
                before = (" " * indent,)
