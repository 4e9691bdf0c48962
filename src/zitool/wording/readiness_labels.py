"""Labels of readiness, in Indonesian and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.wording import Language

READINESS_LABELS: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "page_readiness": "Kesiapan Zona Integritas",
        "ready_answer_done": "penuh",
        "ready_answer_missing": "belum",
        "ready_answer_partly": "sebagian",
        "ready_answer_unknown": "belum dijawab",
        "ready_by_lke": "menurut LKE: {answers}",
        "ready_day": "Keadaan pada",
        "ready_day_option": "{day}",
        "ready_day_today": "{day} (hari ini)",
        "ready_deadline": "Batas pengusulan",
        "ready_done": "sudah",
        "ready_due": "paling lambat {day}",
        "ready_excused": "masih dalam proses",
        "ready_item": "Hal",
        "ready_later": "tahap ini belum tiba",
        "ready_missing": "BELUM",
        "ready_new": "Berkas fakta yang kosong ditulis ke {file}. Isi yang diketahui, lalu: "
        "zitool readiness {file}",
        "ready_no_deadline": "tidak disebut peraturannya; menurut surat Kementerian: --deadline",
        "ready_no_lke": "tanpa LKE",
        "ready_note_contradicts": "fakta dan LKE bertentangan",
        "ready_note_no_lke": "LKE belum diberikan",
        "ready_note_unverified": "sumber hal ini belum terverifikasi",
        "ready_note_not_by_tpi": "menurut penilaian unit sendiri; yang dihitung penilaian TPI",
        "ready_overall_not_ready": "Belum siap diusulkan {target}: dari {total} hal yang wajib, {tally}.",
        "ready_overall_may_propose": "Boleh diusulkan {target}, syarat belum lengkap: dari {total} hal yang "
        "wajib, {tally}.",
        "ready_overall_not_in_force": "Peraturannya tidak berlaku pada hari itu; tidak ada yang dapat "
        "diusulkan {target} menurutnya.",
        "ready_overall_ready": "Semua {total} hal yang wajib ada sebelum diusulkan {target} sudah ada "
        "menurut LKE dan fakta.",
        "ready_overall_spared": "Instansinya tidak perlu mengusulkan unit lagi untuk {target}.",
        "ready_overall_uncertain": "Belum dapat dipastikan siap diusulkan {target}: dari {total} hal yang "
        "wajib, {tally}.",
        "ready_partly": "sebagian",
        "ready_required": "wajib",
        "ready_required_count": "wajib: {count}",
        "ready_stage_told": "{done} sudah, {partly} sebagian, {missing} belum, {excused} masih dalam proses, "
        "{unknown} belum diketahui",
        "ready_target": "Tujuan",
        "ready_title": "Kesiapan",
        "ready_unknown": "belum diketahui",
    },
    "en": {
        "page_readiness": "Readiness of a Zona Integritas",
        "ready_answer_done": "full",
        "ready_answer_missing": "not yet",
        "ready_answer_partly": "partly",
        "ready_answer_unknown": "unanswered",
        "ready_by_lke": "by the LKE: {answers}",
        "ready_day": "As it stands on",
        "ready_day_option": "{day}",
        "ready_day_today": "{day} (today)",
        "ready_deadline": "To be proposed by",
        "ready_done": "done",
        "ready_due": "by {day}",
        "ready_excused": "in progress",
        "ready_item": "What",
        "ready_later": "this stage has not come yet",
        "ready_missing": "MISSING",
        "ready_new": "Blank file of facts written to {file}. Fill in what is known, then: "
        "zitool readiness {file}",
        "ready_no_deadline": "the regulation names none; by a letter of the ministry: --deadline",
        "ready_no_lke": "no LKE",
        "ready_note_contradicts": "fact and LKE contradict each other",
        "ready_note_no_lke": "no LKE was given",
        "ready_note_unverified": "the source of this is unverified",
        "ready_note_not_by_tpi": "by the unit's own assessment; the TPI's is what counts",
        "ready_overall_not_ready": "Not ready to be proposed for {target}: of {total} things required, "
        "{tally}.",
        "ready_overall_may_propose": "May be proposed for {target}, prerequisites incomplete: of {total} "
        "things required, {tally}.",
        "ready_overall_not_in_force": "The regulation does not apply on that day; nothing can be proposed "
        "for {target} by it.",
        "ready_overall_ready": "All {total} things required before a proposal for {target} are there, "
        "by the LKE and the facts.",
        "ready_overall_spared": "The agency need not propose units for {target} any more.",
        "ready_overall_uncertain": "Whether ready to be proposed for {target} is uncertain: of {total} "
        "things required, {tally}.",
        "ready_partly": "partly",
        "ready_required": "required",
        "ready_required_count": "required: {count}",
        "ready_stage_told": "done {done}, partly {partly}, missing {missing}, in progress {excused}, "
        "unknown {unknown}",
        "ready_target": "Target",
        "ready_title": "Readiness",
        "ready_unknown": "unknown",
    },
}
