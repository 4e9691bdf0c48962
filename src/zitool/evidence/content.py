"""What a document is by its bytes, whether it can be read, and what a text says of it: nothing is run.

Of a file its beginning and its end are looked at, and of a packed one the few parts that tell its state,
within limits.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from zitool.core.scoring.answers import normal
from zitool.spreadsheets import OUR_DAY, REPORT_TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

EDGE = 1 << 20
"""Bytes at the beginning and at the end of a file that are looked at."""
_PART = 32 << 20
"""Bytes of a packed part that are unpacked, at most."""
_RATIO = 200
"""A part that unpacks to so many times its size is a bomb, and left alone."""
_DIRECTORY = 4 << 20
"""Bytes of the list of a zip's parts; ten thousand of them take less."""
_SMALL = 1000
_FAMILIES = {
    "pdf": "pdf",
    **dict.fromkeys(("doc", "docx", "docm", "xls", "xlsx", "xlsm", "xlsb"), "office"),
    **dict.fromkeys(("ppt", "pptx", "pptm", "odt", "ods", "odp", "rtf"), "office"),
    **dict.fromkeys(("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "heic", "heif"), "image"),
    **dict.fromkeys(("mp4", "m4a", "mov", "3gp", "avi", "mkv", "mp3", "wav", "wmv"), "media"),
    **dict.fromkeys(("zip", "rar", "7z", "gz", "tar", "tgz"), "archive"),
    **dict.fromkeys(("txt", "csv", "md", "log", "json", "xml", "svg", "eml"), "text"),
    **dict.fromkeys(("html", "htm", "mht", "mhtml"), "web"),
}
_SHORTCUTS = frozenset({"lnk", "url", "gdoc", "gsheet", "gslides", "gform", "gdraw", "webloc", "desktop"})
_PROGRAMS = frozenset({"exe", "bat", "cmd", "com", "scr", "js", "vbs", "ps1", "msi", "jar", "sh", "hta"})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"), (b"BM", "image"),
    (b"II*\x00", "image"), (b"MM\x00*", "image"), (OLE, "office"), (b"{\\rtf", "office"),
    (b"Rar!\x1a\x07", "archive"), (b"7z\xbc\xaf\x27\x1c", "archive"), (b"\x1f\x8b", "archive"),
    (b"ID3", "media"), (b"\x1aE\xdf\xa3", "media"), (b"0&\xb2u\x8ef\xcf\x11", "media"),
    (b"MZ", "program"), (b"#!", "program"), (b"\x7fELF", "program"),
)  # fmt: skip
_DAMAGE = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, NotImplementedError,
           OverflowError, RuntimeError, ValueError, IndexError)  # fmt: skip
_PDF_DATE = re.compile(rb"/(?:CreationDate|ModDate)\s*\(\s*D?:?\s*(20[0-9]{2})[0-9]")
_XMP_DATE = re.compile(rb"(?:CreateDate|ModifyDate|MetadataDate)(?:>|=\")(20[0-9]{2})-")
_OFFICE_DATE = re.compile(
    rb"<(?:dcterms:(?:created|modified)|meta:creation-date|dc:date)[^<>]{0,80}>\s*(20[0-9]{2})-"
)
_EXIF_DATE = re.compile(rb"(20[0-9]{2}):[01][0-9]:[0-3][0-9] [0-2][0-9]:[0-5][0-9]:[0-5][0-9]\x00")
_LOCKED_PDF = re.compile(rb"/Encrypt\s*(?:[0-9]+\s+[0-9]+\s+R|<<)")
_PROPERTIES = ("docProps/core.xml", "meta.xml")
_MAIN_PARTS = (
    "word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml", "content.xml",
)  # fmt: skip


