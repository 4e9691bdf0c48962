"""How documents are laid out: folders of a rubric in each convention, names that every system takes."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from zitool.evidence.index import index_of, short_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zitool.core.law.rubric import Indicator, Rubric
    from zitool.evidence.index import Node

LONGEST = 60
"""Characters of the name of a folder; five of them, and a file's, fit into a path of Windows."""
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)", re.IGNORECASE)


class Convention(StrEnum):
    """How folders say which question they are of."""

    AREA = "area"
    """``A. PENGUNGKIT/I. PEMENUHAN/I. MANAJEMEN PERUBAHAN/1. Penyusunan Tim Kerja/a. …``"""
    ID = "id"
    """``A.I.1 MANAJEMEN PERUBAHAN/A.I.1.i.a …``"""
    DASH = "dash"
    """``A-I-1 MANAJEMEN PERUBAHAN/A-I-1-i-a …``"""
    PREFIX = "prefix"
    """``PEMENUHAN/AREA 1 MANAJEMEN PERUBAHAN/i. Penyusunan Tim Kerja/1.i.a …``"""
    CODE = "code"
    """``PPA MANAJEMEN PERUBAHAN/PPA1A …``"""


def folders(rubric: Rubric, convention: Convention) -> Mapping[str, str]:
    """Return question → path of its folder, with slashes, in the order of the form."""
    nodes = index_of(rubric).nodes
    return {
        leaf.id: "/".join(map(portable, _path(nodes[leaf.id], leaf, nodes, convention)))
        for leaf in rubric.leaves()
    }


def portable(name: str, most: int = LONGEST) -> str:
    """Return a name that Windows takes, too, of at most `most` characters."""
    clean = re.sub(r"\s+", " ", _REFUSED.sub("-", name)).strip()
    if _RESERVED.match(clean):
        clean = f"_{clean}"
    return clean[:most].rstrip(". ") or "_"


def _path(node: Node, leaf: Indicator, nodes: Mapping[str, Node], convention: Convention) -> Iterator[str]:
    above = [nodes[".".join(node.codes[:depth])] for depth in range(1, len(node.codes))]
    area = above[max(len(above) - 2, min(1, len(above) - 1))]
    statement = leaf.statement
    if convention is Convention.AREA:
        for depth, section in enumerate(above):
            yield f"{_number(section, depth, len(above))}. {section.title}"
        yield f"{node.codes[-1]}. {statement}"
    elif convention is Convention.PREFIX and len(above) > 2:  # noqa: PLR2004 - component, area, part
        for section in above[1:]:
            if len(section.codes) - 1 == section.twin:
                yield section.title
            elif section is area:
                yield f"AREA {section.numbers[-1] or section.codes[-1]} {section.title}"
            else:
                yield f"{section.codes[-1]}. {section.title}"
        yield f"{'.'.join((area.codes[-1], *node.codes[len(area.codes) :]))} {statement}"
    elif convention is Convention.CODE and node.id in index_codes(nodes):
        yield f"{short_code(area, nodes)} {area.title}"
        yield f"{short_code(node, nodes)} {statement}"
    else:
        between = "-" if convention is Convention.DASH else "."
        yield f"{between.join(area.codes)} {area.title}"
        yield f"{between.join(node.codes)} {statement}"


def index_codes(nodes: Mapping[str, Node]) -> frozenset[str]:
    """Return the questions that a short code can name: those whose code is long enough to be no word."""
    return frozenset(
        id_
        for id_, node in nodes.items()
        if node.is_question and len(short_code(node, nodes)) > 2  # noqa: PLR2004
    )


def _number(section: Node, depth: int, whole: int) -> str:
    """Return the number of a section as trees of folders write it: letter, Roman figures, at last figures."""
    number = section.numbers[-1]
    if number is None:
        return section.codes[-1]
    if depth == whole - 1 and whole > 2:  # noqa: PLR2004 - component, area, part
        return str(number)
    return roman(number)


def roman(number: int) -> str:
    """Return a number below 40 in Roman figures."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
