"""Values of the domain in the texts of the journal, and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Enum, Time
from sqlalchemy import Date as DateColumn
from sqlalchemy import Uuid as UuidColumn

from db.types import Cents, Exact, Instant, Lines, WordList


def pack(value: Any) -> str:
    """A value, or a record's values by name, as JSON."""
    return json.dumps(value, default=_plain, ensure_ascii=False, sort_keys=True)


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    raise TypeError(f"the journal cannot keep a {type(value).__name__}")


_FROM_TEXT: dict[type[Any], Callable[[Any], Any]] = {
    UuidColumn: UUID,
    DateColumn: date.fromisoformat,
    Time: time.fromisoformat,
    Instant: datetime.fromisoformat,
    Cents: Decimal,
    Exact: Decimal,
    Lines: tuple,
}


def unpack(column: Column[Any], value: Any) -> Any:
    """What JSON gave of that column, in the type of the domain."""
    if value is None:
        return None
    if isinstance(column.type, Enum):
        kind = column.type.enum_class
        return kind(value) if kind is not None and issubclass(kind, StrEnum) else value
    if isinstance(column.type, WordList):
        return column.type.members(value)
    read = _FROM_TEXT.get(type(column.type))
    return value if read is None else read(value)
