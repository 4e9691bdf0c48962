"""From the rows of a form to answers: each with cell, raw text, note and evidence, also those nobody sees."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.core.record import record_of
from zitool.core.scoring.answers import (
    Answer,
    AnswerSheet,
    Reading,
    blanks_as_zero,
    clear_options,
    is_unfilled,
    normal,
    read_count,
    read_own,
    read_ratio,
    read_share,
    shown,
)
from zitool.core.scoring.criteria import criterion
from zitool.core.values import ERROR, TEXT
from zitool.lke.checks.ratio_formulas import made_of, made_of_unknown
from zitool.xlsx.grid import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from zitool.core.law.rubric import Indicator, Input, Rubric, Scale
    from zitool.core.scoring.answers import Problem
    from zitool.core.values import Cells, Value
    from zitool.findings import Finding
    from zitool.lke.forms import Form
    from zitool.lke.layout import Block
    from zitool.lke.rows import Row
    from zitool.xlsx.grid import Range

_MANY = 20
"""Fewer answers than this all alike prove nothing."""
_FEW = 10
_TOGETHER = {"V317": "V335", "V308": "V336", "V325": "V337"}
"""What more than a few answers have in common is said once."""


def extract(form: Form, rubric: Rubric, block: Block) -> tuple[AnswerSheet, list[Finding]]:
    """Return one assessor's answers and everything about their values that is not clear."""
    reader = _Reader(form, rubric, block)
    answers = {leaf.id: reader.answer(leaf) for leaf in form.expected.leaves}
    sheet = AnswerSheet(
        assessor=block.assessor, label=block.label, answers=answers, counts=reader.counts,
        beside=reader.beside(),
    )  # fmt: skip
    unseen = [*about_unseen(form, block), *about_strays(form, rubric, block)]
    together = list(reader.together())
    said = [*reader.findings, *together, *unseen]
    return sheet, [*said, *_about_answers(form, rubric, block, sheet)]


