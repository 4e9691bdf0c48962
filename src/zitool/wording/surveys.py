"""Labels of surveys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LABELS: Mapping[str, tuple[str, str]] = {
    "survey_sheet_guide": ("Petunjuk", "Guide"),
    "survey_sheet_questions": ("Kuesioner", "Questionnaire"),
    "survey_sheet_entry": ("Isian", "Entry"),
    "survey_sheet_online": ("Formulir daring", "Online form"),
    "survey_new_note": (
        "Rumusan zitool, bukan instrumen resmi.",
        "Wording by zitool, not an official instrument.",
    ),
    "survey_new_guide_1": (
        "Tempelkan rumusan resmi pada kolom kuning lembar Kuesioner; kolom sesudahnya memakainya bila ada.",
        "Paste the official wording into the yellow column of the questionnaire; the next column uses it.",
    ),
    "survey_new_guide_2": (
        "Kolom itu dibawa ke kuesioner berikutnya: zitool survey --new baru.xlsx lama.xlsx",
        "That column is taken over into the next one: zitool survey --new new.xlsx old.xlsx",
    ),
    "survey_new_guide_3": (
        "Formulir kertas diketik pada lembar Isian, satu baris tiap responden; yang tak dijawab dikosongkan.",
        "Paper forms are typed into the entry sheet, a row for each respondent; no answer stays blank.",
    ),
    "survey_new_guide_4": (
        "Judul kolom lembar Isian jangan diubah: dari situ zitool mengenali butirnya.",
        "Leave the headers of the entry sheet as they are: zitool knows the items by them.",
    ),
    "survey_new_guide_5": (
        "Nama, telepon, dan NIK tidak ditanyakan: indeks tidak memerlukannya.",
        "Names, phones and identity numbers are not asked for: an index does without them.",
    ),
    "survey_new_guide_6": (
        "Formulir daring: tempelkan pertanyaan dan pilihannya; hasil unduhannya dibaca `zitool survey`.",
        "Online form: paste questions and choices one by one; `zitool survey` reads what it exports.",
    ),
    "survey_new_guide_7": (
        "Responden adalah orang yang layanannya sudah selesai; pegawai unit sendiri tidak ikut.",
        "Respondents are people whose service is done; the unit's own staff are none.",
    ),
    "survey_new_item": ("Butir", "Item"),
    "survey_new_code": ("Kode", "Code"),
    "survey_new_own": ("Rumusan zitool", "Wording by zitool"),
    "survey_new_official": ("Rumusan resmi (tempel di sini)", "Official wording (paste here)"),
    "survey_new_used": ("Yang dicetak", "What is printed"),
    "survey_new_choices": ("Pilihan", "Choices"),
    "survey_new_choice": ("Pilihan, satu per satu", "Choices, one by one"),
    "survey_new_paste": ("Untuk ditempel", "To be pasted"),
    "survey_new_ends": (
        "{lowest} (terburuk) sampai {highest} (terbaik)",
        "{lowest} (worst) to {highest} (best)",
    ),
    "survey_new_day": ("Tanggal", "Day"),
    "survey_new_day_told": (
        "hari layanannya selesai, mis. 31-12-2026",
        "day the service was done: 31-12-2026",
    ),
    "survey_new_service": ("Layanan", "Service"),
    "survey_new_sex": ("Jenis kelamin", "Sex"),
    "survey_new_sex_words": ("Laki-laki|Perempuan", "Male|Female"),
    "survey_new_age": ("Usia", "Age"),
    "survey_new_age_words": (
        "di bawah 20|20-29|30-39|40-49|50-59|60 ke atas",
        "under 20|20-29|30-39|40-49|50-59|60 and over",
    ),
    "survey_new_education": ("Pendidikan", "Education"),
    "survey_new_education_words": (
        "SD|SMP|SMA/SMK|D1-D3|D4/S1|S2/S3",
        "primary|lower secondary|upper secondary|diploma|bachelor|master or doctor",
    ),
    "survey_new_occupation": ("Pekerjaan", "Occupation"),
    "survey_new_occupation_words": (
        "ASN|TNI/Polri|Swasta|Wirausaha|Pelajar/Mahasiswa|Lainnya",
        "civil servant|military or police|employee|self-employed|student|other",
    ),
    "survey_new_written": ("Kuesioner ditulis ke {file}", "Questionnaire written to {file}"),
    "survey_origin": (
        "{value} dari {files} ({index}, {instrument}, {n} responden)",
        "{value} from {files} ({index}, {instrument}, {n} respondents)",
    ),
    "survey_trend": ("Perubahan indeks", "How indices moved"),
    "survey_trend_index": ("Indeks", "Index"),
    "survey_periods": ("Periode", "Periods"),
    "survey_moved": ("Perubahan", "Change"),
    "survey_moved_up": ("naik", "up"),
    "survey_moved_down": ("turun", "down"),
    "survey_moved_undecided": ("belum dapat diputuskan", "not decided"),
    "survey_moved_unknown": ("tidak dapat dihitung", "cannot be worked out"),
    "survey_trend_note": (
        "Naik atau turun hanya bila kebetulan saja tidak menjelaskannya (95%).",
        "Up or down only where chance alone does not explain it (95%).",
    ),
    "survey_map_head": (
        """Peta kolom untuk `zitool survey --map`: judul kolom, lalu butir atau perannya.
