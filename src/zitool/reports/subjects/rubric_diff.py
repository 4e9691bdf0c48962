"""What differs between two rubrics, in words of law, and the workbooks that move."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zitool.core.exact import fixed, plain, rounded_half_up
from zitool.core.law.changes import Step
from zitool.core.law.text_types import Reference
from zitool.core.record import Record
from zitool.reports.cells import Code, Column, Marked, own, phrase, told, words
from zitool.reports.document import Document, Findings, Item, Items, Paragraph, Table, Title, Verbatim
from zitool.reports.json_document import dump, finding_object, picked, refused_object
from zitool.reports.lines import sentences
from zitool.wording import label
from zitool.wording.judge import cite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from zitool.core.law.changes import Change, RubricDiff
    from zitool.core.law.rescoring import Move, Turn
    from zitool.findings import Finding
    from zitool.reports.cells import Cell, Phrase, Tone
    from zitool.reports.document import Block, Medium
    from zitool.wording import Language

    Show = Callable[[str], str]

DIFF_SCHEMA = "zitool/rubric-diff/1"
_STEPS: Mapping[Step, Tone] = {
    Step.MAJOR: "bad",
    Step.MINOR: "warn",
    Step.PATCH: "spared",
    Step.NONE: "quiet",
}
_KNOWN_BY_TITLE = frozenset({"designation", "requirement"})
_ARROW = " → "


def diff_report(diff: RubricDiff, language: Language, medium: Medium) -> Document:
    """Return the differences, the workbooks that move and what the version has to become."""
    names = {"old": Code(diff.old_name), "new": Code(diff.new_name)}
    title = phrase("diff_title", language, **names)
    head: dict[Medium, tuple[Block, ...]] = {
        "screen": (Paragraph(title, "strong"),),
        "text": (Title(title),),
    }
    blocks = (
        _changes(diff, language) if diff.changes else Paragraph(own(label("diff_nothing", language))),
        Paragraph(own(moved_line(diff, language)), "strong"),
        *([_moves(diff, language)] if diff.rescoring.moved else []),
        *_refused(diff, language, medium),
        Paragraph(own(version_line(diff, language)), "strong"),
        *_release(diff, language, medium),
        *_entry(diff, language, medium),
    )
    kind = "" if medium in head else label("rubric", language)
    return Document(
        kind, words(title) if kind else "", (*head.get(medium, ()), *blocks), _data(diff, language)
    )


def _changes(diff: RubricDiff, language: Language) -> Table:
    columns = (
        Column(label("diff_step", language), whole=True),
        Column(label("diff_change", language)),
        Column(label("provision", language)),
    )
    rows = tuple(
        (
            Marked(label(f"diff_step_{change.step.word}", language), _STEPS[change.step]),
            told(sentence, change, language),
            told(provisions, change, language),
        )
        for change in diff.changes
    )
    return Table("", columns, rows, titled=False)


def _moves(diff: RubricDiff, language: Language) -> Table:
    keys = ("diff_old", "diff_new", "diff_difference")
    columns = (
        Column(label("diff_file", language)),
        Column(label("diff_assessor", language)),
        *(Column(label(key, language), "number") for key in keys),
        Column(label("diff_result", language)),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            own(Code(move.file)),
            move.assessor,
            *map(own, totals(move, language)),
            told(effect, move, language),
        )
        for move in diff.rescoring.moved
    )
    return Table("", columns, rows, titled=False)


def _refused(diff: RubricDiff, language: Language, medium: Medium) -> Iterator[Block]:
    for file, findings in diff.rescoring.refused:
        if medium == "screen":
            yield Findings(tuple(findings), by="each")
            continue
        said = ((finding.code, _told(finding, language, cure=False)) for finding in findings)
        yield Items(tuple(Item(own(Code(file), f": {code} ", *why.pieces)) for code, why in said))


def _release(diff: RubricDiff, language: Language, medium: Medium) -> Iterator[Block]:
    if medium == "screen":
        yield Findings(tuple(diff.release.findings), by="each")
    elif diff.release.findings:
        said = ((finding.code, _told(finding, language)) for finding in diff.release.findings)
        yield Items(tuple(Item(own(f"{code}: ", *why.pieces)) for code, why in said))


def _told(finding: Finding, language: Language, *, cure: bool = True) -> Phrase:
    """Return what a finding says, and what to do."""

    def both(show: Show) -> str:
        said, todo = sentences(finding, language, show)
        return f"{said}. {todo}" if cure else said

    return told(both)


def _entry(diff: RubricDiff, language: Language, medium: Medium) -> Iterator[Block]:
    if entry := suggested_entry(diff):
        yield Paragraph(own(label("diff_changelog", language)), "strong" if medium == "screen" else "")
        yield Verbatim(entry, "markdown")


def _data(diff: RubricDiff, language: Language) -> Table:
    """Return one row for each difference."""
    names = ("kind", "what", "id", "title", "field", "old", "new", "step", "text")
    rows = []
    for change in diff.changes:
        told_ = _change_object(change, language)
        rows.append(tuple(told_[name] for name in names))
    return Table("rubric-diff", tuple(map(Column, names)), tuple(rows))


def diff_json(diff: RubricDiff, language: Language) -> str:
    """Return ``zitool/rubric-diff/1``: ids, fields, exact values; `text` is in a language."""
    release = diff.release
    return dump(
        {
            "schema": DIFF_SCHEMA,
            "old": {"name": diff.old_name, "id": diff.old.id, "version": diff.old.version},
            "new": {"name": diff.new_name, "id": diff.new.id, "version": diff.new.version},
            "step": release.step.word,
            "least_version": release.least if release.same else None,
            "changes": [_change_object(change, language) for change in diff.changes],
            "workbooks": [_move_object(move) for move in diff.rescoring.moves],
            "passed_over": diff.rescoring.passed_over,
            "refused": [refused_object(file, found, language) for file, found in diff.rescoring.refused],
            "findings": [finding_object(finding, language) for finding in release.findings],
        }
    )


def sentence(change: Change, language: Language, show: Show) -> str:
    """Return a change as one sentence: ``bobot A.I.1 MANAJEMEN PERUBAHAN: 4 → 4,5``, without its provision.

    Args:
        change: the difference.
        language: of the words.
        show: makes a text of a rubric fit for where the sentence goes.
    """
    if change.what == "words":
        return label("diff_words", language, count=len(change.questions))
    thing = _thing(change, language, show)
    if change.kind != "changed":
        return _whole(change, thing, language)
    if change.field == "effective_until" and change.old is None:
        return label("diff_ended", language, thing=thing, day=change.new)
    sign = "%" if change.field == "at_least" and change.unit == "percent" else ""
    old, new = (
        _said(value, language, show) + (sign if value is not None else "")
        for value in (change.old, change.new)
    )
    name, _, key = change.field.partition(".")
    field = label(f"diff_field_{name}", language, name=show(key)) if _is_known(name) else change.field
    text = label("diff_changed", language, field=field, thing=thing, old=old, new=new)
    if change.what == "scale" and change.questions:
        text += f" ({label('diff_questions', language, count=len(change.questions))})"
    return text


def provisions(change: Change, language: Language, show: Show) -> str:
    """Return where the figure of a change stands, or nothing."""
    return "; ".join(show(cite(reference, language)) for reference in dict.fromkeys(change.references))


def value_text(value: object) -> str:
    """Return a value of a rubric as a script reads it: exact numbers with a point, days as YYYY-MM-DD."""
    if isinstance(value, Fraction):
        return plain(value)
    if isinstance(value, Reference):
        page = f", {value.page}" if value.page else ""
        return f"{value.provision}{page} ({value.certainty})" + (f": {value.note}" if value.note else "")
    if isinstance(value, tuple):
        return "; ".join(value_text(part) for part in value)
    if isinstance(value, Record):
        return ", ".join(f"{name}: {value_text(piece)}" for name, piece in _filled(value))
    return str(value)


def effect(move: Move, language: Language, show: Show) -> str:
    """Return what happens to one workbook beside its total: verdicts, sections, findings."""
    if move.old is None or move.new is None:
        return label("diff_refused", language)
    said = [_turn(turn, language, show) for turn in move.turns]
    if move.sections:
        comma = language == "id"
        sections = ", ".join(
            f"{id_} {_figure(old, comma)}{_ARROW}{_figure(new, comma)}" for id_, old, new in move.sections
        )
        said.append(label("diff_sections", language, sections=sections))
    if move.findings:
        codes = ", ".join(f"{code} {count:+d}" for code, count in move.findings)
        said.append(label("diff_finding_counts", language, codes=codes))
    return "; ".join(said)


def totals(move: Move, language: Language) -> tuple[str, str, str]:
    """Return the total before and after and their difference, with decimals enough to tell them apart."""
    comma = language == "id"
    shown = [
        label("diff_none", language) if side is None else _figure(side, comma)
        for side in (move.old, move.new)
    ]
    if move.old is None or move.new is None:
        return shown[0], shown[1], "-"
    by = move.new - move.old
    return shown[0], shown[1], ("+" if by > 0 else "") + _figure(by, comma)


def moved_line(diff: RubricDiff, language: Language) -> str:
    """Return in a sentence how many workbooks were scored again and what came of them."""
    done, passed = diff.rescoring, diff.rescoring.passed_over
    said = _moved(diff, language) if done.moves or done.refused else label("diff_no_files", language)
    return f"{said.rstrip('.')}. {label('diff_passed', language, count=passed)}" if passed else said


def _moved(diff: RubricDiff, language: Language) -> str:
    moves = diff.rescoring.moves
    return label(
        "diff_moved",
        language,
        files=len({move.file for move in moves} | {file for file, _ in diff.rescoring.refused}),
        moved=len({move.file for move in diff.rescoring.moved}),
        gain=len({move.file for move in moves if any(turn.gains for turn in move.turns)}),
        lose=len({move.file for move in moves if any(turn.loses for turn in move.turns)}),
    )


def version_line(diff: RubricDiff, language: Language) -> str:
    """Return in a sentence what the changes mean for the version."""
    release = diff.release
    if not release.same:
        return label("diff_other_rubric", language, old=diff.old.id, new=diff.new.id)
    names = {"old": release.old, "new": release.new, "least": release.least}
    if any(finding.code == "R050" for finding in release.findings):
        why = label(f"diff_why_{release.step.word}", language)
        return label("diff_version_short", language, **names, why=why)
    return label(
        "diff_version_none" if release.step is Step.NONE else "diff_version_enough", language, **names
    )


def suggested_entry(diff: RubricDiff) -> str:
    """Return an entry for the rubric's changelog, in Indonesian as all of it, or nothing where it has one."""
    release = diff.release
    if not any(finding.code == "R051" for finding in release.findings):
        return ""
    version = next(reported.values["version"] for reported in release.findings if reported.code == "R051")
    parts = dict.fromkeys(
        difference.id or label(f"diff_part_{difference.what}", "id")
        for difference in diff.changes
        if difference.what != "words"
    )
    lines = [
        f"## {version}",
        "",
        f"- Jenis: {label(_kind(diff.changes), 'id')}.",
        f"- Berlaku: {label('diff_since', 'id')}.",
        f"- Bagian: {', '.join(parts) or '-'}.",
    ]
    lines += [f"- {sentence(change, 'id', _one_line)}." for change in diff.changes]
    return "\n".join(lines) + "\n"


