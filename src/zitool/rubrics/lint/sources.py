"""Where figures come from, how certain, since when anybody looked, what is still to write; its records."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from zitool.errors import RubricError
from zitool.findings import finding
from zitool.rubrics.lint.facts import groups_in
from zitool.rubrics.source import read_document
from zitool.rubrics.tree import Node, Tree, day, scalars

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zitool.findings import Finding
    from zitool.rubrics.source import Key, Raw
    from zitool.rubrics.tree import Faults, Tree

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 60
_MONTHS = 12


def check_provisions(tree: Tree) -> Faults:
    """R018: a figure that does not say where it stands in the regulation."""
    figures = [(node, node.text("title")) for node in tree.sections]
    figures += [(leaf, leaf.text("statement")) for leaf in tree.indicators if "weight" in leaf.raw]
    figures += [(requirement, requirement.text("title")) for requirement in tree.requirements]
    figures += [(zone, owner.text("name")) for owner, zone in tree.zones]
    figures += [
        (scale, scale.text("label"))
        for scale in tree.scales.values()
        if scale.mapping("options") or "maximum" in scale.raw
    ]
    for node, title in figures:
        if not node.raw.get("references"):
            name = node.id or node.path[-1]
            yield tree.fault("R018", node.at("references"), title=title[:_SHOWN], id=name)


def check_identity(tree: Tree) -> Faults:
    """R008: the id is not the folder's name, a time ends before it begins, active is not certain."""
    root = tree.root
    if tree.folder is not None and root.id and root.id != tree.folder:
        given = root.id[:_SHOWN]
        yield tree.fault("R008", ("id",), reason="not_the_folder", given=given, expected=tree.folder)
    for node in (Node(("regulation",), root.mapping("regulation")), *tree.prerequisites):
        start, end = node.text("effective_from"), node.text("effective_until")
        if _DAY.fullmatch(start) and _DAY.fullmatch(end) and start > end:
            yield tree.fault(
                "R008", node.at("effective_until"), reason="ends_before_it_begins", given=end, expected=start
            )
    if root.text("status") == "active":
        for path in unverified(root.raw, ()):
            yield tree.fault("R008", path, reason="unverified", given="active", expected="draft")


def unverified(raw: Raw, path: Key) -> Iterator[Key]:
    """Yield the paths of all references whose certainty is unverified."""
    items = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for step, value in items:
        if step == "certainty" and value == "unverified":
            yield (*path, step)
        else:
            yield from unverified(value, (*path, step))


def check_pages(tree: Tree) -> Faults:
    """R035: a provision read in the text, as it says, but on no page."""
    for path, provision in unpaged(tree.root.raw):
        yield tree.fault("R035", path, provision=provision[:_SHOWN])


def unpaged(raw: Raw) -> Iterator[tuple[Key, str]]:
    """Yield the provisions below `raw` that are said to be read in the text, without a page."""
    for path, references in references_in(raw):
        for index, reference in enumerate(references):
            if isinstance(reference, dict) and "page" not in reference:
                provision = Node((*path, index), reference)
                if reference.get("certainty", "law") == "law":
                    yield provision.path, provision.text("provision")


def references_in(raw: Raw, path: Key = ()) -> Iterator[tuple[Key, list[Raw]]]:
    """Yield every list of references below `raw`, with the way to it."""
    items = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for step, value in items:
        if step == "references" and isinstance(value, list):
            yield (*path, step), value
        else:
            yield from references_in(value, (*path, step))


def check_draft(tree: Tree) -> Faults:
    """R039: a draft without any figure that is unverified; every output says that it is not certain."""
    if tree.root.text("status") == "draft" and not any(True for _ in unverified(tree.root.raw, ())):
        yield tree.fault("R039", ("status",), id=tree.root.id)


def check_age(tree: Tree, today: date) -> Faults:
    """R029: nobody compared the rubric with the text for twelve months, or says to have done so tomorrow."""
    regulation = Node(("regulation",), tree.root.mapping("regulation"))
    last = day(regulation.text("last_checked"))
    if last is None:
        return
    if reason := why_unsure(last, today):
        yield tree.fault("R029", regulation.at("last_checked"), given=last, today=today, reason=reason)


def why_unsure(last: date, today: date) -> str:
    """Return why nothing is known of a text that was last compared on that day; empty where it is."""
    months = 12 * (today.year - last.year) + today.month - last.month - (today.day < last.day)
    return "in_the_future" if last > today else "a_year_ago" if months >= _MONTHS else ""


TODO = re.compile(r"\bTODO\b")
"""What a new rubric has wherever something must be filled in."""

_TITLE, _STATEMENT, _CRITERION, _GUIDANCE = 100, 120, 140, 240


def check_lengths(tree: Tree) -> Faults:
    """R033: a title, statement, criterion, evidence or guidance too long for a line of a report."""
    for path, key, id_, text, most in _lines(tree):
        if len(text) > most:
            yield tree.fault("R033", path, indicator=id_, key=key, id=id_, length=len(text), most=most)


def _lines(tree: Tree) -> Iterator[tuple[Key, str, str, str, int]]:
    """Yield path, key, owner, text and the most letters of every line of a rubric."""
    for node, key, most in (
        *((section, "title", _TITLE) for section in tree.sections),
        *((leaf, "statement", _STATEMENT) for leaf in tree.indicators),
        *((leaf, "guidance", _GUIDANCE) for leaf in tree.indicators),
        *((child, "statement", _STATEMENT) for leaf in tree.indicators for child in leaf.children("inputs")),
        *((requirement, "title", _TITLE) for requirement in tree.requirements),
        *((prerequisite, "statement", _STATEMENT) for prerequisite in tree.prerequisites),
    ):
        yield node.at(key), key, node.id, node.text(key), most
    for leaf in tree.indicators:
        for option, text in leaf.mapping("criteria").items():
            if isinstance(text, str):
                yield leaf.at("criteria", option), f"criteria {option}", leaf.id, text, _CRITERION
        for index, text in enumerate(leaf.texts("evidence")):
            yield leaf.at("evidence", index), "evidence", leaf.id, text, _CRITERION


