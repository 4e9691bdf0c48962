"""Files that somebody may have meant by the name of one that is not there."""

from __future__ import annotations

import os

from zitool.core.names import near

_MOST = 10_000
"""Names of a folder that are looked at."""


def near_file(name: str) -> str:
    """Return the file of the same kind whose name is like one that is not there; empty where none is."""
    folder, base = os.path.split(name)
    kind = os.path.splitext(base)[1].casefold()  # noqa: PTH122 - names that are no UTF-8 stay as they are
    try:
        names = os.listdir(folder or ".")[:_MOST]  # noqa: PTH208
    except (OSError, ValueError):
        return ""
    alike = near(base, [each for each in names if each != base and each.casefold().endswith(kind)], 1)
    return next((os.path.join(folder, each) for each in alike), "")  # noqa: PTH118
