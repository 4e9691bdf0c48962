"""The parser's own words in the language of the run: headings of help, and why a command line is wrong."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import typer
from typer.core import TyperCommand, TyperGroup

from zitool.errors import UsageError
from zitool.findings import finding

if TYPE_CHECKING:
    from zitool.wording import Language

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
