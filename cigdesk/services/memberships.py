"""Authorities in conventions: periods that never overlap, checked in the transaction that writes."""

from __future__ import annotations

from uuid import UUID

from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.membership import (
    Convention,
    Membership,
    MembershipState,
    MembershipValues,
    first_membership,
    membership_faults,
    overlap_fault,
    period,
    renewal_of,
)
from cigdesk.domain.rights import Right
from cigdesk.domain.values import by_field, write_values
from cigdesk.ports import UnitOfWork
from cigdesk.services.authorities import refuse_stale
from cigdesk.services.authority_sheet import catalogue_conventions
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.editing import require_sound

_EDIT = Right.MANAGE_MEMBERSHIPS


class MembershipService:
    """Recording, changing and taking away periods of membership."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def conventions(self) -> tuple[Convention, ...]:
        """Every convention, those that the centre's catalogue sells first."""
        with self._context.reading() as uow:
            own = catalogue_conventions(catalogue_on(uow, centre_of(uow), self._context.today()))
        return (*own, *(each for each in Convention if each not in own))

    def proposal(self, authority_id: UUID, convention: Convention) -> MembershipValues:
        """What the next period would be: the renewal of the last one, or this civil year."""
        today = self._context.today()
        with self._context.reading() as uow:
            kept = uow.find(Membership, authority_id=authority_id, convention=convention)
            last = max(kept, key=lambda each: each.start, default=None)
        return first_membership(convention, today) if last is None else renewal_of(last, today)

    def add(self, authority_id: UUID, values: MembershipValues) -> Change:
        """Record a period; raises `InvalidInput` by field, an overlap under `start`."""
        kept = _checked(values)
        membership = Membership(id=new_id(), authority_id=authority_id, **by_field(kept))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.get(Authority, authority_id)
            _refuse_overlap(uow, membership)
            uow.add(membership)
            return authority_id, membership.id

        said = "Adhésion enregistrée" if kept.state is MembershipState.SIGNED else "Adhésion proposée"
        return self._context.change(_EDIT, work, said, _detail(kept))

    def update(self, membership_id: UUID, rev: int, values: MembershipValues) -> Change:
        """Write a period again; raises `InvalidInput` by field, `MovedOn` when `rev` is no longer its own."""
        kept = _checked(values)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            membership = uow.get(Membership, membership_id)
            refuse_stale(membership, rev)
            write_values(membership, kept)
            _refuse_overlap(uow, membership)
            return membership.authority_id, membership_id

        return self._context.change(_EDIT, work, "Adhésion modifiée", _detail(kept))

    def remove(self, membership_id: UUID) -> Change:
        """Take a period away: one written by mistake (an end is a date or a denunciation)."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            membership = uow.get(Membership, membership_id)
            uow.remove(membership)
            return (membership.authority_id,)

        with self._context.reading() as uow:
            detail = uow.get(Membership, membership_id).convention.label
        return self._context.change(_EDIT, work, "Adhésion supprimée", detail)


def _checked(values: MembershipValues) -> MembershipValues:
    require_sound(membership_faults(values))
    return values.tidied()


def _refuse_overlap(uow: UnitOfWork, membership: Membership) -> None:
    kept = uow.find(Membership, authority_id=membership.authority_id, convention=membership.convention)
    if fault := overlap_fault(membership, kept):
        raise InvalidInput({"start": fault})


def _detail(values: MembershipValues) -> str:
    days = period(values.start, values.denounced_effect or values.end) if values.start else ""
    return f"{values.convention.short_label}, {days}"
