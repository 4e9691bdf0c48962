"""The page in real browsers, from file:// and without a network: it gives what the command line gives."""

from __future__ import annotations

import base64
import hashlib
import http.server
import json
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest
from tests.browser import firefox
from tests.browser.chromium import Chromium, find
from tests.conftest import EXAMPLES, REAL, ROOT
from tests.hostile import bombs
from tests.hostile.form import book
from tests.hostile.generate import write

PAGE = ROOT / "dist" / "zitool.html"
CASES = REAL.parent.parent / "cases"

pytestmark = [
    pytest.mark.web,
    pytest.mark.skipif("ZITOOL_WEB" not in os.environ, reason="make web-test builds the page and runs this"),
    pytest.mark.xdist_group("web"),
]

_CAUGHT = """
window.saved = [];
HTMLAnchorElement.prototype.click = function () { saved.push({name: this.download, href: this.href}); };
window.blobs = new Map();
const made = URL.createObjectURL;
URL.createObjectURL = blob => { const url = made(blob); blobs.set(url, blob); return url; };
0"""
"""Keep what is saved instead of asking where to."""


class Shown:
    """The page as its user sees it."""

    def __init__(self, page, name: str = "chromium") -> None:
        self.page = page
        self.name = name
        page.until("document.getElementById('digest').textContent !== ''")
        page.run(_CAUGHT)

    def text(self, name: str) -> str:
        """Return what stands in an element."""
        return self.page.run(f"document.getElementById('{name}').textContent")

    def drop(self, *files: Path, into: str = "#input") -> str:
        """Choose files and return the report that is shown."""
        self._forget()
        self.page.upload(into, *files)
        return self.report()

    def drop_folder(self, folder: Path) -> tuple[str, list[Path]]:
        """Choose a folder, or all its files where a driver knows none; return the report and the choice."""
        if self.name == "chromium":
            return self.drop(folder, into="#input-folder"), [folder]
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return self.drop(*files), files

    def click(self, label: str) -> None:
        """Press the button that has this label."""
        buttons = "[...document.querySelectorAll('button')]"
        found = f"{buttons}.find(each => each.textContent === '{label}' && each.checkVisibility())"
        self.page.until(f"{found} !== undefined")
        self.page.run(f"{found}.click()")

    def turn_to(self, label: str) -> str:
        """Press a button that shows another report, and return it."""
        self._forget()
        self.click(label)
        return self.report()

    def report(self) -> str:
        """Wait for a report and return its text as it was written."""
        self.page.until("document.getElementById('report').srcdoc !== ''")
        self.settle()
        return self.page.run("document.getElementById('report').srcdoc")

    def settle(self) -> None:
        """Wait until nothing is worked on."""
        self.page.until("/^(Siap|Ready)/.test(document.getElementById('state').textContent)")

    def save(self, label: str) -> tuple[str, bytes]:
        """Press a button that saves and return name and bytes."""
        self.page.run("saved.length = 0")
        self.click(label)
        self.page.until("saved.length")
        data = self.page.run(
            "blobs.get(saved[0].href).arrayBuffer().then(all => {"
            "let text = ''; for (const byte of new Uint8Array(all)) text += String.fromCharCode(byte);"
            "return btoa(text); })"
        )
        return self.page.run("saved[0].name"), base64.b64decode(data)

    def _forget(self) -> None:
        self.page.run("document.getElementById('report').srcdoc = ''")


@pytest.fixture(scope="module")
def chromium():
    """One browser for all of it."""
    assert PAGE.is_file(), "make web builds it"
    assert find(), "make web-test needs Chromium"
    with Chromium(find()) as browser:
        yield browser


@pytest.fixture(scope="module")
def in_chromium(chromium):
    """The page, once for all tests: as its user keeps it open."""
    return Shown(chromium.open(PAGE))


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def opened(request):
    """The page in either browser, once for all tests."""
    if request.param == "chromium":
        yield request.getfixturevalue("in_chromium")
        return
    if firefox.find() is None:
        pytest.skip("no Firefox")
    with firefox.Firefox(firefox.find()) as browser:
        yield Shown(browser.open(PAGE), "firefox")