class _Reader:
    """One assessor's answers, read one by one; what is wrong with them gathers in `findings`."""

    def __init__(self, form: Form, rubric: Rubric, block: Block) -> None:
        self.form, self.rubric, self.block = form, rubric, block
        self.findings: list[Finding] = []
        self.counts: dict[str, Fraction | None] = {}
        self._options: dict[str, dict[str, Reading]] = {}
        self._no_options: dict[str, str] = {}
        self._typed_ratios: dict[str, str] = {}
        self._ratio_formulas = False

    def answer(self, indicator: Indicator) -> Answer:
        """Return the answer to one indicator; a question with two rows has none."""
        form, block = self.form, self.block
        row = form.alignment.rows.get(indicator.id)
        cells = form.lines.at(row.number) if row is not None else {}
        value = cells.get(block.answer)
        if indicator.id in form.alignment.duplicates:
            reading = Reading()
        else:
            reading = self._clear(indicator, value) or self._read(indicator)
        if row is None:
            if not form.alignment.has(indicator.id):
                return Answer(indicator=indicator.id, value=reading.number)
            return self._implied(indicator, reading)
        told = {
            "indicator": indicator.id,
            "value": reading.number,
            "raw": value.text if value is not None else "",
            "chosen": reading.chosen,
            "cell": form.named(row.number, block.answer),
            "note": _text(cells, block.note),
            "evidence": _texts([cells], block.evidence) if block.evidence else "",
            "question": row.title,
            "criteria": _text(cells, form.columns.criteria),
        }
        return record_of(Answer, told)

    def _clear(self, indicator: Indicator, value: Value | None) -> Reading | None:
        """Return the reading of an answer that is an option as it is written: nearly every one."""
        known = self._options.get(indicator.scale)
        if known is None:
            scale = self.rubric.scales[indicator.scale]
            clear = clear_options(tuple(scale.options)) if scale.kind == "choice" else ()
            known = {option: Reading(scale.options[option], option) for option in clear}
            self._options[indicator.scale] = known
        if value is None or value.kind is not TEXT or value.formula is not None:
            return None
        return known.get(value.text)

    def _implied(self, indicator: Indicator, reading: Reading) -> Answer:
        """Return the answer to a ratio that has no row but those of its counts."""
        rows, block = self.form.alignment.rows_about(indicator.id), self.block
        cells = [self.form.lines.at(row.number) for row in rows]
        return Answer(
            indicator=indicator.id,
            value=reading.number,
            chosen=reading.chosen,
            cell=", ".join([self.form.named(row.number, block.answer) for row in rows]),
            note=_texts(cells, (block.note,)),
            evidence=_texts(cells, block.evidence),
        )

    def beside(self) -> dict[str, str]:
        """Return what stands beside counts as evidence."""
        rows, columns = self.form.alignment.rows, self.block.evidence
        if not columns:
            return {}
        counts = (count.id for leaf in self.form.expected.leaves for count in leaf.inputs if count.id in rows)
        texts = {id_: _texts([self.form.lines.at(rows[id_].number)], columns) for id_ in counts}
        return {id_: text for id_, text in texts.items() if text}

    def _value(self, id_: str) -> Value | None:
        row = self.form.alignment.rows.get(id_)
        return self.form.value(row.number, self.block.answer) if row is not None else None

    def _criteria(self, id_: str) -> str:
        row = self.form.alignment.rows.get(id_)
        return _text(self.form.lines.at(row.number), self.form.columns.criteria) if row is not None else ""

    def together(self) -> Iterator[Finding]:
        """Yield what shows when all answers were read.

        V335 to V337 for what many answers have in common, V327 once for all that no form offers, V330 for two
        counts of the same thing, V332 for ratios typed where the others are formulas.
        """
        where = {"row": self.form.columns.header_row, "column": self.block.answer}
        for code, together in _TOGETHER.items():
            alike = [finding for finding in self.findings if finding.code == code]
            if len(alike) > _FEW:
                self.findings = [finding for finding in self.findings if finding.code != code]
                values = {"cells": _some([finding.cell or "" for finding in alike]), "count": str(len(alike))}
                if code == "V325":
                    read = (f'"{finding.values["raw"]}" {finding.values["chosen"]}' for finding in alike)
                    values["told"] = _some(list(dict.fromkeys(read)))
                    values["excel"] = alike[0].values["excel"]
                yield self.form.place(together, None, where["row"], where["column"], **values)
        for leaf in self.form.expected.leaves:
            for count in leaf.inputs:
                here, there = self.counts.get(count.id), self.counts.get(count.same_as or "")
                row = self.form.alignment.rows.get(count.id)
                if here is not None and there is not None and here != there and row is not None:
                    said = {"value": plain(here), "other": count.same_as, "other_value": plain(there)}
                    yield self.form.place("V330", leaf.id, row.number, self.block.answer, id=count.id, **said)
        for id_, raw in self._typed_ratios.items() if self._ratio_formulas else ():
            row = self.form.alignment.rows[id_]
            yield self.form.place("V332", id_, row.number, self.block.answer, id=id_, raw=raw)
        if self._no_options:
            said = dict.fromkeys(f'"{raw}"' for raw in self._no_options.values())
            yield self.form.place("V327", None, **where, count=len(self._no_options),
                                  ids=_some(list(self._no_options)), raw=_some(list(said)))  # fmt: skip

    def _read(self, indicator: Indicator) -> Reading:
        own = self._value(indicator.id)
        scale = self.rubric.scales[indicator.scale]
        if scale.kind == "ratio":
            return self._read_ratio(indicator, own)
        row = self.form.alignment.rows.get(indicator.id)
        reading = read_own(scale, own, row.kind if row is not None else "", self._criteria(indicator.id))
        self._tell(indicator, self._as_excel(scale, row, own, reading))
        return reading

    def _as_excel(
        self, scale: Scale, row: Row | None, own: Value | None, reading: Reading
    ) -> tuple[Problem, ...]:
        """Return the problems of a choice with what the form's own formula makes of how it is written (V325).

        An option shortened as the form's type is (``Y``) is one only to a formula that does not know it.
        """
        read = any(code == "V325" for code, _ in reading.problems)
        short = reading.chosen and own is not None and normal(own.text) != normal(reading.chosen)
        if row is None or own is None or not (read or short) or scale.kind != "choice":
            return reading.problems
        score = self.form.value(row.number, self.block.score)
        labels = (scale.label, *scale.also_written, row.kind)
        formula, column = (score.formula if score is not None else None) or "", self.form.columns.choices
        type_ = self.form.value(row.number, column) if column is not None else None
        made = made_of(formula, labels, own.text)
        if type_ is not None and column is not None:
            made = made_of_unknown(formula, address(row.number, column), type_.text) or made
        if read:
            told = {"excel": made} if made else {}
            return tuple(
                (code, values | (told if code == "V325" else {})) for code, values in reading.problems
            )
        if not made or made == plain(scale.options[reading.chosen]) or reading.problems:
            return reading.problems
        return (("V325", {"raw": shown(own.text), "chosen": reading.chosen, "excel": made}),)

    def _read_ratio(self, indicator: Indicator, own: Value | None) -> Reading:
        by_code = {count.code: self._read_count(count) for count in indicator.inputs}
        cells = {count.code: self._value(count.id) for count in indicator.inputs}
        typed = [code for code, cell in cells.items() if cell is not None and cell.formula is None]
        blank = [count.code for count in indicator.inputs if self._is_blank(count.id)]
        filled = blanks_as_zero(indicator, by_code, blank, typed)
        self.counts |= {count.id: by_code[count.code] for count in indicator.inputs}
        if not self.form.alignment.has(indicator.id):
            return Reading()
        reading = read_ratio(indicator, by_code, own)
        if any(number is not None for number in by_code.values()):
            for count in indicator.inputs:
                if not count.total_of and by_code[count.code] is None and self._is_blank(count.id):
                    self._place("V323", count.id, count.id, {})
        # A ratio that its counts decide does not need what its own formula would have stored.
        needless = {"V301"} if reading.number is not None else set()
        problems = [*filled, *(problem for problem in reading.problems if problem[0] not in needless)]
        self._tell(indicator, tuple(problems))
        self._ratio_formulas |= own is not None and own.formula is not None
        share = read_share(own)
        agrees = share.number is not None and not {code for code, _ in problems} & {"V314", "V319"}
        if own is not None and own.formula is None and reading.number is not None and agrees:
            self._typed_ratios[indicator.id] = shown(own.text)
        return reading

    def _is_blank(self, id_: str) -> bool:
        """Whether a count has a row and nothing in its cell but perhaps the form's own *Blm Diisi*."""
        return (
            id_ in self.form.alignment.rows and id_ not in self._no_options and is_unfilled(self._value(id_))
        )

    def _read_count(self, count: Input) -> Fraction | None:
        if count.id in self.form.alignment.duplicates:
            return None
        reading = read_count(self._value(count.id))
        # The total of the parts is a formula in the form itself.
        usual = {"V301", "V317", "V318"} if count.total_of else set()
        for code, values in reading.problems:
            if code not in usual:
                self._place(code, count.id, count.id, values)
        return reading.number

    def _tell(self, indicator: Indicator, problems: tuple[Problem, ...]) -> None:
        for code, values in problems:
            id_ = f"{indicator.id}#{values['input']}" if "input" in values else indicator.id
            self._place(code, indicator.id, id_, values)

    def _place(self, code: str, about: str, id_: str, values: dict[str, str]) -> None:
        if code == "V327":
            self._no_options[id_] = values["raw"]
            return
        row = self.form.alignment.rows.get(id_) or self.form.alignment.rows_about(about)[0]
        self.findings.append(self.form.place(code, about, row.number, self.block.answer, id=id_, **values))


