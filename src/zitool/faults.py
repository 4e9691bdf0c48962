"""The log of a bug: where it happened, and never what stood in somebody's cells."""

from __future__ import annotations

import sys


def log_of(error: BaseException) -> str:
    """Write where an exception arose, without its message, and return the path; empty where that fails.

    Nothing is ever raised: whatever happens here, the bug itself is what has to be told.
    """
    try:
        import tempfile  # noqa: PLC0415 - only where something went wrong
        import traceback  # noqa: PLC0415

        lines = [
            f"zitool {sys.version}\n",
            f"{type(error).__name__}\n",
            *traceback.format_tb(error.__traceback__),
        ]
        with tempfile.NamedTemporaryFile(
            "w", prefix="zitool-", suffix=".log", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as log:
            log.writelines(lines)
    except Exception:  # noqa: BLE001 - a full disk, no folder for temporary files, no memory
        return ""
    return log.name
