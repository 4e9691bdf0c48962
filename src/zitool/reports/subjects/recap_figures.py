"""What reports of many units share: which figures, against which minima, in which words."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from zitool.core.exact import fixed, fixed_against, plain
from zitool.core.monitoring.recap_choices import Group, Telling
from zitool.core.scoring.assessment import STATES
from zitool.findings import Severity, severity_of
from zitool.named import NamedTuple
from zitool.reports.layout import draft_said
from zitool.reports.lines import display, finding_text
from zitool.wording import entry as entry_of
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zitool.core.law.rubric import Requirement
    from zitool.core.monitoring.agreement import Sides
    from zitool.core.monitoring.recap import Recap, Standing, UnitLine
    from zitool.core.monitoring.statistics import Demand, RecapReport
    from zitool.wording import Language

STANDINGS = ("met", "near", "not_met", "incomplete", "uncertain", "not_in_force")
"""The fields of `Count` in the order they are shown."""
_MOST_NAMED = 20
_PLACE = re.compile(r"\{[^{}]*\}")
_DRIVE = re.compile(r"[A-Za-z]:/")


def only_said(report: RecapReport, language: Language) -> str:
    """Return what the lines were chosen by, or nothing where they are all."""
    said = [label("recap_only_kinds", language, kinds=", ".join(report.kinds))] if report.kinds else []
    if report.only is not None:
        group = label(f"recap_group_{report.only}", language)
        said.insert(
            0, label("recap_only_group", language, group=group, designation=report.designation.upper())
        )
    return label("recap_only", language, what="; ".join(said)) if said else ""


def doubts(report: RecapReport, language: Language) -> list[str]:
    """Return a sentence for each uncertain rubric, unit with answers to choose, and untimely verdicts."""
    said = [f"{rubric.id}: {draft_said(rubric, language)}" for rubric in report.used() if rubric.uncertain]
    said += choices(report.whole.to_choose, language)
    untimely = max((standing.not_in_force for standing in report.whole.standings.values()), default=0)
    said += [label("recap_untimely", language, count=untimely)] if untimely else []
    listed = report.registered.doubts if report.registered is not None else ()
    said += [finding_text(doubt, language) for doubt in listed[:_MOST_NAMED]]
    if more := len(listed[_MOST_NAMED:]):
        said.append(label("recap_more_named", language, count=more))
    return [*said, *asides(report.recap, language)]


def refused_name(refused: Mapping[str, Any]) -> str:
    """Return the path of a file that was refused, with the sheet where the others of it were scored."""
    return f"{refused['file']}: {refused['sheet']}" if "sheet" in refused else str(refused["file"])


def choices(to_choose: Sequence[tuple[str, str]], language: Language) -> list[str]:
    """Return a sentence for each unit with several filled columns: how to choose among them."""
    named = [
        label("recap_to_choose", language, unit=display(name), options=display(options))
        for name, options in to_choose[:_MOST_NAMED]
    ]
    more = len(to_choose) - _MOST_NAMED
    return [*named, label("recap_more_named", language, count=more)] if more > 0 else named


def asides(recap: Recap, language: Language) -> list[str]:
    """Return a sentence for each copy, archive and shortcut beside the workbooks that count."""
    named = [finding_text(aside, language) for aside in recap.asides(_MOST_NAMED)]
    more = len(recap.unopened) + len(recap.duplicates) - _MOST_NAMED
    return [*named, label("recap_more_named", language, count=more)] if more > 0 else named


def beside(done: Recap, lines: Iterable[UnitLine | Sides], language: Language) -> list[str]:
    """Return what to know of many workbooks beside the figures of these lines of theirs."""
    to_choose = dict.fromkeys((line.name, line.options) for line in lines if line.options)
    return [*choices(list(to_choose), language), *asides(done, language)]


def status_word(standing: Standing | None, language: Language) -> str:
    """Return where a unit stands, in a word or two; *hampir* where it is near.

    And that its own LKE fails a prerequisite.
    """
    if standing is None:
        return "-"
    key = f"recap_group_{Group.NEAR}" if standing.near else f"recap_status_{standing.status}"
    word = label(key, language)
    return label("recap_lacks", language, word=word) if standing.lacks else word


def title(report: RecapReport, language: Language) -> str:
    """Return what it is of: so many assessments from so many files."""
    recap = report.recap
    key = "recap_header" if report.telling is Telling.SCORE else f"many_{report.telling}"
    return label(key, language, units=len(recap.packed), files=recap.files)


class Short(NamedTuple):
    """One minimum that a unit misses.

    Attributes:
        short: what is missing, with its unit and digits enough to tell what was reached from the minimum.
        places: how many decimals that takes.
        exact: what is missing.
    """

    minimum: Requirement
    short: str
    places: int
    exact: Fraction


def shortfalls(report: RecapReport, line: UnitLine, designation: str, language: Language) -> list[Short]:
    """Return the minima of a designation that a unit misses, in the rubric's order."""
    standing, comma = line.standing(designation), language == "id"
    several = []
    for id_, short in standing.short.items() if standing is not None else ():
        minimum = report.requirement(line, designation, id_)
        if minimum is not None:
            shown = fixed_against(minimum.at_least - short, minimum.at_least, comma=False)
            places = max(2, len(shown.partition(".")[2]))
            sign = " %" if minimum.unit == "percent" else ""
            several.append(Short(minimum, fixed(short, places, comma) + sign, places, short))
    return several


