"""What differs between two rubrics: for a terminal, as Markdown for a review, as a document for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.text import Text

from zitool.core.exact import plain
from zitool.core.law.changes import Step
from zitool.reports.json_document import dump, finding_object, refused_object
from zitool.reports.markdown_text import code, foreign, own, said
from zitool.reports.markdown_text import table as markdown_table
from zitool.reports.rubric_changes import (
    effect,
    moved_line,
    provisions,
    sentence,
    suggested_entry,
    totals,
    value_text,
    version_line,
)
from zitool.reports.safe import display
from zitool.reports.table import finding_row
from zitool.reports.terminal import plain_table
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from zitool.core.law.changes import Change
    from zitool.core.law.release import RubricDiff
    from zitool.core.law.rescoring import Move
    from zitool.wording import Language

DIFF_SCHEMA = "zitool/rubric-diff/1"

_STYLES = {Step.MAJOR: "bold red", Step.MINOR: "yellow", Step.PATCH: "cyan", Step.NONE: "dim"}


def diff_table(diff: RubricDiff, language: Language, ascii_only: bool = False) -> RenderableType:
    """Return the differences, the workbooks that move and what the version has to become."""
    parts: list[RenderableType] = [Text(_title(diff, language, display), style="bold")]
    if diff.changes:
        table = plain_table(ascii_only)
        table.add_column(label("diff_step", language), no_wrap=True)
        table.add_column(label("diff_change", language), overflow="fold")
        table.add_column(label("provision", language), overflow="fold")
        for each in diff.changes:
            step = Text(label(f"diff_step_{each.step.word}", language), style=_STYLES[each.step])
            table.add_row(
                step, Text(sentence(each, language, _told)), Text(provisions(each, language, _told))
            )
        parts.append(table)
    else:
        parts.append(Text(label("diff_nothing", language)))
    parts += [Text(moved_line(diff, language), style="bold"), *_moves(diff, language, ascii_only)]
    parts += [finding_row(each, language) for _, found in diff.rescoring.refused for each in found]
    parts.append(Text(version_line(diff, language), style="bold"))
    parts += [finding_row(each, language) for each in diff.release.findings]
    if entry := suggested_entry(diff):
        parts += [Text(label("diff_changelog", language), style="bold"), Text(_lines(entry))]
    return Group(*parts)


def diff_markdown(diff: RubricDiff, language: Language) -> str:
    """Return the same as Markdown, for the summary of a check or a review."""
    return "\n".join(_markdown(diff, language))


def diff_document(diff: RubricDiff, language: Language) -> str:
    """Return ``zitool/rubric-diff/1``: ids, fields, exact values; `text` is in a language."""
    release = diff.release
    return dump(
        {
            "schema": DIFF_SCHEMA,
            "old": {"name": diff.old_name, "id": diff.old.id, "version": diff.old.version},
            "new": {"name": diff.new_name, "id": diff.new.id, "version": diff.new.version},
            "step": release.step.word,
            "least_version": release.least if release.same else None,
            "changes": [_change_object(each, language) for each in diff.changes],
            "workbooks": [_move_object(each) for each in diff.rescoring.moves],
            "passed_over": diff.rescoring.passed_over,
            "refused": [refused_object(file, found, language) for file, found in diff.rescoring.refused],
            "findings": [finding_object(each, language) for each in release.findings],
        }
    )


def _title(diff: RubricDiff, language: Language, show: Any) -> str:  # noqa: ANN401 - display or code
    return label("diff_title", language, old=show(diff.old_name), new=show(diff.new_name))


def _told(text: str) -> str:
    return display(" ".join(text.split()))


def _lines(text: str) -> str:
    return "\n".join(display(line, 1000) for line in text.splitlines())


def _moves(diff: RubricDiff, language: Language, ascii_only: bool) -> Iterator[RenderableType]:
    if not diff.rescoring.moved:
        return
    table = plain_table(ascii_only)
    table.add_column(label("diff_file", language), overflow="fold")
    table.add_column(label("diff_assessor", language), overflow="fold")
    for key in ("diff_old", "diff_new", "diff_difference"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    table.add_column(label("diff_result", language), overflow="fold")
    for each in diff.rescoring.moved:
        told = (*totals(each, language), effect(each, language, _told))
        table.add_row(Text(display(each.file)), Text(display(each.assessor)), *map(Text, told))
    yield table


def _markdown(diff: RubricDiff, language: Language) -> Iterator[str]:
    yield f"## {_title(diff, language, lambda name: code(display(name)))}\n"
    if diff.changes:
        head = [label(key, language) for key in ("diff_step", "diff_change", "provision")]
        yield markdown_table(
            head,
            (
                [
                    label(f"diff_step_{each.step.word}", language),
                    sentence(each, language, foreign),
                    provisions(each, language, foreign),
                ]
                for each in diff.changes
            ),
        )
    else:
        yield f"{own(label('diff_nothing', language))}\n"
    yield f"**{own(moved_line(diff, language))}**\n"
    if diff.rescoring.moved:
        keys = ("diff_file", "diff_assessor", "diff_old", "diff_new", "diff_difference", "diff_result")
        yield markdown_table(
            [label(key, language) for key in keys],
            (
                [
                    code(display(each.file)),
                    foreign(each.assessor),
                    *totals(each, language),
                    effect(each, language, foreign),
                ]
                for each in diff.rescoring.moved
            ),
            (2, 3, 4),
        )
    for file, found in diff.rescoring.refused:
        yield from (f"- {code(display(file))}: {each.code} {said(each, language)[0]}" for each in found)
        yield ""
    yield f"**{own(version_line(diff, language))}**\n"
    for each in diff.release.findings:
        sentence_, cure = said(each, language)
        yield f"- {each.code}: {sentence_}. {cure}"
    if entry := suggested_entry(diff):
        # A fence longer than any run of backticks that a rubric may hold.
        yield f"\n{own(label('diff_changelog', language))}\n\n``````markdown\n{_lines(entry)}\n``````\n"


def _change_object(change: Change, language: Language) -> dict[str, Any]:
    whole = change.kind != "changed"
    return {
        "kind": change.kind,
        "what": change.what,
        "id": change.id,
        "title": change.title,
        "field": change.field or None,
        "old": None if whole or change.old is None else value_text(change.old),
        "new": None if whole or change.new is None else value_text(change.new),
        "step": change.step.word,
        "provisions": [
            {
                "provision": each.provision,
                "page": each.page,
                "certainty": each.certainty,
                "note": each.note,
            }
            for each in change.references
        ],
        "indicators": list(change.questions),
        "text": sentence(change, language, lambda text: " ".join(text.split())),
    }


def _move_object(move: Move) -> dict[str, Any]:
    return {
        "file": move.file,
        "assessor": move.assessor,
        "moves": move.moves,
        "old": None if move.old is None else plain(move.old),
        "new": None if move.new is None else plain(move.new),
        "sections": [{"id": id_, "old": plain(old), "new": plain(new)} for id_, old, new in move.sections],
        "designations": [
            {"id": each.id, "old": each.old and each.old.value, "new": each.new and each.new.value}
            for each in move.turns
        ],
        "findings": dict(move.findings),
    }
