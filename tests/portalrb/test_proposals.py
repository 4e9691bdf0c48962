"""Which units of a list are proposed, and why others are left out."""

from __future__ import annotations

import pytest

from zitool.batch.registry import read_units
from zitool.core.monitoring.recap import Unit
from zitool.portalrb.documents import Proposed, file_of, proposed, unit_documents, with_names


def units(tmp_path, *rows):
    """Return what comes of a list with these rows."""
    place = tmp_path / "units.csv"
    place.write_text("\n".join(("kode,nama,target,afirmasi", *rows)))
    return proposed(read_units(place), str(place))


def test_target_and_afirmasi_decide_the_category(tmp_path):
    """wbk, wbk with afirmasi, and wbbm, in whatever case, in the documents of the guide."""
    kept, found = units(tmp_path, "1,A,wbk,tidak", "2,B,WBK,Ya", "3,C,wbbm,", "4,D,Wbbm,ya")
    wbk, wbbm = unit_documents(2026, kept)
    assert found == []
    assert wbk.model_dump() == {
        "tahun": 2026,
        "units": [
            {"id": "1", "nama": "A", "kategori": "WBK", "afirmasi": False},
            {"id": "2", "nama": "B", "kategori": "WBK-AFIRMASI", "afirmasi": True},
        ],
    }
    assert [tuple(unit.model_dump().values()) for unit in wbbm.units] == [
        ("3", "C", "WBBM", False),
        ("4", "D", "WBBM", True),
    ]


@pytest.mark.parametrize(
    ("rows", "codes", "left"),
    [
        ([",A,wbk,", "2,B,wbk,"], ["J032"], ["2"]),
        (["1,A,,", "2,B,menuju wbk,"], ["J033", "J033"], []),
        (["1,A,wbk,", "1,B,wbbm,", "2,C,wbk,"], ["J034", "J034"], ["2"]),
        (["a,A,wbk,", "A,B,wbbm,"], ["J034", "J034"], []),
        (["1,A,wbk,mungkin"], ["J035"], []),
        (["..,A,wbk,"], ["J036"], []),
        (["1\u200b,A,wbk,"], ["J036"], []),
        (["é" * 60 + ",A,wbk,"], ["J036"], []),
        ([",A,,mungkin"], ["J032", "J033", "J035"], []),
    ],
)
def test_what_is_unclear_is_left_out_and_said(tmp_path, rows, codes, left):
    """No id, no target, an id twice (also but for case), another word for afirmasi, an id of no address."""
    kept, found = units(tmp_path, *rows)
    assert [finding.code for finding in found] == codes
    assert [unit.id for unit in kept] == left


def test_a_name_comes_from_the_list_or_else_from_the_lke():
    """The list names first; a unit that nobody names is left out (J037)."""
    given = [Proposed("1", "A", "wbk"), Proposed("2", "", "wbk"), Proposed("3", "", "wbbm")]
    kept, found = with_names(given, {"1": "lain", "2": "B"}, "units.csv")
    assert [(unit.id, unit.name) for unit in kept] == [("1", "A"), ("2", "B")]
    assert [(finding.code, dict(finding.values)) for finding in found] == [("J037", {"id": "3"})]


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("UNIT-01", "UNIT-01"),
        ("a/b", "a%2Fb"),
        ("../x", "..%2Fx"),
        ("Aé b", "A%C3%A9%20b"),
        ("a%2Fb", "a%252Fb"),
    ],
)
def test_any_id_is_one_name_below_the_folder(id_, name):
    """Whatever is in an id, its file lies in the one folder; two ids never share a file."""
    assert file_of(id_) == f"lke/jawaban-unit/{name}.json"


def test_a_list_without_the_columns_is_read_as_before():
    """Lists of units that say nothing of targets propose nobody."""
    kept, found = proposed([Unit(id="1", name="A")], "units.csv")
    assert (kept, [finding.code for finding in found]) == ([], ["J033"])
