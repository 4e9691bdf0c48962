"""Whether the cases guard a rubric: whatever a decision reads is changed, and some case has to notice.

Each figure goes a step up and a step down (0.01; a year, a level or a person; a day; a letter), each word
becomes every other word it could be, each list loses and gains an entry, each flag turns. What no decision
reads is named in `UNREAD`, with the reason; a test fails for a field in neither table, so that nobody adds
one without saying what guards it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from zitool.core.exact import plain
from zitool.core.law.facts import AGENCY, SPECS, words_of
from zitool.core.record import Record, replace
from zitool.named import NamedTuple
from zitool.rubrics.cases.cases import faults_of
from zitool.rubrics.cases.models import Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.rubrics.cases.models import ZoneCase
    from zitool.rubrics.source import Key

STEP = Fraction(1, 100)
_DAY = timedelta(days=1)
_LEAP = 2024
_WORD = re.compile(r"[^\s,()]+")


class Mutant(NamedTuple):
    """A rubric, or an instrument, in which one thing is another.

    Attributes:
        path: the way to it, in the model as in the YAML.
        figure: what kind of thing it is, as in `READ`.
        id: whose it is.
        whole: what it is a thing of, as it then is.
    """

    path: Key
    figure: str
    id: str
    old: str
    new: str
    whole: Any


class Guarded(NamedTuple):
    """How much of which kind was changed, and the changes that no case noticed."""

    changed: Counter[str]
    survivors: list[Mutant]

    @property
    def mutants(self) -> int:
        """How many changes were made in all."""
        return self.changed.total()


def guard(rubric: Rubric, cases: Sequence[Case | ZoneCase]) -> Guarded:
    """Return what becomes of every mutant of `rubric` under `cases`, which all come out as written.

    What noticed the change before most likely notices the next one, too, so it is asked first; of cases with
    facts, those that are named for what is changed before that: each is about something of its own.
    """
    by_facts = [case for case in cases if isinstance(case, Case) and case.day is not None]
    by_answers = [case for case in cases if case not in by_facts]
    queues = {True: [*by_answers, *by_facts], False: [*by_facts, *by_answers]}
    survivors, changed = [], Counter[str]()
    for mutant in mutants(rubric):
        changed[mutant.figure] += 1
        scored = mutant.path[0] in {"scales", "sections", "designations"}
        waiting = queues[scored] if scored else _named_first(queues[scored], mutant)
        noticed = next((case for case in waiting if any(True for _ in faults_of(case, mutant.whole))), None)
        if noticed is None:
            survivors.append(mutant)
        else:
            queues[scored] = [noticed, *(case for case in queues[scored] if case is not noticed)]
    return Guarded(changed, survivors)


def _named_first(cases: Iterable[Case | ZoneCase], mutant: Mutant) -> list[Case | ZoneCase]:
    """Return the cases, those first whose names share the most words with what is changed in `mutant`."""
    told = _split(f"{mutant.id} {mutant.old} {mutant.new}")
    return sorted(cases, key=lambda case: -len(told & _split(case.name)))


@lru_cache(2048)
def _split(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


def mutants(rubric: Rubric) -> Iterator[Mutant]:
    """Yield `rubric` with each thing that a decision reads changed in each way, one at a time.

    What an heir takes over is guarded by the cases of its parent.
    """
    for part in _below(rubric, _Part(rubric, rubric, (), "")):
        for name in part.read():
            figure, ways = READ[f"{type(part.record).__name__}.{name}"]
            for steps, new in ways(getattr(part.record, name), part):
                path, old = (*part.path, name, *steps), _at(part.record, (name, *steps))
                id_ = " ".join(filter(None, (part.id, *map(str, steps))))
                yield Mutant(path, figure, id_, _text(old), _text(new), _changed(rubric, path, new))


class _Part(NamedTuple):
    """A part of a rubric, the way to it and what it is called."""

    rubric: Rubric
    record: Any
    path: Key
    id: str

    def read(self) -> list[str]:
        """Return the fields that a decision reads and that are the rubric's own."""
        kind = type(self.record).__name__
        inherited = kind in {"Section", "Indicator"} and self.rubric.inherits(self.id)
        return [] if inherited else [name for name in self.record.__dict__ if f"{kind}.{name}" in READ]


