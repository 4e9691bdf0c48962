"""The catalogue of findings: every code with its severity and its sentences, as data that people edit.

A module for each family of codes, which is imported when the first of its codes is needed. An entry reads::

    "V303": error(
        'jawaban "{raw}" untuk {id} tidak ada di pilihan {expected}',  # what was found, Indonesian ...
        'the answer "{raw}" to {id} is not one of the choices {expected}',  # ... and English
        "Ganti dengan ...",  # what to do
        "Replace it with ...",
        "Pembaca harus ...",  # how it comes about
        "A reader has to ...",
        "D padahal pilihannya A/B/C",  # an example
        "D where the choices are A/B/C",
    ),

and a dictionary at its end holds what `zitool explain` puts in the braces, where the usual makes no sense.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.catalogue.two_columns import Entry

_FAMILIES = {
    "F": "files",
    "S": "structure",
    "V": "values",
    "W": "weights",
    "R": "rubrics",
    "P": "facts",
    "K": "surveys",
    "B": "evidence",
    "J": "portalrb",
    "O": "usage",
    "U": "usage",
    "X": "usage",
}
"""First letter of a code → the module that holds it."""


class _Family(Protocol):
    FINDINGS: Mapping[str, Entry]


@cache
def family(letter: str) -> Mapping[str, Entry]:
    """Return the entries of the codes that may begin with `letter`; none where no code does."""
    if letter not in _FAMILIES:
        return {}
    return cast("_Family", import_module(f"{__name__}.{_FAMILIES[letter]}")).FINDINGS


def entry(code: str) -> Entry:
    """Return what is told of one code.

    Raises:
        KeyError: there is no such code (a bug; a test walks all uses).
    """
    return family(code[0])[code]


def entries() -> Mapping[str, Entry]:
    """Return every entry by its code."""
    return {code: told for letter in _FAMILIES for code, told in family(letter).items()}
