"""``score``, ``validate`` and ``gap-report`` of folders and many files: one line each, counts that add up."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zitool import __version__
from zitool.batch.collecting import Journal, Terminated, collect
from zitool.batch.discovery import find_workbooks
from zitool.batch.pool import executors, here, processes
from zitool.batch.registry import list_doubts, read_units, registered
from zitool.batch.rubric_selection import packaged_choices
from zitool.batch.worker import Outcome, Work
from zitool.cli.assessing import deliver, recap_made, recap_told
from zitool.cli.options import Format, Many, Print, Told, day, exit_code_of, not_of_many, split_only
from zitool.cli.output import Place, check_folder, check_output, write_whole, writing
from zitool.cli.streams import emit
from zitool.core.digests import hexdigest
from zitool.core.law.facts import near_kinds, recognised
from zitool.core.monitoring.recap import Recap, chosen
from zitool.core.monitoring.recap_choices import INDONESIAN, Group, Telling
from zitool.core.monitoring.statistics import report_of
from zitool.core.names import slug
from zitool.core.record import Record
from zitool.core.scoring.eligibility import Status
from zitool.errors import (
    EXIT_BUG,
    EXIT_INTERRUPTED,
    EXIT_OK,
    EXIT_TERMINATED,
    EXIT_UNREADABLE,
    OutputError,
    RubricError,
    UsageError,
)
from zitool.findings import Severity, finding
from zitool.named import NamedTuple
from zitool.reports.lines import finding_text
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC, packaged_groups
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from rich.console import RenderableType

    from zitool.batch.discovery import Found
    from zitool.cli.options import Known, Supposed
    from zitool.core.law.rubric import Rubric
    from zitool.core.monitoring.recap import Registered, Unit, UnitLine
    from zitool.rubrics.load import LoadedRubric
    from zitool.wording import Language

    Taker = Callable[[Outcome], object]


_MOST_SAID = 20
"""Archives and copies named on stderr one by one."""
SHOWN_BESIDE = 200
"""Units on the screen while all of them go to a file."""


class Asked(Record):
    """What the command line asked for, apart from the files; `target` and what follows for gap reports."""

    rubric: str
    assessor: str
    on: date | None
    told: Told
    form: Format
    many: Many
    sheet: str
    telling: Telling = Telling.SCORE
    strict: bool = False
    require: str = ""
    print: Print = Print.SHORT
    target: str = ""
    effort: Path | None = None
    max_steps: int | None = None
    evidence: Path | None = None

    @property
    def keeps_entries(self) -> bool:
        """Whether more than a line is told of each unit, and not at once."""
        return self.telling is not Telling.SCORE and self.form is not Format.NDJSON


def recap_instead(
    files: Sequence[str],
    told: Told,
    many: Many,
    supposed: Supposed,
    known: Known,
    print_: Print | None,
    **more: Any,  # noqa: ANN401 - the rest of `Asked`
) -> int:
    """Return the exit code of a recap, by a command that tells of a few workbooks one by one.

    Raises:
        UsageError: U024, an option is about one workbook.
    """
    unprinted = print_ if many.reports is None else None
    of_one = {"--set": supposed.set_, "--survey": supposed.survey, "--facts": known.facts}
    not_of_many({**of_one, "--print": unprinted})
    more |= {"evidence": known.evidence, "print": print_ or Print.SHORT}
    return recap_of(files, Asked(on=day(known.date), told=told, form=told.form, many=many, **more))


def recap_of(given: Sequence[str], asked: Asked) -> int:
    """Assess every workbook that is found, show a line each, and return the exit code."""
    _, kinds = split_only(asked.many.only)
    loaded = load_rubric(asked.rubric or DEFAULT_RUBRIC)
    registry = read_units(asked.many.units) if asked.many.units is not None else None
    if asked.many.by is not None and registry is None:
        raise UsageError(finding("U028"))
    _check_kinds(kinds, registry)
    if asked.form is Format.PARQUET:
        _check_parquet()
    _check_effort(asked, loaded)
    done, stop, output = _collected(given, asked, loaded)
    _show(done, loaded, registry, asked, output)
    sum_up(done, asked.told.language)
    return _exit_code(done, stop, asked)


def _collected(
    given: Sequence[str], asked: Asked, loaded: LoadedRubric
) -> tuple[Recap, BaseException | None, Place | None]:
    """Return what came of every workbook that is found, what stopped it, and where the recap goes.

    The paths of all of them are let go of here.
    """
    outputs = [str(output) for output in (asked.told.output, asked.many.resume) if output is not None]
    workbooks = find_workbooks(given, outputs)
    if asked.evidence is not None:
        workbooks = _without_evidence(workbooks, str(asked.evidence))
    places = _places(asked, workbooks.files)
    work = Work(
        asked.rubric, asked.assessor, asked.on, asked.told.language,
        full=asked.keeps_entries or asked.form is Format.NDJSON, report=asked.many.reports is not None,
        sheet=asked.sheet, telling=asked.telling, printed=asked.print is Print.FULL, strict=asked.strict,
        target=asked.target, effort=str(asked.effort or ""), max_steps=asked.max_steps,
        evidence=str(asked.evidence or ""),
    )  # fmt: skip
    with ExitStack() as stack:
        journal = _journal(stack, asked, places.journal, loaded)
        takers = [stack.enter_context(progress(len(workbooks.files), asked.told.language))]
        if asked.form is Format.NDJSON:
            takers.append(stack.enter_context(_lines_to(places.output)))
        if asked.many.reports is not None:
            takers.append(_pages_to(places.pages))

        def take(outcome: Outcome) -> None:
            for taker in takers:
                taker(outcome)

        start, jobs = stack.enter_context(executors(asked.many.executor, asked.many.jobs))
        if start is processes and len(given) == 1 and workbooks.files == tuple(given):  # named outright
            start = here
        done, stop = collect(
            workbooks.files,
            work,
            jobs,
            on_outcome=take,
            journal=journal,
            start=start,
            keep_duplicates=asked.many.keep_duplicates,
            keep_entries=asked.keeps_entries,
        )
    done.skipped.update(reason for _, reason in workbooks.skipped)
    done.unopened = workbooks.unopened
    return done, stop, places.output


def _without_evidence(workbooks: Found, root: str) -> Found:
    """Return the workbooks that are no document of another's evidence: those below where that lies."""
    from zitool.evidence.gathering import place_of  # noqa: PLC0415 - only where documents are read

    places: dict[str, str] = {}
    for file in workbooks.files:
        if place := place_of(root, file):
            places.setdefault(os.path.abspath(place), file)  # noqa: PTH100

    def is_document(file: str) -> bool:
        folder = os.path.dirname(os.path.abspath(file))  # noqa: PTH100, PTH120
        above = [folder, *map(str, Path(folder).parents)]
        return any(
            places.get(folder_above, file) != file
            and len(Path(places[folder_above]).parts) < len(Path(file).parts)
            for folder_above in above
        )

    documents = [file for file in workbooks.files if is_document(file)]
    left = tuple(file for file in workbooks.files if file not in set(documents))
    return workbooks._replace(
        files=left, skipped=(*workbooks.skipped, *((file, "other") for file in documents))
    )


