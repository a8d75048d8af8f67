"""Booking on a real store: what is written, what is refused, what is asked, and the way back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import event

from cigdesk.domain.absence import AbsenceValues
from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    AppointmentValues,
    PlaceMode,
    Subject,
)
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.errors import InvalidInput, NotFound, Refused
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Agent, Civility, Function, Practitioner, SickLeave, WorkingHours
from cigdesk.domain.place import Room, Site
from cigdesk.domain.rights import Right
from cigdesk.services.booking import NewAgent
from cigdesk.services.context import new_id
from cigdesk.services.covered import LEFT
from cigdesk.services.permanences import PermanenceValues

FRIDAY = date(2026, 11, 13)


class World:
    """A small team in a store: Camille and Nadia, Noisy and its room, M. Lopes and Mme Haddad."""

    def __init__(self, services) -> None:
        self.services = services
        services.context.change(Right.MANAGE_PEOPLE, self._fill, "Essai")

    def _fill(self, uow):
        self.noisy = Authority(id=new_id(), name="Noisy-le-Sec", kind=AuthorityKind.COMMUNE)
        self.social = Membership(
            id=new_id(),
            authority_id=self.noisy.id,
            convention=Convention.SOCIAL,
            start=date(2020, 1, 1),
        )
        self.hall = Site(id=new_id(), name="Hôtel de ville", authority_id=self.noisy.id)
        self.room = Room(id=new_id(), site_id=self.hall.id, name="Salle des permanences")
        self.hall.rooms.append(self.room)
        self.camille, self.nadia = (
            Practitioner(id=new_id(), first_name=first, last_name=last, function=Function.SOCIAL_WORKER)
            for first, last in (("Camille", "Roussel"), ("Nadia", "Belkacem"))
        )
        for weekday in range(5):
            self.camille.hours.append(
                WorkingHours(
                    id=new_id(),
                    practitioner_id=self.camille.id,
                    weekday=weekday,
                    start=time(9),
                    end=time(18),
                )
            )
        self.lopes, self.haddad = (
            Agent(id=new_id(), civility=civility, last_name=name, authority_id=self.noisy.id)
            for civility, name in ((Civility.MR, "Lopes"), (Civility.MRS, "Haddad"))
        )
        self.lopes.leaves.append(SickLeave(id=new_id(), agent_id=self.lopes.id, start=FRIDAY, end=FRIDAY))
        for record in (self.noisy, self.social, self.hall, self.camille, self.nadia, self.lopes, self.haddad):
            uow.add(record)
        return ()

    def at(self, hour: int, minute: int = 0, day: date = FRIDAY) -> datetime:
        return self.services.agenda.instant(day, time(hour, minute))

    def call(self, start=(14, 0), minutes=45, **values) -> AppointmentValues:
        begin = self.at(*start)
        usual = {
            "practitioner_id": self.camille.id,
            "kind": AppointmentKind.REMOTE,
            "mode": PlaceMode.PHONE,
            "phone": "0156968080",
            "agent_id": self.lopes.id,
            "start": begin,
            "end": begin + timedelta(minutes=minutes),
        }
        return AppointmentValues(**(usual | values))

    def book(self, *args, confirmation=None, new_agent=None, **values):
        call = self.call(*args, **values)
        return self.services.bookings.book(call, confirmation=confirmation, new_agent=new_agent).ids[0]

    def morning(self, **values) -> PermanenceValues:
        usual = {
            "practitioner_id": self.camille.id,
            "start": self.at(9),
            "end": self.at(12),
            "authority_id": self.noisy.id,
            "site_id": self.hall.id,
            "room_id": self.room.id,
        }
        return PermanenceValues(**(usual | values))

    def rows(self):
        return {row.id: row for row in self.services.agenda.week([self.camille.id], FRIDAY).appointments}


@pytest.fixture
def world(services) -> World:
    return World(services)


@pytest.fixture
def bookings(services):
    return services.bookings


def words(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_a_booking_is_read_back_with_names_and_undone_and_done_again(world, bookings):
    change = bookings.book(world.call())
    [row] = world.rows().values()
    assert (row.civility, row.last_name, row.authority) == ("M.", "Lopes", "Noisy-le-Sec")
    assert row.start == world.at(14)
    assert words(change.detail) == "ven. 13 nov. 2026, 14 h 00"

    again = change.undo.run()
    assert world.rows() == {}
    again.undo.run()
    assert world.rows() == {row.id: row}


def test_wrong_values_are_told_by_field_and_nothing_is_written(world, bookings):
    with pytest.raises(InvalidInput) as caught:
        bookings.book(world.call(phone="12", agent_id=None))
    assert set(caught.value.errors) == {"phone", "agent"}
    assert world.rows() == {}


def test_somebody_new_is_created_with_the_booking_and_leaves_with_it(world, bookings, services):
    change = bookings.book(world.call(agent_id=None), new_agent=NewAgent("Mme Nguyen", world.noisy.id))
    [row] = world.rows().values()
    assert (row.civility, row.last_name, row.authority) == ("Mme", "Nguyen", "Noisy-le-Sec")
    assert [each.last_name for each in services.agenda.find_agents("nguy")] == ["Nguyen"]
    change.undo.run()
    assert services.agenda.find_agents("nguy") == ()


@pytest.mark.parametrize(("name", "field"), [("", "agent"), ("Mme", "agent")])
def test_somebody_new_needs_a_name_and_an_employer(world, bookings, name, field):
    with pytest.raises(InvalidInput) as caught:
        bookings.book(world.call(agent_id=None), new_agent=NewAgent(name))
    assert set(caught.value.errors) == {field, "authority"}


@pytest.mark.parametrize(
    "name", ["Mme 2 84 12 75 451 089 46", "1 84 12 76 451 089 46 Lopes", "184127645108946"]
)
def test_the_social_security_number_of_somebody_new_is_never_kept(world, bookings, services, name):
    with pytest.raises(InvalidInput) as caught:
        bookings.book(world.call(agent_id=None), new_agent=NewAgent(name, world.noisy.id))
    assert "sécurité sociale" in caught.value.errors["agent"]
    assert world.rows() == {}
    assert services.agents.listing().facets.total == 2


def test_somebody_new_follows_the_rules_of_the_page_of_agents(world, bookings, services):
    services.authorities.archive(world.noisy.id)
    with pytest.raises(InvalidInput) as caught:
        bookings.book(world.call(agent_id=None), new_agent=NewAgent("Mme Nguyen", world.noisy.id))
    assert "est archivée" in caught.value.errors["authority"]
    services.authorities.restore(world.noisy.id)

    call = world.call(agent_id=None, phone="+33 6 12 34 56 78")
    bookings.book(call, new_agent=NewAgent("Mme N'Guyen", world.noisy.id))
    [found] = services.agents.search("guyen")
    assert (found.last_name, found.phone) == ("N’Guyen", "0612345678")


def test_a_number_from_abroad_that_can_be_called_can_be_kept(world, bookings, services):
    call = world.call(agent_id=None, phone="00 44 20 7946 0018")
    bookings.book(call, new_agent=NewAgent("Mme Nguyen", world.noisy.id))
    assert [each.phone for each in services.agents.search("nguyen")] == ["00442079460018"]


def test_an_exact_double_is_refused_even_when_confirmed(world, bookings):
    world.book()
    with pytest.raises(Refused, match="existe déjà"):
        bookings.book(world.call(), confirmation=Confirmation("exprès"))
    assert len(world.rows()) == 1


def test_an_overlap_asks_then_keeps_the_reason(world, bookings):
    world.book()
    other = world.call((14, 30), agent_id=world.haddad.id)
    with pytest.raises(SlotTaken) as caught:
        bookings.book(other)
    assert "est déjà pris par C. Roussel" in words(str(caught.value))
    assert caught.value.next_free == world.at(14, 45)
    assert len(world.rows()) == 1

    seen = frozenset(each.key for each in caught.value.found)
    kept = bookings.book(other, confirmation=Confirmation("Urgence sociale", seen)).ids[0]
    assert world.rows()[kept].overlap_reason == "Urgence sociale"


def test_what_ends_when_the_next_begins_asks_nothing(world):
    world.book((14, 0), 45)
    world.book((14, 45), 45, agent_id=world.haddad.id)
    assert len(world.rows()) == 2


def test_the_second_of_two_people_is_told_who_took_the_slot(world, bookings):
    wanted = world.call(agent_id=world.haddad.id)
    seen = bookings.check(wanted).keys
    assert seen == frozenset()
    world.book()
    with pytest.raises(SlotTaken) as caught:
        bookings.book(wanted, confirmation=Confirmation("", seen))
    assert words(caught.value.lead) == (
        "Ce créneau vient d’être pris par C. Roussel. Votre saisie est gardée. "
        "Prochain libre : ven. 13 nov. 14 h 45."
    )


def test_a_confirmation_does_not_cover_what_came_after_it(world, bookings):
    wanted = world.call((14, 15), agent_id=world.haddad.id)
    world.book()
    seen = bookings.check(wanted).keys
    world.book((14, 45), agent_id=None, new_agent=NewAgent("M. Traoré", world.noisy.id))
    with pytest.raises(SlotTaken):
        bookings.book(wanted, confirmation=Confirmation("Je sais", seen))


def test_a_cancelled_or_excused_appointment_frees_its_time(world, bookings):
    first = world.book()
    bookings.cancel(first)
    second = world.book(agent_id=world.haddad.id)
    bookings.set_status(second, AppointmentStatus.EXCUSED)
    assert bookings.check(world.call()).reasons == ()


def test_taking_back_a_cancellation_asks_when_the_time_is_taken(world, bookings):
    first = world.book()
    cancelled = bookings.cancel(first)
    world.book(agent_id=world.haddad.id)
    with pytest.raises(SlotTaken):
        bookings.set_status(first, AppointmentStatus.PLANNED)
    with pytest.raises(Refused, match="repris depuis"):
        cancelled.undo.run()
    assert world.rows()[first].status is AppointmentStatus.CANCELLED
    bookings.set_status(first, AppointmentStatus.PLANNED, confirmation=Confirmation("Reçus à deux"))
    assert world.rows()[first].overlap_reason == "Reçus à deux"


def test_undo_brings_back_an_overlap_that_was_confirmed_before(world, bookings):
    world.book()
    over = world.book((14, 30), agent_id=world.haddad.id, confirmation=Confirmation("Urgence"))
    bookings.delete(over).undo.run()
    assert over in world.rows()


def test_undo_of_a_deletion_is_refused_once_the_time_is_taken(world, bookings):
    gone = bookings.delete(world.book())
    world.book(agent_id=world.haddad.id)
    with pytest.raises(Refused):
        gone.undo.run()
    assert len(world.rows()) == 1


def test_a_move_is_checked_and_undone(world, bookings):
    first, _ = world.book(), world.book((16, 0), agent_id=world.haddad.id)
    target = Interval.lasting(world.at(16, 15), 45)
    assert len(bookings.check_move(first, target).reasons) == 1
    with pytest.raises(SlotTaken):
        bookings.move(first, target)
    moved = bookings.move(first, Interval.lasting(world.at(10), 30))
    assert (world.rows()[first].start, world.rows()[first].end) == (world.at(10), world.at(10, 30))
    moved.undo.run()
    assert world.rows()[first].start == world.at(14)


def test_a_move_to_another_practitioner_is_checked_there(world, bookings):
    held = world.book(practitioner_id=world.nadia.id, agent_id=world.haddad.id)
    first = world.book()
    same_time = Interval.lasting(world.at(14), 45)
    with pytest.raises(SlotTaken, match="Belkacem"):
        bookings.move(first, same_time, practitioner_id=world.nadia.id)
    bookings.cancel(held)
    bookings.move(first, same_time, practitioner_id=world.nadia.id)
    assert world.rows() == {}


def test_a_recorded_outcome_does_not_move(world, bookings):
    first = world.book()
    bookings.set_status(first, AppointmentStatus.EXCUSED)
    with pytest.raises(Refused, match="à venir"):
        bookings.move(first, Interval.lasting(world.at(10), 45))


def test_statuses_follow_the_table_and_the_clock(world, bookings, clock):
    first = world.book()
    with pytest.raises(Refused, match="pas encore commencé"):
        bookings.set_status(first, AppointmentStatus.DONE)
    clock.move(days=1, hours=4)
    noted = bookings.set_status(first, AppointmentStatus.NO_SHOW)
    assert words(noted.label) == "M. Lopes noté absent non excusé"
    with pytest.raises(Refused):
        bookings.set_status(first, AppointmentStatus.DONE)
    noted.undo.run()
    assert bookings.set_status(first, AppointmentStatus.DONE).label.startswith("Rendez-vous honoré")


def test_a_visit_at_home_asks_for_the_sick_leave_of_that_day(world, bookings):
    visit = world.call(kind=AppointmentKind.HOME_VISIT, mode=PlaceMode.HOME)
    bookings.book(visit)
    monday = {"start": visit.start + timedelta(days=3), "end": visit.end + timedelta(days=3)}
    with pytest.raises(InvalidInput) as caught:
        bookings.book(replace(visit, **monday))
    assert set(caught.value.errors) == {"kind"}


def test_a_permanence_gives_slots_that_bookings_take(world, bookings, services):
    services.permanences.open(world.morning())
    [opened] = services.agenda.week([world.camille.id], FRIDAY).permanences
    assert (opened.slots, len(opened.free), opened.row.place) == (4, 4, "Noisy-le-Sec")

    slot = world.call((9, 45), kind=AppointmentKind.PERMANENCE, mode=PlaceMode.CENTRE, phone="")
    bookings.book(slot)
    [row] = world.rows().values()
    assert (row.permanence_id, row.room, row.mode) == (opened.row.id, "Salle des permanences", PlaceMode.SITE)
    [opened] = services.agenda.week([world.camille.id], FRIDAY).permanences
    assert [each.start for each in opened.free] == [world.at(9), world.at(10, 30), world.at(11, 15)]
    assert services.agenda.free_days([world.camille.id], FRIDAY, FRIDAY) == {FRIDAY}


def test_time_on_site_asks_before_it_takes_anything_else(world, bookings, services):
    services.permanences.open(world.morning())
    with pytest.raises(SlotTaken, match="tient une permanence"):
        bookings.book(world.call((10, 0)))


def test_a_permanence_that_moves_takes_its_appointments_along(world, bookings, services):
    opened = services.permanences.open(world.morning()).ids[0]
    inside = world.book((9, 45), kind=AppointmentKind.PERMANENCE, mode=PlaceMode.SITE, phone="")
    moved = services.permanences.change(opened, world.morning(start=world.at(13), end=world.at(16)))
    assert world.rows()[inside].start == world.at(13, 45)
    moved.undo.run()
    assert world.rows()[inside].start == world.at(9, 45)


def test_a_permanence_is_cancelled_with_its_appointments_once_confirmed(world, services):
    opened = services.permanences.open(world.morning()).ids[0]
    inside = world.book((9, 45), kind=AppointmentKind.PERMANENCE, mode=PlaceMode.SITE, phone="")
    with pytest.raises(SlotTaken, match="1 rendez-vous y est prévu"):
        services.permanences.cancel(opened)
    with pytest.raises(Refused):
        services.permanences.delete(opened)
    cancelled = services.permanences.cancel(opened, confirmation=Confirmation("Salle fermée"))
    assert world.rows()[inside].status is AppointmentStatus.CANCELLED
    cancelled.undo.run()
    assert world.rows()[inside].status is AppointmentStatus.PLANNED


def test_two_permanences_in_one_room_ask(world, services):
    services.permanences.open(world.morning())
    with pytest.raises(SlotTaken, match="La salle est déjà prise"):
        services.permanences.open(world.morning(practitioner_id=world.nadia.id))


def test_an_absence_tells_what_it_covers_and_closes_the_slots(world, bookings, services):
    services.permanences.open(world.morning())
    booked = world.book((9, 45), kind=AppointmentKind.PERMANENCE, mode=PlaceMode.SITE, phone="")
    away = AbsenceValues(
        practitioner_id=world.camille.id, start=world.at(8), end=world.at(11), label="Formation"
    )
    with pytest.raises(SlotTaken, match="1 rendez-vous tombe"):
        services.absences.add(away)
    noted = services.absences.add(away, {booked: LEFT})
    [opened] = services.agenda.week([world.camille.id], FRIDAY).permanences
    assert [each.start for each in opened.free] == [world.at(11)]
    with pytest.raises(SlotTaken, match="n’est pas disponible"):
        bookings.book(world.call((8, 15), agent_id=world.haddad.id))
    services.absences.delete(noted.ids[0])
    [opened] = services.agenda.week([world.camille.id], FRIDAY).permanences
    assert len(opened.free) == 3


def test_a_public_holiday_and_a_day_off_ask(world, bookings):
    armistice = date(2027, 11, 11)
    start = world.at(14, 0, armistice)
    verdict = bookings.check(replace(world.call(), start=start, end=start + timedelta(minutes=45)))
    assert [each.key for each in verdict.reasons] == ["holiday:2027-11-11"]


def test_the_past_asks_but_can_be_written_down(world, bookings, services):
    yesterday = services.agenda.today() - timedelta(days=2)
    start = world.at(10, 0, yesterday)
    past = replace(world.call(), start=start, end=start + timedelta(minutes=45))
    with pytest.raises(SlotTaken, match="déjà passé"):
        bookings.book(past)
    bookings.book(past, confirmation=Confirmation("Saisi après coup"))
    assert len(world.rows()) == 1


def test_the_follow_up_of_an_agent_goes_over_practitioners(world, services):
    world.book()
    world.book((16, 0), practitioner_id=world.nadia.id, subject=Subject.MONEY)
    assert [row.start for row in services.agenda.follow_up(world.lopes.id)] == [world.at(14), world.at(16)]
    assert services.agenda.follow_up(world.haddad.id) == ()


def test_an_appointment_over_midnight_is_found_from_both_days(world, services):
    late = replace(world.call(), start=world.at(22), end=world.at(1, 0, FRIDAY + timedelta(days=1)))
    services.bookings.book(late, confirmation=Confirmation("Astreinte"))
    saturday = FRIDAY + timedelta(days=1)
    assert len(services.agenda.span([world.camille.id], saturday, saturday).appointments) == 1
    assert len(services.agenda.span([world.camille.id], FRIDAY, FRIDAY).appointments) == 1


def test_an_edit_that_keeps_the_time_asks_nothing(world, bookings):
    world.book()
    over = world.book((14, 30), agent_id=world.haddad.id, confirmation=Confirmation("Urgence"))
    bookings.edit(over, world.call((14, 30), agent_id=world.haddad.id, phone="0612345678"))
    assert world.rows()[over].phone == "0612345678"
    assert world.rows()[over].overlap_reason == "Urgence"


def test_what_is_gone_is_said(world, bookings):
    gone = world.book()
    bookings.delete(gone)
    for act in (bookings.delete, bookings.cancel):
        with pytest.raises(NotFound):
            act(gone)


def test_places_of_an_authority_and_of_the_centre(world, services):
    labels = [each.label for each in services.agenda.places(world.noisy.id)]
    assert labels == ["Hôtel de ville, Salle des permanences"]
    assert services.agenda.places(None) == ()


def test_questions_about_time_start_from_an_index(desk, world, bookings, services):
    """A plan that scans would slow down as the years go by."""
    asked = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        asked.append((statement, parameters))

    event.listen(desk.store.engine, "before_cursor_execute", note)
    services.agenda.week([world.camille.id, world.nadia.id], FRIDAY)
    bookings.check(world.call(room_id=world.room.id))
    event.remove(desk.store.engine, "before_cursor_execute", note)

    about_time = [each for each in asked if "appointments.start" in each[0]]
    assert len(about_time) == 4
    with desk.store.engine.connect() as connection:
        for statement, parameters in about_time:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            assert not any(row[3].startswith("SCAN") for row in plan), plan


def test_of_two_who_write_at_once_one_is_told_each_time(desk, world, bookings):
    looked = Confirmation("", frozenset())
    hours = range(9, 17)

    def book_all(title):
        told = 0
        for hour in hours:
            meeting = world.call((hour, 0), kind=AppointmentKind.INTERNAL, agent_id=None, title=title)
            try:
                bookings.book(meeting, confirmation=looked)
            except SlotTaken:
                told += 1
        return told

    with ThreadPoolExecutor(2) as people:
        told = list(people.map(book_all, ["Coordination", "Point du service"]))
    assert sum(told) == len(hours)
    assert sorted(row.start for row in world.rows().values()) == [world.at(hour) for hour in hours]


def test_the_same_instant_booked_from_two_windows_is_never_silent(desk, world, bookings):
    """Both looked, both saw a free time; one of them is told."""
    first, second = world.call(), world.call(agent_id=world.haddad.id)
    looked = Confirmation("", frozenset())
    bookings.book(first, confirmation=looked)
    with pytest.raises(SlotTaken):
        bookings.book(second, confirmation=looked)
    with desk.services.context.reading() as uow:
        assert len(uow.find(Appointment)) == 1