class Look(NamedTuple):
    """What a file is.

    Attributes:
        kind: ``pdf``, ``office``, ``image``, ``media``, ``archive``, ``text``, ``web``, ``program``,
            ``shortcut``, ``report``: a workbook that zitool wrote; ``unknown``.
        fault: ``empty``, ``zeros``, ``truncated``, ``damaged``, ``password``, ``other``: its bytes are of
            another kind than its name says, ``archive``, ``shortcut``, ``program``, ``placeholder``;
            empty for none.
        years: first and last that it says it was made or changed in; none where it does not say.
    """

    kind: str
    fault: str = ""
    years: tuple[int, ...] = ()


def look(file: BinaryIO, size: int, name: str) -> Look:
    """Return what an open file of `size` bytes is, and what is wrong with it.

    Raises:
        OSError: the disk fails.
    """
    suffix = name.rpartition(".")[2].casefold() if "." in name else ""
    if suffix in _SHORTCUTS:
        return Look("shortcut", "shortcut")
    if size == 0:
        return Look("unknown", "empty")
    file.seek(0)
    head = file.read(EDGE)
    file.seek(max(0, size - EDGE))
    tail = file.read(EDGE)
    if not head.strip(b"\x00") and not tail.strip(b"\x00"):
        return Look("unknown", "zeros")
    kind = _kind(head)
    if kind == "zip":
        seen = _packed(file, tail, suffix)
    else:
        seen = Look(kind, _fault(file, kind, head, tail, size), _years(kind, head, tail))
    return _against_name(seen, suffix, name)


def _against_name(seen: Look, suffix: str, name: str) -> Look:
    """Return what was found with what follows from the name."""
    said = _FAMILIES.get(suffix, "")
    if seen.kind == "report":
        return seen
    if seen.kind == "program" or suffix in _PROGRAMS:
        return seen._replace(kind="program", fault="program")
    if seen.fault in {"password", "truncated", "damaged"}:
        return seen
    if seen.kind == "unknown" and said in {"", "media", "text"}:
        return seen
    if said and seen.kind != said and not {said, seen.kind} <= {"text", "web"}:
        return seen._replace(fault="other")
    if seen.kind == "archive":
        return seen._replace(fault="archive")
    if seen.kind == "web" and said != "web":
        return seen._replace(fault="other")
    return seen._replace(fault="placeholder") if says_nothing(name.rpartition(".")[0] or name) else seen


