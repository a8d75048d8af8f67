"""Absences, and in the same act what becomes of the appointments under them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cigdesk.domain.absence import MOST_ABSENCES, AbsencePlan, AbsenceValues
from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.repeat import Repeat
from cigdesk.domain.appointment import (
    AppointmentStatus,
)
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.services.covered import LEFT, Answer, Treatment
from cigdesk.services.series import Scope

FRIDAY = date(2026, 11, 13)
CANCEL = Answer(treatment=Treatment.CANCEL)


def test_each_is_proposed_a_slot_of_its_own_after_the_absence(world):
    world.book(9)
    world.book(9, 45, agent=world.haddad)
    covered = world.absences.preview(world.plan()).covered
    week = FRIDAY + timedelta(weeks=1)
    assert [each.next_free.span.start for each in covered] == [world.at(9, day=week), world.at(9, 45, week)]
    assert [[who.practitioner.id for who in each.colleagues] for each in covered] == [[world.nadia.id]] * 2


def test_no_slot_of_the_absence_itself_is_proposed(world):
    world.book(9)
    [covered] = world.absences.preview(world.plan(until=date(2026, 12, 4))).covered
    assert covered.next_free.span.start == world.at(9, day=date(2026, 12, 11))


def test_all_is_done_in_one_act_and_taken_back_in_one(world):
    moved, given = world.book(9), world.book(9, 45, agent=world.haddad)
    first, second = world.absences.preview(world.plan()).covered
    entrusted = Answer(treatment=Treatment.ENTRUST, practitioner_id=world.nadia.id)
    change = world.absences.note(
        world.plan(), {first.row.id: world.moving_to(first), second.row.id: entrusted}
    )
    assert change.label == "Absence notée, 1\u00a0rendez-vous reporté, 1\u00a0confié"
    assert (world.row(moved).start, world.row(moved).moved_from) == (
        world.at(9, day=FRIDAY + timedelta(weeks=1)),
        world.at(9),
    )
    assert (world.row(given).practitioner_id, world.row(given).start) == (world.nadia.id, world.at(9, 45))
    change.undo.run()
    assert world.noted() == ()
    assert (world.row(moved).start, world.row(given).practitioner_id) == (world.at(9), world.camille.id)


def test_nothing_is_written_while_an_appointment_has_no_answer(world):
    booked = world.book(9)
    with pytest.raises(SlotTaken, match="1 rendez-vous tombe"):
        world.absences.note(world.plan())
    assert world.noted() == ()
    world.absences.note(world.plan(), {booked: LEFT})
    assert world.row(booked).status is AppointmentStatus.PLANNED


def test_a_slot_that_was_taken_meanwhile_refuses_the_whole(world):
    world.book(9)
    [covered] = world.absences.preview(world.plan()).covered
    world.book(9, agent=world.haddad, day=FRIDAY + timedelta(weeks=1))
    with pytest.raises(Refused, match="n’est plus possible"):
        world.absences.note(world.plan(), {covered.row.id: world.moving_to(covered)})
    assert world.noted() == ()
    assert world.row(covered.row.id).start == world.at(9)


def test_what_was_decided_is_not_asked_again_when_the_absence_is_changed(world):
    booked = world.book(9)
    noted = world.absences.note(world.plan(), {booked: LEFT}).ids[0]
    values = AbsenceValues(
        practitioner_id=world.camille.id, start=world.at(8), end=world.at(18), label="Formation"
    )
    world.absences.change(noted, values)
    assert world.noted()[0].label == "Formation"
    later = world.book(9, agent=world.haddad, day=FRIDAY + timedelta(weeks=1))
    longer = AbsenceValues(
        practitioner_id=world.camille.id,
        start=world.at(8),
        end=world.at(18, day=FRIDAY + timedelta(weeks=1)),
    )
    [covered] = world.absences.preview(
        AbsencePlan(practitioner_ids=(world.camille.id,), start=longer.start, end=longer.end),
        absence_id=noted,
    ).covered
    assert covered.row.id == later
    world.absences.change(noted, longer, {later: CANCEL})
    assert world.row(later).status is AppointmentStatus.CANCELLED


def test_several_are_away_each_week_at_the_hours_of_the_wall(world):
    start, end = world.at(14, day=date(2026, 10, 16)), world.at(18, day=date(2026, 10, 16))
    plan = AbsencePlan(
        practitioner_ids=(world.camille.id, world.nadia.id), start=start, end=end, until=date(2026, 11, 6)
    )
    spans = world.absences.preview(plan).spans
    assert spans[-1] == Interval(world.at(14, day=date(2026, 11, 6)), world.at(18, day=date(2026, 11, 6)))
    noted = world.absences.note(plan)
    assert len(noted.ids) == 8
    assert world.absences.siblings(noted.ids[0]) == 8
    world.absences.delete(noted.ids[0])
    assert world.absences.siblings(noted.ids[1]) == 7
    world.absences.delete(noted.ids[1], every=True)
    assert world.noted(date(2026, 11, 6)) == ()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"practitioner_ids": ()}, "practitioner"),
        ({"until": date(2026, 11, 1)}, "until"),
        ({"until": FRIDAY + timedelta(weeks=MOST_ABSENCES)}, "until"),
        ({"label": "x" * 61}, "label"),
    ],
)
def test_faults_are_told_by_field(world, values, field):
    plan = AbsencePlan(**(vars(world.plan()) | values))
    assert set(dict(world.absences.preview(plan).faults)) == {field}
    with pytest.raises(InvalidInput):
        world.absences.note(plan)


def test_the_outlook_of_a_series_says_what_the_change_then_does(world):
    series = world.services.series
    booked = world.book(9, day=FRIDAY + timedelta(weeks=1))
    [first, *_] = world.services.agenda.week([world.camille.id], FRIDAY).permanences
    thursdays = world.mornings(
        rule=Repeat.weekly(3, until=date(2026, 12, 11)).rule, start=world.at(14), end=world.at(17)
    )
    outlook = series.outlook(first.row.id, thursdays, Scope.FOLLOWING)
    assert (outlook.half_days, outlook.removed, outlook.apart, outlook.moved) == (5, 1, 0, 1)
    series.change(first.row.id, thursdays, Scope.FOLLOWING)
    assert world.row(booked).start == world.at(14, day=date(2026, 11, 19))
    faulty = world.mornings(buffer_minutes=500)
    assert set(dict(series.outlook(first.row.id, faulty, Scope.ALL).faults)) == {"buffer_minutes"}


def test_a_skipped_half_day_is_held_again_unless_its_time_was_taken(world):
    permanences = world.services.permanences
    [first] = world.services.agenda.week([world.camille.id], FRIDAY).permanences
    permanences.cancel(first.row.id)
    permanences.restore(first.row.id)
    [again] = world.services.agenda.week([world.camille.id], FRIDAY).permanences
    assert (again.row.cancelled, again.row.changed) == (False, False)
    permanences.cancel(first.row.id)
    world.absences.note(world.plan())
    with pytest.raises(SlotTaken, match="n’est pas disponible"):
        permanences.restore(first.row.id)


def kept(world, day=FRIDAY):
    return [each.overlap_reason for each in world.noted(day)]


def test_what_was_left_under_an_absence_is_kept_with_it(world):
    """Told as it was shown; journaled, and gone once nothing lies there any more."""
    booked, treated = world.book(9), world.book(9, 45, agent=world.haddad)
    change = world.absences.note(world.plan(), {booked: LEFT, treated: CANCEL})
    [said] = kept(world)
    assert said.startswith("1 rendez-vous tombe pendant cette absence")
    change.undo.run().undo.run()
    assert kept(world) == [said]
    world.services.bookings.cancel(booked)
    [absence] = world.noted()
    values = AbsenceValues(
        practitioner_id=world.camille.id, start=absence.start, end=absence.end, label="Formation"
    )
    world.absences.change(absence.id, values)
    assert kept(world) == [""]


def test_of_several_absences_each_keeps_what_lies_under_it_alone(world):
    booked = world.book(9)
    plan = world.plan(FRIDAY, FRIDAY, world.camille, world.nadia, until=FRIDAY + timedelta(weeks=1))
    world.absences.note(plan, {booked: LEFT})
    reasons = {each.practitioner_id: each.overlap_reason for each in world.noted()}
    assert reasons[world.camille.id]
    assert not reasons[world.nadia.id]
    assert kept(world, FRIDAY + timedelta(weeks=1)) == ["", ""]


def test_what_is_confirmed_for_a_permanence_is_kept_with_it(world):
    permanences = world.services.permanences
    world.absences.note(world.plan())
    [first] = world.services.agenda.week([world.camille.id], FRIDAY).permanences
    permanences.cancel(first.row.id)
    with pytest.raises(SlotTaken):
        permanences.restore(first.row.id)
    change = permanences.restore(first.row.id, confirmation=Confirmation("Elle vient tout de même"))

    def reason():
        [only] = world.services.agenda.week([world.camille.id], FRIDAY).permanences
        return only.row.overlap_reason

    assert reason() == "Elle vient tout de même"
    back = change.undo.run()
    assert reason() == ""
    back.undo.run()
    assert reason() == "Elle vient tout de même"
