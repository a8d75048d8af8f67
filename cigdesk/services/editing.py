"""Writing what a person changed on a sheet, and nothing else: two people may edit two fields at once."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from cigdesk.domain.errors import InvalidInput, MovedOn
from cigdesk.domain.values import Values, only_faults


def changed_fields(before: Values, after: Values) -> tuple[str, ...]:
    """The names of the fields that differ."""
    return tuple(
        each.name for each in fields(before) if getattr(before, each.name) != getattr(after, each.name)
    )


def require_sound(faults: dict[str, str]) -> None:
    """Raise `InvalidInput` with the fields that have a fault, if any."""
    if found := only_faults(faults):
        raise InvalidInput(found)


def write_changes(record: Any, before: Values, after: Values) -> None:
    """Put the fields that differ on the record.

    Raises `MovedOn` when one of them is no longer as it was `before`: somebody else has written it.
    """
    for name in changed_fields(before, after):
        kept = getattr(record, name)
        if kept not in (getattr(before, name), getattr(after, name)):
            raise MovedOn("Cette fiche vient d’être modifiée ailleurs. Rouvrez-la pour continuer.")
        setattr(record, name, getattr(after, name))
