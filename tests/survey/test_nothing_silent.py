"""Exports turned about, renamed and spoilt: the same figures, or a finding that says why not."""

from __future__ import annotations

import csv
import io
import random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.survey.exports import PLANS, make

from zitool.survey.result import Asked
from zitool.survey.run import run_survey

WIDE = [
    plan
    for plan in PLANS
    if plan.layout in {"form", "app"} and plan.delimiter != "xlsx" and plan.language == "id"
]
"""Exports whose columns may stand in any order."""
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""A plan is small enough to look at."""
KEPT = Asked(keep=("duplicate",))


def table(plan):
    """Return the rows of an export, header first."""
    export = make(plan)
    text = export.data.decode(plan.encoding)
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=plan.delimiter))


def surveyed(folder, rows):
    """Return the one survey that rows come to, and the codes of its errors."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    file = folder / "r.csv"
    file.write_bytes(text.getvalue().encode())
    run = run_survey([str(file)], asked=KEPT)
    errors = sorted({finding.code for finding in run.every_finding() if finding.severity.word == "error"})
    return run.surveys, errors


def figures(surveys):
    """Return every figure of surveys."""
    return [
        (survey.instrument.id, survey.used, [figures_of(index) for index in survey.indices])
        for survey in surveys
    ]


def figures_of(index):
    """Return what an index is made of, in the order of its items."""
    return index.id, index.n, index.mean, index.value, index.interval, index.items


@settings(max_examples=8, phases=NO_SHRINKING)
@given(st.sampled_from(WIDE), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_does_not_matter(tmp_path_factory, plan, chance):
    """Means, index and interval are the same to the last digit."""
    rows = table(plan)
    order = list(range(len(rows[0])))
    body = rows[1:]
    chance.shuffle(order)
    chance.shuffle(body)
    turned = [[row[at] for at in order] for row in [rows[0], *body]]
    folder = tmp_path_factory.mktemp("order")

    assert figures(surveyed(folder, turned)[0]) == figures(surveyed(folder, rows)[0])


@settings(max_examples=8, phases=NO_SHRINKING)
@given(st.sampled_from(WIDE), st.integers(0, 40))
def test_a_renamed_question_is_never_lost_in_silence(tmp_path_factory, plan, at):
    """Its item is missing, said with an error or as what may be left out; no other column takes its place."""
    rows = table(plan)
    asked = range(6, len(rows[0]) - 1)
    column = asked[at % len(asked)]
    rows[0][column] = "Kolom tambahan"
    surveys, errors = surveyed(tmp_path_factory.mktemp("renamed"), rows)

    (survey,) = surveys
    missing = [id_ for index in survey.indices for id_ in (*index.missing, *index.left_out)]
    assert len(missing) == 1
    assert errors == ([] if missing == ["tarif"] else ["K012"])
    whole = [index for index in survey.indices if not index.missing]
    assert all(index.mean is None for index in survey.indices if index not in whole)


@settings(max_examples=8, phases=NO_SHRINKING)
@given(st.sampled_from(WIDE), st.randoms(use_true_random=False))
def test_a_spoilt_answer_is_named_by_its_cell(tmp_path_factory, plan, chance):
    """Words nobody knows, numbers beyond the scale, halves and minus signs are one finding each."""
    rows = table(plan)
    row = chance.randrange(1, len(rows))
    column = chance.randrange(6, len(rows[0]) - 1)
    rows[row][column] = chance.choice(["Oke banget", "9", "2.5", "-2", "4;3", "ya"])
    run, errors = surveyed(tmp_path_factory.mktemp("spoilt"), rows)

    from zitool.xlsx.grid import address

    found = [finding for survey in run for finding in survey.findings if finding.code == "K006"]
    assert errors == ["K006"]
    assert [finding.cell for finding in found] == [address(row + 1, column + 1)]


@pytest.mark.parametrize("plan", [one for one in WIDE if one.words == "numbers" and one.survey == "spkp"][:2])
def test_numbers_under_a_question_about_bad_things_are_not_read(tmp_path, plan):
    """Whether four of four means often or never, the file does not say."""
    rows = table(plan)
    for column, header in enumerate(rows[0]):
        if "imbalan" in header:
            rows[0][column] = "Pernahkah, apakah ada, diminta imbalan?"
    surveys, errors = surveyed(tmp_path, rows)

    assert errors == ["K012", "K015"]
    assert {index.id: index.missing for survey in surveys for index in survey.indices} == {
        "ipkp": (), "ipak": ("imbalan",),
    }  # fmt: skip


def test_two_sheets_on_two_scales_are_told_apart(tmp_path):
    """A table in which nobody goes above four, beside one that uses all six, is a sign to look at."""
    head = [f"I{number}" for number in range(1, 6)]
    chance = random.Random(1)
    for name, top in (("a.csv", 6), ("b.csv", 4)):
        rows = [head, *([str(chance.randint(2, top)) for _ in head] for _ in range(40))]
        (tmp_path / name).write_text("\n".join(",".join(row) for row in rows))

    (survey,) = run_survey([str(tmp_path / name) for name in ("a.csv", "b.csv")]).surveys

    (rule,) = [that_rule for that_rule in survey.rules if that_rule.rule == "mixed-scale"]
    assert (rule.state, rule.n, rule.rows[0][2]) == ("kept", 40, "2-41")
