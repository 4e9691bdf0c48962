"""An answers document of PortalRB taken as an LKE: what is read, what is refused, and where things stand."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.portalrb.answers import LIST, NUMBERS, document, entry, of_lke, written

from zitool.batch import ALL, assess
from zitool.batch.discovery import find_workbooks
from zitool.errors import UnreadableWorkbookError
from zitool.portalrb.shape import MOST_BYTES
from zitool.rubrics.load import load_rubric


def refusal(path, asked=None):
    """Return the codes and places of what refuses a file."""
    with pytest.raises(UnreadableWorkbookError) as refused:
        assess(path, asked)
    return [(found.code, found.cell) for found in refused.value.findings]


def scored(path):
    """Return each assessor with exact points, answered questions and every answer's value."""
    return {
        one.answers.assessor: (one.card.points, one.card.answered, one.answers.values(), one.unit)
        for one in assess(path, assessor=ALL)
    }


@pytest.mark.parametrize(
    "name", ["unit-baik", "unit-setengah", "unit-diubah", "unit-dan-tpi", "keluarga-1", "keluarga-2"]
)
def test_an_example_scores_the_same(examples, tmp_path, name):
    """Every assessor of every example has exactly the same points and answers from the document."""
    lke = examples / f"{name}.xlsx"
    assert scored(written(tmp_path, of_lke(lke))) == scored(str(lke))


@pytest.mark.real
def test_the_real_lke_scores_the_same(real, tmp_path):
    """So does an office's own, with the typed total that PortalRB does not ask for."""
    assert scored(written(tmp_path, of_lke(real))) == scored(str(real))


@pytest.mark.parametrize("name", ["unit-dan-tpi", "unit-setengah"])
def test_notes_and_evidence_are_those_of_the_lke(examples, tmp_path, name):
    """What stands beside an answer with a number of its own stands beside it again."""
    lke = examples / f"{name}.xlsx"
    ours, theirs = (assess(str(path), assessor=ALL) for path in (written(tmp_path, of_lke(lke)), lke))
    alike = 0
    for mine, its in zip(ours, theirs, strict=True):
        for id_, answer in its.answers.answers.items():
            again = mine.answers.answers[id_]
            if id_ in NUMBERS:
                assert (again.note, again.chosen) == (answer.note, answer.chosen)
                assert again.evidence == (answer.evidence if its.answers.assessor == "unit" else "")
            else:  # a ratio: what stood beside it stands beside its counts
                assert answer.note in again.note
            alike += 1
    assert alike == (2 * 113 if name == "unit-dan-tpi" else 113)


def test_numbers_are_exact(tmp_path):
    """Counts are digits and indices have a point; both are read as they are written."""
    path = written(tmp_path, document(B_I_a="3.87", B_II_a="4"))
    (one,) = assess(path)
    assert one.answers.answers["B.I.a"].value == Fraction(387, 400)
    assert one.answers.answers["B.II.a"].value == 1
    assert [found.code for found in one.findings if found.code != "V320"] == ["S110"]


@pytest.mark.parametrize(
    ("id_", "given_", "code"),
    [
        ("A.I.1.i.b", "Z", "V303"),
        ("A.I.1.i.b", "B (Januari)", "V325"),
        ("A.I.1.i.b", " b ", "V308"),
        ("A.I.1.i.a", "N/A", "V327"),
        ("B.I.a", "3,87", "V309"),
        ("B.I.a", "88", "V310"),
        ("A.II.1.i.a#1", "12 orang", "V326"),
        ("A.II.1.i.a#1", "2.5", "V309"),
        ("A.II.1.i.a#1", "-3", "V312"),
        ("A.II.1.i.a#1", "1.200", "V304"),
        ("A.II.1.i.a#1", "20000000", "V328"),
    ],
)
def test_a_finding_names_the_path(tmp_path, id_, given_, code):
    """What is wrong with an answer is what would be wrong in a cell, with its JSON path."""
    value = document()
    entry(value, id_)["jawaban_unit"] = given_
    (one,) = assess(written(tmp_path, value))
    where = f"$.answers[{NUMBERS[id_] - 1}].jawaban_unit" if code != "V327" else "$.answers"
    assert (code, where) in [(found.code, found.cell) for found in one.findings]
    assert {found.sheet for found in one.findings} == {None}


def test_tpi_is_there_where_it_answered(tmp_path):
    """TPI has answers of its own where it gave any, and nobody is said to have left the form blank."""
    value = document(A_I_1_i_a="Ya")
    assert list(scored(written(tmp_path, value))) == ["unit"]
    entry(value, "A.I.1.i.a")["jawaban_tpi"] = "Tidak"
    assert list(scored(written(tmp_path, value))) == ["unit", "tpi"]
    found = assess(written(tmp_path, value), assessor="tpi")[0].answers.answers["A.I.1.i.a"]
    assert (found.chosen, found.cell) == ("Tidak", "$.answers[0].jawaban_tpi")


