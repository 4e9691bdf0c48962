"""Assessments, findings and gap reports as HTML documents.

Templates say what stands where; every expression in them is escaped by Jinja after `zitool.reports.lines` has
written out what nobody can see.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlsplit

from zitool import __version__
from zitool.core.law.conditions import statement_in
from zitool.core.law.text_types import Certainty
from zitool.core.planning.upgrades import shares
from zitool.core.record import Record
from zitool.core.scoring.criteria import criterion
from zitool.core.scoring.overview import TOTAL
from zitool.reports.html.ahead import bare_environment, loader
from zitool.reports.html.charts import HEIGHT, WIDTH, check_bar, line_bar, radar
from zitool.reports.layout import (
    against,
    by_severity,
    conclusion,
    counts,
    coverage_said,
    draft_said,
    halves,
    held,
    held_of,
    number,
    overview,
    rubric_said,
)
from zitool.reports.lines import display
from zitool.reports.prerequisites import judged, rows, status_text, summary
from zitool.reports.subjects.assessed import moved
from zitool.reports.subjects.plan import (
    change_text,
    gaps_of,
    plan_lines,
    plan_sum,
    plan_title,
    requirement_titles,
    said_already,
    to_fill,
)
from zitool.reports.working import exact, sum_text, working
from zitool.wording import hint, label, message
from zitool.wording.judge import cite, cites, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from fractions import Fraction

    from jinja2 import Environment

    from zitool.core.law.rubric import Designation, Indicator, Rubric
    from zitool.core.planning.gaps import GapReport
    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Check, Verdict
    from zitool.core.scoring.scoring import Score
    from zitool.findings import Finding
    from zitool.wording import Language

NEXT_STEPS = 3
"""How many steps the first screen shows."""


class Article(Record, kw_only=False):
    """One assessment with what its page needs besides.

    Attributes:
        key: makes the ids of the page its own: ``n1``.
        alone: whether the page is about nothing else.
        whole: whether the page shows everything about it, not only the gaps to one designation.
        gap: what to do next, or None where nobody asked or the rubric has no designations.
        nodes: the scores by id.
        shares: points of a full mark by indicator.
        leaves: the indicators by id.
    """

    key: str
    alone: bool
    whole: bool
    assessment: Assessment
    gap: GapReport | None
    nodes: Mapping[str, Score]
    shares: Mapping[str, Fraction]
    leaves: Mapping[str, Indicator]

    @property
    def name(self) -> str:
        """The work unit, or the name of the file where the workbook does not say."""
        return self.assessment.unit or self.assessment.file.replace("\\", "/").rpartition("/")[2]

    def question(self, id_: str) -> str:
        """Return a question in the workbook's own words, or else the rubric's."""
        return self.assessment.answers.answers[id_].question or self.leaves[id_].statement

    def place(self, id_: str) -> str:
        """Return the id of a question and the cell of its answer."""
        cell = self.assessment.answers.answers[id_].cell
        return f"{id_} ({cell})" if cell else id_


def score_html(
    assessments: Sequence[Assessment],
    refused: Sequence[tuple[str, Sequence[Finding]]],
    language: Language,
    *,
    full: bool = False,
) -> str:
    """Return the page of ``zitool score``: verdicts, next steps, areas, plan, every answer, findings.

    Printed, its first sheet is for whoever signs; with `full` every answer is printed, too.
    """
    reports = [gaps_of(assessment) for assessment in assessments]
    return _page("score", assessments, reports, refused, language, full=full)


def validate_html(
    assessments: Sequence[Assessment], refused: Sequence[tuple[str, Sequence[Finding]]], language: Language
) -> str:
    """Return the page of ``zitool validate``: every finding by sheet, with what to do."""
    return _page("validate", assessments, [None] * len(assessments), refused, language)


def gap_html(
    reports: Sequence[GapReport],
    refused: Sequence[tuple[str, Sequence[Finding]]],
    language: Language,
    *,
    full: bool = False,
) -> str:
    """Return the page of ``zitool gap-report``: what each requirement lacks, and the plan."""
    return _page("gap", [report.assessment for report in reports], reports, refused, language, full=full)


def _page(
    kind: str,
    assessments: Sequence[Assessment],
    reports: Sequence[GapReport | None],
    refused: Sequence[tuple[str, Sequence[Finding]]],
    language: Language,
    *,
    full: bool = False,
) -> str:
    articles = [
        Article(
            key=f"n{place}",
            alone=len(assessments) == 1,
            whole=kind == "score",
            assessment=assessment,
            gap=gap,
            nodes={node.id: node for node in assessment.card.walk()},
            shares=shares(assessment.rubric),
            leaves={leaf.id: leaf for leaf in assessment.rubric.leaves()},
        )
        for place, (assessment, gap) in enumerate(zip(assessments, reports, strict=True), 1)
    ]
    template = environment(language).get_template(f"{kind}.html")
    return template.render(several=articles, refused=refused, kind=kind, full=full)


@cache
def environment(language: Language) -> Environment:
    """Return the templates of all pages, with what they call, in one language."""
    environment = bare_environment(loader())
    environment.globals |= {
        "language": language,
        "version": __version__,
        "NEXT_STEPS": NEXT_STEPS,
        "TOTAL": TOTAL,
        "to_fill": to_fill,
        "radar_size": (WIDTH, HEIGHT),
        "t": lambda key, **values: label(key, language, **values),
        **_functions(),
        **{name: _in(language, function) for name, function in _SPEAKING.items()},
    }
    environment.filters["num"] = lambda value, places=2: number(value, language, places)
    environment.filters["exact"] = _in(language, exact)
    return environment


def _functions() -> dict[str, Callable[..., Any]]:
    """What templates call that says nothing in a language."""
    return {
        "by_severity": by_severity,
        "check_bar": check_bar,
        "certainties": _certainties,
        "chosen_criterion": _criterion,
        "halves": halves,
        "line_bar": line_bar,
        "overview": overview,
        "pieces": pieces,
        "radar": radar,
        "requirement_titles": requirement_titles,
        "total_check": _total_check,
        "unmet_checks": _unmet,
        "designations": _designations,
        "designation_names": _designation_names,
    }


def _judge_all(several: Sequence[Article], language: Language) -> str:
    """Who decides on all designations of a page."""
    designations = [
        designation for report in several for designation in report.assessment.rubric.designations
    ]
    facts = any(report.assessment.facts is not None for report in several)
    return judge(designations, language, facts=facts)


_SPEAKING: Mapping[str, Callable[..., Any]] = {
    "against": against,
    "change": change_text,
    "cite": cite,
    "cites": cites,
    "conclusion": conclusion,
    "counts": counts,
    "coverage_said": coverage_said,
    "draft_said": draft_said,
    "held": held,
    "held_of": held_of,
    "hint": hint,
    "judge_all": _judge_all,
    "judged": judged,
    "prerequisite_rows": rows,
    "prerequisite_summary": summary,
    "stated": statement_in,
    "status_text": status_text,
    "message": message,
    "moved": moved,
    "plan_sum": plan_sum,
    "plan_title": plan_title,
    "plan_lines": plan_lines,
    "rubric_said": rubric_said,
    "said_already": said_already,
    "sum_text": sum_text,
    "working": working,
}
"""What templates call that takes a language last."""


def _in(language: Language, function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *values: function(*values, language)


def _criterion(one: Article, leaf: Indicator) -> str:
    """What the answer given demands, in the workbook's own words where it has them."""
    answer = one.assessment.answers.answers[leaf.id]
    options = one.assessment.rubric.scales[leaf.scale].options
    return criterion(leaf, answer, answer.chosen, options)


