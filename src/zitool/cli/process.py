"""The process of a command: what is done for its speed where it runs nothing but zitool's command line."""

from __future__ import annotations

import gc
import sys

_PROCESS = {"ours": False}
"""Whether this process runs nothing but zitool's command line."""


def take_over() -> None:
    """Note that the process is ours; the collector of reference cycles rests until `collect_rarely`."""
    gc.disable()
    _PROCESS["ours"] = True


def collect_rarely() -> None:
    """Let the collector of reference cycles work again, without what starting up has made.

    It looks through all objects whenever some have been added, and importing adds 100,000 that stay. `main`
    lets it rest meanwhile; from here on it runs, so that many files need no more memory than a few, but
    once for every 150,000 objects added. Together this is a seventh of the CPU time of a short command.
    Nothing changes where the collector runs: a process that is not ours decides for itself.
    """
    if gc.isenabled():
        return
    gc.freeze()
    gc.set_threshold(150_000, 10, 10)
    gc.enable()


def openpyxl_alone() -> None:
    """Import openpyxl without numpy, which it looks for only to know numbers of its kinds: we write none.

    Where numpy is installed it would take as long to import as all that writes a workbook. In a process that
    is not ours, or has numpy already, nothing is done.
    """
    if not _PROCESS["ours"] or "numpy" in sys.modules:
        return
    sys.modules["numpy"] = None  # type: ignore[assignment]  # how Python is told that there is none
    try:
        import openpyxl  # noqa: F401, PLC0415
    finally:
        del sys.modules["numpy"]
