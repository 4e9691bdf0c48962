"""Build ``dist/zitool.html``: the whole program in one file, for a browser and without a network.

CPython for WebAssembly comes from npm (`package-lock.json`), libraries from PyPI as `constraints.txt` pins
them, both by hash; zitool and its rubrics from this checkout. The same inputs give the same bytes.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
ROOT = HERE.parent
DIST = ROOT / "dist"
PAGE = DIST / "zitool.html"
SUMS = "SHA256SUMS"
PYODIDE = HERE / "node_modules" / "pyodide"
LIBRARY = "lib/python3.14"
PACKAGES = f"{LIBRARY}/site-packages"
LIBRARIES = (
    "annotated-doc", "annotated-types", "et-xmlfile", "markdown-it-py", "mdurl", "openpyxl",
    "pydantic", "pydantic-core", "pygments", "pyyaml", "rich", "shellingham", "typer", "typing-extensions",
    "typing-inspection",
)  # fmt: skip
"""What zitool needs to run, by their names in `constraints.txt`; a missing one shows in `make web-test`."""
PLATFORMS = ("pyemscripten_2026_0_wasm32", "manylinux_2_28_x86_64", "manylinux_2_17_x86_64")
"""PyYAML has no wheel for WebAssembly: that of Linux is taken, without its C parts."""
LEFT_OUT = re.compile(
    rf"{re.escape(PACKAGES)}/("
    r"pygments/(lexers|styles)/(?!__init__|_mapping|default)|pydantic/(v1/|mypy\.py)|.*\.pyi$"
    r"|[^/]+\.dist-info/(?!licenses/|LICEN[CS]E|METADATA)"
    r"|zitool/((survey|evidence)/|cli/(watching|commands/(survey|evidence|serve))\.py|_rubrics/instruments/"
    r"|portalrb/(serving|listening|throttle|tokens|serve_plan|counter)\.py))"
)
"""What of the libraries nothing here imports, and the commands of zitool that the page does not offer; the
standard library is there whole."""
_MARK = re.compile(r"\{\{(\w+)\}\}")


def main(arguments: Sequence[str]) -> None:
    """Build the page and say what each part of it weighs; with ``--sums``, only write the checksums anew."""
    if "--sums" not in arguments:
        build()
    sums = [
        f"{sha256(path.read_bytes())}  {path.name}\n" for path in sorted(DIST.iterdir()) if path.name != SUMS
    ]
    inside = re.search(rb'name="program" content="([0-9a-f]{64})"', PAGE.read_bytes())
    (DIST / SUMS).write_text(
        "".join([*sums, f"# the program in {PAGE.name}: {inside[1].decode()}\n"]), "utf-8"
    )


def build() -> None:
    """Write the page, and say what each part of it weighs."""
    needs()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        lay_out(tree, Path(folder, "wheels"))
        compile_all(tree)
        said, parts = licences(tree), {"files": packed(tree)}
    parts = {"wasm": (PYODIDE / "pyodide.asm.wasm").read_bytes(), **parts}
    squeezed = {name: gzip.compress(data, 9, mtime=0) for name, data in parts.items()}
    DIST.mkdir(exist_ok=True)
    PAGE.write_bytes(page := assembled(squeezed, said))
    print(f"{PAGE.relative_to(ROOT)}: {len(page) / 1e6:.1f} MB")
    for name, data in parts.items():
        print(f"  {name}: {len(data) / 1e6:.1f} MB, {len(squeezed[name]) * 4 / 3e6:.1f} MB in the page")


def sha256(data: bytes) -> str:
    """Return the digest of bytes as people compare it."""
    return hashlib.sha256(data).hexdigest()


def needs() -> None:
    """End, in words, where a tool is missing."""
    for name in ("node", "npm"):
        if shutil.which(name) is None:
            sys.exit(f"web/build.py needs {name}: install Node.js 20 or later; nothing else of zitool does")
    if not PYODIDE.is_dir():
        sys.exit("web/build.py needs its npm packages: npm ci --prefix web --ignore-scripts")


def lay_out(tree: Path, wheels: Path) -> None:
    """Write the file system of the page below `tree`: the standard library, libraries, zitool."""
    extract(PYODIDE / "python_stdlib.zip", tree / LIBRARY)
    fetch(wheels)
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(wheels), cwd=ROOT)
    for wheel in sorted(wheels.glob("*.whl")):
        extract(wheel, tree / PACKAGES)
    shutil.copy(HERE / "page" / "zitool_page.py", tree / PACKAGES)
    shutil.copy(ROOT / "examples" / "unit-baik.xlsx", tree / "contoh.xlsx")
    for name in ("pyodide.mjs", "pyodide.asm.mjs"):
        shutil.copy(PYODIDE / name, tree)
    info = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))["info"]
    (tree / "pyodide-lock.json").write_text(json.dumps({"info": info, "packages": {}}), "utf-8")


def fetch(wheels: Path) -> None:
    """Bring the wheels that `constraints.txt` pins, each checked against its hashes."""
    pins = (ROOT / "constraints.txt").read_text("utf-8")
    blocks = re.findall(r"^(?:\S+==.*\n(?:    .*\n)*)", pins, re.MULTILINE)
    wanted = [block for block in blocks if block.partition("==")[0] in LIBRARIES]
    wheels.mkdir()
    listed = wheels / "wanted.txt"
    listed.write_text("".join(wanted), "utf-8")
    pip = [sys.executable, "-m", "pip"] if has_pip() else ["uvx", "pip"]
    platforms = [word for platform in PLATFORMS for word in ("--platform", platform)]
    run(
        *pip, "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes",
        "--only-binary", ":all:", *platforms, "--implementation", "cp", "--python-version", "3.14",
        "--abi", "cp314", "--abi", "none", "--dest", str(wheels), "--requirement", str(listed),
    )  # fmt: skip


def has_pip() -> bool:
    """Whether this Python has pip; an environment made by uv has none."""
    done = subprocess.run([sys.executable, "-m", "pip", "--version"], check=False, capture_output=True)
    return done.returncode == 0


def extract(archive: Path, folder: Path) -> None:
    """Unpack what of an archive the page needs."""
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            path = (folder / name).relative_to(tree_of(folder)).as_posix()
            foreign = name.endswith(".so") and "wasm32" not in archive.name
            if not (name.endswith("/") or LEFT_OUT.match(path) or foreign):
                opened.extract(name, folder)


def tree_of(folder: Path) -> Path:
    """Return the root of the file system that a folder of it belongs to."""
    return next(parent for parent in (folder, *folder.parents) if parent.name == "tree")


def compile_all(tree: Path) -> None:
    """Turn every module into what its interpreter runs; sources are not needed any more."""
    run("node", "compile.mjs", str(tree), cwd=HERE)


def packed(tree: Path) -> bytes:
    """Return all files as one container: the length of an index, the index (path, size), their bytes."""
    files = sorted(path for path in tree.rglob("*") if path.is_file())
    index = json.dumps([[file.relative_to(tree).as_posix(), file.stat().st_size] for file in files])
    head = index.encode()
    return len(head).to_bytes(4, "little") + head + b"".join(file.read_bytes() for file in files)


def licences(tree: Path) -> str:
    """Return the licence of every part, as text; those that their packages lack lie in `licences/`."""
    own = [("zitool", ROOT / "LICENSE")]
    own += [(path.stem, path) for path in sorted((HERE / "licences").iterdir())]
    theirs = sorted(
        path
        for path in (tree / PACKAGES).glob("*.dist-info/**/*")
        if path.is_file() and path.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "AUTHORS"))
    )
    own += [
        (licence.relative_to(tree / PACKAGES).parts[0].removesuffix(".dist-info"), licence)
        for licence in theirs
    ]
    without = {name.partition("-")[0] for name in licensed(tree)} - {
        name.partition("-")[0] for name, _ in own
    }
    if without:
        sys.exit(f"web/build.py found no licence of {', '.join(sorted(without))}")
    return "\n".join(f"=== {name} ===\n\n{file.read_text('utf-8').strip()}\n" for name, file in own)


def licensed(tree: Path) -> list[str]:
    """Return name and version of every library in the page."""
    return [path.name.removesuffix(".dist-info") for path in (tree / PACKAGES).glob("*.dist-info")]


def assembled(parts: dict[str, bytes], said: str) -> bytes:
    """Return the page: its sources put into its frame, scripts known to its policy by their hashes."""
    pieces = {
        "program": sha256(b"".join(parts.values())),
        "style": text("page.css"),
        "old": text("old.js"),
        "worker": text("worker.js"),
        "commit": commit(),
        "licences": html.escape(said),
        **{name: base64.b64encode(data).decode() for name, data in parts.items()},
    }
    pieces["script"] = "".join(bundled(name) for name in ("words", "commands", "files", "engine", "page"))
    hashes = [
        base64.b64encode(hashlib.sha256(pieces[name].encode()).digest()).decode()
        for name in ("old", "script")
    ]
    pieces["hashes"] = " ".join(f"'sha256-{digest}'" for digest in hashes)
    return _MARK.sub(lambda match: pieces[match[1]], text("index.html")).encode()


def bundled(name: str) -> str:
    """Return a module as part of one script: without imports, and nothing exported."""
    source = re.sub(r"^import [^;]+;\n", "", text(f"{name}.mjs"), flags=re.MULTILINE)
    return re.sub(r"^export ", "", source, flags=re.MULTILINE)


def text(name: str) -> str:
    """Return a source of the page."""
    return (HERE / "page" / name).read_text("utf-8")


def commit() -> str:
    """Return what this checkout is at; empty where it is none."""
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8").stdout.strip()


def run(*command: str, cwd: Path | None = None) -> None:
    """Run a command; what it has to say is shown where it fails."""
    fixed = {**os.environ, "SOURCE_DATE_EPOCH": "1577836800"}
    done = subprocess.run(command, cwd=cwd, check=False, capture_output=True, encoding="utf-8", env=fixed)
    if done.returncode:
        sys.exit(f"{' '.join(command[:4])} ...\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main(sys.argv[1:])
