"""What one piece of work is due: nothing, so many units at a price, 0 with its reason, or a point to settle.

Use of units comes from the rules of orders (`engagement_units`): a statement says what a balance says.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final
from uuid import UUID

from cigdesk.domain.appointment import FOR_AN_AGENT, AppointmentKind, AppointmentStatus, PlaceMode
from cigdesk.domain.catalogue import Catalogue
from cigdesk.domain.engagement_units import HOUR, PRESENCE_DAY, Measure, measure_of, use_of
from cigdesk.domain.money import ZERO, cents
from cigdesk.domain.people import Function
from cigdesk.domain.statement import DueGroup, Source, WorkKey
from cigdesk.domain.statement_ledger import NOTHING, Due, priced
from cigdesk.domain.statement_offers import DUE_AS_A_WHOLE, Order, Told, hourly_offer, tell_offer, why_free
from cigdesk.domain.support_time import Charge
from cigdesk.french import NBSP, capitalised, date_short


class PointKind(StrEnum):
    """What is to be settled; each has its act."""

    STATUS = "status"
    """Say what became of the appointment."""
    OFFER = "offer"
    """Put the work on account of an order, or correct it."""
    PRICE = "price"
    """No catalogue prices that day."""
    TIME = "time"
    """Enter the time of the appointment; blocks nothing."""
    CHORUS = "chorus"
    """Fill in what the authority wants on what is billed to it."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """Something to settle before closing, or to check where it does not block."""

    kind: PointKind
    message: str
    day: date
    key: WorkKey | None = None
    blocks: bool = True
    field: str = ""
    """Of the Chorus Pro fields."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Work as it is read: what it is, who did it, what became of it, on whose account it is."""

    key: WorkKey
    day: date
    kind: AppointmentKind
    function: Function
    length: timedelta
    status: AppointmentStatus
    over: bool = True
    """Whether its end is past."""
    order: Order | None = None
    units: Decimal | None = None
    """What a person wrote in place of what its length comes to."""
    seats: int = 0
    mode: PlaceMode | None = None
    minutes: int | None = None
    """The time entered for it."""
    charge: Charge | None = None
    case_number: str = ""
    meeting_id: UUID | None = None
    """The appointment of which it is the time."""
    like: str = ""
    """The offer of the session in which these are seats, where this authority ordered nothing itself."""


@dataclass(frozen=True, kw_only=True)
class Rates:
    """What prices a day: the catalogue, the offers that the authority has then, the centre's setting."""

    catalogue: Catalogue | None
    active: Collection[str] = ()
    no_show_charged: bool = False


@dataclass(frozen=True)
class Reckoned:
    """What a piece of work comes to: nothing at all where both are None."""

    due: Due | None = None
    point: Point | None = None

    @property
    def settled(self) -> bool:
        """Whether it can stand on a statement as it is."""
        return self.due is not None and not (self.point and self.point.blocks)


@dataclass(frozen=True)
class _Sold:
    """What work is counted as."""

    offer: str
    label: str
    unit: str


MISSED: Final = "absence non excusée, non facturée"
_OF_UNIT: Final = {
    HOUR: DueGroup.HOURS,
    "half-day": DueGroup.HALF_DAYS,
    "seat": DueGroup.SEATS,
    "half-day-participant": DueGroup.SEATS,
    **dict.fromkeys(DUE_AS_A_WHOLE, DueGroup.YEARLY),
}


def group_of(unit: str) -> DueGroup:
    """Under which heading units of that kind stand."""
    days = measure_of(unit) in (Measure.DAYS, Measure.PRESENCE)
    return _OF_UNIT.get(unit, DueGroup.DAYS if days else DueGroup.MEETINGS)


def reckon(piece: Piece, rates: Rates) -> Reckoned:
    """What that work is due on its day, as far as it can be told."""
    if piece.status is AppointmentStatus.PLANNED:
        return Reckoned(point=_status_point(piece)) if piece.over else Reckoned()
    if not piece.status.holds_time:
        return Reckoned()
    if piece.charge is Charge.UNCHARGED:
        return Reckoned()
    if piece.charge is not None:
        return _entered(piece, piece.charge, rates)
    if piece.order is not None:
        return _ordered(piece, piece.order, rates)
    return _by_catalogue(piece, rates)


