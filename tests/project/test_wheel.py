"""The wheel as a user has it: installed in an empty environment, run from another folder."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "unit-baik.xlsx"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel from this checkout."""
    place = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(place.glob("zitool-*-py3-none-any.whl"))


@pytest.fixture(scope="module")
def program(wheel, tmp_path_factory):
    """Install the wheel in a fresh environment, without a network: dependencies are those of this one."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place, with_pip=True)
    scripts = place / ("Scripts" if sys.platform == "win32" else "bin")
    command = [scripts / "python", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel]
    subprocess.run(command, check=True, capture_output=True)
    inside = next(place.rglob("site-packages"))
    # A .pth file in there is not read, so the checkout's own zitool stays out of reach.
    (inside / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return scripts / "zitool"


def test_installed_program_scores_from_any_folder(program, tmp_path):
    """The rubrics come with the wheel, so that the checkout is not needed."""
    command = [program, "score", EXAMPLE, "-f", "json"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, encoding="utf-8")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["assessments"][0]["rubric"] == "permenpanrb-90-2021"


def test_installed_program_works_on_rubrics_from_any_folder(program, tmp_path):
    """Packaged rubrics by id, own ones by path: listed, shown, checked, tested, begun; with the schemas."""

    def run(*arguments):
        command = [program, "rubric", *arguments]
        done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, (arguments, done.stdout, done.stderr)
        return done.stdout

    rubric = "permenpanrb-90-2021"
    assert rubric in {row["id"] for row in json.loads(run("list", "-f", "json"))}
    assert json.loads(run("show", rubric, "A.I.1", "-f", "json"))["weight"] == "4"
    assert "$defs" in json.loads(run("schema", "section"))
    assert run("check", rubric, "--today", "2026-11-25") == ""
    run("test", rubric)
    run("new", "milik-sendiri")
    run("test", "milik-sendiri", "--mutants")
    run("show", "milik-sendiri")


def test_an_installed_program_writes_pages_with_their_style(wheel, program, tmp_path):
    """The style sheet comes along, and nothing that pages no longer need."""
    command = [program, "score", EXAMPLE, "-o", "nilai.html"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    style = (ROOT / "src/zitool/reports/formats/html/style.css").read_text("utf-8")
    assert f"<style>\n{style}" in (tmp_path / "nilai.html").read_text("utf-8")
    with zipfile.ZipFile(wheel) as packed:
        [metadata] = [name for name in packed.namelist() if name.endswith(".dist-info/METADATA")]
        assert b"jinja" not in packed.read(metadata).lower()


def test_wheel_holds_every_rubric_and_nothing_of_the_tests(wheel):
    """What the program needs at run time is in the wheel; what only developers need is not."""
    names = zipfile.ZipFile(wheel).namelist()
    inside, rubrics = "zitool/_rubrics/", ROOT / "rubrics"
    packed = {name.removeprefix(inside) for name in names if name.startswith(inside)}
    kept = {path.relative_to(rubrics).as_posix() for path in rubrics.rglob("*") if path.is_file()}

    assert packed == kept
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"zitool"}
