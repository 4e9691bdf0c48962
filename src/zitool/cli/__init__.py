"""The command line: one module per command, and `main`, which holds the only catch-all."""

from __future__ import annotations

import gc
import sys

from zitool import __version__

_PROCESS = {"ours": False}
"""Whether this process runs nothing but zitool's command line."""


def main() -> None:
    """Run the command line and end the process with one of the codes of `zitool.errors`."""
    gc.disable()
    _PROCESS["ours"] = True
    from zitool.cli.streams import emit, steady_streams  # noqa: PLC0415 - while the collector rests

    steady_streams()
    if sys.argv[1:] == ["--version"]:  # without the half second that a command line parser costs
        from zitool.errors import ZitoolError  # noqa: PLC0415

        try:
            emit(f"zitool {__version__}\n")
        except ZitoolError as error:
            from zitool.cli.app import say  # noqa: PLC0415 - only where stdout has failed

            sys.exit(say(error, "id"))
        return
    from zitool.cli.app import run  # noqa: PLC0415 - after the streams are set

    try:
        sys.exit(run(sys.argv[1:]))
    finally:
        gc.freeze()  # at exit Python walks all objects several times, to free what the system frees anyway


def collect_rarely() -> None:
    """Let the collector of reference cycles work again, without what starting up has made.

    It looks through all objects whenever some have been added, and importing adds 100,000 that stay. `main`
    switches it off meanwhile; from here on it runs, so that many files need no more memory than a few, but
    once for every 50,000 objects added. Together this is a seventh of the CPU time of a short command.
    Nothing changes where the collector runs: a process that is not ours decides for itself.
    """
    if gc.isenabled():
        return
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
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
