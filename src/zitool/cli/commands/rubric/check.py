"""``zitool rubric check``, and where findings about rubrics go, here and in ``zitool rubric test``."""

from __future__ import annotations

import os
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zitool.cli import options
from zitool.cli.options import Lang
from zitool.cli.streams import emit
from zitool.errors import EXIT_USAGE, RubricError
from zitool.findings import Finding
from zitool.reports.json_document import dump
from zitool.reports.layout import counts
from zitool.reports.rubric_findings import counted, finding_entry, finding_line, in_order, workflow_commands
from zitool.rubrics.check import check_rubric, packaged_files, rubric_files
from zitool.survey.check import (
    check_instrument,
    instruments_named,
    means_rubrics,
    packaged_instruments,
)
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.findings import Finding
    from zitool.wording import Language

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


class FindingsFormat(StrEnum):
    """How findings about rubrics are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


FormatOption = Annotated[FindingsFormat | None, options.named("-f --format", "findings_format")]


def format_of(given: FindingsFormat | None) -> FindingsFormat:
    """Return the form asked for, else annotations where a workflow of GitHub runs, else lines of text."""
    if given is not None:
        return given
    return FindingsFormat.GITHUB if os.environ.get("GITHUB_ACTIONS") == "true" else FindingsFormat.TEXT


def write_findings(
    findings: Sequence[Finding], form: FindingsFormat, language: Language, document: dict[str, Any]
) -> None:
    """Write findings to stdout in the order of their places; `document` is what JSON says besides."""
    here, ordered = str(Path.cwd()), in_order(findings)
    if form is FindingsFormat.JSON:
        entries = [finding_entry(reported, language, here) for reported in ordered]
        emit(dump({**document, **counted(findings), "findings": entries}))
        return
    if form is FindingsFormat.GITHUB:
        lines = list(workflow_commands(ordered, language, here))
    else:
        lines = [finding_line(reported, language, here) for reported in ordered]
    if lines:
        emit("".join(f"{line}\n" for line in lines))


def exit_code(findings: Sequence[Finding], *, unreadable: bool, strict: bool = False) -> int:
    """Return 2 if something could not be read, 1 for errors (`strict`: or warnings), else 0."""
    if unreadable:
        return EXIT_USAGE
    least = options.FailOn.WARNING if strict else options.FailOn.ERROR
    return options.exit_code(findings, least, refused=False)
