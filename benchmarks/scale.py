"""Whether a batch stays flat: thousands of generated workbooks, one in a hundred of them poisoned.

    python benchmarks/scale.py [NUMBER ...] [--keep FOLDER] [--with-libreoffice]

For each number (default: 100 1000) that many workbooks are generated and scored by whole processes of
``zitool score FOLDER -o recap.json``, with one worker and with two. Printed: whether the counts add up and
both runs wrote the same bytes, CPU and wall time per workbook, the ratio to openpyxl (and to LibreOffice),
the largest memory of the parent and of each child, and what a workbook costs as their number grows. CPU and
memory of children are read from ``/proc`` twenty times a second, as forked ones are nobody's to wait for:
what one adds in its last twentieth is not seen, and elsewhere than on Linux nothing is. This is a report: no
test depends on its times. 10,000 workbooks take 700 MB of disk.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # what poisons workbooks lives with the tests

from benchmarks.run import ENVIRONMENT, cost, measured  # noqa: E402

from zitool.batch import assess  # noqa: E402
from zitool.rubrics.load import load_rubric  # noqa: E402
from zitool.rubrics.packaged import DEFAULT_RUBRIC  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

EXAMPLE = ROOT / "examples" / "unit-baik.xlsx"
ONE_IN = 100
FEW = 500
"""What memory is compared with."""
CHANGED = 0.15
"""Share of answers that a generated workbook has otherwise than the example."""
OPENPYXL = """
import sys, openpyxl
for path in sys.argv[1:]:
    for sheet in openpyxl.load_workbook(path, read_only=True, data_only=True):
        for row in sheet.iter_rows(values_only=True):
            pass
"""
SAMPLE = 10
"""Workbooks that openpyxl and LibreOffice read for the ratio."""


def poisons() -> dict[str, Callable[[bytes], bytes]]:
    """Return what is done to one workbook in a hundred, by name; each is refused, none as a copy."""
    from tests.hostile.containers import ole  # noqa: PLC0415 - a form built with openpyxl, which no worker needs

    return {
        "truncated": lambda data: data[: len(data) // 2],
        "xls": lambda data: ole("Workbook") + sha256(data).digest(),
        "empty": lambda _: b"",
        "bomb": _bomb,
        "password": lambda data: ole("EncryptedPackage") + sha256(data).digest(),
    }


def _bomb(data: bytes) -> bytes:
    """Return the workbook with a part that unpacks to 400 MB."""
    made = io.BytesIO(data)
    with (
        zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as package,
        package.open("xl/media/image1.png", "w") as part,
    ):
        for _ in range(400):
            part.write(bytes(1 << 20))
    return made.getvalue()


class Generator:
    """Makes workbooks: copies of an example with other answers and another unit."""

    def __init__(self, example: Path) -> None:
        rubric = load_rubric(DEFAULT_RUBRIC)
        (assessment,) = assess(str(example), rubric)
        leaves = {leaf.id: leaf for leaf in rubric.rubric.leaves()}
        self._unit = assessment.unit
        self._options = {
            answer.cell: list(options)
            for answer in assessment.answers.answers.values()
            if (options := rubric.rubric.scales[leaves[answer.indicator].scale].options) and answer.chosen
        }
        with zipfile.ZipFile(example) as package:
            self._parts = {entry.filename: package.read(entry) for entry in package.infolist()}
        self._sheet = max(self._parts, key=lambda name: len(self._parts[name]))
        self._pieces = self._cut(self._parts[self._sheet].decode())

    def _cut(self, sheet: str) -> list[str]:
        """Return the sheet cut so that every second piece is a cell's address."""
        cells = "|".join(self._options)
        return re.split(rf'(?<=<c r=")({cells})(?=" s="[0-9]+" t="inlineStr"><is><t>)', sheet)

    def workbook(self, number: int) -> bytes:
        """Return workbook `number`: the same bytes for the same number."""
        rng = random.Random(number)
        pieces = list(self._pieces)
        for at in range(1, len(pieces), 2):
            if rng.random() < CHANGED:
                head, _, rest = pieces[at + 1].partition("<t>")
                _, end, tail = rest.partition("</t>")
                pieces[at + 1] = f"{head}<t>{rng.choice(self._options[pieces[at]])}{end}{tail}"
        sheet = "".join(pieces).replace(self._unit, f"KPP Rekaan {number:05}")
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
            for name, data in self._parts.items():
                content = sheet.encode() if name == self._sheet else data
                package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 1)  # dated 1980
        return made.getvalue()


