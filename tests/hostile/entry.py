"""What the list of hostile files says of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

Must = Literal["refuse", "error", "flag", "ok", "either"]
"""What has to come of a file.

refuse: no score at all, exit 3. error: read, but an item has no value. flag: scored, with a finding.
ok: scored as if nothing were the matter. either: both scored and refused are right, but no harm and no hang.
"""


@dataclass(frozen=True)
class Entry:
    """One hostile file.

    Attributes:
        name: of the file; its first letter is the family.
        threat: in one line.
        must: see `Must`.
        make: returns the bytes, the same at every call.
        code: the finding that has to be there, or None where several would do.
    """

    name: str
    threat: str
    must: Must
    make: Callable[[], bytes]
    code: str | None = None
