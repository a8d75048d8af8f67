"""Whether a membership still waits for a recruitment: nobody is received before, nothing is opened.

Sources: OFFERS.md (« Recruitment » blocks planning the work) and the memberships signed « sous réserve de
recrutement ».
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from cigdesk.domain.appointment import FOR_AN_AUTHORITY, AppointmentKind, AppointmentValues
from cigdesk.domain.authority import Authority
from cigdesk.domain.catalogue import Catalogue, PrerequisiteKind
from cigdesk.domain.eligibility import REMOTE_OFFER
from cigdesk.domain.engagement_offers import RECRUITED
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Practitioner
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork


def not_received_yet(uow: UnitOfWork, values: AppointmentValues, day: date) -> str:
    """Why nobody can be received on that day; "" when somebody can, or when nobody is received at all."""
    if values.authority_id is None or values.kind in FOR_AN_AUTHORITY:
        return ""
    remote = values.kind is AppointmentKind.REMOTE
    return _awaited(uow, values.practitioner_id, values.authority_id, (day,), remote=remote)


def not_opened_yet(
    uow: UnitOfWork, practitioner_id: UUID, authority_id: UUID | None, days: Collection[date]
) -> str:
    """Why they cannot hold a permanence for the authority on one of these days; "" when they can."""
    if authority_id is None:
        return ""
    return _awaited(uow, practitioner_id, authority_id, days, remote=False)


def recruitment_of(
    uow: UnitOfWork, catalogue: Catalogue | None, authority_id: UUID, offer: str, day: date
) -> bool:
    """Whether the offer waits for a recruitment under the authority's membership of that day."""
    known = catalogue.offers.get(offer) if catalogue else None
    if known is None or not any(each.kind is PrerequisiteKind.RECRUITMENT for each in known.prerequisites):
        return False
    kept = uow.find(Membership, authority_id=authority_id, convention=Convention(known.convention))
    return any(each.covers(day) and each.pending_recruitment for each in kept)


def not_recruited(offer: str) -> str:
    """Why nothing is planned on account of the offer."""
    return (
        f"{offer} est sous réserve de recrutement{NBSP}: rien ne se planifie avant. Retirez cette "
        "mention sur l’adhésion une fois le recrutement fait."
    )


def _awaited(
    uow: UnitOfWork, practitioner_id: UUID, authority_id: UUID, days: Collection[date], *, remote: bool
) -> str:
    convention = RECRUITED.get(uow.get(Practitioner, practitioner_id).function)
    if convention is None:
        return ""
    kept = uow.find(Membership, authority_id=authority_id, convention=convention)
    pending = [each for each in kept if each.pending_recruitment]
    waiting = (day for day in days if any(each.covers(day) for each in pending))
    if all(_otherwise_open(uow, authority_id, day, remote=remote) for day in waiting):
        return ""
    name = uow.get(Authority, authority_id).name
    return (
        f"L’adhésion de {name} à la convention «{NBSP}{convention.label}{NBSP}» est sous réserve de "
        "recrutement. Retirez cette mention sur son adhésion une fois le recrutement fait."
    )


def _otherwise_open(uow: UnitOfWork, authority_id: UUID, day: date, *, remote: bool) -> bool:
    """The hourly support of Martinique, or consultations at a distance of their own."""
    openings = uow.authorities.openings(authority_id, day)
    alone = remote and REMOTE_OFFER in openings.offers
    return alone or Convention.ACCOMPAGNEMENT_SOCIAL in openings.conventions
