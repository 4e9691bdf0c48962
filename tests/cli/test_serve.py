"""``zitool serve`` before it serves: tokens, the plan, and what is refused."""

from __future__ import annotations

import json
import os
import shutil
import socket
import stat
from importlib.util import find_spec

import jsonschema
import pytest
import trustme
from tests.conftest import EXAMPLES, ROOT

from zitool.cli.commands import serve as command

SCHEMA = json.loads((ROOT / "schemas" / "serve-1.schema.json").read_text("utf-8"))
ROWS = (
    "id,name,target,afirmasi,file",
    "U-1,KPPN Contoh,wbk,ya,baik.xlsx",
    "U-2,RSUD,wbbm,,",
    "U-1x,Dua,wbk,,rusak.xlsx",
)
LIST = "\n".join(ROWS)


@pytest.fixture
def place(tmp_path):
    """A folder with a list of three units, a good LKE and a broken one."""
    folder = tmp_path / "lke"
    folder.mkdir()
    shutil.copy(EXAMPLES / "unit-baik.xlsx", folder / "baik.xlsx")
    (folder / "rusak.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "units.csv").write_text(LIST)
    return tmp_path


@pytest.fixture
def run(zitool, place):
    """Run `zitool serve` on that folder, with a token unless it is told otherwise."""
    tokens = place / "token.jsonl"

    def served(*options, folder=place / "lke", token=True):
        if token and not tokens.exists():
            zitool("serve", "--new-token", "satu", "--units", "U-1,HILANG", "--tokens", tokens)
        return zitool("serve", folder, "--tokens", tokens, "--tahun", "2026", *options)

    return served


def test_a_token_is_printed_once(zitool, tmp_path):
    """Alone on stdout, so that it can be piped; what is to be known about it on stderr."""
    tokens = tmp_path / "token.jsonl"
    outcome = zitool("serve", "--new-token", "portalrb", "--tokens", tokens)
    secret = outcome.out.strip()
    assert (outcome.code, len(outcome.out.split())) == (0, 1)
    assert secret.startswith("zitool_")
    assert secret not in outcome.err + tokens.read_text()
    assert json.loads(tokens.read_text())["units"] is None
    assert stat.S_IMODE(tokens.stat().st_mode) == 0o600


def test_a_token_for_some_units(zitool, tmp_path):
    """Ids with commas between, blanks about them cut; no id at all is no scope."""
    tokens = tmp_path / "token.jsonl"
    assert zitool("serve", "--new-token", "a", "--units", "U-1, U-2", "--tokens", tokens).code == 0
    assert json.loads(tokens.read_text())["units"] == ["U-1", "U-2"]
    outcome = zitool("serve", "--new-token", "b", "--units", ",", "--tokens", tokens)
    assert (outcome.code, "U043" in outcome.err) == (2, True)
    assert len(tokens.read_text().splitlines()) == 1


def test_a_token_is_revoked(zitool, tmp_path):
    """By its name; then there is none of it."""
    tokens = tmp_path / "token.jsonl"
    for name in ("a", "b"):
        zitool("serve", "--new-token", name, "--tokens", tokens)
    assert zitool("serve", "--revoke-token", "a", "--tokens", tokens).code == 0
    assert [json.loads(line)["name"] for line in tokens.read_text().splitlines()] == ["b"]
    outcome = zitool("serve", "--revoke-token", "a", "--tokens", tokens)
    assert (outcome.code, "U099" in outcome.err) == (2, True)


def test_a_dry_run_says_what_would_be_served(run):
    """Units with their answers or without, tokens with their scope, doubts; by its schema."""
    outcome = run("--dry-run", "-f", "json")
    document = json.loads(outcome.out)
    jsonschema.validate(document, SCHEMA)
    assert outcome.code == 3  # one of the files cannot be read
    assert document["address"] == "http://127.0.0.1:8080"
    assert [(one["id"], one["target"], one["answered"], bool(one["file"])) for one in document["units"]] == [
        ("U-1", "wbk", 113, True),
        ("U-2", "wbbm", 0, False),
        ("U-1x", "wbk", 0, False),
    ]
    assert document["tokens"][0]["units"] == ["HILANG", "U-1"]
    codes = sorted(one["code"] for one in document["findings"])
    assert codes == ["F008", "J066", "J066", "J067"]


@pytest.mark.parametrize(
    ("form", "language"),
    [("table", "id"), ("markdown", "en"), ("csv", "id"), ("html", "en"), ("html", "id"), ("xlsx", "id")],
)
def test_a_dry_run_in_every_format(run, place, form, language):
    """As a table and as a file of every kind."""
    output = place / f"plan.{form}"
    outcome = run("--dry-run", "-f", form, "-o", output, "--lang", language)
    assert outcome.code == 3
    assert output.stat().st_size > 100


def test_a_dry_run_writes_over_no_input(run, place):
    """Neither over an LKE, nor over the list, nor over the tokens."""
    for name in ("lke/baik.xlsx", "lke/rusak.xlsx", "lke/units.csv", "token.jsonl"):
        outcome = run("--dry-run", "-f", "csv", "-o", place / name, "--overwrite")
        assert (outcome.code, "O003" in outcome.err) == (2, True)


@pytest.mark.parametrize(
    ("options", "address", "code"),
    [
        (["--host", "0.0.0.0"], "http://0.0.0.0:8080", "J060"),
        (["--host", "::", "--port", "80"], "http://[::]:80", "J060"),
        (["--host", "localhost"], "http://localhost:8080", None),
    ],
)
def test_an_address_without_tls_that_others_can_reach(run, options, address, code):
    """It is said that tokens would travel in clear."""
    document = json.loads(run("--dry-run", "-f", "json", *options).out)
    assert document["address"] == address
    assert ("J060" in {one["code"] for one in document["findings"]}) == (code is not None)


def certificate(place, name="cert"):
    """Write a certificate with its key and return both paths."""
    issued = trustme.CA().issue_cert("localhost")
    cert, key = place / f"{name}.pem", place / f"{name}-key.pem"
    issued.private_key_pem.write_to_path(key)
    cert.write_bytes(b"".join(one.bytes() for one in issued.cert_chain_pems))
    return cert, key


def test_with_a_certificate_it_is_https(run, place):
    """Another port then, and no doubt whatever the host."""
    cert, key = certificate(place)
    document = json.loads(
        run("--dry-run", "-f", "json", "--cert", cert, "--key", key, "--host", "0.0.0.0").out
    )
    assert document["address"] == "https://0.0.0.0:8443"
    assert "J060" not in {one["code"] for one in document["findings"]}


def test_a_certificate_that_cannot_be_used(run, place):
    """No key, another's key, no PEM, no file, a key with a passphrase: said before anything is served."""
    cert, key = certificate(place)
    _, other = certificate(place, "other")
    locked = place / "locked.pem"
    locked.write_text("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n")
    junk = place / "junk.pem"
    junk.write_text("junk")
    for options, code in (
        (["--cert", cert], "U097"),
        (["--cert", cert, "--key", other], "U097"),
        (["--cert", cert, "--key", locked], "U097"),
        (["--cert", junk, "--key", key], "U097"),
        (["--cert", place / "none.pem"], "U050"),
        (["--key", key], "U043"),
    ):
        outcome = run(*options)
        assert (outcome.code, code in outcome.err) == (2, True), outcome.err


def test_never_without_a_token(run, place):
    """No file, an empty one, one that others can read: nothing is served."""
    tokens = place / "token.jsonl"
    assert "U095" in run(token=False).err
    tokens.touch(mode=0o600)
    outcome = run(token=False)
    assert (outcome.code, "U095" in outcome.err) == (2, True)
    tokens.unlink()
    (place / "lke" / "rusak.xlsx").unlink()
    assert run("--dry-run").code == 0
    assert run("--dry-run", "--fail-on", "warning").code == 1
    if os.name == "posix":
        tokens.chmod(0o640)
        outcome = run()
        assert (outcome.code, "U096" in outcome.err) == (2, True)


def test_what_the_command_line_must_name(zitool, place):
    """Tokens, a folder, a list of units, a year: what is missing is named."""
    tokens = place / "token.jsonl"
    assert "--tokens" in zitool("serve", place / "lke").err
    zitool("serve", "--new-token", "a", "--tokens", tokens)
    assert "FOLDER" in zitool("serve", "--tokens", tokens).err
    assert "--tahun" in zitool("serve", place / "lke", "--tokens", tokens).err
    (place / "lke" / "units.csv").rename(place / "list.csv")
    assert "--units" in zitool("serve", place / "lke", "--tokens", tokens).err
    outcome = zitool(
        "serve",
        place / "lke",
        "--tokens",
        tokens,
        "--units",
        place / "list.csv",
        "--tahun",
        "2026",
        "--dry-run",
    )
    assert (outcome.code, "KPPN Contoh" in outcome.out) == (3, True)


def test_a_plan_is_written_by_a_dry_run_alone(run, place):
    """Whoever names a file for it and forgets --dry-run is told so, and no server starts."""
    outcome = run("-o", place / "plan.html")
    assert (outcome.code, "--dry-run" in outcome.err) == (2, True)
    assert not (place / "plan.html").exists()


def test_a_list_that_cannot_be_used(run, place):
    """What is wrong with it is said, and nothing is served."""
    (place / "lke" / "units.csv").write_text("a,b\n1,2\n")
    outcome = run("--dry-run")
    assert (outcome.code, "U027" in outcome.err) == (2, True)


def test_an_address_in_use(run):
    """Another program has it: said in a line."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        outcome = run("--port", taken.getsockname()[1])
    assert (outcome.code, "U098" in outcome.err) == (2, True)
    assert "U098" in run("--host", "256.1.1.1").err


def test_without_the_extra_it_says_what_to_install(run, monkeypatch):
    """Nothing is imported that is not there; tokens can be made all the same."""
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "uvicorn" else find_spec(name))
    outcome = run("--dry-run")
    assert outcome.code == 2
    assert "zitool[serve]" in outcome.err
    assert "uvicorn" in outcome.err


def test_two_files_of_one_unit_are_not_chosen_between(run, place):
    """A copy beside the LKE of a unit that the list knows by name: J069, and neither is served."""
    for name in ("baik.xlsx", "baik (1).xlsx"):
        shutil.copy(EXAMPLES / "unit-baik.xlsx", place / "lke" / name)
    unit = json.loads(_score(place)).get("unit") or "KPP Contoh"
    (place / "lke" / "units.csv").write_text(f"id,name,target\nU-1,{unit},wbk\n")
    document = json.loads(run("--dry-run", "-f", "json").out)
    assert "J069" in {one["code"] for one in document["findings"]}
    assert document["units"][0]["file"] is None


def _score(place):
    from zitool.batch import assess

    return json.dumps({"unit": assess(str(place / "lke" / "baik.xlsx"))[0].unit})
