"""Sentences of findings about which regulation applies, and about rubrics that extend another."""

from __future__ import annotations

from zitool.wording import Entry

REGULATIONS: dict[str, Entry] = {
    "R022": Entry(
        "the parent rubric {name} cannot be inherited from: {reason}",
        "Write the id of a rubric that exists, beside this rubric's folder or packaged ({known}).",
        "The key extends names one rubric by id; that one may extend another, three levels at most.",
        "extends: permenpan-52-2041",
    ),
    "R023": Entry(
        "{id} is not in the parent rubric {parent}",
        "Use the id of a section or indicator of the parent. Similar: {near}.",
        "The key changes only changes what is there; zitool rubric show prints the ids.",
        "changes: {A.I.9: {weight: '2'}}",
    ),
    "R024": Entry(
        "{key} must not be written for {id}: {reason}",
        "Remove {key}. What may be changed: {allowed}.",
        "An heir takes the tree of questions from its parent; another tree needs a rubric of its own.",
        "changes: {A.I.1: {code: '7'}}",
    ),
    "R025": Entry(
        "{id} is written though it is the same as in the parent rubric {parent}",
        "Remove it; what is the same is inherited.",
        "An heir states only what differs, so that the difference can be read.",
        "changes: {A.I.1: {title: Tim Kerja}} with the parent's own title",
    ),
    "R026": Entry(
        "the new figure of {id} ({key}) does not name its own provision",
        "Add references beside {key}: annex, table, page.",
        "The inherited provision is that of the old figure.",
        "changes: {A.I.1: {weight: '2'}} without references",
    ),
    "S130": Entry(
        "the file fits several regulations ({known}); {rubric} was taken because {because}",
        "Name the regulation with --rubric, or the day with --date.",
        "Their questions are the same, their minima differ, and the file names no year or regulation.",
        "an LKE without a year: 52/2014 and 10/2019 ask the same questions",
    ),
    "S131": Entry(
        "the rubric {rubric} asked for fits the file badly; {other} fits better",
        "Leave out --rubric, or use --rubric {other}.",
        "The rubric asked for is used all the same; questions and weights are another regulation's.",
        "an LKE of 2018 scored with --rubric permenpanrb-90-2021",
    ),
    "S132": Entry(
        "no form is known for {rubric}",
        "Make a form for the score with `zitool template --rubric {rubric}`, fill it in, score that form.",
        "A rubric in the archive holds cut-offs only; its indicators were not found, so it has no LKE.",
        "an LKE scored with --rubric permenpan-60-2012",
    ),
    "S133": Entry(
        '{id} is not recognised; its row may be {rows}: "{title}"',
        "Give it the words of the official form if it is {id}; as long as that is not clear it counts 0.",
        "Words, marker and order do not suffice to be sure; zitool does not guess.",
        "a question was reworded and the one below it deleted",
    ),
    "S134": Entry(
        "the id of this row is that of {id}, but its words are question {other}; read as {other}",
        "Check which of them is right, then give id and words as in the official form.",
        "The ids of the rows around it are right; the texts of two questions may have been swapped.",
        "the text of item 12 was copied to the row of item 13",
    ),
    "S135": Entry(
        'the heading {id} is not recognised; its row may be {rows}: "{title}"',
        "Give it the words of the official form; the score still uses the weights of the rubric.",
        "Its weight fits, its words do not.",
        "the office reworded the heading of a sub-area",
    ),
}
