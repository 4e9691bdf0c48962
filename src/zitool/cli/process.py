"""The process of a command: what is done for its speed where it runs nothing but zitool's command line."""

from __future__ import annotations

import gc
import sys

TYPE_CHECKING = False  # `zitool --version` does not import typing
if TYPE_CHECKING:
    from typing import Any

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
    """Import openpyxl without what it takes long to look for or make, and zitool never uses.

    That is numpy, which it looks for only to know numbers of its kinds, and which where it is installed takes
    as long to import as all that writes a workbook; the fifty styles of Excel's menu, parsed one by one; and
    what this machine says that suffixes of files stand for, which has no place in a workbook. In a process
    that is not ours, or has one of them already, nothing is done.
    """
    if not _PROCESS["ours"] or {"numpy", "openpyxl"} & sys.modules.keys():
        return
    import mimetypes  # noqa: PLC0415 - openpyxl does
    from types import ModuleType  # noqa: PLC0415

    mimetypes.knownfiles.clear()
    menu: Any = ModuleType("openpyxl.styles.builtins")
    menu.styles = {}
    absent: dict[str, Any] = {
        "numpy": None,
        menu.__name__: menu,
    }  # None: how Python is told that there is none
    sys.modules.update(absent)
    try:
        import openpyxl  # noqa: F401, PLC0415
    finally:
        for name in absent:
            del sys.modules[name]
