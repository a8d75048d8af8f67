"""The practitioners of the list at the left: their order, who is chosen, what each has free."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cigdesk.french import plural
from cigdesk.ports.agenda import PractitionerRow
from cigdesk.services.agenda import AgendaSpan


@dataclass(frozen=True)
class Showing:
    """A practitioner of the list at the left, and what is free in the days shown."""

    practitioner: PractitionerRow
    free: str


def in_order(people: Sequence[PractitionerRow], own: UUID | None) -> tuple[PractitionerRow, ...]:
    """By name, but the person at the keyboard first."""
    return tuple(sorted(people, key=lambda each: each.id != own))


def still_chosen(chosen: Sequence[UUID], people: Sequence[PractitionerRow]) -> tuple[PractitionerRow, ...]:
    """Those of the chosen who are still there; the first of all when nobody is left."""
    return tuple(each for each in people if each.id in chosen) or tuple(people[:1])


def free_words(span: AgendaSpan, now: datetime) -> dict[UUID, str]:
    """« 3 libres », « complet » where permanences are still to come and nothing is free; by practitioner."""
    free: Counter[UUID] = Counter()
    coming = set()
    for each in span.permanences:
        if not each.row.cancelled and each.row.end > now:
            coming.add(each.row.practitioner_id)
            free[each.row.practitioner_id] += sum(slot.start >= now for slot in each.free)
    return {each: plural(free[each], "libre") if free[each] else "complet" for each in coming}