def _below(rubric: Rubric, part: _Part) -> Iterator[_Part]:
    """Yield a part and all in it, as far as an heir has stated it itself."""
    yield part
    kind = type(part.record).__name__
    for name, value in part.record.__dict__.items():
        if f"{kind}.{name}" in UNREAD:
            continue
        if kind == "Rubric" and name not in {"regulation", "scales", "sections"} and rubric.inherits(name):
            continue
        for steps, record in _records(value):
            if name == "scales" and rubric.inherits(f"scales.{steps[0]}"):
                continue
            sort = type(record).__name__
            own = _NAMES.get(sort, "{0.id}").format(record)
            above = part.id if sort in _NAMED_BY_OWNER else ""
            id_ = " ".join(filter(None, (above, own or str(steps[0] if steps else ""))))
            yield from _below(rubric, _Part(rubric, record, (*part.path, name, *steps), id_))


def _records(value: object) -> list[tuple[Key, Any]]:
    """Return the parts that a field holds, with the steps to each."""
    if isinstance(value, Record):
        return [((), value)]
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    )
    return [((step,), record) for step, record in entries if isinstance(record, Record)]


# --- ways to change something ------------------------------------------------------------------------------

_Ways = Callable[[Any, _Part], Iterator[tuple["Key", Any]]]
"""From what stands somewhere to what else could: the steps inside it, and the other value."""


def _steps(step: Fraction = STEP, least: Fraction = STEP) -> _Ways:
    """One step down and one up, not below `least`."""

    def ways(value: Fraction | None, _: _Part) -> Iterator[tuple[Key, Any]]:
        if value is not None:
            yield from (((), figure) for figure in (value - step, value + step) if figure >= least)

    return ways


def _options(value: dict[str, Fraction], _: _Part) -> Iterator[tuple[Key, Any]]:
    for option, worth in value.items():
        yield from (((option,), figure) for figure in (worth - STEP, worth + STEP) if 0 <= figure <= 1)


def _bands(value: dict[str, Fraction], _: _Part) -> Iterator[tuple[Key, Any]]:
    """Every bound but the last: what is above none has the last letter anyhow."""
    for letter in list(value)[:-1]:
        yield from (((letter,), figure) for figure in (value[letter] - STEP, value[letter] + STEP))


def _words(*words: str | None) -> _Ways:
    """Every other of a few words; None among them where it may be left out."""

    def ways(value: str | None, _: _Part) -> Iterator[tuple[Key, Any]]:
        if value is not None:
            yield from (((), word) for word in words if word != value)

    return ways


def _policies(value: str | None, part: _Part) -> Iterator[tuple[Key, Any]]:
    """A zero policy; without one of its own, zero over zero goes by that of the denominator."""
    for policy in ("ask", "full", "zero"):
        if policy != (value or part.record.zero_denominator):
            yield (), policy


def _known(vocabulary: Callable[[_Part], Iterable[str]], *, empty: bool = False) -> _Ways:
    """A list without each of its entries and with each other word; `empty` where it may hold none."""

    def ways(value: tuple[str, ...], part: _Part) -> Iterator[tuple[Key, Any]]:
        others = [word for word in vocabulary(part) if word not in value]
        for place, entry in enumerate(value):
            rest = (*value[:place], *value[place + 1 :])
            if rest or empty:
                yield (), rest
            else:
                yield from (((), (other,)) for other in others if other != entry)
        yield from (((), (*value, other)) for other in others)

    return ways


def _turned(value: bool, _: _Part) -> Iterator[tuple[Key, Any]]:
    yield (), not value


def _always(value: bool, _: _Part) -> Iterator[tuple[Key, Any]]:
    """Asked for, stated or not; of a need that is asked for anyhow, what is not stated stays open."""
    if value:
        yield (), False


def _said(value: str, part: _Part) -> Iterator[tuple[Key, Any]]:
    """Every other word of its fact."""
    words = words_of(part.record.fact, part.rubric.unit_groups)
    yield from (((), word) for word in words if word != value)


def _days(value: date | None, part: _Part) -> Iterator[tuple[Key, Any]]:
    """The day before and the day after; what has no end ends before it begins."""
    if value is not None:
        yield from (((), day) for day in (value - _DAY, value + _DAY))
    else:
        yield (), (getattr(part.record, "effective_from", None) or date(2, 1, 1)) - _DAY


def _given_days(value: date | None, part: _Part) -> Iterator[tuple[Key, Any]]:
    if value is not None:
        yield from _days(value, part)


def _apart(value: date | None, part: _Part) -> Iterator[tuple[Key, Any]]:
    """A day of an amendment with a rubric of its own; without one, its prerequisites are dated themselves."""
    if part.record.rubric is not None:
        yield from _given_days(value, part)


