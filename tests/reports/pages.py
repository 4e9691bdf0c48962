"""Pages for tests: parsed strictly, and made of an assessment whose every foreign text is a stranger's."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from html.parser import HTMLParser
from string import Formatter
from typing import TYPE_CHECKING

from tests.hostile.form import SMALL, book, sheet

from zitool.batch import assess, assess_book
from zitool.catalogue import entries, entry
from zitool.core.scoring.assessment import Difference, OwnFigures
from zitool.findings import Finding, severity_of
from zitool.reports.formats.html import html
from zitool.reports.subjects.gaps import gap_report
from zitool.reports.subjects.plan import gaps_of
from zitool.reports.subjects.score import score_report
from zitool.reports.subjects.validate import validate_report
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC
from zitool.xlsx.cells import read_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zitool.core.scoring.assessment import Assessment

RUBRIC = load_rubric(DEFAULT_RUBRIC)
VOID = frozenset({"meta", "link", "br", "rect", "line", "polygon"})
"""Elements without an end, or that the templates end at once."""


@dataclass
class Element:
    """One element: its tag, attributes, children (elements and text) and what it stands in."""

    tag: str
    attributes: dict[str, str]
    above: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *tags: str) -> list[Element]:
        """Return the elements of these tags below, in order."""
        return [node for node in self.walk() if node.tag in tags]

    @property
    def text(self) -> str:
        """All text in it, blanks put together."""
        parts = (child if isinstance(child, str) else child.text for child in self.children)
        return " ".join(" ".join(parts).split())

    def has(self, name: str) -> bool:
        """Whether it is of a class."""
        return name in self.attributes.get("class", "").split()


class _Builder(HTMLParser):
    """Refuses what a browser would mend: an end without its beginning, an attribute twice."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID, tag
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.here.tag, (tag, self.here.tag, self.getpos())
        assert self.here.above is not None
        self.here = self.here.above

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def parse(page: str) -> Element:
    """Return the root of a page whose every element is ended where it should be."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    assert builder.here is builder.root, builder.here.tag
    return builder.root


def example(examples: Path, name: str, assessor: str = "") -> list[Assessment]:
    """Return the assessments of a committed example."""
    return assess(str(examples / f"{name}.xlsx"), RUBRIC, assessor)


def small(folder: Path) -> Assessment:
    """Return the assessment of the small form of the hostile tests."""
    file = folder / "kecil.xlsx"
    file.write_bytes(book(sheet(SMALL)))
    rubric = load_rubric(str(_small_rubric(folder)))
    [assessment] = assess_book(read_book(str(file)), rubric)
    return assessment


def _small_rubric(folder: Path) -> Path:
    from tests.conftest import ROOT

    place = folder / "lke-kecil"
    place.mkdir(exist_ok=True)
    (place / "rubric.yaml").write_bytes((ROOT / "tests/hostile/rubrik-lke-kecil.yaml").read_bytes())
    return place


def _values(code: str, text: str) -> dict[str, str]:
    sentences = (entry(code).message, entry(code).cure)
    names = {name for sentence in sentences for _, name, _, _ in Formatter().parse(sentence) if name}
    return dict.fromkeys(sorted(names), text)


def poisoned(assessment: Assessment, text: str) -> Assessment:
    """Return an assessment in which `text` stands wherever a workbook's text, name or sheet can stand."""
    answers = {
        id_: replace(
            answer, raw=text, cell=answer.cell, note=text, evidence=text, question=text,
            criteria=f"{answer.chosen}. {text}", chosen=text if answer.value is not None else "",
        )
        for id_, answer in assessment.answers.answers.items()
    }  # fmt: skip
    sheet = replace(
        assessment.answers, assessor=text, label=text, answers=answers,
        what_if=dict.fromkeys(list(answers)[:2], text), assumed=frozenset(list(answers)[:2]),
    )  # fmt: skip
    findings = tuple(
        Finding(code, severity_of(code), text, text, text, None, _values(code, text))
        for code in entries()
        if code[0] in "FSVW"
    )
    differences = (Difference("A", "F5", Fraction(1), Fraction(1, 3), (text,)),)
    own = OwnFigures({"A": (Fraction(1, 3), text), "TOTAL": (Fraction(1, 3), text)})
    return replace(
        assessment,
        own=own,
        differences=differences,
        file=text,
        sheet=text,
        unit=text,
        answers=sheet,
        findings=findings,
        other_assessors=(text,),
    )


def score_html(assessments, refused, language: str = "id", **asked) -> str:
    """Return the page of ``zitool score``."""
    return html(score_report(assessments, refused, language, "page", **asked), language)


def validate_html(assessments, refused, language: str = "id") -> str:
    """Return the page of ``zitool validate``."""
    return html(validate_report(assessments, refused, language, "page"), language)


def gap_html(reports, refused, language: str = "id", **asked) -> str:
    """Return the page of ``zitool gap-report``."""
    return html(gap_report(reports, refused, language, "page", **asked), language)


def page_of(kind: str, assessment: Assessment, language: str = "id") -> str:
    """Return the page of one kind (``score``, ``validate``, ``gap``), with the same file as refused, too."""
    return pages_of(kind, [assessment], language)


def pages_of(kind: str, assessments: list[Assessment], language: str = "id") -> str:
    """Return one page about several assessments, the same files as refused, too."""
    refused = [(assessment.file, assessment.findings[:3]) for assessment in assessments]
    if kind == "gap":
        return gap_html([gaps_of(assessment) for assessment in assessments], refused, language)
    return (score_html if kind == "score" else validate_html)(assessments, refused, language)
