"""A draft as YAML: read back as what it says, whatever a form may hold."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import often

from zitool.core.law.draft import Draft
from zitool.core.text_cleaning import fold, one_line
from zitool.findings import finding
from zitool.rubrics.draft_yaml import draft_yaml
from zitool.rubrics.source import read_document

TEXTS = st.text(max_size=60).map(fold).filter(bool)
KEYS = st.sampled_from(["Ya", "no", "y", "A", "#", ": ", "- a", "{x}", "title", "code", "1", "null", "~"])
RAW = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(
            st.one_of(TEXTS, st.dictionaries(KEYS, inner, min_size=1, max_size=3)), min_size=1, max_size=3
        )
        | st.dictionaries(KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, RAW, min_size=1, max_size=4))
@often
def test_whatever_a_form_says_is_read_back(tmp_path_factory, data):
    """Every text survives as that text, for zitool's strict reader and for any other of YAML."""
    file = tmp_path_factory.mktemp("draf") / "rubric.yaml"
    text = draft_yaml(Draft(data))
    file.write_bytes(text.encode())

    assert read_document(file).data == data
    assert yaml.load(text, Loader=yaml.BaseLoader) == data


def test_what_is_not_sure_stands_above_what_it_is_about(tmp_path):
    """A finding becomes a comment before its key or its item of a list; no text can end the comment."""
    data = {"id": "x", "sections": [{"code": "A", "title": "T", "weight": "1"}, {"code": "B", "title": "U"}]}
    hostile = "a\nid: y"
    draft = Draft(data)
    draft.findings = [
        (("sections", 0, "weight"), finding("R062", cell="H4", id="A", weight="1")),
        (("sections", 1), finding("R063", cell="B9", id="B", marker=hostile)),
        ((), finding("R053", cell="B7", title=hostile)),
    ]

    lines = draft_yaml(draft).splitlines()

    at = lines.index('    weight: "1"')
    assert lines[at - 1].startswith("    # PERIKSA R062 (H4): ")
    at = lines.index("  - code: B")
    assert lines[at - 1].startswith("  # PERIKSA R063 (B9): ")
    assert [line for line in lines if line.startswith("id:")] == ["id: x"]
    assert yaml.load("\n".join(lines), Loader=yaml.BaseLoader) == data


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("satu\n  dua\t tiga", 40, "satu dua tiga"),
        ("a\u202eb\u0000c", 40, "a b c"),
        ("satu dua tiga", 10, "satu dua …"),
        ("x" * 20, 10, "x" * 8 + " …"),
        ("", 10, ""),
    ],
)
def test_one_line(text, most, expected):
    """Text of a cell becomes one line that nothing invisible can turn round, cut between words."""
    assert one_line(text, most) == expected
    assert len(expected) <= most