def _kind(changes: tuple[Change, ...]) -> str:
    minima = any(
        difference.what in {"requirement", "prerequisite"} and difference.step > Step.PATCH
        for difference in changes
    )
    scores = any(change.what != "requirement" and change.step is Step.MAJOR for change in changes)
    if minima and scores:
        return "diff_kind_both"
    return "diff_kind_requirement" if minima else "diff_kind_score" if scores else "diff_kind_none"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _is_known(field: str) -> bool:
    from zitool.wording.rubrics import LABELS  # noqa: PLC0415 - here already, by the first label

    return f"diff_field_{field}" in LABELS


def _thing(change: Change, language: Language, show: Show) -> str:
    if change.what in _KNOWN_BY_TITLE:
        return show(change.title)
    if change.what in {"section", "indicator", "input"}:
        # The sentence that changes need not be told twice.
        title = "" if change.field in {"title", "statement"} else show(change.title)
        return " ".join(filter(None, (change.id, title)))
    return " ".join(filter(None, (label(f"diff_part_{change.what}", language), show(change.id))))


def _whole(change: Change, thing: str, language: Language) -> str:
    what = label(f"diff_part_{change.what}", language)
    fields: Mapping[str, object] = (change.new if change.kind == "added" else change.old) or {}  # type: ignore[assignment]
    if thing.startswith(f"{what} "):
        thing = thing.removeprefix(f"{what} ")
    if change.what == "prerequisite":
        thing += f" ({_one_line(change.title)})"
    day = fields.get("effective_from")
    if change.kind == "added" and day is not None:
        return label("diff_added_from", language, what=what, thing=thing, day=day)
    text = label(f"diff_{change.kind}", language, what=what, thing=thing)
    if change.what == "section":
        text += f" ({label('diff_questions', language, count=len(change.questions))})"
    return text


