"""From what the store knows to pieces of work: read in a few questions, for one authority or for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Final
from uuid import UUID

from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.appointment import STATUS_DUE_AFTER, AppointmentKind, AppointmentStatus
from cigdesk.domain.catalogue import Catalogue, in_force
from cigdesk.domain.centre import Centre
from cigdesk.domain.engagement_offers import HELD_ON_SITE
from cigdesk.domain.statement import Month, Source, WorkKey, month_of
from cigdesk.domain.statement_due import Piece, Rates, Whole
from cigdesk.domain.statement_offers import Order, counts_as_a_whole
from cigdesk.domain.support import case_number
from cigdesk.domain.support_time import Charge, WorkKind
from cigdesk.ports import UnitOfWork
from cigdesk.ports.engagements import EngagementRow
from cigdesk.ports.statements import EntryRow, MeetingRow, OrderRow, PermanenceRow, TermRow, WholeRow
from cigdesk.services.catalogue_shelf import pricing_catalogues
from cigdesk.services.context import Context
from cigdesk.services.engagement_reading import read_books

_ONE: Final = Decimal(1)


@dataclass(frozen=True)
class Found:
    """Meetings, permanences and time that stand on no statement."""

    meetings: Sequence[MeetingRow]
    permanences: Sequence[PermanenceRow]
    entries: Sequence[EntryRow]

    def days(self, context: Context) -> Iterator[date]:
        """The day of each on the wall."""
        starts = [each.start for each in self.meetings] + [each.start for each in self.permanences]
        yield from (day_of(start, context.zone) for start in starts)
        yield from (each.day for each in self.entries)

    def apart_from(self, keys: Collection[WorkKey]) -> Found:
        """Without these pieces of work."""
        return Found(
            [each for each in self.meetings if _key(Source.APPOINTMENT, each) not in keys],
            [each for each in self.permanences if _key(Source.PERMANENCE, each) not in keys],
            [each for each in self.entries if _key(Source.ENTRY, each) not in keys],
        )

    def by_month(self, context: Context) -> dict[Month, Found]:
        """The same, month by month."""
        found: defaultdict[Month, tuple[list[MeetingRow], list[PermanenceRow], list[EntryRow]]]
        found = defaultdict(lambda: ([], [], []))
        for meeting in self.meetings:
            found[month_of(day_of(meeting.start, context.zone))][0].append(meeting)
        for permanence in self.permanences:
            found[month_of(day_of(permanence.start, context.zone))][1].append(permanence)
        for entry in self.entries:
            found[month_of(entry.day)][2].append(entry)
        return {month: Found(*rows) for month, rows in found.items()}


def _key(source: Source, row: MeetingRow | PermanenceRow | EntryRow) -> WorkKey:
    return WorkKey(source, row.id, row.authority_id)


class Desk:
    """What tells how work is counted on its day: catalogues, orders, the offers that an authority has."""

    def __init__(
        self,
        uow: UnitOfWork,
        context: Context,
        centre: Centre,
        terms: Sequence[TermRow],
        *,
        authority_id: UUID | None,
        span: tuple[date, date],
    ) -> None:
        """`span` holds the days of the work, `terms` the years of membership that it may fall in."""
        self._uow, self._context, self._centre = uow, context, centre
        self._books = read_books(uow, context, authority_id, *span)
        self._rows = {each.id: each for each in self._books.rows}
        self._engagements = _by_authority(self._books.rows)
        known = uow.statements.subscriptions(authority_id, span[0].year, span[1].year)
        self._terms = _years(terms, known)
        self._now: datetime = context.now()
        self._active: dict[tuple[UUID, date], frozenset[str]] = {}
        self._catalogues_of_days: dict[date, Catalogue | None] = {}

    def pieces(self, found: Found) -> Iterator[Piece]:
        """The work that counts by itself: of a permanence that counts as a whole, not who is received."""
        for row in found.permanences:
            if (piece := self._permanence(row)) is not None:
                yield piece
        for each in found.meetings:
            if not self._counted_elsewhere(each):
                yield self._meeting(each)
        for entry in found.entries:
            if not self._borne_by_permanence(entry):
                yield self._entry(entry)

    def rates(self, piece: Piece) -> Rates:
        """What prices its day."""
        return Rates(
            catalogue=self._catalogue(piece.day),
            active=self._offers(piece.key.authority_id, piece.day),
            no_show_charged=self._centre.no_show_charged,
        )

    def label(self, offer: str, day: date) -> str:
        """The name of an offer in the catalogue of that day."""
        catalogue = self._catalogue(day)
        return catalogue.offer_label(offer) if catalogue else offer

    def _counted_elsewhere(self, row: MeetingRow) -> bool:
        if row.shared and row.order is None:
            return True
        if row.permanence_id is None or not row.on_site:
            return False
        order = _order(row.order) if row.order else None
        if order is None and row.permanence_id in self._allotted:
            return True
        day = day_of(row.start, self._context.zone)
        active = self._offers(row.authority_id, day)
        return counts_as_a_whole(order, row.function, self._catalogue(day), active)

    def _borne_by_permanence(self, row: EntryRow) -> bool:
        """The permanence stands for who is received in it, where both are covered."""
        if not row.on_site or row.charge is not Charge.COVERED:
            return False
        active = self._offers(row.authority_id, row.day)
        return counts_as_a_whole(None, row.function, self._catalogue(row.day), active)

    def _entry(self, row: EntryRow) -> Piece:
        collective = row.work is WorkKind.COLLECTIVE
        return Piece(
            key=WorkKey(Source.ENTRY, row.id, row.authority_id),
            day=row.day,
            kind=AppointmentKind.COLLECTIVE if collective else AppointmentKind.HOURLY,
            function=row.function,
            length=timedelta(minutes=row.minutes),
            status=AppointmentStatus.DONE,
            order=_order(row.order) if row.order else None,
            mode=row.mode,
            minutes=row.minutes,
            charge=row.charge,
            case_number="" if row.case_sequence is None else case_number(row.case_sequence),
            meeting_id=row.meeting_id,
        )

    def _meeting(self, row: MeetingRow) -> Piece:
        return Piece(
            key=WorkKey(Source.APPOINTMENT, row.id, row.authority_id),
            day=day_of(row.start, self._context.zone),
            kind=row.kind,
            function=row.function,
            length=row.end - row.start,
            status=row.status,
            over=row.end + STATUS_DUE_AFTER <= self._now,
            order=_order(row.order) if row.order else None,
            units=row.units,
            seats=row.seats,
            mode=row.mode,
            like=row.like,
        )

    def _permanence(self, row: PermanenceRow) -> Piece | None:
        """A permanence that is the work; one that is over is held, whatever its attendance."""
        day = day_of(row.start, self._context.zone)
        engagement = self._allotted.get(row.id)
        if row.end > self._now:
            return None
        active = self._offers(row.authority_id, day)
        if engagement is None and not counts_as_a_whole(None, row.function, self._catalogue(day), active):
            return None
        return Piece(
            key=WorkKey(Source.PERMANENCE, row.id, row.authority_id),
            day=day,
            kind=AppointmentKind.PERMANENCE,
            function=row.function,
            length=row.end - row.start,
            status=AppointmentStatus.DONE,
            order=self._engaged(engagement) if engagement else None,
        )

    def _engaged(self, row: EngagementRow) -> Order:
        price = self._prices.get(row.line_id) if row.line_id else None
        return Order(
            id=row.id,
            offer=row.offer,
            label=row.label,
            unit=row.unit,
            number=row.number,
            unit_price=price,
            quote_id=row.quote_id,
        )

    @cached_property
    def _allotted(self) -> Mapping[UUID, EngagementRow]:
        """On account of which order each permanence is, by the same rules as the balance of orders."""
        return {
            each.record_id: self._rows[each.engagement_id]
            for each in self._books.works
            if each.engagement_id in self._rows
        }

    @cached_property
    def _prices(self) -> Mapping[UUID, Decimal]:
        """What the quotes say of the orders on account of which a permanence may be."""
        lines = {row.line_id for row in self._rows.values() if row.offer in HELD_ON_SITE}
        return self._uow.statements.prices([each for each in lines if each is not None])

    def _catalogue(self, day: date) -> Catalogue | None:
        if day not in self._catalogues_of_days:
            family = self._centre.catalogue_family
            self._catalogues_of_days[day] = in_force(self._catalogues, family, day)
        return self._catalogues_of_days[day]

    @cached_property
    def _catalogues(self) -> tuple[Catalogue, ...]:
        return pricing_catalogues(self._uow, self._centre)

    def _offers(self, authority_id: UUID, day: date) -> frozenset[str]:
        """The offers that the authority has on that day, by what was ordered or by a membership."""
        known = self._active.get((authority_id, day))
        if known is None:
            ordered = (each.offer for each in self._engagements.get(authority_id, ()) if _covers(each, day))
            known = frozenset(ordered) | self._terms.get((authority_id, day.year), frozenset())
            self._active[authority_id, day] = known
        return known


def _covers(row: EngagementRow, day: date) -> bool:
    return not row.withdrawn and row.start <= day <= row.end


def _by_authority(rows: Iterable[EngagementRow]) -> Mapping[UUID, list[EngagementRow]]:
    found: defaultdict[UUID, list[EngagementRow]] = defaultdict(list)
    for row in rows:
        found[row.authority_id].append(row)
    return found


def _years(
    terms: Iterable[TermRow], subscriptions: Iterable[tuple[UUID, int, str]]
) -> Mapping[tuple[UUID, int], frozenset[str]]:
    found: defaultdict[tuple[UUID, int], set[str]] = defaultdict(set)
    for each in terms:
        if _holds(each):
            found[each.authority_id, each.year].add(each.offer)
    for authority_id, year, offer in subscriptions:
        found[authority_id, year].add(offer)
    return {key: frozenset(offers) for key, offers in found.items()}


def _holds(row: TermRow) -> bool:
    return row.last_day is None or row.year <= row.last_day.year


def _order(row: OrderRow) -> Order:
    return Order(
        id=row.id,
        offer=row.offer,
        label=row.label,
        unit=row.unit,
        number=row.number,
        unit_price=row.unit_price,
        quote_id=row.quote_id,
    )


def whole_of_term(row: TermRow, label: str) -> Whole | None:
    """A year of membership, which begins in January or with the membership; None once it has ended before."""
    if not _holds(row):
        return None
    return Whole(
        key=WorkKey(Source.TERM, row.id, row.authority_id),
        year=row.year,
        starts=max(row.start, date(row.year, 1, 1)),
        offer=row.offer,
        label=label,
        unit="year",
        quantity=_ONE,
        unit_price=row.amount,
        amount=row.amount,
    )


def whole_of_order(row: WholeRow) -> Whole:
    """A line of a quote, due once it is accepted and its day of service has come."""
    return Whole(
        key=WorkKey(Source.ORDER, row.id, row.authority_id),
        year=row.service_day.year,
        starts=max(row.service_day, row.accepted_on or row.service_day),
        offer=row.offer,
        label=row.label,
        unit=row.unit,
        quantity=_ONE if row.quantity is None else row.quantity,
        unit_price=row.amount if row.unit_price is None else row.unit_price,
        amount=row.amount,
        number=row.number,
        quote_id=row.quote_id,
    )
