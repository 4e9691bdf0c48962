"""From a PortalRB answers document back to an LKE: what its form is filled in with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.values import NUMBER
from zitool.lke.template.book import Entries
from zitool.portalrb.export import TAKEN, filled_in
from zitool.spreadsheets.looks import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.findings import Finding
    from zitool.portalrb.documents import Filled
    from zitool.portalrb.export import Read
    from zitool.portalrb.master import MasterList

_LINKS = ("http://", "https://")


def entries_of(reads: Sequence[Read], master: MasterList) -> tuple[dict[str, Entries], list[Finding]]:
    """Return what each assessor filled in, and J016 for texts that a cell cannot hold as they are.

    An answer that cannot be used is written as it stands, so that it is seen and mended where it was made.
    """
    entries, changed = {}, []
    for read in reads:
        filled = filled_in(read, master)
        entries[read.assessment.answers.assessor] = _entries(read, filled)
        changed += list(_changed(read, filled))
    return {assessor: entries[assessor] for assessor in TAKEN if assessor in entries}, changed


def _entries(read: Read, filled: Filled) -> Entries:
    scales = read.assessment.rubric.scales
    written: dict[str, str | int | float | None] = {}
    for id_, row in read.form.alignment.rows.items():
        node, text = read.form.expected.by_id[id_], filled.answers.get(id_, "")
        if not text:
            value = read.form.value(row.number, read.block.answer)
            text = value.text if value is not None else ""
            written[id_] = _number(text) if value is not None and value.kind is NUMBER else text or None
        elif node.sort == "input":
            written[id_] = int(text)
        elif scales[node.scale].kind == "choice":
            written[id_] = text
        else:
            written[id_] = _number(text)
    links = {id_: _links(text) for id_, text in filled.evidence.items()}
    return Entries(
        answers={id_: given for id_, given in written.items() if given is not None},
        notes={id_: _lines(text) for id_, text in filled.notes.items()},
        evidence={id_: told for id_, (told, _) in links.items() if told},
        links={id_: link for id_, (_, link) in links.items() if link},
    )


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _links(text: str) -> tuple[str, str]:
    """Return evidence as the form has it, in two columns: documents, and the links at their end."""
    lines = _lines(text).split("\n")
    at = next((at for at in range(len(lines)) if all(line.startswith(_LINKS) for line in lines[at:])), None)
    told = "\n".join(lines[:at])
    # Blank lines before the links would be lost where the two columns are put together again.
    return (told, "\n".join(lines[at:])) if at is not None and told == told.strip() else (_lines(text), "")


def _lines(text: str) -> str:
    """Return a text with the ends of lines that cells have."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _changed(read: Read, filled: Filled) -> Iterator[Finding]:
    """Yield J016 for each note and evidence that is too long for a cell, or has what no cell can show."""
    for texts, column in (
        (filled.notes, read.block.note),
        (filled.evidence, next(iter(read.block.evidence), 0)),
    ):
        for id_, text in texts.items():
            strange = {char for char in _lines(text) if not char.isprintable() and char != "\n"}
            if strange or len(text) > LONGEST_TEXT:
                row = read.form.alignment.rows[id_].number
                change = "too_long" if len(text) > LONGEST_TEXT else "characters"
                yield read.form.place("J016", id_, row, column, id=id_, change=change, most=LONGEST_TEXT)
