"""Labels of facts, readiness and zones, and of the files that people fill in about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LABELS: Mapping[str, tuple[str, str]] = {
    "duty_mandatory": ("wajib membangun ZI", "must build ZI"),
    "duty_practice": ("kebiasaan, tidak tertulis", "customary, not written"),
    "duty_priority": ("diprioritaskan", "has priority"),
    "effect_bars": ("tidak dapat diusulkan", "cannot be proposed"),
    "effect_excuses": ("prasyarat boleh menyusul", "prerequisites may follow"),
    "effect_spares": ("tidak perlu diusulkan", "need not be proposed"),
    "entry_as_of": ("Per tanggal", "As of"),
    "entry_cost": ("Upaya", "Effort"),
    "entry_day_format": ("dd-mm-yyyy", "yyyy-mm-dd"),
    "entry_fixed": ("tetap", "fixed"),
    "entry_for": ("Untuk apa", "What it is for"),
    "entry_group_agency": ("Instansi", "Agency"),
    "entry_group_not_asked": (
        "Tidak ditanyakan peraturan ini pada hari itu",
        "Not asked by this regulation on that day",
    ),
    "entry_group_process": ("Tahapan", "Stages"),
    "entry_group_unit": ("Unit kerja", "Work unit"),
    "entry_how": ("Cara mengisi", "How to fill it in"),
    "entry_how_as_of": (
        "hari fakta ini berlaku, misalnya 31-12-2025",
        "the day on which this held, such as 2025-12-31",
    ),
    "entry_how_choice": ("pilih: {words}", "choose: {words}"),
    "entry_how_cost": (
        "0,1 sampai 100, juga yang tidak ada pada daftar; tetap bila tidak dapat diubah",
        "0.1 to 100, also what is not in the list; fixed if it cannot be changed",
    ),
    "entry_how_day": (
        "tanggal, misalnya 31-12-2025; ya bila harinya tidak diketahui; belum bila belum",
        "a date, such as 2025-12-31; ya if the day is unknown; belum if it has not happened",
    ),
    "entry_how_grade": (
        "huruf menurut surat (BB), angkanya di kolom Angka; atau angkanya saja: 72,5",
        "a letter as stated (BB), its number in Number; or the number alone: 72.5",
    ),
    "entry_how_jenis_unit": (
        "pilih jenisnya, lainnya bila tidak ada; artinya: zitool explain rsud",
        "choose the kind, lainnya if none fits; what it means: zitool explain rsud",
    ),
    "entry_how_number": ("angka, misalnya 3", "a number, such as 3"),
    "entry_how_predikat_wbk": (
        "siapa yang menetapkan: menteri, mandiri (evaluasi mandiri, 5/2024), pimpinan (52/2014); atau tidak",
        "by whom it was given: menteri, mandiri (evaluasi mandiri, 5/2024), pimpinan (52/2014); or tidak",
    ),
    "entry_how_share": (
        "yang sudah dari seluruhnya: 18 dari 20, atau 90%",
        "done, of the whole: 18 dari 20, or 90%",
    ),
    "entry_how_unit": ("nama unit, seperti pada LKE", "name of the unit, as the LKE has it"),
    "entry_how_year": ("tahun, misalnya 2025", "a year, such as 2025"),
    "entry_how_yearly": (
        "satu baris tiap tahun, tahunnya di kolom Tahun; pilih: {words}",
        "one row a year, the year in its own column; choose: {words}",
    ),
    "entry_key": ("Kunci", "Key"),
    "entry_name": ("Fakta", "Fact"),
    "entry_new_effort": (
        "Berkas upaya yang kosong ditulis ke {file}. Isi, lalu: zitool gap-report lke.xlsx --effort {file}",
        (
            "Blank file of efforts written to {file}. Fill it in, then: zitool gap-report lke.xlsx --effort"
            " {file}"
        ),
    ),
    "entry_not_asked": ("tidak ditanyakan", "not asked"),
    "entry_number": ("Angka", "Number"),
    "entry_provision": ("Dasar", "Provision"),
    "entry_question": ("Bagian atau pertanyaan", "Section or question"),
    "entry_sheet_effort": ("Upaya", "Effort"),
    "entry_sheet_facts": ("Fakta", "Facts"),
    "entry_source": ("Sumber", "Source"),
    "entry_title_effort": ("Upaya tiap langkah", "Effort of each step"),
    "entry_title_facts": (
        "Fakta tentang unit yang tidak tampak pada LKE",
        "Facts about the unit that no LKE shows",
    ),
    "entry_told_effort": (
        (
            "Isi upaya satu langkah pada bagian atau pertanyaan; yang kosong ikut bagian di atasnya, atau "
            "1. Simpan, lalu: zitool gap-report lke.xlsx --effort upaya.xlsx"
        ),
        (
            "Fill in the effort of one step in a section or question; blank ones follow the section above, "
            "or cost 1. Save it, then: zitool gap-report lke.xlsx --effort effort.xlsx"
        ),
    ),
    "entry_told_facts": (
        (
            "Isi sel kuning yang diketahui; yang kosong tetap belum diketahui. Simpan, lalu: zitool "
            "readiness unit.xlsx lke.xlsx, atau zitool score lke.xlsx --facts unit.xlsx"
        ),
        (
            "Fill in the yellow cells that you know; blank ones stay unknown. Save it, then: zitool "
            "readiness unit.xlsx lke.xlsx, or zitool score lke.xlsx --facts unit.xlsx"
        ),
    ),
    "entry_unit": ("Unit kerja", "Work unit"),
    "entry_value": ("Nilai", "Value"),
    "entry_year": ("Tahun", "Year"),
    "fact_clearance": ("Clearance", "Clearance"),
    "fact_dampak_persepsi": ("Dampak pada persepsi masyarakat", "Effect on public perception"),
    "fact_evaluasi_desk": ("Evaluasi desk TPN", "Desk evaluation by TPN"),
    "fact_evaluasi_lapangan": ("Evaluasi lapangan TPN", "Field evaluation by TPN"),
    "fact_evaluasi_predikat": ("Evaluasi predikat oleh TPN", "TPN evaluated the designation"),
    "fact_evaluasi_tpi": ("Laporan evaluasi TPI", "Report of the TPI"),
    "fact_evaluasi_tpn": ("Evaluasi TPN", "Evaluation by TPN"),
    "fact_iku_nasional": (
        "Capaian IKU mencapai standar nasional",
        "Performance indicators (IKU) reach national standards",
    ),
    "fact_iku_target": ("Capaian IKU mencapai target", "Performance indicators (IKU) reach their targets"),
    "fact_indeks_rb": ("Indeks RB", "Indeks RB"),
    "fact_jenis_instansi": ("Jenis instansi", "Kind of agency"),
    "fact_jenis_unit": ("Jenis unit", "Kind of unit"),
    "fact_laporan_pemantauan": ("Laporan pemantauan TPI", "Monitoring report of the TPI"),
    "fact_laporan_pencanangan": (
        "Laporan pencanangan kepada Menteri",
        "Pencanangan reported to the Minister",
    ),
    "fact_laporan_penetapan": ("Laporan penetapan kepada Menteri", "Designation reported to the Minister"),
    "fact_layanan_strategis": ("Layanan strategis", "Strategic service"),
    "fact_layanan_utama": ("Layanan utama instansi", "Core service of the agency"),
    "fact_lhkan": ("LHKAN (LHKASN) disampaikan", "LHKAN (LHKASN) reported"),
    "fact_lhkpn": ("LHKPN disampaikan", "LHKPN reported"),
    "fact_maturitas_spip": ("Maturitas SPIP", "Maturity of SPIP"),
    "fact_membangun_wbbm": ("Membangun ZI menuju WBBM", "Building ZI towards WBBM"),
    "fact_membangun_wbk": ("Membangun ZI menuju WBK", "Building ZI towards WBK"),
    "fact_mystery_shopper": ("Mystery shopper", "Mystery shopper"),
    "fact_opini_bpk": ("Opini BPK", "Opini BPK"),
    "fact_pakta_integritas": ("Pakta integritas ditandatangani", "Pakta integritas signed"),
    "fact_pakta_pimpinan": ("Pakta integritas pimpinan", "Pakta integritas of the head"),
    "fact_panel": ("Panel", "Panel"),
    "fact_pencabutan": ("Pencabutan predikat", "Revocation"),
    "fact_pencanangan": ("Pencanangan", "Pencanangan"),
    "fact_penetapan": ("Penetapan predikat", "Designation"),
    "fact_penetapan_unit": ("Penetapan sebagai unit ZI", "Chosen as a ZI unit"),
    "fact_penilaian_pendahuluan": ("Penilaian pendahuluan", "Preliminary assessment"),
    "fact_perkara_kkn": (
        "Perbuatan melanggar hukum terkait KKN pada instansi",
        "Unlawful act of KKN in the agency",
    ),
    "fact_predikat_wbk": ("Predikat Menuju WBK", "Menuju WBK"),
    "fact_program_rb": ("Program RB berjalan baik", "RB programmes done well"),
    "fact_rekomendasi_menteri": ("Rekomendasi Menteri", "Recommendation of the Minister"),
    "fact_rencana_kerja": ("Rencana kerja", "Work plan"),
    "fact_replikasi": ("Replikasi ke unit lain", "Replication to other units"),
    "fact_responden_survei": ("Responden survei", "Respondents of the survey"),
    "fact_reviu_kementerian": ("Reviu Kementerian PAN-RB", "Review by the ministry"),
    "fact_sakip_instansi": ("SAKIP instansi", "SAKIP of the agency"),
    "fact_sakip_internal": ("SAKIP unit (evaluasi internal)", "SAKIP of the unit (internal evaluation)"),
    "fact_sptjm": ("SPTJM", "SPTJM"),
    "fact_sumber_daya": ("Sumber daya cukup besar", "Considerable resources"),
    "fact_surat_pengajuan": ("Surat pengajuan", "Letter of proposal"),
    "fact_survei_mandiri": ("Survei mandiri", "Survey of the unit's own"),
    "fact_tim_kerja": ("SK tim kerja", "Decree on the team"),
    "fact_tingkat_unit": ("Tingkat unit", "Level of the unit"),
    "fact_tlhp": ("TLHP selesai", "TLHP settled"),
    "fact_unit_berpredikat": ("Unit yang sudah berpredikat", "Units already designated"),
    "fact_wbbm_sejak": ("Menuju WBBM sejak", "Menuju WBBM since"),
    "fact_wbk_sejak": ("Predikat Menuju WBK sejak", "Menuju WBK since"),
    "facts_as_of": ("per {day}", "as of {day}"),
    "facts_by": ("genap pada {day}", "complete on {day}"),
    "facts_curable": ("Harus dibetulkan atau dipenuhi pada LKE", "To be corrected or fulfilled in the LKE"),
    "facts_excused_by": ("boleh menyusul: {statement}", "may follow later: {statement}"),
    "facts_failed": ("Tidak dapat diatasi dengan jawaban LKE apa pun", "What no answer in the LKE can cure"),
    "facts_file": ("Fakta", "Facts"),
    "facts_in_play": ("Ketentuan khusus yang berlaku", "Special rules that apply"),
    "facts_letter": ("{text} ({letter})", "{text} ({letter})"),
    "facts_none_failed": ("Tidak ada prasyarat yang diketahui gagal.", "No prerequisite is known to fail."),
    "facts_prerequisites": ("Prasyarat pengusulan", "Prerequisites"),
    "facts_said": ("{fact}: {text}; perlu {needed}", "{fact}: {text}; needed: {needed}"),
    "facts_source": ("sumber: {source}", "source: {source}"),
    "facts_state": ("Keadaan", "State"),
    "facts_summary": (
        (
            "{verified} terpenuhi, {failed} belum terpenuhi, {excused} masih dalam proses, {unverified} "
            "belum diketahui"
        ),
        "fulfilled {verified}, not fulfilled {failed}, in progress {excused}, unknown {unverified}",
    ),
    "facts_unknown": ("{fact}: belum dinyatakan", "{fact}: not stated"),
    "facts_until": ("sampai {day}", "until {day}"),
    "facts_why": ("Dasar", "Because"),
    "need_above_percent": ("lebih dari {percent}%", "more than {percent}%"),
    "need_at_least": ("paling rendah {least}", "at least {least}"),
    "need_done": ("sudah terlaksana", "done"),
    "need_for": ("{needed} ({agency})", "{needed} ({agency})"),
    "need_one_of": ("{words}", "{words}"),
    "need_percent": ("{percent}%", "{percent}%"),
    "need_running": ("{words}, {years} terakhir berturut-turut", "{words}, the last {years} running"),
    "need_until": ("paling lambat {day}", "by {day}"),
    "need_within": ("dalam {years} terakhir", "within the last {years}"),
    "need_year_of": ("dalam tahun pengajuan", "in the year of the proposal"),
    "need_years": ("sudah {years}", "for {years} or more"),
    "note_agency_unknown": (
        "bergantung jenis_instansi, yang belum dinyatakan",
        "depends on jenis_instansi, which is not stated",
    ),
    "note_ahead": ("baru dijadwalkan", "only planned so far"),
    "note_lke_differs": ("fakta dan LKE bertentangan", "the fact and the LKE contradict each other"),
    "note_lke_unclear": ("hitungan LKE belum cukup jelas", "the counts of the LKE are not clear enough"),
    "note_no_day": ("harinya belum disebut", "the day is not stated"),
    "note_no_such_letter": ("hurufnya tidak dikenal rubrik", "the rubric has no such letter"),
    "note_nothing_due": ("tidak ada yang wajib diselesaikan", "nothing was due"),
    "note_undone": ("predikatnya ditetapkan lagi sesudah itu", "the designation was given again after that"),
    "note_years_missing": ("opini tahun-tahun sebelumnya belum disebut", "earlier years are not stated"),
    "ready_answer_done": ("penuh", "full"),
    "ready_answer_missing": ("belum", "not yet"),
    "ready_answer_partly": ("sebagian", "partly"),
    "ready_answer_unknown": ("belum dijawab", "unanswered"),
    "ready_by_lke": ("menurut LKE: {answers}", "by the LKE: {answers}"),
    "ready_day": ("Keadaan pada", "As it stands on"),
    "ready_day_option": ("{day}", "{day}"),
    "ready_day_today": ("{day} (hari ini)", "{day} (today)"),
    "ready_deadline": ("Batas pengusulan", "To be proposed by"),
    "ready_done": ("sudah", "done"),
    "ready_due": ("paling lambat {day}", "by {day}"),
    "ready_excused": ("masih dalam proses", "in progress"),
    "ready_item": ("Hal", "What"),
    "ready_later": ("tahap ini belum tiba", "this stage has not come yet"),
    "ready_missing": ("BELUM", "MISSING"),
    "ready_new": (
        "Berkas fakta yang kosong ditulis ke {file}. Isi yang diketahui, lalu: zitool readiness {file}",
        "Blank file of facts written to {file}. Fill in what is known, then: zitool readiness {file}",
    ),
    "ready_no_deadline": (
        "tidak disebut peraturannya; menurut surat Kementerian: --deadline",
        "the regulation names none; by a letter of the ministry: --deadline",
    ),
    "ready_no_lke": ("tanpa LKE", "no LKE"),
    "ready_note_contradicts": ("fakta dan LKE bertentangan", "fact and LKE contradict each other"),
    "ready_note_no_lke": ("LKE belum diberikan", "no LKE was given"),
    "ready_note_not_by_tpi": (
        "menurut penilaian unit sendiri; yang dihitung penilaian TPI",
        "by the unit's own assessment; the TPI's is what counts",
    ),
    "ready_note_unverified": ("sumber hal ini belum terverifikasi", "the source of this is unverified"),
    "ready_overall_may_propose": (
        "Boleh diusulkan {target}, syarat belum lengkap: dari {total} hal yang wajib, {tally}.",
        "May be proposed for {target}, prerequisites incomplete: of {total} things required, {tally}.",
    ),
    "ready_overall_not_in_force": (
        "Peraturannya tidak berlaku pada hari itu; tidak ada yang dapat diusulkan {target} menurutnya.",
        "The regulation does not apply on that day; nothing can be proposed for {target} by it.",
    ),
    "ready_overall_not_ready": (
        "Belum siap diusulkan {target}: dari {total} hal yang wajib, {tally}.",
        "Not ready to be proposed for {target}: of {total} things required, {tally}.",
    ),
    "ready_overall_ready": (
        "Semua {total} hal yang wajib ada sebelum diusulkan {target} sudah ada menurut LKE dan fakta.",
        "All {total} things required before a proposal for {target} are there, by the LKE and the facts.",
    ),
    "ready_overall_spared": (
        "Instansinya tidak perlu mengusulkan unit lagi untuk {target}.",
        "The agency need not propose units for {target} any more.",
    ),
    "ready_overall_uncertain": (
        "Belum dapat dipastikan siap diusulkan {target}: dari {total} hal yang wajib, {tally}.",
        "Whether ready to be proposed for {target} is uncertain: of {total} things required, {tally}.",
    ),
    "ready_partly": ("sebagian", "partly"),
    "ready_required": ("wajib", "required"),
    "ready_required_count": ("wajib: {count}", "required: {count}"),
    "ready_stage_told": (
        (
            "{done} sudah, {partly} sebagian, {missing} belum, {excused} masih dalam proses, {unknown} "
            "belum diketahui"
        ),
        "done {done}, partly {partly}, missing {missing}, in progress {excused}, unknown {unknown}",
    ),
    "ready_target": ("Tujuan", "Target"),
    "ready_title": ("Kesiapan", "Readiness"),
    "ready_unknown": ("belum diketahui", "unknown"),
    "shown_cell": (", sel {cell}", ", cell {cell}"),
    "shown_of": ("{done} dari {due}", "{done} of {due}"),
    "shown_share": ("LKE {text} ({id}{cell})", "LKE {text} ({id}{cell})"),
    "state_excused": ("masih dalam proses", "in progress"),
    "state_failed": ("BELUM terpenuhi", "NOT fulfilled"),
    "state_unverified": ("belum diketahui", "unknown"),
    "state_verified": ("terpenuhi", "fulfilled"),
    "unit_also": ("Sebutan lain", "Also called"),
    "unit_duty": ("Kedudukan", "Standing"),
    "unit_group": ("Kelompok", "Group"),
    "unit_holds": ("Yang berlaku", "What holds"),
    "unit_kind": (
        "{id} ({name}); {group}, {duty}: {statement} ({cited})",
        "{id} ({name}); {group}, {duty}: {statement} ({cited})",
    ),
    "unit_kinds": (
        "Jenis unit: yang wajib dan yang diprioritaskan",
        "Kinds of units that must build ZI or have priority",
    ),
    "unit_kinds_named": ("Jenis", "Kinds"),
    "unit_rules": ("dipakai ketentuan {rules}", "asked for by the rule {rules}"),
    "unit_rules_used": ("Dipakai ketentuan", "Asked for by"),
    "units_written": (
        "Daftar unit yang kosong ditulis ke {file}. Isi, lalu: zitool score FOLDER --units {file}",
        "Blank list of units written to {file}. Fill it in, then: zitool score FOLDER --units {file}",
    ),
    "word_belum": ("belum", "not yet"),
    "word_tidak": ("tidak", "no"),
    "word_tidak-ada": ("tidak-ada", "none"),
    "word_ya": ("ya", "yes"),
    "year_many": ("{count} tahun", "{count} years"),
    "year_one": ("{count} tahun", "{count} year"),
    "zone_all_met": (
        "Semua unit yang wajib memenuhi, dan skor integrasi {score} (minimal {needed}).",
        "Every unit that must meets it, and integration scores {score} (at least {needed}).",
    ),
    "zone_as_of": ("per {day}", "as of {day}"),
    "zone_aspect_evaluasi": ("Evaluasi peta dan SOP", "Map and SOPs evaluated"),
    "zone_aspect_penerapan": ("Penerapan SOP", "SOPs applied"),
    "zone_aspect_peta": ("Peta proses bisnis layanan utama", "Map of the main service processes"),
    "zone_aspect_sistem": ("Sistem informasi bersama", "Shared information system"),
    "zone_aspect_sop": ("Penjabaran peta ke dalam SOP", "Map worked out in SOPs"),
    "zone_aspects": (
        "Aspek integrasi (keterangan; skornya diisi TPI gabungan)",
        "Aspects of integration (notes; the joint TPI gives the score)",
    ),
    "zone_held": ("Predikat kawasan", "Held by the zone"),
    "zone_held_no": ("belum {name}", "{name}: no"),
    "zone_held_not": ("kawasan belum berpredikat {name}", "the zone does not hold {name}"),
    "zone_held_open": (
        "belum diketahui apakah kawasan sudah berpredikat {name}",
        "it is not known whether the zone holds {name}",
    ),
    "zone_held_unknown": ("{name}: belum diketahui", "{name}: not known"),
    "zone_held_yes": ("sudah {name}", "{name}: yes"),
    "zone_integration": ("Integrasi proses bisnis", "Integration of processes"),
    "zone_integration_absent": (
        "skor integrasi belum dinilai (minimal {needed})",
        "integration is not scored yet (at least {needed})",
    ),
    "zone_integration_missing": ("belum dinilai", "not scored yet"),
    "zone_integration_scale": (
        "skor integrasi di atas 10 memakai skala lain dan belum dapat dibandingkan",
        "an integration score above 10 is on another scale and cannot be compared",
    ),
    "zone_integration_short": (
        "skor integrasi {score}, minimal {needed}, kurang {short}",
        "integration scores {score}, at least {needed} is needed, short by {short}",
    ),
    "zone_judge": (
        "Kesimpulan ini menyangkut syarat kawasan yang dapat dihitung saja; {decided}.",
        "This is about those conditions of a zone that can be computed; {decided}.",
    ),
    "zone_minimum_unverified": (
        "nilai minimal kawasan belum bersumber",
        "the minimum of zones has no source",
    ),
    "zone_must_build": ("Wajib ZI", "Must build"),
    "zone_no": ("tidak", "no"),
    "zone_no_units": ("tidak ada unit yang wajib membangun ZI", "no unit must build ZI"),
    "zone_one_unit": (
        "kawasan terdiri atas beberapa unit; hanya satu yang tercantum",
        "a zone consists of several units; only one is named",
    ),
    "zone_revoked": (
        "predikat kawasan dicabut; belum dapat diajukan sebelum {until}",
        "the zone's designation was revoked; it cannot be proposed before {until}",
    ),
    "zone_shortfalls": ("Yang kurang pada tiap unit", "What each unit lacks"),
    "zone_source": ("sumber: {source}", "source: {source}"),
    "zone_start": (
        """\
