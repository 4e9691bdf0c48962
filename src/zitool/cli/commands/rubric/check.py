"""``zitool rubric check``."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from zitool.cli import options
from zitool.cli.commands.rubric.outcome import (
    FindingsFormat,
    FormatOption,
    exit_code,
    format_of,
    write_findings,
)
from zitool.cli.options import Lang
from zitool.errors import RubricError
from zitool.reports.layout import counts
from zitool.rubrics.check import check_rubric, packaged_files, rubric_files
from zitool.survey.check import (
    check_instrument,
    instruments_named,
    means_rubrics,
    packaged_instruments,
)
from zitool.wording import label

if TYPE_CHECKING:
    from pathlib import Path

    from zitool.findings import Finding

SCHEMA = "zitool/rubric-check/1"


def check(
    named: Annotated[list[str] | None, options.placed("checked", "[ID|PATH]...")] = None,
    form: FormatOption = None,
    strict: Annotated[bool, options.flag("--strict", "strict_check")] = False,
    today: Annotated[str, options.named("--today", "today", "31-12-2025")] = "",
    lang: options.Language_ = Lang.ID,
) -> None:
    """Check rubrics and survey instruments: every finding at once, with file, line and column."""
    language = options.language_of(lang)
    on = options.day(today) or date.today()  # noqa: DTZ011 - a day of the user's own calendar
    files, instruments, findings = _chosen(named or [])
    unreadable = bool(findings)
    for checked in (
        *(check_rubric(file, on) for file in files),
        *(check_instrument(file, on) for file in instruments),
    ):
        findings += checked.findings
        unreadable |= checked.unreadable
    form = format_of(form)
    write_findings(
        findings, form, language, {"schema": SCHEMA, "rubrics": len(files), "instruments": len(instruments)}
    )
    if form is not FindingsFormat.JSON:
        said = label(
            "rubric_checked_too" if instruments else "rubric_checked",
            language,
            rubrics=len(files),
            instruments=len(instruments),
            counts=counts(findings, language),
        )
        sys.stderr.write(f"{said}\n")
    raise typer.Exit(exit_code(findings, unreadable=unreadable, strict=strict))


def _chosen(named: list[str]) -> tuple[list[Path], list[Path], list[Finding]]:
    """Return the rubrics and the instruments to check, each once, and why something named is none of them."""
    files: list[Path] = [] if named else packaged_files()
    instruments: list[Path] = [] if named else packaged_instruments()
    refused: list[Finding] = []
    for name in named:
        meant = instruments_named(name)
        instruments += meant
        if not meant or means_rubrics(name):
            try:
                files += rubric_files(name)
            except RubricError as error:
                refused += error.findings
    return _once(files), _once(instruments), refused


def _once(files: list[Path]) -> list[Path]:
    once = {file.resolve(): file for file in reversed(files)}
    return list(reversed(once.values()))