def _texts(rows: Sequence[Cells], columns: Sequence[int | None]) -> str:
    """Return what stands in these columns of the rows, each text once."""
    texts = [_text(cells, column) for cells in rows for column in columns]
    return texts[0] if len(texts) == 1 else "\n".join(dict.fromkeys(filter(None, texts)))


def _text(cells: Cells, column: int | None) -> str:
    value = cells.get(column) if column is not None else None
    return value.text.strip() if value is not None and value.kind is not ERROR else ""


def _about_answers(form: Form, rubric: Rubric, block: Block, sheet: AnswerSheet) -> Iterator[Finding]:
    """What only the whole of the answers shows."""
    open_ = [id_ for id_, answer in sheet.answers.items() if answer.value is None]
    cell = form.named(form.columns.header_row, block.answer)
    where = {"row": form.columns.header_row, "column": block.answer}
    if open_:
        yield form.place("S110", None, **where, count=len(open_), total=len(sheet.answers), ids=_some(open_),
                         assessor=sheet.assessor)  # fmt: skip
    if block.evidence:
        bare = _without_evidence(form, block, sheet)
        if bare:
            yield form.place("V320", None, **where, count=len(bare), ids=_some(bare))
    choices = [
        answer
        for indicator in form.expected.leaves
        if rubric.scales[indicator.scale].kind == "choice"
        and (answer := sheet.answers[indicator.id]).value is not None
    ]
    if len(choices) >= _MANY and not open_ and all(answer.value == 1 for answer in choices):
        yield form.place("V321", None, **where, count=len(choices))
    noted = [leaf for leaf in form.expected.leaves if sheet.answers[leaf.id].note]
    for leaf in _contradicted(noted, rubric, sheet) if noted else ():
        answer = sheet.answers[leaf.id]
        row = form.alignment.rows[leaf.id].number
        values = {"id": leaf.id, "chosen": answer.chosen, "note": shown(answer.note)}
        values |= {"answer_cell": answer.cell or "", "header": cell}
        yield form.place("V322", leaf.id, row, block.note, **values)


