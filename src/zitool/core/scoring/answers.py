"""Answers: what a cell's value means against one indicator's scale, or why it means nothing.

One documented normaliser for choices, one grammar for numbers; nothing is guessed in silence. Every reading
comes with the problems found, as pairs of a finding's code and the values of its sentence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from zitool.core.exact import from_cell, plain, rounded_half_up, total
from zitool.core.record import Record
from zitool.core.values import BOOLEAN, DATE, ERROR, INVALID, NUMBER, TEXT, UNCOMPUTED, Value
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from zitool.core.law.rubric import Indicator, Ratio, Scale

Problem = tuple[str, dict[str, str]]

NUMBER_TEXT = re.compile(r"(-?)(\d{1,12})(?:([.,])(\d{1,10}))?\s*(%?)", re.ASCII)
"""A number typed as text: ASCII digits, one comma or dot, perhaps a percent sign."""
_AMBIGUOUS = r"(?a)-?[1-9]\d{0,2}\.\d{3}\s*%?"
_ZERO, _ONE, _SAME = Fraction(0), Fraction(1), Fraction(1, 10**9)
_LOWEST_SKM = 25
"""Who answers 1 of 4 throughout makes an SKM of 25."""
MOST_COUNTED = 10**6
"""No unit has more people, cases or services than this."""
_UNFILLED = frozenset({"-", "–", "—", "blm diisi", "belum diisi", "blm diisi."})
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""What shows as a blank and is none to Unicode."""
_UNSEEN = frozenset("\u034f" + "".join(map(chr, range(0xFE00, 0xFE10))))
"""What nobody sees, beside the category Cf."""
_TURNING = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
"""What may turn the digits after it round."""
_FOREIGN = (
    r"(?ai)\[\d+\]|\b\w+\|'?|\[[^\[\]]*\.(?:xl\w+|ods|csv)\]|'file:|\bIMPORT(?:RANGE|DATA|HTML|XML|FEED)\("
)
"""What takes a value from another file, or from a service: by number, by name, by a path, over the net."""
_FOREIGN_SIGNS = ("[", "|", "'file:", "import")
"""One of them, in small letters, is in each of these; hardly any formula has one."""
_SHOWN = 60
_REMEMBERED = 200
"""Characters of a text that may be one of a form's own words, and so come again in the next workbook."""


class Answer(Record):
    """One indicator's accepted answer, with its way back to the sheet.

    `value` is 0 ... 1, or None where there is no usable answer; `raw` is what stood in the cell.
    """

    indicator: str
    value: Fraction | None
    raw: str = ""
    chosen: str = ""
    cell: str | None = None
    note: str = ""
    evidence: str = ""
    question: str = ""
    criteria: str = ""


class AnswerSheet(Record):
    """All answers of one assessor: one entry for every indicator of the rubric.

    Attributes:
        counts: the inputs of ratios by id; None where blank or unusable.
        beside: id of an input → what stands beside it as evidence; none where nothing does.
        what_if: what somebody supposed, id of an indicator or input → answer; empty where nobody did.
        assumed: the indicators whose answer follows from `what_if` and not from the workbook.
    """

    assessor: str
    label: str
    answers: dict[str, Answer]
    counts: dict[str, Fraction | None] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    what_if: Mapping[str, str] = field(default_factory=dict)
    assumed: frozenset[str] = frozenset()

    def values(self) -> dict[str, Fraction | None]:
        """Return indicator id → value, as `zitool.core.scoring.scoring.score` takes it."""
        return {id_: answer.value for id_, answer in self.answers.items()}


class Reading(NamedTuple):
    """What one cell came to: a number (None = no usable answer), the choice taken, the problems."""

    number: Fraction | None = None
    chosen: str = ""
    problems: tuple[Problem, ...] = ()


def shown(text: str) -> str:
    """Return `text` for a sentence: cut, and what nobody would see by its number, ``‹U+200B›``.

    Whole texts stay with the answer.
    """
    left, more = (text, "") if len(text) <= _SHOWN else (text[: _SHOWN - 1], "…")
    if left.isascii():
        return left + more
    seen = (
        f"‹U+{ord(char):04X}›" if _is_unseen(char) or (_is_blank(char) and not char.isascii()) else char
        for char in left
    )
    return "".join(seen) + more


