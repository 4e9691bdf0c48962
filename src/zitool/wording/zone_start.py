"""The commented start of a file of a zone (``zitool zone --new``), in Indonesian and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.wording import Language

ZONE_START: Mapping[Language, str] = {
    "id": """\
# Kawasan: unit-unitnya, skor integrasi, dan predikat yang sudah disandang. Sesudah diisi: zitool zone {file}
# Baris berawalan # adalah keterangan; hapus tandanya untuk mengisi. Yang dikosongkan berarti belum diketahui.
kawasan: Nama kawasan

integrasi:
  # Skor integrasi proses bisnis menurut TPI gabungan. Peraturan tidak menulis cara kelima aspek menjadi skor.
  # skor: "7,2"
  # per: "2026-03-31"
  # sumber: Berita acara TPI gabungan
  aspek:
    # Keterangan saja, tidak dihitung.
    # peta: peta proses bisnis layanan utama kawasan
    # sop: penjabaran peta ke dalam SOP
    # penerapan: penerapan SOP
    # evaluasi: evaluasi peta dan SOP
    # sistem: sistem informasi bersama

predikat:
  # Apakah kawasan sudah Menuju WBK: ya atau tidak. Perlu untuk Menuju WBBM.
  # wbk: ya
# pencabutan: "2025-01-06"  # hari predikat kawasan dicabut; dua tahun sesudahnya belum dapat diajukan lagi

# Setiap unit pada kawasan. Berkas dicari dari folder berkas ini.
unit:
  - nama: Nama unit pertama
    wajib: ya               # ya: wajib membangun ZI; tidak: tidak dihitung
    # lke: unit-1.xlsx      # LKE-nya; atau
    # hasil: unit-1.json    # hasil zitool score -o unit-1.json
    # lembar: Unit 1        # lembarnya, bila satu berkas memuat beberapa unit
    # fakta: unit-1.yaml    # prasyarat unit ini, bila ada berkas faktanya
""",
    "en": """\
# A zone: its units, the score of integration, and what it holds already. Once filled in: zitool zone {file}
# Lines that begin with # are remarks; delete the sign to fill them in. What is left out is not known.
kawasan: Name of the zone

integrasi:
  # Score of integrated business processes by the joint TPI. No regulation says how the five aspects make it.
  # skor: "7,2"
  # per: "2026-03-31"
  # sumber: Berita acara TPI gabungan
  aspek:
    # Notes only, they do not count.
    # peta: map of the main service processes of the zone
    # sop: the map worked out in SOPs
    # penerapan: SOPs applied
    # evaluasi: map and SOPs evaluated
    # sistem: shared information system

predikat:
  # Whether the zone is Menuju WBK: ya (yes) or tidak (no). Menuju WBBM needs it.
  # wbk: ya
# pencabutan: "2025-01-06"  # day on which it was revoked; for two years after it cannot be proposed again

# Every unit in the zone. Files are sought from the folder of this file.
unit:
  - nama: Name of the first unit
    wajib: ya               # ya: must build ZI; tidak: does not count
    # lke: unit-1.xlsx      # its LKE; or
    # hasil: unit-1.json    # a result of zitool score -o unit-1.json
    # lembar: Unit 1        # its sheet, where one file holds several units
    # fakta: unit-1.yaml    # prerequisites of this unit, if there is a file of facts
""",
}
"""Text by language; ``{file}`` is the name of the file."""
