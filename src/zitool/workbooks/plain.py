"""Short cuts over a worksheet whose bytes are plain: most of its cells never reach Expat.

Plain is UTF-8 with one default namespace and without comment, CDATA, DOCTYPE or processing instruction.
There, cells and rows that only carry a format are cut out (3.4 million of them cost a second this way, not
twenty), and cells in the one form every program writes are handed over as they stand. All else passes through
Expat, which so still checks the whole. Nothing may depend on the way taken: a test compares them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.workbooks.sheet_parser import SheetParser

# Columns to WZZ and rows to 999,999: what is left passes through Expat, which checks the edge of the grid.
_UNFILLED_CELL = re.compile(rb'<c r="[A-W]?[A-Z]{1,2}[1-9][0-9]{0,5}"(?: s="[0-9]{1,5}")?/>')
# Attributes that hide a row are not among these, nor is a height that may be zero.
_UNFILLED_ROW = re.compile(
    rb'<row r="[1-9][0-9]{0,5}"'
    rb'(?: (?:spans|s|customFormat|customHeight|thickTop|thickBot|x14ac:dyDescent)="[^"<>&]*+"'
    rb'| ht="[1-9][^"<>&]*+")*+(?:/>|></row>)'
)
_TEXT = r"([^<&\x00-\x08\x0b-\x1f\ufffe\uffff]*+)"
"""Characters that are themselves: no reference, none that XML forbids, no CR, which XML would make LF."""
_CELL = re.compile(
    r'(?<=>)<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,5})")?(?: t="(s|n|str|b|e)")?>'
    rf"(?:<f>{_TEXT}</f>)?(?:<v>{_TEXT}</v>)?</c>"
)
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?+(?:<\?xml\s[^<>]*?\?>\s*)?+<worksheet(?=\s)[^<>]*?\sxmlns=\"[^<>\"]*\"[^<>]*>"
)
_ENCODING = re.compile(rb"\sencoding\s*=\s*(?![\"']utf-8[\"'])", re.IGNORECASE)
_NOT_PLAIN = (b"<!", b"<?", b"]]>")
_LONGEST_TAG = 1 << 16


class NotPlainError(Exception):
    """The part has to be read again, all of it by Expat."""


def plain_blocks(blocks: Iterator[bytes], parser: SheetParser) -> Iterator[bytes]:
    """Yield what Expat has to see of a plain part; hand the other cells to `parser` between two blocks.

    Raises:
        NotPlainError: the part is not plain; some of it may have been read before that shows.
    """
    carry = next(blocks, b"")
    start = _START.match(carry)
    if start is None:
        raise NotPlainError
    head = start[0]
    if _ENCODING.search(head, 0, head.find(b"?>") + 1) or _default_namespaces(head) != 1:
        raise NotPlainError
    yield head
    carry = carry[len(head) :]
    for block in blocks:
        # A block ends before its last "<": no tag is in two of them, but for those too long to be a cell.
        cut = carry.rfind(b"<")
        if cut > 0 or len(carry) > _LONGEST_TAG:
            cut = cut if cut > 0 else len(carry)
            yield from _hand_over(carry[:cut], parser)
            carry = carry[cut:]
        carry += block
    yield from _hand_over(carry, parser)


def _default_namespaces(block: bytes) -> int:
    """Return how often a namespace without a prefix may be declared: after it, ``<c>`` may be no cell."""
    return block.count(b"xmlns") - block.count(b"xmlns:")


def _hand_over(block: bytes, parser: SheetParser) -> Iterator[bytes]:
    """Yield the bytes between plain cells; the cells go to `parser` in their order."""
    if any(mark in block for mark in _NOT_PLAIN) or _default_namespaces(block):
        raise NotPlainError
    block = _UNFILLED_ROW.sub(b"", _UNFILLED_CELL.sub(b"", block))
    try:
        text = block.decode()
    except UnicodeDecodeError as error:
        raise NotPlainError from error
    done = 0
    for cell in _CELL.finditer(text):
        first, last = cell.span()
        if first > done:
            yield text[done:first].encode()
        parser.add_cell(cell.groups())
        done = last
    yield text[done:].encode()
