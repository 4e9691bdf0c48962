"""What people read of surveys: findings and labels, Indonesian and English side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.wording import TwoColumns
from zitool.wording.survey_reading_words import READING, READING_LABELS
from zitool.wording.survey_report_words import REPORT_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

FINDINGS: Mapping[str, TwoColumns] = {
    **READING,
    # K050 ff.: instruments
    "K050": TwoColumns(
        ("identitas instrumen: {reason} ({given})", "identity of the instrument: {reason} ({given})"),
        (
            "Samakan id dengan nama foldernya, sebut induk yang ada, atau beri status draft.",
            "Make the id the folder's name, name a parent that exists, or make it a draft.",
        ),
        (
            "Instrumen harus dapat dikenali dan jujur tentang kepastiannya.",
            "An instrument has to be recognisable, and honest about how certain it is.",
        ),
        ("extends: spkp-spakk", "extends: spkp-spakk"),
    ),
    "K051": TwoColumns(
        ("{name}: {reason}", "{name}: {reason}"),
        ("Pakai nama yang ada: {known}.", "Use a name that is there: {known}."),
        (
            "Indeks menyebut butir, butir menyebut skala kata; nama yang salah menghapusnya dari hitungan.",
            "Indices name items, items name word scales; a wrong name would drop them from the figures.",
        ),
        ("items: [informsi]", "items: [informsi]"),
    ),
    "K052": TwoColumns(
        ("skala jawaban {name}: {reason}", "scale of answers {name}: {reason}"),
        (
            "Tulis angka terendah dan tertinggi yang dapat dijawab, mis. 1 dan 4.",
            "Write the lowest and the highest number that can be answered, such as 1 and 4.",
        ),
        ("Tanpa dua ujung tidak ada jawaban yang bernilai.", "Without two ends no answer has a value."),
        ("lowest: 4, highest: 1", "lowest: 4, highest: 1"),
    ),
    "K053": TwoColumns(
        (
            'jawaban "{given}" ada pada dua langkah skala {name}',
            'the answer "{given}" is on two steps of scale {name}',
        ),
        ("Sisakan pada satu langkah saja.", "Leave it on one step only."),
        ("Satu jawaban hanya boleh mempunyai satu nilai.", "An answer can be worth one thing only."),
        ('"baik" pada langkah 3 dan 4', '"baik" on steps 3 and 4'),
    ),
    "K054": TwoColumns(
        (
            "batas kategori {given} tidak di bawah {above}",
            "the limit {given} of a category is not below {above}",
        ),
        (
            "Urutkan kategori dari yang tertinggi, semua di dalam indeksnya.",
            "Order the categories from the highest, all of them within the index.",
        ),
        ("Kategori dipilih dari atas ke bawah.", "Categories are chosen from the top down."),
        ("76,61 sesudah 65,00", "76.61 after 65.00"),
    ),
    "K055": TwoColumns(
        ('kata-kata "{given}": {reason} ({known})', 'the words "{given}": {reason} ({known})'),
        (
            "Ubah text, known_by, atau not_by, sampai hanya butir itu sendiri yang mengenalinya.",
            "Change text, known_by or not_by until only the item itself knows them.",
        ),
        (
            "Kuesioner dari zitool memakai kata-kata ini sebagai judul kolom, dan harus terbaca kembali.",
            "Questionnaires by zitool have these words as headers, and have to be read back.",
        ),
        ('"biaya pengaduan"', '"biaya pengaduan"'),
    ),
    "K056": TwoColumns(
        ("isian {given} pada {name}: {reason}", "question {given} of {name}: {reason}"),
        (
            "Sebut id rubrik bawaan dan id indikatornya yang berskala indeks.",
            "Name the id of a packaged rubric and of a question in it that asks for an index.",
        ),
        (
            "Dari sini diambil bobot dan nilai minimal indeksnya.",
            "Weight and minima of the index are taken from there.",
        ),
        ("permenpanrb-90-2021: B.II.b", "permenpanrb-90-2021: B.II.b"),
    ),
    # K060 ff.: a survey and an LKE
    "K060": TwoColumns(
        (
            "indeks {index} survei ini bukan isian LKE menurut {rubric}",
            "index {index} of this survey answers no question of the LKE of {rubric}",
        ),
        ("Tidak ada yang perlu dilakukan.", "Nothing has to be done."),
        (
            "Hanya IPAK dan IPKP, atau IKM sebagai IPKP, yang diisikan pada LKE.",
            "An LKE asks for IPAK and IPKP only; an IKM can stand for IPKP.",
        ),
        ("indeks sepuluh butir pengadilan", "the courts' index of ten items"),
    ),
    "K061": TwoColumns(
        (
            "{count} survei menjawab isian {id}: {names}; tidak ada yang diisikan",
            "{count} surveys answer question {id}: {names}; none is taken",
        ),
        (
            "Sebut hanya berkas survei yang dimaksud, atau pilih dengan --instrument.",
            "Name only the survey that is meant, or choose with --instrument.",
        ),
        (
            "Dua indeks untuk satu isian tidak boleh dipilih diam-diam.",
            "Of two indices for one question none may be chosen in silence.",
        ),
        ("SKM dan SPKP sama-sama untuk B.II.a", "SKM and SPKP both for B.II.a"),
    ),
    "K062": TwoColumns(
        (
            "survei ini tidak menghasilkan indeks {index}: butir tanpa jawaban: {ids}",
            "this survey makes no index {index}: items without an answer: {ids}",
        ),
        (
            "Periksa kolom butir itu pada berkas survei; petakan dengan `zitool survey --new-map`.",
            "Look at the columns of these items; map them with `zitool survey --new-map`.",
        ),
        (
            "Indeks dari sebagian butir bukan indeks instrumennya.",
            "An index of some of the items is not the instrument's.",
        ),
        ("lima unsur disebut IKM", "five elements called an IKM"),
    ),
    "K063": TwoColumns(
        (
            "konversi {index} terbuka, {id} tidak diisi: {readings}; yang bergantung padanya: {ids}",
            "the conversion of {index} is open, {id} is not set: {readings}; verdicts that hang on it: {ids}",
        ),
        (
            "Tentukan dengan --conversion per-max, 0-4, atau 1-4.",
            "Settle it with --conversion per-max, 0-4 or 1-4.",
        ),
        (
            "Cara membawa skala ini ke 0–4 tidak tertulis pada sumber mana pun.",
            "How this scale becomes 0–4 stands in no source.",
        ),
        ("bintang 1–6", "stars 1–6"),
    ),
    "K064": TwoColumns(
        (
            "{id} diisi {typed}, menurut survei {computed} ({n} responden); selisih nilai {by}",
            "{id} says {typed}, the survey {computed} ({n} respondents); {by} points apart",
        ),
        (
            "Isikan indeks dari survei, atau sertakan survei yang menjadi dasar isian itu.",
            "Type the survey's index, or give the survey that the figure was taken from.",
        ),
        (
            "Isian harus sama dengan survei yang dibulatkan ke banyaknya desimal isian itu.",
            "The figure has to be the survey's, rounded to as many decimals as were typed.",
        ),
        ("tertulis 3,72, dari jawabannya 3,69", "3.72 is typed, the answers give 3.69"),
    ),
    "K065": TwoColumns(
        (
            "{id} diisi {typed}, pembulatan dari {computed} ({n} responden); selisih nilai {by}",
            "{id} says {typed}, rounded from {computed} ({n} respondents); {by} points apart",
        ),
        ("Isikan dengan dua desimal atau lebih.", "Type two decimals or more."),
        (
            "Pembulatan ke sedikit angka dapat menaikkan atau menurunkan nilai.",
            "Rounding to few digits can raise or lower points.",
        ),
        ("4 untuk 3,6", "4 for 3.6"),
    ),
    "K066": TwoColumns(
        (
            "{index} {computed}, minimal {needed} ({designation}) {met}; {decided} ({n} responden, {span})",
            "{index} {computed}, minimum {needed} ({designation}) {met}; {decided} ({n} respondents, {span})",
        ),
        (
            "Bila belum dapat diputuskan, tambah responden yang dipilih secara acak.",
            "Where it is not decided, ask more respondents, drawn by lot.",
        ),
        (
            "Selang memperhitungkan kebetulan saja, bukan siapa yang kebetulan ditanya.",
            "The interval covers chance alone, not who happened to be asked.",
        ),
        ("3,70 dari sepuluh responden", "3.70 from ten respondents"),
    ),
    "K068": TwoColumns(
        (
            "{id} dihitung dengan konversi {given}; menurut instrumennya {declared}",
            "{id} is converted by {given}; its instrument says {declared}",
        ),
        (
            "Hilangkan --conversion bila konversi instrumen itu yang dimaksud.",
            "Leave --conversion out where the instrument's own is meant.",
        ),
        (
            "--conversion berlaku untuk semua indeks skala 4 dalam berkas ini.",
            "--conversion holds for every index of 4 in these files.",
        ),
        ("skala 1–4 dengan --conversion 0-4", "a scale of 1–4 with --conversion 0-4"),
    ),
    "K067": TwoColumns(
        (
            "{index} tertahan {items}; {needed} ({designation}) perlu {count} butir {level}, atau {alone}",
            "{items} hold {index} back; {needed} ({designation}) needs {count} items at {level}, or {alone}",
        ),
        (
            "Perbaiki layanan pada butir itu, lalu lakukan survei lagi.",
            "Improve the service in these items, then survey again.",
        ),
        (
            "Indeks adalah rata-rata dari rata-rata butirnya.",
            "An index is the mean of the means of its items.",
        ),
        ("pungutan 2,50", "pungutan 2.50"),
    ),
}

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
    "survey_difference": ("Selisih", "Difference"),
    "survey_moved": ("Perubahan", "Change"),
    "survey_moved_up": ("naik", "up"),
    "survey_moved_down": ("turun", "down"),
    "survey_moved_undecided": ("belum dapat diputuskan", "not decided"),
    "survey_moved_unknown": ("tidak dapat dihitung", "cannot be worked out"),
    "survey_trend_note": (
        "Naik atau turun hanya bila kebetulan saja tidak menjelaskannya (95%).",
        "Up or down only where chance alone does not explain it (95%).",
    ),
    **READING_LABELS,
    **REPORT_LABELS,
}
