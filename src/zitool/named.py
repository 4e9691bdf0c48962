"""Tuples with named fields that cost next to nothing to declare.

`typing.NamedTuple` compiles every annotation and a constructor for each class, a millisecond for four of them
at every start (docs/decisions/0008). Here annotations stay the texts that they are, and the constructor is
compiled when so many tuples of a class are made that it pays; all else is what named tuples do.
"""

from __future__ import annotations

from collections import namedtuple

__all__ = ["NamedTuple"]

TYPE_CHECKING = False  # what type checkers know it by: typing itself takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, NamedTuple
else:
    _MOST = 32
    _FEW = 6
    """Tuples of one class that are made without a constructor of its own, which costs as much to compile."""
    _NUMBERED = namedtuple("_NUMBERED", [f"at_{place}" for place in range(_MOST)])  # noqa: PYI024 - untyped
    _GETTERS = [vars(_NUMBERED)[name] for name in _NUMBERED._fields]
    """What gets the first, second ... value of any tuple."""

    class _Named(tuple):
        """What the classes have in common."""

        __slots__ = ()
        _fields: tuple[str, ...] = ()
        _field_defaults: Mapping[str, Any] = {}
        _left = _FEW

        def __new__(cls, *values: object, **named: object) -> _Named:  # noqa: PYI034 - see above
            """Return one of the first tuples of a class; values that do not fit its constructor refuses."""
            if not named and len(values) == len(cls._fields):
                return tuple.__new__(cls, values)
            if cls._left:
                cls._left -= 1
                rest = cls._fields[len(values) :]
                given = {**cls._field_defaults, **named} if rest else named
                if len(values) + len(rest) == len(cls._fields) and named.keys() <= set(rest) <= given.keys():
                    return tuple.__new__(cls, (*values, *[given[name] for name in rest]))
            names = ", ".join(cls._fields)  # of our own code: no more is evaluated than `collections` does
            new = f"lambda _cls, {names}: _new(_cls, ({names},))"
            make = eval(new, {"_new": tuple.__new__, "__builtins__": {}})  # noqa: S307
            make.__name__, make.__qualname__ = "__new__", f"{cls.__name__}.__new__"
            make.__defaults__ = tuple(cls._field_defaults.values())
            cls.__new__ = staticmethod(make)
            return cls(*values, **named)

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
            if tuple(defaults) != fields[len(fields) - len(defaults) :] or len(fields) > _MOST:
                raise TypeError(f"{name}: fields with a default come last, and there are at most {_MOST}")
            getters = dict(zip(fields, _GETTERS, strict=False))
            told = {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            return type(name, (_Named,), {"__slots__": (), **body, **getters, **told})

    class NamedTuple(metaclass=_Declared):
        """What a class of values named in its body is declared as."""
