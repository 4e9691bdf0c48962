"""Names that somebody may have meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zitool.core.names import is_id, near
from zitool.near_files import near_file


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("wkb", ["wbk", "wbbm"], ["wbk"]),
        ("tip", ["unit", "tpi", "tpn"], ["tpi", "tpn"]),
        ("INSTNASI", ["instansi", "jenis"], ["instansi"]),
        (
            "permenpanrb",
            ["permenpan-52-2014", "permenpanrb-90-2021"],
            ["permenpanrb-90-2021", "permenpan-52-2014"],
        ),
        ("90/2021", ["permenpan-52-2014", "permenpanrb-90-2021"], ["permenpanrb-90-2021"]),
        ("wb", ["wbk", "wbbm"], ["wbk", "wbbm"]),
        ("x", ["wbk", "wbbm"], []),
        ("", ["wbk"], []),
        ("a" * 100_000, ["a" * 99], ["a" * 99]),
    ],
)
def test_near_names_come_likeliest_first(name, known, meant):
    """Whatever the case; letters that changed places before others; nothing where nothing is like it."""
    assert near(name, known) == meant


def test_a_near_file_is_of_the_same_kind_and_folder(tmp_path):
    """A folder that is not there, or names nobody can look at, mean none."""
    for name in ("lke.xlsx", "lek.yaml", "unit.yaml"):
        (tmp_path / name).touch()

    assert near_file(str(tmp_path / "lek.xlsx")) == str(tmp_path / "lke.xlsx")
    assert near_file(str(tmp_path / "unti.yaml")) == str(tmp_path / "unit.yaml")
    assert near_file(str(tmp_path / "lke.csv")) == str(tmp_path / "lke.xlsx")
    assert near_file(str(tmp_path / "tidak" / "lke.xlsx")) == ""
    assert near_file("a\0b") == ""


@given(st.text(alphabet="ab9-_AÉ \n", max_size=6) | st.integers(58, 62).map("a".__mul__))
@example("")
@example("-")
def test_an_id_is_words_of_small_letters_and_digits_between_hyphens(text):
    """No longer than sixty signs, nothing doubled, nothing at its ends."""
    assert is_id(text) == (re.fullmatch(r"(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*", text) is not None)
