"""Collective sessions: the seats of each authority, who came, and what one status does to the others.

Sources: DOMAIN.md « Appointment »; the cascades are those of RDV Service Public, which social workers know.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentStatus
from cigdesk.domain.errors import Refused
from cigdesk.french import NBSP, plural

MOST_SEATS = 500
"""Seats of a session, for one authority or for all."""

_GIVEN_UP = (AppointmentStatus.CANCELLED, AppointmentStatus.EXCUSED)
_HELD = (AppointmentStatus.DONE, AppointmentStatus.NO_SHOW)


@dataclass(eq=False, kw_only=True)
class SessionSeats:
    """The seats that an authority holds in a session: what is billed to it (GAPP-INTER, CODEV…)."""

    id: UUID
    rev: int = 1
    appointment_id: UUID
    authority_id: UUID
    seats: int
    engagement_id: UUID | None = None
    """What they use up of what the authority ordered."""
    came: int | None = None
    """How many came to an event of the Cercle, where nobody is named; None while nothing is said."""
    contact: str = ""
    """Who answered for the authority, as typed."""


@dataclass(eq=False, kw_only=True)
class Participation:
    """One person in a session, with a status of their own."""

    id: UUID
    rev: int = 1
    appointment_id: UUID
    agent_id: UUID
    authority_id: UUID
    """The employer, on whose seats the person sits."""
    status: AppointmentStatus = AppointmentStatus.PLANNED


def check_session(appointment: Appointment) -> None:
    """Raise `Refused` for what is no collective session."""
    if appointment.kind is not AppointmentKind.COLLECTIVE:
        raise Refused("Seule une séance collective a des places et des participants.")


def check_seats(seats: Mapping[UUID, int], capacity: int | None, seated: Mapping[UUID, int]) -> str:
    """What is wrong with the seats of each authority; `seated` tells how many people already sit on them."""
    if any(not 0 < count <= MOST_SEATS for count in seats.values()):
        return f"Une collectivité a de 1 à {MOST_SEATS}{NBSP}places."
    total = sum(seats.values())
    if capacity is not None and total > capacity:
        return f"La séance compte {plural(capacity, 'place')}, {plural(total, 'place')} sont données."
    if any(count > seats.get(authority, 0) for authority, count in seated.items()):
        return "Des personnes sont inscrites sur ces places\u00a0: désinscrivez-les d’abord."
    return ""


def check_capacity(capacity: int | None, given: int) -> str:
    """What is wrong with how many people a session can take, once `given` seats belong to authorities."""
    if capacity is None:
        return ""
    if not 0 < capacity <= MOST_SEATS:
        return f"Une séance a de 1 à {MOST_SEATS}{NBSP}places."
    if capacity < given:
        return f"{plural(given, 'place')} sont déjà données aux collectivités."
    return ""


def left(seats: Mapping[UUID, int], participations: Collection[Participation]) -> dict[UUID, int]:
    """The seats of each authority on which nobody sits; who gives up leaves the seat."""
    return {
        authority: count - sum(_sits(each) for each in participations if each.authority_id == authority)
        for authority, count in seats.items()
    }


def _sits(participation: Participation) -> bool:
    return participation.status not in _GIVEN_UP


def check_participant_status(status: AppointmentStatus, start: datetime, now: datetime) -> None:
    """Raise `Refused` for a status that a person cannot have yet: came or did not, before it has begun."""
    if status in _HELD and now < start:
        raise Refused(
            "La séance n’a pas encore commencé\u00a0: personne ne peut être noté présent ni absent."
        )


def spread(
    status: AppointmentStatus, participations: Collection[Participation]
) -> Mapping[UUID, AppointmentStatus]:
    """What the status of the session does to each person: those that change, with their new status.

    A session that was held counts those as come of whom nothing was said; one that is given up takes
    everybody along but who had given up before; one that is planned again starts from nothing.
    """
    if status in _HELD:
        concerned = [each for each in participations if each.status is AppointmentStatus.PLANNED]
    elif status in _GIVEN_UP:
        concerned = [each for each in participations if each.status is not AppointmentStatus.CANCELLED]
    else:
        concerned = [each for each in participations if each.status is not status]
    return {each.id: status for each in concerned if each.status is not status}


def gathered(
    current: AppointmentStatus, statuses: Collection[AppointmentStatus], *, past: bool
) -> AppointmentStatus:
    """What the people make of the session: held as soon as one has come.

    Where nobody has come, it is given up once it is past and something is said of everybody.
    """
    if AppointmentStatus.DONE in statuses:
        return AppointmentStatus.DONE
    if not statuses or current is AppointmentStatus.CANCELLED:
        return current
    if past and AppointmentStatus.PLANNED not in statuses:
        return AppointmentStatus.CANCELLED
    return AppointmentStatus.PLANNED