def _status_point(piece: Piece) -> Point:
    said = f"Le rendez-vous du {date_short(piece.day)} n’est pas compté{NBSP}: renseignez son statut."
    return Point(kind=PointKind.STATUS, message=said, day=piece.day, key=piece.key)


def _entered(piece: Piece, charge: Charge, rates: Rates) -> Reckoned:
    """Time that was entered: what was said of its charge holds."""
    order, hourly = piece.order, hourly_offer(rates.catalogue)
    sold = _Sold(
        order.offer if order else hourly.code if hourly else "",
        order.label if order else hourly.label if hourly else _TIME_LABEL,
        HOUR,
    )
    if charge is not Charge.BILLED:
        why = why_free(order) if order else ""
        return Reckoned(_due(piece, sold, ZERO, why or _CHARGES[charge]))
    quoted = order.unit_price if order else None
    price = quoted if quoted is not None or hourly is None else hourly.flat_price
    if price is None:
        return Reckoned(_due(piece, sold, ZERO), _price_point(piece))
    return Reckoned(_due(piece, sold, price))


_TIME_LABEL: Final = "Accompagnement social"
_CHARGES: Final = {
    Charge.ASSESSMENT: "état des lieux, financé par la cotisation additionnelle",
    Charge.COVERED: "couvert par l’adhésion au service social",
}


def _ordered(piece: Piece, order: Order, rates: Rates) -> Reckoned:
    if free := why_free(order):
        return Reckoned(_due(piece, _Sold(order.offer, order.label, free_unit(piece, order)), ZERO, free))
    sold = _Sold(order.offer, order.label, order.unit)
    price = order.unit_price
    if price is None:
        offer = rates.catalogue.offers.get(order.offer) if rates.catalogue else None
        price = offer.flat_price if offer else None
    if price is None:
        return Reckoned(_due(piece, sold, ZERO), _price_point(piece))
    return _charged(piece, sold, price, rates)


def free_unit(piece: Piece, order: Order) -> str:
    """In what work that costs nothing is counted: what was ordered, or the usual unit of such work."""
    if order.unit in DUE_AS_A_WHOLE or order.unit == PRESENCE_DAY:
        return _usual_unit(piece)
    return order.unit


def _usual_unit(piece: Piece) -> str:
    if piece.key.source is Source.PERMANENCE:
        return "half-day"
    if piece.kind in FOR_AN_AGENT:
        return HOUR
    return "session" if piece.kind is AppointmentKind.COLLECTIVE else "day"


def _by_catalogue(piece: Piece, rates: Rates) -> Reckoned:
    told = _told(piece, rates)
    if told.open:
        unknown = _Sold("", _NO_OFFER, _usual_unit(piece))
        return Reckoned(_due(piece, unknown, ZERO), _offer_point(piece, told))
    offer = rates.catalogue.offers.get(told.offer) if rates.catalogue else None
    usual = _Sold(told.offer, offer.label if offer else told.offer, _usual_unit(piece))
    if told.covered:
        return Reckoned(_due(piece, usual, ZERO, told.covered))
    if offer is None or offer.flat_price is None:
        return Reckoned(_due(piece, usual, ZERO), _price_point(piece))
    return _charged(piece, _Sold(offer.code, offer.label, offer.unit.id), offer.flat_price, rates)


def _told(piece: Piece, rates: Rates) -> Told:
    shared = rates.catalogue.offers.get(piece.like) if rates.catalogue else None
    if shared is not None and measure_of(shared.unit.id).by_seats:
        return Told(shared.code)
    on_site = piece.key.source is Source.PERMANENCE
    return tell_offer(piece.kind, piece.function, rates.catalogue, rates.active, on_site=on_site)


_NO_OFFER: Final = "Prestation à préciser"


