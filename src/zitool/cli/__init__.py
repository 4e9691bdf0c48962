"""The command line: one module per command, and `main`, which holds the only catch-all."""

from __future__ import annotations

import os
import sys

from zitool import __version__


def main() -> None:
    """Run the command line and end the process with one of the codes of `zitool.errors`."""
    if sys.argv[1:] == ["--version"]:  # without the half second that a command line parser costs
        print(f"zitool {__version__}")  # noqa: T201
        return
    _steady_streams()
    from zitool.cli.app import run  # noqa: PLC0415 - after the streams are set

    sys.exit(run(sys.argv[1:]))


def _steady_streams() -> None:
    """Never fail on a character: UTF-8 unless the user chose otherwise, escapes where it cannot be shown.

    Windows consoles and pipes still default to old code pages; Python 3.15 no longer does.
    """
    chosen = "PYTHONIOENCODING" in os.environ or "PYTHONUTF8" in os.environ
    for stream in (sys.stdout, sys.stderr):
        if not hasattr(stream, "reconfigure"):
            continue
        if chosen or os.name != "nt":
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
