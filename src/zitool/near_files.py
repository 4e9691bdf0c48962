"""Files that somebody may have meant by the name of one that is not there."""

from __future__ import annotations

import os

from zitool.core.names import near

_MOST = 10_000
"""Names of a folder that are looked at."""


def near_file(name: str) -> str:
    """Return the file whose name is like one that is not there, of the same kind or else of the same stem."""
    folder, base = os.path.split(name)
    # Names that are no UTF-8 stay as they are.
    stem, kind = (each.casefold() for each in os.path.splitext(base))  # noqa: PTH122
    try:
        names = os.listdir(folder or ".")[:_MOST]  # noqa: PTH208
    except (OSError, ValueError):
        return ""
    alike = near(base, [each for each in names if each != base and each.casefold().endswith(kind)], 1)
    alike += [each for each in sorted(names) if os.path.splitext(each)[0].casefold() == stem]  # noqa: PTH122
    return next((os.path.join(folder, each) for each in alike), "")  # noqa: PTH118