def _check_kinds(kinds: Sequence[str], registry: Sequence[Unit] | None) -> None:
    """Refuse kinds of units that neither a rubric nor the list of units has, before anything is scored.

    Raises:
        UsageError: U001, there is no such kind; U055, there is no list of units.
    """
    listed = packaged_groups()
    for kind in kinds:
        there = {known.kind.casefold() for known in registry or ()} | {group.id for group in listed}
        if kind not in there and not recognised(kind, listed):
            said = (*INDONESIAN[Group], *near_kinds(kind, listed), *(group.id for group in listed))
            raise UsageError(finding("U001", name="--only", given=kind, known=", ".join(dict.fromkeys(said))))
        if registry is None:
            raise UsageError(finding("U055", given=kind))


def _check_parquet() -> None:
    """Refuse, before anything is scored, a format whose library is missing."""
    if find_spec("pyarrow") is None:
        raise UsageError(finding("U023", given="-f parquet", package="pyarrow", extra="parquet"))


def _check_effort(asked: Asked, loaded: LoadedRubric) -> None:
    """Refuse a file of costs before anything is scored; its ids only where the rubric is known already.

    Raises:
        RubricError: R001 to R005, R020, R021.
    """
    if asked.effort is None:
        return
    from zitool.batch.entries import load_effort  # noqa: PLC0415 - imports the YAML reader

    try:
        load_effort(asked.effort, loaded.rubric)
    except RubricError as error:
        if asked.rubric or any(reported.code != "R020" for reported in error.findings):
            raise


class _Places(NamedTuple):
    """Where everything of a recap goes; `pages` by the workbook that each is about."""

    output: Place | None
    journal: Place | None
    pages: Mapping[str, Place]


