"""Strict YAML into plain data with positions; and what does not fit a model, at its place.

A rubric may come from anybody, so this reads a small, safe part of YAML: mappings, lists and scalars, and
every scalar is text. PyYAML's own rules would turn ``No`` into False, ``1:30`` into 90 and ``1.10`` into 1.1,
keep the last of two equal keys without a word, and let 272 bytes of aliases grow without end. The limits are
checked on events, one by one, before anything is composed; the C loader is never used (50,000 brackets crash
it).
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import yaml

from zitool.errors import RubricError
from zitool.findings import Finding, finding
from zitool.named import NamedTuple
from zitool.near_files import near_file

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from zitool.findings import Finding

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw]"
"""What a rubric's YAML becomes: text, lists and mappings, nothing else."""
Key: TypeAlias = tuple[str | int, ...]
"""The way from the root of the data to a value: keys and list indices."""

MOST_BYTES = 1_000_000
MOST_NODES = 20_000
MOST_DEPTH = 20
"""Limits of one rubric with everything it includes; PermenPANRB 90/2021 has 140 kB and 4,500 nodes."""

_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and lone surrogates, which YAML escapes can smuggle into a text."""

_RELATIVE = re.compile(r"[^/\\:][^\\:]*")
"""A path with forward slashes that starts in the folder: no root, no drive, no backslash."""


class Place(NamedTuple):
    """Where a value stands; line and column count from 1. In a workbook it is a cell of a sheet."""

    file: str
    line: int
    column: int
    sheet: str | None = None
    cell: str = ""

    @property
    def where(self) -> str:
        """``12:5``, or the cell."""
        return self.cell or f"{self.line}:{self.column}"


class Document:
    """A rubric as written, with everything it includes.

    Attributes:
        shown: the rubric's main file, as the user named it.
        data: the root mapping.
        places: the position of every value; of its key where it has one.
        files: the bytes of every file read, by path relative to the rubric's folder.
        faults: findings made while reading; where there are any, `data` is not to be trusted.
        nodes: how many nodes were read, for the limit.
        parents: ids of the rubrics it inherits from, the nearest first.
        inherited: the files, as shown, that its parents were read from.
        idle: findings about what an heir states though its parent says the same.
    """

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.data: dict[str, Raw] = {}
        self.places: dict[Key, Place] = {}
        self.files: dict[str, bytes] = {}
        self.faults: list[Finding] = []
        self.nodes = 0
        self.parents: tuple[str, ...] = ()
        self.inherited: frozenset[str] = frozenset()
        self.idle: list[Finding] = []

    def place(self, path: Key) -> Place:
        """Return the position of `path`, or of the nearest thing around it."""
        for end in range(len(path), -1, -1):
            if place := self.places.get(path[:end]):
                return place
        return Place(self.shown, 1, 1)

    def fault(self, code: str, path: Key, /, *, indicator: str | None = None, **values: object) -> Finding:
        """Return the finding `code` at the position of `path`."""
        return _at(code, self.place(path), indicator=indicator, **values)


def read_document(file: Path) -> Document:
    """Return the rubric that `file` holds, with its includes in place.

    Raises:
        RubricError: with every fault of YAML and of includes found (R001, R002, R003, R005).
    """
    document = Document(str(file))
    try:
        data = _parse(document, _read(document, file, file.name), str(file), ())
    except RubricError as error:
        data = {}
        document.faults += error.findings
    document.data = data
    _include(document, file.parent, data, ())
    if document.faults:
        raise RubricError(*document.faults)
    return document


def _at(code: str, place: Place, /, *, indicator: str | None = None, **values: object) -> Finding:
    return finding(code, file=place.file, sheet=place.sheet, cell=place.where, indicator=indicator, **values)


# --- files and includes ------------------------------------------------------------------------------------


def _read(document: Document, file: Path, name: str) -> bytes:
    """Return the bytes of a regular file within the limit; a FIFO or device is refused without waiting."""
    start = Place(str(file), 1, 1)
    try:
        number = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(number, "rb") as stream:  # noqa: PTH123 - Path.open takes no descriptor
            if not stat.S_ISREG(os.fstat(number).st_mode):
                raise RubricError(_at("R001", start, reason="not_a_file", detail=""))
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        meant = near_file(str(file)) if isinstance(error, FileNotFoundError) else ""
        why = {"reason": "unreadable", "detail": error.strerror or "", "meant": meant}
        raise RubricError(_at("R001", start, **why)) from error
    if len(data) + sum(map(len, document.files.values())) > MOST_BYTES:
        raise RubricError(_at("R001", start, reason="too_large", detail=MOST_BYTES))
    document.files[name] = data
    return data


def _include(document: Document, folder: Path, node: dict[str, Raw], path: Key) -> None:
    """Replace ``include:`` entries in the `sections` lists below `node` by the files they name."""
    sections = node.get("sections")
    if not isinstance(sections, list):
        return
    for index, section in enumerate(sections):
        where = (*path, "sections", index)
        if not isinstance(section, dict):
            continue
        if "include" not in section:
            _include(document, folder, section, where)
            continue
        try:
            included = _included(document, folder, section, where)
        except RubricError as error:
            document.faults += error.findings
            continue
        sections[index] = included
        _refuse_nested(document, included, where)


def _included(document: Document, folder: Path, section: dict[str, Raw], path: Key) -> dict[str, Raw]:
    """Return the mapping in the file that the entry `section` names."""
    name = section["include"]
    shown = name[:200] if isinstance(name, str) else ""

    def refusal(reason: str) -> RubricError:
        return RubricError(document.fault("R005", (*path, "include"), name=shown, reason=reason))

    if len(section) > 1:
        raise refusal("not_alone")
    if not isinstance(name, str) or not _RELATIVE.fullmatch(name):
        raise refusal("not_relative")
    parts = PurePosixPath(name).parts
    if ".." in parts:
        raise refusal("outside")
    if PurePosixPath(name).suffix != ".yaml":
        raise refusal("not_yaml")
    try:
        target = folder.joinpath(*parts).resolve(strict=True)
        inside = target.is_relative_to(folder.resolve(strict=True))
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of symlinks, before Python 3.13
        raise refusal("missing") from error
    if not inside:
        raise refusal("outside")
    # One file, one place: this also ends circles and keeps the work within the limits.
    if any(folder.joinpath(known).resolve() == target for known in document.files):
        raise refusal("twice")
    file = folder.joinpath(*parts)
    return _parse(document, _read(document, file, PurePosixPath(*parts).as_posix()), str(file), path)


def _refuse_nested(document: Document, node: dict[str, Raw], path: Key) -> None:
    sections = node.get("sections")
    for index, section in enumerate(sections if isinstance(sections, list) else ()):
        if isinstance(section, dict):
            where = (*path, "sections", index)
            if "include" in section:
                name = section["include"]
                shown = name[:200] if isinstance(name, str) else ""
                document.faults.append(document.fault("R005", where, name=shown, reason="nested"))
            _refuse_nested(document, section, where)


# --- YAML --------------------------------------------------------------------------------------------------


def _parse(document: Document, data: bytes, file: str, at: Key) -> dict[str, Raw]:
    """Return the mapping that `data` writes and note its positions below the path `at`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        raise RubricError(_at("R001", Place(file, line, column), reason="encoding", detail="")) from error
    tree = _Tree(document, file, text)
    try:
        root = tree.root(at)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else tree.last
        raise RubricError(_at("R001", place, reason="syntax", detail=error.problem or "")) from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        place = Place(file, before.count("\n") + 1, error.position - before.rfind("\n"))
        raise RubricError(_at("R001", place, reason="characters", detail="")) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # PyYAML hands the digits of an escape or a %YAML line to chr() and int() as they are.
        raise RubricError(_at("R001", tree.last, reason="syntax", detail="")) from error
    if not isinstance(root, dict):
        reason = "not_a_mapping" if root else "empty"
        raise RubricError(_at("R001", Place(file, 1, 1), reason=reason, detail=""))
    return root


