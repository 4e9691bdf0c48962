"""What a survey says to people: indices against minima, items, groups, profile, cleaning, data.

In full it has the four parts that offices know: questionnaire, method, results, data. On a terminal the
result comes last, where it stays in sight; what may be published holds nothing of any one person.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, Literal

from zitool.core.days import day_text
from zitool.core.exact import fixed_against
from zitool.core.record import replace
from zitool.reports.cells import COUNT, Column, Marked, columns
from zitool.reports.document import Bars, Document, Facts, Findings, Heading, Paragraph, Span, Spans, Table
from zitool.reports.layout import number
from zitool.survey.indices import grade, sample_size
from zitool.survey.load import rubrics_asking
from zitool.survey.roles import Role
from zitool.survey.worth import each_must_reach, hanging_minima, printed, pulls, trend, worth, worths
from zitool.wording import label
from zitool.wording.judge import cite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.reports.cells import Cell, Tone
    from zitool.reports.document import Block
    from zitool.survey.indices import IndexResult, Interval, Reading
    from zitool.survey.instrument import Index, Instrument
    from zitool.survey.reading import Response
    from zitool.survey.result import Group, RuleResult, SurveyResult
    from zitool.survey.run import SurveyRun
    from zitool.survey.worth import Standing, Worth
    from zitool.wording import Language

Detail = Literal["screen", "full", "public"]
"""How much is told: what a terminal has room for, the whole report, what an office publishes."""

_MOST_ROWS = {"screen": 0, "full": 1000, "public": 0}
"""Responses that the part *data* lists; CSV and JSON of whoever needs more are the office's own file."""
_WEAKEST = 3
_TONES: dict[str, Tone] = {"above": "good", "below": "bad", "undecided": "warn", "unknown": ""}


def survey_report(run: SurveyRun, language: Language, detail: Detail = "full") -> Document:
    """Return the report of all surveys that the files held."""
    told = [block for survey in run.surveys for block in _survey(survey, language, detail)]
    if detail != "public":
        refused = () if detail == "screen" else chain.from_iterable(several for _, several in run.refused)
        findings = (*run.findings, *refused)  # a screen has the refused ones from stderr
        told += [Findings(tuple(findings))] if findings else []
    if not run.surveys:
        told.append(Paragraph(label("survey_none", language), "warn"))
    titles = list(dict.fromkeys(survey.instrument.says(language) for survey in run.surveys))
    kind = label("survey_published" if detail == "public" else "survey_kind", language)
    return Document(kind, "; ".join(titles), tuple(told), _data(run), label("survey_end", language))


def _survey(survey: SurveyResult, language: Language, detail: Detail) -> Iterator[Block]:
    if detail == "screen":
        yield from _about(survey, language)
        yield from _items(survey, language, bars=False)
        yield from _groups(survey, language)
        yield from _rules_told(survey, language)
        # Those are told by the rules already.
        findings = tuple(finding for finding in survey.findings if finding.code != "K022")
        yield from [Findings(findings)] if findings else []
        yield from _summary(survey, language, detail)
        return
    summary = list(_summary(survey, language, detail))
    if detail == "public":
        yield from _published(survey, language)
        yield from summary
        yield from _items(survey, language, bars=True)
        yield from _profile(survey, language)
        return
    yield from _about(survey, language)
    yield Heading(label("result", language))
    yield from summary
    yield Heading(label("survey_part_questionnaire", language))
    yield from _questionnaire(survey, language)
    yield Heading(label("survey_part_method", language))
    yield from _method(survey, language)
    yield Heading(label("survey_part_results", language))
    yield from _items(survey, language, bars=True)
    yield from _groups(survey, language)
    yield from _profile(survey, language)
    yield from _comments(survey, language)
    yield Heading(label("survey_part_data", language))
    yield from _responses(survey, language, _MOST_ROWS[detail])
    if survey.findings:
        yield Heading(label("findings", language))
        yield Findings(survey.findings)