def _begin(value: date | None, part: _Part) -> Iterator[tuple[Key, Any]]:
    if value is None:
        yield (), date.max
    else:
        yield from _days(value, part)


def _month_day(value: str | None, _: _Part) -> Iterator[tuple[Key, Any]]:
    """The day before and the day after, of every year."""
    if value is not None:
        day = date.fromisoformat(f"{_LEAP}-{value}")
        yield from (((), f"{other:%m-%d}") for other in (day - _DAY, day + _DAY))
        yield (), None


def _least(value: str | None, part: _Part) -> Iterator[tuple[Key, Any]]:
    """The letter above and the letter below, or a step of 1."""
    if value is None:
        return
    if part.record.grades is None:
        yield from (((), plain(Fraction(value) + step)) for step in (-1, 1))
        return
    letters = list(part.rubric.grades[part.record.grades].bands)
    at = letters.index(value)
    yield from (((), letter) for letter in (*letters[max(at - 1, 0) : at], *letters[at + 1 : at + 2]))


def _agency(value: str | None, part: _Part) -> Iterator[tuple[Key, Any]]:
    """Each other kind of agency, or all of them; where other needs go by the kind, less is left."""
    beside = [need for need in _at(part.rubric, part.path[:-1]) if need is not part.record]
    if any(need.fact == AGENCY for need in (*beside, part.record)):
        return
    alone = not any(need.fact == part.record.fact and need.agency for need in beside)
    holder = _at(part.rubric, part.path[:-2])
    only = {need.agency for need in getattr(holder, "needs", ())} if "unless" in part.path else set()
    others = [*SPECS[AGENCY].words, *([None] if alone else ())]
    yield from (((), other) for other in others if other != value and {other} != only)


def _fact(value: str, _: _Part) -> Iterator[tuple[Key, Any]]:
    """The next fact that is written in the same way and in the same words."""
    alike = [
        key
        for key, spec in SPECS.items()
        if (spec.kind, spec.words) == (SPECS[value].kind, SPECS[value].words)
    ]
    if len(alike) > 1:
        yield (), alike[(alike.index(value) + 1) % len(alike)]


def _other_fact(value: str | None, part: _Part) -> Iterator[tuple[Key, Any]]:
    """The next fact, where one is named."""
    if value is not None:
        yield from _fact(value, part)


def _left_out(value: str | None, part: _Part) -> Iterator[tuple[Key, Any]]:
    """None, and the next fact, where one is named."""
    if value is not None:
        yield (), None
        yield from _fact(value, part)


def _holds(value: str | None, part: _Part) -> Iterator[tuple[Key, Any]]:
    """Not held before; only the decision on a zone asks (a unit's is a prerequisite)."""
    if value is not None and part.record.zone is not None:
        yield (), None


def _needs(value: tuple[Any, ...], _: _Part) -> Iterator[tuple[Key, Any]]:
    """Without each of several; what each asks is changed below."""
    if len(value) > 1:
        yield from (((), (*value[:place], *value[place + 1 :])) for place in range(len(value)))


def _excused(part: _Part) -> Iterable[str]:
    """The prerequisites of the same designations at the same time, where the rule excuses any."""
    rule = part.record
    first, last = rule.effective_from, rule.effective_until or date.max
    return (
        prerequisite.id
        for prerequisite in part.rubric.prerequisites
        if rule.effect == "excuses"
        and set(prerequisite.designations) & set(rule.designations)
        and prerequisite.effective_from <= last
        and first <= (prerequisite.effective_until or date.max)
    )


def _accepted(part: _Part) -> Iterable[str]:
    """The words of its fact, where it asks for words."""
    return words_of(part.record.fact, part.rubric.unit_groups) if part.record.one_of else ()


def _designations(part: _Part) -> Iterable[str]:
    return (designation.id for designation in part.rubric.designations)


def _parts(part: _Part) -> Iterable[str]:
    """The next section that has nothing in common with those that are summed."""
    inside = set()
    for section in part.rubric.walk():
        if section.id in part.record.of:
            inside |= {leaf.id for leaf in section.leaves()}
    inside |= set(part.record.of)
    apart = (
        section.id
        for section in part.rubric.walk()
        if section.id not in part.record.of and not inside & {leaf.id for leaf in section.leaves()}
    )
    return list(islice(apart, 1))


