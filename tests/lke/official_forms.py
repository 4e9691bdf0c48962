"""Forms in other words, numbers and shapes than the rubric's own, and what people do to their rows.

The words of the regulation and of the national list are read from the reference beside the checkout, where
there is one; everywhere else the same forms are made with short words of our own and prints of them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import LONG
from tests.lke.builder import TPI_2, Grid, Layout, Line, Lke, Place, family_2, sample

from zitool.lke.rows import prints
from zitool.rubrics.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

    from zitool.core.law.rubric import Rubric, Wordprints

DATA = Path(__file__).parents[3] / "shared" / "data"
LIST = DATA / "portalrb-master-soal-2026.json"
ANNEX = {
    "permenpanrb-90-2021": DATA / "questions_90_2021.json",
    "permenpan-52-2014": DATA / "questions_52_2014.json",
}
ALL = LONG
"""Whether to make every form there is, and not only as many as show that nothing broke."""

TPN = Place(18, 19, 20, 21, headers=("Jawaban TPN", "Nilai", "%", "Catatan (TPN)", "", ""))
_LISTED = {
    "Ya/Tidak": "YA_TIDAK",
    "A/B/C": "ABC",
    "A/B/C/D": "ABCD",
    "A/B/C/D/E": "ABCDE",
    "Nilai (0-4)": "0-4",
}
_REWORDED = ("typo", "dropped", "paraphrase")
_OTHERS = (
    "kegiatan",
    "lingkungan",
    "tersedia",
    "memadai",
    "instansi",
    "rutin",
    "dokumen",
    "satker",
    "bagian",
)


@dataclass(frozen=True)
class Wording:
    """The words of a form by id of a node, the prints by which they are known, and whose words they are."""

    words: Mapping[str, str]
    prints: Wordprints
    name: str


@cache
def own_words(rubric: str) -> Wording:
    """Return short words of our own: every third word of a statement gone, and one more of none of them."""
    loaded = load_rubric(rubric)
    said = {}
    for section in loaded.rubric.walk():
        said[section.id] = section.title
        for leaf in section.indicators:
            said[leaf.id] = _shortened(leaf.statement)
            said |= {count.id: _shortened(count.statement) for count in leaf.inputs}
    return Wording(said, {id_: (prints(text),) for id_, text in said.items()}, "own")


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(["Uraian", *(word for at, word in enumerate(words) if at % 3 != 1 or len(words) < 4)])


@cache
def annex(rubric: str) -> Wording:
    """Return the words that the regulation prints."""
    stored = json.loads(ANNEX[rubric].read_text("utf-8"))
    said = {question["path"]: question["text"] for question in stored["questions"]}
    said |= {
        f"{question['path']}#{count['n']}": count["text"]
        for question in stored["questions"]
        for count in question.get("inputs", ())
    }
    said |= {area["path"]: area["title"] for area in stored["sub_areas"]}
    return Wording(said, load_rubric(rubric).wordprints, "annex")


@cache
def national_list() -> Wording:
    """Return the words of the list of 2026, by the ids that the rubric keeps of it."""
    loaded = load_rubric("permenpanrb-90-2021")
    ids = {leaf.keys.get("portalrb"): leaf.id for leaf in loaded.rubric.leaves()}
    ids |= {count.keys.get("portalrb"): count.id for leaf in loaded.rubric.leaves() for count in leaf.inputs}
    said = dict(annex("permenpanrb-90-2021").words)

    def walk(nodes, sections):
        for node, section in zip(nodes, sections, strict=True):
            said[section.id] = node["nama"].partition(". ")[2]
            said.update({ids[str(asked["id"])]: asked["teks_pertanyaan"] for asked in node.get("soals", ())})
            walk(node["children"], section.sections)

    walk(json.loads(LIST.read_text("utf-8"))["data"], loaded.rubric.sections)
    return Wording(said, loaded.wordprints, "list")


@dataclass(frozen=True)
class Shape:
    """How a form is laid out.

    Attributes:
        ids: system whose ids number the rows, or nothing.
        ratios: ``row`` of their own, ``none``, or ``heading`` where the section asks nothing else.
        markers: ``cells`` of their own, in ``titles``, or ``none``.
        types: written as in the ``annex``, as in the ``list``, or ``none``.
        weights: ``all``, of ``headings`` only, or ``none``.
        numbers: whether a row of column numbers stands below the header.
        more: columns of further assessors.
    """

    ids: str
    ratios: str
    markers: str
    types: str
    weights: str
    numbers: bool
    more: tuple[Place, ...]

    @classmethod
    def drawn(cls, chance: Random) -> Shape:
        """Return any shape."""
        return cls(
            ids=chance.choice(("", "portalrb", "jawaban")),
            ratios=chance.choice(("row", "none", "heading")),
            markers=chance.choice(("cells", "titles", "none")),
            types=chance.choice(("annex", "annex", "list", "none")),
            weights=chance.choice(("all", "headings", "none")),
            numbers=chance.choice((True, False)),
            more=chance.choice(((), (TPI_2,), (TPI_2, TPN))),
        )

    def layout(self) -> Layout:
        """Return where the columns stand."""
        layout = replace(family_2(*self.more), header_row=2, choices=None if self.types == "none" else 10)
        if not self.more:
            layout.blocks = layout.blocks[:1]
        layout.steps = 6 if self.markers == "cells" else 1
        return layout


def form(rubric: Rubric, wording: Wording, shape: Shape, shift: int = 0) -> Lke:
    """Return the lines of a filled form in the words and the shape asked for."""
    answers = sample(rubric, shift)
    lke = Lke(rubric, answers, tuple(sample(rubric, 1 - shift) for _ in shape.more),
              lambda id_, title: " ".join(wording.words.get(id_, title).split()))  # fmt: skip
    if shape.ratios != "row":
        _without_ratios(lke, together=shape.ratios == "heading")
    for line in lke.lines:
        if shape.types == "list":
            line.kind = _LISTED.get(line.kind, line.kind)
        if shape.weights == "none" or (shape.weights == "headings" and line.sort != "section"):
            line.weight = None
        if shape.markers == "titles" and line.marker:
            line.title = f"{line.marker} {line.title}"
        if shape.markers != "cells":
            line.marker, line.depth = "", 0
    return lke


def _without_ratios(lke: Lke, *, together: bool) -> None:
    """Leave the ratios to their counts; `together`: a heading with nothing else is the ratio's row, too."""
    for section in lke.rubric.walk():
        for leaf in section.indicators:
            if leaf.ratio is None:
                continue
            line = lke.line(leaf.id)
            lke.lines.remove(line)
            for count in leaf.inputs:
                if count.total_of:
                    lke.lines.remove(lke.line(count.id))
            if together and len(section.indicators) == 1:
                lke.line(section.id).kind = line.kind


