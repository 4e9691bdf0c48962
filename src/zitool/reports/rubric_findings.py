"""Findings about rubrics, for editors, machines and GitHub; and the wording kept of a form, as a table."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.text import Text

from zitool.findings import Finding, Severity
from zitool.reports.json_document import finding_object
from zitool.reports.layout import by_severity
from zitool.reports.lines import display
from zitool.reports.terminal_tables import facts_grid, plain_table
from zitool.wording import hint, label, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rich.console import RenderableType

    from zitool.core.law.official_wording import Kept
    from zitool.core.law.rubric import Rubric
    from zitool.wording import Language

MOST_ANNOTATIONS = 10
"""GitHub shows no more of one level from one step; what is left is counted in the last of them."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings by file, line, column and code."""
    return sorted(findings, key=_by_place)


def finding_line(finding: Finding, language: Language, here: str) -> str:
    """Return ``file:line:column: GALAT R010: what. What to do.``, files below `here` relative to it."""
    level = label(f"level_{finding.severity.word}", language)
    place = ":".join(part for part in (relative(finding.file or "", here), finding.cell or "") if part)
    said = f"{display(message(finding, language))}. {display(hint(finding, language))}"
    return f"{display(place)}: {level} {finding.code}: {said}" if place else f"{level} {finding.code}: {said}"


def finding_entry(finding: Finding, language: Language, here: str) -> dict[str, Any]:
    """Return one finding as JSON has it, with file, line and column."""
    line, column = _position(finding)
    entry = finding_object(finding, language)
    del entry["sheet"], entry["cell"]
    return {"file": relative(finding.file or "", here) or None, "line": line, "column": column, **entry}


def counted(findings: Sequence[Finding]) -> dict[str, int]:
    """Return how many errors, warnings and notes there are, as JSON has it."""
    return {f"{level.word}s": number for level, number in by_severity(findings).items()}


def workflow_commands(findings: Sequence[Finding], language: Language, here: str) -> Iterator[str]:
    """Yield workflow commands that GitHub shows beside the lines they are about."""
    for level in reversed(Severity):
        of_level = [finding for finding in findings if finding.severity is level]
        shown = of_level if len(of_level) <= MOST_ANNOTATIONS else of_level[: MOST_ANNOTATIONS - 1]
        for finding in shown:
            line, column = _position(finding)
            places = {"file": relative(finding.file or "", here), "line": line, "col": column}
            given = ",".join(f"{key}={_property(str(value))}" for key, value in places.items() if value)
            said = f"{display(message(finding, language))}. {display(hint(finding, language))}"
            title = f"title={_property(finding.code)}"
            yield f"::{_LEVELS[level]} {given}{',' if given else ''}{title}::{_data(said)}"
        if rest := of_level[len(shown) :]:
            said = label("rubric_more_findings", language, count=len(rest))
            yield f"::{_LEVELS[level]} title=zitool::{_data(said)}"
            for finding in rest:
                yield finding_line(finding, language, here)


def relative(file: str, here: str) -> str:
    """Return `file` as seen from the folder `here` where it lies below it, with forward slashes."""
    path = PurePath(file)
    if file and path.is_relative_to(here):
        return path.relative_to(here).as_posix()
    return path.as_posix() if file else ""


def _by_place(finding: Finding) -> tuple[str, int, int, str]:
    line, column = _position(finding)
    return finding.file or "", line or 0, column or 0, finding.code


def _position(finding: Finding) -> tuple[int | None, int | None]:
    line, _, column = (finding.cell or "").partition(":")
    return (int(line), int(column)) if line.isdigit() and column.isdigit() else (None, None)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def wording_table(
    kept: Kept | None, rubric: Rubric, file: Path, language: Language, ascii_only: bool = False
) -> RenderableType:
    """Return source and texts of the wording kept for `rubric` in `file`; None is kept where nothing is."""
    if kept is None:
        return Text(label("wording_none", language, rubric=rubric.id))
    head = facts_grid()
    rows = (
        ("rubric", label("rubric_line", language, id=rubric.id, version=kept.version)),
        ("wording_source", kept.source),
        ("wording_sha256", kept.sha256),
        ("file", str(file)),
    )
    for key, text in rows:
        head.add_row(label(key, language), Text(display(text)))
    table = plain_table(ascii_only)
    table.add_column("id", no_wrap=True)
    table.add_column(label("question", language), overflow="fold")
    table.add_column(label("criteria", language), overflow="fold")
    for id_ in (id_ for leaf in rubric.leaves() for id_ in (leaf.id, *(count.id for count in leaf.inputs))):
        if id_ in kept.texts:
            wording = kept.texts[id_]
            lines = [display(line) for line in wording.criteria.splitlines()]
            table.add_row(Text(id_), Text(display(wording.question)), Text("\n".join(lines)))
    return Group(head, table)
