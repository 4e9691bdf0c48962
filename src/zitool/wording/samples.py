"""What may stand in the gaps of a finding's sentence, for those who ask what a code means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.wording.terms import in_words

if TYPE_CHECKING:
    from zitool.wording import Language

_SAMPLES = {
    "id": "A.I.1.i.a", "raw": "D", "expected": "A/B/C", "chosen": "B", "count": "3", "total": "62",
    "ids": "A.I.1.i.a, A.I.1.i.b", "given": "lke.xlxs", "known": "unit, tpi", "name": "lke.xlsx",
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
    "earlier": "2024", "provision": "Lampiran II",
}  # fmt: skip


class Sample(dict[str, str]):
    """A value for every name; those that are codes of a short list are left open."""

    def __init__(self, language: Language) -> None:
        super().__init__((name, in_words(name, text, language)) for name, text in _SAMPLES.items())

    def __missing__(self, key: str) -> str:
        return "…"
