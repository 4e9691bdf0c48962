"""What a new rubric begins with: a commented example whose cases pass, TODO where law must be filled in."""

from __future__ import annotations

from datetime import timedelta
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from zitool.core.law.facts import FACT, SPECS, words_of
from zitool.core.scoring.prerequisite_check import asked_facts
from zitool.rubrics.packaged import packaged_groups

if TYPE_CHECKING:
    from datetime import date

    from zitool.core.law.rubric import Rubric

FILES = ("rubric.yaml", "sections/a.yaml", "cases/dasar.yaml", "SOURCES.md", "CHANGELOG.md")


def unit_file(rubric: Rubric | None = None) -> bytes:
    """Return a blank file of facts about one unit, with explanations; only those that `rubric` asks for."""
    groups = rubric.unit_groups if rubric is not None and rubric.unit_groups else packaged_groups()
    kinds = ", ".join(words_of(FACT, groups)).encode()
    whole = files(__name__).joinpath("unit.yaml").read_bytes().replace(b"$kinds", kinds)
    if rubric is None:
        return whole
    unasked = tuple(f"{fact}:".encode() for fact in SPECS.keys() - asked_facts(rubric))
    return b"".join(line for line in whole.splitlines(keepends=True) if not line.startswith(unasked))


def start(id_: str, today: date) -> dict[str, str]:
    """Return the files of a new rubric: path inside its folder → text."""
    folder, given = files(__name__), {"id": id_, "today": today, "yesterday": today - timedelta(days=1)}
    return {
        name: Template(folder.joinpath(name).read_text(encoding="utf-8")).substitute(given) for name in FILES
    }
