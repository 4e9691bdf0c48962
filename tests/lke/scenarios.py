"""One form for each finding about structure, values, weights and formulas: what an office did."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from tests.lke.builder import Error, Formula, Grid, Line, Lke, family_1, family_2, loaded, sample

from zitool.core.exact import plain as plain_number

if TYPE_CHECKING:
    from collections.abc import Callable

RUBRIC = loaded().rubric
ANSWERS = sample(RUBRIC)
BEST = {
    leaf.id: next(iter(RUBRIC.scales[leaf.scale].options), 4)
    for leaf in RUBRIC.leaves()
    if leaf.ratio is None
} | {count.id: 3 for leaf in RUBRIC.leaves() for count in leaf.inputs if not count.total_of}
BEST |= dict.fromkeys(("A.II.3.iii.a#3", "A.II.5.ii.a#2"), 0)
RATIO, TOP, BOTTOM = "A.II.4.i.a", "A.II.4.i.a#2", "A.II.4.i.a#1"
CHOICE, INDEX, SECTION = "A.I.2.i.b", "B.I.a", "A.I.2.i"
ANSWER, SCORE, NOTE, EVIDENCE, WEIGHT, CHOICES = 11, 12, 15, 16, 8, 10
TITLE, CRITERIA = 7, 9
TITLES = {leaf.id: leaf.statement for leaf in RUBRIC.leaves()}
REVERSED = (
    "a. Jika belum\nb. Jika sebagian kecil\nc. Jika sebagian\nd. Jika sebagian besar\ne. Jika sudah semua"
)


@dataclass(frozen=True)
class Scenario:
    """A workbook with one thing wrong.

    Attributes:
        make: returns its sheets.
        also: codes that follow from it.
        cell: where the finding points, as (id, column), an address, or None where it does not matter.
        assessor: whose answers are asked for.
    """

    make: Callable[[], tuple[Grid, ...]]
    also: frozenset[str] = frozenset()
    cell: tuple[str, int] | str | None = None
    assessor: str = ""


def lines(change: Callable[[Lke], object]) -> tuple[Grid, ...]:
    """Return the form with its lines changed before it is laid out."""
    lke = Lke(answers=ANSWERS)
    change(lke)
    return (lke.grid(),)


def cells(change: Callable[[Grid], object]) -> tuple[Grid, ...]:
    """Return the form with its cells changed; nothing is calculated again."""
    grid = Lke(answers=ANSWERS).grid()
    change(grid)
    return (grid,)


def rewritten(grid: Grid, change: Callable[[object], object]) -> None:
    """Write every choice another way."""
    for leaf in RUBRIC.leaves():
        if RUBRIC.scales[leaf.scale].kind == "choice":
            grid.put(leaf.id, ANSWER, change(ANSWERS[leaf.id]))


def upside_down(grid: Grid) -> None:
    """Divide a ratio's counts the other way round, with what it should be still stored."""
    grid.put(RATIO, ANSWER, Formula(f"K{grid.rows[BOTTOM]}/K{grid.rows[TOP]}", Fraction(7, 8)))


def with_answers(changed: dict[str, object]) -> tuple[Grid, ...]:
    """Return the form with other answers, its formulas calculated from them."""
    return (Lke(answers={**ANSWERS, **changed}).grid(),)


def put(id_: str, column: int, content: object, form: str = "") -> tuple[Grid, ...]:
    """Return the form with one cell typed over; nothing is calculated again."""

    def change(grid: Grid) -> None:
        grid.put(id_, column, content)
        if form:
            grid.formats[grid.rows[id_], column] = form

    return cells(change)


def with_font(id_: str, font: Font) -> tuple[Grid, ...]:
    """Return the form with an answer written in another font."""
    return cells(lambda grid: grid.fonts.update({(grid.rows[id_], ANSWER): font}))


def corrected(answer: object) -> CellRichText:
    """Return an answer with another one struck out before it."""
    return CellRichText(TextBlock(InlineFont(strike=True), "E"), TextBlock(InlineFont(), str(answer)))


def exchanged(grid: Grid) -> None:
    """Swap the words of two questions of different sub-areas; everything else stays where it was."""
    here, there = TITLES["A.I.1.i.b"], TITLES["A.I.2.ii.c"]
    grid.put("A.I.1.i.b", TITLE, there).put("A.I.2.ii.c", TITLE, here)


def without_line(id_: str) -> tuple[Grid, ...]:
    """Return the form without a row."""
    return lines(lambda lke: lke.lines.remove(lke.line(id_)))


