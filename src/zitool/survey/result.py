"""What a survey comes to: respondents, rules, indices, groups, profile, and what people wrote."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from zitool.core.exact import plain, rounded_half_up
from zitool.core.record import Record
from zitool.findings import finding
from zitool.survey.cleaning import Data, clean
from zitool.survey.columns import place_of
from zitool.survey.indices import measure
from zitool.survey.reading import name_test
from zitool.survey.roles import PROFILE, Role, folded, is_blank, profile_value, redacted
from zitool.survey.worth import hanging_minima, printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from fractions import Fraction

    from zitool.findings import Finding
    from zitool.survey.blocks import Part
    from zitool.survey.cleaning import Applied, Period, State
    from zitool.survey.columns import Grid
    from zitool.survey.indices import IndexResult
    from zitool.survey.instrument import Conversion, Instrument, LoadedInstrument, Scale
    from zitool.survey.reading import Columns, Response

SMALL = 5
"""Groups of fewer are not shown by themselves: who knows the office would know the people."""
_JUNE = 6
_ROWS_NAMED = 40


class Asked(NamedTuple):
    """What is asked of a survey beside its files.

    Attributes:
        conversion: settles an open one.
        period: days that count.
        population: how many could have been asked; `random`: whether they were drawn by lot.
        by: what it is broken down by: ``layanan``, ``bulan``, ``semester`` or the header of a column.
        drop, keep: rules switched on and off.
        with_names, with_comments: whether names and open answers may be shown.
    """

    conversion: Conversion | None = None
    period: Period | None = None
    population: int | None = None
    random: bool = False
    by: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    with_names: bool = False
    with_comments: bool = False


class Effect(NamedTuple):
    """What an index would be if a rule were switched."""

    id: str
    mean: Fraction | None
    value: Fraction | None


class RuleResult(NamedTuple):
    """What a rule did to the survey.

    Attributes:
        n: responses that it fits.
        rows: file, sheet and the numbers of their rows, ``5-9, 12``.
        effect: each index with the rule switched the other way; none where nothing changes.
    """

    rule: str
    state: State
    n: int
    rows: tuple[tuple[str, str, str], ...]
    effect: tuple[Effect, ...]


class Group(NamedTuple):
    """A part of the respondents.

    Attributes:
        by: what they have in common: ``layanan``, ``bulan``, ``semester``, or a header.
        name: of the part; None for small parts taken together, of which `parts` says how many.
        n: respondents; None where there are too few to say.
        indices: none where there are too few.
    """

    by: str
    name: str | None
    n: int | None
    indices: tuple[IndexResult, ...]
    parts: int = 1


class Share(NamedTuple):
    """How many respondents are of one kind; a name of None stands for kinds too small to be shown."""

    name: str | None
    n: int | None


class Comment(NamedTuple):
    """An open answer, redacted; `item`: what it is about, empty where it does not say."""

    item: str
    text: str


class SurveyResult(Record):
    """One survey, whatever number of files and sheets it came in.

    Attributes:
        files: paths as given.
        sheets: file and sheet of each table.
        scales: index → its scale.
        respondents: responses found; `used`: those that count.
        columns: file, sheet, column letters, header and what it was read as, of every column with a header.
        responses: those that count, in the order of the files.
        reads: id of a table → its other columns, to look up what else `responses` said.
        comments: open answers, where they were asked for; `commented`: item → how many there are.
    """

    files: tuple[str, ...]
    sheets: tuple[tuple[str, str], ...]
    loaded: LoadedInstrument
    scales: Mapping[str, Scale]
    asked: Asked
    respondents: int
    used: int
    rules: tuple[RuleResult, ...]
    indices: tuple[IndexResult, ...]
    groups: tuple[Group, ...]
    profile: Mapping[Role, tuple[Share, ...]]
    comments: tuple[Comment, ...]
    commented: Mapping[str, int]
    columns: tuple[tuple[str, str, str, str, str], ...]
    responses: tuple[Response, ...]
    reads: Mapping[int, Columns]
    findings: tuple[Finding, ...]

    @property
    def instrument(self) -> Instrument:
        """The instrument."""
        return self.loaded.instrument

    @property
    def left_out(self) -> tuple[RuleResult, ...]:
        """The rules that left something out."""
        return tuple(rule for rule in self.rules if rule.state == "dropped" and rule.n)


class _Survey:
    """What measures any part of one survey's responses."""

    def __init__(self, parts: Sequence[Part], asked: Asked) -> None:
        self.parts, self.asked = parts, asked
        self.instrument = parts[0].instrument.instrument
        self.spans: list[tuple[int, int]] = []
        start = 0
        for part in parts:
            width = len(self.instrument.indices[part.index].items)
            self.spans.append((start, start + width))
            start += width

    def measured(
        self, responses: Iterable[Response], *, population: int | None = None
    ) -> tuple[IndexResult, ...]:
        """Return every index from some responses."""
        rows = Counter(response.answers for response in responses)
        results = []
        for part, (start, end) in zip(self.parts, self.spans, strict=True):
            answers: Counter[tuple[int | None, ...]] = Counter()
            for row, times in rows.items():
                answers[row[start:end]] += times
            results.append(
                measure(
                    self.instrument, part.index, part.scale, answers.elements(),
                    conversion=self.asked.conversion, population=population, random=self.asked.random,
                )
            )  # fmt: skip
        return tuple(results)


