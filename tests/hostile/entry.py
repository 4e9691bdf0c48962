"""What the list of hostile files says of each."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

Must = Literal["refuse", "error", "flag", "ok"]
"""What has to come of a file.

refuse: no score at all, exit 3. error: scored, with a finding that is an error. flag: scored, with a finding.
ok: the score of the untouched form, and no finding but the one named.
"""


@dataclass(frozen=True)
class Entry:
    """One hostile file.

    Attributes:
        name: of the file; its first letter is the family.
        threat: in one line.
        must: see `Must`.
        make: returns the bytes, the same at every call.
        code: the finding that has to be there; only what is ok has none.
        loses: points that the untouched form has more, exact; the finding says why.
    """

    name: str
    threat: str
    must: Must
    make: Callable[[], bytes]
    code: str | None = None
    loses: Fraction = Fraction(0)

    def kind(self) -> tuple[str, Must]:
        """Return the family and what must come of the file."""
        return self.name[0], self.must
