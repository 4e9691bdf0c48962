"""What the first rows of a workbook say: the regulation, the year that was evaluated, and the unit."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zitool.core.values import NUMBER, TEXT
from zitool.lke.headers import role_of
from zitool.named import NamedTuple
from zitool.xlsx.grid import column_letters
from zitool.xlsx.visible_cells import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.core.values import Cells
    from zitool.lke.forms import Form
    from zitool.xlsx.cells import Book

_ROWS = 12
"""A title stands at the top of a sheet; a year further down belongs to something else."""
_LONGEST = 400
_REGULATION = (
    r"(?i)(?:\bno(?:mor)?\.?\s*|\bpermen\s?pan\s?(?:[-&]?\s?rb)?\s*(?:no(?:mor)?\.?\s*)?)"
    r"(\d{1,3})\s*(?:\btahun\b|/)\s*(20\d\d)\b"
)
_YEAR = r"(?<![\d.,/])20[0-4]\d(?![\d.,]\d|\d)"
_NEAR_YEAR = r"20[0-4]\d"
_REVOKED = r"(?i)\b(?:dicabut|mencabut|pencabutan|revoked)\b"
"""A title that tells when a regulation ended: its year is not the form's."""
_CUT_OFF = r"(?i)\bno(?:mor)?\.?\s*\d{1,3}\s*$"
"""A title of a regulation that goes on in the next cell, with its year."""
_OF_LAW = r"(?i)\b(?:peraturan|permen\w*|perpres|undang|uu|keputusan|surat edaran)\b"
_SAID = (
    r"(?i)(?:\btahun|\bt\.?\s?a\.?|\bperiode)\s*(?:anggaran|penilaian|evaluasi|pelaksanaan)?\s*:?\s*"
    r"(20[0-4]\d)(?![\d.,/-])"
)
_ABOUT = r"(?i)\b(?:lke|lembar kerja|zona integritas|zi|evaluasi|penilaian|wbk|wbbm)\b"


class Named(NamedTuple):
    """What is named: numbers and years of regulations, and years that are part of none."""

    regulations: frozenset[tuple[str, str]]
    years: frozenset[int]


class Evaluated(NamedTuple):
    """The year that was evaluated, and where the workbook states it: ``Sheet!B2``."""

    year: int
    place: str


def named_in(form: Form) -> Named:
    """Return what stands above the table of the form and at the top of the other visible sheets."""
    regulations: set[tuple[str, str]] = set()
    years: set[int] = set()
    for title in _titles(form):
        regulations.update((match[1].lstrip("0"), match[2]) for match in re.finditer(_REGULATION, title.text))
        if not re.search(_REVOKED, title.text):
            years.update(int(year) for year in re.findall(_YEAR, re.sub(_REGULATION, " ", title.text)))
    return Named(frozenset(regulations), frozenset(years))


def evaluated_in(form: Form) -> Evaluated | None:
    """Return the year of evaluation that the workbook states, never that of a regulation; None without one.

    What says *tahun* above the table of the form comes first, then a year alone in its cell or beside the
    name of the LKE there, at last what says both on another sheet. Of several years the latest counts.
    """
    if form.stated is not None:
        return Evaluated(form.stated.year, form.stated.year_at)
    ranked: tuple[list[Evaluated], ...] = ([], [], [])
    cut_off = False
    for title in _titles(form):
        goes_on, stated = cut_off, _stated(title.text) if _may_state(title.text) else _NOTHING
        cut_off = stated.is_cut_off
        if goes_on or not (stated.said or stated.alone):
            continue
        place = title.place
        if title.of_form:
            ranked[0].extend(Evaluated(year, place) for year in stated.said)
            ranked[1].extend(Evaluated(year, place) for year in stated.alone)
        elif stated.is_about:
            ranked[2].extend(Evaluated(year, place) for year in stated.said)
    return next((max(several, key=lambda evaluated: evaluated.year) for several in ranked if several), None)


class _Stated(NamedTuple):
    """Years of evaluation in one text: behind *tahun*, and alone or beside the name of the LKE."""

    said: tuple[int, ...] = ()
    alone: tuple[int, ...] = ()
    is_about: bool = False
    is_cut_off: bool = False


_NOTHING = _Stated()


def _may_state(text: str) -> bool:
    """Whether a text has a year, or ends in a number that the next one goes on with; most have neither."""
    return "20" in text or (text.rstrip()[-1:].isdecimal() and "no" in text.casefold())


