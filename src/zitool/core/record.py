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
    _required: ClassVar[frozenset[str]]
    _defaults: ClassVar[dict[str, Any]]
    _factories: ClassVar[dict[str, Any]]

    def __init_subclass__(cls, *, kw_only: bool = True) -> None:
        held = {
            name: vars(cls).get(name, MISSING)
            for name, kind in cls.__annotations__.items()
            if "ClassVar" not in str(kind)
        }
        made = {name: declared for name, declared in held.items() if isinstance(declared, Field)}
        plain = {name: default for name, default in held.items() if name not in made}
        defaults = plain | {name: declared.default for name, declared in made.items()}
        cls._defaults = {name: default for name, default in defaults.items() if default is not MISSING}
        cls._factories = {
            name: declared.default_factory
            for name, declared in made.items()
            if declared.default_factory is not MISSING
        }
        cls._names = tuple(held)
        cls._in_order = () if kw_only else cls._names
        cls._required = frozenset(held) - cls._defaults.keys() - cls._factories.keys()
        cls.__dataclass_fields__ = _Fields(kw_only=kw_only)

    def __init__(self, *values_in_order: object, **given: object) -> None:
        names = self._names
        if values_in_order:
            if len(values_in_order) > len(self._in_order):
                raise TypeError(f"{type(self).__name__} takes {len(self._in_order)} values in order")
            in_order = dict(zip(names, values_in_order, strict=False))
            if given and (twice := sorted(in_order.keys() & given.keys())):
                raise TypeError(f"{type(self).__name__} is given {', '.join(twice)} twice")
            given = in_order | given
        if not self._required <= given.keys():
            missing = sorted(self._required - given.keys())
            raise TypeError(f"{type(self).__name__} lacks {', '.join(missing)}")
        values = self.__dict__
        values.update(self._defaults)
        for name, make in self._factories.items():
            if name not in given:
                values[name] = make()
        values.update(given)
        if len(values) != len(names):
            unknown = sorted(values.keys() - set(names))
            raise TypeError(f"{type(self).__name__} has no {', '.join(unknown)}")

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


_Kind = TypeVar("_Kind", bound=Record)


def replace(record: _Kind, /, **changed: object) -> _Kind:
    """Return a record with other values; `dataclasses.replace` would first have to describe its class.

    Raises:
        TypeError: there is no such field.
    """
    return type(record)(**{**record.__dict__, **changed})
