"""CPU time and memory as ratios, each measured against its yardstick in the same run.

    python benchmarks/run.py [LKE.xlsx] [--repeat N] [--without-libreoffice] [--instructions]

Without a workbook of yours the commands are measured on a generated one of a real one's size (67 kB), a batch
on that, on one with the answers of unit, TPI and TPN (92 kB), and on one as libraries write them (20 kB).
Whole processes are measured from outside (CPU of the process and its children; medians), each in turn with
its yardstick; with valgrind their instructions, too, which other work on the machine does not disturb. A
ratio says the same on a slow machine as on a fast one; the milliseconds do not. Each run adds its line to
``benchmarks/history.csv``; the table shows the one before beside. This is a report: no test depends on it.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # this checkout's own folders

from benchmarks.workbooks import (  # noqa: E402
    ROWS,
    fill_in_otherwise,
    size_of,
    stretch,
    write_form,
    write_plain_form,
    write_small_form,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SMALL = ROOT / "examples" / "unit-baik.xlsx"
COPIES = 50
TURNS = 3
"""Of a batch; the one in the middle counts."""
HISTORY = ROOT / "benchmarks" / "history.csv"
"""A line a run; commands are its columns."""

ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
"""What a user has: with PYTHONDONTWRITEBYTECODE every start would compile every module anew."""

BARE_READ = """
import sys, python_calamine
book = python_calamine.load_workbook(sys.argv[1])
for name in book.sheet_names:
    book.get_sheet_by_name(name).to_python()
"""
BATCH = """
import gc, sys, time
gc.disable()
import python_calamine
from zitool.batch import assess
from zitool.core.digests import expect_many
from zitool.rubrics.packaged import DEFAULT_RUBRIC
from zitool.cli.process import collect_rarely
from zitool.reports.json_document import score_document
from zitool.rubrics.load import load_rubric

