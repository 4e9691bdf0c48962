"""Write the pages of docs/ and the parts of README.md that are made from the program, or check them.

python tools/docs.py            write the pages that differ
python tools/docs.py --check    write nothing; end with 1 where a page differs
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]  # this checkout, whatever is installed

from tools.findings_page import render_catalogue  # noqa: E402

from zitool.cli.app import COMMANDS, GROUPS  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EXAMPLE = "examples/unit-baik.xlsx"

_AS_INSTALLED = "import sys; sys.argv[0] = 'zitool'; from zitool.cli import main; main()"
_CLI = """\
# The command line

Made by `python tools/docs.py` from the program's own help; not edited by hand. Help is in Indonesian, or in
English with `--lang en`. Exit codes are in [README.md](../README.md#exit-codes), findings in
[findings.md](findings.md).
"""


def render_cli() -> str:
    """Return docs/cli.md: the help of the program and of every command."""
    blocks = [f"\n## zitool {command}".rstrip() + f"\n\n{_help(command)}" for command in ("", *_commands())]
    return _CLI + "".join(blocks)


def _commands() -> list[str]:
    """Return every command and sub-command, in the order of the help."""
    names = list(COMMANDS)
    for group, package in GROUPS.items():
        names += [group, *(f"{group} {command}" for command in import_module(package).COMMANDS)]
    return names


def render_readme() -> str:
    """Return README.md with its blocks of help and of example output as they are today."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    text = _between(text, "help", _help())
    printed = _zitool("score", EXAMPLE, "--date", "2026-04-15")
    return _between(text, "score", _fenced(_first_and_last(printed)))


def _help(command: str = "") -> str:
    return _fenced(_zitool(*command.split(), "--help"))


def _zitool(*arguments: str) -> str:
    """Return what the program of this checkout prints, as an installed one would."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ZITOOL_")}
    kept["ZITOOL_DATA"] = str(ROOT / "build" / "no-data")  # not there: no page shows what somebody keeps
    env = {**kept, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", "COLUMNS": "110"}
    command = [sys.executable, "-c", _AS_INSTALLED, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def _fenced(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
    return f"```text\n{lines}\n```\n"


def _first_and_last(text: str) -> str:
    """Return the areas that a score begins with, and its conclusion."""
    lines = text.splitlines()
    areas, conclusion = (
        lines.index(""),
        next(at for at, line in enumerate(lines) if line.startswith("Kesimpulan")),
    )
    total = lines.index("", areas + 1)
    return "\n".join([*lines[:total], "", "…", "", *lines[conclusion:]])


def _between(text: str, name: str, content: str) -> str:
    """Return `text` with what stands between the comments of `name` replaced."""
    head, start, rest = text.partition(f"<!-- {name} -->\n")
    _, end, tail = rest.partition(f"<!-- /{name} -->\n")
    return f"{head}{start}\n{content}\n{end}{tail}"


PAGES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("docs/findings.md", render_catalogue),
    ("docs/cli.md", render_cli),
    ("README.md", render_readme),
)
"""Path below the project → the function that returns the page."""


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write or check every page below `root`; return the exit code."""
    parser = argparse.ArgumentParser(description="Write the generated pages of docs/, or check them.")
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 where a page differs")
    check = parser.parse_args(arguments).check
    stale = [(root / name, page) for name, render in PAGES if not _is(root / name, page := render().encode())]
    for path, page in stale:
        if not check:
            _write(path, page)
        print(f"{'not current' if check else 'written'}: {path.relative_to(root).as_posix()}")
    if check and stale:
        print("run: python tools/docs.py", file=sys.stderr)
    return int(check and bool(stale))


def _is(path: Path, page: bytes) -> bool:
    return path.is_file() and path.read_bytes() == page


def _write(path: Path, page: bytes) -> None:
    """Replace the file at once, so that nobody ever sees half a page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        new.write_bytes(page)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
