"""``zitool template``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from zitool.cli import options
from zitool.cli.options import Lang
from zitool.cli.output import check_form, place_for, write_whole
from zitool.cli.process import openpyxl_alone
from zitool.core.law.official_wording import worded
from zitool.errors import UsageError
from zitool.findings import Severity, finding
from zitool.lke.template.plan import ASSESSORS
from zitool.reports.lines import display
from zitool.rubrics.load import load_rubric
from zitool.rubrics.official_wording import wording_of
from zitool.rubrics.packaged import DEFAULT_RUBRIC, packaged_groups
from zitool.wording import label

if TYPE_CHECKING:
    from zitool.cli.output import Place
    from zitool.rubrics.load import LoadedRubric
    from zitool.wording import Language


def template(
    output: Annotated[Path, options.named("-o --output", "template_output", "LKE.xlsx")],
    rubric: options.NamedRubric = DEFAULT_RUBRIC,
    unit: Annotated[str, options.named("--unit", "unit_name")] = "",
    assessor: Annotated[
        list[str] | None, options.named("--assessor", "template_assessor", "|".join(ASSESSORS))
    ] = None,
    effort: Annotated[bool, options.flag("--effort", "template_effort")] = False,
    units: Annotated[bool, options.flag("--units", "template_units")] = False,
    source: Annotated[str, options.named("--from", "template_from", "JAWABAN.json")] = "",
    overwrite: options.Overwrite = False,
    lang: options.Language_ = Lang.ID,
) -> None:
    """Write a blank LKE, a filled one of a PortalRB document, a blank file of efforts, or list of units."""
    if source:
        clash = {"--effort": effort, "--units": units, "--assessor": assessor}
        if name := next((name for name, given in clash.items() if given), ""):
            raise UsageError(finding("U093", name=name))
    assessors = assessor or [ASSESSORS[0]]
    _check_assessors(assessors)
    if output.suffix.lower() != ".xlsx":
        raise UsageError(finding("U001", name="-o", given=output.suffix or str(output), known=".xlsx"))
    loaded = load_rubric(rubric)
    inputs = [source] if source else []
    place = place_for(output, inputs, overwrite=overwrite, rubrics=[rubric])
    language = options.language_of(lang)
    openpyxl_alone()
    if source:
        _write_filled(source, loaded, unit, place, language)
        return
    if units:
        from zitool.lke.entry_form import build_unit_list  # noqa: PLC0415 - openpyxl follows

        write_whole(place, build_unit_list(loaded.rubric.unit_groups or packaged_groups()))
        sys.stderr.write(f"{label('units_written', language, file=display(str(output)))}\n")
        return
    if effort:
        from zitool.lke.entry_form import effort_form  # noqa: PLC0415 - openpyxl follows

        check_form(place, "effort")
        write_whole(place, effort_form(loaded.rubric, language))
        sys.stderr.write(f"{label('entry_new_effort', language, file=display(str(output)))}\n")
        return
    from zitool.lke.template.book import build_template  # noqa: PLC0415 - openpyxl follows

    rows = worded(loaded.rubric, wording_of(loaded.rubric.id))
    write_whole(place, build_template(rows, unit=unit, assessors=assessors))
    questions = sum(1 for _ in loaded.rubric.leaves())
    text = label(
        "template_written",
        language,
        file=display(str(output)),
        questions=questions,
        rubric=loaded.rubric.id,
    )
    sys.stderr.write(f"{text}\n")


def _write_filled(source: str, loaded: LoadedRubric, unit: str, place: Place, language: Language) -> None:
    """Write the LKE that a document of answers fills in, and say what of it no cell holds as it is."""
    from zitool.batch.exporting import reads_of  # noqa: PLC0415 - only where a document is given
    from zitool.lke.template.book import build_template  # noqa: PLC0415 - openpyxl follows
    from zitool.portalrb.filling import entries_of  # noqa: PLC0415
    from zitool.portalrb.master import master_of  # noqa: PLC0415
    from zitool.reports.lines import finding_text  # noqa: PLC0415

    (reads,) = reads_of(source, loaded)
    stated = reads[0].form.stated
    if stated is None:
        raise UsageError(finding("U001", name="--from", given=source, known=".json"))
    entries, about_texts = entries_of(reads, master_of(stated.year, source))
    rows = worded(loaded.rubric, wording_of(loaded.rubric.id))
    data = build_template(
        rows, unit=unit or stated.unit, year=stated.year, assessors=list(entries), entries=entries
    )
    write_whole(place, data)
    about = [reported for reported in reads[0].form.findings if reported.severity is not Severity.NOTE]
    sys.stderr.writelines(f"{finding_text(reported, language)}\n" for reported in (*about, *about_texts))
    answered = ", ".join(
        f"{read.assessment.answers.assessor} {read.assessment.card.answered}" for read in reads
    )
    text = label("portalrb_filled", language, file=display(str(place.named)), answered=answered)
    sys.stderr.write(f"{text}\n")


def _check_assessors(assessors: list[str]) -> None:
    for assessor in assessors:
        if assessor not in ASSESSORS or assessors.count(assessor) > 1:
            raise UsageError(finding("U001", name="--assessor", given=assessor, known=", ".join(ASSESSORS)))