def _kind(head: bytes) -> str:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[4:8] == b"ftyp":
        return "image" if head[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"avif"} else "media"
    if head[:4] == b"RIFF":
        return "image" if head[8:12] == b"WEBP" else "media"
    if head[:2] in {b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"}:
        return "media"
    start = head[:4096]
    if re.search(rb"<(?:!doctype html|html|head|body)\b", start, re.IGNORECASE):
        return "web"
    if not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", start) or start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "text"
    return "unknown"


def _fault(file: BinaryIO, kind: str, head: bytes, tail: bytes, size: int) -> str:
    if kind == "pdf":
        return _pdf_fault(head, tail, size)
    if kind == "image":
        return _image_fault(file, head, tail, size)
    if head.startswith(OLE):
        try:
            return ole_fault(file, size)
        except _DAMAGE:
            return "damaged"
    if head.startswith(b"{\\rtf"):
        return "" if tail.rstrip(b"\x00\r\n \t").endswith(b"}") else "truncated"
    if kind == "media" and head[4:8] == b"ftyp":
        return _boxes_fault(file, size)
    if kind == "text" and size <= _SMALL and says_nothing(head.decode("utf-8", "replace")):
        return "placeholder"
    return ""


def _pdf_fault(head: bytes, tail: bytes, size: int) -> str:
    """Return what the trailer says: it is at the end, and says where it refers to."""
    end = tail.rstrip(b"\x00\r\n\t \x1a")[-4096:]
    if b"%%EOF" not in end:
        return "truncated"
    start = re.findall(rb"startxref\s+([0-9]{1,12})\s", end)
    linear = re.search(rb"/Linearized\s.{0,200}?/L\s+([0-9]{1,12})", head[:2048], re.DOTALL)
    if (start and int(start[-1]) >= size) or (linear is not None and int(linear[1]) > size):
        return "truncated"
    return "password" if _LOCKED_PDF.search(tail) or _LOCKED_PDF.search(head) else ""


def _image_fault(file: BinaryIO, head: bytes, tail: bytes, size: int) -> str:
    if head.startswith(b"\x89PNG"):
        return "" if b"IEND\xaeB`\x82" in tail[-65536:] else "truncated"
    if head.startswith(b"\xff\xd8"):
        after = _scan_of(head)
        rest = head[after:] + tail if size > len(head) else head[after:]
        return "" if b"\xff\xd9" in rest[-(1 << 19) :] else "truncated"
    if head.startswith(b"GIF8"):
        return "" if tail.rstrip(b"\x00").endswith(b";") else "truncated"
    if head.startswith(b"BM"):
        return "truncated" if len(head) < 14 or struct.unpack_from("<I", head, 2)[0] > size else ""  # noqa: PLR2004
    if head.startswith((b"II*\x00", b"MM\x00*")):
        order = "<" if head.startswith(b"II") else ">"
        return "truncated" if len(head) < 8 or struct.unpack_from(f"{order}I", head, 4)[0] >= size else ""  # noqa: PLR2004
    if head[:4] == b"RIFF":
        return "truncated" if struct.unpack_from("<I", head, 4)[0] + 8 > size else ""
    return _boxes_fault(file, size)


def _scan_of(head: bytes) -> int:
    """Return where the picture itself begins in a JPEG, behind its notes and its small copy."""
    place = 2
    while place + 4 <= len(head) and head[place] == 0xFF:  # noqa: PLR2004 - a marker
        marker, length = head[place + 1], struct.unpack_from(">H", head, place + 2)[0]
        if marker == 0xDA:  # noqa: PLR2004 - start of scan
            return place
        if 0xD0 <= marker <= 0xD9 or marker in {0x01, 0xFF}:  # noqa: PLR2004 - those without a length
            place += 1 if marker == 0xFF else 2  # noqa: PLR2004
            continue
        place += 2 + length
    return min(place, len(head))


def _boxes_fault(file: BinaryIO, size: int) -> str:
    """Return whether a box of a film or picture reaches beyond the end of its file."""
    place = 0
    for _ in range(10_000):
        if place >= size:
            return ""
        file.seek(place)
        start = file.read(16)
        if len(start) < 8:  # noqa: PLR2004 - length and kind of a box
            return "truncated"
        length = struct.unpack_from(">I", start)[0]
        if length == 1 and len(start) == 16:  # noqa: PLR2004
            length = struct.unpack_from(">Q", start, 8)[0]
        elif length == 0:
            return ""
        if length < 8 or place + length > size:  # noqa: PLR2004
            return "truncated"
        place += length
    return ""


def _packed(file: BinaryIO, tail: bytes, suffix: str) -> Look:
    """Return what a zip holds: an Office or OpenDocument file, or an archive, which is not looked into."""
    kind = _FAMILIES.get(suffix, "archive")
    broken = Look(kind if kind in {"office", "archive"} else "unknown", "truncated")
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or end + 16 > len(tail):
        return broken
    if struct.unpack_from("<I", tail, end + 12)[0] > _DIRECTORY:  # of which an object is made for each entry
        return broken._replace(fault="damaged")
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as package:
            entries = {entry.filename: entry for entry in package.infolist()}
            main = next((entries[name] for name in _MAIN_PARTS if name in entries), None)
            if main is None:
                return Look("archive")
            if any(entry.flag_bits & 1 for entry in entries.values()):
                return Look("office", "password")
            manifest = _part(package, entries.get("META-INF/manifest.xml"))
            if b"encryption-data" in manifest:
                return Look("office", "password")
            _part(package, main)
            texts = [_part(package, entries.get(name)) for name in _PROPERTIES]
    except _DAMAGE:
        return broken._replace(fault="damaged")
    if any(REPORT_TITLE.encode() in text for text in texts):
        return Look("report")
    stated = b"".join(texts).replace(OUR_DAY.encode(), b"")
    return Look("office", "", _first_and_last(_OFFICE_DATE.findall(stated)))


def _part(package: zipfile.ZipFile, entry: zipfile.ZipInfo | None) -> bytes:
    """Return a part to its end, so that its checksum counts, or the beginning of a larger one.

    Raises:
        ValueError: it unpacks to far more than it holds.
    """
    if entry is None:
        return b""
    blocks, size = [], 0
    with package.open(entry) as stream:
        while size < _PART and (block := stream.read(1 << 16)):
            size += len(block)
            if size > EDGE and size > _RATIO * max(entry.compress_size, 1):
                raise ValueError(entry.filename)
            if size <= EDGE:
                blocks.append(block)
    return b"".join(blocks)


def _years(kind: str, head: bytes, tail: bytes) -> tuple[int, ...]:
    if kind == "pdf":
        both = head if head == tail else head + tail
        return _first_and_last([*_PDF_DATE.findall(both), *_XMP_DATE.findall(both)])
    if kind == "image":
        return _first_and_last(_EXIF_DATE.findall(head[:65536]))
    return ()


def _first_and_last(years: list[bytes]) -> tuple[int, ...]:
    numbers = sorted({int(year) for year in years})
    return (numbers[0], numbers[-1]) if numbers else ()


_FREE = 0xFFFFFFFF
_LAST = 0xFFFFFFFA
_MOST_SECTORS = 2000
"""Of a directory, and of tables looked at: a hundred thousand streams have fewer."""
_ENTRY = 128
_STREAM = 2
_ENCRYPTED = 0x0100
_FILE_PASS, _END = 0x2F, 0x0A


def ole_fault(file: BinaryIO, size: int) -> str:
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


SUFFIXES = (
    "pdf|docx?|docm|xlsx?|xlsm|xlsb|pptx?|pptm|od[tsp]|rtf|txt|csv|jpe?g|png|gif|bmp|tiff?|webp|heic|svg"
    "|mp[34]|m4a|mov|avi|mkv|3gp|wav|zip|rar|7z|html?|eml|msg"
)
"""What names of documents end in."""
_LINK = re.compile(
    r"(?:(?:htt?p?s?|ftp|file|onedrive)\s?:?\s?/{2,3}|www\.|(?<![^\s(\"'])[a-z]:[\\/]|(?<![\w\\])\\\\[\w.$-]+\\"
    r"|(?<![\w./@-])(?:drive|docs|sheets|photos|forms)\.(?:google|app)\.\w+|(?<![\w./@-])(?:bit\.ly|s\.id|tinyurl\.com"
    r"|1drv\.ms|linktr\.ee|dropbox\.com)/)[^\s<>\"']*",
    re.IGNORECASE,
)
_NAME = re.compile(
    rf"(?P<name>[^\n\r\t;,|<>\"*?:]{{1,300}}?\.(?:{SUFFIXES}))(?![^\W_]|\.(?:{SUFFIXES})\b)", re.IGNORECASE
)
_BULLET = re.compile(r"^(?:[\s\-–—•*·>o]+(?=\s)|[\s\-–—•*·>]+|\(?[0-9]{1,2}[.)]\s+)+", re.IGNORECASE)
_PLACEHOLDERS = frozenset(
    {
        "terlampir", "lampiran", "terlampirkan", "dilampirkan", "dokumen", "bukti", "dukung",
        "dukungan", "ada", "sudah", "lihat", "cek", "link", "tautan", "drive", "gdrive", "google",
        "di", "pada", "folder", "menyusul", "proses", "dalam", "ok", "oke", "ya", "berkas", "file",
        "data", "tersedia", "sesuai", "sebagaimana", "dengan", "yang", "tersimpan", "disimpan",
        "upload", "diupload", "diunggah", "unggah", "dll", "dan", "atau", "belum", "akan", "to",
        "follow", "attached", "attachment", "see", "the", "in", "evidence", "available",
        "placeholder", "tbd", "todo", "isi", "disini", "sini", "klik", "nanti",
    }
)  # fmt: skip
_STANDING_FOR_NOTHING = frozenset(
    {"terlampir", "menyusul", "placeholder", "dummy", "kosong", "contoh", "template"}
)
"""Names of files that hold no document."""
_WHOLE_DRIVE = re.compile(
    r"/*(?:(?:drive|file|home|u|mydrive|my-drive|shared-with-me|shared-drives|recent|computers|root|onedrive|[0-9]+"
    r"|personal|my|files|my\.aspx|onedrive\.aspx|index\.html?)/*)*",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2[0-9]|3[01])\.|0\.0\.0\.0|\[?::1\]?$", re.IGNORECASE
)
_HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}", re.IGNORECASE)
_LONGEST = 20_000
"""Characters of one cell's text that are looked at; Excel allows 32,767."""


