"""Renewing memberships: a new period after the other, never a moved end; one by one, or all that are due."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from cigdesk.domain.errors import Refused
from cigdesk.domain.membership import Membership, renewal_of
from cigdesk.domain.membership_life import MembershipAct, due_for_renewal, require_act
from cigdesk.domain.rights import Right
from cigdesk.domain.values import by_field
from cigdesk.french import plural
from cigdesk.ports import UnitOfWork
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.membership_listing import due_rows
from cigdesk.services.membership_rules import no_overlap_of, periods_beside, refuse_overlap, said
from cigdesk.services.membership_terms import carry_terms, last_terms

_EDIT = Right.MANAGE_MEMBERSHIPS


class MembershipRenewals:
    """Tacit ones go on signed; the others are proposed again."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def due(self) -> tuple[UUID, ...]:
        """The tacit memberships whose notice is over, without a next period."""
        today = self._context.today()
        with self._context.reading() as uow:
            rows = uow.memberships.rows("", today.year)
        found = due_rows(rows, today)
        return tuple(row.id for row in rows if row.id in found)

    def renew(self, membership_id: UUID) -> Change:
        """Write the next period, as long, with the same options at its own prices.

        Raises `Refused` when nothing follows: without end, denounced, followed already, or still within the
        notice of a tacit one. The ids of the change are those of the authority, then of the new period.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            membership = uow.get(Membership, membership_id)
            beside = periods_beside(uow, membership)
            require_act(membership, MembershipAct.RENEW, beside, self._context.today())
            renewed = self._next(uow, membership)
            return membership.authority_id, renewed.id

        with self._context.reading() as uow:
            membership = uow.get(Membership, membership_id)
            owner, detail, tacit = membership.authority_id, said(membership), membership.tacit
        label = "Adhésion reconduite" if tacit else "Renouvellement proposé"
        return self._context.change(_EDIT, work, label, detail, still_allowed=no_overlap_of(owner))

    def renew_all(self, membership_ids: Collection[UUID] | None = None) -> Change:
        """Write the next period of every one that is due, or of those, up to the present one, in one go.

        Raises `Refused` when none is due any more.
        """
        wanted = self.due() if membership_ids is None else tuple(membership_ids)
        done: list[Membership] = []

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            for each in wanted:
                done.extend(self._caught_up(uow, uow.get(Membership, each)))
            if not done:
                raise Refused("Aucune adhésion n’est à reconduire aujourd’hui.")
            return tuple(each.id for each in done)

        def still(uow: UnitOfWork) -> None:
            for owner in {each.authority_id for each in done}:
                no_overlap_of(owner)(uow)

        change = self._context.change(_EDIT, work, "Adhésions reconduites", still_allowed=still)
        return replace(change, detail=plural(len(done), "période"))

    def _caught_up(self, uow: UnitOfWork, membership: Membership) -> list[Membership]:
        """The periods that follow, until the notice of the last one is still to come."""
        found: list[Membership] = []
        today = self._context.today()
        while due_for_renewal(membership, periods_beside(uow, membership), today):
            membership = self._next(uow, membership)
            found.append(membership)
        return found

    def _next(self, uow: UnitOfWork, membership: Membership) -> Membership:
        values = renewal_of(membership, self._context.today())
        renewed = Membership(
            id=new_id(),
            authority_id=membership.authority_id,
            renews_id=membership.id,
            **by_field(values),
        )
        refuse_overlap(uow, renewed)
        uow.add(renewed)
        uow.flush()
        carry_terms(uow, self._context, renewed, last_terms(uow, membership), renewed.start.year)
        return renewed
