"""Results in which every text that a stranger could have written is an attack."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tests.conftest import EXAMPLES
from tests.hostile.texts import TEXTS

from zitool.batch import assess
from zitool.core.planning.gaps import report_gaps
from zitool.findings import finding
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC
from zitool.xlsx.strings import unescape

if TYPE_CHECKING:
    from zitool.core.planning.gaps import GapReport
    from zitool.core.scoring.answers import Answer
    from zitool.core.scoring.assessment import Assessment
    from zitool.findings import Finding

MORE = (
    "@admin tolong",
    "lihat #12 dan GH-12 dan !3",
    "http://127.0.0.1/ atau www.contoh.example",
    "surat@contoh.example",
    "a | b | c",
    "a \\| b \\",
    "`kode` ``kode``",
    "a \\` b",
    "![x](http://127.0.0.1/x.png)",
    "[x](javascript:alert(1)) [y]: http://127.0.0.1/",
    "<!-- x --> &lt;b&gt; <b>",
    "**tebal** __miring__ ~~coret~~ $x$",
    "1234567890abcdef1234567890abcdef12345678",
    "a;=1+1;b",
    'a;"=1+1";b',
    "  =1+1",
    "\u200b=1+1",
    "﹣1+1",
    "x" * 40_000,
    "\ue0000\ue001 \ue0001\ue001",
    "KEP-12/PJ/2025",
)
"""What Markdown, forges and spreadsheets might make something of, besides tests/hostile/texts.py."""

ATTACKS = tuple(dict.fromkeys([*(text for text, _ in TEXTS), *(unescape(text) for text, _ in TEXTS), *MORE]))


@cache
def scored(name: str = "unit-setengah.xlsx") -> Assessment:
    """Return the assessment of an example."""
    return assess(str(EXAMPLES / name), load_rubric(DEFAULT_RUBRIC))[0]


@cache
def attacked(text: str) -> Assessment:
    """Return an assessment that says `text` wherever a workbook or its name could."""
    good = scored()
    answers = {id_: attacked_answer(answer, text) for id_, answer in good.answers.answers.items()}
    return replace(
        good,
        file=f"{text}.xlsx",
        unit=text,
        sheet=text,
        answers=replace(good.answers, answers=answers, what_if={"A.I.1.i.a": text}),
        findings=(*good.findings, *findings(text)),
    )


@cache
def attacked_gaps(text: str) -> GapReport:
    """Return what it would take; the plan is long to find and the same whatever the texts."""
    return report_gaps(attacked(text))


def rotated(shift: int) -> Assessment:
    """Return an assessment in which every attack is somewhere, elsewhere for another `shift`."""
    base = attacked(ATTACKS[shift])
    answers = {
        id_: attacked_answer(answer, ATTACKS[(position + shift) % len(ATTACKS)])
        for position, (id_, answer) in enumerate(scored().answers.answers.items())
    }
    found = tuple(each for text in ATTACKS for each in findings(text))
    return replace(base, answers=replace(base.answers, answers=answers), findings=found)


def attacked_answer(answer: Answer, text: str) -> Answer:
    """Return an answer that says `text` in every cell."""
    criteria = f"{text}\nA. {text}\nB. {text}\nYa, {text}"
    return replace(answer, raw=text, note=text, evidence=text, question=text, criteria=criteria)


def findings(text: str) -> tuple[Finding, ...]:
    """Return findings that quote `text`."""
    return (
        finding(
            "V303",
            file=text,
            sheet=text,
            cell="K27",
            indicator="A.I.1.i.a",
            id="A.I.1.i.a",
            raw=text,
            expected="Ya/Tidak",
        ),
        finding("S103", file=text, sheet=text, cell="K28", text=text, title=text),
        finding("W203", file=text, sheet=text, cell="K29", id=text, raw=text, expected=text, own=text),
    )
