"""Findings about changes, imports and wording of rubrics."""

from __future__ import annotations

from zitool.wording import Entry

RUBRIC_EDITS: dict[str, Entry] = {
    "R050": Entry(
        "version {new} is not enough for this change; at least {least}",
        "Set version in rubric.yaml to {least} or higher.",
        "First number: scores can change; second: prerequisites or evidence; third: only sentences.",
        'a weight changed, version still "1.0.0"',
    ),
    "R051": Entry(
        "the rubric's CHANGELOG.md has no entry for version {version}",
        'Add "## {version}" with lines Jenis, Berlaku and Bagian; `zitool rubric diff` prepares them.',
        "Every change is recorded by its effect on scores.",
        'version: "1.1.0" without "## 1.1.0"',
    ),
    "R052": Entry(
        "entry {version} of CHANGELOG.md: {reason} {detail}",
        'Complete the lines "- Jenis: ...", "- Berlaku: ..." and "- Bagian: ..." as the change is.',
        "An entry says the kind of change, since when it holds and which parts it concerns.",
        "Jenis: tanpa akibat nilai, though a weight changed",
    ),
    "R053": Entry(
        'row "{title}" is not in the draft: it has neither weight nor choices',
        "Add it yourself if it is a question or a section; ignore it if it is a note.",
        "Only weighted rows, questions and counts become parts of a rubric.",
        "a note between two questions",
    ),
    "R054": Entry(
        'choices of {id} are written "{raw}"; the draft takes {taken}',
        "Compare with the text and correct scale if it is wrong.",
        "The type in the form is unknown, so it was found from the criteria or a rubric that knows the row.",
        "Ya instead of Ya/Tidak",
    ),
    "R055": Entry(
        "the values of {label} cannot be read from the form; they are those of rubric {rubric}",
        "Compare the values of the options with the text.",
        "A form without score formulas does not say what an option is worth.",
        "the sheet Jawaban of the portal",
    ),
    "R056": Entry(
        "the ratio {id} cannot be read from the form: {reason} {rubric}",
        "Compare of and over with the text.",
        "The row of the percentage has no formula, or one of an unknown shape.",
        "a typed percentage",
    ),
    "R057": Entry(
        "the parts of {id} add up to {sum}, not {needed}",
        "Compare the weights with the text; the draft has the figures of the form as they are.",
        "A weight of the form was changed, or one of its rows is gone.",
        "a sub-area of 2 in an area that has 1.5 left",
    ),
    "R058": Entry(
        "text of more than {most} characters was cut",
        "Shorten it in your own words; the whole text stays in the form.",
        "Sentences of a rubric are short; forms have long explanations.",
        "an explanation with a list of laws",
    ),
    "R059": Entry(
        "{count} questions without all criteria: {ids}",
        "Fill in every text that says TODO.",
        "Forms often write the criterion for Ya only.",
        "Ya, jika ... without Tidak",
    ),
    "R060": Entry(
        "no sheet of an LKE with weights among: {sheets}",
        "Choose an LKE with columns of weights, choices and answers.",
        "A draft is made of weighted rows and their questions.",
        "a workbook of summaries only",
    ),
    "R061": Entry(
        "the identity of the regulation is to be completed",
        "Fill in number, year, title and day in force from the text; last_checked once compared.",
        "A form names its regulation only in part.",
        "a title without a day",
    ),
    "R062": Entry(
        "the weight of {id} is not in the form; the draft takes {weight}",
        "Fill in weight from the text.",
        "The cell is empty; taken is what the weights around it leave, or a known rubric's weight.",
        "a deleted weight",
    ),
    "R063": Entry(
        'marker "{marker}" is taken; the draft takes {id}',
        "Compare the code with the text.",
        "Ids differ, but the form uses one marker twice.",
        "two questions a. in one sub-area",
    ),
    "R064": Entry(
        "the form has no column of choices; types come from criteria or a rubric that knows the row",
        "Compare the scale of each question with the text.",
        "Some offices delete the column of types from their form.",
        "a copy of the LKE without Pilihan Jawaban",
    ),
    "R065": Entry(
        "the formula of ratio {id} divides other counts than rubric {rubric}",
        "Compare with the text; the draft follows the form.",
        "Formulas of some forms are wrong, such as an inverted decrease of offences.",
        "this year divided by last year in place of the decrease",
    ),
    "R066": Entry(
        "{regulation} does not apply on {on}: {because} ({given})",
        "Score by the regulation in force, or name the day of the assessment (--date).",
        "A regulation not yet in force, revoked or amended decides on no designation on that day.",
        "an LKE of 52/2014 assessed in 2026",
    ),
    "R067": Entry(
        "{regulation} was revoked by {by} on {given}, later than {on}, the day that this verdict is about",
        "Nothing to change; for a proposal today use the regulation in force.",
        "The regulation was in force on the day of the assessment and is no more.",
        "an LKE of 52/2014 of the year 2017",
    ),
    "R068": Entry(
        "{regulation}: its first day ({given}) is a guess, and {on} may be before it",
        "Look up the day of its promulgation, or name another day (--date).",
        "The day of promulgation cannot be read; which regulation was in force that day is uncertain.",
        "10/2019 on 2019-03-01",
    ),
    "U010": Entry(
        "revision {given} cannot be read: {reason}",
        "Write it as main:rubrics/contoh, from a folder inside the git repository.",
        "A rubric at a revision is read by the program git, which changes nothing.",
        "mian:rubrics/contoh",
    ),
    "U011": Entry(
        "revisions without the folder of a rubric: {given}",
        "Name the folder with one of them, for example HEAD~1:rubrics/contoh.",
        "A revision alone means the folder of the rubric that it is compared with.",
        "zitool rubric diff HEAD~1 HEAD",
    ),
    "U012": Entry(
        "no workbook in {folder}",
        "Name a folder that holds .xlsx or .xlsm files.",
        "The folder of --against does not exist or holds no workbook.",
        "--against unit-unti",
    ),
    "U013": Entry(
        '"{given}" cannot be the id of a rubric',
        "Write lower-case letters, digits and hyphens, such as agency-2026; for import with --id.",
        "The id of a rubric is the name of its folder, in lower case.",
        '--id "Our rubric"',
    ),
    "U014": Entry(
        "name one thing only: an LKE, --show or --forget",
        "See `zitool rubric wording --help`.",
        "This command keeps, shows or deletes official wording.",
        "zitool rubric wording without an LKE",
    ),
    "U015": Entry(
        "this LKE has no words other than those of rubric {rubric}",
        "Use the official form of your agency, not one made by zitool template.",
        "Kept are the words of an official form; forms made by zitool hold those of the rubric.",
        "an LKE made by zitool template",
    ),
}
