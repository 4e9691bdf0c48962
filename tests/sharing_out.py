"""How tests are shared out among workers: whole files, those that take or wait long first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xdist.scheduler import LoadGroupScheduling

if TYPE_CHECKING:
    import pytest

LONG = ("slow", "browser", "libreoffice", "web")
"""Marks of tests that take or wait long."""


class WholeFiles(LoadGroupScheduling):
    """What a file keeps between its tests is made once, and a run has hundreds of parcels, not thousands.

    Files that share a browser or an office stay one parcel, as `loadgroup` makes them.
    """

    def __init__(self, config: pytest.Config, log: object = None) -> None:
        config.option.loadscopereorder = False  # the order of `long_first`, not of how many tests a file has
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        group = super()._split_scope(nodeid)
        return nodeid.partition("::")[0] if group == nodeid else group


def long_first(items: list[pytest.Item]) -> None:
    """Put the files with tests that take or wait long first, so that none of them is all that is left."""
    long = {item.path for item in items if any(map(item.get_closest_marker, LONG))}
    items.sort(key=lambda item: item.path not in long)
