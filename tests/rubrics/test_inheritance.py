"""Rubrics that extend another: what is taken over, what is stated, and every way to get it wrong.

In ``heirs`` each rubric stands beside its parent. A name that begins with a code has one fault, on the lines
marked with it; R025 is advice and keeps nobody from loading.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
import yaml
from tools.schemas import rubric_schema

from zitool.errors import RubricError
from zitool.findings import severity_of
from zitool.rubrics import checked, inheritance, load, packaged
from zitool.rubrics.checked import read_checked
from zitool.rubrics.compile import compile_rubric, main
from zitool.rubrics.inheritance import MOST_PARENTS, read_rubric
from zitool.rubrics.load import load_rubric

HEIRS = Path(__file__).parent / "heirs"
FAULTY = sorted(path for path in HEIRS.glob("R*.yaml") if not path.name.startswith("R025"))
IDLE = sorted(HEIRS.glob("R025*.yaml"))
HEAD = """\
id: {id}
extends: {parent}
version: "1.0.0"
status: active
regulation:
  {{number: "2", year: "2023", title: Perubahan, effective_from: "2023-01-01", last_checked: "2026-11-01"}}
"""


def _refusal(file):
    with pytest.raises(RubricError) as refusal:
        load_rubric(str(file))
    return refusal.value.findings


def _marked(file, code):
    lines = file.read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if f"# <- {code}" in line}


@pytest.mark.parametrize("file", FAULTY, ids=lambda file: file.stem)
def test_one_fault_makes_one_code_on_its_line(file):
    """Exactly the code in the name, in the heir's own file and on the marked lines; nothing is loaded."""
    code = file.name[:4]
    found = _refusal(file)
    assert {finding.code for finding in found} == {code}
    assert {(finding.file, int(finding.cell.split(":")[0])) for finding in found} == {
        (str(file), line) for line in _marked(file, code)
    }
    assert all(finding.severity is severity_of(code) for finding in found)


@pytest.mark.parametrize("file", IDLE, ids=lambda file: file.stem)
def test_what_changes_nothing_is_said_and_loads(file):
    """R025 names what is the parent's already; an update of the parent must not break its heirs."""
    _, document = read_checked(file)
    assert {(one.code, int(one.cell.split(":")[0])) for one in document.idle} == {
        ("R025", line) for line in _marked(file, "R025")
    }


def _plain(part):
    """Return a part without the instrument that what is taken over names."""
    references = tuple(replace(reference, instrument=None) for reference in part.references)
    return replace(part, references=references)


def test_an_heir_states_only_what_differs():
    """Stated: as the heir says. All else: as the parent says. And `own` tells one from the other."""
    parent, heir = (load_rubric(str(HEIRS / f"{name}.yaml")).rubric for name in ("induk", "pewaris"))
    assert (heir.id, heir.extends, heir.regulation.year) == ("pewaris", "induk", "2023")
    assert heir.own == ("scales.indeks", "designations", "prerequisites", "A.b", "B.I.a", "B.I.b")
    assert heir.scales["indeks"].maximum == 5
    assert _plain(heir.scales["ya-tidak"]) == _plain(parent.scales["ya-tidak"])
    assert [designation.id for designation in heir.designations] == ["wbk"]
    assert heir.designations[0].requirements[0].at_least == 70
    leaves = {leaf.id: leaf for leaf in heir.leaves()}
    before = {leaf.id: leaf for leaf in parent.leaves()}
    assert _plain(leaves["A.a"]) == _plain(before["A.a"])
    assert {reference.instrument for reference in heir.scales["ya-tidak"].references} == {"1/2021"}
    assert {reference.instrument for reference in heir.scales["indeks"].references} <= {None}
    assert leaves["A.b"].statement == "Bagian rencana yang selesai tahun ini"
    assert leaves["A.b"].ratio == before["A.b"].ratio
    assert [leaves[text].weight for text in ("B.I.a", "B.I.b")] == [Fraction(25), Fraction(15)]
    assert [heir.inherits(text) for text in ("A.a", "B.I.a", "scales.rasio", "designations")] == [
        True, False, True, False,
    ]  # fmt: skip
    assert not parent.inherits("A.a")


