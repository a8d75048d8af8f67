"""Whether work may be planned on account of what was ordered: what refuses it, what wants a confirmation.

Sources: OFFERS.md (« Recruitment » and « quote before work » block planning the work) and DOMAIN.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from cigdesk.domain.agenda.conflicts import Reason
from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.appointment import FOR_AN_AUTHORITY, Appointment, AppointmentKind, AppointmentValues
from cigdesk.domain.authority import Authority
from cigdesk.domain.catalogue import PrerequisiteKind
from cigdesk.domain.engagement_balance import Balance
from cigdesk.domain.engagement_offers import comes_after, suits
from cigdesk.domain.engagement_units import PRESENCE_DAY, measure_of, use_of
from cigdesk.domain.engagement_words import account_name, over_balance, remainder
from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.quote import QuoteStanding, QuoteState, standing_of
from cigdesk.domain.session import SessionSeats
from cigdesk.domain.values import read_values
from cigdesk.french import NBSP, date_long
from cigdesk.ports import UnitOfWork
from cigdesk.ports.engagements import EngagementRow, OrderedRow
from cigdesk.services.agenda_checks import Verdict
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.context import Context, centre_of
from cigdesk.services.engagement_reading import read_books
from cigdesk.services.engagement_recruitment import not_received_yet, not_recruited, recruitment_of
from cigdesk.services.engagement_seats import beyond_the_order

_OVER: Final = "order:over:"
_STANDINGS: Final = {
    QuoteStanding.DRAFT: "en préparation",
    QuoteStanding.ISSUED: "émis",
    QuoteStanding.SENT: "envoyé",
    QuoteStanding.EXPIRED: "expiré",
}


@dataclass(frozen=True)
class WaitingQuote:
    """A line that suits the work, of a quote that nobody has accepted yet."""

    quote_id: UUID
    name: str
    """« Devis 2026-0042, HAND-SENS », « Devis en préparation, ACFI-SUP »."""
    standing: QuoteStanding
    needs_acceptance: bool
    """Whether its work is only planned once the quote is validated."""

    @property
    def blocks(self) -> bool:
        """Whether the work must wait for the answer to this quote."""
        return self.needs_acceptance and self.standing in (QuoteStanding.ISSUED, QuoteStanding.SENT)

    @property
    def words(self) -> str:
        """« Devis 2026-0042, HAND-SENS (envoyé, pas encore accepté) »."""
        said = _STANDINGS[self.standing]
        told = said if self.standing is QuoteStanding.DRAFT else f"{said}, pas encore accepté"
        return f"{self.name} ({told})"


@dataclass(frozen=True)
class Account:
    """On whose account the work goes, with what speaks against it."""

    values: AppointmentValues
    refusal: str = ""
    reasons: tuple[Reason, ...] = ()

    def added_to(self, verdict: Verdict) -> Verdict:
        """The verdict on its time, with what was ordered considered too."""
        return replace(
            verdict, refusal=self.refusal or verdict.refusal, reasons=(*verdict.reasons, *self.reasons)
        )


def account_for(
    uow: UnitOfWork, context: Context, values: AppointmentValues, before: Appointment | None
) -> Account:
    """On whose account the appointment is, checked; `before` is it as it is kept, while it is corrected.

    What was accepted of a quote and changed nothing since is not asked about again. Raises `InvalidInput`
    under `engagement` for an engagement of another authority, or of another kind of work.
    """
    if values.authority_id is None or values.kind is AppointmentKind.INTERNAL:
        return Account(replace(values, engagement_id=None, units=None))
    day = day_of(values.start, context.zone)
    if before is None or _other_work(before, values, context):
        refusal = not_received_yet(uow, values, day)
        if refusal:
            return Account(values, refusal)
    ready = values if before is not None else _by_itself(uow, context, values)
    if ready.engagement_id is None:
        return _without_order(uow, context, replace(ready, units=None), before)
    return _on_order(uow, context, ready, before)


def reasons_to_restore(uow: UnitOfWork, context: Context, record: Appointment) -> tuple[Reason, ...]:
    """What an appointment that is to take its time back would take beyond what is left of its orders now."""
    given = [each.authority_id for each in uow.find(SessionSeats, appointment_id=record.id)]
    found = beyond_the_order(uow, context, record, given)
    if record.engagement_id is None:
        return found
    values, row = read_values(record, AppointmentValues), uow.engagements.one(record.engagement_id)
    own = [each for each in _reasons(uow, context, values, row, record) if each.key.startswith(_OVER)]
    return (*own, *(each for each in found if each.key not in {mine.key for mine in own}))


def waiting_quotes(
    uow: UnitOfWork, context: Context, authority_id: UUID, kind: AppointmentKind
) -> tuple[WaitingQuote, ...]:
    """What quotes that wait for an answer would open for that kind of work, those that block it first."""
    lines = [each for each in uow.engagements.unaccepted(authority_id) if suits(each.offer, each.unit, kind)]
    found = [_waiting(uow, context, each) for each in lines]
    return tuple(sorted(found, key=lambda each: not each.blocks))


def _waiting(uow: UnitOfWork, context: Context, row: OrderedRow) -> WaitingQuote:
    catalogue = catalogue_on(uow, centre_of(uow), row.service_day)
    offer = catalogue.offers.get(row.offer) if catalogue else None
    kinds = {each.kind for each in offer.prerequisites} if offer else set()
    draft = row.state is QuoteState.DRAFT
    return WaitingQuote(
        row.quote_id,
        f"{'Devis' if draft else f'Devis {row.number}'}, {row.offer}",
        standing_of(row.state, row.valid_until, context.today()),
        PrerequisiteKind.VALIDATED_QUOTE in kinds,
    )


def _by_itself(uow: UnitOfWork, context: Context, values: AppointmentValues) -> AppointmentValues:
    """Who receives an agent is not asked for an order: the open one that ends first takes it, if it can.

    A permanence counts as a whole, without its appointments being on account of anything.
    """
    if values.engagement_id is not None or values.kind in FOR_AN_AUTHORITY or values.authority_id is None:
        return values
    day, length = day_of(values.start, context.zone), values.end - values.start
    books = read_books(uow, context, values.authority_id, day, day)
    for row in sorted(books.rows, key=lambda each: comes_after(each.offer)):
        balance, use = books.balances[row.id], use_of(row.unit, length)
        whole = values.kind is AppointmentKind.PERMANENCE and measure_of(row.unit).by_length
        if suits(row.offer, row.unit, values.kind) and not whole and (balance.endless or use <= balance.left):
            return replace(values, engagement_id=row.id)
    return values


def _without_order(
    uow: UnitOfWork, context: Context, values: AppointmentValues, before: Appointment | None
) -> Account:
    """Work for an authority that nothing ordered: it waits for a quote, or for a reason."""
    if values.kind not in FOR_AN_AUTHORITY or values.authority_id is None:
        return Account(values)
    if before is not None and _same_order(before, values):
        return Account(values)
    waiting = waiting_quotes(uow, context, values.authority_id, values.kind)
    blocking = next((each for each in waiting if each.blocks), None)
    if blocking is not None:
        return Account(values, _blocked(blocking))
    return Account(values, reasons=(_nothing_ordered(uow, context, values, waiting),))


def _blocked(waiting: WaitingQuote) -> str:
    return (
        f"{waiting.words}{NBSP}: cette intervention ne se planifie qu’une fois le devis validé. Pour un "
        f"échange préalable, choisissez la nature «{NBSP}Réunion{NBSP}»."
    )


def _nothing_ordered(
    uow: UnitOfWork, context: Context, values: AppointmentValues, waiting: tuple[WaitingQuote, ...]
) -> Reason:
    """Says what could carry the work: an open order, else a quote that waits, else nothing at all."""
    authority_id, day = values.authority_id, day_of(values.start, context.zone)
    key = f"order:none:{authority_id}"
    if authority_id is None:
        raise ValueError("work for nobody is on nobody's account")
    books = read_books(uow, context, authority_id, day, day)
    usable = [each for each in books.rows if suits(each.offer, each.unit, values.kind)]
    left = [each for each in usable if books.balances[each.id].left or books.balances[each.id].endless]
    if left:
        return Reason(
            key, f"Sans commande, alors qu’une est ouverte{NBSP}: {_told(left[0], books.balances)}."
        )
    if waiting:
        return Reason(key, f"Aucune commande n’est ouverte. {waiting[0].words}.")
    name = uow.get(Authority, authority_id).name
    return Reason(key, f"Aucune commande de {name} ne porte ce rendez-vous.")


def _told(row: EngagementRow, balances: dict[UUID, Balance]) -> str:
    name = account_name(row.number, row.start.year, row.offer, row.unit)
    return f"{name}, {remainder(row.unit, balances[row.id])}"


def _on_order(
    uow: UnitOfWork, context: Context, values: AppointmentValues, before: Appointment | None
) -> Account:
    day = day_of(values.start, context.zone)
    row = _of_month(uow, uow.engagements.one(_given(values.engagement_id)), day)
    kept = replace(values, engagement_id=row.id)
    if before is not None and _same_order(before, kept) and _same_length(before, kept, context):
        return Account(kept)
    _require_suited(row, kept)
    catalogue = catalogue_on(uow, centre_of(uow), row.start)
    if recruitment_of(uow, catalogue, row.authority_id, row.offer, day):
        return Account(kept, not_recruited(row.offer))
    return Account(kept, reasons=tuple(_reasons(uow, context, kept, row, before)))


def _given(engagement_id: UUID | None) -> UUID:
    if engagement_id is None:
        raise ValueError("no engagement is given")
    return engagement_id


def _of_month(uow: UnitOfWork, row: EngagementRow, day: date) -> EngagementRow:
    """Days of presence are granted by month: work that moves to another month goes with it."""
    if row.unit != PRESENCE_DAY or row.start <= day <= row.end:
        return row
    together = uow.engagements.within(row.authority_id, day, day)
    return next((each for each in together if each.source_id == row.source_id), row)


def _require_suited(row: EngagementRow, values: AppointmentValues) -> None:
    if row.authority_id != values.authority_id:
        raise InvalidInput({"engagement": "Cette commande est d’une autre collectivité."})
    if not suits(row.offer, row.unit, values.kind):
        raise InvalidInput({"engagement": f"{row.offer} ne va pas avec cette nature de rendez-vous."})


def _reasons(
    uow: UnitOfWork,
    context: Context,
    values: AppointmentValues,
    row: EngagementRow,
    before: Appointment | None,
) -> Iterator[Reason]:
    day = day_of(values.start, context.zone)
    name = account_name(row.number, row.start.year, row.offer, row.unit)
    if row.withdrawn and row.closed_on is not None:
        ended = f"l’adhésion qui la portait a pris fin le {date_long(row.closed_on)}"
        yield Reason(f"order:outside:{row.id}", f"{name}{NBSP}: {ended}.")
        return
    if not row.start <= day <= row.end:
        span = f"du {date_long(row.start)} au {date_long(row.end)}"
        yield Reason(f"order:outside:{row.id}", f"{name}{NBSP}: cette commande court {span}.")
    if values.permanence_id is not None and measure_of(row.unit).by_length:
        return
    apart = before.id if before else None
    balance = read_books(uow, context, row.authority_id, row.start, row.start, apart_from=apart).balances[
        row.id
    ]
    use = _use(uow, values, row, apart)
    if not balance.endless and use > balance.left:
        yield Reason(f"{_OVER}{row.id}", over_balance(name, row.unit, balance, use))


def _use(uow: UnitOfWork, values: AppointmentValues, row: EngagementRow, record_id: UUID | None) -> Decimal:
    if values.units is not None:
        return values.units
    given = uow.find(SessionSeats, appointment_id=record_id, authority_id=row.authority_id)
    return use_of(row.unit, values.end - values.start, sum(each.seats for each in given))


def _other_work(before: Appointment, values: AppointmentValues, context: Context) -> bool:
    asked = before.practitioner_id, before.kind, before.authority_id, day_of(before.start, context.zone)
    day = day_of(values.start, context.zone)
    return asked != (values.practitioner_id, values.kind, values.authority_id, day)


def _same_order(before: Appointment, values: AppointmentValues) -> bool:
    kept = before.kind, before.authority_id, before.engagement_id, before.units
    return kept == (values.kind, values.authority_id, values.engagement_id, values.units)


def _same_length(before: Appointment, values: AppointmentValues, context: Context) -> bool:
    """Whether it takes as much, on a day as good as the one before."""
    same = before.end - before.start == values.end - values.start
    return same and day_of(before.start, context.zone) == day_of(values.start, context.zone)
