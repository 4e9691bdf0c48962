"""What a command does before it does its work; run as real processes."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.conftest import EXAMPLES, ROOT

GOOD = EXAMPLES / "unit-baik.xlsx"


def outcome_of(code: str) -> str:
    """Run `code` after `sys.argv` was set to score an example; what it prints on stderr."""
    given = f"import sys; sys.argv = ['zitool', 'score', {str(GOOD)!r}]\n"
    outcome = subprocess.run(
        [sys.executable, "-c", given + code],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stderr


def test_the_collector_rests_during_start_up_only():
    """Off while modules are imported, on again (and seldom) before the first file is read."""
    code = (
        "import gc\n"
        "import zitool.batch as batch\n"
        "from zitool.cli import main\n"
        "seen = []\n"
        "real = batch.read_book\n"
        "def read(path):\n"
        "    seen.append((gc.isenabled(), gc.get_threshold()[0], gc.get_freeze_count() > 1000))\n"
        "    return real(path)\n"
        "batch.read_book = read\n"
        "try: main()\n"
        "except SystemExit as end: print(end.code, seen, file=sys.stderr)\n"
    )
    assert outcome_of(code) == "0 [(True, 50000, True)]\n"


def test_the_collector_of_another_process_is_left_alone():
    """Whoever calls `run` from a program of theirs keeps the collector as it is."""
    code = (
        "import gc\n"
        "from zitool.cli.app import run\n"
        "before = gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()\n"
        "code = run(sys.argv[1:])\n"
        "after = gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()\n"
        "print(code, before == after, file=sys.stderr)\n"
    )
    assert outcome_of(code) == "0 True\n"
