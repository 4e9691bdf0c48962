"""The commands put together, in the language that the user chose, and the parser's own words in it."""

from __future__ import annotations

import os
import re
import sys
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import typer
from typer.core import TyperCommand, TyperGroup

from zitool.cli.process import collect_rarely
from zitool.cli.streams import NO_ROOM, because
from zitool.cli.typed import prepared
from zitool.errors import EXIT_INTERRUPTED, EXIT_OK, EXIT_USAGE, OutputError, UsageError, ZitoolError
from zitool.findings import finding
from zitool.wording import LANGUAGES, Language
from zitool.wording.help import command as help_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


COMMANDS = {
    "score": "zitool.cli.commands.score",
    "validate": "zitool.cli.commands.validate",
    "gap-report": "zitool.cli.commands.gap_report",
    "compare": "zitool.cli.commands.compare",
    "trend": "zitool.cli.commands.trend",
    "readiness": "zitool.cli.commands.readiness",
    "zone": "zitool.cli.commands.zone",
    "survey": "zitool.cli.commands.survey",
    "evidence": "zitool.cli.commands.evidence",
    "explain": "zitool.cli.commands.explain",
    "template": "zitool.cli.commands.template",
    "serve": "zitool.cli.commands.serve",
}
"""Name → module; the function in it is named as the module is."""

GROUPS = {"rubric": "zitool.cli.commands.rubric", "portalrb": "zitool.cli.commands.portalrb"}
"""Name → package with COMMANDS of its own."""

ParserError: type[Exception] = cast("type[Exception]", typer.BadParameter.__mro__[2])
"""What the parser raises for a wrong command line, whichever parser typer brings."""

