"""The recap as a page: nothing acts, strangers' text stays text, links lead somewhere, many units fit."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from tests.hostile.texts import TEXTS
from tests.reports.pages import Element, parse
from tests.reports.recaps import lines, recap_html, recap_report
from tests.reports.test_html import HARMLESS, INVISIBLE, POLICY

from zitool.core.monitoring.recap_choices import Group
from zitool.core.monitoring.statistics import Count, Spread
from zitool.reports.document import Cards, Histogram, Shares
from zitool.reports.formats.html.charts import TALLEST, histogram, shares
from zitool.reports.lines import display
from zitool.reports.subjects.recap import BINS, recap_document
from zitool.reports.subjects.recap_figures import page_link
from zitool.wording import LANGUAGES


class Text(SingleFileSnapshotExtension):
    """What a reader sees, a line for each stretch of text."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_as_it_reads(snapshot, language):
    """All of it, in order."""
    told = []
    for element in parse(recap_html(recap_report(), language)).walk():
        if element.tag != "style":
            told += [" ".join(child.split()) for child in element.children if isinstance(child, str)]
    assert "\n".join(line for line in told if line) + "\n" == snapshot(extension_class=Text)


def test_nothing_acts_and_links_lead_somewhere():
    """Only harmless elements, the strict policy, anchors that are there and the units' own pages."""
    root = parse(recap_html(recap_report(), "id"))

    assert {node.tag for node in root.walk()} - {""} <= HARMLESS
    assert [meta.attributes["content"] for meta in root.all("meta") if "http-equiv" in meta.attributes] == [
        POLICY
    ]
    names = {name for element in root.walk() for name in element.attributes}
    assert "href" in names
    assert not [name for name in names if name.startswith("on") or name in {"src", "style"}]
    ids = [node.attributes["id"] for node in root.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    targets = {link.attributes["href"] for link in root.all("a")}
    assert {target[1:] for target in targets if target.startswith("#")} <= set(ids)
    pages = {f"./{page}" for page in recap_report().pages.values()}
    assert {target for target in targets if not target.startswith("#")} == pages


def test_every_unit_is_a_row():
    """In the order of the report, with its total."""
    [table] = [
        that_table
        for that_table in parse(recap_html(recap_report(), "id")).all("table")
        if that_table.has("ranking")
    ]
    rows = table.all("tr")[1:]

    assert len(rows) == len(lines()) == 7
    for line, row in zip(lines(), rows, strict=True):
        assert line.unit in row.text
        assert f"{float(round(line.points, 2)):.2f}".replace(".", ",") in row.text


@pytest.mark.parametrize(("text", "threat"), TEXTS, ids=[threat for _, threat in TEXTS])
def test_a_strangers_text_stays_text(text, threat):
    """Names, paths, assessors, agencies: the elements are those of a harmless text, all of it can be seen."""
    page = recap_html(recap_report(text=text), "id")
    wild, tame = parse(page), parse(recap_html(recap_report(text="aman"), "id"))

    def skeleton(root: Element) -> list[str]:
        return [node.tag for node in root.walk() if node.tag != "small"]

    assert skeleton(wild) == skeleton(tame), threat
    assert {unicodedata.category(char) for char in page if char != "\n"} & INVISIBLE == set()
    assert " ".join(display(text, 4000).split()) in wild.text


@pytest.mark.parametrize("report", [recap_report([], broken=()), recap_report([])], ids=["none", "broken"])
def test_an_empty_batch_is_a_page(report):
    """It says that there is nothing, and which files are broken."""
    root = parse(recap_html(report, "id"))

    assert "Tidak ada unit dalam kelompok ini." in root.text
    assert ("kosong.xlsx" in root.text) is bool(report.recap.refused)


def test_a_group_is_named():
    """Whoever opens the page sees that it does not show all units; the broken files are not asked for."""
    root = parse(recap_html(recap_report(lines()[:2], only=Group.NEAR), "id"))

    assert "Hanya: hampir (WBK)" in root.text
    assert "kosong.xlsx" not in root.text


def test_a_thousand_units_fit():
    """The page grows by less than 1.5 kB a unit, and keeps its charts small."""
    few = [line for line in lines() if line.rubric == lines()[0].rubric]
    thousand = [few[number % len(few)]._replace(file=f"unit/{number:04}.xlsx") for number in range(1000)]

    page = recap_html(recap_report(thousand), "id")

    assert len(page) < 1_500_000
    assert page.count("<rect") < 200


def test_shares_add_up():
    """Everybody is in exactly one part, and the parts fill the bar."""
    count = Count(met=1, near=0, not_met=2, incomplete=3, uncertain=1)
    whole = recap_report()
    report = whole._replace(whole=whole.whole._replace(standings={"wbk": count}))
    [card] = [card for block in recap_document(report, "page", "id").blocks if isinstance(block, Cards)
              for card in block.cards]  # fmt: skip
    drawn = parse(shares(card.shares))
    parts = [rect.attributes for rect in drawn.all("svg")[0].all("rect") if rect.has("part")]

    kinds = ["met", "not_met", "incomplete", "uncertain"]
    assert [part["class"] for part in parts] == [f"part {kind}" for kind in kinds]
    assert [entry.all("strong")[0].text for entry in drawn.all("li")] == ["1", "2", "3", "1"]
    assert [part["width"] for part in parts] == ["14.29%", "28.57%", "42.86%", "14.29%"]
    assert [part["x"] for part in parts] == ["0.00%", "14.29%", "42.86%", "85.71%"]
    none = parse(shares(Shares("wbk", "WBK", ())))
    assert not [rect for rect in none.all("rect") if rect.has("part")]


def test_a_histogram_holds_every_total():
    """The full mark falls into the last bar, the commonest is the tallest, minima stand at their place."""
    figures = tuple(map(Fraction, (0, 4, 5, 75, 100)))

    whole = recap_report()
    report = whole._replace(whole=whole.whole._replace(points=Spread(figures)))
    spread = next(
        section for section in recap_document(report, "page", "id").sections() if section.key == "spread"
    )
    [block] = [that_block for that_block in spread.blocks if isinstance(that_block, Histogram)]
    chart = parse(histogram(block._replace(marks=(("wbk", Fraction(75)),)), "id"))
    columns = [rect.attributes for rect in chart.all("rect")]

    [told] = [desc.text.removesuffix(";").split("; ") for desc in chart.all("desc")]
    assert [line.split(": ")[1] for line in told] == ["2", "1", "1", "1"]
    assert told[-1].startswith(f"{100 - 100 // BINS}–100")
    assert [int(column["height"]) for column in columns] == [TALLEST, *[TALLEST // 2] * 3]
    assert [column["x"] for column in columns] == ["0.25%", "5.25%", "75.25%", "95.25%"]
    [mark] = [line.attributes for line in chart.all("line") if line.has("mark")]
    assert (mark["x1"], mark["class"]) == ("75.00%", "mark kind1")
    assert [text.text for text in chart.all("text") if not text.has("tick")] == ["WBK 75"]


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("laporan/a.html", "./laporan/a.html"),
        ("../laporan/a.html", "../laporan/a.html"),
        ("/laporan/a.html", "/laporan/a.html"),
        ("C:/lap oran/a.html", "file:///C:/lap%20oran/a.html"),
        ("javascript:x/a.html", "./javascript%3Ax/a.html"),
        ('a"b<c/a.html', "./a%22b%3Cc/a.html"),
    ],
)
def test_a_link_is_never_a_scheme(page, link):
    """Whatever a folder is called, the link leads to a file in it."""
    assert page_link(page) == link
