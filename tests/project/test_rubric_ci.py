"""Checks on rubric edits as others run them: the hooks of pre-commit and the steps of the Action, by bash."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.conftest import ROOT
from tests.repositories import FOLDER, edit, git, repository

from zitool.cli.commands.rubric import COMMANDS

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
INSTALL, CHECK, CASES, SUMMARY = STEPS
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
ZITOOL = Path(sys.executable).with_name("zitool")
ENTRY = "\n## {}\n\n- Jenis: perubahan syarat.\n- Berlaku: 1 Januari 2027.\n- Bagian: wbk.total.\n"
MINIMUM = (('at_least: "75"', 'at_least: "82"'),)

bash = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("bash") is None, reason="bash and git as on a runner"
)


def run(name, place, **settings):
    """Run a step as a runner does, with these environment variables; return exit code, output and summary."""
    summary, outputs = place.parent / "summary.md", place.parent / "outputs"
    summary.write_bytes(b"")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT", "ZITOOL"))
    }
    environment |= dict.fromkeys(STEPS[name]["env"], "") | {
        "ZITOOL": str(ZITOOL),
        "RUBRICS": "rubrics",
        "ZITOOL_LANG": "id",
        "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_OUTPUT": str(outputs),
        **settings,
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[name]["run"]]
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, check=False, text=True)
    return done.returncode, done.stdout + done.stderr, summary.read_text("utf-8")


@pytest.fixture
def place(tmp_path):
    """A repository whose only commit holds the shipped rubric."""
    repository(tmp_path / "repo")
    return tmp_path / "repo"


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS.keys())
def test_nothing_from_outside_is_pasted_into_a_script(step):
    """Inputs and events reach a script as variables: pasted, a branch's name could be a command."""
    assert "${{" not in step["run"]
    assert step["shell"] == "bash"
    named = {
        name
        for name in re.findall(r"\$\{?([A-Z_]+)", step["run"])
        if not name.startswith(("GITHUB_", "RUNNER_"))
    }
    assert named == set(step["env"]) - {"ZITOOL_LANG"}


def test_every_input_is_used_and_every_command_exists():
    """An input that nothing reads, or a sub-command that is gone, would be found by users first."""
    text = (ROOT / "action.yml").read_text("utf-8")

    assert set(ACTION["inputs"]) == set(re.findall(r"inputs\.([a-z]+)", text))
    told = re.findall(r'"\$ZITOOL" rubric ([a-z]+)', text) + [
        hook["entry"].split()[2] for hook in HOOKS.values()
    ]
    assert set(told) <= set(COMMANDS)


@bash
def test_install_takes_the_pinned_versions(tmp_path):
    """The package comes from the Action's own folder, its dependencies in the versions of constraints.txt."""
    fake = tmp_path / "python"
    fake.write_text(
        "#!/usr/bin/env bash\n"
        'if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; else echo "$@"; fi\n',
        "utf-8",
    )
    fake.chmod(0o755)
    (tmp_path / "temp").mkdir()
    (tmp_path / "repo").mkdir()

    code, out, _ = run(
        INSTALL,
        tmp_path / "repo",
        PYTHON=str(fake),
        RUNNER_TEMP=str(tmp_path / "temp"),
        GITHUB_ACTION_PATH=str(ROOT),
    )

    pins = (tmp_path / "temp" / "zitool-pins.txt").read_text("utf-8")
    lines = [line for line in pins.splitlines() if line and not line.lstrip().startswith("#")]
    assert code == 0, out
    assert out.split()[-3:] == ["--constraint", str(tmp_path / "temp" / "zitool-pins.txt"), str(ROOT)]
    assert any(line.startswith("pydantic==") for line in lines)
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[^ \\]+( ; .+)?", line) for line in lines)
    assert (tmp_path / "outputs").read_text(
        "utf-8"
    ) == f"zitool={tmp_path / 'temp' / 'zitool' / 'bin' / 'zitool'}\n"


@bash
def test_the_cases_of_every_rubric_run(place):
    """A rubric whose cases hold passes; one whose figures moved away from them fails with an annotation."""
    assert run(CASES, place)[0] == 0
    edit(place / FOLDER / "rubric.yaml", *MINIMUM)

    code, out, _ = run(CASES, place)

    assert code == 1
    assert f"::error file={FOLDER}/cases/" in out


@bash
def test_an_unchanged_rubric_is_said_to_be_so(place):
    """The summary is always written: silence would look like a check that never ran."""
    git(place, "commit", "--quiet", "--allow-empty", "-m", "Lain")

    code, out, summary = run(SUMMARY, place)

    assert (code, out) == (0, "")
    assert summary.startswith("# zitool: rubrik\n")
    assert "Tidak ada perubahan isi" in summary


@bash
def test_an_edit_without_version_fails_and_is_summarised(place, examples):
    """A changed minimum: the summary says what and whose designation; the annotation names the rubric."""
    edit(place / FOLDER / "rubric.yaml", *MINIMUM)
    git(place, "commit", "--quiet", "-am", "Ubah")

    code, out, summary = run(SUMMARY, place, AGAINST=f"{examples}\n")

    assert code == 1
    assert f"::error file={FOLDER}/rubric.yaml::" in out
    assert "nilai minimal Nilai total Menuju WBK: 75 → 82" in summary
    assert "tidak lagi memenuhi Menuju WBK" in summary
    assert "## 2.0.0" in summary


