"""The one place that makes consoles: width, encoding and colour are decided here.

Rich is imported where something is shown: documents do without it.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from zitool.cli.streams import emit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from rich.console import Console, RenderableType

_NARROWEST, _WIDEST = 20, 1000
UNATTENDED_WIDTH = 160
"""Where nobody can widen a window: 80 columns would cut what cannot ask for the rest."""


def output_console() -> Console:
    """Return the console for data: stdout."""
    return _console(sys.stdout)


def text_console(file: TextIO, width: int) -> Console:
    """Return a console that writes plain text of `width` columns, without colour."""
    from rich.console import Console  # noqa: PLC0415

    return Console(
        file=file, width=width, height=100, color_system=None, markup=False, emoji=False, highlight=False
    )


def show(renderables: Callable[[bool], Iterable[RenderableType]]) -> None:
    """Print to stdout, in colour on a terminal and as plain lines elsewhere; silent if the reader has gone.

    Args:
        renderables: called with whether only ASCII can be shown.
    """
    console = output_console()
    with console.capture() as captured:
        for renderable in renderables(is_ascii_only(console)):
            console.print(renderable)
    text = captured.get()
    emit(text if console.is_terminal else without_padding(text))


def without_padding(text: str) -> str:
    """Return `text` without the blanks that fill its lines to the width of a screen."""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def is_ascii_only(console: Console) -> bool:
    """Whether box-drawing characters would not survive the encoding of the console."""
    return not console.encoding.lower().startswith("utf")


def _console(file: TextIO) -> Console:
    from rich.console import Console  # noqa: PLC0415

    if file.isatty() and os.environ.get("TERM") != "dumb":
        return Console(file=file, markup=False, emoji=False, highlight=False)
    # Rich clamps to 80 columns unless height comes with width.
    return Console(file=file, width=_columns(), height=100, markup=False, emoji=False, highlight=False)


def _columns() -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and _NARROWEST <= int(given) <= _WIDEST:
        return int(given)
    return UNATTENDED_WIDTH
