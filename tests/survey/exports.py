"""Exports as offices have them, made at random: what stands in them is known, so that reading can be checked.

Headers are this project's own short words; a layout says how columns are named, in which order they stand,
and whether answers are numbers or words.
"""

from __future__ import annotations

import csv
import io
import random
from datetime import datetime, timedelta
from typing import NamedTuple

import openpyxl

LAYOUTS = ("form", "app", "codes", "series", "long")
"""A form's own questions; ``u1_persyaratan``; ``U1``; ``soal1_A``; one answer a row."""

SKM = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana")
SPKP = ("informasi", "persyaratan", "prosedur", "waktu", "tarif", "sarana", "respons", "pengaduan")
SPAK = ("diskriminasi", "luar-prosedur", "imbalan", "pungutan", "percaloan")
QUESTIONS = {
    "id": {
        "informasi": "Informasi layanan tersedia di berbagai media",
        "persyaratan": "Bagaimana persyaratan layanannya?",
        "prosedur": "Alur layanan mudah diikuti",
        "waktu": "Jangka waktu layanan",
        "biaya": "Kewajaran biaya",
        "tarif": "Tarif sesuai yang diumumkan",
        "produk": "Kesesuaian produk",
        "kompetensi": "Kemampuan petugas",
        "perilaku": "Sikap petugas: sopan, ramah",
        "pengaduan": "Penanganan pengaduan, saran dan masukan",
        "sarana": "Kualitas sarana & prasarana",
        "respons": "Petugas merespon dengan cepat",
        "diskriminasi": "Tidak ada diskriminasi",
        "luar-prosedur": "Tidak ada layanan diluar prosedur",
        "imbalan": "Tidak menerima imbalan / hadiah",
        "pungutan": "Tidak ada pungutan liar (pungli)",
        "percaloan": "Tidak ada percaloan/perantara",
    }
}
WORDS_4 = {
    **dict.fromkeys(("persyaratan", "produk"), ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai")),
    "prosedur": ("Tidak mudah", "Kurang mudah", "Mudah", "Sangat Mudah"),
    "waktu": ("Tidak tepat waktu", "Kurang tepat waktu", "Tepat waktu", "Sangat tepat waktu"),
    "biaya": ("Sangat mahal", "Cukup mahal", "Murah", "Gratis"),
    "kompetensi": ("Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"),
    "perilaku": (
        "Tidak sopan dan ramah",
        "Kurang sopan dan ramah",
        "Sopan dan ramah",
        "Sangat sopan dan ramah",
    ),
    "pengaduan": (
        "Tidak ada",
        "Ada tetapi tidak berfungsi",
        "Berfungsi kurang maksimal",
        "Dikelola dengan baik",
    ),
    "sarana": ("Buruk", "Cukup", "Baik", "Sangat baik"),
}
AGREE = {
    4: ("Sangat tidak setuju", "Tidak setuju", "Setuju", "Sangat setuju"),
    6: (
        "Sangat tidak setuju",
        "Tidak setuju",
        "Cukup tidak setuju",
        "Cukup setuju",
        "Setuju",
        "Sangat setuju",
    ),
}
PRESENT = ("Ada", "Jarang", "Sangat jarang", "Tidak ada")


class Export(NamedTuple):
    """One export and what was put into it.

    Attributes:
        answers: index → item → what each respondent answered, None for a blank.
        instrument: that asks so.
    """

    name: str
    data: bytes
    instrument: str
    answers: dict[str, dict[str, list[int | None]]]
    private: tuple[str, ...]


class Plan(NamedTuple):
    """What kind of export is made."""

    layout: str
    words: str
    delimiter: str
    language: str
    encoding: str
    survey: str
    seed: int


PLANS = [
    Plan(layout, words, delimiter, language, encoding, survey, 1000 * at + seed)
    for at, (layout, words, delimiter, language) in enumerate(
        (layout, words, delimiter, language)
        for layout in LAYOUTS
        for words in ("numbers", "words", "both", "mixed")
        for delimiter in (",", ";", "\t", "|", "xlsx")
        for language in ("id", "en")
    )
    for seed, (encoding, survey) in enumerate(
        [(("utf-8-sig", "utf-8", "utf-16", "utf-16-le", "cp1252")[at % 5], ("skm", "spkp")[(at // 5) % 2])]
    )
]
"""Two hundred: five layouts, four kinds of answers, five files, two languages."""


def make(plan: Plan) -> Export:
    """Return the export that a plan describes."""
    chance = random.Random(plan.seed)
    n = chance.randint(31, 60)
    surveys = {"ikm": SKM} if plan.survey == "skm" else {"ipkp": SPKP, "ipak": SPAK}
    top = 4 if plan.survey == "skm" else chance.choice((4, 6))
    answers = {
        index: {id_: [_answer(chance, top) for _ in range(n)] for id_ in items}
        for index, items in surveys.items()
    }
    for items in answers.values():  # so that the scale shows
        for column in items.values():
            column[chance.randrange(n)] = top
    columns, private = _columns(plan, chance, answers, top, n)
    rows = _long(columns, n) if plan.layout == "long" else _wide(columns, n)
    name = {"skm": "skm-14-2017", "spkp": "spkp-spak" if top == 6 else "spkp-spak-4"}[plan.survey]
    data = _workbook(rows) if plan.delimiter == "xlsx" else _text(rows, plan)
    suffix = "xlsx" if plan.delimiter == "xlsx" else "csv"
    return Export(f"{plan.seed}.{suffix}", data, name, answers, tuple(private))


def _answer(chance: random.Random, top: int) -> int | None:
    if chance.random() < 0.05:
        return None
    return chance.choices(range(1, top + 1), weights=[1 + place * place for place in range(top)])[0]


Columns = list[tuple[str, list[str]]]


def _columns(plan, chance, answers, top, n) -> tuple[Columns, list[str]]:
    start = datetime(2026, chance.randint(1, 6), 13, 8, 0, 1)  # noqa: DTZ001 - as a form writes it
    times = [
        start + timedelta(minutes=37 * at + chance.randint(0, 30), seconds=chance.randint(0, 59))
        for at in range(n)
    ]
    private: list[str] = []
    columns: Columns = []
    if plan.language == "id":
        columns.append(("Stempel waktu", [f"{at:%d/%m/%Y} {at.hour}.{at:%M.%S}" for at in times]))
    else:
        columns.append(("Timestamp", [f"{at.month}/{at.day}/{at.year} {at:%H:%M:%S}" for at in times]))
    names = [f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(n)]
    phones = [f"08{chance.randint(10**8, 10**10)}" for _ in range(n)]
    mails = [f"{name.split()[0].lower()}{chance.randint(10, 99)}@contoh.id" for name in names]
    private += [*names, *phones, *mails]
    columns += [
        ({"id": "Nama Lengkap", "en": "Full Name"}[plan.language], names),
        ({"id": "No. HP", "en": "Phone number"}[plan.language], phones),
        ({"id": "Alamat surel", "en": "Email Address"}[plan.language], mails),
        ({"id": "Jenis Kelamin", "en": "Gender"}[plan.language], [chance.choice("LP") for _ in range(n)]),
        ({"id": "Usia", "en": "Age"}[plan.language], [str(chance.randint(17, 70)) for _ in range(n)]),
    ]
    asked: Columns = []
    for index, items in answers.items():
        for number, (id_, given) in enumerate(items.items(), 1):
            header = _header(plan, index, id_, number)
            asked.append(
                (header, [_cell(plan, chance, id_, answer, top, at) for at, answer in enumerate(given)])
            )
    if plan.layout in {"form", "app"}:
        chance.shuffle(asked)
    scores = (
        [("Jumlah Skor", [str(chance.randint(20, 36)) for _ in range(n)])] if plan.layout != "long" else []
    )
    return [*columns, *asked, *scores], private


FIRST = ("Wulandari", "Bagaskara", "Citrawati", "Dwianto", "Ekawira", "Febriana", "Gunadarma", "Haryanti")
LAST = ("Simbolon", "Nasutionn", "Prawira", "Kusumadewi", "Tambunan", "Wirawan", "Lestariani")


def _header(plan: Plan, index: str, id_: str, number: int) -> str:
    letter = {"ikm": "u", "ipkp": "p", "ipak": "i"}[index]
    if plan.layout == "form":
        return QUESTIONS["id"][id_]
    if plan.layout == "app":
        return f"{letter}{number}_{id_.replace('-', '_')}"
    if plan.layout == "codes":
        return f"{letter.upper()}{number}"
    if plan.layout == "series":
        return f"soal{number}_{'B' if index == 'ipak' else 'A'}"
    return f"{letter.upper()}{number}"


def _cell(plan, chance, id_: str, answer: int | None, top: int, at: int) -> str:
    if answer is None:
        return chance.choice(("", "-", "N/A", "0"))
    words = AGREE[top] if plan.survey == "spkp" else WORDS_4[id_]
    if plan.survey == "spkp" and top == 4 and id_ in SPAK and plan.seed % 3 == 0:
        words = PRESENT
    text = words[answer - 1]
    if plan.words == "numbers":
        return str(answer)
    if plan.words == "words":
        return chance.choice((text, text.upper(), text.lower()))
    if plan.words == "both":
        return f"{'abcdef'[answer - 1]}. {text}, {answer}"
    return chance.choice((str(answer), text, f"{answer} - {text}", f"{text} ({answer})"))


def _wide(columns: Columns, n: int) -> list[list[str]]:
    return [[header for header, _ in columns], *([texts[at] for _, texts in columns] for at in range(n))]


def _long(columns: Columns, n: int) -> list[list[str]]:
    rows = [["id_user", "id_question", "value"]]
    for at in range(n):
        rows += [[str(100 + at), header, texts[at]] for header, texts in columns if header[1:].isdigit()]
    return rows


def _text(rows: list[list[str]], plan: Plan) -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=plan.delimiter, lineterminator="\r\n").writerows(rows)
    return file.getvalue().encode(plan.encoding)


def _workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append([int(text) if text.isdigit() and len(text) < 3 else text or None for text in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
