"""Words in strangers' text, found without an expression."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from zitool.core.text_cleaning import DIGITS, LETTERS, only, runs

_TEXTS = some.text(some.sampled_from(list("abzAZ019 _-\n\t?é\u3000\u0661\ud800")), max_size=20)


@pytest.mark.parametrize(
    ("characters", "expression"),
    [(LETTERS, "[a-z]+"), (DIGITS, "[0-9]+"), (LETTERS + DIGITS, "[a-z0-9]+")],
)
@given(text=_TEXTS)
def test_runs_are_what_an_expression_finds(characters: bytes, expression: str, text: str) -> None:
    """Whatever is not kept parts runs: blanks, marks, capitals, other scripts, half a character."""
    assert runs(text, only(characters)) == re.findall(expression, text)
