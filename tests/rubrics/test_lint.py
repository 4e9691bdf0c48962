"""Rubrics with one fault each, and their twins with none.

What lies in ``bad`` is a whole small rubric, file or folder with cases; its name begins with the code,
and a comment ``# <- R0xx`` stands on each line that a finding must point at. What lies in ``good`` with the
same code comes as near to the fault as one may.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zitool.catalogue import entries
from zitool.errors import RubricError
from zitool.findings import Severity, severity_of
from zitool.rubrics.cases.cases import case_files, read_cases, run_cases
from zitool.rubrics.cases.mutants import guard
from zitool.rubrics.check import check_rubric
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import packaged_folder, packaged_ids
from zitool.rubrics.source import read_document

HERE = Path(__file__).parent
BAD, GOOD = (sorted((HERE / name).iterdir()) for name in ("bad", "good"))
TODAY = date(2026, 11, 25)
FAULTS = [one for one in BAD if one.name < "R020" or "R070" <= one.name < "R075" or one.name >= "R081"]
"""Rubrics that nothing may load; the others are advised about only."""


def _findings(path):
    with pytest.raises(RubricError) as refusal:
        load_rubric(str(path))
    return refusal.value.findings


def _everything_about(path):
    """Return what `check` and `test --mutants` find about a rubric: a file, or a folder in a folder."""
    if path.is_file():
        return check_rubric(path, TODAY).findings
    (main,) = path.glob("*/rubric.yaml")
    found = check_rubric(main, TODAY).findings
    if any(finding.severity is severity_of("R041") for finding in found):
        return found
    rubric = load_rubric(str(main)).rubric
    read = [read_cases(that_file) for that_file in case_files(main.parent)]
    found += [that_case for file in read for that_case in run_cases(file, rubric)]
    if path.name.startswith("R042"):
        survivors = guard(rubric, [case for file in read for case in file.content.cases]).survivors
        document = read_document(main)
        found += [document.fault("R042", survivor.path) for survivor in survivors]
    return found


def _marked(path, code):
    """Return file and line of every mark below `path`."""
    files = [path] if path.is_file() else [that_path for that_path in path.rglob("*") if that_path.is_file()]
    return {
        (str(file), number)
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if f"# <- {code}" in line
    }


@pytest.mark.parametrize("file", FAULTS, ids=lambda file: file.stem)
def test_one_fault_makes_one_code_on_its_line(file):
    """Exactly the code in the file's name is found, on exactly the marked lines, and nothing is loaded."""
    code = file.name[:4]
    found = _findings(file)
    assert {finding.code for finding in found} == {code}
    assert {(finding.file, int(finding.cell.split(":")[0])) for finding in found} == _marked(file, code)
    assert all(finding.severity is severity_of(code) for finding in found)


@pytest.mark.parametrize("path", [one for one in BAD if one not in FAULTS], ids=lambda path: path.stem)
def test_one_blemish_makes_one_code_on_its_line(path):
    """Exactly the code in the name is found by `check` and `test`, on exactly the marked lines."""
    code = path.name[:4]
    found = _everything_about(path)
    assert {finding.code for finding in found} == {code}
    assert {(finding.file, int(finding.cell.split(":")[0])) for finding in found} == _marked(path, code)
    assert _marked(path, code)


@pytest.mark.parametrize("path", [one for one in GOOD if one.name[:1] == "R"], ids=lambda path: path.stem)
def test_the_twin_without_the_fault_has_no_findings(path):
    """What comes near to a fault but is none is neither refused nor advised about."""
    assert _everything_about(path) == []


@pytest.mark.parametrize("file", [one for one in GOOD if one.name[:1] != "R"], ids=lambda file: file.stem)
def test_a_good_rubric_has_no_faults(file):
    """A rubric without faults loads."""
    assert load_rubric(str(file)).rubric.id == file.stem


@pytest.mark.parametrize("folder", ["bad", "good"])
def test_every_rubric_code_has_a_bad_and_a_good_rubric(folder):
    """No code about a rubric's own files is without both; some have theirs in folders of their own.

    From R050 on codes are about two rubrics compared, or about a form that a rubric is drafted from.
    """
    named = {one.name[:4] for one in (BAD if folder == "bad" else GOOD)}
    effort = {"R020", "R021"}
    heirs = {"R022", "R023", "R024", "R025", "R026"}
    assert {code for code in entries() if "R" <= code < "R050"} - named <= effort | heirs
    assert {path.name[:4] for path in (HERE / "heirs").glob("R*.yaml")} >= heirs
    assert {path.name[:4] for path in (HERE / "effort").glob("R*.yaml")} >= effort


@pytest.mark.parametrize("id_", packaged_ids())
def test_references_of_a_packaged_rubric_are_held_against_its_instruments(id_):
    """A rubric that was read in a text lists the parts and pages of the text; advice has nothing to say."""
    folder, rubric = packaged_folder() / id_, load_rubric(id_).rubric
    certain = any(reference.page for reference in rubric.references())

    assert (folder / "instruments.yaml").is_file() == certain
    assert check_rubric(folder / "rubric.yaml", rubric.regulation.last_checked).findings == []


def test_faults_and_advice_come_together(tmp_path):
    """A rubric that does not load is advised about all the same: everything is said at once."""
    file = _edited(
        tmp_path, ('weight: "10"', 'weight: "9.5"'), ('last_checked: "2026', 'last_checked: "2024')
    )
    checked = check_rubric(file, TODAY)

    assert not checked.unreadable
    assert {finding.code for finding in checked.findings} == {"R010", "R029", "R030"}