_WRITTEN: dict[tuple[str, ...], bytes] = {}
"""What command lines wrote, by the line and the state of its files: both browsers ask for the same."""


@pytest.fixture
def terminal(tmp_path):
    """Run the command line that the page shows, in a folder with the same files; return what it wrote."""

    def run(shown: str, *files: Path) -> bytes:
        state = (shown, *(f"{file}:{file.stat().st_mtime_ns}" for file in files))
        if state not in _WRITTEN:
            _WRITTEN[state] = written(shown, *files)
        return _WRITTEN[state]

    def written(shown: str, *files: Path) -> bytes:
        for file in files:
            if not (tmp_path / file.name).exists():
                (shutil.copytree if file.is_dir() else shutil.copy)(file, tmp_path / file.name)
        words = shlex.split(shown)
        named = {"SOURCE_DATE_EPOCH", "ZITOOL_LANG"}
        environment = {name: value for name, value in os.environ.items() if name not in named}
        command = [sys.executable, "-c", "from zitool.cli import main; main()", *words[1:]]
        subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True, timeout=120)
        place = tmp_path / words[-1]
        data = place.read_bytes()
        place.unlink()
        return data

    return run


def workbooks() -> list[Path]:
    """Return every example, the real LKE and the cases beside the checkout, as far as they are there."""
    return [*sorted(EXAMPLES.glob("*.xlsx")), *filter(Path.exists, [REAL]), *sorted(CASES.glob("*.xlsx"))]


@pytest.mark.parametrize("file", workbooks(), ids=lambda file: file.stem)
def test_a_workbook_gives_what_the_command_line_gives(opened, terminal, file):
    """Report, JSON, and the two workbooks are equal to the byte; so are words on the page and on stderr."""
    report = opened.drop(file)

    assert report.encode() == terminal(opened.text("command"), file)
    _, data = opened.save("JSON")
    assert data == terminal(opened.text("command"), file)
    if "refused" in report[:2000]:
        return
    for label in ("Rencana aksi (.xlsx)", "Salinan bercatatan (Excel)"):
        if opened.text("messages").startswith("GALAT"):
            break
        _, data = opened.save(label)
        assert data == terminal(opened.text("command"), file), label


def test_views_and_saved_files_of_one_workbook(opened, terminal):
    """Findings and plan, for a target, an assessor, a day; each is what its command line gives."""
    file = EXAMPLES / "unit-dan-tpi.xlsx"
    opened.drop(file)
    for label in ("Temuan", "Rencana", "Nilai"):
        assert opened.turn_to(label).encode() == terminal(opened.text("command"), file), label
    opened.page.until("document.querySelectorAll('#options [name=assessor] option').length > 3")
    opened.click("Rencana")
    for name, value in (("assessor", "tpi"), ("target", "wbbm"), ("date", "2026-06-30")):
        opened.settle()
        opened.page.run("document.getElementById('report').srcdoc = ''")
        opened.page.run(
            f"(field => {{ field.value = '{value}';"
            "field.dispatchEvent(new Event('change', {bubbles: true})); })"
            f"(document.querySelector('#options [name={name}]'))"
        )
        report = opened.report()
    for part in ("gap-report unit-dan-tpi.xlsx", "--target wbbm", "--assessor tpi", "--date 2026-06-30"):
        assert part in opened.text("command")
    assert report.encode() == terminal(opened.text("command"), file)


def test_what_if_shows_before_and_after(opened, terminal):
    """A supposed answer changes the report and nothing else; taken back, all is as before."""
    file = EXAMPLES / "unit-baik.xlsx"
    before = opened.drop(file)
    opened.page.run("document.getElementById('suppose').open = true")
    opened.page.run(
        "(form => { document.getElementById('report').srcdoc = '';"
        "form.id.value = 'A.I.1.i.a'; form.answer.value = 'Tidak'; form.requestSubmit(); })"
        "(document.getElementById('set-form'))"
    )
    supposed = opened.report()

    assert "--set A.I.1.i.a=Tidak" in opened.text("command")
    assert re.search(r"Nilai total: [\d,]+ → <b>[\d,]+</b>", supposed)
    assert supposed.encode() == terminal(opened.text("command"), file)
    assert opened.turn_to("Hapus A.I.1.i.a") == before


