"""What benchmarks/scale.py measures, on few workbooks: nothing lost, nothing different, nothing too much."""

from __future__ import annotations

import json

import pytest
from benchmarks.scale import Generator, generate, poisons
from tests.conftest import EXAMPLES

from zitool.batch import assess
from zitool.core.monitoring.recap import Packed, line_of, pack
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC

FEW, POISONED = 60, 3


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Sixty generated workbooks, three of them poisoned: truncated, a bomb, behind a password."""
    place = tmp_path_factory.mktemp("banyak")
    generate(place, FEW)
    for number, kind in ((7, "truncated"), (31, "bomb"), (50, "password")):
        file = place / f"unit-{number:05}.xlsx"
        file.write_bytes(poisons()[kind](Generator(EXAMPLES / "unit-baik.xlsx").workbook(number)))
    return place


def lines(zitool, folder, jobs):
    """Return every full result of a batch, as it was written."""
    return zitool("score", folder, "-f", "ndjson", "--jobs", jobs).out.splitlines()


@pytest.mark.slow
def test_a_batch_loses_nothing_and_changes_nothing(zitool, folder):
    """Counts add up; one worker and two write the same bytes; each healthy result is that of its own run."""
    one, two = lines(zitool, folder, 1), lines(zitool, folder, 2)
    counts = json.loads(zitool("score", folder, "-f", "json").out)["counts"]
    results = [json.loads(that_one) for that_one in one]
    healthy = [result for result in results if "points" in result]

    assert one == two
    assert counts == {
        "files": FEW, "scored": FEW - POISONED, "refused": POISONED, "refused_sheets": 0, "duplicates": 0,
        "not_done": 0, "skipped": {},
    }  # fmt: skip
    assert len(healthy) == FEW - POISONED
    assert len({that_one["points"] for that_one in healthy}) > FEW / 2
    for that_one in healthy[::6]:
        (single,) = json.loads(zitool("score", that_one["file"], "-f", "json").out)["assessments"]
        assert single == that_one


@pytest.mark.slow
def test_the_screen_is_short_where_a_file_holds_everything(zitool, folder, tmp_path, monkeypatch):
    """With -o only the first lines are shown, and how many there are; without it all of them."""
    monkeypatch.setattr("zitool.cli.commands.recap.SHOWN_BESIDE", 5)
    outcome = zitool("score", folder, "-o", tmp_path / "rekap.json")

    assert outcome.out.count("KPP Rekaan") == 5
    assert "Di layar 5 dari 57 baris" in outcome.out
    assert len(json.loads((tmp_path / "rekap.json").read_text("utf-8"))["units"]) == 57
    assert zitool("score", folder).out.count("KPP Rekaan") == 57


def test_a_generated_workbook_is_the_same_each_time():
    """By its number alone; another number has other answers and another unit."""
    make = Generator(EXAMPLES / "unit-baik.xlsx")

    assert make.workbook(3) == Generator(EXAMPLES / "unit-baik.xlsx").workbook(3)
    assert make.workbook(3) != make.workbook(4)


def test_a_line_is_kept_in_few_bytes(tmp_path):
    """Lines of generated workbooks take less than a quarter of their text each."""
    make, loaded, packed = Generator(EXAMPLES / "unit-baik.xlsx"), load_rubric(DEFAULT_RUBRIC), Packed()
    texts = []
    for number in range(4):
        file = tmp_path / f"{number}.xlsx"
        file.write_bytes(make.workbook(number))
        texts.append(pack(line_of(assess(str(file), loaded)[0])))
    packed.extend(texts)

    assert list(packed) == texts
    assert 0 < len(packed._last) < sum(map(len, texts)) / 4
