"""Make a folder of 60 mixed LKEs, as an inspectorate receives them, for docs/rekap.md and for trying out.

    python tools/example_folder.py FOLDER

Fifty that can be read: both layouts, forms of 90/2021 and 52/2014, answers of units and of their TPI, units
that have only begun, two units in two years, one form that somebody bent. Ten that cannot: empty, cut,
locked, of old and other kinds, hostile. Beside them lock files, a letter and ``units.csv``. Nothing of it is
committed, and it is the same bytes every time.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]  # this checkout, whatever is installed

from tests.hostile.generate import entries as hostile_entries  # noqa: E402
from tools.example_answers import good, good_2014, half, with_evidence  # noqa: E402
from tools.example_family_two import family_two  # noqa: E402
from tools.examples import RUBRIC_2014, tampered  # noqa: E402

from zitool.lke.template.book import build_template  # noqa: E402
from zitool.rubrics.load import load_rubric  # noqa: E402
from zitool.rubrics.packaged import DEFAULT_RUBRIC  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tools.example_answers import Answers

    from zitool.core.law.rubric import Rubric

SEED = 902021
WORKBOOKS = 60
PLAIN, TWO, REVIEWED, OLDER = 27, 8, 7, 5
"""How many units sent the official form, the portal's layout, answers with those of their TPI, 52/2014."""
BROKEN = {
    "kosong.xlsx": "c01_empty.xlsx",
    "terpotong.xlsx": "c05_half.xlsx",
    "halaman-web.xlsx": "c09_html.xlsx",
    "surat-pengantar.xlsx": "c13_docx.xlsx",
    "format-lama.xls": "c13c_xls.xlsx",
    "dari-libreoffice.ods": "c13f_ods.xlsx",
    "bersandi.xlsx": "c19_ole_password.xlsx",
    "jahat-1.xlsx": "c16_traversal.xlsx",
    "jahat-2.xlsx": "x01_laughs_sheetxml.xlsx",
    "jahat-3.xlsx": "p11_to_network.xlsx",
}
"""Name in the folder → name among the hostile files of the tests."""
_AGENCIES = {
    "Ditjen Pajak": "KPP Contoh",
    "Ditjen Perbendaharaan": "KPPN Contoh",
    "Ditjen Bea dan Cukai": "KPPBC Contoh",
    "Pemkab Contoh": "RSUD Contoh",
}
_PROVINCES = ("Jawa Timur", "Sumatera Utara", "Sulawesi Selatan", "Papua", "Bali")
_PLACES = (
    "Utara",
    "Selatan",
    "Timur",
    "Barat",
    "Tengah",
    "Hulu",
    "Hilir",
    "Raya",
    "Kota",
    "Pesisir",
    "Kepulauan",
    "Baru",
    "Lama",
)


class Made(NamedTuple):
    """One workbook: where it goes, whose it is, its bytes."""

    place: str
    unit: str
    agency: str
    province: str
    data: bytes


