"""Who decides, the sentence under every verdict; and provisions as people cite them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.core.law.rubric import Designation
    from zitool.core.law.text_types import Reference
    from zitool.wording import Language


def judge(designations: Sequence[Designation], language: Language, *, facts: bool = False) -> str:
    """Return that an LKE shows minima only, and who decides on each of the `designations`.

    With `facts`, that these were taken as they were stated.
    """
    decided = deciding(designations, language)
    return label("judge_with_facts" if facts else "judge", language, decided=decided)


def deciding(designations: Sequence[Designation], language: Language) -> str:
    """Return who decides on each of the `designations`.

    Where all have one authority it is named once. None is named where a rubric does not say, or where two
    rubrics of one report say otherwise.
    """
    pairs = dict.fromkeys(
        (designation.name, designation.authority.name if designation.authority else "")
        for designation in designations
    )
    authorities = {authority for _, authority in pairs}
    if not authorities or "" in authorities or len({name for name, _ in pairs}) < len(pairs):
        return label("decided_elsewhere", language)
    if len(authorities) == 1:
        return label("decided_by", language, authority=authorities.pop())
    return "; ".join(label("decided_each", language, name=name, authority=who) for name, who in pairs)


@lru_cache(maxsize=256)
def cite(reference: Reference, language: Language) -> str:
    """Return a provision as people cite it, with its certainty where it is not the law's own text."""
    text = (
        label("provision_page", language, provision=reference.provision, page=reference.page)
        if reference.page
        else reference.provision
    )
    if reference.instrument is not None:
        text = f"{reference.instrument}, {text}"
    if reference.certainty != "law":
        text += f" ({label(f'certainty_{reference.certainty}', language)})"
    return text


def cites(references: Sequence[Reference], language: Language) -> str:
    """Return several provisions, one after the other."""
    return "; ".join(cite(reference, language) for reference in references)
