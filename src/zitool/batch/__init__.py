"""From a path to assessments: the one function that every command shares."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import chain
from typing import TYPE_CHECKING

from zitool.batch.rubric_selection import choose, lke_sheets
from zitool.core.exact import plain
from zitool.core.record import replace
from zitool.core.scoring.answers import is_unfilled, normal
from zitool.core.scoring.assessment import Assessment
from zitool.core.scoring.eligibility import decide
from zitool.core.scoring.prerequisite_check import shown_in
from zitool.core.scoring.reconcile import reconcile
from zitool.core.scoring.scoring import Unanswered, score
from zitool.errors import UnreadableWorkbookError
from zitool.findings import finding
from zitool.lke.checks.audit import audit
from zitool.lke.checks.formulas import audit_summaries
from zitool.lke.extract import extract
from zitool.lke.headers import slug
from zitool.lke.titles import evaluated_in, unit_name
from zitool.lke.wordings import by_places, swapped
from zitool.named import NamedTuple
from zitool.rubrics.official_wording import wording_of
from zitool.xlsx.cells import on_sheet, read_book
from zitool.xlsx.grid import address, column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zitool.batch.rubric_selection import Chosen
    from zitool.core.law.facts import Facts
    from zitool.core.law.rubric import Regulation, Rubric
    from zitool.core.scoring.assessment import DayFrom
    from zitool.core.scoring.scoring import Score
    from zitool.findings import Finding
    from zitool.lke.forms import Form
    from zitool.lke.layout import Block
    from zitool.rubrics.load import LoadedRubric
    from zitool.xlsx.cells import Book

_MOVED = ("S104", "S105")
_SEVERAL = ("S140", "S141")
DEFAULT_ASSESSOR = "unit"
ALL = "all"
"""In place of an assessor: everyone who answered."""
_EPOCH_DIGITS = 11
"""Of seconds since 1970, up to the year 5138."""


class Day(NamedTuple):
    """The day whose law applies, why it is that one, and where the workbook states it."""

    day: date
    said_by: DayFrom
    place: str = ""


def today() -> date:
    """Return today in the user's own calendar; what ``SOURCE_DATE_EPOCH`` says where that is set.

    So outputs can be made anew, byte for byte, also where nothing else states a day.
    """
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if said.isascii() and said.isdecimal() and len(said) <= _EPOCH_DIGITS:
        return datetime.fromtimestamp(int(said), UTC).date()
    return date.today()  # noqa: DTZ011


def assess(
    path: str,
    asked: LoadedRubric | None = None,
    assessor: str = "",
    on: date | None = None,
    facts: Facts | None = None,
    *,
    sheet: str = "",
    refused: list[tuple[Finding, ...]] | None = None,
) -> list[Assessment]:
    """Return an assessment of the workbook at `path` for each assessor asked for.

    Args:
        path: of an .xlsx or .xlsm file; it is read once and never changed.
        asked: the rubric to score against; None for the one that the workbook fits.
        assessor: ``unit``, ``tpi`` ..., ``all`` for everyone who answered, empty for the unit or else the
            only one there.
        on: the day whose law applies, and with facts the day they are held against; it decides between
            rubrics with the same questions, too. None for the last day of the year of evaluation that the
            workbook states, or else today.
        facts: what is known about the unit beside its workbook.
        sheet: name of the sheet to read; empty for the one that fits, ``all`` for every one that does.
        refused: takes why a sheet is refused, for each of ``all`` that costs only itself.

    Raises:
        UnreadableWorkbookError: the file is refused, or no sheet of it is left; its findings say why.
    """
    with _undisturbed():
        if sheet != ALL:
            return assess_book(on_sheet(read_lke(path), sheet), asked, assessor, on, facts)
        book = read_lke(path, sheet_by_sheet=refused is not None)
        assessments: list[Assessment] = []
        failed = [*book.unread]
        for name in lke_sheets(book, asked):
            try:
                assessments += assess_book(on_sheet(book, name), asked, assessor, on, facts)
            except UnreadableWorkbookError as error:
                failed.append(error.findings)
        if failed and (refused is None or not assessments):
            raise UnreadableWorkbookError(*chain.from_iterable(failed))
        if refused is not None:
            refused += failed
        return assessments


def read_lke(path: str, *, sheet_by_sheet: bool = False) -> Book:
    """Return the workbook at `path`, or the answers document of PortalRB, which ends in ``.json``.

    Raises:
        UnreadableWorkbookError: it cannot be read, or not be trusted.
    """
    if str(path)[-5:].casefold() == ".json":
        from zitool.portalrb.reading import read_document  # noqa: PLC0415 - imports pydantic

        return read_document(path)
    return read_book(path, sheet_by_sheet=sheet_by_sheet)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put off the search for cyclic garbage until a workbook is done.

    A workbook is thousands of values and hardly a cycle; every search would go through them in vain.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def assess_book(
    book: Book,
    asked: LoadedRubric | None = None,
    assessor: str = "",
    on: date | None = None,
    facts: Facts | None = None,
) -> list[Assessment]:
    """Return what `assess` does, for a workbook that is read already.

    Raises:
        UnreadableWorkbookError: no sheet of it can be understood.
    """
    return [assessment for assessment, _, _ in assess_form(book, asked, assessor, on, facts)]


def assess_form(
    book: Book,
    asked: LoadedRubric | None = None,
    assessor: str = "",
    on: date | None = None,
    facts: Facts | None = None,
) -> list[tuple[Assessment, Form, Block]]:
    """Return what `assess_book` does, each with the form and the columns that were read.

    Raises:
        UnreadableWorkbookError: no sheet of it can be understood.
    """
    chosen = choose(book, asked, on)
    form = chosen.form
    blocks = _blocks(form, assessor)
    about_book = [
        *audit_summaries(book, form),
        *_rivals(form, assessor, blocks),
        *_blank_blocks(form, assessor, blocks),
    ]
    day = _day(form, on)
    about_book += about_time(chosen.loaded.rubric.regulation, day.day, form.file)
    form = replace(form, findings=(*chosen.findings, *form.findings, *about_book))
    chosen = chosen._replace(form=form)
    return [(_assess(book, chosen, block, day, facts), form, block) for block in blocks]


def checked_twice(assessment: Assessment) -> Assessment:
    """Return an assessment with X002 for each answer that a second reading of the rubric refuses."""
    from zitool.lke.answer_models import check_accepted  # noqa: PLC0415 - imports pydantic

    refused = check_accepted(assessment.rubric, assessment.answers, assessment.file)
    return replace(assessment, findings=(*refused, *assessment.findings)) if refused else assessment


def _day(form: Form, on: date | None) -> Day:
    if on is not None:
        return Day(on, "option")
    stated = evaluated_in(form)
    return Day(date(stated.year, 12, 31), "workbook", stated.place) if stated else Day(today(), "today")


def about_time(regulation: Regulation, day: date, file: str | None = None) -> Iterator[Finding]:
    """R066 to R068: the regulation does not apply on that day, was revoked since, or may not have begun."""
    term = regulation.term(day)
    values = {"regulation": term.regulation, "on": str(day), "by": term.by, "given": str(term.day)}
    if term.kind in {"not_yet", "revoked", "ended", "amended"}:
        because = f"{term.kind}_guess" if term.guessed else term.kind
        yield finding("R066", file=file, because=because, **values)
    elif term.by and term.kind == "in_force":
        yield finding("R067", file=file, **values)
    for name, start in regulation.guesses(day):
        yield finding("R068", file=file, regulation=name, on=str(day), given=str(start))


def _blocks(form: Form, assessor: str) -> list[Block]:
    """Return the columns of the assessor asked for: by name, as whose they are, or by the words over them."""
    blocks = form.columns.blocks
    if assessor == ALL:
        return [block for block in blocks if _answered(form, block)] or [blocks[0]]
    wanted = (assessor or DEFAULT_ASSESSOR).casefold()
    owners = {block.owner.assessor for block in blocks}
    if not assessor and wanted not in owners and len(owners) == 1:
        (wanted,) = owners
    own = [block for block in blocks if block.owner.assessor == wanted]
    own.sort(key=lambda block: (block.hidden, block.assessor != wanted))
    fitting = own or (
        [block for block in blocks if block.assessor == wanted]
        or [block for block in blocks if slug(wanted) in {slug(block.label), block.owner.version}]
    )
    if not fitting:
        known = ", ".join(block.assessor for block in blocks)
        raise UnreadableWorkbookError(
            finding("S123", file=form.file, sheet=form.sheet.name, assessor=wanted, known=known)
        )
    return fitting[:1]


def _called(form: Form, block: Block) -> tuple[str, ...]:
    """Return the names that `_blocks` takes for this column and no other."""
    names = (block.owner.assessor, block.assessor, slug(block.label), block.owner.version)
    return tuple(name for name in dict.fromkeys(names) if name and _blocks(form, name)[0] is block)


def named(assessments: Sequence[Assessment], names: Iterable[str]) -> dict[str, Assessment]:
    """Return name → whom of ``all`` in a workbook it means, as `assess` takes it; none for who is not there.

    That columns have to be chosen among is said where a name leaves it open, as `assess` says it.
    """
    meant = {}
    for name in names:
        for assessment in assessments:
            if name.casefold() in assessment.called:
                left = [
                    reported
                    for reported in assessment.findings
                    if reported.code not in _SEVERAL or reported.values["assessor"] == name
                ]
                meant[name] = replace(assessment, findings=tuple(left))
    return meant


def _answered(form: Form, block: Block) -> bool:
    """Whether somebody filled anything in; the formula of a ratio is nobody's answer."""
    rows = form.alignment.rows
    for leaf in form.expected.leaves:
        for id_ in (leaf.id, *[count.id for count in leaf.inputs]) if leaf.inputs else (leaf.id,):
            value = form.value(rows[id_].number, block.answer) if id_ in rows else None
            if value is not None and value.formula is None and not is_unfilled(value):
                return True
    return False


