"""Sentences of findings about files of zones (P030-P039)."""

from __future__ import annotations

from zitool.wording import Entry

ZONES: dict[str, Entry] = {
    "P030": Entry(
        'unknown key of a zone: "{name}"',
        "Correct its spelling ({known}), or delete the line.",
        "What stands under a wrong key would never be used.",
        "skor_integrasi",
    ),
    "P031": Entry(
        '{name}: "{raw}" cannot be read',
        "Write {form}.",
        "Every entry has a form of its own, and nothing is guessed.",
        "skor: cukup baik",
    ),
    "P032": Entry(
        "{name} is missing",
        "Add it; zitool zone --new kawasan.yaml shows an example.",
        "Without it nothing can be said of the zone.",
        "a unit without nama",
    ),
    "P033": Entry(
        '"{unit}": both {given} and {other} are named',
        "Name one of them: lke (with fakta if you like), or hasil.",
        "Two sources may differ, and nobody knows which one counts.",
        "lke: a.xlsx and hasil: a.json",
    ),
    "P034": Entry(
        '"{raw}" was named before, in line {first}',
        "Delete one of them, or correct the name or the file.",
        "A unit that counts twice hides one that does not count.",
        "lke: a.xlsx for two units",
    ),
    "P035": Entry(
        "this result cannot be used: {problem}",
        "Make it again from the LKE: zitool score lke.xlsx -o hasil.json; or name lke.",
        "A zone can only be judged by whole results, one unit in each file.",
        "a simulated result (--set)",
    ),
    "P036": Entry(
        "this result was made with rubric {given}, it is {needed} now",
        "Score the LKE again, then run this once more.",
        "Another rubric may come to another conclusion.",
        "a result of last year",
    ),
    "P037": Entry(
        "an integration score of {raw} is above {highest}: on another scale? (highest minimum {needed})",
        "Write it on a scale of 0 to {highest}: 6,5 and not 65. The scale is our reading, not the law.",
        "A score on another scale always seems to be enough.",
        "skor: 65",
    ),
    "P038": Entry(
        "rubric {rubric} has no minima of zones",
        "Use a rubric that has them: --rubric permenpanrb-90-2021.",
        "The conditions of a zone are figures of a regulation, and not every regulation has them.",
        "--rubric permenpan-52-2014",
    ),
    "P039": Entry(
        'unit "{unit}", an LKE of "{given}"',
        "Check whether it is the right file.",
        "Files that were swapped make the conclusion about the zone wrong.",
        "an LKE of another office",
    ),
}
