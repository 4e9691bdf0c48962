"""Strict YAML: everything is text, everything has a place, nothing hostile gets further than a finding."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zitool.errors import RubricError
from zitool.rubrics.load import load_rubric
from zitool.rubrics.source import MOST_BYTES, MOST_NODES, Place, read_document


def _written(folder, content, name="rubrik.yaml"):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def _faults(file):
    with pytest.raises(RubricError) as refusal:
        read_document(file)
    return refusal.value.findings


def _fault(file):
    (found,) = _faults(file)
    return found.code, found.cell, found.values.get("reason")


# --- plain data ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "scalar",
    ["No", "Yes", "on", "Off", "true", "NULL", "~", "010", "0x1f", "1:30", "1e3", "1_000", "1.10", ".nan",
     ".inf", "2021-12-31", "=", "85", "+1"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["{}", "'{}'", '"{}"'])
def test_every_scalar_is_its_own_text(tmp_path, scalar, form):
    """No word becomes a truth value, a number or a date: as value, in a list, as a key; plain or quoted."""
    written = form.format(scalar)
    text = f"nilai: {written}\nalir: [{written}, {{kunci: {written}}}]\n{written}: isi\n"
    data = read_document(_written(tmp_path, text)).data
    assert data == {"nilai": scalar, "alir": [scalar, {"kunci": scalar}], scalar: "isi"}


def test_an_empty_value_is_empty_text(tmp_path):
    """A key without a value has no null behind it."""
    assert read_document(_written(tmp_path, "a:\nb: {c: , d: ''}\n")).data == {
        "a": "",
        "b": {"c": "", "d": ""},
    }


def test_long_forms_keep_their_text(tmp_path):
    """Folded and literal blocks, escapes and other scripts are read as YAML says."""
    text = 'a: >-\n  satu\n  dua\nb: |\n  satu\n  dua\nc: "tab\\tdan \\u00e9"\nd: 日本 é\n'
    expected = {"a": "satu dua", "b": "satu\ndua\n", "c": "tab\tdan é", "d": "日本 é"}
    assert read_document(_written(tmp_path, text)).data == expected


def test_a_byte_order_mark_is_ignored(tmp_path):
    """Notepad writes one; it belongs to no key."""
    assert read_document(_written(tmp_path, b"\xef\xbb\xbfa: b\n")).data == {"a": "b"}


def test_windows_line_ends_are_line_ends(tmp_path):
    """Carriage returns do not end up in values nor move lines."""
    document = read_document(_written(tmp_path, b"a: b\r\nc:\r\n  - d\r\n"))
    assert document.data == {"a": "b", "c": ["d"]}
    assert document.place(("c", 0)).line == 3


def test_every_value_has_a_place(tmp_path):
    """A key's place is the key, an item's the item; what is not there has the place of what is around it."""
    file = _written(tmp_path, "a: b\nc:\n  - d: {e: f, g: h}\n  - i\n")
    document = read_document(file)
    shown = str(file)
    assert document.place(("a",)) == Place(shown, 1, 1)
    assert document.place(("c",)) == Place(shown, 2, 1)
    assert document.place(("c", 0)) == Place(shown, 3, 5)
    assert document.place(("c", 0, "d", "g")) == Place(shown, 3, 15)
    assert document.place(("c", 1)) == Place(shown, 4, 5)
    assert document.place(("c", 0, "d", "tidak", "ada")) == Place(shown, 3, 5)
    assert document.place(("x",)) == Place(shown, 1, 1)


# --- hostile text -------------------------------------------------------------------------------------------

_BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("content", "code", "cell", "reason"),
    [
        pytest.param("", "R001", "1:1", "empty", id="empty"),
        pytest.param("# hanya komentar\n", "R001", "1:1", "empty", id="comment-only"),
        pytest.param("---\n...\n", "R001", "1:1", "empty", id="empty-document"),
        pytest.param("teks", "R001", "1:1", "not_a_mapping", id="scalar"),
        pytest.param("- a\n", "R001", "1:1", "not_a_mapping", id="list"),
        pytest.param("a: b\n---\nc: d\n", "R001", "2:1", "documents", id="two-documents"),
        pytest.param(b"a: b\nc: \xff\n", "R001", "2:4", "encoding", id="not-utf-8"),
        pytest.param("a: b\n".encode("utf-16"), "R001", "1:1", "encoding", id="utf-16"),
        pytest.param(b"a: b\nc: d\x00e\n", "R001", "2:5", "characters", id="nul"),
        pytest.param("a: b\n\tc: d\n", "R001", "2:1", "syntax", id="tab"),
        pytest.param("a: !!python/object/apply:os.system [x]\n", "R001", "1:4", "tag", id="python-tag"),
        pytest.param("a: !!python/name:os.system\n", "R001", "1:4", "tag", id="python-name"),
        pytest.param("a: !!binary aGFsbw==\n", "R001", "1:4", "tag", id="binary"),
        pytest.param("a: ! b\n", "R001", "1:4", "tag", id="non-specific-tag"),
        pytest.param("!!map {a: b}\n", "R001", "1:1", "tag", id="tagged-root"),
        pytest.param("!!str a: b\n", "R001", "1:1", "tag", id="tagged-key"),
        pytest.param("a: &x b\n", "R002", "1:4", "anchor", id="anchor"),
        pytest.param("a: {<<: {b: c}}\n", "R002", "1:5", "merge", id="merge"),
        pytest.param("? {a: b}\n: c\n", "R001", "1:3", "key_not_text", id="mapping-as-key"),
        pytest.param("{[a]: b}\n", "R001", "1:2", "key_not_text", id="list-as-key"),
        pytest.param('a: "\\x00"\n', "R001", "1:4", "characters", id="escaped-nul"),
        pytest.param('"\\e[2J": b\n', "R001", "1:1", "characters", id="escape-in-key"),
        pytest.param('a: "\\ud800"\n', "R001", "1:4", "characters", id="surrogate"),
        pytest.param('a: "\\UFFFFFFFF"\n', "R001", "1:1", "syntax", id="beyond-unicode"),
        pytest.param("%YAML 1." + "9" * 5000 + "\n---\na: b\n", "R001", "1:1", "syntax", id="long-version"),
        pytest.param("%YAML 9.9\n---\na: b\n", "R001", "1:1", "syntax", id="version-9"),
        pytest.param("a: " + "[" * 50_000, "R001", "1:23", "too_deep", id="brackets"),
        pytest.param("{a: " * 50_000, "R001", "1:81", "too_deep", id="braces"),
        pytest.param("- " * 50_000, "R001", "1:41", "too_deep", id="dashes"),
        pytest.param("a: " + "x" * 2_000_000, "R001", "1:1", "too_large", id="two-megabytes"),
        pytest.param("a: [" + "x," * (MOST_NODES + 5) + "]", "R001", None, "too_many", id="nodes"),
        pytest.param("a: 'b\n", "R001", None, "syntax", id="open-quote"),
        pytest.param("a: *tidak\n", "R002", "1:4", "alias", id="unknown-alias"),
    ],
)
def test_hostile_text_is_refused_with_its_place(tmp_path, content, code, cell, reason):
    """One finding with the code, the place and the reason, and nothing else escapes."""
    found = _fault(_written(tmp_path, content))
    assert (found[0], found[2]) == (code, reason)
    assert cell is None or found[1] == cell


def test_an_alias_bomb_is_refused_at_once(tmp_path):
    """Nothing is composed, so nothing grows: every anchor and alias is named."""
    found = _faults(_written(tmp_path, _BOMB))
    assert {finding.code for finding in found} == {"R002"}
    assert len(found) == 9 + 8 * 9


def test_equal_keys_are_named_with_the_first_line(tmp_path):
    """R003 for each later key, also when the words are equal only after reading the quotes."""
    found = _faults(_written(tmp_path, "a: b\nc: d\n\"a\": e\nf: {g: h, 'g': i}\n"))
    assert [(finding.code, finding.cell, dict(finding.values)) for finding in found] == [
        ("R003", "3:1", {"key": "a", "first": "1"}),
        ("R003", "4:11", {"key": "g", "first": "4"}),
    ]


def test_the_longest_allowed_file_is_read(tmp_path):
    """Exactly at the limit is inside it."""
    content = b"a: b\n#"
    assert read_document(_written(tmp_path, content + b"x" * (MOST_BYTES - len(content)))).data == {"a": "b"}


def test_exactly_the_allowed_depth_is_read(tmp_path):
    """Twenty levels are inside the limit."""
    assert read_document(_written(tmp_path, "a: " + "[" * 19 + "]" * 19)).data


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_a_fifo_is_refused_and_not_waited_for(tmp_path):
    """Something that is no regular file never blocks."""
    os.mkfifo(tmp_path / "rubric.yaml")
    assert _fault(tmp_path / "rubric.yaml") == ("R001", "1:1", "not_a_file")


def test_a_file_that_cannot_be_read_is_a_finding(tmp_path):
    """What the system says is passed on."""
    (found,) = _faults(tmp_path / "tidak-ada.yaml")
    assert (found.code, found.values["reason"]) == ("R001", "unreadable")
    assert found.values["detail"]


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.binary(max_size=300))
def test_random_bytes_make_findings(tmp_path, content):
    """Whatever the bytes, only a RubricError leaves the loader, and every finding has a place."""
    file = _written(tmp_path, content)
    with pytest.raises(RubricError) as refusal:
        load_rubric(str(file))
    assert {bool(finding.cell) for finding in refusal.value.findings} == {True}


_PIECES = st.sampled_from(
    ["a", "id", "sections", ": ", ":", "\n", "\n  ", "\n- ", "- ", "[", "]", "{", "}", ", ", "&a ", "*a",
     "!!str ", "!x ", "<<", "'", '"', "|\n", ">-\n", "# ", "%YAML ", "%TAG ! x\n", "---\n", "...\n", "? ",
     "\t", "\\x", "\\U", "1", "\x85", "\u2028", "\ufeff", "include", "x.yaml", "weight", "indicators", "code"]
)  # fmt: skip


@settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(_PIECES, max_size=60).map("".join))
def test_random_pieces_of_yaml_make_findings(tmp_path, text):
    """Text that looks like YAML breaks nothing either."""
    file = _written(tmp_path, text)
    with pytest.raises(RubricError) as refusal:
        load_rubric(str(file))
    assert {bool(finding.cell) for finding in refusal.value.findings} == {True}


# --- includes -----------------------------------------------------------------------------------------------

_WITH_INCLUDE = (
    "id: x\nsections:\n  - code: A\n    sections:\n      - include: bagian/a.yaml\n  - include: b.yaml\n"
)


def test_an_include_stands_where_its_entry_stood(tmp_path):
    """The included mapping replaces the entry, and its values have places in their own file."""
    file = _written(tmp_path, _WITH_INCLUDE)
    first = _written(tmp_path, "code: i\ntitle: satu\n", "bagian/a.yaml")
    second = _written(tmp_path, "# catatan\ncode: B\n", "b.yaml")
    document = read_document(file)
    included = {"code": "i", "title": "satu"}
    assert document.data["sections"] == [{"code": "A", "sections": [included]}, {"code": "B"}]
    assert document.place(("sections", 0, "sections", 0, "title")) == Place(str(first), 2, 1)
    assert document.place(("sections", 1)) == Place(str(second), 2, 1)
    assert sorted(document.files) == ["b.yaml", "bagian/a.yaml", "rubrik.yaml"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../luar.yaml", "outside"),
        ("bagian/../../luar.yaml", "outside"),
        ("/etc/passwd.yaml", "not_relative"),
        ("C:/luar.yaml", "not_relative"),
        ("'bagian\\a.yaml'", "not_relative"),
        ("//server/a.yaml", "not_relative"),
        ("''", "not_relative"),
        ("[a.yaml]", "not_relative"),
        ("a.txt", "not_yaml"),
        ("bagian", "not_yaml"),
        ("tidak-ada.yaml", "missing"),
        ("x" * 5000 + ".yaml", "missing"),
        ("lingkar.yaml", "missing"),
        ("tautan.yaml", "outside"),
        ("pintu/luar.yaml", "outside"),
        ("rubrik.yaml", "twice"),
        ("./rubrik.yaml", "twice"),
    ],
)
def test_an_include_stays_in_the_folder(tmp_path, name, reason):
    """No way out: neither by dots nor by roots nor by links."""
    folder = tmp_path / "dalam"
    file = _written(folder, f"sections:\n  - include: {name}\n")
    _written(tmp_path, "code: L\n", "luar.yaml")
    (folder / "tautan.yaml").symlink_to(tmp_path / "luar.yaml")
    (folder / "pintu").symlink_to(tmp_path)
    (folder / "lingkar.yaml").symlink_to(folder / "lingkar.yaml")
    assert _fault(file) == ("R005", "2:5", reason)


def test_a_link_inside_the_folder_is_fine(tmp_path):
    """What counts is where a link leads."""
    file = _written(tmp_path, "sections:\n  - include: tautan.yaml\n")
    _written(tmp_path, "code: A\n", "asli.yaml")
    (tmp_path / "tautan.yaml").symlink_to("asli.yaml")
    assert read_document(file).data["sections"] == [{"code": "A"}]


def test_one_file_has_one_place(tmp_path):
    """The second include of a file is refused, so circles cannot be."""
    file = _written(tmp_path, "sections:\n  - include: a.yaml\n  - include: ./a.yaml\n")
    _written(tmp_path, "code: A\n", "a.yaml")
    assert _fault(file) == ("R005", "3:5", "twice")


def test_an_included_file_includes_nothing(tmp_path):
    """One level is enough, and the finding is in the included file."""
    file = _written(tmp_path, "sections:\n  - include: a.yaml\n")
    inner = _written(tmp_path, "code: A\nsections:\n  - include: b.yaml\n", "a.yaml")
    (found,) = _faults(file)
    assert (found.code, found.file, found.cell) == ("R005", str(inner), "3:5")
    assert found.values == {"name": "b.yaml", "reason": "nested"}


def test_an_include_stands_alone(tmp_path):
    """Keys beside it would be lost without a word."""
    file = _written(tmp_path, "sections:\n  - weight: '1'\n    include: a.yaml\n")
    assert _fault(file) == ("R005", "3:5", "not_alone")


def test_faults_of_all_files_are_named(tmp_path):
    """A broken include does not hide the faults of the others."""
    file = _written(tmp_path, "a: &x b\nsections:\n  - include: a.yaml\n  - include: b.yaml\n")
    _written(tmp_path, "code: [\n", "a.yaml")
    _written(tmp_path, "code: A\ncode: B\n", "b.yaml")
    assert [fault.code for fault in _faults(file)] == ["R002", "R001", "R003"]


def test_the_limits_are_for_all_files_together(tmp_path):
    """Many files just inside the limits are outside them."""
    names = [f"{number}.yaml" for number in range(3)]
    file = _written(tmp_path, "sections:\n" + "".join(f"  - include: {name}\n" for name in names))
    for name in names:
        _written(tmp_path, "code: A\nx: [" + "y," * (MOST_NODES // 2) + "]\n", name)
    assert {fault.values["reason"] for fault in _faults(file)} == {"too_many"}
    for name in names:
        _written(tmp_path, b"code: A\n#" + b"x" * (MOST_BYTES // 2), name)
    assert {fault.values["reason"] for fault in _faults(file)} == {"too_large"}
