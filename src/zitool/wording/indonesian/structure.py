"""Kalimat temuan tentang susunan formulir."""

from __future__ import annotations

from zitool.wording import Entry

STRUCTURE: dict[str, Entry] = {
    "S101": Entry(
        "pertanyaan {id} tidak ada barisnya",
        "Kembalikan baris itu dari formulir resmi atau dari `zitool template`; tanpa itu nilainya 0.",
        "Baris terhapus atau diganti; zitool tidak menganggap pertanyaan mana pun tidak berlaku.",
        "kantor menghapus pertanyaan yang dianggap tidak berlaku",
    ),
    "S102": Entry(
        "pertanyaan {id} ada pada lebih dari satu baris; tidak dinilai",
        "Sisakan satu baris, hapus yang lain.",
        "Dua jawaban untuk satu pertanyaan: tidak ada yang dapat dipilih dengan aman.",
        "baris disalin lalu jawabannya berbeda",
    ),
    "S103": Entry(
        'baris ini bukan pertanyaan rubrik: "{title}"',
        "Hapus baris tambahan, atau periksa apakah rubriknya memang yang berlaku.",
        "Formulir memuat pertanyaan yang tidak dikenal; baris itu tidak dinilai.",
        "pertanyaan tambahan dari instansi",
    ),
    "S104": Entry(
        "pertanyaan {id} berpindah tempat",
        "Tidak perlu tindakan; kembalikan urutannya bila ingin sama dengan formulir resmi.",
        "Baris dikenali dari kata-katanya, jadi urutan tidak mengubah nilai.",
        "dua baris bertukar tempat",
    ),
    "S105": Entry(
        'tanda baris "{marker}", seharusnya "{expected}" ({id})',
        "Betulkan tandanya supaya pembaca tidak keliru.",
        "Huruf atau nomor tidak berurutan; barisnya tetap dikenali.",
        "a, c, b",
    ),
    "S106": Entry(
        'kata-kata pertanyaan {id} berbeda dari formulir resmi: "{title}"',
        "Bandingkan dengan formulir resmi; bila pertanyaannya memang lain, jangan pakai jawabannya.",
        "Baris ini dikenali hanya dari tempat, tanda, dan pilihan jawabannya.",
        "kalimat pertanyaan disunting kantor",
    ),
    "S107": Entry(
        "baris Jumlah {id} tidak ada",
        "Kembalikan baris itu dari formulir resmi; rasionya tidak dapat dihitung tanpa itu.",
        "Rasio dihitung dari baris Jumlah di bawahnya.",
        "baris Jumlah terhapus",
    ),
    "S108": Entry(
        "baris judul {id} tidak ada",
        "Kembalikan baris judul dari formulir resmi.",
        "Judul membawa bobot; nilai tetap dihitung dengan bobot rubrik.",
        "judul sub-area terhapus",
    ),
    "S110": Entry(
        "{count} dari {total} pertanyaan belum dijawab: {ids}",
        "Isi jawabannya; selama kosong, nilainya dihitung 0 dan kesimpulannya belum lengkap.",
        "Formulir tidak mengikutsertakan yang kosong dalam rata-rata, sehingga nilainya tampak lebih tinggi.",
        "sub-area dengan satu dari empat pertanyaan terjawab tampak penuh",
    ),
    "S111": Entry(
        "tidak ada lembar LKE untuk rubrik {rubric}; lembar yang ada: {sheets}",
        "Pastikan berkasnya LKE, dan rubriknya sesuai tahunnya (--rubric).",
        "Lembar dikenali dari kepala kolom (Penilaian, Bobot, Pilihan Jawaban, Jawaban) dan pertanyaannya.",
        "berkas rencana kerja, bukan LKE",
    ),
    "S112": Entry(
        "lebih dari satu lembar tampak sebagai LKE: {sheets}",
        "Sebutkan yang dinilai: --sheet 'NAMA'; atau nilai semuanya satu per satu: --sheet all.",
        "Memilih salah satu berarti menebak.",
        "salinan LKE tahun lalu di lembar kedua",
    ),
    "S113": Entry(
        "kepala kolom Jawaban tidak ditemukan",
        "Beri kolom jawaban judul Jawaban, Jawaban Unit, atau Jawaban TPI seperti formulir resmi.",
        "Tanpa judul kolom tidak ada yang dapat dipastikan sebagai jawaban.",
        "judul kolom diganti",
    ),
    "S114": Entry(
        'dua kolom berjudul sama: "{header}"',
        "Beri judul yang berbeda, misalnya Jawaban Unit dan Jawaban TPI.",
        "Dua kolom jawaban tanpa pembeda: tidak jelas milik siapa.",
        "Jawaban pada kolom K dan R",
    ),
    "S115": Entry(
        "lembar LKE tersembunyi",
        "Tampilkan lembarnya (klik kanan tab > Unhide) dan periksa isinya.",
        "Lembar yang tidak terlihat tetap dinilai karena tidak ada yang lain.",
        "lembar veryHidden",
    ),
    "S116": Entry(
        "{count} baris jawaban tersembunyi: {rows}",
        "Tampilkan barisnya; jawaban yang tidak terlihat tetap dinilai.",
        "Baris disembunyikan lewat pengelompokan (Group), saringan (Filter), atau secara manual.",
        "baris 5-22 tertutup kelompok",
    ),
    "S117": Entry(
        'kolom jawaban "{header}" tersembunyi',
        "Tampilkan kolomnya dan periksa isinya.",
        "Jawaban yang tidak terlihat tetap dinilai.",
        "kolom Jawaban disembunyikan",
    ),
    "S118": Entry(
        'isi "{raw}" tertutup sel gabungan {merge}; tidak dibaca',
        "Lepaskan gabungan selnya, lalu isi tiap baris.",
        "Nilai di bawah gabungan tidak terlihat siapa pun.",
        "K8:K9 digabung, K9 masih berisi B",
    ),
    "S119": Entry(
        "satu sel jawaban digabung untuk beberapa pertanyaan: {ids}",
        "Lepaskan gabungan selnya, lalu isi tiap baris.",
        "Jawaban tidak disalin ke bawah; hanya baris pertama yang terbaca.",
        "K8:K9 digabung",
    ),
    "S120": Entry(
        "lembar ini mirip LKE dan diabaikan; yang dinilai: {chosen}",
        "Hapus lembar ini bila tidak dipakai lagi.",
        "Lembar mirip dapat menyesatkan pembaca.",
        "salinan formulir lama",
    ),
    "S121": Entry(
        "{count} sel berisi jauh di luar tabel",
        "Hapus bila tidak sengaja.",
        "Sel yang jauh dari tabel tidak dibaca sebagai jawaban.",
        "XFD1048576 berisi angka",
    ),
    "S122": Entry(
        "sel gabungan tumpang tindih dengan {other}",
        "Lepaskan kedua gabungan itu.",
        "Excel tidak membuat gabungan seperti ini; program lain yang menulisnya.",
        "E2:E3 dan E3:E4",
    ),
    "S123": Entry(
        "tidak ada jawaban penilai {assessor}; yang ada: {known}",
        "Pilih salah satu dengan --assessor.",
        "Formulir memuat satu blok kolom untuk tiap penilai.",
        "--assessor tpn pada LKE unit",
    ),
    "S124": Entry(
        "kolom Pilihan Jawaban tidak ada; jenis jawaban diambil dari rubrik",
        "Tidak perlu tindakan.",
        "Sebagian kantor menghapus kolom ini.",
        "tabel LKE pada laman kantor",
    ),
    "S125": Entry(
        "penilai {assessor} belum mengisi apa pun",
        "Tidak perlu tindakan bila memang belum dinilai.",
        "Kosong tidak berarti setuju.",
        "kolom Jawaban TPI kosong",
    ),
    "S126": Entry(
        "{count} sel galat pada lembar ini, yang pertama {error}",
        "Betulkan rumusnya bila lembar ini dipakai; nilai zitool tidak bergantung padanya.",
        "Lembar rangkuman merujuk baris yang sudah tidak ada.",
        "#REF! pada lembar tersembunyi",
    ),
    "S127": Entry(
        "lembar ini memuat {count} bobot yang berbeda dari rubrik: {cells}",
        "Jangan pakai angkanya; hapus atau betulkan lembarnya.",
        "Lembar tersembunyi sering tertinggal dari formulir lama.",
        "bobot 1,5 dari peraturan sebelumnya",
    ),
    "S128": Entry(
        "hanya {count} dari {total} pertanyaan rubrik {rubric} ditemukan",
        "Pastikan rubriknya sesuai tahun LKE (--rubric).",
        "Formulir ini tampak berasal dari peraturan lain.",
        "LKE 2018 dinilai dengan rubrik 2021",
    ),
    "S129": Entry(
        "kolom {letters} memuat {count} pilihan jawaban, tetapi judulnya bukan judul kolom jawaban",
        "Beri judul Jawaban Unit, Jawaban TPI, atau Jawaban TPN bila itu jawaban; bila bukan, hapus.",
        "Jawaban seseorang mungkin ada di sana dan tidak terbaca.",
        "jawaban TPI di bawah judul Tanggapan evaluator",
    ),
    "S136": Entry(
        "{id}, {other} ({other_cell}) berpindah tempat; total menurut kalimat {by_words}, tempat {by_place}",
        "Tentukan jawaban mana milik pertanyaan mana, lalu kembalikan kalimatnya ke tempat resminya.",
        "Kalimatnya berputar tanpa tanda dan jenis jawabannya; jawabannya mungkin tetap di tempatnya.",
        "kalimat tiga pertanyaan dari subarea berbeda berputar tempat",
    ),
    "S140": Entry(
        "penilai {assessor} mengisi lebih dari satu kolom jawaban, dan isinya berbeda: {columns}; "
        'yang dinilai: "{scored}"',
        "Sebutkan kolom yang berlaku: {options}.",
        "Jawaban dua putaran dapat berdampingan dalam satu formulir; kolomnya dibedakan menurut judulnya.",
        "Jawaban di samping Jawaban Final",
    ),
    "S141": Entry(
        "penilai {assessor} mengisi lebih dari satu kolom dengan jawaban yang sama: {columns}",
        "Tidak perlu apa-apa; salah satunya dipilih dengan: {options}.",
        "Kolom mana pun yang dibaca, nilainya sama.",
        "Jawaban disalin ke Jawaban Final",
    ),
    "S142": Entry(
        "kolom jawaban yang tersembunyi tidak dibaca, karena ada yang tampak dengan judul yang sama",
        "Tampilkan kolom itu dan periksa isinya; hapus bila tidak dipakai.",
        "Yang berlaku adalah yang tampak oleh pembaca lembar.",
        "kolom Jawaban lama disembunyikan di samping yang baru",
    ),
    "S143": Entry(
        "tidak ada lembar {sheet}; yang ada: {sheets}",
        "Pilih salah satu dengan --sheet; huruf besar dan kecil tidak dibedakan.",
        "Lembar yang diminta tidak pernah diganti dengan lembar lain.",
        "--sheet 'LKE 2025' untuk buku kerja tahun 2026",
    ),
    "S144": Entry(
        "pertanyaan satu LKE tersebar di beberapa lembar: {sheets}",
        "Gabungkan tabelnya pada satu lembar, atau salin jawabannya ke hasil `zitool template`.",
        "Tiap lembar hanya memuat sebagian pertanyaan; bila dinilai sendiri, yang lain terhitung tidak ada.",
        "satu lembar untuk tiap area perubahan",
    ),
    "S150": Entry(
        "{count} jawaban tidak tampak karena format angkanya: {cells}",
        "Ubah formatnya menjadi General (Umum) dan periksa; jawaban yang tidak terlihat tetap dinilai.",
        "Format angka seperti ;;; tidak menampilkan apa pun.",
        "format ;;; pada sel jawaban",
    ),
    "S151": Entry(
        "{count} jawaban tidak tampak karena hurufnya sewarna dengan latarnya: {cells}",
        "Ubah warna hurufnya dan periksa isinya; jawaban yang tidak terlihat tetap dinilai.",
        "Warna huruf dibandingkan dengan warna isian sel; format bersyarat tidak dihitung.",
        "huruf putih pada sel putih",
    ),
    "S152": Entry(
        "{id} dan {other} ({other_cell}) bertukar; total menurut kalimat {by_words}, tempat {by_place}",
        "Tentukan jawaban mana milik pertanyaan mana, lalu kembalikan kalimatnya ke tempat resminya.",
        "Kalimatnya berpindah tanpa tanda atau jenis jawabannya; jawabannya mungkin tetap di tempatnya.",
        "kalimat dua pertanyaan dari subarea berbeda tertukar",
    ),
    "S153": Entry(
        "kriteria {id} pada formulir ini terbalik: {first} untuk yang terburuk, {last} untuk yang terbaik",
        "Kembalikan kriteria resminya, lalu periksa jawabannya; zitool menilai {first} sebagai yang terbaik.",
        "Penjawab mungkin memilih huruf menurut kriteria yang terbalik.",
        "a. belum, b. sebagian, c. semua",
    ),
    "S154": Entry(
        'pertanyaan {id} berlawanan dengan rubrik: kata "{word}" ada pada salah satunya saja',
        "Kembalikan kalimat resminya, lalu periksa jawabannya.",
        "Ya atas pertanyaan yang disangkal berarti sebaliknya.",
        "tim belum dibentuk, bukan sudah dibentuk",
    ),
    "S155": Entry(
        "{count} pertanyaan berbunyi agak lain dari rubrik: {ids}",
        "Bandingkan dengan formulir resmi bila artinya mungkin berubah.",
        "Barisnya dikenali, tetapi ada kata yang diganti, ditambah, atau dihilangkan.",
        "seluruh menjadi sebagian",
    ),
}
