"""Tuples with named fields: those of the standard library, but for what declaring them costs."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import NamedTuple as Model

import pytest

from zitool.named import NamedTuple


class Ours(NamedTuple):
    """A point."""

    across: int
    down: int = 2
    name: str = "x"

    @property
    def sum(self) -> int:
        """Both."""
        return self.across + self.down


class Theirs(Model):
    """The same, as the standard library declares it."""

    across: int
    down: int = 2
    name: str = "x"


@pytest.mark.parametrize(
    ("given", "named"),
    [((1,), {}), ((1, 5), {}), ((1,), {"name": "y"}), ((), {"across": 3, "down": 4, "name": "z"})],
)
def test_values_are_taken_and_told_as_by_the_standard_library(given, named):
    """In order or by name, with defaults; equal to plain tuples, hashed, unpacked and replaced like them."""
    ours, theirs = Ours(*given, **named), Theirs(*given, **named)
    assert ours == tuple(theirs)
    assert hash(ours) == hash(theirs)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert (ours.across, ours.down, ours.name) == (theirs.across, theirs.down, theirs.name)
    assert ours._asdict() == theirs._asdict()
    assert ours._replace(down=9) == theirs._replace(down=9)
    assert Ours._make(theirs) == ours
    assert ours.sum == theirs.across + theirs.down


def test_it_is_what_it_says():
    """A class of tuples with fields, defaults, documentation and annotations, that holds nothing else."""
    for name in ("_fields", "_field_defaults", "__match_args__"):
        assert getattr(Ours, name) == getattr(Theirs, name)
    assert (Ours.__doc__, Ours.__module__, Ours.__qualname__) == ("A point.", __name__, "Ours")
    assert list(Ours.__annotations__) == ["across", "down", "name"]
    with pytest.raises(AttributeError):
        Ours(1).further = 1
    with pytest.raises(AttributeError):
        Ours(1).across = 1
    match Ours(1, 7):
        case Ours(across, down=down):
            assert (across, down) == (1, 7)


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), ((1, 2, "x", 4), {}), ((1,), {"further": 1}), ((1,), {"across": 1})]
)
def test_wrong_values_are_refused(given, named):
    """Too few, too many, unknown ones, or one given twice; each time, not only the first."""
    for _ in range(2):
        with pytest.raises(TypeError):
            Ours(*given, **named)
    with pytest.raises(TypeError):
        Ours(1)._replace(further=1)


def test_classes_of_as_many_fields_keep_their_own_names():
    """Their constructors are of one making, and each knows the names and defaults of its class alone."""

    class Many(NamedTuple):
        first: int
        second: int = 2

    class Others(NamedTuple):
        left: int
        right: str = "r"

    assert [Many(at, second=at) if at % 2 else Many(at) for at in range(100)] == [
        (at, at if at % 2 else 2) for at in range(100)
    ]
    assert Others(right="x", left=1) == (1, "x")
    assert Others(1) == (1, "r")
    for kind, wrong in ((Many, {"left": 1}), (Others, {"first": 1}), (Many, {"first": 1, "right": 2})):
        with pytest.raises(TypeError, match=rf"{kind.__qualname__}\.__new__\(\)"):
            kind(**wrong)


def test_a_class_may_have_any_number_of_fields():
    """None at all, and more than anybody would write."""

    class Bare(NamedTuple):
        pass

    names = [f"field_{at}" for at in range(60)]
    wide = type(NamedTuple)(
        "Wide", (NamedTuple,), {"__annotations__": dict.fromkeys(names, "int"), "__qualname__": "Wide"}
    )
    assert (Bare(), repr(Bare())) == ((), "Bare()")
    assert wide(*range(60)).field_59 == 59


def test_a_field_without_default_cannot_follow_one_with():
    """It is refused where it is declared."""
    with pytest.raises(TypeError, match="default come last"):

        class Wrong(NamedTuple):
            first: int = 1
            second: int


def test_they_travel_between_processes():
    """Also where the other process has made none of its class yet."""
    sent = pickle.dumps(Ours(1, 2, "ok"))
    assert pickle.loads(sent) == Ours(1, 2, "ok")
    from zitool.findings import finding

    code = "import pickle, sys; print(pickle.load(sys.stdin.buffer).code)"
    sent = pickle.dumps(finding("F001", file="x"))
    done = subprocess.run([sys.executable, "-c", code], input=sent, capture_output=True, check=True)
    assert done.stdout.split() == [b"F001"]
