"""That every text of a rubric was read against the law, and says its counts, frequencies and percentages."""

from __future__ import annotations

import csv
import re
from functools import cache

import pytest
from tools.reviewed import FOLDER, Text, main, read_rows, reviewed_rubrics, texts

from zitool.rubrics.load import load_rubric

TODAY = re.compile(r"20[0-9]{2}-[01][0-9]-[0-3][0-9]")
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"), 1
    )
}


@cache
def texts_of(id_):
    """Return the texts of a packaged rubric."""
    return list(texts(load_rubric(id_).rubric))


@cache
def table():
    """Return the rows of the table of counts, frequencies and percentages."""
    with (FOLDER / "figures.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("id_", reviewed_rubrics())
def test_every_text_is_as_it_was_when_somebody_read_it(id_):
    """A changed sentence, or one on another page, has to be read anew: `make reviewed ID=...`."""
    noted = {key: (row["digest"], row["page"]) for key, row in read_rows(id_).items()}
    now = {(text.id, text.part): (text.digest, text.page) for text in texts_of(id_)}

    assert {key for key in noted.keys() | now.keys() if noted.get(key) != now.get(key)} == set()
    assert {bool(TODAY.fullmatch(row["day"])) for row in read_rows(id_).values()} == {True}


@pytest.mark.parametrize("id_", reviewed_rubrics())
def test_every_figure_in_a_text_stands_in_the_table_with_its_law(id_):
    """Each count, frequency and percentage is in figures.csv, beside the words of the law and their page."""
    noted = {
        (that_table["id"], that_table["part"]): (that_table["figures"], that_table["page"])
        for that_table in table()
        if that_table["rubric"] == id_
    }
    now = {
        (text.id, text.part): ("; ".join(text.figures), text.page) for text in texts_of(id_) if text.figures
    }

    assert {
        key: (noted.get(key), now.get(key))
        for key in noted.keys() | now.keys()
        if noted.get(key) != now.get(key)
    } == {}


def meaning(text):
    """Return numbers, bounds and frequencies of a text, whatever the words for them."""
    text = text.casefold().replace("–", "-")
    for word, number in NUMBERS.items():
        text = re.sub(rf"\b{word}\b", number, text)
    found = sorted(re.findall(r"\d+", text.replace("setahun", "1 tahun")))
    bounds = {
        "above": r"lebih dari|>|di ?atas",
        "below": r"kurang dari|<|di ?bawah",
        "least": r"paling sedikit|minimal|atau lebih|setidaknya",
        "month": r"bulan",
        "quarter": r"triwulan",
        "half": r"semester",
        "not_regular": r"tidak (secara )?berkala",
        "regular": r"(?<!tidak )(?<!tidak secara )berkala",
    }
    return found, {name for name, pattern in bounds.items() if re.search(pattern, text)}


OWN_WAY = {"per tahun", "satu tahun", "setahun", "level 3", "100%", "sembilan", "dua tahun"}
"""Ours without a bound that the law writes, or with a unit that the law's words have in another way."""


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(that_table, id=f"{that_table['rubric']} {that_table['id']} {that_table['part']}")
        for that_table in table()
    ],
)
def test_a_figure_is_the_laws(row):
    """Numbers and bounds of our text are those of the law beside it; what is ours alone is in brackets."""
    if row["law"].startswith("("):
        return
    ours, law = meaning(row["figures"]), meaning(re.sub(r"\([^0-9)]*\)", "", row["law"]))

    assert set(ours[0]) - {"1"} <= set(law[0])
    assert ours[1] <= law[1] | ({"above"} if ">" in row["law"] else set())
    assert law[1] - ours[1] <= {"least"} if {*row["figures"].split("; ")} & OWN_WAY else law[1] == ours[1]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Survei paling sedikit 4 kali per tahun", ["paling sedikit 4 kali", "per tahun"]),
        ("lebih dari 25% sampai 50%", ["lebih dari 25%", "sampai 50%"]),
        ("Target tercapai 100% atau lebih", ["100% atau lebih"]),
        ("dievaluasi, tetapi tidak berkala", ["tidak berkala"]),
        ("diukur setiap triwulan", ["setiap triwulan"]),
        ("sudah berjalan satu tahun", ["satu tahun"]),
        ("Belum satu pun, eselon III, 90/2021", []),
    ],
)
def test_what_counts_as_a_figure(text, figures):
    """Amounts in digits and in words, how often, and how regularly; not the number of a regulation."""
    assert Text("a", "statement", text, "1").figures == figures


def test_a_changed_text_is_read_anew_by_id(tmp_path, monkeypatch, capsys):
    """Naming an id notes its texts as read today and shows them; an id that there is not ends with 1."""
    monkeypatch.setattr("tools.reviewed.FOLDER", tmp_path)

    assert main(["A.I.6.iv.a", "--rubric", "permenpanrb-90-2021"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert len(shown) == len(read_rows("permenpanrb-90-2021")) == 6
    assert shown[1].endswith("A.I.6.iv.a criteria A, p. 80: Survei paling sedikit 4 kali per tahun")
    assert main(["A.I.9"]) == 1
