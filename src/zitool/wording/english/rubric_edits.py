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
}
