"""Sentences of the findings about prerequisites and facts (P)."""

from __future__ import annotations

from zitool.wording import Entry

FACTS: dict[str, Entry] = {
    "P001": Entry(
        'unknown key "{name}"',
        "Correct its spelling ({known}), or delete the line.",
        "A fact under a wrong key would never be used.",
        "opini_bkp",
    ),
    "P002": Entry(
        '{fact}: "{raw}" cannot be read',
        "Write {form}.",
        "Each fact has a form of its own, and nothing is guessed.",
        "lhkpn: hampir semua",
    ),
    "P003": Entry(
        '{fact}: "{raw}" is none of the choices',
        "Choose one: {known}.",
        "Another word cannot be held against a prerequisite.",
        "layanan_utama: mungkin",
    ),
    "P004": Entry(
        '{fact}: the part "{raw}" is more than the whole',
        "Write what is finished first, then the whole: 18 dari 20.",
        "A part cannot be more than 100%.",
        "20 dari 18",
    ),
    "P005": Entry(
        '{fact}: the day "{raw}" cannot be read',
        "Write it like 31-03-2026 or 31 Maret 2026.",
        "A day is read day-month-year or year-month-day, the year with four digits.",
        "per: 03-26",
    ),
    "P006": Entry(
        "{fact}: wrong structure",
        "Write one value, or nilai, per and sumber under it.",
        "Lists and other mappings mean nothing here.",
        "tlhp: [18, 20]",
    ),
    "P010": Entry(
        "{fact}: {raw} is very near the bound of {letter} (above {bound})",
        "State the letter as the result letter has it; the letter comes first.",
        "The number may have been rounded, and its letter be another.",
        "sakip_instansi: 60,00",
    ),
    "P011": Entry(
        "{fact}: letter {raw}, but the number {given} is {letter}",
        "Compare both with the result letter; the letter is used.",
        "One of them is mistyped, or on another scale.",
        "nilai: BB with angka: 65",
    ),
    "P012": Entry(
        "{fact}: as of {given}, after the day of the assessment {today}",
        "Correct the day, or the day of the assessment (--date).",
        "A fact cannot hold before its day has come.",
        "per: 2062-03-31",
    ),
    "P013": Entry(
        "{fact}: as of {given}, more than a year before {today}",
        "Update it if there is a newer one.",
        "Opini, SAKIP and indeks RB are assessed every year.",
        "per: 2023-12-31 in 2026",
    ),
    "P014": Entry(
        "predikat_wbk {raw}, but it was revoked on {revoked} and not given again afterwards",
        'Set predikat_wbk to "tidak", or wbk_sejak to a designation after the revocation.',
        "A designation that was revoked is not held any more.",
        "wbk_sejak: 2021-12-20 with pencabutan: 2025-02-01",
    ),
    "P015": Entry(
        'the facts are about "{given}", the LKE is from "{unit}"',
        "Check whether the files belong together.",
        "The facts of another unit make the conclusion wrong.",
        "facts of another unit",
    ),
    "P016": Entry(
        "a file of facts is for one LKE, given were {count}",
        "Run once for each LKE, with its own file of facts.",
        "Prerequisites of a unit differ from unit to unit.",
        "zitool score a.xlsx b.xlsx --facts a.yaml",
    ),
    "P017": Entry(
        "{fact}: {raw}, but the answer to {id} in the LKE says otherwise",
        "Correct one of them.",
        "Assessors will ask about two documents that contradict each other.",
        "tim_kerja: ya, A.I.1.i.a Tidak",
    ),
    "P018": Entry(
        "the rubric {rubric} has no stages",
        "Use another rubric, or write its part stages.",
        "Readiness is read from the stages of the rubric.",
        "a rubric of the archive",
    ),
    "P019": Entry(
        "the deadline {given} has passed on {today}",
        "Name the next one with --deadline.",
        "What comes after the deadline can be proposed in the next round only.",
        "--deadline 2026-05-31 on 2026-06-01",
    ),
    "P040": Entry(
        "{fact}: {raw} is before {earlier} ({given}); their order is that of {provision}",
        "Correct the day that was mistyped; if both are right, ask the TPI what follows.",
        "The stages have an order, and assessors will ask about days the wrong way round.",
        "surat_pengajuan: 2026-03-01, evaluasi_tpi: 2026-04-01",
    ),
    "P041": Entry(
        "the rule {name} is used: {doubt}",
        "Ask the TPN or the ministry before relying on it.",
        "The rule can be read otherwise, and another reading changes the conclusion.",
        "jenis_unit: rsud of a local government",
    ),
    "P042": Entry(
        "{fact}: {raw}, but the LKE counts {given} ({id}, cell {other_cell}); {effect}",
        "Hold both against the list of those who have to report, and correct what is wrong.",
        "The fact and the LKE state the same thing; assessors will ask why they differ.",
        "lhkpn: 20 dari 20, LKE 15/30",
    ),
    "P043": Entry(
        "the zone is said to hold {name}, but its designation was revoked on {given}",
        "Write tidak, unless it was given again after that.",
        "A designation that was revoked is not held any more.",
        "predikat: wbk: ya, pencabutan: 2025-01-06",
    ),
    "P060": Entry(
        '{fact}: nobody knows a unit of the kind "{raw}"',
        "Choose one: {known}. A unit of any other kind: lainnya.",
        "The kind of unit decides which special rules apply, so it is never guessed.",
        "jenis_unit: rumah sakit",
    ),
    "P061": Entry(
        "{fact}: {raw} is a unit of {expected}, but jenis_instansi is {given}",
        "Correct one of them.",
        "Prerequisites differ by kind of agency, and special rules by kind of unit.",
        "jenis_unit: rsud, jenis_instansi: kementerian-lembaga",
    ),
    "R070": Entry(
        "{id} asks for an unknown fact: {name}",
        "Use a key of the file of facts: {known}.",
        "Nobody can state a fact that is not known.",
        "fact: opini_bkp",
    ),
    "R071": Entry(
        "{id}, fact {fact}: {reason}",
        "Give each need exactly one form, one that fits its fact; see `zitool rubric schema`.",
        "One row is one need, so that it can be ticked against the text.",
        "one_of and at_least on the same fact",
    ),
    "R072": Entry(
        '{id}, fact {fact}: "{raw}" is not among {known}',
        "Use a word of that fact, or the name of grades and a letter of theirs.",
        "Another word is never equal to what is stated.",
        "one_of: [wajar]",
    ),
    "R073": Entry(
        "{id} points at {target}, which does not exist",
        "Correct the id of the prerequisite, designation or question.",
        "Special rules and stages can only point at what is in this rubric.",
        "of: [opini-bkp]",
    ),
    "R074": Entry(
        "{id}: the number {raw} cannot be used: {reason}",
        "Write years as whole numbers from 1, percent from 0 to 100, bounds of letters descending.",
        "Any other number means nothing or cannot be reached.",
        'years: "0.5"',
    ),
    "R075": Entry(
        "the prerequisite {id} names no fact that it needs",
        "Write needs, where a fact can show it.",
        "Without needs the prerequisite stays unverified for ever.",
        "a prerequisite without needs",
    ),
    "R076": Entry(
        "{id}: the sentence says {told}, its needs ask {asked}",
        "Let the figures and letters of the sentence and of needs agree, as the text has them.",
        "People read the sentence, zitool reads the needs; both must say the same.",
        '"at least BB" with at_least: B',
    ),
    "R077": Entry(
        "{id}: the criterion {option} reads like {other}",
        "Write what tells them apart in the text.",
        "Nobody can choose between two criteria that are the same.",
        "criteria B and C in the same words",
    ),
    "R078": Entry(
        "{id} begins or ends on {given}: {reason} {other} {until}",
        "Join the days: a version begins the day after the last one ends, on the day of its regulation.",
        "Between two versions there must be no day without either, and only a regulation changes them.",
        "effective_until 2024-06-14, the next from 2024-07-15",
    ),
    "R079": Entry(
        "{provision}, page {page}: {reason}, {instrument} {pages}",
        "Correct the provision or the page, or complete instruments.yaml after reading the text.",
        "The parts of the instruments and their pages are listed in instruments.yaml.",
        "Tabel 5 on page 64",
    ),
    "R080": Entry(
        "{id}: the key {system} {key} {reason} {first}",
        "Give this row its key in that system, one key for one row.",
        "Keys connect rows with other systems.",
        'two questions with portalrb: "12"',
    ),
    "R081": Entry(
        "{id}: {target} does not count a share of a whole, as is asked for",
        "Point at a question with a share as its ratio, and use percent.",
        "Only such counts can be held against a fact.",
        "indicator: A.I.1.i.a",
    ),
    "R086": Entry(
        "{id}: {name} is a name of the kind {other} already",
        "Give each kind of unit an id and names that no other kind has.",
        "Facts and lists of units look for a kind by what it is called.",
        "also_written: [rsud] of puskesmas",
    ),
    "R087": Entry(
        "{id}: a gap {kind} names the options {raw}; the question has {known}",
        "Name two options or more for several_fit, and none for none_fits.",
        "Readers must see which options are both right.",
        "kind: several_fit, options: [A]",
    ),
}
