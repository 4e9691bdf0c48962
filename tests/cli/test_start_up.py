"""What a command does before it does its work; run as real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from tests.conftest import EXAMPLES, ROOT

if TYPE_CHECKING:
    from pathlib import Path

GOOD = EXAMPLES / "unit-baik.xlsx"


def outcome_of(code: str, folder: Path | None = None) -> str:
    """Run `code` after `sys.argv` was set to score an example; what it prints on stderr."""
    given = f"import sys; sys.argv = ['zitool', 'score', {str(GOOD)!r}]\n"
    outcome = subprocess.run(
        [sys.executable, "-c", given + code],
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "160"},
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stderr


def test_the_collector_rests_during_start_up_and_within_a_workbook():
    """Off while modules are imported, on again (and seldom) before a workbook and after it."""
    code = (
        "import gc\n"
        "import zitool.batch as batch\n"
        "import zitool.cli.assessing as runs\n"
        "from zitool.cli import main\n"
        "seen = []\n"
        "def look(): seen.append((gc.isenabled(), gc.get_threshold()[0], gc.get_freeze_count() > 1000))\n"
        "real_read, real_assess = batch.read_book, runs.assess\n"
        "def read(path, **named):\n"
        "    look()\n"
        "    return real_read(path, **named)\n"
        "def assess(*given, **named):\n"
        "    look()\n"
        "    assessments = real_assess(*given, **named)\n"
        "    look()\n"
        "    return assessments\n"
        "batch.read_book, runs.assess = read, assess\n"
        "try: main()\n"
        "except SystemExit as end: print(end.code, seen, file=sys.stderr)\n"
    )
    between, within = (True, 150000, True), (False, 150000, True)
    assert outcome_of(code) == f"0 {[between, within, between]}\n"


NOT_NEEDED = [
    "_hashlib", "yaml", "pydantic", "openpyxl", "xlsxwriter", "markdown_it", "multiprocessing",
    "concurrent.futures", "tempfile", "importlib.resources", "logging", "asyncio", "csv",
    "html", "email",
    "zitool.core.planning.gaps", "zitool.core.planning.upgrades",
    "zitool.core.scoring.what_if", "zitool.core.monitoring.recap", "zitool.core.law.official_wording",
    "zitool.core.monitoring.comparison", "zitool.core.monitoring.readiness", "zitool.rubrics.models",
    "zitool.rubrics.files.facts", "zitool.rubrics.source", "zitool.rubrics.lint",
    "zitool.reports.formats.html",
    "zitool.reports.json_document", "zitool.reports.formats.markdown", "zitool.reports.subjects.gaps",
    "zitool.reports.subjects.pages",
    "zitool.reports.subjects.recap", "zitool.reports.subjects.explanation",
    "zitool.lke.annotate.annotated_copy", "zitool.lke.template.book", "zitool.lke.draft.rubric_draft",
    "zitool.cli.commands.recap", "zitool.cli.commands.validate", "zitool.batch.pool",
    "zitool.batch.collecting",
    "zitool.catalogue.structure", "zitool.wording.rubrics", "zitool.faults", "zitool.wording.terms",
]  # fmt: skip
"""What the table of one workbook does without."""


def test_a_score_imports_only_what_it_needs():
    """The table of a workbook is made without what other commands need, and without OpenSSL."""
    code = (
        "from zitool.cli import main\n"
        "try: main()\n"
        f"except SystemExit: print(sorted(set({NOT_NEEDED!r}) & set(sys.modules)), file=sys.stderr)\n"
    )
    assert outcome_of(code) == "[]\n"


def test_findings_on_a_screen_are_said_without_plans():
    """What `validate` prints needs neither the sheets or tables of a report nor what plans are made of."""
    code = (
        "sys.argv[1] = 'validate'\n"
        "from zitool.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "needless = {'zitool.reports.subjects.workbook', 'zitool.reports.subjects.rows', 'rich.table'}\n"
        "planning = [name for name in sys.modules if name.startswith('zitool.core.planning')]\n"
        "print(sorted(needless & set(sys.modules)), planning, file=sys.stderr)\n"
    )
    assert outcome_of(code) == "[] []\n"


@pytest.mark.parametrize(("arguments", "needed"), [(["--new", "unit.yaml"], False), ([], True)])
def test_pydantic_comes_with_a_file_of_facts_alone(arguments, needed, tmp_path):
    """A blank file of facts is written without the model that reads one."""
    facts = str(EXAMPLES / "unit-baik.fakta.yaml")
    code = (
        f"sys.argv[1:] = ['readiness', *({arguments!r} or [{facts!r}])]\n"
        "from zitool.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('pydantic' in sys.modules, file=sys.stderr)\n"
    )
    assert outcome_of(code, tmp_path).splitlines()[-1] == str(needed)


@pytest.mark.parametrize(
    ("arguments", "more"),
    [
        (["score", "-o", "x.html"], []),
        (["score", "--format", "json"], ["rich", "difflib", "pickle"]),
        (["validate"], ["difflib", "pickle"]),
        (["gap-report"], ["difflib", "pickle"]),
        (["gap-report", "-f", "json"], ["rich"]),
    ],
)
def test_no_command_imports_what_writes_workbooks_or_reads_yaml(arguments, more, tmp_path):
    """Whatever is said of one workbook, and wherever: on a screen, as a page, as a document."""
    needless = [
        "openpyxl",
        "zitool.spreadsheets.looks",
        "yaml",
        "pydantic",
        "jinja2",
        "multiprocessing",
        *more,
    ]
    code = (
        f"sys.argv[1:] = [{arguments[0]!r}, {str(GOOD)!r}, *{arguments[1:]!r}]\n"
        "from zitool.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "def was_read(name): return getattr(sys.modules.get(name), '__spec__', None) is not None\n"
        f"print([*filter(was_read, {needless!r})], file=sys.stderr)\n"
    )
    assert outcome_of(code, tmp_path).splitlines()[-1] == "[]"


def test_what_is_not_needed_exists():
    """The names above are modules of zitool still: a test of absence would not notice that one moved."""
    here = [one for one in NOT_NEEDED if one.startswith("zitool.")]
    assert len(here) > 20
    assert [module for module in here if find_spec(module) is None] == []


def test_the_collector_of_another_process_is_left_alone():
    """Whoever calls `run` from a program of theirs keeps the collector as it is."""
    code = (
        "import gc\n"
        "from zitool.cli.app import run\n"
        "before = gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()\n"
        "code = run(sys.argv[1:])\n"
        "after = gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()\n"
        "print(code, before == after, file=sys.stderr)\n"
    )
    assert outcome_of(code) == "0 True\n"


SELDOM = [
    "bz2", "difflib", "gettext", "ipaddress", "linecache", "lzma", "ntpath", "pickle", "platform", "random",
    "shellingham", "subprocess", "textwrap", "tokenize", "urllib.parse",
]  # fmt: skip


def test_what_comes_along_with_typer_and_rich_is_read_when_somebody_asks_for_something_of_it():
    """A score asks for none of it; whoever imports one then has all of it, whichever way."""
    code = (
        "from zitool.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "def was_read(name): return hasattr(sys.modules[name].__spec__, 'origin')\n"
        f"print([*filter(was_read, {SELDOM!r})], file=sys.stderr)\n"
        "import subprocess\n"
        "from textwrap import dedent\n"
        "import linecache\n"
        "said = subprocess.run([sys.executable, '-c', dedent(' print(7)')], capture_output=True, text=True)\n"
        "print(said.stdout.strip(), sys.modules['subprocess'].PIPE, subprocess.__name__, file=sys.stderr)\n"
        "print('PIPE' in dir(sys.modules['subprocess']), linecache.getlines('none'), file=sys.stderr)\n"
        "waiting = sys.modules.pop('platform').system()\n"
        "import platform\n"
        "print(waiting == platform.system(), file=sys.stderr)\n"
        "from pickle import dumps, loads\n"
        "from difflib import get_close_matches\n"
        "print(loads(dumps({1: 'x'})), get_close_matches('scor', ['score'], n=1), file=sys.stderr)\n"
        "import pickle\n"
        "print(pickle.dumps is dumps, loads(pickle.dumps(1)), file=sys.stderr)\n"
        "import bz2, gettext, lzma, random, urllib.parse\n"
        "print(bz2.decompress(bz2.compress(b'x')), lzma.decompress(lzma.compress(b'y')), file=sys.stderr)\n"
        "print(gettext.ngettext('a', 'b', 2), random.Random(1).randint(3, 3), file=sys.stderr)\n"
        "print(urllib.parse.quote('a b'), urllib.parse is sys.modules['urllib.parse'], file=sys.stderr)\n"
    )
    told = ["[]", "7 -1 subprocess", "True []", "True", "{1: 'x'} ['score']", "False 1"]
    told += ["b'x' b'y'", "b 3", "a%20b True"]
    assert outcome_of(code).splitlines() == told


def test_several_threads_that_ask_at_once_get_one_module():
    """Also where all of them are the first to ask."""
    code = (
        "import threading\n"
        "from zitool.cli.seldom import read_later\n"
        "for name in ('ipaddress', 'textwrap'): sys.modules.pop(name, None)\n"
        "read_later()\n"
        "import ipaddress, textwrap\n"
        "start, got = threading.Barrier(8), []\n"
        "def ask():\n"
        "    start.wait()\n"
        "    got.append((ipaddress.IPv4Address, textwrap.TextWrapper))\n"
        "threads = [threading.Thread(target=ask) for _ in range(8)]\n"
        "for thread in threads: thread.start()\n"
        "for thread in threads: thread.join()\n"
        "print(len(got), len(set(got)), file=sys.stderr)\n"
    )
    assert outcome_of(code) == "8 1\n"


def test_a_module_that_was_read_before_stays_as_it_is():
    """A program that runs the command line keeps what it has."""
    code = (
        "import subprocess\n"
        "from zitool.cli.seldom import read_later\n"
        "read_later()\n"
        "print(sys.modules['subprocess'] is subprocess, file=sys.stderr)\n"
    )
    assert outcome_of(code) == "True\n"


def test_the_version_imports_next_to_nothing():
    """It is printed without a command line, findings, or what annotations are made of."""
    needless = [
        "typer",
        "typing",
        "enum",
        "zitool.findings",
        "zitool.wording",
        "zitool.named",
        "zitool.cli.app",
    ]
    code = (
        "before = set(sys.modules)\n"
        "sys.argv = ['zitool', '--version']\n"
        "from zitool.cli import main\n"
        "main()\n"
        f"print(sorted(set({needless!r}) & (set(sys.modules) - before)), file=sys.stderr)\n"
    )
    assert outcome_of(code) == "[]\n"


def test_a_workbook_is_written_without_numpy_and_the_styles_of_a_menu(tmp_path):
    """Else openpyxl imports and parses them; afterwards whoever wants them can import them still."""
    place = tmp_path / "x.xlsx"
    code = (
        f"sys.argv += ['-o', {str(place)!r}]\n"
        "from zitool.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "from importlib.util import find_spec\n"
        "print('openpyxl' in sys.modules, 'numpy' in sys.modules, file=sys.stderr)\n"
        "if find_spec('numpy'): import numpy\n"
        "print('openpyxl.styles.builtins' in sys.modules, file=sys.stderr)\n"
        "from openpyxl.styles.builtins import styles\n"
        "print(styles['Title'].name, file=sys.stderr)\n"
    )
    assert outcome_of(code) == "True False\nFalse\nTitle\n"
    assert place.stat().st_size > 0


def test_in_a_process_of_somebody_else_openpyxl_keeps_numpy():
    """Who calls zitool from a program of their own finds openpyxl as it is."""
    code = (
        "from zitool.cli.process import openpyxl_alone\n"
        "openpyxl_alone()\n"
        "print('openpyxl' in sys.modules, file=sys.stderr)\n"
    )
    assert outcome_of(code) == "False\n"


def test_json_is_written_without_rich():
    """A document needs nothing of what terminals are made of."""
    code = (
        "sys.argv += ['-f', 'json']\n"
        "from zitool.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.partition('.')[0] == 'rich'], file=sys.stderr)\n"
    )
    assert outcome_of(code) == "[]\n"


def test_a_form_is_written_without_what_reads_one(tmp_path):
    """A template needs a rubric and openpyxl: no workbook is read or assessed, and no table shown."""
    code = (
        f"sys.argv = ['zitool', 'template', '-o', {str(tmp_path / 'x.xlsx')!r}]\n"
        "from zitool.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "needless = {'zitool.batch', 'zitool.lke.forms', 'zitool.xlsx.cells', 'rich', 'yaml', 'pydantic'}\n"
        "print(sorted(needless & set(sys.modules)), len(sys.modules) > 100, file=sys.stderr)\n"
    )
    assert outcome_of(code).splitlines()[-1] == "[] True"
