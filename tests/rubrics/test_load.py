"""Where a rubric comes from: packaged, a folder, a file."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from zitool.errors import EXIT_USAGE, RubricError
from zitool.rubrics import checked, inheritance, load
from zitool.rubrics import packaged as home
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import main_file, packaged_folder, packaged_ids

GOOD = Path(__file__).parent / "good"
ID = "permenpanrb-90-2021"


def _put(monkeypatch, folder):
    for module in (home, load, inheritance):
        monkeypatch.setattr(module, "packaged_folder", lambda: folder)


@pytest.fixture
def packaged(tmp_path, monkeypatch):
    """A copy of the packaged rubrics that a test may change."""
    copy = tmp_path / "rubrics"
    shutil.copytree(packaged_folder(), copy)
    _put(monkeypatch, copy)
    return copy


def test_a_packaged_rubric_loads_by_id():
    """The id is enough, and the source says how it was asked for."""
    loaded = load_rubric(ID)
    assert loaded.rubric.id == loaded.source == ID
    assert len(loaded.sha256) == 64


def test_packaged_ids_are_listed():
    """Every folder with a rubric is an id."""
    assert ID in packaged_ids()
    assert packaged_ids() == sorted(packaged_ids())


def test_compiled_and_yaml_are_the_same_rubric():
    """By id and by folder: equal rubric, equal hash, equal wordprints."""
    by_id, by_folder = load_rubric(ID), load_rubric(str(packaged_folder() / ID))
    assert by_id.rubric == by_folder.rubric
    assert by_id.sha256 == by_folder.sha256
    assert by_id.wordprints == by_folder.wordprints


def test_the_fast_path_needs_no_yaml():
    """A packaged rubric is read without PyYAML, the lint and the source reader."""
    code = (
        "import sys; from zitool.rubrics.load import load_rubric;"
        f"load_rubric({ID!r});"
        "late = {'yaml', 'zitool.rubrics.lint', 'zitool.rubrics.source', 'openpyxl'};"
        "print(sorted(late & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_fast_path_is_taken(packaged, monkeypatch):
    """With a current compiled form the YAML is not parsed."""
    monkeypatch.setattr(checked, "read_checked", lambda file: pytest.fail(f"parsed {file}"))
    assert load_rubric(ID).rubric.id == ID


def test_an_edited_figure_in_a_checkout_counts_at_once(packaged):
    """A stale compiled form is not believed: the edited YAML is read."""
    file = packaged / ID / "rubric.yaml"
    file.write_text(file.read_text("utf-8").replace('"40"\n        unit', '"41"\n        unit', 1), "utf-8")
    loaded = load_rubric(ID)
    assert loaded.rubric.designations[0].requirements[1].at_least == 41


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1]", b'{"format": 2}', b"\xff", b'{"format": 99}'])
def test_a_damaged_compiled_form_is_not_used(packaged, damage):
    """The YAML is the truth: a compiled form that cannot be read only costs time."""
    whole = load_rubric(ID).rubric
    (packaged / ID / "compiled.json").write_bytes(damage)
    assert load_rubric(ID).rubric == whole


def test_an_installed_rubric_is_not_compared_with_its_yaml(packaged, tmp_path, monkeypatch):
    """In a wheel nobody edits, so the compiled form is enough."""
    installed = packaged.rename(tmp_path / "_rubrics")
    _put(monkeypatch, installed)
    for file in (installed / ID / "sections").iterdir():
        file.unlink()
    assert load_rubric(ID).rubric.weight == 100


def test_a_folder_and_its_main_file_are_the_same_rubric():
    """A path to the folder or to its rubric.yaml gives one rubric and one hash."""
    folder = packaged_folder() / ID
    assert load_rubric(str(folder)).sha256 == load_rubric(str(folder / "rubric.yaml")).sha256


def test_the_hash_is_over_names_and_bytes():
    """Anybody can compute it: name, NUL, length, NUL, bytes of each file in order of names."""
    file = GOOD / "kecil.yaml"
    data = file.read_bytes()
    expected = hashlib.sha256(b"kecil.yaml\0" + str(len(data)).encode() + b"\0" + data).hexdigest()
    assert load_rubric(str(file)).sha256 == expected


def test_wordprints_come_along(tmp_path):
    """The hashed words beside a rubric are sets by id; without the file there are none."""
    folder = tmp_path / "kecil"
    folder.mkdir()
    shutil.copy(GOOD / "kecil.yaml", folder / "rubric.yaml")
    assert load_rubric(str(folder)).wordprints == {}
    (folder / "wordprints.json").write_text(json.dumps({"A.a": "0a 1b 0a"}), "utf-8")
    assert load_rubric(str(folder)).wordprints == {"A.a": (frozenset({"0a", "1b"}),)}
    (folder / "wordprints.json").write_text(json.dumps({"A.a": ["0a 1b", "0c"]}), "utf-8")
    assert load_rubric(str(folder)).wordprints == {"A.a": (frozenset({"0a", "1b"}), frozenset({"0c"}))}
    (folder / "wordprints.json").write_text('{"A.a": 3}', "utf-8")
    assert load_rubric(str(folder)).wordprints == {}
    (folder / "wordprints.json").write_text("[]", "utf-8")
    assert load_rubric(str(folder)).wordprints == {}


@pytest.mark.parametrize(
    "name", ["tidak-ada", "", "a/b/c.yaml", "x" * 5000, "nul\0l", "~", ".", "PERMENPANRB-90-2021"]
)
def test_an_unknown_rubric_names_the_known_ones(name, tmp_path, monkeypatch):
    """U002 names what was asked for and what there is; the command line is wrong, so exit 2."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RubricError) as refusal:
        load_rubric(name)
    (found,) = refusal.value.findings
    assert found.code == "U002"
    assert found.values["name"] == name
    assert ID in found.values["known"]
    assert refusal.value.exit_code == EXIT_USAGE


