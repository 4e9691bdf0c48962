"""The safe container: what is opened, what is refused, and by which code."""

from __future__ import annotations

import os
import socket
import sys
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hostile.containers import ole
from tests.hostile.form import SHEET, base, pack, parts

from zitool.errors import UnreadableWorkbookError
from zitool.xlsx import kinds
from zitool.xlsx.cells import read_book, read_book_bytes
from zitool.xlsx.package import DEFAULT_LIMITS, Package, clip, read_file

if TYPE_CHECKING:
    from pathlib import Path

    from zitool.findings import Finding

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="FIFO dan tautan POSIX")


def refused(source: str | os.PathLike[str] | bytes) -> Finding:
    """Return the one finding with which a path, or bytes, are refused."""
    with pytest.raises(UnreadableWorkbookError) as caught:
        _ = read_book_bytes(source, "x.xlsx") if isinstance(source, bytes) else read_book(source)
    assert len(caught.value.findings) == 1
    return caught.value.findings[0]


def test_missing_file_is_f001(tmp_path: Path) -> None:
    """A path that leads nowhere is F001, whatever is wrong with it."""
    (tmp_path / "berkas").write_bytes(b"x")
    for name in ("tidak-ada.xlsx", "berkas/x.xlsx", "nol\0.xlsx"):
        finding = refused(f"{tmp_path}/{name}")
        assert finding.code == "F001"
        assert finding.file == f"{tmp_path}/{name}"


def test_folder_is_f002(tmp_path: Path) -> None:
    """A folder is no file."""
    assert refused(tmp_path).code == "F002"


@posix_only
def test_pipe_is_f002_at_once(tmp_path: Path) -> None:
    """A FIFO without a writer is refused and not waited for."""
    os.mkfifo(tmp_path / "x.xlsx")
    assert refused(tmp_path / "x.xlsx").code == "F002"


@posix_only
def test_socket_device_and_link_loop_are_f002(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sockets, devices and links in a circle are no regular files."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop.xlsx").symlink_to("loop.xlsx")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.xlsx")
        assert refused("s.xlsx").code == "F002"
    assert refused("/dev/zero").code == "F002"
    assert refused("loop.xlsx").code == "F002"


@posix_only
def test_link_to_a_file_is_read(tmp_path: Path) -> None:
    """A link to a regular file is what the user named."""
    (tmp_path / "asli.xlsx").write_bytes(base())
    (tmp_path / "tautan.xlsx").symlink_to("asli.xlsx")
    assert read_book(tmp_path / "tautan.xlsx").sheets[0].name == "LKE"


