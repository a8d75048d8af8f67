"""Changing what belongs to a day that is not closed: one door, for writing and for taking back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol
from uuid import UUID

from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.inspection import (
    Inspection,
    InspectionSite,
    InspectionValues,
    Point,
    check_draft,
    points_of,
)
from cigdesk.domain.observation import Observation, ObservationValues
from cigdesk.domain.place import Site
from cigdesk.domain.rights import Right
from cigdesk.domain.values import read_values
from cigdesk.ports import UnitOfWork
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id


class Placed(Protocol):
    """What stands at a place among others."""

    position: int


def change_draft(
    context: Context, inspection_id: UUID, write: Callable[[UnitOfWork, Inspection], UUID], label: str
) -> Change:
    """Write something of a draft and give the change; `write` gives the record concerned.

    Raises `Refused` for a day that is closed, also when the change is taken back later.
    """

    def work(uow: UnitOfWork) -> tuple[UUID, ...]:
        inspection = uow.get(Inspection, inspection_id)
        check_draft(inspection.state)
        return (write(uow, inspection),)

    def still_a_draft(uow: UnitOfWork) -> None:
        for inspection in uow.find(Inspection, id=inspection_id):
            check_draft(inspection.state)

    return context.change(Right.INSPECT, work, label, still_allowed=still_a_draft)


def in_order(uow: UnitOfWork, inspection_id: UUID) -> list[Observation]:
    """The observations of a day, as the report gives them."""
    found = uow.find(Observation, inspection_id=inspection_id)
    return sorted(found, key=lambda each: (each.position, each.id))


def next_position(placed: Iterable[Placed]) -> int:
    """The place after the last."""
    return max((each.position for each in placed), default=0) + 1


def visits_of(uow: UnitOfWork, inspection_id: UUID) -> list[InspectionSite]:
    """What was visited that day, in its order."""
    return sorted(uow.find(InspectionSite, inspection_id=inspection_id), key=lambda each: each.position)


def visit_sites(uow: UnitOfWork, inspection: Inspection, site_ids: Iterable[UUID]) -> None:
    """Make these the sites of the day; raises `InvalidInput` for one of another authority.

    What was observed at a site that is no longer among them keeps it: the closing asks which it was.
    """
    wanted = list(dict.fromkeys(site_ids))
    if any(uow.get(Site, each).authority_id != inspection.authority_id for each in wanted):
        raise InvalidInput({"sites": "Ce lieu n’est pas de cette collectivité."})
    kept = {each.site_id: each for each in visits_of(uow, inspection.id)}
    for site_id, visit in kept.items():
        if site_id not in wanted:
            uow.remove(visit)
    for position, site_id in enumerate(wanted, start=1):
        if site_id in kept:
            kept[site_id].position = position
        else:
            uow.add(
                InspectionSite(id=new_id(), inspection_id=inspection.id, site_id=site_id, position=position)
            )


def points_in(uow: UnitOfWork, context: Context, inspection: Inspection) -> tuple[Point, ...]:
    """What is missing before the day can be closed."""
    observations = [(each.id, read_values(each, ObservationValues)) for each in in_order(uow, inspection.id)]
    site_ids = [each.site_id for each in visits_of(uow, inspection.id)]
    return points_of(read_values(inspection, InspectionValues), site_ids, observations, context.today())