# --- what it is about ---------------------------------------------------------------------------------------


def _about(survey: SurveyResult, language: Language) -> Iterator[Block]:
    instrument, days = survey.instrument, _days(survey, language)
    said = label("survey_counted", language, used=survey.used, respondents=survey.respondents)
    yield Facts(
        (
            (label("survey_files", language), ", ".join(survey.files)),
            (label("survey_instrument", language), f"{instrument.says(language)} ({instrument.id})"),
            (label("survey_days", language), days),
            (label("survey_respondents", language), said),
        )
    )
    if instrument.uncertain:
        yield Paragraph(label("survey_unverified", language), "warn")


def _days(survey: SurveyResult, language: Language) -> str:
    period = survey.asked.period
    days = [response.at.date() for response in survey.responses if response.at is not None]
    if period is not None:
        first, last = period
    elif days:
        first, last = min(days), max(days)
    else:
        return ""
    between = {"low": day_text(first, language), "high": day_text(last, language)}
    return between["low"] if first == last else label("document_between", language, **between)


def _published(survey: SurveyResult, language: Language) -> Iterator[Block]:
    yield Facts(
        (
            (label("survey_days", language), _days(survey, language)),
            (label("survey_respondents", language), str(survey.used)),
        )
    )


# --- the result ---------------------------------------------------------------------------------------------


def _summary(survey: SurveyResult, language: Language, detail: Detail) -> Iterator[Block]:
    screen = detail == "screen"
    sentences: list[Block] = []
    if not screen:
        yield _indices(survey, survey.indices, language)
    if detail == "public":
        return  # what is published is the index, and no verdict on an LKE
    for index in survey.indices:
        made, values = survey.instrument.indices[index.id], worths(index, survey.instrument)
        if index.value is not None:
            yield from [] if screen else _spans(made, index, values, language)
            yield from _worth(index, values, language)
        elif index.readings:
            yield _readings(made, index, language)
        told = _sentences(survey, index, values, language)
        if screen:
            sentences += told
        else:
            yield from told
    if screen:
        yield from (_indices(survey, survey.indices, language), *sentences)


def _indices(survey: SurveyResult, indices: Sequence[IndexResult], language: Language) -> Table:
    rows = []
    for index in indices:
        made = survey.instrument.indices[index.id]
        value: Cell = index.value
        if index.value is None:
            value = Marked(label("survey_open" if index.readings else "survey_no_value", language), "warn")
        rows.append(
            (
                made.says(language), index.n, index.mean, f"{index.lowest}–{index.highest}", value,
                _interval(index.value_interval or (None if index.readings else index.interval), language),
                _category(made, index, language),
            )
        )  # fmt: skip
    heads = columns(
        language, survey_index="text", survey_n="number", survey_mean="number", survey_scale="text",
        survey_value="number", survey_interval="text", survey_category="text",
    )  # fmt: skip
    return Table(label("survey_indices", language), heads, tuple(rows), kept=(0, 1, 4))


def _interval(interval: Interval | None, language: Language) -> str:
    if interval is None:
        return ""
    low, high = (number(Fraction(end), language) for end in (interval.low, interval.high))
    key = {"lower": "survey_at_least", "upper": "survey_at_most", "census": "survey_census"}.get(
        interval.kind, "document_between"
    )
    return label(key, language, low=low, high=high)


def _category(made: Index, index: IndexResult, language: Language) -> str:
    """Return the category where the instrument names its table, and that rounding decided it where it did."""
    if made.bands is None or index.value is None:
        return ""
    graded = grade(made.bands, index.value)
    if graded.band is None:
        return ""
    title = graded.band.title_en if language == "en" else graded.band.title
    said = f"{graded.band.grade} ({title})"
    return f"{said}; {label('survey_in_gap', language)}" if graded.in_gap else said