def minima_text(demand: Demand, language: Language) -> str:
    """Return *WBK 60 %, WBBM 75 %*."""
    return ", ".join(
        f"{id_.upper()} {' / '.join(plain(figure, language == 'id') for figure in least)}{demand.sign}"
        for id_, least in demand.minima().items()
    )


class Finding(NamedTuple):
    """One kind of finding in one file.

    Attributes:
        scored: whether the file could be scored.
        times: how often.
        said: the sentence; what differs from place to place left out where it stands for several.
    """

    file: str
    name: str
    assessor: str
    code: str
    severity: Severity
    times: int
    said: str
    cure: str
    scored: bool = True


def findings_of(report: RecapReport, language: Language) -> list[Finding]:
    """Return the findings of the lines shown and of the files that could not be scored, gravest first."""
    findings = [
        Finding(
            line.file, line.name, line.assessor, code, severity_of(code), times, *_sentences(code, language)
        )
        for line in report.lines
        for code, times in line.codes.items()
    ]
    if report.shows_refused:
        findings += [
            Finding(
                refused_name(refusal), refusal["file"], "",
                reported["code"], severity_of(reported["code"]), 1,
                reported["message"], reported["hint"], scored=False,
            )
            for refusal in report.recap.refusals()
            for reported in refusal["findings"]
        ]  # fmt: skip
    return sorted(findings, key=lambda finding: (-finding.severity, finding.code))


def _sentences(code: str, language: Language) -> tuple[str, str]:
    entry = entry_of(code, language)
    return _PLACE.sub("…", entry.message), _PLACE.sub("…", entry.cure)


def page_link(page: str) -> str:
    """Return a path as the target of a link: never a scheme, each odd character written out."""
    if _DRIVE.match(page):
        return f"file:///{page[:2]}{quote(page[2:])}"
    safe = quote(page)
    return safe if safe.startswith(("../", "/")) else f"./{safe}"


def share(part: int, whole: int, language: Language) -> str:
    """Return *12 dari 40 (30 %)*."""
    percent = fixed(Fraction(100 * part, whole), 0, language == "id") if whole else "0"
    return label("recap_share", language, part=part, whole=whole, percent=percent)


def counted(report: RecapReport, language: Language) -> tuple[tuple[str, int], ...]:
    """Return what became of all files; it adds up. Then what is known of the answers in them."""
    recap, whole = report.recap, report.whole
    counts = {
        "recap_files": recap.files,
        "recap_scored": recap.scored,
        **({"recap_copies": recap.copies} if recap.copies else {}),
        **({"recap_sheets": recap.sheets} if recap.sheets else {}),
        "recap_broken": recap.broken,
        "recap_left": recap.left,
        "recap_complete": whole.complete,
        "recap_with_errors": whole.with_errors,
    }
    for at, state in enumerate(STATES if report.is_covered else ()):
        known = (line.coverage[at] for line in report.lines if line.coverage is not None)
        counts[f"evidence_sum_{state}"] = sum(known)
    return tuple((label(key, language), count) for key, count in counts.items())


def skipped(report: RecapReport, language: Language) -> dict[str, int]:
    """Return how many files were passed over, by why."""
    return {
        label(f"recap_skip_{reason}", language, count=count): count
        for reason, count in sorted(report.recap.skipped.items())
    }


def coverage_text(line: UnitLine) -> str:
    """Return how many answers' documents are missing, to be checked, complete: ``3 / 5 / 105``."""
    return " / ".join(map(str, line.coverage)) if line.coverage is not None else "–"
