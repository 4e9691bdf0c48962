"""Rows that are lines look as Rich would lay them out: the same characters, the same styles."""

import io
from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich import box
from rich.cells import cell_len
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text
from tests.conftest import EXAMPLES

from zitool.batch import assess
from zitool.reports.formats.terminal import terminal
from zitool.reports.subjects.score import score_report
from zitool.reports.terminal import hanging
from zitool.reports.terminal_tables import _LONGEST_WORD, _PlainTable, facts_grid, plain_table
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC


def shown(renderable, width):
    """Return what a terminal of `width` columns shows: its lines, and the style of each visible character."""
    console = Console(
        file=io.StringIO(), width=width, height=100, force_terminal=True, color_system="standard",
        markup=False, emoji=False, highlight=False,
    )  # fmt: skip
    console.print(renderable)
    text = Text.from_ansi(console.file.getvalue(), end="")
    lines = text.split("\n")
    looks = [
        (row, column, str(line.get_style_at_offset(console, column)))
        for row, line in enumerate(lines)
        for column, one in enumerate(line.plain)
        if not one.isspace()
    ]
    return [that_line.plain.rstrip() for that_line in lines], looks


def by_rich(monkeypatch):
    """Leave the rows that are lines to Rich."""
    ours = _PlainTable.__rich_console__

    def render(table, console, options):
        lines = table.widths(options.max_width) is not None
        return (Table.__rich_console__ if lines else ours)(table, console, options)

    monkeypatch.setattr(_PlainTable, "__rich_console__", render)


@pytest.mark.parametrize("width", [80, 100, 101, 102, 160])
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("name", ["unit-baik", "unit-diubah", "keluarga-2"])
def test_scores_look_as_rich_lays_them_out(name, ascii_only, width, monkeypatch):
    """On narrow screens and on wide ones, with box-drawing characters and without."""
    (assessment,) = assess(str(EXAMPLES / f"{name}.xlsx"), load_rubric(DEFAULT_RUBRIC))
    report = score_report([assessment], (), "id", "screen")
    ours = shown(Group(*terminal(report, "id", ascii_only)), width)
    by_rich(monkeypatch)
    assert ours == shown(Group(*terminal(report, "id", ascii_only)), width)


PLAIN = st.text("ab 1,-宽é–", max_size=12)
STYLES = st.sampled_from(["", "bold", "dim", "bold red", "green"])


@st.composite
def texts(draw):
    """A cell: a plain word, a styled text, or one in two styles; now and then one that is not a line."""
    kind = draw(st.integers(0, 3))
    said = draw(PLAIN)
    if kind == 0:
        return said
    text = Text(said, style=draw(STYLES))
    if kind > 1:
        text.append(draw(PLAIN), style=draw(STYLES))
    if kind == 3 and draw(st.integers(0, 9)) == 0:
        text.append(draw(st.sampled_from(["\n", "\t", "\nb", "\u200b"])))
    return text


@st.composite
def tables(draw):
    """What it takes to fill a table: its columns and its rows, with sections."""
    columns = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "header": texts(),
                    "justify": st.sampled_from(["left", "right"]),
                    "min_width": st.sampled_from([None, None, 4, 9]),
                    "max_width": st.sampled_from([None, None, 9, 14]),
                    "style": STYLES,
                },
                optional={"no_wrap": st.booleans(), "overflow": st.just("fold")},
            ),
            min_size=1,
            max_size=4,
        )
    )
    row = st.tuples(st.lists(texts(), min_size=len(columns), max_size=len(columns)), st.booleans())
    return columns, draw(st.lists(row, max_size=5))


def filled(table, columns, rows):
    """Return `table` with these columns and rows."""
    for column in columns:
        table.add_column(**column)
    for cells, ends in rows:
        table.add_row(*cells, end_section=ends)
    return table


