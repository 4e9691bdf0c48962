"""A copy of a package in which some parts are changed or added; all others keep their bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING

from zitool.lke.annotate.notes import HEAD
from zitool.lke.annotate.surgery import appended, ascii_xml, outline, readable, spliced
from zitool.spreadsheets.packing import entry
from zitool.xlsx.markup import relations, resolve
from zitool.xlsx.package import Package

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zitool.lke.annotate.surgery import Edit, Element
    from zitool.xlsx.markup import Relation

_TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = {
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


class PackageCopy:
    """The parts of a workbook as they become.

    Attributes:
        file: what it is called, for messages.
        strict: whether it uses the names of Strict workbooks.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self.strict = False
        self._data = data
        self._package = Package(data, file)
        self._changed: dict[str, bytes] = {}
        self._added: dict[str, str] = {}

    def __contains__(self, part: str) -> bool:
        return part in self._package or part in self._added

    def read(self, part: str) -> bytes:
        """Return a part as it is by now, in an encoding that holds ASCII."""
        key = part.lower()
        if key in self._changed:
            return self._changed[key]
        return readable(b"".join(self._package.chunks(part)))

    def outline(self, part: str, *deeper: str) -> tuple[bytes, list[Element]]:
        """Return a part as it is by now, and its elements; see `zitool.lke.annotate.surgery.outline`."""
        data = self.read(part)
        return data, outline(data, self.file, part, deeper)

    def edit(self, part: str, data: bytes, edits: Iterable[Edit]) -> None:
        """Change a part, `data` as it was read."""
        self._changed[part.lower()] = spliced(data, edits)

    def put(self, part: str, data: bytes) -> None:
        """Change the whole of a part."""
        self._changed[part.lower()] = data

    def add(self, stem: str, suffix: str, data: bytes, content_type: str) -> str:
        """Add a part under a name that is free; return the name."""
        number = 1
        while f"{stem}{number}{suffix}" in self:
            number += 1
        name = f"{stem}{number}{suffix}"
        self._changed[name.lower()] = data
        self._added[name] = content_type
        return name

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return the relations a part came with; none where it has no part of them."""
        return relations(self._package, part) if not part or _arrows(part) in self._package else {}

    def parts_of(self, part: str, kind: str) -> list[str]:
        """Return the parts that relations of one kind lead to."""
        return [
            self.part_of(part, relation)
            for relation in self.relations(part).values()
            if relation.kind == kind
        ]

    def part_of(self, part: str, relation: Relation) -> str:
        """Return the part that a relation of `part` leads to."""
        return resolve(self._package, part, relation)

    def point(self, part: str, kind: str, target: str) -> str:
        """Let `part` point to the part `target`; return the id of the relation."""
        source = _arrows(part)
        if source not in self:
            blank = f'{HEAD}<Relationships xmlns="{_RELATIONS_NAMESPACE}"/>'
            self._changed[source.lower()] = blank.encode()
            self._added[source] = ""
        data, elements = self.outline(source)
        taken = {element.attributes.get("Id") for element in elements}
        number = 1
        while f"rIdZitool{number}" in taken:
            number += 1
        arrow = (
            f'<Relationship xmlns="{_RELATIONS_NAMESPACE}" Id="rIdZitool{number}" '
            f'Type="{_KINDS[self.strict]}/{kind}" Target="/{ascii_xml(target)}"/>'
        )
        self.edit(source, data, [appended(data, elements[0], arrow.encode())])
        return f"rIdZitool{number}"

    def packed(self) -> bytes:
        """Return the package; parts that were not changed have their bytes and dates, new ones come last."""
        data, elements = self.outline(_TYPES)
        overrides = "".join(
            f'<Override xmlns="{_TYPES_NAMESPACE}" PartName="/{ascii_xml(name)}" ContentType="{type_}"/>'
            for name, type_ in self._added.items()
            if type_
        )
        self.edit(_TYPES, data, [appended(data, elements[0], overrides.encode())])
        file = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(file, "w") as new:
            for info in old.infolist():
                head = entry(info.filename)
                head.date_time, head.compress_type = info.date_time, info.compress_type
                if info.is_dir():
                    new.writestr(head, b"")
                    continue
                name = info.filename.replace("\\", "/")
                changed = self._changed.get(name.lower())
                new.writestr(head, b"".join(self._package.chunks(name)) if changed is None else changed)
            for name in self._added:
                new.writestr(entry(name), self._changed[name.lower()])
        return file.getvalue()


def _arrows(part: str) -> str:
    """Return the name of the part that holds the relations of another."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