def _said(value: object, language: Language, show: Show) -> str:
    if value is None or value == ():
        return label("diff_none", language)
    if isinstance(value, Fraction):
        return plain(value, comma=language == "id")
    if isinstance(value, bool):
        return label("yes" if value else "no", language)
    if isinstance(value, date):
        return str(value)
    if isinstance(value, Reference):
        note = f" — {show(value.note)}" if value.note else ""
        return show(cite(value, language)) + note
    if isinstance(value, tuple):
        return "; ".join(_said(part, language, show) for part in value)
    if isinstance(value, Record):
        return ", ".join(f"{name}: {_said(piece, language, show)}" for name, piece in _filled(value))
    return show(str(value))


def _filled(record: Record) -> Iterator[tuple[str, object]]:
    """Yield the fields of a small part, such as a need, that say something."""
    for name in type(record).__annotations__:
        value = getattr(record, name)
        if value is not None and value != () and value is not False:
            yield name, value


def _turn(turn: Turn, language: Language, show: Show) -> str:
    if turn.gains or turn.loses:
        return label("diff_gains" if turn.gains else "diff_loses", language, name=show(turn.name))
    old, new = (
        label("diff_none", language) if side is None else label(f"status_{side}", language)
        for side in (turn.old, turn.new)
    )
    return label("diff_turns", language, name=show(turn.name), old=old, new=new)


