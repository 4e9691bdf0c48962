"""A survey as one JSON document: language-free codes, exact figures as decimal strings."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zitool.core.exact import fixed
from zitool.reports.json_document import dump, finding_objects
from zitool.survey.indices import grade
from zitool.survey.worth import printed, trend, worths

if TYPE_CHECKING:
    from zitool.survey.indices import IndexResult, Interval
    from zitool.survey.result import Group, RuleResult, SurveyResult
    from zitool.survey.run import SurveyRun
    from zitool.wording import Language

SURVEY_SCHEMA = "zitool/survey/1"
_DECIMALS = 15


def survey_document(run: SurveyRun, language: Language) -> str:
    """Return ``zitool/survey/1``: every survey, what was found about files, and files that were refused."""
    return dump(
        {
            "schema": SURVEY_SCHEMA,
            "surveys": [survey_object(survey, language) for survey in run.surveys],
            "findings": finding_objects(run.findings, language),
            "refused": [
                {"file": file, "findings": finding_objects(findings, language)}
                for file, findings in run.refused
            ],
        }
    )


def survey_object(survey: SurveyResult, language: Language) -> dict[str, Any]:
    """Return one survey; `conversion` is null where that of an index is open."""
    conversions = {index.conversion for index in survey.indices}
    period = survey.asked.period
    return {
        "files": list(survey.files),
        "sheets": [{"file": file, "sheet": sheet} for file, sheet in survey.sheets],
        "instrument": survey.instrument.id,
        "instrument_version": survey.instrument.version,
        "instrument_unverified": survey.instrument.uncertain,
        "conversion": conversions.pop() if len(conversions) == 1 else None,
        "period": [period.first.isoformat(), period.last.isoformat()] if period is not None else None,
        "respondents": survey.respondents,
        "used": survey.used,
        "left_out": [{"rule": rule.rule, "count": rule.n} for rule in survey.left_out],
        "indices": [_index(index, survey) for index in survey.indices],
        "groups": [_group(group, survey) for group in survey.groups],
        "trend": [
            {
                "by": moved.by,
                "from": moved.earlier,
                "to": moved.later,
                "index": moved.of,
                "difference": number_text(moved.change.difference),
                "decided": moved.change.decided,
            }
            for moved in trend(survey)
        ],
        "rules": [_rule(rule) for rule in survey.rules],
        "profile": [
            {"of": str(role), "value": share.name, "n": share.n}
            for role, shares in survey.profile.items()
            for share in shares
        ],
        "commented": [{"item": item or None, "count": count} for item, count in survey.commented.items()],
        "comments": [{"item": comment.item or None, "text": comment.text} for comment in survey.comments],
        "columns": [
            {"file": file, "sheet": sheet, "column": column, "header": header, "read_as": meant or None}
            for file, sheet, column, header, meant in survey.columns
        ],
        "findings": finding_objects(survey.findings, language),
    }


def _index(index: IndexResult, survey: SurveyResult) -> dict[str, Any]:
    ends = index.value_interval
    return {
        "id": index.id,
        "n": index.n,
        "scale": [index.lowest, index.highest],
        "mean": number_text(index.mean),
        "index": number_text(index.value),
        "index_of": str(index.top),
        "readings": [
            {
                "conversion": reading.conversion,
                "index": number_text(reading.value),
                "interval": _interval(reading.interval),
            }
            for reading in index.readings
        ],
        "interval": _interval(ends),
        "interval_kind": ends.kind if ends is not None else None,
        "mean_interval": _interval(index.interval),
        "points": _points(index, survey),
        "minima": [
            {
                "rubric": value.rubric,
                "designation": standing.designation,
                "needed": number_text(standing.needed),
                "margin": number_text(standing.margin),
                "met": standing.met,
                "decided": standing.decided,
            }
            for value in worths(index, survey.instrument)
            for standing in value.standings
        ],
        "category": _category(index, survey),
        "printed_weights": [
            {
                "weight": number_text(reading.weight),
                "index": number_text(reading.value),
                "grades": list(reading.grades),
                "minima": [{"rubric": rubric, "designation": id_} for rubric, id_ in reading.minima],
            }
            for reading in printed(index, survey.instrument)
        ],
        "missing": list(index.missing),
        "left_out_items": list(index.left_out),
        "items": [
            {
                "id": item.id,
                "n": item.n,
                "mean": number_text(item.mean),
                "counts": {
                    str(answer): count for answer, count in enumerate(item.counts, start=index.lowest)
                },
            }
            for item in index.items
        ],
    }


def _category(index: IndexResult, survey: SurveyResult) -> dict[str, Any] | None:
    """Return the category of an index by its instrument's own table; None where it has none."""
    bands = survey.instrument.indices[index.id].bands
    if bands is None or index.value is None:
        return None
    graded = grade(bands, index.value)
    name = graded.band.grade if graded.band is not None else None
    return {"grade": name, "rounded": number_text(graded.rounded), "between_bands": graded.in_gap}


def _points(index: IndexResult, survey: SurveyResult) -> dict[str, str]:
    """Return rubric → points that the index is worth in its LKE; nothing where the conversion is open."""
    return {value.rubric: number_text(value.points) or "" for value in worths(index, survey.instrument)}


def _group(group: Group, survey: SurveyResult) -> dict[str, Any]:
    return {
        "by": group.by,
        "group": group.name,
        "parts": group.parts,
        "n": group.n,
        "indices": [_index(index, survey) for index in group.indices],
    }


def _rule(rule: RuleResult) -> dict[str, Any]:
    return {
        "rule": rule.rule,
        "state": rule.state,
        "count": rule.n,
        "rows": [{"file": file, "sheet": sheet, "rows": rows} for file, sheet, rows in rule.rows],
        "effect": [
            {"id": effect.id, "mean": number_text(effect.mean), "index": number_text(effect.value)}
            for effect in rule.effect
        ],
    }


def _interval(interval: Interval | None) -> list[str] | None:
    if interval is None:
        return None
    return [number_text(Fraction(interval.low)) or "", number_text(Fraction(interval.high)) or ""]


def number_text(number: Fraction | None) -> str | None:
    """Return a figure with fifteen significant digits or more; fewer only where it has no more."""
    if number is None:
        return None
    places = _DECIMALS
    while number and places < 2 * _DECIMALS and abs(number) * 10 ** (places - _DECIMALS + 1) < 1:
        places += 1
    text = fixed(number, places, comma=False)
    return text.rstrip("0").rstrip(".")