def _total_check(rubric: Rubric, verdict: Verdict) -> Check | None:
    """The requirement on everything, where the designation has one."""
    whole = {section.id for section in rubric.sections}
    return next((check for check in verdict.checks if set(check.requirement.of) == whole), None)


def _unmet(verdict: Verdict) -> list[Check]:
    return [check for check in verdict.checks if not check.ok]


def _designation_names(several: Sequence[Article]) -> dict[str, str]:
    """Return id → name of every designation of a page; the first name where rubrics differ."""
    names: dict[str, str] = {}
    for designation in _designations(several):
        names.setdefault(designation.id, designation.name)
    return names


def _designations(several: Sequence[Article]) -> list[Designation]:
    return [designation for report in several for designation in report.assessment.rubric.designations]


def _certainties(rubric: Rubric) -> dict[str, int]:
    """How many of the rubric's references are of each certainty."""
    tally = Counter(reference.certainty for reference in rubric.references())
    return {certainty: tally[certainty] for certainty in get_args(Certainty)}


_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]]+", re.IGNORECASE)
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.?", re.IGNORECASE | re.ASCII)
_AFTER_A_SENTENCE = ".,;:!?)"
_LONGEST_ADDRESS = 2000


class Piece(Record, kw_only=False):
    """A stretch of text.

    Attributes:
        host: where a click would lead; empty for plain text, which `text` then is.
    """

    text: str
    host: str = ""


def pieces(text: str) -> list[Piece]:
    """Return `text` cut into plain text and addresses that may be clicked.

    Only http and https, only with a host of plain letters that is all there is before the path: no name or
    password in front, no look-alike letters, nothing invisible.
    """
    parts = []
    end = 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_AFTER_A_SENTENCE)
        host = _host(address)
        if host:
            parts += [Piece(text[end : match.start()]), Piece(address, host)]
            end = match.start() + len(address)
    return [piece for piece in (*parts, Piece(text[end:])) if piece.text]


def _host(address: str) -> str:
    """Return the host of an address that may be clicked, else nothing."""
    if (
        len(address) > _LONGEST_ADDRESS
        or not address.isascii()
        or display(address, _LONGEST_ADDRESS) != address
    ):
        return ""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    return host if "@" not in parts.netloc and _HOST.fullmatch(host) else ""