def _counts(part: _Part) -> Iterable[str]:
    """The codes of the counts beside it; a total is no part of itself."""
    leaf = _at(part.rubric, part.path[: -1 if part.path[-1] == "ratio" else -2])
    return (count.code for count in leaf.inputs if count is not part.record)


def _questions(part: _Part) -> Iterable[str]:
    """The first question that does not show it, where answers show it at all."""
    others = (leaf.id for leaf in part.rubric.leaves() if leaf.id not in part.record.indicators)
    return [] if part.record.shows else list(islice(others, 1))


def _counting(value: str | None, part: _Part) -> Iterator[tuple[Key, Any]]:
    """None, and the next question whose counts make a ratio."""
    if value is not None:
        ratios = [leaf.id for leaf in part.rubric.leaves() if leaf.ratio is not None]
        yield from (((), leaf) for leaf in (None, ratios[(ratios.index(value) + 1) % len(ratios)]))


def _scales(value: str, part: _Part) -> Iterator[tuple[Key, Any]]:
    """Every other scale of the same kind."""
    kind = part.rubric.scales[value].kind
    yield from (
        ((), name) for name, scale in part.rubric.scales.items() if scale.kind == kind and name != value
    )


# --- what is read and what is not --------------------------------------------------------------------------

_ONE = Fraction(1)
READ: dict[str, tuple[str, _Ways]] = {
    "Regulation.effective_from": ("date", _days),
    "Regulation.effective_until": ("date", _days),
    "Regulation.surely_from": ("date", _given_days),
    "Revocation.effective_from": ("date", _days),
    "Amendment.effective_from": ("date", _apart),
    "Amendment.surely_from": ("date", _apart),
    "Amendment.rubric": ("amended", _words(None)),
    "Scale.options": ("option", _options),
    "Scale.maximum": ("maximum", _steps()),
    "Section.weight": ("weight", _steps()),
    "Indicator.weight": ("weight", _steps()),
    "Indicator.scale": ("scale", _scales),
    "Ratio.kind": ("ratio_kind", _words("share", "decrease")),
    "Ratio.of": ("ratio_sum", _known(_counts)),
    "Ratio.over": ("ratio_sum", _known(_counts)),
    "Ratio.zero_denominator": ("zero_denominator", _policies),
    "Ratio.both_zero": ("both_zero", _policies),
    "Input.total_of": ("total", _known(_counts, empty=True)),
    "Input.covers": ("total", _known(lambda _: (), empty=True)),
    "Designation.holds": ("holds", _holds),
    "ZoneMinimum.at_least": ("minimum", _steps()),
    "Requirement.of": ("sum", _known(_parts)),
    "Requirement.at_least": ("minimum", _steps()),
    "Requirement.unit": ("unit", _words("points", "percent")),
    "Grades.bands": ("band", _bands),
    "Prerequisite.level": ("level", _words("agency", "unit")),
    "Prerequisite.designations": ("designations", _known(_designations)),
    "Prerequisite.needs": ("needs", _needs),
    "Prerequisite.effective_from": ("date", _days),
    "Prerequisite.effective_until": ("date", _days),
    "Proviso.zones": ("effect", _always),
    "Proviso.effect": ("effect", _words("bars", "excuses", "spares")),
    "Proviso.when": ("needs", _needs),
    "Proviso.of": ("excused", _known(_excused, empty=True)),
    "Proviso.designations": ("designations", _known(_designations)),
    "Proviso.effective_from": ("date", _days),
    "Proviso.effective_until": ("date", _days),
    "Stage.due": ("due", _month_day),
    "Stage.when": ("needs", _needs),
    "StageItem.required": ("required", _turned),
    "StageItem.needs": ("needs", _needs),
    "StageItem.indicators": ("questions", _known(_questions, empty=True)),
    "StageItem.shows": ("shows", _words("minima", "agency", "unit")),
    "StageItem.designations": ("designations", _known(_designations)),
    "StageItem.effective_from": ("date", _begin),
    "StageItem.effective_until": ("date", _days),
    "StageItem.unless": ("needs", _needs),
    "DayOrder.earlier": ("fact", _fact),
    "DayOrder.later": ("fact", _fact),
    "Need.fact": ("fact", _fact),
    "Need.one_of": ("word", _known(_accepted)),
    "Need.at_least": ("letter", _least),
    "Need.percent": ("share", _steps()),
    "Need.above_percent": ("share", _steps()),
    "Need.years": ("years", _steps(_ONE, _ONE)),
    "Need.within": ("years", _steps(_ONE, _ONE)),
    "Need.year_of": ("fact", _other_fact),
    "Need.undone_by": ("fact", _left_out),
    "Need.running": ("years", _steps(_ONE, _ONE)),
    "Need.agency": ("agency", _agency),
    "Need.until": ("date", _given_days),
    "Need.if_stated": ("needs", _always),
    "Need.indicator": ("questions", _counting),
    "UnitKind.agency": ("agency", _words(*SPECS[AGENCY].words, None)),
    "Said.fact": ("fact", _fact),
    "Said.word": ("word", _said),
}
"""Class and field of all that a decision reads: what kind of thing it is, and what else could stand there."""

