"""What a child process does with one workbook: everything, within limits, and only text goes back."""

from __future__ import annotations

import faulthandler
import gc
import json
import multiprocessing
import os
import signal
import threading
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from zitool.batch import ALL, assess, checked_twice, named
from zitool.core.digests import expect_many, hexdigest
from zitool.core.monitoring.recap import bytes_mark, line_of, mark_of, pack
from zitool.core.monitoring.recap_choices import Telling
from zitool.errors import EXIT_TERMINATED, RubricError, UnreadableWorkbookError, ZitoolError
from zitool.faults import log_of
from zitool.findings import finding
from zitool.named import NamedTuple
from zitool.reports.json_document import assessment_object, refused_object, validated_object
from zitool.rubrics.load import LoadedRubric, load_rubric
from zitool.xlsx.package import DEFAULT_LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from zitool.core.law.rubric import Rubric
    from zitool.core.planning.upgrades import Effort
    from zitool.core.scoring.assessment import Assessment
    from zitool.findings import Finding
    from zitool.wording import Language

_Result = TypeVar("_Result")
SECONDS = 120
"""Wall time of one workbook; a real LKE takes a tenth of a second."""
MEMORY = 2 << 30
"""Address space of a child, where the system can limit it; the largest hostile file needs 100 MB."""

NO_UNIT = "-"
"""In a document for PortalRB, in place of the id of a unit that is not known yet."""


class Work(NamedTuple):
    """What is asked of every workbook of a batch; the same for all of them.

    Attributes:
        rubric: id or path.
        full: whether the whole result is wanted, and not only its line.
        report: whether a page of its own is wanted.
        sides: two assessors to set side by side instead of making lines; empty for lines.
        sheet: name of the sheet to read in each workbook; ``all`` for every one that is an LKE.
        telling: what the full result and the page are of.
        printed: whether a page is printed with all it holds.
        strict: whether what was read is held against the rubric a second time.
        target, effort, max_steps: of gap reports, as `zitool.core.planning.gaps.report_gaps` takes them;
            `effort` is the path of its file.
        year: of evaluation, of answers for PortalRB; None for the one that each workbook states.
        evidence: folder above the evidence of all units; empty where nobody asked for it.
        many: whether each process has a long way to go; `zitool.batch.pool.outcomes` says so.
    """

    rubric: str
    assessor: str
    on: date | None
    language: Language
    full: bool = False
    report: bool = False
    sides: tuple[str, ...] = ()
    sheet: str = ""
    telling: Telling = Telling.SCORE
    printed: bool = False
    strict: bool = False
    target: str = ""
    effort: str = ""
    max_steps: int | None = None
    year: int | None = None
    evidence: str = ""
    many: bool = False


class Outcome(NamedTuple):
    """What came of one workbook.

    Attributes:
        file: path as found.
        lines: packed lines (`zitool.core.monitoring.recap`), one per assessor; where two are set side by
            side, what they made of it (`zitool.core.monitoring.agreement`); none where the file was refused
            or one is silent.
        refused: findings that say why it was refused, as JSON objects; none where it was scored.
        full: its entries of ``zitool/score/1`` (or of what else is told) as JSON texts, where wanted.
        report: its page, where wanted.
        bytes_, marks: what tells copies (`zitool.core.monitoring.recap`): of the file, of each of its lines.
        is_copy: whether all of it came before; nothing of it counts.
        sheets: those refused beside others that were scored, each as a JSON object like `refused`.
    """

    file: str
    lines: tuple[str, ...] = ()
    refused: str = ""
    full: tuple[str, ...] = ()
    report: str = ""
    bytes_: str = ""
    marks: tuple[str, ...] = ()
    is_copy: bool = False
    sheets: tuple[str, ...] = ()


def has_processes() -> bool:
    """Whether this system can start a process of its own: WebAssembly cannot."""
    return find_spec("_multiprocessing") is not None


def prepare(environment: Mapping[str, str]) -> None:
    """Set up a child: Ctrl-C is its parent's business, memory has an end, and it ends with its parent.

    A process that forks children was started once; `environment` is its parent's of now.
    """
    if environment != os.environ:
        os.environ.clear()
        os.environ.update(environment)
    gc.freeze()  # what is imported stays; among the rest the collector seldom finds anything
    gc.set_threshold(50_000, 10, 10)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    least = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (least, hard))