class _Tree:
    """Builds plain data from the events of one file, inside the limits."""

    def __init__(self, document: Document, file: str, text: str) -> None:
        self._document = document
        self._file = file
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.SafeLoader)
        self.last = Place(file, 1, 1)

    def root(self, at: Key) -> Raw:
        """Return the one document of the file, or "" where there is none."""
        self._next()  # StreamStart
        if isinstance(self._next(), yaml.StreamEndEvent):
            return ""
        first = self._next()
        # What includes this file keeps its own place; the root of a rubric has none yet.
        self._document.places[at] = self.last
        root = self._node(first, at, 1)
        self._next()  # DocumentEnd
        if not isinstance(self._next(), yaml.StreamEndEvent):
            raise self._refusal("documents")
        return root

    def _next(self) -> yaml.Event:
        event = next(self._events)
        mark = event.start_mark
        self.last = Place(self._file, mark.line + 1, mark.column + 1) if mark else self.last
        return event

    def _refusal(self, reason: str, detail: object = "") -> RubricError:
        return RubricError(_at("R001", self.last, reason=reason, detail=detail))

    def _node(self, event: yaml.Event, path: Key, depth: int) -> Raw:
        self._allow(event, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path, depth)
        return self._text(event)

    def _allow(self, event: yaml.Event, depth: int) -> None:
        """Refuse what goes over a limit; note anchors, aliases and tags and read on, to name them all."""
        self._document.nodes += 1
        if self._document.nodes > MOST_NODES:
            raise self._refusal("too_many", MOST_NODES)
        if depth > MOST_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            raise self._refusal("too_deep", MOST_DEPTH)
        faults = self._document.faults
        if isinstance(event, yaml.AliasEvent):
            faults.append(_at("R002", self.last, reason="alias", name=f"*{event.anchor}"))
        elif isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            faults.append(_at("R002", self.last, reason="anchor", name=f"&{event.anchor}"))
        if tag := getattr(event, "tag", None):
            faults.append(_at("R001", self.last, reason="tag", detail=tag[:80]))

    def _text(self, event: yaml.Event) -> str:
        text = event.value if isinstance(event, yaml.ScalarEvent) else ""
        if _UNFIT.search(text):
            raise self._refusal("characters")
        return text

    def _list(self, path: Key, depth: int) -> list[Raw]:
        items: list[Raw] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            where = (*path, len(items))
            self._document.places[where] = self.last
            items.append(self._node(event, where, depth + 1))
        return items

    def _mapping(self, path: Key, depth: int) -> dict[str, Raw]:
        entries: dict[str, Raw] = {}
        places = self._document.places
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if isinstance(event, yaml.CollectionStartEvent):
                raise self._refusal("key_not_text")
            self._allow(event, depth)
            key, place = self._text(event), self.last
            where = (*path, key)
            if key == "<<":
                self._document.faults.append(_at("R002", place, reason="merge", name=key))
            elif key in entries:
                first = places[where].line
                self._document.faults.append(_at("R003", place, key=key[:80], first=first))
            places[where] = place
            entries[key] = self._node(self._next(), where, depth + 1)
        return entries


