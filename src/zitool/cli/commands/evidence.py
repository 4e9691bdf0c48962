"""``zitool evidence``."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zitool.batch import assess
from zitool.cli import options
from zitool.cli.assessing import asked_for, deliver_report
from zitool.cli.options import Format
from zitool.cli.output import check_output, place_for, write_whole
from zitool.cli.streams import because
from zitool.core.monitoring.recap_choices import Sorting
from zitool.core.record import replace
from zitool.errors import OutputError, UsageError
from zitool.evidence.gathering import gather
from zitool.evidence.index import Convention, folders
from zitool.evidence.report import evidence_json, evidence_report
from zitool.findings import finding
from zitool.reports.lines import display
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC
from zitool.wording import label

if TYPE_CHECKING:
    from zitool.cli.output import Place
    from zitool.core.planning.gaps import GapReport
    from zitool.core.scoring.assessment import Assessment
    from zitool.evidence.models import Evidence
    from zitool.findings import Finding
    from zitool.reports.document import Document as Report
    from zitool.wording import Language

INDEX, SHEET = "indeks.html", "indeks.xlsx"
"""The index in a collected set, to read and to sort."""


def evidence(
    lke: Annotated[str, options.placed("evidence_lke", "[LKE.xlsx]")] = "",
    place: Annotated[str, options.placed("evidence_place", "[FOLDER|LISTING.csv]")] = "",
    map_: Annotated[Path | None, options.named("--map", "evidence_map", "PETA.csv")] = None,
    new_map: Annotated[Path | None, options.named("--new-map", "evidence_new_map", "PETA.csv")] = None,
    manifest: Annotated[Path | None, options.named("--manifest", "evidence_manifest", "FILE")] = None,
    collect: Annotated[Path | None, options.named("--collect", "evidence_collect", "FOLDER")] = None,
    tree: Annotated[Path | None, options.named("--tree", "evidence_tree", "FOLDER")] = None,
    convention: Annotated[Convention, options.flag("--convention", "evidence_convention")] = Convention.AREA,
    year: Annotated[
        int | None, options.named("--year --tahun", "evidence_year", min=2000, max=2099, metavar="2026")
    ] = None,
    target: Annotated[str, options.designation("--target", "target")] = "",
    assessor: options.Assessor = "",
    sheet: options.OneSheet = "",
    rubric: options.Rubric = "",
    date: options.DateOption = "",
    *,
    told: options.Report,
) -> None:
    """Hold the documents of a unit against its answers."""
    language = told.language
    if tree is not None:
        _plant(tree, lke, rubric, convention, sheet, language)
        return
    form, on = told.form, options.day(date)
    if os.path.isdir(lke):  # noqa: PTH112
        options.not_of_many(
            {"--map": map_, "--new-map": new_map, "--manifest": manifest, "--collect": collect}
        )
        from zitool.cli.commands.recap import Asked, recap_of  # noqa: PLC0415 - processes, journals, progress

        many = Asked(
            rubric=rubric, assessor=assessor, on=on, told=told, form=form,
            many=options.Many(sort=Sorting.UNIT), sheet=sheet, evidence=Path(place or lke),
        )  # fmt: skip
        raise typer.Exit(recap_of([lke], many))
    _check_arguments(lke, place)
    asked = asked_for(rubric)
    inputs = [lke, *([str(map_)] if map_ else []), *([place] if os.path.isfile(place) else [])]  # noqa: PTH113
    out = told.place(inputs, form, rubric)
    map_out = check_output(new_map, inputs, overwrite=told.overwrite)
    assessment = assess(lke, asked, assessor, on, sheet=sheet)[0]
    beside = [str(output) for output in (new_map, manifest) if output is not None]
    gathered = gather(assessment, place, map_=map_, year=year, left_out=beside)
    _check_apart(out, gathered)
    verified = _verified(gathered, manifest, inputs, language, overwrite=told.overwrite)
    gathered = replace(gathered, findings=(*verified, *gathered.findings))
    if map_out is not None:
        _write_map(map_out, gathered, language)
    if collect is not None:
        _collect(collect, gathered, assessment, language)
    gap, beside_of = _gap(assessment, target), str(out.path.parent) if out else ""

    def report(screen: bool) -> Report:
        return evidence_report(gathered, assessment, language, gap=gap, beside=beside_of, brief=screen)

    deliver_report(form, report, lambda: evidence_json(gathered, language), out, language)
    told.end(gathered.all_findings())


def _check_arguments(lke: str, place: str) -> None:
    for name, given in (("LKE.xlsx", lke), ("FOLDER", place)):
        if not given:
            raise UsageError(finding("U001", name=name, given="-", known="zitool evidence lke.xlsx FOLDER"))


def _check_apart(out: Place | None, gathered: Evidence) -> None:
    """Refuse to write a report over a document.

    Raises:
        OutputError: O003.
    """
    if out is None or not gathered.is_folder:
        return
    try:
        path = out.path.relative_to(Path(gathered.folder).resolve()).as_posix()
    except ValueError:
        return
    if path in gathered.items:
        raise OutputError(finding("O003", file=str(out.named)))


def _gap(assessment: Assessment, target: str) -> GapReport | None:
    from zitool.core.planning.gaps import report_gaps  # noqa: PLC0415 - imports the search for plans

    known = [designation.id for designation in assessment.rubric.designations]
    if target and target not in known:
        raise UsageError(finding("U001", name="--target", given=target, known=", ".join(known) or "-"))
    return report_gaps(assessment, target) if known else None


def _verified(
    gathered: Evidence, file: Path | None, inputs: list[str], language: Language, *, overwrite: bool
) -> list[Finding]:
    """Return what a manifest says that is there; write one where there is none, or where that is allowed."""
    if file is None:
        return []
    from zitool.evidence.collect import compared, manifest, read_manifest  # noqa: PLC0415

    if file.exists() and not overwrite:
        return list(compared(read_manifest(file), gathered.items.values(), str(file)))
    if file.exists():
        read_manifest(file)  # anything else is not replaced
    place = place_for(file, inputs, overwrite=overwrite)
    items = gathered.items.values()
    write_whole(place, manifest(items))
    count = sum(1 for item in items if item.sha256)
    sys.stderr.write(
        f"{label('evidence_manifest_written', language, file=display(str(file)), count=count)}\n"
    )
    return []


def _write_map(place: Place, gathered: Evidence, language: Language) -> None:
    from zitool.evidence.models import new_map  # noqa: PLC0415

    write_whole(place, new_map(gathered).encode("utf-8", "surrogateescape"))
    sys.stderr.write(f"{label('evidence_map_written', language, file=display(str(place.named)))}\n")


def _plant(out: Path, lke: str, rubric: str, convention: Convention, sheet: str, language: Language) -> None:
    """Make the empty tree of a rubric: the one named, or that of the LKE; what is there stays.

    Raises:
        OutputError: O002, O013.
    """
    used = (
        assess(lke, asked_for(rubric), sheet=sheet)[0].rubric
        if lke
        else load_rubric(rubric or DEFAULT_RUBRIC).rubric
    )
    made = folders(used, convention)
    for path in made.values():
        try:
            out.joinpath(*path.split("/")).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(finding("O002", file=str(out), reason=because(error))) from None
    sys.stderr.write(f"{label('evidence_tree_written', language, file=display(str(out)), count=len(made))}\n")


def _collect(out: Path, gathered: Evidence, assessment: Assessment, language: Language) -> None:
    """Copy the set beside its place, with its index and manifest, then move it there.

    Raises:
        OutputError: O004, there is something already; O001, O002.
        UsageError: U001, a listing has no documents to copy.
    """
    from zitool.evidence.collect import copy_all, left_behind  # noqa: PLC0415

    if not gathered.is_folder:
        raise UsageError(finding("U001", name="--collect", given=gathered.folder, known="FOLDER"))
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise OutputError(finding("O004", file=str(out)))
    if out.resolve().is_relative_to(Path(gathered.folder).resolve()):
        raise OutputError(finding("O003", file=str(out)))
    try:
        with tempfile.TemporaryDirectory(prefix=".zitool-", dir=out.resolve().parent) as beside:
            whole = Path(beside, "x")
            whole.mkdir()
            count = copy_all(gathered, assessment.rubric, whole)
            _write_index(whole, out, gathered, assessment, language)
            if out.exists():
                out.rmdir()
            whole.rename(out)
    except OSError as error:
        raise OutputError(finding("O001", file=str(out), reason=because(error))) from None
    left = len(left_behind(gathered))
    said = label("evidence_collected", language, file=display(str(out)), count=count, left=left)
    sys.stderr.write(f"{said}\n")


def _write_index(
    whole: Path, out: Path, gathered: Evidence, assessment: Assessment, language: Language
) -> None:
    """Write index and manifest of a set that was just copied: it is read anew, as whoever gets it will."""
    from zitool.evidence.collect import NAME, manifest  # noqa: PLC0415
    from zitool.reports.formats import rendered  # noqa: PLC0415

    anew = gather(assessment, str(whole), year=gathered.year)
    report = evidence_report(replace(anew, folder=str(out)), assessment, language, beside=str(out))
    for name, form in ((INDEX, Format.HTML), (SHEET, Format.XLSX)):
        place = place_for(whole / name, [], overwrite=False, form=form)
        write_whole(place, rendered(report, form, language))
    (whole / NAME).write_bytes(manifest(anew.items.values()))
