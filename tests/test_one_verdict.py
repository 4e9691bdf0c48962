"""Never a verdict that another output contradicts: random answers and facts through every output there is."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from functools import cache
from html import unescape

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from tests.libreoffice.random_forms import random_form
from tests.libreoffice.recalculate import filled, recalculate, soffice

from zitool.core.law.facts import SPECS, Kind
from zitool.core.law.facts import words_of as words_of_fact
from zitool.lke.template.book import build_template
from zitool.lke.template.plan import plan
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import packaged_groups

RUBRICS = ("permenpanrb-90-2021", "permenpan-52-2014", "permenpan-10-2019")
MET, NOT_MET = "MEMENUHI nilai minimal LKE", "BELUM MEMENUHI nilai minimal LKE"
LACKS = "BELUM MEMENUHI prasyarat pengusulan"
WORDS = {
    ("met", "met"): MET,
    ("not_met", "not_met"): NOT_MET,
    ("incomplete", "incomplete"): "BELUM LENGKAP",
    ("unverified", "unverified"): "BELUM DAPAT DIPASTIKAN",
    ("not_met", "met"): f"{LACKS} (nilai minimal LKE terpenuhi)",
    ("not_met", "incomplete"): f"{LACKS} (LKE belum lengkap)",
    ("not_met", "unverified"): f"{LACKS} (nilai minimal belum pasti)",
}
"""Status, and status by the minima alone → what people read."""
LACKS_BOTH = "BELUM MEMENUHI nilai minimal LKE dan prasyarat pengusulan"
SHEET = {
    "met": "Memenuhi nilai minimal LKE",
    "not_met": "Belum memenuhi nilai minimal LKE",
    "incomplete": "Belum lengkap",
    "unverified": "Belum dapat dipastikan",
}
"""Status by the minima → what the summary of a blank form shows once it is filled in."""
LACKS_ON_SHEET = {
    "met": "Belum memenuhi prasyarat pengusulan",
    "not_met": "Belum memenuhi nilai minimal LKE dan prasyarat pengusulan",
    "incomplete": "Belum memenuhi prasyarat pengusulan; LKE belum lengkap",
}
"""The same where the form's own counts fail a prerequisite."""

IN_FORCE = {
    "permenpanrb-90-2021": "2025-05-20",
    "permenpan-52-2014": "2017-03-01",
    "permenpan-10-2019": "2020-03-01",
}
"""A day on which each regulation surely applied: a sheet knows no day."""
DAYS = st.dates(date(2014, 1, 1), date(2027, 1, 1))


@cache
def form_of(id_):
    """Return the blank form of a rubric and where its answers are typed."""
    rubric = load_rubric(id_).rubric
    return build_template(rubric, unit="KPP Contoh Timur"), plan(rubric)


def workbook(id_, number):
    """Return random form `number` of a rubric, filled in."""
    form, where = form_of(id_)
    cells = random_form(load_rubric(id_).rubric, number)
    return filled(form, {where.cell(key, where.blocks[0].answer): value for key, value in cells.items()})


def fact_values(key):
    """Strategy of what a file of facts can say of one fact."""
    spec = SPECS[key]
    share = st.integers(0, 40).flatmap(
        lambda whole: st.integers(0, whole).map(lambda part: f"{part} dari {whole}")
    )
    return {
        Kind.CHOICE: st.sampled_from(words_of_fact(key, packaged_groups())),
        Kind.YEARLY: st.sampled_from(spec.words or ("ya",)),
        Kind.GRADE: st.sampled_from(["AA", "A", "BB", "B", "CC", "C", '"60"', '"60,01"']),
        Kind.NUMBER: st.sampled_from(['"2,99"', '"3"', '"29"', '"30"']),
        Kind.SHARE: st.one_of(st.just("9 dari 9"), share),
        Kind.DAY: st.one_of(st.sampled_from(["ya", "belum"]), DAYS.map(lambda day: f'"{day}"')),
    }[spec.kind]


