"""Exit codes: what a script may rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def test_a_clean_file_ends_with_0(zitool, examples):
    """Scoring a good form is a success."""
    outcome = zitool("score", examples / "unit-baik.xlsx")

    assert outcome.code == 0
    assert outcome.err == ""


def test_a_low_score_is_not_a_failure(zitool, examples):
    """A half-filled form is scored and said to be incomplete; warnings alone do not fail."""
    outcome = zitool("score", examples / "unit-setengah.xlsx")

    assert outcome.code == 0
    assert "BELUM LENGKAP" in outcome.out


def test_findings_at_the_level_end_with_1(zitool, examples):
    """Errors fail by default, warnings with --fail-on warning, nothing with --fail-on never."""
    tampered = examples / "unit-diubah.xlsx"

    assert zitool("score", tampered).code == 1
    assert zitool("score", tampered, "--fail-on", "never").code == 0
    assert zitool("validate", examples / "unit-setengah.xlsx").code == 0
    assert zitool("validate", examples / "unit-setengah.xlsx", "--strict").code == 1
    assert zitool("validate", examples / "unit-setengah.xlsx", "--fail-on", "warning").code == 1


def test_require_ends_with_1_when_not_met(zitool, examples):
    """The good example meets WBK and not WBBM; an incomplete form meets nothing."""
    assert zitool("score", examples / "unit-baik.xlsx", "--require", "wbk").code == 0
    assert zitool("score", examples / "unit-baik.xlsx", "--require", "WBK").code == 0
    assert zitool("gap-report", examples / "unit-baik.xlsx", "--target", "WBBM").code == 0
    assert zitool("score", examples / "unit-baik.xlsx", "--require", "wbbm").code == 1
    assert zitool("score", examples / "unit-setengah.xlsx", "--require", "wbk").code == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["score"], 2),
        (["score", "x.xlsx", "--lang", "jw"], 2),
        (["score", "x.xlsx", "--rubric", "tidak-ada"], 2),
        (["score", "x.xlsx", "--require", "wbx"], 2),
        (["score", "x.xlsx", "--date", "31/05/25"], 2),
        (["score", "x.xlsx", "-o", "hasil.docx"], 2),
        (["explain", "X999"], 2),
        (["explain", "A.I.9"], 2),
        (["template"], 2),
        (["nilai"], 2),
    ],
)
def test_a_wrong_command_line_ends_with_2(zitool, arguments, code):
    """Nothing is scored, one line says why, no traceback."""
    outcome = zitool(*arguments)

    assert outcome.code == code
    assert "Traceback" not in outcome.err + outcome.out
    assert outcome.err.strip() or outcome.out.strip()


def test_a_file_that_cannot_be_read_ends_with_3_and_costs_only_itself(zitool, examples, tmp_path):
    """The others are scored, stderr names the bad one and adds up."""
    bad = tmp_path / "rusak.xlsx"
    bad.write_bytes(b"PK\x03\x04 bukan zip")

    outcome = zitool("score", bad, examples / "unit-baik.xlsx", tmp_path / "tidak-ada.xlsx")

    assert outcome.code == 3
    assert "GALAT F008" in outcome.err
    assert "GALAT F001" in outcome.err
    assert "3 berkas: 1 dinilai, 2 ditolak" in outcome.err
    assert "Menuju WBK" in outcome.out


def test_a_bug_ends_with_4_and_one_line(zitool, examples, monkeypatch, tmp_path):
    """The traceback goes to a log without the message, which may hold cell values."""
    secret = str(tmp_path.name)  # a word that stands in no source line

    def broken(*_arguments, **_named):
        raise RuntimeError(secret)

    monkeypatch.setattr("zitool.cli.assessing.assess", broken)
    outcome = zitool("score", examples / "unit-baik.xlsx")

    assert outcome.code == 4
    assert outcome.err.startswith("GALAT X001")
    assert outcome.err.count("\n") == 1
    log = outcome.err.split("catatannya: ")[1].split(".log")[0] + ".log"
    text = Path(log).read_text("utf-8")
    Path(log).unlink()
    assert "RuntimeError" in text
    assert secret not in text


def test_debug_shows_the_traceback(zitool, examples, monkeypatch):
    """Developers ask for it."""
    monkeypatch.setattr("zitool.cli.assessing.assess", lambda *_, **__: 1 / 0)

    outcome = zitool("score", examples / "unit-baik.xlsx", "--debug")

    assert outcome.code == 4
    assert "ZeroDivisionError" in outcome.err


def test_the_same_file_twice_is_scored_once(zitool, examples):
    """A glob and a name may say the same file."""
    file = examples / "unit-baik.xlsx"

    document = json.loads(zitool("score", file, file, "-f", "json").out)

    assert len(document["assessments"]) == 1


def test_an_assessor_who_is_not_there_is_said(zitool, examples):
    """The finding names those who are."""
    outcome = zitool("score", examples / "unit-dan-tpi.xlsx", "--assessor", "tpn")

    assert outcome.code == 3
    assert "S123" in outcome.err
    assert "unit, tpi" in outcome.err


def test_a_file_that_takes_all_memory_costs_only_itself(zitool, examples, monkeypatch):
    """It is refused as in a batch (F016); the others are scored, and nobody is told of a bug of ours."""
    from zitool.cli import assessing as runs

    good, heavy, assess = str(examples / "unit-baik.xlsx"), str(examples / "unit-setengah.xlsx"), runs.assess

    def exhausted(file, *arguments, **named):
        if file == heavy:
            raise MemoryError
        return assess(file, *arguments, **named)

    monkeypatch.setattr(runs, "assess", exhausted)
    outcome = zitool("score", heavy, good, "-f", "json")
    document = json.loads(outcome.out)

    assert outcome.code == 3
    assert [assessment["file"] for assessment in document["assessments"]] == [good]
    assert [one["findings"][0]["code"] for one in document["refused"]] == ["F016"]
    assert "X001" not in outcome.err
