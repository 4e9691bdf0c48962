"""Links in strangers' text: what may be clicked, and what only looks like it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from zitool.core.record import Record
from zitool.reports.safe import display

_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]]+", re.IGNORECASE)
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.?", re.IGNORECASE | re.ASCII)
_AFTER_A_SENTENCE = ".,;:!?)"
_LONGEST = 2000


class Piece(Record, kw_only=False):
    """A stretch of text.

    Attributes:
        host: where a click would lead; empty for plain text, which `text` then is.
    """

    text: str
    host: str = ""


def pieces(text: str) -> list[Piece]:
    """Return `text` cut into plain text and addresses that may be clicked.

    Only http and https, only with a host of plain letters that is all there is before the path: no name or
    password in front, no look-alike letters, nothing invisible.
    """
    found = []
    end = 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_AFTER_A_SENTENCE)
        host = _host(address)
        if host:
            found += [Piece(text[end : match.start()]), Piece(address, host)]
            end = match.start() + len(address)
    return [each for each in (*found, Piece(text[end:])) if each.text]


def _host(address: str) -> str:
    """Return the host of an address that may be clicked, else nothing."""
    if len(address) > _LONGEST or not address.isascii() or display(address, _LONGEST) != address:
        return ""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    return host if "@" not in parts.netloc and _HOST.fullmatch(host) else ""
