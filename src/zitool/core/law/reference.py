"""Where a figure of a rubric stands, and how sure one can be of it."""

from __future__ import annotations

from typing import Literal

from zitool.core.law.text_types import Line, Page
from zitool.core.record import Record
from zitool.core.record import about as _about

Certainty = Literal["law", "reading", "forms", "practice", "unverified"]


class Reference(Record):
    """Where a figure stands."""

    provision: Line = _about("Lampiran, bab, huruf, angka, pasal atau tabel")
    page: Page | None = _about("halaman naskah resmi", default=None)
    certainty: Certainty = _about(
        "law: dibaca dalam naskah; reading: bacaan kami atas naskah; forms: sama pada beberapa formulir; "
        "practice: kebiasaan, tidak tertulis; unverified: tanpa sumber",
        default="law",
    )
    instrument: Line | None = _about("diisi zitool: peraturan asal bagian yang diwarisi", default=None)
    note: Line | None = _about("hal yang perlu diketahui tentang sumber ini", default=None)
