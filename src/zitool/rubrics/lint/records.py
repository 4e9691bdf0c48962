"""What lies beside a rubric: its cases, its sources and the history of its changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.errors import RubricError
from zitool.findings import finding
from zitool.rubrics.lint.texts import TODO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zitool.findings import Finding
    from zitool.rubrics.tree import Tree

SOURCES, CHANGES = "SOURCES.md", "CHANGELOG.md"

_SHOWN = 60


def check_cases(tree: Tree, folder: Path) -> Iterator[Finding]:
    """R031, R032, R041: sections that no case speaks of, no cases at all, cases nobody can understand.

    A section of indicators is spoken of where a case expects points of it or of one of its indicators.
    """
    from zitool.rubrics.cases import case_files, read_cases  # noqa: PLC0415 - not to load a rubric

    files = case_files(folder)
    if not files:
        yield tree.document.fault("R032", ("id",), id=tree.root.id)
        return
    named: set[str] = set()
    whole = True
    for file in files:
        try:
            content = read_cases(file).content
        except RubricError as error:
            yield from error.findings
            whole = False
            continue
        for case in content.cases:
            for expected in (case.points, case.printed, case.spans, case.as_counted):
                named |= set(expected or ())
    for section in tree.sections if whole else ():
        leaves = {leaf.id for leaf in section.children("indicators")}
        if leaves and not named & {section.id, *leaves}:
            title = section.text("title")[:_SHOWN]
            path = section.path
            yield tree.document.fault("R031", path, indicator=section.id, id=section.id, title=title)


def check_records(tree: Tree, folder: Path) -> Iterator[Finding]:
    """R044, R045: no sources, no history, a version without an entry in it, or one that says TODO."""
    document, version = tree.document, tree.root.text("version")
    for name in (SOURCES, CHANGES):
        try:
            text = (folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            yield document.fault("R044", ("id",), name=name, reason="missing")
            continue
        if name == CHANGES and not re.search(rf"(?m)^#.*(?<![0-9.]){re.escape(version)}(?![0-9.])", text):
            yield document.fault("R044", ("version",), name=version, reason="no_such_version")
        for number, line in enumerate(text.splitlines(), 1):
            if match := TODO.search(line):
                cell = f"{number}:{match.start() + 1}"
                yield finding("R045", file=str(folder / name), cell=cell, given=line.strip()[:_SHOWN])
