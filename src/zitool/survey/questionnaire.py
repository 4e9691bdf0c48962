"""A questionnaire of an instrument as a workbook: to print, to type paper forms into, to paste online.

The words are zitool's own. The official wording is pasted by the office into a column of its own and taken
over from one workbook into the next; zitool never has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zitool.errors import UsageError
from zitool.findings import finding
from zitool.spreadsheets.looks import HEADER, TO_FILL, dress, height_of, protect, put_text, set_page
from zitool.spreadsheets.packing import packed
from zitool.wording import LANGUAGES, label
from zitool.xlsx.cells import read_book
from zitool.xlsx.grid import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from zitool.survey.instrument import Instrument, Item, Scale
    from zitool.wording import Language

OFFICIAL = "survey_new_official"
ITEM = "survey_new_item"

_GUIDE = 7
"""Lines of guidance."""
_ROWS = 2_000
"""Paper forms that the entry sheet checks; more can be typed below, unchecked."""
_TOP = 3
"""The row of headers on every sheet."""
_LONGEST_LIST = 255
_SERIAL_2000, _SERIAL_2099 = 36526, 73050
_WIDTHS = {ITEM: 16, "survey_new_code": 8, "survey_new_own": 46, OFFICIAL: 46, "survey_new_used": 46,
           "survey_new_choices": 46}  # fmt: skip
_PROFILE = ("sex", "age", "education", "occupation")


class Question(NamedTuple):
    """A column of the entry sheet and a line of the questionnaire.

    Attributes:
        id: of the item, or the name of a question about the respondent.
        code: as the form numbers it; empty for what is no item.
        text: zitool's words; the header by which the answers are read back.
        choices: what can be answered, in words; empty where it is written freely.
        kind: ``number`` on the scale, ``list`` of words, ``day`` or ``text``.
        answers: what may be typed, of a list.
    """

    id: str
    code: str
    text: str
    choices: str
    kind: str
    answers: tuple[str, ...] = ()


def questionnaire(
    instrument: Instrument, language: Language, official: Mapping[str, str] | None = None
) -> bytes:
    """Return the workbook: guide, questionnaire to print, entry sheet, texts for an online form.

    Args:
        instrument: that asks.
        language: of guidance; questions stay Indonesian, as respondents read them and zitool reads them back.
        official: id of a question → official wording that somebody pasted into an earlier workbook.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - a third of a second that only this needs

    book = Workbook()
    scale = next(iter(instrument.scales.values()))
    asked = list(questions(instrument, scale))
    _guide(book.worksheets[0], instrument, language)
    _to_print(book.create_sheet(label("survey_sheet_questions", language)), asked, official or {}, language)
    _entry(book.create_sheet(label("survey_sheet_entry", language)), asked, scale, language)
    _online(book.create_sheet(label("survey_sheet_online", language)), asked, official or {}, language)
    book.properties.title = instrument.says(language)
    return packed(book)


def questions(instrument: Instrument, scale: Scale) -> Iterator[Question]:
    """Yield what is asked, in order: the visit and the respondent, the items, control, open questions."""
    yield Question("day", "", label("survey_new_day", "id"), "", "day")
    yield Question("service", "", label("survey_new_service", "id"), "", "text")
    for name in _PROFILE:
        words = tuple(label(f"survey_new_{name}_words", "id").split("|"))
        yield Question(name, "", label(f"survey_new_{name}", "id"), " / ".join(words), "list", words)
    for index in instrument.indices.values():
        for id_ in index.items:
            item = instrument.items[id_]
            yield Question(id_, item.code, item.text, _choices(instrument, item, scale), "number")
    if instrument.control is not None:
        words = (instrument.control.steered[0], instrument.control.free[0])
        yield Question("control", "", instrument.control.text, " / ".join(words), "list", words)
    for id_, question in instrument.open_questions.items():
        yield Question(id_, "", question.text, "", "text")


