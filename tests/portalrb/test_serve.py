"""`zitool serve` as PortalRB meets it: a process, TLS, a real client, and a folder that changes meanwhile."""

from __future__ import annotations

import json
import re
import signal
import socket
import ssl
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from tests.portalrb.serving import EXAMPLES, LIST, ROWS, Server, until

from zitool.batch.exporting import export
from zitool.portalrb.tokens import revoke

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("serve")]
"""These wait most of the time: one worker waits, while the others work."""

WBK, WBBM, ANSWERS = "/pengusulan/unit-wbk", "/pengusulan/unit-wbbm", "/lke/jawaban-unit"


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A server whose folder nobody changes."""
    server = Server(tmp_path_factory.mktemp("shared"), "--rate", "1000")
    yield server
    assert server.stop() == 0


@pytest.fixture
def server(tmp_path):
    """A server of one's own."""
    server = Server(tmp_path, "--rate", "1000")
    yield server
    server.stop(signal.SIGKILL)


def expected(unit_id, name, source):
    """Return the document that `zitool portalrb export` makes of an example."""
    document = export(str(EXAMPLES / source), unit_id, name, year=2026).document
    return json.loads(document.model_dump_json())


def test_what_is_answered_is_what_export_writes(shared):
    """Lists and answers, over TLS that a client verifies."""
    assert shared.get(WBK).json() == {
        "tahun": 2026,
        "units": [
            {"id": "UNIT-1", "nama": "KPPN Contoh", "kategori": "WBK", "afirmasi": False},
            {"id": "UNIT-2", "nama": "RSUD Contoh", "kategori": "WBK-AFIRMASI", "afirmasi": True},
            {"id": "UNIT-4", "nama": "Tanpa LKE", "kategori": "WBK", "afirmasi": False},
        ],
    }
    assert [unit["id"] for unit in shared.get(WBBM).json()["units"]] == ["B/3"]
    for unit_id, name, source in (
        ("UNIT-1", "KPPN Contoh", "unit-baik.xlsx"),
        ("UNIT-2", "RSUD Contoh", "unit-dan-tpi.xlsx"),
        ("B/3", "Biro Umum", "unit-setengah.xlsx"),
    ):
        path = f"{ANSWERS}/{unit_id.replace('/', '%2F')}"
        assert shared.get(path).json() == expected(unit_id, name, source)
    assert shared.get(f"{ANSWERS}/UNIT-4").status_code == 404


def test_tls_is_12_or_later_and_nothing_else_is_spoken(shared):
    """A client that asks for TLS 1.1, or speaks plainly, gets no answer."""
    context = shared.context()
    with (
        socket.create_connection(("127.0.0.1", shared.port)) as plain,
        context.wrap_socket(plain, server_hostname="localhost") as spoken,
    ):
        assert spoken.version() in {"TLSv1.2", "TLSv1.3"}
    with socket.create_connection(("127.0.0.1", shared.port)) as plain:
        plain.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"200" not in plain.recv(4096)
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"https://127.0.0.1:{shared.port}/health")  # its authority is trusted by nobody else