def check_evidence(tree: Tree) -> Faults:
    """R030: an indicator without an example of evidence; plans and reports leave that column empty."""
    for leaf in tree.indicators:
        if not leaf.texts("evidence"):
            yield tree.scored(leaf, "R030")


def check_todo(tree: Tree) -> Faults:
    """R045: a text that still says TODO."""
    for path, text in scalars(tree.root.raw):
        if TODO.search(text):
            yield tree.fault("R045", path, given=text[:_SHOWN])


_ONE_DAY = timedelta(days=1)
_YEAR = re.compile(r"-[0-9]{4}$")


def check_overlaps(tree: Tree) -> Faults:
    """R027: the same prerequisite is in force twice on the same days for the same designation.

    The same is one with the same sentence, or with the same id but for a year at its end.
    """
    for first, second in combinations(tree.prerequisites, 2):
        others = first.texts("designations")
        shared = [designation for designation in second.texts("designations") if designation in others]
        spans = _span(first), _span(second)
        if not shared or not _same(first, second) or None in spans:
            continue
        since, until = _common(*(span for span in spans if span))
        if since <= until:
            told = {"other": first.id, "designation": ", ".join(shared)}
            told |= {"since": str(since), "until": "" if until == date.max else str(until)}
            yield tree.about(second, "R027", "effective_from", **told)


def check_bounds(tree: Tree) -> Faults:
    """R028: a prerequisite or an amendment in force before its regulation begins or after it ends."""
    regulation = Node(("regulation",), tree.root.mapping("regulation"))
    whole = _span(regulation)
    if whole is None:
        return
    for node in (*regulation.children("amended_by"), *tree.prerequisites):
        start, end = day(node.text("effective_from")), day(node.text("effective_until"))
        for key, given in (("effective_from", start), ("effective_until", end)):
            if given is not None and not whole[0] <= given <= whole[1]:
                until = "" if whole[1] == date.max else whole[1]
                name = node.id or f"{node.text('number')}/{node.text('year')}"
                yield tree.fault("R028", node.at(key), id=name, given=given, since=whole[0], until=until)


def check_gaps(tree: Tree) -> Faults:
    """R078: between two versions of a prerequisite are days without it, or it changes on no order.

    A version begins with its regulation or an amendment, and ends the day before an amendment or with its
    regulation.
    """
    regulation = Node(("regulation",), tree.root.mapping("regulation"))
    orders = [dates for dates in (_span(node) for node in regulation.children("amended_by")) if dates]
    whole = _span(regulation)
    if whole is None:
        return
    starts = {whole[0], *(dates[0] for dates in orders)}
    ends = {whole[1], date.max, *(dates[0] - _ONE_DAY for dates in orders)}
    for node in (*tree.prerequisites, *tree.root.children("provisos")):
        span = _span(node)
        for key, given, known in (
            ("effective_from", span and span[0], starts), ("effective_until", span and span[1], ends),
        ):  # fmt: skip
            if given and given not in known and whole[0] <= given <= whole[1]:  # else R028 says it
                told = {"given": str(given), "other": "", "until": "", "reason": "no_order"}
                yield tree.about(node, "R078", key, **told)
    for node in tree.prerequisites:
        own_designations = set(node.texts("designations"))
        alike = [other for other in tree.prerequisites if other is not node and _same(node, other)]
        later = [other for other in alike if own_designations & set(other.texts("designations"))]
        own = _span(node)
        nexts = [(span, other) for other in later if (span := _span(other)) and own and span[0] > own[1]]
        if not own or not nexts:
            continue
        (since, _), following = min(nexts, key=lambda after: after[0])
        if since > own[1] + _ONE_DAY:
            told = {"given": str(since), "other": node.id, "until": str(own[1]), "reason": "gap"}
            yield tree.about(following, "R078", "effective_from", **told)


def _same(first: Node, second: Node) -> bool:
    words = [" ".join(prerequisite.text("statement").casefold().split()) for prerequisite in (first, second)]
    return words[0] == words[1] or _YEAR.sub("", first.id) == _YEAR.sub("", second.id)


def _span(node: Node) -> tuple[date, date] | None:
    """Return first and last day, or None where a day is not one; without an end, the end of time."""
    start, written = day(node.text("effective_from")), node.text("effective_until")
    end = day(written) if written else date.max
    return None if start is None or end is None else (start, end)


def _common(first: tuple[date, date], second: tuple[date, date]) -> tuple[date, date]:
    return max(first[0], second[0]), min(first[1], second[1])


SOURCES, CHANGES = "SOURCES.md", "CHANGELOG.md"
INSTRUMENTS = "instruments.yaml"
"""Instrument → part → pages it is on; `ITSELF` is the rubric's own."""
ITSELF = "ini"


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
            page = raw.text("page")
            if not pages or not _within(page, pages):
                reason = "no_such_page" if pages else "no_such_part"
                values = {"provision": part[:_SHOWN], "instrument": name, "page": page, "pages": pages}
                key = "page" if pages and "page" in raw.raw else "provision"
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
