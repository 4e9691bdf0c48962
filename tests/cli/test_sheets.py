"""Workbooks with several LKEs: ``--sheet`` names the one that is meant, or all of them."""

from __future__ import annotations

import io
import json
import zipfile
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise

import jsonschema
import pytest
from tests.cli.test_answer_columns import text_of
from tests.conftest import ROOT
from tests.lke.builder import Formula, Grid, Lke, family_1, loaded, sample, values, xlsx

from zitool.core.exact import plain
from zitool.core.scoring.scoring import score

NAMES = ("KPP Utara", "KPP Selatan", "KPP Barat")
BARE = replace(family_1(), formulas=False)
RUBRIC = loaded().rubric
GIVEN = {name: sample(RUBRIC, shift) for shift, name in enumerate(NAMES)}
TOTALS = {name: plain(score(RUBRIC, values(RUBRIC, given)).points) for name, given in GIVEN.items()}


def unit(name: str) -> Grid:
    """Return the LKE of one unit on a sheet of its name."""
    return Lke(answers=GIVEN[name]).grid(BARE, name)


@pytest.fixture
def units(tmp_path):
    """Return a workbook with the LKEs of three units, and a sheet that is none."""
    file = tmp_path / "kanwil" / "kanwil.xlsx"
    file.parent.mkdir()
    cover = Grid("Sampul", BARE, {(1, 1): "Unit Kerja", (1, 2): "Kanwil Contoh", (4, 2): Formula("1/0", "x")})
    file.write_bytes(xlsx(cover, *map(unit, NAMES)))
    return file


def parts(*cuts: str) -> list[Grid]:
    """Return one LKE cut before these nodes, each part on a sheet of its own."""
    lke = Lke(answers=GIVEN[NAMES[0]])
    places = [0, *(lke.at(cut) for cut in cuts), len(lke.lines)]
    grids = []
    for number, (start, end) in enumerate(pairwise(places), 1):
        part = deepcopy(lke)
        part.lines = part.lines[start:end]
        grids.append(part.grid(BARE, f"Bagian {number}"))
    return grids


def test_two_lkes_are_asked_about(zitool, units):
    """To choose would be to guess: the sheets are named, and the option that chooses."""
    outcome = zitool("score", units, "--lang", "en")
    assert outcome.code == 3
    assert all(that_name in outcome.err for that_name in (*NAMES, "--sheet 'NAME'", "--sheet all"))


@pytest.mark.parametrize("name", [NAMES[1], "kpp selatan", " KPP SELATAN "])
@pytest.mark.parametrize("command", ["score", "validate", "gap-report"])
def test_a_sheet_is_chosen_by_name(zitool, units, command, name):
    """In whatever case; the result names it, and findings of the other units' sheets are not this unit's."""
    outcome = zitool(command, units, "--sheet", name, "-f", "json")
    (found,) = next(
        value for key, value in json.loads(outcome.out).items() if key in {"assessments", "reports"}
    )
    assert (found["sheet"], found["unit"]) == (NAMES[1], NAMES[1])
    if command == "score":
        assert found["points"] == TOTALS[NAMES[1]]
    assert {finding["sheet"] for finding in found.get("findings", ())} <= {NAMES[1], "Sampul"}
    assert "S120" not in {finding["code"] for finding in found.get("findings", ())}


def test_a_sheet_that_is_not_there(zitool, units):
    """Those that are there are named; nothing else is scored in its place."""
    outcome = zitool("score", units, "--sheet", "KPP Timur", "--lang", "en")
    assert (outcome.code, outcome.out) == (3, "")
    assert "S143" in outcome.err
    assert all(that_name in outcome.err for that_name in ("Sampul", *NAMES))


def test_a_sheet_that_is_no_lke(zitool, units):
    """Asked for by name or not, a cover is no LKE."""
    outcome = zitool("score", units, "--sheet", "Sampul")
    assert (outcome.code, "S111" in outcome.err) == (3, True)


