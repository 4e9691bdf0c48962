"""A blank LKE (`zitool template`) as the bytes of an .xlsx, or one filled in for examples and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.lke.template import formulas
from zitool.lke.template.plan import ASSESSORS, SHEET, Entries, plan, regulation_name, summary_name
from zitool.spreadsheets.looks import HEADER, dress, height_of, protect, put_text, set_page
from zitool.spreadsheets.packing import packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from zitool.core.law.rubric import Designation, Rubric
    from zitool.lke.template.plan import Plan

__all__ = ["ASSESSORS", "SHEET", "Entries", "build_template"]


def build_template(
    rubric: Rubric,
    *,
    unit: str = "",
    year: int | None = None,
    assessors: Sequence[str] = ("unit",),
    entries: Mapping[str, Entries] | None = None,
) -> bytes:
    """Return a form for `rubric` as the bytes of an .xlsx; the same arguments give the same bytes.

    Formulas carry no stored values: Excel calculates them when it opens the file.

    Args:
        rubric: the rows, weights, choices and minima.
        unit: name of the work unit.
        year: of evaluation, for the title; None to leave it away.
        assessors: who gets columns: ``unit``, ``tpi``, ``tpn``.
        entries: what is filled in already, by assessor.

    Raises:
        ValueError: an assessor is unknown or named twice.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - a third of a second that only this command pays

    from zitool.lke.template.book import write_guide  # noqa: PLC0415
    from zitool.lke.template.sheet import write_form  # noqa: PLC0415
    from zitool.lke.template.summary import write_summary  # noqa: PLC0415

    form = plan(rubric, assessors)
    book = Workbook()
    book.remove(book.worksheets[0])
    write_guide(book.create_sheet("Petunjuk"), form)
    write_form(book.create_sheet(SHEET), form, unit, entries or {}, year)
    for block in form.blocks:
        write_summary(book.create_sheet(summary_name(block.assessor, len(form.blocks) == 1)), form, block)
    book.active = 1
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet.title == SHEET
    book.calculation.fullCalcOnLoad = True
    book.properties.title = "Lembar Kerja Evaluasi Zona Integritas"
    return packed(book)


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