def survey_result(
    parts: Sequence[Part],
    responses: Sequence[Response],
    columns: Mapping[int, Columns],
    asked: Asked,
    findings: Iterable[Finding],
) -> SurveyResult:
    """Return what one survey comes to.

    Args:
        parts: its indices, all in the same tables.
        responses: to them.
        columns: id of a table → its other columns.
        asked: what the user wants of it.
        findings: of reading it.
    """
    survey = _Survey(parts, asked)
    grids = [grid for grid, _ in parts[0].blocks]
    highest = [part.scale.highest for part in parts for _ in survey.instrument.indices[part.index].items]
    data = Data(
        responses,
        {id(grid): columns[id(grid)] for grid in grids},
        asked.period,
        survey.instrument.control,
        highest,
    )
    applied, used = clean(data, asked.drop, asked.keep)
    counted = tuple(responses[at] for at in used)
    population = asked.population if asked.population is None or asked.population >= len(used) else None
    indices = survey.measured(counted, population=population)
    rules = tuple(
        _rule_result(rule, survey, responses, used, indices)
        for rule in applied
        if rule.rule != "outside-period" or asked.period is not None
    )
    names = name_test(grids, columns)
    comments = tuple(_comments(survey.instrument, counted, columns, names))
    told = [*findings, *_said(survey, rules, indices, len(used), grids)]
    groups = tuple(_groups(survey, counted, columns, names))
    if any(group.name is None for group in groups):
        told.append(finding("K028", **place_of(grids[0].table), least=SMALL))
    if asked.with_comments and comments:
        told.append(finding("K026", **place_of(grids[0].table), count=len(comments)))
    return SurveyResult(
        files=tuple(dict.fromkeys(grid.table.file for grid in grids)),
        sheets=tuple((grid.table.file, redacted(grid.table.sheet)) for grid in grids),
        loaded=parts[0].instrument,
        scales={part.index: part.scale for part in parts},
        asked=asked,
        respondents=len(responses),
        used=len(used),
        rules=rules,
        indices=indices,
        groups=groups,
        profile={
            role: shares for role in PROFILE if (shares := tuple(_shares(role, counted, columns, names)))
        },
        comments=comments if asked.with_comments else (),
        commented=Counter(comment.item for comment in comments),
        columns=(),
        responses=counted,
        reads=data.columns,
        findings=tuple(told),
    )


# --- rules -------------------------------------------------------------------------------------------------


def _rule_result(
    applied: Applied,
    survey: _Survey,
    responses: Sequence[Response],
    used: Sequence[int],
    now: Sequence[IndexResult],
) -> RuleResult:
    effect: tuple[Effect, ...] = ()
    if applied.hits:
        if applied.state == "dropped":
            others = sorted({*used, *applied.hits})
        else:
            others = [at for at in used if at not in applied.hits]
        switched = survey.measured(responses[at] for at in others)
        effect = tuple(
            Effect(index.id, index.mean, index.value)
            for index, was in zip(switched, now, strict=True)
            if index.mean != was.mean
        )
    rows = _places(responses[at] for at in sorted(applied.hits))
    return RuleResult(applied.rule, applied.state, len(applied.hits), rows, effect)


def _places(responses: Iterable[Response]) -> tuple[tuple[str, str, str], ...]:
    """Return where responses stand, rows that follow one another together."""
    tables: dict[tuple[str, str], list[int]] = {}
    for response in responses:
        table = response.grid.table
        tables.setdefault((table.file, redacted(table.sheet)), []).append(response.row.number)
    return tuple((file, sheet, _ranges(numbers)) for (file, sheet), numbers in tables.items())


