"""Modules of the standard library that typer imports at every start and hardly any command uses.

Each is read when somebody asks for something of it: a screen is cleared, a web address taken apart, a source
shown line by line. What typer itself costs stays what it is; this is what comes along.
"""

from __future__ import annotations

import os
import sys
from _thread import allocate_lock
from importlib import import_module
from types import ModuleType

_SELDOM = ("ipaddress", "linecache", "ntpath", "platform", "subprocess", "textwrap", "tokenize")
"""Hardly any is asked for anything while typer is imported, and none changes what others do by being read."""
_ONE_AT_A_TIME = allocate_lock()


class _Unread(ModuleType):
    """Stands for a module until somebody asks for something of it, and then says what that module says."""

    def __getattr__(self, name: str) -> object:
        with _ONE_AT_A_TIME:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def read_later() -> None:
    """Let the modules wait; one that was read already stays as it is."""
    for name in _SELDOM:
        sys.modules.setdefault(name, _Unread(name))
    platform = sys.modules["platform"]
    if isinstance(platform, _Unread) and hasattr(os, "uname"):
        # `uuid`, which typer imports, asks for it at once, and nothing else of it.
        vars(platform)["system"] = lambda: os.uname().sysname