def normal(text: str) -> str:
    """Return `text` as answers are compared: NFKC, no invisible characters, single blanks, no case."""
    return _known_normal(text) if len(text) <= _REMEMBERED else normal_once(text)


def normal_once(text: str) -> str:
    """Return what `normal` does, of a text that will hardly come again: a note, a name."""
    return _tidy(text).casefold()


_known_normal = lru_cache(maxsize=1024)(normal_once)
"""A form has some 1,500 short texts, most of them asked for again at once."""


def _tidy(text: str) -> str:
    if text.isascii():  # nothing to fold and nothing invisible: nearly every cell
        return " ".join(text.split())
    return _seen(unicodedata.normalize("NFKC", text))


def _seen(text: str) -> str:
    visible = [" " if _is_blank(char) else char for char in text if not _is_unseen(char)]
    return " ".join("".join(visible).split())


def _is_blank(char: str) -> bool:
    return char.isspace() or char in _BLANKS


def _is_unseen(char: str) -> bool:
    return char in _UNSEEN or unicodedata.category(char) == "Cf"


def is_unfilled(value: Value | None) -> bool:
    """Whether the cell holds no answer at all: nothing, blanks, ``-`` or the form's own *Blm Diisi*."""
    return value is None or (
        value.kind is TEXT and (not value.text.strip() or normal(value.text) in _UNFILLED)
    )


def read_choice(scale: Scale, value: Value | None, written: str = "", criteria: str = "") -> Reading:
    """Return the option of `scale` that `value` names: as it is written, or as a reader takes it (V325).

    Args:
        scale: whose options they are.
        value: what stands in the answer's cell.
        written: the choice type as the form writes it: where that is ``Y/T``, ``Y`` is as good as ``Ya``.
        criteria: what the form says beside the question of each option.
    """
    if value is None:
        return Reading()
    text = value.text if value.kind is TEXT else None
    options = tuple(scale.options)
    if text in clear_options(options) and value.formula is None:  # nearly every answer
        return Reading(scale.options[text], text)
    problems = _formula_problems(value)
    if is_unfilled(value):
        return Reading(problems=(*problems, *_no_option(value)))
    if (unusable := _unusable(value)) is not None:
        return Reading(problems=(*problems, unusable))
    option = _options(options, (written or scale.label,)).get(normal(text)) if text is not None else None
    if option is not None:
        if _tidy(value.text) != value.text:  # Excel forgives case, and nothing else
            problems.append(("V308", {"raw": shown(value.text), "chosen": option}))
        return Reading(scale.options[option], option, tuple(problems))
    if no_option := _no_option(value):
        return Reading(problems=(*problems, *no_option))
    if text is not None or value.kind is BOOLEAN:
        from zitool.core.scoring.as_written import option_in  # noqa: PLC0415 - few forms need it

        names = _options(options, (scale.label, *scale.also_written, written))
        option = option_in(_tidy(value.text), names, scale, criteria)
    said = {"raw": shown(value.text)}
    if option is None:
        return Reading(problems=(*problems, ("V303", said | {"expected": "/".join(scale.options)})))
    said |= {"chosen": option, "excel": "usual"}
    return Reading(scale.options[option], option, (*problems, ("V325", said)))


def spellings(scale: Scale) -> dict[str, Fraction]:
    """Return what a choice is worth by how it is written: its options, then what labels shorten them to."""
    short = _options(tuple(scale.options), (scale.label, *scale.also_written))
    return dict(scale.options) | {
        name.upper(): scale.options[option] for name, option in short.items() if name != normal(option)
    }


@lru_cache(maxsize=64)
def _options(options: tuple[str, ...], labels: tuple[str, ...] = ()) -> Mapping[str, str]:
    """Return option by how it is written, also where a label shortens all of them (``Y/T``)."""
    written = {normal(option): option for option in options}
    for label in labels:
        short = [normal(part) for part in label.split("/")]
        if len(short) == len(options) and all(map(str.startswith, map(normal, options), short)):
            written = {name: option for name, option in zip(short, options, strict=True) if name} | written
    return written


