"""Findings: what in a file cannot be trusted, where it stands and how serious it is.

A finding is a value, free of language: a code, a place and the values to fill into the sentence that
`zitool.catalogue` keeps for the code. Letters of codes: F file, S structure, V value, W weight or formula,
R rubric, P prerequisites and facts, K survey (kuesioner), B evidence (bukti dukung), J PortalRB document,
O output, U usage, X internal. A code is never given another meaning.
"""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from zitool import catalogue
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Severity(IntEnum):
    """How much a finding weighs; the larger the graver, so that ``--fail-on`` is a comparison."""

    NOTE = 1
    """Good to know; nothing has to be done."""
    WARNING = 2
    """Scored, but somebody should look."""
    ERROR = 3
    """An answer or figure could not be used, or the file contradicts the rubric."""

    @property
    def word(self) -> str:
        """The code used in JSON and on the command line: ``note``, ``warning``, ``error``."""
        return self.name.lower()


_BY_WORD = {severity.word: severity for severity in Severity}


class Finding(NamedTuple):
    """One thing to know about one place.

    Attributes:
        code: a key of the catalogue, e.g. ``V303``.
        severity: as the catalogue says for the code.
        file: path as the user gave it, or None for what concerns no file.
        sheet: sheet name, or a part of the package, or None.
        cell: ``K27``, a range ``K27:K30``, or ``12:5`` (line:column) in a rubric; None if the whole.
        indicator: id of the indicator or section concerned, or None.
        values: what the sentence names: raw text, expected text, counts.
    """

    code: str
    severity: Severity
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    indicator: str | None = None
    values: Mapping[str, str] = MappingProxyType({})


def finding(
    code: str,
    *,
    file: str | None = None,
    sheet: str | None = None,
    cell: str | None = None,
    indicator: str | None = None,
    **values: object,
) -> Finding:
    """Return the finding `code` with the severity of the catalogue.

    Raises:
        KeyError: the code is not in the catalogue (a bug; a test walks all uses).
    """
    texts = {key: str(value) for key, value in values.items()}
    return Finding(code, severity_of(code), file, sheet, cell, indicator, texts)


def severity_of(code: str) -> Severity:
    """Return the severity that the catalogue gives to `code`.

    Raises:
        KeyError: the code is not in the catalogue.
    """
    return _BY_WORD[catalogue.entry(code).severity]


def worst(findings: tuple[Finding, ...] | list[Finding]) -> Severity | None:
    """Return the gravest severity among `findings`, or None where there are none."""
    return max((reported.severity for reported in findings), default=None)
