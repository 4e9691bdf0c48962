"""The index of evidence, opened in a real browser from the folder that it lies in."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from tests.browser.chromium import find
from tests.evidence.documents import pdf
from tests.evidence.trees import tree
from tests.lke.builder import Lke, loaded, sample, xlsx

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find() is None, reason="no Chromium"),
    pytest.mark.xdist_group("browser"),
]

ODD = (
    "A.I.1.i.a <img src=x onerror=alert(1)>.pdf", "A.I.1.i.a 100% #1? &amp;.pdf", 'A.I.1.i.a "kutip".pdf',
    "A.I.1.i.a \u202egpj.pdf", "A.I.1.i.a {{7*7}}.pdf", "A.I.1.i.a ñ 🗂️.pdf", "javascript:alert(1).pdf",
)  # fmt: skip
NOTE = "A.I.1.i.b catatan.txt"


@pytest.fixture
def folder(tmp_path):
    """A folder of documents, some with names that would be markup, addresses or scripts."""
    place = tmp_path / "BUKTI 2026 #1"
    for path in (*tree("permenpanrb-90-2021", "tree"), *(f"x/{name}" for name in ODD)):
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(pdf(path.encode("ascii", "replace").decode()))
    (place / NOTE).write_text("isi catatan", "utf-8")
    return place


def test_index_opens_from_its_folder(chromium, zitool, folder, tmp_path):
    """Every link leads to a document that is there, by a relative address; the page asks for nothing."""
    lke = tmp_path / "lke.xlsx"
    lke.write_bytes(xlsx(Lke(answers=sample(loaded().rubric)).grid()))
    assert zitool("evidence", lke, folder, "-o", folder / "indeks.html").code == 0

    page = chromium.open(folder / "indeks.html")
    assert page.misdeeds() == []
    written = page.run("[...document.querySelectorAll('td a, th a')].map(a => a.getAttribute('href'))")
    led = page.run("[...document.querySelectorAll('td a, th a')].map(a => a.href)")
    assert len(led) == 113 + len(ODD) + 1
    assert {address[:2] for address in written} == {"./"}
    places = {unquote(urlsplit(address).path) for address in led}
    assert places == {
        str(place) for place in folder.rglob("*") if place.is_file() and place.name != "indeks.html"
    }
    link = f"[...document.querySelectorAll('a')].find(a => decodeURIComponent(a.href).endsWith('{NOTE}'))"
    page.run(f"{link}.click()")
    page.until("location.href.endsWith('.txt') && document.body.innerText === 'isi catatan'")
    page.close()


def test_index_fits_a_phone(chromium, zitool, folder, tmp_path):
    """Nothing of it lies to the right of a narrow screen."""
    lke = tmp_path / "lke.xlsx"
    lke.write_bytes(xlsx(Lke(answers=sample(loaded().rubric)).grid()))
    assert zitool("evidence", lke, folder, "-o", folder / "indeks.html").code == 0

    page = chromium.open(folder / "indeks.html", 390)
    assert page.run("document.documentElement.scrollWidth") <= 390
    page.close()