@lru_cache(maxsize=64)
def clear_options(options: tuple[str, ...]) -> frozenset[str]:
    """Return the options that, written just so, are an answer about which there is nothing to say."""
    return frozenset(
        option
        for name, option in _options(options).items()
        if name and name not in _UNFILLED and _tidy(option) == option
    )


def _no_option(value: Value) -> list[Problem]:
    """V327 where a person typed that the question does not apply, or not yet: no form has such an answer."""
    if value.kind is not TEXT or value.formula is not None or not value.text.strip():
        return []
    from zitool.core.scoring.as_written import is_no_option  # noqa: PLC0415 - few forms need it

    return [("V327", {"raw": shown(value.text)})] if is_no_option(normal(value.text)) else []


def read_number(
    value: Value | None, most: Fraction | None = None, *, counted: bool = False
) -> tuple[Reading, bool]:
    """Return the number in a cell and whether it is written or shown as percent (85 % comes back as 0.85).

    A comma is a decimal comma. Accepted text is a finding (V309); ``1.200`` may be 1,2 or 1200 (V304), unless
    no more than `most` can stand there. A number of things may be written with what is `counted` (V326).
    """
    if value is None:
        return Reading(), False
    problems = list(_formula_problems(value))
    if is_unfilled(value):
        return Reading(problems=(*problems, *_no_option(value))), False
    if (unusable := _unusable(value)) is not None:
        return Reading(problems=(*problems, unusable)), False
    if value.kind is NUMBER:
        if value.shown_as == "date":
            return Reading(problems=(*problems, ("V307", {"raw": value.text}))), False
        return Reading(from_cell(value.text), value.text, tuple(problems)), value.shown_as == "percent"
    if value.kind is DATE:
        return Reading(problems=(*problems, ("V307", {"raw": shown(value.text)}))), False
    reading, percent = _typed_number(value, most, counted=counted)
    return reading._replace(problems=(*problems, *reading.problems)), percent


def _typed_number(value: Value, most: Fraction | None, *, counted: bool) -> tuple[Reading, bool]:
    text, raw, code = "", {"raw": shown(value.text)}, "V309"
    if value.kind is TEXT and (value.text.isascii() or _TURNING.isdisjoint(value.text)):
        text = _seen(value.text)
    match = NUMBER_TEXT.fullmatch(text)
    if match is None:
        if no_option := _no_option(value):
            return Reading(problems=tuple(no_option)), False
        if counted:
            from zitool.core.scoring.as_written import counted_in  # noqa: PLC0415 - few forms need it

            text, code = counted_in(text.casefold()) or "", "V326"
            match = NUMBER_TEXT.fullmatch(text)
    if match is None:
        return Reading(problems=(("V306", raw),)), False
    sign, whole, _, decimals, percent = match.groups()
    hundred = 100 if percent else 1
    if re.fullmatch(_AMBIGUOUS, text) and (most is None or Fraction(f"{whole}{decimals}") <= most * hundred):
        return Reading(problems=(("V304", raw),)), False
    number = Fraction(f"{sign}{whole}.{decimals or 0}") / hundred
    return Reading(number, text, ((code, raw | {"read": plain(number)}),)), bool(percent)


def read_index(scale: Scale, value: Value | None) -> Reading:
    """Return a survey index as a share of the scale's maximum: 0 ... 1.

    Outside 0 ... maximum there is no answer, and V310 says what the number looks like: 0-100 is an SKM
    (÷ 25), 0-5 is another index. A percentage is none either.
    """
    maximum = scale.maximum or Fraction(1)
    reading, percent = read_number(value, maximum)
    if reading.number is None:
        return reading
    if percent:
        raw = f"{plain(100 * reading.number)} %"
        text = {"raw": raw, "maximum": plain(maximum), "looks": "none", "rescaled": ""}
        return Reading(problems=(*reading.problems, ("V310", text)))
    if not 0 <= reading.number <= maximum:
        looks = "negative" if reading.number < 0 else ("bps" if reading.number <= 5 else "skm")  # noqa: PLR2004
        if reading.number > 100 or (looks == "skm" and reading.number < _LOWEST_SKM):  # noqa: PLR2004
            looks = "none"  # above every known scale, or between two
        text = {
            "raw": plain(reading.number),
            "maximum": plain(maximum),
            "looks": looks,
            "rescaled": plain(reading.number / 25),
        }
        return Reading(problems=(*reading.problems, ("V310", text)))
    problems = reading.problems
    if value is not None and value.shown_as.startswith("0"):
        seen = rounded_half_up(reading.number, len(value.shown_as.partition(".")[2]))
        if seen != reading.number:
            problems = (*problems, ("V333", {"read": plain(reading.number), "shown": plain(seen)}))
    return Reading(reading.number / maximum, plain(reading.number), problems)


