"""Names for the files that reports of many units are written to."""

from __future__ import annotations

import os

from zitool.core.names import slug
from zitool.core.sha256 import hexdigest


def page_name(file: str, of: str = "score") -> str:
    """Return the name of the page of a workbook: readable, safe on every system, another for another path.

    That of a gap report is another than that of a score: both may go to one folder.

    Letters and digits of the workbook's name, then a mark of its whole path: no two units of a folder share
    one, and none is a device of Windows.
    """
    stem = os.path.splitext(os.path.basename(file))[0].lower()  # noqa: PTH119, PTH122 - names that are no UTF-8
    words = slug(stem)
    mark = hexdigest(os.fsencode(file))[:8]
    return f"{words or 'lke'}-{mark}{'' if of == 'score' else f'-{of}'}.html"
