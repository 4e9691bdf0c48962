"""Documents with their SHA-256 as ``sha256sum`` lists them, and what changed since they were listed."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from zitool.errors import UsageError
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from zitool.evidence.models import Item
    from zitool.findings import Finding

NAME = "SHA256SUMS"
_MOST = 256 << 20
_LINE = re.compile(rb"(\\?)([0-9a-f]{64}) [ *](.+)", re.DOTALL)
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}


def manifest(items: Iterable[Item]) -> bytes:
    """Return the manifest of all documents whose bytes were read."""
    return b"".join(_line(item) for item in items if item.sha256)


def read_manifest(place: Path) -> dict[str, str]:
    """Return path → SHA-256.

    Raises:
        UsageError: B012, it is no manifest.
    """
    try:
        data = place.read_bytes() if place.stat().st_size <= _MOST else None
    except OSError:
        raise UsageError(finding("B012", file=str(place), reason="unreadable")) from None
    if data is None:
        raise UsageError(finding("B012", file=str(place), reason="too_large"))
    digests = {}
    for line in data.splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            raise UsageError(finding("B012", file=str(place), reason="bad_form"))
        path = os.fsdecode(match[3])
        if match[1]:
            path = re.sub(r"\\(.)", lambda pair: {"n": "\n", "r": "\r"}.get(pair[1], pair[1]), path)
        digests[path] = match[2].decode()
    return digests


def compared(recorded: Mapping[str, str], items: Iterable[Item], file: str) -> Iterator[Finding]:
    """Yield B060 to B062 for what changed, vanished and came new since a manifest; else B063."""
    now = {item.path: item.sha256 for item in items}
    differ = False
    for path in sorted(recorded.keys() | {path for path, digest in now.items() if digest}):
        if path not in now:
            code = "B061"
        elif path not in recorded:
            code = "B062"
        elif now[path] != recorded[path]:
            code = "B060"
        else:
            continue
        differ = True
        yield finding(code, file=file, path=path)
    if not differ:
        yield finding("B063", file=file, count=len(recorded))


def _line(item: Item) -> bytes:
    path = item.path
    written = "".join(_ESCAPES.get(char, char) for char in path)
    mark = "\\" if written != path else ""
    return f"{mark}{item.sha256}  ".encode() + os.fsencode(written) + b"\n"
