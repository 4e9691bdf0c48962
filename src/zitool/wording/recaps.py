"""Labels of recaps, comparisons, agreement, peers and trends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LABELS: Mapping[str, tuple[str, str]] = {
    "agree_alike": ("Sama persis", "Exactly alike"),
    "agree_alike_percent": ("Sama persis (%)", "Exactly alike (%)"),
    "agree_all": ("Semua", "All"),
    "agree_alone": (
        "{count} LKE tidak dijawab keduanya, jadi tidak ikut.",
        "{count} LKEs were not answered by both and do not count.",
    ),
    "agree_areas": ("Selisih tiap area", "Difference by area"),
    "agree_bias": ("Rata-rata selisih", "Mean difference"),
    "agree_equal": ("Sama", "Equal"),
    "agree_higher": ("Lebih tinggi", "Higher"),
    "agree_kappa": ("Kappa", "Kappa"),
    "agree_kappa_is": (
        (
            "Kappa: kesepakatan di luar kebetulan menurut Cohen (1968), berbobot linear; 1 sepakat penuh, 0"
            " setara kebetulan."
        ),
        (
            "Kappa: agreement beyond chance after Cohen (1968), linear weights; 1 is full agreement, 0 is "
            "chance."
        ),
    ),
    "agree_kappas": ("Kesepakatan", "Agreement"),
    "agree_lower": ("Lebih rendah", "Lower"),
    "agree_more": (
        "… dan {count} unit lagi; semuanya ada pada -f json",
        "… and {count} more units; all of them are in -f json",
    ),
    "agree_none": (
        "Tidak ada LKE yang dijawab kedua penilai ({alone} dijawab satu saja).",
        "No LKE was answered by both assessors ({alone} by one only).",
    ),
    "agree_pairs": ("Pasangan", "Pairs"),
    "agree_scale": ("Pilihan jawaban", "Choices"),
    "agree_title": ("{first} terhadap {second} pada {units} LKE", "{first} against {second} in {units} LKEs"),
    "compare_answered": ("baru dijawab", "now answered"),
    "compare_change": ("Perubahan", "Change"),
    "compare_counts": (
        "{differ} pertanyaan dijawab lain, {same} sama",
        "{differ} questions answered differently, {same} alike",
    ),
    "compare_fell": ("turun", "fell"),
    "compare_gained": ("kini terpenuhi", "now met"),
    "compare_kind": ("Arah", "Kind"),
    "compare_lost": ("tidak lagi terpenuhi", "no longer met"),
    "compare_only_first": ("Hanya pada yang pertama", "Only in the first"),
    "compare_only_second": ("Hanya pada yang kedua", "Only in the second"),
    "compare_open": ("(kosong)", "(blank)"),
    "compare_opened": ("menjadi kosong", "now blank"),
    "compare_questions": ("Pertanyaan", "Questions"),
    "compare_requirements": ("Pengaruh pada syarat", "Effect on minima"),
    "compare_reworded": ("nilai sama", "same value"),
    "compare_rose": ("naik", "rose"),
    "compare_rubrics": (
        "Rubriknya lain ({first}, {second}): yang dibandingkan hanya bagian yang judul dan bobotnya sama.",
        "The rubrics differ ({first}, {second}): only sections of the same title and weight are compared.",
    ),
    "compare_sections": ("Bagian", "Sections"),
    "compare_title": ("{first} → {second}", "{first} → {second}"),
    "compare_total": ("Nilai total {first} → {second} ({change})", "Total {first} → {second} ({change})"),
    "many_first_error": ("Galat pertama", "First error"),
    "many_first_steps": ("Langkah pertama", "First steps"),
    "many_found": (
        "Galat pada {with_errors} dari {units} LKE; seluruhnya {counts}.",
        "Errors in {with_errors} of {units} LKEs; in all {counts}.",
    ),
    "many_gap": (
        "Kesenjangan {units} penilaian dari {files} berkas",
        "Gaps of {units} assessments from {files} files",
    ),
    "many_measure": ("ukur atau survei {ids}", "measure or survey {ids}"),
    "many_steps": ("Langkah", "Steps"),
    "many_target": ("Tujuan", "Target"),
    "many_unreachable": (
        "tidak dapat dicapai dengan jawaban yang masih dapat diubah",
        "cannot be reached with the answers that can still change",
    ),
    "many_validate": (
        "Pemeriksaan {units} penilaian dari {files} berkas",
        "Check of {units} assessments from {files} files",
    ),
    "peers_figures": ("Capaian", "Figures"),
    "peers_lower": ("Kuartil bawah", "Lower quartile"),
    "peers_none": (
        "Tidak ada LKE pembanding dengan rubrik yang sama.",
        "There is no other LKE of the same rubric to compare with.",
    ),
    "peers_own": ("Unit ini", "This unit"),
    "peers_rank": ("Persentil", "Percentile"),
    "peers_rank_is": (
        "Persentil: bagian pembanding yang nilainya lebih rendah; yang sama dihitung setengah.",
        "Percentile: share of the others that are below; those equal count half.",
    ),
    "peers_title": ("{unit} di antara {peers} LKE lain", "{unit} among {peers} other LKEs"),
    "peers_upper": ("Kuartil atas", "Upper quartile"),
    "recap_areas": ("Capaian terhadap nilai minimal", "Reached, against the minima"),
    "recap_areas_caption": (
        "Sebaran capaian semua unit pada tiap syarat, di samping nilai minimalnya",
        "How all units are spread on each requirement, beside its minima",
    ),
    "recap_best": ("Bila yang kosong terbaik", "If blanks were best"),
    "recap_box_told": (
        "Terendah {least}, median {median}, tertinggi {greatest}.",
        "Lowest {least}, median {median}, highest {greatest}.",
    ),
    "recap_broken": ("Tidak dapat dinilai", "Could not be scored"),
    "recap_broken_caption": (
        "Berkas yang tidak dapat dinilai, dan yang perlu dilakukan",
        "Files that could not be scored, and what to do",
    ),
    "recap_by_agency": ("Instansi", "Agency"),
    "recap_by_designation": ("Unit menurut predikat", "Units by designation"),
    "recap_by_kind": ("Jenis", "Kind"),
    "recap_by_priority": ("Kelompok prioritas", "Group with priority"),
    "recap_by_province": ("Provinsi", "Province"),
    "recap_colors": (
        "Hijau: minimal semua predikat tercapai; kuning: sebagian; merah: tidak satu pun.",
        "Green: the minima of all designations are reached; yellow: some; red: none.",
    ),
    "recap_complete": ("Lengkap", "Complete"),
    "recap_copies": ("Salinan (tidak dihitung lagi)", "Copies (not counted again)"),
    "recap_count_incomplete": ("belum lengkap", "incomplete"),
    "recap_count_met": ("memenuhi", "met"),
    "recap_count_near": ("hampir", "near"),
    "recap_count_not_in_force": ("tidak berlaku", "not in force"),
    "recap_count_not_met": ("belum", "not met"),
    "recap_count_uncertain": ("belum pasti", "uncertain"),
    "recap_counts": ("Berkas dan jawaban", "Files and answers"),
    "recap_designation": ("Predikat", "Designation"),
    "recap_errors": ("Galat", "Errors"),
    "recap_failed_most": ("Syarat yang paling sering belum terpenuhi", "Requirements most often missed"),
    "recap_failed_of": (
        "Syarat {name} yang paling sering belum terpenuhi",
        "Requirements of {name} most often missed",
    ),
    "recap_files": ("Berkas ditemukan", "Files found"),
    "recap_findings_caption": (
        "Temuan pada LKE yang dinilai, yang terberat lebih dulu",
        "Findings in the LKEs scored, gravest first",
    ),
    "recap_findings_told": (
        (
            "Sel dan rinciannya ada pada laporan tiap unit (--reports, zitool validate); tanda … "
            "menggantikan isi yang berbeda-beda."
        ),
        (
            "Cells and details are in each unit's report (--reports, zitool validate); an … stands for what"
            " differs from place to place."
        ),
    ),
    "recap_greatest": ("Tertinggi", "Highest"),
    "recap_group_broken": ("tidak dapat dinilai", "could not be scored"),
    "recap_group_met": ("memenuhi", "met"),
    "recap_group_near": ("hampir", "near"),
    "recap_group_not-met": ("belum", "not met"),
    "recap_groups_caption": (
        "Unit, kelengkapan, dan capaian tiap kelompok",
        "Units, how complete, and what each group reached",
    ),
    "recap_header": (
        "Rekap {units} penilaian dari {files} berkas",
        "Recap of {units} assessments from {files} files",
    ),
    "recap_in_units": ("Pada unit", "In units"),
    "recap_indicators_of": (
        "Pertanyaan yang paling sering belum terbaik ({rubric})",
        "Questions most often not answered best ({rubric})",
    ),
    "recap_key_box": (
        "separuh unit yang di tengah, dengan mediannya",
        "the middle half of units, with their median",
    ),
    "recap_key_whisker": ("terendah sampai tertinggi", "lowest to highest"),
    "recap_lacks": ("{word}, prasyarat", "{word}, prerequisite"),
    "recap_least": ("Terendah", "Lowest"),
    "recap_left": ("Belum dikerjakan", "Not done"),
    "recap_link_broken": ("Berkas bermasalah", "Broken files"),
    "recap_link_findings": ("Temuan", "Findings"),
    "recap_link_groups": ("Kelompok", "Groups"),
    "recap_link_indicators": (
        "Pertanyaan yang paling sering belum terbaik",
        "Questions most often not answered best",
    ),
    "recap_link_spread": ("Sebaran", "Spread"),
    "recap_link_units": ("Peringkat unit", "Ranking of units"),
    "recap_link_unlisted": ("Daftar unit", "List of units"),
    "recap_mean": ("Rata-rata", "Mean"),
    "recap_median": ("Median", "Median"),
    "recap_met_of": ("Memenuhi {designation}", "{designation} met"),
    "recap_minima": ("Minimal", "Minima"),
    "recap_missed": ("{count} syarat", "{count} minima"),
    "recap_missed_by": ("Belum terpenuhi", "Missed"),
    "recap_missed_of": ("Syarat belum {designation}", "{designation} minima missed"),
    "recap_missing": ("{count} unit terdaftar belum mengirim LKE", "{count} listed units sent no LKE"),
    "recap_missing_sheet": ("Belum mengirim", "Not sent"),
    "recap_more": (
        "Di layar {shown} dari {units} baris; semuanya ada di {file}.",
        "{shown} of {units} lines on the screen; all of them are in {file}.",
    ),
    "recap_more_named": ("… dan {count} lagi", "… and {count} more"),
    "recap_near_units": ("Hampir memenuhi", "Near"),
    "recap_no_group": ("(tidak terdaftar)", "(not listed)"),
    "recap_none": ("Tidak ada unit dalam kelompok ini.", "No unit is in this group."),
    "recap_none_broken": ("Semua berkas dapat dinilai.", "All files could be scored."),
    "recap_none_missed": (
        "Semua nilai minimal terpenuhi pada unit yang ditampilkan.",
        "The units shown meet all minima.",
    ),
    "recap_not_best": ("Belum terbaik", "Not best"),
    "recap_notes": ("Catatan", "Notes"),
    "recap_nothing": ("Tidak ada LKE pada tempat yang disebut.", "There is no LKE in the place named."),
    "recap_number": ("No.", "No."),
    "recap_number_of": ("Jumlah", "Number"),
    "recap_of_units": ("Dari unit", "Of units"),
    "recap_only": ("Hanya: {what}", "Only: {what}"),
    "recap_only_group": ("{group} ({designation})", "{group} ({designation})"),
    "recap_only_kinds": ("unit jenis atau kelompok {kinds}", "units of the kind or group {kinds}"),
    "recap_only_told": (
        "Hitungan dan sebaran tetap menyangkut semua unit.",
        "Counts and spreads are of all units all the same.",
    ),
    "recap_others": (
        "{count} LKE juga berisi jawaban penilai lain ({names}); lihat --assessor",
        "LKEs with answers of other assessors, too: {count} ({names}); see --assessor",
    ),
    "recap_points": ("poin", "points"),
    "recap_questions": ("Pertanyaan", "Questions"),
    "recap_scored": ("Dinilai", "Scored"),
    "recap_see_broken": ("Lihat berkasnya", "See the files"),
    "recap_see_missing": ("Lihat unitnya", "See the units"),
    "recap_share": ("{part} dari {whole} ({percent} %)", "{part} of {whole} ({percent} %)"),
    "recap_sheets": ("Lembar yang tidak dapat dinilai", "Sheets that could not be scored"),
    "recap_short_of": ("Kurang untuk {designation}", "Short by, for {designation}"),
    "recap_skip_archive": ("{count} arsip", "{count} archives"),
    "recap_skip_lock": ("{count} berkas kunci", "{count} lock files"),
    "recap_skip_other": ("{count} jenis lain", "{count} of other kinds"),
    "recap_skip_output": ("{count} keluaran zitool", "{count} written by zitool"),
    "recap_skip_same": ("{count} berkas yang sama", "{count} the same file again"),
    "recap_skip_shortcut": ("{count} pintasan", "{count} shortcuts"),
    "recap_skip_special": ("{count} bukan berkas biasa", "{count} no regular files"),
    "recap_skip_unreadable": (
        "{count} folder yang tidak dapat dibuka",
        "{count} folders that cannot be opened",
    ),
    "recap_skipped": ("Dilewati", "Skipped"),
    "recap_spread": ("Sebaran capaian", "How figures are spread"),
    "recap_status_incomplete": ("belum lengkap", "incomplete"),
    "recap_status_met": ("memenuhi", "met"),
    "recap_status_not_in_force": ("tidak berlaku", "not in force"),
    "recap_status_not_met": ("belum", "not met"),
    "recap_status_unverified": ("belum pasti", "uncertain"),
    "recap_stopped": (
        "Dihentikan: {done} dari {files} berkas sudah dikerjakan.",
        "Stopped: {done} of {files} files were done.",
    ),
    "recap_strangers": (
        "{count} berkas bukan milik unit yang terdaftar",
        "{count} files belong to no listed unit",
    ),
    "recap_strangers_sheet": ("Tidak terdaftar", "Not listed"),
    "recap_sum": (
        (
            "{files} berkas: {scored} dinilai{sheets}, {copies}{refused} tidak dapat dinilai, {left} belum "
            "dikerjakan; dilewati {skipped}{reasons}"
        ),
        (
            "{files} files: {scored} scored{sheets}, {copies}{refused} could not be scored, {left} not "
            "done; {skipped} skipped{reasons}"
        ),
    ),
    "recap_sum_copies": ("{count} salinan tidak dihitung lagi, ", "{count} copies not counted again, "),
    "recap_sum_sheets": (" (kecuali {count} lembar)", " (but for {count} sheets)"),
    "recap_times": ("Jumlah", "Times"),
    "recap_to_choose": (
        "{unit}: beberapa kolom jawaban terisi dan isinya berbeda; pilih: {options}",
        "{unit}: several columns of answers are filled in and differ; choose: {options}",
    ),
    "recap_totals": ("Sebaran nilai total", "How totals are spread"),
    "recap_totals_told": (
        "Tinggi batang: jumlah unit; garis tegak: nilai total minimal tiap predikat.",
        "Height: number of units; upright lines: the minimum total of each designation.",
    ),
    "recap_unanswered": ("Tidak dijawab", "Unanswered"),
    "recap_units": ("Unit", "Units"),
    "recap_units_caption": (
        "Nilai dan kesimpulan tiap unit, dengan syarat pertama yang kurang",
        "Points and verdicts of each unit, with the first minimum missed",
    ),
    "recap_untimely": (
        (
            "{count} LKE dinilai di luar masa berlaku peraturannya (R066); kesimpulannya hanya menurut "
            "peraturan itu."
        ),
        (
            "{count} LKEs were assessed outside the time of their regulation (R066); the verdicts are by "
            "that regulation only."
        ),
    ),
    "recap_warnings": ("Peringatan", "Warnings"),
    "recap_with_errors": ("Jawaban dengan galat", "Answers with errors"),
    "recap_working": ("Menilai", "Scoring"),
    "trend_chart": ("Nilai dari waktu ke waktu", "Points through time"),
    "trend_chart_told": (
        "Persen dari bobotnya; angkanya ada pada tabel.",
        "Percent of the weight; the figures are in the table.",
    ),
    "trend_figures": ("Nilai tiap bagian", "Points of each section"),
    "trend_rubrics": (
        "Rubrik berganti ({rubrics}); tanda - berarti rubriknya tidak memuat bagian itu.",
        "The rubric changes ({rubrics}); a - means that its rubric has no such section.",
    ),
    "trend_title": ("Perkembangan {unit}", "Development of {unit}"),
    "trend_units": (
        "Nama unit pada berkas-berkas ini tidak sama.",
        "The names of the unit in these files differ.",
    ),
}