_SHOWN = 60
_Fit = TypeVar("_Fit")

REASONS: Mapping[str, str] = {
    "missing": "missing",
    "unexpected_keyword_argument": "unknown_key",
    "string_type": "not_text",
    "string_too_short": "empty",
    "too_short": "empty",
    "string_too_long": "too_long",
    "string_pattern_mismatch": "bad_form",
    "literal_error": "not_one_of",
    "tuple_type": "not_a_list",
    "dict_type": "not_a_mapping",
    "dataclass_type": "not_a_mapping",
    "date_type": "not_a_date",
    "date_parsing": "not_a_date",
    "date_from_datetime_parsing": "not_a_date",
    "bool_type": "not_true_or_false",
    "int_type": "not_a_whole_number",
}
"""The reason of an R006 by pydantic's type of error; else ``other``, or ``made_by_zitool`` for a given id."""


def by_place(fault: Finding) -> tuple[str, tuple[int, ...]]:
    """Return file, line and column of a fault, to sort by."""
    return fault.file or "", tuple(int(number) for number in (fault.cell or "0").split(":"))


def fitted(
    document: Document,
    data: Raw,
    validate: Callable[[Raw], _Fit],
    misfit: Callable[[Document, ErrorDetails], Finding],
    known: Container[Key] = (),
) -> tuple[_Fit | None, list[Finding]]:
    """Return data as a model has it, or else what `misfit` says of each place where it does not fit.

    What is at a `known` path is left out: it has been named better already.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - not needed to read

    try:
        return validate(data), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return None, [misfit(document, wrong) for wrong in errors if wrong["loc"] not in known]


def misshapen(document: Document, error: ErrorDetails) -> Finding:
    """Return the finding for one error of pydantic."""
    path = error["loc"]
    context = error.get("ctx", {})
    expected = next((context[key] for key in ("expected", "pattern", "max_length") if key in context), "")
    given = error["input"] if isinstance(error["input"], str) else ""
    reason = REASONS.get(error["type"], "other")
    if reason == "other":
        expected = error["msg"]
    return document.fault(
        "R006", path, path=dotted(path), reason=reason, given=given[:_SHOWN], expected=expected
    )


def misshapen_case(document: Document, error: ErrorDetails) -> Finding:
    """Return the finding for one error of pydantic in a file of cases, with the name of the case."""
    path = error["loc"]
    reason = error["msg"] if error["type"] == "case" else REASONS.get(error["type"], "other")
    given = error["input"] if isinstance(error["input"], str) else str(path[-1]) if path else ""
    return document.fault("R041", path, case=_case(document, path), reason=reason, given=given[:_SHOWN])


def _case(document: Document, path: Key) -> str:
    """Return the name of the case that `path` lies in, as far as it has one."""
    node: Any = document.data
    for step in path[:2]:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return "?"
    name = node.get("nama") if isinstance(node, dict) else None
    return name[:_SHOWN] if isinstance(name, str) else "?"


def dotted(path: Key) -> str:
    """Return a path as people write it: ``sections[0].weight``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.lstrip(".")
