"""The pages: nothing in them acts, strangers' text stays text, and every number leads back to a cell."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate, pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from tests.conftest import EXAMPLES
from tests.hostile.texts import TEXTS
from tests.reports.pages import (
    Element,
    example,
    gap_html,
    page_of,
    pages_of,
    parse,
    poisoned,
    score_html,
    small,
    validate_html,
)

import zitool
from zitool.core.exact import fixed, plain
from zitool.core.planning.upgrades import shares
from zitool.core.scoring.what_if import suppose
from zitool.reports.formats.html.elements import Stretch, _host, stretches
from zitool.reports.lines import display
from zitool.reports.subjects.pages import NEXT_STEPS
from zitool.reports.subjects.plan import gaps_of
from zitool.wording import LANGUAGES, label
from zitool.wording.labels import LABELS

SOURCES = Path(zitool.__file__).parent
STYLE = (SOURCES / "reports" / "formats" / "html" / "style.css").read_text("utf-8")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
KINDS = ("score", "validate", "gap")
NAMES = ("unit-baik", "unit-setengah", "unit-diubah", "keluarga-1", "keluarga-2", "unit-dan-tpi")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
HARMLESS = {
    "html", "head", "meta", "title", "link", "style", "body", "main", "article", "section", "header",
    "footer", "nav", "div", "p", "span", "strong", "b", "small", "code", "br",
    "a", "ul", "ol", "li", "dl", "dt", "dd",
    "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption",
    "svg", "desc", "rect", "line", "polygon", "text", *HEADINGS,
}  # fmt: skip


@pytest.fixture(scope="module")
def pages():
    """All pages of all examples in Indonesian, parsed."""
    found = {}
    for name in NAMES:
        assessments = example(EXAMPLES, name, "all" if name == "unit-dan-tpi" else "")
        gaps = [gaps_of(assessment) for assessment in assessments]
        found[name] = {
            "score": parse(score_html(assessments, (), "id")),
            "validate": parse(validate_html(assessments, (), "id")),
            "gap": parse(gap_html(gaps, (), "id")),
        }
    assert len(found) == len(NAMES)
    return found


@pytest.fixture(scope="module")
def form(tmp_path_factory):
    """The small form of the hostile tests, assessed."""
    return small(tmp_path_factory.mktemp("kecil"))


def everything(pages):
    """Return the root of every page."""
    roots = [root for several in pages.values() for root in several.values()]
    assert len(roots) == len(KINDS) * len(NAMES)
    return roots


def test_nothing_acts_and_nothing_is_fetched(pages):
    """No script, frame, form or image; no handler; the policy is strict; only style and data stand inside."""
    for root in everything(pages):
        assert {node.tag for node in root.walk()} - {""} <= HARMLESS
        policies = [meta for meta in root.all("meta") if "http-equiv" in meta.attributes]
        assert [policy.attributes for policy in policies] == [
            {"http-equiv": "Content-Security-Policy", "content": POLICY}
        ]
        names = {name for element in root.walk() for name in element.attributes}
        assert "href" in names
        assert not [name for name in names if name.startswith("on")]
        assert not {"src", "srcset", "style", "action", "formaction", "xlink:href"} & names
        assert [link.attributes["href"] for link in root.all("link")] == ["data:,"]
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_a_link_leads_within_the_page_or_to_a_shown_host(pages):
    """Each ``href`` is an anchor that is there, or an address shown with its host and ``noopener``."""
    for root in everything(pages):
        ids = {node.attributes["id"] for node in root.walk() if "id" in node.attributes}
        assert root.all("a")[0].attributes["href"] == "#main"
        for link in root.all("a"):
            target = link.attributes["href"]
            if target.startswith("#"):
                assert target[1:] in ids
                continue
            assert target == link.text
            assert link.attributes["rel"].split()[0] == "noopener"
            assert f"menuju {target.split('/')[2]}" in link.above.text


@pytest.mark.parametrize(("text", "threat"), TEXTS, ids=[threat for _, threat in TEXTS])
@pytest.mark.parametrize("kind", KINDS)
def test_a_strangers_text_stays_text(form, kind, text, threat):
    """In every field: the elements are those of a harmless text, all is there, all can be seen."""
    page = page_of(kind, poisoned(form, text))
    tame, wild = parse(page_of(kind, poisoned(form, "aman"))), parse(page)

    def skeleton(root: Element) -> list[str]:
        lines = {"br", "b", "p"}  # a text of several lines, or of blanks alone
        return [node.tag for node in root.walk() if node.tag not in lines and not _of_a_link(node)]

    assert skeleton(wild) == skeleton(tame)
    assert {unicodedata.category(char) for char in page if char != "\n"} & INVISIBLE == set()
    shown = " ".join(display(text).split())
    assert shown in wild.all("h1")[0].text
    links = [link.attributes["href"] for link in wild.all("a") if not link.attributes["href"].startswith("#")]
    assert set(links) <= {"http://127.0.0.1/", "http://127.0.0.1/?"}


def _of_a_link(element: Element) -> bool:
    return element.has("host") or (element.tag == "a" and not element.attributes["href"].startswith("#"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lihat https://a.example/b?c=1.",
         [Stretch("lihat "), Stretch("https://a.example/b?c=1", "a.example"), Stretch(".")]),
        ("HTTP://A.example:8080/x", [Stretch("HTTP://A.example:8080/x", "a.example")]),
        ("http://a.example http://b.example",
         [Stretch("http://a.example", "a.example"), Stretch(" "), Stretch("http://b.example", "b.example")]),
        *((text, [Stretch(text)]) for text in (
            "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a.example",
            "//a.example/x", r"\\server\share", "https://a.example@b.example/", "https://u:p@b.example/", "https://а.example/",
            "https:///x", "http://[::1", "https://a.example:99999999/", "https://-a.example/", "http://",
            "https://a\u202e.example/x", "https://a.example/" + "x" * 2000, "xhttp:/a.example", "vbscript:x",
        )),
    ],
)  # fmt: skip
def test_what_may_be_clicked(text, expected):
    """Only http and https with a plain host and nobody's name in front; the text is never changed."""
    assert stretches(text) == expected
    assert "".join(stretch.text for stretch in stretches(text)) == text


