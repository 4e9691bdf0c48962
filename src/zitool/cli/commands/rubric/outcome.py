"""What `check` and `test` share: where findings go, in which form, and the exit code they make."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from zitool.cli import options
from zitool.cli.streams import emit
from zitool.errors import EXIT_USAGE
from zitool.findings import Finding
from zitool.reports.json_document import dump
from zitool.reports.rubric_findings import counted, finding_entry, finding_line, in_order, workflow_commands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.wording import Language


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
