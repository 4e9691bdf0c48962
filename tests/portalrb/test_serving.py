"""The endpoints: what is answered to whom, and every error in the form of the guide."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import sys
import zlib
from contextlib import asynccontextmanager
from hashlib import sha256

import httpx
import pytest

from zitool.portalrb.counter import Counter, Offer, as_json
from zitool.portalrb.serving import application
from zitool.portalrb.tokens import Token

ALL, SOME = "zitool_all", "zitool_some"
IDS = ("UNIT-1", "UNIT-2", "B/1", "ünit", "..", "%41", "a b")
LISTS = ("/pengusulan/unit-wbk", "/pengusulan/unit-wbbm")


def token(name, secret, units=None):
    """Return what the file of tokens keeps of a secret."""
    return Token(name, sha256(secret.encode()).hexdigest(), units and frozenset(units), "2026-11-30")


def entry(unit_id, kategori="WBK"):
    """Return a unit as the lists write it."""
    return {"id": unit_id, "nama": f"Unit {unit_id}", "kategori": kategori, "afirmasi": False}


def offer(*, year=2026):
    """Return what is on offer: seven units for WBK, one of them without answers, and one for WBBM."""
    answers = {
        unit_id: zlib.compress(as_json({"unit_id": unit_id})) for unit_id in IDS if unit_id != "UNIT-2"
    }
    return Offer(year, {unit_id: entry(unit_id) for unit_id in IDS}, {"M": entry("M", "WBBM")}, answers)


@asynccontextmanager
async def _nothing(app):
    yield


class Asked:
    """A counter, and somebody who asks at it."""

    def __init__(self, *, rate=1000, language="id"):
        tokens = (token("all", ALL), token("some", SOME, ["UNIT-1", "GONE"]))
        self.counter = Counter(offer(), tokens, rate, language)
        self.app = application(self.counter, _nothing)

    def get(self, path, secret=ALL, method="GET"):
        """Ask with a token."""
        return self.bare(path, {"authorization": f"Bearer {secret}"}, method)

    def bare(self, path, headers=None, method="GET"):
        """Ask with these headers and no others."""

        async def ask():
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                return await client.request(method, path, headers=headers)

        return asyncio.run(ask())


@pytest.fixture
def asked():
    """A counter, and somebody who asks at it."""
    return Asked()


def is_error(response, status, code):
    """Hold an answer against the guide's form of errors, which has these three fields and no other."""
    document = response.json()
    assert response.status_code == status
    assert response.headers["content-type"] == "application/json"
    assert list(document) == ["error", "code", "message"]
    assert document["error"] is True
    assert document["code"] == code
    assert document["message"]


def test_the_lists_are_those_of_the_guide(asked):
    """The year and the units, in their order."""
    wbk, wbbm = (asked.get(path) for path in LISTS)
    assert wbk.json() == {"tahun": 2026, "units": [entry(unit_id) for unit_id in IDS]}
    assert wbbm.json() == {"tahun": 2026, "units": [entry("M", "WBBM")]}
    assert wbk.headers["content-type"] == "application/json"
    assert wbk.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("unit_id", "path"),
    [
        ("UNIT-1", "UNIT-1"),
        ("UNIT-1", "%55NIT-1"),
        ("B/1", "B%2F1"),
        ("B/1", "B/1"),
        ("ünit", "%C3%BCnit"),
        ("%41", "%2541"),
        ("a b", "a%20b"),
        ("..", "%2E%2E"),
    ],
)
def test_answers_by_the_id_of_a_unit(asked, unit_id, path):
    """The id is whatever the address says when it is decoded once."""
    assert asked.get(f"/lke/jawaban-unit/{path}").json() == {"unit_id": unit_id}


def test_a_token_sees_its_units_and_no_other(asked):
    """In the lists the others are left out, and nothing says how many there are."""
    assert asked.get(LISTS[0], SOME).json()["units"] == [entry("UNIT-1")]
    assert asked.get(LISTS[1], SOME).json() == {"tahun": 2026, "units": []}
    assert asked.get("/lke/jawaban-unit/UNIT-1", SOME).json() == {"unit_id": "UNIT-1"}
    assert [entry["id"] for entry in asked.get(LISTS[0]).json()["units"]] == list(IDS)


def test_out_of_scope_is_403_whether_it_exists_or_not(asked):
    """To the last byte the answer is the same for a unit with answers, one without, and one that is none."""
    answers = [asked.get(f"/lke/jawaban-unit/{unit_id}", SOME) for unit_id in ("B%2F1", "UNIT-2", "NOBODY")]
    for answer in answers:
        is_error(answer, 403, "FORBIDDEN")
    assert len({(answer.content, tuple(answer.headers.items())) for answer in answers}) == 1


