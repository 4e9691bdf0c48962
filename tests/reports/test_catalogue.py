"""docs/findings.md: complete, linked and current."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
from tools.findings_page import _cell, render_catalogue

from zitool.catalogue import entries

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "tools" / "docs.py"


@pytest.fixture(scope="module")
def tool():
    """Return tools/docs.py as a module."""
    if not TOOL.is_file():
        pytest.skip("tools/ tidak disertakan di sini")
    spec = importlib.util.spec_from_file_location("zitool_tools_docs", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.PAGES = module.PAGES[:1]  # docs/findings.md; the other pages run the program
    return module


def test_page_is_current():
    """docs/findings.md is what the catalogue gives today; `python tools/docs.py` writes it."""
    assert (ROOT / "docs" / "findings.md").read_bytes().decode() == render_catalogue()


def test_every_code_has_one_anchor():
    """Each code can be linked to, and no link leads nowhere."""
    page = render_catalogue()
    anchors = re.findall(r'<a id="([^"]+)">', page)
    assert sorted(anchors) == sorted([*{code[0].lower() for code in entries()}, *map(str.lower, entries())])
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) == set(anchors)


def test_severity_stands_beside_the_code():
    """A heading gives the severity of the code in both languages."""
    words = {"error": "galat / error", "warning": "peringatan / warning", "note": "catatan / note"}
    page = render_catalogue()
    assert len(entries()) > 300
    for code, told in entries().items():
        assert f"</a>{code} · {words[told.severity]}\n" in page


def test_tables_keep_their_columns():
    """No character of a sentence breaks a table apart."""
    for line in render_catalogue().splitlines():
        if line.startswith("| ") and " / " in line.split("|")[1]:
            assert len(re.findall(r"(?<!\\)\|", line)) == 4


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a|b", r"a\|b"),
        ("<!DOCTYPE ...>", r"\<!DOCTYPE ...\>"),
        ("*bobot", r"\*bobot"),
        ("[1]Sheet1", r"\[1\]Sheet1"),
        ("`zitool a_b|c` d_e", r"`zitool a_b\|c` d\_e"),
        ("a ` b_", r"a \` b\_"),
    ],
)
def test_sentences_are_no_markup(text: str, cell: str):
    """What looks like Markdown is shown as it stands; code spans stay code spans."""
    assert _cell(text) == cell


def test_tool_finds_what_is_stale(tool, tmp_path, capsys):
    """`--check` ends with 1 and writes nothing until the pages have been written."""
    assert tool.main(["--check"], tmp_path) == 1
    assert capsys.readouterr().out == "not current: docs/findings.md\n"
    assert list(tmp_path.iterdir()) == []
    assert tool.main([], tmp_path) == 0
    assert tool.main(["--check"], tmp_path) == 0
    assert [path.name for path in (tmp_path / "docs").iterdir()] == ["findings.md"]


def test_tool_writes_only_what_differs(tool, tmp_path, capsys):
    """A page that is current is left alone."""
    tool.main([], tmp_path)
    capsys.readouterr()
    assert tool.main([], tmp_path) == 0
    assert capsys.readouterr().out == ""