# Kawasan: unit-unitnya, skor integrasi, dan predikat yang sudah disandang. Sesudah diisi: zitool zone {file}
# Baris berawalan # adalah keterangan; hapus tandanya untuk mengisi. Yang dikosongkan berarti belum diketahui.
kawasan: Nama kawasan

integrasi:
  # Skor integrasi proses bisnis menurut TPI gabungan. Peraturan tidak menulis cara kelima aspek menjadi skor.
  # skor: "7,2"
  # per: "2026-03-31"
  # sumber: Berita acara TPI gabungan
  aspek:
    # Keterangan saja, tidak dihitung.
    # peta: peta proses bisnis layanan utama kawasan
    # sop: penjabaran peta ke dalam SOP
    # penerapan: penerapan SOP
    # evaluasi: evaluasi peta dan SOP
    # sistem: sistem informasi bersama

predikat:
  # Apakah kawasan sudah Menuju WBK: ya atau tidak. Perlu untuk Menuju WBBM.
  # wbk: ya
# pencabutan: "2025-01-06"  # hari predikat kawasan dicabut; dua tahun sesudahnya belum dapat diajukan lagi

# Setiap unit pada kawasan. Berkas dicari dari folder berkas ini.
unit:
  - nama: Nama unit pertama
    wajib: ya               # ya: wajib membangun ZI; tidak: tidak dihitung
    # lke: unit-1.xlsx      # LKE-nya; atau
    # hasil: unit-1.json    # hasil zitool score -o unit-1.json
    # lembar: Unit 1        # lembarnya, bila satu berkas memuat beberapa unit
    # fakta: unit-1.yaml    # prasyarat unit ini, bila ada berkas faktanya
