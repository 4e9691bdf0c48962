"""Where a batch puts what grows: the same bytes come back, from memory, from a file, and from a full disk."""

from __future__ import annotations

import io
import tempfile

import pytest

from zitool.batch import pile
from zitool.batch.pile import Pile

PIECES = [bytes([number]) * number for number in range(1, 40)]


@pytest.fixture(autouse=True)
def small(monkeypatch, tmp_path):
    """Let some hundred bytes be many, and temporary files lie in a folder of the test's own."""
    monkeypatch.setattr(pile, "MOST_HELD", 300)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def filled():
    """Return a pile of all pieces, and where each begins."""
    made = Pile()
    return made, [made.add(piece) for piece in PIECES]


def assert_whole(made, places):
    """Every piece comes back, in whatever order it is asked for."""
    assert [made.read(at, len(piece)) for at, piece in zip(places, PIECES, strict=True)] == PIECES
    assert made.read(places[3], len(PIECES[3])) == PIECES[3]


def test_few_bytes_stay_in_memory():
    """No file is made for them."""
    made = Pile()
    at = made.add(b"few")

    assert made.read(at, 3) == b"few"
    assert isinstance(made._file, io.BytesIO)


def test_many_bytes_lie_in_a_file_that_nobody_has_to_remove(tmp_path):
    """It has no name where the system can do without one, so that it is gone with the process."""
    made, places = filled()

    assert not isinstance(made._file, io.BytesIO)
    assert_whole(made, places)
    assert not [*tmp_path.iterdir()]


def test_without_a_folder_for_files_they_stay_in_memory(monkeypatch, tmp_path):
    """A system that nothing may be written to scores its workbooks, too."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tidak-ada"))
    made, places = filled()

    assert isinstance(made._file, io.BytesIO)
    assert_whole(made, places)


@pytest.mark.parametrize("room", [0, 100, 310, 500])
def test_a_full_disk_loses_nothing(monkeypatch, room):
    """What was written is read back, and all of it goes on in memory, also where a piece went in part."""

    class Full(io.BytesIO):
        def write(self, data):
            left = max(0, room - self.tell())
            if not left:
                raise OSError(28, "No space left on device")
            return super().write(bytes(data)[: min(left, 7)])

    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: Full())
    made, places = filled()

    assert type(made._file) is io.BytesIO
    assert_whole(made, places)
