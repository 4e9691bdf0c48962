"""Differences between rubrics in words of law; how strangers' text is shown is the caller's business."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import fixed, plain, rounded_half_up
from zitool.core.law.changes import Step
from zitool.core.law.reference import Reference
from zitool.core.record import Record
from zitool.wording import label
from zitool.wording.citing import cite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from zitool.core.law.changes import Change
    from zitool.core.law.release import RubricDiff
    from zitool.core.law.rescoring import Move, Turn
    from zitool.wording import Language

    Show = Callable[[str], str]

_KNOWN_BY_TITLE = frozenset({"designation", "requirement"})
_ARROW = " → "


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
        _said(each, language, show) + (sign if each is not None else "") for each in (change.old, change.new)
    )
    name, _, key = change.field.partition(".")
    field = label(f"diff_field_{name}", language, name=show(key)) if _is_known(name) else change.field
    text = label("diff_changed", language, field=field, thing=thing, old=old, new=new)
    if change.what == "scale" and change.questions:
        text += f" ({label('diff_questions', language, count=len(change.questions))})"
    return text


def provisions(change: Change, language: Language, show: Show) -> str:
    """Return where the figure of a change stands, or nothing."""
    return "; ".join(show(cite(each, language)) for each in dict.fromkeys(change.references))


def value_text(value: object) -> str:
    """Return a value of a rubric as a script reads it: exact numbers with a point, days as YYYY-MM-DD."""
    if isinstance(value, Fraction):
        return plain(value)
    if isinstance(value, Reference):
        page = f", {value.page}" if value.page else ""
        return f"{value.provision}{page} ({value.certainty})" + (f": {value.note}" if value.note else "")
    if isinstance(value, tuple):
        return "; ".join(value_text(each) for each in value)
    if isinstance(value, Record):
        return ", ".join(f"{name}: {value_text(each)}" for name, each in _filled(value))
    return str(value)


def effect(move: Move, language: Language, show: Show) -> str:
    """Return what happens to one workbook beside its total: verdicts, sections, findings."""
    if move.old is None or move.new is None:
        return label("diff_refused", language)
    said = [_turn(each, language, show) for each in move.turns]
    if move.sections:
        comma = language == "id"
        each = ", ".join(
            f"{id_} {_figure(old, comma)}{_ARROW}{_figure(new, comma)}" for id_, old, new in move.sections
        )
        said.append(label("diff_sections", language, sections=each))
    if move.findings:
        codes = ", ".join(f"{code} {count:+d}" for code, count in move.findings)
        said.append(label("diff_finding_counts", language, codes=codes))
    return "; ".join(said)


def totals(move: Move, language: Language) -> tuple[str, str, str]:
    """Return the total before and after and their difference, with decimals enough to tell them apart."""
    comma = language == "id"
    shown = [
        label("diff_none", language) if each is None else _figure(each, comma)
        for each in (move.old, move.new)
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
        files=len({each.file for each in moves} | {file for file, _ in diff.rescoring.refused}),
        moved=len({each.file for each in diff.rescoring.moved}),
        gain=len({each.file for each in moves if any(turn.gains for turn in each.turns)}),
        lose=len({each.file for each in moves if any(turn.loses for turn in each.turns)}),
    )


def version_line(diff: RubricDiff, language: Language) -> str:
    """Return in a sentence what the changes mean for the version."""
    release = diff.release
    if not release.same:
        return label("diff_other_rubric", language, old=diff.old.id, new=diff.new.id)
    names = {"old": release.old, "new": release.new, "least": release.least}
    if any(each.code == "R050" for each in release.findings):
        why = label(f"diff_why_{release.step.word}", language)
        return label("diff_version_short", language, **names, why=why)
    return label(
        "diff_version_none" if release.step is Step.NONE else "diff_version_enough", language, **names
    )


def suggested_entry(diff: RubricDiff) -> str:
    """Return an entry for the rubric's changelog, in Indonesian as all of it, or nothing where it has one."""
    release = diff.release
    if not any(each.code == "R051" for each in release.findings):
        return ""
    version = next(each.values["version"] for each in release.findings if each.code == "R051")
    parts = dict.fromkeys(
        each.id or label(f"diff_part_{each.what}", "id") for each in diff.changes if each.what != "words"
    )
    lines = [
        f"## {version}",
        "",
        f"- Jenis: {label(_kind(diff.changes), 'id')}.",
        f"- Berlaku: {label('diff_since', 'id')}.",
        f"- Bagian: {', '.join(parts) or '-'}.",
    ]
    lines += [f"- {sentence(each, 'id', _one_line)}." for each in diff.changes]
    return "\n".join(lines) + "\n"


def _kind(changes: tuple[Change, ...]) -> str:
    minima = any(each.what in {"requirement", "prerequisite"} and each.step > Step.PATCH for each in changes)
    scores = any(each.what != "requirement" and each.step is Step.MAJOR for each in changes)
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
        return "; ".join(_said(each, language, show) for each in value)
    if isinstance(value, Record):
        return ", ".join(f"{name}: {_said(each, language, show)}" for name, each in _filled(value))
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
        label("diff_none", language) if each is None else label(f"status_{each}", language)
        for each in (turn.old, turn.new)
    )
    return label("diff_turns", language, name=show(turn.name), old=old, new=new)


def _figure(number: Fraction, comma: bool) -> str:
    """Return points with two decimals, or with up to six where two would hide some."""
    short = rounded_half_up(number, 2)
    return fixed(number, 2, comma) if short == number else plain(rounded_half_up(number, 6), comma)
