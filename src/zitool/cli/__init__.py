"""The command line: one module per command, and `main`, which holds the only catch-all."""

from __future__ import annotations

import gc
import sys

from zitool import __version__
from zitool.cli.process import take_over


def main() -> None:
    """Run the command line and end the process with one of the codes of `zitool.errors`."""
    take_over()
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
    from zitool.cli.seldom import read_later  # noqa: PLC0415 - `--version` imports neither

    read_later()
    from zitool.cli.app import run  # noqa: PLC0415 - after the streams are set

    try:
        sys.exit(run(sys.argv[1:]))
    finally:
        gc.freeze()  # at exit Python walks all objects several times, to free what the system frees anyway
