"""Note that somebody has read texts of a rubric anew against the law, and show what was read.

python tools/reviewed.py ID...              a question, a prerequisite, a rule or a thing of a stage, by id
python tools/reviewed.py --rubric RUBRIC    of one rubric only; without an id, all that has changed in it

tests/rubrics/reviewed/ holds for each text a digest, its page and the day of the last reading, so that a
changed sentence fails a test until its row is read anew, and every count, frequency and percentage beside the
words of the law. Read the page first: this notes that it was done.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))  # this checkout, whatever is installed

from zitool.rubrics.load import load_rubric  # noqa: E402
from zitool.rubrics.packaged import packaged_ids  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.core.law.text_types import Reference

FOLDER = ROOT / "tests" / "rubrics" / "reviewed"
COLUMNS = ("id", "part", "digest", "page", "day")

_BOUND = r"(?:(?:lebih dari|kurang dari|di atas|di bawah|paling sedikit|paling tinggi|minimal|sampai) )?"
_FIGURE = re.compile(
    rf"{_BOUND}(?<![\w/])\d+(?:[.,]\d+)?(?:\s?%(?: atau lebih)?|\s(?:persen|kali)\b|(?=\s+responden))"
    r"|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)\b(?! pun)(?: tahun)?"
    r"|\b(?:setiap|tiap|per) (?:bulan|triwulan|semester|tahun)\b|\bsetahun\b"
    r"|\b(?:tidak |belum )?(?:secara )?berkala\b|\b(?:lebih dari )?separuh\b|\blevel \d|\b0[-–]\d+\b%?",
    re.IGNORECASE,
)


class Text(NamedTuple):
    """A text of a rubric that says something of the law."""

    id: str
    part: str
    text: str
    page: str

    @property
    def digest(self) -> str:
        """What changes when a letter of it does."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]

    @property
    def figures(self) -> list[str]:
        """Every count, frequency and percentage in it, as written."""
        return [" ".join(match[0].split()) for match in _FIGURE.finditer(self.text)]


def texts(rubric: Rubric) -> Iterator[Text]:
    """Yield every statement, criterion and guidance of `rubric` that was read in a text, in its order."""
    for leaf in rubric.leaves():
        page = _pages(leaf.references)
        yield Text(leaf.id, "statement", leaf.statement, page)
        if leaf.guidance:
            yield Text(leaf.id, "guidance", leaf.guidance, page)
        yield from (
            Text(leaf.id, f"criteria {criterion}", text, page) for criterion, text in leaf.criteria.items()
        )
        yield from (Text(leaf.id, f"gap {at}", gap.said, page) for at, gap in enumerate(leaf.gaps, 1))
        yield from (Text(count.id, "statement", count.statement, page) for count in leaf.inputs)
    items = (item for stage in rubric.stages for item in stage.items)
    for prerequisite in (*rubric.prerequisites, *rubric.provisos, *items):
        yield Text(prerequisite.id, "statement", prerequisite.statement, _pages(prerequisite.references))


def _pages(references: Iterable[Reference]) -> str:
    return " ".join(dict.fromkeys(reference.page for reference in references if reference.page))


def reviewed_rubrics() -> list[str]:
    """Return the ids of the rubrics whose texts could be read: the active ones."""
    return [id_ for id_ in packaged_ids() if load_rubric(id_).rubric.status == "active"]


def read_rows(id_: str) -> dict[tuple[str, str], dict[str, str]]:
    """Return what was noted of a rubric's texts, by id and part."""
    file = FOLDER / f"{id_}.csv"
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as lines:
        return {(row["id"], row["part"]): row for row in csv.DictReader(lines)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Note the texts named as read today; 1 where there is no such id."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("id", nargs="*")
    parser.add_argument("--rubric")
    asked = parser.parse_args(arguments)
    known = [asked.rubric] if asked.rubric else reviewed_rubrics()
    read: set[str] = set()
    today = str(date.today())  # noqa: DTZ011 - a day of the reader's own calendar
    for id_ in known:
        before, rows = read_rows(id_), []
        for text in texts(load_rubric(id_).rubric):
            row = before.get((text.id, text.part))
            fresh = row is None or (row["digest"], row["page"]) != (text.digest, text.page)
            named = text.id in asked.id or text.id.partition("#")[0] in asked.id
            if named or (fresh and not asked.id and asked.rubric):
                read.add(text.id.partition("#")[0] if text.id not in asked.id else text.id)
                print(f"{id_}: {text.id} {text.part}, p. {text.page or '-'}: {text.text}")
                row = dict(zip(COLUMNS, (text.id, text.part, text.digest, text.page, today), strict=True))
            if row is not None:
                rows.append(row)
        FOLDER.mkdir(parents=True, exist_ok=True)
        with (FOLDER / f"{id_}.csv").open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    if missing := set(asked.id) - read:
        print(f"no such id: {', '.join(sorted(missing))}", file=sys.stderr)
    return bool(missing)


if __name__ == "__main__":
    sys.exit(main())