def _of_first(values: Sequence[Worth]) -> Sequence[Standing]:
    """Return the minima of the first rubric that an instrument names: those that sentences and marks tell."""
    return values[0].standings if values else ()


def _spans(made: Index, index: IndexResult, values: Sequence[Worth], language: Language) -> Iterator[Block]:
    share = Fraction(index.top, 4)
    marks: dict[Fraction, str] = {}
    for standing in _of_first(values):
        names = filter(None, (marks.get(standing.needed * share), standing.designation.upper()))
        marks[standing.needed * share] = ", ".join(names)
    ends = index.value_interval
    low, high = (Fraction(ends.low), Fraction(ends.high)) if ends is not None else (None, None)
    span = Span(made.says(language), index.value or Fraction(0), low, high)
    named = tuple((name, figure) for figure, name in marks.items())
    yield Spans(label("survey_against", language), (span,), (Fraction(0), Fraction(index.top)), named)


def _worth(index: IndexResult, values: Sequence[Worth], language: Language) -> Iterator[Block]:
    rows = tuple(
        (
            value.rubric, value.indicator, value.points, value.weight,
            standing.designation.upper(), standing.needed,
            Marked(standing.margin, "good" if standing.met else "bad"),
            _met(standing, language),
            Marked(label(f"survey_decided_{standing.decided}", language), _TONES[standing.decided]),
        )
        for value in values
        for standing in value.standings
    )  # fmt: skip
    if not rows:
        return
    heads = columns(
        language, rubric="text", question="text", points="number", weight="number",
        recap_designation="text", needed="number", survey_margin="signed", survey_met="text",
        survey_sure="text",
    )  # fmt: skip
    yield Table(label("survey_worth", language, index=index.id.upper()), heads, rows, kept=(0, 4, 5, 6))


def _met(one: Standing, language: Language) -> Marked:
    return Marked(label("yes" if one.met else "no", language), "good" if one.met else "bad")


def _readings(made: Index, index: IndexResult, language: Language) -> Table:
    """Return an index by every conversion that could be meant, against the minima of the first rubric."""
    by_reading = [_read_as(made, reading) for reading in index.readings]
    exact = Column("", "number", 4)
    heads = columns(language, survey_conversion="text", survey_value=exact, survey_interval="text")
    heads += tuple(Column(standing.designation.upper()) for standing in by_reading[0])
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            label(f"survey_conversion_{reading.conversion}", language), reading.value,
            _interval(reading.interval, language), *(_met(standing, language) for standing in met),
        )
        for reading, met in zip(index.readings, by_reading, strict=True)
    )  # fmt: skip
    note = label("survey_open_is", language, scale=f"{index.lowest}–{index.highest}")
    return Table(label("survey_readings", language, index=index.id.upper()), heads, rows, note=note)


def _read_as(made: Index, reading: Reading) -> Sequence[Standing]:
    """Return an index, read by one conversion, against the minima of the first rubric that asks for it."""
    rubrics = rubrics_asking(made)[:1]
    return _of_first([value for rubric in rubrics if (value := worth(made, rubric, reading.value))])


def _hanging(survey: SurveyResult, index: IndexResult, language: Language) -> Paragraph:
    hang = hanging_minima(index, survey.instrument)
    names = ", ".join(dict.fromkeys(standing.designation.upper() for standing in hang))
    key = "survey_hangs" if hang else "survey_hangs_not"
    return Paragraph(label(key, language, index=index.id.upper(), names=names), "bad" if hang else "quiet")


