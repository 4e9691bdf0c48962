"""Kalimat temuan tentang prasyarat dan fakta (P)."""

from __future__ import annotations

from zitool.wording import Entry

FACTS: dict[str, Entry] = {
    "P001": Entry(
        'kunci "{name}" tidak dikenal',
        "Betulkan ejaannya ({known}), atau hapus barisnya.",
        "Fakta dengan kunci yang salah tidak akan pernah dipakai.",
        "opini_bkp",
    ),
    "P002": Entry(
        '{fact}: "{raw}" tidak dapat dibaca',
        "Tulis {form}.",
        "Setiap fakta punya bentuk sendiri, dan tidak ada yang ditebak.",
        "lhkpn: hampir semua",
    ),
    "P003": Entry(
        '{fact}: "{raw}" bukan pilihan',
        "Pilih salah satu: {known}.",
        "Kata lain tidak dapat dicocokkan dengan prasyarat.",
        "layanan_utama: mungkin",
    ),
    "P004": Entry(
        '{fact}: bagian "{raw}" melebihi seluruhnya',
        "Tulis yang selesai dulu, lalu seluruhnya: 18 dari 20.",
        "Bagian tidak dapat lebih dari 100%.",
        "20 dari 18",
    ),
    "P005": Entry(
        '{fact}: tanggal "{raw}" tidak dapat dibaca',
        "Tulis seperti 31-03-2026 atau 31 Maret 2026.",
        "Tanggal dibaca hari-bulan-tahun atau tahun-bulan-hari, tahunnya empat angka.",
        "per: 03-26",
    ),
    "P006": Entry(
        "{fact}: susunannya salah",
        "Tulis satu nilai, atau nilai, per, dan sumber di bawahnya.",
        "Daftar dan pemetaan lain tidak punya arti di sini.",
        "tlhp: [18, 20]",
    ),
    "P010": Entry(
        "{fact}: {raw} sangat dekat dengan batas {letter} (di atas {bound})",
        "Sebut hurufnya menurut surat hasil evaluasi; huruf didahulukan.",
        "Angka itu mungkin sudah dibulatkan, dan hurufnya lain.",
        "sakip_instansi: 60,00",
    ),
    "P011": Entry(
        "{fact}: huruf {raw}, tetapi angka {given} termasuk {letter}",
        "Cocokkan keduanya dengan surat hasil evaluasi; yang dipakai hurufnya.",
        "Salah satunya salah ketik, atau skalanya lain.",
        "nilai: BB dengan angka: 65",
    ),
    "P012": Entry(
        "{fact}: per {given}, sesudah hari penilaian {today}",
        "Betulkan tanggalnya, atau hari penilaiannya (--date).",
        "Fakta tidak dapat berlaku sebelum harinya tiba.",
        "per: 2062-03-31",
    ),
    "P013": Entry(
        "{fact}: per {given}, lebih dari setahun sebelum {today}",
        "Perbarui bila ada yang lebih baru.",
        "Opini, SAKIP, dan indeks RB dinilai setiap tahun.",
        "per: 2023-12-31 pada tahun 2026",
    ),
    "P014": Entry(
        "predikat_wbk {raw}, tetapi predikat dicabut pada {revoked} dan tidak ditetapkan lagi sesudahnya",
        'Isi predikat_wbk "tidak", atau wbk_sejak dengan penetapan setelah pencabutan.',
        "Predikat yang dicabut tidak disandang lagi.",
        "wbk_sejak: 2021-12-20 dengan pencabutan: 2025-02-01",
    ),
    "P015": Entry(
        'berkas fakta tentang "{given}", LKE dari "{unit}"',
        "Periksa apakah berkasnya cocok.",
        "Fakta unit lain membuat kesimpulannya salah.",
        "fakta unit lain",
    ),
    "P016": Entry(
        "berkas fakta berlaku untuk satu LKE, yang diberikan {count}",
        "Jalankan sekali untuk tiap LKE, dengan berkas faktanya sendiri.",
        "Prasyarat tingkat unit berbeda pada setiap unit.",
        "zitool score a.xlsx b.xlsx --facts a.yaml",
    ),
    "P017": Entry(
        "{fact}: {raw}, tetapi jawaban {id} pada LKE berkata lain",
        "Betulkan salah satunya.",
        "Dua dokumen yang bertentangan akan ditanyakan penilai.",
        "tim_kerja: ya, A.I.1.i.a Tidak",
    ),
    "P018": Entry(
        "rubrik {rubric} tidak memuat tahapan",
        "Pakai rubrik lain, atau tulis bagian stages.",
        "Kesiapan dibaca dari tahapan pada rubrik.",
        "rubrik arsip",
    ),
    "P019": Entry(
        "batas waktu {given} sudah lewat pada {today}",
        "Sebut batas berikutnya dengan --deadline.",
        "Yang belum ada sesudah batas baru dapat diusulkan pada putaran berikutnya.",
        "--deadline 2026-05-31 pada 2026-06-01",
    ),
    "P040": Entry(
        "{fact}: {raw}, mendahului {earlier} ({given}); urutannya menurut {provision}",
        "Betulkan tanggal yang salah tulis; bila keduanya benar, tanyakan akibatnya kepada TPI.",
        "Tahapan mempunyai urutan, dan penilai akan menanyakan tanggal yang terbalik.",
        "surat_pengajuan: 2026-03-01, evaluasi_tpi: 2026-04-01",
    ),
    "P041": Entry(
        "ketentuan {name} dipakai: {doubt}",
        "Tanyakan kepada TPN atau Kementerian PANRB sebelum mengandalkannya.",
        "Ketentuan ini dapat dibaca lain, dan bacaan lain mengubah kesimpulannya.",
        "jenis_unit: rsud pada pemerintah daerah",
    ),
    "P042": Entry(
        "{fact}: {raw}, tetapi LKE menghitung {given} ({id}, sel {other_cell}); {effect}",
        "Cocokkan keduanya dengan daftar wajib lapor, lalu betulkan yang salah.",
        "Fakta dan LKE menyatakan hal yang sama; penilai akan menanyakan bedanya.",
        "lhkpn: 20 dari 20, LKE 15/30",
    ),
    "P043": Entry(
        "kawasan ditulis berpredikat {name}, padahal predikatnya dicabut {given}",
        "Tulis tidak, kecuali predikat itu ditetapkan lagi sesudah pencabutannya.",
        "Predikat yang dicabut tidak disandang lagi.",
        "predikat: wbk: ya, pencabutan: 2025-01-06",
    ),
    "P060": Entry(
        '{fact}: jenis unit "{raw}" tidak dikenal',
        "Pilih salah satu: {known}. Unit jenis lain: lainnya.",
        "Jenis unit menentukan ketentuan khusus yang berlaku, jadi tidak pernah ditebak.",
        "jenis_unit: rumah sakit",
    ),
    "P061": Entry(
        "{fact}: {raw} adalah unit {expected}, tetapi jenis_instansi {given}",
        "Perbaiki salah satunya.",
        "Prasyarat berbeda menurut jenis instansi, dan ketentuan khusus menurut jenis unit.",
        "jenis_unit: rsud, jenis_instansi: kementerian-lembaga",
    ),
    "R070": Entry(
        "{id} menanyakan fakta yang tidak dikenal: {name}",
        "Pakai kunci yang ada pada berkas fakta: {known}.",
        "Fakta yang tidak dikenal tidak dapat dinyatakan siapa pun.",
        "fact: opini_bkp",
    ),
    "R071": Entry(
        "{id}, fakta {fact}: {reason}",
        "Beri tiap syarat tepat satu bentuk yang cocok dengan faktanya; lihat `zitool rubric schema`.",
        "Satu baris satu syarat, supaya dapat dicocokkan dengan naskah.",
        "one_of dan at_least pada fakta yang sama",
    ),
    "R072": Entry(
        '{id}, fakta {fact}: "{raw}" tidak ada di antara {known}',
        "Pakai kata dari fakta itu, atau nama skala dan huruf dari grades.",
        "Kata yang lain tidak pernah sama dengan yang dinyatakan.",
        "one_of: [wajar]",
    ),
    "R073": Entry(
        "{id} menunjuk {target}, yang tidak ada",
        "Betulkan id prasyarat, predikat, atau pertanyaan yang ditunjuk.",
        "Ketentuan khusus dan tahapan hanya dapat menunjuk yang ada pada rubrik ini.",
        "of: [opini-bkp]",
    ),
    "R074": Entry(
        "{id}: angka {raw} tidak dapat dipakai: {reason}",
        "Tulis tahun sebagai bilangan bulat dari 1, persen dari 0 sampai 100, batas huruf menurun.",
        "Angka di luar itu tidak berarti atau tidak dapat dicapai.",
        'years: "0.5"',
    ),
    "R075": Entry(
        "prasyarat {id} tidak menyebut fakta yang dibutuhkan",
        "Tulis needs, bila ada fakta yang dapat menunjukkannya.",
        "Tanpa needs, prasyarat itu selalu belum diverifikasi.",
        "prasyarat tanpa needs",
    ),
    "R076": Entry(
        "{id}: kalimatnya menyebut {told}, faktanya diminta {asked}",
        "Samakan angka dan huruf dalam kalimat dengan needs, menurut naskah.",
        "Orang membaca kalimatnya, zitool membaca needs; keduanya harus mengatakan hal yang sama.",
        '"paling rendah BB" dengan at_least: B',
    ),
    "R077": Entry(
        "{id}: kriteria {option} berbunyi sama dengan {other}",
        "Tulis apa yang membedakannya menurut naskah.",
        "Dua kriteria yang sama tidak dapat dipilih.",
        "kriteria B dan C berkata-kata sama",
    ),
    "R078": Entry(
        "{id} mulai atau berakhir {given}: {reason} {other} {until}",
        "Sambungkan tanggalnya: versi berikut mulai sehari sesudah versi sebelumnya, pada hari peraturannya.",
        "Di antara dua versi tidak boleh ada hari tanpa syarat, dan versi berganti hanya karena peraturan.",
        "effective_until 2024-06-14, versi berikut 2024-07-15",
    ),
    "R079": Entry(
        "{provision} halaman {page}: {reason}, {instrument} {pages}",
        "Betulkan ketentuan atau halamannya, atau lengkapi instruments.yaml sesudah membaca naskah.",
        "Bagian-bagian naskah dan halamannya didaftar dalam instruments.yaml.",
        "Tabel 5 pada halaman 64",
    ),
    "R080": Entry(
        "{id}: kunci {system} {key} {reason} {first}",
        "Isi kunci baris ini menurut sistemnya, satu kunci untuk satu baris.",
        "Kunci menghubungkan baris dengan sistem lain.",
        'dua pertanyaan dengan portalrb: "12"',
    ),
    "R081": Entry(
        "{id}: {target} tidak menghitung bagian dari seluruhnya seperti yang ditanyakan",
        "Tunjuk pertanyaan dengan ratio share, dan pakai percent.",
        "Hanya hitungan seperti itu dapat dibandingkan dengan fakta.",
        "indicator: A.I.1.i.a",
    ),
    "R086": Entry(
        "{id}: {name} sudah dipakai jenis unit {other}",
        "Beri tiap jenis unit id dan sebutan yang tidak dipakai jenis lain.",
        "Fakta dan daftar unit mencari jenis unit menurut sebutannya.",
        "also_written: [rsud] pada puskesmas",
    ),
    "R087": Entry(
        "{id}: celah {kind} menyebut pilihan {raw}; pilihannya {known}",
        "Sebut paling sedikit dua pilihan untuk several_fit, dan tidak satu pun untuk none_fits.",
        "Pembaca harus tahu pilihan mana yang sama-sama benar.",
        "kind: several_fit, options: [A]",
    ),
}