def test_no_permission_is_f003(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is F003; simulated, since root may read everything."""

    def deny(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.xlsx").write_bytes(base())
    monkeypatch.setattr("zitool.xlsx.package.os.open", deny)
    assert refused(tmp_path / "x.xlsx").code == "F003"
    assert refused(tmp_path).code == "F002"  # what Windows says of a folder


def test_failing_disk_is_f008(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the disk while reading is damage."""

    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    (tmp_path / "x.xlsx").write_bytes(base())
    monkeypatch.setattr("zitool.xlsx.package.os.read", fail)
    assert refused(tmp_path / "x.xlsx").values["reason"] == "read"


def test_empty_is_f004(tmp_path: Path) -> None:
    """An empty file is F004, on disk as in memory."""
    (tmp_path / "x.xlsx").write_bytes(b"")
    assert refused(tmp_path / "x.xlsx").code == "F004"
    assert refused(b"").code == "F004"


def test_large_file_is_f009(tmp_path: Path) -> None:
    """A file over the limit is refused before it is read."""
    with (tmp_path / "x.xlsx").open("wb") as file:
        file.truncate(DEFAULT_LIMITS.file + 1)
    finding = refused(tmp_path / "x.xlsx")
    assert (finding.code, finding.values["what"]) == ("F009", "file")
    assert finding.values["size"] == str(DEFAULT_LIMITS.file + 1)


@pytest.mark.parametrize("change", [b"lebih", None])
def test_file_changed_while_read_is_f014(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: bytes | None
) -> None:
    """A file that grows, or is only touched, between the first look and the last is refused."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(base())
    read = os.read

    def read_and_change(descriptor: int, size: int) -> bytes:
        if change is None:
            os.utime(path, ns=(1, 1))
        else:
            with path.open("ab") as file:
                file.write(change)
            monkeypatch.setattr("zitool.xlsx.package.os.read", read)
        return read(descriptor, size)

    monkeypatch.setattr("zitool.xlsx.package.os.read", read_and_change)
    assert refused(path).code == "F014"


def test_input_is_never_changed(tmp_path: Path) -> None:
    """Reading leaves bytes and time of the file as they were, and nothing beside it."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(base())
    before = path.stat()
    read_book(path)
    after = path.stat()
    assert (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
    assert path.read_bytes() == base()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("data", "code", "kind"),
    [
        (ole("Workbook"), "F006", "xls"),
        (ole("Book"), "F006", "xls"),
        (ole("WordDocument"), "F005", "docx"),
        (ole("PowerPoint Document"), "F005", "pptx"),
        (ole("Lain"), "F005", "unknown"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "F006", "xls"),
        (pack({"xl/workbook.bin": "x", "_rels/.rels": "x"}), "F006", "xlsb"),
        (pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "F006", "ods"),
        (
            b'<?xml version="1.0"?><x:Workbook xmlns:x="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "F006",
            "xml",
        ),
        (b'<?xml version="1.0"?><a m="application/vnd.oasis.opendocument.spreadsheet"/>', "F006", "ods"),
        (b'<?xml version="1.0"?><a/>', "F005", "xml"),
        (b'<?xml version="1.0"?><html xmlns="x"/>', "F005", "html"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>", "F005", "html"),
        ("<html><table>".encode("utf-16"), "F005", "html"),
        (b"MIME-Version: 1.0\r\n", "F005", "html"),
        (b"a,b\n1,2\n", "F005", "text"),
        ("no;jawaban\r\n1;Ya".encode("utf-16"), "F005", "text"),
        (b"\n\n%PDF-1.7\n\x00", "F005", "pdf"),
        (b"\xff\xd8\xff\xe0\x00", "F005", "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "F005", "image"),
        (b"7z\xbc\xaf\x27\x1c\x00", "F005", "archive"),
        (b"\x1f\x8b\x08\x00", "F005", "archive"),
        (b"x\x00".ljust(257, b"\x00") + b"ustar\x00", "F005", "archive"),
        (b"PK\x05\x06" + bytes(18), "F005", "zip"),
        (pack({"foto.jpg": "x"}), "F005", "zip"),
        (pack({"word/document.xml": "x"}), "F005", "docx"),
        (pack({"ppt/presentation.xml": "x"}), "F005", "pptx"),
        (b"\x7fELF\x00\x01\x02", "F005", "unknown"),
    ],
)
def test_other_kinds_are_named(data: bytes, code: str, kind: str) -> None:
    """A renamed file is called what it is."""
    finding = refused(data)
    assert (finding.code, finding.values["kind"]) == (code, kind)


@pytest.mark.parametrize("stream", ["EncryptedPackage", "EncryptionInfo"])
def test_password_is_f007(stream: str) -> None:
    """A protected workbook is recognised; no password is ever asked for."""
    assert refused(ole(stream)).code == "F007"


def test_stream_names_count_only_in_the_directory() -> None:
    """The word Workbook somewhere in an OLE file does not make it an .xls."""
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(13) + "Workbook\0".encode("utf-16-le")
    assert kinds.of_bytes(data) == ("F005", "unknown")


def test_limits_name_what_how_much_and_the_limit() -> None:
    """F009 names the part, what is too much, its size and the limit."""
    data = base()
    for limits, what in (
        (replace(DEFAULT_LIMITS, file=100), "file"),
        (replace(DEFAULT_LIMITS, parts=3), "parts"),
        (replace(DEFAULT_LIMITS, total=1000), "total"),
        (replace(DEFAULT_LIMITS, part=300), "part"),
        (replace(DEFAULT_LIMITS, cells=3), "cells"),
        (replace(DEFAULT_LIMITS, depth=3), "depth"),
        (replace(DEFAULT_LIMITS, styles=2), "styles"),
        (replace(DEFAULT_LIMITS, strings=0), "strings"),
        (replace(DEFAULT_LIMITS, sheets=0), "sheets"),
        (replace(DEFAULT_LIMITS, text=20), "text"),
        (replace(DEFAULT_LIMITS, elements=20), "elements"),
        (replace(DEFAULT_LIMITS, names=1), "names"),
        (replace(DEFAULT_LIMITS, token=-1), "token"),
        (replace(DEFAULT_LIMITS, grace=100, ratio=0.9), "ratio"),
    ):
        with pytest.raises(UnreadableWorkbookError) as caught:
            read_book_bytes(data, "x.xlsx", limits=limits)
        finding = caught.value.findings[0]
        assert (finding.code, finding.values["what"]) == ("F009", what)
        assert set(finding.values) == {"part", "what", "size", "limit"}


def test_total_counts_what_is_unpacked_not_what_is_declared() -> None:
    """Parts that are read count together, and one read twice counts once."""
    content = {"xl/a.xml": "a" * 600, "xl/b.xml": "b" * 600, "_rels/.rels": "x"}
    package = Package(pack(content), "x.xlsx", replace(DEFAULT_LIMITS, total=1300))
    for _ in range(3):
        assert b"".join(package.chunks("XL/A.xml")) == b"a" * 600
    package.limits = replace(DEFAULT_LIMITS, total=1000)
    with pytest.raises(UnreadableWorkbookError, match="F009"):
        b"".join(package.chunks("xl/b.xml"))


def test_values_never_carry_whole_texts() -> None:
    """What a message quotes is cut to 40 characters, names of parts to 100."""
    assert clip("a" * 41) == "a" * 39 + "…"
    content = {**parts(), "../" + "x" * 500: "x"}
    finding = refused(pack(content))
    assert len(finding.values["name"]) == 40
    assert len(finding.values["part"]) == 100


def test_lock_file_is_noted(tmp_path: Path) -> None:
    """A lock file of Excel beside the workbook is F104, no reason to refuse."""
    (tmp_path / "x.xlsx").write_bytes(base())
    (tmp_path / "~$x.xlsx").write_bytes(b"\x05Rina")
    assert [finding.code for finding in read_book(tmp_path / "x.xlsx").findings] == ["F104"]


@posix_only
def test_names_that_are_no_text_are_read(tmp_path: Path) -> None:
    """A file name that is no UTF-8 is opened all the same."""
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\n[red].xlsx")
    with open(path, "wb") as file:  # noqa: PTH123 - pathlib is not what is tested
        file.write(base())
    assert read_book(path).file == path


def test_read_file_returns_the_bytes(tmp_path: Path) -> None:
    """What is scored is what was read, byte for byte."""
    (tmp_path / "x.xlsx").write_bytes(base())
    assert read_file(tmp_path / "x.xlsx") == base()


def test_no_network_and_no_other_file_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading from bytes opens no socket and no file, whatever the workbook points to."""
    from tests.hostile.active import entries

    def forbid(*_: object, **__: object) -> None:
        raise AssertionError("opened something")

    monkeypatch.setattr("socket.socket", forbid)
    monkeypatch.setattr("os.open", forbid)
    monkeypatch.setattr("builtins.open", forbid)
    for entry in entries():
        read_book_bytes(entry.make(), entry.name)


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<?xml"]),
)
def test_any_bytes_are_refused_in_one_way(data: bytes, start: bytes) -> None:
    """Whatever the bytes, only UnreadableWorkbookError leaves the reader."""
    assert refused(start + data).code.startswith("F0")


@given(st.binary(max_size=300))
def test_any_sheet_is_read_or_refused(data: bytes) -> None:
    """Whatever bytes a sheet is made of, only UnreadableWorkbookError leaves the reader."""
    refused(pack({**parts(), SHEET: data}))


def test_stored_parts_are_fine() -> None:
    """Parts need not be compressed."""
    from io import BytesIO

    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts().items():
            archive.writestr(name, part)
    assert read_book_bytes(buffer.getvalue(), "x.xlsx").sheets[0].cells[6, 5].text == "Ya"
