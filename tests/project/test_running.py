"""What makes a run of all tests short takes nothing from any of them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from tests.conftest import ROOT
from tests.remembered import LEAST, remembering
from tests.sharing_out import WholeFiles, long_first


@pytest.fixture
def read():
    """A `yaml.parse` that remembers, and how often it went through a text."""
    times = []

    def parse(text, **options):
        times.append(text)
        return _events(text, options["Loader"])

    return SimpleNamespace(parse=remembering(parse), times=times)


def _events(text, loader):
    going = loader(text)
    while going.check_event():
        yield going.get_event()


def _said(events):
    return [
        (
            str(event),
            event.start_mark.line,
            event.start_mark.column,
            event.end_mark.line,
            event.end_mark.column,
        )
        for event in events
    ]


def test_a_text_says_the_same_when_it_is_remembered(read):
    """Every event with its positions; PyYAML goes through the text once."""
    text = (ROOT / "rubrics" / "permenpanrb-90-2021" / "rubric.yaml").read_text("utf-8")
    first, second = (_said(read.parse(text, Loader=yaml.SafeLoader)) for _ in range(2))

    assert first == second == _said(_events(text, yaml.SafeLoader))
    assert len(first) > 1000
    assert len(read.times) == 1


@pytest.mark.parametrize(
    ("text", "taken"),
    [("a: [1, 2\n" * LEAST, None), ("a: 1\n" * LEAST, 3), ("a: 1\n", None)],
    ids=["broken", "left", "short"],
)
def test_what_is_broken_left_or_short_is_read_again(read, text, taken):
    """A text with a fault, one of which a reader took a part only, one not worth it."""
    for _ in range(2):
        events = read.parse(text, Loader=yaml.SafeLoader)
        if "[" in text:
            with pytest.raises(yaml.YAMLError):
                list(events)
        elif taken:
            assert len([next(events) for _ in range(taken)]) == taken
        else:
            assert len(list(events)) == 8
    assert len(read.times) == 2


def test_files_are_handed_out_whole_and_the_long_ones_first():
    """Tests of one file stay together, those of a group across files; what waits is not left for the end."""
    scheduler = object.__new__(WholeFiles)
    scopes = [
        scheduler._split_scope(nodeid)
        for nodeid in ("a/test_x.py::test_y[z::@1]", "a/test_x.py::test_z", "b/test_w.py::test_v@serve")
    ]
    assert scopes == ["a/test_x.py", "a/test_x.py", "serve"]

    marks = {"a": [], "b": ["slow"], "c": ["browser"]}
    items = [
        SimpleNamespace(path=Path(name[0]), get_closest_marker=marks[name[0]].__contains__, name=name)
        for name in ("a1", "b1", "a2", "c1", "b2")
    ]
    long_first(items)
    assert [item.name for item in items] == ["b1", "c1", "b2", "a1", "a2"]
