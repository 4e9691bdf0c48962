"""Office files of before 2007, and encrypted ones of today: as far as their container tells their state."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE = 0xFFFFFFFF
_LAST = 0xFFFFFFFA
_MOST_SECTORS = 2000
"""Of a directory, and of tables looked at: a hundred thousand streams have fewer."""
_ENTRY = 128
_STREAM = 2
_ENCRYPTED = 0x0100
_FILE_PASS, _END = 0x2F, 0x0A


def fault_of(file: BinaryIO, size: int) -> str:
    """Return ``truncated``, ``damaged`` or ``password``; empty where none of them shows."""
    file.seek(0)
    header = file.read(512)
    if len(header) < 512:  # noqa: PLR2004 - as long as every header is
        return "truncated"
    shift = struct.unpack_from("<H", header, 30)[0]
    if shift not in {9, 12}:
        return "damaged"
    sector = 1 << shift
    tables = [number for number in struct.unpack_from("<109I", header, 76) if number < _LAST]
    start = struct.unpack_from("<I", header, 48)[0]
    if not tables or start >= _LAST:
        return "damaged"
    table: list[int] = []
    for number in tables[:_MOST_SECTORS]:
        piece = _sector(file, number, sector)
        if len(piece) < sector:
            return "truncated"
        table += struct.unpack(f"<{sector // 4}I", piece)
    used = max((number for number, following in enumerate(table) if following != _FREE), default=0)
    if (used + 1) * sector >= size:
        return "truncated"
    streams = dict(_streams(file, start, table, sector))
    return "password" if _is_locked(file, streams, sector) else "" if streams else "damaged"


def _sector(file: BinaryIO, number: int, sector: int) -> bytes:
    file.seek((number + 1) * sector)
    return file.read(sector)


def _streams(file: BinaryIO, start: int, table: list[int], sector: int) -> Iterator[tuple[str, int]]:
    """Yield name and first sector of the streams that the directory lists."""
    number = start
    for _ in range(_MOST_SECTORS):
        if number >= len(table):
            return
        piece = _sector(file, number, sector)
        for place in range(0, len(piece) - _ENTRY + 1, _ENTRY):
            entry = piece[place : place + _ENTRY]
            length = struct.unpack_from("<H", entry, 64)[0]
            if entry[66] == _STREAM and 2 <= length <= 64:  # noqa: PLR2004 - of a name with its end
                name = entry[: length - 2].decode("utf-16-le", "replace")
                yield name, struct.unpack_from("<I", entry, 116)[0]
        number = table[number]


def _is_locked(file: BinaryIO, streams: dict[str, int], sector: int) -> bool:
    if "EncryptedPackage" in streams or "EncryptedSummary" in streams:
        return True
    if "WordDocument" in streams:
        head = _sector(file, streams["WordDocument"], sector)
        return len(head) > 12 and bool(struct.unpack_from("<H", head, 10)[0] & _ENCRYPTED)  # noqa: PLR2004
    for name in ("Workbook", "Book"):
        if name in streams:
            return _FILE_PASS in _records(_sector(file, streams[name], sector))
    return False


def _records(data: bytes) -> Iterator[int]:
    """Yield the kinds of the records that a workbook's stream begins with."""
    place = 0
    while place + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, place)
        if kind == _END:
            return
        yield kind
        place += 4 + length
