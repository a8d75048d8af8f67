"""Amendments: numbered without hole, each recorded and applied to the membership in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.membership import Membership
from cigdesk.domain.membership_amending import (
    AmendmentDays,
    AmendmentValues,
    Difference,
    Stipulations,
    amendment_days_faults,
    amendment_faults,
    differences,
    kept_text,
    next_number,
)
from cigdesk.domain.membership_life import MembershipAct, require_act
from cigdesk.domain.membership_terms import Amendment, MembershipTerms
from cigdesk.domain.rights import Right
from cigdesk.domain.values import write_values
from cigdesk.ports import UnitOfWork
from cigdesk.services.authorities import refuse_stale
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound
from cigdesk.services.membership_rules import (
    both,
    no_hole_of,
    no_overlap_of,
    periods_beside,
    refuse_cut_terms,
    refuse_overlap,
)
from cigdesk.services.membership_terms import YearOffer, keep_terms, offer_fault, price_in, year_offer
from cigdesk.services.quote_facts import headcount_of

_EDIT = Right.MANAGE_MEMBERSHIPS


@dataclass(frozen=True)
class AmendmentDraft:
    """What the next amendment starts from: its number, what stands now, what may be chosen."""

    number: int
    values: AmendmentValues
    offer: YearOffer
    held: tuple[str, ...] = ()
    """The options of the year of effect, by their codes: one of them is changed."""


class MembershipAmendments:
    """Recording amendments; what changed is worked out of the change itself."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def draft(self, membership_id: UUID, effect: date | None = None, replaces: str = "") -> AmendmentDraft:
        """The next amendment, changing nothing yet, from that day or from today; of that option, if held."""
        with self._context.reading() as uow:
            membership = uow.get(Membership, membership_id)
            day = max(effect or self._context.today(), membership.start)
            held = _held(uow, membership, day.year)
            terms = _named(held, replaces) or next(iter(held), None)
            declared = headcount_of(uow, uow.get(Authority, membership.authority_id), day.year)
            values = AmendmentValues(
                effect=day,
                end=membership.end,
                tacit=membership.tacit,
                notice_months=membership.notice_months,
                pending_recruitment=membership.pending_recruitment,
                waiting_list=membership.waiting_list,
                replaces=terms.offer if terms else "",
                offer=terms.offer if terms else "",
                headcount=terms.headcount if terms else declared,
                amount=terms.amount if terms and terms.note else None,
                note=terms.note if terms else "",
            )
            number = next_number(uow.find(Amendment, membership_id=membership_id))
            codes = tuple(each.offer for each in held)
            return AmendmentDraft(number, values, year_offer(uow, membership, day.year), codes)

    def preview(self, membership_id: UUID, values: AmendmentValues) -> tuple[Difference, ...]:
        """What it would change; nothing while its values cannot be kept."""
        with self._context.reading() as uow:
            membership = uow.get(Membership, membership_id)
            faults = amendment_faults(membership, values) or _option_faults(uow, membership, values)
            if faults or values.effect is None:
                return ()
            return _Amending(uow, membership, values.tidied(), values.effect).changes

    def record(self, membership_id: UUID, rev: int, values: AmendmentValues) -> Change:
        """Record it and apply it; the ids are those of the authority, the membership, the amendment.

        Raises `InvalidInput` by field (under `object` when nothing changes), `MovedOn` when the membership
        was changed since it was read, `Refused` where it stands.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            membership = uow.get(Membership, membership_id)
            refuse_stale(membership, rev)
            beside = periods_beside(uow, membership)
            require_act(membership, MembershipAct.AMEND, beside, self._context.today())
            require_sound(amendment_faults(membership, values))
            require_sound(_option_faults(uow, membership, values))
            amendment = record_amendment(uow, self._context, membership, values.tidied())
            return membership.authority_id, membership_id, amendment.id

        with self._context.reading() as uow:
            membership = uow.get(Membership, membership_id)
            owner, detail = membership.authority_id, membership.convention.short_label
        still = both(no_overlap_of(owner), no_hole_of(membership_id))
        return self._context.change(_EDIT, work, "Avenant enregistré", detail, still_allowed=still)

    def date(self, amendment_id: UUID, rev: int, days: AmendmentDays) -> Change:
        """Write when it was decided and signed; raises `InvalidInput` by field, `MovedOn`."""
        require_sound(amendment_days_faults(days, self._context.today()))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            amendment = uow.get(Amendment, amendment_id)
            refuse_stale(amendment, rev)
            write_values(amendment, days)
            owner = uow.get(Membership, amendment.membership_id).authority_id
            return owner, amendment.membership_id, amendment_id

        return self._context.change(_EDIT, work, "Avenant daté")


class _Amending:
    """One amendment on its way: what stood, what will stand, and the terms that it touches."""

    def __init__(
        self, uow: UnitOfWork, membership: Membership, values: AmendmentValues, effect: date
    ) -> None:
        self.membership, self.values, self.year = membership, values, effect.year
        held = _held(uow, membership, effect.year)
        self.terms = _named(held, values.replaces) or next(iter(held), None)
        declared = headcount_of(uow, uow.get(Authority, membership.authority_id), effect.year)
        self._offer = year_offer(uow, membership, effect.year, values.headcount)
        self.before = self._before(declared)
        self.after = self._after()

    @property
    def changes(self) -> tuple[Difference, ...]:
        """What is printed."""
        return differences(self.before, self.after)

    @property
    def touches_terms(self) -> bool:
        """Whether option, headcount or amount of the year change."""
        names = ("offer", "headcount", "amount")
        return any(getattr(self.before, name) != getattr(self.after, name) for name in names)

    def _before(self, declared: int | None) -> Stipulations:
        membership, terms = self.membership, self.terms
        return Stipulations(
            end=membership.end,
            tacit=membership.tacit,
            notice_months=membership.notice_months,
            pending_recruitment=membership.pending_recruitment,
            waiting_list=membership.waiting_list,
            offer=terms.offer if terms else "",
            option=self._label(terms.offer) if terms else "",
            headcount=terms.headcount if terms else declared,
            amount=terms.amount if terms else None,
        )

    def _after(self) -> Stipulations:
        values = self.values
        return Stipulations(
            end=values.end,
            tacit=values.tacit,
            notice_months=values.notice_months,
            pending_recruitment=values.pending_recruitment,
            waiting_list=values.waiting_list,
            offer=values.offer,
            option=self._label(values.offer),
            headcount=values.headcount,
            amount=self._amount(),
        )

    def _amount(self) -> Decimal | None:
        """What was agreed; else the catalogue's where option or headcount change; else what stood."""
        values, before = self.values, self.before
        if values.amount is not None:
            return values.amount
        agreed_before = bool(self.terms and self.terms.note)
        if (values.offer, values.headcount) == (before.offer, before.headcount) and not agreed_before:
            return before.amount
        return price_in(self._offer, values.offer).amount

    def _label(self, code: str) -> str:
        found = self._offer.option(code)
        return found.label if found else code


