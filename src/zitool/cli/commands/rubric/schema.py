"""``zitool rubric schema``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from zitool.cli import options
from zitool.cli.options import Lang
from zitool.cli.streams import emit
from zitool.rubrics.packaged import packaged_folder
from zitool.wording.help import option


class Kind(StrEnum):
    """Files of a rubric, and about units, that have a JSON Schema."""

    RUBRIC = "rubric"
    SECTION = "section"
    FACTS = "facts"
    INSTRUMENT = "instrument"


def schema(
    kind: Annotated[Kind, typer.Argument(help=option("schema_kind"))] = Kind.RUBRIC,
    lang: options.Language_ = Lang.ID,
) -> None:
    """Print the JSON Schema of ``rubric.yaml``, a section, facts or an instrument: the one editors use."""
    del lang
    folder = packaged_folder() / "instruments" if kind is Kind.INSTRUMENT else packaged_folder()
    emit((folder / f"{kind}.schema.json").read_text(encoding="utf-8"))