def test_the_order_of_entries_is_nobodys_business(tmp_path):
    """Each entry is known by its number."""
    value = document(A_I_1_i_a="Ya", B_I_a="4")
    value["answers"].reverse()
    (one,) = assess(written(tmp_path, value))
    assert one.card.answered == 2


def test_numbers_that_are_wrong_are_named(tmp_path):
    """An unknown number (J011), one given twice (J012) and questions left out (J013) count nowhere."""
    value = document(A_I_1_i_a="Ya", A_I_1_i_b="A")
    value["answers"][2]["soal_id"] = 500
    value["answers"][3]["soal_id"] = 1
    (one,) = assess(written(tmp_path, value))
    found = {finding.code: (finding.cell, dict(finding.values)) for finding in one.findings}
    assert found["J011"] == (
        "$.answers[2].soal_id",
        {"count": "1", "numbers": "500", "year": "2026"},
    )
    assert found["J012"] == (
        "$.answers[3].soal_id",
        {"id": "A.I.1.i.a", "number": "1", "places": "$.answers[0], $.answers[3]"},
    )
    assert found["J013"] == ("$.answers", {"count": "2", "numbers": "3, 4"})
    assert one.answers.answers["A.I.1.i.a"].value is None
    assert one.answers.answers["A.I.1.i.b"].value == 1


def test_a_misspelt_field_is_named(tmp_path):
    """What the guide does not mention is read by nobody, and said once for each name (J014)."""
    value = document()
    for one in value["answers"]:
        one["catatan_unt"] = "ada"
    value["versi"] = 1
    (found,) = [finding for finding in assess(written(tmp_path, value))[0].findings if finding.code == "J014"]
    assert dict(found.values) == {"fields": "catatan_unt, versi"}


WHOLE = json.dumps(document()).encode()


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        (b"", "F004", None),
        (b"{", "J001", "1:2"),
        (WHOLE + b"{}", "J001", None),
        (WHOLE[:-1] + b",}", "J001", None),
        (b"unit_id: 1", "J001", "1:1"),
        (WHOLE.replace(b'"tahun"', b'"tahun": 2025, "tahun"', 1), "J002", None),
        (WHOLE.replace(b"null", b"NaN", 1), "J003", None),
        (WHOLE.replace(b"null", b"-Infinity", 1), "J003", None),
        (WHOLE.replace(b"null", b"1e999", 1), "J003", None),
        (WHOLE.replace(b"null", b"1" * 5000, 1), "J003", None),
        (b"[" * 33 + b"]" * 33, "J004", None),
        (b'{"answers": ' * 100_000, "J004", None),
        (WHOLE.replace(b"KPP", b"\xff\xfe", 1), "J005", None),
        (WHOLE.replace(b"KPP", b"\\ud800", 1), "J005", "\\u"),
        ("\ufeff".encode("utf-16-le") + WHOLE, "J005", "1"),
        (WHOLE.replace(b"null", b"5", 1), "J006", "$.answers[0].jawaban_unit"),
        (WHOLE.replace(b"2026", b'"2026"', 1), "J006", "$.tahun"),
        (WHOLE.replace(b'"soal_id": 1,', b'"soal_id": "1",', 1), "J006", "$.answers[0].soal_id"),
        (WHOLE.replace(b'"soal_id": 1,', b'"soal_id": 1.0,', 1), "J006", "$.answers[0].soal_id"),
        (WHOLE.replace(b'"soal_id": 1,', b'"soal_id": true,', 1), "J006", "$.answers[0].soal_id"),
        (b'{"tahun": 2026, "answers": []}', "J006", "$.unit_id"),
        (b"[]", "J007", None),
        (b'{"tahun": 2026, "units": []}', "J007", None),
        (b'{"total_soal": 127, "data": []}', "J007", None),
        (b'{"error": true, "code": "X", "message": ""}', "J007", None),
        (b'{"schema": "zitool/score/1", "assessments": []}', "J008", None),
        (WHOLE.replace(b'"soal_id": ', b'"soal_id": 9'), "J015", "$.answers"),
        (WHOLE.replace(b"2026", b"2025", 1), "J030", None),
    ],
)  # fmt: skip
def test_what_cannot_be_trusted_is_refused_with_one_finding(tmp_path, data, code, where):
    """No document is read in part: one finding says why, and where it can be said at which place."""
    (found,) = refusal(written(tmp_path, data))
    assert found[0] == code
    assert where in {None, found[1]}


