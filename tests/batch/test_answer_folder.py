"""What is served of a folder: whose answers, of which reading, and what is said about it."""

from __future__ import annotations

import json
import os
import shutil
import time
import zlib
from pathlib import Path

import pytest
from tests.conftest import EXAMPLES

from zitool.batch import answer_folder, assess
from zitool.batch.answer_folder import AnswerFolder
from zitool.errors import UsageError

HEAD = "id,name,target,afirmasi,file\n"
GOOD, HALF = EXAMPLES / "unit-baik.xlsx", EXAMPLES / "unit-setengah.xlsx"


class Place:
    """A folder with a list, and what is read of it."""

    def __init__(self, folder):
        self.folder = folder
        self.clock = time.time() - 1000

    def put(self, name, source):
        """Put a file there that is not young: no test waits for it to grow old."""
        target = self.folder / name
        target.parent.mkdir(exist_ok=True)
        if isinstance(source, bytes):
            target.write_bytes(source)
        else:
            shutil.copyfile(source, target)
        self.clock += 1
        os.utime(target, (self.clock, self.clock))

    def list(self, *rows):
        """Write the list of units."""
        self.put("units.csv", (HEAD + "".join(f"{row}\n" for row in rows)).encode())

    def read(self, **options):
        """Read the folder for the first time."""
        given = {"year": 2026, "rubric": "", "language": "id", "jobs": 1} | options
        self.reading = AnswerFolder(str(self.folder), "", **given)
        return self

    def answers(self):
        """Return the first answer of every unit, with its name."""
        offer = self.reading.offer
        documents = {unit_id: json.loads(zlib.decompress(data)) for unit_id, data in offer.answers.items()}
        return {unit_id: (one["nama_unit"], _given(one)) for unit_id, one in documents.items()}

    def news(self):
        """Take away what was found."""
        found = [(one.code, one.values.get("id", "")) for one in self.reading.news]
        self.reading.news.clear()
        return found


def _given(document):
    return sum(answer["jawaban_unit"] is not None for answer in document["answers"])


@pytest.fixture(autouse=True)
def _nothing_is_young(monkeypatch):
    """Files count as settled at once; that young ones are read again has a test of its own."""
    monkeypatch.setattr(answer_folder, "_YOUNG", 0)


@pytest.fixture
def place(tmp_path):
    """An empty folder."""
    return Place(tmp_path)


def test_a_unit_has_the_lke_that_the_list_names(place):
    """By the file, wherever it lies in the folder, under the name that the list gives the unit."""
    place.put("dalam/satu.xlsx", GOOD)
    place.put("dua.xlsx", HALF)
    place.list("U-1,Satu,wbk,ya,satu.xlsx", "U-2,Dua,wbbm,,dua.xlsx", "U-3,Tiga,wbk,,")
    place.read()
    assert place.answers() == {"U-1": ("Satu", 127), "U-2": ("Dua", 53)}
    assert list(place.reading.offer.wbk) == ["U-1", "U-3"]
    assert place.reading.offer.wbk["U-1"] == {
        "id": "U-1", "nama": "Satu", "kategori": "WBK-AFIRMASI", "afirmasi": True,
    }  # fmt: skip
    assert place.reading.offer.wbbm["U-2"]["kategori"] == "WBBM"
    assert place.news() == [("J066", "U-3")]


def test_a_unit_has_the_lke_that_names_it(place):
    """By the unit that the workbook states, where the list names no file; of two that do, none is chosen."""
    unit = assess(str(GOOD))[0].unit
    place.put("apa.xlsx", GOOD)
    place.list(f"U-1,{unit},wbk,,")
    place.read()
    assert place.answers() == {"U-1": (unit, 127)}
    place.put("apa (1).xlsx", GOOD)
    assert not place.reading.look()
    assert place.answers() == {"U-1": (unit, 127)}
    assert place.news() == [("J069", "U-1")]


@pytest.fixture
def asked(monkeypatch):
    """Files that were given out to be read, a list for each look."""
    lists, outcomes = [], answer_folder.outcomes

    def watched(files, *others):
        lists.append([Path(file).name for file in files])
        return outcomes(files, *others)

    monkeypatch.setattr(answer_folder, "outcomes", watched)
    return lists


def test_a_row_that_names_nothing_has_no_lke(place, zitool):
    """Neither file nor name: an LKE that states no unit is not taken for its own."""
    place.put("satu.xlsx", GOOD)
    assert zitool("template", "-o", place.folder / "tanpa-nama.xlsx").code == 0
    place.list("U-1,Satu,wbk,,satu.xlsx", "U-2,,wbk,,")
    place.read()
    assert list(place.answers()) == ["U-1"]
    told = [(one.code, Path(one.file).name) for one in place.reading.news]
    assert ("J066", "units.csv") in told
    assert ("J039", "tanpa-nama.xlsx") in told


def test_a_row_that_comes_to_name_a_broken_file_keeps_its_answers(place):
    """The finding names the file that is broken, not the one that was read before."""
    place.put("satu.xlsx", GOOD)
    place.put("baru.xlsx", b"PK\x03\x04")
    place.list("U-1,Satu,wbk,,satu.xlsx")
    place.read()
    place.news()
    place.list("U-1,Satu,wbk,,baru.xlsx")
    place.reading.look()
    told = [(one.code, Path(one.file).name) for one in place.reading.news]
    assert place.answers() == {"U-1": ("Satu", 127)}
    assert ("J061", "baru.xlsx") in told


