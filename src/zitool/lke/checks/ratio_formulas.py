"""What a form's formulas mean: which counts a ratio divides, what an option is worth. Nothing is calculated.

Read are the shapes that forms use; anything else is not understood, and said to be so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.core.exact import parse_exact, plain
from zitool.lke.checks.formulas import LONGEST, without_texts
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

_CELL = r"[A-Z]{1,3}\d{1,7}"
_SUM = rf"(?:{_CELL}|\({_CELL}(?:\+{_CELL})*\)|SUM\([A-Z0-9:,]+\))"
_DECREASE = rf"\((?P<over>{_SUM})-(?P<of>{_SUM})\)/(?P<again>{_SUM})"
_SHARE = rf"(?P<of>{_SUM})/(?P<over>{_SUM})"
_DIVISION = rf"/(?:{_SUM})"
_PART = r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?"
_BOTH = rf"AND\((?P<one>{_CELL})=0,(?P<other>{_CELL})=0\),(?P<worth>[01])\b"
_OPTION = re.compile(r'="(?P<option>[^"]{1,20})",(?P<worth>\d(?:\.\d{1,10})?)(?=[,)])', re.ASCII)
_TWO_WORTHS = r"([^,]+),([^,)]+)\)"
_LAST = r',(?:"(?P<text>[^"]*)"|(?P<worth>\d(?:\.\d{1,10})?))\)'
_NEXT_TYPE = re.compile(r'="[^"]*[/%][^"]*",')
"""Only the patterns of options are compiled at once: a score asks for nothing else."""
_MOST_ROWS = 200


class Division(NamedTuple):
    """What the formula of a ratio divides, by the rows of the counts.

    Attributes:
        kind: ``share`` or ``decrease``, as in a rubric.
        of: rows summed above the line; likewise `over` below it.
        zero: what a zero denominator makes: ``full``, ``zero``, or ``ask`` where the formula does not say.
        both_zero: what two zeros make, where that is another thing.
    """

    kind: str
    of: tuple[int, ...]
    over: tuple[int, ...]
    zero: str = "ask"
    both_zero: str | None = None


def division(formula: str, column: str) -> Division | None:
    """Return what `formula` divides, or None where it divides nothing, or nobody can tell.

    Args:
        formula: without ``=``, of the answer of a percentage.
        column: letters of the answer column, in which the counts stand.
    """
    bare = _bare(formula)
    if bare is None:
        return None
    if "/" not in bare:
        return None
    # Most ratios are shares: the pattern of a decrease is compiled where there may be one.
    decreases = list(re.finditer(_DECREASE, bare, re.ASCII)) if "-" in bare and ")/" in bare else []
    divisions = decreases or list(re.finditer(_SHARE, bare, re.ASCII))
    same = {(match["of"], match["over"]) for match in divisions}
    if len(same) != 1 or len(divisions) != len(re.findall(_DIVISION, bare, re.ASCII)):
        return None
    if any(match["again"] != match["over"] for match in decreases):
        return None
    rests = {bare[: match.start()].rstrip("(").endswith("1-") for match in divisions}
    if len(rests) > 1 or (decreases and rests == {True}):
        return None
    ((above, below),) = same
    of, over = rows_of(above, column), rows_of(below, column)
    if not of or not over:
        return None
    kind = "decrease" if decreases or rests == {True} else "share"
    return Division(kind, of, over, *_zeros(bare, above, below))


def rows_of(summed: str, column: str) -> tuple[int, ...]:
    """Return the rows of the cells that a sum names, in order; none where one stands in another column."""
    rows: list[int] = []
    for first, start, last, end in re.findall(_PART, summed, re.ASCII):
        if first != column or (last or first) != column:
            return ()
        rows += range(int(start), min(int(end or start), int(start) + _MOST_ROWS) + 1)
    return tuple(rows)


def options_of(formula: str, label: str) -> Mapping[str, Fraction]:
    """Return what the options of a choice type are worth by the formula of a score; empty where it is silent.

    A form has one formula for all types, which asks for the type by its name; a formula that names none is
    about its own row.
    """
    return _worths(formula, label)[0]


def made_of(formula: str, labels: Sequence[str], text: str) -> str:
    """Return what the formula of a score makes of an answer written as `text`.

    That is a number, ``unfilled`` where its last branch is a text, or nothing where the formula says nothing
    about a choice type of one of these labels. To Excel small letters are as good as capitals.
    """
    for label in labels:
        worths, rest = _worths(formula, label)
        if worths:
            known = {option.casefold(): worth for option, worth in worths.items()}
            if (worth := known.get(text.casefold())) is not None:
                return plain(worth)
            last = re.match(_LAST, rest, re.ASCII)
            if last is None:
                return ""
            return "unfilled" if last["text"] is not None else plain(parse_exact(last["worth"]))
    return ""


def made_of_unknown(formula: str, cell: str, written: str) -> str:
    """Return what the formula of a score ends with where it has no case for the choice type in its `cell`.

    Empty where it knows the type that is `written` there, asks for none, or ends in anything else than a text
    (``unfilled``) or a number. To Excel small letters are as good as capitals.
    """
    bare = re.sub(r"\s+(?=[=,)])|(?<=[=,(])\s+", "", formula[:LONGEST]).replace("$", "")
    asked = re.findall(rf'(?<![A-Z0-9!]){cell}="([^"]*)"', bare)
    if not asked or written.casefold() in (option.casefold() for option in asked):
        return ""
    last = re.search(_LAST + r"+$", bare, re.ASCII)
    return (
        "" if last is None else "unfilled" if last["text"] is not None else plain(parse_exact(last["worth"]))
    )


def _worths(formula: str, label: str) -> tuple[Mapping[str, Fraction], str]:
    """Return what options of a type are worth, and what follows the last of them."""
    if len(formula) > LONGEST:
        return {}, ""
    bare = re.sub(r"\s+(?=[=,)(])|(?<=[=,(])\s+", "", formula)
    asked = f'="{label}",'
    if asked in bare:
        bare = _NEXT_TYPE.split(bare.partition(asked)[2])[0]
    elif '="%"' in bare or '="Jumlah"' in bare:
        return {}, ""
    worths: dict[str, Fraction] = {}
    rest = ""
    for match in _OPTION.finditer(bare):
        if match["option"] in worths:
            break  # the next type begins
        worths[match["option"]] = parse_exact(match["worth"])
        rest = bare[match.end() :]
        if rest.startswith(',"'):
            break  # what follows the last option is what an empty answer shows
    return worths, rest


def summed_rows(formula: str, column: str, rows: Sequence[int]) -> tuple[int, ...]:
    """Return which of `rows` a count adds up; none where its formula does anything else."""
    bare = _bare(formula)
    if bare is None or "/" in bare or "*" in bare or "-" in bare or not ("+" in bare or "SUM(" in bare):
        return ()
    named = rows_of(bare, column)
    return tuple(row for row in rows if row in named) if named else ()


def _bare(formula: str) -> str | None:
    if len(formula) > LONGEST or "!" in formula:
        return None
    return re.sub(r"[\s$]", "", without_texts(formula)).upper()


def _zeros(bare: str, above: str, below: str) -> tuple[str, str | None]:
    """Return what a formula makes of a zero below the line, and of zeros on both sides."""
    both = re.search(_BOTH, bare, re.ASCII) if "AND(" in bare else None
    if both is not None and {both["one"], both["other"]} == {above.strip("()"), below.strip("()")}:
        return "ask", _worth(both["worth"])
    start = bare.find(f"IF({below}=0,")
    if start < 0:
        return "ask", None
    rest = bare[start + len(f"IF({below}=0,") :]
    asked = f"IF({above}=0,"
    inner = re.match(_TWO_WORTHS, rest[len(asked) :]) if rest.startswith(asked) else None
    if inner is not None:
        zero = _worth(inner[2])
        return zero, _worth(inner[1])
    return _worth(rest.partition(",")[0]), None


def _worth(text: str) -> str:
    return {"1": "full", "0": "zero"}.get(text, "ask")
