"""Classes of named fields, equal by them, never changed, that cost next to nothing to declare."""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform


def about(description: str, least: int = 0, **default: Any) -> Any:  # noqa: ANN401 - as dataclasses.field
    """Return a field with the text that editors show for it and the least number of its entries."""
    told: dict[str, Any] = {"description": description} if description else {}
    if least:
        told["min_length"] = least
    return field(metadata=told, **default)


class _Fields:
    """The fields of a class as `dataclasses` describes them, worked out when somebody asks for them.

    Most classes are only made and read; what `dataclass` costs for each is paid where `replace` or pydantic
    needs it.
    """

    def __init__(self, *, kw_only: bool) -> None:
        self.kw_only = kw_only

    def __get__(self, _: object, cls: type) -> dict[str, Field[Any]]:
        dataclass(init=False, repr=False, eq=False, kw_only=self.kw_only)(cls)
        fields: dict[str, Field[Any]] = vars(cls)["__dataclass_fields__"]
        return fields


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(about, field))
class Record:
    """A frozen dataclass whose methods are written once, here.

    `dataclass` would generate and compile six methods for each class, which costs every start more than
    building a whole rubric does (docs/decisions/0008). To pydantic and `dataclasses.replace` the classes are
    the dataclasses they look like. With ``kw_only=False`` values may be given in the order of the fields.

    Raises:
        TypeError: a field without a default is missing, there is no such field, or it is given twice.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    """What pydantic is told about every class: a key that is not a field is a fault."""

    __dataclass_fields__: ClassVar[Any]
    _in_order: ClassVar[tuple[str, ...]]
    _names: ClassVar[tuple[str, ...]]
    _all: ClassVar[frozenset[str]]
    _required: ClassVar[frozenset[str]]
    _defaults: ClassVar[dict[str, Any]]
    _factories: ClassVar[dict[str, Any]]

    def __init_subclass__(cls, *, kw_only: bool = True) -> None:
        body, names = vars(cls), []
        cls._defaults, cls._factories = {}, {}
        for name, kind in cls.__annotations__.items():
            if "ClassVar" in str(kind):
                continue
            names.append(name)
            default = body.get(name, MISSING)
            if isinstance(default, Field):
                if default.default_factory is not MISSING:
                    cls._factories[name] = default.default_factory
                default = default.default
            if default is not MISSING:
                cls._defaults[name] = default
        cls._names = tuple(names)
        cls._in_order = () if kw_only else cls._names
        cls._all = frozenset(names)
        cls._required = cls._all - cls._defaults.keys() - cls._factories.keys()
        cls.__dataclass_fields__ = _Fields(kw_only=kw_only)

    def __init__(self, *values_in_order: object, **given: object) -> None:
        if values_in_order:
            if len(values_in_order) > len(self._in_order):
                raise TypeError(f"{type(self).__name__} takes {len(self._in_order)} values in order")
            in_order = dict(zip(self._names, values_in_order, strict=False))
            if given and (twice := sorted(in_order.keys() & given.keys())):
                raise TypeError(f"{type(self).__name__} is given {', '.join(twice)} twice")
            given = in_order | given
        _fill(type(self), self.__dict__, given)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__[name] for name in self._names))

    def __repr__(self) -> str:
        written = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self._names)
        return f"{type(self).__name__}({written})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")


def _fill(cls: type[Record], values: dict[str, Any], given: dict[str, Any]) -> None:
    """Enter the fields of a record: those given, and what the others are by default."""
    if given.keys() == cls._all:
        values.update(given)
        return
    if not cls._required <= given.keys():
        missing = sorted(cls._required - given.keys())
        raise TypeError(f"{cls.__name__} lacks {', '.join(missing)}")
    values.update(cls._defaults)
    for name, make in cls._factories.items():
        if name not in given:
            values[name] = make()
    values.update(given)
    if len(values) != len(cls._names):
        unknown = sorted(values.keys() - set(cls._names))
        raise TypeError(f"{cls.__name__} has no {', '.join(unknown)}")


_Kind = TypeVar("_Kind", bound=Record)


def record_of(kind: type[_Kind], given: dict[str, Any]) -> _Kind:
    """Return a record of a class from its fields by name, for half of what it costs to call the class.

    Raises:
        TypeError: a field without a default is missing, or there is no such field.
    """
    made = kind.__new__(kind)
    _fill(kind, made.__dict__, given)
    return made


def replace(record: _Kind, /, **changed: object) -> _Kind:
    """Return a record with other values; `dataclasses.replace` would first have to describe its class.

    Raises:
        TypeError: there is no such field.
    """
    return record_of(type(record), {**record.__dict__, **changed})
