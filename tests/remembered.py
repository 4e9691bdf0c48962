"""YAML that was read through once is not read through again by the same run of tests.

Most of what rubrics, cases and copies of them cost is PyYAML going through the same texts, some of them
hundreds of times. What it says of a text, with every position, is kept and said again; a text at which it
stumbles, or of which a limit of ours lets it see only a part, is never kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Parse = Callable[..., Iterator[yaml.Event]]

LEAST = 1000
"""Characters of a text that is worth it."""


def remembering(parse: Parse) -> Parse:
    """Return a `yaml.parse` that goes through each text of some length once."""
    known: dict[str, tuple[yaml.Event, ...]] = {}

    def events(text: str, **options: Any) -> Iterator[yaml.Event]:
        seen = []
        for event in parse(text, **options):
            seen.append(event)
            if isinstance(event, yaml.StreamEndEvent):
                known[text] = tuple(seen)
            yield event

    def remembered(text: Any, **options: Any) -> Iterator[yaml.Event]:
        if options != {"Loader": yaml.SafeLoader} or not isinstance(text, str) or len(text) < LEAST:
            return parse(text, **options)
        return iter(known[text]) if text in known else events(text, **options)

    return remembered