def _ranges(numbers: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _said(
    survey: _Survey,
    rules: Iterable[RuleResult],
    indices: Sequence[IndexResult],
    used: int,
    grids: Sequence[Grid],
) -> Iterable[Finding]:
    """Yield what somebody should know of the rules and of what the indices lack."""
    place = place_of(grids[0].table) if len(grids) == 1 else {"file": grids[0].table.file}
    for rule in rules:
        if rule.state == "not_checkable":
            yield finding("K038" if rule.rule == "outside-period" else "K022", **place, rule=rule.rule)
        elif rule.n:
            rows = "; ".join(f"{sheet or file} {numbers}" for file, sheet, numbers in rule.rows)
            yield finding(
                "K020" if rule.state == "dropped" else "K021", **place, rule=rule.rule, count=rule.n,
                rows=rows if len(rows) <= _ROWS_NAMED * 4 else f"{rows[: _ROWS_NAMED * 4]}…",
            )  # fmt: skip
    for index in indices:
        yield from _of_index(index, survey.instrument, place)
    least = survey.instrument.respondents
    if least is not None and used < least.at_least:
        yield finding("K023", **place, count=used, least=least.at_least)
    population = survey.asked.population
    if population is not None and population < used:
        yield finding("K039", **place, count=used, given=population)


def _of_index(index: IndexResult, instrument: Instrument, place: Mapping[str, str]) -> Iterable[Finding]:
    """Yield what an index lacks, what its figure hangs on, and what a printed weight would make of it."""
    if index.declared not in {"open", index.conversion}:
        used = {"given": str(index.conversion), "declared": index.declared}
        yield finding("K068", **place, indicator=index.id, id=index.id, **used)
    if index.missing:
        yield finding("K012", **place, indicator=index.id, id=index.id, ids=", ".join(index.missing))
    elif index.left_out:
        yield finding("K037", **place, indicator=index.id, id=index.id, ids=", ".join(index.left_out))
    if index.value is None and index.mean is not None:
        read = ", ".join(
            f"{reading.conversion} {plain(rounded_half_up(reading.value, 4))}" for reading in index.readings
        )
        minima = "hang" if hanging_minima(index, instrument) else "same"
        yield finding("K040", **place, indicator=index.id, id=index.id, readings=read, minima=minima)
    for reading in printed(index, instrument):
        yield finding(
            "K041", **place, indicator=index.id, id=index.id, weight=plain(reading.weight),
            computed=plain(reading.value), ours=plain(index.value or reading.value),
        )  # fmt: skip


# --- groups and profile ------------------------------------------------------------------------------------


def _groups(
    survey: _Survey,
    responses: Sequence[Response],
    columns: Mapping[int, Columns],
    names: Callable[[str], bool],
) -> Iterable[Group]:
    for by in survey.asked.by:
        parted: dict[str, list[Response]] = {}
        for response in responses:
            parted.setdefault(group_of(response, by, columns), []).append(response)
        yield from _parted(survey, by, parted, names)


def _parted(
    survey: _Survey, by: str, parted: Mapping[str, list[Response]], names: Callable[[str], bool]
) -> Iterable[Group]:
    """Yield the groups of one kind in order; those that are too small come together, or not at all."""
    large = {name: several for name, several in parted.items() if len(several) >= SMALL}
    small = [several for several in parted.values() if len(several) < SMALL]
    together = [response for several in small for response in several]
    for name in sorted(large, key=lambda name: (not name, name.casefold())):
        yield Group(by, redacted(name, names), len(large[name]), survey.measured(large[name]))
    if small:
        many = len(together) >= SMALL
        yield Group(
            by, None, len(together) if many else None,
            survey.measured(together) if many else (), len(small),
        )  # fmt: skip


def group_of(response: Response, by: str, columns: Mapping[int, Columns]) -> str:
    """Return the group of a response: a month ``2026-01``, a semester ``2026-S1``, or what stands there."""
    if by == "bulan":
        return "" if response.at is None else f"{response.at:%Y-%m}"
    if by == "semester":
        at = response.at
        return "" if at is None else f"{at.year}-S{1 if at.month <= _JUNE else 2}"
    if by == "layanan":
        column = columns[id(response.grid)].first(Role.SERVICE)
    else:
        column = column_named(response.grid, by)
    text = response.text(column)
    return "" if is_blank(text) else " ".join(text.split())


def column_named(grid: Grid, name: str) -> int | None:
    """Return the column whose header says the same words as `name`."""
    words = folded(name)
    return next((at for at, header in enumerate(grid.headers) if folded(header) == words), None)


def _shares(
    role: Role, responses: Sequence[Response], columns: Mapping[int, Columns], names: Callable[[str], bool]
) -> Iterable[Share]:
    """Yield how many are of each kind, most first; kinds of fewer than five come together."""
    if not any(columns[id(response.grid)].first(role) is not None for response in responses[:1]) and not any(
        role in own.of for own in columns.values()
    ):
        return
    typed: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for response in responses:
        column = columns[id(response.grid)].first(role)
        typed[response.text(column)] += 1
    for text, times in typed.items():
        value = profile_value(role, text)
        key = folded(value)
        spelled.setdefault(key, value)
        counted[key] += times
    small = {key: n for key, n in counted.items() if n < SMALL}
    for key, n in sorted(counted.items(), key=lambda counts: (-counts[1], counts[0])):
        if key not in small:
            yield Share(redacted(spelled[key], names), n)
    if small:
        together = sum(small.values())
        yield Share(None, together if together >= SMALL else None)


# --- what people wrote -------------------------------------------------------------------------------------


def _comments(
    instrument: Instrument,
    responses: Sequence[Response],
    columns: Mapping[int, Columns],
    names: Callable[[str], bool],
) -> Iterable[Comment]:
    """Yield open answers, each under the item that its column or its own words name."""
    for response in responses:
        own = columns[id(response.grid)]
        for column in own.of.get(Role.COMMENT, ()):
            text = response.text(column)
            if not is_blank(text):
                words = frozenset(folded(text[:1000]).split())
                about = own.about.get(column) or instrument.item_named(words)
                yield Comment(about, redacted(" ".join(text.split()), names))