FACTS = st.fixed_dictionaries({}, optional={key: fact_values(key) for key in SPECS})
"""Some facts, whatever they say; those that contradict each other are refused, and that is no verdict."""


def said(status, by_minima, text):
    """Return whether the words people read are those of the status."""
    if status == "not_in_force":
        when = re.search(
            r" menurut \d+/\d{4}, (dicabut|diubah \S+ sejak|baru berlaku|berlaku sampai) \S+", text
        )
        return when is not None
    return text in {
        WORDS.get((status, by_minima)),
        *([LACKS_BOTH] if (status, by_minima) == ("not_met",) * 2 else []),
    }


def words_of(text, name):
    """Return what stands after the name of a designation in the conclusion of the table."""
    end = text[text.rindex("Kesimpulan:") :]
    lines = [line for line in end.splitlines() if re.match(rf"{name}\s", line)]
    return re.sub(rf"^{name}\s+", "", lines[-1]).split(";")[0]


def in_sheet(data, name):
    """Return what stands beside the name of a designation on the summary of a workbook of results."""
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Ringkasan"]
    (found,) = [row[1].value for row in sheet.iter_rows() if row[0].value == name and row[1].value]
    return re.sub(r" \(\d+ dari \d+ [a-z ,0-9]+\)$", "", found)


@pytest.mark.slow
@example(
    id_="permenpan-52-2014", number=124, facts={"tingkat_unit": "lainnya"}, known=True, day=date(2019, 11, 6)
)
@given(id_=st.sampled_from(RUBRICS), number=st.integers(0, 400), facts=FACTS, known=st.booleans(), day=DAYS)
@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a dozen commands each: shrinking takes minutes
    suppress_health_check=list(HealthCheck),
)
def test_every_output_says_the_same(zitool, tmp_path, id_, number, facts, known, day):
    """Table, JSON, HTML, Markdown, CSV, XLSX, gaps, readiness and exit code agree on each designation."""
    lke, unit = tmp_path / "lke.xlsx", tmp_path / "unit.yaml"
    lke.write_bytes(workbook(id_, number))
    unit.write_text(
        "".join(f"{key}: {value}\n" for key, value in facts.items()) or "unit: A\n", encoding="utf-8"
    )
    given_ = ("--rubric", id_, "--date", day, "--fail-on", "never", *(("--facts", unit) if known else ()))

    def made(form, *more):
        out = tmp_path / f"hasil.{form}"
        outcome = zitool("score", lke, *given_, "-f", form, "-o", out, "--overwrite", *more)
        return outcome, out.read_bytes() if outcome.code != 2 else b""

    outcome, data = made("json")
    if outcome.code == 2:  # facts that contradict each other: no verdict anywhere
        assert known
        assert {made(form)[0].code for form in ("html", "markdown", "csv", "xlsx")} == {2}
        return
    document = json.loads(data)["assessments"][0]
    names = {designation.id: designation.name for designation in load_rubric(id_).rubric.designations}
    table = zitool("score", lke, *given_).out
    markdown = made("markdown")[1].decode()
    met = {
        that_verdict["designation"]: that_verdict["status"] == "met" for that_verdict in document["verdicts"]
    }
    html, xlsx, rows = made("html", "--require", "wbk"), made("xlsx", "--require", "wbbm"), made("csv")[1]
    assert (html[0].code, xlsx[0].code) == (not met["wbk"], not met["wbbm"])
    page = re.findall(r'<p class="status"><span[^>]*>.</span> (.*?)</p>', html[1].decode())
    rows = list(csv.DictReader(io.StringIO(rows.decode("utf-8-sig"))))

    assert len(page) == len(document["verdicts"])
    for verdict, in_page in zip(document["verdicts"], page, strict=True):
        name, status = names[verdict["designation"]], verdict["status"]
        by_minima = verdict.get("status_by_minima", status)
        text = unescape(in_page)
        assert said(status, by_minima, text), (status, by_minima, text)
        assert words_of(table, name) == text
        assert re.search(rf"^- {name}: \*\*(.*?)\*\*", markdown, re.MULTILINE)[1] == text
        assert in_sheet(xlsx[1], name) == text
        failed = [
            prerequisite["id"]
            for prerequisite in verdict.get("prerequisites", ())
            if prerequisite["state"] == "failed"
        ]
        missed = [check["id"] for check in verdict["checks"] if not check["ok"]]
        assert not (failed and status == "met")
        assert not (missed and status == "met")
    gap = json.loads(zitool("gap-report", lke, *given_, "--target", "wbk", "-f", "json").out)
    assert gap["assessments"][0]["status"] == document["verdicts"][0]["status"]
    answered = [row for row in rows if row["value"]]
    assert len(answered) == document["answered"]
    assert abs(sum(float(row["points"]) for row in answered) - float(document["points"])) < 1e-6
    if not known:
        recap = zitool("score", lke, *given_, "--recap", "-f", "csv").out
        (line,) = csv.DictReader(io.StringIO(recap.removeprefix("\ufeff")))
        assert {that_name: line[f"{that_name}_status"] for that_name in names} == {
            that_verdict["designation"]: that_verdict["status"] for that_verdict in document["verdicts"]
        }
    in_force = document["verdicts"][0]["status"] != "not_in_force"
    if known and in_force and load_rubric(id_).rubric.stages:
        _agrees_on_readiness(zitool, lke, unit, day, id_, document)