def twice(lke: Lke) -> None:
    """Repeat a question with another answer."""
    again = deepcopy(lke.line(CHOICE))
    again.answers = {0: "A"}
    lke.lines.insert(lke.at(CHOICE) + 1, again)


def strange(lke: Lke) -> None:
    """Add a question that no regulation asks."""
    line = Line("extra", "indicator", 4, "d.", "Pertanyaan tambahan instansi", "A/B/C", answers={0: "A"})
    lke.lines.insert(lke.at("A.I.2.ii"), line)


def swapped(lke: Lke) -> None:
    """Let two questions change places."""
    here, there = lke.at("A.I.1.i.a"), lke.at(CHOICE)
    lke.lines[here], lke.lines[there] = lke.lines[there], lke.lines[here]


def renumbered(lke: Lke) -> None:
    """Give a question another letter."""
    lke.line(CHOICE).marker = "e."


def reworded(lke: Lke) -> None:
    """Give a question other words."""
    lke.line(CHOICE).title = "Kalimat kantor tentang hal lain sama sekali"


def one_of_two(lke: Lke) -> None:
    """Give a question other words and delete the next one: which of them is left, nobody knows."""
    reworded(lke)
    lke.lines.remove(lke.line("A.I.2.i.c"))


def another_heading(lke: Lke) -> None:
    """Give a heading other words and another number."""
    lke.line(SECTION).title, lke.line(SECTION).marker = "Kalimat kantor", "ix."


def with_official_ids(grid: Grid) -> Grid:
    """Number the rows as the national form does."""
    keys = {leaf.id: leaf.keys for leaf in RUBRIC.leaves()}
    keys |= {count.id: count.keys for leaf in RUBRIC.leaves() for count in leaf.inputs}
    for id_ in grid.rows:
        grid.put(id_, grid.layout.key, keys.get(id_, {}).get("jawaban"))
    return grid


TURNED = ("A.I.1.i.b", "A.I.2.ii.a", "A.I.1.iv.c")
"""Three questions of one type, two of them of other sub-areas."""


def turned_texts(grid: Grid) -> None:
    """Move the words of three questions round."""
    titles = [grid.get(id_, 7) for id_ in TURNED]
    for id_, title in zip(TURNED, (titles[-1], *titles[:-1]), strict=True):
        grid.put(id_, 7, title)


def texts_swapped(grid: Grid) -> None:
    """Let the texts of two questions change places, but not their ids, types and answers."""
    with_official_ids(grid)
    first, second = ((grid.rows[id_], 7) for id_ in ("A.I.1.iii.a", "A.I.1.iii.b"))
    grid.cells[first], grid.cells[second] = grid.cells[second], grid.cells[first]


def other_sheet(contents: dict[tuple[int, int], object] | None = None) -> Grid:
    """Return a sheet that is no LKE."""
    return Grid("Rangkuman", family_1(), contents or {(1, 1): "Rangkuman"})


def beside(grid: Grid) -> tuple[Grid, ...]:
    """Return the plain form with another sheet beside it."""
    return (*plain(), grid)


def plain() -> tuple[Grid, ...]:
    """Return the plain form."""
    return (Lke(answers=ANSWERS).grid(),)


def look_alike(state: str = "hidden") -> Grid:
    """Return the form again as another sheet."""
    return replace(Lke(answers=ANSWERS).grid(name="LKE lama"), state=state)


def old_weights() -> Grid:
    """Return a hidden sheet that repeats the tree with weights of an older regulation, and no answers."""
    grid = replace(Lke(answers={}).grid(replace(family_1(), formulas=False), name="Ctt Lama"), state="hidden")
    grid.set(2, ANSWER, None)
    return grid.put("A.I.1.ii", WEIGHT, 1.5).put("A.I.1.iii", WEIGHT, 2)


def two_columns() -> tuple[Grid, ...]:
    """Return a form with two columns *Jawaban* and nothing over them."""
    return cells(lambda grid: grid.set(2, 18, "Jawaban"))


def second_answers(header: str = "Jawaban Final", *, other: bool = True, hidden: int | None = None) -> Grid:
    """Return the form with a second filled column of answers in R, the first one's or other ones."""
    given = ANSWERS | ({CHOICE: "A", RATIO: None} if other else {})
    grid = cells(lambda grid: [grid.put(id_, 18, value) for id_, value in given.items()])[0]
    grid.hidden_columns |= {hidden} if hidden else set()
    return grid.set(2, 18, header)


