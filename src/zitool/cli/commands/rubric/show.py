"""``zitool rubric show``."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zitool.cli import options
from zitool.cli.console import show as show_tables
from zitool.cli.options import Lang
from zitool.cli.streams import emit
from zitool.core.names import near
from zitool.errors import UsageError
from zitool.findings import finding
from zitool.reports.rubric_view import as_markdown, as_tables, part, question, whole
from zitool.rubrics.load import load_rubric
from zitool.wording.help import option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.core.law.rubric import Rubric
    from zitool.reports.rubric_view import Block
    from zitool.wording import Language


class ShowFormat(StrEnum):
    """How a rubric is shown."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def show(
    rubric: Annotated[str, typer.Argument(help=option("shown"), metavar="ID|PATH", show_default=False)],
    subject: Annotated[
        str, typer.Argument(help=option("shown_part"), metavar="[A.I.1|A.I.1.i.a]", show_default=False)
    ] = "",
    form: Annotated[
        ShowFormat, typer.Option("-f", "--format", help=option("list_format"))
    ] = ShowFormat.TABLE,
    lang: options.Language_ = Lang.ID,
    debug: options.Debug = False,
) -> None:
    """Show a rubric, or a section or indicator of it."""
    del debug
    language = options.language_of(lang)
    given = load_rubric(rubric).rubric
    id_ = _id_of(given, subject) if subject else ""
    if form is ShowFormat.JSON:
        emit(json.dumps(_plain(given, id_), indent=2, ensure_ascii=False) + "\n")
    elif form is ShowFormat.MARKDOWN:
        emit(as_markdown(_blocks(given, id_, language, indicators=True), language))
    else:
        blocks = _blocks(given, id_, language, indicators=False)
        show_tables(lambda plain: as_tables(blocks, language, plain))


def _blocks(rubric: Rubric, id_: str, language: Language, *, indicators: bool) -> list[Block]:
    """Return the whole rubric, or the section or indicator `id_`."""
    for section in rubric.walk() if id_ else ():
        if section.id == id_:
            return part(section, language)
        for leaf in section.indicators:
            if leaf.id == id_:
                return question(leaf, section, rubric, language)
    return whole(rubric, language, indicators=indicators)


def _id_of(rubric: Rubric, subject: str) -> str:
    """Return the id that somebody wrote, in any case.

    Raises:
        UsageError: U003, there is none.
    """
    ids = {leaf.id.casefold(): leaf.id for leaf in rubric.leaves()}
    ids |= {section.id.casefold(): section.id for section in rubric.walk()}
    try:
        return ids[subject.casefold()]
    except KeyError:
        likely = ", ".join(ids[folded] for folded in near(subject, ids))
        raise UsageError(finding("U003", name=subject, rubric=rubric.id, near=likely)) from None


def _plain(rubric: Rubric, id_: str) -> dict[str, Any]:
    """Return the rubric as the data it is compiled to, or the part of it with that id."""
    from zitool.rubrics.models import to_plain  # noqa: PLC0415 - pydantic follows

    stored = to_plain(rubric)
    return next(_parts(stored, id_)) if id_ else stored


def _parts(node: dict[str, Any], id_: str) -> Iterator[dict[str, Any]]:
    for key in ("sections", "indicators"):
        for child in node.get(key, ()):
            if child["id"] == id_:
                yield child
            yield from _parts(child, id_)