def generate(folder: Path, number: int) -> int:
    """Write `number` workbooks into `folder` and return how many of them are poisoned; none is made twice."""
    folder.mkdir(parents=True, exist_ok=True)
    make, kinds = Generator(EXAMPLE), poisons()
    poisoned = 0
    for position in range(number):
        bad = position % ONE_IN == ONE_IN // 2
        poisoned += bad
        place = folder / f"unit-{position:05}.xlsx"
        if place.exists():
            continue
        data = make.workbook(position)
        if bad:
            data = list(kinds.values())[position // ONE_IN % len(kinds)](data)
        place.write_bytes(data)
    return poisoned


@dataclass(frozen=True, slots=True)
class Run:
    """One batch: seconds by the clock, CPU seconds, peak memory in MB of the parent and of each worker."""

    wall: float
    cpu: float
    parent: float
    children: tuple[float, ...]
    recap: bytes
    said: str


MEASURE = """
import json, resource, sys, time
from zitool.cli import main
began = time.perf_counter()
try:
    main()
except SystemExit:
    pass
own = resource.getrusage(resource.RUSAGE_SELF)
peak = own.ru_maxrss
try:  # on Linux ru_maxrss remembers what the process that started this one had; this does not
    with open("/proc/self/status", encoding="ascii") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
except OSError:
    pass
took = [time.perf_counter() - began, own.ru_utime + own.ru_stime, peak]
print("MEASURED", json.dumps(took), file=sys.stderr)
"""


def batch(folder: Path, jobs: int) -> Run:
    """Score everything in `folder` with so many workers, in a process of its own.

    Raises:
        RuntimeError: it did not end as a batch with refused files does.
    """
    with tempfile.TemporaryDirectory(prefix="zitool-scale-") as place, tempfile.TemporaryFile("w+") as errors:
        output = Path(place) / "recap.json"
        command = [
            sys.executable,
            "-c",
            MEASURE,
            "score",
            str(folder),
            "-o",
            str(output),
            "--jobs",
            str(jobs),
        ]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, env=ENVIRONMENT)
        below: dict[int, Child] = {}
        while process.poll() is None:
            below |= {pid: child for pid in _below(process.pid) if (child := _child(pid)) is not None}
            time.sleep(0.05)
        errors.seek(0)
        *said, measured = ["", *errors.read().strip().splitlines()]
        if not measured.startswith("MEASURED") or not output.exists():
            raise RuntimeError("\n".join((*said, measured)))
        wall, cpu, parent = json.loads(measured.removeprefix("MEASURED"))
        cpu += sum(child.cpu for child in below.values())
        # Beside the workers there are processes that fork them and clean up behind: smaller ones.
        workers = sorted((child.memory for child in below.values()), reverse=True)[:jobs]
        unit = 1_000_000 if sys.platform == "darwin" else 1000
        return Run(wall, cpu, parent / unit, tuple(workers), output.read_bytes(), said[-1])


class Child(NamedTuple):
    """What a process of a batch has taken so far: CPU seconds and peak memory in MB."""

    cpu: float
    memory: float


def _below(pid: int) -> Iterator[int]:
    """Yield the processes that a process started, and those that these did."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:  # it ended, or this is no Linux
        return
    for child in map(int, children):
        yield child
        yield from _below(child)


def _child(pid: int) -> Child | None:
    """Return what a process has taken so far; None where it ended just now."""
    place = Path(f"/proc/{pid}")
    try:
        spent = place.joinpath("stat").read_text("utf-8").rpartition(")")[2].split()[11:13]
        peak = re.search(r"VmHWM:\s*([0-9]+)", place.joinpath("status").read_text("utf-8"))
    except OSError:
        return None
    return Child(sum(map(int, spent)) / os.sysconf("SC_CLK_TCK"), int(peak[1]) / 1000 if peak else 0.0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Generate, measure, print; 1 where counts do not add up or two runs differ."""
    parser = argparse.ArgumentParser(
        description="Score thousands of generated workbooks and see what is flat."
    )
    parser.add_argument("numbers", nargs="*", type=int, default=[100, 1000], metavar="NUMBER")
    parser.add_argument("--keep", type=Path, help="generate into this folder and leave it for the next time")
    parser.add_argument("--with-libreoffice", action="store_true", help="a yardstick that takes a minute")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="zitool-scale-") as temporary:
        return int(not all([*_report(sorted({*given.numbers, FEW}), given.keep or Path(temporary), given)]))