@lru_cache(maxsize=256)
def _stated(text: str) -> _Stated:
    """Return what a text no longer than `_LONGEST` states; titles and guides are alike in all workbooks."""
    is_cut_off = re.search(_CUT_OFF, text) is not None
    if re.search(_NEAR_YEAR, text) is None:
        return _Stated(is_cut_off=is_cut_off)
    left = re.sub(_REGULATION, " ", text)
    if re.search(_OF_LAW, left):
        return _Stated(is_cut_off=is_cut_off)
    said, is_about = tuple(map(int, re.findall(_SAID, left))), re.search(_ABOUT, left) is not None
    is_alone = is_about or re.fullmatch(_YEAR, left.strip()) is not None
    return _Stated(said, tuple(map(int, re.findall(_YEAR, left))) if is_alone else (), is_about, is_cut_off)


class _Title(NamedTuple):
    text: str
    sheet: str
    row: int
    column: int
    of_form: bool

    @property
    def place(self) -> str:
        return f"{self.sheet}!{column_letters(self.column)}{self.row}"


def _titles(form: Form) -> Iterator[_Title]:
    for sheet in form.sheets:
        is_form = sheet is form.sheet
        if not is_form and sheet.state != "visible":
            continue
        end = form.columns.header_row if is_form else _ROWS
        for row, cells in sheet.rows.items():
            if row > end:
                break
            for column, value in cells.items():
                if (value.kind is TEXT or value.kind is NUMBER) and len(value.text) <= _LONGEST:
                    yield _Title(value.text, sheet.name, row, column, is_form)


_NAME_ROWS = 12
"""A name stands at the top of a sheet; further down *unit kerja* is part of a sentence."""
_REACH = 9
_LONGEST_NAME = 200
_LABEL = r"(?i)(?:nama )?(?:unit|satuan) kerja\b\s*(?:\(.{0,40}\))?\s*(?::\s*(?P<name>.*))?$"
_FORM_NAME = (
    r"(?i)[\W\d_]*(?:(?:lke|zi|zona|integritas|lembar|kerja|evaluasi|jawaban|lampiran|sheet|form)[\W\d_]*)+i*"
)
"""A tab of this name says what stands on it, and not whose it is."""
_OTHER_LABEL = r"(?i)(?:nama|nip|jabatan|instansi|tahun|tanggal|alamat|predikat|total)(?: \w+){0,2}"


def unit_name(book: Book, form: Form) -> str:
    """Return what stands beside a label *Unit kerja*: on the form, or else on another visible sheet.

    Of several LKEs in one workbook each is named by itself, or else by its tab.
    """
    if form.stated is not None:
        return form.stated.unit
    own = next(_names(form.lines), "")
    sheets = sum(bool(sheet.rows) for sheet in book.sheets)
    several = bool(book.chosen) and sheets - 1 > len(form.beside)
    if not own and several and not re.fullmatch(_FORM_NAME, form.sheet.name):
        return form.sheet.name.strip()
    others = (Lines(sheet) for sheet in form.sheets[1:] if sheet.state == "visible")
    return own or next((name for lines in others for name in _names(lines)), "")


def _names(lines: Lines) -> Iterator[str]:
    for row, cells in lines.rows.items():
        if row > _NAME_ROWS:
            return
        # A table with a column *Unit kerja* names many units, and its neighbour to the right none.
        if sum(value.kind is TEXT and role_of(value.text) is not None for value in cells.values()) > 1:
            continue
        for column, value in sorted(cells.items()):
            if value.kind is not TEXT or "kerja" not in value.text.casefold():  # as in most
                continue
            match = re.match(_LABEL, " ".join(value.text.split()))
            if match is not None and (name := _bare(match["name"] or "") or _beside(cells, column)):
                yield name


def _beside(cells: Cells, column: int) -> str:
    """The first text to the right, unless it is a label or a header itself."""
    for at in range(column + 1, column + _REACH):
        value = cells.get(at)
        text = _bare(value.text) if value is not None and value.kind is TEXT else ""
        if text:
            return "" if role_of(text) is not None or re.fullmatch(_OTHER_LABEL, text) else text
    return ""


def _bare(text: str) -> str:
    name = " ".join(text.split()).strip(" :")
    return name if len(name) <= _LONGEST_NAME and name.strip("-–_. …") else ""
