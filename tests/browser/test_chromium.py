"""The pages in a real browser: they ask for nothing, say nothing, fit every width and print whole."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import defaultdict
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from tests.browser.chromium import find
from tests.conftest import EXAMPLES, REAL
from tests.hostile.texts import TEXTS
from tests.reports.pages import (
    example,
    gap_html,
    page_of,
    pages_of,
    poisoned,
    score_html,
    small,
    validate_html,
)
from tests.reports.recaps import recap_html, recap_report
from tests.reports.test_comparing import side_page

from zitool.reports.subjects.plan import gaps_of

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("unit-baik", "unit-setengah", "unit-diubah", "keluarga-1", "keluarga-2", "unit-dan-tpi")
REAL_FORM = "lke-lampiran3-terisi"
KINDS = ("score", "validate", "gap")
PHONE, DESKTOP = 390, 1280

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find() is None, reason="no Chromium"),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def tab(chromium, tmp_path_factory):
    """One page after the other is loaded in it: a process for each takes longer than what is looked at."""
    blank = tmp_path_factory.mktemp("blank") / "blank.html"
    blank.write_text("<!doctype html>", "utf-8")
    return chromium.open(blank)


@pytest.fixture
def load(tab, tmp_path):
    """Load text as a page, in the place of the one before."""
    files = (tmp_path / f"page{number}.html" for number in count())

    def run(text: str, width: int = DESKTOP, *, dark: bool = False):
        file = next(files)
        file.write_text(text, "utf-8")
        tab.load(file, width, dark=dark)
        return tab

    return run


@cache
def page(name: str, kind: str, language: str = "id", *, full: bool = False) -> str:
    """Return one page of an example; `full` as it is printed with every answer."""
    folder = REAL.parent if name == REAL_FORM else EXAMPLES
    if not folder.exists():
        pytest.skip("no real LKE beside the checkout")
    assessments = example(folder, name, "all" if name == "unit-dan-tpi" else "")
    if kind == "gap":
        return gap_html([gaps_of(assessment) for assessment in assessments], (), language, full=full)
    if kind == "score":
        return score_html(assessments, (), language, full=full)
    return validate_html(assessments, (), language)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", [*NAMES, REAL_FORM])
@pytest.mark.parametrize("kind", KINDS)
def test_every_example_is_quiet_and_fits(load, kind, name, language):
    """No request, message, error or dialog; nothing to the right of any screen, all sections open."""
    shown = load(page(name, kind, language), dark=language == "en")
    shown.run("document.querySelectorAll('details').forEach(each => each.open = true)")

    assert shown.misdeeds() == []
    for width in (320, PHONE, 800, DESKTOP):
        shown.resize(width)
        assert shown.run("document.documentElement.scrollWidth") == width
    assert shown.run("document.characterSet + document.compatMode") == "UTF-8CSS1Compat"


_BROKEN = """(() => {
  document.querySelectorAll("details").forEach(each => each.open = true);
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, parent = node.parentElement;
    const hidden = innerWidth < 900 && parent.closest("thead");
    if (!parent.checkVisibility() || hidden || parent.closest("svg, code, .unseen")) continue;
    for (const match of node.data.matchAll(/[\\p{L}]{2,22}/gu)) {
      const before = node.data.slice(0, match.index).match(/\\S*$/)[0];
      const token = before + node.data.slice(match.index).match(/^\\S*/)[0];
      if (/[/].*[.]\\w/.test(token)) continue; // a path, which may be broken
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const boxes = [...range.getClientRects()].filter(each => each.width > 0.5);
      const tops = boxes.map(each => Math.round(each.top));
      if (new Set(tops).size > 1) found.push(match[0]);
    }
  }
  return found;
})()"""
"""The words that stand in more than one line."""


_UNITS = ("unit-baik", "keluarga-1", "unit-setengah")


def command_page(zitool, tmp_path, kind: str, language: str) -> str:
    """Return the page that a command writes about the examples."""
    facts, lke = EXAMPLES / "unit-baik.fakta.yaml", EXAMPLES / "unit-baik.xlsx"
    units = "".join(f"  - {{nama: {name}, lke: {EXAMPLES / name}.xlsx}}\n" for name in _UNITS)
    zone = tmp_path / "kawasan.yaml"
    zone.write_text(f"kawasan: Kawasan Contoh\nintegrasi: {{skor: 6.49}}\nunit:\n{units}", "utf-8")
    words = {"zone": [zone], "readiness": [facts, lke, "--date", "2026-04-15"], "score": [EXAMPLES]}[kind]
    page = tmp_path / "page.html"
    zitool(kind, *words, "-o", page, "--lang", language)
    return page.read_text("utf-8")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    "kind", [*KINDS, "recap", "comparison", "trend", "agreement", "peers", "zone", "readiness", "folder"]
)
def test_no_word_is_broken(load, zitool, tmp_path, kind, language):
    """On a phone, in half a screen, on old and new desks: words of up to 22 letters stand in one line."""
    if kind in {"zone", "readiness", "folder"}:
        text = command_page(zitool, tmp_path, kind.replace("folder", "score"), language)
    elif kind == "recap":
        text = recap_html(recap_report(), language)
    else:
        text = page("unit-diubah", kind, language) if kind in KINDS else side_page(kind, language=language)
    shown = load(text)
    for width in (PHONE, 900, 1024, 1150, DESKTOP):
        shown.resize(width)
        assert (width, shown.run(_BROKEN)) == (width, [])
        assert shown.run("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("kind", KINDS)
def test_a_word_without_end_stays_on_the_page(load, tmp_path, kind, width):
    """Whatever stands in a cell, nothing is to the right of the screen."""
    shown = load(page_of(kind, poisoned(small(tmp_path), "W" * 3000)), width)
    shown.run("document.querySelectorAll('details').forEach(each => each.open = true)")

    assert shown.run("document.documentElement.scrollWidth") == width


def test_the_watch_sees_what_it_should(load, tmp_path):
    """A page that asks, speaks, opens a dialog or breaks its policy is told on."""
    image = (tmp_path / "x.png").as_uri()
    bad = (
        '<!doctype html><meta http-equiv="Content-Security-Policy" content="img-src data:">'
        f'<img src="{image}">'
        f'<link rel="stylesheet" href="{image}"><script>console.log(1); throw new Error("x")</script>'
        "<iframe srcdoc=x></iframe>"
    )

    seen = " ".join(load(bad).misdeeds())

    for word in ("request: file:", "console:", "exception:", "log:", "frameAttached"):
        assert word in seen


@pytest.mark.parametrize("kind", KINDS)
def test_no_hostile_text_does_anything(load, tmp_path, kind):
    """A report of each text, in all its fields: no script, request or dialog, and no link of its own."""
    form = small(tmp_path)
    shown = load(pages_of(kind, [poisoned(form, text) for text, _ in TEXTS]))

    assert shown.misdeeds() == []
    assert shown.run("document.querySelectorAll('article').length") == len(TEXTS)
    assert shown.run("document.scripts.length + document.images.length + document.forms.length") == 0
    assert set(shown.run("[...document.links].map(each => each.protocol)")) <= {"file:", "http:"}
    assert shown.run("[...document.links].every(each => each.hash || each.rel.includes('noopener'))")
    clicked = "each => each.dispatchEvent(new Event('click'))"
    shown.run(f"[...document.querySelectorAll('summary, th, td, svg')].forEach({clicked})")
    assert shown.misdeeds() == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["unit-baik", "unit-setengah", "unit-diubah", "unit-dan-tpi", REAL_FORM])
def test_no_row_is_cut_in_print(load, tmp_path, name, kind):
    """On A4 every row stands on one page, every head on each page of its table, every section is unfolded."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext")
    marked, rows, heads = marked_rows(page(name, kind, full=True))
    # The numbers make rows higher than they are; whether the first sheet holds them all is tested above.
    marked = marked.replace("height: 266mm;", "")
    file = tmp_path / "page.pdf"
    file.write_bytes(load(marked).pdf())

    done = subprocess.run(["pdftotext", "-raw", file, "-"], check=True, capture_output=True, encoding="utf-8")
    sheets = done.stdout.split("\f")[:-1]
    places = defaultdict(set)
    for number, sheet in enumerate(sheets):
        for token in re.findall(r"zq(\d+)q", sheet):
            places[int(token)].add(number)

    assert {row: len(places[row]) for row in rows} == dict.fromkeys(rows, 1)
    assert (heads == {}) == ((name, kind) == ("unit-baik", "validate"))  # which has nothing to tell
    assert {head: places[head] for head in heads} == {
        head: set().union(*(places[row] for row in below)) for head, below in heads.items()
    }
    sizes = subprocess.run(["pdfinfo", file], check=True, capture_output=True, encoding="utf-8").stdout
    assert re.search(r"Page size: +59[45][.\d]* x 84[12][.\d]* pts \(A4\)", sizes)