HEAD = b"GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nConnection: close\r\n%s\r\n"
TRAVERSALS = [
    "/../../../../etc/passwd",
    "/lke/jawaban-unit/../../../../etc/passwd",
    "/lke/jawaban-unit/..%2f..%2f..%2fetc%2fpasswd",
    "/lke/jawaban-unit/%2e%2e%2f%2e%2e%2funits.csv",
    "/lke/jawaban-unit/..%5c..%5cwindows%5cwin.ini",
    "/lke/jawaban-unit/%252e%252e%252funits.csv",
    "/lke/jawaban-unit//etc/passwd",
    "/lke/jawaban-unit/file:///etc/passwd",
    "/lke/jawaban-unit/satu.xlsx",
    "/lke/jawaban-unit/units.csv",
    "/lke/jawaban-unit/UNIT-1%00.json",
    "/lke/jawaban-unit/%c0%ae%c0%ae%c0%afetc%c0%afpasswd",
    "/token.jsonl",
    "/units.csv",
    "/pengusulan/../token.jsonl",
    "/pengusulan/unit-wbk/..;/token.jsonl",
    "//127.0.0.1/etc/passwd",
    "*",
    "http://evil.example/lke/jawaban-unit/UNIT-9",
]
HEADERS = [
    b"X-Original-URL: /token.jsonl\r\n",
    b"X-Rewrite-URL: /token.jsonl\r\n",
    b"X-HTTP-Method-Override: DELETE\r\n",
    b"X-Forwarded-For: 1.2.3.4\x0b\x1b[31m, ' OR 1=1\r\n",
    b"X-Forwarded-Proto: gopher\r\n",
    b'Forwarded: for="_\x7f";host=evil\r\n',
    b"Content-Length: -1\r\n",
    b"Content-Length: 5\r\nContent-Length: 6\r\n",
    b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
    b"Transfer-Encoding: xchunked\r\n",
    b"Expect: 100-continue\r\nContent-Length: 9\r\n",
    b"Upgrade: websocket\r\nConnection: Upgrade\r\n",
    b"Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n",
    b"Range: bytes=0-999999999999\r\n",
    b"Accept-Encoding: " + b"gzip, " * 500 + b"\r\n",
    b"Cookie: " + b"a=b; " * 5000 + b"\r\n",
    b"".join(b"X-%d: y\r\n" % number for number in range(2000)),
    b" folded: line\r\n",
    b"No colon\r\n",
    b"Name with blank : x\r\n",
    b"\x00: \x00\r\n",
    b"X: \xff\xfe\r\n",
    b"Host: second\r\n",
]


def exchange(server, data):
    """Send bytes over TLS and return all that comes back."""
    context, received = server.context(), b""
    with (
        socket.create_connection(("127.0.0.1", server.port), timeout=30) as plain,
        context.wrap_socket(plain, server_hostname="localhost") as spoken,
    ):
        try:
            spoken.sendall(data)
            while piece := spoken.recv(65536):
                received += piece
        except (ConnectionError, ssl.SSLError):
            pass  # closed in our face: an answer, too
    return received


def is_harmless(server, answer):
    """Hold answers against what no request may get: a file, a word of the inside, a redirect."""
    for secret in (b"root:", b"Traceback", b".py", b"sha256", b"id,name", str(server.folder).encode()):
        assert secret not in answer
    first, *others = answer.split(b"HTTP/1.1 ")
    assert first == b""
    for other in others:  # one for each request that the bytes held
        head, _, body = other.partition(b"\r\n\r\n")
        status = int(head.split()[0])
        assert status in {200, 400, 401, 403, 404, 405, 422}
        assert b"location" not in head.lower()
        if status != 200:
            assert set(json.loads(body)) == {"error", "code", "message"}


@pytest.mark.parametrize("path", TRAVERSALS)
def test_no_path_of_a_request_reaches_the_file_system(shared, path):
    """Whatever an address climbs to, it is looked up in memory and is not there."""
    answer = exchange(shared, HEAD % (path.encode(), shared.all.encode(), b""))
    is_harmless(shared, answer)
    assert not answer.startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("header", HEADERS)
def test_strange_headers_change_nothing(shared, header):
    """The request is answered as ever, or refused as a whole; the next one is answered."""
    path = b"/lke/jawaban-unit/UNIT-1"
    answer = exchange(shared, HEAD % (path, shared.all.encode(), header))
    is_harmless(shared, answer)
    is_harmless(shared, exchange(shared, HEAD % (path, b"wrong", header)))
    assert b"200 OK" not in exchange(shared, HEAD % (path, b"wrong", header))
    assert shared.get("/health", "").json() == {"status": "ok"}


