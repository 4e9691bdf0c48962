"""What in PortalRB's documents departs from the guide, in one and between those of a folder; its report."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, unquote

from zitool.core.exact import plain
from zitool.core.scoring.answers import shown
from zitool.errors import UnreadableWorkbookError
from zitool.findings import Finding, Severity, finding
from zitool.portalrb.documents import ANSWERS, UNITS_WBBM, UNITS_WBK, JawabanUnit, is_path_part
from zitool.portalrb.master import master_lists
from zitool.portalrb.shape import further_fields, kind_of, parse, shaped, some
from zitool.reports.cells import Column, Marked
from zitool.reports.document import Document, Facts, Findings, Heading, Table
from zitool.reports.json_document import finding_objects
from zitool.reports.layout import counts
from zitool.reports.prerequisites import status_text
from zitool.wording import label
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Verdict
    from zitool.findings import Finding
    from zitool.portalrb.documents import Document as PortalrbDocument
    from zitool.portalrb.documents import WbbmUnit, WbbmUnits, WbkUnit, WbkUnits
    from zitool.reports.cells import Cell, Tone
    from zitool.reports.document import Block
    from zitool.wording import Language


class Checked(NamedTuple):
    """One document as it was checked.

    Attributes:
        file: path as found.
        kind: ``unit-wbk``, ``unit-wbbm``, ``jawaban-unit``; anything else is no document of the guide.
        document: what it holds; None where it departs from the guide's shape.
        findings: what departs from the guide, or may.
    """

    file: str
    kind: str
    document: PortalrbDocument | None
    findings: tuple[Finding, ...]


def check_document(data: bytes, file: str, expected: str = "") -> Checked:
    """Return one document against the guide: its shape, its ids, its year.

    Args:
        data: its bytes.
        file: its path, for the findings.
        expected: the kind that its place says it is; empty where it says itself.
    """
    try:
        value, findings = parse(data, file)
    except UnreadableWorkbookError as refused:
        return Checked(file, "unknown", None, refused.findings)
    kind = kind_of(value)
    if kind.startswith("zitool/"):
        return Checked(file, kind, None, (*findings, finding("J008", file=file, schema=shown(kind))))
    if kind not in {"unit-wbk", "unit-wbbm", "jawaban-unit"}:
        return Checked(file, kind, None, (*findings, finding("J018", file=file, document=kind)))
    if expected and "jawaban-unit" not in {kind, expected}:
        kind = expected  # a list is what its address says
    document, violations = shaped(value, kind)
    findings += [
        finding(
            "J040", file=file, cell=violation.path, shape=violation.shape, raw=shown(violation.given) or "-"
        )
        for violation in violations
    ]
    if document is None or not isinstance(value, dict):
        return Checked(file, kind, None, tuple(findings))
    if paths := list(further_fields(value, kind)):
        names = dict.fromkeys(shown(path.rpartition(".")[2]) for path in paths)
        findings.append(finding("J014", file=file, cell=shown(paths[0]), fields=some(list(names))))
    if isinstance(document, JawabanUnit):
        findings += _about_answers(document, file)
    else:
        findings += _about_units(document, value, file)
    return Checked(file, kind, document, tuple(findings))


def _about_answers(document: JawabanUnit, file: str) -> Iterator[Finding]:
    """Yield J042 an id of no address; J044 no list of the year; J045 another order than the list's."""
    if not is_path_part(document.unit_id):
        yield finding("J042", file=file, cell="$.unit_id", id=shown(document.unit_id))
    master = master_lists().get(document.tahun)
    if master is None:
        known = ", ".join(map(str, master_lists()))
        yield finding("J044", file=file, cell="$.tahun", year=document.tahun, known=known)
        return
    order = {question.soal_id: at for at, question in enumerate(master.questions)}
    places = [order[answer.soal_id] for answer in document.answers if answer.soal_id in order]
    if places != sorted(places):
        yield finding("J045", file=file, cell="$.answers", year=document.tahun)