""",
        """\
# A zone: its units, the score of integration, and what it holds already. Once filled in: zitool zone {file}
# Lines that begin with # are remarks; delete the sign to fill them in. What is left out is not known.
kawasan: Name of the zone

integrasi:
  # Score of integrated business processes by the joint TPI. No regulation says how the five aspects make it.
  # skor: "7,2"
  # per: "2026-03-31"
  # sumber: Berita acara TPI gabungan
  aspek:
    # Notes only, they do not count.
    # peta: map of the main service processes of the zone
    # sop: the map worked out in SOPs
    # penerapan: SOPs applied
    # evaluasi: map and SOPs evaluated
    # sistem: shared information system

predikat:
  # Whether the zone is Menuju WBK: ya (yes) or tidak (no). Menuju WBBM needs it.
  # wbk: ya
# pencabutan: "2025-01-06"  # day on which it was revoked; for two years after it cannot be proposed again

# Every unit in the zone. Files are sought from the folder of this file.
unit:
  - nama: Name of the first unit
    wajib: ya               # ya: must build ZI; tidak: does not count
    # lke: unit-1.xlsx      # its LKE; or
    # hasil: unit-1.json    # a result of zitool score -o unit-1.json
    # lembar: Unit 1        # its sheet, where one file holds several units
    # fakta: unit-1.yaml    # prerequisites of this unit, if there is a file of facts
