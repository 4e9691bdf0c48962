"""Labels of recaps: one line per unit, many units together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.wording import Language

RECAP_LABELS: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "recap_broken": "Tidak dapat dinilai",
        "recap_errors": "Galat",
        "recap_group_broken": "tidak dapat dinilai",
        "recap_group_met": "memenuhi",
        "recap_group_near": "hampir",
        "recap_group_not-met": "belum",
        "recap_header": "Rekap {units} jawaban dari {files} berkas",
        "recap_incomplete": "belum lengkap",
        "recap_missed": "{count} syarat",
        "recap_none": "Tidak ada unit dalam kelompok ini.",
        "recap_nothing": "Tidak ada LKE pada tempat yang disebut.",
        "recap_number": "No.",
        "recap_only": "Hanya: {group} ({designation})",
        "recap_shortest": "Kurang",
        "recap_skip_lock": "{count} berkas kunci",
        "recap_skip_other": "{count} jenis lain",
        "recap_skip_output": "{count} keluaran zitool",
        "recap_skip_same": "{count} berkas yang sama",
        "recap_skip_special": "{count} bukan berkas biasa",
        "recap_skip_unreadable": "{count} folder yang tidak dapat dibuka",
        "recap_status_incomplete": "belum lengkap",
        "recap_status_met": "memenuhi",
        "recap_status_not_met": "belum",
        "recap_status_unverified": "belum pasti",
        "recap_stopped": "Dihentikan: {done} dari {files} berkas sudah dikerjakan.",
        "recap_sum": "{files} berkas: {scored} dinilai, {refused} tidak dapat dinilai, {left} belum"
        " dikerjakan; dilewati {skipped}{reasons}",
        "recap_warnings": "Peringatan",
        "recap_working": "Menilai",
    },
    "en": {
        "recap_broken": "Could not be scored",
        "recap_errors": "Errors",
        "recap_group_broken": "could not be scored",
        "recap_group_met": "met",
        "recap_group_near": "near",
        "recap_group_not-met": "not met",
        "recap_header": "Recap of {units} sets of answers from {files} files",
        "recap_incomplete": "incomplete",
        "recap_missed": "{count} minima",
        "recap_none": "No unit is in this group.",
        "recap_nothing": "There is no LKE in the place named.",
        "recap_number": "No.",
        "recap_only": "Only: {group} ({designation})",
        "recap_shortest": "Short by",
        "recap_skip_lock": "{count} lock files",
        "recap_skip_other": "{count} of other kinds",
        "recap_skip_output": "{count} written by zitool",
        "recap_skip_same": "{count} the same file again",
        "recap_skip_special": "{count} no regular files",
        "recap_skip_unreadable": "{count} folders that cannot be opened",
        "recap_status_incomplete": "incomplete",
        "recap_status_met": "met",
        "recap_status_not_met": "not met",
        "recap_status_unverified": "uncertain",
        "recap_stopped": "Stopped: {done} of {files} files were done.",
        "recap_sum": "{files} files: {scored} scored, {refused} could not be scored, {left} not done; "
        "{skipped} skipped{reasons}",
        "recap_warnings": "Warnings",
        "recap_working": "Scoring",
    },
}
