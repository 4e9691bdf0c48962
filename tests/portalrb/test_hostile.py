"""Hostile workbooks on their way to PortalRB: refused as everywhere, or exported with the score they have."""

from __future__ import annotations

import json

import pytest
from tests.conftest import a_tenth
from tests.hostile.entry import Entry
from tests.hostile.generate import entries
from tests.portalrb.answers import LIST, written

from zitool.batch import ALL, assess
from zitool.batch.exporting import export
from zitool.errors import UnreadableWorkbookError
from zitool.portalrb.documents import Filled, Proposed, answers_document, text_of, unit_documents


@pytest.mark.slow
@pytest.mark.parametrize("hostile", a_tenth(entries(), Entry.kind, draw=4), ids=lambda entry: entry.name)
def test_a_hostile_lke_is_refused_or_keeps_its_score(tmp_path, hostile):
    """Nothing raises but a refusal; what is exported scores as the workbook, whatever stands in its cells."""
    path = tmp_path / "lke.xlsx"
    path.write_bytes(hostile.make())
    try:
        made = export(str(path), "U", year=2026)
    except UnreadableWorkbookError:
        return
    text = text_of(made.document)
    ours = {
        one.answers.assessor: one.card.points
        for one in assess(written(tmp_path, text.encode()), assessor=ALL)
    }
    theirs = {
        assessor: one.card.points
        for one in made.assessments
        for assessor in ("unit", "tpi")
        if assessor in one.called
    }
    typed_alone = {found.code for found in made.losses} & {"J023"}
    assert typed_alone or ours | theirs == ours, hostile.threat


def test_half_a_character_is_shown_as_one_that_is_none():
    """What a damaged file left of a character cannot fail a document: it stands as the sign for it."""
    half = Filled({"A.I.1.i.a": "Ya"}, {"A.I.1.i.a": "a\ud800b"}, {"A.I.1.i.b": "\udfff"})
    answers = json.loads(text_of(answers_document(LIST, "U", "Unit \ud800", half)))
    assert answers["nama_unit"] == "Unit \ufffd"
    assert answers["answers"][0]["catatan_unit"] == "a\ufffdb"
    wbk, _ = unit_documents(2026, [Proposed("U", "Unit \ud800", "wbk")])
    assert json.loads(text_of(wbk))["units"][0]["nama"] == "Unit \ufffd"
