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
            told += [" ".join(each.split()) for each in element.children if isinstance(each, str)]
    assert "\n".join(each for each in told if each) + "\n" == snapshot(extension_class=Text)


def test_nothing_acts_and_links_lead_somewhere():
    """Only harmless elements, the strict policy, anchors that are there and the units' own pages."""
    root = parse(recap_html(recap_report(), "id"))

    assert {each.tag for each in root.walk()} - {""} <= HARMLESS
    assert [each.attributes["content"] for each in root.all("meta") if "http-equiv" in each.attributes] == [
        POLICY
    ]
    for element in root.walk():
        assert not [name for name in element.attributes if name.startswith("on") or name in {"src", "style"}]
    ids = [each.attributes["id"] for each in root.walk() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    targets = {each.attributes["href"] for each in root.all("a")}
    assert {each[1:] for each in targets if each.startswith("#")} <= set(ids)
    pages = {f"./{each}" for each in recap_report().pages.values()}
    assert {each for each in targets if not each.startswith("#")} == pages


def test_every_unit_is_a_row():
    """In the order of the report, with its total."""
    [table] = [each for each in parse(recap_html(recap_report(), "id")).all("table") if each.has("ranking")]
    rows = table.all("tr")[1:]

    assert len(rows) == len(lines())
    for line, row in zip(lines(), rows, strict=True):
        assert line.unit in row.text
        assert f"{float(round(line.points, 2)):.2f}".replace(".", ",") in row.text


@pytest.mark.parametrize(("text", "threat"), TEXTS, ids=[threat for _, threat in TEXTS])
def test_a_strangers_text_stays_text(text, threat):
    """Names, paths, assessors, agencies: the elements are those of a harmless text, all of it can be seen."""
    page = recap_html(recap_report(text=text), "id")
    wild, tame = parse(page), parse(recap_html(recap_report(text="aman"), "id"))

    def skeleton(root: Element) -> list[str]:
        return [each.tag for each in root.walk() if each.tag != "small"]

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
    few = [each for each in lines() if each.rubric == lines()[0].rubric]
    thousand = [few[each % len(few)]._replace(file=f"unit/{each:04}.xlsx") for each in range(1000)]

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
    parts = [each.attributes for each in drawn.all("svg")[0].all("rect") if each.has("part")]

    kinds = ["met", "not_met", "incomplete", "uncertain"]
    assert [each["class"] for each in parts] == [f"part {kind}" for kind in kinds]
    assert [each.all("strong")[0].text for each in drawn.all("li")] == ["1", "2", "3", "1"]
    assert [each["width"] for each in parts] == ["14.29%", "28.57%", "42.86%", "14.29%"]
    assert [each["x"] for each in parts] == ["0.00%", "14.29%", "42.86%", "85.71%"]
    none = parse(shares(Shares("wbk", "WBK", ())))
    assert not [each for each in none.all("rect") if each.has("part")]


def test_a_histogram_holds_every_total():
    """The full mark falls into the last bar, the commonest is the tallest, minima stand at their place."""
    figures = tuple(map(Fraction, (0, 4, 5, 75, 100)))

    whole = recap_report()
    report = whole._replace(whole=whole.whole._replace(points=Spread(figures)))
    spread = next(each for each in recap_document(report, "page", "id").sections() if each.key == "spread")
    [block] = [each for each in spread.blocks if isinstance(each, Histogram)]
    chart = parse(histogram(block._replace(marks=(("wbk", Fraction(75)),)), "id"))
    columns = [each.attributes for each in chart.all("rect")]

    [told] = [each.text.removesuffix(";").split("; ") for each in chart.all("desc")]
    assert [each.split(": ")[1] for each in told] == ["2", "1", "1", "1"]
    assert told[-1].startswith(f"{100 - 100 // BINS}–100")
    assert [int(each["height"]) for each in columns] == [TALLEST, *[TALLEST // 2] * 3]
    assert [each["x"] for each in columns] == ["0.25%", "5.25%", "75.25%", "95.25%"]
    [mark] = [each.attributes for each in chart.all("line") if each.has("mark")]
    assert (mark["x1"], mark["class"]) == ("75.00%", "mark kind1")
    assert [each.text for each in chart.all("text") if not each.has("tick")] == ["WBK 75"]


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