def test_two_files_are_compared_and_are_a_series(opened, terminal):
    """Two workbooks at once: their comparison; the other views of both a press away."""
    files = [EXAMPLES / "unit-setengah.xlsx", EXAMPLES / "unit-baik.xlsx"]

    assert opened.drop(*files).encode() == terminal(opened.text("command"), *files)
    assert "zitool compare" in opened.text("command")
    for label in ("Tren", "Rekap"):
        assert opened.turn_to(label).encode() == terminal(opened.text("command"), *files), label
    _, data = opened.save("Excel (.xlsx)")
    assert data == terminal(opened.text("command"), *files)


@pytest.fixture
def folder(tmp_path):
    """Workbooks in two folders, among them a broken one and what is none."""
    place = tmp_path / "asal" / "unit"
    (place / "dalam").mkdir(parents=True)
    for file in EXAMPLES.glob("*.xlsx"):
        shutil.copy(file, place / "dalam" if file.name < "unit" else place)
    (place / "rusak.xlsx").write_bytes(b"no workbook")
    (place / "surat.pdf").write_bytes(b"%PDF")
    return place


def test_a_folder_is_summed_up_and_leads_to_each(opened, terminal, folder):
    """The recap is that of the command line; each file opens, and back leads to the recap."""
    recap, chosen = opened.drop_folder(folder)

    assert recap.encode() == terminal(opened.text("command"), *chosen)
    if opened.name == "chromium":
        assert opened.text("command") == "zitool score --recap unit -o rekap.html"
    assert "1 ditolak" in opened.text("messages") or "rusak.xlsx" in recap
    for label in ("Excel (.xlsx)", "JSON"):
        _, data = opened.save(label)
        assert data == terminal(opened.text("command"), *chosen), label
    opened.page.run("document.getElementById('files').open = true")
    single = opened.turn_to("unit/unit-baik.xlsx" if chosen == [folder] else "unit-baik.xlsx")
    assert single.encode() == terminal(opened.text("command"), *chosen)
    assert opened.turn_to("Kembali ke semua berkas") == recap


def test_a_stopped_batch_keeps_what_is_done_and_goes_on(opened, terminal, tmp_path):
    """Cancel ends the worker; finished files are shown, and the rest follows without doing them again."""
    place = tmp_path / "asal" / "banyak"
    place.mkdir(parents=True)
    for number in range(60):
        shutil.copy(EXAMPLES / "unit-setengah.xlsx", place / f"{number:02}.xlsx")
    opened._forget()
    chosen = [place] if opened.name == "chromium" else sorted(place.iterdir())
    opened.page.upload("#input-folder" if chosen == [place] else "#input", *chosen)
    opened.page.until("document.getElementById('progress').value >= 3")
    opened.click("Hentikan")
    opened.page.until("document.getElementById('state').textContent.startsWith('Dihentikan')")
    opened.page.until("document.getElementById('report').srcdoc !== ''")
    opened.page.until("!document.getElementById('go-on').hidden")
    done = int(opened.text("state").split(".")[1].split()[0])

    assert 3 <= done < 60
    assert f"{done - 1:02}.xlsx" in opened.text("command")
    whole = opened.turn_to("Teruskan")
    assert whole.encode() == terminal(opened.text("command"), *chosen)