def _charged(piece: Piece, sold: _Sold, price: Decimal, rates: Rates) -> Reckoned:
    """At that price; an hour that nobody came to, by the centre's setting."""
    if sold.unit == HOUR and piece.status is AppointmentStatus.NO_SHOW and not rates.no_show_charged:
        return Reckoned(_due(piece, sold, ZERO, MISSED))
    return Reckoned(_due(piece, sold, price), _time_point(piece, sold.unit))


def _due(piece: Piece, sold: _Sold, price: Decimal, reason: str = "") -> Due:
    quantity, order = quantity_of(piece, sold.unit), piece.order
    return Due(
        key=piece.key,
        day=piece.day,
        group=group_of(sold.unit),
        offer=sold.offer,
        label=sold.label,
        unit=sold.unit,
        quantity=quantity,
        unit_price=cents(price),
        amount=priced(sold.unit, quantity, price),
        reason=reason,
        order=f"Devis {order.number}" if order and order.number else "",
        case_number=piece.case_number,
        mode=piece.mode,
        meeting_id=piece.meeting_id,
        quote_id=order.quote_id if order else None,
    )


def quantity_of(piece: Piece, unit: str) -> Decimal:
    """How much of the unit it takes: what was entered or written by hand, else its length or its seats."""
    if unit == HOUR and piece.minutes is not None:
        return Decimal(piece.minutes)
    if piece.units is not None and piece.order is not None and unit == piece.order.unit:
        return piece.units
    return use_of(unit, piece.length, piece.seats)


def _offer_point(piece: Piece, told: Told) -> Point:
    said = f"{date_short(piece.day)}{NBSP}: {told.open}"
    return Point(kind=PointKind.OFFER, message=capitalised(said), day=piece.day, key=piece.key)


def _price_point(piece: Piece) -> Point:
    said = (
        f"Aucun catalogue ne donne le prix de l’intervention du {date_short(piece.day)}{NBSP}: votez-le, ou "
        "indiquez ses unités et leur prix."
    )
    return Point(kind=PointKind.PRICE, message=said, day=piece.day, key=piece.key)


def _time_point(piece: Piece, unit: str) -> Point | None:
    """An hour that counts by the length of its appointment, as long as no time was entered for it."""
    if unit != HOUR or piece.minutes is not None or piece.key.source is not Source.APPOINTMENT:
        return None
    said = f"Temps à saisir pour le {date_short(piece.day)}{NBSP}: la durée du rendez-vous est comptée."
    return Point(kind=PointKind.TIME, message=said, day=piece.day, key=piece.key, blocks=False)


# what is due as a whole


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A sum that is due once: a year of membership, a yearly offer or a package, a line priced by hand."""

    key: WorkKey
    year: int
    starts: date
    """The day on which that year begins for the authority, or on which the order was made."""
    offer: str
    label: str
    unit: str
    quantity: Decimal
    unit_price: Decimal
    amount: Decimal
    number: str = ""
    """Of the quote."""
    quote_id: UUID | None = None


def wholes_due(wholes: Collection[Whole]) -> list[Due]:
    """What these are due; what both a quote and a membership grant for a year is charged by the quote.

    The other stands at 0 with that reason.
    """
    quoted = {
        (each.key.authority_id, each.offer, each.year): each.number
        for each in wholes
        if each.key.source is Source.ORDER and each.offer
    }
    return [
        _whole_due(each, quoted.get((each.key.authority_id, each.offer, each.year), "")) for each in wholes
    ]


def _whole_due(whole: Whole, quoted: str) -> Due:
    due = Due(
        key=whole.key,
        day=max(whole.starts, date(whole.year, 1, 1)),
        group=DueGroup.YEARLY,
        offer=whole.offer,
        label=whole.label,
        unit=whole.unit,
        quantity=whole.quantity,
        unit_price=whole.unit_price,
        amount=whole.amount,
        order=f"Devis {whole.number}" if whole.number else f"Adhésion {whole.year}",
        quote_id=whole.quote_id,
        whole=True,
    )
    if whole.key.source is Source.ORDER or not quoted:
        return due
    return replace(
        due, quantity=NOTHING, unit_price=ZERO, amount=ZERO, reason=f"dû au titre du devis {quoted}"
    )
