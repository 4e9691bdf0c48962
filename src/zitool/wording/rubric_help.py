"""Help of ``zitool rubric``, in Indonesian and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.wording import Language

RUBRIC_HELP: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "rubric": "Membaca, memeriksa, menguji, dan menulis rubrik (peraturan sebagai data).",
        "list": "Daftar rubrik yang disertakan.\n\nContoh: zitool rubric list -f json",
    },
    "en": {
        "rubric": "Read, check, test and write rubrics (regulations as data).",
        "list": "List the rubrics that come with zitool.\n\nExample: zitool rubric list -f json",
    },
}
"""Name of the sub-command → help; ``rubric`` is the group's own."""

RUBRIC_OPTIONS: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "list_format": "bentuk keluaran",
    },
    "en": {
        "list_format": "form of the output",
    },
}
"""Options of the sub-commands alone; those shared with other commands are in `zitool.wording.help`."""
