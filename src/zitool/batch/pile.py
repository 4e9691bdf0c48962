"""Where a batch puts what grows with the number of its workbooks: a file that is gone at its end."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from zitool.core.monitoring.recap import Held

if TYPE_CHECKING:
    from typing import BinaryIO

MOST_HELD = 1 << 16
"""Bytes kept in memory; the lines of some hundred workbooks."""


class Pile(Held):
    """Bytes put aside in memory while they are few, then in a temporary file.

    Nobody else can open it, and it is gone with the process, however that ends. Where there is no room for it
    the bytes stay in memory, as many as they are.
    """

    def add(self, data: bytes) -> int:
        """Put bytes behind all others and return where they begin."""
        if self._size <= MOST_HELD < self._size + len(data):
            self._move()
        try:
            _write(self._file, self._size, data)
        except OSError:  # the disk is full
            full, self._file = self._file, io.BytesIO(self.read(0, self._size))
            full.close()
            _write(self._file, self._size, data)
        self._size += len(data)
        return self._size - len(data)

    def __del__(self) -> None:
        self._file.close()

    def _move(self) -> None:
        from tempfile import TemporaryFile  # noqa: PLC0415 - few workbooks need none

        try:
            file: BinaryIO = TemporaryFile(prefix="zitool-", buffering=0)  # noqa: SIM115 - as long as the batch
            _write(file, 0, self.read(0, self._size))
        except OSError:
            return
        self._file = file


def _write(file: BinaryIO, at: int, data: bytes) -> None:
    """Write all of some bytes; a file without a buffer may take them in pieces."""
    file.seek(at)
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]