@given(tables(), st.booleans(), st.booleans(), st.integers(1, 60))
def test_a_table_looks_as_rich_lays_it_out(content, ascii_only, headed, width):
    """Whatever is in it, with a head and without, on any screen where no cell has to be folded."""
    ours = plain_table(ascii_only)
    style = box.ASCII if ascii_only else box.SIMPLE_HEAD
    theirs = Table(box=style, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    ours.show_header = theirs.show_header = headed
    ours, theirs = filled(ours, *content), filled(theirs, *content)
    assume(ours.widths(width) is not None)
    assert shown(ours, width) == shown(theirs, width)


@given(tables(), st.integers(1, 60))
def test_text_folds_between_words(content, width):
    """Where the table is too wide for the screen, every word stands whole in one line, in its column."""
    columns, rows = [{**column, "max_width": None, "overflow": "fold"} for column in content[0]], content[1]
    table = filled(plain_table(False), columns, rows)
    folded = table.folded(width)
    assume(table.widths(width) is None and folded is not None)
    heads = [column["header"] for column in columns]
    assume(
        not any(
            sign in str(cell)
            for cells in (heads, *(row for row, _ in rows))
            for cell in cells
            for sign in "\t\u200b"
        )
    )
    lines, _ = shown(table, width)

    assert max(map(cell_len, lines)) <= width
    starts = [sum(folded[:at]) + 2 * at for at in range(len(folded))]
    assert len(columns) == len(folded) >= 1
    for at, column in enumerate(columns):
        cells = [str(cell) for cell in (column["header"], *(row[at] for row, _ in rows))]
        words = (word for cell in cells for word in cell.split() if cell_len(word) <= _LONGEST_WORD)
        in_column = [_cut(line, starts[at], folded[at]) for line in lines]
        shown_words = Counter(word for line in in_column for word in line.split() if set(word) - {"─"})
        assert Counter(words) - shown_words == Counter()  # beside them pieces of words that are too long


@given(tables(), st.sets(st.integers(0, 3), min_size=1), st.integers(30, 60))
def test_what_is_not_kept_follows_below(content, kept, width):
    """Where all of a table is too wide, no word of it is lost and no line is longer than the screen."""
    columns, rows = [{**column, "max_width": None, "overflow": "fold"} for column in content[0]], content[1]
    table = filled(plain_table(False, sorted(at for at in kept if at < len(columns))), columns, rows)
    assume(table.widths(width) is None and table.fitting(width))
    cells = [str(cell) for row, _ in rows for cell in row]
    assume(not any(sign in cell for cell in cells for sign in "\t\u200b"))
    heads = [str(column["header"]) for column in columns]
    assume(not any(sign in head for head in heads for sign in "\t\u200b\n"))
    lines, _ = shown(table, width)

    assert max(map(cell_len, lines), default=0) <= width
    joined = "".join("".join(lines).split())
    words = [word for cell in cells for word in cell.split() if cell_len(word) <= 20]
    assert [word for word in words if word not in joined] == []


def _cut(line, start, width):
    """Return what stands in `width` columns of a screen from `start` on."""
    position, said = 0, ""
    for sign in line:
        if start <= position < start + width:
            said += sign
        position += cell_len(sign)
    return said


def solid(text):
    """Return what a text says, blanks left out."""
    return "".join(str(text).split())


@given(tables(), st.integers(10, 60))
def test_a_table_on_a_screen_too_narrow_loses_nothing(content, width):
    """Where figures would be cut, each row is a paragraph: all its cells, in order, each with its head."""
    columns, rows = content
    table = filled(plain_table(False), columns, rows)
    assume(table.widths(width) is None and table.folded(width) is None)
    lines, _ = shown(table, width)

    assert max(map(cell_len, lines), default=0) <= width
    said, at = solid("".join(lines)), 0
    cells = [solid(cell) for row, _ in rows for cell in row]
    assume(cells)
    for cell in cells:
        found = said.find(cell, at)
        assert found >= 0
        at = found + len(cell)


def test_paragraphs_name_their_figures():
    """A row too wide for the screen: number and title, then its figures, each behind its head."""
    table = plain_table(False)
    table.add_column("No", justify="right", no_wrap=True)
    table.add_column("Unit", overflow="fold", min_width=14)
    for head in ("Nilai", "Bobot", ""):
        table.add_column(head, justify="right", no_wrap=True)
    table.add_row("1", "KPP Contoh", "87,71", "100,00", "ya", end_section=True)
    table.add_row("2", "KPP Lain", "", "100,00", "")

    assert shown(table, 30)[0] == [
        "1 KPP Contoh", "  Nilai 87,71; Bobot 100,00", "  ya", "", "2 KPP Lain", "  Bobot 100,00",
    ]  # fmt: skip


@given(st.lists(st.lists(texts(), min_size=2, max_size=2), max_size=5), st.integers(1, 60))
def test_a_grid_looks_as_rich_lays_it_out(rows, width):
    """Names and what they stand for."""
    theirs = Table.grid(padding=(0, 1))
    theirs.add_column(style="bold", no_wrap=True)
    theirs.add_column(overflow="fold")
    rows = [(row, False) for row in rows]
    ours = filled(facts_grid(), [], rows)
    assume(ours.widths(width) is not None or ours.folded(width) is None)
    assert shown(filled(facts_grid(), [], rows), width) == shown(filled(theirs, [], rows), width)


@given(
    st.sampled_from(["-", "  - ", "宽", "GALAT X001 "]),
    STYLES,
    texts(),
    st.integers(1, 60),
    st.integers(0, 1),
)
def test_text_behind_a_mark_looks_as_in_two_columns(mark, style, text, room, gap):
    """Where both fit in a line and where they do not."""
    first, text = Text(mark, style=style), Text(text) if isinstance(text, str) else text
    width = first.cell_len + gap + room
    grid = Table.grid(padding=(0, gap))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(first, text)
    assert shown(hanging(first, text, gap=gap), width) == shown(grid, width)


@pytest.mark.parametrize("width", [1, 4, 9, 10])
def test_nothing_is_lost_where_there_is_no_room_behind_a_mark(width):
    """The text stands below its mark then, both folded."""
    lines, _ = shown(hanging("GALAT X001", "satu dua"), width)
    assert "".join(lines).replace(" ", "") == "GALATX001satudua"
