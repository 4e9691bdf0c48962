"""What people type, put right or answered before the parser sees it: the line that they meant."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from zitool.core.names import near
from zitool.errors import UsageError
from zitool.findings import finding
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from zitool.wording import Language

_EARLY = ("--lang", "--debug")
"""Options of every command that people also write before it."""
_FLAGS = frozenset(
    [
        "--overwrite",
        "--recap",
        "--strict",
        "--annotate",
        "--new",
        "--check",
        "--mutants",
        "--show",
        "--forget",
        "--random",
        "--with-names",
        "--with-comments",
        "--publish",
        "--dry-run",
        "--debug",
        "-v",
        "--verbose",
    ]
)
_FILE_OPTIONS = frozenset(
    {"--facts", "--effort", "--units", "--peers", "--against", "--map", "--evidence", "--cert", "--key"}
)
_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".json")
_ADDED = (".xlsx", ".xlsm", ".yaml")
"""What people leave away; Windows does not show it."""
_YAML = (".yaml", ".yml")
_READING = frozenset(
    [
        "score",
        "validate",
        "gap-report",
        "compare",
        "trend",
        "readiness",
        "zone",
        "survey",
        "evidence",
        "explain",
    ]
)
_QUOTES = "\"'“”‘’`"
_SAME: Mapping[str, str] = {
    "nilai": "score", "skor": "score", "hitung": "score", "rekap": "score", "recap": "score",
    "periksa": "validate", "cek": "validate", "check": "validate",
    "rencana": "gap-report", "gap": "gap-report", "plan": "gap-report",
    "banding": "compare", "bandingkan": "compare", "diff": "compare",
    "tren": "trend", "kesiapan": "readiness", "siap": "readiness", "kawasan": "zone",
    "survei": "survey", "kuesioner": "survey",
    "bukti": "evidence", "bukti-dukung": "evidence", "eviden": "evidence",
    "jelaskan": "explain", "layani": "serve", "server": "serve",
    "templat": "template", "formulir": "template", "rubrik": "rubric",
    "help": "--help", "bantuan": "--help",
}  # fmt: skip
"""Words that people try for a command, and the command."""


def prepared(
    arguments: Sequence[str],
    commands: Collection[str],
    groups: Mapping[str, Callable[[], Collection[str]]],
    language: Language,
) -> list[str]:
    """Return the arguments as the parser takes them: the command first, ``score`` where files stand alone.

    Raises:
        UsageError: U040 no such command; U041 a file is spelled so that it cannot be found, and this is the
            line to type; U050, U051, U052 a file that is none, arguments in the wrong order, a folder.
    """
    given = _command_first(_expanded(arguments), groups)
    if not given or given[0].startswith("-"):
        return given
    if given[0] not in {*commands, *groups}:
        if not _names_workbook(given[0]):
            if meant := _existing(given[0], suffixes=True):
                raise UsageError(finding("U041", line=_line(["score", meant, *given[1:]])))
            _unknown(given[0], [*commands, *groups], "")
        given.insert(0, "score")
        sys.stderr.write(f"{label('read_as_score', language, line=_line(given))}\n")
    elif given[0] in groups and not "".join(given[1:2]).startswith("-"):
        for word in given[1:2]:
            if word not in (known := groups[given[0]]()):
                _unknown(word, known, given[0])
    _check_files(given)
    return given


def _expanded(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with files for patterns, on systems whose shells leave them alone."""
    if os.name != "nt":
        return list(arguments)
    import glob  # noqa: PLC0415

    files: list[str] = []
    for argument in arguments:
        magic = not argument.startswith("-") and glob.has_magic(argument) and not os.path.exists(argument)  # noqa: PTH110
        files += (sorted(glob.glob(argument, recursive=True)) if magic else []) or [argument]  # noqa: PTH207
    return files


def _command_first(given: list[str], groups: Collection[str]) -> list[str]:
    """Put options of every command that stand before the command behind it."""
    early: list[str] = []
    while given and given[0].partition("=")[0] in _EARLY:
        taken = 2 if given[0] == "--lang" else 1
        early += given[:taken]
        given = given[taken:]
    place = 2 if given[:1] and given[0] in groups else 1
    if len(given) < place or given[place - 1].startswith("-"):  # help alone: its language is chosen already
        return [
            word for word, before in zip(given, ["", *given], strict=False) if "--lang" not in {word, before}
        ]
    return [*given[:place], *early, *given[place:]]


def _names_workbook(word: str) -> bool:
    return os.path.exists(word) or word.rstrip(f" {_QUOTES}").casefold().endswith(_SUFFIXES)  # noqa: PTH110