""",
    ),
    "zone_started": (
        "Berkas kawasan ditulis ke {file}. Isi, lalu: zitool zone {file}",
        "File of a zone written to {file}. Fill it in, then: zitool zone {file}",
    ),
    "zone_status_incomplete": ("BELUM LENGKAP", "INCOMPLETE"),
    "zone_status_met": ("MEMENUHI syarat kawasan", "MEETS the conditions of a zone"),
    "zone_status_not_in_force": ("TIDAK BERLAKU pada hari itu", "NOT IN FORCE on that day"),
    "zone_status_not_met": ("BELUM MEMENUHI syarat kawasan", "DOES NOT YET MEET the conditions of a zone"),
    "zone_status_unverified": ("BELUM DAPAT DIPASTIKAN", "CANNOT BE SAID"),
    "zone_sum": (
        "{units} unit: {shown} dinilai, {refused} ditolak, {missing} tanpa LKE",
        "{units} units: {shown} scored, {refused} refused, {missing} without an LKE",
    ),
    "zone_title": ("Kawasan: {name}", "Kawasan: {name}"),
    "zone_unit_lacks": ("prasyarat: {lacks}", "prerequisites: {lacks}"),
    "zone_unit_missing": ("belum ada LKE", "no LKE yet"),
    "zone_unit_not_counted": ("tidak dihitung", "not counted"),
    "zone_unit_open": ("{open} pertanyaan belum dijawab", "{open} questions unanswered"),
    "zone_unit_short": ("{unit}, {name}", "{unit}, {name}"),
    "zone_unit_unreadable": ("tidak terbaca", "unreadable"),
    "zone_units": ("Unit", "Units"),
    "zone_units_count": (
        "{units} unit, {counting} wajib membangun ZI",
        "{units} units, {counting} must build ZI",
    ),
    "zone_units_incomplete": ("LKE belum lengkap: {units}", "LKE incomplete: {units}"),
    "zone_units_missing": ("LKE belum ada: {units}", "no LKE yet: {units}"),
    "zone_units_not_in_force": (
        "peraturannya tidak berlaku pada hari itu: {units}",
        "the regulation was not in force on that day: {units}",
    ),
    "zone_units_not_met": ("unit belum memenuhi: {units}", "units that do not meet it: {units}"),
    "zone_units_unreadable": ("berkas tidak terbaca: {units}", "unreadable file: {units}"),
    "zone_units_unverified": ("belum dapat dipastikan: {units}", "nobody can say: {units}"),
    "zone_verdict": ("Kawasan {name}", "Kawasan {name}"),
    "zone_yes": ("ya", "yes"),
}
