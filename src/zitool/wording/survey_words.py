"""What people read of surveys: findings and labels, Indonesian and English side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.wording import TwoColumns

FINDINGS: Mapping[str, TwoColumns] = {}

LABELS: Mapping[str, tuple[str, str]] = {}
