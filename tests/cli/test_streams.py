"""stdout full or closed, stderr gone, no room on any disk: one line, exit code 2, never a traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest
from tests.conftest import EXAMPLES, ROOT

from zitool.faults import log_of

LKE, TWO = EXAMPLES / "unit-baik.xlsx", EXAMPLES / "unit-dan-tpi.xlsx"
SAYING = {
    "version": ["--version"],
    "help": ["--help"],
    "help of a command": ["score", "--help"],
    "help of a group": ["rubric", "--help"],
    "score": ["score", LKE],
    "score json": ["score", LKE, "-f", "json"],
    "score xlsx": ["score", LKE, "-f", "xlsx"],
    "recap": ["score", LKE, TWO, "--recap", "--jobs", "1"],
    "recap ndjson": ["score", LKE, TWO, "-f", "ndjson", "--jobs", "1"],
    "validate": ["validate", LKE],
    "gap-report": ["gap-report", LKE],
    "compare": ["compare", TWO],
    "explain": ["explain", "V303"],
    "list": ["rubric", "list"],
    "show": ["rubric", "show", "permenpanrb-90-2021", "-f", "json"],
    "schema": ["rubric", "schema"],
}
"""Commands that write to stdout."""
WRITING = {
    "score": (["score", LKE], "nilai.html"),
    "score xlsx": (["score", LKE], "nilai.xlsx"),
    "gap-report xlsx": (["gap-report", LKE], "rencana.xlsx"),
    "annotate": (["validate", LKE, "--annotate"], "periksa.xlsx"),
    "template": (["template"], "lke.xlsx"),
    "recap": (["score", LKE, TWO, "--recap"], "rekap.json"),
    "import": (["rubric", "import", LKE], "rubrik.yaml"),
}
"""Commands that write files."""
posix = pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full and limits of POSIX")


def ran(arguments, **options):
    """Run the command line as its own process; what it said as bytes."""
    return subprocess.run(
        [sys.executable, "-m", "zitool", *map(str, arguments)],
        stderr=options.pop("stderr", subprocess.PIPE),
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        check=False,
        timeout=120,
        **options,
    )


@posix
@pytest.mark.parametrize("state", ["full", "closed"])
@pytest.mark.parametrize("case", SAYING)
def test_stdout_that_takes_nothing_is_o001(case, state):
    """Exit code 2 and one line, whatever was to be written."""
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        close = (lambda: os.close(1)) if state == "closed" else None
        outcome = ran(SAYING[case], stdout=full, preexec_fn=close)

    assert outcome.returncode == 2, outcome.stderr
    assert outcome.stderr.startswith(b"GALAT O001 stdout: ")
    assert outcome.stderr.count(b"\n") == 1


@posix
@pytest.mark.parametrize("case", ["version", "help", "score", "score xlsx", "schema"])
def test_a_reader_that_has_gone_is_141(case):
    """As other tools in a pipe: no word, and not 1, which means findings."""
    read, write = os.pipe()
    os.close(read)
    outcome = ran(SAYING[case], stdout=write)
    os.close(write)

    assert (outcome.returncode, outcome.stderr) == (141, b"")


@posix
@pytest.mark.parametrize("state", ["full", "closed"])
def test_stderr_that_takes_nothing_changes_nothing(state):
    """Messages are lost, results and exit code are not: 3 for a file that cannot be read."""
    arguments = ["score", LKE, "tidak-ada.xlsx"]
    usual = ran(arguments, stdout=subprocess.PIPE)
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        close = (lambda: os.close(2)) if state == "closed" else None
        outcome = ran(arguments, stdout=subprocess.PIPE, stderr=full, preexec_fn=close)

    assert (outcome.returncode, outcome.stdout) == (3, usual.stdout)


@posix
@pytest.mark.parametrize("case", WRITING)
def test_no_room_in_any_folder_is_said_in_one_line(tmp_path, case):
    """No file may grow: neither the result nor one for the time being; O001 or O002, and nothing is left."""
    import resource

    arguments, name = WRITING[case]
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # noqa: E731
    outcome = ran([*arguments, "-o", tmp_path / name], stdout=subprocess.PIPE, preexec_fn=limit)

    assert outcome.returncode == 2, outcome.stderr
    assert outcome.stderr.count(b"\n") == 1
    assert b"GALAT O00" in outcome.stderr
    assert b"disk penuh" in outcome.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_log_that_cannot_be_written_is_no_second_fault(zitool, monkeypatch):
    """X001 and exit code 4, with no place of a log."""

    def full(*_arguments, **_named):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    monkeypatch.setattr("zitool.cli.assessing.assess", lambda *_, **__: 1 / 0)
    outcome = zitool("score", LKE)

    assert outcome.code == 4
    assert "X001" in outcome.err
    assert "tidak dapat ditulis" in outcome.err
    assert log_of(ValueError()) == ""
