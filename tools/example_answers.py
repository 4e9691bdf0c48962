"""What the invented units of examples/ have answered: by rule, so that nobody has to type 130 cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.lke.template.book import Entries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.core.law.rubric import Indicator, Rubric

Answers = dict[str, str | int | float | None]

COUNTS = {
    "A.II.1.i.a": (6, 5),
    "A.II.1.i.b": (5, 4),
    "A.II.3.iii.a": (4, 1, 1),
    "A.II.4.i.a": (12, 10),
    "A.II.5.ii.a": (21, 2, 19),
    "A.II.5.iii.a": (None, 1, 6, 2, 9),
    "A.II.5.iii.b": (None, 4, 11, 62, 77),
    "A.II.6.i.b": (14, 9),
}
"""The counts under each ratio, in the order of the form; None where the form adds them up itself."""

_BEST, _SECOND, _THIRD = 0, 1, 2


def good(rubric: Rubric) -> Answers:
    """Answers that meet the minima of Menuju WBK, not all best, and miss Menuju WBBM by the survey."""
    answers: Answers = {}
    for position, leaf in enumerate(rubric.leaves()):
        rank = _THIRD if position % 13 == 8 else _SECOND if position % 4 == 2 else _BEST
        answers |= _answered(rubric, leaf, rank, index=3.72)
    # The two yes-no questions that the rule would deny are the two that no unit leaves undone.
    answers |= {leaf.id: "Ya" for leaf in rubric.leaves() if leaf.scale == "ya-tidak"}
    answers |= {"A.I.5.iv.a": "B", "B.I.b": "B", "B.II.a": 3.45}
    return answers


def good_2014(rubric: Rubric) -> Answers:
    """Answers to 52/2014 that meet the minima of Menuju WBK and miss Menuju WBBM by the service survey."""
    answers: Answers = {}
    for position, leaf in enumerate(rubric.leaves()):
        rank = _THIRD if position % 17 == 6 else _SECOND if position % 3 == 1 else _BEST
        answers |= _answered(rubric, leaf, rank, index=3.68)
    answers |= {leaf.id: "Ya" for leaf in rubric.leaves() if leaf.scale == "ya-tidak"}
    return answers | {"A.I.2.c": "Tidak", "B.I.2": 0.92, "B.II.1": 3.14}


def half(rubric: Rubric) -> Answers:
    """The answers of a unit that has begun: fulfilment nearly done, reform and surveys still open."""
    everything = good(rubric)
    kept = {
        id_: answer
        for id_, answer in everything.items()
        if id_.startswith(("A.I.1", "A.I.2", "A.I.3", "A.I.4"))
    }
    kept |= {"A.I.5.i.a": "A", "A.I.5.i.b": "B", "A.II.1.i.a#1": 6, "A.II.1.i.a#2": 5, "A.II.5.iii.b#2": 4}
    return {id_: answer for id_, answer in kept.items() if id_ not in {"A.I.2.iii.b", "A.I.4.ii.g"}}


def reviewed(rubric: Rubric) -> Answers:
    """What the inspectorate made of the good answers: some lower, the complaints and a survey corrected."""
    answers = good(rubric)
    for position, leaf in enumerate(rubric.leaves()):
        if position % 5 == 1 and rubric.scales[leaf.scale].kind == "choice":
            options = list(rubric.scales[leaf.scale].options)
            lower = options.index(str(answers[leaf.id])) + 1
            answers[leaf.id] = options[min(lower, len(options) - 1)]
    answers |= {"A.II.5.ii.a#2": 5, "A.II.5.ii.a#3": 16, "B.II.a": 3.31}
    return answers


def with_evidence(rubric: Rubric, answers: Mapping[str, str | int | float | None], folder: str) -> Entries:
    """Return `answers` with a list of evidence and a link for each question answered, and a few notes."""
    answered = {id_.partition("#")[0] for id_ in answers}
    leaves = [leaf for leaf in rubric.leaves() if leaf.id in answered]
    return Entries(
        answers,
        notes={leaf.id: f"Lihat {leaf.evidence[0][0].lower()}{leaf.evidence[0][1:]}" for leaf in leaves[::9]},
        evidence={leaf.id: "\n".join(f"- {text}" for text in leaf.evidence) for leaf in leaves},
        links={leaf.id: f"https://berkas.example/{folder}/{leaf.id}" for leaf in leaves},
    )


def _answered(rubric: Rubric, leaf: Indicator, rank: int, index: float) -> Answers:
    scale = rubric.scales[leaf.scale]
    if scale.kind == "choice":
        options = list(scale.options)
        return {leaf.id: options[min(rank, len(options) - 1)]}
    if scale.kind == "index":
        return {leaf.id: index}
    if scale.kind == "percent":
        return {leaf.id: 1}
    counts = zip(leaf.inputs, COUNTS[leaf.id], strict=True)
    return {count.id: number for count, number in counts if number is not None}
