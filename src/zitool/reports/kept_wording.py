"""The official wording that somebody keeps: where it came from, and every text of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from zitool.reports.safe import display
from zitool.reports.terminal import facts_grid, plain_table
from zitool.wording import label

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

    from zitool.core.law.official_wording import Kept
    from zitool.core.law.rubric import Rubric
    from zitool.wording import Language


def wording_table(
    kept: Kept | None, rubric: Rubric, file: Path, language: Language, ascii_only: bool = False
) -> RenderableType:
    """Return source and texts of the wording kept for `rubric` in `file`; None is kept where nothing is."""
    if kept is None:
        return Text(label("wording_none", language, rubric=rubric.id))
    head = facts_grid()
    rows = (
        ("rubric", label("rubric_line", language, id=rubric.id, version=kept.version)),
        ("wording_source", kept.source),
        ("wording_sha256", kept.sha256),
        ("file", str(file)),
    )
    for key, text in rows:
        head.add_row(label(key, language), Text(display(text)))
    table = plain_table(ascii_only)
    table.add_column("id", no_wrap=True)
    table.add_column(label("question", language), overflow="fold")
    table.add_column(label("criteria", language), overflow="fold")
    for id_ in (id_ for leaf in rubric.leaves() for id_ in (leaf.id, *(count.id for count in leaf.inputs))):
        if id_ in kept.texts:
            wording = kept.texts[id_]
            lines = [display(line) for line in wording.criteria.splitlines()]
            table.add_row(Text(id_), Text(display(wording.question)), Text("\n".join(lines)))
    return Group(head, table)
