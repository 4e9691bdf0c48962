"""``zitool rubric new``."""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from zitool.cli import options
from zitool.cli.options import Lang
from zitool.cli.streams import because
from zitool.core.names import is_id
from zitool.errors import OutputError, UsageError
from zitool.findings import finding
from zitool.reports.lines import display
from zitool.rubrics.check import check_rubric
from zitool.rubrics.packaged import MAIN
from zitool.rubrics.start import start
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Mapping


def new(
    id_: Annotated[str, options.placed("new_id", "ID")],
    output: Annotated[Path, options.named("-o --output", "new_output", "FOLDER")] = Path(),
    lang: options.Language_ = Lang.ID,
) -> None:
    """Write a rubric to begin with: it loads, its cases pass, and what is to be filled in says TODO."""
    if not is_id(id_):
        raise UsageError(finding("U013", given=id_))
    folder = output if output.name == id_ else output / id_
    today = date.today()  # noqa: DTZ011 - a day of the user's own calendar
    _write_folder(folder, start(id_, today))
    todo = sum(reported.code == "R045" for reported in check_rubric(folder / MAIN, today).findings)
    said = label("rubric_new", options.language_of(lang), folder=display(str(folder)), todo=todo)
    sys.stderr.write(f"{said}\n")


def _write_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Write a new folder whole or not at all.

    Raises:
        OutputError: O002 it exists or there is no folder to put it in, O001 it cannot be written.
    """
    if folder.exists():
        raise OutputError(finding("O002", file=str(folder), reason="exists"))
    if not folder.absolute().parent.is_dir():
        raise OutputError(finding("O002", file=str(folder), reason="no_folder"))
    beside = ""
    try:
        beside = tempfile.mkdtemp(prefix=".zitool-", dir=folder.absolute().parent)
        made = Path(beside) / folder.name
        for name, text in texts.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_text(text, encoding="utf-8", newline="\n")
        made.rename(folder)
    except OSError as error:
        raise OutputError(finding("O001", file=str(folder), reason=because(error))) from None
    finally:
        if beside:
            shutil.rmtree(beside, ignore_errors=True)
