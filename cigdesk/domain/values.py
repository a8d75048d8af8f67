"""What the values of every editable record have in common: read, written, and checked field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field, fields
from typing import Any, ClassVar, Protocol, TypeVar


class HasFields(Protocol):
    """A dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


Values = TypeVar("Values", bound=HasFields)

Check = Callable[[Any], str]
"""Gives the French sentence of what is wrong with the value of one field, "" when nothing is."""


def read_values(record: object, kind: type[Values]) -> Values:
    """What is kept of a record, as values to edit: each field of `kind` has the name of the record's."""
    return kind(**{each.name: getattr(record, each.name) for each in fields(kind)})


def write_values(record: object, values: HasFields) -> None:
    """Put the values on the record."""
    for name, value in by_field(values).items():
        setattr(record, name, value)


def by_field(values: HasFields) -> dict[str, Any]:
    """The values by the names of their fields, none of them copied."""
    return {each.name: getattr(values, each.name) for each in fields(values)}


def first_faults(values: object, checks: Mapping[str, Sequence[Check]]) -> dict[str, str]:
    """The first thing that is wrong with each field, for those where something is."""
    found = {name: _first_fault(getattr(values, name), each) for name, each in checks.items()}
    return only_faults(found)


def _first_fault(value: object, checks: Sequence[Check]) -> str:
    return next(filter(None, (check(value) for check in checks)), "")


def only_faults(found: Mapping[str, str]) -> dict[str, str]:
    """The fields that have a fault."""
    return {name: fault for name, fault in found.items() if fault}


def required(missing: str) -> Check:
    """A text must hold something; `missing` says what."""
    return lambda text: "" if text.strip() else missing
