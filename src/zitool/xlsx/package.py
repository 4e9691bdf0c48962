"""The safe container: a stranger's file opened, measured and unpacked part by part, in memory, within limits.

Nothing is extracted to disk, no part of the file is opened but those asked for, and no path or address in
it is ever followed. Whatever is wrong ends in one `UnreadableWorkbookError`.
"""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from zitool.core.record import Record
from zitool.errors import UnreadableWorkbookError
from zitool.findings import finding
from zitool.xlsx import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator


class Limits(Record, kw_only=False):
    """How much of anything a workbook may hold; beyond it the file is refused with F009.

    A real LKE has 10 to 210 kB, 12 to 19 parts and packs to no less than 0.14 of its size.

    Attributes:
        file: bytes of the file.
        total: bytes of all parts, unpacked.
        part: bytes of one part, unpacked.
        ratio: least packed size as a fraction of the unpacked one.
        grace: bytes of a part unpacked before `ratio` is looked at.
        parts: entries of the zip.
        sheets: sheets of the workbook.
        strings: shared strings.
        cells: filled cells of all sheets together.
        depth: nested XML elements.
        merges: merged ranges of one sheet.
        styles: cell formats, and number formats.
        token: bytes of one XML tag or comment; Expat before 2.6 takes quadratic time over long ones.
        text: characters of text and formulas kept, of all sheets together.
        elements: XML elements of one part.
        names: different names of elements and attributes, and namespace declarations, of one part.
    """

    file: int = 25 << 20
    total: int = 256 << 20
    part: int = 128 << 20
    ratio: float = 0.01
    grace: int = 100 << 10
    parts: int = 1000
    sheets: int = 256
    strings: int = 200_000
    cells: int = 200_000
    depth: int = 64
    merges: int = 65_536
    styles: int = 65_536
    token: int = 1 << 20
    text: int = 32 << 20
    elements: int = 8_000_000
    names: int = 65_536


DEFAULT_LIMITS = Limits()

_BLOCK = 1 << 16
_WIDTH = 40
_PART_WIDTH = 100
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""All that `zipfile` has been seen to raise on bytes that are no good zip."""


def clip(text: str, width: int = _WIDTH) -> str:
    """Return `text` cut to `width` characters, so that no message carries a whole cell."""
    return text if len(text) <= width else text[: width - 1] + "…"


def refusal(
    code: str,
    file: str,
    *,
    sheet: str | None = None,
    cell: str | None = None,
    part: str | None = None,
    **values: object,
) -> UnreadableWorkbookError:
    """Return the exception that refuses `file`, its values cut short; the place is `sheet`, else `part`."""
    texts = {key: clip(str(value)) for key, value in values.items()}
    if part is not None:
        part = texts["part"] = clip(part, _PART_WIDTH)
    return UnreadableWorkbookError(finding(code, file=file, sheet=sheet or part or None, cell=cell, **texts))


def over_limit(file: str, part: str, what: str, size: object, limit: object) -> UnreadableWorkbookError:
    """Return the exception for more of `what` than the limit allows."""
    return refusal("F009", file, part=part, what=what, size=size, limit=limit)


def read_file(path: str | os.PathLike[str], limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Return the bytes of one regular file, never waiting for a pipe or a device.

    A link to a regular file is fine: the user named it.

    Raises:
        UnreadableWorkbookError: F001 to F004, F009, F014, or F008 where the disk fails.
    """
    file = os.fspath(path)
    descriptor = _open(file)
    try:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise refusal("F002", file)
        if before.st_size > limits.file:
            raise over_limit(file, "", "file", before.st_size, limits.file)
        data = _read(descriptor, file, limits.file)
        after = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(
        data
    ) != after.st_size:
        raise refusal("F014", file)
    if not data:
        raise refusal("F004", file)
    return data


def read_at_most(path: str, most: int) -> bytes:
    """Return the bytes of a regular file that is no workbook, of `most` bytes, as `read_file` does."""
    return read_file(path, Limits(file=most))


def _open(file: str) -> int:
    """Open for reading; O_NONBLOCK keeps a FIFO without a writer from hanging the program."""
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):  # not all of them on every system
        flags |= getattr(os, name, 0)
    try:
        return os.open(file, flags)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        from zitool.near_files import near_file  # noqa: PLC0415 - only where a file is not there

        raise refusal("F001", file, meant=near_file(file)) from error
    except PermissionError as error:
        # Windows answers a folder with "permission denied".
        raise refusal("F002" if os.path.isdir(file) else "F003", file) from error  # noqa: PTH112 - bytes that are no UTF-8 stay as they are
    except OSError as error:
        raise refusal("F002", file) from error


def _read(descriptor: int, file: str, limit: int) -> bytes:
    """Read to the end, or one block past `limit` where the file grew meanwhile."""
    blocks = []
    size = 0
    try:
        while size <= limit and (block := os.read(descriptor, 1 << 20)):
            blocks.append(block)
            size += len(block)
    except OSError as error:
        raise refusal("F008", file, part="", reason="read") from error
    return b"".join(blocks)


