"""What the page asks of zitool: its command line, called as a terminal calls it."""

from __future__ import annotations

import gc
import hashlib
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

from zitool import __version__
from zitool.batch.collecting import Journal
from zitool.batch.discovery import DOCUMENT, WORKBOOKS
from zitool.batch.rubric_selection import packaged_choices
from zitool.batch.worker import given_up
from zitool.cli.app import chosen_language, run
from zitool.xlsx.package import DEFAULT_LIMITS

HOME = "/kerja"
"""Where the files that somebody dropped lie, and whatever a command writes."""


def call(arguments: list[str]) -> tuple[int, bytes, bytes]:
    """Run one command line; return its exit code and all that it wrote to stdout and stderr."""
    os.chdir(HOME)
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err
    try:
        code = run(arguments)
    finally:
        sys.stdout, sys.stderr = before
    out.flush()
    err.flush()
    return code, out.buffer.getvalue(), err.buffer.getvalue()


def about() -> str:
    """Return what the page says of the program in it, and the size of a file beyond which none is read."""
    rubrics = [f"{choice.rubric.id} {choice.rubric.version}" for choice in packaged_choices()]
    return json.dumps(
        {
            "version": __version__,
            "rubrics": rubrics,
            "limit": DEFAULT_LIMITS.file,
            "suffixes": sorted({*WORKBOOKS, DOCUMENT}),
        }
    )


def settled() -> None:
    """Let the collector forget what starting up has made: all of it stays."""
    gc.collect()
    gc.freeze()


def sha256(data: Any) -> str:  # noqa: ANN401 - an array of the browser's
    """Return the digest of bytes that the page holds."""
    return hashlib.sha256(data.to_bytes()).hexdigest()


def give_up(journal: str, file: str, arguments: list[str]) -> None:
    """Write down in a journal that a file has ended its worker, so that a resumed batch leaves it out."""
    os.chdir(HOME)
    with Path(journal).open(encoding="utf-8") as lines:
        question = json.loads(next(lines))
    del question["format"]
    record = Journal(Path(journal), question)
    record.add(given_up(file, "died", chosen_language(arguments)))
    record.close()