def _sentences(
    survey: SurveyResult, index: IndexResult, values: Sequence[Worth], language: Language
) -> Iterator[Block]:
    """Yield in sentences what so many answers can tell, what weighs most, and how far it has to rise."""
    name = index.id.upper()
    if index.missing:
        titles = ", ".join(survey.instrument.items[id_].says(language) for id_ in index.missing)
        yield Paragraph(label("survey_missing", language, index=name, items=titles), "bad")
    if index.value is None and index.readings:
        yield _hanging(survey, index, language)
    standings = _of_first(values)
    for standing in standings:
        told = _standing(standing, name, language)
        yield Paragraph(told, _TONES[standing.decided])
    for reading in printed(index, survey.instrument):
        said = {
            "index": name,
            "weight": number(reading.weight, language, 3),
            "value": number(reading.value, language),
        }
        yield Paragraph(label("survey_printed", language, **said), "warn")
    yield from _lift(survey, index, standings, language)


def _standing(one: Standing, name: str, language: Language) -> str:
    comma = language == "id"
    value = fixed_against(one.needed + one.margin, one.needed, comma=comma)
    said = {
        "index": name,
        "value": value,
        "name": one.designation.upper(),
        "needed": number(one.needed, language),
    }
    met = label("survey_is_met" if one.met else "survey_is_not_met", language, **said)
    return f"{met}; {label(f'survey_told_{one.decided}', language)}"


def _lift(
    survey: SurveyResult, index: IndexResult, standings: Sequence[Standing], language: Language
) -> Iterator[Block]:
    missed = [standing for standing in standings if not standing.met]
    if not missed or index.conversion is None:
        return
    nearest = min(missed, key=lambda standing: standing.needed)
    needed = nearest.needed * index.top / 4
    level = each_must_reach(index, index.conversion, needed)
    weakest = list(pulls(index, index.conversion, needed))[:_WEAKEST]
    titles = ", ".join(
        f"{survey.instrument.items[pull.id].says(language)} ({number(pull.mean, language)})"
        for pull in weakest
    )
    values = {"index": index.id.upper(), "items": titles, "name": nearest.designation.upper()}
    yield Paragraph(label("survey_weakest", language, **values))
    if level is not None:
        yield Paragraph(label("survey_raise", language, level=number(level, language), **values))


# --- I and II: questionnaire and method ---------------------------------------------------------------------


def _questionnaire(survey: SurveyResult, language: Language) -> Iterator[Block]:
    instrument = survey.instrument
    yield Paragraph(label("survey_own_words", language), "quiet")
    rows = tuple(
        (index.upper(), item.code, item.says(language), f"{scale.lowest}–{scale.highest}")
        for index, scale in survey.scales.items()
        for item in instrument.items_of(index).values()
    )
    heads = columns(language, survey_index="text", code="text", survey_item="text", survey_scale="text")
    yield Table(label("survey_questions", language), heads, rows)
    sources = dict.fromkeys(cite(reference, language) for reference in instrument.references)
    yield Facts(((label("provision", language), "; ".join(sources)),))


def _method(survey: SurveyResult, language: Language) -> Iterator[Block]:
    yield Paragraph(label("survey_method", language))
    population = survey.asked.population
    if population is not None:
        size = sample_size(population)
        values = {"population": population, "printed": size.printed, "exact": number(size.exact, language)}
        yield Paragraph(label("survey_sample", language, **values))
        if not survey.asked.random:
            yield Paragraph(label("survey_not_random", language), "quiet")
    else:
        yield Paragraph(label("survey_chance_only", language), "quiet")
    yield from _rules(survey, language)


def _rules(survey: SurveyResult, language: Language) -> Iterator[Block]:
    heads = columns(
        language, survey_rule="text", survey_count=COUNT, survey_state="text", survey_effect="text",
        survey_rows="text",
    )  # fmt: skip
    rows = tuple(_rule(rule, survey, language) for rule in survey.rules)
    yield Table(label("survey_cleaning", language), heads, rows, kept=(0, 1, 2))


def _rules_told(survey: SurveyResult, language: Language) -> Iterator[Block]:
    """Yield the rules that fit anything as a table, and the names of all others in a line each."""
    for state in ("none", "not_checkable"):
        names = ", ".join(
            rule.rule
            for rule in survey.rules
            if not rule.n and (rule.state == "not_checkable") == (state == "not_checkable")
        )
        if names:
            yield Paragraph(f"{label(f'survey_rules_{state}', language)}: {names}", "quiet")
    hit = replace(survey, rules=tuple(rule for rule in survey.rules if rule.n))
    yield from _rules(hit, language) if hit.rules else ()


