"""Elements of a page: nothing but our own markup is markup, whatever a text holds."""

from __future__ import annotations

import ast
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hostile.texts import TEXTS
from tests.reports.pages import parse

import zitool.reports.formats.html
from zitool.reports.formats.html.elements import (
    LONGEST,
    Html,
    around,
    element,
    filled,
    frame,
    page,
    together,
)
from zitool.reports.lines import display

ROOM = Path(zitool.reports.formats.html.__file__).parent
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
ANY = st.text(max_size=60) | st.sampled_from([text for text, _ in TEXTS])


@given(ANY, ANY, ANY)
def test_a_text_stays_a_text(first, second, named):
    """Between elements, within them and in an attribute: one element, its words, nothing hidden."""
    made = element("p", first, element("b", second), [first, (None, second)], title=named)

    root = parse(made)
    [paragraph] = root.all("p")
    assert [node.tag for node in root.walk()] == ["", "p", "b"]
    assert paragraph.attributes == {"title": display(named, LONGEST)}
    shown = (display(text, LONGEST) for text in (first, second, first, second))
    assert "".join(_texts(paragraph)) == "".join(shown)
    assert not {unicodedata.category(char) for char in made if char != "\n"} & INVISIBLE


def _texts(root):
    return [part if isinstance(part, str) else "".join(_texts(part)) for part in root.children]


def test_what_is_put_together_by_other_means_is_a_text_again():
    """Markup that went through a format or an addition is escaped like anything else: it cannot leak."""
    bold = element("b", "tebal")
    assert isinstance(bold, Html)
    for text in (f"{bold}", bold + "", bold.strip(), "".join(list(bold))):
        assert "<b>" not in together(text)
        assert "&lt;b&gt;" in element("p", text)
    assert together(bold, " ", bold) == "<b>tebal</b> <b>tebal</b>"


def test_attributes_are_there_or_not():
    """Nothing and False leave one out, True has no value, an empty text is one; lines stand for hyphens."""
    made = element("td", 0, class_="n", data_label="", open=True, hidden=False, id=None, tabindex=0)
    assert made == '<td class="n" data-label="" open tabindex="0">0</td>\n'
    assert element("rect", x=0, width="5%") == '<rect x="0" width="5%"/>\n'
    assert element("br") == "<br>"


@pytest.mark.parametrize("size", [LONGEST - 1, LONGEST, LONGEST + 1, 40_000])
def test_a_long_text_is_cut(size):
    """A cell holds more than anybody reads; what is cut says so."""
    made = element("b", "x" * size)
    assert made == f"<b>{'x' * size}</b>" if size <= LONGEST else made == f"<b>{'x' * LONGEST}…</b>"


def test_a_page_is_whole():
    """Its language, head, style and body stand where browsers look for them."""
    made = page("id", element("title", "A & B"), "p { margin: 0; }", [element("p", "isi")], "full")
    root = parse(made.removeprefix("<!doctype html>"))
    assert root.all("html")[0].attributes == {"lang": "id"}
    assert [title.text for title in root.all("title", "style", "p")] == ["A & B", "p { margin: 0; }", "isi"]
    assert root.all("body")[0].attributes == {"class": "full"}


def test_nothing_else_makes_markup():
    """Only the module of elements calls `Html`, and no other module of the room writes a tag."""
    files = list(ROOM.glob("*.py"))
    assert {"elements.py", "tables.py"} < {file.name for file in files}
    for file in files:
        tree = ast.parse(file.read_text("utf-8"))
        called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        texts = [str(node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        if file.name != "elements.py":
            assert "Html" not in called, file.name
            assert not [text for text in texts if "</" in text or "/>" in text], file.name


def test_what_is_put_together_late_is_the_same():
    """An element around others, and one of a frame, are what they would be if put together at once."""
    inner = ["isi ", element("b", "tebal & miring"), (None, [7])]
    made = element("div", inner, "<", class_="n", id="a")
    assert together(around("div", inner, "<", class_="n", id="a")) == made
    assert filled(frame("div", class_="n", id="a"), (inner, "<")) == made