def test_nothing_is_read_that_did_not_change(place, asked):
    """Looking again reads nothing, and neither does a row that changes."""
    place.put("satu.xlsx", GOOD)
    place.put("dua.xlsx", HALF)
    place.list("U-1,Satu,wbk,,satu.xlsx")
    place.read()
    assert not place.reading.look()
    place.list("U-1,Lain,wbbm,,satu.xlsx")
    assert place.reading.look()
    place.put("dua.xlsx", GOOD)
    assert not place.reading.look()  # it is nobody's
    assert asked == [["dua.xlsx", "satu.xlsx"], [], [], ["dua.xlsx"]]


def test_the_last_good_reading_stays(place):
    """A file that is damaged, gone or back again: every state is told once, and answers never vanish."""
    place.put("satu.xlsx", GOOD)
    place.list("U-1,Satu,wbk,,satu.xlsx")
    place.read()
    before = place.answers()
    steps = [
        (lambda: place.put("satu.xlsx", b"PK\x03\x04"), ["J061", "F008"]),
        (lambda: None, []),
        ((place.folder / "satu.xlsx").unlink, ["J062"]),
        (lambda: place.put("satu.xlsx", GOOD), ["J070"]),
    ]
    for change, told in steps:
        change()
        assert not place.reading.look()
        assert place.answers() == before
        assert [code for code, _ in place.news()] == told
    place.put("satu.xlsx", HALF)
    assert place.reading.look()
    assert place.answers() == {"U-1": ("Satu", 53)}


def test_the_list_alone_withdraws(place):
    """A row that goes takes its unit along, its answers too; when it comes back they are read anew."""
    place.put("satu.xlsx", GOOD)
    place.list("U-1,Satu,wbk,,satu.xlsx", "U-2,Dua,wbk,,satu.xlsx")
    place.read()
    place.list("U-9,Lain,wbbm,,satu.xlsx")
    assert place.reading.look()
    assert place.answers() == {"U-9": ("Lain", 127)}
    place.list("U-9,Nama Baru,wbbm,,satu.xlsx")
    assert place.reading.look()
    assert place.answers() == {"U-9": ("Nama Baru", 127)}


def test_a_list_that_cannot_be_used_changes_nothing(place):
    """Neither units nor answers; it is told with what is wrong, and used again when it is mended."""
    place.put("satu.xlsx", GOOD)
    place.list("U-1,Satu,wbk,,satu.xlsx")
    place.read()
    before = place.reading.offer
    place.put("units.csv", b"a,b\n1,2\n")
    assert not place.reading.look()
    assert place.reading.offer == before
    assert [code for code, _ in place.news()][:1] == ["J063"]
    place.list("U-1,Satu Lagi,wbk,,satu.xlsx")
    assert place.reading.look()


def test_rows_that_cannot_be_proposed_are_left_out_and_told(place):
    """No id, no target, an id twice: as `zitool portalrb export` has it."""
    place.put("satu.xlsx", GOOD)
    place.list(
        "U-1,Satu,wbk,,satu.xlsx", ",Tanpa id,wbk,,", "U-3,Tanpa target,,,", "U-4,A,wbk,,", "U-4,B,wbk,,"
    )
    place.read()
    assert list(place.reading.offer.wbk) == ["U-1"]
    codes = {code for code, _ in place.news()}
    assert {"J032", "J033", "J034"} <= codes


def test_the_year_is_given_or_stated(place):
    """Without either nothing is served, with the reason of each file; one that differs is told."""
    place.put("satu.xlsx", GOOD)
    place.list("U-1,Satu,wbk,,satu.xlsx")
    with pytest.raises(UsageError) as caught:
        place.read(year=None)
    assert [one.code for one in caught.value.findings] == ["U043", "J029"]


def test_no_list_no_service(place):
    """A folder without a list of units says nothing about who is proposed."""
    with pytest.raises(UsageError) as caught:
        place.read()
    assert caught.value.findings[0].values["name"] == "--units"


def test_a_young_file_is_read_once_more(place, asked, monkeypatch):
    """It may change within one tick of the clock, at the same size: it is trusted when it has settled."""
    monkeypatch.setattr(answer_folder, "_YOUNG", 3600 * 10**9)
    place.put("satu.xlsx", GOOD)
    place.list("U-1,Satu,wbk,,satu.xlsx")
    place.read()
    place.reading.look()
    monkeypatch.setattr(answer_folder, "_YOUNG", 0)
    place.reading.look()
    place.reading.look()
    assert asked == [["satu.xlsx"], ["satu.xlsx"], ["satu.xlsx"], []]


def test_files_of_nobody_and_the_list_itself_are_no_answers(place):
    """A list that is a workbook is not taken for an LKE, and an LKE of no unit is not served."""
    place.put("lain.xlsx", HALF)
    place.put("satu.xlsx", GOOD)
    place.list("U-1,Satu,wbk,,satu.xlsx")
    place.read()
    assert place.answers() == {"U-1": ("Satu", 127)}
    assert [code for code, _ in place.news()] == ["J039"]
    assert sorted(Path(file).name for file in place.reading.files()) == ["lain.xlsx", "satu.xlsx"]
