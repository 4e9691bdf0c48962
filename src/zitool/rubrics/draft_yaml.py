"""A draft as YAML that people go on writing, with a comment above whatever is not certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.wording import hint, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zitool.core.law.draft import Draft, Key, Raw
    from zitool.findings import Finding

_PLAIN = re.compile(r"[A-Za-z(](?:[\w.()/+%-]| (?! ))*(?<! )", re.ASCII)
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_BLOCK = frozenset({"title", "scale", "label"})
"""Keys of parts that are read more than looked up: these never go on one line."""
_WIDTH = 110
_INDENT = "  "


def draft_yaml(draft: Draft) -> str:
    """Return the text of ``rubric.yaml``; the comments are in Indonesian, as all of a rubric."""
    notes: dict[Key, list[Finding]] = {}
    for path, finding in draft.findings:
        notes.setdefault(path, []).append(finding)
    lines = ["# Draf rubrik, dibuat dari sebuah formulir oleh zitool rubric import.", "#"]
    lines += [
        "# Formulir bukan peraturan: cocokkan setiap angka dengan naskahnya, ganti references, lalu hapus",
        "# baris PERIKSA yang sudah selesai. Kalimat formulir adalah kalimat resmi milik pembuatnya.",
        "# Predikat (designations) dan prasyarat tidak ada pada formulir; tulis sendiri menurut peraturan.",
    ]
    lines += _comments(notes.get((), ()), "")
    lines += _mapping(draft.data, (), 0, notes)
    return "\n".join(lines) + "\n"


def _comments(findings: Iterable[Finding], indent: str) -> Iterator[str]:
    for finding in findings:
        where = f" ({finding.cell})" if finding.cell else ""
        text = f"PERIKSA {finding.code}{where}: {message(finding, 'id')}. {hint(finding, 'id')}"
        yield f"{indent}# {_one_line(text)}"


def _mapping(
    data: Mapping[str, Raw], path: Key, depth: int, notes: Mapping[Key, list[Finding]]
) -> Iterator[str]:
    indent = _INDENT * depth
    for key, value in data.items():
        where = (*path, key)
        yield from _comments(notes.get(where, ()), indent)
        yield from _entry(f"{indent}{_scalar(key)}:", value, where, depth, notes)


def _entry(head: str, value: Raw, path: Key, depth: int, notes: Mapping[Key, list[Finding]]) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{head} {_scalar(value)}"
        return
    inside = any(place[: len(path)] == path and len(place) > len(path) for place in notes)
    flow = _flow(value) if path[-1] != "criteria" else None
    if flow is not None and not inside and len(head) + len(flow) < _WIDTH:
        yield f"{head} {flow}"
        return
    yield head
    if isinstance(value, dict):
        yield from _mapping(value, path, depth + 1, notes)
        return
    for at, item in enumerate(value):
        where = (*path, at)
        indent = _INDENT * (depth + 1)
        yield from _comments(notes.get(where, ()), indent)
        yield from _item(item, where, depth + 1, notes)


def _item(item: Raw, path: Key, depth: int, notes: Mapping[Key, list[Finding]]) -> Iterator[str]:
    indent = _INDENT * depth
    flow = _flow(item)
    inside = any(place[: len(path)] == path and len(place) > len(path) for place in notes)
    if flow is not None and not inside and len(indent) + len(flow) + 2 < _WIDTH:
        yield f"{indent}- {flow}"
        return
    lines = list(_mapping(item, path, depth + 1, notes)) if isinstance(item, dict) else []
    # The dash stands before the first line that is no comment.
    first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
    for at, line in enumerate(lines):
        yield f"{indent}- {line[len(indent) + 2 :]}" if at == first else line if at > first else line[2:]


def _flow(value: Raw) -> str | None:
    """Return a short mapping or list of texts on one line, or None for what is deeper than that."""
    if isinstance(value, str):
        return _scalar(value)
    if isinstance(value, dict):
        if not value or _BLOCK & value.keys():
            return None
        parts = [(key, _flow(inner)) for key, inner in value.items()]
        if any(text is None or isinstance(value[key], dict) for key, text in parts):
            return None
        return "{" + ", ".join(f"{_scalar(key)}: {text}" for key, text in parts) + "}"
    texts = [_flow(inner) for inner in value]
    return None if None in texts else "[" + ", ".join(text or "" for text in texts) + "]"


def _scalar(text: str) -> str:
    """Return a text so that any YAML reader takes it for that text: plain words bare, all else in quotes."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _one_line(text: str) -> str:
    return " ".join(text.split())