def _unknown(word: str, known: Collection[str], group: str) -> None:
    meant = _SAME.get(word.casefold(), "")
    likely = [meant] if meant in {*known, "--help"} and meant else near(word, known)
    line = f"zitool {f'{group} ' if group else ''}{likely[0] if likely else '--help'}"
    raise UsageError(finding("U040", given=word[:60], line=line, known=", ".join(known)))


def _line(arguments: Sequence[str]) -> str:
    """Return a command line as this system's shell takes it."""
    import shlex  # noqa: PLC0415 - only where a line is shown
    import subprocess  # noqa: PLC0415

    words = ["zitool", *arguments]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


# --- files -------------------------------------------------------------------------------------------------


def _check_files(given: list[str]) -> None:
    """Refuse files that cannot be found as they are written, if it is clear what was meant."""
    command = given[0]
    places = list(_places(given))
    if command in _READING:
        repaired = _repaired(given, [at for at, _ in places], suffixes=command not in {"explain", "zone"})
        if repaired is not None:
            raise UsageError(finding("U041", line=_line(repaired)))
    for at, option in places:
        if option and not os.path.exists(given[at]) and not _are_ids(given, option):  # noqa: PTH110
            from zitool.near_files import near_file  # noqa: PLC0415 - only where a file is not there

            raise UsageError(
                finding("U050", name=option, given=given[at], near=near_file(given[at]), file=given[at])
            )
    if command in {"readiness", "zone"} and "--new" not in given:
        _check_yaml(given, [at for at, option in places if not option])


def _are_ids(given: Sequence[str], option: str) -> bool:
    """Whether what stands after --units are ids of units: those that a new token is for."""
    return option == "--units" and any(word.startswith("--new-token") for word in given)


def _places(given: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield where files stand: index, and the option that each belongs to."""
    for at in range(1, len(given)):
        before, word = given[at - 1], given[at]
        if word.startswith("-") and word != "-":
            continue
        if not before.startswith("-") or before in _FLAGS or "=" in before:
            yield at, ""
        elif before in _FILE_OPTIONS:
            yield at, before


def _repaired(given: list[str], places: list[int], *, suffixes: bool) -> list[str] | None:
    """Return the line that was meant, where a file of this one is not there and another spelling is."""
    changed, last = list(given), -1
    for at in places:
        if at <= last or os.path.exists(given[at]):  # noqa: PTH110
            continue
        for end in range(at, at + len(places)):
            run = range(at, end + 1)
            if not set(run) <= set(places):
                break
            name = _existing(" ".join(given[place] for place in run), suffixes=suffixes)
            if name and (end > at or name != given[at]):
                changed[at : end + 1] = [name, *[""] * (end - at)]
                last = end
                break
    return [argument for argument in changed if argument] if changed != given else None


def _existing(word: str, *, suffixes: bool) -> str:
    """Return the file that a word means, its quotes, blanks, address and suffix put right; or nothing."""
    name = word.strip().strip(_QUOTES).strip()
    if name.casefold().startswith("file:"):
        from urllib.parse import unquote, urlsplit  # noqa: PLC0415 - few paste addresses
        from urllib.request import url2pathname  # noqa: PLC0415

        name = url2pathname(unquote(urlsplit(name).path)) if os.name == "nt" else unquote(urlsplit(name).path)
    name = os.path.expanduser(name)  # noqa: PTH111
    spelled = (name, *(f"{name}{suffix}" for suffix in (_ADDED if suffixes else ())))
    return next((candidate for candidate in spelled if candidate and os.path.isfile(candidate)), "")  # noqa: PTH113


def _check_yaml(given: list[str], places: Sequence[int]) -> None:
    """Refuse a folder or workbook where a file to fill in has to stand first."""
    if not places:
        return
    first, rest = places[0], places[1:]
    if os.path.isdir(given[first]):  # noqa: PTH112
        raise UsageError(finding("U052", given=given[first], command=given[0]))
    swapped = next((at for at in rest if given[at].casefold().endswith(_YAML)), None)
    workbook = given[first].casefold().endswith(_SUFFIXES)
    if workbook and (given[0] != "readiness" or swapped is not None):  # facts may be a workbook
        line = [given[0], "--new", f"{given[0]}.yaml"]
        if swapped is not None:
            line = list(given)
            line[first], line[swapped] = line[swapped], line[first]
        raise UsageError(finding("U051", given=given[first], command=given[0], line=_line(line)))
    if not os.path.exists(given[first]):  # noqa: PTH110
        from zitool.near_files import near_file  # noqa: PLC0415 - only where a file is not there

        meant = near_file(given[first])
        raise UsageError(finding("U050", name=given[0], given=given[first], near=meant, file=given[first]))
