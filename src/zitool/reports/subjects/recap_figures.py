"""What reports of many units share: which figures, against which minima, in which words."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from zitool.core.exact import fixed, fixed_against, plain
from zitool.core.law.conditions import statement_in
from zitool.core.monitoring.recap_choices import Group, Grouping, Telling
from zitool.core.monitoring.statistics import Spread
from zitool.core.scoring.coverage import STATES
from zitool.findings import Severity, severity_of
from zitool.named import NamedTuple
from zitool.reports.layout import draft_said
from zitool.reports.lines import finding_text
from zitool.reports.safe import display
from zitool.wording import entry as entry_of
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zitool.core.law.rubric import Designation, Requirement, Rubric
    from zitool.core.monitoring.agreement import Sides
    from zitool.core.monitoring.recap import Recap, Standing, UnitLine
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.wording import Language

STANDINGS = ("met", "near", "not_met", "incomplete", "uncertain", "not_in_force")
"""The fields of `Count` in the order they are shown."""
_MOST_NAMED = 20
_PLACE = re.compile(r"\{[^{}]*\}")
_DRIVE = re.compile(r"[A-Za-z]:/")


class Demand(NamedTuple):
    """One thing that minima ask for: a column of figures over all units.

    Attributes:
        id: of the requirement; rubrics in which it means the same share the column.
        unit: ``points`` or ``percent``.
        whole: the most there can be, in that unit.
        needed: rubric → designation → minimum.
    """

    id: str
    title: str
    unit: str
    whole: Fraction
    needed: Mapping[str, Mapping[str, Fraction]]

    @property
    def sign(self) -> str:
        """What stands behind a number of it."""
        return " %" if self.unit == "percent" else ""

    def of(self, line: UnitLine) -> Fraction | None:
        """Return what a unit reached; None where its rubric asks for no such thing."""
        return line.reached.get(self.id) if line.rubric in self.needed else None

    def minima(self) -> dict[str, tuple[Fraction, ...]]:
        """Return each designation's minimum; several where rubrics differ."""
        found: dict[str, dict[Fraction, None]] = {}
        for by_designation in self.needed.values():
            for designation, needed in by_designation.items():
                found.setdefault(designation, {})[needed] = None
        return {designation: tuple(several) for designation, several in found.items()}


def demands(report: RecapReport) -> list[Demand]:
    """Return what minima ask for, in the order of the rubrics' designations."""
    found: dict[tuple[str, str, str, Fraction], dict[str, dict[str, Fraction]]] = {}
    for rubric in rubrics_of(report):
        weights = rubric.weights()
        for designation in rubric.designations:
            for each in designation.requirements:
                whole = Fraction(100) if each.unit == "percent" else _weight(each, weights)
                needed = found.setdefault((each.id, each.title, each.unit, whole), {})
                needed.setdefault(rubric.id, {})[designation.id] = each.at_least
    return [Demand(*key, needed) for key, needed in found.items()]


def _weight(requirement: Requirement, weights: Mapping[str, Fraction]) -> Fraction:
    return sum((weights[each] for each in requirement.of), Fraction(0))


def rubrics_of(report: RecapReport) -> list[Rubric]:
    """Return the rubrics that lines were scored by, or else those known."""
    return [report.rubrics[each] for each in report.whole.indicators] or list(report.rubrics.values())


def decided_on(report: RecapReport) -> list[Designation]:
    """Return the designations of all rubrics."""
    return [designation for rubric in report.rubrics.values() for designation in rubric.designations]


def other_assessors(report: RecapReport) -> list[tuple[str, ...]]:
    """Return the assessors who answered in a workbook and are not shown, of each that has such."""
    shown = {(line.file, line.assessor) for line in report.lines}
    hidden = {
        line.file: tuple(name for name in line.others if (line.file, name) not in shown)
        for line in report.lines
    }
    return [names for names in hidden.values() if names]


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
    said = [f"{each.id}: {draft_said(each, language)}" for each in rubrics_of(report) if each.uncertain]
    said += choices(report.whole.to_choose, language)
    untimely = max((each.not_in_force for each in report.whole.standings.values()), default=0)
    said += [label("recap_untimely", language, count=untimely)] if untimely else []
    listed = report.registered.doubts if report.registered is not None else ()
    said += [finding_text(each, language) for each in listed[:_MOST_NAMED]]
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
    named = [finding_text(each, language) for each in recap.asides(_MOST_NAMED)]
    more = len(recap.unopened) + len(recap.duplicates) - _MOST_NAMED
    return [*named, label("recap_more_named", language, count=more)] if more > 0 else named