def record_amendment(
    uow: UnitOfWork, context: Context, membership: Membership, values: AmendmentValues
) -> Amendment:
    """Keep the next amendment and apply it; raises `InvalidInput` when it changes nothing, or overlaps."""
    effect = values.effect or membership.start
    amending = _Amending(uow, membership, values, effect)
    if not amending.changes:
        raise InvalidInput({"object": "Rien ne change : modifiez ce que l’avenant change."})
    amendment = Amendment(
        id=new_id(),
        membership_id=membership.id,
        number=next_number(uow.find(Amendment, membership_id=membership.id)),
        effect=effect,
        object=values.object,
        changes=kept_text(amending.changes),
        decided_on=values.decided_on,
        signed_on=values.signed_on,
    )
    _apply(uow, context, amending)
    uow.add(amendment)
    uow.flush()
    return amendment


def _apply(uow: UnitOfWork, context: Context, amending: _Amending) -> None:
    membership, values = amending.membership, amending.values
    membership.end, membership.tacit = values.end, values.tacit
    membership.notice_months = values.notice_months
    membership.pending_recruitment, membership.waiting_list = values.pending_recruitment, values.waiting_list
    refuse_overlap(uow, membership, "end")
    refuse_cut_terms(uow, membership)
    if amending.touches_terms:
        _apply_terms(uow, context, amending)


def _apply_terms(uow: UnitOfWork, context: Context, amending: _Amending) -> None:
    values, after = amending.values, amending.after
    terms = amending.terms or MembershipTerms(
        id=new_id(), membership_id=amending.membership.id, year=amending.year
    )
    terms.offer, terms.headcount, terms.amount = after.offer, after.headcount, after.amount
    terms.note = values.note if values.amount is not None else ""
    other_option = amending.before.offer != after.offer
    keep_terms(uow, context, terms, other_option=other_option)
    if other_option:
        _apply_later(uow, context, amending)


def _apply_later(uow: UnitOfWork, context: Context, amending: _Amending) -> None:
    """The years already written after the effect take the other option too, at their own price."""
    membership = amending.membership
    for terms in uow.find(MembershipTerms, membership_id=membership.id, offer=amending.before.offer):
        if terms.year > amending.year:
            offer = year_offer(uow, membership, terms.year, terms.headcount)
            terms.offer, terms.note = amending.after.offer, ""
            terms.amount = price_in(offer, terms.offer).amount
            keep_terms(uow, context, terms, other_option=True)


def _held(uow: UnitOfWork, membership: Membership, year: int) -> list[MembershipTerms]:
    """The options of that year, in the order in which the panel names them."""
    kept = uow.find(MembershipTerms, membership_id=membership.id, year=year)
    return sorted(kept, key=lambda each: each.offer)


def _named(held: list[MembershipTerms], code: str) -> MembershipTerms | None:
    return next((each for each in held if each.offer == code), None)


def _option_faults(uow: UnitOfWork, membership: Membership, values: AmendmentValues) -> dict[str, str]:
    """What keeps the option named from becoming the other one, beside those that stay."""
    year = (values.effect or membership.start).year
    held = _held(uow, membership, year)
    changed = _named(held, values.replaces)
    if held and values.replaces and changed is None:
        return {"replaces": f"Cette option n’est pas prise en {year}."}
    changed = changed or next(iter(held), None)
    if changed is None or values.offer == changed.offer:
        return {}
    others = [each.offer for each in held if each is not changed]
    offer = year_offer(uow, membership, year, values.headcount)
    fault = offer_fault(uow, membership.convention, offer, values.offer, others)
    return {"offer": fault} if fault else {}
