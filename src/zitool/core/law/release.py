"""Whether the version and the changelog of a rubric say what its changes call for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from zitool.core.law.changes import Step, required
from zitool.findings import Finding, finding
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.core.law.changes import Change
    from zitool.core.law.rescoring import Rescoring

MUST_SAY = ("Jenis", "Berlaku", "Bagian")
"""What each entry of a rubric's changelog says: the kind of change, since when, and in which parts."""

_ENTRY = re.compile(r"^##[ \t]+\[?v?([0-9]+\.[0-9]+\.[0-9]+)\b.*$", re.MULTILINE)
_HARMLESS = "tanpa akibat nilai"


class Versioned(Protocol):
    """A rubric, or what is versioned as one: a survey's instrument."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def version(self) -> str:
        """Major.minor.patch."""


class RubricDiff(NamedTuple):
    """Everything that `zitool rubric diff` tells.

    Attributes:
        old: the rubric before, and `old_name`, what the user called it; likewise `new`.
        changes: every difference.
        release: what they mean for the version.
        rescoring: what they do to workbooks.
    """

    old: Versioned
    new: Versioned
    old_name: str
    new_name: str
    changes: tuple[Change, ...]
    release: Release
    rescoring: Rescoring


class Release(NamedTuple):
    """What the version has to become, and what it is.

    Attributes:
        same: whether both are the same rubric; the versions of two regulations have nothing to do with
            each other, so that nothing is required then.
        old: version before; likewise `new`.
        step: the step that the changes call for.
        least: the lowest version that takes that step.
        findings: R050 the version is too low, R051 the changelog has no entry for it, R052 the entry leaves
            something out or contradicts the changes.
    """

    same: bool
    old: str
    new: str
    step: Step
    least: str
    findings: tuple[Finding, ...]


def release(
    old: Versioned,
    new: Versioned,
    changes: tuple[Change, ...],
    changelog: str,
    *,
    moved: bool,
    folder: str,
    main: str = "rubric.yaml",
) -> Release:
    """Return what the changes call for, against the version and the changelog of the newer rubric.

    Args:
        old: the rubric before.
        new: the rubric after.
        changes: from `zitool.core.law.changes.compare`.
        changelog: text of the newer rubric's ``CHANGELOG.md``, empty where it has none.
        moved: whether the score or a verdict of some workbook moved; then the first number goes up.
        folder: of the newer rubric, for the findings.
        main: name of its main file.
    """
    step = Step.MAJOR if moved else required(changes)
    if old.id != new.id:
        return Release(False, old.version, new.version, step, new.version, ())
    least = bumped(old.version, step)
    findings = []
    if _parts(new.version) < _parts(least):
        file = f"{folder}/{main}"
        findings.append(
            finding(
                "R050", file=file, old=old.version, new=new.version, least=least, step=step.word, id=new.id
            )
        )
    if step or new.version != old.version:
        version = max(new.version, least, key=_parts)
        findings += _about_entry(changelog, version, step, f"{folder}/CHANGELOG.md")
    return Release(True, old.version, new.version, step, least, tuple(findings))


def bumped(version: str, step: Step) -> str:
    """Return the version after `version` that takes `step`: ``1.4.2`` → ``1.5.0`` for `Step.MINOR`."""
    major, minor, patch = _parts(version)
    match step:
        case Step.MAJOR:
            return f"{major + 1}.0.0"
        case Step.MINOR:
            return f"{major}.{minor + 1}.0"
        case Step.PATCH:
            return f"{major}.{minor}.{patch + 1}"
        case _:
            return version


def entry_of(changelog: str, version: str) -> str | None:
    """Return what a changelog says under the heading of `version`, or None where it has no such heading."""
    heads = list(_ENTRY.finditer(changelog))
    ends = [*(head.start() for head in heads), len(changelog)][1:]
    return next(
        (
            changelog[head.end() : end].strip()
            for head, end in zip(heads, ends, strict=False)
            if head[1] == version
        ),
        None,
    )


def _about_entry(changelog: str, version: str, step: Step, file: str) -> Iterator[Finding]:
    entry = entry_of(changelog, version)
    if entry is None:
        yield finding("R051", file=file, version=version)
        return
    missing = [
        heading
        for heading in MUST_SAY
        if not re.search(rf"^[-*] {heading}: *(?!\(isi)\S", entry, re.MULTILINE)
    ]
    if missing:
        yield finding("R052", file=file, version=version, reason="entry_lacks", detail=", ".join(missing))
    if step is Step.MAJOR and _HARMLESS in entry.casefold():
        yield finding("R052", file=file, version=version, reason="entry_contradicts", detail=_HARMLESS)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