_INDONESIAN = {
    "Usage:": "Pemakaian:",
    "[OPTIONS]": "[PILIHAN]",
    "COMMAND [ARGS]...": "PERINTAH ...",
    "Arguments:": "Argumen:",
    "Options:": "Pilihan:",
    "Commands:": "Perintah:",
    "Show this message and exit.": "Tampilkan bantuan ini.",
    "Install completion for the current shell.": "Pasang pelengkapan otomatis pada shell ini.",
    "Show completion for the current shell, to copy it or customize the installation.":
        "Tampilkan naskah pelengkapan otomatis itu, untuk disalin atau disesuaikan.",
    "[required]": "[wajib]",
    "env var:": "variabel:",
    "default:": "bawaan:",
    "<str>": "TEKS",
    "<path>": "BERKAS",
    "<int range>": "ANGKA",
}  # fmt: skip


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; every failure is one line on stderr."""
    language = chosen_language(arguments)
    debug = "--debug" in arguments
    try:
        given = prepared(arguments, COMMANDS, {name: partial(_commands, name) for name in GROUPS}, language)
        command = build(language, given)
        collect_rarely()
        code = command(given, prog_name="zitool", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except ZitoolError as error:
        return say(error, language)
    except (KeyboardInterrupt, typer.Abort):
        return EXIT_INTERRUPTED
    except ParserError as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stdout.write(f"{error}\n")
            return EXIT_USAGE
        return say(usage_error(error), language)
    except Exception as error:  # noqa: BLE001 - the only catch-all: no traceback reaches a user
        if isinstance(error, OSError) and because(error) in NO_ROOM:
            place = error.filename if isinstance(error.filename, str) else None
            return say(OutputError(finding("O001", file=place, reason=because(error))), language)
        if debug:
            sys.excepthook(type(error), error, error.__traceback__)
        from zitool.faults import log_of  # noqa: PLC0415 - only where something went wrong

        return say(ZitoolError(finding("X001", log=log_of(error))), language)
    return code if isinstance(code, int) else EXIT_OK


def _commands(group: str) -> Mapping[str, str]:
    """Return the commands of a group; its package is imported only where somebody names it."""
    commands: Mapping[str, str] = import_module(GROUPS[group]).COMMANDS
    return commands


def chosen_language(arguments: Sequence[str]) -> Language:
    """Return the language of ``--lang`` or ``ZITOOL_LANG``, before any help text exists; else Indonesian."""
    given = os.environ.get("ZITOOL_LANG", "id")
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            given = arguments[position + 1]
        elif argument.startswith("--lang="):
            given = argument.removeprefix("--lang=")
    return next((language for language in LANGUAGES if language == given), "id")


def build(language: Language, arguments: Sequence[str] = ()) -> typer.Typer:
    """Return the command line with help in `language`, as far as `arguments` can need it.

    Whoever names a command first cannot ask for another one, so that one alone is imported and added; of a
    group likewise the one named second. Who asks for the overview sees names and what they are for, and no
    command is imported. Where none of this is so, all of them are there.
    """
    first, second = (*arguments[:2], "", "")[:2]
    shell_asks = "_ZITOOL_COMPLETE" in os.environ  # for options of any command
    overview = not shell_asks and list(arguments[first in GROUPS :]) in ([], ["--help"], ["-h"])
    app = _typer(
        help_of("app", language), "zitool", language, add_completion=first not in {*COMMANDS, *GROUPS}
    )
    app.callback()(_callback)
    if first not in GROUPS:
        _add(app, COMMANDS, first, language, overview=overview)
    for name in GROUPS:
        if first in COMMANDS or (first in GROUPS and first != name):
            continue
        group = _typer(help_of(name, language), name, language)
        _add(group, _commands(name), second, language, overview=overview, group=f"{name} ")
        app.add_typer(group)
    return app


def _typer(text: str, name: str, language: Language, *, add_completion: bool = False) -> typer.Typer:
    return typer.Typer(
        cls=kinds(language)[0],
        add_completion=add_completion,
        name=name,
        help=text,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _add(
    app: typer.Typer,
    commands: Mapping[str, str],
    wanted: str,
    language: Language,
    *,
    overview: bool,
    group: str = "",
) -> None:
    """Add the `wanted` one of the commands to `app`, or all where there is no such command."""
    for name in [wanted] if wanted in commands else commands:
        module = commands[name]
        function: Callable[..., None] = _never
        if not overview:
            from zitool.cli.options import one_by_one  # noqa: PLC0415 - with what a command needs

            function = one_by_one(getattr(import_module(module), module.rpartition(".")[2]))
        app.command(name, cls=kinds(language)[1], help=help_of(f"{group}{name}", language))(function)


def _never() -> None:
    """Stand for a command whose name alone is shown."""


def _callback(
    version: bool = typer.Option(False, "--version", help="versi / version", is_eager=True),
) -> None:
    if version:
        from zitool import __version__  # noqa: PLC0415

        typer.echo(f"zitool {__version__}")
        raise typer.Exit


def say(error: ZitoolError, language: Language) -> int:
    """Write on stderr what ended a command, a line each, and return the exit code."""
    from zitool.reports.lines import finding_text  # noqa: PLC0415 - only where something went wrong

    for reported in error.findings:
        sys.stderr.write(f"{finding_text(reported, language)}\n")
    return error.exit_code


@cache
def kinds(language: Language) -> tuple[type[TyperGroup], type[TyperCommand]]:
    """Return the classes of groups and commands whose help is in one language."""
    if language == "en":
        return TyperGroup, TyperCommand

    class Group(TyperGroup):
        def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - of whichever parser
            return _translated(super().get_help(ctx))

    class Command(TyperCommand):
        def get_help(self, ctx: Any) -> str:  # noqa: ANN401
            return _translated(super().get_help(ctx))

    return Group, Command


def _translated(text: str) -> str:
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in _INDONESIAN)
    return re.sub(phrases, lambda match: _refilled(match[0]), text)


def _refilled(phrase: str) -> str:
    """Return the translation of a phrase, broken about where the phrase was: help is filled already."""
    words = _INDONESIAN[" ".join(phrase.split())]
    if phrase.startswith("<"):  # a column stands behind it
        return words.ljust(len(phrase))
    broken = re.search(r"\n\s+", phrase)
    if broken is None:
        return words
    at = words.rfind(" ", 0, broken.start() + 4)
    return f"{words[:at]}{broken[0]}{words[at + 1 :]}" if at > 0 else words


def usage_error(error: Any) -> UsageError:  # noqa: ANN401 - of whichever parser
    """Return what the parser found wrong as a finding: U042 to U047."""
    text, kind = error.format_message(), type(error).__name__
    path = getattr(error.ctx, "command_path", "zitool")
    where = f"{path} --help"
    if kind == "NoSuchOption":
        known = [opt for param in error.ctx.command.params for opt in param.opts if opt.startswith("--")]
        known.append("--help")
        from zitool.core.names import near  # noqa: PLC0415 - only where a name is wrong

        given = error.option_name
        return UsageError(finding("U042", given=given, near=", ".join(near(given, known)), line=where))
    if kind == "MissingParameter":
        return UsageError(finding("U043", name=_name(error.param), line=where))
    if kind == "BadOptionUsage" or "does not take a value" in text:
        name = getattr(error, "option_name", "") or (re.findall(r"--[\w-]+", text) or [text])[0]
        code = "U053" if "does not take a value" in text else "U044"
        return UsageError(finding(code, name=name, line=where))
    if extra := re.search(r"unexpected extra argument(?:s|\(s\))? \((.*)\)", text):
        return UsageError(finding("U046", given=extra[1], line=where))
    if kind == "BadParameter" and getattr(error, "param", None) is not None:
        value = re.match(r"'(.*?)' is not|(\S+) is not", error.message)
        given = (value[1] or value[2]) if value else error.message
        return UsageError(finding("U045", name=_name(error.param), given=given, known=_allowed(error.param)))
    return UsageError(finding("U047", given=text, line=where))


def _name(param: Any) -> str:  # noqa: ANN401
    """Return how an option or argument is written."""
    if param.param_type_name == "argument":
        return str(param.metavar or param.name)
    return str(max(param.opts, key=len))


def _allowed(param: Any) -> str:  # noqa: ANN401
    choices = getattr(param.type, "choices", None)
    if choices:
        return ", ".join(str(getattr(choice, "value", choice)) for choice in choices)
    low, high = getattr(param.type, "min", None), getattr(param.type, "max", None)
    return "" if low is None else f"{low}-{high}" if high is not None else f"{low}, {low + 1}, …"
