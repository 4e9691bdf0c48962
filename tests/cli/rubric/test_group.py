"""The command group ``zitool rubric``: what it costs other commands, and its list."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from zitool.cli.app import build
from zitool.cli.commands.rubric import COMMANDS
from zitool.wording import LANGUAGES
from zitool.wording import help as texts

IMPORTED = """
import sys
from zitool.cli.app import build
build("id", {words!r})
print(*sorted(name for name in sys.modules if name.startswith("zitool.cli.")))
"""


def imported(*words):
    """Return the modules of the command line that are imported for a command line of these words."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED.format(words=words)], capture_output=True, check=True, text=True
    )
    return set(done.stdout.split())


def test_other_commands_do_not_pay_for_the_group():
    """`score` imports nothing of the group; a sub-command imports itself and none of its siblings."""
    siblings = set(COMMANDS.values())

    assert not {
        that_imported
        for that_imported in imported("score", "x.xlsx")
        if that_imported.startswith("zitool.cli.commands.rubric")
    }
    assert imported("rubric", "list") & siblings == {COMMANDS["list"]}
    assert "zitool.cli.commands.score" not in imported("rubric", "list")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sub_command_has_help_in_both_languages(language):
    """Each sub-command is described, and no text is left over."""
    told = {name for name in texts.COMMANDS if name.split()[0] == "rubric"}
    assert told == {"rubric", *(f"rubric {name}" for name in COMMANDS)}
    assert build(language, ["rubric"])


def test_the_list_for_scripts(zitool):
    """`list -f json` names id, version, status, the days in force and the number of indicators."""
    outcome = zitool("rubric", "list", "-f", "json")

    rows = {row["id"]: row for row in json.loads(outcome.out)}
    assert outcome.code == 0
    assert rows["permenpanrb-90-2021"] == {
        "id": "permenpanrb-90-2021",
        "version": rows["permenpanrb-90-2021"]["version"],
        "status": "active",
        "effective_from": "2021-12-31",
        "effective_until": None,
        "effective_from_guessed": False,
        "revoked_by": None,
        "amended_by": [
            {"regulation": "5/2024", "effective_from": "2024-07-15", "effective_from_guessed": True}
        ],
        "indicators": 113,
    }


def test_the_list_for_people(zitool):
    """The table says what each rubric is, in the language asked for."""
    indonesian, english = zitool("rubric", "list"), zitool("rubric", "list", "--lang", "en")

    assert "berlaku" in indonesian.out
    assert "31-12-2021 - sekarang" in indonesian.out
    assert "2021-12-31 - now" in english.out


def test_a_rubric_with_faults_costs_only_itself(zitool, tmp_path, monkeypatch):
    """A packaged rubric that cannot be read is named on stderr with exit code 2; the others are listed."""
    from zitool.rubrics import load, packaged

    name = "permenpanrb-90-2021"
    shutil.copytree(packaged.packaged_folder() / name, tmp_path / name)
    (tmp_path / "rusak").mkdir()
    (tmp_path / "rusak" / "rubric.yaml").write_text("id: [", encoding="utf-8")
    for module in (load, packaged):
        monkeypatch.setattr(module, "packaged_folder", lambda: tmp_path)

    outcome = zitool("rubric", "list", "-f", "json")

    assert outcome.code == 2
    assert [row["id"] for row in json.loads(outcome.out)] == ["permenpanrb-90-2021"]
    assert "R001" in outcome.err


@pytest.mark.parametrize("words", [["rubric"], ["rubric", "daftar"], ["rubric", "list", "-f", "ndjson"]])
def test_a_wrong_command_line_ends_with_2(zitool, words):
    """No sub-command, an unknown one, an unknown format: usage, exit code 2."""
    assert zitool(*words).code == 2