def _rule(rule: RuleResult, survey: SurveyResult, language: Language) -> tuple[Cell, ...]:
    effect = "; ".join(
        f"{switched.id.upper()} {number(figure, language)}"
        for switched in rule.effect
        if (figure := switched.mean if switched.value is None else switched.value) is not None
    )
    tone: Tone = "warn" if rule.n else "quiet" if rule.state == "not_checkable" else ""
    several = len(survey.sheets) > 1
    rows = "; ".join(
        f"{sheet or file}: {numbers}" if several else numbers for file, sheet, numbers in rule.rows
    )
    count = None if rule.state == "not_checkable" else rule.n
    state = Marked(label(f"survey_state_{rule.state if rule.n or count is None else 'none'}", language), tone)
    return label(f"survey_rule_{rule.rule}", language), count, state, effect, rows


# --- III: results -------------------------------------------------------------------------------------------


def _items(survey: SurveyResult, language: Language, *, bars: bool) -> Iterator[Block]:
    for index in survey.indices:
        means = sorted(item.mean for item in index.items if item.mean is not None)
        weak = means[min(_WEAKEST, len(means)) - 1] if len(set(means)) > 1 else None
        rows = []
        for item in index.items:
            told = survey.instrument.items[item.id]
            low = weak is not None and item.mean is not None and item.mean <= weak
            rows.append((told.code, told.says(language), item.n, Marked(item.mean, "warn" if low else "")))
        whole = Column("", whole=True)
        heads = columns(language, code=whole, survey_item="text", survey_n=COUNT, survey_mean="number")
        name = label("survey_items", language, index=index.id.upper())
        yield Table(name, heads, tuple(rows), kept=(0, 1, 2, 3))
        if bars:
            for item in index.items:
                if item.n:
                    yield _histogram(survey, index, item.id, language)


def _histogram(survey: SurveyResult, index: IndexResult, id_: str, language: Language) -> Bars:
    item = next(item for item in index.items if item.id == id_)
    told = survey.instrument.items[id_]
    answers = tuple((str(answer), count) for answer, count in enumerate(item.counts, start=index.lowest))
    mean = label("survey_mean_is", language, mean=number(item.mean or Fraction(0), language), n=item.n)
    return Bars(f"{told.code} {told.says(language)}", answers, mean)


def _groups(survey: SurveyResult, language: Language) -> Iterator[Block]:
    for by in dict.fromkeys(group.by for group in survey.groups):
        groups = [group for group in survey.groups if group.by == by]
        means = (Column(index.id.upper(), "number") for index in survey.indices)
        heads = (
            Column(by),
            *columns(language, survey_n=COUNT),
            *means,
            *columns(language, survey_interval="text"),
        )
        rows = tuple(_group(group, survey, language) for group in groups)
        yield Table(label("survey_by", language, by=by), heads, rows, note=label("survey_small", language))
    moves = tuple(
        (f"{moved.earlier} – {moved.later}", moved.of.upper(), moved.change.difference,
         label(f"survey_moved_{moved.change.decided}", language))
        for moved in trend(survey)
    )  # fmt: skip
    if moves:
        heads = columns(
            language, survey_periods="text", survey_trend_index="text", differs="number", survey_moved="text"
        )
        yield Table(label("survey_trend", language), heads, moves, note=label("survey_trend_note", language))


