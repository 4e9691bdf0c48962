"""Copies are told by digests: in the order of the files, and never of a file itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zitool.core.digests import hexdigest
from zitool.core.monitoring.recap import LOOSE, NAMED, Copies, bytes_mark


def mark(kind, text):
    """Return the mark of these answers."""
    return kind + hexdigest(text.encode())[:30] + "LKE: unit"


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from([NAMED, LOOSE]))))
def test_as_a_search_through_all_before(files):
    """The first file with the same bytes, or else the same answers of somebody, if there is one."""
    names = [f"{at}.xlsx" for at in range(len(files))]
    copies = Copies(names)
    for at, (content, answers, kind) in enumerate(files):
        bytes_ = bytes_mark(hexdigest(f"bytes {content}".encode()))
        found = dict(copies.of(at, bytes_, [mark(kind, str(answers))]))
        same = [n for n in range(at) if files[n][0] == content]
        # Bytes that came already are looked no further at, so their answers were noted with the first.
        alike = [
            n
            for n in range(at)
            if files[n][1] == answers and files[n][0] not in {files[before][0] for before in range(n)}
        ]
        expected = None
        if same:
            expected = (names[same[0]], "bytes")
        elif alike and NAMED in {kind, files[alike[0]][2]}:
            expected = (names[alike[0]], "answers")
        assert [(finding.same_as, finding.by) for finding in found.values()] == (
            [expected] if expected else []
        )


def test_sheets_of_one_file_are_no_copies_of_each_other():
    """A workbook with the same answers on two sheets came once."""
    copies = Copies(["a.xlsx", "b.xlsx"])
    assert dict(copies.of(0, "", [mark(NAMED, "x"), mark(NAMED, "x")])) == {}
    assert {at: of.part for at, of in copies.of(1, "", [mark(NAMED, "y"), mark(NAMED, "x")])} == {
        1: "LKE: unit"
    }