def _agrees_on_readiness(zitool, lke, unit, day, id_, document):
    """Prerequisites are in readiness what they are in a score; nobody is ready who misses one of them."""
    states = {
        "done": "verified",
        "missing": "failed",
        "partly": "failed",
        "unknown": "unverified",
        "excused": "excused",
    }
    for verdict in document["verdicts"]:
        target = ("--target", verdict["designation"], "--rubric", id_, "--date", day, "-f", "json")
        report = json.loads(zitool("readiness", unit, lke, *target).out)
        shown = {item["id"]: item for stage in report["stages"] for item in stage["items"]}
        for prerequisite in verdict["prerequisites"]:
            assert states[shown[prerequisite["id"]]["state"]] == prerequisite["state"], prerequisite["id"]
        assert shown["nilai-minimal"]["status_by_minima"] == verdict["status_by_minima"]
        if report["overall"] == "ready":
            assert verdict["status"] == "met"


@pytest.mark.libreoffice
@pytest.mark.skipif(soffice() is None, reason="LibreOffice tidak terpasang")
@pytest.mark.parametrize("id_", RUBRICS)
def test_the_summary_of_a_filled_in_template_says_the_same(zitool, tmp_path, id_):
    """What LibreOffice calculates on the sheet Ringkasan is what `score` says of the same counts."""
    files = []
    for number in range(12):
        files.append(tmp_path / f"{number}.xlsx")
        files[-1].write_bytes(workbook(id_, number))
    names = {designation.id: designation.name for designation in load_rubric(id_).rubric.designations}
    calculated = recalculate(files, tmp_path / "lo")
    assert len(calculated) == 12
    for file in calculated:
        when = ("--rubric", id_, "--date", IN_FORCE[id_], "-f", "json")
        verdicts = json.loads(zitool("score", file, *when).out)["assessments"][0]["verdicts"]
        sheet = openpyxl.load_workbook(file, data_only=True)["Ringkasan"]
        shown = {row[1].value: row[2].value for row in sheet.iter_rows() if row[1].value in names.values()}
        wanted = {}
        for verdict in verdicts:
            lacks = any(one["state"] == "failed" for one in verdict.get("prerequisites", ()))
            words = LACKS_ON_SHEET if lacks else SHEET
            wanted[names[verdict["designation"]]] = words[verdict.get("status_by_minima", verdict["status"])]
        assert shown == wanted
