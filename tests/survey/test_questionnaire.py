"""Questionnaires: what is written, filled in and read back; official wording stays the office's."""

from __future__ import annotations

import json
from datetime import date

import openpyxl
import pytest

from zitool.survey.indices import measure
from zitool.survey.load import instrument_ids, load_instrument
from zitool.survey.questionnaire import official_in, questionnaire

HEADS = 3
"""The row of headers."""


def made(folder, id_="spkp-spak", language="id", official=None, name="kuesioner.xlsx"):
    """Write a questionnaire and return its path."""
    file = folder / name
    file.write_bytes(questionnaire(load_instrument(id_).instrument, language, official))
    return file


def filled(file, rows, sheet="Isian"):
    """Type rows of digits into the columns of the items of the entry sheet; a dot is left blank."""
    book = openpyxl.load_workbook(file)
    entry = book[sheet]
    items = [cell.column for cell in entry[HEADS] if cell.value and cell.value.partition(". ")[1]]
    for at, row in enumerate(rows, HEADS + 1):
        entry.cell(at, 1).value = date(2026, 3, 1 + at % 28)
        for column, mark in zip(items, row, strict=True):
            if mark != ".":
                entry.cell(at, column).value = int(mark)
    book.save(file)
    return items


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("id_", instrument_ids())
def test_what_is_typed_into_a_questionnaire_is_read_back_exactly(zitool, tmp_path, id_, language):
    """Every item is known by the header that zitool wrote, and the indices are those of what was typed."""
    file = made(tmp_path, id_, language)
    instrument = load_instrument(id_).instrument
    scale = next(iter(instrument.scales.values()))
    width = sum(len(index.items) for index in instrument.indices.values())
    rows = [
        "".join(
            str(scale.lowest + (at * place + at) % (scale.highest - scale.lowest + 1))
            for place in range(width)
        )
        for at in range(40)
    ]
    rows += [str(scale.highest) * width]
    filled(file, rows, "Entry" if language == "en" else "Isian")
    outcome = zitool("survey", file, "--instrument", id_, "-f", "json", "--fail-on", "never")
    (survey,) = json.loads(outcome.out)["surveys"]
    start = 0
    assert len(survey["indices"]) >= 1
    for index, found in zip(instrument.indices, survey["indices"], strict=True):
        items = instrument.indices[index].items
        answers = [tuple(int(mark) for mark in row[start : start + len(items)]) for row in rows]
        start += len(items)
        measured = measure(instrument, index, scale, answers)
        assert (found["id"], found["n"]) == (index, len(rows))
        assert [item["id"] for item in found["items"]] == list(items)
        assert float(found["mean"]) == pytest.approx(float(measured.mean), abs=1e-12)
    assert survey["used"] == len(rows)


def test_the_words_are_said_to_be_zitool_s(tmp_path):
    """On every sheet that people print, type into or copy from."""
    book = openpyxl.load_workbook(made(tmp_path))
    assert book.sheetnames == ["Petunjuk", "Kuesioner", "Isian", "Formulir daring"]
    for name in book.sheetnames:
        sheet = book[name]
        texts = [cell.value for row in sheet.iter_rows(max_row=2) for cell in row]
        assert "Rumusan zitool, bukan instrumen resmi." in texts


def test_the_entry_sheet_takes_only_what_can_be_answered(tmp_path):
    """Numbers of the scale for items, days for the day, words for the rest."""
    book = openpyxl.load_workbook(made(tmp_path, "spkp-spak-4"))
    entry = book["Isian"]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in entry.data_validations.dataValidation}
    by_header = {cell.value: rules.get(f"{cell.column_letter}{HEADS + 1}") for cell in entry[HEADS]}
    assert by_header["P1. Informasi layanan tersedia dan mudah didapat"].formula1 == '"1,2,3,4"'
    assert by_header["Tanggal"].type == "date"
    assert by_header["Jenis kelamin"].formula1 == '"Laki-laki,Perempuan"'
    assert by_header["Layanan"] is None
    assert {rule.showErrorMessage for rule in by_header.values() if rule is not None} == {True}


