"""Findings about the structure of the form."""

from __future__ import annotations

from zitool.wording import Entry

STRUCTURE: dict[str, Entry] = {
    "S101": Entry(
        "question {id} has no row",
        "Restore the row from the official form or from `zitool template`; without it the question scores 0.",
        "The row was deleted or replaced; zitool never treats a question as not applicable.",
        "an office deleted a question it considered not applicable",
    ),
    "S102": Entry(
        "question {id} stands on more than one row; it is not scored",
        "Keep one row and delete the others.",
        "There are two answers to one question, and neither can safely be chosen.",
        "a row was copied and then answered differently",
    ),
    "S103": Entry(
        'this row is no question of the rubric: "{title}"',
        "Delete the added row, or check whether this is the rubric that applies.",
        "The form contains a question that is not known; the row is not scored.",
        "a question added by the agency",
    ),
    "S104": Entry(
        "question {id} has been moved",
        "Nothing has to be done; restore the order if it should match the official form.",
        "Rows are recognised by their words, so their order does not change the score.",
        "two rows changed places",
    ),
    "S105": Entry(
        'the row is marked "{marker}", expected "{expected}" ({id})',
        "Correct the marker, so that readers are not misled.",
        "Letters or numbers are out of order; the row is still recognised.",
        "a, c, b",
    ),
    "S106": Entry(
        'the words of question {id} differ from the official form: "{title}"',
        "Compare it with the official form; if it is a different question, do not use its answer.",
        "The row is recognised only by its place, its marker and its choices.",
        "the sentence was edited by the office",
    ),
    "S107": Entry(
        "the Jumlah row {id} is missing",
        "Restore the row from the official form; the ratio cannot be calculated without it.",
        "A ratio is calculated from the Jumlah rows below it.",
        "a Jumlah row was deleted",
    ),
    "S108": Entry(
        "the heading row {id} is missing",
        "Restore the heading row from the official form.",
        "Headings carry the weights; the score is still calculated with the weights of the rubric.",
        "the heading of a sub-area was deleted",
    ),
    "S110": Entry(
        "{count} of {total} questions are unanswered: {ids}",
        "Answer them; until then they count 0 and the verdict stays incomplete.",
        "The form leaves blanks out of its averages, so that its score looks higher than it is.",
        "a sub-area with one of four questions answered looks full",
    ),
    "S111": Entry(
        "there is no LKE sheet for the rubric {rubric}; the sheets are: {sheets}",
        "Make sure the file is an LKE and the rubric is the one of its year (--rubric).",
        "A sheet is recognised by its headers (Penilaian, Bobot, Pilihan Jawaban, Jawaban) and questions.",
        "a work plan instead of an LKE",
    ),
    "S112": Entry(
        "more than one sheet looks like the LKE: {sheets}",
        "Name the one to score: --sheet 'NAME'; or score each for itself: --sheet all.",
        "To choose one of them would be to guess.",
        "a copy of last year's LKE on a second sheet",
    ),
    "S113": Entry(
        "the header of the Jawaban column was not found",
        "Give the answer column the header Jawaban, Jawaban Unit or Jawaban TPI, as in the official form.",
        "Without a header nothing can safely be taken for an answer.",
        "the header was changed",
    ),
    "S114": Entry(
        'two columns have the same header: "{header}"',
        "Give them different headers, for example Jawaban Unit and Jawaban TPI.",
        "Nothing tells the two answer columns apart, so it is unclear whose answers they hold.",
        "Jawaban in columns K and R",
    ),
    "S115": Entry(
        "the LKE sheet is hidden",
        "Show the sheet (right-click a tab > Unhide) and check what is in it.",
        "A sheet nobody can see is still scored because there is no other.",
        "a veryHidden sheet",
    ),
    "S116": Entry(
        "{count} rows with answers are hidden: {rows}",
        "Show the rows; answers nobody can see are still scored.",
        "The rows were hidden by grouping (Group), by a filter (Filter) or by hand.",
        "rows 5-22 in a collapsed group",
    ),
    "S117": Entry(
        'the answer column "{header}" is hidden',
        "Show the column and check what is in it.",
        "Answers nobody can see are still scored.",
        "the Jawaban column was hidden",
    ),
    "S118": Entry(
        '"{raw}" lies under the merged cells {merge}; it is not read',
        "Unmerge the cells, then fill in every row.",
        "Nobody can see a value under merged cells.",
        "K8:K9 merged while K9 still contains B",
    ),
    "S119": Entry(
        "one answer cell is merged over several questions: {ids}",
        "Unmerge the cells, then fill in every row.",
        "An answer is not copied downwards; only the first row is read.",
        "K8:K9 merged",
    ),
    "S120": Entry(
        "this sheet looks like an LKE and is ignored; the one scored is: {chosen}",
        "Delete this sheet if it is no longer used.",
        "A look-alike sheet can mislead readers.",
        "a copy of an older form",
    ),
    "S121": Entry(
        "{count} cells with content lie far outside the table",
        "Delete them if they are there by accident.",
        "Cells far from the table are not read as answers.",
        "a number in XFD1048576",
    ),
    "S122": Entry(
        "the merged cells overlap with {other}",
        "Unmerge both ranges.",
        "Excel does not merge cells like this; another program wrote them.",
        "E2:E3 and E3:E4",
    ),
    "S123": Entry(
        "there are no answers of the assessor {assessor}; those there are: {known}",
        "Choose one of them with --assessor.",
        "The form has one block of columns for each assessor.",
        "--assessor tpn for an LKE filled in by the unit",
    ),
    "S124": Entry(
        "there is no Pilihan Jawaban column; the kinds of answers are taken from the rubric",
        "Nothing has to be done.",
        "Some offices delete this column.",
        "the LKE as a table on an office's website",
    ),
    "S125": Entry(
        "the assessor {assessor} has not filled in anything",
        "Nothing has to be done if the assessment is still to come.",
        "Blank does not mean agreed.",
        "an empty column Jawaban TPI",
    ),
    "S126": Entry(
        "{count} error cells on this sheet, the first is {error}",
        "Correct the formulas if the sheet is used; zitool's score does not depend on it.",
        "The summary sheet refers to rows that no longer exist.",
        "#REF! on a hidden sheet",
    ),
    "S127": Entry(
        "this sheet has {count} weights that differ from the rubric: {cells}",
        "Do not use its figures; delete or correct the sheet.",
        "Hidden sheets are often left over from an older form.",
        "a weight of 1.5 from an earlier regulation",
    ),
    "S128": Entry(
        "only {count} of the {total} questions of the rubric {rubric} were found",
        "Make sure the rubric is the one of the LKE's year (--rubric).",
        "The form seems to belong to another regulation.",
        "an LKE of 2018 scored with the rubric of 2021",
    ),
    "S129": Entry(
        "column {letters} holds {count} choices, but its header is not that of an answer column",
        "Give it the header Jawaban Unit, Jawaban TPI or Jawaban TPN if these are answers; else clear it.",
        "Somebody's answers may stand there unread.",
        "answers of the TPI below the header Tanggapan evaluator",
    ),
    "S136": Entry(
        "{id}, {other} ({other_cell}) changed places; total by words {by_words}, by places {by_place}",
        "Settle which answer belongs to which question, then put the words back in their official places.",
        "The words went round but markers and choice types did not; the answers may have stayed in place.",
        "the words of three questions of different sub-areas went round",
    ),
    "S140": Entry(
        "the assessor {assessor} has filled in several columns of answers, which differ: {columns}; "
        'scored: "{scored}"',
        "Say which of them counts: {options}.",
        "Answers of two rounds may stand side by side in a form; headers tell their columns apart.",
        "Jawaban beside Jawaban Final",
    ),
    "S141": Entry(
        "the assessor {assessor} has filled in several columns with the same answers: {columns}",
        "Nothing has to be done; one of them is chosen by: {options}.",
        "Whichever of them is read, the score is the same.",
        "Jawaban copied to Jawaban Final",
    ),
    "S142": Entry(
        "a hidden column of answers is not read, because a visible one has the same header",
        "Show the column and check what is in it; delete it if it is not used.",
        "What counts is what a reader of the sheet sees.",
        "an old column Jawaban hidden beside the new one",
    ),
    "S143": Entry(
        "there is no sheet {sheet}; the sheets are: {sheets}",
        "Choose one of them with --sheet; upper and lower case do not matter.",
        "A sheet that was asked for is never replaced by another.",
        "--sheet 'LKE 2025' for a workbook of 2026",
    ),
    "S144": Entry(
        "the questions of one LKE are spread over several sheets: {sheets}",
        "Put the tables below one another on one sheet, or copy the answers into `zitool template`.",
        "Each sheet holds only a part of the questions; scored alone, all others would count as missing.",
        "a sheet for each area of change",
    ),
    "S150": Entry(
        "{count} answers cannot be seen because of their number format: {cells}",
        "Set the cells to General and check what is in them; answers nobody can see are still scored.",
        "A number format such as ;;; shows nothing at all.",
        "format ;;; on an answer cell",
    ),
    "S151": Entry(
        "{count} answers cannot be seen because they are written in the colour of their cell: {cells}",
        "Give the text another colour and check what is in it; answers nobody can see are still scored.",
        "The font's colour is compared with the cell's fill; conditional formats are not evaluated.",
        "white on white",
    ),
    "S152": Entry(
        "{id} and {other} ({other_cell}) changed places; total by words {by_words}, by places {by_place}",
        "Settle which answer belongs to which question, then put the words back in their official places.",
        "The words moved but the marker or choice type did not; the answers may have stayed where they were.",
        "the words of two questions of different sub-areas are swapped",
    ),
    "S153": Entry(
        "the criteria of {id} run backwards in this form: {first} for the worst, {last} for the best",
        "Restore the official criteria, then check the answer; zitool scores {first} as the best.",
        "Whoever answered may have chosen the letter by the reversed criteria.",
        "a. not yet, b. partly, c. all",
    ),
    "S154": Entry(
        'the question {id} says the opposite of the rubric: only one of the two has the word "{word}"',
        "Restore the official words, then check the answer.",
        "Yes to a negated question means the contrary.",
        "the team has not been formed, for has been formed",
    ),
    "S155": Entry(
        "{count} questions are worded somewhat differently from the rubric: {ids}",
        "Compare them with the official form if the meaning may have changed.",
        "The rows were recognised, but words were replaced, added or left out.",
        "some in place of all",
    ),
}
