"""Write the workbooks and reports of examples/, or check that they are current.

python tools/examples.py            write what differs
python tools/examples.py --check    write nothing; end with 1 where something differs

All units, answers and links are invented.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import canonicalize

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]  # this checkout, whatever is installed

from openpyxl import load_workbook  # noqa: E402
from tools.example_answers import good, good_2014, half, reviewed, with_evidence  # noqa: E402
from tools.example_family_two import family_two  # noqa: E402

from zitool.batch import assess  # noqa: E402
from zitool.core.exact import fixed  # noqa: E402
from zitool.core.scoring.eligibility import Status  # noqa: E402
from zitool.lke.template.book import SHEET, build_template  # noqa: E402
from zitool.lke.template.plan import plan  # noqa: E402
from zitool.rubrics.load import load_rubric  # noqa: E402
from zitool.rubrics.packaged import DEFAULT_RUBRIC  # noqa: E402
from zitool.spreadsheets.packing import packed  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.core.law.rubric import Rubric, Section

DELETED = "A.I.4.ii.c"
"""The question whose row is gone from the tampered form."""
RUBRIC_2014, OLDER = "permenpan-52-2014", "52-2014"
"""The rubric of an older regulation, and the folder of its form: the forms beside are all of one rubric."""
REPORTS = "laporan"
DAY = date(2026, 4, 15)
_DAY = f"--date {DAY}"
_READY = f"examples/unit-baik.fakta.yaml examples/unit-baik.xlsx {_DAY}"
DOCUMENTS = {
    "unit-baik.nilai.html": f"score examples/unit-baik.xlsx {_DAY}",
    "unit-baik.nilai.json": f"score examples/unit-baik.xlsx {_DAY}",
    "unit-baik.nilai.csv": f"score examples/unit-baik.xlsx {_DAY}",
    "unit-setengah.rencana.html": f"gap-report examples/unit-setengah.xlsx {_DAY}",
    "unit-setengah.rencana.xlsx": f"gap-report examples/unit-setengah.xlsx {_DAY}",
    "unit-setengah.rencana.md": f"gap-report examples/unit-setengah.xlsx {_DAY}",
    "unit-diubah.periksa.md": f"validate examples/unit-diubah.xlsx {_DAY}",
    "semua.periksa.md": f"validate examples {_DAY}",
    "semua.rencana.md": f"gap-report examples {_DAY}",
    "unit-baik.kesiapan.md": f"readiness {_READY}",
    "unit-baik.kesiapan.html": f"readiness {_READY}",
}
"""Name in the folder of reports → the command that writes the file with ``-o``."""
_NO_DATA = os.environ["ZITOOL_DATA"] = str(ROOT / "build" / "no-data")
"""A folder that is not there: no example holds the wording that somebody keeps."""
_README = "README.md"
_WORDS = {
    Status.MET: "memenuhi",
    Status.NOT_MET: "belum memenuhi",
    Status.INCOMPLETE: "belum lengkap",
    Status.UNVERIFIED: "belum dapat dipastikan",
}


@dataclass(frozen=True)
class Example:
    """One workbook.

    Attributes:
        name: of the file, in the folder of examples.
        shows: what it is there for, in a sentence.
        arguments: of the command that README.md shows, after the file.
        data: the workbook.
        rubric: id of the rubric it is a form of.
    """

    name: str
    shows: str
    arguments: str
    data: bytes
    rubric: str = DEFAULT_RUBRIC


def examples(rubric: Rubric) -> list[Example]:
    """Return every example workbook, in the order of README.md."""
    baik, dua = "KPP Contoh Timur", "KPPBC Contoh Utara"
    entries = with_evidence(rubric, good(rubric), "contoh-timur")
    families = with_evidence(rubric, good(rubric), "contoh-utara")
    begun = {"unit": with_evidence(rubric, half(rubric), "contoh-barat")}
    both = {
        "unit": with_evidence(rubric, good(rubric), "contoh-tengah"),
        "tpi": with_evidence(rubric, reviewed(rubric), "contoh-tengah"),
    }
    return [
        Example("unit-baik.xlsx", "terisi lengkap; memenuhi WBK, belum WBBM", "",
                build_template(rubric, unit=baik, entries={"unit": entries})),
        Example("unit-setengah.xlsx", "baru setengah terisi: belum lengkap, dengan rentang nilainya", "",
                build_template(rubric, unit="KPPN Contoh Barat", entries=begun)),
        Example("unit-diubah.xlsx", "unit-baik yang diutak-atik: bobot, nilai, pilihan, baris, dan rumus", "",
                tampered(rubric)),
        Example("keluarga-1.xlsx", "tata letak Lampiran III", "",
                build_template(rubric, unit=dua, entries={"unit": families})),
        Example("keluarga-2.xlsx", "isian yang sama pada tata letak lembar Jawaban (portal nasional)", "",
                family_two(rubric, dua, families)),
        Example("unit-dan-tpi.xlsx", "jawaban unit dan TPI berdampingan, sebagian berbeda", " --assessor all",
                build_template(rubric, unit="KPP Contoh Tengah", assessors=("unit", "tpi"), entries=both)),
        Example(f"{OLDER}/unit-baik.xlsx", "formulir PermenPAN-RB 52/2014; memenuhi WBK, belum WBBM",
                f" --rubric {RUBRIC_2014} --date 2017-06-01", unit_2014(), RUBRIC_2014),
    ]  # fmt: skip


def unit_2014() -> bytes:
    """Return a form of PermenPAN-RB 52/2014, filled in by a unit of its time."""
    rubric = load_rubric(RUBRIC_2014).rubric
    entries = with_evidence(rubric, good_2014(rubric), "contoh-lama")
    return build_template(rubric, unit="RSJ Contoh Lama", entries={"unit": entries})


def tampered(rubric: Rubric) -> bytes:
    """Return the good form after five changes that somebody should notice."""
    without = _without(rubric, DELETED)
    answers = {id_: answer for id_, answer in good(rubric).items() if id_ != DELETED}
    entries = with_evidence(without, answers, "contoh-selatan")
    data = build_template(without, unit="KPP Contoh Selatan", entries={"unit": entries})
    where = plan(without)
    block = where.blocks[0]
    book = load_workbook(io.BytesIO(data))
    sheet = book[SHEET]
    # As Excel leaves it when a row is deleted: the range shrinks, the number of questions stays.
    mean = sheet[where.cell("A.I.4.ii", block.score)]
    mean.value = mean.value.replace("/8*", "/9*")
    sheet[where.cell("A.I.1.iv", where.weight)] = 2
    sheet[where.cell("A.I.6.i.a", block.score)] = 1
    sheet[where.cell("A.I.1.i.a", where.choices)] = "Ya"
    first, last = where.rows["A.I.3.iii.a"], where.rows["A.I.3.iii.f"]
    shortened = sheet[where.cell("A.I.3.iii", block.score)]
    shortened.value = shortened.value.replace(f"L{first}:L{last}", f"L{first}:L{last - 1}")
    book.calculation.fullCalcOnLoad = True
    return packed(book)


def _without(rubric: Rubric, id_: str) -> Rubric:
    """Return a copy of `rubric` that lacks one question."""

    def cut(section: Section) -> Section:
        return replace(
            section,
            sections=tuple(cut(inner) for inner in section.sections),
            indicators=tuple(indicator for indicator in section.indicators if indicator.id != id_),
        )

    return replace(rubric, sections=tuple(cut(section) for section in rubric.sections))


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write or check everything in examples/ below `root`; return the exit code."""
    parser = argparse.ArgumentParser(description="Write examples/, or check it.")
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 where a file differs")
    check = parser.parse_args(arguments).check
    folder = root / "examples"
    made = examples(load_rubric(DEFAULT_RUBRIC).rubric)
    stale = []
    for example in made:
        path = folder / example.name
        if not (path.is_file() and same_workbook(path.read_bytes(), example.data)):
            stale.append(example.name)
            if not check:
                _write(path, example.data)
    # The others are made from the workbooks as they lie there.
    if not (check and stale):
        others = {f"{REPORTS}/{name}": document(folder, name) for name in DOCUMENTS}
        for name, data in {**others, _README: readme(folder, made).encode()}.items():
            path = folder / name
            if not (path.is_file() and same_file(path, data)):
                stale.append(name)
                if not check:
                    _write(path, data)
    for name in stale:
        print(f"{'not current' if check else 'written'}: examples/{name}")
    if check and stale:
        print("run: python tools/examples.py", file=sys.stderr)
    return int(check and bool(stale))