def read_count(value: Value | None) -> Reading:
    """Return a count: a whole number, not negative, of no more than any unit has."""
    reading, percent = read_number(value, counted=True)
    if reading.number is None:
        return reading
    if percent or reading.number < 0 or reading.number.denominator != 1:
        raw = value.text if value else ""
        return Reading(problems=(*reading.problems, ("V312", {"raw": shown(raw)})))
    if reading.number > MOST_COUNTED:
        raw = plain(reading.number)
        return Reading(problems=(*reading.problems, ("V328", {"raw": raw, "most": str(MOST_COUNTED)})))
    return reading


def read_share(value: Value | None) -> Reading:
    """Return a ratio typed into its own cell: 0.85, 85 % and ``85%`` are 0.85; 85 is ambiguous (V305)."""
    reading, percent = read_number(value, Fraction(1))
    if reading.number is None:
        return reading
    if not 0 <= reading.number <= 1:
        raw = f"{plain(100 * reading.number)} %" if percent else plain(reading.number)
        return Reading(problems=(*reading.problems, ("V305", {"raw": raw})))
    return reading


def read_percent(value: Value | None) -> Reading:
    """Return a percentage that the form asks for as such; it is chosen as people write it: ``85%``."""
    reading = read_share(value)
    if reading.number is None:
        return reading
    return reading._replace(chosen=f"{plain(100 * reading.number)}%")


def read_own(scale: Scale, value: Value | None, written: str = "", criteria: str = "") -> Reading:
    """Return what a question's own cell says on `scale`; of a ratio, what is typed in place of its counts.

    `written` and `criteria` are what the form says beside it, see `read_choice`.
    """
    match scale.kind:
        case "choice":
            return read_choice(scale, value, written, criteria)
        case "index":
            return read_index(scale, value)
        case "percent":
            return read_percent(value)
        case "ratio":
            return read_share(value)


def blanks_as_zero(
    indicator: Indicator, counts: dict[str, Fraction | None], blank: Collection[str], typed: Collection[str]
) -> list[Problem]:
    """Take blank parts for 0, in `counts`, where their typed total is the sum of those that are there (V329).

    Args:
        indicator: whose counts they are.
        counts: code → number; None where blank or unusable.
        blank: codes of the counts whose cells are empty: nothing else stands there.
        typed: codes of the counts that a person typed. A total that a formula makes equals its parts always.
    """
    problems: list[Problem] = []
    for count in indicator.inputs:
        parts = {code: counts.get(code) for code in count.total_of}
        missing = [code for code, number in parts.items() if number is None]
        whole = counts.get(count.code)
        if not missing or count.code not in typed or not set(missing) <= set(blank):
            continue
        if whole == total([number for number in parts.values() if number is not None]):
            counts |= dict.fromkeys(missing, _ZERO)
            ids = ", ".join(f"{indicator.id}#{code}" for code in missing)
            problems.append(("V329", {"input": count.code, "total": plain(whole), "blank": ids}))
    return problems