class Said(NamedTuple):
    """What the LKE says of the evidence of one answer.

    Attributes:
        names: of documents, with their suffix, as written.
        lines: its lines, without bullets: each may be the name of a document without its suffix.
        links: addresses, each once.
        placeholder: the text, where it stands for no document: *terlampir*; else empty.
    """

    names: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    placeholder: str = ""


def said_in(text: str, targets: tuple[str, ...] = ()) -> Said:
    """Return what a text about evidence says.

    Args:
        text: what stands in the cells.
        targets: where links on those cells lead.
    """
    text = text[:_LONGEST]
    links = [*dict.fromkeys([*(link[0].rstrip(".,;)]") for link in _LINK.finditer(text)), *targets])]
    rest = _LINK.sub(" ", text)
    pieces = (_BULLET.sub("", piece).strip() for piece in re.split(r"[\n\r;]+", rest))
    lines = [line for line in pieces if line]
    names = [*dict.fromkeys(name for line in lines for name in _names(line))]
    words = re.findall(r"[^\W_]+", normal(rest))
    empty = bool(words) and all(word in _PLACEHOLDERS for word in words)
    return Said(
        tuple(names), tuple(lines), tuple(links), rest.strip() if empty and not names and not links else ""
    )


def _names(line: str) -> Iterator[str]:
    for match in _NAME.finditer(line):
        name = _BULLET.sub("", match["name"]).strip(" \t-–—•*·()[]'")
        if name:
            yield name


