"""A git repository with a rubric in it, for tests of revisions and of checks on edits."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from zitool.rubrics.packaged import packaged_folder

if TYPE_CHECKING:
    from pathlib import Path

ID = "permenpanrb-90-2021"
FOLDER = f"rubrics/{ID}"
FIRST_ENTRY = """\
# Perubahan rubrik permenpanrb-90-2021

## 1.0.0

- Jenis: rubrik pertama.
- Berlaku: 31 Desember 2021.
- Bagian: seluruhnya.
"""


def git(place: Path, *arguments: str) -> str:
    """Run git in `place`, apart from the settings of whoever runs the tests, and return what it writes."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{
            f"GIT_{who}_{what}": "uji@contoh" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        },
    }
    command = [
        "git",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "core.autocrlf=false",
        "-C",
        str(place),
        *arguments,
    ]
    done = subprocess.run(command, capture_output=True, check=True, env=environment, text=True)
    return done.stdout


def copied(place: Path) -> Path:
    """Copy the shipped rubric to `place` as version 1.0.0, whatever its version is; return its folder."""
    folder = place / ID
    shutil.copytree(packaged_folder() / ID, folder)
    main = folder / "rubric.yaml"
    text = main.read_text(encoding="utf-8")
    main.write_bytes(re.sub(r"^version: .*$", 'version: "1.0.0"', text, count=1, flags=re.MULTILINE).encode())
    (folder / "CHANGELOG.md").write_bytes(FIRST_ENTRY.encode())
    return folder


def repository(place: Path) -> Path:
    """Make a repository in `place` whose first commit holds the shipped rubric; return its folder."""
    (place / "rubrics").mkdir(parents=True)
    copied(place / "rubrics")
    git(place, "init", "--quiet")
    git(place, "add", ".")
    git(place, "commit", "--quiet", "-m", "Rubrik")
    return place / FOLDER


def edit(file: Path, *pairs: tuple[str, str]) -> None:
    """Replace the first of each text in `file`; a text that is not there is a fault of the test."""
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    file.write_bytes(text.encode())
