"""What may stand in the gaps of a finding's sentence, for those who ask what a code means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool import catalogue
from zitool.core.days import day_text, read_day
from zitool.wording.terms import in_words

if TYPE_CHECKING:
    from zitool.wording import Language

_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9])")

_SAMPLES = {
    "id": "A.I.1.i.a", "raw": "D", "expected": "A/B/C", "chosen": "B", "count": "3", "total": "62",
    "ids": "A.I.1.i.a, A.I.1.i.b", "given": "lke-2025.xlsx", "known": "unit, tpi", "name": "lke.xlsx",
    "file": "lke.xlsx", "rubric": "permenpanrb-90-2021", "title": "A.I.1", "sheet": "LKE ZI",
    "sheets": "LKE ZI, LKE ZI (2)", "cell": "K27", "cells": "K27, K28", "other_cell": "L27", "rows": "27, 31",
    "row": "27", "header": "Jawaban", "merge": "K27:K28", "other": "A.I.1.i.b", "assessor": "tpi",
    "error": "#REF!", "columns": "K, N", "options": "A/B/C", "read": "3,6", "maximum": "4", "looks": "36",
    "over": "12", "of": "10", "computed": "1,5", "sum": "61", "formula": "=K27*2", "value": "0,5",
    "other_value": "1", "ours": "1", "own": "0,5", "weight": "1", "text": "0,5", "key": "nilai",
    "needed": "60", "target": "wbbm", "line": "zitool score lke.xlsx", "near": "lke.xlsx",
    "folder": "laporan", "unit": "KPP Contoh", "today": "2026-04-15", "fact": "lhkpn", "letter": "BB",
    "format": "xlsx", "version": "1.2.0", "command": "readiness", "package": "pyarrow", "extra": "parquet",
    "size": "99", "limit": "50", "part": "xl/workbook.xml", "address": "XFE1", "label": "TPI",
    "first": "A.I.1.i.a", "last": "A.I.1.i.c", "word": "TPI", "blank": "60", "most": "3", "least": "1",
    "old": "0,5", "new": "0,6", "case": "dasar", "parent": "permenpan-52-2014", "since": "2024-05-07",
    "until": "2024-05-07", "marker": "A.I.1", "path": "sections", "log": "zitool-1.log", "missed": "K30",
    "note": "B", "designation": "wbk", "left": "60", "printed": "3,67", "got": "59", "wanted": "60",
    "by_words": "A.I.1.i.a", "by_place": "A.I.1.i.b", "targets": "nilai.xlsx", "bound": "70",
    "earlier": "2024", "provision": "Lampiran II", "kind": "text", "same_as": "LKE-KPP-Contoh.xlsx",
    "names": "SK.pdf, Notulen.pdf", "link": "https://drive.google.com", "found": "2023", "year": "2026",
    "others": "SK (1).pdf", "answer": "Ya",
    "excel": "unfilled", "on": "2017-06-30", "regulation": "PermenPANRB 52/2014", "because": "revoked",
}  # fmt: skip


def sample(code: str, language: Language) -> dict[str, str]:
    """Return a value for every name in the sentences of a code, as words where it is a code itself."""
    values = {**_SAMPLES, **catalogue.entry(code).gaps}
    if language == "en":
        values = {name: _COMMA.sub(".", text) for name, text in values.items()}
    values = {
        name: day_text(day, language) if (day := read_day(text)) else text for name, text in values.items()
    }
    return {name: in_words(name, text, language) for name, text in values.items()}
