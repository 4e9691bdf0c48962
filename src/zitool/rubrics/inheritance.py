"""Rubrics that extend another: what they take over, what they state themselves, and where each part stands.

An heir has its own identity and regulation. Of the rest it states only what differs: designations,
prerequisites and the like as a whole, a scale by its name, anything inside the tree under `changes`, by the
id of the section or indicator. What is put together looks like any other rubric, and every value keeps its
place in the file that wrote it.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from zitool.core.law.rubric import with_ids
from zitool.core.names import is_id, near
from zitool.errors import RubricError
from zitool.rubrics.packaged import MAIN, packaged_folder, packaged_ids
from zitool.rubrics.source import Document, read_document
from zitool.rubrics.tree import Node, below

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zitool.findings import Finding
    from zitool.rubrics.source import Key, Raw

MOST_PARENTS = 3
"""A longer line of amendments is hard to follow, and no regulation has one; R022 says it in words."""

_NEVER_INHERITED = (
    "id", "version", "status", "regulation", "extends", "own", "inherited_certainty", "inherited_unverified",
)  # fmt: skip
_FIGURES = frozenset({"weight", "scale", "ratio"})
"""What must not stand beside the provision of somebody else's figure."""
CHANGEABLE = {
    "section": ("title", "weight", "references"),
    "indicator": (
        "statement", "weight", "scale", "criteria", "gaps", "guidance", "ratio", "evidence",
        "references", "keys",
    ),
}  # fmt: skip
"""What `changes` may say of a part; ids and their order are the parent's."""

_MARKS = ("law", "reading", "forms", "practice", "unverified")
"""Marks of certainty, the best first."""
_SHOWN = 60


def read_rubric(file: Path) -> Document:
    """Return the rubric whose main YAML file is `file`, with includes and what it inherits in place.

    Raises:
        RubricError: with every fault of YAML, includes and inheritance found (R001 to R003, R005, R022 to
            R024, R026).
    """
    return _read(file, ())


def _read(file: Path, heirs: tuple[Path, ...]) -> Document:
    document = read_document(file)
    if "own" in document.data:
        values = {"path": "own", "reason": "made_by_zitool", "given": "", "expected": ""}
        raise RubricError(document.fault("R006", ("own",), **values))
    if "extends" not in document.data:
        if "changes" in document.data:
            fault = document.fault("R024", ("changes",), id="", key="changes", allowed="", reason="no_parent")
            raise RubricError(fault)
        return document
    name, main = _parent(document, file, (*heirs, file.resolve()))
    try:
        parent = _read(main, (*heirs, file.resolve()))
    except RubricError as error:
        codes = {finding.code for finding in error.findings}
        told = () if codes == {"R022"} else (_no_parent(document, "faulty"),)
        raise RubricError(*error.findings, *told) from error
    return _Heir(document, parent, name).whole()


# --- which rubric is the parent ----------------------------------------------------------------------------


def _parent(document: Document, file: Path, line: tuple[Path, ...]) -> tuple[str, Path]:
    """Return id and main file of the rubric that `document` extends: beside it, or else a packaged one."""
    name = document.data["extends"]
    if not isinstance(name, str) or not is_id(name):
        raise RubricError(_no_parent(document, "not_an_id"))
    beside, parent = next(((at, place) for at, place in _places(file, name) if place.is_file()), (None, None))
    if beside is None or parent is None:
        raise RubricError(_no_parent(document, "missing"))
    main = parent.resolve()
    if not main.is_relative_to(beside.resolve()):  # a link that leads away
        raise RubricError(_no_parent(document, "outside"))
    if main in line:
        raise RubricError(_no_parent(document, "circle"))
    if len(line) > MOST_PARENTS:
        raise RubricError(_no_parent(document, "too_deep"))
    return name, parent


def _places(file: Path, name: str) -> Iterator[tuple[Path, Path]]:
    """Yield where the rubric `name` may lie, and the folder it must not leave: first of all beside the heir.

    So a copied folder of rubrics stays whole, and so does one of an older revision.
    """
    folder = file.parent
    if file.name == MAIN:
        folder = folder.parent if folder.name not in {"", ".."} else folder / ".."
    else:
        yield folder, folder / f"{name}.yaml"
    yield folder, folder / name / MAIN
    yield packaged_folder(), packaged_folder() / name / MAIN


def _no_parent(document: Document, reason: str) -> Finding:
    name = document.data.get("extends")
    shown = name[:_SHOWN] if isinstance(name, str) else ""
    known = ", ".join(packaged_ids())
    return document.fault("R022", ("extends",), name=shown, reason=reason, known=known)


# --- putting the two together ------------------------------------------------------------------------------


