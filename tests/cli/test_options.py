"""Groups of options, as a command is given them and as typer reads them."""

from __future__ import annotations

import inspect
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from zitool.cli import options
from zitool.cli.options import FailOn, Format, Lang, Sorting, one_by_one


def command(
    file: str,
    *,
    told: options.Report,
    deep: Annotated[bool, options.flag("--deep", "strict")] = False,
    many: options.ManyChecked = options.Many(sort=Sorting.FINDINGS, jobs=3),  # noqa: B008 - never changed
) -> None:
    """Say what it is given."""
    print(file, told, deep, many)  # noqa: T201


def run(*arguments: str) -> str:
    """Return what the command says of a command line."""
    app = typer.Typer()
    app.command()(one_by_one(command))
    return CliRunner().invoke(app, arguments).output


def test_the_options_of_a_group_stand_in_its_place() -> None:
    """One after the other, in the order of the group, and ``--debug`` after all."""
    read = inspect.signature(one_by_one(command)).parameters
    assert list(read)[:7] == ["file", "lang", "format_", "output", "overwrite", "fail_on", "deep"]
    assert list(read)[7:] == [
        "recap", "sort", "units", "by", "keep_duplicates", "jobs", "executor", "resume", "debug",
    ]  # fmt: skip


def test_a_command_is_given_its_groups() -> None:
    """Each as one value; what nobody names is as the group says, or as its default in this command."""
    told = options.Told(Lang.EN, Format.JSON, fail_on=FailOn.NOTE)
    many = options.Many(sort=Sorting.FINDINGS, jobs=5)
    given = ["x.xlsx", "--lang", "en", "-f", "json", "--fail-on", "note", "--jobs", "5", "--debug"]
    assert run(*given) == f"x.xlsx {told} False {many}\n"
    assert run("x.xlsx", "--deep") == f"x.xlsx {options.Told()} True {many._replace(jobs=3)}\n"


@pytest.mark.parametrize("name", [name for name in options.Many._fields if name not in {"recap", "sort"}])
def test_an_option_of_many_workbooks_is_refused_by_its_name(name: str) -> None:
    """Whichever it is; `recap` and `sort` say nothing that a few workbooks cannot take."""
    options.Many(recap=True, sort=Sorting.UNIT).refuse()
    with pytest.raises(options.UsageError, match=f"U022.*--{name.replace('_', '-')}"):
        options.Many()._replace(**{name: "x"}).refuse()
