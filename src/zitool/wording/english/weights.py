"""Findings about weights, formulas and the workbook's own figures."""

from __future__ import annotations

from zitool.wording import Entry

WEIGHTS: dict[str, Entry] = {
    "W201": Entry(
        "the weight of {id} is {raw}, expected {expected}",
        "Restore the official weight; zitool's score uses the weights of the rubric.",
        "A changed weight changes the score that Excel shows.",
        "0.5 became 5",
    ),
    "W202": Entry(
        "the score of {id} is typed as {raw}; from its answers: {ours}",
        "Restore the formula of the score.",
        "A typed number does not follow when the answer changes.",
        "1 typed into the Nilai column",
    ),
    "W203": Entry(
        'the Pilihan Jawaban of {id} is "{raw}", expected {expected}',
        "Restore the content of the Pilihan Jawaban column (it may be hidden).",
        "The form's formulas do not recognise it, so that the question drops out of the average.",
        "Ya instead of Ya/Tidak",
    ),
    "W204": Entry(
        "the formula of {id}: parts left out {missed}; counted besides {extra}",
        "Correct the formula so that it covers all of its parts and nothing else.",
        "The formula's range was shifted, or is wrong in the form itself.",
        "AVERAGE(L176:L179) leaves out L183",
    ),
    "W205": Entry(
        "the score of {id} is {raw} in the file; from its answers: {ours}",
        "Open the file in Excel and save it again; if they still differ, check the formula.",
        "The stored value is out of date, or the formula is not the one of the form.",
        "an answer changed by a program that does not recalculate",
    ),
    "W206": Entry(
        "{count} score formulas have not been calculated",
        "Open the file in Excel and save it to see the scores there; zitool's score does not need them.",
        "A program that does not calculate formulas wrote the file.",
        "an export from an application",
    ),
    "W207": Entry(
        "the score of {id} shows {raw}; from its answers: {ours}",
        "Correct the formula.",
        "An error spreads up to the total.",
        "#DIV/0!",
    ),
    "W208": Entry(
        "the total in the file is {own}, calculated {ours}; they differ at {where}",
        "See the findings on those parts.",
        "The two figures may differ; the one that follows the regulation is the calculated one.",
        "95.58 in the file, 95.63 calculated",
    ),
    "W209": Entry(
        "the summaries {sheets} read the same column ({columns})",
        "Let each summary read the column of its own assessor.",
        "Two assessors seem to agree although one of them is not read at all.",
        "the TPI summary refers to the unit's column",
    ),
    "W210": Entry(
        'the summary\'s formula ends in "{text}" where no condition is recognised',
        "Change the last branch of the formula; do not use the conclusion of this sheet.",
        "An entry that is not recognised looks like a success.",
        '=IF(B2="WBK",...,"Lulus")',
    ),
    "W211": Entry(
        "the score formula of {id} differs from those of the other rows",
        "Copy the formula from the row above.",
        "In this form the formulas of all questions have the same shape.",
        "the formula of this row was replaced",
    ),
    "W212": Entry(
        "the score formula for {label} counts {wrong} in {count} rows",
        "Restore the official formula; zitool's score takes the rubric's scale.",
        "All rows may be wrong alike; they are compared with the rubric's scale.",
        "B counted as 0.6, not 0.5",
    ),
    "W213": Entry(
        "{count} formulas refer to a cell that was deleted (#REF!): {cells}",
        "Mend the formulas; the figures that still show are from before the cell was deleted.",
        "The formula becomes an error as soon as it is calculated again.",
        "=SUM(L8,#REF!) that still shows 4.5",
    ),
    "W214": Entry(
        "the score of {id} is typed, {raw}, not calculated; the figure is the same as ours",
        "Restore the formula so that it follows the answer.",
        "A typed figure does not change when the answer does.",
        "1 typed in the column Nilai for the answer A",
    ),
    "W215": Entry(
        "{count} weights are typed as text",
        "Turn the column into numbers (Data, Text to Columns); zitool's score takes the rubric's weights.",
        "Text that looks like a number is left out by Excel's formulas.",
        "a pasted column of weights",
    ),
    "W216": Entry(
        "{count} weights are {factor} times the official ones",
        "Restore the official weights; zitool's score takes the rubric's.",
        "The whole column is on another scale, such as fractions for percentages.",
        "0.6 for 60",
    ),
}