def bare(path):
    book = python_calamine.load_workbook(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()

def whole(path):
    score_document(assess(path, loaded), [], "id")

loaded = load_rubric(DEFAULT_RUBRIC)
collect_rarely()  # as the command line does
expect_many()  # as a batch does
_, only, *paths = sys.argv
spent = {work: 0.0 for work in (bare, whole) if work.__name__.startswith(only)}
for path in paths[:1]:
    for work in spent:
        work(path)
for path in paths:
    for work in spent:
        before = time.process_time()
        work(path)
        spent[work] += time.process_time() - before
print(*(1000 * total / len(paths) for total in spent.values()))
"""
COLD_RUBRIC = """
import time
from zitool.rubrics.packaged import DEFAULT_RUBRIC
from zitool.rubrics.load import load_rubric
before = time.process_time()
load_rubric(DEFAULT_RUBRIC)
print(1000 * (time.process_time() - before))
"""
RECALCULATE_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: CPU in ms, its own and its children's, and peak memory in MB."""

    cpu: float
    memory: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, return the exit code."""
    parser = argparse.ArgumentParser(
        description="Print CPU and memory of zitool as ratios, with the bars beside."
    )
    parser.add_argument(
        "workbook", nargs="?", type=Path, help="an LKE; default: a generated one with three assessors"
    )
    parser.add_argument("--repeat", type=int, default=15, help="runs of each command; the median counts")
    parser.add_argument("--without-libreoffice", action="store_true", help="leave the slowest yardstick out")
    parser.add_argument("--instructions", action="store_true", help="count instructions, too (valgrind)")
    parser.add_argument("--without-commands", action="store_true", help="leave the table of commands out")
    given = parser.parse_args(arguments)
    if not hasattr(os, "wait4"):
        print("CPU time of whole processes needs os.wait4, which Windows lacks: use WSL", file=sys.stderr)
        return 2
    if given.workbook and not given.workbook.is_file():
        print(f"no such file: {given.workbook}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="zitool-benchmark-") as name:
        folder = Path(name)
        own = given.workbook.resolve() if given.workbook else None
        small = own or write_small_form(folder / "small.xlsx")
        workbook = own or write_form(folder / "lke.xlsx")
        ratios: dict[str, str] = {}
        if not given.without_commands:
            print(f"Python {platform.python_version()}, {os.cpu_count()} CPUs; {size_of(small)}")
            for line in commands(small, folder, given.repeat, ratios, instructions=given.instructions):
                print(line, flush=True)
            forms = [own] if own else [workbook, small, write_plain_form(folder / "plain.xlsx")]
            for line in batches(forms, folder, ratios, instructions=given.instructions):
                print(line, flush=True)
            _keep(ratios, small)
        print(f"Python {platform.python_version()}, {os.cpu_count()} CPUs; {size_of(workbook)}")
        print(f"{'':54}{'measured':>16}{'ratio':>8}   {'bar':<18}then")
        for line in report(str(workbook), folder, given.repeat, libreoffice=not given.without_libreoffice):
            print(line, flush=True)
    return 0


def commands(
    workbook: Path, folder: Path, repeat: int, ratios: dict[str, str], *, instructions: bool
) -> Iterator[str]:
    """Yield the table of what each command takes as a multiple of its yardstick; `ratios` keeps it."""
    script = Path(sys.executable).with_name("zitool")
    zitool = [str(script)] if script.is_file() else [sys.executable, "-m", "zitool"]
    lke, page, sheet = str(workbook), str(folder / "x.html"), str(folder / "x.xlsx")
    read, nothing = [sys.executable, "-c", BARE_READ, lke], [sys.executable, "-c", "pass"]
    rows = [
        Row("score", [*zitool, "score", lke], read, 9, 7),
        Row("score -f json", [*zitool, "score", lke, "-f", "json"], read, 7.5, 6),
        Row("validate", [*zitool, "validate", lke], read, 8),
        Row("gap-report", [*zitool, "gap-report", lke], read, 9),
        Row("score -o x.html", [*zitool, "score", lke, "-o", page, "--overwrite"], read, 10),
        Row("score -o x.xlsx", [*zitool, "score", lke, "-o", sheet, "--overwrite"], read, 17, 12),
        Row("template", [*zitool, "template", "-o", sheet, "--overwrite"], read, 17, 12),
        Row("--help", [*zitool, "--help"], nothing, 8),
        Row("--version", [*zitool, "--version"], nothing, 2),
    ]
    last = _last()
    yield f"{'CPU / calamine; of help: / python -c pass':48}{'now':>8}{'before':>8}{'bar':>7}{'stretch':>9}"
    for row in rows:
        own, yardstick = measured([row.command, row.yardstick], repeat)
        ratios[row.name] = f"{own.cpu / yardstick.cpu:.2f}"
        counted = ""
        if instructions:
            own_count, other = _instructions(row.command), _instructions(row.yardstick)
            counted = f"   {own_count:,} Mi / {other:,} Mi = {own_count / other:.1f}"
        stretch_ = f"{row.stretch:g}" if row.stretch else ""
        before = last.get(row.name, "")
        yield f"{row.name:48}{ratios[row.name]:>8}{before:>8}{row.bar:>7g}{stretch_:>9}{counted}"


BARS = {"batch 92 kB": 3.0, "batch 67 kB": 4.0, "batch 20 kB": 4.5}
"""Of a workbook in a batch: the form of all is one of three assessors, of a real one's size, or plain."""


def batches(
    forms: Sequence[Path], folder: Path, ratios: dict[str, str], *, instructions: bool
) -> Iterator[str]:
    """Yield what a workbook of many takes in one process, from safe reading to JSON; `ratios` keeps it.

    The workbooks of a form have other answers and notes each; remembered is what they share: its words,
    formulas and types, styles and the frames of its sheets, and the rubric.
    """
    last = _last()
    yield f"{f'one of {COPIES} in one process, to JSON / calamine':48}{'now':>8}{'before':>8}{'bar':>7}"
    for form, (name, bar) in zip(forms, BARS.items(), strict=False):
        copies = [str(folder / f"{form.stem}-{number:02}.xlsx") for number in range(COPIES)]
        for number, copy in enumerate(copies):
            fill_in_otherwise(form, Path(copy), number)
        turns = sorted((_batch(copies) for _ in range(TURNS)), key=lambda spent: spent[1] / spent[0])
        bare, whole = turns[TURNS // 2]
        ratio = f"{whole / bare:.2f}"
        told = f"{name}: {whole:.1f} ms / {bare:.1f} ms" if len(forms) > 1 else form.name
        if len(forms) > 1:
            ratios[name] = ratio
        counted = _counted(copies) if instructions else ""
        yield f"{told:48}{ratio:>8}{last.get(name) or '':>8}{bar:>7g}{counted}"


def _counted(copies: Sequence[str]) -> str:
    """Return the instructions of a workbook of a batch in millions: of those after the first few, each."""
    few = 4
    of_both = [
        (_instructions(_batch_command(copies, work)) - _instructions(_batch_command(copies[:few], work)))
        / (len(copies) - few)
        for work in ("whole", "bare")
    ]
    return f"   {of_both[0]:.1f} Mi / {of_both[1]:.1f} Mi = {of_both[0] / of_both[1]:.1f}"


class Row(NamedTuple):
    """A command, what it is measured against, and the bar for the ratio."""

    name: str
    command: Sequence[str]
    yardstick: Sequence[str]
    bar: float
    stretch: float = 0


def _instructions(command: Sequence[str]) -> int:
    """Return the instructions of a whole process in millions."""
    tool = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    environment = {**ENVIRONMENT, "PYTHONHASHSEED": "0"}
    done = subprocess.run([*tool, *command], capture_output=True, text=True, env=environment, check=False)
    counted = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    if counted is None:
        raise RuntimeError(f"valgrind counted nothing: {done.stderr[-300:]}")
    return int(counted[1].replace(",", "")) // 1_000_000


def _last() -> dict[str, str]:
    if not HISTORY.is_file():
        return {}
    with HISTORY.open(encoding="utf-8", newline="") as stream:
        return next(iter(reversed(list(csv.DictReader(stream)))), {})


def _keep(ratios: dict[str, str], workbook: Path) -> None:
    """Add a line of ratios, with the commit and the machine they were measured on."""
    git = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--exclude", "*"]
    commit = subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip()
    machine = f"{platform.machine()}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}"
    about = {"day": f"{datetime.now(UTC):%Y-%m-%d}", "commit": commit, "machine": machine}
    line = {**about, "python": platform.python_version(), "workbook": size_of(workbook), **ratios}
    last = _last()
    with HISTORY.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(last or line), lineterminator="\n")
        if not last:
            writer.writeheader()
        writer.writerow(line)


def report(workbook: str, folder: Path, repeat: int, *, libreoffice: bool) -> Iterator[str]:
    """Yield one line per measurement."""
    python = sys.executable
    zitool = [python, "-m", "zitool"]
    script = Path(python).with_name("zitool")
    installed = [str(script)] if script.is_file() else zitool
    small = str(SMALL)
    empty, bare, version, score, by_script, bare_small, score_small = measured(
        [
            [python, "-c", "pass"],
            [python, "-c", BARE_READ, workbook],
            [*zitool, "--version"],
            [*zitool, "score", workbook],
            [*installed, "score", workbook],
            [python, "-c", BARE_READ, small],
            [*zitool, "score", small],
        ],
        repeat,
    )
    yield _line("python -c pass", empty.cpu)
    yield _line("bare Python + python-calamine reading the workbook", bare.cpu)
    yield _line("python -m zitool score / that", score.cpu, score.cpu / bare.cpu, "<= 10", "<= 5, <= 3.5")
    text = "zitool score, as installed / that"
    yield _line(text, by_script.cpu, by_script.cpu / bare.cpu, "<= 10", "<= 5, <= 3.5")
    text = f"examples/{SMALL.name}, {SMALL.stat().st_size / 1000:.0f} kB, likewise"
    yield _line(text, score_small.cpu, score_small.cpu / bare_small.cpu)
    soffice = shutil.which("soffice") if libreoffice else None
    if soffice:
        command = _recalculation(soffice, workbook, folder)
        cost(command)  # makes the profile
        recalculated = measured([command], min(repeat, 3))[0]
        yield _line("LibreOffice recalculating the workbook", recalculated.cpu)
        yield _line("zitool score / that", score.cpu, score.cpu / recalculated.cpu, "<= 0.25", "<= 0.1")
    else:
        yield "LibreOffice: left out, or not installed"
    yield _line("zitool --version / python -c pass", version.cpu, version.cpu / empty.cpu, "<= 6", "<= 2")
    yield _line("the packaged rubric, first load in a process", _cold_rubric(repeat), None, "< 10 ms")
    stretched = folder / "stretched.xlsx"
    stretch(Path(workbook), stretched)
    far = cost([*zitool, "score", str(stretched)])
    text = f"formatting stretched to row {ROWS:,}"
    yield _line(text, far.cpu, None, "< 10,000 ms", "< 2,000 ms")
    yield f"{'    its peak memory':54}{far.memory:>13,.0f} MB{'':8}   {'< 300 MB':<18}"


def measured(commands: Sequence[Sequence[str]], repeat: int) -> list[Cost]:
    """Return the median cost of each command; they take turns, so that a slow minute slows all of them."""
    for command in commands:
        cost(command)  # bytecode and file caches
    runs = [[cost(command) for command in commands] for _ in range(repeat)]
    return [
        Cost(median(spent.cpu for spent in of_one), median(spent.memory for spent in of_one))
        for of_one in zip(*runs, strict=True)
    ]


def cost(command: Sequence[str]) -> Cost:
    """Run `command` with its output thrown away and return what it took.

    Raises:
        RuntimeError: it did not even get as far as a report.
    """
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(
        command, stdin=nothing, stdout=nothing, stderr=subprocess.PIPE, env=ENVIRONMENT
    )
    errors = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise RuntimeError(f"{command}: exit {process.returncode}: {errors.decode(errors='replace')}")
    unit = 1_000_000 if sys.platform == "darwin" else 1000
    return Cost(1000 * (usage.ru_utime + usage.ru_stime), usage.ru_maxrss / unit)


def _batch(paths: Sequence[str]) -> tuple[float, float]:
    """Return CPU ms per workbook of calamine's bare read and of zitool, in turns within one process."""
    command = _batch_command(paths)
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT)
    bare, whole = map(float, done.stdout.split())
    return bare, whole


def _batch_command(paths: Sequence[str], work: str = "") -> list[str]:
    return [sys.executable, "-c", BATCH, work, *paths]


def _cold_rubric(repeat: int) -> float:
    """Return the median CPU ms that the packaged rubric takes in a process that has loaded none yet."""
    command = [sys.executable, "-c", COLD_RUBRIC]
    runs = [
        subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT)
        for _ in range(repeat)
    ]
    return median(float(run.stdout) for run in runs)


def _recalculation(soffice: str, workbook: str, folder: Path) -> list[str]:
    """Return the command that opens, recalculates and saves; without the setting stored values would stay."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE_ALWAYS, encoding="utf-8")
    return [
        soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless",
        "--convert-to", "xlsx", "--outdir", str(folder / "recalculated"), workbook,
    ]  # fmt: skip


def _line(text: str, cpu: float, ratio: float | None = None, bar: str = "", then: str = "") -> str:
    shown = "" if ratio is None else f"{ratio:.2f}"
    return f"{text:54}{cpu:>13,.1f} ms{shown:>8}   {bar:<18}{then}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