Butir ditulis indeks.butir, mis. ipkp.waktu. Bila angka besar berarti buruk, tulis dua baris
di bawah judulnya: butir: ipak.imbalan, lalu arah: terbalik.
Peran: cap-waktu, responden, nama, telepon, surel, nik, pribadi, umur, kelamin, pendidikan,
pekerjaan, layanan, unit, kategori, pegawai, selesai, diarahkan, komentar, skor, abaikan.""",
        """Map of columns for `zitool survey --map`: a header, then its item or role.
An item is written index.item, as ipkp.waktu. Where more is worse, write two lines below
its header: butir: ipak.imbalan, then arah: terbalik.
Roles: cap-waktu, responden, nama, telepon, surel, nik, pribadi, umur, kelamin, pendidikan,
pekerjaan, layanan, unit, kategori, pegawai, selesai, diarahkan, komentar, skor, abaikan.""",
    ),
    "survey_map_written": ("peta kolom ditulis ke {file}", "map of columns written to {file}"),
    "survey_kind": ("Survei persepsi", "Survey of perception"),
    "survey_published": ("Hasil survei", "Results of the survey"),
    "survey_none": (
        "Tidak ada survei yang terbaca pada berkas ini.",
        "These files hold no survey that could be read.",
    ),
    "survey_end": (
        (
            "Angka ini hitungan dari jawaban yang ada; indeks yang dipakai dan predikat ditetapkan yang "
            "berwenang."
        ),
        (
            "These figures are worked out from the answers there are; which index counts, and the "
            "designation, are for the authorities to decide."
        ),
    ),
    "survey_unverified": (
        "Ada bagian instrumen ini yang sumbernya belum ditemukan; hasilnya belum dapat dipastikan.",
        "Parts of this instrument were found in no source; what comes of it is not certain.",
    ),
    "survey_files": ("Berkas", "Files"),
    "survey_instrument": ("Instrumen", "Instrument"),
    "survey_days": ("Jawaban dari", "Answers from"),
    "survey_respondents": ("Responden", "Respondents"),
    "survey_counted": ("{used} dihitung dari {respondents}", "{used} of {respondents} count"),
    "survey_part_questionnaire": ("I. Kuesioner", "I. Questionnaire"),
    "survey_part_method": ("II. Metode", "II. Method"),
    "survey_part_results": ("III. Hasil rinci", "III. Results in detail"),
    "survey_part_data": ("IV. Data", "IV. Data"),
    # indices
    "survey_indices": ("Indeks", "Indices"),
    "survey_index": ("Indeks", "Index"),
    "survey_n": ("n", "n"),
    "survey_mean": ("Rata-rata", "Mean"),
    "survey_scale": ("Skala", "Scale"),
    "survey_value": ("Nilai indeks", "Index"),
    "survey_interval": ("Selang 95 %", "95 % interval"),
    "survey_category": ("Kategori", "Category"),
    "survey_open": ("konversi terbuka", "conversion open"),
    "survey_no_value": ("tidak dapat dihitung", "cannot be worked out"),
    "survey_at_least": ("paling sedikit {low}", "at least {low}"),
    "survey_at_most": ("paling banyak {high}", "at most {high}"),
    "survey_census": ("semua ditanya", "everybody was asked"),
    "survey_in_gap": ("ditentukan pembulatan", "decided by rounding"),
    "survey_against": (
        "Indeks dan selangnya terhadap nilai minimal",
        "Index and interval against the minima",
    ),
    "survey_worth": ("{index} dalam LKE", "{index} in the LKE"),
    "survey_margin": ("Jarak", "Margin"),
    "survey_met": ("Terpenuhi", "Met"),
    "survey_sure": ("Kepastian", "Certainty"),
    "survey_decided_above": ("pasti di atas", "surely above"),
    "survey_decided_below": ("pasti di bawah", "surely below"),
    "survey_decided_undecided": ("belum pasti", "not decided"),
    "survey_decided_unknown": ("tidak dapat diukur", "cannot be measured"),
    "survey_is_met": (
        "{index} {value} mencapai nilai minimal {name} {needed}",
        "{index} {value} reaches the minimum of {name}, {needed}",
    ),
    "survey_is_not_met": (
        "{index} {value} di bawah nilai minimal {name} {needed}",
        "{index} {value} is below the minimum of {name}, {needed}",
    ),
    "survey_told_above": (
        "jawaban sebanyak ini cukup untuk memastikannya.",
        "so many answers are enough to be sure of it.",
    ),
    "survey_told_below": (
        "jawaban sebanyak ini cukup untuk memastikannya.",
        "so many answers are enough to be sure of it.",
    ),
    "survey_told_undecided": (
        "dengan jawaban sesedikit ini belum pasti: selangnya memuat nilai minimal itu.",
        "so few answers do not decide it: the interval holds the minimum.",
    ),
    "survey_told_unknown": (
        "kepastiannya tidak dapat diukur dari jawaban ini.",
        "how certain that is cannot be told from these answers.",
    ),
    "survey_missing": (
        "{index} tidak dapat dihitung: tidak ada jawaban untuk {items}.",
        "{index} cannot be worked out: nobody answered {items}.",
    ),
    "survey_printed": (
        (
            "Dengan bobot {weight} yang tercetak pada formulir, {index} menjadi {value} dan hasilnya "
            "berbeda. Itu bukan kesalahan yang memakainya; zitool menghitung tiap butir sama berat."
        ),
        (
            "By the weight {weight} that forms print, {index} comes to {value} and the result is another. "
            "Who goes by the form is not at fault; zitool gives every item the same weight."
        ),
    ),
    "survey_readings": ("{index} menurut tiap konversi", "{index} by each conversion"),
    "survey_conversion": ("Konversi", "Conversion"),
    "survey_conversion_per-max": ("per-max: rata-rata × 4 / tertinggi", "per-max: mean × 4 / highest"),
    "survey_conversion_0-4": (
        "0-4: (rata-rata − terendah) / (tertinggi − terendah) × 4",
        "0-4: (mean − lowest) / (highest − lowest) × 4",
    ),
    "survey_conversion_1-4": (
        "1-4: (rata-rata − terendah) / (tertinggi − terendah) × 3 + 1",
        "1-4: (mean − lowest) / (highest − lowest) × 3 + 1",
    ),
    "survey_open_is": (
        (
            "Tidak ada sumber yang menetapkan cara membawa skala {scale} ke 0–4. Tetapkan dengan "
            "--conversion bila kantor Anda mempunyai dasarnya."
        ),
        (
            "No source settles how the scale {scale} becomes 0 to 4. Settle it by --conversion where your "
            "office has grounds to."
        ),
    ),
    "survey_hangs": (
        "{index}: tercapainya nilai minimal {names} bergantung pada konversi yang dipakai.",
        "{index}: whether the minimum of {names} is reached hangs on the conversion.",
    ),
    "survey_hangs_not": (
        "{index}: konversi mana pun tidak mengubah tercapainya nilai minimal.",
        "{index}: no conversion changes whether the minima are reached.",
    ),
    "survey_weakest": ("Yang paling menahan {index}: {items}.", "What holds {index} back most: {items}."),
    "survey_raise": (
        "Untuk {name}, semua butir di bawah {level} perlu naik sampai rata-rata itu.",
        "For {name}, every item below {level} has to rise to that mean.",
    ),
    # questionnaire and method
    "survey_own_words": (
        "Butir di bawah ini rumusan zitool, bukan kalimat formulir resmi.",
        "The items below are in zitool's words, not those of the official form.",
    ),
    "survey_questions": ("Butir yang ditanyakan", "Items asked"),
    "survey_item": ("Butir", "Item"),
    "survey_method": (
        (
            "Rata-rata tiap butir dihitung dari yang menjawabnya; indeks adalah rata-rata butir, sama "
            "berat, tanpa pembulatan di tengah. Jawaban kosong hanya keluar dari butirnya sendiri. Selang "
            "dihitung dengan t dan transformasi logit, sehingga tidak melampaui ujung skala."
        ),
        (
            "Each item's mean is that of those who answered it; an index is the mean of its items, of equal"
            " weight, rounded nowhere. A blank leaves its own item alone. Intervals use t with a logit "
            "transform, and so stay on the scale."
        ),
    ),
    "survey_sample": (
        (
            "Dari {population} pengguna layanan, tabel Krejcie–Morgan meminta {printed} responden "
            "(rumusnya: {exact})."
        ),
        (
            "Of {population} users, the table of Krejcie and Morgan asks for {printed} respondents (by "
            "formula: {exact})."
        ),
    ),
    "survey_not_random": (
        "Respondennya tidak diundi, maka jumlah pengguna tidak mempersempit selang (--random bila diundi).",
        (
            "The respondents were not drawn by lot, so the number of users does not narrow intervals (else "
            "--random)."
        ),
    ),
    "survey_chance_only": (
        (
            "Selang hanya memuat kebetulan; siapa yang mau menjawab, dan siapa yang tidak, tidak tampak di "
            "dalamnya."
        ),
        "Intervals cover chance alone; who cared to answer and who did not is not in them.",
    ),
    "survey_cleaning": ("Pembersihan", "Cleaning"),
    "survey_rules_none": ("Diperiksa, tidak ada yang kena", "Checked, and nothing found"),
    "survey_rules_not_checkable": (
        "Tidak dapat diperiksa, datanya tidak ada",
        "Cannot be checked for want of data",
    ),
    "survey_rule": ("Aturan", "Rule"),
    "survey_count": ("Jumlah", "Count"),
    "survey_state": ("Tindakan", "What was done"),
    "survey_effect": ("Bila sebaliknya", "The other way"),
    "survey_rows": ("Baris", "Rows"),
    "survey_state_dropped": ("dikeluarkan", "left out"),
    "survey_state_kept": ("hanya ditunjukkan", "only shown"),
    "survey_state_none": ("tidak ada", "none"),
    "survey_state_not_checkable": ("tidak dapat diperiksa", "cannot be checked"),
    "survey_rule_blank": ("tanpa jawaban (blank)", "no answers (blank)"),
    "survey_rule_outside-period": ("di luar periode (outside-period)", "outside the period (outside-period)"),
    "survey_rule_internal": ("responden internal (internal)", "internal respondents (internal)"),
    "survey_rule_staff": ("pegawai kantor sendiri (staff)", "staff of the office (staff)"),
    "survey_rule_unfinished": ("layanan belum selesai (unfinished)", "service not finished (unfinished)"),
    "survey_rule_duplicate": ("terkirim dua kali (duplicate)", "sent twice (duplicate)"),
    "survey_rule_control": ("diarahkan petugas (control)", "steered by an officer (control)"),
    "survey_rule_mixed-scale": ("skala campuran (mixed-scale)", "mixed scales (mixed-scale)"),
    "survey_rule_straight-line": ("semua jawaban sama (straight-line)", "all answers alike (straight-line)"),
    "survey_rule_equal-rows": (
        "baris kembar berturut-turut (equal-rows)",
        "equal rows in a row (equal-rows)",
    ),
    "survey_rule_even-steps": ("jarak waktu seragam (even-steps)", "even steps in time (even-steps)"),
    "survey_rule_many-in-minutes": (
        "banyak dalam beberapa menit (many-in-minutes)",
        "many within minutes (many-in-minutes)",
    ),
    "survey_rule_repeated-phone": (
        "nomor telepon berulang (repeated-phone)",
        "repeated phone (repeated-phone)",
    ),
    # results in detail
    "survey_items": ("Butir {index}", "Items of {index}"),
    "survey_mean_is": ("rata-rata {mean}, n {n}", "mean {mean}, n {n}"),
    "survey_by": ("Menurut {by}", "By {by}"),
    "survey_small": (
        "Kelompok dengan kurang dari lima responden digabung, agar orangnya tidak dikenali.",
        "Groups of fewer than five respondents are taken together, so that nobody is recognised.",
    ),
    "survey_others": ("{parts} kelompok kecil", "{parts} small groups"),
    "survey_other_kinds": ("lainnya", "others"),
    "survey_too_few": ("kurang dari 5", "fewer than 5"),
    "survey_blank": ("(tidak diisi)", "(left blank)"),
    "survey_profile": ("Profil responden", "Profile of respondents"),
    "survey_trait": ("Ciri", "Trait"),
    "survey_kind_of": ("Kelompok", "Group"),
    "survey_share": ("Bagian", "Share"),
    "survey_role_umur": ("umur", "age"),
    "survey_role_kelamin": ("jenis kelamin", "sex"),
    "survey_role_pendidikan": ("pendidikan", "education"),
    "survey_role_pekerjaan": ("pekerjaan", "occupation"),
    "survey_role_layanan": ("layanan", "service"),
    "survey_role_nama": ("Nama", "Name"),
    "survey_comments": ("Yang ditulis responden", "What respondents wrote"),
    "survey_comment": ("Tulisan", "Words"),
    "survey_comments_hidden": (
        "{count} tulisan responden tidak ditunjukkan; --with-comments menunjukkannya.",
        "{count} answers in respondents' own words are not shown; --with-comments shows them.",
    ),
    "survey_comments_warning": (
        "Tulisan responden dapat menyebut orang. Bacalah dulu sebelum laporan ini dibagikan.",
        "Respondents' words may name people. Read them before you pass this report on.",
    ),
    "survey_data": ("Jawaban yang dihitung", "Answers that count"),
    "survey_row": ("Baris", "Row"),
    "survey_day": ("Hari", "Day"),
    "survey_more_rows": (
        "{count} jawaban lagi ada pada berkas asal.",
        "{count} more answers stand in the original files.",
    ),
}
