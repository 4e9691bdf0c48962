"""Labels of what ``zitool rubric`` prints, in Indonesian and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.wording import Language

RUBRIC_LABELS: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "rubric_amended_by": "Diubah oleh",
        "rubric_checked": "{rubrics} rubrik diperiksa: {counts}",
        "rubric_designations": "Predikat",
        "rubric_gazette": "Berita Negara",
        "rubric_holds": "setelah",
        "rubric_id": "id",
        "rubric_in_force": "Berlaku",
        "rubric_index": "Indeks",
        "rubric_indicators": "Pertanyaan",
        "rubric_last_checked": "Terakhir dicocokkan",
        "rubric_level": "Tingkat",
        "rubric_level_agency": "instansi",
        "rubric_level_unit": "unit",
        "rubric_more_findings": "… dan {count} lagi; semuanya ada pada log langkah ini",
        "rubric_mutants": "{id}: {mutants} angka diubah selangkah, {caught} tertangkap kasus",
        "rubric_new": "Rubrik baru ditulis ke {folder}: isi {todo} TODO, lalu zitool rubric check {folder}",
        "rubric_prerequisites": "Prasyarat",
        "rubric_regulation": "Peraturan",
        "rubric_scales": "Pilihan jawaban",
        "rubric_status": "Status",
        "rubric_status_active": "berlaku",
        "rubric_status_archive": "arsip",
        "rubric_status_draft": "draf, belum pasti",
        "rubric_tested": "{id} versi {version}: {cases} kasus, {failed} tidak sesuai",
        "rubric_today": "sekarang",
        "rubric_tree": "Susunan",
        "rubric_version": "Versi",
    },
    "en": {
        "rubric_amended_by": "Amended by",
        "rubric_checked": "{rubrics} rubrics checked: {counts}",
        "rubric_designations": "Designations",
        "rubric_gazette": "State gazette",
        "rubric_holds": "after",
        "rubric_id": "id",
        "rubric_in_force": "In force",
        "rubric_index": "Index",
        "rubric_indicators": "Indicators",
        "rubric_last_checked": "Last checked",
        "rubric_level": "Level",
        "rubric_level_agency": "agency",
        "rubric_level_unit": "unit",
        "rubric_more_findings": "… and {count} more; all are in the log of this step",
        "rubric_mutants": "{id}: {mutants} figures changed by a step, {caught} caught by cases",
        "rubric_new": "New rubric in {folder}: fill in {todo} TODO, then zitool rubric check {folder}",
        "rubric_prerequisites": "Prerequisites",
        "rubric_regulation": "Regulation",
        "rubric_scales": "Scales",
        "rubric_status": "Status",
        "rubric_status_active": "active",
        "rubric_status_archive": "archive",
        "rubric_status_draft": "draft, not certain",
        "rubric_tested": "{id} version {version}: {cases} cases, {failed} not as written",
        "rubric_today": "now",
        "rubric_tree": "Structure",
        "rubric_version": "Version",
    },
}