def test_no_answers_are_404(asked):
    """In scope, but nobody's, or not read yet."""
    is_error(asked.get("/lke/jawaban-unit/NOBODY"), 404, "DATA_NOT_FOUND")
    is_error(asked.get("/lke/jawaban-unit/UNIT-2"), 404, "DATA_NOT_FOUND")
    is_error(asked.get("/lke/jawaban-unit/GONE", SOME), 404, "DATA_NOT_FOUND")


@pytest.mark.parametrize(
    "header",
    [
        {},
        {"authorization": ""},
        {"authorization": "Bearer"},
        {"authorization": "Bearer "},
        {"authorization": "Bearer wrong"},
        {"authorization": f"Bearer {ALL}x"},
        {"authorization": f"Bearer {ALL.upper()}"},
        {"authorization": f"Basic {ALL}"},
        {"authorization": ALL},
        {"authorization": f"Bearer {ALL} {ALL}"},
        {"authorization": b"Bearer \xff\xfe"},
        {"authorization": f"Bearer {'x' * 5000}"},
        {"x-api-key": ALL},
    ],
)
@pytest.mark.parametrize(
    "path", [*LISTS, "/lke/jawaban-unit/UNIT-1", "/", "/etc/passwd", "/lke/jawaban-unit/"]
)
def test_without_a_token_everything_is_401(asked, header, path):
    """Whatever is asked for: nobody learns which addresses and units there are."""
    response = asked.bare(path, header)
    is_error(response, 401, "UNAUTHORIZED")
    assert response.headers["www-authenticate"] == "Bearer"
    assert response.content == asked.bare("/").content


def test_two_tokens_at_once_are_none(asked):
    """A request with two headers of authorization is nobody's."""
    headers = [("authorization", f"Bearer {ALL}"), ("authorization", f"Bearer {SOME}")]
    is_error(asked.bare(LISTS[0], headers), 401, "UNAUTHORIZED")


def test_a_token_in_the_query_opens_nothing(asked):
    """It would stand in the logs of every proxy on the way."""
    is_error(asked.bare(f"{LISTS[0]}?access_token={ALL}&token={ALL}"), 401, "UNAUTHORIZED")


@pytest.mark.parametrize("scheme", ["bearer", "BEARER", "Bearer "])
def test_the_scheme_has_no_case(asked, scheme):
    """As HTTP has it."""
    assert asked.bare(LISTS[0], {"authorization": f"{scheme} {ALL}"}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "HEAD"])
@pytest.mark.parametrize("path", [LISTS[0], "/lke/jawaban-unit/UNIT-1", "/health", "/nowhere"])
def test_other_methods_are_405(asked, method, path):
    """Everything is read only, and says so."""
    response = asked.get(path, method=method)
    assert response.headers["allow"] == "GET"
    if method == "HEAD":
        assert response.status_code == 405
    else:
        is_error(response, 405, "METHOD_NOT_ALLOWED")


@pytest.mark.parametrize(
    "path",
    ["/", "/pengusulan", "/pengusulan/unit-wbk/", "/pengusulan/unit-WBK", "/lke", "/lke/jawaban-unit",
     "/openapi.json", "/docs", "/static/../../etc/passwd", "/health/", "//pengusulan/unit-wbk"],
)  # fmt: skip
def test_other_addresses_are_404(asked, path):
    """None of them leads anywhere, and none is redirected."""
    is_error(asked.get(path), 404, "NOT_FOUND")


@pytest.mark.parametrize(
    "unit_id",
    ["", "%00", "UNIT-1%00", "UNIT-1%0A", "%1B[2J", "%ff", "%C3%28", "%ED%A0%80", "x" * 1001, "%E2%80%AE"],
)
def test_what_can_be_no_id_is_422(asked, unit_id):
    """Empty, too long, control characters, no UTF-8."""
    is_error(asked.get(f"/lke/jawaban-unit/{unit_id}"), 422, "INVALID_UNIT_ID")


def test_too_many_requests_are_429_and_cost_only_their_token():
    """After a full bucket the rest are refused, with the seconds to wait; another token is answered."""
    asked = Asked(rate=1)
    statuses = [asked.get(LISTS[0]).status_code for _ in range(10)]
    refused = asked.get("/lke/jawaban-unit/NOBODY")
    is_error(refused, 429, "TOO_MANY_REQUESTS")
    assert statuses == [200] * 10
    assert refused.headers["retry-after"] == "1"
    assert asked.get(LISTS[0], SOME).status_code == 200
    assert asked.bare("/health").status_code == 200


def test_health_needs_no_token_and_says_nothing(asked):
    """It tells that the server answers, and neither units nor versions."""
    response = asked.bare("/health")
    assert (response.status_code, response.content) == (200, b'{"status":"ok"}')


def test_a_fault_inside_is_500_without_a_word_of_it(asked, monkeypatch, caplog):
    """Neither the answer nor the log has the exception's message, and the next request is answered."""
    caplog.set_level(logging.INFO, "zitool.serve")
    with monkeypatch.context() as broken:
        broken.setattr(Counter, "units", lambda *_: 1 / 0)
        response = asked.get(LISTS[0])
    is_error(response, 500, "INTERNAL_ERROR")
    assert not re.search(r"division|Zero|Traceback|zitool|\.py", response.text)
    assert "division" not in caplog.text
    assert re.search(r"zitool-\S+\.log", caplog.text)
    assert asked.get(LISTS[0]).status_code == 200


