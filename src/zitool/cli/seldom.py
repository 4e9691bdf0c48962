"""Modules that typer, Rich and zipfile import at every start and hardly any command uses.

Each is read when somebody asks for something of it: a web address is taken apart, a source shown by line, a
mistyped name compared with others. What typer and Rich themselves cost stays; this is what comes along.
"""

from __future__ import annotations

import os
import sys
from _thread import allocate_lock
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SELDOM = {
    "bz2": (),
    "difflib": ("get_close_matches",),
    "gettext": ("gettext",),
    "ipaddress": (),
    "linecache": (),
    "lzma": (),
    "ntpath": (),
    "pickle": ("dumps", "loads"),
    "platform": (),
    "random": (),
    "shellingham": (),
    "subprocess": (),
    "textwrap": (),
    "tokenize": (),
    "urllib.parse": ("quote_from_bytes",),
}
"""Name → its functions that are taken from it at once, and called by hardly anybody."""
_ONE_AT_A_TIME = allocate_lock()


class _Unread(ModuleType):
    """Stands for a module until somebody asks for something of it, and then says what that module says."""

    def __getattr__(self, name: str) -> object:
        if name == "__path__":  # `from` asks whether it is a package, and none is
            raise AttributeError(name)
        return getattr(_read(self), name)


def _read(waiting: ModuleType) -> ModuleType:
    with _ONE_AT_A_TIME:
        if sys.modules.get(waiting.__name__) is waiting:
            del sys.modules[waiting.__name__]
    return import_module(waiting.__name__)


def _later(waiting: ModuleType, name: str) -> Callable[..., object]:
    """Return what calls a function of a module, which is read then."""

    def call(*given: object, **named: object) -> object:
        return getattr(_read(waiting), name)(*given, **named)

    return call


def read_later() -> None:
    """Let the modules wait; one that was read already stays as it is."""
    for name, functions in _SELDOM.items():
        if name not in sys.modules:
            waiting = sys.modules[name] = _Unread(name)
            vars(waiting).update((function, _later(waiting, function)) for function in functions)
            package, _, last = name.rpartition(".")
            if package:
                setattr(import_module(package), last, waiting)
    # Of these two one thing each is asked for at once, and nothing else: by `uuid`, which typer imports, and
    # by Rich for the number of its first link.
    if hasattr(os, "uname"):
        _answer("platform", "system", lambda: os.uname().sysname)
    _answer("random", "getrandbits", lambda bits: int.from_bytes(os.urandom(8), "big") >> (64 - bits))


def _answer(name: str, function: str, answer: Callable[..., object]) -> None:
    """Let a module that waits answer one thing by itself."""
    waiting = sys.modules[name]
    if isinstance(waiting, _Unread):
        vars(waiting)[function] = answer