def beside(done: Recap, lines: Iterable[UnitLine | Sides], language: Language) -> list[str]:
    """Return what to know of many workbooks beside the figures of these lines of theirs."""
    to_choose = dict.fromkeys((each.name, each.options) for each in lines if each.options)
    return [*choices(list(to_choose), language), *asides(done, language)]


def designations(report: RecapReport) -> dict[str, str]:
    """Return id → official name of every designation that a line stands against."""
    names = {each.id: each.name for rubric in rubrics_of(report) for each in rubric.designations}
    return {id_: name for id_, name in names.items() if id_ in report.whole.standings}


def components(report: RecapReport) -> dict[str, str]:
    """Return id → title of the sections at the top."""
    return {
        section.id: section.title.capitalize() for rubric in rubrics_of(report) for section in rubric.sections
    }


def requirement(report: RecapReport, line: UnitLine, designation: str, id_: str) -> Requirement | None:
    """Return a minimum of the rubric that a line was scored by."""
    for each in report.rubrics[line.rubric].designations:
        if each.id == designation:
            return next((minimum for minimum in each.requirements if minimum.id == id_), None)
    return None


def requirement_title(report: RecapReport, designation: str, id_: str, language: Language) -> str:
    """Return what a minimum or a prerequisite is called in the first rubric that has it."""
    for rubric in rubrics_of(report):
        for each in rubric.designations:
            for minimum in each.requirements:
                if (each.id, minimum.id) == (designation, id_):
                    return minimum.title
        for prerequisite in rubric.prerequisites:
            if prerequisite.id == id_:
                return statement_in(prerequisite, language)
    return id_


def spread_of(report: RecapReport, demand: Demand) -> Spread:
    """Return how what was reached is spread, over the lines whose rubric asks for it."""
    if set(demand.needed) >= set(report.whole.indicators):
        return report.whole.reached.get(demand.id, Spread(()))
    found = (demand.of(line) for line in report.recap.lines())
    return Spread(tuple(sorted(each for each in found if each is not None)))


def quartiles(spread: Spread) -> tuple[Fraction, ...]:
    """Return least, lower quartile, median, upper quartile and greatest; nothing of nothing."""
    return tuple(spread.at(Fraction(part, 4)) for part in range(5)) if spread.figures else ()


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
        needed, actual, short: texts with their unit and digits enough to tell them apart.
        places: decimals of `actual` and `short`.
        exact: what is missing.
    """

    minimum: Requirement
    needed: str
    actual: str
    short: str
    places: int
    exact: Fraction


def shortfalls(
    report: RecapReport, line: UnitLine, standing: Standing | None, language: Language
) -> Iterator[Short]:
    """Yield each minimum that a unit misses, in the rubric's order."""
    comma = language == "id"
    for id_, short in standing.short.items() if standing is not None else ():
        minimum = requirement(report, line, standing.designation, id_) if standing is not None else None
        if minimum is None:
            continue
        sign = " %" if minimum.unit == "percent" else ""
        actual = minimum.at_least - short
        shown = fixed_against(actual, minimum.at_least, comma=comma)
        places = max(2, len(shown.replace(",", ".").partition(".")[2]))
        yield Short(
            minimum,
            plain(minimum.at_least, comma) + sign,
            shown + sign,
            fixed(short, places, comma) + sign,
            places,
            short,
        )


def minima_text(demand: Demand, language: Language) -> str:
    """Return *WBK 60 %, WBBM 75 %*."""
    return ", ".join(
        f"{designation.upper()} {' / '.join(plain(each, language == 'id') for each in several)}{demand.sign}"
        for designation, several in demand.minima().items()
    )


