"""A figure with its interval in words, as every format that draws nothing says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.reports.layout import number
from zitool.wording import label

if TYPE_CHECKING:
    from zitool.reports.document import Span, Spans
    from zitool.wording import Language


def span_text(span: Span, block: Spans, language: Language) -> str:
    """Return *IPAK 3,70 (3,28 sampai 3,89); WBK 3,60*."""
    said = f"{span.title} {number(span.figure, language)}"
    if span.low is not None and span.high is not None:
        low, high = number(span.low, language), number(span.high, language)
        said += f" ({label('document_between', language, low=low, high=high)})"
    marks = "; ".join(f"{name} {number(mark, language)}" for name, mark in block.marks)
    return "; ".join(filter(None, (said, marks, span.told)))
