"""Instruments by id and path: every fault at its line, nothing taken that is not sure."""

from __future__ import annotations

import pytest

from zitool.errors import RubricError
from zitool.rubrics.packaged import packaged_ids
from zitool.survey.instrument import words_of
from zitool.survey.load import instrument_ids, instruments_folder, load_instrument


def edited(folder, *changes, id_="skm-14-2017"):
    """Write a packaged instrument with texts replaced into its own folder and return that folder."""
    text = (instruments_folder() / id_ / "instrument.yaml").read_text("utf-8")
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    place = folder / id_
    place.mkdir()
    (place / "instrument.yaml").write_text(text, "utf-8")
    return str(place)


def faults(place):
    """Return code, line and reason of every fault that loading finds."""
    with pytest.raises(RubricError) as caught:
        load_instrument(place)
    return [
        (found.code, int(found.cell.split(":")[0]), found.values.get("reason", ""))
        for found in caught.value.findings
    ]


@pytest.mark.parametrize("id_", instrument_ids())
def test_every_instrument_that_comes_with_zitool_loads(id_):
    """It is whole, its id is its folder's, and nothing in it is without a source."""
    loaded = load_instrument(id_)
    assert (loaded.instrument.id, loaded.instrument.uncertain) == (id_, False)


def test_instruments_are_no_rubrics():
    """The folder of instruments lies beside the rubrics and is not taken for one."""
    assert "instruments" not in packaged_ids()
    assert instrument_ids() == ["ipk-10", "skm-14-2017", "spkp-spak", "spkp-spak-11", "spkp-spak-4"]


@pytest.mark.parametrize(
    ("id_", "index", "count"),
    [
        ("spkp-spak", "ipkp", 8),
        ("spkp-spak", "ipak", 5),
        ("spkp-spak-4", "ipkp", 8),
        ("spkp-spak-11", "ipkp", 11),
        ("skm-14-2017", "ikm", 9),
        ("ipk-10", "ipk", 10),
    ],
)
def test_an_index_has_the_items_of_its_form(id_, index, count):
    """As many as the form asks, heirs with those of their parent."""
    assert len(load_instrument(id_).instrument.items_of(index)) == count


def test_an_heir_states_only_what_differs():
    """The form on 1-4 has its parent's items and words, and scales of its own."""
    heir, parent = (load_instrument(id_).instrument for id_ in ("spkp-spak-4", "spkp-spak"))
    assert (heir.items, heir.word_scales, heir.control) == (parent.items, parent.word_scales, parent.control)
    assert {id_: (scale.lowest, scale.highest, scale.conversion) for id_, scale in heir.scales.items()} == {
        "empat": (1, 4, "per-max"),
        "lima": (1, 5, "per-max"),
    }


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: skm-14-2017", "id: skm", ("K050", "not_the_folder")),
        (
            "certainty: forms, note: Rata-rata",
            "certainty: unverified, note: Rata-rata",
            ("K050", "unverified"),
        ),
        ("[persyaratan, prosedur, waktu", "[persyaratan, prosedurr, waktu", ("K051", "no_item")),
        (
            "[persyaratan, prosedur, waktu",
            "[persyaratan, persyaratan, waktu",
            ("K051", "counted_twice"),
        ),
        ("answers: [sesuai-4,", "answers: [sesuai,", ("K051", "no_words")),
        ("highest: 4", "highest: 1", ("K052", "no_span")),
        ("[sangat sesuai]]", "[sangat sesuai, Sesuai]]", ("K053", "")),
        ('at_least: "65.00"', 'at_least: "78.00"', ("K054", "")),
        ('at_least: "65.00"', 'at_least: "6e1"', ("R004", "")),
        ("highest: 4", "highest: empat", ("R006", "not_a_whole_number")),
        ("    code: U1\n", "    kode: U1\n", ("R006", "unknown_key")),
        ("status: active", "status: active\nid: dua", ("R003", "")),
        ("text: Kewajaran biaya", "text: *biaya", ("R002", "alias")),
    ],
)
def test_a_fault_is_named_where_it_stands(tmp_path, old, new, expected):
    """With its code, its line and why."""
    place = edited(tmp_path, (old, new))
    text = (instruments_folder() / "skm-14-2017" / "instrument.yaml").read_text("utf-8")
    line = text[: text.index(old) + 1].count("\n") + 1
    assert any((code, why) == expected and abs(at - line) <= 2 for code, at, why in faults(place))


def test_an_item_in_no_index_is_a_fault(tmp_path):
    """An answer that counts nowhere would be read and forgotten."""
    assert ("K051", "in_no_index") in [
        (code, reason) for code, _, reason in faults(edited(tmp_path, ("pengaduan, sarana]", "pengaduan]")))
    ]


@pytest.mark.parametrize(
    ("given", "reason"),
    [("spkp-spakk", "no_such_parent"), ("spkp-spak-11", "parent_extends"), ("spkp-spak-4", "no_such_parent")],
)
def test_an_heir_needs_a_parent_that_is_none(tmp_path, given, reason):
    """A parent that is not there, that is an heir itself or the instrument itself is refused."""
    place = edited(tmp_path, ("extends: spkp-spak", f"extends: {given}"), id_="spkp-spak-4")
    if given == "spkp-spak-4":
        assert [code for code, _, _ in faults(place)] == ["K050"]
    else:
        assert [(code, why) for code, _, why in faults(place)] == [("K050", reason)]


@pytest.mark.parametrize("name", ["skm-2017", "tidak/ada", "a\0b", "x" * 5000])
def test_an_instrument_that_is_not_there_is_named_with_those_that_are(name):
    """U070 lists what can be named."""
    with pytest.raises(RubricError) as caught:
        load_instrument(name)
    (found,) = caught.value.findings
    assert (found.code, "skm-14-2017" in found.values["known"]) == ("U070", True)


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("U3_waktu_pelayanan", {"u3", "waktu", "pelayanan"}),
        ("Tidak ada pelayanan DILUAR prosedur", {"tidak", "ada", "pelayanan", "di", "luar", "prosedur"}),
        ("membeda-bedakan", {"membeda", "bedakan"}),
        ("Sarana/Prasaranan", {"sarana", "prasarana"}),
    ],
)
def test_headers_are_folded(header, words):
    """Case, hyphens, underscores and common spellings do not matter."""
    assert words_of(header) == words