def same_workbook(one: bytes, other: bytes) -> bool:
    """Whether two workbooks hold the same parts; how the XML is spelled or packed may differ by library."""
    if one == other:
        return True
    return _parts(one) == _parts(other)


def same_file(path: Path, data: bytes) -> bool:
    """Whether a file holds `data`; a workbook, the same parts."""
    there = path.read_bytes()
    return same_workbook(there, data) if path.suffix == ".xlsx" else there == data


def document(folder: Path, name: str) -> bytes:
    """Return the report of that name, written by `zitool` in the folder above the examples.

    Raises:
        subprocess.CalledProcessError: zitool did not write it.
    """
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ZITOOL_")}
    environment["ZITOOL_DATA"] = _NO_DATA
    environment["PYTHONPATH"] = str(ROOT / "src")
    with tempfile.TemporaryDirectory(prefix="zitool-examples-") as place:
        target = Path(place) / name
        program = [sys.executable, "-m", "zitool", *DOCUMENTS[name].split(), "-o", str(target)]
        result = subprocess.run(program, cwd=folder.parent, env=environment, capture_output=True, check=False)
        if not target.is_file():
            result.check_returncode()  # 1 only says that there are findings
            raise FileNotFoundError(target)
        return target.read_bytes()


def readme(folder: Path, made: Sequence[Example]) -> str:
    """Return the page that says what each example shows and what comes out."""
    rows = []
    for example in made:
        command = f"`zitool score examples/{example.name}{example.arguments}`"
        rows.append(f"| `{example.name}` | {example.shows} | {command} | {_result(folder, example)} |")
    return "\n".join(
        [
            "# Contoh",
            "",
            "LKE unit-unit rekaan. Ditulis oleh `python tools/examples.py`; jangan diubah dengan tangan.",
            "Rumusnya tanpa nilai tersimpan: Excel menghitungnya ketika berkas dibuka.",
            "",
            "| berkas | isinya | perintah | hasil |",
            "|---|---|---|---|",
            *rows,
            "",
            "`kawasan.yaml` adalah kawasan dari tiga di antaranya: `zitool zone examples/kawasan.yaml`.",
            "",
            "Laporannya, satu dari tiap bentuk, di [`laporan/`](laporan):",
            "",
            "| laporan | perintah |",
            "|---|---|",
            *(
                f"| [`{name}`]({REPORTS}/{name}) | `zitool {command} -o {name}` |"
                for name, command in DOCUMENTS.items()
            ),
            "",
        ]
    )