def test_a_packaged_id_wins_over_a_folder_of_that_name(tmp_path, monkeypatch):
    """What an id means does not depend on where the command runs."""
    (tmp_path / ID).mkdir()
    (tmp_path / ID / "rubric.yaml").write_text("id: lain", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_rubric(ID).rubric.id == ID
    assert main_file(f"./{ID}") == Path(ID) / "rubric.yaml"


def test_words_stay_words_and_numbers_exact():
    """Yes, On, No, ~ and 010 stay what they are as options, 1:30 as text, and 0.75 as three quarters."""
    rubric = load_rubric(str(GOOD / "norwegia.yaml")).rubric
    quarters = {"Yes": 4, "On": 3, "~": 2, "010": 1, "No": 0}
    assert rubric.scales["ya-tidak"].options == {key: Fraction(value, 4) for key, value in quarters.items()}
    assert rubric.regulation.year == "2021"
    assert next(rubric.leaves()).statement == "1:30"
    assert rubric.regulation.effective_from == date(2021, 1, 1)


def test_a_heading_leaves_no_trace_in_the_ids_below():
    """What stands under a heading continues the id above it."""
    rubric = load_rubric(str(GOOD / "judul.yaml")).rubric
    assert [node.id for node in rubric.walk()] == ["A", "B", "B.layanan", "B.integritas"]
    assert [leaf.id for leaf in rubric.leaves()] == ["A.a", "A.b", "B.a", "B.b"]
    assert rubric.sections[1].sections[0].heading is True


def test_a_misshapen_value_is_told_plainly(tmp_path):
    """An R006 has the path, a short reason, what was given and what may stand there."""
    file = tmp_path / "kecil.yaml"
    text = (GOOD / "kecil.yaml").read_text("utf-8")
    file.write_text(text.replace("kind: share", "kind: bagian"), "utf-8")
    with pytest.raises(RubricError) as refusal:
        load_rubric(str(file))
    (found,) = refusal.value.findings
    assert (found.code, found.file, found.cell) == ("R006", str(file), "39:17")
    assert found.values == {
        "path": "sections[0].indicators[1].ratio.kind",
        "reason": "not_one_of",
        "given": "bagian",
        "expected": "'share' or 'decrease'",
    }


@pytest.mark.parametrize("id_", packaged_ids())
def test_packaged_rubrics_state_the_process_in_english_too(id_):
    """Every prerequisite, special rule, stage, thing of a stage and group of units has an English text."""
    rubric = load_rubric(id_).rubric
    items = [item for stage in rubric.stages for item in stage.items]
    stated = [*rubric.prerequisites, *rubric.provisos, *items, *rubric.unit_groups]

    assert stated
    assert [one.id for one in stated if not one.statement_en] == []
    assert [stage.id for stage in rubric.stages if not stage.name_en] == []
    assert [one.id for one in stated if one.statement_en == one.statement] == []


def test_an_edited_packaged_rubric_without_groups_is_read(packaged):
    """Its words are checked without reading the packaged rubrics, of which it is one itself."""
    main = packaged / "permenpan-52-2014" / "rubric.yaml"
    main.write_text(main.read_text("utf-8") + "# edited\n", "utf-8")
    home.packaged_groups.cache_clear()

    assert load_rubric("permenpan-52-2014").rubric.prerequisites
    home.packaged_groups.cache_clear()
