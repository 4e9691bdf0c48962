"""The journal: a stopped batch goes on where it was, and never with results of something else."""

from __future__ import annotations

import json

import pytest

from zitool.batch.collecting import Journal
from zitool.batch.worker import Outcome
from zitool.errors import UsageError

QUESTION = {"version": "1", "rubric": "abc"}


@pytest.fixture
def lke(tmp_path):
    """A file to be marked as finished."""
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"content")
    return file


def written(place, *outcomes, question=QUESTION):
    """Write outcomes into a journal and close it."""
    journal = Journal(place, question)
    for outcome in outcomes:
        journal.add(outcome)
    journal.close()


def known(place, file, question=QUESTION):
    """Return what a newly opened journal holds for a file, or None."""
    journal = Journal(place, question)
    try:
        return journal.done(str(file)) if journal.knows(str(file)) else None
    finally:
        journal.close()


def test_a_finished_outcome_is_there_again(tmp_path, lke):
    """What was written comes back as it was."""
    outcome = Outcome(str(lke), ("line",), "", ("full",), "page")
    written(tmp_path / "j", outcome)

    assert known(tmp_path / "j", lke) == outcome


def test_a_changed_file_is_done_again(tmp_path, lke):
    """Another size or time is another file."""
    written(tmp_path / "j", Outcome(str(lke)))
    lke.write_bytes(b"content and more")

    assert known(tmp_path / "j", lke) is None


def test_the_latest_outcome_counts(tmp_path, lke):
    """A file done again after a change has two lines; the later is right."""
    written(tmp_path / "j", Outcome(str(lke), ("old",)))
    lke.write_bytes(b"content and more")
    written(tmp_path / "j", Outcome(str(lke), ("new",)))

    assert known(tmp_path / "j", lke).lines == ("new",)


@pytest.mark.parametrize("cut", range(1, 40))
def test_a_half_written_line_is_dropped_wherever_it_was_cut(tmp_path, lke, cut):
    """After a power cut the whole lines count, and writing goes on behind them."""
    place = tmp_path / "j"
    other = tmp_path / "b.xlsx"
    other.write_bytes(b"other")
    written(place, Outcome(str(lke), ("kept",)), Outcome(str(other), ("a line that is lost",)))
    place.write_bytes(place.read_bytes()[:-cut])

    assert known(place, lke).lines == ("kept",)
    assert known(place, other) is None

    written(place, Outcome(str(other), ("again",)))

    assert known(place, lke).lines == ("kept",)
    assert known(place, other).lines == ("again",)


@pytest.mark.parametrize("key", QUESTION)
def test_another_question_is_refused(tmp_path, lke, key):
    """Results of another version, rubric or assessor are never mixed in; the user is told which."""
    written(tmp_path / "j", Outcome(str(lke)))

    with pytest.raises(UsageError) as caught:
        Journal(tmp_path / "j", QUESTION | {key: "other"})

    assert [(finding.code, finding.values["what"]) for finding in caught.value.findings] == [("U020", key)]


@pytest.mark.parametrize("content", [b"halo\n", b"[]\n", b'{"format":1}\n', b"\xff\xfe\n", b"PK\x03\x04\n"])
def test_a_file_that_is_no_journal_is_refused_and_left_alone(tmp_path, content):
    """--resume laporan.docx must not end in a spoilt report."""
    place = tmp_path / "j"
    place.write_bytes(content)

    with pytest.raises(UsageError) as caught:
        Journal(place, QUESTION)

    assert caught.value.findings[0].code == "U020"
    assert place.read_bytes() == content


def test_a_file_without_a_line_end_is_refused_and_left_alone(tmp_path):
    """Nor one whose first line never ends."""
    place = tmp_path / "j"
    place.write_bytes(b"PK\x03\x04 no line end")

    with pytest.raises(UsageError):
        Journal(place, QUESTION)

    assert place.read_bytes() == b"PK\x03\x04 no line end"


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    """U021 before anything is scored."""
    with pytest.raises(UsageError) as caught:
        Journal(tmp_path / "no" / "folder" / "j", QUESTION)

    assert caught.value.findings[0].code == "U021"


def test_the_journal_is_lines_of_json(tmp_path, lke):
    """Anybody can read it with the tools they have."""
    written(tmp_path / "j", Outcome(str(lke), ("line",)))

    header, entry = map(json.loads, (tmp_path / "j").read_text(encoding="ascii").splitlines())

    assert header == {"format": "zitool/journal/1", **QUESTION}
    assert entry[1:] == [str(lke), ["line"], "", [], "", "", [], False, []]
