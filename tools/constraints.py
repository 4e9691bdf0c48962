"""Pin every dependency with hashes in constraints.txt, or check that the file can be trusted.

python tools/constraints.py              pin anew with uv; keeps the versions already there that still fit
python tools/constraints.py --upgrade    pin the newest versions
python tools/constraints.py --check      offline: only pins with hashes, for all that pyproject.toml asks
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = "constraints.txt"
HEADER = (
    "# Made by `make constraints`; not edited by hand. First what `make demo` installs: what running needs.\n"
)
REST = "# What testing and linting need besides.\n"
"""Between the two parts; the Makefile installs what stands above it for `make demo`."""

_PIN = re.compile(r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)==(?P<version>[0-9][0-9a-z.]*)(?: ; [^\\]+)? \\")
_HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write or check constraints.txt below `root`; return the exit code."""
    parser = argparse.ArgumentParser(
        description="Pin every dependency in constraints.txt, or check the pins."
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; end with 1 where something is wrong"
    )
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    given = parser.parse_args(arguments)
    if not given.check:
        return _pin(root, upgrade=given.upgrade)
    text = (root / CONSTRAINTS).read_text(encoding="utf-8")
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    faults = list(check(text, project))
    for fault in faults:
        print(f"{CONSTRAINTS}: {fault}", file=sys.stderr)
    return int(bool(faults))


def check(text: str, project: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the constraints `text` of the `project` (the content of pyproject.toml)."""
    versions: dict[str, str] = {}
    running = {pin["name"] for pin in map(_PIN.fullmatch, text.partition(REST)[0].splitlines()) if pin}
    for number, line in enumerate(text.splitlines(), 1):
        if pin := _PIN.fullmatch(line):
            versions[pin["name"]] = pin["version"]
        # Anything else would be an index, an address, a path or a loose version.
        elif not _HASH.fullmatch(line) and not line.startswith("#"):
            yield f"{number}: neither a pin nor its hash: {line}"
    for requirement in requirements(project):
        version = versions.get(canonicalize_name(requirement.name))
        if version is None:
            yield f"no pin for {requirement}"
        elif version not in requirement.specifier:
            yield f"{requirement.name}=={version} is not {requirement}"
        elif requirement in needed(project) and canonicalize_name(requirement.name) not in running:
            yield f"{requirement} is needed to run: its pin belongs above {REST.strip()!r}"


def needed(project: dict[str, Any]) -> list[Requirement]:
    """Return what running from a clone asks for, building included."""
    return [
        Requirement(line)
        for line in (*project["project"]["dependencies"], *project["build-system"]["requires"])
    ]


def arranged(text: str, running: set[str]) -> str:
    """Return compiled pins in two parts: first those of the names in `running`."""
    blocks = re.split(r"\n(?=\S)", text.strip())
    parts: tuple[list[str], list[str]] = ([], [])
    for block in blocks:
        if not block.startswith("#"):
            parts[block.partition("==")[0] not in running].append(f"{block}\n")
    return "".join([HEADER, *parts[0], REST, *parts[1]])


def requirements(project: dict[str, Any]) -> list[Requirement]:
    """Return what running, testing, linting and building ask for."""
    groups = [entry for group in project["dependency-groups"].values() for entry in group]
    return [*needed(project), *(Requirement(text) for text in groups if isinstance(text, str))]


def _pin(root: Path, *, upgrade: bool) -> int:
    uv = shutil.which("uv")
    if uv is None:
        print("uv is needed to pin for every platform at once: https://docs.astral.sh/uv/", file=sys.stderr)
        return 2
    options = ["--universal", "--python-version", "3.11", "--quiet", "--no-header", "--no-annotate"]
    options += ["--no-emit-index-url", "--no-emit-find-links"]
    compile_ = [uv, "pip", "compile", "pyproject.toml", *options]
    file = root / CONSTRAINTS
    whole = [*compile_, "--generate-hashes", "--group", "dev", "--output-file", CONSTRAINTS]
    code = subprocess.run([*whole, *["--upgrade"] * upgrade], cwd=root, check=False).returncode
    if code:
        return code
    pins = file.read_text(encoding="utf-8")
    part = [*compile_, "--group", "build", "--constraint", CONSTRAINTS]
    running = subprocess.run(part, cwd=root, check=True, capture_output=True, encoding="utf-8").stdout
    names = {line.partition("==")[0] for line in running.splitlines()}
    file.write_text(arranged(pins, names), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
