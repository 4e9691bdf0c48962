"""Labels that every report may need."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LABELS: Mapping[str, tuple[str, str]] = {
    "actual": ("Tercapai", "Reached"),
    "annotate_author": ("zitool", "zitool"),
    "annotate_lead": (
        "Salinan {file} dengan temuan zitool; isi lainnya tidak diubah.",
        "A copy of {file} with zitool's findings; nothing else in it was changed.",
    ),
    "annotate_sheet": ("Temuan zitool", "Temuan zitool"),
    "annotate_written": (
        "{count} temuan ditulis ke {file}: {cells} sel diberi komentar.",
        "Findings written to {file}: {count}; cells with a comment: {cells}.",
    ),
    "answer": ("Jawaban", "Answer"),
    "answered": ("Terjawab", "Answered"),
    "answered_by": (
        "{answered} dari {total} pertanyaan terjawab",
        "{answered} of {total} questions answered",
    ),
    "answered_of": ("{answered} dari {total} pertanyaan", "{answered} of {total} questions"),
    "area": ("Area perubahan", "Area perubahan"),
    "as_counted": (
        "Nilai bila yang kosong tidak ikut dirata-rata, seperti di formulir",
        "Points if blanks are left out of averages, as the form does",
    ),
    "assessor": ("Penilai", "Assessor"),
    "best_case": ("bila semua yang kosong dijawab terbaik", "if every blank got the best answer"),
    "bullet": ("-", "-"),
    "cause": ("Sebab", "Cause"),
    "cell": ("Sel", "Cell"),
    "certainty_forms": ("sumber: formulir", "source: forms"),
    "certainty_law": ("sumber: naskah", "source: law"),
    "certainty_practice": ("kebiasaan, tidak tertulis", "customary, not written"),
    "certainty_reading": ("bacaan kami", "our reading"),
    "certainty_unverified": ("BELUM TERVERIFIKASI", "UNVERIFIED"),
    "chosen": ("dipilih", "chosen"),
    "chosen_date": ("dipilih menurut --date", "chosen by --date"),
    "chosen_default": (
        "dianggap, karena berkas tidak menyebut tahunnya",
        "assumed, for the file names no year",
    ),
    "chosen_option": ("menurut --rubric", "by --rubric"),
    "chosen_workbook": ("dikenali dari isi berkas", "recognised from the file"),
    "code": ("Kode", "Code"),
    "column_criterion": ("Kriteria yang harus dipenuhi", "Criterion to meet"),
    "column_due": ("Tenggat", "Due"),
    "column_from": ("Dari", "From"),
    "column_gain": ("Tambahan nilai", "Points gained"),
    "column_person": ("Penanggung jawab", "Person in charge"),
    "column_remarks": ("Catatan tim", "Remarks"),
    "column_status": ("Status", "Status"),
    "column_to": ("Menjadi", "To"),
    "column_total": ("Nilai total", "Total"),
    "conclusion": ("Kesimpulan", "Conclusion"),
    "conclusion_clean": (
        "Tidak ada temuan: isi formulir dapat dinilai apa adanya.",
        "No findings: the form can be scored as it stands.",
    ),
    "conclusion_errors": (
        "{errors} galat harus dibetulkan sebelum nilainya dapat diandalkan.",
        "Errors to be corrected before the score can be relied on: {errors}.",
    ),
    "conclusion_notes": ("Hanya catatan; isi formulir dapat dinilai.", "Notes only; the form can be scored."),
    "conclusion_warnings": (
        "Dapat dinilai; {warnings} peringatan perlu ditinjau.",
        "Can be scored; warnings that need a look: {warnings}.",
    ),
    "counted_zero": ("belum dijawab, dihitung 0", "unanswered, counted 0"),
    "counts": (
        "{errors} galat, {warnings} peringatan, {notes} catatan",
        "errors {errors}, warnings {warnings}, notes {notes}",
    ),
    "criteria": ("Kriteria", "Criteria"),
    "cure": ("Yang dilakukan", "What to do"),
    "cut": ("… (dipotong)", "… (cut)"),
    "day_option": ("keadaan pada {day} (--date)", "as of {day} (--date)"),
    "day_today": (
        "keadaan pada {day}: hari ini, karena berkas tidak menyebut tahun penilaian",
        "as of {day}: today, for the file names no year of evaluation",
    ),
    "day_workbook": (
        "keadaan pada {day}: akhir tahun penilaian menurut {place}",
        "as of {day}: the end of the year of evaluation in {place}",
    ),
    "decided_by": ("predikat ditetapkan {authority}", "{authority} decides on the designation"),
    "decided_each": ("{name} ditetapkan {authority}", "{authority} decides on {name}"),
    "decided_elsewhere": (
        "predikat ditetapkan pejabat yang berwenang",
        "another authority decides on the designation",
    ),
    "did_you_mean": ("Mungkin maksudnya: {name}", "Perhaps you mean: {name}"),
    "differs": ("Selisih", "Difference"),
    "differs_line": (
        "{id}: di berkas {own} ({cell}), hasil hitung {ours}; lihat {because}",
        "{id}: the file says {own} ({cell}), computed {ours}; see {because}",
    ),
    "differs_unexplained": ("tidak ada temuan yang menjelaskan", "no finding explains it"),
    "document_between": ("{low} sampai {high}", "{low} to {high}"),
    "document_summary": ("Ringkasan", "Summary"),
    "draft": (
        "Rubrik ini belum pasti: sebagian angkanya belum bersumber.",
        "This rubric is not certain: some of its figures have no source yet.",
    ),
    "draft_counted": (
        (
            "Rubrik ini belum pasti: {minima} dari {all_minima} nilai minimal dan {facts} dari {all_facts} "
            "prasyarat tidak bersumber."
        ),
        (
            "This rubric is not certain: {minima} of {all_minima} minima and {facts} of {all_facts} "
            "prerequisites have no source."
        ),
    ),
    "due_error": ("Isi tanggal, misalnya 31/12/2025.", "Give a date, for example 2025-12-31."),
    "evidence": ("Bukti dukung", "Evidence"),
    "evidence_usual": ("Contoh bukti (susunan zitool)", "Examples of evidence (zitool's own)"),
    "example": ("Contoh", "Example"),
    "expected_max": ("dari {weight}", "of {weight}"),
    "explanation": ("Penjelasan", "Explanation"),
    "file": ("Berkas", "File"),
    "fill_all": ("semua syarat", "every requirement"),
    "fill_first": (
        "Isi dulu {count} pertanyaan yang belum dijawab",
        "First answer the {count} questions that are open",
    ),
    "fill_held": (
        "Sudah pasti terpenuhi, apa pun jawaban sisanya",
        "Certain to be met, whatever the other answers",
    ),
    "fill_lost": (
        "Tidak dapat terpenuhi lagi, sebaik apa pun jawaban sisanya",
        "Out of reach, however good the other answers",
    ),
    "fill_open": ("Masih bergantung pada yang belum dijawab", "Depends on what is unanswered"),
    "fill_then": (
        (
            "Rencana berikut menghitung yang kosong mulai dari jawaban terendah; buat lagi setelah semuanya"
            " diisi."
        ),
        (
            "The plan below takes what is unanswered from its worst answer up; make it again once all is "
            "filled in."
        ),
    ),
    "finding_said": ("Temuan", "Finding"),
    "findings": ("Temuan", "Findings"),
    "findings_also": ("{count} lagi dengan kode ini: {cells}", "{count} more with this code: {cells}"),
    "findings_more": (
        "… dan {count} temuan lagi; lihat semuanya: zitool validate {file}",
        "… and {count} more; see all: zitool validate {file}",
    ),
    "findings_none": ("Tidak ada temuan.", "No findings."),
    "findings_none_of": (
        "Tidak ada temuan {code} pada {file} (Penilai: {assessor}).",
        "No finding {code} in {file} (assessor: {assessor}).",
    ),
    "found": (
        '{count} yang cocok dengan "{given}"; jelaskan satu dengan id-nya:',
        '{count} that fit "{given}"; explain one by its id:',
    ),
    "gap_budget": (
        "Hasil terbaik untuk predikat {target} dengan upaya paling banyak {budget}",
        "The best for {target} with an effort of at most {budget}",
    ),
    "gap_change": ("Perubahan", "Change"),
    "gap_complete": (
        "Bila semua itu tercapai, seluruh nilai minimal LKE {target} terpenuhi.",
        "After all of this every minimum of the LKE for {target} is met.",
    ),
    "gap_cost": ("Upaya", "Effort"),
    "gap_cost_told": (
        "Upaya 1: naik satu tingkat jawaban atau satu hitungan (bawaan; lihat --effort).",
        "Effort 1: one level of an answer or one of a count (default; see --effort).",
    ),
    "gap_held_down_by": ("Tertahan pada", "Held down by"),
    "gap_incomplete": (
        "Walau semua itu tercapai, belum seluruh nilai minimal LKE {target} terpenuhi.",
        "After all of this not every minimum of the LKE for {target} is met.",
    ),
    "gap_more_ids": ("{ids} … (+{count})", "{ids} … (+{count})"),
    "gap_nothing": (
        "Seluruh nilai minimal LKE {target} sudah terpenuhi; tidak diperlukan langkah lagi.",
        "Every minimum of the LKE for {target} is met already; no step is needed.",
    ),
    "gap_obstacle": (
        "{requirement}: nilai paling tinggi {best}, perlu {needed}",
        "{requirement}: at best {best} points, needed {needed}",
    ),
    "gap_obstacle_blank": (
        "Belum dijawab dan tidak dapat diubah (fixed): {ids}",
        "Unanswered and marked as fixed: {ids}",
    ),
    "gap_obstacle_fixed": ("tidak dapat diubah (fixed): {ids}", "marked as fixed: {ids}"),
    "gap_order": ("No.", "No."),
    "gap_per_cost": ("per upaya", "per effort"),
    "gap_plan": (
        "Rencana aksi paling ringan untuk predikat {target}",
        "The plan of least effort for {target}",
    ),
    "gap_plan_line": (
        "{steps} langkah, upaya {cost}, nilai {before} → {after}",
        "{steps} steps, effort {cost}, points {before} → {after}",
    ),
    "gap_plan_survey": (
        "cukup dengan hasil survei yang lebih tinggi, nilai {before} → {after}",
        "a higher survey index suffices, points {before} → {after}",
    ),
    "gap_quick_wins": (
        "Quick wins: tambahan nilai terbanyak per upaya",
        "Quick wins: most points per effort",
    ),
    "gap_running": ("Total", "Total"),
    "gap_unblocks": ("Syarat terpenuhi", "Fulfils"),
    "gap_unreachable": (
        "{target} tidak dapat dicapai dengan jawaban yang masih dapat diubah:",
        "{target} cannot be reached with the answers that can still change:",
    ),
    "gap_what_to_do": ("Yang perlu dikerjakan", "What to do"),
    "gaps": ("Tidak diputuskan kriterianya", "Not decided by the criteria"),
    "gaps_told": (
        "Penilai yang memilih; zitool menghitung pilihan yang diisi. Catat alasannya pada LKE.",
        "The assessor chooses; zitool counts the option filled in. Note the reason in the LKE.",
    ),
    "guessed": ("perkiraan", "a guess"),
    "how_computed": ("Asal nilai", "How the points come about"),
    "judge": (
        "Kesimpulan ini menyangkut yang tampak pada LKE saja; {decided}.",
        "This concerns only what the LKE shows; {decided}.",
    ),
    "judge_with_facts": (
        "Kesimpulan ini menyangkut nilai minimal LKE dan fakta sebagaimana dinyatakan; {decided}.",
        "This concerns the minima of the LKE and facts as they were stated; {decided}.",
    ),
    "level": ("Tingkat", "Severity"),
    "level_error": ("GALAT", "ERROR"),
    "level_note": ("CATATAN", "NOTE"),
    "level_warning": ("PERINGATAN", "WARNING"),
    "mark_doing": ("berjalan", "in progress"),
    "mark_done": ("selesai", "done"),
    "mark_error": ("Pilih belum, berjalan, atau selesai.", "Choose to do, in progress or done."),
    "mark_todo": ("belum", "to do"),
    "mean_of": (
        "rata-rata ({parts}) × bobot {weight} = {points}",
        "mean of ({parts}) × weight {weight} = {points}",
    ),
    "measure": ("ukur", "measure"),
    "minimum": ("Min.", "Min."),
    "missing_designation": ("rubrik ini tidak menetapkan predikat", "this rubric sets no designation"),
    "needed": ("Minimal", "Minimum"),
    "no": ("belum", "not yet"),
    "no_answer": ("belum dijawab", "unanswered"),
    "note": ("Catatan", "Note"),
    "notes_counted": ("{count}: {codes}; isinya dengan -v", "{count}: {codes}; in full with -v"),
    "of_value": ("nilai {value}", "value {value}"),
    "of_weight": ("{points} dari bobot {weight}", "{points} of the weight {weight}"),
    "open_questions": (
        "{open} dari {total} pertanyaan belum dijawab",
        "{open} of {total} questions unanswered",
    ),
    "others": (
        "Penilai lain dalam berkas: {assessors} (lihat --assessor)",
        "Other assessors in the file: {assessors} (see --assessor)",
    ),
    "own_points": ("Nilai bagian ini menurut berkas", "Points of this section according to the file"),
    "own_total": ("Nilai total menurut berkas", "Total points according to the file"),
    "page_agreement": ("Perbandingan penilai pada banyak LKE", "Assessors compared over many LKEs"),
    "page_all_answered": ("Semua pertanyaan sudah dijawab.", "All questions are answered."),
    "page_amended": (
        "Diubah dengan Peraturan Nomor {number} Tahun {year}: {note}.",
        "Amended by Peraturan Nomor {number} Tahun {year}: {note}.",
    ),
    "page_and_more": ("… dan {count} lagi", "… and {count} more"),
    "page_answers": ("Isian sampai ke selnya", "Every answer, down to its cell"),
    "page_answers_told": (
        (
            "Setiap bagian dapat dibuka: pertanyaan, jawaban dan selnya, sumbangannya pada nilai total, "
            "kriteria, bukti dukung, dan ketentuan."
        ),
        (
            "Each section unfolds to its questions: the answer and its cell, what it adds to the total, "
            "criterion, evidence and provision."
        ),
    ),
    "page_areas": ("Capaian terhadap nilai minimal", "Reached, against the minima"),
    "page_areas_caption": (
        "Nilai, bobot, dan capaian tiap area dan hasil di samping nilai minimalnya",
        "Points, weight and percent of each area and result beside their minima",
    ),
    "page_as_index": ("indeks {index}", "index {index}"),
    "page_assumed": ("simulasi", "supposed"),
    "page_authority": ("Ditetapkan oleh {authority}", "Decided by {authority}"),
    "page_bar_told": ("Tercapai {actual}, minimal {needed}.", "Reached {actual}, minimum {needed}."),
    "page_certainty": ("Kepastian rubrik", "Certainty of the rubric"),
    "page_certainty_counts": (
        (
            "{law} sumber dari naskah peraturan, {reading} bacaan kami atasnya, {forms} dari formulir, "
            "{practice} kebiasaan, {unverified} belum terverifikasi"
        ),
        (
            "{law} sources in the regulation's own text, {reading} our reading of it, {forms} in forms, "
            "{practice} customary, {unverified} unverified"
        ),
    ),
    "page_checked": (
        "Rubrik terakhir dicocokkan dengan naskah {day}.",
        "The rubric was last compared with the text on {day}.",
    ),
    "page_code": ("Tingkat dan kode", "Severity and code"),
    "page_compare": (
        "Perbandingan Lembar Kerja Evaluasi Zona Integritas",
        "Zona Integritas: Lembar Kerja Evaluasi compared",
    ),
    "page_computed": ("Hasil hitung", "Computed"),
    "page_contents": ("Isi laporan", "Contents of the report"),
    "page_differences": (
        "Tempat nilai di berkas berbeda dari hasil hitung",
        "Where the file's own points differ from the computed ones",
    ),
    "page_draft": (
        "Karena itu terpenuhi atau tidaknya nilai minimal belum dapat dipastikan.",
        "So nobody can be certain whether the minima are met.",
    ),
    "page_findings_caption": (
        "Temuan pada {sheet}, yang terberat lebih dulu",
        "Findings on {sheet}, gravest first",
    ),
    "page_found": ("Yang ditemukan", "What was found"),
    "page_gap": ("Kesenjangan dan rencana aksi Zona Integritas", "Zona Integritas: gaps and what to do next"),
    "page_gaps": ("Kesenjangan terhadap nilai minimal {target}", "Gaps to {target}"),
    "page_gaps_caption": (
        "Tiap syarat: yang diperlukan, yang tercapai, dan pertanyaan yang menahannya",
        "Each requirement: needed, reached, and the questions that hold it down",
    ),
    "page_grounds": ("Dasar", "Grounds"),
    "page_in_file": ("Di berkas", "In the file"),
    "page_lacking": ("Yang masih kurang", "Still lacking"),
    "page_law": ("Peraturan", "Regulation"),
    "page_leads_to": ("menuju {host}", "leads to {host}"),
    "page_least": ("minimal {needed}", "minimum {needed}"),
    "page_line_told": (
        "Nilai {points} dari {weight}, capaian {percent} persen.",
        "{points} points of {weight}, {percent} percent.",
    ),
    "page_link_answers": ("Isian", "Answers"),
    "page_link_areas": ("Capaian", "Areas"),
    "page_link_blanks": ("Belum dijawab", "Unanswered"),
    "page_link_findings": ("Temuan", "Findings"),
    "page_link_gaps": ("Kesenjangan", "Gaps"),
    "page_link_origin": ("Cara menghitung", "How it was computed"),
    "page_link_plan": ("Rencana aksi", "Plan"),
    "page_link_requirements": ("Syarat", "Requirements"),
    "page_link_wins": ("Quick wins", "Quick wins"),
    "page_made_by": (
        "Dibuat oleh zitool {version} dari berkas yang disebut di atas, tanpa jaringan.",
        "Made by zitool {version} from the file named above, without a network.",
    ),
    "page_many_gap": ("Kesenjangan Zona Integritas pada banyak LKE", "Zona Integritas: gaps of many LKEs"),
    "page_many_validate": (
        "Pemeriksaan banyak Lembar Kerja Evaluasi Zona Integritas",
        "Zona Integritas: check of many LKEs",
    ),
    "page_met": ("Terpenuhi", "Met"),
    "page_minimum_of": ("nilai minimal {name}", "minimum of {name}"),
    "page_more_lacking": (
        "{count} syarat lain juga belum terpenuhi",
        "{count} more requirements are not met",
    ),
    "page_next": ("Langkah berikutnya untuk {target}", "Next steps for {target}"),
    "page_no_own": ("berkas tidak menyimpannya", "the file does not store it"),
    "page_of": ("Halaman &P dari &N", "Page &P of &N"),
    "page_open": ("{count} pertanyaan belum dijawab.", "{count} questions are unanswered."),
    "page_open_told": ("Yang belum dijawab dihitung 0.", "Unanswered questions count as 0."),
    "page_origin": ("Cara menghitung", "How it was computed"),
    "page_own": ("di berkas {points} (sel {cell})", "in the file {points} (cell {cell})"),
    "page_peers": ("Satu unit di antara unit lain", "One unit among others"),
    "page_possible": (
        "masih mungkin bila yang kosong dijawab terbaik",
        "still possible with the best answers to the blanks",
    ),
    "page_print_full": (
        "Jawaban, kriteria, dan bukti tiap pertanyaan hanya tercetak dengan --print full.",
        "Answers, criteria and evidence are printed with --print full only.",
    ),
    "page_radar": ("Capaian tiap area perubahan", "What each area perubahan has reached"),
    "page_radar_told": (
        "Angka-angkanya ada pada tabel di sampingnya.",
        "The figures are in the table beside it.",
    ),
    "page_reached": ("tercapai", "reached"),
    "page_readiness": ("Kesiapan Zona Integritas", "Readiness of a Zona Integritas"),
    "page_recap": (
        "Rekap Lembar Kerja Evaluasi Zona Integritas",
        "Zona Integritas: recap of the Lembar Kerja Evaluasi",
    ),
    "page_refused": ("Berkas yang ditolak: {count}", "Files refused: {count}"),
    "page_regulation": ("Peraturan Nomor {number} Tahun {year}", "Peraturan Nomor {number} Tahun {year}"),
    "page_requirements": ("Syarat tiap predikat", "Requirements of each designation"),
    "page_requirements_caption": ("Nilai minimal {name}", "Minima of {name}"),
    "page_rest": ("{count} langkah lagi dalam rencana aksi", "{count} more steps in the plan"),
    "page_rounding": ("Pembulatan", "Rounding"),
    "page_rule_rounding": (
        (
            "Semua dihitung eksak; hanya angka yang ditampilkan dibulatkan (setengah ke atas). Nilai "
            "minimal dibandingkan dengan angka yang tidak dibulatkan."
        ),
        (
            "Everything is computed exactly; only the figures shown are rounded (half up). Minima are "
            "compared with unrounded figures."
        ),
    ),
    "page_rule_unanswered": (
        "Dihitung 0. Rentangnya dari 0 sampai jawaban terbaik untuk yang kosong.",
        "Counted as 0. The range is from 0 to the best answers for the blanks.",
    ),
    "page_score": (
        "Penilaian Lembar Kerja Evaluasi Zona Integritas",
        "Zona Integritas: score of the Lembar Kerja Evaluasi",
    ),
    "page_see_findings": ("Lihat temuannya", "See the findings"),
    "page_several": ("{count} penilaian", "{count} assessments"),
    "page_several_caption": (
        "Nilai total dan kesimpulan tiap penilaian",
        "Total and verdicts of each assessment",
    ),
    "page_short_by": ("kurang {short}", "short by {short}"),
    "page_signed_at": ("Tempat, tanggal: ……………………………………", "Place, date: ……………………………………"),
    "page_signed_by": ("Pimpinan unit: ……………………………………", "Head of the unit: ……………………………………"),
    "page_skip": ("Langsung ke isi", "Skip to the contents"),
    "page_status_active": ("berlaku", "in force"),
    "page_status_archive": ("arsip", "archive"),
    "page_status_draft": ("rancangan", "draft"),
    "page_status_revoked": ("dicabut", "revoked"),
    "page_steps": ("Langkah", "Steps"),
    "page_steps_caption": (
        "Langkah menurut urutannya, dengan tambahan nilai dan nilai total sesudahnya",
        "Steps in their order, with the points gained and the total afterwards",
    ),
    "page_supposing": (
        "Rencana ini menganggap hasil survei eksternal mencapai",
        "The plan takes it that surveys by outsiders reach",
    ),
    "page_trend": ("Perkembangan nilai Zona Integritas", "Zona Integritas: points through time"),
    "page_unverified_count": (
        "{count} prasyarat pengusulan tidak tampak pada LKE dan belum diverifikasi.",
        "{count} prerequisites cannot be seen in an LKE and are unverified.",
    ),
    "page_validate": (
        "Pemeriksaan Lembar Kerja Evaluasi Zona Integritas",
        "Zona Integritas: check of the Lembar Kerja Evaluasi",
    ),
    "page_what_if": (
        "SIMULASI (--set), bukan isi berkas. Semua angka di bawah ini menganggap:",
        "WHAT IF (--set), not what the file says. All figures below suppose:",
    ),
    "page_why": ("Mengapa", "Why"),
    "page_wins_caption": (
        "Perubahan dengan tambahan nilai terbanyak dibanding upayanya",
        "The changes with the most points for their effort",
    ),
    "page_zone": ("Penilaian kawasan Zona Integritas", "Zona Integritas: a zone (kawasan)"),
    "parts": ("Bagian", "Parts"),
    "past_incomplete": ("belum lengkap", "incomplete"),
    "past_met": ("memenuhi", "met"),
    "past_not_met": ("belum memenuhi", "not met"),
    "past_unverified": ("belum dapat dipastikan", "cannot be certain"),
    "percent": ("%", "%"),
    "place": ("Tempat", "Place"),
    "plan": ("Rencana aksi", "Plan"),
    "points": ("Nilai", "Points"),
    "points_in_all": ("Poin dalam nilai total", "Points in the total"),
    "points_most": ("Paling banyak", "At most"),
    "points_of": ("{points} dari {weight}", "{points} of {weight}"),
    "prerequisites": ("Prasyarat", "Prerequisites"),
    "prerequisites_failed": ("belum terpenuhi: {counts}", "not fulfilled: {counts}"),
    "prerequisites_open": ("belum diverifikasi: {counts}", "unverified: {counts}"),
    "provision": ("Ketentuan", "Provision"),
    "provision_page": ("{provision}, hlm. {page}", "{provision}, p. {page}"),
    "question": ("Pertanyaan", "Question"),
    "range": ("Rentang yang masih mungkin: {worst} sampai {best}", "Range still possible: {worst} to {best}"),
    "ratio_decrease": ("({over} − {of}) ÷ {over} = {value}", "({over} − {of}) ÷ {over} = {value}"),
    "ratio_share": ("{of} ÷ {over} = {value}", "{of} ÷ {over} = {value}"),
    "ratio_typed": ("diketik pada selnya sendiri = {value}", "typed into its own cell = {value}"),
    "read_as_score": ("Dibaca sebagai: {line}", "Read as: {line}"),
    "refused_files": ("Berkas yang ditolak", "Files refused"),
    "requirement": ("Syarat", "Requirement"),
    "requirements_missed": (
        "{missed} dari {total} syarat belum terpenuhi",
        "{missed} of {total} requirements not yet met",
    ),
    "requirements_ok": ("{ok} dari {total} syarat terpenuhi", "{ok} of {total} requirements met"),
    "requirements_reached": (
        "{ok} dari {total} batas tercapai, {unsure} batas tidak bersumber",
        "{ok} of {total} bounds reached, {unsure} of them without a source",
    ),
    "result": ("Hasil", "Result"),
    "rubric": ("Rubrik", "Rubric"),
    "rubric_line": ("{id} versi {version}", "{id} version {version}"),
    "saved_on": ("disimpan {day}", "saved on {day}"),
    "scale": ("Pilihan jawaban", "Choices"),
    "section": ("Bagian", "Section"),
    "sheet": ("Lembar", "Sheet"),
    "sheet_answers": ("Jawaban", "Answers"),
    "sheet_broken": ("Tidak dapat dinilai", "Could not be scored"),
    "sheet_figures": ("Capaian", "Figures"),
    "sheet_findings": ("Temuan", "Findings"),
    "sheet_missed": ("Syarat belum terpenuhi", "Minima missed"),
    "sheet_plan": ("Rencana aksi", "Plan"),
    "sheet_recap": ("Rekap", "Recap"),
    "sheet_statistics": ("Statistik", "Statistics"),
    "sheet_summary": ("Ringkasan", "Summary"),
    "short_by": ("Kurang", "Short by"),
    "short_of": ("{requirement} kurang {short}", "{requirement} short by {short}"),
    "status_amended": (
        "{said} menurut {regulation}, diubah {by} sejak {day}",
        "{said} by {regulation}, amended by {by} since {day}",
    ),
    "status_ended": (
        "{said} menurut {regulation}, berlaku sampai {day}",
        "{said} by {regulation}, in force until {day}",
    ),
    "status_incomplete": ("BELUM LENGKAP", "INCOMPLETE"),
    "status_lacks_both": (
        "BELUM MEMENUHI nilai minimal LKE dan prasyarat pengusulan",
        "DOES NOT YET MEET the minima of the LKE, and lacks a prerequisite",
    ),
    "status_lacks_prerequisite": (
        "BELUM MEMENUHI prasyarat pengusulan (nilai minimal LKE terpenuhi)",
        "LACKS a prerequisite (the minima of the LKE are met)",
    ),
    "status_lacks_prerequisite_open": (
        "BELUM MEMENUHI prasyarat pengusulan (LKE belum lengkap)",
        "LACKS a prerequisite (the LKE is incomplete)",
    ),
    "status_lacks_prerequisite_unsure": (
        "BELUM MEMENUHI prasyarat pengusulan (nilai minimal belum pasti)",
        "LACKS a prerequisite (the minima are not certain)",
    ),
    "status_may_propose": (
        "MEMENUHI nilai minimal LKE; boleh diusulkan, syarat belum lengkap",
        "MEETS the minima of the LKE; may be proposed, prerequisites incomplete",
    ),
    "status_met": ("MEMENUHI nilai minimal LKE", "MEETS the minima of the LKE"),
    "status_not_met": ("BELUM MEMENUHI nilai minimal LKE", "DOES NOT YET MEET the minima of the LKE"),
    "status_not_yet": (
        "{said} menurut {regulation}, baru berlaku {day}",
        "{said} by {regulation}, in force only since {day}",
    ),
    "status_revoked": ("{said} menurut {regulation}, dicabut {day}", "{said} by {regulation}, revoked {day}"),
    "status_unverified": ("BELUM DAPAT DIPASTIKAN", "CANNOT BE CERTAIN"),
    "step_fewer": ("{to} (turun {more}; pembanding {whole})", "{to} (down {more}; compared with {whole})"),
    "step_fill": ("isi, perlu paling sedikit {needed}", "fill in, at least {needed} is needed"),
    "step_fill_any": ("isi (di sini dihitung 0)", "fill in (counted 0 here)"),
    "step_least": ("paling sedikit {needed}", "at least {needed}"),
    "step_measure": (
        "Diukur, bukan dipilih: isi jumlah pembentuknya menurut keadaan.",
        "Measured, not chosen: fill in the counts it is made of as they are.",
    ),
    "step_more": ("{to} dari {whole} ({more} lagi)", "{to} of {whole} ({more} more)"),
    "step_survey": (
        "Hasil survei eksternal, bukan jawaban unit; rencana ini menganggapnya tercapai.",
        "A survey result, not an answer to choose; this plan takes it as reached.",
    ),
    "step_try": ("Coba dulu: {sets}", "Try it first: {sets}"),
    "steps_more": (
        "… dan {count} langkah lagi; lihat semuanya: zitool gap-report {file}",
        "… and {count} more steps; see all: zitool gap-report {file}",
    ),
    "sum_of": ("{parts} = {points}", "{parts} = {points}"),
    "summary": (
        "{files} berkas: {scored} dinilai, {refused} ditolak; {counts}",
        "files {files}: scored {scored}, refused {refused}; {counts}",
    ),
    "survey": ("survei", "survey"),
    "team_hint": (
        "Isi kolom kuning: status, penanggung jawab, tenggat, catatan.",
        "Fill in the yellow columns: status, person in charge, due date, remarks.",
    ),
    "template_written": (
        (
            "LKE kosong ({questions} pertanyaan, {rubric}) ditulis ke {file}. Isi sel kuning di Excel, "
            "simpan, lalu: zitool score {file}"
        ),
        (
            "Blank LKE ({questions} questions, {rubric}) written to {file}. Fill in the yellow cells in "
            "Excel, save, then: zitool score {file}"
        ),
    ),
    "title_plan": ("Rencana aksi {target}", "Plan for {target}"),
    "total": ("Nilai total", "Total"),
    "unanswered": ("Belum dijawab", "Unanswered"),
    "unit": ("Unit kerja", "Work unit"),
    "unreachable": (
        "Walau semua yang kosong dijawab terbaik, nilai minimalnya belum tercapai.",
        "Even the best answers to the blanks would not reach the minima.",
    ),
    "unsure": ("tak pasti", "unsure"),
    "unverified": ("Belum diverifikasi (tidak tampak pada LKE)", "Unverified (an LKE cannot show it)"),
    "up_to": ("masih mungkin sampai {best}", "still possible: up to {best}"),
    "value": ("Nilai jawaban", "Value of the answer"),
    "weight": ("Bobot", "Weight"),
    "what_if": (
        "SIMULASI (--set), bukan isi berkas: {changes}",
        "WHAT IF (--set), not what the file says: {changes}",
    ),
    "whole_file": ("(seluruh berkas)", "(whole file)"),
    "written": ("Ditulis ke {file}", "Written to {file}"),
    "yes": ("ya", "yes"),
}