def _about_units(document: WbkUnits | WbbmUnits, value: dict[str, object], file: str) -> Iterator[Finding]:
    """Yield J041 an id twice, J042 one of no address, J043 category and afirmasi that contradict."""
    seen: dict[str, int] = {}
    given = value["units"]
    assert isinstance(given, list)
    units: list[WbkUnit | WbbmUnit] = [*document.units]
    for at, unit in enumerate(units):
        where = f"$.units[{at}]"
        if unit.id in seen:
            first = f"$.units[{seen[unit.id]}]"
            yield finding("J041", file=file, cell=f"{where}.id", id=shown(unit.id), first=first)
        elif not is_path_part(unit.id):
            yield finding("J042", file=file, cell=f"{where}.id", id=shown(unit.id))
        seen.setdefault(unit.id, at)
        if given[at].get("afirmasi") is False and unit.kategori == "WBK-AFIRMASI":
            yield finding("J043", file=file, cell=f"{where}.afirmasi", id=shown(unit.id))


class Place(NamedTuple):
    """A file of a folder laid out as the addresses, and what its place says that it is.

    Attributes:
        file: path as found.
        kind: as of `Checked`; empty for a file that is none of the layout.
        unit_id: the id that the name of an answers document says.
    """

    file: str
    kind: str
    unit_id: str = ""


def place_of(inside: str, file: str) -> Place:
    """Return what the path of a file inside such a folder says; slashes stand between folders."""
    folder, _, name = inside.rpartition("/")
    stem = name[: -len(".json")] if name.casefold().endswith(".json") else ""
    if inside in {f"{UNITS_WBK}.json", f"{UNITS_WBBM}.json"}:
        return Place(file, stem)
    if folder == ANSWERS and stem:
        return Place(file, "jawaban-unit", unquote(stem) if quote(unquote(stem), safe="") == stem else "")
    return Place(file, "")


def between(places: Sequence[Place], checked: Sequence[Checked], folder: str) -> list[Finding]:
    """Return what the documents of a folder say against one another (J041, J047 to J053).

    Args:
        places: every file of the folder.
        checked: the documents among them.
        folder: its path, for the findings.
    """
    findings = [finding("J053", file=place.file) for place in places if not place.kind]
    by_kind = {result.kind: result for result in checked if result.kind != "jawaban-unit"}
    if "unit-wbk" not in {place.kind for place in places}:
        findings.append(finding("J047", file=folder, path=f"{UNITS_WBK}.json"))
    listed: dict[str, tuple[str, str]] = {}
    for kind in ("unit-wbk", "unit-wbbm"):
        document = by_kind[kind].document if kind in by_kind else None
        units: list[WbkUnit | WbbmUnit] = (
            [*document.units] if document is not None and not isinstance(document, JawabanUnit) else []
        )
        for at, unit in enumerate(units):
            if unit.id in listed and listed[unit.id][1] != by_kind[kind].file:
                where = f"$.units[{at}].id"
                first = listed[unit.id][1]
                findings.append(
                    finding("J041", file=by_kind[kind].file, cell=where, id=shown(unit.id), first=first)
                )
            listed.setdefault(unit.id, (unit.nama, by_kind[kind].file))
    ids = {place.file: place.unit_id for place in places if place.kind == "jawaban-unit"}
    for result in checked:
        if isinstance(result.document, JawabanUnit):
            findings += _against_lists(result.document, result.file, ids.get(result.file, ""), listed)
    there = {result.document.unit_id for result in checked if isinstance(result.document, JawabanUnit)}
    broken = {
        ids.get(result.file, "")
        for result in checked
        if result.kind != "unit-wbk" and result.document is None
    }
    findings += [
        finding("J048", file=file, id=shown(id_), unit=shown(name))
        for id_, (name, file) in listed.items()
        if id_ not in there | broken
    ]
    return [*findings, *_years(checked)]


