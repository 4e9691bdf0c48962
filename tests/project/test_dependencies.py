"""What the project says it needs: no more is imported, all of it is pinned, and only with hashes."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = (ROOT / "constraints.txt").read_text(encoding="utf-8")


def load_tool():
    """Return tools/constraints.py as a module."""
    spec = importlib.util.spec_from_file_location("constraints_tool", ROOT / "tools" / "constraints.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = load_tool()
check = tool.check


def imported(file):
    """Yield the top-level name of every module that `file` imports, at the top or late."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.split(".")[0]


def test_program_imports_only_what_it_declares():
    """A development tool must not be needed where only the wheel is installed."""
    extras = [text for value in PROJECT["project"]["optional-dependencies"].values() for text in value]
    declared = {Requirement(text).name for text in [*PROJECT["project"]["dependencies"], *extras]}
    declared |= {"pydantic-core"}
    owners = importlib.metadata.packages_distributions()
    needed = {name for file in (ROOT / "src").rglob("*.py") for name in imported(file)}
    own = {"zitool", "_sha2", "_sha256"}  # the two are Python's, each of some versions
    foreign = needed - set(sys.stdlib_module_names) - own

    assert {canonicalize_name(owners[name][0]) for name in foreign} <= declared


def test_every_declared_dependency_is_imported():
    """A dependency that nothing imports is weight on everybody's machine."""
    owners = importlib.metadata.packages_distributions()
    needed = {name for file in (ROOT / "src").rglob("*.py") for name in imported(file)}
    used = {canonicalize_name(owner) for name in needed for owner in owners.get(name, ())}

    assert {Requirement(text).name for text in PROJECT["project"]["dependencies"]} <= used


def test_constraints_are_sound():
    """The committed pins pass the check that the lint runs."""
    assert list(check(PINS, PROJECT)) == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url address",
        "--find-links folder",
        "-e .",
        "./folder/rich-15.0.0-py3-none-any.whl",
        "rich>=14",
        "rich==15.0.0",
        "rich @ file:///folder/rich.whl",
        "",
    ],
)
def test_anything_but_a_pin_with_hashes_is_named(line):
    """An index, an address, a path, a loose version or a pin without a hash is found."""
    number = PINS.count("\n") + 1

    assert list(check(f"{PINS}{line}\n", PROJECT)) == [f"{number}: neither a pin nor its hash: {line}"]


def test_missing_and_unfit_pins_are_named():
    """A requirement that is not pinned, or pinned outside its range, is found."""
    project = {
        "build-system": {"requires": ["hatchling>=1.27"]},
        "dependency-groups": {"test": ["no-such-tool>=1"], "dev": [{"include-group": "test"}]},
        "project": {"dependencies": ["rich>=9999"]},
    }

    faults = sorted(check(PINS, project))

    assert len(faults) == 2
    assert faults[0] == "no pin for no-such-tool>=1"
    assert faults[1].endswith("is not rich>=9999")


def closure(requirements):
    """Return the names of what `requirements` bring along here, themselves among them."""
    names, todo = set(), list(requirements)
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        if name in names or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        names.add(name)
        todo += map(Requirement, importlib.metadata.requires(name) or ())
    return names


def test_a_demo_installs_what_running_needs_and_no_more():
    """Above the line that the Makefile stops at stands all that zitool brings along, and no more."""
    assert tool.REST in PINS
    assert tool.REST.strip("# \n").startswith(
        re.search(r"PART := /(.*)/q;p", (ROOT / "Makefile").read_text("utf-8"))[1]
    )
    pinned = re.findall(r"^([a-z0-9-]+)==\S+( ;)?", PINS.partition(tool.REST)[0], re.MULTILINE)
    needed = closure(tool.needed(PROJECT))

    assert needed <= {name for name, _ in pinned}
    assert {name for name, elsewhere in pinned if not elsewhere} <= needed


def test_a_pin_of_the_wrong_part_is_named():
    """What running needs must not stand below the line."""
    moved = tool.arranged(PINS, {"hatchling"})

    assert sorted(moved.splitlines()) == sorted(PINS.splitlines())
    faults = "\n".join(check(moved, PROJECT))
    assert "rich>=14 is needed to run: its pin belongs above" in faults
    assert "hatchling" not in faults


def test_nothing_tracked_names_a_package_registry():
    """Where packages come from is everybody's own business: no address of a registry, no lock file."""
    known = ("pyp" + "i.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "yarn" + "pkg.com")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a clone")
    files = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    texts = {file: file.read_bytes().decode("utf-8", "replace") for file in files if file.is_file()}

    assert files
    assert [file.name for file, text in texts.items() if any(that_name in text for that_name in known)] == []
    assert ROOT / "uv.lock" not in files


def test_no_property_depends_on_load():
    """Health checks of Hypothesis measure time or memory: one left on fails on a machine that is busy."""
    listed = {
        file.name: re.findall(r"suppress_health_check=\[.*\]|deadline=\d+", file.read_text("utf-8"))
        for file in (ROOT / "tests").rglob("*.py")
    }

    assert {name: found for name, found in listed.items() if found and name != "test_dependencies.py"} == {}