def _result(folder: Path, example: Example) -> str:
    results = []
    everyone = "--assessor all" in example.arguments
    loaded = load_rubric(example.rubric)
    day = date.fromisoformat(example.arguments[-10:]) if "--date" in example.arguments else DAY
    for assessment in assess(str(folder / example.name), loaded, "all" if everyone else "", day):
        verdicts = "; ".join(
            f"{verdict.designation.name}: {_WORDS[verdict.status]}" for verdict in assessment.verdicts
        )
        codes = ", ".join(sorted({finding.code for finding in assessment.findings}))
        who = f"{assessment.answers.assessor.upper()}: " if everyone else ""
        answered = f"{assessment.card.answered}/{assessment.card.total} terjawab"
        results.append(
            f"{who}**{fixed(assessment.card.points)}**, {answered}; {verdicts}; {codes or 'tanpa temuan'}"
        )
    return "<br>".join(results)


def _parts(data: bytes) -> dict[str, bytes | str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {
            name: canonicalize(file.read(name).decode())
            if name.endswith((".xml", ".rels"))
            else file.read(name)
            for name in file.namelist()
        }


def _write(path: Path, data: bytes) -> None:
    """Replace the file at once, so that nobody ever sees half a workbook."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, new = tempfile.mkstemp(dir=path.parent)
    os.close(descriptor)
    Path(new).write_bytes(data)
    Path(new).chmod(0o644)
    Path(new).replace(path)


if __name__ == "__main__":
    sys.exit(main())