def _places(asked: Asked, files: Sequence[str]) -> _Places:
    """Return where to write, and refuse what cannot or must not be written, before anything is scored."""
    inputs = [*files, *(str(path) for path in (asked.many.units, asked.effort) if path)]
    journal = check_output(asked.many.resume, inputs, overwrite=True, rubrics=[asked.rubric])
    inputs += [str(journal.path)] if journal else []
    output = check_output(
        asked.told.output, inputs, overwrite=asked.told.overwrite, form=asked.form, rubrics=[asked.rubric]
    )
    if output and journal and output.path == journal.path:
        raise OutputError(finding("O003", file=str(asked.told.output)))
    if asked.many.reports is None:
        return _Places(output, journal, {})
    names = [page_name(file, asked.telling) for file in files]
    inputs += [str(output.path)] if output else []
    pages = check_folder(asked.many.reports, names, inputs, Format.HTML, overwrite=asked.told.overwrite)
    return _Places(output, journal, dict(zip(files, pages, strict=True)))


def _journal(stack: ExitStack, asked: Asked, place: Place | None, loaded: LoadedRubric) -> Journal | None:
    if place is None:
        return None
    full, pages = asked.keeps_entries or asked.form is Format.NDJSON, asked.many.reports is not None
    wants = ["lines" if asked.telling is Telling.SCORE else asked.telling, *["full"] * full]
    wants += [*[f"pages {asked.print}"] * pages, *["strict"] * asked.strict]
    wants += [f"evidence {asked.evidence}"] * (asked.evidence is not None)
    if asked.telling is Telling.GAP:
        effort = hexdigest(asked.effort.read_bytes()) if asked.effort else ""
        wants += [f"target {asked.target}", f"max {asked.max_steps}", f"effort {effort}"]
    question = {
        "version": __version__,
        "rubric": loaded.sha256 if asked.rubric else "+".join(choice.sha256 for choice in packaged_choices()),
        "assessor": asked.assessor,
        "date": asked.on.isoformat() if asked.on else "",
        "sheet": asked.sheet,
        "language": asked.told.language,
        "wants": "+".join(wants),
    }
    return stack.enter_context(closing(Journal(place.path, question)))


@contextmanager
def progress(files: int, language: Language) -> Iterator[Taker]:
    """Show how far it is, how fast, and how long it may take; on a terminal only."""
    if not files or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where somebody looks
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(label("recap_working", language), total=files, rate="")

        def take(outcome: Outcome) -> None:
            del outcome
            speed = shown.tasks[0].speed
            shown.update(task, advance=1, rate=f"{speed:.0f}/s" if speed else "")

        yield take


@contextmanager
def _lines_to(output: Place | None) -> Iterator[Taker]:
    """Write each full result as a line at once, so that none has to be kept."""
    if output is None:
        yield lambda outcome: emit("".join(f"{line}\n" for line in _full(outcome)))
        return
    with writing(output) as file:
        yield lambda outcome: file.writelines(f"{line}\n".encode() for line in _full(outcome))


def _full(outcome: Outcome) -> tuple[str, ...]:
    return (*(outcome.full or (outcome.refused,)), *outcome.sheets)


def _pages_to(places: Mapping[str, Place]) -> Taker:
    def take(outcome: Outcome) -> None:
        if outcome.report:
            write_whole(places[outcome.file], outcome.report)

    return take


def _show(
    done: Recap,
    loaded: LoadedRubric,
    registry: Sequence[Unit] | None,
    asked: Asked,
    output: Place | None,
) -> None:
    language = asked.told.language
    if asked.form is Format.NDJSON:
        _say_asides(done, language)
        return
    group, kinds = split_only(asked.many.only)
    designation = (
        asked.require or asked.target or next((known.id for known in loaded.rubric.designations), "")
    )
    listed = None
    if registry is not None and asked.many.units is not None:
        refused = [refusal["file"] for refusal in done.refusals()]
        listed = registered(registry, done.lines(), refused, asked.many.units.parent)
        listed = listed._replace(doubts=list_doubts(registry, asked.many.units))
    lines = chosen(done, asked.many.sort, group, designation, _of_kinds(kinds, listed))
    report = report_of(
        done, lines, _rubrics(done, loaded), only=group, kinds=kinds, designation=designation,
        grouping=asked.many.by, registered=listed, pages=_pages(done, asked),
        telling=asked.telling, entries=lines.beside(done.entries),
    )  # fmt: skip
    document = recap_made(asked.form, report, language)

    def tables(plain: bool) -> list[RenderableType]:
        from zitool.reports.formats.terminal import terminal  # noqa: PLC0415 - Rich follows

        if asked.told.output is None or document is None or len(lines) <= SHOWN_BESIDE:
            return terminal(recap_told(report, "screen", language), language, plain)
        text = label("recap_more", language, shown=SHOWN_BESIDE, units=len(lines), file=asked.told.output)
        first = report._replace(lines=lines[:SHOWN_BESIDE], entries=report.entries[:SHOWN_BESIDE])
        return [*terminal(recap_told(first, "screen", language), language, plain), text]

    deliver(document, tables, output, language)