class _Heir:
    """An heir and its parent on the way to one document."""

    def __init__(self, document: Document, parent: Document, name: str) -> None:
        self.own, self.name, self.parent = document, name, parent
        self.whole_data = {key: value for key, value in parent.data.items() if key not in _NEVER_INHERITED}
        self.places = {
            path: place for path, place in parent.places.items() if path and path[0] not in _NEVER_INHERITED
        }
        self.places[()] = document.place(())
        self.stated: list[Raw] = []
        self.faults: list[Finding] = []
        self.idle: list[Finding] = []

    def whole(self) -> Document:
        """Return the document that both make."""
        for key, value in self.own.data.items():
            if key == "changes":
                continue
            if key == "scales" and isinstance(value, dict):
                self._scales(value)
            elif key == "sections":
                self._refuse(("sections",), "", "sections", "own_tree")
            else:
                if key not in _NEVER_INHERITED:
                    self._state(key, (key,), self.parent.data.get(key), value)
                self._put((key,), (key,), self.whole_data, value)
        self._changes(self.own.data.get("changes"))
        if self.faults:
            raise RubricError(*self.faults)
        self.whole_data["own"] = self.stated
        inherited = frozenset(place.file for place in self.parent.places.values())
        self._name_instruments(self.whole_data, (), inherited)
        files = {
            name if name.startswith("../") else f"../{self.name}/{name}": data
            for name, data in self.parent.files.items()
        }
        whole = Document(self.own.shown)
        whole.data, whole.places, whole.files = self.whole_data, self.places, self.own.files | files
        whole.nodes, whole.parents = self.own.nodes, (self.name, *self.parent.parents)
        whole.inherited, whole.idle = inherited, self.idle
        return whole

    def _put(self, source: Key, target: Key, holder: dict[str, Raw], value: Raw) -> None:
        """Write a value of the heir in the place of the parent's, with the positions of all that is in it."""
        holder[str(target[-1])] = value
        end = len(target)
        for path in [path for path in self.places if path[:end] == target]:
            del self.places[path]
        start = len(source)
        for path, place in self.own.places.items():
            if path[:start] == source:
                self.places[(*target, *path[start:])] = place

    def _name_instruments(self, raw: Raw, path: Key, inherited: frozenset[str]) -> None:
        """Let each reference that is taken over name the instrument it comes from, with no better mark."""
        if isinstance(raw, dict) and "provision" in raw:
            if self.places[(*path, "provision")].file in inherited:
                given = self.parent.data.get("regulation")
                named = given if isinstance(given, dict) else {}
                raw.setdefault("instrument", f"{named.get('number', '')}/{named.get('year', '')}")
                marks = [raw.get("certainty", _MARKS[0]), self._best_mark(path)]
                if all(mark in _MARKS for mark in marks):
                    raw["certainty"] = max(marks, key=_MARKS.index)
            return
        for step, value in (
            raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
        ):
            self._name_instruments(value, (*path, step), inherited)

    def _best_mark(self, path: Key) -> Raw:
        """Return the best mark that a reference taken over at `path` can carry."""
        unsure = self.own.data.get("inherited_unverified", ())
        if isinstance(unsure, list) and path[0] in unsure:
            return _MARKS[-1]
        return self.own.data.get("inherited_certainty", _MARKS[0])

    def _state(self, name: str, path: Key, before: Raw | None, after: Raw) -> None:
        """Note what the heir states itself; R025 where it is what the parent says already."""
        if name not in self.stated:
            self.stated.append(name)
        if before == after:
            self.idle.append(self.own.fault("R025", path, id=name[:_SHOWN], parent=self.name))

    def _refuse(self, path: Key, id_: str, key: str, reason: str, allowed: str = "") -> None:
        self.faults.append(
            self.own.fault("R024", path, id=id_, key=key[:_SHOWN], allowed=allowed, reason=reason)
        )

    def _scales(self, scales: dict[str, Raw]) -> None:
        inherited = self.whole_data.get("scales")
        kept = dict(inherited) if isinstance(inherited, dict) else {}
        self.whole_data["scales"] = kept
        for name, scale in scales.items():
            self._state(f"scales.{name}", ("scales", name), kept.get(name), scale)
            self._put(("scales", name), ("scales", name), kept, scale)

    def _changes(self, changes: Raw | None) -> None:
        if changes is None:
            return
        if not isinstance(changes, dict) or not changes:
            self._refuse(("changes",), "", "changes", "not_by_id")
            return
        nodes = _by_id(self.whole_data)
        for id_, change in changes.items():
            if id_ not in nodes:
                alike, path = ", ".join(near(id_, nodes)) or "-", ("changes", id_)
                fault = self.own.fault("R023", path, id=id_[:_SHOWN], parent=self.name, near=alike)
                self.faults.append(fault)
            elif not isinstance(change, dict) or not change:
                self._refuse(("changes", id_), id_, id_, "nothing_stated")
            else:
                self._change(id_, nodes[id_], change)

    def _change(self, id_: str, node: Node, change: dict[str, Raw]) -> None:
        """Write one change into the part it is about."""
        allowed = CHANGEABLE["indicator" if node.path[-2] == "indicators" else "section"]
        for key, value in change.items():
            source = ("changes", id_, key)
            if key not in allowed:
                self._refuse(source, id_, key, "not_changeable", ", ".join(allowed))
                continue
            self._state(id_, source, node.raw.get(key), value)
            self._put(source, node.at(key), node.raw, value)
        figures = [key for key in change if key in _FIGURES]
        if figures and "references" not in change:
            key = figures[0]
            self.faults.append(self.own.fault("R026", ("changes", id_, key), id=id_, key=key))
        self._point_at_the_change(id_, node, change)

    def _point_at_the_change(self, id_: str, node: Node, change: dict[str, Raw]) -> None:
        """Let what a change makes wrong around it be found at the change, not in the parent's file."""
        place = self.own.place(("changes", id_))
        for key in ("weight", "scale", "criteria", "ratio", "references"):
            if key not in change:
                self.places[node.at(key)] = place
        sum_ = (*node.path[:-2], "weight")
        if "weight" in change and sum_ in self.places and self.places[sum_].file != self.own.shown:
            self.places[sum_] = self.own.place(("changes", id_, "weight"))


def _by_id(data: dict[str, Raw]) -> dict[str, Node]:
    """Return every section and indicator of raw data by id, without writing the ids into it."""
    named = {"sections": deepcopy(data.get("sections", []))}
    with_ids(named["sections"])
    ids = [part.id for part in _parts(Node((), named))]
    return dict(zip(ids, _parts(Node((), data)), strict=True))


def _parts(root: Node) -> Iterator[Node]:
    for section in below(root):
        yield section
        yield from section.children("indicators")
