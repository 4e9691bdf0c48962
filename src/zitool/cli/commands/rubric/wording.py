"""``zitool rubric wording``."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Annotated

from zitool.cli import options
from zitool.cli.assessing import show
from zitool.cli.options import Lang
from zitool.cli.output import place_for, write_whole
from zitool.cli.streams import because
from zitool.core.law.official_wording import Kept, Wording, is_own
from zitool.core.text_cleaning import fold, fold_lines
from zitool.errors import OutputError, UsageError
from zitool.findings import finding
from zitool.lke.extract import extract
from zitool.lke.forms import read_form
from zitool.reports.lines import display
from zitool.reports.rubric_findings import wording_table
from zitool.rubrics.load import load_rubric
from zitool.rubrics.official_wording import kept_bytes, kept_file, read_kept
from zitool.rubrics.packaged import DEFAULT_RUBRIC
from zitool.wording import label
from zitool.xlsx.cells import on_sheet, read_book

if TYPE_CHECKING:
    from zitool.core.law.rubric import Rubric
    from zitool.lke.forms import Form
    from zitool.wording import Language

_FOLDERS = re.compile(r"[/\\]")


def wording(
    form: Annotated[str, options.placed("wording_form", "[LKE.xlsx]")] = "",
    sheet: options.OneSheet = "",
    rubric: options.NamedRubric = DEFAULT_RUBRIC,
    show_: Annotated[bool, options.flag("--show", "wording_show")] = False,
    forget: Annotated[bool, options.flag("--forget", "wording_forget")] = False,
    lang: options.Language_ = Lang.ID,
) -> None:
    """Keep the official wording of a form on this machine, show it, or forget it."""
    language = options.language_of(lang)
    if sum((bool(form), show_, forget)) != 1:
        raise UsageError(finding("U014"))
    loaded = load_rubric(rubric)
    if forget:
        _forget(loaded.rubric.id, language)
    elif show_:
        kept = read_kept(loaded.rubric.id)
        show(lambda plain: [wording_table(kept, loaded.rubric, kept_file(loaded.rubric.id), language, plain)])
    else:
        book = on_sheet(read_book(form), sheet)
        read = read_form(book, loaded.rubric, loaded.wordprints)
        texts = own_wording(read, loaded.rubric)
        if not texts:
            raise UsageError(finding("U015", file=form, rubric=loaded.rubric.id))
        name = fold(_FOLDERS.split(form)[-1])
        fresh = Kept(loaded.rubric.id, loaded.rubric.version, name, book.sha256, texts)
        _keep(fresh, form, loaded.rubric, language)


def own_wording(form: Form, rubric: Rubric) -> dict[str, Wording]:
    """Return the form's own words by id: those of rows that are surely the question they are taken for."""
    answers, _ = extract(form, rubric, form.columns.blocks[0])
    doubtful = form.alignment.renamed | form.alignment.duplicates.keys()
    texts: dict[str, Wording] = {}
    for leaf in rubric.leaves():
        answer = answers.answers[leaf.id]
        own = is_own(answer.question, answer.criteria, leaf, list(rubric.scales[leaf.scale].options))
        question = fold(answer.question) if own[0] else ""
        criteria = fold_lines(answer.criteria) if own[1] else ""
        if leaf.id not in doubtful and (question or criteria):
            texts[leaf.id] = Wording(question, criteria)
        for count in leaf.inputs:
            row = form.alignment.rows.get(count.id)
            if row is not None and count.id not in doubtful and fold(row.title) != fold(count.statement):
                texts[count.id] = Wording(fold(row.title))
    return texts


def _keep(kept: Kept, form: str, rubric: Rubric, language: Language) -> None:
    file = kept_file(rubric.id)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(finding("O002", file=str(file), reason=because(error))) from None
    write_whole(place_for(file, [form], overwrite=True), kept_bytes(kept))
    leaves = [leaf.id for leaf in rubric.leaves()]
    said = {
        "count": sum(id_ in kept.texts for id_ in leaves),
        "total": len(leaves),
        "file": display(str(file)),
    }
    sys.stderr.write(f"{label('wording_kept', language, **said)}\n")


def _forget(id_: str, language: Language) -> None:
    file = kept_file(id_)
    try:
        file.unlink()
    except FileNotFoundError:
        sys.stderr.write(f"{label('wording_none', language, rubric=id_)}\n")
    except OSError as error:
        raise OutputError(finding("O002", file=str(file), reason=because(error))) from None
    else:
        sys.stderr.write(f"{label('wording_forgotten', language, rubric=id_)}\n")
