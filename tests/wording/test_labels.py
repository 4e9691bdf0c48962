"""Labels and help: found by their key, alike in both languages, and each of them used."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from importlib import import_module
from string import Formatter

import pytest
from tests.conftest import ROOT

from zitool import wording
from zitool.catalogue import entries
from zitool.cli.app import COMMANDS, GROUPS
from zitool.wording import help as helps
from zitool.wording import terms

SOURCE = ROOT / "src" / "zitool"
ROOMS = {
    name: import_module(f"zitool.wording.{name}").LABELS for name in ("labels", *wording._ROOMS.values())
}
PAIRS = [
    *((f"{name}.{key}", pair) for name, labels in ROOMS.items() for key, pair in labels.items()),
    *((f"help.{key}", pair) for key, pair in helps.OPTIONS.items()),
]


def gaps(text: str) -> Counter[str | None]:
    """Return the names in braces, each as often as it occurs."""
    return Counter(name for _, name, _, _ in Formatter().parse(text) if name is not None)


@cache
def written() -> tuple[set[str], set[tuple[str, str]]]:
    """Return the texts of code and templates, and begin and end of those put together at a ``_``."""
    whole, made = set(), set()
    words = {SOURCE / "wording" / f"{name}.py" for name in (*ROOMS, "help", "terms")}
    for file in {*SOURCE.rglob("*.py")} - words - {*SOURCE.glob("catalogue/*.py")}:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.keyword) and node.arg is not None:  # columns are named by their labels
                whole.add(node.arg)
            elif isinstance(node, ast.JoinedStr):
                ends = (node.values[0], node.values[-1])
                begin, end = (part.value if isinstance(part, ast.Constant) else "" for part in ends)
                if begin.endswith("_") or end.startswith("_"):
                    made.add((begin, end if end.startswith("_") else ""))
    for file in SOURCE.rglob("*.html"):
        text = file.read_text("utf-8")
        whole |= set(re.findall(r'"([a-z_]+)"', text))
        made |= {(begin, "") for begin in re.findall(r'"([a-z_]+_)" ~', text)}
    return whole, made


def test_both_languages_say_something_of_the_same_values():
    """No text is empty, and one language asks for the values that the other asks for."""
    assert len(PAIRS) > 1000
    assert [key for key, texts in PAIRS if not all(texts)] == []
    assert [key for key, (indonesian, english) in PAIRS if gaps(indonesian) != gaps(english)] == []


def test_zitool_never_says_lulus():
    """No label and no help says "lulus": that is for the authorities to say."""
    assert [key for key, texts in PAIRS if any("lulus" in text.casefold() for text in texts)] == []


def test_a_label_is_found_by_its_first_word():
    """Each stands where it is sought, and hides no other."""
    keys = Counter(key for labels in ROOMS.values() for key in labels)
    assert max(keys.values()) == 1
    for labels in ROOMS.values():
        for key, pair in labels.items():
            assert [wording.label(key, language) for language in wording.LANGUAGES] == list(pair)


@pytest.mark.parametrize("kind", ["labels", "codes", "words for codes"])
def test_what_is_translated_is_used(kind):
    """What nothing in the program names would be translated for nobody."""
    keys = {
        "labels": {key for labels in ROOMS.values() for key in labels},
        "codes": set(entries()),
        "words for codes": {code for words in terms._WORDS.values() for code in words},
    }[kind]
    whole, made = written()
    assert [
        key
        for key in sorted(keys - whole)
        if not any(key.startswith(begin) and key.endswith(end) for begin, end in made)
    ] == []


def test_every_command_has_its_help_and_no_more():
    """Each command, group, and command in a group is described once, options likewise."""
    groups = {name: import_module(package).COMMANDS for name, package in GROUPS.items()}
    named = {"app", *COMMANDS, *groups, *(f"{name} {one}" for name, all_ in groups.items() for one in all_)}
    assert set(helps.COMMANDS) == named
    place = {"option": 0, "placed": 0, "flag": 1, "named": 1, "designation": 1}
    calls = [
        node.args[place[name]]
        for file in (SOURCE / "cli").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and (name := getattr(node.func, "id", getattr(node.func, "attr", ""))) in place
        and len(node.args) > place[name]
    ]
    described = {argument.value for argument in calls if isinstance(argument, ast.Constant)}
    assert described == set(helps.OPTIONS)
