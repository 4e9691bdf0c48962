"""What a respondent's words may not carry out of the machine: what finds a person.

UU 27/2022, Article 4. Whatever of a stranger's file is quoted goes through `redacted` first.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from zitool.xlsx.package import clip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PATTERNS = (
    (re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE), "[tautan]"),
    (re.compile(r"[^\s@<>()\[\],;:]*@[^\s@<>()\[\],;:]+"), "[surel]"),
    (re.compile(r"(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}(?::|[0-9a-f]{1,4})(?![\w:])", re.IGNORECASE), "[IP]"),
    (re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b"), "[IP]"),
    (re.compile(r"\+?\(?\d(?:[\s.\-–/()_]{0,3}\d){6,}"), "[nomor]"),
)
"""Addresses of the web, of mail and of machines; seven digits or more, however they are parted."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST = 4000


def redacted(text: str, is_name: Callable[[str], bool] | None = None) -> str:
    """Return `text` without what finds a person: phone, mail, NIK, IP, links, and words of names.

    Args:
        text: a stranger's; of more than 4,000 characters the rest is cut off.
        is_name: tells whether a word in small letters is part of one.
    """
    if not text:
        return text
    if not text.isascii():
        text = "".join(
            char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf"
        )
    text = clip(text, _LONGEST)
    for pattern, word in _PATTERNS:
        text = pattern.sub(word, text)
    if is_name is not None:
        text = _WORD.sub(lambda match: "[nama]" if is_name(match[0].casefold()) else match[0], text)
    return text


def name_words(text: str) -> Iterable[str]:
    """Yield the words of a name in small letters; initials and numbers are none."""
    return (word.casefold() for word in _WORD.findall(text))