def test_an_heir_may_have_heirs():
    """What the grandparent says comes through unless somebody between says otherwise."""
    loaded = load_rubric(str(HEIRS / "cucu.yaml"))
    assert loaded.rubric.extends == "pewaris"
    assert loaded.rubric.own == ("B.I",)
    assert loaded.rubric.sections[1].sections[0].title == "SURVEI MANDIRI"
    assert loaded.rubric.designations[0].requirements[0].at_least == 70
    assert read_rubric(HEIRS / "cucu.yaml").parents == ("pewaris", "induk")


def test_places_are_those_of_the_file_that_wrote_the_value():
    """An inherited weight stands in the parent's file, a changed one in the heir's."""
    document = read_rubric(HEIRS / "pewaris.yaml")
    assert document.place(("sections", 0, "weight")).file == str(HEIRS / "induk.yaml")
    changed = document.place(("sections", 1, "sections", 0, "indicators", 0, "weight"))
    lines = (HEIRS / "pewaris.yaml").read_text("utf-8").splitlines()
    assert changed.file == str(HEIRS / "pewaris.yaml")
    assert lines[changed.line - 1].strip() == 'weight: "25"'


def test_the_parent_beside_wins_over_a_packaged_one(tmp_path):
    """A copied folder of rubrics stays whole: what lies beside counts, and else what comes with zitool."""
    child = tmp_path / "anak" / "rubric.yaml"
    child.parent.mkdir()
    child.write_text(HEAD.format(id="anak", parent="permenpan-52-2014"), "utf-8")
    assert len(list(load_rubric(str(child)).rubric.leaves())) == 84
    beside = tmp_path / "permenpan-52-2014" / "rubric.yaml"
    beside.parent.mkdir()
    text = (HEIRS / "induk.yaml").read_text("utf-8").replace("id: induk", "id: permenpan-52-2014")
    beside.write_text(text, "utf-8")
    assert len(list(load_rubric(str(child.parent)).rubric.leaves())) == 4


def test_circles_end(tmp_path):
    """Two rubrics that extend each other, and one that extends itself, are R022."""
    for name, parent in (("satu", "dua"), ("dua", "satu"), ("diri", "diri")):
        (tmp_path / f"{name}.yaml").write_text(HEAD.format(id=name, parent=parent), "utf-8")
    for name in ("satu", "diri"):
        assert [
            (refusal.code, refusal.values["reason"]) for refusal in _refusal(tmp_path / f"{name}.yaml")
        ] == [("R022", "circle")]


def test_a_long_line_of_heirs_is_refused(tmp_path):
    """So many parents are followed and no more."""
    (tmp_path / "g0.yaml").write_text((HEIRS / "induk.yaml").read_text("utf-8"), "utf-8")
    for number in range(1, MOST_PARENTS + 2):
        text = HEAD.format(id=f"g{number}", parent=f"g{number - 1}")
        (tmp_path / f"g{number}.yaml").write_text(text, "utf-8")
    assert load_rubric(str(tmp_path / f"g{MOST_PARENTS}.yaml")).rubric.weight == 100
    (found,) = _refusal(tmp_path / f"g{MOST_PARENTS + 1}.yaml")
    assert (found.code, found.values["reason"]) == ("R022", "too_deep")


def test_a_faulty_parent_is_told_with_its_own_lines(tmp_path):
    """A parent that is no YAML has its finding in its own file, and the heir one at `extends`."""
    (tmp_path / "rusak.yaml").write_text("id: [", "utf-8")
    file = tmp_path / "anak.yaml"
    file.write_text(HEAD.format(id="anak", parent="rusak"), "utf-8")
    found = _refusal(file)
    assert [(finding.code, finding.file) for finding in found] == [
        ("R001", str(tmp_path / "rusak.yaml")),
        ("R022", str(file)),
    ]