def test_all_sheets_are_a_recap(zitool, units):
    """Each is a unit, by the name of its tab where the form says none."""
    found = json.loads(zitool("score", units, "--sheet", "all", "-f", "json").out)
    assert {that_unit["sheet"]: that_unit["points"] for that_unit in found["units"]} == TOTALS
    assert {that_unit["unit"] for that_unit in found["units"]} == set(NAMES)
    assert (found["counts"]["files"], found["counts"]["scored"], found["statistics"]["units"]) == (1, 1, 3)
    table = zitool("score", units, "--sheet", "all").out
    assert all(that_name in table for that_name in NAMES)


def test_a_form_that_names_its_unit_is_believed(zitool, tmp_path):
    """The name on the form comes before that of the tab; a tab called after the form names nobody."""
    named = unit(NAMES[0]).set(1, 1, "Unit Kerja: KPP Contoh Utara")
    file = tmp_path / "lke.xlsx"
    file.write_bytes(xlsx(named, replace(unit(NAMES[1]), name="LKE ZI (2)"), unit(NAMES[2])))
    found = json.loads(zitool("score", file, "--sheet", "all", "-f", "json").out)
    assert {that_unit["unit"] for that_unit in found["units"]} == {"KPP Contoh Utara", "", NAMES[2]}


def test_a_folder_with_workbooks_of_one_and_of_many(zitool, units, examples):
    """One unit a sheet where there are several, and ordinary workbooks as ever; two jobs say the same."""
    (units.parent / "biasa.xlsx").write_bytes((examples / "unit-baik.xlsx").read_bytes())
    runs = [
        zitool("score", units.parent, "--sheet", "all", "-f", "json", "--jobs", jobs).out for jobs in (1, 2)
    ]
    found = json.loads(runs[0])
    assert runs[0] == runs[1]
    assert [that_unit["unit"] for that_unit in found["units"]].count("KPP Contoh Timur") == 1
    assert (found["counts"]["files"], found["counts"]["scored"], len(found["units"])) == (2, 2, 4)


def without_header(grid: Grid) -> Grid:
    """Return an LKE whose answers stand below no header."""
    return grid.set(2, 11, "Kolom")


def two_columns(grid: Grid) -> Grid:
    """Return an LKE with two columns of answers of one header."""
    return grid.set(2, 19, "Jawaban").set(3, 19, "A")


