"""Days on which the centre is closed: nothing is proposed, a booking has to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from cigdesk.domain.appointment import FIRST_YEAR, LAST_YEAR
from cigdesk.domain.identifiers import line_fault, tidy_name
from cigdesk.domain.values import only_faults

LONGEST_CLOSURE = timedelta(days=62)
"""Two months: longer is a mistake in a date."""


@dataclass(eq=False, kw_only=True)
class Closure:
    """Whole days of the centre's zone, the first and the last included."""

    id: UUID
    rev: int = 1
    start: date
    end: date
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class ClosureValues:
    """What a person writes of a closure."""

    start: date
    end: date
    label: str = ""

    def tidied(self) -> ClosureValues:
        """As it is kept."""
        return replace(self, label=tidy_name(self.label))


def check_closure(values: ClosureValues) -> dict[str, str]:
    """What keeps these values from being kept, by field."""
    return only_faults({"label": line_fault(values.label), **_days_faults(values)})


def _days_faults(values: ClosureValues) -> dict[str, str]:
    if not FIRST_YEAR <= values.start.year <= LAST_YEAR:
        return {"start": f"Date attendue entre {FIRST_YEAR} et {LAST_YEAR}."}
    if values.end < values.start:
        return {"end": "Le dernier jour suit le premier."}
    if values.end - values.start >= LONGEST_CLOSURE:
        return {"end": f"Une fermeture dure {LONGEST_CLOSURE.days}\u00a0jours au plus."}
    return {}