UNREAD = frozenset(
    {
        # names, by which everything is found
        *(f"{kind}.id" for kind in ("Rubric", "Section", "Indicator", "Input", "Designation", "Requirement")),
        *(f"{kind}.id" for kind in ("Prerequisite", "Proviso", "Stage", "StageItem")),
        *(f"{kind}.code" for kind in ("Section", "Indicator", "Input")),
        *(f"{kind}.keys" for kind in ("Indicator", "Input")),
        "Section.heading", "Rubric.extends", "Rubric.own", "Rubric.version", "Regulation.number",
        "Regulation.year", "Amendment.number", "Amendment.year", "Revocation.number", "Revocation.year",
        # texts: `tests/rubrics/reviews` holds each against the law
        *(f"{kind}.title" for kind in ("Regulation", "Section", "Requirement")),
        *(f"{kind}.statement" for kind in ("Indicator", "Input", "Prerequisite", "Proviso", "StageItem")),
        "Scale.label", "Scale.also_written", "Grades.label", "Indicator.criteria", "Indicator.guidance",
        *(f"{kind}.statement_en" for kind in ("Prerequisite", "Proviso", "StageItem", "UnitGroup")),
        "Stage.name_en", "Indicator.gaps",
        *(f"Gap.{part}" for part in ("kind", "options", "said", "said_en")),
        "Indicator.evidence",
        "Proviso.doubt", "Designation.name", "Stage.name", "Amendment.note", "Regulation.gazette",
        *(f"Unit{part}" for part in ("Kind.id", "Kind.name", "Kind.also_written")),  # read before any rubric
        *(f"UnitGroup.{part}" for part in ("id", "name", "duty", "statement", "references")),  # shown only
        # where it stands, and who looked: the lint's
        *(f"{kind}.references" for kind in ("Scale", "Section", "Indicator", "Requirement", "ZoneMinimum")),
        *(f"{kind}.references" for kind in ("Grades", "Prerequisite", "Proviso", "Stage", "StageItem")),
        "DayOrder.references",
        "Amendment.references", "Revocation.references", "Designation.authority",
        "Regulation.last_checked", "Rubric.status", "Rubric.inherited_certainty",
        "Rubric.inherited_unverified",
        # compared between rows of a workbook, for findings: no decision's
        "Input.same_as",
        # what shape a thing has, which the lint holds together: R007, R071, R034
        "Scale.kind", "Need.done", "Need.grades", "Requirement.index",
    }
)  # fmt: skip
"""Class and field of all that no decision reads."""

_NAMED_BY_OWNER = {"Requirement", "ZoneMinimum", "Need", "Ratio", "Said"}
_NAMES = {
    "Need": "{0.fact}",
    "Said": "{0.word}",
    "Ratio": "",
    "ZoneMinimum": "zone",
    "DayOrder": "{0.earlier} {0.later}",
    "Scale": "",
    "Grades": "",
    "Regulation": "{0.number}/{0.year}",
    "Amendment": "{0.number}/{0.year}",
    "Revocation": "{0.number}/{0.year}",
}
"""Class → what it is called, where that is not its id."""


def _changed(node: Any, path: Key, value: object) -> Any:  # noqa: ANN401 - any part of a rubric
    """Return `node` with `value` at `path`; everything beside the way there is shared, not copied."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*node[:step], _changed(node[step], rest, value), *node[step + 1 :])
    if isinstance(node, dict):
        return {**node, step: _changed(node[step], rest, value)}
    return replace(node, **{step: _changed(getattr(node, step), rest, value)})


def _at(node: Any, path: Key) -> Any:  # noqa: ANN401
    """Return what stands at `path`."""
    for step in path:
        node = getattr(node, step) if isinstance(step, str) and isinstance(node, Record) else node[step]
    return node


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "-"
    return plain(value, comma=True) if isinstance(value, Fraction) else "-" if value is None else str(value)