def test_noise_is_answered_or_closed(shared):
    """A hundred and fifty mutilated requests: cut, doubled, with bytes changed."""
    import random

    chance = random.Random(17)
    good = HEAD % (b"/lke/jawaban-unit/UNIT-1", shared.all.encode(), b"")

    def mutilated():
        data = bytearray(good)
        for _ in range(chance.randrange(1, 6)):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(4)] = chance.randbytes(chance.randrange(4))
        return bytes(data) + b"\r\n\r\n"

    with ThreadPoolExecutor(8) as several:
        for answer in several.map(lambda data: exchange(shared, data), [mutilated() for _ in range(150)]):
            is_harmless(shared, answer)
    assert shared.get("/health", "").status_code == 200


def test_the_log_has_no_token_and_no_line_that_a_client_wrote(shared):
    """After all of that: neither token in it, and nothing but printable lines that the server began."""
    shared.get(f"{ANSWERS}/x%0Aforged?token={shared.some}")
    until(lambda: shared.said("x%0Aforged"), "the request is logged")
    log = "\n".join(shared.log)
    assert shared.all not in log
    assert shared.some not in log
    first, *lines = shared.log
    assert first.startswith("membaca ")
    assert lines
    assert all(re.match(r"20\d\d-\d\d-\d\dT", line) and line.isprintable() for line in lines)
    assert "Traceback" not in log


class Load:
    """Clients that keep asking for everything while something happens, and what they got."""

    def __init__(self, server, paths, clients=4):
        self.server, self.paths = server, paths
        self.wrong, self.count, self.ended = [], 0, threading.Event()
        self.several = [threading.Thread(target=self.ask) for _ in range(clients)]

    def ask(self):
        with self.server.client() as client:
            while not self.ended.is_set():
                for path in self.paths:
                    response = client.get(path)
                    self.count += 1
                    if response.status_code != 200 or "tahun" not in response.json():
                        self.wrong.append((path, response.status_code, response.text[:80]))
                time.sleep(0.02)

    def __enter__(self):
        for thread in self.several:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        for thread in self.several:
            thread.join()


def notes(server, unit_id="UNIT-1"):
    """Return what a unit answers now."""
    answers = server.get(f"{ANSWERS}/{unit_id}").json()["answers"]
    return [answer["jawaban_unit"] for answer in answers]


