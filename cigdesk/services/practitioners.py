"""Practitioners and their usual week, as the settings show and change them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from cigdesk.domain.errors import MovedOn, Refused
from cigdesk.domain.people import (
    COLOURS,
    Practitioner,
    PractitionerValues,
    Stretch,
    Week,
    WorkingHours,
    check_practitioner,
    check_week,
)
from cigdesk.domain.rights import Right
from cigdesk.domain.values import by_field, read_values
from cigdesk.french import NBSP, plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.people import PractitionerLine, PractitionerUses
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound, write_changes

_EDIT = Right.MANAGE_PEOPLE


@dataclass(frozen=True)
class PractitionerSheet:
    """Everything on the panel of one practitioner."""

    id: UUID
    values: PractitionerValues
    active: bool
    week: dict[int, tuple[Stretch, ...]]
    """Stretches of each weekday worked, in order."""
    uses: PractitionerUses


class PractitionerService:
    """Reading and changing practitioners."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listing(self) -> list[PractitionerLine]:
        """All of them, the active ones first, by name."""
        with self._context.reading() as uow:
            return uow.people.practitioners()

    def sheet(self, practitioner_id: UUID) -> PractitionerSheet:
        """Everything about one of them; raises `NotFound`."""
        with self._context.reading() as uow:
            record = uow.get(Practitioner, practitioner_id)
            return PractitionerSheet(
                practitioner_id,
                read_values(record, PractitionerValues),
                record.active,
                _week_of(record),
                uow.people.practitioner_uses(practitioner_id, self._context.now()),
            )

    def free_colour(self) -> str:
        """The colour that the fewest active practitioners have, to tell a new one apart."""
        return free_colour(self.listing())

    def create(self, values: PractitionerValues, week: Week | None = None) -> Change:
        """Keep a new practitioner, with their week when it is known; raises `InvalidInput` by field."""
        require_sound(check_practitioner(values) | check_week(week or {}))
        kept = values.tidied()
        record = Practitioner(id=new_id(), **by_field(kept))
        record.hours.extend(_hours(record.id, week or {}))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.add(record)
            return (record.id,)

        return self._context.change(_EDIT, work, f"{kept.name} dans les intervenants")

    def edit(self, practitioner_id: UUID, before: PractitionerValues, after: PractitionerValues) -> Change:
        """Write the fields that differ; raises `InvalidInput` by field, `MovedOn` for one written since."""
        require_sound(check_practitioner(after))
        kept = after.tidied()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            write_changes(uow.get(Practitioner, practitioner_id), before, kept)
            return (practitioner_id,)

        return self._context.change(_EDIT, work, f"Fiche de {kept.name} modifiée")

    def set_week(self, practitioner_id: UUID, before: Week, after: Week) -> Change:
        """Write the days that differ; raises `InvalidInput` by day, `MovedOn` for a day written since."""
        require_sound(check_week(after))
        with self._context.reading() as uow:
            name = uow.get(Practitioner, practitioner_id).name

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Practitioner, practitioner_id)
            for day in range(7):
                _write_day(record, day, _sorted(before, day), _sorted(after, day))
            return (practitioner_id,)

        return self._context.change(_EDIT, work, f"Horaires de {name} modifiés")

    def set_active(self, practitioner_id: UUID, *, active: bool) -> Change:
        """Take somebody out of the agendas to come, or back in; the past stays."""
        with self._context.reading() as uow:
            name = uow.get(Practitioner, practitioner_id).name
            uses = uow.people.practitioner_uses(practitioner_id, self._context.now())

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.get(Practitioner, practitioner_id).active = active
            return (practitioner_id,)

        planned = uses.upcoming if not active else 0
        detail = f"{plural(planned, 'rendez-vous')} à venir restent à reprendre" if planned else ""
        return self._context.change(
            _EDIT, work, f"{name} {'réactivé' if active else 'désactivé'} dans les agendas", detail
        )

    def delete(self, practitioner_id: UUID) -> Change:
        """Remove somebody written by mistake; raises `Refused`, saying what refers to them."""
        with self._context.reading() as uow:
            name = uow.get(Practitioner, practitioner_id).name

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uses = uow.people.practitioner_uses(practitioner_id, self._context.now())
            if reason := deletion_refusal(uses):
                raise Refused(reason)
            uow.remove(uow.get(Practitioner, practitioner_id))
            return (practitioner_id,)

        return self._context.change(_EDIT, work, f"{name} retiré des intervenants")


def free_colour(lines: Iterable[PractitionerLine]) -> str:
    """The colour that the fewest active ones have; the first of them in the order of the theme."""
    taken = [line.colour for line in lines if line.active]
    return min(COLOURS, key=taken.count)


def deletion_refusal(uses: PractitionerUses) -> str:
    """Why a practitioner is not deleted, and what to do instead; "" when nothing refers to them."""
    counted = [
        plural(count, noun)
        for count, noun in (
            (uses.appointments, "rendez-vous"),
            (uses.permanences, "permanence"),
            (uses.absences, "absence"),
        )
        if count
    ]
    if uses.person:
        counted.append(f"le compte de {uses.person}")
    if not counted:
        return ""
    listed = " et ".join([", ".join(counted[:-1]), counted[-1]] if len(counted) > 1 else counted)
    return f"{listed} s’appuient sur cette fiche{NBSP}: désactivez-la, elle garde son passé."


def _hours(practitioner_id: UUID, week: Week) -> list[WorkingHours]:
    return [
        WorkingHours(id=new_id(), practitioner_id=practitioner_id, weekday=day, start=start, end=end)
        for day, stretches in week.items()
        for start, end in sorted(stretches)
    ]


def _week_of(record: Practitioner) -> dict[int, tuple[Stretch, ...]]:
    found: defaultdict[int, list[Stretch]] = defaultdict(list)
    for each in record.hours:
        found[each.weekday].append((each.start, each.end))
    return {day: tuple(sorted(found[day])) for day in sorted(found)}


def _sorted(week: Week, day: int) -> tuple[Stretch, ...]:
    return tuple(sorted(week.get(day, ())))


def _write_day(
    record: Practitioner, day: int, before: tuple[Stretch, ...], after: tuple[Stretch, ...]
) -> None:
    if before == after:
        return
    if _week_of(record).get(day, ()) != before:
        raise MovedOn("Ces horaires viennent d’être modifiés ailleurs. Rouvrez la fiche pour continuer.")
    record.hours[:] = [each for each in record.hours if each.weekday != day]
    record.hours.extend(_hours(record.id, {day: after}))