_PIECES = [
    *("http://", "HTTPS://", "a", "b-c", "-", ".", "..", ":", "80", "65536", "0", "@", "/", "?", "#", "%41"),
    *("ſ", "İ", "[::1]", "x" * 64, "\\", "\x7f", "\u200b", "é", "&", "=", "*", "_"),
]


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
def test_a_host_is_what_the_standard_library_takes_for_one(rest):
    """Where an address has a host to click, it is the one that `urlsplit` finds, alone before the path."""
    address = f"https://{rest}"
    host = _host(address)

    try:
        parts = urlsplit(address)
        whole, _ = parts.hostname or "", parts.port
    except ValueError:
        whole, parts = "", None
    plain = re.fullmatch(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.?", whole)
    clear = (
        parts is not None
        and plain
        and "@" not in parts.netloc
        and address.isascii()
        and address.isprintable()
    )
    assert host == (whole if clear else "")


def test_headings_go_down_step_by_step(pages):
    """One first-level heading for each report, and no level is left out on the way down."""
    for name in NAMES:
        for kind in KINDS:
            headings = pages[name][kind].all(*HEADINGS)
            levels = [int(heading.tag[1]) for heading in headings]
            assert levels[0] == 1
            assert levels.count(1) == (3 if name == "unit-dan-tpi" else 1)
            assert max(below - above for above, below in pairwise(levels)) <= 1
            assert "" not in [heading.text for heading in headings]


def test_no_heading_is_left_out_above_failed_prerequisites():
    """What an LKE's own counts fail stands right in its section, where the way to one designation is told."""
    (form,) = example(EXAMPLES, "unit-baik")
    fewer, problems = suppose(form, {"A.II.5.iii.a#5": "8"})
    page = parse(gap_html([gaps_of(fewer)], ()))
    levels = [int(heading.tag[1]) for heading in page.all(*HEADINGS)]

    assert problems == []
    assert label("facts_curable", "id") in [heading.text for heading in page.all("h3")]
    assert max(below - above for above, below in pairwise(levels)) <= 1


def test_ids_are_unique_and_names_lead_somewhere(pages):
    """Every id stands once; whatever is labelled by others is labelled by something."""
    leading = set()
    for root in everything(pages):
        ids = [node.attributes["id"] for node in root.walk() if "id" in node.attributes]
        assert len(ids) == len(set(ids))
        named = {id_ for node in root.walk() for id_ in node.attributes.get("aria-labelledby", "").split()}
        assert named <= set(ids)
        leading |= named
    assert len(leading) > 50


def test_tables_say_what_they_are(pages):
    """Each has a caption and header cells with a scope, and a row as wide as its head."""
    tables = 0
    for root in everything(pages):
        for table in root.all("table"):
            tables += 1
            assert [caption for caption in table.all("caption") if caption.text]
            assert {cell.attributes.get("scope") for cell in table.all("th")} <= {"col", "row"}
            head = len(table.all("thead")[0].all("th"))
            rows = table.all("tbody")[0].all("tr")
            assert rows
            for row in rows:
                assert len(row.all("th", "td")) == head
                assert [cell.attributes["scope"] for cell in row.all("th")] == ["row"]
            if table.has("stack"):
                _roles_are_kept(table)
    assert tables > 300


def _roles_are_kept(table: Element) -> None:
    """A table that a phone lays out as cards stays a table to those who hear it, and labels its cells."""
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    for element in table.all(*roles):
        assert element.attributes["role"] == roles[element.tag]
    for cell in table.all("td"):
        assert cell.attributes["data-label"]


def test_every_picture_is_told(pages):
    """A chart has a title and a description, and its numbers stand beside it; others are hidden."""
    told = 0
    for root in everything(pages):
        for picture in root.all("svg"):
            if picture.attributes.get("aria-hidden") == "true":
                continue
            told += 1
            assert picture.attributes["role"] == "img"
            assert [bool(title.text) for title in picture.all("title", "desc")] == [True, True]
    assert told > 100


def test_what_can_be_focused_comes_in_the_order_of_the_page(pages):
    """Nobody's place in the order is changed, and the first stop leads past the rest."""
    for root in everything(pages):
        assert {node.attributes["tabindex"] for node in root.walk() if "tabindex" in node.attributes} <= {"0"}
        assert root.all("a")[0].attributes["href"] == "#main"
        assert [main.attributes["id"] for main in root.all("main")] == ["main"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(scheme):
    """Text has 4.5 to 1 on every ground it stands on, and lines that carry meaning 3 to 1."""
    first, _, second = STYLE.partition("@media screen and (prefers-color-scheme: dark)")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", first if scheme == "light" else second))
    for ground in ("paper", "ground", "raised"):
        for ink in ("ink", "quiet", "accent", "yes", "no", "warn"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
        assert contrast(colours["bar"], colours[ground]) >= 3
    for ink in ("yes", "no", "warn"):
        assert contrast(colours[ink], colours[f"{ink}-ground"]) >= 4.5
    assert contrast(colours["ink"], colours["warn-ground"]) >= 4.5
    assert contrast(colours["quiet"], colours["warn-ground"]) >= 4.5
    assert contrast(colours["accent"], colours["warn-ground"]) >= 4.5
    assert contrast(colours["on-accent"], colours["accent"]) >= 4.5
    assert contrast(colours["mark"], colours["track"]) >= 3
    assert contrast(colours["bar"], colours["track"]) >= 3


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_are_named_once():
    """All colours are variables of the two schemes, so that the contrast test sees each of them."""
    rules = STYLE.split("* { box-sizing", 1)[1]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\(|hsl\(", rules) == []
    used = set(re.findall(r"var\(--([a-z-]+)\)", rules))
    assert used == set(re.findall(r"--([a-z-]+):", STYLE))


@pytest.mark.parametrize("name", ["unit-baik", "unit-setengah", "unit-diubah"])
def test_every_answer_leads_to_its_cell(pages, name):
    """Each question has a row with its id, cell, answer, points and provision; the points add up."""
    [assessment] = example(EXAMPLES, name)
    rows = {
        row.all("span")[0].text: row
        for table in pages[name]["score"].all("table")
        if table.has("answers")
        for row in table.all("tbody")[0].all("tr")
    }
    leaves = list(assessment.rubric.leaves())
    assert len(leaves) == 113
    assert list(rows) == [leaf.id for leaf in leaves]
    total = Fraction(0)
    for leaf in leaves:
        answer, share = assessment.answers.answers[leaf.id], shares(assessment.rubric)[leaf.id]
        points = share * (answer.value or 0)
        total += points
        cells = [cell.text for cell in rows[leaf.id].all("td")]
        assert f"Sel {answer.cell or '–'}" in cells[0]
        assert (answer.chosen if answer.value is not None else "belum dijawab") in cells[0]
        assert cells[1] == f"{fixed(points, 4)} / {fixed(share, 4)}"
        assert f"Ketentuan: {leaf.references[0].provision}" in cells[2]
        assert display(answer.question or leaf.statement) in rows[leaf.id].all("th")[0].text
    assert total == assessment.card.points


@pytest.mark.parametrize("name", ["unit-baik", "unit-setengah", "unit-diubah"])
def test_every_section_shows_its_points_and_their_sum(pages, name):
    """Each section unfolds; its line has the points and the weight, and how they come about."""
    [assessment] = example(EXAMPLES, name)
    branches = {details.all("span")[0].text: details for details in pages[name]["score"].all("details")}
    nodes = {node.id: node for node in assessment.card.walk()}
    sections, provisions = list(assessment.rubric.walk()), 0
    assert len(sections) == 62
    for section in sections:
        summary = branches[section.id].all("summary")[0]
        assert section.title in summary.text
        assert f"{fixed(nodes[section.id].points)} / {plain(section.weight, comma=True)}" in summary.text
        assert f"= {plain(nodes[section.id].points, comma=True)}" in branches[section.id].all("p")[0].text
        for reference in section.references:
            assert reference.provision in branches[section.id].all("p")[0].text
            provisions += 1
    assert provisions >= 62


@pytest.mark.parametrize("name", ["unit-baik", "unit-setengah"])
def test_the_first_screen(pages, name):
    """Before all else: the unit, each verdict in words with its minima, and the next steps."""
    [assessment] = example(EXAMPLES, name)
    plan = gaps_of(assessment).plan
    sections = pages[name]["score"].all("article")[0].all("section")
    assert pages[name]["score"].all("h1")[0].text == assessment.unit
    cards = [div for div in sections[0].all("div") if div.has("card")]
    assert [that_card.all("h3")[0].text for that_card in cards] == ["Menuju WBK", "Menuju WBBM"]
    for card, verdict in zip(cards, assessment.verdicts, strict=True):
        assert card.has(str(verdict.status))
        assert LABELS[f"status_{verdict.status}"][0] in card.text
        lacking = [check for check in verdict.checks if not check.ok][:4]
        assert [check for check in lacking if check.requirement.title not in card.text] == []
        assert len(card.all("svg")) >= max(len(lacking), 1)
    steps = sections[1].all("li")
    if (open_ := assessment.card.total - assessment.card.answered) > 0:
        assert f"Isi dulu {open_} pertanyaan" in sections[1].text
        assert sum(int(item.text.rsplit(": ")[-1]) for item in steps) == open_
        return
    assert len(steps) == min(NEXT_STEPS, len(plan.steps) + len(plan.beyond_answers))
    told = [
        (step.upgrade.indicator in item.text, step.criterion in item.text)
        for item, step in zip(steps, plan.steps, strict=False)
    ]
    assert told == [(True, True)] * min(len(steps), len(plan.steps))


def test_the_whole_plan_is_there(pages):
    """Both pages of a half-filled form show what is measured, then every step, with running totals."""
    [assessment] = example(EXAMPLES, "unit-setengah")
    plan = gaps_of(assessment).plan
    for kind in ("score", "gap"):
        [table] = [
            that_table for that_table in pages["unit-setengah"][kind].all("table") if that_table.has("plan")
        ]
        rows = table.all("tbody")[0].all("tr")
        measured, steps = rows[: len(plan.beyond_answers)], rows[len(plan.beyond_answers) :]
        assert len(steps) == len(plan.steps) > 50
        gained = accumulate((beyond.points for beyond in plan.beyond_answers), initial=plan.points_before)
        assert [row.has("beyond") for row in measured] == [True] * 9
        assert [row.all("td")[4].text for row in measured] == [fixed(total) for total in gained][1:]
        for order, (row, step) in enumerate(zip(steps, plan.steps, strict=True), 1):
            cells = [cell.text for cell in row.all("td")]
            assert cells[0] == str(order)
            assert cells[4] == fixed(step.total_after)
            assert all(one in row.text for one in (step.upgrade.indicator, step.criterion, *step.evidence))


def test_bars_and_numbers_agree(pages):
    """The filled part of each bar is the percentage printed in its row."""
    bars = 0
    for several in pages.values():
        for table in several["score"].all("table"):
            if not table.has("areas"):
                continue
            for row in table.all("tbody")[0].all("tr"):
                [filled] = [rect for rect in row.all("rect") if rect.has("filled")]
                [percent] = [cell for cell in row.all("td") if cell.attributes["data-label"] == "%"]
                assert filled.attributes["width"] == f"{percent.text.replace(',', '.')}%"
                bars += 1
    assert bars > 80


def test_what_is_supposed_is_said_first(form):
    """A what-if stands above every number, in both languages, and at the answer it concerns."""
    supposed, problems = suppose(form, {"A.1.b": "A"})
    assert problems == []
    for language, word in (("id", "SIMULASI"), ("en", "WHAT IF")):
        for kind in KINDS:
            root = parse(page_of(kind, supposed, language))
            [note, *_] = [node for node in root.walk() if node.attributes.get("role") == "note"]
            assert word in note.text, kind
            assert "A.1.b = A" in note.text
    assert "simulasi" in page_of("score", supposed)


def test_doubt_is_said_first(form):
    """A draft rubric, blanks and errors are each a notice above the verdicts."""
    draft = replace(form, rubric=replace(form.rubric, status="draft"))
    [notice] = [
        node for node in parse(page_of("score", draft)).walk() if node.attributes.get("role") == "note"
    ]
    assert LABELS["draft"][0] in notice.text
    [half] = example(EXAMPLES, "unit-diubah")
    notices = [
        node.text for node in parse(page_of("score", half)).walk() if node.attributes.get("role") == "note"
    ]
    assert notices[0].startswith(
        "1 pertanyaan belum dijawab. Rentang yang masih mungkin: 87,40 sampai 87,71."
    )
    assert notices[1].startswith("2 galat")


def test_findings_stand_by_sheet_with_their_cure(pages):
    """The page of findings has each of them once, under its sheet."""
    [assessment] = example(EXAMPLES, "unit-diubah")
    root = pages["unit-diubah"]["validate"]
    tables = [table for table in root.all("table") if table.has("findings")]
    codes = [row.all("th")[0].text.split()[-1] for table in tables for row in table.all("tbody")[0].all("tr")]
    assert sorted(codes) == sorted(finding.code for finding in assessment.findings)


def test_own_figures_stand_beside_ours(form):
    """Where the workbook's points part from ours, both are shown with cell and cause; else it is said."""
    root = parse(page_of("score", poisoned(form, "W202")))
    rows = [[cell.text for cell in row.all("th", "td")] for row in root.all("tr")]
    assert ["A", "F5", "0,3333", "1,0000", "W202"] in rows
    assert "0,33 (Sel W202)" in root.text
    assert LABELS["page_no_own"][0] in parse(page_of("score", form)).text


@pytest.mark.parametrize("file", ["unit.xlsx", "a/b/unit.xlsx", r"C:\a\unit.xlsx"])
def test_without_a_unit_the_file_names_the_report(form, file):
    """The heading is the name of the file without its folders; the whole path stands below."""
    root = parse(page_of("score", replace(form, unit="", file=file)))
    assert root.all("h1")[0].text == "unit.xlsx"
    assert file in root.all("dl")[0].text


def test_a_rubric_without_designations_still_has_a_page(form):
    """No verdict and no plan, but points and answers."""
    bare = replace(form, rubric=replace(form.rubric, designations=()), verdicts=())
    root = parse(score_html([bare], (), "id"))
    assert LABELS["missing_designation"][0] in root.text.casefold()
    assert [table for table in root.all("table") if table.has("answers")]


def test_rubrics_of_other_designations_stand_beside_each_other(form):
    """A page about several has a column for each designation; a dash where a rubric does not set it."""
    bare = replace(form, rubric=replace(form.rubric, designations=()), verdicts=())
    root = parse(pages_of("score", [form, bare]))
    [contents] = [table for table in root.all("table") if table.has("contents")]
    rows = [[cell.text for cell in row.all("th", "td")] for row in contents.all("tbody")[0].all("tr")]
    assert [row[3] for row in rows] == [LABELS[f"status_{form.verdicts[0].status}"][0], "–"]
    assert [article.attributes["id"] for article in root.all("article")] == ["n1", "n2"]


def test_a_refused_file_is_on_the_page(zitool, examples, tmp_path):
    """What could not be read is said with its cure, beside what could."""
    broken = tmp_path / "rusak <b>.xlsx"
    broken.write_bytes(b"")

    outcome = zitool("score", examples / "unit-baik.xlsx", broken, "-f", "html")

    assert outcome.code == 3
    [refused] = [section for section in parse(outcome.out).all("section") if section.has("report")]
    assert "F004" in refused.text
    assert "rusak <b>.xlsx" in refused.text


@pytest.mark.parametrize("command", ["score", "validate", "gap-report"])
@pytest.mark.parametrize("suffix", ["html", "htm"])
def test_the_suffix_names_the_format(zitool, examples, tmp_path, command, suffix):
    """``-o x.html`` writes the page and the mark of a report that nobody touched, and shows the table."""
    target = tmp_path / f"laporan.{suffix}"

    outcome = zitool(command, examples / "unit-baik.xlsx", "-o", target)

    assert outcome.code == 0
    text = target.read_text("utf-8")
    assert text.startswith("<!doctype html>\n")
    page, mark = text.rsplit("\n<!-- zitool ", 1)
    assert page == zitool(command, examples / "unit-baik.xlsx", "-f", "html").out
    assert len(mark.removesuffix(" -->\n")) == 64


def test_every_label_of_pages_is_asked_for():
    """No label of pages is left that no module names, whole or by its beginning; none says *lulus*."""
    modules = (file for file in SOURCES.rglob("*.py") if "wording" not in file.parts)
    sources = "".join(file.read_text("utf-8") for file in modules)
    asked = set(re.findall(r"""\b(page_[a-z_]+)(?:["']|=")""", sources))
    families = tuple(re.findall(r'f"(page_[a-z]+_)\{', sources))
    kinds = {f"page_{kind}" for kind in KINDS}
    pages = {key for key in LABELS if key.startswith("page_")}
    assert {"page_link_", "page_status_"} <= set(families)
    assert {key for key in pages - asked - kinds if not key.startswith(families)} == set()
    assert {"lulus" in text.casefold() for key in pages for text in LABELS[key]} == {False}


@pytest.mark.parametrize("language", LANGUAGES)
def test_official_terms_are_never_translated(language):
    """Names of designations, areas and provisions are the same in both languages."""
    root = parse(score_html(example(EXAMPLES, "unit-baik"), (), language))
    assert root.all("html")[0].attributes["lang"] == language
    for term in ("Menuju WBK", "Manajemen perubahan", "PENGUNGKIT", "Lampiran III"):
        assert term in root.text


class _Text(SingleFileSnapshotExtension):
    """What a reader sees, a line for each stretch of text."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_reader_sees(snapshot, kind, language, monkeypatch):
    """The words of a whole page, in their order: of a half-filled form, of a tampered one for validate."""
    monkeypatch.chdir(EXAMPLES.parent)
    (form,) = example(Path("examples"), "unit-diubah" if kind == "validate" else "unit-setengah")
    if kind == "gap":
        root = parse(gap_html([gaps_of(form)], (), language))
    else:
        root = parse((score_html if kind == "score" else validate_html)([form], (), language))
    blocks = {"p", "li", "tr", "summary", "caption", "dt", "dd", "title", "desc", *HEADINGS}
    lines = [f"{node.tag}: {node.text}" for node in root.walk() if node.tag in blocks and node.text]
    text = re.sub(r"\b[0-9a-f]{64}\b", "<sha256>", "\n".join(lines))
    assert text + "\n" == snapshot(extension_class=_Text)