def workbooks() -> Iterator[Made]:
    """Yield the fifty workbooks that can be read."""
    random = Random(SEED)
    rubric, older = load_rubric(DEFAULT_RUBRIC).rubric, load_rubric(RUBRIC_2014).rubric
    for number in range(PLAIN + TWO + REVIEWED + OLDER):
        agency, prefix = list(_AGENCIES.items())[number % len(_AGENCIES)]
        unit = f"{prefix} {_PLACES[number // len(_AGENCIES)]}"
        province = _PROVINCES[number * 7 % len(_PROVINCES)]
        slug = unit.lower().replace(" ", "-")
        place = f"2026/{agency.lower().replace(' ', '-')}/{slug}.xlsx"
        whose = (unit, agency, province)
        if number < PLAIN:
            begun = number % 9 == 4
            answers = half(rubric) if begun else weakened(rubric, good(rubric), random, _chance(random))
            yield Made(place, *whose, _form(rubric, unit, answers, slug))
        elif number < PLAIN + TWO:
            answers = weakened(rubric, good(rubric), random, _chance(random))
            yield Made(place, *whose, family_two(rubric, unit, with_evidence(rubric, answers, slug)))
        elif number < PLAIN + TWO + REVIEWED:
            own = weakened(rubric, good(rubric), random, _chance(random) / 2)
            theirs = weakened(rubric, own, random, 0.12)
            both = {"unit": with_evidence(rubric, own, slug), "tpi": with_evidence(rubric, theirs, slug)}
            yield Made(
                place, *whose, build_template(rubric, unit=unit, assessors=("unit", "tpi"), entries=both)
            )
        else:
            answers = weakened(older, good_2014(older), random, _chance(random))
            yield Made(place.replace("2026/", "formulir-2014/"), *whose, _form(older, unit, answers, slug))
    for number in range(2):
        agency, prefix = list(_AGENCIES.items())[number]
        unit = f"{prefix} {_PLACES[0]}"
        slug = unit.lower().replace(" ", "-")
        answers = weakened(rubric, good(rubric), random, 0.5)
        place = f"2025/{agency.lower().replace(' ', '-')}/{slug}.xlsx"
        yield Made(
            place, unit, agency, _PROVINCES[number * 7 % len(_PROVINCES)], _form(rubric, unit, answers, slug)
        )
    yield Made("2026/diubah.xlsx", "KPP Contoh Selatan", "Ditjen Pajak", "Bali", tampered(rubric))


def weakened(rubric: Rubric, answers: Answers, random: Random, chance: float) -> Answers:
    """Return answers of which some choices, by chance, are one lower."""
    weaker = dict(answers)
    for leaf in rubric.leaves():
        scale = rubric.scales[leaf.scale]
        if scale.kind == "choice" and leaf.id in weaker and random.random() < chance:
            options = list(scale.options)
            weaker[leaf.id] = options[min(options.index(str(weaker[leaf.id])) + 1, len(options) - 1)]
    return weaker


def _chance(random: Random) -> float:
    return random.choice((0.0, 0.05, 0.1, 0.2, 0.35, 0.5))


def _form(rubric: Rubric, unit: str, answers: Answers, folder: str) -> bytes:
    return build_template(rubric, unit=unit, entries={"unit": with_evidence(rubric, answers, folder)})


def write(folder: Path) -> int:
    """Write the folder and return how many workbooks it holds.

    Raises:
        FileExistsError: something is there already.
    """
    folder.mkdir(parents=True)
    rows = io.StringIO()
    table = csv.writer(rows, lineterminator="\n")
    table.writerow(("id", "name", "agency", "kind", "province", "file"))
    count = 0
    for count, made in enumerate(workbooks(), 1):
        _put(folder / made.place, made.data)
        kind = "vertikal" if made.agency.startswith("Ditjen") else "daerah"
        table.writerow((f"U{count:03}", made.unit, made.agency, kind, made.province, made.place))
    for name in ("KPP Contoh Belum Kirim", "RSUD Contoh Belum Kirim"):
        table.writerow(("", name, "Ditjen Pajak" if name[0] == "K" else "Pemkab Contoh", "", "Bali", ""))
    hostile = {entry.name: entry for entry in hostile_entries()}
    for name, source in BROKEN.items():
        _put(folder / "2026" / "perlu-dilihat" / name, hostile[source].make())
    _put(folder / "2026" / "ditjen-pajak" / "~$kpp-contoh-utara.xlsx", b"\x05zitool")
    _put(folder / "2026" / ".~lock.rekap.xlsx#", b",zitool,contoh;")
    _put(folder / "2026" / "surat.pdf", b"%PDF-1.4\n")
    _put(folder / "units.csv", rows.getvalue().encode())
    return count + len(BROKEN)


def _put(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the folder that the command line names; return the exit code."""
    parser = argparse.ArgumentParser(description="Make a folder of 60 mixed LKEs.")
    parser.add_argument("folder", type=Path, help="a folder that is not there yet")
    folder = parser.parse_args(arguments).folder
    if folder.exists():
        print(f"is there already: {folder}", file=sys.stderr)
        return 2
    print(f"{write(folder)} workbooks in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