def divide(ratio: Ratio, counts: Mapping[str, Fraction | None]) -> tuple[Fraction | None, list[Problem]]:
    """Return the value of `ratio` for `counts` (code → number), 0 ... 1, and the problems on the way.

    Args:
        ratio: which counts are divided, and what a zero denominator means.
        counts: the inputs read; None where blank or unusable: one of them leaves the ratio unanswered.
    """
    above = [number for code in ratio.of if (number := counts.get(code)) is not None]
    below = [number for code in ratio.over if (number := counts.get(code)) is not None]
    if len(above) < len(ratio.of) or len(below) < len(ratio.over):
        return None, []
    top, bottom = total(above), total(below)
    if bottom == 0:
        policy = ratio.both_zero if top == 0 and ratio.both_zero else ratio.zero_denominator
        if policy == "ask":
            return None, [("V313", {"of": plain(top), "over": plain(bottom)})]
        return Fraction(policy == "full"), []
    if ratio.kind == "decrease":
        return (bottom - top) / bottom if top < bottom else _ZERO, []
    if top > bottom:
        return _ONE, [("V311", {"of": plain(top), "over": plain(bottom)})]
    return top / bottom, []


def read_ratio(indicator: Indicator, counts: Mapping[str, Fraction | None], own: Value | None) -> Reading:
    """Return a ratio indicator's value from its `counts` (code → number), or else from its `own` cell.

    The counts decide. A number typed into the indicator's own cell serves where the counts cannot: all blank,
    or a zero denominator that the regulation leaves open; that is said (V314), and so is every contradiction.
    """
    if indicator.ratio is None:  # the lint (R014) has refused such a rubric
        raise ValueError(f"{indicator.id} has no ratio")
    number, problems = divide(indicator.ratio, counts)
    problems += _count_problems(indicator, counts)
    typed = read_share(own)
    by_formula = own is not None and own.formula is not None
    if number is not None:
        problems += [problem for problem in typed.problems if problem[0] not in {"V317", "V318", "V327"}]
        apart = typed.number is not None and typed.number != number and abs(typed.number - number) > _SAME
        if typed.number is not None and apart:
            code = "V319" if by_formula else "V314"
            problems.append((code, {"raw": plain(typed.number), "computed": plain(number)}))
        return Reading(number, plain(number), tuple(problems))
    asked = next((values for code, values in problems if code == "V313"), None)
    # What rose from nothing did not fall by any share: only 0 can be typed for it.
    rose = asked is not None and indicator.ratio.kind == "decrease" and asked["of"] != "0"
    blank = all(count is None for count in counts.values())
    serves = typed.number is not None and not by_formula and (asked is not None or blank)
    if typed.number is not None and serves and not (rose and typed.number > 0):
        problems = [problem for problem in problems if problem[0] != "V313"]
        problems.append(("V314", {"raw": plain(typed.number), "computed": ""}))
        return Reading(typed.number, plain(typed.number), (*problems, *typed.problems))
    if not by_formula:
        problems += typed.problems
    return Reading(problems=tuple(problems))


def _count_problems(indicator: Indicator, counts: Mapping[str, Fraction | None]) -> list[Problem]:
    """V315, V331: a count that is not the sum of its parts, or less than what it covers."""
    problems: list[Problem] = []
    for count in indicator.inputs:
        whole = counts.get(count.code)
        for code, codes in (("V315", count.total_of), ("V331", count.covers)):
            if whole is None or not codes:
                continue
            known = [number for part in codes if (number := counts.get(part)) is not None]
            if len(known) < len(codes):
                continue
            below = total(known)
            if below > whole or (code == "V315" and below < whole):
                problems.append((code, {"input": count.code, "total": plain(whole), "sum": plain(below)}))
    return problems


def _unusable(value: Value) -> Problem | None:
    kind = value.kind
    if kind is TEXT or kind is NUMBER:
        return None
    if kind is UNCOMPUTED:
        return "V301", {}
    if kind is ERROR:
        return "V302", {"error": shown(value.text)}
    return ("V306", {"raw": shown(value.text)}) if kind is INVALID else None


def _formula_problems(value: Value) -> list[Problem]:
    if value.formula is None:
        return []
    small = value.formula.casefold()
    if any(sign in small for sign in _FOREIGN_SIGNS) and re.search(_FOREIGN, value.formula):
        return [("V316", {"formula": shown(value.formula)})]
    if value.kind is TEXT and not value.text.strip():
        return [("V318", {"formula": shown(value.formula)})]
    if value.kind is UNCOMPUTED:
        return []
    return [("V317", {"formula": shown(value.formula), "raw": shown(value.text)})]
