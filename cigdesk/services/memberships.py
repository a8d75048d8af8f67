"""Authorities in conventions: periods that never overlap, checked in the transaction that writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import NeedsConfirmation, Refused
from cigdesk.domain.kept_document import DocumentKind, KeptDocument
from cigdesk.domain.membership import (
    Convention,
    Membership,
    MembershipState,
    MembershipValues,
    first_membership,
    membership_faults,
    renewal_of,
    values_of,
)
from cigdesk.domain.membership_life import (
    Denunciation,
    MembershipAct,
    confirmed_reason,
    denunciation_faults,
    notice_warnings,
    require_act,
)
from cigdesk.domain.membership_periods import period
from cigdesk.domain.membership_terms import Amendment, MembershipTerms
from cigdesk.domain.rights import Right
from cigdesk.domain.values import by_field, write_values
from cigdesk.ports import UnitOfWork
from cigdesk.ports.memberships import EVERY_MEMBERSHIP, MembershipFilter, MembershipOrder
from cigdesk.ports.quotes import Files
from cigdesk.services.authorities import refuse_stale
from cigdesk.services.authority_sheet import catalogue_conventions
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.editing import require_sound
from cigdesk.services.engagement_ending import stranded_warnings
from cigdesk.services.engagement_granting import follow_end, grant_terms, withdraw_terms
from cigdesk.services.membership_listing import MembershipListing, listed
from cigdesk.services.membership_reminders import MembershipReminder, remembered
from cigdesk.services.membership_rules import (
    no_overlap_of,
    periods_beside,
    refuse_cut_terms,
    refuse_overlap,
    said,
)
from cigdesk.services.membership_scans import Keeping, Scan, keep_scan
from cigdesk.services.membership_sheet import MembershipSheet, read_membership
from cigdesk.services.membership_terms import carry_terms, last_terms

_EDIT = Right.MANAGE_MEMBERSHIPS


@dataclass(frozen=True, kw_only=True)
class Signature:
    """What is recorded when a proposed membership comes back signed."""

    signed_on: date | None
    centre_signed_on: date | None = None
    authority_deliberation: str = ""
    authority_deliberated_on: date | None = None
    centre_deliberation: str = ""
    centre_deliberated_on: date | None = None


@dataclass(frozen=True)
class LastTerms:
    """What a next period would take over: the options of the last year that has any, by their codes."""

    year: int
    offers: tuple[str, ...]


class MembershipService:
    """Reading, recording, signing, denouncing periods of membership."""

    def __init__(self, context: Context, files: Files) -> None:
        self._context, self._files = context, files

    # reading

    def conventions(self) -> tuple[Convention, ...]:
        """Every convention, those that the centre's catalogue sells first."""
        with self._context.reading() as uow:
            own = catalogue_conventions(catalogue_on(uow, centre_of(uow), self._context.today()))
        return (*own, *(each for each in Convention if each not in own))

    def listing(
        self,
        text: str = "",
        where: MembershipFilter = EVERY_MEMBERSHIP,
        order: MembershipOrder = MembershipOrder.AUTHORITY,
        *,
        descending: bool = False,
    ) -> MembershipListing:
        """The memberships that match, in that order, with what they come to and what filters them."""
        today = self._context.today()
        with self._context.reading() as uow:
            rows = uow.memberships.rows(text, where.year or today.year)
            everything = uow.memberships.rows("", today.year) if text.strip() else rows
        return listed(rows, everything, where, order, descending=descending, today=today)

    def sheet(self, membership_id: UUID) -> MembershipSheet:
        """One membership with its years, amendments and documents; raises `NotFound`."""
        with self._context.reading() as uow:
            return read_membership(uow, membership_id, self._context.today())

    def reminders(self, today: date | None = None) -> tuple[MembershipReminder, ...]:
        """What is to be remembered on that day, the present one by default, the most urgent first."""
        day = today or self._context.today()
        with self._context.reading() as uow:
            return remembered(uow.memberships.rows("", day.year), day)

    def proposal(self, authority_id: UUID, convention: Convention) -> MembershipValues:
        """What the next period would be: the renewal of the last one, or this civil year."""
        today = self._context.today()
        with self._context.reading() as uow:
            kept = uow.find(Membership, authority_id=authority_id, convention=convention)
            last = max(kept, key=lambda each: each.start, default=None)
        return first_membership(convention, today) if last is None else renewal_of(last, today)

    def opening(self, authority_id: UUID) -> tuple[tuple[Convention, ...], MembershipValues]:
        """The conventions, and what is proposed to that authority in the first that it never had."""
        conventions = self.conventions()
        with self._context.reading() as uow:
            had = {each.convention for each in uow.find(Membership, authority_id=authority_id)}
        free = [each for each in conventions if each not in had]
        return conventions, self.proposal(authority_id, (free or conventions)[0])

    def to_take_over(self, authority_id: UUID) -> Mapping[Convention, LastTerms]:
        """The terms that a next period may take over, of each convention that has some."""
        with self._context.reading() as uow:
            kept = sorted(uow.find(Membership, authority_id=authority_id), key=lambda each: each.start)
            latest = {each.convention: last_terms(uow, each) for each in kept}
        return {
            convention: LastTerms(terms[0].year, tuple(each.offer for each in terms))
            for convention, terms in latest.items()
            if terms
        }

    # recording

    def add(self, authority_id: UUID, values: MembershipValues, *, takes_over: bool = False) -> Change:
        """Record a period; `takes_over` gives its first year the options of the period before, at its price.

        Raises `InvalidInput` by field, an overlap under `start`.
        """
        kept = _checked(values)
        membership = Membership(id=new_id(), authority_id=authority_id, **by_field(kept))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.get(Authority, authority_id)
            refuse_overlap(uow, membership)
            beside = periods_beside(uow, membership)
            membership.renews_id = _ending_before(beside, membership.start)
            uow.add(membership)
            if takes_over:
                self._take_over(uow, membership, beside)
            return authority_id, membership.id

        label = "Adhésion enregistrée" if kept.state is MembershipState.SIGNED else "Adhésion proposée"
        sound = no_overlap_of(authority_id)
        return self._context.change(_EDIT, work, label, _detail(kept), still_allowed=sound)

    def update(self, membership_id: UUID, rev: int, values: MembershipValues) -> Change:
        """Correct a period; raises `InvalidInput` by field, `MovedOn` when `rev` is no longer its own."""
        kept = _checked(values)

        def write(uow: UnitOfWork, membership: Membership) -> None:
            refuse_stale(membership, rev)
            write_values(membership, kept)
            refuse_overlap(uow, membership)
            refuse_cut_terms(uow, membership)

        return self._act(membership_id, write, "Adhésion modifiée")

    def remove(self, membership_id: UUID) -> Change:
        """Take a period away with its terms: one written by mistake (an end is a date or a denunciation).

        Raises `Refused` once something leans on it: an amendment, a document, a renewal, work on its account.
        """

        def remove(uow: UnitOfWork, membership: Membership) -> None:
            _refuse_leaning(uow, membership)
            for terms in uow.find(MembershipTerms, membership_id=membership_id):
                withdraw_terms(uow, self._context, terms)
                uow.flush()
                uow.remove(terms)
            uow.flush()
            uow.remove(membership)

        return self._act(membership_id, remove, "Adhésion supprimée")

    # signing and denouncing

    def sign(self, membership_id: UUID, signature: Signature, scan: Scan | None = None) -> Change:
        """A proposed membership comes back signed, with its scan; raises `InvalidInput` by field."""
        faults = _future_fault(signature.signed_on, self._context.today())
        require_sound({"signed_on": faults})

        def write(uow: UnitOfWork, membership: Membership) -> None:
            self._require(uow, membership, MembershipAct.SIGN)
            signed = replace(values_of(membership), **by_field(signature), state=MembershipState.SIGNED)
            write_values(membership, _checked(signed))
            refuse_overlap(uow, membership, "signed_on")
            self._grant(uow, membership)
            self._keep(uow, membership, DocumentKind.SIGNED_CONVENTION, scan)

        return self._act(membership_id, write, "Adhésion signée")

    def denounce(
        self,
        membership_id: UUID,
        denunciation: Denunciation,
        letter: Scan | None = None,
        *,
        confirmed: bool = False,
    ) -> Change:
        """Record a denunciation with its letter: nothing is granted after its effect.

        Raises `InvalidInput` by field, and `NeedsConfirmation` when it leaves less than the notice (once
        confirmed, the reason says so), or while work is planned after that day.
        """
        today, typed = self._context.today(), denunciation.tidied()

        def write(uow: UnitOfWork, membership: Membership) -> None:
            self._require(uow, membership, MembershipAct.DENOUNCE)
            require_sound(denunciation_faults(membership, typed, today))
            late = notice_warnings(membership, typed)
            left = stranded_warnings(uow, self._context, membership, typed.denounced_effect)
            if (late or left) and not confirmed:
                raise NeedsConfirmation((*late, *left))
            reason = confirmed_reason(typed.reason, today) if late else typed.reason
            before = membership.last_day
            write_values(membership, replace(typed, reason=reason))
            follow_end(uow, membership, before)
            self._keep(uow, membership, DocumentKind.DENUNCIATION, letter)

        return self._act(membership_id, write, "Dénonciation enregistrée")

    def take_back(self, membership_id: UUID) -> Change:
        """The authority withdraws its denunciation: the period goes on, and grants as it did.

        Raises `Refused` where there is none, `InvalidInput` when another period took its place.
        """

        def write(uow: UnitOfWork, membership: Membership) -> None:
            self._require(uow, membership, MembershipAct.TAKE_BACK)
            before = membership.last_day
            write_values(membership, Denunciation(denounced_on=None, denounced_effect=None))
            refuse_overlap(uow, membership)
            follow_end(uow, membership, before)

        return self._act(membership_id, write, "Dénonciation retirée")

    # shared

    def _take_over(self, uow: UnitOfWork, membership: Membership, beside: Iterable[Membership]) -> None:
        """As a renewal does; nothing where no period came before, or where it had no terms."""
        uow.flush()
        earlier = [each for each in beside if each.start < membership.start]
        if earlier:
            before = max(earlier, key=lambda each: each.start)
            carry_terms(uow, self._context, membership, last_terms(uow, before), membership.start.year)

    def _grant(self, uow: UnitOfWork, membership: Membership) -> None:
        """What the years written while it was proposed give, once it is signed."""
        uow.flush()
        for terms in uow.find(MembershipTerms, membership_id=membership.id):
            grant_terms(uow, terms)

    def _require(self, uow: UnitOfWork, membership: Membership, act: MembershipAct) -> None:
        require_act(membership, act, periods_beside(uow, membership), self._context.today())

    def _keep(self, uow: UnitOfWork, membership: Membership, kind: DocumentKind, scan: Scan | None) -> None:
        if scan is not None:
            keep_scan(uow, self._files, scan, Keeping(kind, membership, self._context.now()))

    def _act(
        self, membership_id: UUID, write: Callable[[UnitOfWork, Membership], None], label: str
    ) -> Change:
        """One act on one membership; its authority and its convention are said in the change."""
        with self._context.reading() as uow:
            membership = uow.get(Membership, membership_id)
            owner, detail = membership.authority_id, said(membership)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            write(uow, uow.get(Membership, membership_id))
            return owner, membership_id

        return self._context.change(_EDIT, work, label, detail, still_allowed=no_overlap_of(owner))


def _checked(values: MembershipValues) -> MembershipValues:
    require_sound(membership_faults(values))
    return values.tidied()


def _ending_before(periods: Iterable[Membership], start: date) -> UUID | None:
    """The period that ends on the day before, if one does: what begins then renews it."""
    eve = start - timedelta(days=1)
    return next((each.id for each in periods if each.last_day == eve), None)


def _future_fault(signed_on: date | None, today: date) -> str:
    if signed_on is not None and signed_on > today:
        return "Ce jour est à venir : une signature se note une fois donnée."
    return ""


def _refuse_leaning(uow: UnitOfWork, membership: Membership) -> None:
    if uow.find(Amendment, membership_id=membership.id):
        raise Refused("Cette adhésion a des avenants : elle ne se supprime plus. Dénoncez-la.")
    if uow.find(KeptDocument, membership_id=membership.id):
        raise Refused("Des documents de cette adhésion sont conservés : elle ne se supprime plus.")
    if uow.find(Membership, renews_id=membership.id):
        raise Refused("Une période la renouvelle : supprimez d’abord la suivante.")


def _detail(values: MembershipValues) -> str:
    days = period(values.start, values.end) if values.start else ""
    return f"{values.convention.short_label}, {days}"
