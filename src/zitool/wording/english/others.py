"""Findings about rubrics (R), output (O), usage (U), and errors inside zitool (X)."""

from __future__ import annotations

from zitool.wording import Entry

OTHERS: dict[str, Entry] = {
    "R001": Entry(
        "the YAML cannot be read: {reason}",
        "Correct the line; see docs/rubric-format.md.",
        "Only plain text, lists and mappings are accepted.",
        "!!python/object",
    ),
    "R002": Entry(
        "anchors (&), aliases (*) and << must not be used",
        "Write the content out in full.",
        "Aliases can grow without limit, and they hide figures.",
        "*bobot",
    ),
    "R003": Entry(
        'the key "{key}" is given twice',
        "Delete one of them.",
        "Ordinary YAML silently uses the last one.",
        "weight given twice",
    ),
    "R004": Entry(
        'the number "{raw}" cannot be used as an exact decimal',
        'Write it like "0.67": a decimal point, no exponent, not negative; a weight is above 0.',
        "Numbers are read as text, so that they are never rounded.",
        "1e3",
    ),
    "R005": Entry(
        "the include {name} is refused: {reason}",
        "Put the file into the rubric's folder and give its relative path.",
        "A rubric may only include files from its own folder.",
        "../lain.yaml",
    ),
    "R006": Entry(
        "{path}: {reason}",
        "Make it follow the schema (docs/rubric-format.md).",
        "The shape of a rubric is checked against rubric.schema.json.",
        "an unknown key",
    ),
    "R007": Entry(
        "scale {name}: {reason}",
        "Give each option a value from 0 to 1, one of them 1 and one 0; give an index scale its maximum.",
        "With a scale that does not reach 1, the weight can never be reached in full.",
        "A = 1.5",
    ),
    "R008": Entry(
        "identity of the rubric: {reason}",
        "Correct the rubric's id, date or status.",
        "A rubric must be identifiable and honest about how certain it is.",
        "status active although a figure is unverified",
    ),
    "R010": Entry(
        'the weights of the parts of "{title}" add up to {sum}, expected {needed}',
        "Make the sum of the parts' weights equal to the weight of their parent.",
        "Otherwise full marks are not the same as the weight.",
        "3.5 + 6 = 9.5, the parent has 10",
    ),
    "R011": Entry(
        "section {id}: {reason}",
        "Give a weight to all children or to none; fill either sections or indicators.",
        "Weighted children are added up, unweighted ones are averaged; the two do not mix.",
        "one of three indicators has a weight",
    ),
    "R012": Entry(
        "the scale {name} of {id} does not exist",
        "Use a name from scales in rubric.yaml.",
        "Without a scale an answer has no value.",
        "scale: abcf",
    ),
    "R013": Entry(
        "the criteria of {id} are not those of the scale's options: {reason}",
        "Write one criterion for each option.",
        "Every option needs its criterion.",
        "a criterion D on the scale A/B/C",
    ),
    "R014": Entry(
        "ratio {id}: {reason}",
        "Use codes that stand in inputs; a ratio scale needs ratio.",
        "Without its counts a ratio cannot be calculated.",
        'of: ["9"]',
    ),
    "R015": Entry(
        "the id {id} is used twice",
        "Give them different codes.",
        "An id stands for exactly one part.",
        "two indicators with the code a",
    ),
    "R016": Entry(
        "the requirement {id} names {target}, which does not exist or has no weight",
        "Name the id of a section, or of an indicator with a weight.",
        "A requirement compares the score of a part with a minimum.",
        "of: [A.III]",
    ),
    "R017": Entry(
        "{id}: {reason}",
        "Check the minimum and the names of the designations.",
        "A requirement that can never be met must be a mistake.",
        "a minimum of 45 where the weight is 40",
    ),
    "R018": Entry(
        "the figure of {id} has no source",
        "Add references: annex, table, page.",
        "Every figure names its provision.",
        "a weight without references",
    ),
    "R019": Entry(
        "the requirements {id} and {other} cross: they share some of their indicators",
        "Arrange the requirements so that any two are apart, or one holds the whole of the other.",
        "The cheapest plan can only be searched for where the requirements are nested.",
        "of: [A, B.I.a] beside of: [B]",
    ),
    "R020": Entry(
        "{name} is no question and no section of the rubric {rubric}",
        "Write an id of the rubric, for example A.I.3 or A.I.3.ii.a.",
        "The cost of a step is given for a question or a section.",
        'A.III: "2"',
    ),
    "R021": Entry(
        'the cost "{raw}" of {id} cannot be used',
        'Write the cost of one step, "0.1" to "100" with at most one decimal, or fixed.',
        "Costs are read exactly; fixed means that the answer cannot be changed.",
        'A.I.3: "0"',
    ),
    "O001": Entry(
        "the result cannot be written: {reason}",
        "Free some space or choose another place; the old file is unchanged.",
        "Writing failed before it was finished, so all of it was undone.",
        "the disk is full",
    ),
    "O002": Entry(
        "the place for the result cannot be written to: {reason}",
        "Close the file in Excel, or choose a folder that can be written to.",
        "The folder is read-only, or the file is open.",
        "hasil.xlsx is open in Excel",
    ),
    "O003": Entry(
        "the result would overwrite an input file",
        "Choose another name with -o.",
        "Input is never changed.",
        "-o lke.xlsx for lke.xlsx",
    ),
    "O004": Entry(
        "the file already exists",
        "Choose another name, or use --overwrite if it really is to be replaced.",
        "An existing file is not overwritten unless that was asked for.",
        "-o template.xlsx that has already been filled in",
    ),
    "O005": Entry(
        "this file changed while zitool was working, so it was not replaced",
        "Look at what it holds, then repeat the command or choose another name.",
        "Somebody, or another program, wrote to that file after zitool had looked at it.",
        "hasil.json saved from a text editor while a thousand LKEs were scored",
    ),
    "O006": Entry(
        "somebody has changed this report of zitool's, so it is not replaced",
        "Choose another name, or use --overwrite if the changes may be lost.",
        "Reports as HTML, Markdown, JSON and text end with a mark of the rest; an untouched one is replaced.",
        "lke.html with remarks added, then zitool score lke.xlsx -o lke.html again",
    ),
    "O007": Entry(
        "the file exists, and this format has no room for a mark that nobody has touched it",
        "Choose another name, or use --overwrite if you do want to replace it.",
        "CSV, NDJSON and Parquet do not show whether somebody has changed them, so what is there is kept.",
        "zitool score lke.xlsx -o lke.csv for the second time",
    ),
    "U001": Entry(
        "the option {name} is unknown: {given}; there are: {known}",
        "See `zitool --help`.",
        "The command line contains a value that is not available.",
        "--lang jw",
    ),
    "U002": Entry(
        "there is no rubric {name}; there are: {known}",
        "Give the id of a rubric, or the path of a rubric's folder.",
        "A rubric is looked for inside zitool, then as a path.",
        "--rubric permenpan-2021",
    ),
    "U003": Entry(
        "{name} is no code of a finding, and no question, section or designation of the rubric {rubric}",
        "Give the code of a finding, an id or a designation, for example `zitool explain V303`, "
        "`zitool explain A.I.1.i`, `zitool explain wbk`.",
        "What can be explained: codes of findings, ids of questions and sections, designations.",
        "zitool explain X999",
    ),
    "U004": Entry(
        'the date "{given}" is not understood',
        "Write it like 31-05-2025 or 2025-05-31.",
        "A day is read day-month-year or year-month-day, the year with four digits.",
        "--date 05-25",
    ),
    "U005": Entry(
        'the supposition "{given}": {reason}',
        "Write ID=ANSWER, for example --set A.I.1.i.a=Ya, --set B.I.a=3.6 or --set A.II.1.i.a#2=5.",
        "--set supposes the answer to one question, or one count of a ratio; the file is not changed.",
        "--set A.I.9=A",
    ),
    "U006": Entry(
        "a {format} workbook cannot be shown on a terminal",
        "Name a file with -o, for example -o hasil.xlsx.",
        "It is bytes for a spreadsheet program; on a screen they would be rubbish.",
        "zitool score lke.xlsx -f xlsx",
    ),
    "U007": Entry(
        "an annotated copy cannot be written: {reason}",
        "Give one LKE and its copy: zitool validate lke.xlsx --annotate -o lke-temuan.xlsx.",
        "The copy is a workbook of the same kind as the LKE; the LKE itself is never changed.",
        "--annotate without -o",
    ),
    "X001": Entry(
        "an error inside zitool; its log is at {log}",
        "Try again with --debug and send the log to the developers.",
        "This is a mistake in the program, not in the file.",
        "a situation the program's authors did not expect",
    ),
    "X002": Entry(
        "the answer to {id} was accepted by the reader but refused by the second check: {reason}",
        "Do not use the score of this file; send it (without confidential data) to the developers.",
        "Two parts of zitool check each answer on their own; they must agree.",
        "a choice that its scale does not have",
    ),
}
