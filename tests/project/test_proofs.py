"""What is told of loops that may never run, and what is not; `test_house` asks it of every test."""

from __future__ import annotations

import textwrap

import pytest
from tests.project.proofs import loops_of


def told(body, before=""):
    """Return the lines at fault in a test of this body, which knows `before`."""
    source = f"{before}\ndef test_it(cells, form):\n{textwrap.indent(body, '    ')}\n"
    first = source.split("\n").index("def test_it(cells, form):") + 1
    return [loop.line - first for loop in loops_of(source) if not loop.sure]


LOOP = "for cell in cells:\n    assert cell"
INNER = "for cell in row:\n        assert cell"
OF_SOME = LOOP.replace("cells", "some")
MAY_BE_NOTHING = {
    "a loop alone": LOOP,
    "the inner loop": "for row in (1, 2):\n    for cell in form.cells(row):\n        assert cell",
    "refusals": "for cell in cells:\n    with pytest.raises(ValueError):\n        read(cell)",
    "while": "while cells:\n    assert cells.pop()",
    "all": "assert all(cell.ok for cell in cells)",
    "not any": "assert not any(cell.wrong for cell in cells), form",
    "all of all": "assert cells\nassert all(cell.ok for row in cells for cell in row.cells)",
    "an assertion of another": f"{LOOP}\nassert form.rows == [1, 2]",
    "a part of it": f"assert form.cells.name == 'x'\n{LOOP.replace('cells', 'form.cells')}",
    "equal, both perhaps nothing": f"assert cells == form.cells\n{LOOP}",
    "equal to nothing": f"assert cells == []\n{LOOP}",
    "at most": f"assert len(cells) <= 3\n{LOOP}",
    "none below nought": f"assert len(cells) >= 0\n{LOOP}",
    "a part of three": f"assert set(cells) <= {{1, 2, 3}}\n{LOOP}",
    "the rest": f"assert len(cells) == 3\n{LOOP.replace('cells', 'cells[3:]')}",
    "those that are chosen": f"assert len(cells) == 3\nsome = [cell for cell in cells if cell.ok]\n{OF_SOME}",
    "given twice": f"some = [1]\nsome = form.cells\n{OF_SOME}",
    "counted from one": "seen = 1\nfor cell in cells:\n    assert cell\n    seen += 1\nassert seen > 0",
    "counted in the outer loop": f"seen = 0\nfor row in form:\n    {INNER}\n    seen += 1\nassert seen",
    "counted, and not asserted": "seen = 0\nfor cell in cells:\n    assert cell\n    seen += 1",
    "asserted where it may not come": f"if form:\n    assert len(cells) == 3\n{LOOP}",
    "asserted by the loop itself": "for cell in cells:\n    assert len(cells) == 3",
    "a least with another for nothing": f"assert min(cells, default=1) > 0\n{LOOP}",
    "some of a short one": "assert len(cells) == 3\nassert all(one for one in cells[:form])",
}


@pytest.mark.parametrize("body", MAY_BE_NOTHING.values(), ids=MAY_BE_NOTHING)
def test_what_may_be_nothing_is_told(body):
    """One place in each, and it is the loop or the ``all(...)``."""
    lines = body.split("\n")
    (at,) = told(body)

    assert lines[at - 1].strip().startswith(("for ", "while ", "assert all", "assert not any"))