def _choices(instrument: Instrument, item: Item, scale: Scale) -> str:
    """Return each number with its word, where the item has words of as many steps; best and worst else."""
    count = scale.highest - scale.lowest + 1
    fitting = [name for name in item.answers if len(instrument.word_scales[name].steps) == count]
    # A statement that something bad is absent is agreed with; how often it happens would be turned round.
    agreeing = [name for name in fitting if name.startswith("setuju")] if item.positive_by else []
    name = next(iter(agreeing or fitting), "")
    if not name:
        return label("survey_new_ends", "id", lowest=scale.lowest, highest=scale.highest)
    steps = instrument.word_scales[name].steps
    said = (f"{number} = {texts[0]}" for number, texts in enumerate(steps, start=scale.lowest))
    optional = f"; {item.optional_when}: -" if item.optional and item.optional_when else ""
    return ", ".join(said) + optional


def official_in(path: str) -> dict[str, str]:
    """Return the official wording that somebody pasted into an earlier questionnaire, by id of the question.

    Raises:
        UnreadableWorkbookError: the file is refused.
        UsageError: U076, there is no questionnaire of zitool's in it.
    """
    book = read_book(path)
    names = {label("survey_sheet_questions", language) for language in LANGUAGES}
    headers = {label(key, language): key for language in LANGUAGES for key in (ITEM, OFFICIAL)}
    for sheet in book.sheets:
        if sheet.name not in names:
            continue
        row = {column: value.text for column, value in sheet.rows.get(_TOP, {}).items()}
        columns = {headers[text]: column for column, text in row.items() if text in headers}
        if len(columns) == 2:  # noqa: PLR2004 - both of them
            return dict(_pasted(sheet.rows, columns))
    raise UsageError(finding("U076", file=path))


