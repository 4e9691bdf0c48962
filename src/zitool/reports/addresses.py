"""Addresses in a stranger's text: which of them may be clicked."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from zitool.named import NamedTuple
from zitool.reports.lines import display

_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]]+", re.IGNORECASE)
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.?", re.IGNORECASE | re.ASCII)
_AFTER_A_SENTENCE = ".,;:!?)"
_LONGEST_ADDRESS = 2000


class Stretch(NamedTuple):
    """A stretch of text.

    Attributes:
        host: where a click would lead; empty for plain text, which `text` then is.
    """

    text: str
    host: str = ""


def stretches(text: str) -> list[Stretch]:
    """Return `text` cut into plain text and addresses that may be clicked.

    Only http and https, only with a host of plain letters that is all there is before the path: no name or
    password in front, no look-alike letters, nothing invisible.
    """
    if "://" not in text:
        return [Stretch(text)] if text else []
    parts = []
    end = 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_AFTER_A_SENTENCE)
        host = _host(address)
        if host:
            parts += [Stretch(text[end : match.start()]), Stretch(address, host)]
            end = match.start() + len(address)
    return [stretch for stretch in (*parts, Stretch(text[end:])) if stretch.text]


def _host(address: str) -> str:
    """Return the host of an address that may be clicked, else nothing."""
    if (
        len(address) > _LONGEST_ADDRESS
        or not address.isascii()
        or display(address, _LONGEST_ADDRESS) != address
    ):
        return ""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    return host if "@" not in parts.netloc and _HOST.fullmatch(host) else ""