@pytest.mark.parametrize("kind", ["score", "gap"])
@pytest.mark.parametrize("name", [*NAMES, REAL_FORM])
def test_paper_is_short_and_the_first_sheet_is_for_whoever_signs(load, tmp_path, name, kind):
    """At most 8 pages an LKE; the first alone has verdicts, steps, every area, and the line to sign on."""
    sheets = printed(load(page(name, kind)), tmp_path)
    several = page(name, kind).count("<article")

    assert len(sheets) <= 8 * several
    if kind == "score" and several == 1:
        first, second = sheets[0], sheets[1]
        for said in (
            "Menuju WBK",
            "Menuju WBBM",
            "Langkah berikutnya",
            "Pelayanan publik yang prima",
            "Hasil",
        ):
            assert said in first
        assert re.search(r"Nilai total\s+\d+,\d\d\s+100,00", first)
        assert "Pimpinan unit" in first.strip().splitlines()[-1]
        assert "Pimpinan unit" not in "".join(sheets[1:])
        assert "Syarat" in second


def test_no_name_makes_the_first_sheet_two(load, tmp_path):
    """However long a stranger's texts are, the line to sign on stands on the first sheet."""
    sheets = printed(load(page_of("score", poisoned(small(tmp_path), "kata panjang " * 300))), tmp_path)

    assert "Pimpinan unit" in sheets[0]
    assert "Pimpinan unit" not in "".join(sheets[1:])


