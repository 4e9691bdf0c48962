"""Two hundred exports of five layouts, read and held against pandas: exactly equal, nothing lost."""

from __future__ import annotations

import json
from fractions import Fraction
from operator import attrgetter

import pandas as pd
import pytest
from tests.conftest import a_tenth
from tests.survey.exports import PLANS, make

from zitool.survey.document import number_text


def expected(answers: dict[str, list[int | None]]) -> tuple[dict[str, Fraction], Fraction]:
    """Return mean of each item and mean of the index, by pandas on whole numbers."""
    frame = pd.DataFrame({id_: pd.array(given, dtype="Int64") for id_, given in answers.items()})
    sums, counts = frame.sum(), frame.count()
    means = {id_: Fraction(int(sums[id_]), int(counts[id_])) for id_ in frame.columns}
    return means, sum(means.values(), Fraction(0)) / len(means)


@pytest.mark.parametrize(
    "plan", a_tenth(PLANS, attrgetter("layout")), ids=lambda plan: "-".join(map(str, plan))
)
def test_an_export_comes_to_what_pandas_computes(zitool, tmp_path, plan):
    """Instrument, respondents, means and index are those that were put in; nothing personal comes out."""
    export = make(plan)
    file = tmp_path / export.name
    file.write_bytes(export.data)

    outcome = zitool("survey", file, "-f", "json", "--fail-on", "never", "--keep", "duplicate")

    assert outcome.code == 0
    document = json.loads(outcome.out)
    (survey,) = document["surveys"]
    assert survey["instrument"] == export.instrument
    found = {index["id"]: index for index in survey["indices"]}
    assert found.keys() == export.answers.keys() > set()
    for id_, answers in export.answers.items():
        means, index = expected(answers)
        assert {item["id"]: item["mean"] for item in found[id_]["items"]} == {
            item: number_text(mean) for item, mean in means.items()
        }
        assert found[id_]["mean"] == number_text(index)
        rows = zip(*answers.values(), strict=True)
        assert found[id_]["n"] == sum(any(answer is not None for answer in row) for row in rows)
    assert not [finding for finding in survey["findings"] if finding["severity"] == "error"]
    assert len(export.private) >= 3
    for text in export.private:
        assert text not in outcome.out