def _of_kinds(kinds: Sequence[str], listed: Registered | None) -> Callable[[UnitLine], bool] | None:
    """Return whether a line is of a unit of one of `kinds`, or of a group of them; None for every line."""
    if not kinds or listed is None:
        return None
    wanted = {*kinds, *(recognised(kind, packaged_groups()) for kind in kinds)} - {""}

    def keep(line: UnitLine) -> bool:
        unit = listed.of(line.file, line.sheet)
        return unit is not None and not wanted.isdisjoint((unit.kind.casefold(), unit.priority))

    return keep


def _rubrics(done: Recap, loaded: LoadedRubric) -> dict[str, Rubric]:
    """Return the rubric of every line; the one asked for is loaded already."""
    known = {loaded.rubric.id: loaded.rubric}
    return {id_: known.get(id_) or load_rubric(id_).rubric for id_ in done.rubrics()}


def _pages(done: Recap, asked: Asked) -> dict[str, str]:
    """Return where each unit's own page is, as seen from the place of the recap."""
    if asked.many.reports is None:
        return {}
    here = asked.told.output.resolve().parent if asked.told.output else Path.cwd()
    try:
        way = Path(os.path.relpath(asked.many.reports.resolve(), here)).as_posix()
    except ValueError:  # another drive of Windows
        way = asked.many.reports.resolve().as_posix()
    return {line.file: f"{way}/{page_name(line.file, asked.telling)}" for line in done.lines()}


def page_name(file: str, of: str = "score") -> str:
    """Return the name of the page of a workbook: readable, safe on every system, another for another path.

    That of a gap report is another than that of a score: both may go to one folder.

    Letters and digits of the workbook's name, then a mark of its whole path: no two units of a folder share
    one, and none is a device of Windows.
    """
    stem = os.path.splitext(os.path.basename(file))[0].lower()  # noqa: PTH119, PTH122 - names that are no UTF-8
    words = slug(stem)
    mark = hexdigest(os.fsencode(file))[:8]
    return f"{words or 'lke'}-{mark}{'' if of == 'score' else f'-{of}'}.html"


def _say_asides(done: Recap, language: Language) -> None:
    """Name on stderr the copies, archives and shortcuts, for what has no room for them."""
    sys.stderr.writelines(f"{finding_text(aside, language)}\n" for aside in done.asides(_MOST_SAID))
    if (more := len(done.unopened) + len(done.duplicates) - _MOST_SAID) > 0:
        sys.stderr.write(f"{label('recap_more_named', language, count=more)}\n")


def sum_up(done: Recap, language: Language) -> None:
    """Say on stderr what became of every file; the numbers always add up."""
    reasons = ", ".join(
        label(f"recap_skip_{reason}", language, count=count) for reason, count in sorted(done.skipped.items())
    )
    if done.stopped:
        finished = done.files - done.left
        sys.stderr.write(f"{label('recap_stopped', language, done=finished, files=done.files)}\n")
    text = label(
        "recap_sum",
        language,
        files=done.files,
        scored=done.scored,
        copies=label("recap_sum_copies", language, count=done.copies) if done.copies else "",
        sheets=label("recap_sum_sheets", language, count=done.sheets) if done.sheets else "",
        refused=done.broken,
        left=done.left,
        skipped=sum(done.skipped.values()),
        reasons=f" ({reasons})" if reasons else "",
    )
    sys.stderr.write(f"{text}\n" if done.files else f"{label('recap_nothing', language)}\n{text}\n")


def _exit_code(done: Recap, stop: BaseException | None, asked: Asked) -> int:
    if stop is not None:
        return stopped_code(stop)
    if refused := refused_code(done):
        return refused
    required = not asked.require or all(_meets(line, asked.require) for line in done.lines())
    return exit_code_of(_severities(done), asked.told.fail_on, refused=False, required=required)


def _severities(done: Recap) -> Iterator[Severity]:
    yield from (aside.severity for aside in done.asides())
    for line in done.lines():
        counted = zip(reversed(Severity), line.findings, strict=True)
        yield from (severity for severity, count in counted if count)


def _meets(line: UnitLine, designation: str) -> bool:
    standing = line.standing(designation)
    return standing is not None and standing.status is Status.MET


def refused_code(done: Recap) -> int:
    """Return the exit code of refused files: 4 where zitool itself failed on one, else 3; 0 without any."""
    if any('"code":"X001"' in refusal for refusal in done.refused):
        return EXIT_BUG
    return EXIT_UNREADABLE if done.refused or not done.files else EXIT_OK


def stopped_code(stop: BaseException) -> int:
    """Return the exit code of a batch that somebody stopped."""
    return EXIT_TERMINATED if isinstance(stop, Terminated) else EXIT_INTERRUPTED
