"""The memberships by which social workers come to an authority, noted where no order of the store says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.appointment import Appointment
from cigdesk.domain.authority import Subscription
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.people import Function
from cigdesk.domain.session import SessionSeats
from cigdesk.domain.support_allowance import Cover, covering
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import new_id

_USUAL: Final = {Function.SOCIAL_WORKER: "SST-40", Function.CESF: "CESF-80"}
"""What an authority has had for long, by who comes."""


def lacking_covers(
    uow: UnitOfWork, planned: Iterable[Appointment], functions: Mapping[UUID, Function], zone: ZoneInfo
) -> Iterator[Subscription]:
    """What the authorities of these appointments must have for their social workers to come, year by year."""
    known = _Known(uow)
    seats = _seats(uow)
    for each in planned:
        function, day = functions[each.practitioner_id], day_of(each.start, zone)
        if function not in _USUAL:
            continue
        for authority_id in dict.fromkeys([each.authority_id, *seats.get(each.id, ())]):
            if (
                authority_id is not None
                and covering(known.covers(authority_id, day), function, each.mode) is None
            ):
                yield known.note(authority_id, _USUAL[function], day.year)


def _seats(uow: UnitOfWork) -> Mapping[UUID, list[UUID]]:
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for each in uow.find(SessionSeats):
        found[each.appointment_id].append(each.authority_id)
    return found


class _Known:
    """What each authority has, ordered or noted."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._orders: defaultdict[UUID, list[Engagement]] = defaultdict(list)
        self._noted: defaultdict[tuple[UUID, int], list[Cover]] = defaultdict(list)
        for order in uow.find(Engagement):
            self._orders[order.authority_id].append(order)
        for noted in uow.find(Subscription):
            self._noted[noted.authority_id, noted.year].append(Cover(noted.offer))

    def covers(self, authority_id: UUID, day: date) -> list[Cover]:
        """What may bear a social worker's time there on that day."""
        orders = (each for each in self._orders[authority_id] if each.start <= day <= each.end)
        return [*(Cover(each.offer, each.id) for each in orders), *self._noted[authority_id, day.year]]

    def note(self, authority_id: UUID, offer: str, year: int) -> Subscription:
        """That it has the offer in that year."""
        self._noted[authority_id, year].append(Cover(offer))
        return Subscription(id=new_id(), authority_id=authority_id, offer=offer, year=year)
