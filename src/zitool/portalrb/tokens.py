"""Who may ask: bearer tokens, of which a file of the operator's keeps nothing but their SHA-256.

One JSON object a line: ``{"name", "sha256", "units", "made"}``; `units` is a list of ids, or null for every
unit. A token is 256 random bits, so its hash needs no salt and nobody finds it by trying.
"""

from __future__ import annotations

import hmac
import json
import os
import re
import secrets
import stat
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zitool.errors import UsageError
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

_MARK = "zitool_"
"""What every token begins with, so that whoever finds one knows what it opens."""
_LONGEST = 256
"""Characters of what is looked at as a token at all."""
_MOST = 1 << 20
"""Bytes of a file of tokens; thousands of them have fewer."""
_DIGEST = re.compile("[0-9a-f]{64}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_KEYS = {"name", "sha256", "units", "made"}


class Token(NamedTuple):
    """One who may ask.

    Attributes:
        name: what the log calls it; never the token itself.
        sha256: of the token, in hexadecimal.
        units: ids that it may ask for; None for all.
        made: the day, as ISO writes it.
    """

    name: str
    sha256: str
    units: frozenset[str] | None
    made: str

    def may_see(self, unit_id: str) -> bool:
        """Whether the unit lies in its scope, be there such a unit or not."""
        return self.units is None or unit_id in self.units


def holder(tokens: Iterable[Token], secret: str) -> Token | None:
    """Return whose token `secret` is, or None.

    Every token of the file is compared, each in constant time, so how long this takes says neither which one
    it was nor how much of it was right.
    """
    digest = _digest(secret) if 0 < len(secret) <= _LONGEST else "-"
    matching = None
    for token in tokens:
        if hmac.compare_digest(token.sha256, digest):
            matching = token
    return matching


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def read_tokens(place: Path) -> tuple[Token, ...]:
    """Return the tokens of a file, in its order.

    Raises:
        UsageError: U095, there is none; U096, the file cannot be read or trusted, with its line.
    """
    try:
        descriptor = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - the very file that is looked at
            _check_private(place, descriptor)
            data = file.read(_MOST + 1)
    except FileNotFoundError:
        raise UsageError(finding("U095", file=str(place))) from None
    except OSError as error:
        raise _unusable(place, error.strerror or "unreadable") from None
    if len(data) > _MOST:
        raise _unusable(place, "too_large")
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise _unusable(place, "encoding") from None
    tokens: dict[str, Token] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            token = _token(place, number, line)
            if token.name in tokens:
                raise _unusable(place, "token_twice", number)
            tokens[token.name] = token
    if not tokens:
        raise UsageError(finding("U095", file=str(place)))
    return tuple(tokens.values())


def _check_private(place: Path, descriptor: int) -> None:
    """Refuse a file that others of this machine may read or write; where a system has no such modes, none is.

    Raises:
        UsageError: U096.
    """
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise _unusable(place, "special")
    if os.name == "posix" and stat.S_IMODE(status.st_mode) & 0o077:
        raise _unusable(place, "open_to_others")


def _token(place: Path, number: int, line: str) -> Token:
    try:
        stated = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise _unusable(place, "not_json", number) from None
    if not isinstance(stated, dict) or set(stated) != _KEYS:
        raise _unusable(place, "token_keys", number)
    name, digest, units, made = (stated[key] for key in ("name", "sha256", "units", "made"))
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise _unusable(place, "token_name", number)
    if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
        raise _unusable(place, "token_sha256", number)
    ids_fit = isinstance(units, list) and units and all(isinstance(unit, str) and unit for unit in units)
    if units is not None and not ids_fit:
        raise _unusable(place, "token_units", number)
    return Token(name, digest, None if units is None else frozenset(units), str(made))


def _refuse(constant: str) -> object:
    raise ValueError(constant)


def _unusable(place: Path, reason: str, line: int | None = None) -> UsageError:
    cell = None if line is None else f"{line}:1"
    return UsageError(finding("U096", file=str(place), cell=cell, reason=reason))


def new_token(place: Path, name: str, units: Sequence[str] | None, made: date) -> str:
    """Return a new token, of which the file at `place` keeps the hash; made with mode 600 if it is not there.

    Raises:
        UsageError: U096, the file cannot be used; U099, the name does not do or is taken.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(finding("U099", name=name, reason="token_name"))
    if name in {token.name for token in _those_of(place)}:
        raise UsageError(finding("U099", file=str(place), name=name, reason="token_taken"))
    secret = _MARK + secrets.token_urlsafe(32)
    line = _line(Token(name, _digest(secret), None if units is None else frozenset(units), made.isoformat()))
    try:
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with open(descriptor, "a+b") as file:  # noqa: PTH123
            _check_private(place, descriptor)
            file.seek(-1 if file.seek(0, os.SEEK_END) else 0, os.SEEK_END)
            ends_well = file.read() in {b"", b"\n"}
            file.write(line if ends_well else b"\n" + line)  # at once: two who add do not mix
            file.flush()
            os.fsync(descriptor)
    except OSError as error:
        raise _unusable(place, error.strerror or "unwritable") from None
    return secret


def revoke(place: Path, name: str) -> None:
    """Take the token `name` out of the file; whoever serves from it notices within a second or two.

    Raises:
        UsageError: U096, the file cannot be used; U099, it has no such token.
    """
    tokens = _those_of(place)
    left = [token for token in tokens if token.name != name]
    if len(left) == len(tokens):
        raise UsageError(finding("U099", file=str(place), name=name, reason="token_unknown"))
    path, temporary = place.resolve(), ""
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=".zitool-", dir=path.parent)  # mode 600
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(map(_line, left))
            file.flush()
            os.fsync(descriptor)
        Path(temporary).replace(path)
    except OSError as error:
        raise _unusable(place, error.strerror or "unwritable") from None
    finally:
        with suppress(OSError):
            Path(temporary or os.devnull).unlink() if temporary else None


def _those_of(place: Path) -> tuple[Token, ...]:
    """Return the tokens of a file that may not be there yet, or hold none."""
    try:
        return read_tokens(place)
    except UsageError as error:
        if error.findings[0].code == "U095":
            return ()
        raise


def _line(token: Token) -> bytes:
    units = None if token.units is None else sorted(token.units)
    stated = {"name": token.name, "sha256": token.sha256, "units": units, "made": token.made}
    return json.dumps(stated, ensure_ascii=False).encode() + b"\n"