def test_a_new_offer_is_answered_at_once(asked):
    """Lists that were made before are not answered any more."""
    asked.get(LISTS[0])
    asked.counter.offer = offer(year=2027)
    assert asked.get(LISTS[0]).json()["tahun"] == 2027
    asked.counter.offer = Offer(2027, {}, {}, {})
    assert asked.get(LISTS[0]).json()["units"] == []
    is_error(asked.get("/lke/jawaban-unit/UNIT-1"), 404, "DATA_NOT_FOUND")


def test_a_revoked_token_is_401_at_once(asked):
    """Whoever is left is answered."""
    asked.counter.tokens = asked.counter.tokens[1:]
    is_error(asked.get(LISTS[0]), 401, "UNAUTHORIZED")
    assert asked.get(LISTS[0], SOME).status_code == 200


def test_the_log_has_no_token_no_query_and_no_answer(asked, caplog):
    """Who, what, how it ended, how much; a path that would forge a line stays encoded."""
    caplog.set_level(logging.INFO, "zitool.serve")
    asked.get("/lke/jawaban-unit/UNIT-1?token=geheim")
    asked.get("/lke/jawaban-unit/x%0A127.0.0.1%20all%20GET")
    asked.get("/lke/jawaban-unit/" + "y" * 900, secret="wrong-secret")
    lines = [record.getMessage() for record in caplog.records if record.name == "zitool.serve"]
    assert re.fullmatch(r"127.0.0.1 all GET /lke/jawaban-unit/UNIT-1 200 20 [0-9.]+ms", lines[0])
    assert re.fullmatch(r"127.0.0.1 all GET \S+x%0A127\S+ 4\d\d \d+ [0-9.]+ms", lines[1])
    assert lines[2].startswith("127.0.0.1 - GET /lke/jawaban-unit/yyy")
    assert max(map(len, lines)) < 400
    assert not re.search("geheim|wrong-secret|zitool_all|unit_id", "\n".join(lines))


@pytest.mark.parametrize(("language", "said"), [("id", "Token"), ("en", "No token")])
def test_messages_speak_the_language_of_the_server(language, said):
    """As --lang says; codes are the same."""
    assert Asked(language=language).bare("/").json()["message"].startswith(said)


def test_answers_are_json_as_it_was_put_in(asked):
    """Nothing is changed on the way out."""
    document = {"unit_id": "UNIT-1", "nama_unit": 'RS "Ü" \n', "answers": [None, "A"]}
    asked.counter.offer = Offer(2026, {}, {}, {"UNIT-1": zlib.compress(as_json(document))})
    assert json.loads(asked.get("/lke/jawaban-unit/UNIT-1").content) == document


def test_no_request_opens_a_file(asked):
    """Python itself is asked to tell of every file that is opened meanwhile: there is none."""
    opened, watching = [], [False]

    def told(event, arguments):
        if watching[0] and event in {"open", "os.listdir", "os.scandir", "subprocess.Popen"}:
            opened.append((event, arguments))

    for path in (*LISTS, "/lke/jawaban-unit/UNIT-1", "/nowhere", "/lke/jawaban-unit/%00"):
        asked.get(path)  # whatever is imported late
        asked.bare(path)
    sys.addaudithook(told)
    watching[0] = True
    try:
        for path in (
            *LISTS,
            "/lke/jawaban-unit/UNIT-1",
            "/lke/jawaban-unit/%2Fetc%2Fpasswd",
            "/lke/jawaban-unit/..%2F..%2Funits.csv",
            "/../../etc/passwd",
            "/lke/jawaban-unit/UNIT-1%00",
        ):
            asked.get(path)
            asked.get(path, SOME)
            asked.bare(path)
    finally:
        watching[0] = False
    assert opened == []


def test_ten_thousand_units(asked):
    """All of them in the list, any of them by its id, and memory that a small machine has."""
    ids = [f"UNIT-{number:05}" for number in range(10_000)]
    answers = {unit_id: zlib.compress(as_json({"unit_id": unit_id})) for unit_id in ids}
    asked.counter.offer = Offer(2026, {unit_id: entry(unit_id) for unit_id in ids}, {}, answers)
    assert [unit["id"] for unit in asked.get(LISTS[0]).json()["units"]] == ids
    for unit_id in ids[::997]:
        assert asked.get(f"/lke/jawaban-unit/{unit_id}").json() == {"unit_id": unit_id}
    is_error(asked.get("/lke/jawaban-unit/UNIT-10000"), 404, "DATA_NOT_FOUND")
    assert [unit["id"] for unit in asked.get(LISTS[0], SOME).json()["units"]] == []