def _against_lists(
    document: JawabanUnit, file: str, named: str, listed: dict[str, tuple[str, str]]
) -> Iterator[Finding]:
    """Yield J049 answers of a unit in no list; J050, J051 another id or name than place and list say."""
    id_ = document.unit_id
    if named != id_:
        yield finding("J050", file=file, cell="$.unit_id", id=shown(id_), name=f"{quote(id_, safe='')}.json")
    if id_ not in listed:
        yield finding("J049", file=file, cell="$.unit_id", id=shown(id_))
    elif document.nama_unit != listed[id_][0]:
        names = {"name": shown(document.nama_unit) or "-", "other": shown(listed[id_][0])}
        yield finding("J051", file=file, cell="$.nama_unit", **names)


def _years(checked: Sequence[Checked]) -> Iterator[Finding]:
    """Yield J052 for each document of another year than most of them."""
    years = Counter(result.document.tahun for result in checked if result.document is not None)
    usual = max(years, key=lambda year: (years[year], year), default=0)
    for result in checked:
        if result.document is not None and result.document.tahun != usual:
            year = result.document.tahun
            yield finding("J052", file=result.file, cell="$.tahun", year=year, other=usual)


CHECK_SCHEMA = "zitool/portalrb-check/1"
_TONES: dict[str, Tone] = {"met": "good", "not_met": "bad"}


