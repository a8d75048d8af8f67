"""A denounced membership grants nothing after its effect; taken back, it grants what it did."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, AppointmentValues, PlaceMode
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.errors import NeedsConfirmation
from cigdesk.domain.membership import Convention, MembershipValues
from cigdesk.domain.membership_life import Denunciation
from cigdesk.domain.membership_options import TermsValues
from cigdesk.domain.people import Function, Practitioner
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from cigdesk.services.permanences import PermanenceValues

EFFECT = date(2027, 2, 15)
NEXT_YEAR = 2027


def at(day, hour):
    return datetime.combine(day, time(hour), ZoneInfo("Europe/Paris")).astimezone(UTC)


class World:
    """Choisy-le-Roi has SST-60 in 2026 and 2027, until further notice; today is 12 November 2026."""

    def __init__(self, services):
        self.services, self.memberships = services, services.memberships
        made = services.authorities.create(AuthorityValues(name="Choisy-le-Roi", kind=AuthorityKind.COMMUNE))
        self.choisy = made.ids[0]
        self.nadia = Practitioner(
            id=new_id(), first_name="Nadia", last_name="Belkacem", function=Function.SOCIAL_WORKER
        )
        services.context.change(Right.MANAGE_PEOPLE, self.found, "")
        values = MembershipValues(
            convention=Convention.SOCIAL, start=date(2026, 1, 1), signed_on=date(2025, 12, 8)
        )
        self.id = self.memberships.add(self.choisy, values).ids[1]
        for year in (2026, NEXT_YEAR):
            services.membership_terms.add(self.id, TermsValues(year=year, offer="SST-60"))

    def found(self, uow):
        uow.add(self.nadia)
        return ()

    def months(self, year=NEXT_YEAR):
        lines = self.services.engagements.balances(self.choisy, year).lines
        return [(each.start.month, each.end, each.balance.granted) for line in lines for each in line.months]

    def denounce(self, *, confirmed=False, effect=EFFECT):
        typed = Denunciation(denounced_on=date(2026, 11, 10), denounced_effect=effect, reason="Fusion")
        return self.memberships.denounce(self.id, typed, confirmed=confirmed)

    def visit(self, day):
        (line,) = self.services.engagements.balances(self.choisy, day.year).lines
        month = next(each for each in line.months if each.start <= day <= each.end)
        values = AppointmentValues(
            practitioner_id=self.nadia.id,
            kind=AppointmentKind.COLLECTIVE,
            mode=PlaceMode.SITE,
            title="Atelier",
            authority_id=self.choisy,
            start=at(day, 9),
            end=at(day, 12),
            engagement_id=month.id,
        )
        return self.services.bookings.book(values).ids[0]


@pytest.fixture
def world(services):
    return World(services)


def test_a_denunciation_cuts_what_was_granted_and_taking_it_back_restores_it(world):
    before, untouched = world.months(), world.months(2026)
    world.denounce()
    assert world.months() == [before[0], (2, EFFECT, Decimal("6.5"))]
    assert before[1] == (2, date(2027, 2, 28), Decimal("12"))
    assert world.months(2026) == untouched
    world.memberships.take_back(world.id)
    assert world.months() == before


def test_the_denunciation_itself_is_undone_and_done_again(world):
    before = world.months()
    change = world.denounce()
    cut = world.months()
    change.undo.run()
    assert world.months() == before
    world.denounce()
    assert world.months() == cut


def test_days_that_somebody_entered_are_kept_through_both(world):
    orders = world.services.engagements
    (line,) = orders.balances(world.choisy, NEXT_YEAR).lines
    orders.enter_days({line.months[1].id: Decimal(9), line.months[4].id: Decimal(2)})
    entered = world.months()
    world.denounce()
    assert world.months()[1:] == [(2, EFFECT, Decimal(9))]
    world.memberships.take_back(world.id)
    assert world.months() == entered


def test_years_written_after_the_denunciation_are_granted_whole_once_it_is_taken_back(world):
    before = world.months()
    terms = world.memberships.sheet(world.id).terms[0]
    world.services.membership_terms.remove(terms.id)
    world.denounce()
    world.services.membership_terms.add(world.id, TermsValues(year=NEXT_YEAR, offer="SST-60"))
    assert len(world.months()) == 2
    world.memberships.take_back(world.id)
    assert world.months() == before


def test_work_planned_after_the_effect_is_named_before_anything_is_written(world):
    world.visit(date(2027, 2, 10))
    late = [world.visit(day) for day in (date(2027, 2, 16), date(2027, 3, 9))]
    with pytest.raises(NeedsConfirmation) as asked:
        world.denounce()
    (said,) = asked.value.reasons
    assert "2\xa0interventions" in said
    assert "16\xa0févr.\xa02027, 9\xa0mars\xa02027" in said
    for each in late:
        world.services.bookings.cancel(each)
    world.denounce()
    assert len(world.months()) == 2


def test_work_left_after_the_effect_stays_in_sight_as_overspent(world):
    late = world.visit(date(2027, 3, 9))
    world.denounce(confirmed=True)
    (line,) = world.services.engagements.balances(world.choisy, NEXT_YEAR).lines
    assert [(each.start.month, each.balance.overspent) for each in line.months] == [
        (1, 0),
        (2, 0),
        (3, Decimal("0.5")),
    ]
    world.services.bookings.set_status(late, AppointmentStatus.CANCELLED)
    assert len(world.months()) == 2


def test_a_permanence_after_the_effect_is_named_too_and_no_longer_counts(world):
    day = date(2027, 3, 9)
    values = PermanenceValues(
        practitioner_id=world.nadia.id, authority_id=world.choisy, start=at(day, 9), end=at(day, 12)
    )
    permanence = world.services.permanences.open(values).ids[0]
    with pytest.raises(NeedsConfirmation, match=r"9.mars.2027"):
        world.denounce()
    world.denounce(confirmed=True)
    (line,) = world.services.engagements.balances(world.choisy, NEXT_YEAR).lines
    assert line.balance.planned == 0
    world.memberships.take_back(world.id)
    world.services.permanences.cancel(permanence)
    assert world.denounce()


def test_work_booked_after_the_effect_asks_for_the_reason(world):
    month = world.services.engagements.balances(world.choisy, NEXT_YEAR).lines[0].months[3]
    world.denounce()
    values = AppointmentValues(
        practitioner_id=world.nadia.id,
        kind=AppointmentKind.COLLECTIVE,
        mode=PlaceMode.SITE,
        title="Atelier",
        authority_id=world.choisy,
        start=at(date(2027, 4, 6), 9),
        end=at(date(2027, 4, 6), 12),
        engagement_id=month.id,
    )
    (reason,) = world.services.bookings.check(values).reasons
    assert "a pris fin le 15\xa0février\xa02027" in reason.sentence
    assert world.services.bookings.book(values, confirmation=Confirmation("Accord du directeur"))
