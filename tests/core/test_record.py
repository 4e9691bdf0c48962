"""Records: named fields, equal by them, never changed."""

import pickle
from copy import deepcopy
from dataclasses import FrozenInstanceError, asdict, replace
from typing import Any

import pytest

from zitool.core.law.rubric import Input, Scale
from zitool.core.law.text_types import Reference
from zitool.core.record import Record, record_of
from zitool.core.record import replace as replaced

GIVEN: dict[str, Any] = {"provision": "Lampiran", "page": "12"}


def test_a_record_has_what_was_given_and_the_defaults() -> None:
    """Fields that were not given have their default."""
    assert asdict(Reference(**GIVEN)) == {
        "provision": "Lampiran",
        "page": "12",
        "certainty": "law",
        "instrument": None,
        "note": None,
    }


def test_a_made_default_is_not_shared() -> None:
    """Two records without a dictionary of their own do not share one."""
    one, other = (Scale(kind="choice", label="A/B") for _ in range(2))
    assert one.options == other.options
    assert one.options is not other.options


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Reference lacks provision"),
        ({**GIVEN, "pages": "1", "chapter": "2"}, "Reference has no chapter, pages"),
    ],
)
def test_a_wrong_set_of_fields_is_refused(given: dict[str, Any], said: str) -> None:
    """A missing or unknown field is a TypeError that names it, however a record is made."""
    with pytest.raises(TypeError, match=said):
        Reference(**given)
    with pytest.raises(TypeError, match=said):
        record_of(Reference, given)


def test_a_record_of_a_mapping_is_the_same() -> None:
    """What is given by name or in a mapping makes equal records, and the mapping stays as it is."""
    given = dict(GIVEN)
    assert record_of(Reference, given) == Reference(**GIVEN)
    assert given == GIVEN


def test_records_are_equal_by_class_and_fields() -> None:
    """The order of writing does not matter, the class and every field do; equal records hash alike."""
    one = Reference(provision="x", page="1")
    assert one == Reference(page="1", provision="x")
    assert hash(one) == hash(Reference(page="1", provision="x"))
    assert one != Reference(provision="x", page="2")
    assert Input(code="1", statement="x") != Reference(provision="x")
    assert repr(one) == "Reference(provision='x', page='1', certainty='law', instrument=None, note=None)"


def test_a_record_never_changes() -> None:
    """No field can be set or deleted; `dataclasses.replace` makes another record."""
    one = Reference(**GIVEN)
    with pytest.raises(FrozenInstanceError):
        one.page = "13"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del one.page
    assert replace(one, page="13") == Reference(provision="Lampiran", page="13")
    assert one.page == "12"


def test_a_record_travels() -> None:
    """Between processes and as a deep copy it stays equal."""
    one = Reference(**GIVEN)
    assert pickle.loads(pickle.dumps(one)) == one
    assert deepcopy(one) == one


def test_replace_refuses_an_unknown_field() -> None:
    """A change of a field that is not there is a TypeError, as in every dataclass."""
    with pytest.raises(TypeError, match="Reference has no day"):
        replace(Reference(**GIVEN), day="x")  # type: ignore[call-arg]


class Pair(Record, kw_only=False):
    """Two values in order."""

    left: int
    right: int = 2


def test_values_in_order_fill_the_fields() -> None:
    """Where a class allows it, values go to the fields as they stand."""
    assert Pair(1) == Pair(left=1, right=2)
    assert Pair(1, 3) == Pair(1, right=3)


@pytest.mark.parametrize(
    ("values", "given", "said"),
    [
        ((1, 2, 3), {}, "Pair takes 2 values in order"),
        ((1,), {"left": 1}, "Pair is given left twice"),
        ((), {"right": 1}, "Pair lacks left"),
    ],
)
def test_wrong_values_in_order_are_refused(values: Any, given: dict[str, Any], said: str) -> None:
    """Too many values, or one that is given twice, is a TypeError."""
    with pytest.raises(TypeError, match=said):
        Pair(*values, **given)


def test_a_rubric_takes_no_values_in_order() -> None:
    """The classes of a rubric are made by names only."""
    with pytest.raises(TypeError, match="Reference takes 0 values in order"):
        Reference("x")  # type: ignore[misc]


def test_a_record_with_other_values_is_a_record_of_its_class() -> None:
    """The rest stays; a name that is no field is refused."""

    class Point(Record, kw_only=False):
        """Where."""

        across: int
        down: int = 2

    moved = replaced(Point(1), across=5)
    assert (moved, type(moved)) == (Point(5, 2), Point)
    with pytest.raises(TypeError, match="has no further"):
        replaced(moved, further=1)
