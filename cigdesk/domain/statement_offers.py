"""Which offer work falls under that was put on account of no order, and which orders make work cost nothing.

Where the kind of the work and the function of who did it do not tell, no offer is guessed: it is a point to
settle (docs/decisions/0014-readings-of-the-statements.md).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

from cigdesk.domain.appointment import FOR_AN_AGENT, AppointmentKind
from cigdesk.domain.catalogue import AllowanceTariff, Catalogue, Offer
from cigdesk.domain.engagement_offers import (
    ASSESSMENT,
    NOTHING_TO_PLAN,
    PACKAGE,
    PRESENCE_RATES,
    held_by,
)
from cigdesk.domain.engagement_units import PACKAGE_DAYS, PRESENCE_DAY, YEAR, Measure, measure_of
from cigdesk.domain.people import Function

ON_SITE: Final = "PSY-IND"
"""A permanence that is due by the half-day, whatever its attendance."""
AT_A_DISTANCE: Final = "AST-DIST"
COACHING: Final = "COACH"
AGENT_YEAR: Final = "agent-year"
PACKAGE_UNIT: Final = "package"
DUE_AS_A_WHOLE: Final = frozenset({YEAR, AGENT_YEAR, PACKAGE_UNIT})
"""What is charged once for the year or for all of it: the work on its account then costs nothing more."""

_SOCIAL: Final = frozenset({Function.SOCIAL_WORKER, Function.CESF})
_MEDICAL: Final = frozenset({Function.PHYSICIAN, Function.NURSE})


@dataclass(frozen=True, kw_only=True)
class Order:
    """What work was put on account of; `unit_price` is that of its quote, None for a membership."""

    id: UUID
    offer: str
    label: str
    unit: str
    number: str = ""
    unit_price: Decimal | None = None
    quote_id: UUID | None = None

    @property
    def measure(self) -> Measure:
        """How work uses it up."""
        return measure_of(self.unit)


@dataclass(frozen=True)
class Told:
    """What is known of work without an order: its offer, and why it costs nothing where it does."""

    offer: str = ""
    covered: str = ""
    open: str = ""
    """Why it cannot be told, in a sentence."""


def why_free(order: Order) -> str:
    """Why work on account of that order costs nothing; "" for what is charged by its units."""
    if order.offer == ASSESSMENT:
        return "état des lieux, financé par la cotisation additionnelle"
    if order.offer == PACKAGE or order.unit in PACKAGE_DAYS:
        return "compris dans le forfait ACFI de l’année"
    if order.unit == PRESENCE_DAY or order.offer in PRESENCE_RATES or order.offer == AT_A_DISTANCE:
        return f"couvert par {order.offer}"
    return f"compris dans {order.offer}" if order.unit in DUE_AS_A_WHOLE else ""


def hourly_offer(catalogue: Catalogue | None) -> Offer | None:
    """The one offer of the catalogue that charges hours."""
    if catalogue is None:
        return None
    found = [each for each in catalogue.offers.values() if each.hourly and not _allowance(each)]
    return found[0] if len(found) == 1 else None


def _allowance(offer: Offer) -> bool:
    return isinstance(offer.tariff, AllowanceTariff)


def counts_as_a_whole(
    order: Order | None, function: Function, catalogue: Catalogue | None, active: Collection[str]
) -> bool:
    """Whether a permanence at an authority is the work, and not each person received in it."""
    if order is not None:
        return order.measure.by_length
    if held_by(ON_SITE, function):
        return catalogue is not None and ON_SITE in catalogue.offers
    return function in _SOCIAL and (bool(_social_cover(function, active)) or hourly_offer(catalogue) is None)


def tell_offer(
    kind: AppointmentKind,
    function: Function,
    catalogue: Catalogue | None,
    active: Collection[str],
    *,
    on_site: bool,
) -> Told:
    """The offer of work without an order; `active` are the offers that the authority has on that day.

    `on_site` tells a permanence held at the authority, counted as a whole.
    """
    if on_site and held_by(ON_SITE, function):
        return Told(ON_SITE)
    if _of_social_support(kind, function, catalogue, active):
        return _social(kind, function, catalogue, active)
    if function in _MEDICAL and (medical := sorted(set(active) & NOTHING_TO_PLAN)):
        return Told(medical[0], f"couvert par {medical[0]}")
    if function is Function.COACH and kind is AppointmentKind.ADVICE:
        return Told(COACHING)
    return Told(open=_NOT_TOLD)


_NOT_TOLD: Final = (
    "prestation à préciser. Mettez cette intervention au titre d’une commande, ou indiquez "
    "ses unités et leur prix."
)
NOT_COVERED: Final = (
    "ni SST, ni CESF-80, ni AST-DIST ne couvre ce travail d’assistant social. Enregistrez "
    "l’adhésion ou la commande qui le couvre."
)
_ASSESSED_OR_NOT: Final = (
    "état des lieux ou accompagnement facturé. Saisissez le temps, ou mettez ce rendez-vous au titre "
    "d’une commande."
)


def _of_social_support(
    kind: AppointmentKind, function: Function, catalogue: Catalogue | None, active: Collection[str]
) -> bool:
    """Social workers who receive; their groups where hours or a membership bear them; support by the hour."""
    by_the_hour = hourly_offer(catalogue) is not None
    if function in _SOCIAL:
        borne = by_the_hour or bool(_social_cover(function, active))
        return kind in FOR_AN_AGENT or (kind is AppointmentKind.COLLECTIVE and borne)
    return kind is AppointmentKind.HOURLY and by_the_hour


def _social(
    kind: AppointmentKind, function: Function, catalogue: Catalogue | None, active: Collection[str]
) -> Told:
    if cover := _social_cover(function, active):
        return Told(cover, f"couvert par {cover}")
    if AT_A_DISTANCE in active and kind in (AppointmentKind.PERMANENCE, AppointmentKind.REMOTE):
        return Told(AT_A_DISTANCE, f"couvert par {AT_A_DISTANCE}")
    hourly = hourly_offer(catalogue)
    if hourly is None:
        return Told(open=NOT_COVERED)
    return Told(open=_ASSESSED_OR_NOT) if ASSESSMENT in active else Told(hourly.code)


def _social_cover(function: Function, active: Collection[str]) -> str:
    return next((each for each in sorted(active) if held_by(each, function)), "")
