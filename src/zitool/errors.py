"""The one family of exceptions and the exit codes they stand for.

Raised only when nothing useful can follow; everything else is a `zitool.findings.Finding`.
`zitool.cli.main` holds the only catch-all.
"""

from __future__ import annotations

TYPE_CHECKING = False  # not from typing: `zitool --version` needs this module and not that one
if TYPE_CHECKING:
    from zitool.findings import Finding

EXIT_OK = 0
"""Done; nothing at or above ``--fail-on``. A low score is not a failure."""
EXIT_FINDINGS = 1
"""Findings at or above ``--fail-on``, or ``--require`` not met."""
EXIT_USAGE = 2
"""Command line, rubric or output place wrong; nothing was scored."""
EXIT_UNREADABLE = 3
"""At least one file could not be read or trusted; all others were done."""
EXIT_BUG = 4
"""A bug in zitool: one line, and where the log is."""
EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141
EXIT_TERMINATED = 143


class ZitoolError(Exception):
    """Something that ends a command, or one file of it; carries findings that say why.

    Attributes:
        findings: at least one, each with code, place and values.
        exit_code: what the process ends with when this reaches `main`.
    """

    exit_code = EXIT_BUG

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(f"{finding.code} {finding.values}" for finding in findings))
        self.findings = findings

    def __reduce__(self) -> tuple[type[ZitoolError], tuple[Finding, ...]]:
        """Travel between processes whole: the findings, not the text made of them."""
        return type(self), self.findings


class UnreadableWorkbookError(ZitoolError):
    """The workbook is refused as a whole: no score at all for this file."""

    exit_code = EXIT_UNREADABLE


class RubricError(ZitoolError):
    """The rubric cannot be used; holds every fault found in it, with file and line."""

    exit_code = EXIT_USAGE


class UsageError(ZitoolError):
    """The command line asks for something that does not exist or cannot be done."""

    exit_code = EXIT_USAGE


class OutputError(ZitoolError):
    """The place of output cannot be written, or is one of the inputs."""

    exit_code = EXIT_USAGE
