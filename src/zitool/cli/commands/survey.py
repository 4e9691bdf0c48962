"""``zitool survey``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from zitool.cli import options
from zitool.cli.assessing import deliver_report
from zitool.cli.output import place_for, write_whole
from zitool.core.days import read_day
from zitool.errors import UsageError
from zitool.findings import finding
from zitool.reports.lines import display, finding_text
from zitool.wording import label

if TYPE_CHECKING:
    from zitool.cli.output import Place
    from zitool.reports.document import Document as Report
    from zitool.survey.cleaning import Period
    from zitool.survey.run import SurveyRun
    from zitool.wording import Language


_DEFAULT = "spkp-spak"
"""The instrument of a new questionnaire, unless another is named: the circular's own form."""


def survey(
    files: Annotated[list[str], options.placed("survey_files", "JAWABAN.xlsx|csv...")],
    instrument: options.SurveyInstrument = "",
    conversion: options.SurveyConversion = None,
    new: Annotated[bool, options.flag("--new", "survey_new")] = False,
    map_: Annotated[Path | None, options.named("--map", "survey_map", "PETA.yaml")] = None,
    new_map: Annotated[Path | None, options.named("--new-map", "survey_new_map", "PETA.yaml")] = None,
    period: Annotated[str, options.named("--period", "survey_period", "AWAL..AKHIR")] = "",
    population: Annotated[int | None, options.named("--population", "survey_population", min=1)] = None,
    random: Annotated[bool, options.flag("--random", "survey_random")] = False,
    by: Annotated[
        list[str] | None, options.named("--by", "survey_by", "layanan|bulan|semester|KOLOM")
    ] = None,
    drop: Annotated[list[str] | None, options.named("--drop", "survey_drop", "ATURAN")] = None,
    keep: Annotated[list[str] | None, options.named("--keep", "survey_keep", "ATURAN")] = None,
    with_names: Annotated[bool, options.flag("--with-names", "survey_with_names")] = False,
    with_comments: Annotated[bool, options.flag("--with-comments", "survey_with_comments")] = False,
    publish: Annotated[bool, options.flag("--publish", "survey_publish")] = False,
    *,
    told: options.Report,
) -> None:
    """Compute the indices of surveys from raw answers."""
    from zitool.survey.cleaning import RULES  # noqa: PLC0415 - what only this command needs
    from zitool.survey.document import survey_document  # noqa: PLC0415
    from zitool.survey.report import survey_report  # noqa: PLC0415
    from zitool.survey.result import Asked  # noqa: PLC0415
    from zitool.survey.run import run_survey  # noqa: PLC0415

    language = told.language
    if new:
        _write_new(files, instrument, language, overwrite=told.overwrite)
        return
    form = told.form
    for name, rules in (("--drop", drop), ("--keep", keep)):
        for rule in rules or ():
            if rule not in RULES:
                raise UsageError(finding("U001", name=name, given=rule, known=", ".join(RULES)))
    if random and population is None:
        raise UsageError(finding("U075"))
    asked = Asked(
        conversion=str(conversion) if conversion is not None else None,  # type: ignore[arg-type]
        period=_period(period), population=population, random=random, by=tuple(by or ()),
        drop=tuple(drop or ()), keep=tuple(keep or ()), with_names=with_names and not publish,
        with_comments=with_comments and not publish,
    )  # fmt: skip
    inputs = [*files, *([str(map_)] if map_ is not None else [])]
    if new_map is not None:
        options.check_start(new_map)
        place = place_for(new_map, inputs, overwrite=told.overwrite)
        run = run_survey(files, instrument, asked, map_)
        _write_map(run, place, language)
    else:
        to = told.place(inputs, form)
        run = run_survey(files, instrument, asked, map_)

        def report(screen: bool) -> Report:
            return survey_report(run, language, "public" if publish else "screen" if screen else "full")

        deliver_report(form, report, lambda: survey_document(run, language), to, language)
    for _, findings in run.refused:
        sys.stderr.writelines(f"{finding_text(reported, language)}\n" for reported in findings)
    told.end(run.every_finding(), refused=bool(run.refused))


def _write_new(files: list[str], instrument: str, language: Language, *, overwrite: bool) -> None:
    """Write a questionnaire to the first file, with the official wording of the second where there is one.

    Raises:
        UsageError: U076, U077.
    """
    from zitool.survey.load import load_instrument  # noqa: PLC0415
    from zitool.survey.questionnaire import official_in, questionnaire  # noqa: PLC0415 - openpyxl follows

    target, *old = files
    if Path(target).suffix.lower() != ".xlsx" or len(old) > 1:
        raise UsageError(finding("U077", given=" ".join(files)))
    loaded = load_instrument(instrument or _DEFAULT)
    place = place_for(Path(target), old, overwrite=overwrite)
    official = official_in(old[0]) if old else {}
    write_whole(place, questionnaire(loaded.instrument, language, official))
    sys.stderr.write(f"{label('survey_new_written', language, file=display(target))}\n")


def _period(text: str) -> Period | None:
    """Return the days that ``--period`` names.

    Raises:
        UsageError: U074.
    """
    if not text:
        return None
    from zitool.survey.cleaning import Period  # noqa: PLC0415

    start, dots, end = text.partition("..")
    first, last = read_day(start.strip()), read_day(end.strip())
    if not dots or first is None or last is None or last < first:
        raise UsageError(finding("U074", given=text))
    return Period(first, last)


def _write_map(run: SurveyRun, place: Place, language: Language) -> None:
    """Write what every column was read as, to be corrected by hand."""
    from zitool.survey.run import map_text  # noqa: PLC0415

    instruments = list(dict.fromkeys(survey.instrument.id for survey in run.surveys))
    named = instruments[0] if len(instruments) == 1 else ""
    text = map_text(named, run.map_lines, label("survey_map_head", language))
    write_whole(place, text.encode())
    sys.stderr.write(f"{label('survey_map_written', language, file=display(str(place.named)))}\n")