def _group(group: Group, survey: SurveyResult, language: Language) -> tuple[Cell, ...]:
    name = label("survey_others", language, parts=group.parts) if group.name is None else group.name
    figures: list[Cell] = [None] * len(survey.indices)
    intervals = []
    for place, index in enumerate(group.indices):
        figures[place] = index.value if index.value is not None else index.mean
        ends = index.value_interval if index.value is not None else index.interval
        if ends is not None:
            intervals.append(f"{index.id.upper()} {_interval(ends, language)}")
    few = Marked(label("survey_too_few", language), "quiet")
    return (
        name or label("survey_blank", language),
        few if group.n is None else group.n,
        *figures,
        "; ".join(intervals),
    )


def _profile(survey: SurveyResult, language: Language) -> Iterator[Block]:
    rows = []
    for role, shares in survey.profile.items():
        for share in shares:
            name = label("survey_other_kinds", language) if share.name is None else share.name
            part = Fraction(100 * share.n, survey.used) if share.n is not None and survey.used else None
            few = Marked(label("survey_too_few", language), "quiet")
            count: Cell = few if share.n is None else share.n
            rows.append(
                (label(f"survey_role_{role}", language), name or label("survey_blank", language), count, part)
            )
    if rows:
        percent = Column("", "percent", 1)
        heads = columns(
            language, survey_trait="text", survey_kind_of="text", survey_n=COUNT, survey_share=percent
        )
        note = label("survey_small", language)
        yield Table(label("survey_profile", language), heads, tuple(rows), note=note)


def _comments(survey: SurveyResult, language: Language) -> Iterator[Block]:
    if not survey.commented:
        return
    if not survey.comments:
        total = sum(survey.commented.values())
        yield Paragraph(label("survey_comments_hidden", language, count=total), "quiet")
        return
    yield Paragraph(label("survey_comments_warning", language), "warn")
    items = survey.instrument.items
    rows = tuple(
        (items[comment.item].says(language) if comment.item in items else "-", comment.text)
        for comment in sorted(survey.comments, key=lambda comment: comment.item)
    )
    heads = columns(language, survey_item="text", survey_comment="text")
    yield Table(label("survey_comments", language), heads, rows)


# --- IV: data -----------------------------------------------------------------------------------------------


def _responses(survey: SurveyResult, language: Language, most: int) -> Iterator[Block]:
    """Yield the answers that count, a row each, without what finds a person unless names are asked for."""
    names = survey.asked.with_names
    instrument = survey.instrument
    codes = [
        f"{index.upper()} {instrument.items[id_].code}"
        for index in survey.scales
        for id_ in instrument.indices[index].items
    ]
    named = {"survey_role_nama": Column("")} if names else {}
    heads = columns(language, survey_row=COUNT, survey_day=Column("", whole=True), **named)
    heads += tuple(COUNT._replace(title=code) for code in codes)
    rows = tuple(
        (
            response.row.number,
            response.at.date().isoformat() if response.at is not None else "",
            *([_name(survey, response)] if names else []),
            *response.answers,
        )
        for response in survey.responses[:most]
    )  # fmt: skip
    more = len(survey.responses) - len(rows)
    note = label("survey_more_rows", language, count=more) if more else ""
    yield Table(label("survey_data", language), heads, rows, note=note)


def _name(survey: SurveyResult, response: Response) -> str:
    return response.text(survey.reads[id(response.grid)].first(Role.NAME))


def _data(run: SurveyRun) -> Table:
    """Return a row for each item of each index, and one for the index itself, its item empty."""
    keys = ("instrument", "index", "index_value", "index_of", "conversion", "item", "code", "n", "mean")
    indices = [(survey.instrument, index) for survey in run.surveys for index in survey.indices]
    whole = [(*_whose(made, index), "", "", index.n, index.mean) for made, index in indices]
    rows = [
        (*_whose(made, index), item.id, made.items[item.id].code, item.n, item.mean)
        for made, index in indices
        for item in index.items
    ]
    return Table("data", tuple(map(Column, keys)), (*whole, *rows))


def _whose(made: Instrument, index: IndexResult) -> tuple[Cell, ...]:
    return made.id, index.id, index.value, index.top, index.conversion or "open"
