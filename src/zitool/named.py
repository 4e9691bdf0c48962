"""Tuples with named fields that cost next to nothing to declare.

`typing.NamedTuple` compiles every annotation and a constructor for each class, a millisecond for four of them
at every start (docs/decisions/0008). Here annotations stay the texts that they are, and one constructor is
compiled for all classes of as many fields, which then only takes the names of theirs; all else is what named
tuples do.
"""

from __future__ import annotations

__all__ = ["NamedTuple"]

TYPE_CHECKING = False  # what type checkers know it by: typing itself takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import CodeType
    from typing import Any, NamedTuple
else:
    from collections import _tuplegetter
    from functools import cache
    from types import FunctionType

    _NEW = {"_new": tuple.__new__, "__builtins__": {}}

    @cache
    def _constructor(count: int) -> CodeType:
        """Return what makes a tuple of so many values: compiled once, whatever a class calls them."""
        values = "".join(f"value_{at}, " for at in range(count))
        return eval(f"lambda _cls, {values}: _new(_cls, ({values}))", {}).__code__  # noqa: S307 - ours

    @cache
    def _getter(at: int) -> object:
        """Return what gets the value at a place of any tuple."""
        return _tuplegetter(at, None)

    class _Named(tuple):
        """What the classes have in common."""

        __slots__ = ()
        _fields: tuple[str, ...] = ()
        _field_defaults: Mapping[str, Any] = {}

        @classmethod
        def _make(cls, values: Iterable[object]) -> _Named:
            return cls(*values)

        def _replace(self, **changed: object) -> _Named:
            return type(self)(**(self._asdict() | changed))

        __replace__ = _replace

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            told = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({told})"

        def __getnewargs__(self) -> tuple[object, ...]:
            """Travel between processes as values in their order."""
            return tuple(self)

    class _Declared(type):
        """Turns the body of a class into a tuple class; what it makes is no instance of it."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return type.__new__(cls, name, bases, body)
            if len(bases) > 1:
                raise TypeError(f"{name}: what has other bases, too, is a `typing.NamedTuple`")
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: fields with a default come last")
            code = _constructor(len(fields)).replace(
                co_varnames=("_cls", *fields),
                co_name="__new__",
                co_qualname=f"{body['__qualname__']}.__new__",
            )
            told = {
                "__slots__": (),
                "_fields": fields,
                "_field_defaults": defaults,
                "__match_args__": fields,
                "__new__": FunctionType(code, _NEW, "__new__", tuple(defaults.values())),
            }
            getters = {field: _getter(at) for at, field in enumerate(fields)}
            return type(name, (_Named,), {**told, **body, **getters})

    class NamedTuple(metaclass=_Declared):
        """What a class of values named in its body is declared as."""