def odd_header(grid: Grid) -> None:
    """Answers of a second assessor below a header that nobody can place."""
    for id_, given in ANSWERS.items():
        if isinstance(given, str):
            grid.put(id_, 19, given)
    grid.set(2, 19, "Tanggapan evaluator")


def overlapping(grid: Grid) -> None:
    """Merge cells over merged cells, beside the answers."""
    row = grid.rows[CHOICE]
    grid.merges += [f"P{row}:Q{row + 1}", f"Q{row + 1}:R{row + 2}"]


def merged_answers(grid: Grid) -> None:
    """Merge the answers of two questions; Excel keeps the first only."""
    row = grid.rows[CHOICE]
    grid.merges.append(f"K{row}:K{row + 1}")
    grid.set(row + 1, ANSWER, None)


def hidden_answer(grid: Grid) -> None:
    """Merge an answer with the cell to its left, which another program filled."""
    row = grid.rows[CHOICE]
    grid.merges.append(f"J{row}:K{row}")


def far(grid: Grid) -> None:
    """Leave a number far away from everything."""
    grid.set(5000, 40, 1)


def cut_short() -> tuple[Grid, ...]:
    """Return a form with half of its questions."""
    lke = Lke(answers=ANSWERS)
    keep = {leaf.id for leaf in list(RUBRIC.leaves())[:60]}
    lke.lines = [line for line in lke.lines if line.sort == "section" or line.id in keep]
    return (lke.grid(replace(family_1(), formulas=False)),)


def typed_ratio(value: object, counts: dict[str, object], form: str = "") -> tuple[Grid, ...]:
    """Return the form with a ratio typed over its formula, and other counts."""
    grid = Lke(answers={**ANSWERS, **counts}).grid()
    grid.put(RATIO, ANSWER, value)
    if form:
        grid.formats[grid.rows[RATIO], ANSWER] = form
    return (grid,)


def lhkasn(total: int, second: int | None, third: int) -> tuple[Grid, ...]:
    """Return the form with a typed total of A.II.5.iii.b, and its parts."""
    parts = {
        f"A.II.5.iii.b#{code}": given for code, given in zip("1234", (total, 8, second, third), strict=True)
    }
    return (Lke(answers={**ANSWERS, **parts}).grid(),)


def all_best() -> tuple[Grid, ...]:
    """Return the form with the best answer to every question."""
    return (Lke(answers=BEST).grid(),)


def two_summaries() -> tuple[Grid, ...]:
    """Return a form with two assessors and two summaries that read the first one's column."""
    layout = family_2()
    grid = Lke(answers=ANSWERS, more=(ANSWERS,)).grid(layout)
    grid.name = "Jawaban"
    return (grid, *(
        Grid(name, layout, {(1, 1): "Nilai", (1, 2): Formula(f"SUM(Jawaban!{column}4:{column}9)", 1)})
        for name, column in (("TPI Unit", "$K$"), ("TPI Pusat", "$K$"))
    ))  # fmt: skip


def passing_anyway() -> Grid:
    """Return a summary whose last branch passes whatever was typed."""
    text = (
        'IF(B2="WBK",IF(C9>=75,"Lulus","Tidak Lulus"),IF(B2="WBBM",IF(C9>=85,"Lulus","Tidak Lulus"),"Lulus"))'
    )
    return other_sheet({(1, 1): "Kesimpulan", (2, 2): "wbk ", (3, 2): Formula(text, "Lulus")})


