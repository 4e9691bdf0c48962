"""A folder of LKEs and a list of units as what PortalRB is to be answered, read anew as they change.

Every unit of the list keeps its answers as they were last read well: a file that is damaged, half copied or
gone costs nobody anything but the news of it. Whether a unit is proposed, the list alone says.
"""

from __future__ import annotations

import json
import os
import time
import zlib
from collections import Counter as Tally
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zitool.batch.discovery import find_workbooks
from zitool.batch.pool import default_jobs, outcomes
from zitool.batch.registry import read_units, registered
from zitool.batch.worker import Work
from zitool.core.monitoring.recap import UnitLine, unpack
from zitool.core.monitoring.recap_choices import Telling
from zitool.errors import UsageError
from zitool.findings import finding
from zitool.portalrb.counter import Offer, as_json
from zitool.portalrb.documents import proposed, unit_documents, with_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zitool.batch.worker import Outcome
    from zitool.core.monitoring.recap import Unit
    from zitool.findings import Finding
    from zitool.portalrb.documents import Proposed
    from zitool.wording import Language

    Stamp = tuple[int, int, int, int]

_YOUNG = 2 * 10**9
"""Nanoseconds in which a file may change once more without its time telling."""


class Answers(NamedTuple):
    """What was read of one LKE.

    Attributes:
        line: of the recap, shortened to what names its unit and counts its answers.
        year: of evaluation.
        document: for PortalRB, but without the unit's id and name; compressed JSON.
    """

    line: UnitLine
    year: int
    document: bytes


