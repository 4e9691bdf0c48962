"""How a rubric may write a text, a number, a day or a flag; pydantic obeys it wherever it reads one.

pydantic asks these markers for their rules when it first sees them; nothing here imports it before.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Literal

from zitool.core.exact import parse_exact, plain
from zitool.core.record import Record
from zitool.core.record import about as _about
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_WHOLE = r"0|[1-9][0-9]{0,5}"
_FLAGS = {"true": True, "false": False}


class _Text(NamedTuple):
    """Text of `least` to `most` characters that matches `pattern`."""

    pattern: str | None = None
    least: int | None = None
    most: int | None = None

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema  # noqa: PLC0415 - pydantic is here already, or never needed

        return core_schema.str_schema(
            pattern=self.pattern, min_length=self.least, max_length=self.most, strict=True
        )


class _Written(NamedTuple):
    """Text that `read` turns into a value, shown to editors as `schema`; `write` turns it back."""

    read: Callable[[Any], Any]
    write: Callable[[Any], Any]
    schema: tuple[tuple[str, str], ...]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema  # noqa: PLC0415

        return core_schema.no_info_plain_validator_function(
            self.read,
            serialization=core_schema.plain_serializer_function_ser_schema(self.write, when_used="json"),
        )

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.schema)


def _exact(given: object) -> object:
    return given if isinstance(given, Fraction) else parse_exact(given if isinstance(given, str) else "")


def _whole(given: object) -> object:
    from pydantic_core import PydanticCustomError  # noqa: PLC0415

    if isinstance(given, int) and not isinstance(given, bool):
        return given
    if isinstance(given, str) and re.fullmatch(_WHOLE, given):
        return int(given)
    raise PydanticCustomError("int_type", "a whole number")


def _day(given: object) -> object:
    from pydantic_core import PydanticCustomError  # noqa: PLC0415

    if isinstance(given, date):
        return given
    try:
        # Only this form: pydantic alone would also take seconds since 1970, Python also 20211231.
        if isinstance(given, str) and re.fullmatch(_DAY, given):
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise PydanticCustomError("date_type", "a day is written as YYYY-MM-DD")


def _flag(given: object) -> object:
    from pydantic_core import PydanticCustomError  # noqa: PLC0415

    # Only these: pydantic alone would also take yes, on, y, t and 1, and `with_ids` would not.
    if isinstance(given, bool):
        return given
    if not isinstance(given, str) or given not in _FLAGS:
        raise PydanticCustomError("bool_type", "true or false")
    return _FLAGS[given]


Exact = Annotated[
    Fraction,
    _Written(_exact, plain, (("type", "string"), ("pattern", r"^-?[0-9]{1,12}(\.[0-9]{1,10})?$"))),
]
"""A number written as quoted text, e.g. ``"0.67"``, and held as a `Fraction`."""
Whole = Annotated[int, _Written(_whole, int, (("type", "integer"),))]
"""A whole number from 0 to 999999, written as it is."""
Day = Annotated[date, _Written(_day, str, (("type", "string"), ("format", "date")))]
"""A day written as quoted text: ``"2021-12-31"``."""
Flag = Annotated[bool, _Written(_flag, bool, (("type", "boolean"),))]
"""``true`` or ``false`` and nothing else."""
Slug = Annotated[str, _Text(r"^[a-z0-9]+(-[a-z0-9]+)*$", None, 60)]
"""A name for machines, in lower case."""
FactId = Annotated[str, _Text(r"^[a-z0-9]+(_[a-z0-9]+)*$", None, 60)]
"""The name of a fact, as a file of facts writes it: ``opini_bpk``."""
MonthDay = Annotated[str, _Text(r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
"""A day of every year: ``05-31``."""
Code = Annotated[str, _Text(r"^[A-Za-z0-9]+(-[a-z0-9]+)*$", None, 20)]
"""One step of an id, as the regulation numbers it."""
Line = Annotated[str, _Text(None, 1, 400)]
"""One line for people."""
Page = Annotated[str, _Text(r"^[0-9]{1,4}(-[0-9]{1,4})?$")]
"""A page or a span of pages of the official text."""
Version = Annotated[str, _Text(r"^[0-9]+\.[0-9]+\.[0-9]+$")]
"""Major.minor.patch of a rubric."""


Certainty = Literal["law", "reading", "forms", "practice", "unverified"]


class Reference(Record):
    """Where a figure stands."""

    provision: Line = _about("Lampiran, bab, huruf, angka, pasal atau tabel")
    page: Page | None = _about("halaman naskah resmi", default=None)
    certainty: Certainty = _about(
        "law: dibaca dalam naskah; reading: bacaan kami atas naskah; forms: sama pada beberapa formulir; "
        "practice: kebiasaan, tidak tertulis; unverified: tanpa sumber",
        default="law",
    )
    instrument: Line | None = _about("diisi zitool: peraturan asal bagian yang diwarisi", default=None)
    note: Line | None = _about("hal yang perlu diketahui tentang sumber ini", default=None)
