"""Days, numbers and a clock for what a frozen store is filled with: nobody's, all of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from stdnum import luhn

from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import AppointmentKind, AppointmentValues, PlaceMode
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.quote_answer import Acceptance

PARIS = ZoneInfo("Europe/Paris")
MONDAY = date(2026, 11, 16)
CONFIRMED = Confirmation("Vu avec le secrétariat")
ACCEPTANCE = Acceptance(
    signed_by="Hélène Rivoire",
    signed_as="directrice des ressources humaines",
    by_delegation=True,
    engagement_number="2026-E00417",
    purchase_order="BC-0093",
)


class HandClock:
    """A clock that only this script moves."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant


def wish(
    practitioner: UUID, kind: AppointmentKind, mode: PlaceMode, span: Interval, **more: object
) -> AppointmentValues:
    """What is typed to book it."""
    return AppointmentValues(practitioner_id=practitioner, kind=kind, mode=mode, **vars(span), **more)


def span(days: int, hour: int, minutes: int) -> Interval:
    """So many days after the Monday of the filling, from that hour in Paris."""
    start = datetime.combine(MONDAY + timedelta(days=days), time(hour), PARIS).astimezone(UTC)
    return Interval.lasting(start, minutes)


def siren(eight: str) -> str:
    """With its key."""
    return eight + luhn.calc_check_digit(eight)


def siret(eight: str) -> str:
    """Of the first establishment, with its key."""
    thirteen = siren(eight) + "0001"
    return thirteen + luhn.calc_check_digit(thirteen)


WHOLE_SHEET = AuthorityValues(
    name="CCAS de Mont-le-Merle",
    kind=AuthorityKind.CCAS,
    siret=siret("26940902"),
    insee="94902",
    address="3 allée des Grives",
    postcode="94600",
    city="Mont-le-Merle",
    population=8412,
    group_name="Val-de-Grive",
    phone="01 99 00 56 78",
    mail="ccas@example.org",
    chorus_service="CCAS-RH",
    other_acfi=True,
    optional_contribution=True,
)
"""Of an authority: every field of its sheet."""
