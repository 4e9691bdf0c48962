"""The generated files: current, deterministic, equal to the YAML."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml
from tools import schemas
from tools.schemas import rubric_schema, section_schema

from zitool.core.law.compiled import from_plain
from zitool.portalrb.documents import MODELS
from zitool.rubrics.checked import read_checked
from zitool.rubrics.compile import compile_rubric, main
from zitool.rubrics.packaged import packaged_folder, packaged_ids

HERE = Path(__file__).parent
GOOD = sorted((HERE / "good").glob("*.yaml"))
# JSON Schema does not assert formats unless asked to, so dates are the loader's alone.
BAD = sorted(set((HERE / "bad").glob("R006-*.yaml")) - set((HERE / "bad").glob("*-date.yaml")))


class _TextLoader(yaml.SafeLoader):
    """YAML as an editor's JSON Schema check sees it, without the traps: only true and false are no text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's way


_TextLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def _load(path):
    return yaml.load(path.read_text("utf-8"), Loader=_TextLoader)


@pytest.fixture
def kecil(tmp_path):
    """A folder with a small rubric in it."""
    folder = tmp_path / "kecil"
    folder.mkdir()
    shutil.copy(HERE / "good" / "kecil.yaml", folder / "rubric.yaml")
    return folder


@pytest.mark.parametrize("id_", packaged_ids())
def test_the_compiled_form_is_current(id_):
    """What is committed is what the YAML makes, to the byte: run ``python -m zitool.rubrics.compile``."""
    folder = packaged_folder() / id_
    assert (folder / "compiled.json").read_bytes() == compile_rubric(folder)


@pytest.mark.parametrize("id_", packaged_ids())
def test_the_compiled_form_loads_back_equal(id_):
    """Nothing is lost on the way through JSON, not a fraction and not a date."""
    folder = packaged_folder() / id_
    stored = json.loads(compile_rubric(folder))
    rubric, document = read_checked(folder / "rubric.yaml")
    assert from_plain(stored["rubric"]) == rubric
    assert stored["files"] == sorted(document.files)


def test_the_schemas_are_current(monkeypatch, capsys):
    """What is committed is what the models make, of every kind; else the one that is not is named."""
    assert schemas.main(["--check"]) == 0
    made = schemas.outputs()
    assert {path.name.partition(".")[0] for path in made} == {
        "rubric", "section", "facts", "zone", "instrument", *(f"portalrb-{kind}" for kind in MODELS),
    }  # fmt: skip
    monkeypatch.setattr(schemas, "zone_file_schema", lambda: b"{}")
    assert schemas.main(["--check"]) == 1
    assert "not current: rubrics/zone.schema.json" in capsys.readouterr().err.replace(os.sep, "/")


@pytest.mark.parametrize("schema", [rubric_schema(), section_schema()], ids=["rubric", "section"])
def test_a_schema_is_a_schema(schema):
    """Both are valid draft 2020-12, without an address that nobody serves."""
    content = json.loads(schema)
    jsonschema.Draft202012Validator.check_schema(content)
    assert content["$schema"].endswith("2020-12/schema")
    assert "$id" not in content


@pytest.mark.parametrize("id_", packaged_ids())
def test_packaged_yaml_is_valid_as_written(id_):
    """The files with their includes satisfy the schemas that editors use."""
    folder = packaged_folder() / id_
    jsonschema.Draft202012Validator(json.loads(rubric_schema())).validate(_load(folder / "rubric.yaml"))
    for file in (folder / "sections").glob("*.yaml"):
        jsonschema.Draft202012Validator(json.loads(section_schema())).validate(_load(file))


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_schema_and_loader_agree_on_the_good(file):
    """A rubric that loads satisfies the schema."""
    jsonschema.Draft202012Validator(json.loads(rubric_schema())).validate(_load(file))


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_schema_and_loader_agree_on_shape(file):
    """What is R006 for the loader is an error for an editor too: made ids, unknown keys, bad words."""
    validator = jsonschema.Draft202012Validator(json.loads(rubric_schema()))
    assert list(validator.iter_errors(_load(file)))


def test_compiling_twice_gives_the_same_bytes(kecil):
    """The result depends on the YAML alone."""
    assert compile_rubric(kecil) == compile_rubric(kecil)
    assert compile_rubric(kecil).endswith(b"}\n")


def test_check_says_what_is_not_current_and_writes_nothing(kecil, capsys):
    """``--check`` ends with 1 until the files are written, then with 0."""
    assert main(["--check", str(kecil)]) == 1
    assert "not current" in capsys.readouterr().err
    assert [path.name for path in kecil.iterdir()] == ["rubric.yaml"]
    assert main([str(kecil)]) == 0
    assert [path.name for path in kecil.parent.iterdir() if path.is_file()] == []
    assert sorted(path.name for path in kecil.iterdir()) == ["compiled.json", "rubric.yaml"]
    capsys.readouterr()
    assert main(["--check", str(kecil)]) == 0
    assert capsys.readouterr().err == ""


def test_a_faulty_rubric_is_not_compiled(kecil, capsys):
    """Faults are listed with their places, exit 2, and nothing is written."""
    file = kecil / "rubric.yaml"
    file.write_text(file.read_text("utf-8").replace('weight: "10"', 'weight: "9"'), "utf-8")
    assert main([str(kecil)]) == 2
    assert f"R010 {file.resolve()}:50:9" in capsys.readouterr().err
    assert [path.name for path in kecil.iterdir()] == ["rubric.yaml"]


def test_a_failed_write_leaves_the_old_file_and_no_other(kecil, monkeypatch):
    """When the disk is full the old compiled form is still whole."""
    assert main([str(kecil)]) == 0
    old = (kecil / "compiled.json").read_bytes()
    (kecil / "rubric.yaml").write_bytes((kecil / "rubric.yaml").read_bytes() + b"# lagi\n")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        main([str(kecil)])
    assert (kecil / "compiled.json").read_bytes() == old
    assert sorted(path.name for path in kecil.iterdir()) == ["compiled.json", "rubric.yaml"]