def _pasted(
    rows: Mapping[int, Mapping[int, object]], columns: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    for number, row in rows.items():
        id_, text = (getattr(row.get(columns[key]), "text", "") for key in (ITEM, OFFICIAL))
        if number > _TOP and id_.strip() and text.strip():
            yield id_.strip(), text


# --- sheets ------------------------------------------------------------------------------------------------


def _guide(sheet: Worksheet, instrument: Instrument, language: Language) -> None:
    sheet.title = label("survey_sheet_guide", language)
    sheet.column_dimensions["A"].width = 110
    lines = [instrument.says(language), label("survey_new_note", language)]
    lines += [label(f"survey_new_guide_{number}", language) for number in range(1, _GUIDE + 1)]
    for row, text in enumerate(lines, 1):
        put_text(sheet.cell(row, 1), text, foreign=row == 1)
        dress(sheet.cell(row, 1), bold=row <= 2, size=14 if row == 1 else 10, edge="none")  # noqa: PLR2004
        sheet.row_dimensions[row].height = height_of(text, 110, 14 if row == 1 else 10)
    set_page(sheet, "portrait", page_of=label("page_of", language))
    protect(sheet)


def _heads(sheet: Worksheet, heads: Sequence[tuple[str, float]], language: Language) -> None:
    """Write the note that these are zitool's words, and the headers."""
    put_text(sheet.cell(1, 1), label("survey_new_note", language))
    dress(sheet.cell(1, 1), bold=True, ink="C00000", wrap=False, edge="none")
    for column, (text, width) in enumerate(heads, 1):
        put_text(sheet.cell(_TOP, column), text, foreign=True)
        dress(sheet.cell(_TOP, column), HEADER, bold=True, ink="FFFFFF", across="center", down="center")
        sheet.column_dimensions[address(1, column)[:-1]].width = width
    sheet.row_dimensions[_TOP].height = max(height_of(text, width, 10) for text, width in heads)
    sheet.print_title_rows = f"{_TOP}:{_TOP}"


def _to_print(
    sheet: Worksheet, asked: Sequence[Question], official: Mapping[str, str], language: Language
) -> None:
    _heads(sheet, [(label(key, language), width) for key, width in _WIDTHS.items()], language)
    for row, question in enumerate(asked, _TOP + 1):
        pasted = official.get(question.id, "")
        own, into = address(row, 3), address(row, 4)
        texts = (question.id, question.code, question.text, pasted, "", question.choices)
        for column, (text, key) in enumerate(zip(texts, _WIDTHS, strict=True), 1):
            cell = sheet.cell(row, column)
            put_text(cell, text, foreign=key == OFFICIAL)
            if key == OFFICIAL:
                dress(cell, TO_FILL, unlocked=True)
            else:
                dress(cell, ink="7F7F7F" if key in {ITEM, "survey_new_own"} else "000000")
        sheet.cell(row, 5).value = f'=IF({into}="",{own},{into})'
        heights = [height_of(text, width, 10) for text, width in zip(texts, _WIDTHS.values(), strict=True)]
        sheet.row_dimensions[row].height = max(heights)
    sheet.freeze_panes = address(_TOP + 1, 1)
    set_page(sheet, "landscape", page_of=label("page_of", language))
    protect(sheet)


def _entry(sheet: Worksheet, asked: Sequence[Question], scale: Scale, language: Language) -> None:
    heads = [(". ".join(filter(None, (question.code, question.text))), 18.0) for question in asked]
    _heads(sheet, heads, language)
    for column, question in enumerate(asked, 1):
        where = f"{address(_TOP + 1, column)}:{address(_TOP + _ROWS, column)}"
        _check(sheet, where, question, scale, language)
        if question.kind == "day":
            sheet.column_dimensions[address(1, column)[:-1]].number_format = "dd-mm-yyyy"
    sheet.freeze_panes = address(_TOP + 1, 1)
    set_page(sheet, "landscape", page_of=label("page_of", language))


def _check(sheet: Worksheet, where: str, question: Question, scale: Scale, language: Language) -> None:
    """Let a column take only what can be answered; a blank is an answer that was not given."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    if question.kind == "number":
        numbers = ",".join(map(str, range(scale.lowest, scale.highest + 1)))
        rule = DataValidation("list", formula1=f'"{numbers}"', sqref=where)
    elif question.kind == "list" and len(",".join(question.answers)) <= _LONGEST_LIST:
        rule = DataValidation("list", formula1=f'"{",".join(question.answers)}"', sqref=where)
    elif question.kind == "day":
        rule = DataValidation("date", operator="between", sqref=where)
        rule.formula1, rule.formula2 = str(_SERIAL_2000), str(_SERIAL_2099)
    else:
        return
    told = question.choices or label("survey_new_day_told", language)
    rule.errorTitle, rule.error, rule.allow_blank = "zitool", told[:_LONGEST_LIST], True
    rule.promptTitle, rule.prompt = question.text[:32], told[:_LONGEST_LIST]
    rule.showInputMessage = rule.showErrorMessage = True
    sheet.add_data_validation(rule)


def _online(
    sheet: Worksheet, asked: Sequence[Question], official: Mapping[str, str], language: Language
) -> None:
    """Write each question and each choice in a cell of its own, to be pasted one after the other."""
    heads = [(label("survey_new_paste", language), 70.0), (label("survey_new_choice", language), 46.0)]
    _heads(sheet, heads, language)
    row = _TOP + 1
    for question in asked:
        put_text(sheet.cell(row, 1), official.get(question.id) or question.text, foreign=True)
        dress(sheet.cell(row, 1), bold=True)
        choices = question.answers or tuple(filter(None, question.choices.split(", ")))
        for choice in choices or ("",):
            put_text(sheet.cell(row, 2), choice, foreign=True)
            dress(sheet.cell(row, 2))
            row += 1
    sheet.freeze_panes = address(_TOP + 1, 1)
    set_page(sheet, "portrait", page_of=label("page_of", language))