def test_choices_say_what_a_number_means(tmp_path):
    """A statement that something bad is absent is agreed with; a charge is expensive or free."""
    rows = {
        row[0].value: row[5].value
        for row in openpyxl.load_workbook(made(tmp_path, "spkp-spak-4"))["Kuesioner"].iter_rows(
            min_row=HEADS + 1
        )
    }
    agree = "1 = sangat tidak setuju, 2 = tidak setuju, 3 = setuju, 4 = sangat setuju"
    assert rows["pungutan"] == agree
    assert rows["tarif"] == f"{agree}; layanan tanpa biaya: -"
    skm = openpyxl.load_workbook(made(tmp_path, "skm-14-2017", name="skm.xlsx"))["Kuesioner"]
    said = {row[0].value: row[5].value for row in skm.iter_rows(min_row=HEADS + 1)}
    assert said["pengaduan"].startswith("1 = tidak ada, 2 = ada tetapi tidak berfungsi")


def test_official_wording_is_carried_over(zitool, tmp_path):
    """What the office pasted is in the next questionnaire, as text, and used where it is printed."""
    old = made(tmp_path)
    book = openpyxl.load_workbook(old)
    sheet = book["Kuesioner"]
    pasted = {"informasi": "Kalimat resmi satu", "percaloan": "=1+1"}
    for row in sheet.iter_rows(min_row=HEADS + 1):
        if row[0].value in pasted:
            row[3].value = pasted[row[0].value]
            row[3].data_type = "s"
    book.save(old)
    before = old.read_bytes()
    new = tmp_path / "baru.xlsx"
    outcome = zitool("survey", "--new", new, old, "--instrument", "spkp-spak")
    assert (outcome.code, old.read_bytes() == before) == (0, True)
    assert official_in(str(new)) == pasted
    written = openpyxl.load_workbook(new)
    cells = {row[0].value: row for row in written["Kuesioner"].iter_rows(min_row=HEADS + 1)}
    assert (cells["percaloan"][3].data_type, cells["percaloan"][3].value) == ("s", "=1+1")
    row = cells["informasi"][0].row
    assert cells["informasi"][4].value == f'=IF(D{row}="",C{row},D{row})'
    online = [row[0].value for row in written["Formulir daring"].iter_rows(min_row=HEADS + 1) if row[0].value]
    assert "Kalimat resmi satu" in online
    assert "Informasi layanan tersedia dan mudah didapat" not in online


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["kuesioner.csv"], "U077"),
        (["a.xlsx", "b.xlsx", "c.xlsx"], "U077"),
        (["baru.xlsx", "{book}"], "U076"),
        (["baru.xlsx", "--instrument", "skm"], "U070"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_written(zitool, tmp_path, monkeypatch, arguments, code):
    """Exit code 2, with what to type instead."""
    monkeypatch.chdir(tmp_path)
    book = openpyxl.Workbook()
    book.save(tmp_path / "lain.xlsx")
    outcome = zitool("survey", "--new", *(text.format(book="lain.xlsx") for text in arguments))
    assert (outcome.code, code in outcome.err) == (2, True)
    assert not (tmp_path / "baru.xlsx").exists()


def test_a_questionnaire_is_not_overwritten_by_chance(zitool, tmp_path):
    """It may hold a hundred forms that somebody typed."""
    file = made(tmp_path)
    before = file.read_bytes()
    assert zitool("survey", "--new", file).code == 2
    assert file.read_bytes() == before
    assert zitool("survey", "--new", file, "--overwrite").code == 0


def test_the_same_instrument_gives_the_same_bytes(tmp_path):
    """Nothing of the day or the machine stands in it."""
    first, second = (made(tmp_path, name=f"{number}.xlsx").read_bytes() for number in (1, 2))
    assert first == second


def test_blanks_of_a_paper_form_stay_blank(zitool, tmp_path):
    """They leave their item's mean and no other; a service without tariff leaves the tariff out."""
    file = made(tmp_path, "spkp-spak-4")
    filled(file, ["4444.44444444", "4443.4443444.", "3444.44444434"] * 12)
    outcome = zitool("survey", file, "--instrument", "spkp-spak-4", "-f", "json", "--fail-on", "never")
    (survey,) = json.loads(outcome.out)["surveys"]
    ipkp, ipak = survey["indices"]
    assert ipkp["left_out_items"] == ["tarif"]
    assert {item["id"]: item["n"] for item in ipak["items"]}["percaloan"] == 24