SURE = {
    "a literal": "for cell in (1, 2):\n    assert cell",
    "a literal beside others": "for cell in (*cells, 2):\n    assert cell",
    "numbers": "for cell in range(3):\n    assert cell",
    "pairs": "for one, other in zip(cells, 'ab', strict=True):\n    assert one == other",
    "its number": f"assert len(cells) == 3\n{LOOP}",
    "its least number": f"{LOOP}\nassert len(cells) >= 2",
    "numbers that agree": f"assert len(form.rows) == len(cells) > 0\n{LOOP}",
    "two numbers at once": f"assert (form.code, len(cells)) == (0, 3)\n{LOOP}",
    "itself": f"assert cells\n{LOOP}",
    "what is in it": f"assert 'A' in cells\n{LOOP}",
    "what is under it": f"assert {{'A'}} <= cells.keys()\n{LOOP.replace('cells', 'cells.items()')}",
    "what is made of it": f"assert [cell.id for cell in cells if cell.ok] == ['A']\n{LOOP}",
    "its first": f"first = cells[0]\n{LOOP}",
    "unpacked": f"one, *others = cells\n{LOOP}",
    "one that it holds": f"some = [form.made(cell) for cell in cells]\nassert cells\n{OF_SOME}",
    "counted": "seen = 0\nfor cell in cells:\n    assert cell\n    seen += 1\nassert seen == 3",
    "counted in the inner loop": f"seen = 0\nfor row in form:\n    {INNER}\n        seen += 1\nassert seen",
    "collected": "seen = []\nfor cell in cells:\n    assert cell\n    seen.append(cell)\nassert seen == [1]",
    "all of some": "assert all(cell.ok for cell in cells)\nassert len(cells) == 3",
    "a set of answers": "assert {cell.ok for cell in cells} == {True}",
    "no assertion in it": "for cell in cells:\n    cell.read()\nassert form.ok",
    "what a function asserts": "def check():\n    for cell in cells:\n        assert cell\nform.each(check)",
}


@pytest.mark.parametrize("body", SURE.values(), ids=SURE)
def test_what_is_there_is_not_told(body):
    """Where it is seen to be filled, or an assertion would fail if it were not."""
    assert told(body) == []


@pytest.mark.parametrize(
    ("before", "sure"),
    [
        ("some = ['a', 'b']", True),
        ("some = []", False),
        ("some = read()", False),
        ("some, other = (1, 2), ()", True),
        ("some = 'a b'.split()", True),
        ("some = [made(one) for one in range(3)]", True),
        ("some = [made(one) for one in range(3) if one]", False),
        ("class some(StrEnum):\n    A = 'a'", True),
        ("class some:\n    A = 'a'", False),
        ("from zitool.wording import LANGUAGES as some", True),
        ("from zitool.wording import label as some", False),
        ("from tests.survey.test_hostile import ATTACKS as some", True),
    ],
)
def test_constants_are_looked_at(before, sure):
    """Of the module itself, of zitool's and of other tests."""
    assert (told("for one in some:\n    assert one", before) == []) == sure


@pytest.mark.parametrize(
    ("body", "sure"),
    [
        ("return [1]", True),
        ("rows = read()\nassert len(rows) > 3\nreturn rows", True),
        ("rows = read()\nassert rows\nreturn [made(row) for row in rows]", True),
        ("return read()", False),
        ("rows = read()\nassert rows\nreturn [row for row in rows if row]", False),
        ("if read():\n    return [1]\nreturn []", False),
        ("for row in range(5):\n    yield row", True),
        ("for row in read():\n    yield row", False),
        ("for row in range(5):\n    if row > 7:\n        yield row", False),
    ],
)
@pytest.mark.parametrize("form", ["function", "fixture"])
def test_functions_are_looked_at(form, body, sure):
    """One that refuses to give nothing is as good as a constant; so is what it makes for every test."""
    inside = textwrap.indent(body, "    ")
    if form == "fixture":
        assert (told(LOOP, f"@pytest.fixture\ndef cells():\n{inside}") == []) == sure
    else:
        assert (told("for one in some(form):\n    assert one", f"def some(form):\n{inside}") == []) == sure


def test_what_is_drawn_is_not_always_nothing():
    """A property may hold of nothing in one of its examples."""
    (loop,) = loops_of(f"@given(lists)\ndef test_it(cells):\n{textwrap.indent(LOOP, '    ')}\n")
    assert loop.sure