class Package:
    """The parts of one workbook file.

    Attributes:
        file: path for messages.
        limits: what may be unpacked.
    """

    def __init__(self, data: bytes, file: str, limits: Limits = DEFAULT_LIMITS) -> None:
        self.file = file
        self.limits = limits
        self._unpacked = 0
        self._sizes: dict[str, int] = {}
        self._zip = self._open(data)
        self._parts = self._list_parts()
        self._refuse_other_kinds()

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._parts

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts in lower case: part names know no case."""
        return tuple(self._parts)

    def chunks(self, part: str) -> Iterator[bytes]:
        """Yield the unpacked bytes of `part` in blocks, to its end so that the checksum counts.

        Raises:
            UnreadableWorkbookError: F011 no such part, F009 too large, F008 damaged.
        """
        key = part.lower()
        info = self._parts.get(key)
        if info is None:
            raise refusal("F011", self.file, part=part)
        others = self._unpacked - self._sizes.get(key, 0)
        size = 0
        try:
            with self._zip.open(info) as stream:
                while block := stream.read(_BLOCK):
                    size += len(block)
                    self._measure(part, size, others + size, info.compress_size)
                    yield block
        except _DAMAGE as error:
            raise refusal("F008", self.file, part=part, reason="packing") from error
        finally:
            self._sizes[key] = size
            self._unpacked = others + size

    def _measure(self, part: str, size: int, total: int, packed: int) -> None:
        """Refuse a bomb as soon as it shows; declared sizes are not believed."""
        limits = self.limits
        if size > limits.part:
            raise over_limit(self.file, part, "part", size, limits.part)
        if total > limits.total:
            raise over_limit(self.file, part, "total", total, limits.total)
        if size > limits.grace and packed < size * limits.ratio:
            raise over_limit(self.file, part, "ratio", f"{packed / size:.4f}", limits.ratio)

    def _open(self, data: bytes) -> zipfile.ZipFile:
        """Open the zip, or name what the bytes are instead."""
        if not data:
            raise refusal("F004", self.file)
        if len(data) > self.limits.file:
            raise over_limit(self.file, "", "file", len(data), self.limits.file)
        if (other := kinds.of_bytes(data)) is not None:
            if other == ("F005", "text") and self.file.lower().endswith((".yaml", ".yml")):
                import shlex  # noqa: PLC0415 - only where a line is shown

                command = "zone" if re.search(rb"^kawasan:", data, re.MULTILINE) else "readiness"
                raise refusal("F018", self.file, line=f"zitool {command} {shlex.quote(self.file)}")
            raise self._refuse_kind(*other)
        # zipfile builds an object for every entry before anybody can count them.
        if (entries := data.count(b"PK\x01\x02")) > 10 * self.limits.parts:
            raise over_limit(self.file, "", "parts", entries, self.limits.parts)
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise refusal("F008", self.file, part="", reason="archive") from error

    def _refuse_kind(self, code: str, kind: str) -> UnreadableWorkbookError:
        """Return the refusal for a file of another kind."""
        if code == "F007":
            return refusal(code, self.file)
        if code == "F008":
            return refusal(code, self.file, part="", reason=kind)
        return refusal(code, self.file, kind=kind)

    def _list_parts(self) -> dict[str, zipfile.ZipInfo]:
        """Return the entries by lower-case name; names that readers could take differently are refused."""
        entries = self._zip.infolist()
        if len(entries) > self.limits.parts:
            raise over_limit(self.file, "", "parts", len(entries), self.limits.parts)
        if entries and min(entry.header_offset for entry in entries) > 0:
            # A reader that goes from front to back would see other parts than one that starts at the end.
            raise refusal("F008", self.file, part="", reason="prefix")
        parts: dict[str, zipfile.ZipInfo] = {}
        total = 0
        for entry in entries:
            name = entry.filename.replace("\\", "/")
            folders = name.lower().split("/")
            if folders[0] == "" or ".." in folders or "." in folders or ":" in folders[0]:
                raise refusal("F013", self.file, part=name, what="part", name=name)
            if folders[-1] == "":
                continue
            if name.lower() in parts:
                raise refusal("F013", self.file, part=name, what="part", name=name)
            if entry.flag_bits & _ENCRYPTED:
                raise refusal("F007", self.file)
            if entry.compress_type not in _PLAIN_METHODS:
                raise refusal("F008", self.file, part=name, reason="compression")
            parts[name.lower()] = entry
            total += entry.file_size
        if total > self.limits.total:
            raise over_limit(self.file, "", "total", total, self.limits.total)
        self._refuse_twins([name for name in parts if "%" in name], parts)
        return parts

    def _refuse_twins(self, names: list[str], parts: dict[str, zipfile.ZipInfo]) -> None:
        """Refuse parts that another reader takes for one: ``sheet%31.xml`` is ``sheet1.xml`` to it."""
        for name in names:
            from urllib.parse import unquote  # noqa: PLC0415 - hardly any program writes such names

            if unquote(name).lower() in parts.keys() - {name}:
                raise refusal("F013", self.file, part=name, what="part", name=name)

    def _refuse_other_kinds(self) -> None:
        """Refuse zips that hold something else: .ods, .xlsb, .docx, .pptx, a plain archive."""
        folders = {name.partition("/")[0] for name in self._parts if "/" in name}
        mimetype = next(self.chunks("mimetype"), b"") if "mimetype" in self._parts else b""
        if (other := kinds.of_zip(self._parts, folders, mimetype)) is not None:
            raise self._refuse_kind(*other)
