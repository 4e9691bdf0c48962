"""Findings about the values of answers."""

from __future__ import annotations

from zitool.wording import Entry

VALUES: dict[str, Entry] = {
    "V301": Entry(
        "the formula in the answer to {id} has not been calculated",
        "Open the file in Excel, save it and try again; or type the answer.",
        "A program that does not calculate formulas wrote the file; this is not the same as blank.",
        "=IF(...) without a stored value",
    ),
    "V302": Entry(
        "the answer to {id} is the error {error}",
        "Correct the formula or type the answer.",
        "An error is neither an answer nor zero.",
        "#REF!",
    ),
    "V303": Entry(
        'the answer "{raw}" to {id} is not one of the choices {expected}',
        "Replace it with one of the choices in the Pilihan Jawaban column.",
        "A reader has to see one of the choices and no other; upper and lower case are the same.",
        "D where the choices are A/B/C",
    ),
    "V304": Entry(
        'the number "{raw}" for {id} is ambiguous: a thousands separator or a decimal one?',
        "Type it as a number without a thousands separator.",
        "A point can mean thousands (in Indonesia) or decimals.",
        "1.000",
    ),
    "V305": Entry(
        "the ratio {id} is given as {raw}: a percentage or a number from 0 to 1?",
        "Write a number from 0 to 1 or use a percent sign, for example 0.85 or 85%.",
        "A ratio is between 0 and 1; 85 can mean 85% or a typing error.",
        "85 in a percent cell",
    ),
    "V306": Entry(
        '"{raw}" for {id} is neither a number nor a choice',
        "Type the answer again.",
        "What is in the cell cannot be read as a value.",
        "NaN",
    ),
    "V307": Entry(
        "Excel turned the entry for {id} into a date",
        "Change the format of the cell to General or Text, then type it again.",
        "Excel reads entries such as 1/2 as dates.",
        "1/2 became 1 February",
    ),
    "V308": Entry(
        'the answer to {id} is written "{raw}", read as {chosen}; the form\'s formulas do not recognise it',
        "Type it again: {chosen}, without additional spaces and invisible characters.",
        "To Excel, spaces and special letters matter, so that the question drops out of the average.",
        '"Ya " with a space',
    ),
    "V309": Entry(
        'the number for {id} is stored as the text "{raw}", read as {read}',
        "Type it again as a number: {read}.",
        "Excel's formulas leave out text that looks like a number.",
        '"3,60"',
    ),
    "V310": Entry(
        "the index {id} = {raw} is outside 0 to {maximum}; {looks}",
        "Enter the index of the external survey, from 0 to {maximum}.",
        "An SKM from 25 to 100 is divided by 25 to give 0-4; the BPS index from 0 to 5 is another index.",
        "91.48",
    ),
    "V311": Entry(
        "the ratio {id} is more than 1 ({of} of {over}); it counts as 1",
        "Check both counts.",
        "The numerator exceeds the denominator; the form caps the ratio at 1.",
        "8 changes by 7 agents of change",
    ),
    "V312": Entry(
        'the count {id} "{raw}" is not a whole number, zero or more',
        "Enter how many there are, without fractions or percent.",
        "Jumlah rows count things or people.",
        "-3, 2.5, 80%",
    ),
    "V313": Entry(
        "the ratio {id} cannot be calculated: its denominator is 0 ({of} of {over})",
        "Check the counts. Only where there is really nothing to count (0 of 0), type the ratio itself "
        "(0 to 1) and add a note; a rise from 0 is no decrease, so do not type 1.",
        "The value is not regulated and the form shows #DIV/0!; zitool shows the possible range.",
        "0 complaints of 0 complaints",
    ),
    "V314": Entry(
        "the ratio {id} is typed as {raw}; calculated from its counts: {computed}",
        "Fill in the Jumlah rows below it, or make the two agree.",
        "Where the counts are given, they are used.",
        "1 typed over the formula",
    ),
    "V315": Entry(
        "the total {id} is given as {total}, its parts add up to {sum}; the parts are used",
        "Make the total agree with its parts.",
        "The form uses one of the two without saying so.",
        "12 have to report, the parts are 0 + 1 + 12",
    ),
    "V316": Entry(
        "the answer to {id} is taken from another workbook: {formula}",
        "Type the answer here; the stored value is used but cannot be checked.",
        "Other files are never opened.",
        "=[1]Sheet1!A1",
    ),
    "V317": Entry(
        'the answer to {id} is a formula; its stored value "{raw}" is used',
        "Type the answer, or save the file in Excel again to bring the value up to date.",
        "A stored value can lag behind its formula.",
        '=IF(B2="","Tidak","Ya")',
    ),
    "V318": Entry(
        "the formula in the answer to {id} gives an empty text",
        "Type the answer.",
        "The cell looks blank, so the question counts as unanswered.",
        '=""',
    ),
    "V319": Entry(
        "the ratio {id} is {raw} in the workbook; from its counts it is {computed}",
        "Check the formula of the ratio and the counts it uses; save the file in Excel again.",
        "The formula uses a total that was typed, or it has not been recalculated.",
        "K184 contains 1 although it is 12 of 13",
    ),
    "V320": Entry(
        "{count} answers have no evidence: {ids}",
        "List the evidence (bukti dukung).",
        "Assessors read the evidence, not the letter of the answer.",
        "an empty evidence column",
    ),
    "V321": Entry(
        "all {count} choice questions have the best answer",
        "Check once more; assessors will ask about it.",
        "Such uniformity is rare in a genuine assessment.",
        "A everywhere",
    ),
    "V322": Entry(
        'the note on {id} ("{note}") contradicts the answer {chosen}',
        "Change the answer or the note.",
        "The note says that something is missing beside the best answer, or is there beside the worst.",
        "A, with the note: belum ada SK",
    ),
    "V323": Entry(
        "the count {id} is blank",
        "Enter 0 if there really are none.",
        "To the form the ratio is unfilled as long as one of its counts is blank.",
        "the number of sanctions is blank",
    ),
    "V325": Entry(
        'the answer {id} reads "{raw}", taken as {chosen}; Excel\'s formula takes it as {excel}',
        "Type {chosen} alone; move the explanation to the notes.",
        "A reader understands it, but the form's formula knows only the options written exactly.",
        "a. Jika sudah berkala",
    ),
    "V326": Entry(
        'the count {id} reads "{raw}", taken as {read}; Excel\'s formulas take it as text',
        "Type the number alone: {read}.",
        "A reader understands it, but text is left out by Excel's formulas.",
        "7 orang, nihil",
    ),
    "V327": Entry(
        "{count} entries are no option of the form ({raw}) and count as unanswered: {ids}",
        "Choose one of the answers; in a row of counts type 0 where there is really none.",
        "The form has no option *not applicable*; a question that is skipped stays in the divisor.",
        "N/A, tidak berlaku, -, belum ada",
    ),
    "V328": Entry(
        "the count {id} reads {raw}, more than {most}; it is not used",
        "Check the number; it counts the people, cases or services of one unit.",
        "A number that large is usually mistyped or pasted; the ratio becomes 0 or 1 unnoticed.",
        "1E+15",
    ),
    "V329": Entry(
        "the blank parts ({blank}) count as 0, because the total {total} equals the parts that are filled in",
        "Enter 0 in the parts of which there are none.",
        "A blank part usually leaves its ratio unanswered; here the total settles it.",
        "12 due to report, the parts blank, 2, 10",
    ),
    "V330": Entry(
        "the count {id} is {value}, but {other} asks for the same and is {other_value}",
        "Make the two agree.",
        "The form asks for this count twice; one of them is wrong, and so is its ratio.",
        "7 changes in the first ratio, 5 in the second",
    ),
    "V331": Entry(
        "the count {id} is {total}, but what it covers adds up to {sum}",
        "Check the counts; parts cannot exceed their whole.",
        "The value is calculated as it stands, but one of the counts is wrong.",
        "6 complaints, of which 2 in process and 5 finished",
    ),
    "V332": Entry(
        "the ratio {id} is typed as {raw} over its formula; it equals what its counts give",
        "Copy the formula from another ratio.",
        "A typed value does not follow when its counts change.",
        "0.6 typed where the other ratios are formulas",
    ),
    "V333": Entry(
        "the index {id} is stored as {read} but shows as {shown}; scored is {read}",
        "Type the index as in the report of the survey, or show all of its decimals.",
        "The number format rounds only what is seen; minima are held against the stored value.",
        "3.596 that shows as 3.60",
    ),
    "V334": Entry(
        "the formula of the ratios {ids} works out {wrong}; by the rubric it is {expected}",
        "Restore the official formula; zitool works ratios out from their counts.",
        "All formulas may be wrong alike; they are compared with the rubric's division.",
        "K12/K13 for K13/K12",
    ),
    "V335": Entry(
        "{count} answers are formulas; their stored values are used: {cells}",
        "Make sure that the formulas were calculated and saved, or paste them as values.",
        "What is stored may differ from the sheet that the formulas refer to.",
        "a column Jawaban of =Input!A5 and so on",
    ),
    "V336": Entry(
        "{count} answers hold blanks or other characters; the form's formulas do not know them: {cells}",
        "Type the answers again, or clean the column with TRIM and SUBSTITUTE and paste it as values.",
        "To Excel, spaces and special letters matter, so that the questions drop out of the average.",
        "a column of answers pasted from a browser",
    ),
    "V337": Entry(
        "{count} answers are not written as their options: {told}; to Excel they are {excel}: {cells}",
        "Type the options alone; move explanations to the notes.",
        "A reader understands it, but the form's formulas know only the options written exactly.",
        "checkboxes in a column of answers Ya/Tidak",
    ),
    "V350": Entry(
        'the answer "{raw}" to {id} is struck out and so is not counted',
        "Type the answer that holds, or remove the strike-through if this one still does.",
        "What is struck out reads as withdrawn.",
        "A, struck out",
    ),
    "V351": Entry(
        'the answer to {id} is "{raw}" with a part struck out; read as {left}',
        "Type the answer again without the part that is struck out.",
        "Excel's formulas take all that is in the cell, the struck-out part too.",
        "A struck out, then B",
    ),
    "V352": Entry(
        '{id} is unanswered, but "{raw}" stands beside it ({beside})',
        "Move it to the answer column if that is the answer.",
        "What stands in a neighbouring column is not read as an answer.",
        "Ya in the column Nilai",
    ),
}