def test_a_link_out_of_the_folder_is_no_parent(tmp_path):
    """A parent's file that is a link to somewhere else is refused like an include."""
    outside = tmp_path / "luar" / "rubric.yaml"
    outside.parent.mkdir()
    shutil.copy(HEIRS / "induk.yaml", outside)
    folder = tmp_path / "dalam"
    folder.mkdir()
    (folder / "induk.yaml").symlink_to(outside)
    file = folder / "anak.yaml"
    file.write_text(HEAD.format(id="anak", parent="induk"), "utf-8")
    (found,) = _refusal(file)
    assert (found.code, found.values["reason"]) == ("R022", "outside")


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Heir and parent as packaged folders, both compiled."""
    for name in ("induk", "pewaris"):
        (tmp_path / name).mkdir()
        shutil.copy(HEIRS / f"{name}.yaml", tmp_path / name / "rubric.yaml")
    (tmp_path / "induk" / "wordprints.json").write_text(json.dumps({"A.a": "0a", "A.b": "0b"}), "utf-8")
    (tmp_path / "pewaris" / "wordprints.json").write_text(json.dumps({"A.b": "0c"}), "utf-8")
    for module in (load, inheritance, packaged):
        monkeypatch.setattr(module, "packaged_folder", lambda: tmp_path)
    assert main([str(tmp_path / "induk"), str(tmp_path / "pewaris")]) == 0
    return tmp_path


def test_the_compiled_form_holds_the_whole_rubric(folders, monkeypatch):
    """An heir loads without its parent's YAML being parsed, equal in rubric, hash and word prints."""
    parsed = load_rubric(str(folders / "pewaris"))
    monkeypatch.setattr(checked, "read_checked", lambda file: pytest.fail(f"parsed {file}"))
    compiled = load_rubric("pewaris")
    assert (compiled.rubric, compiled.sha256, compiled.wordprints) == (
        parsed.rubric, parsed.sha256, parsed.wordprints,
    )  # fmt: skip
    assert compiled.wordprints == {"A.a": (frozenset({"0a"}),), "A.b": (frozenset({"0c"}),)}
    stored = json.loads((folders / "pewaris" / "compiled.json").read_bytes())
    assert stored["files"] == ["../induk/rubric.yaml", "rubric.yaml"]
    assert stored["parents"] == ["induk"]


def test_an_edited_parent_counts_at_once(folders):
    """The compiled form of an heir is stale where the parent was edited: hash and figure are the new ones."""
    before = load_rubric("pewaris")
    file = folders / "induk" / "rubric.yaml"
    file.write_text(file.read_text("utf-8").replace("Ada rencana kerja", "Ada rencana"), "utf-8")
    after = load_rubric("pewaris")
    assert next(after.rubric.leaves()).statement == "Ada rencana"
    assert after.sha256 != before.sha256
    assert main(["--check", str(folders / "pewaris")]) == 1


def test_editors_know_the_form():
    """The schema takes heirs, wants the tree of everybody else, and says what a change may hold."""
    schema = json.loads(rubric_schema())
    validator = jsonschema.Draft202012Validator(schema)

    def read(name):
        return yaml.load((HEIRS / name).read_text("utf-8"), Loader=yaml.BaseLoader)

    for name in ("induk.yaml", "pewaris.yaml", "cucu.yaml"):
        validator.validate(read(name))
    for name in (
        "R006-own-is-made.yaml",
        "R022-a-path.yaml",
        "R024-own-sections.yaml",
        "R024-another-code.yaml",
        "R024-a-list-of-changes.yaml",
        "R024-empty-change.yaml",
        "R024-changes-without-parent.yaml",
    ):
        assert not validator.is_valid(read(name)), name


def test_compiling_is_deterministic(folders):
    """The same YAML gives the same bytes."""
    assert compile_rubric(folders / "pewaris") == compile_rubric(folders / "pewaris")
