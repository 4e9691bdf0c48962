"""Wrong use of surveys, in English."""

from __future__ import annotations

from zitool.wording import Entry

SURVEYS = {
    "U070": Entry(
        "there is no survey instrument {name}",
        "There are: {known}; or name its folder or YAML file.",
        "An instrument is named by its id, its folder or its file.",
        "skm-2017",
    ),
    "U071": Entry(
        "map of columns: {reason} ({given})",
        "Write it as --new-map does: a header, then an item (ipkp.waktu) or a role (nama, abaikan).",
        "A column mapped wrongly would be counted wrongly.",
        "kolom: {Persyaratan: ipkp.persyaratn}",
    ),
    "U072": Entry(
        "there is no column for --by {given}",
        "Choose one of: {known}.",
        "Results can only be broken down by a column that is there.",
        "--by loket",
    ),
    "U073": Entry(
        "--by {given} breaks down by personal data",
        "Break down by layanan, bulan, semester, or another column.",
        "A table by names or numbers would show everybody's answers.",
        "--by Nama",
    ),
    "U074": Entry(
        "--period {given} is not two days",
        "Write the first and the last day: 2026-01-01..2026-06-30.",
        "The period decides which responses count.",
        "--period 2026",
    ),
    "U075": Entry(
        "--random needs --population",
        "Say how many users there were: --population 400.",
        "The finite population factor needs the size of the population.",
        "--random",
    ),
    "U076": Entry(
        "there is no questionnaire of zitool's in this file, and so no official wording to take over",
        "Name one made by `zitool survey --new`, its questionnaire sheet and headers whole.",
        "Official wording is taken over from its column in the old questionnaire.",
        "zitool survey --new new.xlsx answers.xlsx",
    ),
    "U077": Entry(
        "--new needs the name of an .xlsx file to write; {given} is named",
        "Write: zitool survey --new questionnaire.xlsx, and an old questionnaire after it if there is one.",
        "The first file is written; the second is only read.",
        "zitool survey --new questionnaire.csv",
    ),
    "U078": Entry(
        "--survey is of one LKE; {count} are named",
        "Run it once for each LKE, with the survey of its unit.",
        "A survey is that of one unit.",
        "a folder with --survey",
    ),
    "U079": Entry(
        "{name} goes with --survey only",
        "Name the file of answers with --survey.",
        "Without a survey there is nothing to settle.",
        "zitool score lke.xlsx --conversion 0-4",
    ),
}