def says_nothing(stem: str) -> bool:
    """Whether the name of a file, without its suffix, is that of no document: *terlampir*, *placeholder*."""
    return normal(re.sub(r"[\W_]+", " ", stem)).strip() in _STANDING_FOR_NOTHING


def fault_of(link: str) -> str:
    """Return what is wrong with the form of a link: ``form``, ``drive``, ``own``; empty for nothing.

    Nothing is opened: ``drive`` is a whole drive or site and no document, ``own`` a place that only one
    computer or office network can reach.
    """
    text = link.strip()
    if re.match(r"[a-z]:[\\/]|\\\\|file:", text, re.IGNORECASE):
        return "own"
    if not re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "form"
    if parts.scheme.casefold() not in {"http", "https", "ftp", "onedrive"} or " " in text:
        return "form"
    if _OWN.match(host):
        return "own"
    if not _HOST.fullmatch(host) and not (host.isascii() is False and "." in host):
        return "form"
    leads = [*re.findall(r"(?:^|&)(?:id|resid|cid|usp_id|key|q|p)=", parts.query, re.IGNORECASE)]
    if _WHOLE_DRIVE.fullmatch(parts.path) and not leads and not parts.fragment.strip("/"):
        return "drive"
    return ""


def file_name_in(link: str) -> str:
    """Return the name of a document that a link ends in; empty where it ends in none."""
    last = unquote(re.split(r"[?#]", link)[0].replace("\\", "/").rstrip("/").rpartition("/")[2])
    return last if re.search(rf"\.(?:{SUFFIXES})$", last, re.IGNORECASE) else ""