def _rivals(form: Form, assessor: str, read: list[Block]) -> Iterator[Finding]:
    """S140, S141: an assessor with several filled columns; said where none was asked for by its words."""
    columns = form.columns
    for owner in dict.fromkeys(block.owner.assessor for block in read):
        own = [block for block in columns.blocks if block.owner.assessor == owner and _answered(form, block)]
        if assessor in {"", ALL, owner} and len({block.owner.version for block in own}) > 1:
            chosen = next((block for block in read if block in own), own[0])
            other = next(block for block in own if block.owner.version != chosen.owner.version)
            alike = len({tuple(_contents(form, block)) for block in own}) == 1
            yield form.place(
                "S141" if alike else "S140",
                None,
                columns.header_row,
                other.answer,
                assessor=owner,
                columns=", ".join(f"{block.label} ({column_letters(block.answer)})" for block in own),
                scored=chosen.label,
                options=", ".join(f"--assessor {typed(block)}" for block in own),
            )


def typed(block: Block) -> str:
    """Return what to type after ``--assessor`` for just this column."""
    return slug(block.label) if block.assessor == block.owner.assessor else block.assessor


def _contents(form: Form, block: Block) -> Iterator[str]:
    """Yield what was filled in; sums and ratios, which follow from it, are left out."""
    asked = [leaf.id for leaf in form.expected.leaves if leaf.ratio is None]
    asked += [count.id for leaf in form.expected.leaves for count in leaf.inputs if not count.total_of]
    for row in filter(None, map(form.alignment.rows.get, asked)):
        value = form.value(row.number, block.answer)
        yield "" if value is None or is_unfilled(value) else normal(value.text)


