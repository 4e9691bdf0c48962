"""Nothing that people see changes unnoticed: every format, language and width, with colours and fills."""

from __future__ import annotations

import json

import pytest
from tests.conftest import ROOT, a_tenth
from tools.outputs import DIGESTS, digest, lines, shown

ALL = list(lines())
SOME = a_tenth(ALL, lambda line: (line[1][0], line[2]))
"""At least one of each command in each format."""


@pytest.mark.parametrize(("name", "arguments", "form"), SOME, ids=[name for name, *_ in SOME])
def test_an_output_is_what_it_was(name, arguments, form, monkeypatch):
    """After a change that is meant: ``python tools/outputs.py --digests``; to see it, write two folders."""
    monkeypatch.chdir(ROOT)
    assert digest(shown(arguments, form)) == json.loads(DIGESTS.read_text("utf-8"))[name]


def test_every_command_line_has_a_digest():
    """None is left out, and none is kept that is no more."""
    assert json.loads(DIGESTS.read_text("utf-8")).keys() == {name for name, *_ in ALL}
