"""What lies beside a rubric: its cases, its sources with their pages, the history of its changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.errors import RubricError
from zitool.findings import finding
from zitool.rubrics.lint.facts import groups_in
from zitool.rubrics.lint.sources import TODO, references_in
from zitool.rubrics.source import read_document
from zitool.rubrics.tree import Node

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zitool.findings import Finding
    from zitool.rubrics.tree import Tree

SOURCES, CHANGES = "SOURCES.md", "CHANGELOG.md"
INSTRUMENTS = "instruments.yaml"
"""Instrument → part → pages it is on; `ITSELF` is the rubric's own."""
ITSELF = "ini"

_SHOWN = 60


def check_cases(tree: Tree, folder: Path) -> Iterator[Finding]:
    """R031, R032, R041: sections that no case speaks of, no cases at all, cases nobody can understand.

    A section of indicators is spoken of where a case expects points of it or of one of its indicators.
    """
    from zitool.rubrics.cases.cases import case_files, read_cases  # noqa: PLC0415 - not to load a rubric

    files = case_files(folder)
    if not files:
        yield tree.document.fault("R032", ("id",), id=tree.root.id)
        return
    named: set[str] = set()
    whole = True
    for file in files:
        try:
            content = read_cases(file, groups_in(tree)).content
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


def check_instruments(tree: Tree, folder: Path) -> Iterator[Finding]:
    """R079: a provision or a page that the instruments do not have, going by the list of their parts."""
    file = folder / INSTRUMENTS
    if not file.is_file():
        return
    try:
        listed = read_document(file)
    except RubricError as error:
        yield from error.findings
        return
    instruments = {
        name: Node((name,), parts) for name, parts in listed.data.items() if isinstance(parts, dict)
    }
    for path, references in references_in(tree.root.raw):
        for index, reference in enumerate(references):
            raw = Node((*path, index), reference if isinstance(reference, dict) else {})
            certain = raw.text("page") or raw.text("certainty") in {"", "law", "reading"}
            if not raw.text("provision") or not certain:
                continue
            name, _, part = raw.text("provision").partition(", ")
            if name not in instruments:
                name, part = ITSELF, raw.text("provision")
            pages = instruments[name].text(part) if name in instruments else ""
            reason = (
                ""
                if pages and _within(raw.text("page"), pages)
                else "no_such_page"
                if pages
                else "no_such_part"
            )
            if reason:
                values = {
                    "provision": part[:_SHOWN],
                    "instrument": name,
                    "page": raw.text("page"),
                    "pages": pages,
                }
                key = "page" if reason == "no_such_page" and "page" in raw.raw else "provision"
                yield tree.document.fault("R079", raw.at(key), reason=reason, **values)


def _within(page: str, pages: str) -> bool:
    """Whether a page, or a span of them, lies within a span; what names no page lies anywhere."""
    try:
        (low, high), (first, last) = (
            (int(ends[0]), int(ends[-1])) for ends in (page.split("-"), pages.split("-"))
        )
    except ValueError:
        return not page
    return first <= low <= high <= last


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
