"""What many tests share: places, the real workbook, the command line in process, inputs that never change."""

from __future__ import annotations

import gc
import hashlib
import os
import random
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
import yaml
from hypothesis import HealthCheck, settings
from tests.remembered import remembering

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")

settings.register_profile("steady", deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("steady")
"""No property fails because the machine is busy."""
yaml.parse = remembering(yaml.parse)

TODAY = "2026-11-30"
os.environ["SOURCE_DATE_EPOCH"] = "1795996800"
"""`TODAY`: where nothing else states a day, tests come out alike on every day."""
ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
REAL = ROOT.parent / "shared" / "real" / "lke-lampiran3-terisi.xlsx"

LONG = "ZITOOL_TEST_LONG" in os.environ
"""Whether generated sets run whole (`make test-long`); else a tenth of them does."""


def a_tenth(
    items: Sequence[Item], kind: Callable[[Item], object] = lambda _: None, draw: int = 0
) -> Sequence[Item]:
    """Return a tenth of a large set, at least one of each `kind`, or all of it where `LONG`.

    Drawn by chance, the same at every run: where kinds take turns, each tenth item is of one and the same.
    Tests that go through one set each have a `draw` of their own.
    """
    if LONG:
        return items
    of_kind: defaultdict[object, list[Item]] = defaultdict(list)
    for item in random.Random(draw).sample(items, len(items)):
        of_kind[kind(item)].append(item)
    return [item for alike in of_kind.values() for item in alike[: -(-len(alike) // 10)]]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Run one worker more than there are processors: many tests wait for a server, a browser, LibreOffice."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Hand out whole files, unless another way is asked for."""
    from tests.sharing_out import WholeFiles

    return WholeFiles(config, log) if config.getvalue("dist") == "loadgroup" else None


def pytest_collection_modifyitems(config, items):
    """In a worker, the files that take long come first; alone, tests run in the order of their files."""
    if hasattr(config, "workerinput"):
        from tests.sharing_out import long_first

        long_first(items)


def pytest_collection_finish():
    """Look for circles among objects seldom: what tests are made of is not looked through again and again."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


@dataclass(frozen=True)
class Outcome:
    """What a run of the command line came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def examples() -> Path:
    """The folder of committed examples."""
    return EXAMPLES


@pytest.fixture
def real() -> Path:
    """The real filled LKE, which is never committed."""
    if not REAL.exists():
        pytest.skip("no real LKE beside the checkout")
    return REAL


@pytest.fixture
def zitool(capsys, monkeypatch):
    """Run the command line in this process, as a pipe would see it: no terminal, 160 columns."""
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "ZITOOL_LANG", "ZITOOL_FORMAT", "ZITOOL_RUBRIC"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object) -> Outcome:
        from zitool.cli import app

        monkeypatch.setattr(sys, "argv", ["zitool", *map(str, arguments)])
        code = app.run(sys.argv[1:])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run


@pytest.fixture(autouse=True)
def _no_value_missing(monkeypatch):
    """A sentence that names a value its finding does not have fails, instead of showing a question mark."""
    monkeypatch.delattr("zitool.wording._Values.__missing__")


@pytest.fixture(scope="session", autouse=True)
def _nobodys_data(tmp_path_factory):
    """No test sees, or touches, what the person who runs it keeps in their own data folder."""
    os.environ["ZITOOL_DATA"] = str(tmp_path_factory.mktemp("data"))


def _fingerprint(file: Path) -> tuple[str, int]:
    return hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns


@pytest.fixture(scope="session", autouse=True)
def _inputs_never_change():
    """No test, and so no command, changes a byte or the time of any workbook that comes with the project."""
    inputs = [*EXAMPLES.glob("*.xlsx"), *([REAL] if REAL.exists() else [])]
    before = {file: _fingerprint(file) for file in inputs}
    yield
    if os.environ.get("ZITOOL_EXAMPLES_BEING_WRITTEN"):
        return
    after = {file: _fingerprint(file) for file in inputs if file.exists()}
    assert after == before
