"""What a person sees in other terminals, languages and pipes; run as real processes."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from tests.conftest import EXAMPLES, ROOT

GOOD = EXAMPLES / "unit-baik.xlsx"


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run zitool as its own process with a small environment."""
    keep = {
        name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "PYTHONPATH", "HOME") if name in os.environ
    }
    keep["PYTHONPATH"] = str(ROOT / "src")
    return subprocess.run(
        [sys.executable, "-m", "zitool", *map(str, arguments)],
        capture_output=True,
        env={**keep, **environment},
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=["C", "POSIX", "cp1252", "latin-1", "ascii"],
)
def test_no_encoding_breaks_the_table(environment):
    """Borders fall back to ASCII, other characters to escapes; never a UnicodeEncodeError."""
    outcome = run("score", GOOD, **environment)

    assert outcome.returncode == 0
    assert outcome.stderr == b""
    assert b"Menuju WBK" in outcome.stdout


def test_a_pipe_has_160_columns_and_no_colour():
    """Nobody can widen a pipe: no title is folded there."""
    text = run("score", GOOD).stdout.decode()

    assert "\x1b" not in text
    assert "Peningkatan kualitas pelayanan publik" in text
    assert text.splitlines() == [line.rstrip() for line in text.splitlines()]


def test_columns_are_obeyed():
    """COLUMNS=80 gives lines of at most 80 characters."""
    text = run("score", GOOD, COLUMNS="80").stdout.decode()

    assert max(len(line) for line in text.splitlines()) <= 80


def test_no_color_is_obeyed_on_a_forced_terminal():
    """FORCE_COLOR colours a pipe, NO_COLOR wins over it."""
    forced = run("score", GOOD, FORCE_COLOR="1", TERM="xterm-256color").stdout
    without = run("score", GOOD, FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color").stdout

    assert re.search(rb"\x1b\[[0-9;]*3[0-7]m", forced)
    assert not re.search(rb"\x1b\[[0-9;]*3[0-7]m", without)


def test_english_is_english_and_official_terms_stay():
    """``--lang en`` and ZITOOL_LANG say the same; *Menuju WBK* is a name."""
    by_option = run("score", GOOD, "--lang", "en")
    by_environment = run("score", GOOD, ZITOOL_LANG="en")

    assert by_option.stdout == by_environment.stdout
    assert re.search(rb"^Menuju WBK +MEETS the minima of the LKE", by_option.stdout, re.MULTILINE)
    assert b"Nilai" not in by_option.stdout.replace(b"Nilai total", b"").replace(b"Nilai pengungkit", b"")


def test_help_is_in_the_language_asked_for():
    """Help texts are fixed when the commands are built, so the language is read before that."""
    assert b"Menilai LKE" in run("score", "--help").stdout
    assert b"Score LKE" in run("score", "--help", ZITOOL_LANG="en").stdout
    assert b"Score LKE" in run("score", "--lang", "en", "--help").stdout


def test_a_closed_pipe_is_silent():
    """``zitool score ... | head -1`` ends with 141 and says nothing."""
    process = subprocess.Popen(
        [sys.executable, "-m", "zitool", "score", str(GOOD), "-f", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    code = process.wait(timeout=180)

    assert error == b""
    assert code == 141


def test_version_needs_no_parser():
    """``--version`` answers without importing typer, rich or pydantic."""
    code = (
        "import sys; sys.argv = ['zitool', '--version']\n"
        "from zitool.cli import main; main()\n"
        "heavy = {'typer', 'rich', 'pydantic', 'yaml', 'openpyxl'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=False,
    )

    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stdout.startswith(b"zitool ")


def test_scoring_imports_only_what_it_needs():
    """A packaged rubric needs neither pydantic nor yaml, and scoring never writes a workbook."""
    code = (
        f"import sys; sys.argv = ['zitool', 'score', {str(GOOD)!r}]\n"
        "from zitool.cli.app import run\n"
        "run(sys.argv[1:])\n"
        "heavy = {'pydantic', 'yaml', 'openpyxl', 'zitool.reports.formats.html'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=False,
    )

    assert outcome.returncode == 0, outcome.stderr


def test_the_same_run_twice_gives_the_same_bytes():
    """Hash seeds and locales change nothing in the JSON."""
    first = run(
        "score", GOOD, EXAMPLES / "unit-dan-tpi.xlsx", "-f", "json", "--assessor", "all", PYTHONHASHSEED="1"
    )
    second = run(
        "score", GOOD, EXAMPLES / "unit-dan-tpi.xlsx", "-f", "json", "--assessor", "all", PYTHONHASHSEED="2"
    )

    assert first.stdout == second.stdout
    assert first.returncode == 0