def test_all_of_it_is_printed_on_request(load, tmp_path):
    """Every answer, with `full`; and what is left out otherwise is said."""
    assessments = example(EXAMPLES, "unit-baik")
    short, full = (
        printed(load(score_html(assessments, (), "id", full=value)), tmp_path) for value in (False, True)
    )

    assert len(full) > 3 * len(short)
    assert "--print full" in "".join(short)
    assert "--print full" not in "".join(full)


def printed(shown, folder) -> list[str]:
    """Return the text of each sheet of a page on paper."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext")
    file = folder / "paper.pdf"
    file.write_bytes(shown.pdf())
    command = ["pdftotext", "-layout", file, "-"]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    sheets = done.stdout.split("\f")[:-1]
    told = subprocess.run(["pdfinfo", file], check=True, capture_output=True, encoding="utf-8").stdout
    assert re.search(rf"Pages: +{len(sheets)}\n", told)
    return sheets


def marked_rows(text: str) -> tuple[str, list[int], dict[int, list[int]]]:
    """Return a page whose every cell begins and ends with the number of its row; the rows; head → rows."""
    pieces = re.split(r"(<tr\b|</thead>|</table>)", text)
    rows: list[int] = []
    heads: dict[int, list[int]] = {}
    head, row, in_head = 0, 0, True
    for place, piece in enumerate(pieces):
        if piece == "</thead>":
            in_head = False
        elif piece == "</table>":
            in_head = True
        elif piece == "<tr":
            row += 1
            if in_head:
                head, heads[row] = row, []
            else:
                rows.append(row)
                heads[head].append(row)
            token = f"<small>zq{row}q</small>"
            body = re.sub(r"(<t[hd]\b[^>]*>)", rf"\1{token}", pieces[place + 1])
            pieces[place + 1] = re.sub(r"(</t[hd]>)", rf"{token}\1", body)
    return "".join(pieces), rows, heads


@pytest.mark.parametrize(("language", "width", "dark"), [("id", PHONE, False), ("en", DESKTOP, True)])
@pytest.mark.parametrize("name", [*NAMES, REAL_FORM])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(load, kind, name, language, width, dark):
    """Zero violations of any rule of axe-core, in both languages, light and dark, with sections unfolded."""
    if not AXE.is_file():
        pytest.skip("no axe-core: npm ci --prefix tests/browser")
    shown = load(page(name, kind, language), width, dark=dark)
    shown.run("[...document.querySelectorAll('details')].slice(0, 12).forEach(each => each.open = true)")
    shown.run(f"{AXE.read_text('utf-8')};0")

    found = shown.run(
        "axe.run(document).then(all => [all.passes.length, all.violations.map("
        "each => [each.id, each.nodes.map(node => node.html)])])"
    )

    assert found[0] > 30
    assert found[1] == [], json.dumps(found[1], indent=1)


@pytest.mark.parametrize(("name", "kind"), [("unit-baik", "score"), ("unit-setengah", "gap")])
def test_the_first_screen_of_a_desk(load, name, kind):
    """Verdicts and next steps begin side by side, within the first 900 pixels."""
    shown = load(page(name, kind), DESKTOP)
    tops = "['.cards', '.next'].map(each => document.querySelector(each).getBoundingClientRect())"

    cards, steps = shown.run(f"{tops}.map(each => [each.top, each.left, each.right])")

    assert cards[0] < 450
    assert steps[0] < 450
    assert steps[1] > cards[2]
    assert shown.run("document.querySelector('.next li:last-child').getBoundingClientRect().top") < 900


def test_a_link_to_a_folded_question_unfolds_it(load):
    """Following a link shows what it leads to."""
    shown = load(page("unit-baik", "score"))

    shown.run("location.hash = '#n1-A.I.1.i.a'")

    assert shown.run("document.getElementById('n1-A.I.1.i.a').checkVisibility({contentVisibilityAuto: true})")


@pytest.mark.parametrize(
    "text", ["", "W" * 3000, "<img src=x onerror=alert(1)>"], ids=["plain", "long", "wild"]
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_recap_is_quiet_and_fits(load, language, text):
    """No request, message or dialog; nothing to the right of any screen, whatever units are called."""
    shown = load(recap_html(recap_report(text=text), language), dark=language == "en")

    assert shown.misdeeds() == []
    for width in (320, PHONE, 800, 900, DESKTOP):
        shown.resize(width)
        assert shown.run("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("kind", ["comparison", "trend"])
@pytest.mark.parametrize("text", ["", "W" * 300], ids=["plain", "long"])
def test_sides_are_quiet_and_fit(load, kind, text):
    """Comparisons and series: no misdeed, nothing to the right of any screen."""
    shown = load(side_page(kind, text))

    assert shown.misdeeds() == []
    for width in (320, PHONE, 900, DESKTOP):
        shown.resize(width)
        assert shown.run("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(("width", "dark"), [(PHONE, False), (DESKTOP, True)])
def test_axe_finds_nothing_in_a_recap(load, width, dark):
    """Zero violations of any rule of axe-core."""
    if not AXE.is_file():
        pytest.skip("no axe-core: npm ci --prefix tests/browser")
    shown = load(recap_html(recap_report(), "id"), width, dark=dark)
    shown.run(f"{AXE.read_text('utf-8')};0")

    found = shown.run(
        "axe.run(document).then(all => all.violations.map(each => [each.id, each.nodes.length]))"
    )

    assert found == []
