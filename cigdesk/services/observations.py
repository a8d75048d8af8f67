"""The observations of a day: added, written field by field, moved, removed; each act can be taken back."""

from __future__ import annotations

from uuid import UUID

from cigdesk.domain.inspection import Inspection
from cigdesk.domain.observation import (
    Observation,
    ObservationPhoto,
    ObservationValues,
    check_observation,
    due_at_once,
)
from cigdesk.domain.observation_answer import ObservationAnswer
from cigdesk.domain.values import by_field
from cigdesk.ports import UnitOfWork
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import changed_fields, require_sound, write_changes
from cigdesk.services.inspection_drafts import change_draft, in_order, next_position, visits_of


class ObservationService:
    """Changes of observations; each raises `Refused` once the day is closed."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def add(self, inspection_id: UUID, values: ObservationValues | None = None) -> Change:
        """A new observation at the end, of the one site visited where there is but one."""

        def write(uow: UnitOfWork, inspection: Inspection) -> UUID:
            kept = (values or ObservationValues()).tidied()
            require_sound(check_observation(kept))
            made = Observation(
                id=new_id(),
                inspection_id=inspection_id,
                position=next_position(in_order(uow, inspection_id)),
                **by_field(kept),
            )
            visits = visits_of(uow, inspection_id)
            if made.site_id is None and len(visits) == 1:
                made.site_id = visits[0].site_id
            made.due = due_at_once(made.severity, made.due, inspection.day)
            uow.add(made)
            return made.id

        return change_draft(self._context, inspection_id, write, "Observation ajoutée")

    def edit(self, observation_id: UUID, before: ObservationValues, after: ObservationValues) -> Change:
        """Write the fields that differ; raises `InvalidInput` by field, `MovedOn` for one written since.

        A danger that has no date yet is due on the day of the visit.
        """
        kept = after.tidied()
        changed = changed_fields(before, kept)

        def write(uow: UnitOfWork, inspection: Inspection) -> UUID:
            faults = check_observation(kept)
            require_sound({name: fault for name, fault in faults.items() if name in changed})
            record = uow.get(Observation, observation_id)
            write_changes(record, before, kept)
            if "severity" in changed:
                record.due = due_at_once(record.severity, record.due, inspection.day)
            return observation_id

        return change_draft(self._context, self._owner(observation_id), write, "Observation modifiée")

    def move(self, observation_id: UUID, steps: int) -> Change:
        """Move an observation up (−1) or down (+1) in the report; at the ends it stays."""

        def write(uow: UnitOfWork, inspection: Inspection) -> UUID:
            placed = in_order(uow, inspection.id)
            record = uow.get(Observation, observation_id)
            place = placed.index(record)
            placed.insert(min(max(place + steps, 0), len(placed) - 1), placed.pop(place))
            for position, each in enumerate(placed, start=1):
                each.position = position
            return observation_id

        return change_draft(self._context, self._owner(observation_id), write, "Observation déplacée")

    def remove(self, observation_id: UUID) -> Change:
        """Remove an observation with its photos; taken back, they come back with it."""

        def write(uow: UnitOfWork, inspection: Inspection) -> UUID:
            remove_observation(uow, uow.get(Observation, observation_id))
            return inspection.id

        return change_draft(self._context, self._owner(observation_id), write, "Observation supprimée")

    def _owner(self, observation_id: UUID) -> UUID:
        with self._context.reading() as uow:
            return uow.get(Observation, observation_id).inspection_id


def remove_observation(uow: UnitOfWork, observation: Observation) -> None:
    """Within the transaction that removes it, or the whole day: its photos and answers go first."""
    for kind in (ObservationPhoto, ObservationAnswer):
        for each in uow.find(kind, observation_id=observation.id):
            uow.remove(each)
    uow.flush()
    uow.remove(observation)
    uow.flush()
