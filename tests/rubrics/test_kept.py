"""Where the official wording that a user keeps lies, and that a file there is believed in nothing."""

from __future__ import annotations

import json
import os

import pytest

from zitool.core.law.official_wording import Kept, Wording
from zitool.rubrics import official_wording as kept
from zitool.rubrics.official_wording import data_folder, kept_bytes, kept_file, read_kept, wording_of

SAMPLE = Kept("contoh", "1.0.0", "lke.xlsx", "0" * 64, {"A.a": Wording("Kalimat", "a. x\nb. y")})


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An own data folder with the folder of wordings in it."""
    monkeypatch.setenv("ZITOOL_DATA", str(tmp_path))
    (tmp_path / "wording").mkdir()
    return tmp_path / "wording"


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"ZITOOL_DATA": "/data"}, "/data"),
        ("linux", {"XDG_DATA_HOME": "/xdg"}, "/xdg/zitool"),
        ("linux", {"XDG_DATA_HOME": "relatif"}, "/rumah/.local/share/zitool"),
        ("linux", {}, "/rumah/.local/share/zitool"),
        ("darwin", {"XDG_DATA_HOME": "/xdg"}, "/rumah/Library/Application Support/zitool"),
        ("win32", {"LOCALAPPDATA": "/lokal"}, "/lokal/zitool"),
        ("win32", {}, "/rumah/AppData/Local/zitool"),
    ],
)
def test_data_folder(monkeypatch, platform, environment, expected):
    """Each platform's own place for data that belongs to a user; ZITOOL_DATA goes before all."""
    for name in ("ZITOOL_DATA", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": "/rumah", "USERPROFILE": "/rumah", **environment}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(kept.sys, "platform", platform)

    assert data_folder().as_posix() == expected


def test_kept_is_read_back(place):
    """What is written is read, with its source."""
    kept_file("contoh").write_bytes(kept_bytes(SAMPLE))

    assert read_kept("contoh") == SAMPLE
    assert wording_of("contoh") == SAMPLE.texts


def test_nothing_is_kept_at_first(place):
    """Without a file there is nothing, and no fault."""
    assert read_kept("contoh") is None
    assert wording_of("contoh") == {}
    assert wording_of("x" * 5000) == {}


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{}",
        b"[1]",
        b"\xff",
        b'{"format": 99}',
        b'{"format": 1, "rubric": "contoh", "version": 1, "source": "", "sha256": "", "texts": {}}',
        b'{"format": 1, "rubric": "", "version": "", "source": "", "sha256": "", "texts": {"A": ["x"]}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_nothing(place, damage):
    """Whatever lies there: own statements are shown instead, and no command fails for it."""
    kept_file("contoh").write_bytes(damage)

    assert read_kept("contoh") is None
    assert wording_of("contoh") == {}


def test_a_file_of_another_rubric_says_nothing_of_this_one(place):
    """Ids of two regulations look alike."""
    kept_file("lain").write_bytes(kept_bytes(SAMPLE))

    assert wording_of("lain") == {}


def test_a_new_file_counts_at_once(place):
    """What is remembered is remembered by the file's time and size."""
    file = kept_file("contoh")
    file.write_bytes(kept_bytes(SAMPLE))
    assert wording_of("contoh")["A.a"].question == "Kalimat"
    file.write_bytes(kept_bytes(SAMPLE._replace(texts={"A.a": Wording("Lain!!!")})))
    os.utime(file, ns=(1, 1))

    assert wording_of("contoh")["A.a"].question == "Lain!!!"


def test_texts_are_made_harmless_again(place):
    """A file that somebody else wrote can hold anything: nothing invisible or endless comes out of it."""
    stored = json.loads(kept_bytes(SAMPLE))
    stored["source"] = "a\u202eb"
    stored["texts"] = {"A.a": ["x\u001b[31m\ny" + "z" * 9000, "a. x\u200b\n\n\x00"]}
    kept_file("contoh").write_text(json.dumps(stored), "utf-8")

    found = read_kept("contoh")
    assert found.source == "a b"
    assert found.texts["A.a"].question.startswith("x [31m yz")
    assert len(found.texts["A.a"].question) <= 4000
    assert found.texts["A.a"].criteria == "a. x"


def test_an_endless_file_is_not_read(place, monkeypatch):
    """Beyond the limit there is nothing."""
    kept_file("contoh").write_bytes(kept_bytes(SAMPLE))
    monkeypatch.setattr(kept, "_MOST_BYTES", 10)
    kept._read.cache_clear()

    assert read_kept("contoh") is None
