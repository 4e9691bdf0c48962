"""R027 ff.: rubrics that can be used but should be better, and their cases."""

from __future__ import annotations

from zitool.wording import Entry

RUBRICS = {
    "R027": Entry(
        "the prerequisites {id} and {other} are in force together for {designation}, {since} to {until}",
        "End the old one (effective_until) on the day before the new one begins, or reword it.",
        "The same id but for its year, or the same sentence, is the same prerequisite, asked for twice.",
        "opini-bpk-2021 without effective_until beside opini-bpk",
    ),
    "R028": Entry(
        "{id} is in force {given}, outside the time of its regulation: {since} to {until}",
        "Correct effective_from or effective_until.",
        "Nothing can be in force before its regulation begins or after it ends.",
        "a prerequisite from 2020 in a regulation from 2021",
    ),
    "R029": Entry(
        "the rubric was last compared with the text on {given}, as seen on {today}: {reason}",
        "Compare every figure with the text in force, then update last_checked.",
        "This day tells figures that still hold from figures that were forgotten.",
        "last_checked two years ago",
    ),
    "R030": Entry(
        "the question {id} has no examples of evidence",
        "Write under evidence examples of documents that show it.",
        "A plan of action names the evidence to collect; without examples its column is empty.",
        "a question without evidence",
    ),
    "R031": Entry(
        'no case speaks of the section {id} "{title}"',
        "Add a case that expects points of this section or of its questions.",
        "A figure that no case guards can change without anybody noticing.",
        "a new sub-area without a case",
    ),
    "R032": Entry(
        "the rubric {id} has no cases",
        "Write cases in the folder cases; `zitool rubric new` makes an example.",
        "Cases show that a rubric scores as its regulation means.",
        "a rubric's folder without cases",
    ),
    "R033": Entry(
        "the text {key} of {id} has {length} letters, at most {most}",
        "Shorten it: one idea, in your own words.",
        "Long sentences do not fit tables and reports, and easily become copies of the official ones.",
        "a criterion of a whole paragraph",
    ),
    "R034": Entry(
        "the index {given} of the requirement {id} makes {computed}, but the minimum is {needed}",
        "Make index and at_least agree: points = index over its maximum, times weight.",
        "People read the index beside the minimum; both must mean the same.",
        "index 3.5 for a minimum of 15.75 out of 17.5",
    ),
    "R035": Entry(
        'the reference "{provision}" has no page',
        "Add page: the number printed on the page of the text.",
        "A reader must be able to find the figure; certainty law means that somebody read it on some page.",
        "a provision without page",
    ),
    "R036": Entry(
        "no question uses the scale {name}",
        "Delete the scale, or correct the scale of the questions that should use it.",
        "A scale left over often means that a question uses the wrong one.",
        "a scale abc where all questions are Ya/Tidak",
    ),
    "R037": Entry(
        "the requirement {id} asks for {given}, less than {needed} for {other}, which is to be held before",
        "Check both minima in the text.",
        "A higher designation does not ask for less of the same part.",
        "Menuju WBBM 55 percent, Menuju WBK 60 percent",
    ),
    "R038": Entry(
        "all weights add up to {sum}, usually {needed}",
        "Check the weights of the topmost sections; leave them if the regulation says so.",
        "Minima and percentages are usually read out of 100.",
        "enablers 60 and results 30",
    ),
    "R039": Entry(
        "the rubric {id} is still a draft, but no source is unverified",
        "Make its status active once all figures are read in the text, or mark the others as unverified.",
        "Every output says of a draft that it is not certain; there should be a reason.",
        "status draft with all sources law",
    ),
    "R040": Entry(
        '"{case}": {what} {id} comes to {got}, should be {wanted}',
        "Check the figure of the rubric that was changed last; change the case only if the regulation did.",
        "A case holds answers and results that were computed from the text, not from the rubric.",
        "nilai TOTAL comes to 84, should be 85",
    ),
    "R041": Entry(
        'the case "{case}" cannot be understood: {reason} ({given})',
        "Correct its form; the rubric that `zitool rubric new` makes has an example.",
        "A case with a slip in it must not count as one that passes.",
        "nilai: {TOTAL: nine}",
    ),
    "R042": Entry(
        "{figure} of {id}: no case fails when {old} becomes {new}",
        "Add a case whose result depends on it.",
        "All that a decision reads is changed in turn; where no case fails, a slip would go unnoticed, too.",
        "a weight of 1.5 becomes 1.51",
    ),
    "R043": Entry(
        '"{case}": {id} {printed} cannot be with a weight of {weight}',
        "Check how the figures were copied, and the weight.",
        "Printed points and percent must be able to come from one and the same score.",
        "55,38 (92,40%) of 60",
    ),
    "R044": Entry(
        "records of the rubric, {name}: {reason}",
        "Write down the texts used in SOURCES.md, and what each version does to scores in CHANGELOG.md.",
        "Nobody can check a rubric without sources and history.",
        "version raised without a note in CHANGELOG.md",
    ),
    "R045": Entry(
        "still to be done: {given}",
        "Replace the text TODO by what belongs there.",
        "A new rubric has the mark TODO wherever something must be filled in.",
        "title: TODO name of the regulation",
    ),
}