def test_files_are_replaced_broken_and_removed_under_load(server):
    """Clients see the last good reading at every moment, and the new one soon after it is whole."""
    good, half = ((EXAMPLES / name).read_bytes() for name in ("unit-baik.xlsx", "unit-setengah.xlsx"))
    first = notes(server)
    with Load(server, [WBK, f"{ANSWERS}/UNIT-1", f"{ANSWERS}/B%2F3"]) as load:
        server.put("satu.xlsx", half)
        until(lambda: notes(server) != first, "the new file is read")
        second = notes(server)
        assert second == [
            one["jawaban_unit"] for one in expected("UNIT-1", "", "unit-setengah.xlsx")["answers"]
        ]
        for broken in (b"", b"PK\x03\x04", good[: len(good) // 2], b"<html>not here</html>"):
            said = len(server.log)
            (server.folder / "satu.xlsx").write_bytes(broken)  # in place, as a copy that breaks off
            server.wait("J061", said)
            assert notes(server) == second
            server.put("satu.xlsx", half)
            server.wait("J070", said)
        (server.folder / "satu.xlsx").unlink()
        server.wait(r"J062 .*satu\.xlsx")
        assert notes(server) == second
        server.put("satu.xlsx", good)
        until(lambda: notes(server) == first, "it is read again")
    assert load.wrong == []
    assert load.count > 100


def test_hostile_files_cost_nobody_an_answer(server):
    """A bomb in the place of an LKE, broken containers beside it: refused, while everybody is answered."""
    from tests.hostile import bombs, containers

    refused = [entry for entry in containers.entries() if entry.must == "refuse"][:12]
    bomb = next(iter(bombs.entries())).make()
    before = notes(server)
    with Load(server, [WBK, f"{ANSWERS}/UNIT-1", f"{ANSWERS}/UNIT-2"], clients=2) as load:
        for number, entry in enumerate(refused):
            server.put(f"lain{number}.xlsx", entry.make())
        server.put("satu.xlsx", bomb)
        server.wait(r"J061 .*satu\.xlsx")
        assert notes(server) == before
    assert load.wrong == []


def test_the_list_decides_who_is_proposed(server):
    """A row less is a unit withdrawn, a row more one proposed; a list that is broken changes nothing."""
    units = server.folder / "units.csv"
    units.write_text("\n".join([LIST, *list(ROWS)[:1], "UNIT-9,Baru,wbbm,,dua.xlsx"]))
    until(lambda: server.get(f"{ANSWERS}/UNIT-2").status_code == 404, "a unit is withdrawn")
    assert [unit["id"] for unit in server.get(WBK).json()["units"]] == ["UNIT-1"]
    assert server.get(f"{ANSWERS}/UNIT-9").json() == expected("UNIT-9", "Baru", "unit-dan-tpi.xlsx")
    units.write_text("nothing,like\na,list\n")
    server.wait("J063")
    assert [unit["id"] for unit in server.get(WBBM).json()["units"]] == ["UNIT-9"]
    units.unlink()
    time.sleep(2)
    assert [unit["id"] for unit in server.get(WBBM).json()["units"]] == ["UNIT-9"]
    units.write_text("\n".join([LIST, *ROWS]))
    until(lambda: server.get(f"{ANSWERS}/UNIT-2").status_code == 200, "the list is read again")


def test_the_whole_folder_may_vanish(server):
    """A network drive that is gone for a while costs nobody an answer."""
    away = server.folder.with_name("away")
    server.folder.rename(away)
    server.wait("J062")
    assert server.get(f"{ANSWERS}/UNIT-1").status_code == 200
    assert len(server.get(WBK).json()["units"]) == 3
    away.rename(server.folder)
    (server.folder / "satu.xlsx").write_bytes((EXAMPLES / "unit-setengah.xlsx").read_bytes())
    before = expected("UNIT-1", "KPPN Contoh", "unit-setengah.xlsx")
    until(lambda: server.get(f"{ANSWERS}/UNIT-1").json() == before, "it is watched again")


def test_tokens_are_revoked_while_serving(server):
    """Revoked is refused, a file open to others is nobody's, and mended is good again."""
    revoke(server.tokens, "satu")
    until(lambda: server.get(WBK, server.some).status_code == 401, "the token is revoked")
    assert server.get(WBK).status_code == 200
    server.tokens.chmod(0o644)
    until(lambda: server.get(WBK).status_code == 401, "the file is refused")
    assert server.said("J064")
    server.tokens.chmod(0o600)
    until(lambda: server.get(WBK).status_code == 200, "the file is read again")


def test_a_new_certificate_is_put_to_use(server):
    """Without a stop; one that is none leaves the old one in use."""

    def serial():
        with (
            socket.create_connection(("127.0.0.1", server.port)) as plain,
            server.context().wrap_socket(plain, server_hostname="localhost") as spoken,
        ):
            return spoken.getpeercert()["serialNumber"]

    first = serial()
    server.certify()
    until(lambda: serial() != first, "the new certificate is in use")
    second = serial()
    server.pem.write_text("no certificate")
    server.wait("J065")
    assert serial() == second


def test_half_open_and_slow_connections_keep_nobody_waiting(server):
    """Four hundred with nothing, half a handshake or half a head: others are answered, and those end."""
    held = []
    for number in range(400):
        plain = socket.create_connection(("127.0.0.1", server.port))
        plain.settimeout(30)
        held.append(plain)
        if number % 4 == 1:
            plain.sendall(b"\x16\x03\x01\x02\x00")
        elif number % 4 == 2:
            plain.sendall(b"GET /health HTTP/1.1\r\n")
        elif number % 40 == 3:
            held[-1] = server.context().wrap_socket(plain, server_hostname="localhost")
            held[-1].sendall(b"GET /lke/jawaban-unit/UNIT-1 HTTP/1.1\r\nHost: x\r\n")
    began = time.monotonic()
    for _ in range(20):
        assert server.get(f"{ANSWERS}/UNIT-1").status_code == 200
    assert time.monotonic() - began < 20
    for one in held:
        try:
            while one.recv(4096):
                pass  # an alert, or that it was no TLS
        except ConnectionError:
            pass
        one.close()
    assert server.get("/health", "").status_code == 200


def test_a_head_that_trickles_does_not_win_time(server):
    """A byte twice a second is no reason to wait longer: the connection ends though it is never silent."""

    def trickled():
        with (
            socket.create_connection(("127.0.0.1", server.port)) as plain,
            server.context().wrap_socket(plain, server_hostname="localhost") as spoken,
        ):
            for byte in b"GET /health HTTP/1.1\r\nHost: " + b"x" * 60:
                spoken.sendall(bytes([byte]))
                time.sleep(0.5)

    with pytest.raises((ConnectionError, ssl.SSLError)):
        trickled()
    assert server.get("/health", "").status_code == 200


def test_requests_under_way_are_answered_before_it_stops(server):
    """With SIGTERM, forty clients at it: every answer that began is whole; the exit code is 0."""
    wrong, answered, refused = [], [], []

    def ask():
        with server.client() as client:
            while True:
                try:
                    response = client.get(f"{ANSWERS}/UNIT-2")
                except (httpx.ConnectError, httpx.RemoteProtocolError, httpx.ReadError) as error:
                    refused.append(error)
                    return
                answered.append(response.status_code)
                if response.status_code != 200 or len(response.json()["answers"]) != 127:
                    wrong.append(response.status_code)

    several = [threading.Thread(target=ask) for _ in range(40)]
    for thread in several:
        thread.start()
    until(lambda: len(answered) > 80, "they are at it")
    assert server.stop() == 0
    for thread in several:
        thread.join()
    assert wrong == []
    assert len(refused) == len(several)
    assert not any(isinstance(error, httpx.ReadError) and "incomplete" in str(error) for error in refused)
    assert server.log[-1].endswith("selesai")
    assert "Traceback" not in "\n".join(server.log)


def test_ctrl_c_stops_it_as_well(server):
    """With exit code 0: that is how a server ends."""
    server.get(WBK)
    assert server.stop(signal.SIGINT) == 0


def test_portalrb_tries_three_times(server):
    """At once, after a pause and after a longer one: a server that comes back meanwhile is fetched from."""
    port = server.port
    server.stop()
    pauses = [0, 1, 2]  # 0, 60 and 120 seconds in earnest
    outcomes = []
    for attempt, pause in enumerate(pauses):
        time.sleep(pause)
        if attempt == 2:
            server.log.clear()
            server.start(port)
        try:
            outcomes.append(server.get(f"{ANSWERS}/UNIT-1").status_code)
        except httpx.ConnectError:
            outcomes.append("failed")
    assert outcomes == ["failed", "failed", 200]


def test_two_hundred_a_second_for_a_while(shared):
    """A short version of benchmarks/serve.py: every one of six hundred requests is answered."""
    with shared.client(limits=httpx.Limits(max_connections=16)) as client, ThreadPoolExecutor(16) as several:
        began, due = time.monotonic(), [number / 200 for number in range(600)]

        def ask(at):
            time.sleep(max(0, began + at - time.monotonic()))
            return client.get(f"{ANSWERS}/UNIT-1").status_code

        assert list(several.map(ask, due)) == [200] * 600