def _contradicted(noted: Sequence[Indicator], rubric: Rubric, sheet: AnswerSheet) -> Iterator[Indicator]:
    """Yield the questions whose notes say something else than the options that were chosen."""
    from zitool.core.scoring.note_claims import contradicts  # noqa: PLC0415 - many forms have no notes

    for leaf in noted:
        answer, options = sheet.answers[leaf.id], rubric.scales[leaf.scale].options
        if answer.value is None or not options:
            continue
        demanded = partial(criterion, leaf, answer, answer.chosen, options)  # few notes ask for it
        if contradicts(answer.note, answer.value, demanded):
            yield leaf


def _without_evidence(form: Form, block: Block, sheet: AnswerSheet) -> list[str]:
    """Answers worth something with no evidence; that of a ratio may stand beside any of its counts."""
    spread = _shared_evidence(form, block)
    lacking = []
    for indicator in form.expected.leaves:
        answer = sheet.answers[indicator.id]
        if not answer.value or answer.evidence:
            continue
        ids = (indicator.id, *(count.id for count in indicator.inputs))
        rows = [row.number for id_ in ids if (row := form.alignment.rows.get(id_)) is not None]
        if spread.isdisjoint(rows) and not any(
            _text(form.lines.at(row), at) for row in rows for at in block.evidence
        ):
            lacking.append(indicator.id)
    return lacking


def _shared_evidence(form: Form, block: Block) -> set[int]:
    """Rows with a picture in or over their evidence, or with evidence in a cell merged over all of them."""
    rows = sorted(row.number for row in form.alignment.rows.values())
    evident: set[int] = set()
    for picture in form.sheet.pictures:
        if any(picture.first_column <= column <= picture.last_column for column in block.evidence):
            evident.update(_within(rows, picture))
    for merge in form.sheet.merges:
        if merge.first_row < merge.last_row and merge.first_column in block.evidence:
            shared = _within(rows, merge)
            if not evident.isdisjoint(shared) or _text(form.lines.at(merge.first_row), merge.first_column):
                evident.update(shared)
    return evident


def _within(rows: list[int], stretch: Range) -> list[int]:
    return rows[bisect_left(rows, stretch.first_row) : bisect_right(rows, stretch.last_row)]


def _some(ids: list[str], most: int = 8) -> str:
    return ", ".join(ids[:most]) + (f" … (+{len(ids) - most})" if len(ids) > most else "")


_CODES = {"format": "S150", "colour": "S151"}
_NAMED = 12


def about_unseen(form: Form, block: Block) -> Iterator[Finding]:
    """Yield V350 and V351 for answers that are struck out, S150 and S151 for those that show nothing."""
    if not form.sheet.looks:
        return
    ratios = {leaf.id for leaf in form.expected.leaves if leaf.ratio is not None}
    unseen: dict[str, list[str]] = {}
    for id_, row in form.alignment.rows.items():
        at = row.number, block.answer
        seen, node = form.sheet.looks.get(at), form.expected.by_id[id_]
        if seen is None or node.sort == "section" or at in form.lines.covered:
            continue
        if (struck := form.lines.struck.get(at)) is not None and struck.text.strip():
            left = (seen.left or "").strip()
            raw = shown(struck.text.strip())
            yield form.place("V351" if left else "V350", id_, *at, id=id_, raw=raw, left=shown(left))
        value = form.value(*at)
        # The formula of a ratio, or of a total, is nobody's answer.
        worked_out = (
            value is not None and value.formula is not None and (node.sort == "input" or id_ in ratios)
        )
        if seen.unseen and value is not None and not value.is_blank and not worked_out:
            unseen.setdefault(seen.unseen, []).append(address(*at))
    for why, cells in unseen.items():
        more = " …" if len(cells) > _NAMED else ""
        yield form.place(
            _CODES[why], None, form.columns.header_row, block.answer,
            count=len(cells), cells=", ".join(cells[:_NAMED]) + more,
        )  # fmt: skip


def about_strays(form: Form, rubric: Rubric, block: Block) -> Iterator[Finding]:
    """Yield V352: a choice that stands in the column beside an unanswered question."""
    answers = {other.answer for other in form.columns.blocks}
    beside = [column for column in (block.answer - 1, block.answer + 1) if column not in answers]
    for leaf in form.expected.leaves:
        row, options = form.alignment.rows.get(leaf.id), rubric.scales[leaf.scale].options
        if row is None or not options or not is_unfilled(form.value(row.number, block.answer)):
            continue
        known = {normal(option) for option in options}
        for column in beside:
            value = form.value(row.number, column)
            if value is not None and value.formula is None and normal(value.text) in known:
                values = {"id": leaf.id, "beside": address(row.number, column), "raw": shown(value.text)}
                yield form.place("V352", leaf.id, row.number, block.answer, **values)
