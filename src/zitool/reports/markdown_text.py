"""Text for Markdown: zitool's own escaped, strangers' made inert for every renderer that may show it.

Backslashes do not stop a forge from turning ``@name``, ``#12`` or an address into a link: it looks for them
after Markdown has done its work. In code it never looks. So strangers' text that is more than plain words is
shown as code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.reports.lines import sentences
from zitool.reports.safe import display

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zitool.findings import Finding
    from zitool.wording import Language

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&@$])")
_PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ ,;?%'\"/()≥≤×÷“”’+–—-]|[.:](?= |$))*")
_TELLING = re.compile(r"[0-9A-Fa-f]{7}|\b[A-Za-z]+-[0-9]|%[\w\"]")
"""What may be a reference all the same: hashes, GH-12 and its like, milestones."""

_MARK = re.compile("\ue000([0-9]+)\ue001")


def own(text: str) -> str:
    """Return zitool's own text, every character that means something to Markdown escaped."""
    return _SPECIAL.sub(r"\\\1", text)


def foreign(text: str, most: int = 400) -> str:
    """Return a stranger's text: plain words as they are, anything else as code; empty if there is none."""
    shown = " ".join(display(text, most).split())
    if not shown or (_PLAIN.fullmatch(shown) and not _TELLING.search(shown)):
        return shown
    return code(shown)


def code(shown: str) -> str:
    """Return printable text as code, in which no renderer looks for links, names or markup.

    A bar would end the cell of a table and a backtick the code: these take the long way.
    """
    if "`" not in shown and "|" not in shown and "\\" not in shown:
        return f"`{shown}`"
    spelled = "".join(
        character if character.isalnum() or character == " " else f"&#{ord(character)};"
        for character in shown
    )
    return f"<code>{spelled}</code>"


def said(finding: Finding, language: Language) -> tuple[str, str]:
    """Return the sentence of a finding and its cure, what a stranger wrote in them as code."""
    kept: list[str] = []

    def mark(value: str) -> str:
        kept.append(foreign(value))
        return f"\ue000{len(kept) - 1}\ue001"

    texts = map(own, sentences(finding, language, mark))
    first, second = (_MARK.sub(lambda match: kept[int(match[1])], text) for text in texts)
    return first, second


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> str:
    """Return a table of cells that are Markdown already; the columns at `numbers` are set to the right."""
    right = set(numbers)
    rule = ["---:" if position in right else "---" for position in range(len(head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows)) + "\n"