def test_what_cannot_be_read_is_not_guessed_about(tmp_path):
    """Where YAML or an include cannot be read, only that is said."""
    file = _edited(tmp_path, ("id: kecil", "id: [kecil"))
    checked = check_rubric(file, TODAY)

    assert checked.unreadable
    assert {finding.code for finding in checked.findings} == {"R001"}


def _edited(tmp_path, *edits, source="good/kecil.yaml"):
    text = (HERE / source).read_text(encoding="utf-8")
    for pattern, replacement in edits:
        text, count = re.subn(pattern, replacement, text, count=1)
        assert count == 1
    file = tmp_path / "kecil.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_wrong_sum_names_both_numbers_and_the_parts(tmp_path):
    """R010 says what the parts add up to and what they should."""
    (found,) = _findings(_edited(tmp_path, ('weight: "10"', 'weight: "9.5"')))
    assert found.code == "R010"
    assert found.indicator == "B.I"
    assert found.values == {
        "id": "B.I",
        "title": "SURVEI",
        "parts": "30 + 9.5",
        "sum": "39.5",
        "needed": "40",
    }


def test_a_doubled_id_names_the_first_place(tmp_path):
    """R015 says where the id stands already."""
    file = _edited(tmp_path, ("- id: hasil", "- id: total"))
    (found,) = _findings(file)
    assert found.values == {"id": "total", "first": f"{file}:67"}


def test_all_faults_are_named_together(tmp_path):
    """Faults of shape and of meaning come in one go, in the order of the file."""
    file = _edited(
        tmp_path,
        ("status: active", "status: aktif"),
        ('weight: "10"', 'weight: "9.5"'),
        ("scale: ya-tidak", "scale: ya-tdk"),
        ("holds: wbk", "holds: wbx"),
        ("    level: agency\n", ""),
    )
    assert [finding.code for finding in _findings(file)] == ["R006", "R012", "R010", "R017", "R006"]


def test_circles_of_designations_are_found(tmp_path):
    """Two designations that each require the other can never be reached."""
    file = _edited(tmp_path, ("name: Menuju WBK", "name: Menuju WBK\n    holds: wbbm"))
    assert [finding.values["reason"] for finding in _findings(file)] == ["holds_itself", "holds_itself"]


def test_the_folder_is_the_id(tmp_path):
    """A rubric in a folder of another name is refused: R008 on the line of the id."""
    folder = tmp_path / "lain"
    folder.mkdir()
    _edited(tmp_path).rename(folder / "rubric.yaml")
    (found,) = _findings(folder)
    assert (found.code, found.cell) == ("R008", "1:1")
    assert found.values == {"reason": "not_the_folder", "given": "kecil", "expected": "lain"}


def test_a_heading_does_not_hide_counting_twice(tmp_path):
    """B.b stands under the heading B.integritas though its id does not say so: summing both is R016."""
    file = _edited(
        tmp_path,
        (r"of: \[B.layanan\]", "of: [B.integritas, B.layanan, B]"),
        source="good/judul.yaml",
    )
    (found,) = _findings(file)
    assert found.code == "R016"
    assert found.values == {"id": "hasil", "target": "B", "reason": "counted_twice"}


@pytest.mark.parametrize(
    "text",
    [
        "sections: teks",
        "sections: [teks, [daftar]]",
        "sections: [{sections: teks, indicators: [teks, {inputs: teks, criteria: [a], ratio: teks}]}]",
        "scales: [a]",
        "scales: {a: teks, b: {kind: choice, options: [x]}}",
        "designations: [{id: [a], requirements: [{id: {a: b}, of: teks, at_least: [1]}], holds: {}}]",
        "prerequisites: {a: b}",
        "regulation: teks",
        "id: [a, b]",
        "sections: [{code: [a], weight: {a: b}, references: teks, indicators: [{code: {}, scale: [x]}]}]",
    ],
)
def test_wrong_shapes_are_findings_and_no_crash(tmp_path, text):
    """Whatever stands where something else should, the answer is a list of findings with places."""
    file = tmp_path / "aneh.yaml"
    file.write_text(text, encoding="utf-8")
    found = _findings(file)
    everything = check_rubric(file, TODAY).findings
    assert "R006" in {finding.code for finding in found}
    assert all(finding.cell and finding.file == str(file) for finding in (*found, *everything))


_LINES = (HERE / "good" / "kecil.yaml").read_text(encoding="utf-8").splitlines()
_CHANGES = st.lists(
    st.tuples(
        st.integers(0, len(_LINES) - 1),
        st.sampled_from(["drop", "double", "empty", "list", "mapping", "other", "indent"]),
        st.integers(0, len(_LINES) - 1),
    ),
    min_size=1,
    max_size=4,
)


def _changed(changes):
    lines = list(_LINES)
    for index, change, other in changes:
        key = lines[index].partition(":")[0]
        lines[index] = {
            "drop": "",
            "double": f"{lines[index]}\n{lines[index]}",
            "empty": f"{key}:",
            "list": f"{key}: [a, [b]]",
            "mapping": f"{key}: {{a: b}}",
            "other": lines[other],
            "indent": f"  {lines[index]}",
        }[change]
    return "\n".join(lines)


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(_CHANGES)
def test_a_rubric_with_slips_loads_or_is_refused(tmp_path, changes):
    """Lines lost, doubled, moved or of another shape: a rubric or findings with places, never a crash."""
    file = tmp_path / "slip.yaml"
    file.write_text(_changed(changes), encoding="utf-8")
    found = check_rubric(file, TODAY).findings
    assert [(finding.file, bool(finding.cell)) for finding in found] == [(str(file), True)] * len(found)
    if not any(finding.severity is Severity.ERROR for finding in found):
        assert load_rubric(str(file))