SCENARIOS: dict[str, Scenario] = {
    "S101": Scenario(lambda: without_line(CHOICE), also=frozenset({"S110", "W208"})),
    "S102": Scenario(lambda: lines(twice), also=frozenset({"S110", "W208"})),
    "S103": Scenario(lambda: lines(strange)),
    "S104": Scenario(lambda: lines(swapped)),
    "S105": Scenario(lambda: lines(renumbered), cell=(CHOICE, 6)),
    "S106": Scenario(lambda: lines(reworded), cell=(CHOICE, 6)),
    "S107": Scenario(lambda: without_line(TOP), also=frozenset({"S110", "W207"})),
    "S108": Scenario(lambda: without_line(SECTION)),
    "S110": Scenario(lambda: with_answers({CHOICE: None}), frozenset({"W208"}), "K2"),
    "S111": Scenario(lambda: (other_sheet(),)),
    "S112": Scenario(lambda: beside(look_alike("visible"))),
    "S113": Scenario(lambda: cells(lambda grid: grid.set(2, ANSWER, "Tanggapan"))),
    "S114": Scenario(two_columns, cell="K2, R2"),
    "S115": Scenario(lambda: (replace(plain()[0], state="hidden"), other_sheet())),
    "S116": Scenario(lambda: cells(lambda grid: grid.hidden_rows.add(grid.rows[CHOICE]))),
    "S117": Scenario(lambda: cells(lambda grid: grid.hidden_columns.add(ANSWER)), cell="K2"),
    "S118": Scenario(lambda: cells(hidden_answer), cell=(CHOICE, ANSWER), also=frozenset({"S110", "W208"})),
    "S119": Scenario(lambda: cells(merged_answers), frozenset({"S110"})),
    "S120": Scenario(lambda: beside(look_alike())),
    "S121": Scenario(lambda: cells(far), cell="AN5000"),
    "S122": Scenario(lambda: cells(overlapping)),
    "S123": Scenario(plain, assessor="tpn"),
    "S124": Scenario(lambda: (Lke(answers=ANSWERS).grid(replace(family_1(), choices=None, formulas=False)),)),
    "S125": Scenario(lambda: (Lke(answers=ANSWERS).grid(family_2()),), cell="N1"),
    "S126": Scenario(lambda: beside(other_sheet({(4, 2): Error("#REF!")})), cell="B4"),
    "S127": Scenario(lambda: beside(old_weights())),
    "S128": Scenario(cut_short, frozenset({"S101", "S107", "S110"})),
    "S129": Scenario(lambda: cells(odd_header), cell="S2"),
    "S133": Scenario(lambda: lines(one_of_two), frozenset({"S110", "W205", "W208"}), (CHOICE, 6)),
    "S134": Scenario(lambda: cells(texts_swapped), frozenset({"S104", "S105"}), ("A.I.1.iii.a", 6)),
    "S135": Scenario(lambda: lines(another_heading), cell=(SECTION, 5)),
    "S136": Scenario(lambda: cells(turned_texts), cell=(TURNED[1], 6), also=frozenset({"W204", "W208"})),
    "S140": Scenario(lambda: (second_answers(),), cell="R2"),
    "S141": Scenario(lambda: (second_answers(other=False),), cell="R2"),
    "S142": Scenario(lambda: (second_answers("Jawaban", hidden=18),), cell="R2"),
    "S150": Scenario(lambda: put(CHOICE, ANSWER, ANSWERS[CHOICE], ";;;"), cell="K2"),
    "S151": Scenario(lambda: with_font(CHOICE, Font(color="FFFFFF")), cell="K2"),
    "S152": Scenario(lambda: cells(exchanged), also=frozenset({"W204", "W208"})),
    "S153": Scenario(lambda: put(CHOICE, CRITERIA, REVERSED), cell=(CHOICE, CRITERIA)),
    "S154": Scenario(lambda: put(CHOICE, TITLE, f"belum {TITLES[CHOICE]}"), cell=(CHOICE, TITLE - 1)),
    "S155": Scenario(lambda: put(CHOICE, TITLE, f"sebagian {TITLES[CHOICE]}"), cell=(CHOICE, TITLE - 1)),
    "V301": Scenario(
        lambda: put(CHOICE, ANSWER, Formula('IF(A1=1,"A","B")')),
        cell=(CHOICE, ANSWER),
        also=frozenset({"S110", "W208"}),
    ),
    "V302": Scenario(
        lambda: put(CHOICE, ANSWER, Error("#REF!")), cell=(CHOICE, ANSWER), also=frozenset({"S110", "W208"})
    ),
    "V303": Scenario(
        lambda: put(CHOICE, ANSWER, "F"), cell=(CHOICE, ANSWER), also=frozenset({"S110", "W208"})
    ),
    "V304": Scenario(lambda: put(TOP, ANSWER, "1.000"), cell=(TOP, ANSWER), also=frozenset({"S110", "W208"})),
    "V305": Scenario(
        lambda: typed_ratio(85, {TOP: None, BOTTOM: None}),
        cell=(RATIO, ANSWER),
        also=frozenset({"S110", "W207"}),
    ),
    "V306": Scenario(
        lambda: put(INDEX, ANSWER, "NaN"), cell=(INDEX, ANSWER), also=frozenset({"S110", "W208"})
    ),
    "V307": Scenario(
        lambda: put(TOP, ANSWER, 44197, "dd/mm/yyyy"), cell=(TOP, ANSWER), also=frozenset({"S110", "W208"})
    ),
    "V308": Scenario(lambda: put(CHOICE, ANSWER, f"{ANSWERS[CHOICE]} "), cell=(CHOICE, ANSWER)),
    "V309": Scenario(lambda: put(INDEX, ANSWER, "3,60"), cell=(INDEX, ANSWER)),
    "V310": Scenario(
        lambda: put(INDEX, ANSWER, 91.48), cell=(INDEX, ANSWER), also=frozenset({"S110", "W208"})
    ),
    "V311": Scenario(lambda: with_answers({TOP: 9, BOTTOM: 8}), cell=(RATIO, ANSWER)),
    "V312": Scenario(lambda: put(TOP, ANSWER, 2.5), cell=(TOP, ANSWER), also=frozenset({"S110", "W208"})),
    "V313": Scenario(
        lambda: with_answers({TOP: 0, BOTTOM: 0}), cell=(RATIO, ANSWER), also=frozenset({"S110", "W207"})
    ),
    "V314": Scenario(lambda: typed_ratio(1, {}), cell=(RATIO, ANSWER)),
    "V315": Scenario(lambda: put("A.II.5.iii.b#1", ANSWER, 99), cell=("A.II.5.iii.b#1", ANSWER)),
    "V316": Scenario(
        lambda: put(CHOICE, ANSWER, Formula("[1]Sheet1!A1", ANSWERS[CHOICE])), cell=(CHOICE, ANSWER)
    ),
    "V317": Scenario(lambda: put(CHOICE, ANSWER, Formula("Z1", ANSWERS[CHOICE])), cell=(CHOICE, ANSWER)),
    "V318": Scenario(
        lambda: put(CHOICE, ANSWER, Formula('""', "")),
        cell=(CHOICE, ANSWER),
        also=frozenset({"S110", "W208"}),
    ),
    "V319": Scenario(lambda: put(RATIO, ANSWER, Formula("1/1", Fraction(1))), cell=(RATIO, ANSWER)),
    "V320": Scenario(lambda: put("A.I.1.i.a", EVIDENCE, None), cell="K2"),
    "V321": Scenario(all_best, cell="K2"),
    "V322": Scenario(lambda: put("A.I.1.i.a", NOTE, "Belum ada SK tim kerja"), cell=("A.I.1.i.a", NOTE)),
    "V323": Scenario(
        lambda: put("A.II.5.iii.b#3", ANSWER, None),
        cell=("A.II.5.iii.b#3", ANSWER),
        also=frozenset({"S110", "W208"}),
    ),
    "V325": Scenario(lambda: put(CHOICE, ANSWER, f"({ANSWERS[CHOICE]})"), cell=(CHOICE, ANSWER)),
    "V326": Scenario(lambda: put(TOP, ANSWER, f"{ANSWERS[TOP]} sasaran"), cell=(TOP, ANSWER)),
    "V327": Scenario(
        lambda: put(CHOICE, ANSWER, "tidak berlaku"), cell="K2", also=frozenset({"S110", "W205", "W208"})
    ),
    "V328": Scenario(
        lambda: put(BOTTOM, ANSWER, 1e15), cell=(BOTTOM, ANSWER), also=frozenset({"S110", "W208"})
    ),
    "V329": Scenario(
        lambda: lhkasn(total=18, second=None, third=10),
        cell=("A.II.5.iii.b#1", ANSWER),
        also=frozenset({"W207"}),
    ),
    "V330": Scenario(lambda: with_answers({"A.II.1.i.b#1": 9}), cell=("A.II.1.i.b#1", ANSWER)),
    "V331": Scenario(lambda: with_answers({"A.II.5.ii.a#1": 12}), cell=("A.II.5.ii.a#1", ANSWER)),
    "V332": Scenario(lambda: typed_ratio(0.875, {}), cell=(RATIO, ANSWER)),
    "V333": Scenario(
        lambda: put(INDEX, ANSWER, 3.596, "0.00"), cell=(INDEX, ANSWER), also=frozenset({"W208"})
    ),
    "V334": Scenario(lambda: cells(upside_down), cell=(RATIO, ANSWER)),
    "V335": Scenario(lambda: cells(lambda grid: rewritten(grid, lambda given: Formula("Input!A1", given)))),
    "V336": Scenario(lambda: cells(lambda grid: rewritten(grid, lambda given: f" {given}"))),
    "V337": Scenario(lambda: cells(lambda grid: rewritten(grid, lambda given: f"{given}."))),
    "V350": Scenario(
        lambda: with_font(CHOICE, Font(strike=True)),
        cell=(CHOICE, ANSWER),
        also=frozenset({"S110", "W208"}),
    ),
    "V351": Scenario(lambda: put(CHOICE, ANSWER, corrected(ANSWERS[CHOICE])), cell=(CHOICE, ANSWER)),
    "V352": Scenario(
        lambda: cells(beside_it), cell=(CHOICE, ANSWER), also=frozenset({"S110", "W205", "W208"})
    ),
    "W201": Scenario(lambda: put(SECTION, WEIGHT, 10), cell=(SECTION, WEIGHT)),
    "W202": Scenario(lambda: put(CHOICE, SCORE, 1), cell=(CHOICE, SCORE), also=frozenset({"W208"})),
    "W203": Scenario(lambda: put(CHOICE, CHOICES, "A/B"), cell=(CHOICE, CHOICES)),
    "W204": Scenario(lambda: cells(shortened_sum), cell=(SECTION, SCORE)),
    "W205": Scenario(lambda: put(CHOICE, ANSWER, "A"), cell=(CHOICE, SCORE), also=frozenset({"W208"})),
    "W206": Scenario(
        lambda: put(CHOICE, SCORE, Formula("1*1")), cell=(CHOICE, SCORE), also=frozenset({"W211"})
    ),
    "W207": Scenario(lambda: put(CHOICE, SCORE, Error("#NAME?")), cell=(CHOICE, SCORE)),
    "W208": Scenario(
        lambda: put("total:", SCORE, Formula("1*99", 99)), cell=("total:", SCORE), also=frozenset({"W204"})
    ),
    "W209": Scenario(two_summaries),
    "W210": Scenario(lambda: beside(passing_anyway()), cell="B3"),
    "W211": Scenario(lambda: cells(other_formula), cell=(CHOICE, SCORE)),
    "W212": Scenario(lambda: cells(other_scale)),
    "W213": Scenario(lambda: cells(lost_cell), cell=("total:", SCORE)),
    "W214": Scenario(lambda: cells(typed_alike), cell=(CHOICE, SCORE)),
    "W215": Scenario(lambda: cells(lambda grid: reweigh(grid, plain_number)), cell="H2"),
    "W216": Scenario(lambda: cells(lambda grid: reweigh(grid, lambda weight: weight / 100)), cell="H2"),
}