def _blank_blocks(form: Form, assessor: str, read: list[Block]) -> list[Finding]:
    """S125: whoever else has columns and left them blank; said where nobody was asked for by name."""
    if assessor not in {"", ALL}:
        return []
    return [
        form.place("S125", None, form.columns.header_row, block.answer, assessor=block.assessor)
        for block in form.columns.blocks
        if block not in read and not _answered(form, block)
    ]


def _swaps(form: Form, rubric: Rubric, block: Block, card: Score) -> list[Finding]:
    """S152, S136: questions whose texts changed places; each reading gives another total."""
    swaps = []
    for at_place in swapped(form.expected, form.alignment):
        id_, *others = at_place
        by_place = score(rubric, extract(by_places(form, at_place), rubric, block)[0].values())
        values = {"id": id_, "by_words": plain(card.points), "by_place": plain(by_place.points)}
        row, *other_rows = (form.alignment.rows[id_] for id_ in at_place)
        cells = ", ".join(address(row.number, row.column) for row in other_rows)
        names = {"other": ", ".join(others), "other_cell": cells}
        code = "S136" if len(others) > 1 else "S152"
        swaps.append(form.place(code, id_, row.number, row.column, **values, **names))
    return swaps


def _assess(book: Book, chosen: Chosen, block: Block, day: Day, facts: Facts | None) -> Assessment:
    form, rubric = chosen.form, chosen.loaded.rubric
    answers, about_answers = extract(form, rubric, block)
    if kept := wording_of(rubric.id):
        from zitool.core.law.official_wording import with_wording  # noqa: PLC0415 - few keep any

        answers = with_wording(answers, rubric, kept)
    values = answers.values()
    card = score(rubric, values)
    # Where everything is answered, what an unanswered indicator counts as makes no difference.
    whole = card.answered == card.total
    best = card if whole else score(rubric, values, Unanswered.BEST)
    swaps = _swaps(form, rubric, block, card)
    if swaps:  # what is said of each of them alone is that nothing has to be done
        told = {id_ for swap in swaps for id_ in (swap.values["id"], *swap.values["other"].split(", "))}
        left = [
            reported
            for reported in form.findings
            if reported.code not in _MOVED or reported.indicator not in told
        ]
        form, about_answers = replace(form, findings=tuple(left)), [*about_answers, *swaps]
    own, about_form = audit(form, rubric, block)
    reconciled = reconcile(own, card, about_form, [*form.findings, *about_answers])
    findings = [*book.findings, *form.findings, *about_answers, *reconciled.findings]
    return Assessment(
        file=book.file,
        sha256=book.sha256,
        sheet=form.sheet.name,
        unit=unit_name(book, form),
        saved=book.saved,
        rubric=rubric,
        rubric_sha256=chosen.loaded.sha256,
        rubric_chosen_by=chosen.by,
        answers=answers,
        card=card,
        as_counted=card if whole else score(rubric, values, Unanswered.LEFT_OUT),
        best=best,
        verdicts=tuple(decide(rubric, card, best, day.day, facts, shown=shown_in(rubric, answers))),
        own=own.public(),
        differences=reconciled.differences,
        findings=tuple(sorted(findings, key=lambda reported: -reported.severity)),
        other_assessors=tuple(other.assessor for other in form.columns.blocks if other is not block),
        facts=facts,
        day=day.day,
        day_from=day.said_by,
        day_at=day.place,
        annotated=book.annotated,
        called=_called(form, block),
    )
