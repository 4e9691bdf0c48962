"""The second turn of *fix in Excel, repeat*: an untouched report is replaced, what people write never is."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from datetime import date

import jsonschema
import pytest
from tests.conftest import EXAMPLES, ROOT

from zitool.rubrics.start import start

LKE, TWO = EXAMPLES / "unit-baik.xlsx", EXAMPLES / "unit-dan-tpi.xlsx"
REPORTS = {
    "score": (["score", LKE], ["html", "htm", "md", "json", "txt"]),
    "validate": (["validate", LKE], ["html", "md", "json", "txt"]),
    "gap-report": (["gap-report", EXAMPLES / "unit-setengah.xlsx"], ["html", "md", "json", "txt"]),
    "recap": (["score", LKE, TWO, "--recap"], ["html", "md", "json", "txt"]),
    "compare": (["compare", TWO], ["html", "md", "json", "txt"]),
    "trend": (["trend", LKE, TWO], ["html", "md", "json", "txt"]),
    "readiness": (
        ["readiness", EXAMPLES / "unit-baik.fakta.yaml", "--date", "2026-04-15"],
        ["html", "md", "json", "txt"],
    ),
    "zone": (["zone", EXAMPLES / "kawasan.yaml", "--date", "2026-04-15"], ["md", "json", "txt"]),
    "rubric diff": (["rubric", "diff", "{coba}", "{lain}", "-f"], ["json", "markdown", "table"]),
}
"""Command → its reports with room for a mark."""
CASES = [(name, suffix) for name, (_, suffixes) in REPORTS.items() for suffix in suffixes]


@pytest.fixture
def written(zitool, tmp_path):
    """Run a command that writes a report of a suffix."""
    for id_ in ("coba", "lain"):
        for name, text in start(id_, date(2026, 1, 1)).items():
            (tmp_path / "rubrik" / id_ / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "rubrik" / id_ / name).write_text(text, "utf-8")

    def run(name, suffix):
        arguments = [
            str(report).format(coba=tmp_path / "rubrik" / "coba", lain=tmp_path / "rubrik" / "lain")
            for report in REPORTS[name][0]
        ]
        if arguments[-1] == "-f":
            arguments.append(suffix)
        target = tmp_path / f"hasil.{suffix}"
        return target, zitool(
            *arguments,
            "-o",
            target,
            *(["--fail-on", "never"] if name not in {"compare", "trend", "rubric diff"} else []),
        )

    return run


@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_an_untouched_report_is_replaced_and_an_edited_one_kept(written, name, suffix):
    """Twice the same bytes without --overwrite; one character changed anywhere, and it is somebody's work."""
    target, first = written(name, suffix)
    data = target.read_bytes()
    _, second = written(name, suffix)

    assert (first.code, second.code) == (0, 0), (first, second)
    assert target.read_bytes() == data
    mark = re.search(rb"[0-9a-f]{64}\W*$", data)
    assert mark is not None
    for position in (0, len(data) // 2, mark.start() - 12):
        edited = bytearray(data)
        edited[position] ^= 1
        target.write_bytes(edited)
        _, kept = written(name, suffix)
        assert kept.code == 2
        assert re.search("O00[46]", kept.err)
        assert target.read_bytes() == edited
    for edited in (data + b"catatan\n", data[: mark.start()] + b"0" * 64 + data[mark.start() + 64 :], b""):
        target.write_bytes(edited)
        assert written(name, suffix)[1].code == 2
        assert target.read_bytes() == edited


@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_the_mark_is_the_digest_of_the_rest(written, name, suffix):
    """Anybody can check it: SHA-256 of all bytes before the mark; what stdout gets has none."""
    target, outcome = written(name, suffix)
    data = target.read_bytes()
    start_ = {"json": b',\n "mark": "', "txt": b"[zitool ", "table": b"[zitool "}.get(
        suffix, b"\n<!-- zitool "
    )
    rest, _, mark = data.rpartition(start_)

    assert mark[:64].decode() == hashlib.sha256(rest).hexdigest()
    assert mark[:64].decode() not in outcome.out
    if suffix == "json":
        document = json.loads(data)
        schema = (
            ROOT / "schemas" / f"{document['schema'].replace('zitool/', '').replace('/', '-')}.schema.json"
        )
        jsonschema.validate(document, json.loads(schema.read_text("utf-8")))


def test_pages_of_a_recap_are_replaced_one_by_one(zitool, tmp_path):
    """The folder of --reports may be used again; a page with remarks stops the run at its start."""
    units, pages = tmp_path / "unit", tmp_path / "laporan"
    units.mkdir()
    for name in ("a.xlsx", "b.xlsx"):
        shutil.copy(LKE, units / name)
    assert zitool("score", units, "--keep-duplicates", "--reports", pages).code == 0
    (pages / "catatan.txt").write_text("milik orang", "utf-8")
    assert zitool("score", units, "--keep-duplicates", "--reports", pages).code == 0

    page = sorted(pages.glob("*.html"))[1]
    page.write_text(page.read_text("utf-8").replace("KPP", "Kpp", 1), "utf-8")
    before = {path: path.read_bytes() for path in pages.iterdir()}
    outcome = zitool("score", units, "--keep-duplicates", "--reports", pages)

    assert (outcome.code, "O006" in outcome.err, page.name in outcome.err) == (2, True, True)
    assert {path: path.read_bytes() for path in pages.iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["template"], "lke.xlsx"),
        (["score", LKE], "nilai.xlsx"),
        (["gap-report", LKE], "rencana.xlsx"),
        (["validate", LKE, "--annotate"], "periksa.xlsx"),
        (["validate", LKE], "temuan.xlsx"),
        (["score", LKE, TWO, "--recap"], "rekap.xlsx"),
        (["compare", TWO], "banding.xlsx"),
        (["readiness", "--new"], "unit.yaml"),
        (["zone", "--new"], "kawasan.yaml"),
        (["rubric", "import", LKE], "rubrik.yaml"),
    ],
)
def test_what_people_fill_in_is_never_replaced_unasked(zitool, tmp_path, arguments, name):
    """Workbooks and YAML, touched or not: O004, and the file stays to the byte."""
    target = tmp_path / name
    where = [target] if "--new" in arguments else ["-o", target]
    assert zitool(*arguments, *where).code in {0, 1}
    data = target.read_bytes()

    for edited in (data, data[:-1] + bytes([data[-1] ^ 1])):
        target.write_bytes(edited)
        outcome = zitool(*arguments, *where)
        assert (outcome.code, "O004" in outcome.err) == (2, True)
        assert target.read_bytes() == edited


@pytest.mark.parametrize("suffix", ["csv", "ndjson", "parquet"])
def test_a_format_without_room_for_a_mark_is_kept_and_said(zitool, tmp_path, suffix):
    """O007: nobody can see whether it was touched."""
    target = tmp_path / f"rekap.{suffix}"
    arguments = ["score", LKE, TWO, "--recap", "-o", target]
    assert zitool(*arguments).code == 0
    data = target.read_bytes()

    outcome = zitool(*arguments)

    assert (outcome.code, "O007" in outcome.err) == (2, True)
    assert target.read_bytes() == data
    assert zitool(*arguments, "--overwrite").code == 0


def test_a_result_with_a_mark_is_read_by_zone(zitool, tmp_path):
    """The mark is one key more in zitool/score/1."""
    zitool("score", LKE, "-o", tmp_path / "hasil.json")
    zone = tmp_path / "kawasan.yaml"
    zone.write_text("kawasan: X\nintegrasi: {skor: 7}\nunit:\n  - {nama: A, hasil: hasil.json}\n", "utf-8")

    outcome = zitool("zone", zone, "-f", "json")

    assert outcome.code == 0, outcome.err
    assert json.loads(outcome.out)["verdicts"][0]["status"] in {"met", "incomplete", "not_met"}
