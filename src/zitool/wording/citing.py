"""Provisions as people cite them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.core.law.reference import Reference
    from zitool.wording import Language


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