def _end_with_parent() -> None:
    """Wait for the parent to end, however it does, and end with it: nobody else would tell a child."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(EXIT_TERMINATED)


_watched = True
"""Whether a file that takes too long may end this process."""


def unwatched(work: Callable[..., _Result], *args: Any, **kwargs: Any) -> _Result:  # noqa: ANN401
    """Return what `work` returns, done in a process that is not to end: nobody would say why it did."""
    global _watched  # noqa: PLW0603 - `work` is a function that executors of all kinds call
    before, _watched = _watched, False
    try:
        return work(*args, **kwargs)
    finally:
        _watched = before


def work_on(files: Sequence[str], work: Work) -> list[Outcome]:
    """Return what came of each file; whatever happens to one, the others are done.

    A file that takes longer than `SECONDS` ends the process: the parent sees it die and says which file.
    """
    if work.many:
        expect_many()
    # Where there are no processes there are no threads to watch from: the reader's own limits are the guard.
    if not _watched or not has_processes():
        return [_work_on_here(file, work) for file in files]
    outcomes = []
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
        for file in files:
            faulthandler.dump_traceback_later(SECONDS, exit=True, file=nowhere)
            try:
                outcomes.append(_work_on(file, work))
            finally:
                faulthandler.cancel_dump_traceback_later()
    gc.collect()  # it finds little, but empties Python's own stores of freed tuples, which only grow: 3 MB
    return outcomes


def _work_on_here(file: str, work: Work) -> Outcome:
    outcome = _work_on(file, work)
    if '"F016"' in outcome.refused:  # the room that it took is wanted by the files after it
        gc.collect()
    return outcome


def given_up(file: str, reason: str, language: Language) -> Outcome:
    """Return the outcome of a file that nothing could be done with: it killed its process, or worse."""
    return _refused(file, [finding("F016", file=file, reason=reason)], language)


def _work_on(file: str, work: Work) -> Outcome:
    try:
        return _answers(file, work) if work.telling is Telling.ANSWERS else _assessed(file, work)
    except UnreadableWorkbookError as error:
        return _refused(file, error.findings, work.language)._replace(bytes_=_bytes_of(file))
    except ZitoolError:
        raise
    except MemoryError:
        return given_up(file, "memory", work.language)
    except Exception as error:  # noqa: BLE001 - a fault of ours costs the file, not the batch
        return _refused(file, [finding("X001", file=file, log=log_of(error))], work.language)


def _assessed(file: str, work: Work) -> Outcome:
    """Return what came of a workbook that can be read.

    Raises:
        UnreadableWorkbookError: it cannot.
    """
    refused: list[tuple[Finding, ...]] = []
    assessments = assess(
        file,
        _loaded(work.rubric) if work.rubric else None,
        ALL if work.sides else work.assessor,
        work.on,
        sheet=work.sheet,
        refused=refused,
    )
    sheets = tuple(
        json.dumps(refused_object(file, findings, work.language) | {"sheet": findings[0].sheet})
        for findings in refused
    )
    if work.sides:
        from zitool.core.monitoring.agreement import pack_sides, sides_of  # noqa: PLC0415 - few batches compare

        lines, marks = [], []
        for sheet in dict.fromkeys(assessment.sheet for assessment in assessments):
            here = [assessment for assessment in assessments if assessment.sheet == sheet]
            both = list(named(here, work.sides).values())
            others = [reported for reported in assessments[0].findings if reported.code == "S131"]
            if len(both) == len(work.sides) and others:  # of another regulation: its questions differ
                return _refused(file, others, work.language)
            if len(both) == len(work.sides):
                lines.append(pack_sides(sides_of(*both)))
                marks.append(mark_of(*both))
        digest = bytes_mark(assessments[0].sha256)
        return Outcome(file, tuple(lines), bytes_=digest, marks=tuple(marks), sheets=sheets)
    if work.strict:
        assessments = [checked_twice(assessment) for assessment in assessments]
    if work.evidence:
        assessments = _covered(file, assessments, work.evidence)
    full, report = _told(file, assessments, work)
    return Outcome(
        file,
        tuple(pack(line_of(assessment)) for assessment in assessments),
        full=tuple(json.dumps(entry, separators=(",", ":")) for entry in full),
        report=report,
        bytes_=bytes_mark(assessments[0].sha256),
        marks=tuple(mark_of(assessment) for assessment in assessments),
        sheets=sheets,
    )


def _answers(file: str, work: Work) -> Outcome:
    """Return a workbook's line and its document for PortalRB, whose unit nobody has named yet.

    Raises:
        UnreadableWorkbookError: it is refused, or PortalRB does not ask what it answers.
    """
    from zitool.batch.exporting import export  # noqa: PLC0415 - only where PortalRB is answered

    asked = _loaded(work.rubric) if work.rubric else None
    exported = export(file, NO_UNIT, year=work.year, asked=asked, sheet=work.sheet)
    line = pack(line_of(exported.assessments[0]))
    return Outcome(file, (line,), full=(exported.document.model_dump_json(),))


def _covered(file: str, assessments: list[Assessment], root: str) -> list[Assessment]:
    """Return assessments with the evidence of their unit; as they are where nobody can tell where it lies."""
    from zitool.evidence.gathering import place_of, with_coverage  # noqa: PLC0415 - only where documents are read

    place = place_of(root, file)
    return [with_coverage(assessment, place) for assessment in assessments]


def _bytes_of(file: str) -> str:
    """Return the mark of a file that was refused; empty where it has no bytes, or too many."""
    try:
        if not 0 < os.stat(file).st_size <= DEFAULT_LIMITS.file:  # noqa: PTH116 - names that are no UTF-8
            return ""
        with open(file, "rb") as content:  # noqa: PTH123
            digest: str = hexdigest(content.read())
    except (OSError, ValueError):
        return ""
    return bytes_mark(digest)


@lru_cache(maxsize=8)
def _loaded(rubric: str) -> LoadedRubric:
    return load_rubric(rubric)


def _refused(file: str, findings: Sequence[Finding], language: Language) -> Outcome:
    return Outcome(file, refused=json.dumps(refused_object(file, findings, language), separators=(",", ":")))


def _told(file: str, assessments: Sequence[Assessment], work: Work) -> tuple[Sequence[dict[str, Any]], str]:
    """Return what is told in full of each assessment, and their page; nothing where neither is wanted."""
    language = work.language
    if work.telling is Telling.VALIDATE:
        return [validated_object(assessment, language) for assessment in assessments if work.full], ""
    if work.telling is Telling.SCORE:
        full = [assessment_object(assessment, language) for assessment in assessments if work.full]
        if not work.report:
            return full, ""
        from zitool.reports.formats.html import html  # noqa: PLC0415 - only where pages are wanted
        from zitool.reports.subjects.pages import score_page  # noqa: PLC0415

        return full, html(score_page(assessments, (), language, full=work.printed), language)
    from zitool.core.planning.gaps import report_gaps  # noqa: PLC0415 - imports the search for plans
    from zitool.reports.json_document import gap_object  # noqa: PLC0415

    gaps = [
        report_gaps(assessment, work.target, _effort(file, work.effort, assessment.rubric), work.max_steps)
        for assessment in assessments
    ]
    objects = [gap_object(gap, language) for gap in gaps]
    if not work.report:
        return objects, ""
    from zitool.reports.formats.html import html  # noqa: PLC0415
    from zitool.reports.subjects.pages import gap_page  # noqa: PLC0415

    return objects, html(gap_page(gaps, (), language, full=work.printed), language)


def _effort(file: str, effort: str, rubric: Rubric) -> Effort | None:
    """Return what steps cost by the rubric of a workbook.

    Raises:
        UnreadableWorkbookError: the costs are those of another rubric: only this workbook has no plan.
    """
    if not effort:
        return None
    from zitool.batch.entries import load_effort  # noqa: PLC0415 - imports the YAML reader

    try:
        return load_effort(Path(effort), rubric)
    except RubricError as error:
        unknown = error.findings[0].values.get("name", "-")
        raise UnreadableWorkbookError(
            finding("U057", file=file, given=effort, rubric=rubric.id, id=unknown)
        ) from None
