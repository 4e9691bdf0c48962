"""Tokens: what the file keeps, who may read it, and that comparing tells nothing."""

from __future__ import annotations

import hmac
import json
import os
import stat
from datetime import date
from hashlib import sha256
from types import SimpleNamespace

import pytest

from zitool.errors import UsageError
from zitool.portalrb import tokens
from zitool.portalrb.tokens import Token, holder, new_token, read_tokens, revoke

DAY = date(2026, 11, 30)
GOOD = {"name": "a", "sha256": "0" * 64, "units": None, "made": "2026-11-30"}


@pytest.fixture
def place(tmp_path):
    """A path where no file of tokens is yet."""
    return tmp_path / "token.jsonl"


def written(place, *lines, mode=0o600):
    """Write a file of tokens, a line each."""
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    place.write_text("".join(f"{text}\n" for text in texts))
    place.chmod(mode)
    return place


def refusal(action, *arguments):
    """Return code, line and reason of the refusal."""
    with pytest.raises(UsageError) as caught:
        action(*arguments)
    found = caught.value.findings[0]
    return found.code, found.cell, found.values.get("reason")


def test_a_new_token_is_known_by_its_hash_alone(place):
    """The file has mode 600, holds the SHA-256 and nowhere the token, and knows whose token it is."""
    secret = new_token(place, "portalrb", ["A", "B"], DAY)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert secret not in place.read_text()
    assert len(secret) >= 43 + len("zitool_")
    expected = Token("portalrb", sha256(secret.encode()).hexdigest(), frozenset("AB"), "2026-11-30")
    assert read_tokens(place) == (expected,)
    assert holder(read_tokens(place), secret) == expected


def test_no_two_tokens_are_alike(place):
    """Each is drawn anew, and each is found among the others."""
    secrets = [new_token(place, f"t{number}", None, DAY) for number in range(20)]
    assert len(set(secrets)) == 20
    assert [holder(read_tokens(place), secret).name for secret in secrets] == [f"t{n}" for n in range(20)]


def test_tokens_are_added_also_under_a_line_without_an_end(place):
    """Somebody's editor left the last line open; the next token has a line of its own all the same."""
    new_token(place, "one", None, DAY)
    place.write_bytes(place.read_bytes().rstrip(b"\n"))
    new_token(place, "two", None, DAY)
    assert [token.name for token in read_tokens(place)] == ["one", "two"]


def test_a_revoked_token_opens_nothing(place):
    """Its line is gone, the others are as they were, and the mode is still 600."""
    first, second = (new_token(place, name, None, DAY) for name in ("one", "two"))
    revoke(place, "one")
    assert holder(read_tokens(place), first) is None
    assert holder(read_tokens(place), second).name == "two"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_names_are_taken_once(place):
    """A name in the log means one token; a name that is not there cannot be revoked."""
    new_token(place, "portalrb", None, DAY)
    before = place.read_bytes()
    assert refusal(new_token, place, "portalrb", None, DAY) == ("U099", None, "token_taken")
    assert refusal(new_token, place, "a b", None, DAY) == ("U099", None, "token_name")
    assert refusal(revoke, place, "nobody") == ("U099", None, "token_unknown")
    assert place.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o666, 0o601, 0o620])
def test_a_file_that_others_may_use_is_refused(place, mode):
    """Reading, adding and revoking are refused alike, and the file stays as it is."""
    written(place, GOOD, mode=mode)
    before = place.read_bytes()
    for action in (
        lambda: read_tokens(place),
        lambda: new_token(place, "b", None, DAY),
        lambda: revoke(place, "a"),
    ):
        assert refusal(action) == ("U096", None, "open_to_others")
    assert place.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not_json"),
        ("[" * 100_000, "not_json"),
        ('{"name": NaN}', "not_json"),
        ("7", "token_keys"),
        ({"name": "a"}, "token_keys"),
        (GOOD | {"extra": 1}, "token_keys"),
        (GOOD | {"name": ""}, "token_name"),
        (GOOD | {"name": 7}, "token_name"),
        (GOOD | {"name": "a\nb"}, "token_name"),
        (GOOD | {"sha256": "0" * 63}, "token_sha256"),
        (GOOD | {"sha256": "A" * 64}, "token_sha256"),
        (GOOD | {"units": []}, "token_units"),
        (GOOD | {"units": "A"}, "token_units"),
        (GOOD | {"units": [1]}, "token_units"),
        (GOOD, "token_twice"),
    ],
)
def test_a_line_that_is_unclear_refuses_the_file(place, line, reason):
    """Nobody guesses who may ask: the line is named, and none of the file is used."""
    written(place, GOOD, "", line)
    assert refusal(read_tokens, place) == ("U096", "3:1", reason)


def test_no_file_and_no_token_are_the_same(place):
    """Without a token nobody is answered, whether the file is missing or empty."""
    assert refusal(read_tokens, place) == ("U095", None, None)
    assert refusal(read_tokens, written(place, "")) == ("U095", None, None)


def test_what_is_no_file_is_refused(tmp_path):
    """A pipe does not hang the program, a folder is none, and bytes that are no text are no tokens."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o600)
    assert refusal(read_tokens, pipe) == ("U096", None, "special")
    assert refusal(read_tokens, tmp_path)[0] == "U096"
    odd = written(tmp_path / "odd", GOOD)
    odd.write_bytes(b"\xff\xfe")
    assert refusal(read_tokens, odd) == ("U096", None, "encoding")


def test_every_token_is_compared_in_constant_time(monkeypatch):
    """All of them by `hmac.compare_digest`, over whole hashes, wherever the right one stands, if it does."""
    secrets = ["first", "middle", "last"]
    known = tuple(Token(name, sha256(name.encode()).hexdigest(), None, "") for name in secrets)
    compared = []

    def watched(one, other):
        compared.append((one, other))
        return hmac.compare_digest(one, other)

    monkeypatch.setattr(tokens, "hmac", SimpleNamespace(compare_digest=watched))
    for secret in [*secrets, "wrong", "Last", "x" * 256]:
        compared.clear()
        found = holder(known, secret)
        assert (found and found.name) == (secret if secret in secrets else None)
        assert compared == [(token.sha256, sha256(secret.encode()).hexdigest()) for token in known]


@pytest.mark.parametrize("secret", ["", "x" * 257, "x" * 1_000_000])
def test_what_can_be_no_token_is_not_even_hashed(secret):
    """Whoever sends a megabyte makes nobody work."""
    assert holder((Token("a", sha256(secret.encode()).hexdigest(), None, ""),), secret) is None