def test_facts_make_readiness(opened, terminal, tmp_path):
    """A form filled in, with the workbook that is open, gives what the command line gives for that file."""
    file = EXAMPLES / "unit-baik.xlsx"
    opened.drop(file)
    opened.click("Kesiapan unit")
    opened.page.until("document.querySelectorAll('#fields input').length > 30")
    opened.page.run(
        "(form => { document.getElementById('report').srcdoc = '';"
        "form.elements.opini_bpk.value = 'WTP'; form.elements.unit.value = 'KPP: \"Contoh\" #1';"
        "form.elements.lhkpn.value = '20 dari 20'; form.requestSubmit(); })"
        "(document.getElementById('facts-form'))"
    )
    report = opened.report()
    name, facts = opened.save("Berkas fakta (.yaml)")
    (tmp_path / name).write_bytes(facts)

    assert name == "fakta.yaml"
    assert "WTP" in report
    assert report.encode() == terminal(opened.text("command"), file)
    opened.click("Kesiapan unit")


def test_a_blank_form_is_saved(opened, terminal):
    """It is that of the command line, and zitool reads it."""
    opened.click("LKE kosong")
    opened.page.run("document.querySelector('#blank-form [name=unit]').value = 'KPP Contoh'")
    _, data = opened.save("Simpan LKE kosong")
    opened.click("LKE kosong")

    assert data == terminal('zitool template --unit "KPP Contoh" --assessor unit -o lke-kosong.xlsx')