@bash
def test_an_edit_with_version_and_changelog_passes(place):
    """The same with both done."""
    edit(place / FOLDER / "rubric.yaml", *MINIMUM, ('version: "1.0.0"', 'version: "2.0.0"'))
    with (place / FOLDER / "CHANGELOG.md").open("a", encoding="utf-8") as changelog:
        changelog.write(ENTRY.format("2.0.0"))
    git(place, "commit", "--quiet", "-am", "Ubah")

    code, out, summary = run(SUMMARY, place)

    assert (code, out) == (0, "")
    assert "cukup (perlu paling rendah 2.0.0)" in summary


@bash
@pytest.mark.parametrize(
    "settings",
    [{"BASE": "main"}, {"GITHUB_BASE_REF": "main"}, {"BEFORE": "main"}, {}],
    ids=["input", "pull request", "push", "last commit"],
)
def test_what_it_is_compared_with(place, settings):
    """The revision given, the target of the pull request, the state before the push, else the last commit.

    The checkout is as shallow as a runner's, so that what is not there is fetched.
    """
    before = git(place, "rev-parse", "HEAD").strip()
    git(place, "checkout", "--quiet", "-b", "ubah")
    edit(place / FOLDER / "rubric.yaml", *MINIMUM)
    git(place, "commit", "--quiet", "-am", "Ubah")
    git(place, "config", "uploadpack.allowAnySHA1InWant", "true")
    clone = place.parent / "clone"
    depth = [] if "BASE" in settings or not settings else ["--depth=1"]
    git(place.parent, "clone", "--quiet", *depth, "--no-tags", "-b", "ubah", place.as_uri(), str(clone))
    if "BASE" in settings:
        settings = {"BASE": "origin/main"}
    settings = {name: before if name == "BEFORE" else value for name, value in settings.items()}

    code, _, summary = run(SUMMARY, clone, **settings)

    assert code == 1
    assert f"`{before}:./{FOLDER}`" in summary


@bash
def test_a_base_that_is_not_there_is_a_warning(place):
    """The first commit has nothing before it: said, not passed over."""
    for settings in ({}, {"BASE": "nosuch"}, {"BEFORE": "0" * 40}):
        code, out, summary = run(SUMMARY, place, **settings)

        assert code == 0
        assert out.startswith("::warning::")
        assert "tidak dapat dirangkum" in summary


@bash
def test_new_and_removed_rubrics_are_told(place):
    """A folder that was not there is new; one that is gone leaves old workbooks without their rubric."""
    git(place, "mv", FOLDER, "rubrics/lain")
    edit(place / "rubrics" / "lain" / "rubric.yaml", ("id: permenpanrb-90-2021", "id: lain"))
    git(place, "commit", "--quiet", "-am", "Ganti nama")

    code, out, summary = run(SUMMARY, place)

    assert code == 0
    assert "Rubrik baru: `rubrics/lain`" in summary
    assert f"Rubrik dihapus: `{FOLDER}`" in summary
    assert "::warning::" in out


@bash
def test_a_rubric_that_cannot_be_read_fails(place):
    """Broken YAML cannot be compared: exit code 2, and the fault is told."""
    (place / FOLDER / "rubric.yaml").write_text("id: [", "utf-8")
    git(place, "commit", "--quiet", "-am", "Rusak")

    code, out, _ = run(SUMMARY, place)

    assert code == 2
    assert "R001" in out


@bash
def test_a_folder_name_is_no_command_to_the_runner(place):
    """A name with a line break could look like a command; it is refused and not repeated."""
    git(place, "mv", FOLDER, "rubrics/a\n::set-env name=X::y")
    git(place, "commit", "--quiet", "-am", "Nama aneh")

    code, out, summary = run(SUMMARY, place)

    assert code == 1
    assert "set-env" not in out + summary


MATCHES = {
    "rubrics/contoh/rubric.yaml": {"zitool-rubric-check", "zitool-rubric-test"},
    "rubrics/contoh/sections/a-i.yaml": {"zitool-rubric-check", "zitool-rubric-test"},
    "rubrics/contoh/cases/dasar.yaml": {"zitool-rubric-check", "zitool-rubric-test"},
    "data/rubrics/contoh/rubric.yaml": {"zitool-rubric-check", "zitool-rubric-test"},
    "rubrics/contoh/CHANGELOG.md": {"zitool-rubric-check"},
    "rubrics/contoh/SOURCES.md": {"zitool-rubric-check"},
    "rubrics/README.md": set(),
    "rubrics/rubric.schema.json": set(),
    "rubrics/contoh/compiled.json": set(),
    "rubrics/contoh.yaml": set(),
    "myrubrics/contoh/rubric.yaml": set(),
    ".github/workflows/ci.yml": set(),
    "examples/unit-baik.xlsx": set(),
}


@pytest.mark.parametrize(("path", "hooks"), MATCHES.items(), ids=MATCHES.keys())
def test_which_files_the_hooks_look_at(path, hooks):
    """A hook runs for the files of rubrics and for no other."""
    assert {id_ for id_, hook in HOOKS.items() if re.search(hook["files"], path)} == hooks


@pytest.mark.parametrize("id_", HOOKS)
def test_hooks_run_with_the_files_that_changed(id_, place, monkeypatch, zitool):
    """A hook gets names of changed files, whichever of a rubric's they are."""
    monkeypatch.chdir(place)
    files = [f"{FOLDER}/rubric.yaml", f"{FOLDER}/sections/a-i-2.yaml", f"{FOLDER}/cases/dasar.yaml"]

    assert zitool(*shlex.split(HOOKS[id_]["entry"])[1:], *files).code == 0
