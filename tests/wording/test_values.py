"""No sentence names a value that its finding does not have: read off the source, not off a run."""

from __future__ import annotations

import ast
import re
from string import Formatter

import pytest
from tests.conftest import ROOT

from zitool.wording import entry

PLACE = {"file", "sheet", "cell"}
"""What stands before the sentence anyway, and may stand in it."""


def uses():
    """Yield (code, names of its values, where) of every finding written down with all its values."""
    for file in sorted((ROOT / "src").rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(call, ast.Call) or any(word.arg is None for word in call.keywords):
                continue
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name in {"finding", "place", "fault", "refusal"}:
                given = {word.arg for word in call.keywords}
                for code in codes(call.args[:1]):
                    yield code, given, f"{file.relative_to(ROOT)}:{call.lineno}"


def codes(arguments):
    """Return the codes that an argument may be: a text, or one of two."""
    found = [
        node.value for argument in arguments for node in ast.walk(argument) if isinstance(node, ast.Constant)
    ]
    return [finding for finding in found if isinstance(finding, str) and re.fullmatch(r"[A-Z]\d{3}", finding)]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_finding_has_the_values_of_its_sentences(language):
    """A question mark in a message would hide what the user has to know."""
    missing, seen = [], 0
    for code, given, where in uses():
        told = entry(code, language)
        named = {
            name for text in (told.message, told.cure) for _, name, _, _ in Formatter().parse(text) if name
        }
        seen += 1
        if lacking := named - given - PLACE:
            missing.append((where, code, lacking))
    assert missing == []
    assert seen > 200
