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
    stem, kind = (part.casefold() for part in os.path.splitext(base))  # noqa: PTH122
    try:
        names = os.listdir(folder or ".")[:_MOST]  # noqa: PTH208
    except (OSError, ValueError):
        return ""
    alike = near(base, [file for file in names if file != base and file.casefold().endswith(kind)], 1)
    alike += [file for file in sorted(names) if os.path.splitext(file)[0].casefold() == stem]  # noqa: PTH122
    return next((os.path.join(folder, file) for file in alike), "")  # noqa: PTH118