def shortened_sum(grid: Grid) -> None:
    """Take the last question out of a mean; what Excel stored stays."""
    last, formula = grid.rows["A.I.2.i.c"], grid.get(SECTION, SCORE)
    assert isinstance(formula, Formula)
    grid.put(SECTION, SCORE, Formula(formula.text.replace(f",L{last}", ""), formula.stored))


def other_formula(grid: Grid) -> None:
    """Give one question a formula of its own that happens to say the same."""
    formula = grid.get(CHOICE, SCORE)
    assert isinstance(formula, Formula)
    grid.put(CHOICE, SCORE, Formula("1-0", formula.stored))


def other_scale(grid: Grid) -> None:
    """Give the second of three options another value in every formula; what Excel stored stays."""
    for place, content in grid.cells.items():
        if isinstance(content, Formula):
            grid.cells[place] = Formula(content.text.replace('="B",0.5,', '="B",0.6,'), content.stored)


def lost_cell(grid: Grid) -> None:
    """Delete a cell that the grand total names; what Excel stored stays."""
    formula = grid.get("total:", SCORE)
    assert isinstance(formula, Formula)
    grid.put("total:", SCORE, Formula(f"{formula.text}+0*#REF!", formula.stored))


def typed_alike(grid: Grid) -> None:
    """Type the figure of a score cell over its formula."""
    formula = grid.get(CHOICE, SCORE)
    assert isinstance(formula, Formula)
    grid.put(CHOICE, SCORE, formula.stored)


def beside_it(grid: Grid) -> None:
    """Type an answer one column too far."""
    grid.put(CHOICE, ANSWER, None).put(CHOICE, SCORE, ANSWERS[CHOICE])


def reweigh(grid: Grid, change: Callable[[Fraction], object]) -> None:
    """Write every weight another way."""
    for row in grid.rows.values():
        content = grid.cells.get((row, WEIGHT))
        if isinstance(content, Fraction | int):
            grid.cells[row, WEIGHT] = change(Fraction(content))
