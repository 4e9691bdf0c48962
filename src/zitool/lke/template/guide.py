"""The sheet *Petunjuk* of a blank form: how to fill it in, what it says back, what it is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.lke.template import formulas
from zitool.lke.template.plan import SHEET, regulation_name
from zitool.spreadsheets.looks import HEADER, dress
from zitool.spreadsheets.pages import protect, set_page
from zitool.spreadsheets.texts import height_of, put_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from zitool.core.law.rubric import Designation
    from zitool.lke.template.plan import Plan

_TEXT_WIDTH = 92
_ZERO_DENOMINATOR = (
    "Pembaginya 0, jadi persentasenya tidak dapat dihitung; dihitung 0 dan belum terjawab. Bila memang tidak "
    "ada yang dihitung, sepakati nilainya dengan penilai, buka proteksi lembar (Review > Unprotect Sheet, "
    "tanpa kata sandi), ketik persentasenya di atas rumus itu, dan tulis alasannya di kolom Catatan."
)
_BY_KIND = (
    (
        "choice",
        "Jawaban",
        "Pilih dari daftar pada selnya. Kriteria tiap pilihan ada di kolom Penjelasan.",
    ),
    ("ratio", "Jumlah", "Isi bilangan bulat; bila tidak ada, isi 0. Persentasenya terhitung sendiri."),
    ("percent", "Persentase", "Isi 0% sampai 100%, mis. 85%. Hitungannya tertulis di kolom Penjelasan."),
    ("index", "Indeks survei", "Isi angka 0-4. Nilai SKM 0-100 dibagi 25 lebih dulu."),
)
"""How a question is answered: the kind of its scale, label, text."""
_ABOUT_COUNTS = (
    (formulas.ZERO_DENOMINATOR, _ZERO_DENOMINATOR),
    (formulas.BAD_COUNT, "Ada jumlah yang negatif atau pecahan."),
)


def write_guide(sheet: Worksheet, plan: Plan) -> None:
    """Write how to fill in the form, and what it is made from."""
    sheet["B1"] = "PETUNJUK PENGISIAN LKE ZONA INTEGRITAS"
    dress(sheet["B1"], bold=True, size=14, wrap=False, edge="none")
    row = 3
    for heading, lines in _guide(plan):
        sheet.cell(row, 2, heading)
        dress(sheet.cell(row, 2), HEADER, bold=True, ink="FFFFFF", edge="none")
        dress(sheet.cell(row, 3), HEADER, edge="none")
        for label, text in lines:
            row += 1
            put_text(sheet.cell(row, 2), label)
            put_text(sheet.cell(row, 3), text)
            dress(sheet.cell(row, 2), bold=True)
            dress(sheet.cell(row, 3))
            sheet.row_dimensions[row].height = height_of(text, _TEXT_WIDTH, 10)
        row += 2
    sheet.column_dimensions["A"].width = 2
    sheet.column_dimensions["B"].width = 24
    sheet.column_dimensions["C"].width = _TEXT_WIDTH
    set_page(sheet, "landscape", 1)
    protect(sheet)


def _guide(plan: Plan) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    rubric = plan.rubric
    asked = {rubric.scales[leaf.scale].kind for leaf in rubric.leaves()}
    yield (
        "Mengisi",
        [
            (
                "Sel kuning",
                f"Isi sel kuning di lembar {SHEET} saja: unit kerja, jawaban, catatan, bukti, tautan.",
            ),
            *((label, text) for kind, label, text in _BY_KIND if kind in asked),
            (
                "Sel abu-abu",
                "Jangan diubah: berisi rumus. Lembar diproteksi tanpa kata sandi supaya tidak terhapus.",
            ),
        ],
    )
    yield (
        "Membaca",
        [
            (formulas.UNFILLED, "Pertanyaan belum dijawab. Dihitung 0, tidak dilewati, sampai dijawab."),
            *(_ABOUT_COUNTS if "ratio" in asked else ()),
            (
                "Ringkasan",
                "Nilai tiap area dan syarat tiap predikat, langsung dari isian; bukan penetapan predikat.",
            ),
        ],
    )
    yield (
        "Memeriksa",
        [
            ("Simpan di Excel", "Buka dan simpan di Excel supaya semua rumus terhitung."),
            (
                "zitool score",
                "zitool score lke.xlsx: nilai eksak, syarat tiap predikat, dan temuan pada isian.",
            ),
            ("zitool validate", "zitool validate lke.xlsx: apa yang perlu dibetulkan, di sel mana."),
        ],
    )
    yield (
        "Dasar",
        [
            ("Rubrik", f"{rubric.id} versi {rubric.version}"),
            ("Peraturan", "; ".join(filter(None, (regulation_name(plan), rubric.regulation.gazette)))),
            *(
                (
                    f"Diubah {amendment.number}/{amendment.year}",
                    f"{amendment.note} (berlaku {amendment.effective_from})",
                )
                for amendment in rubric.regulation.amended_by
            ),
            *(
                (f"Pilihan {scale.label}", _options(plan, name))
                for name, scale in rubric.scales.items()
                if scale.options
            ),
            *(
                (f"Syarat {designation.name}", _provisions(designation))
                for designation in rubric.designations
            ),
            (
                "Kalimat",
                "Pernyataan dan kriteria disusun ulang oleh zitool; naskah resminya ada pada peraturan.",
            ),
        ],
    )


def _options(plan: Plan, name: str) -> str:
    scale = plan.rubric.scales[name]
    values = ", ".join(f"{option} = {plain(value, comma=True)}" for option, value in scale.options.items())
    return f"{values} ({_cited((reference.provision, reference.page) for reference in scale.references)})"


def _provisions(designation: Designation) -> str:
    references = [
        reference for requirement in designation.requirements for reference in requirement.references
    ]
    return _cited((reference.provision, reference.page) for reference in references)


def _cited(references: Iterable[tuple[str, str | None]]) -> str:
    pages: dict[str, list[str]] = {}
    for provision, page in references:
        known = pages.setdefault(provision, [])
        if page and page not in known:
            known.append(page)
    return "; ".join(name + (f", hlm. {', '.join(cited)}" if cited else "") for name, cited in pages.items())