def held(demand: Demand, line: UnitLine) -> tuple[int, int]:
    """Return how many designations' minima of one demand a unit reaches, and how many there are."""
    actual, needed = demand.of(line), demand.needed.get(line.rubric, {})
    return sum(actual is not None and actual >= each for each in needed.values()), len(needed)


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
    found = [
        Finding(
            line.file, line.name, line.assessor, code, severity_of(code), times, *_sentences(code, language)
        )
        for line in report.lines
        for code, times in line.codes.items()
    ]
    if report.shows_refused:
        found += [
            Finding(
                refused_name(each), each["file"], "", one["code"], severity_of(one["code"]), 1,
                one["message"], one["hint"], scored=False,
            )
            for each in report.recap.refusals()
            for one in each["findings"]
        ]  # fmt: skip
    return sorted(found, key=lambda each: (-each.severity, each.code))


def _sentences(code: str, language: Language) -> tuple[str, str]:
    entry = entry_of(code, language)
    return _PLACE.sub("…", entry.message), _PLACE.sub("…", entry.cure)


def name_of(report: RecapReport, line: UnitLine) -> str:
    """Return what a unit is called: by the list of units, else by its workbook, else its file."""
    listed = report.unit(line.file)
    return (listed.name if listed else "") or line.name


def missing_names(report: RecapReport) -> list[str]:
    """Return the listed units that sent nothing, by what the list calls them."""
    missing = report.registered.missing if report.registered is not None else ()
    return [each.name or each.file or each.id for each in missing]


def unlisted(report: RecapReport) -> list[tuple[str, Sequence[str]]]:
    """Return the listed units that sent nothing and the files of no listed unit, by the key of a title."""
    strangers = report.registered.strangers if report.registered is not None else ()
    several = (("recap_missing", missing_names(report)), ("recap_strangers", strangers))
    return [(key, names) for key, names in several if names]


def page_link(page: str) -> str:
    """Return a path as the target of a link: never a scheme, each odd character written out."""
    if _DRIVE.match(page):
        return f"file:///{page[:2]}{quote(page[2:])}"
    safe = quote(page)
    return safe if safe.startswith(("../", "/")) else f"./{safe}"


def indicator_names(rubric: Rubric) -> Mapping[str, str]:
    """Return id → statement of every indicator."""
    return {leaf.id: leaf.statement for leaf in rubric.leaves()}


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
    for at, state in enumerate(STATES if is_covered(report) else ()):
        known = (line.coverage[at] for line in report.lines if line.coverage is not None)
        counts[f"evidence_sum_{state}"] = sum(known)
    return tuple((label(key, language), count) for key, count in counts.items())


def skipped(report: RecapReport, language: Language) -> dict[str, int]:
    """Return how many files were passed over, by why."""
    return {
        label(f"recap_skip_{reason}", language, count=count): count
        for reason, count in sorted(report.recap.skipped.items())
    }


def is_covered(report: RecapReport) -> bool:
    """Whether the evidence of any line is known, so that there are columns of it."""
    return any(line.coverage is not None for line in report.lines)


def coverage_text(line: UnitLine) -> str:
    """Return how many answers' documents are missing, to be checked, complete: ``3 / 5 / 105``."""
    return " / ".join(map(str, line.coverage)) if line.coverage is not None else "–"


def sets_of(lines: Sequence[UnitLine]) -> tuple[bool, bool]:
    """Return whether lines are of several assessors, and of several rubrics."""
    return len({each.assessor for each in lines}) > 1, len({each.rubric for each in lines}) > 1


def listed_fields(report: RecapReport) -> tuple[Grouping, ...]:
    """Return what the list of units says of them: agency, kind, province; nothing where there is no list."""
    listed = report.registered.units.values() if report.registered is not None else ()
    return tuple(each for each in Grouping if any(getattr(unit, each) for unit in listed))


def listed_values(report: RecapReport, at: tuple[str, ...], fields: Sequence[Grouping]) -> tuple[str, ...]:
    """Return these fields of the listed unit of a file, or of a sheet; blanks where it is in no row."""
    unit = report.unit(*at)
    return tuple(getattr(unit, each) if unit is not None else "" for each in fields)