class AnswerFolder:
    """What is served, and whatever has to be said about it.

    Attributes:
        list: the list of units.
        offer: what is served.
        proposals: the units of the list that can be proposed.
        answers: by the id of a unit, as last read well.
        news: what was found since somebody last took it away.
        looked_for: seconds that the last search for what changed took, without reading it.
        stopping: set by whoever waits for a reading to end; it then ends early.
    """

    def __init__(
        self, folder: str, units: str, *, year: int | None, rubric: str, language: Language, jobs: int = 0
    ) -> None:
        """Read all there is.

        Args:
            folder: searched for LKEs to its bottom.
            units: the list of units; empty for ``units.csv`` or ``units.xlsx`` in the folder.
            year: of the proposal; None for the one that most LKEs state.
            rubric: id or path; empty for the one that each LKE fits.
            language: of what is said about a file.
            jobs: processes that read; 0 for as many as there are processors.

        Raises:
            UsageError: U043, no list or no year is known; U026, U027, the list cannot be used.
        """
        self.folder, self._year = folder, year
        self.list = Path(units) if units else _list_in(folder)
        self._work = Work(rubric, "", None, language, telling=Telling.ANSWERS, year=year)
        self._jobs = jobs or default_jobs()
        self._stamps: dict[str, Stamp | None] = {}
        self._here: dict[str, Answers | tuple[Finding, ...]] = {}
        self._made: dict[str, tuple[Answers, str, bytes]] = {}
        self._state: dict[str, Finding] = {}
        self.answers: dict[str, Answers] = {}
        self.proposals: list[Proposed] = []
        self.news: list[Finding] = []
        self.looked_for, self.stopping = 0.0, False
        self._list_stamp = _stamp(str(self.list))
        self._units: Sequence[Unit] = read_units(self.list)
        self._bad_list: tuple[Finding, ...] = ()
        self._read_changed()
        self.offer = self._offered()

    def files(self) -> list[str]:
        """Return the LKEs that were read, or refused."""
        return list(self._here)

    def refused(self) -> dict[str, tuple[Finding, ...]]:
        """Return the files that cannot be read now, and why."""
        return {file: read for file, read in self._here.items() if not isinstance(read, Answers)}

    def look(self) -> bool:
        """Read what has changed since the last look; return whether the offer is another one now."""
        list_changed = self._list_changed()
        if not (self._read_changed() or list_changed) or self.stopping:
            return False
        before, self.offer = self.offer, self._offered()
        return self.offer != before

    def _list_changed(self) -> bool:
        stamp = _stamp(str(self.list))
        if stamp is not None and stamp == self._list_stamp:
            return False
        self._list_stamp = stamp
        try:
            self._units, self._bad_list = read_units(self.list), ()
        except UsageError as error:
            self._bad_list = (finding("J063", file=str(self.list)), *error.findings)
        return True

    def _read_changed(self) -> bool:
        """Read the LKEs that are new or not what they were; return whether there was any, or one has gone."""
        began = time.monotonic()
        own = os.path.realpath(self.list)
        files = [file for file in find_workbooks([self.folder]).files if os.path.realpath(file) != own]
        stamps = {file: _stamp(file) for file in files}
        changed = [file for file in files if stamps[file] is None or stamps[file] != self._stamps.get(file)]
        gone = [file for file in self._here if file not in stamps]
        self.looked_for = time.monotonic() - began
        with closing(outcomes(changed, self._work, self._jobs)) as done:
            for outcome in done:
                self._here[outcome.file] = _answers(outcome)
                self._stamps[outcome.file] = stamps[outcome.file]
                if self.stopping:
                    return False
        for file in gone:
            del self._here[file], self._stamps[file]
        return bool(changed or gone)

    def _offered(self) -> Offer:
        """Return what is to be served by what was read, and note what is new to be said about it."""
        place = str(self.list)
        kept, state = proposed(self._units, place)
        lines = [read.line for read in self._here.values() if isinstance(read, Answers)]
        refused = self.refused()
        files = self._files(lines, refused)
        ids = {unit.id for unit in kept}
        self.answers = {unit_id: read for unit_id, read in self.answers.items() if unit_id in ids}
        for unit in kept:
            of_unit = files.get(unit.id, [])
            read = self._here[of_unit[0]] if len(of_unit) == 1 else ()
            if isinstance(read, Answers):
                self.answers[unit.id] = read
            elif len(of_unit) > 1:
                state.append(finding("J069", file=place, id=unit.id, names=", ".join(of_unit)))
            elif unit.id not in self.answers:
                state.append(finding("J066", file=place, id=unit.id))
            else:
                file = of_unit[0] if of_unit else self.answers[unit.id].line.file
                state.append(finding("J061" if file in refused else "J062", file=file, id=unit.id))
        somebodys = {file for several in files.values() for file in several}
        state += [finding("J039", file=line.file) for line in lines if line.file not in somebodys]
        names = {unit_id: read.line.unit for unit_id, read in self.answers.items()}
        kept, unnamed = with_names(kept, names, place)
        causes = list(chain.from_iterable(refused.values()))
        year = self._year_of(self.answers.values(), causes)
        other = [
            finding("J068", file=read.line.file, id=unit_id, given=read.year, year=year)
            for unit_id, read in self.answers.items()
            if read.year != year
        ]
        self._note([*self._bad_list, *state, *unnamed, *other, *causes])
        self.proposals = kept
        return self._made_of(year)

    def _files(self, lines: Sequence[UnitLine], refused: Iterable[str]) -> dict[str, list[str]]:
        """Return the files that may be a unit's, by its id: one, or none or several, which nobody decides."""
        files: dict[str, list[str]] = {}
        for at, unit in registered(self._units, lines, refused, self.list.parent).units.items():
            files.setdefault(unit.id, []).append(at.partition("\0")[0])
        names: dict[str, list[str]] = {}
        for line in lines:
            names.setdefault(line.unit.casefold(), []).append(line.file)
        for unit in self._units:
            if unit.id not in files and unit.name and not unit.file:  # several call themselves so
                files[unit.id] = names.get(unit.name.casefold(), [])
        return files

    def _year_of(self, answers: Iterable[Answers], causes: Iterable[Finding]) -> int:
        """Return the year of the proposal.

        Raises:
            UsageError: U043, nobody names it and no LKE that was read states one.
        """
        stated = Tally(read.year for read in answers)
        if self._year is None and not stated:
            raise UsageError(finding("U043", name="--tahun", line="zitool serve --help"), *causes)
        return self._year if self._year is not None else stated.most_common(1)[0][0]

    def _note(self, state: Sequence[Finding]) -> None:
        """Add to the news whatever of the state of things was not so before."""
        before, self._state = self._state, {str(reported): reported for reported in state}
        self.news += [reported for key, reported in self._state.items() if key not in before]
        mended = [reported for key, reported in before.items() if key not in self._state]
        still = {reported.values.get("id") for reported in self._state.values()}
        self.news += [
            finding("J070", file=reported.file, id=reported.values["id"])
            for reported in mended
            if reported.code in {"J061", "J062"} and reported.values["id"] not in still
        ]

    def _made_of(self, year: int) -> Offer:
        """Return the documents; those of units that are as they were are not made again."""
        made: dict[str, tuple[Answers, str, bytes]] = {}
        for unit in self.proposals:
            read = self.answers.get(unit.id)
            if read is None:
                continue
            known = self._made.get(unit.id)
            if known is not None and known[0] is read and known[1] == unit.name:
                made[unit.id] = known
            else:
                stated = json.loads(zlib.decompress(read.document))
                document = as_json(stated | {"unit_id": unit.id, "nama_unit": unit.name})
                made[unit.id] = (read, unit.name, zlib.compress(document))
        self._made = made
        wbk, wbbm = (
            {unit.id: unit.model_dump() for unit in listed.units}
            for listed in unit_documents(year, self.proposals)
        )
        return Offer(year, wbk, wbbm, {unit_id: document for unit_id, (_, _, document) in made.items()})


def _list_in(folder: str) -> Path:
    """Return the list of units in a folder.

    Raises:
        UsageError: U043, there is none.
    """
    for name in ("units.csv", "units.xlsx"):
        if (place := Path(folder, name)).is_file():
            return place
    raise UsageError(finding("U043", name="--units", line="zitool serve --help"))


def _answers(outcome: Outcome) -> Answers | tuple[Finding, ...]:
    """Return what a child read of a file, or why it did not."""
    if not outcome.full:
        told = json.loads(outcome.refused)["findings"]
        return tuple(
            finding(
                entry["code"],
                file=outcome.file,
                sheet=entry["sheet"],
                cell=entry["cell"],
                indicator=entry["indicator"],
                **entry["values"],
            )
            for entry in told
        )
    line = unpack(outcome.lines[0])
    short = line._replace(parts={}, reached={}, standings=(), codes={}, marks="")
    document = outcome.full[0]
    return Answers(short, json.loads(document)["tahun"], zlib.compress(document.encode()))


def _stamp(file: str) -> Stamp | None:
    """Return what tells a file from what it was; None where it is gone, or young and may yet change."""
    try:
        status = os.stat(file)  # noqa: PTH116 - names that are no UTF-8 stay as they are
    except (OSError, ValueError):
        return None
    changed = max(status.st_mtime_ns, status.st_ctime_ns)
    young = 0 <= time.time_ns() - changed < _YOUNG
    return None if young else (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