def test_a_document_has_at_most_16_mb(tmp_path):
    """A longer one is refused before it is read, a shorter one is read."""
    value = document()
    value["nama_unit"] = "x" * MOST_BYTES
    assert refusal(written(tmp_path, value)) == [("F009", None)]
    value["nama_unit"] = "x" * (MOST_BYTES - 100_000)
    assert assess(written(tmp_path, value))


def test_32_levels_are_read_and_33_are_not(tmp_path):
    """The limit is that of the guide's readers, whatever the levels hold."""
    value = document()
    value["lain"] = json.loads("[" * 31 + "]" * 31)
    assert assess(written(tmp_path, value))
    value["lain"] = json.loads("[" * 32 + "]" * 32)
    assert refusal(written(tmp_path, value)) == [("J004", None)]


def test_a_rubric_that_the_list_does_not_ask_is_refused(tmp_path):
    """Whoever asks for another regulation is told which one the list is of, and which would fit."""
    path = written(tmp_path, document())
    codes = [code for code, _ in refusal(path, load_rubric("permenpan-52-2014"))]
    assert codes == ["J031", "S131"]


def test_a_mark_at_the_beginning_is_said(tmp_path):
    """Notepad's mark is passed over, and said (J010)."""
    path = written(tmp_path, b"\xef\xbb\xbf" + WHOLE)
    assert "J010" in [found.code for found in assess(path)[0].findings]


def test_a_workbook_of_that_name_is_read_as_one(examples, tmp_path):
    """What is in a file counts, and not what it is called."""
    path = written(tmp_path, (examples / "unit-baik.xlsx").read_bytes())
    assert scored(path) == scored(str(examples / "unit-baik.xlsx"))


def test_a_folder_gives_its_answers_documents_and_no_other_json(examples, tmp_path):
    """Lists of units, zitool's own results and anybody's JSON are no LKEs; they are passed over."""
    (tmp_path / "lke").mkdir()
    mine = written(tmp_path / "lke", document())
    written(tmp_path, {"tahun": 2026, "units": []}, "unit-wbk.json")
    written(tmp_path, {"schema": "zitool/score/1", "assessments": [], "answers": []}, "hasil.json")
    written(tmp_path, {"name": "lain"}, "package.json")
    written(tmp_path, b"\x00\xff", "rusak.json")
    found = find_workbooks([str(tmp_path)])
    assert found.files == (mine,)
    assert {reason for _, reason in found.skipped} == {"other"}


@pytest.mark.parametrize(
    "command",
    [
        ("score", "{}"), ("score", "{}", "-f", "json"), ("score", "{}", "-f", "csv"),
        ("score", "{}", "-f", "html"), ("score", "{}", "-f", "markdown"), ("score", "{}", "-o", "x.xlsx"),
        ("validate", "{}"), ("validate", "{}", "--strict"), ("gap-report", "{}"), ("compare", "{}", "{lke}"),
        ("compare", "{}", "--assessor", "unit", "--assessor", "tpi"), ("trend", "{}", "{lke}"),
        ("explain", "A.I.1", "{}"), ("score", "--recap", "{}", "{lke}"), ("score", "."),
        ("gap-report", "."), ("validate", "."), ("readiness", "{facts}", "{}"),
    ],
)  # fmt: skip
def test_every_command_takes_it(examples, tmp_path, zitool, monkeypatch, command):
    """Wherever an LKE is taken, its document is: same exit code as for the workbook, in every format."""
    monkeypatch.chdir(tmp_path)
    lke = examples / "unit-dan-tpi.xlsx"
    path = written(tmp_path, of_lke(lke))
    facts = examples / "unit-baik.fakta.yaml"
    done = zitool(*(part.format(path, lke=lke, facts=facts) for part in command))
    assert (done.code, "J0" in done.out + done.err) == (0, False), done.err


def test_a_copy_with_findings_is_of_workbooks_only(tmp_path, zitool):
    """--annotate writes on a workbook; a document has no cells to write on, and that is said."""
    path = written(tmp_path, document())
    done = zitool("validate", path, "--annotate", "-o", tmp_path / "x.xlsx")
    assert done.code == 3
    assert "F005" in done.err


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-3, 130) | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["answers", "unit_id", "tahun", "soal_id", "jawaban_unit", "nama_unit", "x"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_read_or_refused(tmp_path_factory, value):
    """Nothing but a refusal is ever raised, whatever the JSON."""
    path = written(tmp_path_factory.mktemp("json"), value)
    try:
        found = len(assess(path))
    except UnreadableWorkbookError as refused:
        found = len(refused.findings)
    assert found


def test_the_list_is_whole():
    """The document of these tests has every number once."""
    assert sorted(NUMBERS.values()) == [question.soal_id for question in LIST.questions]
