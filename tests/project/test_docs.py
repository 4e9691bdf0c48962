"""What the documentation promises: links that lead somewhere, commands that exist, an example that loads."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from zitool.rubrics.cases.cases import read_cases, run_cases
from zitool.rubrics.cases.models import Case
from zitool.rubrics.inheritance import CHANGEABLE
from zitool.rubrics.load import load_rubric

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("rubrics/*/*.md")]
VERBS = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def page_id(page):
    """Return the name of a page in the list of tests."""
    return page.relative_to(ROOT).as_posix()


def is_there(name):
    """Whether a dotted name is a module of zitool, or something in one."""
    module, attributes = name, []
    while not (ROOT / "src" / module.replace(".", "/")).is_dir():
        if (ROOT / "src" / f"{module.replace('.', '/')}.py").is_file():
            break
        module, _, attribute = module.rpartition(".")
        attributes.insert(0, attribute)
    found = import_module(module)
    for attribute in attributes:
        found = getattr(found, attribute, None)
    return found is not None


def test_names_of_the_code_are_those_of_today():
    """A module or function that a page or a docstring names is there, also after it moved."""
    texts = [*PAGES, *(ROOT / "src").rglob("*.py")]
    pattern = re.compile(r"`(zitool(?:\.[A-Za-z_0-9]+)+)`")
    named = {name: file for file in texts for name in pattern.findall(file.read_text(encoding="utf-8"))}
    named = {name: page_id(file) for name, file in named.items() if name != "zitool.html"}

    assert len(named) > 30
    assert {name: page for name, page in named.items() if not is_there(name)} == {}


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_links_lead_to_files(page):
    """A link within the project names a file or folder that is there."""
    text = page.read_text(encoding="utf-8")
    targets = {
        found_text.partition("#")[0]
        for found_text in re.findall(r"\]\(([^)\s]+)\)", text)
        if "://" not in found_text
    }

    assert [target for target in sorted(targets) if target and not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_make_verbs_exist(page):
    """Every `make` verb that a page tells somebody to run is one that `make help` lists."""
    told = re.findall(r"(?:`|^)make((?: [a-z-]+)+)", page.read_text(encoding="utf-8"), re.MULTILINE)

    assert {verb for verbs in told for verb in verbs.split()} <= VERBS


def test_every_verb_is_documented():
    """CONTRIBUTING.md names all that `make help` lists."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert {verb for verb in VERBS if verb not in text} == set()


def test_example_of_the_rubric_format_loads(tmp_path):
    """The rubric shown whole in docs/rubric-format.md has no fault."""
    text = (ROOT / "docs" / "rubric-format.md").read_text(encoding="utf-8")
    folder = tmp_path / "contoh"
    folder.mkdir()
    example = text.partition("```yaml\n")[2].partition("```\n")[0]
    (folder / "rubric.yaml").write_text(example, encoding="utf-8")

    assert load_rubric(str(folder)).rubric.weight == 100


def test_example_of_an_heir_loads(tmp_path):
    """The heir shown there extends the rubric shown there and states what the page says it may."""
    text = (ROOT / "docs" / "rubric-format.md").read_text(encoding="utf-8")
    rubric, heir = re.findall(r"```yaml\n(id: .*?)```", text, re.DOTALL)
    (tmp_path / "contoh.yaml").write_text(rubric, encoding="utf-8")
    (tmp_path / "contoh-perubahan.yaml").write_text(heir, encoding="utf-8")
    loaded = load_rubric(str(tmp_path / "contoh-perubahan.yaml")).rubric

    assert (loaded.extends, loaded.own) == ("contoh", ("A", "A.a"))
    for keys in CHANGEABLE.values():
        assert {key for key in keys if f"`{key}`" not in text} == set()


def test_example_of_cases_comes_out_as_written(tmp_path):
    """The cases shown there are cases of the rubric shown there, and every key of a case is explained."""
    text = (ROOT / "docs" / "rubric-format.md").read_text(encoding="utf-8")
    rubric, _, cases = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (tmp_path / "contoh.yaml").write_text(rubric, encoding="utf-8")
    (tmp_path / "kasus.yaml").write_text(cases, encoding="utf-8")
    read = read_cases(tmp_path / "kasus.yaml")
    hints = get_type_hints(Case, include_extras=True)
    keys = {get_args(hints[name])[-1].alias for name in Case.__annotations__}

    assert list(run_cases(read, load_rubric(str(tmp_path / "contoh.yaml")).rubric)) == []
    assert {key for key in keys if f"`{key}`" not in text} == set()
