"""Strangers' text made safe for one line, and a finding as such a line, for stderr and logs."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from zitool.wording import hint, is_exact_number, label, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from zitool.findings import Finding
    from zitool.wording import Language


def place(finding: Finding) -> str:
    """Return where a finding stands, without the file: ``LKE ZI!K27``."""
    if finding.sheet and finding.cell:
        return f"{finding.sheet}!{finding.cell}"
    return finding.sheet or finding.cell or ""


def place_or_file(finding: Finding) -> str:
    """Return where a finding stands; the file where it is about all of it."""
    return place(finding) or finding.file or ""


def sentences(finding: Finding, language: Language, show: Callable[[str], str]) -> tuple[str, str]:
    """Return what a finding says and its cure; `show` makes a stranger's words fit for their place."""
    from zitool.wording.terms import in_words  # noqa: PLC0415 - the sentence itself needs it

    values = {
        name: value
        if is_exact_number(value) or in_words(name, value, language) != value or not value
        else show(value)
        for name, value in finding.values.items()
    }
    shown = finding._replace(values=values)
    return message(shown, language), hint(shown, language)


def finding_text(finding: Finding, language: Language) -> str:
    """Return a finding as one line: ``GALAT V303 berkas LKE ZI!K27: ...``, with its cure."""
    where = " ".join(display(part) for part in (finding.file, place(finding)) if part)
    said = f"{display(message(finding, language))}. {display(hint(finding, language))}"
    level = label(f"level_{finding.severity.word}", language)
    return f"{level} {finding.code} {where}: {said}" if where else f"{level} {finding.code}: {said}"


_BASIC_PLANE = 0xFFFF
_ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def display(text: str, most: int = 400) -> str:
    r"""Return `text` with every control, format, bidi and unassigned character written out as ``\uXXXX``.

    Line breaks and tabs become single blanks; anything longer than `most` characters is cut with an ellipsis.
    """
    if text.isprintable():  # nothing to write out: nearly every text
        return text if len(text) <= most else f"{text[:most]}…"
    shown = "".join(
        " "
        if char in "\n\r\t"
        else char
        if unicodedata.category(char) not in _ESCAPED_CATEGORIES
        else _escape(char)
        for char in text[: most + 1]
    )
    return shown if len(text) <= most else f"{shown[:most]}…"


def _escape(char: str) -> str:
    point = ord(char)
    return f"\\u{point:04x}" if point <= _BASIC_PLANE else f"\\U{point:08x}"
