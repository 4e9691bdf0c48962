"""A rubric drafted from an agency's own form: structure, weights, types, wording, and what is not sure.

The form is the only witness. What it does not say is taken from a rubric that knows the row, and said to be;
what nobody says is left open and said too. Minima of designations do not stand in a form: there are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.core.law.draft import Draft
from zitool.core.scoring.criteria import own_words
from zitool.core.text_cleaning import fold, one_line
from zitool.findings import finding
from zitool.lke.checks.ratio_formulas import Division, division
from zitool.lke.draft.scales import Scales, divided, known_division, split, totals
from zitool.lke.draft.tree import questions_in, sheet_to_draft
from zitool.xlsx.grid import address, column_letters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zitool.core.law.draft import Key, Raw
    from zitool.core.law.rubric import Rubric, Wordprints
    from zitool.findings import Finding
    from zitool.lke.draft.tree import DraftSheet, Node
    from zitool.lke.rows import Row
    from zitool.xlsx.cells import Book

MISSING = "TODO: tidak tertulis pada formulir"
"""What stands where the form is silent; `zitool rubric check` asks for it until somebody fills it in."""

_LONGEST = 400
_REGULATION = re.compile(r"nomor\s+(?P<number>\d{1,3})\s+tahun\s+(?P<year>\d{4})", re.IGNORECASE)
_ABOUT = re.compile(r"\btentang\b\s*(?P<title>.+)", re.IGNORECASE | re.DOTALL)
_NAMED = 12


def draft_rubric(book: Book, id_: str, like: Rubric, wordprints: Wordprints, on: date) -> Draft:
    """Return the rubric that the form in `book` amounts to.

    Args:
        book: the workbook.
        id_: of the new rubric.
        like: a rubric that may know the form's rows; asked only where the form itself is silent.
        wordprints: of `like`.
        on: the day that the draft is made.

    Raises:
        UnreadableWorkbookError: no sheet is a form with weights (R060), or two are alike (S112).
    """
    sheet = sheet_to_draft(book, like, wordprints)
    return _Writer(sheet, like, id_, on).draft()


class _Writer:
    """Writes the raw data of one draft, and beside it what is not sure."""

    def __init__(self, sheet: DraftSheet, like: Rubric, id_: str, on: date) -> None:
        self.sheet, self.like, self.id, self.on = sheet, like, id_, on
        self.draft_ = Draft({})
        self.scales = Scales(like)
        self.without_criteria: list[str] = []

    def draft(self) -> Draft:
        """Return the whole of it."""
        table = self.sheet.table
        sections = [self._section(root, ("sections", at), root.code) for at, root in enumerate(table.roots)]
        self.draft_.data = {
            "id": self.id,
            "version": "0.1.0",
            "status": "draft",
            "regulation": self._regulation(),
            "scales": {name: self._scale(name) for name in self.scales.used},
            "sections": list(sections),
        }
        for row in table.strays:
            self._note((), "R053", row, row.column, title=one_line(row.title, 80))
        if self.sheet.columns.choices is None:
            self._say((), finding("R064", file=self.sheet.file, sheet=self.sheet.name))
        if self.without_criteria:
            ids = ", ".join(self.without_criteria[:_NAMED])
            more = (
                f" … (+{len(self.without_criteria) - _NAMED})" if len(self.without_criteria) > _NAMED else ""
            )
            count = len(self.without_criteria)
            self._say(
                (), finding("R059", file=self.sheet.file, sheet=self.sheet.name, count=count, ids=ids + more)
            )
        self.draft_.questions = questions_in(table)
        return self.draft_

    def _say(self, path: Key, doubt: Finding) -> None:
        self.draft_.findings.append((path, doubt))

    def _note(self, path: Key, code: str, row: Row, column: int | None, /, **values: object) -> None:
        cell = address(row.number, column if column is not None else row.column)
        texts = {key: str(value) for key, value in values.items()}
        doubt = finding(code, file=self.sheet.file, sheet=self.sheet.name, cell=cell)
        self._say(path, doubt._replace(values=texts))

    def _regulation(self) -> Raw:
        """Return what the lines above the table say of the regulation; a person fills in the rest."""
        above = [
            self.sheet.text(number, column)
            for number, cells in self.sheet.lines.rows.items()
            if number < self.sheet.columns.header_row
            for column in cells
        ]
        text = "\n".join(above)
        named, about = _REGULATION.search(text), _ABOUT.search(text)
        title = self._line(about["title"], ("regulation", "title"), None) if about else MISSING
        year = named["year"] if named else str(self.on.year)
        self._say(("regulation",), finding("R061", file=self.sheet.file, sheet=self.sheet.name))
        return {
            "number": named["number"] if named else MISSING,
            "year": year,
            "title": title,
            "effective_from": f"{year}-01-01",
            "last_checked": str(self.on),
        }

    def _scale(self, name: str) -> Raw:
        scale = self.scales.used[name]
        raw: dict[str, Raw] = {"kind": scale.kind, "label": scale.label}
        if scale.also_written:
            raw["also_written"] = list(scale.also_written)
        if scale.options:
            raw["options"] = {option: plain(worth) for option, worth in scale.options.items()}
        if scale.maximum is not None:
            raw["maximum"] = plain(scale.maximum)
        if scale.kind != "ratio":
            raw["references"] = [self._source(scale.row, scale.column, scale.from_form)]
        if not scale.from_form:
            where = ("scales", name)
            text = {"label": scale.label, "rubric": self.like.id}
            self._note(where, "R055", scale.row, self.sheet.columns.choices, **text)
        return raw

    def _source(self, row: Row, column: int | None, from_form: bool = True) -> Raw:
        """Return a reference to a cell; one form is no law, and what came from elsewhere is less."""
        cell = address(row.number, column if column is not None else row.column)
        file = re.split(r"[/\\]", self.sheet.file)[-1]
        provision = one_line(f"Formulir {file}, {self.sheet.name}!{cell}", _LONGEST)
        raw: dict[str, Raw] = {"provision": provision, "certainty": "unverified"}
        if not from_form:
            raw["note"] = f"Tidak tertulis pada formulir; disamakan dengan rubrik {self.like.id}"
        return raw

    def _section(self, node: Node, path: Key, id_: str) -> dict[str, Raw]:
        raw: dict[str, Raw] = {
            "code": node.code,
            "title": self._line(node.row.title, (*path, "title"), node.row) or MISSING,
        }
        if node.weight is not None:
            raw["weight"] = plain(node.weight)
        if node.weight is None or node.inferred:
            shown = plain(node.weight) if node.weight is not None else "?"
            place = (*path, "weight" if node.weight is not None else "title")
            self._note(place, "R062", node.row, self.sheet.columns.weight, id=id_, weight=shown)
        raw["references"] = [self._source(node.row, self.sheet.columns.weight)]
        self._remarks(node, path, id_)
        self._ask_weights(node, path, id_)
        self._check_sum(node, path, id_)
        kind = "indicators" if any(child.sort == "question" for child in node.children) else "sections"
        write = self._question if kind == "indicators" else self._section
        raw[kind] = [
            write(child, (*path, kind, at), f"{id_}.{child.code}") for at, child in enumerate(node.children)
        ]
        return raw

    def _remarks(self, node: Node, path: Key, id_: str) -> None:
        for code, values in node.remarks.items():
            self._note((*path, "code"), code, node.row, node.row.column, id=id_, **values)

    def _ask_weights(self, node: Node, path: Key, id_: str) -> None:
        """Give questions the weights of a known rubric where the form has none and they make up the whole."""
        known = [self.sheet.known.get(child.row.number) for child in node.children]
        weights = [leaf.weight for leaf in known if leaf is not None and leaf.weight is not None]
        silent = all(child.sort == "question" and child.weight is None for child in node.children)
        if not silent or len(weights) < len(known) or sum(weights) != node.weight:
            return
        for at, (child, weight) in enumerate(zip(node.children, weights, strict=True)):
            child.weight = weight
            where, column = (*path, "indicators", at, "weight"), self.sheet.columns.weight
            self._note(where, "R062", child.row, column, id=f"{id_}.{child.code}", weight=plain(weight))

    def _check_sum(self, node: Node, path: Key, id_: str) -> None:
        known = [child.weight for child in node.children if child.weight is not None]
        if known and node.weight is not None and sum(known) != node.weight:
            values = {"id": id_, "needed": plain(node.weight), "sum": plain(sum(known[1:], known[0]))}
            self._note((*path, "weight"), "R057", node.row, self.sheet.columns.weight, **values)

    def _question(self, node: Node, path: Key, id_: str) -> dict[str, Raw]:
        row = node.row
        raw: dict[str, Raw] = {"code": node.code}
        if node.weight is not None:
            raw["weight"] = plain(node.weight)
        raw["statement"] = self._line(row.title, (*path, "statement"), row) or MISSING
        name = self._scale_of(node, path, id_)
        raw["scale"] = name
        raw |= self._criteria(node, path, id_, list(self.scales.used[name].options))
        if self.scales.used[name].kind == "ratio":
            raw |= self._ratio(node, path, id_)
        raw["references"] = [self._source(row, row.column)]
        self._remarks(node, path, id_)
        return raw

    def _scale_of(self, node: Node, path: Key, id_: str) -> str:
        """Return the name of a question's scale, which is then used; R054 where its type had to be found."""
        row, columns = node.row, self.sheet.columns
        label = fold(self.sheet.text(row.number, columns.choices))
        known = self.sheet.known.get(row.number)
        criteria = self.sheet.text(row.number, columns.criteria)
        formula = self.sheet.formula(row.number, columns.blocks[0].score)
        used = self.scales.of(row, label, formula, columns.choices, counted=bool(node.counts))
        if used is None:
            used = self.scales.guessed(row, label, criteria, known, columns.choices)
        if columns.choices is not None and (row.kind not in self.scales.kinds(used)):
            taken = self.scales.used[used].label
            self._note((*path, "scale"), "R054", row, columns.choices, id=id_, raw=label or "-", taken=taken)
        return used

    def _criteria(self, node: Node, path: Key, id_: str, options: Sequence[str]) -> dict[str, Raw]:
        text = self.sheet.text(node.row.number, self.sheet.columns.criteria)
        if not options:
            guidance = self._line(text, (*path, "guidance"), node.row, self.sheet.columns.criteria)
            return {"guidance": guidance} if guidance else {}
        criteria: dict[str, Raw] = {}
        for option in options:
            words = own_words(text, option, options)
            criteria[option] = (
                self._line(words, (*path, "criteria", option), node.row, self.sheet.columns.criteria)
                or MISSING
            )
        if MISSING in criteria.values():
            self.without_criteria.append(id_)
        return {"criteria": criteria}

    def _ratio(self, node: Node, path: Key, id_: str) -> dict[str, Raw]:
        """Return ratio and inputs: by the form's formula, else as a known rubric has it, else by order."""
        rows = [row.number for row in node.counts]
        codes = {number: str(at + 1) for at, number in enumerate(rows)}
        parts = totals(self.sheet, node)
        column = column_letters(self.sheet.answer)
        read = division(self.sheet.formula(node.row.number, self.sheet.answer), column)
        known = known_division(self.sheet, node)
        if read is None or not {*read.of, *read.over} <= codes.keys():
            read = known or Division("share", (rows[-1],), (rows[0],))
            reason, rubric = ("ratio_known", self.like.id) if known else ("ratio_guessed", "")
            self._note(
                (*path, "ratio"), "R056", node.row, self.sheet.answer, id=id_, reason=reason, rubric=rubric
            )
        elif known is not None and divided(read, parts) != divided(known, parts):
            self._note((*path, "ratio"), "R065", node.row, self.sheet.answer, id=id_, rubric=self.like.id)
        ratio: dict[str, Raw] = {
            "kind": read.kind,
            "of": [codes[number] for number in split(read.of, parts)],
            "over": [codes[number] for number in split(read.over, parts)],
            "zero_denominator": read.zero,
        }
        if read.both_zero and read.both_zero != read.zero:
            ratio["both_zero"] = read.both_zero
        inputs: list[Raw] = []
        for at, row in enumerate(node.counts):
            title = self._line(row.title, (*path, "inputs", at, "statement"), row) or MISSING
            raw: dict[str, Raw] = {"code": codes[row.number], "statement": title}
            if row.number in parts:
                raw["total_of"] = [codes[number] for number in parts[row.number]]
            inputs.append(raw)
        return {"ratio": ratio, "inputs": inputs}

    def _line(self, text: str, path: Key, row: Row | None, column: int | None = None) -> str:
        """Return a text as one line within a rubric's limit; R058 where it had to be cut."""
        line = one_line(text, _LONGEST)
        if len(fold(text)) > _LONGEST and row is not None:
            self._note(path, "R058", row, column if column is not None else row.column, most=_LONGEST)
        return line
