"""Any plain record, filled by its types: each of its texts is the same one, whatever the record is for."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

Text = str | Callable[[str], str]
"""The same text everywhere, or one for each field, as `Kind.field`."""
NUMBERS = {"start": 480, "end": 960, "width": 100, "height": 100, "year": 2026, "rank": 1}
"""Of fields whose numbers must fit each other."""
WORDS = {"family": "accent", "roles": "accent.solid", "words": "abeille"}
"""Of fields that hold a word of the program: never one that was typed."""
TWICE = {"heads", "words"}
"""Rows of a table have one cell less than its heads; the words of recovery stand in two columns."""
_PLAIN = {
    bool: False,
    int: 3,
    float: 3.0,
    Decimal: Decimal("12.50"),
    date: date(2026, 11, 12),
    datetime: datetime(2026, 11, 12, 9),  # noqa: DTZ001
    time: time(9),
    UUID: UUID(int=7),
    bytes: b"",
}


def filled(kind: Any, text: Text, name: str = "") -> Any:
    """A value of that type, with that text in each of its texts; raises `TypeError` for an unknown type."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind is str:
        return WORDS.get(name) or (text if isinstance(text, str) else text(name))
    if origin is typing.Literal:
        return arguments[0]
    if origin in (typing.Union, types.UnionType):
        return filled(next(each for each in arguments if each is not type(None)), text, name)
    if origin is tuple or kind is tuple:
        return _several(arguments, text, name)
    if origin in (list, Sequence, frozenset):
        return _each(arguments[0], text, name)
    if origin in (dict, Mapping):
        return {filled(arguments[0], text, name): filled(arguments[1], text, name)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if is_dataclass(kind):
        return _record(kind, text)
    if kind in _PLAIN:
        return NUMBERS.get(name, _PLAIN[kind]) if kind in (int, float) else _PLAIN[kind]
    raise TypeError(f"{name}: {kind}")


def _several(arguments: tuple[Any, ...], text: Text, name: str) -> tuple[Any, ...]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(_each(arguments[0], text, name))
    return tuple(filled(each, text, name) for each in arguments)


def _each(kind: Any, text: Text, name: str) -> list[Any]:
    """One, or one for each word of the first choice that it has: a line of each kind."""
    if not is_dataclass(kind):
        return [filled(kind, text, name)] * (2 if name in TWICE else 1)
    hints = typing.get_type_hints(kind)
    chosen = next((field for field in hints if _is_choice(hints[field])), None)
    if chosen is None:
        return [_record(kind, text)]
    return [_record(kind, text, {chosen: member}) for member in hints[chosen]]


def _is_choice(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _of(kind: type, text: Text) -> Text:
    """The text for the fields of that record."""
    if isinstance(text, str):
        return text
    return lambda name: text(name if "." in name else f"{kind.__name__}.{name}")


def _record(kind: Any, text: Text, given: Mapping[str, Any] | None = None) -> Any:
    hints = typing.get_type_hints(kind)
    values = {
        each.name: filled(hints[each.name], _of(kind, text), each.name) for each in fields(kind) if each.init
    }
    return kind(**(values | dict(given or {})))
