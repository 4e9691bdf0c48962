"""The templates of pages, compiled into Python modules when zitool is built or installed.

Jinja takes longer to compile them than to fill them in. What was compiled is used only while templates and
Jinja are those it was made from; else they are compiled as they are read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2 import Environment, FileSystemLoader, ModuleLoader, StrictUndefined

from zitool.core.sha256 import hexdigest
from zitool.reports.lines import display

if TYPE_CHECKING:
    from jinja2 import BaseLoader

_HERE = Path(__file__).parent
TEMPLATES = _HERE / "templates"
COMPILED = _HERE / "compiled"
_MARK = "made-from.sha256"
_LONGEST = 4000
"""Characters of one text of a workbook; a cell may hold eight times as many."""


def bare_environment(loader: BaseLoader) -> Environment:
    """Return how templates of ours are read, as yet without anything that they call."""
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,  # a constant is not shown before the language of the page is known
    )


def _harmless(value: object) -> object:
    """Write out what nobody can see in a text before Jinja escapes it; markup of our own stays as it is."""
    return display(value, _LONGEST) if isinstance(value, str) and not hasattr(value, "__html__") else value


def loader(compiled: Path = COMPILED) -> BaseLoader:
    """Return what finds templates: those compiled ahead where they are current, else the texts."""
    try:
        current = (compiled / _MARK).read_text(encoding="ascii") == _digest()
    except (OSError, UnicodeDecodeError):
        current = False
    return ModuleLoader(compiled) if current else FileSystemLoader(TEMPLATES)


def compile_ahead(compiled: Path = COMPILED) -> None:
    """Write the compiled templates, and what they were made from; the mark comes last."""
    environment = bare_environment(FileSystemLoader(TEMPLATES))
    for name in ("num", "exact"):
        environment.filters[name] = str  # a compiler asks only whether there is one
    (compiled / _MARK).unlink(missing_ok=True)
    environment.compile_templates(compiled, zip=None)
    (compiled / _MARK).write_text(_digest(), encoding="ascii")


def _digest() -> str:
    files = sorted(TEMPLATES.iterdir())
    named = (part for file in files for part in (file.name.encode(), file.read_bytes()))
    return hexdigest(jinja2.__version__.encode(), *named)
