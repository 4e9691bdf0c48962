"""Help of ``zitool portalrb``, in Indonesian and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.wording import Language

PORTALRB_HELP: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "portalrb": "Menulis, memeriksa, dan membandingkan dokumen JSON yang diambil PortalRB.",
        "export": "Membuat dokumen PortalRB dari LKE: jawaban satu unit, atau usulan seluruh instansi.\n\n"
        "Contoh: zitool portalrb export lke.xlsx --unit-id UNIT-01 --tahun 2026 -o jawaban.json; "
        "zitool portalrb export folder --units units.csv --tahun 2026 -o portalrb",
        "check": "Memeriksa dokumen PortalRB terhadap panduan dan daftar soalnya, dan menilainya.\n\n"
        "Contoh: zitool portalrb check jawaban.json; zitool portalrb check portalrb",
        "diff": "Membandingkan LKE dengan dokumen PortalRB, soal demi soal, dengan nilainya.\n\n"
        "Contoh: zitool portalrb diff lke.xlsx jawaban.json",
    },
    "en": {
        "portalrb": "Write, check and compare the JSON documents that PortalRB fetches.",
        "export": "Make PortalRB's documents of LKEs: the answers of a unit, or all of an agency.\n\n"
        "Example: zitool portalrb export lke.xlsx --unit-id UNIT-01 --tahun 2026 -o answers.json; "
        "zitool portalrb export folder --units units.csv --tahun 2026 -o portalrb",
        "check": "Check PortalRB's documents against its guide and its list of questions, and score them.\n\n"
        "Example: zitool portalrb check answers.json; zitool portalrb check portalrb",
        "diff": "Compare an LKE with PortalRB's document, question by question, with points.\n\n"
        "Example: zitool portalrb diff lke.xlsx answers.json",
    },
}
"""Name of the sub-command → help; ``portalrb`` is the group's own."""

PORTALRB_OPTIONS: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "portalrb_given": "satu LKE, atau folder berisi LKE (dengan --units)",
        "portalrb_units": "daftar unit dengan kolom target (wbk, wbbm) dan afirmasi (ya, tidak)",
        "portalrb_unit_id": "id unit pada sistem instansi, bila tanpa --units",
        "portalrb_tahun": "tahun evaluasi; bawaan: yang disebut LKE",
        "portalrb_export_output": "berkas .json; dengan --units: folder yang ditata seperti alamat PortalRB",
        "portalrb_checked": "dokumen PortalRB, atau folder yang ditulis zitool portalrb export",
        "portalrb_first": "LKE, atau dokumen jawaban",
        "portalrb_second": "dokumen jawaban pada PortalRB",
    },
    "en": {
        "portalrb_given": "an LKE, or a folder of LKEs (with --units)",
        "portalrb_units": "list of units with the columns target (wbk, wbbm) and afirmasi (ya, tidak)",
        "portalrb_unit_id": "the unit's id in the agency's system, where there is no --units",
        "portalrb_tahun": "year of evaluation; default: what the LKE states",
        "portalrb_export_output": "a .json file; with --units: a folder laid out as PortalRB's addresses",
        "portalrb_checked": "a document of PortalRB, or a folder that zitool portalrb export wrote",
        "portalrb_first": "an LKE, or a document of answers",
        "portalrb_second": "the document of answers in PortalRB",
    },
}
"""Options of the sub-commands alone; those shared with other commands are in `zitool.wording.help`."""
