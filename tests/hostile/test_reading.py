"""The hostile set against the reader: each file its verdict, nothing slow, nothing large, no traceback."""

from __future__ import annotations

import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import LONG, a_tenth
from tests.hostile import bombs
from tests.hostile.entry import Entry
from tests.hostile.form import SHEET, base, book, pack, parts, sheet
from tests.hostile.generate import entries, write

from zitool.errors import UnreadableWorkbookError
from zitool.xlsx.cells import read_book, read_book_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zitool.xlsx.cells import Book

MUTATIONS = 300 if LONG else 60
"""A fifth, for of thirty files with bytes changed none would be read."""
_SAME_AS_BASE = tuple("c07 c23 g02 g03 g04 g05 g12 g20 g21 p01 p02 p05 p10 p2 p3 x".split())  # noqa: SIM905


def outcome(data: bytes) -> Book | tuple[str, ...]:
    """Return the book, or the codes of its refusal; anything else raised fails the test."""
    try:
        return read_book_bytes(data, "x.xlsx")
    except UnreadableWorkbookError as error:
        return tuple(finding.code for finding in error.findings)


@pytest.mark.parametrize("entry", a_tenth(entries(), Entry.kind, draw=1), ids=lambda entry: entry.name)
def test_each_file_gets_its_verdict(entry: Entry) -> None:
    """A file to be refused is, by its code; every other one is read, with its finding."""
    found = outcome(entry.make())
    if isinstance(found, tuple):
        assert entry.must == "refuse"
        assert entry.code in (None, *found)
        return
    assert entry.must != "refuse" or not str(entry.code).startswith("F")
    if entry.code is not None and entry.code.startswith("F"):
        assert entry.code in [finding.code for finding in found.findings]


@pytest.mark.parametrize(
    "entry",
    [
        that_entry
        for that_entry in entries()
        if that_entry.must == "ok" and that_entry.name.startswith(_SAME_AS_BASE)
    ],
    ids=lambda entry: entry.name,
)
def test_harmless_oddities_change_no_cell(entry: Entry) -> None:
    """What does not matter gives exactly the cells of the good file."""
    found, good = outcome(entry.make()), outcome(base())
    assert not isinstance(found, tuple)
    assert not isinstance(good, tuple)
    assert found.sheets[0].cells == good.sheets[0].cells


def test_names_and_threats_are_distinct() -> None:
    """No two files have one name; every one says its threat in one line."""
    made = entries(big=True)
    assert len({entry.name.lower() for entry in made}) == len(made) > 225
    assert [entry.name for entry in made if not entry.threat or set("\n\t") & set(entry.threat)] == []


def test_same_bytes_at_every_call(tmp_path: Path) -> None:
    """The set is the same at every run, in memory and on disk."""
    made = write(tmp_path)
    assert {(tmp_path / entry.name).read_bytes() == entry.make() for entry in made[::17]} == {True}
    lines = (tmp_path / "manifest.tsv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(made) + 1


_MEASURE = """
import resource, sys
from zitool.errors import UnreadableWorkbookError
from zitool.xlsx.cells import read_book
before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
try:
    outcome = f"ok {sum(len(sheet.cells) for sheet in read_book(sys.argv[1]).sheets)}"
except UnreadableWorkbookError as error:
    outcome = error.findings[0].code
seconds = resource.getrusage(resource.RUSAGE_SELF).ru_utime - before
# ru_maxrss would be that of the test run, which forked this process
peak = next(line for line in open("/proc/self/status", encoding="utf-8") if line.startswith("VmHWM"))
print(outcome, seconds, int(peak.split()[1]) // 1024, sep="|")
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="modul resource dan /proc")
@pytest.mark.parametrize("entry", list(bombs.entries()), ids=lambda entry: entry.name)
def test_bombs_cost_little(entry: Entry, tmp_path: Path) -> None:
    """Bombs are refused early and innocent giants read, in bounded time and memory; bars are generous."""
    path = tmp_path / entry.name
    path.write_bytes(entry.make())
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, path], check=True, capture_output=True, text=True, timeout=120
    )
    found, seconds, mebibytes = done.stdout.strip().split("|")
    if entry.must == "refuse":
        assert found == entry.code
        assert float(seconds) < 6
        assert int(mebibytes) < 100
    else:
        assert found.startswith("ok")
        assert float(seconds) < 15
        assert int(mebibytes) < 300


def test_mutated_bytes_never_surprise() -> None:
    """A byte changed anywhere in the file gives a refusal, or the very same cells."""
    good = outcome(base())
    assert not isinstance(good, tuple)
    read = [book for book in map(outcome, _mutated_bytes(base(), MUTATIONS)) if not isinstance(book, tuple)]
    assert len(read) >= 1
    assert [book for book in read if book.sheets != good.sheets] == []


def test_mutated_xml_never_surprises() -> None:
    """XML changed inside a part and packed anew is read or refused, never anything else."""
    for part in (
        SHEET,
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
    ):
        text = parts()[part]
        assert isinstance(text, str)
        for data in _mutated_xml(text, MUTATIONS // 5):
            outcome(pack({**parts(), part: data}))


def _mutated_bytes(data: bytes, count: int) -> Iterator[bytes]:
    """Yield `data` with a byte changed, a stretch cut out or doubled, or its end lost."""
    source = random.Random(20_210_090)
    for _ in range(count):
        at, length = source.randrange(len(data)), source.randrange(1, 40)
        yield source.choice(
            (
                data[:at] + bytes([source.randrange(256)]) + data[at + 1 :],
                data[:at] + data[at + length :],
                data[:at] + data[at : at + length] + data[at:],
                data[:at],
            )
        )


def _mutated_xml(text: str, count: int) -> Iterator[str]:
    """Yield `text` with a token dropped, doubled, or put in the place of another."""
    source = random.Random(52_2014)
    tokens = text.replace("<", "\0<").replace(">", ">\0").replace('"', '\0"').split("\0")
    for _ in range(count):
        changed = list(tokens)
        here, there = source.randrange(len(tokens)), source.randrange(len(tokens))
        match source.randrange(4):
            case 0:
                del changed[here]
            case 1:
                changed.insert(here, changed[there])
            case 2:
                changed[here] = changed[there]
            case _:
                changed[here] = changed[here].swapcase() + source.choice(["", "&", "]]>", "\x01", "9", "<"])
        yield "".join(changed)


def test_one_poisoned_file_changes_no_other(tmp_path: Path) -> None:
    """Nothing is kept between files: a good one reads the same after all the hostile ones."""
    (tmp_path / "x.xlsx").write_bytes(base())
    before = read_book(tmp_path / "x.xlsx")
    for entry in entries()[::7]:
        outcome(entry.make())
    assert read_book(tmp_path / "x.xlsx") == before


def test_long_values_are_cut_in_messages() -> None:
    """No message carries a whole text of the file; the name of a tab alone is no reason for one."""
    long = "x" * 5000
    for data in (
        book(sheet().replace('r="E2"', f'r="{long}"')),
        pack({**parts([sheet(), sheet()], names=[long, long])}),
    ):
        with pytest.raises(UnreadableWorkbookError) as refused:
            read_book_bytes(data, "x.xlsx")
        finding = refused.value.findings[0]
        assert 0 < max(map(len, finding.values.values())) <= 100
        assert len(finding.sheet or "") <= 100
    read = read_book_bytes(pack(parts(names=[long])), "x.xlsx")
    assert [sheet.name for sheet in read.sheets] == [long]
    assert read.findings == ()
