"""What an LKE says of its evidence: names of documents, links, and words that stand for neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from zitool.core.scoring.answers import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

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