class Scored(NamedTuple):
    """A document as it was checked, and what its answers come to.

    Attributes:
        assessments: of an answers document whose year has a list: one for each assessor who answered.
        targets: designations that the lists of units propose it for; empty where no list is at hand.
    """

    checked: Checked
    assessments: tuple[Assessment, ...] = ()
    targets: tuple[str, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        """What was found about the document and its answers; what both assessors share once."""
        about = [finding for assessment in self.assessments for finding in assessment.findings]
        distinct = {
            (finding.code, finding.cell, *finding.values.items()): finding
            for finding in (*self.checked.findings, *about)
        }
        return sorted(distinct.values(), key=lambda finding: -finding.severity)

    @property
    def ok(self) -> bool:
        """Whether it follows the guide and its answers can be used: nothing in it is an error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)

    def verdicts(self) -> Iterator[tuple[Assessment, Verdict]]:
        """Yield each assessor's verdicts on what the unit is proposed for, or else on every designation."""
        for assessment in self.assessments:
            for verdict in assessment.verdicts:
                if not self.targets or verdict.designation.id in self.targets:
                    yield assessment, verdict


class Outcome(NamedTuple):
    """What came of a file or a folder: its documents, and what they say against one another."""

    path: str
    is_folder: bool
    documents: tuple[Scored, ...]
    between: tuple[Finding, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        """Everything that was found, gravest first."""
        everything = [*self.between, *(finding for scored in self.documents for finding in scored.findings)]
        return sorted(everything, key=lambda finding: -finding.severity)


def check_report(outcome: Outcome, language: Language) -> Document:
    """Return the report of a check."""
    good = sum(scored.ok for scored in outcome.documents)
    pairs = (
        (label("portalrb_documents", language), str(len(outcome.documents))),
        (label("portalrb_following", language), str(good)),
        (label("findings", language), counts(outcome.findings, language)),
    )
    blocks: list[Block] = [Facts(pairs), _documents(outcome.documents, language)]
    rows = [row for scored in outcome.documents for row in _rows(scored, language)]
    if rows:
        heads = ("unit_id", "unit", "target", "assessor", "answered", "points", "minima", "missed")
        kinds = {"points": "number"}
        columns = tuple(_column(name, language, kinds.get(name, "text")) for name in heads)
        blocks.append(Table(label("portalrb_units", language), columns, tuple(rows), kept=(0, 3, 5, 6)))
    by_file: dict[str, list[Finding]] = {}
    for reported in outcome.findings:
        by_file.setdefault(reported.file or "", []).append(reported)
    for file, findings in by_file.items():
        blocks += [Heading(file)] if outcome.is_folder else []
        blocks.append(Findings(tuple(findings)))
    designations = [verdict.designation for scored in outcome.documents for _, verdict in scored.verdicts()]
    end = judge(list(dict.fromkeys(designations)), language) if designations else ""
    kind = label("portalrb_check_kind", language)
    return Document(kind, outcome.path, tuple(blocks), _data(outcome), end)


def _column(name: str, language: Language, kind: Any = "text") -> Column:  # noqa: ANN401 - a Literal
    return Column(label(f"portalrb_column_{name}", language), kind)


def _documents(documents: Sequence[Scored], language: Language) -> Table:
    columns = tuple(_column(name, language) for name in ("file", "document", "year", "entries", "follows"))
    rows = []
    for scored in documents:
        document = scored.checked.document
        entries = _entries(document)
        told = Marked(label("yes" if scored.ok else "no", language), "good" if scored.ok else "bad")
        year = str(document.tahun) if document is not None else None
        rows.append((scored.checked.file, scored.checked.kind, year, entries, told))
    return Table(label("portalrb_documents", language), columns, tuple(rows), kept=(0, 4))


def _entries(document: PortalrbDocument | None) -> int | None:
    if document is None:
        return None
    return len(document.answers) if isinstance(document, JawabanUnit) else len(document.units)


def _rows(scored: Scored, language: Language) -> Iterator[tuple[Cell, ...]]:
    document = scored.checked.document
    if not isinstance(document, JawabanUnit):
        return
    for assessment, verdict in scored.verdicts():
        card = assessment.card
        missed = ", ".join(check.requirement.title for check in verdict.checks if not check.ok)
        status = str(verdict.status)
        yield (
            document.unit_id,
            document.nama_unit,
            verdict.designation.name,
            assessment.answers.assessor,
            f"{card.answered}/{card.total}",
            card.points,
            Marked(status_text(verdict, language), _TONES.get(status, "warn")),
            missed,
        )


def _data(outcome: Outcome) -> Table:
    """Return a row for each document, and for one with answers for each assessor and designation."""
    names = ("file", "document", "year", "ok", "unit_id", "unit", "assessor", "answered", "points",
             "designation", "status", "missed")  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for scored in outcome.documents:
        document = scored.checked.document
        year = document.tahun if document is not None else None
        start: tuple[Cell, ...] = (scored.checked.file, scored.checked.kind, year, int(scored.ok))
        verdicts = list(scored.verdicts())
        if isinstance(document, JawabanUnit):
            start += (document.unit_id, document.nama_unit)
        for assessment, verdict in verdicts:
            missed = " ".join(check.requirement.id for check in verdict.checks if not check.ok)
            points = plain(assessment.card.points)
            rows.append(
                (*start, assessment.answers.assessor, assessment.card.answered, points,
                 verdict.designation.id, str(verdict.status), missed)
            )  # fmt: skip
        if not verdicts:
            rows.append((*start, *(None,) * (len(names) - len(start))))
    return Table("portalrb", tuple(Column(name) for name in names), tuple(rows))


def check_object(outcome: Outcome, language: Language) -> dict[str, Any]:
    """Return ``zitool/portalrb-check/1``."""
    return {
        "schema": CHECK_SCHEMA,
        "path": outcome.path,
        "folder": outcome.is_folder,
        "documents": [_object(scored, language) for scored in outcome.documents],
        "findings": finding_objects(outcome.between, language),
    }


def _object(scored: Scored, language: Language) -> dict[str, Any]:
    document = scored.checked.document
    answers = document if isinstance(document, JawabanUnit) else None
    return {
        "file": scored.checked.file,
        "document": scored.checked.kind,
        "ok": scored.ok,
        "year": document.tahun if document is not None else None,
        "entries": _entries(document),
        "unit_id": answers.unit_id if answers is not None else None,
        "unit": answers.nama_unit if answers is not None else None,
        "targets": list(scored.targets),
        "scores": [
            {
                "assessor": assessment.answers.assessor,
                "answered": assessment.card.answered,
                "indicators": assessment.card.total,
                "points": plain(assessment.card.points),
                "verdicts": [
                    {
                        "designation": verdict.designation.id,
                        "status": str(verdict.status),
                        "status_by_minima": str(verdict.by_minima),
                        "missed": [check.requirement.id for check in verdict.checks if not check.ok],
                    }
                    for whose, verdict in scored.verdicts()
                    if whose is assessment
                ],
            }
            for assessment in scored.assessments
        ],
        "findings": finding_objects(scored.findings, language),
    }
