"""How much of an LKE its evidence covers: what other reports show of `zitool evidence`, where it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

STATES = ("missing", "check", "complete")
"""What can be said of an answer's documents: none are there, somebody should look, nothing stands out."""


class Coverage(NamedTuple):
    """The documents behind the answers.

    Attributes:
        folder: where they lie, or what lists them.
        states: question → one of `STATES`; None where it has no answer.
        files: question → number of documents.
    """

    folder: str
    states: Mapping[str, str | None]
    files: Mapping[str, int]

    def counts(self) -> tuple[int, int, int]:
        """Return how many answers are in each of `STATES`."""
        states = list(self.states.values())
        missing, check, complete = (states.count(state) for state in STATES)
        return missing, check, complete