def grid(lke: Lke, shape: Shape) -> Grid:
    """Return the sheet, with ids and column numbers as the shape says."""
    if shape.numbers:
        lke.lines.insert(0, Line("numbers", "extra"))
    sheet = lke.grid(shape.layout(), "Jawaban")
    keys = {leaf.id: leaf.keys for leaf in lke.rubric.leaves()}
    keys |= {count.id: count.keys for leaf in lke.rubric.leaves() for count in leaf.inputs}
    for id_ in sheet.rows:
        sheet.put(id_, 1, keys.get(id_, {}).get(shape.ids))
    if shape.numbers:
        used = sorted({column for _, column in sheet.cells})
        for number, column in enumerate(used, 1):
            sheet.put("numbers", column, f"({number})")
    return sheet


def damage(lke: Lke, chance: Random, most: int) -> dict[str, str]:
    """Do to some rows what people do, each row once; return what was done by id."""
    done: dict[str, str] = {}
    asked = [line for line in lke.lines if line.sort in {"section", "indicator", "input"}]
    for line in chance.sample(asked, chance.randint(1, most)):
        if line not in lke.lines or not line.title:
            continue
        done[line.id] = what = chance.choice((*_REWORDED, "delete", "move", "join", "merge"))
        at = lke.lines.index(line)
        below = next((other for other in lke.lines[at + 1 : at + 2] if other in asked), None)
        if what in _REWORDED:
            line.title = " ".join(_reworded(line.title.split(), what, chance))
        elif what in {"delete", "move"}:
            lke.lines.remove(line)
            if what == "move":
                lke.lines.insert(chance.randrange(len(lke.lines) + 1), line)
        elif below is not None and below.id not in done:
            # The text of the next row typed behind this one's, or hidden by one cell over both.
            if what == "join":
                line.title = f"{line.title} {below.title}"
                lke.lines.remove(below)
            below.title, done[below.id] = "", "delete" if what == "join" else "merge"
    return done


def _reworded(words: list[str], what: str, chance: Random) -> list[str]:
    """Return a title with one or two words misspelt, one gone, or up to half of them replaced."""
    if what == "dropped":
        del words[chance.randrange(len(words))]
        return words
    most = 2 if what == "typo" else len(words) // 2
    for place in chance.sample(range(len(words)), chance.randint(1, max(1, min(most, len(words))))):
        words[place] = _misspelt(words[place], chance) if what == "typo" else chance.choice(_OTHERS)
    return words


def _misspelt(word: str, chance: Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + chance.choice(("", word[at] * 2, "x")) + word[at + 1 :]


def wordings(rubric: str) -> Iterator[Wording]:
    """Yield the wordings at hand."""
    yield own_words(rubric)
    if ANNEX[rubric].is_file():
        yield annex(rubric)
    if rubric == "permenpanrb-90-2021" and LIST.is_file() and ANNEX[rubric].is_file():
        yield national_list()