def _report(numbers: Sequence[int], place: Path, given: argparse.Namespace) -> Iterator[bool]:
    print(
        f"{'workbooks':>9} {'jobs':>4} {'wall ms':>8} {'CPU ms':>8} {'parent MB':>10} {'child MB':>11} counts"
    )
    runs: dict[tuple[int, int], Run] = {}
    for number in numbers:
        folder = place / f"{number:05}"
        poisoned = generate(folder, number)
        for jobs in (1, 2):
            run = runs[number, jobs] = batch(folder, jobs)
            right = _adds_up(run, number, poisoned)
            print(
                f"{number:>9,} {jobs:>4} {1000 * run.wall / number:>8.1f}",
                f"{1000 * run.cpu / number:>8.1f} {run.parent:>10.1f}",
                f"{' '.join(f'{child:.1f}' for child in run.children) or '-':>11}",
                f" {'add up' if right else 'WRONG: ' + run.said}",
                flush=True,
            )
            yield right
        same = runs[number, 1].recap == runs[number, 2].recap
        if not same:
            print("          one worker and two wrote different recaps: WRONG")
        yield same
    yield from _ratios(runs, numbers, place, given)


def _ratios(
    runs: dict[tuple[int, int], Run], numbers: Sequence[int], place: Path, given: argparse.Namespace
) -> Iterator[bool]:
    most = numbers[-1]
    one, two = runs[most, 1], runs[most, 2]
    print(f"2 workers / 1 worker, speed at {most:,}: {one.wall / two.wall:.2f} (bar >= 1.7, then >= 1.9)")
    for jobs in (1, 2):
        many, few = runs[most, jobs], runs[FEW, jobs]
        shares = [large / small for large, small in zip(many.children, few.children, strict=False)]
        print(
            f"memory at {most:,} / at {FEW}, {jobs} at work: parent {many.parent / few.parent:.3f}, "
            f"each child {' '.join(f'{share:.3f}' for share in shares) or '-'} (bar <= 1.05)"
        )
    milliseconds = [1000 * runs[number, 1].cpu / number for number in numbers]
    print(
        f"CPU per workbook at {', '.join(f'{number:,}' for number in numbers)}: "
        f"{', '.join(f'{cpu:.1f}' for cpu in milliseconds)} ms"
    )
    sample = [
        str(path)
        for number, path in enumerate(sorted((place / f"{most:05}").iterdir()))
        if number % ONE_IN != ONE_IN // 2
    ][:SAMPLE]
    command = [sys.executable, "-c", OPENPYXL, *sample]
    bare, read = measured([[sys.executable, "-c", "import openpyxl"], command], 3)
    spent = (read.cpu - bare.cpu) / len(sample)
    print(f"openpyxl, read-only, values: {spent:.0f} ms; zitool / that: {1000 * one.cpu / most / spent:.2f}")
    soffice = shutil.which("soffice") if given.with_libreoffice else None
    if soffice:
        profile = place / "profile"
        office = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        office += ["--convert-to", "xlsx", "--outdir", str(place / "converted"), *sample]
        cost(office)  # makes the profile
        spent = cost(office).cpu / len(sample)
        print(
            f"LibreOffice, {len(sample)} files in one go: {spent:.0f} ms; zitool / that: "
            f"{1000 * one.cpu / most / spent:.2f}"
        )
    yield True


def _adds_up(run: Run, number: int, poisoned: int) -> bool:
    recap = json.loads(run.recap)
    counts = recap["counts"]
    return (
        (counts["files"], counts["refused"], counts["not_done"]) == (number, poisoned, 0)
        and counts["scored"] == number - poisoned == len(recap["units"])
        and len(recap["refused"]) == poisoned
        and recap["statistics"]["units"] == number - poisoned
    )


if __name__ == "__main__":
    sys.exit(main())