def broken(content: bytes) -> bytes:
    """Return the workbook with an end to its third sheet that is none."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    members["xl/worksheets/sheet3.xml"] = members["xl/worksheets/sheet3.xml"][:-40]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    return made.getvalue()


UNREADABLE = {
    "S113": lambda: xlsx(unit(NAMES[0]), unit(NAMES[1]), without_header(unit(NAMES[2]))),
    "S114": lambda: xlsx(unit(NAMES[0]), unit(NAMES[1]), two_columns(unit(NAMES[2]))),
    "F008": lambda: broken(xlsx(unit(NAMES[0]), unit(NAMES[1]), unit(NAMES[2]))),
}


@pytest.mark.parametrize("code", list(UNREADABLE))
@pytest.mark.parametrize("form", ["table", "json", "ndjson", "markdown", "html", "csv", "xlsx"])
def test_a_sheet_that_cannot_be_scored_costs_only_itself(zitool, tmp_path, code, form):
    """The other units of the workbook are scored; the sheet is named with what is wrong, in every output."""
    file = tmp_path / "kanwil.xlsx"
    file.write_bytes(UNREADABLE[code]())
    outcome = zitool("score", file, "--sheet", "all", "-f", form, "-o", tmp_path / f"hasil.{form}")
    out = text_of(tmp_path / f"hasil.{form}")
    assert outcome.code == 3
    assert all(that_name in out for that_name in (*NAMES, code))
    assert "1 berkas: 1 dinilai (kecuali 1 lembar), 0 tidak dapat" in outcome.err
    if form == "json":
        found = json.loads(out)
        jsonschema.validate(found, json.loads((ROOT / "schemas/recap-1.schema.json").read_text("utf-8")))
        assert {that_unit["sheet"]: that_unit["points"] for that_unit in found["units"]} == {
            name: TOTALS[name] for name in NAMES[:2]
        }
        assert [one["sheet"] for that_one in found["refused"] for one in that_one["findings"]] == [NAMES[2]]


def test_a_sheet_that_cannot_be_scored_and_a_journal(zitool, tmp_path):
    """A batch that is resumed says the same; so do checks and comparisons of the sheets."""
    file = tmp_path / "kanwil.xlsx"
    file.write_bytes(UNREADABLE["F008"]())
    score = ("score", file, "--sheet", "all", "-f", "json", "--resume", tmp_path / "jurnal.jsonl")
    assert zitool(*score).out == zitool(*score).out
    for command, key in (("validate", "assessments"), ("compare", "comparisons")):
        outcome = zitool(command, file, "--sheet", "all", "-f", "json")
        found = json.loads(outcome.out)
        assert (outcome.code, len(found[key])) == (3, {"validate": 2, "compare": 1}[command])
        assert [one["sheet"] for that_one in found["refused"] for one in that_one["findings"]] == [NAMES[2]]


def test_no_sheet_that_can_be_scored(zitool, tmp_path):
    """Then it is the workbook that is refused, with all that is wrong."""
    file = tmp_path / "kanwil.xlsx"
    file.write_bytes(broken(xlsx(Grid("Sampul", BARE), Grid("Isi", BARE), unit(NAMES[2]))))
    found = json.loads(zitool("score", file, "--sheet", "all", "-f", "json").out)
    assert (found["counts"]["scored"], found["counts"]["refused"], found["units"]) == (0, 1, [])
    assert {"F008", "S111"} <= {one["code"] for that_one in found["refused"] for one in that_one["findings"]}


def test_a_list_of_units_knows_sheets(zitool, units, tmp_path):
    """Each listed unit finds its sheet by name, so that groups count sheets and not the file."""
    listed = tmp_path / "units.csv"
    listed.write_text(
        "name,province\n" + "".join(f"{that_name},{that_name[4:]}\n" for that_name in NAMES), "utf-8"
    )
    found = json.loads(
        zitool("score", units, "--sheet", "all", "--units", listed, "--by", "province", "-f", "json").out
    )
    assert {that_unit["unit"]: that_unit["listed"]["province"] for that_unit in found["units"]} == {
        that_name: that_name[4:] for that_name in NAMES
    }
    assert {group["name"]: group["units"] for group in found["groups"]} == {
        that_name[4:]: 1 for that_name in NAMES
    }
    assert (found["missing"], found["unlisted"]) == ([], [])


def test_a_journal_is_of_its_sheets(zitool, units, tmp_path):
    """What was asked of all sheets does not answer for one."""
    journal = tmp_path / "jurnal.jsonl"
    first = zitool("score", units, "--sheet", "all", "--resume", journal, "-f", "json")
    assert zitool("score", units, "--sheet", "all", "--resume", journal, "-f", "json") == first
    other = zitool("score", units, "--sheet", NAMES[0], "--recap", "--resume", journal)
    assert (other.code, "U020" in other.err) == (2, True)


def test_sheets_of_one_workbook_are_compared(zitool, units):
    """Two of them side by side, by the names of their tabs."""
    arguments = ("compare", units, "--sheet", NAMES[0], "--sheet", NAMES[2])
    (found,) = json.loads(zitool(*arguments, "-f", "json").out)["comparisons"]
    assert [found[side]["sheet"] for side in ("first", "second")] == [NAMES[0], NAMES[2]]
    assert [found[side]["points"] for side in ("first", "second")] == [TOTALS[NAMES[0]], TOTALS[NAMES[2]]]
    assert all(case in zitool(*arguments).out for case in (NAMES[0], NAMES[2]))


def test_each_side_of_a_comparison_has_its_sheet(zitool, units, tmp_path):
    """In the order of the files; one name is for all; other numbers are refused."""
    other = tmp_path / "lain.xlsx"
    other.write_bytes(units.read_bytes())
    third = tmp_path / "tiga.xlsx"
    third.write_bytes(units.read_bytes())
    sheets = ["--sheet", NAMES[0], "--sheet", NAMES[1]]
    (found,) = json.loads(zitool("compare", units, other, *sheets, "-f", "json").out)["comparisons"]
    assert [found[side]["sheet"] for side in ("first", "second")] == list(NAMES[:2])
    (found,) = json.loads(zitool("compare", units, other, *sheets[:2], "-f", "json").out)["comparisons"]
    assert [found[side]["sheet"] for side in ("first", "second")] == [NAMES[0], NAMES[0]]
    refused = zitool("compare", units, other, third, *sheets)
    assert (refused.code, "U034" in refused.err) == (2, True)


def test_sheets_are_a_series(zitool, units):
    """A sheet for each period: named by their tabs."""
    sheets = [case for name in NAMES for case in ("--sheet", name)]
    found = json.loads(zitool("trend", units, *sheets, "-f", "json").out)
    assert [period["sheet"] for period in found["periods"]] == list(NAMES)
    assert [period["points"] for period in found["periods"]] == list(TOTALS.values())
    assert all(that_name.partition(" ")[2] in zitool("trend", units, *sheets).out for that_name in NAMES)


def test_other_commands_take_a_sheet(zitool, units, tmp_path):
    """Explanations, readiness, drafts and kept wording are of the sheet that was named."""
    assert zitool("explain", "A.I.1.i.a", units, "--sheet", NAMES[1]).code == 0
    facts = tmp_path / "unit.yaml"
    zitool("readiness", "--new", facts)
    assert zitool("readiness", facts, units, "--sheet", NAMES[1], "--fail-on", "never").code == 0
    draft = tmp_path / "draf" / "rubric.yaml"
    draft.parent.mkdir()
    zitool("rubric", "import", units, "-o", draft, "--sheet", NAMES[1])
    assert NAMES[1] in draft.read_text("utf-8")
    assert "S143" in zitool("rubric", "wording", units, "--sheet", "Tidak ada").err


def test_a_unit_of_a_zone_may_be_a_sheet(zitool, units, tmp_path):
    """A kawasan whose units share a workbook names the sheet of each."""
    zone = tmp_path / "kawasan.yaml"
    lines = [f"  - nama: {name}\n    lke: {units}\n    lembar: {name}\n" for name in NAMES]
    zone.write_text("kawasan: Kawasan Contoh\nunit:\n" + "".join(lines), "utf-8")
    found = json.loads(zitool("zone", zone, "-f", "json").out)
    assert [that_unit["shown"]["points"] for that_unit in found["units"]] == list(TOTALS.values())


@pytest.mark.parametrize(
    "cuts",
    [
        ("B",),
        ("A.II", "B"),
        (
            "A.I.2",
            "A.I.3",
            "A.I.4",
            "A.I.5",
            "A.I.6",
            "A.II",
            "A.II.2",
            "A.II.3",
            "A.II.4",
            "A.II.5",
            "A.II.6",
            "B",
        ),
    ],
)
@pytest.mark.parametrize("options", [[], ["--sheet", "Bagian 2"], ["--sheet", "all"]])
def test_an_lke_spread_over_sheets_is_refused(zitool, tmp_path, cuts, options):
    """However it was cut, a part is never scored as if the rest were unanswered; the sheets are named."""
    file = tmp_path / "lke.xlsx"
    file.write_bytes(xlsx(*parts(*cuts)))
    outcome = zitool("score", file, *options, "-f", "json")
    (refused,) = json.loads(outcome.out)["refused"]
    assert [finding["code"] for finding in refused["findings"]] == ["S144"]
    assert refused["findings"][0]["values"]["sheets"].split(", ") == [
        f"Bagian {number}" for number in range(1, len(cuts) + 2)
    ]


def test_an_example_beside_the_form(zitool, tmp_path):
    """The filled example of a guide is told apart by the name of the form."""
    file = tmp_path / "lke.xlsx"
    file.write_bytes(
        xlsx(replace(unit(NAMES[0]), name="LKE ZI"), replace(unit(NAMES[1]), name="Contoh Pengisian"))
    )
    assert "S112" in zitool("score", file).err
    (found,) = json.loads(zitool("score", file, "--sheet", "lke zi", "-f", "json").out)["assessments"]
    assert (found["points"], found["unit"]) == (TOTALS[NAMES[0]], "")
