"""Days on which the centre is closed, and in the same act what becomes of the appointments in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cigdesk.domain.agenda.conflicts import SlotTaken
from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, AppointmentValues, PlaceMode
from cigdesk.domain.closure import ClosureValues
from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Practitioner
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from cigdesk.services.covered import LEFT, Answer, Treatment

BRIDGE = ClosureValues(start=date(2026, 12, 24), end=date(2026, 12, 31), label="  Fêtes ")


def test_closed_days_show_in_the_agenda_with_their_name_beside_the_holidays(services):
    services.closures.add(BRIDGE)
    shown = services.agenda.holidays(date(2026, 12, 23), date(2027, 1, 2))
    assert shown[date(2026, 12, 24)] == shown[date(2026, 12, 31)] == "Fêtes"
    assert shown[date(2026, 12, 25)].startswith("Noël")
    assert date(2026, 12, 23) not in shown
    assert date(2027, 1, 2) not in shown


def test_a_closure_is_corrected_removed_and_taken_back(services):
    closures = services.closures
    [closure_id] = closures.add(BRIDGE).ids
    kept = closures.listing()[0].values
    closures.edit(closure_id, kept, ClosureValues(start=BRIDGE.start, end=BRIDGE.start, label="Pont"))
    assert closures.listing()[0].values.label == "Pont"
    closures.remove(closure_id).undo.run()
    assert [each.values.end for each in closures.listing()] == [BRIDGE.start]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (ClosureValues(start=date(2026, 12, 24), end=date(2026, 12, 23)), "end"),
        (ClosureValues(start=date(2026, 1, 1), end=date(2026, 12, 31)), "end"),
        (ClosureValues(start=date(1026, 12, 24), end=date(2026, 12, 31)), "start"),
    ],
)
def test_what_is_wrong_is_told_under_its_field(services, values, field):
    with pytest.raises(InvalidInput) as caught:
        services.closures.add(values)
    assert list(caught.value.errors) == [field]
    assert services.closures.listing() == ()


FRIDAY = date(2026, 11, 13)
CANCEL = Answer(treatment=Treatment.CANCEL)


def pont(first, last=None):
    return ClosureValues(start=first, end=last or first, label="Pont")


def test_no_proposal_for_a_closure_lies_in_it(world):
    """The permanence of the week after is closed too."""
    world.book(9)
    week = FRIDAY + timedelta(weeks=1)
    [covered] = world.services.closures.preview(pont(FRIDAY, week)).covered
    assert covered.next_free.span.start == world.at(9, day=FRIDAY + timedelta(weeks=2))
    assert covered.colleagues == ()


def test_a_colleague_takes_over_once_the_centre_is_open_again(world):
    world.services.series.open(
        world.mornings(practitioner_id=world.nadia.id, start=world.at(14), end=world.at(17))
    )
    booked = world.book(9)
    [covered] = world.services.closures.preview(pont(FRIDAY)).covered
    [colleague] = covered.colleagues
    later = world.at(14, day=FRIDAY + timedelta(weeks=1))
    assert (colleague.practitioner.id, colleague.span.start) == (world.nadia.id, later)
    answer = Answer(
        treatment=Treatment.ENTRUST, span=colleague.span, practitioner_id=colleague.practitioner.id
    )
    world.services.closures.add(pont(FRIDAY), {booked: answer})
    row = world.row(booked)
    assert (row.practitioner_id, row.start, row.moved_from) == (world.nadia.id, later, world.at(9))


def test_a_closure_and_what_becomes_of_its_appointments_are_one_act(world):
    closures = world.services.closures
    moved, cancelled = world.book(9), world.book(9, 45, agent=world.haddad)
    first, _second = world.services.closures.preview(pont(FRIDAY)).covered
    answers = {moved: world.moving_to(first), cancelled: CANCEL}
    with pytest.raises(SlotTaken, match="2 rendez-vous tombent pendant cette fermeture"):
        closures.add(pont(FRIDAY))
    assert closures.listing() == ()
    change = closures.add(pont(FRIDAY), answers)
    assert change.label == "Fermeture notée, 1\u00a0rendez-vous reporté, 1\u00a0annulé"
    assert world.row(moved).start == world.at(9, day=FRIDAY + timedelta(weeks=1))
    assert world.row(cancelled).status is AppointmentStatus.CANCELLED
    again = change.undo.run()
    assert closures.listing() == ()
    assert world.row(moved).start == world.at(9)
    assert world.row(cancelled).status is AppointmentStatus.PLANNED
    again.undo.run()
    assert len(closures.listing()) == 1
    assert world.row(cancelled).status is AppointmentStatus.CANCELLED


def test_what_was_left_under_a_closure_is_not_asked_again_but_can_still_be_treated(world):
    closures = world.services.closures
    booked = world.book(9)
    [closure_id] = closures.add(pont(FRIDAY), {booked: LEFT}).ids
    kept = closures.listing()[0].values
    assert not world.services.closures.preview(pont(FRIDAY), closure_id=closure_id).wants_answers
    closures.edit(closure_id, kept, replace(kept, label="Pont de novembre"))
    later = world.book(9, agent=world.haddad, day=FRIDAY + timedelta(weeks=1))
    longer = replace(kept, label="Pont de novembre", end=FRIDAY + timedelta(weeks=1))
    kept = closures.listing()[0].values
    assert closures.preview(longer, closure_id=closure_id).wants_answers
    with pytest.raises(SlotTaken, match="1 rendez-vous tombe"):
        closures.edit(closure_id, kept, longer)
    closures.edit(closure_id, kept, longer, {booked: CANCEL, later: LEFT})
    assert world.row(booked).status is AppointmentStatus.CANCELLED
    assert world.row(later).status is AppointmentStatus.PLANNED


def test_an_appointment_of_somebody_who_has_left_is_covered_too(world):
    booked = world.book(9)
    with world.services.context.writing(Right.MANAGE_PEOPLE) as uow:
        uow.get(Practitioner, world.camille.id).active = False
        uow.commit()
    [covered] = world.services.closures.preview(pont(FRIDAY)).covered
    assert (covered.row.id, covered.next_free) == (booked, None)


def test_a_time_that_the_employer_does_not_open_is_not_proposed(world):
    """Hourly support needs a convention on its new day; this one ends with the year."""
    services = world.services
    with services.context.writing(Right.MANAGE_AUTHORITIES) as uow:
        ends = {"start": date(2020, 1, 1), "end": date(2026, 11, 30)}
        uow.add(Membership(id=new_id(), authority_id=world.noisy.id, convention=Convention.SOCIAL, **ends))
        uow.commit()
    start = world.at(14, day=date(2026, 11, 26))
    booked = services.bookings.book(
        AppointmentValues(
            practitioner_id=world.camille.id,
            kind=AppointmentKind.HOURLY,
            mode=PlaceMode.CENTRE,
            agent_id=world.lopes.id,
            start=start,
            end=start + timedelta(hours=1),
        )
    ).ids[0]
    [near] = services.closures.preview(pont(date(2026, 11, 26))).covered
    assert near.next_free.span.start == world.at(12, 30, date(2026, 11, 27))
    [far] = services.closures.preview(pont(date(2026, 11, 26), date(2026, 11, 30))).covered
    assert (far.next_free, far.colleagues) == (None, ())
    with pytest.raises(SlotTaken):
        services.closures.add(pont(date(2026, 11, 26), date(2026, 11, 30)))
    services.closures.add(pont(date(2026, 11, 26), date(2026, 11, 30)), {booked: CANCEL})