def _figure(number: Fraction, comma: bool) -> str:
    """Return points with two decimals, or with up to six where two would hide some."""
    short = rounded_half_up(number, 2)
    return fixed(number, 2, comma) if short == number else plain(rounded_half_up(number, 6), comma)


def _change_object(change: Change, language: Language) -> dict[str, Any]:
    whole = change.kind != "changed"
    return {
        **picked(change, "kind", "what", "id", "title"),
        "field": change.field or None,
        "old": None if whole or change.old is None else value_text(change.old),
        "new": None if whole or change.new is None else value_text(change.new),
        "step": change.step.word,
        "provisions": [
            picked(reference, "provision", "page", "certainty", "note") for reference in change.references
        ],
        "indicators": list(change.questions),
        "text": sentence(change, language, lambda text: " ".join(text.split())),
    }


def _move_object(move: Move) -> dict[str, Any]:
    return {
        **picked(move, "file", "assessor", "moves"),
        "old": None if move.old is None else plain(move.old),
        "new": None if move.new is None else plain(move.new),
        "sections": [{"id": id_, "old": plain(old), "new": plain(new)} for id_, old, new in move.sections],
        "designations": [
            {"id": turn.id, "old": turn.old and turn.old.value, "new": turn.new and turn.new.value}
            for turn in move.turns
        ],
        "findings": dict(move.findings),
    }