def test_a_file_saved_again_is_scored_again(in_chromium, terminal, tmp_path):
    """What was dropped is read from its place once more, also where Excel has put another file there."""
    opened = in_chromium  # Firefox has no handles of files
    file = tmp_path / "asal.xlsx"
    shutil.copy(EXAMPLES / "unit-setengah.xlsx", file)
    opened._forget()
    data = {"items": [], "files": [str(file)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        opened.page.browser.call(
            "Input.dispatchDragEvent", opened.page.session, type=kind, x=300, y=200, data=data
        )
    before = opened.report()
    other = tmp_path / "baru"
    shutil.copy(EXAMPLES / "unit-baik.xlsx", other)
    other.replace(file)

    after = opened.turn_to("Nilai ulang")

    assert after != before
    assert after.encode() == terminal(opened.text("command"), file)


def test_a_chosen_file_that_changed_is_read_anew_or_asked_for(opened, terminal, tmp_path):
    """Firefox reads it once more; Chromium cannot, without a handle, and the page says what to do."""
    file = tmp_path / "asal.xlsx"
    shutil.copy(EXAMPLES / "unit-setengah.xlsx", file)
    opened.drop(file)
    shutil.copy(EXAMPLES / "unit-baik.xlsx", file)
    if opened.name == "firefox":
        assert opened.turn_to("Nilai ulang").encode() == terminal(opened.text("command"), file)
        return
    opened.click("Nilai ulang")
    opened.page.until("document.getElementById('state').textContent.includes('Taruh sekali lagi')")


def test_everything_in_english(opened, terminal):
    """A switch turns the page and its reports; the command line says so."""
    file = EXAMPLES / "unit-baik.xlsx"
    opened.drop(file)
    report = opened.turn_to("English")

    assert '<html lang="en">' in report
    assert opened.page.run("document.documentElement.lang") == "en"
    assert report.encode() == terminal(opened.text("command"), file)
    assert '<html lang="id">' in opened.turn_to("Bahasa Indonesia")


def test_the_page_says_what_it_is(opened):
    """Version, rubrics, and the digest of the program: worked out from the bytes, equal to what was built."""
    built = opened.page.run("document.querySelector('meta[name=program]').content")

    assert opened.text("digest").endswith(built)
    assert "permenpanrb-90-2021" in opened.text("rubrics")
    sums = (PAGE.parent / "SHA256SUMS").read_text("utf-8")
    assert f"{hashlib.sha256(PAGE.read_bytes()).hexdigest()}  zitool.html" in sums
    assert built in sums
    for part in ("Mozilla Public License", "PYTHON SOFTWARE FOUNDATION", "openpyxl", "Expat"):
        assert part.casefold() in opened.text("licences").casefold()


def test_nothing_was_asked_for_or_kept(opened):
    """In all of this no request left the page, and nothing is stored."""
    if opened.name == "firefox":
        urls = opened.page.browser.requests()
    else:
        did = opened.page.browser.events(opened.page.session)
        sent = [one["params"] for one in did if one["method"] == "Network.requestWillBeSent"]
        urls = [one["request"]["url"] for one in sent]

    assert {url for url in urls if not url.startswith(("blob:", "data:"))} <= {PAGE.as_uri()}
    assert opened.page.run("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    assert opened.page.run("indexedDB.databases().then(all => all.length)") == 0


def test_nothing_can_be_sent(opened):
    """A server that listens hears nothing, from the page or from a worker of it."""
    heard = []

    class Ear(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            heard.append(self.path)
            self.send_response(200)
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - as its base calls it

    with http.server.HTTPServer(("127.0.0.1", 0), Ear) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        attempt = f"fetch('{url}/f', {{mode: 'no-cors'}}).then(() => 'sent', () => 'refused')"
        worker = json.dumps(f"{attempt}.then(postMessage)")
        said = opened.page.run(
            f"Promise.all([{attempt}, new Promise(done => {{ const each = new Worker(URL.createObjectURL("
            f"new Blob([{worker}]))); each.onmessage = event => done(event.data); }})])"
        )
        opened.page.run(
            f"new Image().src = '{url}/i'; navigator.sendBeacon('{url}/b', 'x');"
            f"try {{ new WebSocket('{url.replace('http', 'ws')}/w') }} catch {{}}"
            "new Promise(done => setTimeout(done, 300))"
        )
        urllib.request.urlopen(f"{url}/heard").close()
        server.shutdown()

    assert said == ["refused", "refused"]
    assert heard == ["/heard"]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_to_the_right_of_the_screen(opened, width):
    """On a phone and at a desk, with the whole report as high as it is."""
    opened.drop(EXAMPLES / "unit-baik.xlsx")
    opened.page.resize(width)
    opened.page.until("document.getElementById('report').offsetHeight > 2000")

    wide = opened.page.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0
    inner = "document.getElementById('report').contentDocument.documentElement"
    assert opened.page.run(f"{inner}.scrollHeight <= {inner}.clientHeight + 1")
    opened.page.resize(1280)


@pytest.mark.parametrize("language", ["id", "en"])
def test_axe_finds_nothing(opened, language):
    """Zero violations of any rule of axe-core, with all forms unfolded."""
    axe = ROOT / "tests" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
    assert axe.is_file(), "npm ci --prefix tests/browser"
    opened.drop(EXAMPLES / "unit-baik.xlsx")
    if language == "en":
        opened.turn_to("English")
    opened.page.run(
        "document.querySelectorAll('form, details').forEach("
        "each => { each.hidden = false; each.open = true; })"
    )
    opened.page.run(f"{axe.read_text('utf-8')};0")
    found = opened.page.run(
        "axe.run(document, {iframes: false}).then(all => [all.passes.length, all.violations.map("
        "each => [each.id, each.nodes.map(node => node.html)])])"
    )
    opened.page.run(
        "['blank-form', 'facts-form'].forEach(each => { document.getElementById(each).hidden = true; })"
    )
    if language == "en":
        opened.turn_to("Bahasa Indonesia")

    assert found[0] > 20
    assert found[1] == []


def test_hostile_files_cost_only_themselves(opened, terminal, tmp_path):
    """All files that zitool must survive, in one folder with good ones: the recap of the command line."""
    place = tmp_path / "asal" / "jahat"
    place.mkdir(parents=True)
    write(place)
    (place / "x20_long_tag.xlsx").unlink()  # how much of a tag was read when it is too long depends on Expat
    for file in EXAMPLES.glob("unit-*.xlsx"):
        shutil.copy(file, place)

    recap, chosen = opened.drop_folder(place)
    assert "unit-baik.xlsx" in recap
    _, data = opened.save("JSON")
    assert data == terminal(opened.text("command"), *chosen)


def test_a_file_beyond_the_limit_is_refused_unread(opened, terminal, tmp_path):
    """Three hundred megabytes of nothing are refused by their size, as by the command line."""
    file = tmp_path / "asal-besar.xlsx"
    with file.open("wb") as stream:
        stream.truncate(300 << 20)

    report = opened.drop(file)

    assert "F009" in opened.text("messages")
    assert report.encode() == terminal(opened.text("command"), file)
    assert "unit-baik" in opened.drop(EXAMPLES / "unit-baik.xlsx")


@pytest.fixture
def heavy(tmp_path):
    """A workbook within all limits that takes more memory than most: 190,000 cells of random wide text."""
    letters = random.Random(1)
    wide = [chr(0x100 + number) for number in range(32)]

    def row(number: int) -> str:
        text = "".join(letters.choices(wide, k=150))
        return f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{text}</t></is></c></row>'

    file = tmp_path / "asal" / "berat" / "besar.xlsx"
    file.parent.mkdir(parents=True)
    file.write_bytes(book(bombs.rows_of(190_000, row)))
    return file


def test_memory_has_an_end(chromium, tmp_path, heavy):
    """Where Python gets no more of it a file costs itself: the next is scored, so are others of a folder."""
    small = tmp_path / "zitool.html"
    source = PAGE.read_text("utf-8")
    assert "MOST_MEMORY = 1 << 30" in source
    small.write_text(source.replace("MOST_MEMORY = 1 << 30", "MOST_MEMORY = 120 << 20"), "utf-8")
    shown = Shown(chromium.open(small))
    for name in ("a.xlsx", "z.xlsx"):
        shutil.copy(EXAMPLES / "unit-baik.xlsx", heavy.parent / name)
    recap, _ = shown.drop_folder(heavy.parent)
    assert "F016" in recap
    assert all(name in recap for name in ("a.xlsx", "z.xlsx", "besar.xlsx"))
    assert "unit-baik" in shown.drop(EXAMPLES / "unit-baik.xlsx")
    shown.page.close()


def test_an_old_browser_is_told_so_before_anything_is_loaded(chromium, tmp_path):
    """Without what the page needs it says which browser it takes, in words, and starts nothing."""
    blank = tmp_path / "blank.html"
    blank.write_text("<!doctype html>", "utf-8")
    page = chromium.open(blank)
    lacking = "delete WebAssembly.Tag; window.Worker = class { constructor() { window.started = true; } };"
    chromium.call("Page.addScriptToEvaluateOnNewDocument", page.session, source=lacking)
    chromium.call("Page.navigate", page.session, url=PAGE.as_uri())
    chromium.event("Page.loadEventFired", page.session)

    assert "Firefox 114" in page.run("document.body.innerText")
    assert page.run("document.getElementById('page').checkVisibility()") is False
    assert page.run("window.started") is None
    page.close()


def test_printing_prints_the_report(in_chromium):
    """The button and Ctrl+P print the report itself, and not the page around it."""
    in_chromium.drop(EXAMPLES / "unit-baik.xlsx")
    in_chromium.page.until(
        "document.getElementById('report').contentDocument.querySelector('article') !== null"
    )
    in_chromium.page.run(
        "window.printed = 0;"
        "document.getElementById('report').contentWindow.print = () => { printed += 1; }; 0"
    )
    in_chromium.click("Cetak")
    in_chromium.page.run(
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'p', ctrlKey: true, cancelable: true}))"
    )

    assert in_chromium.page.run("printed") == 2


def test_a_link_inside_the_report_is_followed_inside_it(opened):
    """The page stays, and what is folded opens."""
    opened.drop(EXAMPLES / "unit-baik.xlsx")
    inner = "document.getElementById('report').contentDocument"
    opened.page.until("document.getElementById('report').checkVisibility({visibilityProperty: true})")
    opened.page.run(f"{inner}.querySelector('.links a').click()")

    assert opened.page.run("location.href") == PAGE.as_uri()
    assert opened.page.run(f"{inner}.querySelector('article') !== null")
