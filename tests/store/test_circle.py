"""The Cercle de la prévention on a real store: who has it, its events in the agenda, who came, its mails."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from email import message_from_bytes
from email.policy import default
from zoneinfo import ZoneInfo

import pytest

from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    AppointmentValues,
    CircleKind,
    PlaceMode,
)
from cigdesk.domain.authority import Authority, AuthorityKind, Contact, Subscription
from cigdesk.domain.circle import EventState, Expected
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.errors import InvalidInput, MovedOn, NotFound, Refused
from cigdesk.domain.people import Function, Practitioner
from cigdesk.domain.place import Site
from cigdesk.domain.rights import Right
from cigdesk.domain.session import SessionSeats
from cigdesk.exchange.mail_file import write_mail
from cigdesk.services.circle import CircleValues
from cigdesk.services.circle_listing import CircleFilter, CircleOrder, ShownEvents, listed_events
from cigdesk.services.circle_tables import attendance_table, events_table
from cigdesk.services.context import new_id

START = datetime.combine(date(2026, 11, 17), time(9), ZoneInfo("Europe/Paris")).astimezone(UTC)
MORNING = timedelta(hours=3)
AFTER = 6 * 24 * 60
"""Minutes until the event is over: the clock stands on 12 November 2026."""


class World:
    """Pantin has the package, Stains the access alone, Bobigny neither; Yann holds the events."""

    def __init__(self, services):
        self.services, self.circle, self.ids = services, services.circle, {}
        services.context.change(Right.MANAGE_PEOPLE, self._found, "")
        self.id = self.circle.plan(self.values()).ids[0]

    def _found(self, uow):
        self.yann = Practitioner(id=new_id(), first_name="Yann", last_name="Arnaud", function=Function.ACFI)
        uow.add(self.yann)
        for name, offer, mail in (
            ("Pantin", "ACFI", ""),
            ("Stains", "CERCLE", "mairie@stains.example"),
            ("Bobigny", "", "mairie@bobigny.example"),
        ):
            made = Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE, mail=mail)
            self.ids[name] = made.id
            uow.add(made)
            uow.flush()
            if offer:
                uow.add(Subscription(id=new_id(), authority_id=made.id, offer=offer, year=2026))
        for place, mail in enumerate(("drh@pantin.example", "prevention@pantin.example")):
            uow.add(Contact(id=new_id(), authority_id=self.ids["Pantin"], name=f"Contact {place}", mail=mail))
        self.hall = Site(id=new_id(), authority_id=self.ids["Pantin"], name="Salle des fêtes")
        uow.add(self.hall)
        return ()

    def values(self, **changed):
        usual = CircleValues(
            kind=CircleKind.MORNING,
            theme="Le risque chimique dans les ateliers",
            practitioner_id=self.yann.id,
            start=START,
            end=START + MORNING,
            site_id=self.hall.id,
            seats=10,
        )
        return replace(usual, **changed)

    def year(self, year=2026):
        return self.circle.year(year)

    @property
    def event(self):
        return next(each for each in self.year().events if each.id == self.id)

    def register(self, name, people, contact=""):
        return self.circle.register(self.id, self.ids[name], people, contact)


@pytest.fixture
def world(services):
    return World(services)


def test_who_has_the_package_or_the_access_has_the_cercle_of_that_year(world):
    assert [(each.name, each.by_package) for each in world.year().holders] == [
        ("Pantin", True),
        ("Stains", False),
    ]
    assert world.year(2025).holders == ()


def test_an_event_is_a_session_of_its_host_in_the_agenda(world):
    row = world.services.agenda.appointment(world.id)
    assert (row.kind, row.circle, row.authority_id, row.title) == (
        AppointmentKind.COLLECTIVE,
        CircleKind.MORNING,
        None,
        "Le risque chimique dans les ateliers",
    )
    assert world.event.place == "Pantin, Salle des fêtes"
    with pytest.raises(SlotTaken):
        world.circle.plan(world.values(theme="Autre"))


def test_a_session_without_an_authority_is_an_event_of_the_cercle_alone(world):
    values = AppointmentValues(
        practitioner_id=world.yann.id,
        kind=AppointmentKind.COLLECTIVE,
        mode=PlaceMode.CENTRE,
        title="Groupe",
        start=START + timedelta(days=1),
        end=START + timedelta(days=1, hours=2),
    )
    with pytest.raises(InvalidInput) as caught:
        world.services.bookings.book(values)
    assert set(caught.value.errors) == {"authority"}


def test_what_is_typed_of_an_event_is_checked_and_corrected(world):
    with pytest.raises(InvalidInput) as caught:
        world.circle.plan(world.values(theme=" ", start=START + timedelta(days=1), end=START))
    assert set(caught.value.errors) == {"title", "end"}
    world.circle.edit(
        world.id, world.values(theme="Le bruit", by_video=True, video_link="https://visio.example/a")
    )
    assert (world.event.row.theme, world.event.place) == ("Le bruit", "")
    assert world.circle.values(world.id).by_video


def test_registrations_are_counted_against_the_seats_and_the_members(world):
    world.register("Pantin", 6, "Mme Petit")
    world.register("Stains", 3)
    with pytest.raises(InvalidInput) as caught:
        world.register("Stains", 5)
    assert caught.value.errors == {"people": "Il reste 4\u00a0places."}
    with pytest.raises(Refused, match="Bobigny n’a pas le Cercle en 2026"):
        world.register("Bobigny", 1)
    event = world.event
    assert (event.registered, event.authorities, event.state) == (9, 2, EventState.PLANNED)
    assert [(each.authority, each.contact) for each in event.turnouts] == [
        ("Pantin", "Mme Petit"),
        ("Stains", ""),
    ]
    world.circle.withdraw(world.id, world.ids["Stains"])
    assert world.event.registered == 6
    with pytest.raises(NotFound):
        world.circle.withdraw(world.id, world.ids["Stains"])


def test_the_seats_are_on_account_of_the_access_and_of_nothing_else(world):
    """Both ordered groups, which a session would suit; Stains ordered the Cercle too."""
    orders = {("Pantin", "GAPP"): "half-day", ("Stains", "GAPP"): "half-day", ("Stains", "CERCLE"): "year"}
    made = {
        key: Engagement(
            id=new_id(),
            authority_id=world.ids[key[0]],
            offer=key[1],
            label=key[1],
            unit=unit,
            granted=Decimal(4),
            start=date(2026, 1, 1),
            end=date(2026, 12, 31),
        )
        for key, unit in orders.items()
    }

    def ordered(uow):
        for each in made.values():
            uow.add(each)
        return ()

    world.services.context.change(Right.MANAGE_QUOTES, ordered, "")
    for name in ("Pantin", "Stains"):
        world.register(name, 2)
    with world.services.context.reading() as uow:
        seats = {each.authority_id: each.engagement_id for each in uow.find(SessionSeats)}
    assert seats == {world.ids["Pantin"]: None, world.ids["Stains"]: made["Stains", "CERCLE"].id}


def test_who_came_is_noted_once_it_has_begun_and_the_event_was_then_held(world, clock):
    world.register("Pantin", 6)
    with pytest.raises(Refused, match="pas encore commencé"):
        world.circle.note(world.id, {world.ids["Pantin"]: 4})
    clock.move(minutes=AFTER)
    assert world.event.state is EventState.TO_NOTE
    world.circle.note(world.id, {world.ids["Pantin"]: 4, world.ids["Stains"]: 2})
    event = world.event
    assert (event.came, event.state, event.row.status) == (6, EventState.HELD, AppointmentStatus.DONE)
    with pytest.raises(InvalidInput):
        world.circle.note(world.id, {world.ids["Pantin"]: -1})


def test_everybody_registered_came_in_one_act_and_it_can_be_taken_back(world, clock):
    world.register("Pantin", 6)
    world.register("Stains", 2)
    clock.move(minutes=AFTER)
    world.circle.note(world.id, {world.ids["Stains"]: 0})
    change = world.circle.note_as_registered(world.id)
    assert [each.came for each in world.event.turnouts] == [6, 0]
    change.undo.run()
    assert [each.came for each in world.event.turnouts] == [None, 0]


def test_an_event_given_up_takes_nobody_and_frees_its_time(world):
    world.circle.set_status(world.id, AppointmentStatus.CANCELLED)
    assert world.event.state is EventState.CANCELLED
    with pytest.raises(Refused, match="annulé"):
        world.register("Pantin", 1)
    with pytest.raises(Refused, match="annulé"):
        world.circle.note(world.id, {world.ids["Pantin"]: 1})
    world.circle.plan(world.values(theme="À sa place"))
    with pytest.raises(SlotTaken):
        world.circle.set_status(world.id, AppointmentStatus.PLANNED)


def test_an_event_is_deleted_with_its_registrations_and_comes_back_with_them(world):
    world.register("Pantin", 6)
    change = world.circle.delete(world.id)
    assert world.year().events == ()
    change.undo.run()
    assert world.event.registered == 6
    with pytest.raises(NotFound):
        world.circle.delete(new_id())


def test_the_year_tells_what_was_held_and_who_never_came(world, clock):
    assert world.year().never_came == ()
    world.register("Pantin", 3)
    clock.move(minutes=AFTER)
    world.circle.note_as_registered(world.id)
    year = world.year()
    assert (year.held(CircleKind.MORNING), year.expected, year.people) == (1, Expected(8, 1), 3)
    assert year.never_came == (world.ids["Stains"],)
    assert [(each.attendance.events, each.absent) for each in year.members] == [(1, False), (0, True)]


def test_what_a_year_holds_goes_on_until_another_year_says_otherwise(world):
    change = world.circle.set_expected(2026, Expected(6, 2))
    world.circle.set_expected(2028, Expected(4, 0))
    assert [world.year(year).expected.mornings for year in (2025, 2026, 2027, 2028)] == [8, 6, 6, 4]
    with pytest.raises(InvalidInput):
        world.circle.set_expected(2026, Expected(-1, 2))
    world.circle.set_expected(2026, Expected(7, 1))
    with pytest.raises(MovedOn):
        change.undo.run()


def test_the_list_is_found_by_words_and_narrowed(world):
    world.register("Stains", 2)
    other = world.values(theme="Les troubles musculo-squelettiques", start=START + timedelta(days=7),
                         end=START + timedelta(days=7) + MORNING, kind=CircleKind.MEETING)  # fmt: skip
    world.circle.plan(other)
    year, every = world.year(), CircleFilter(2026)

    def themes(text="", where=every, **asked):
        return [each.row.theme[:6] for each in listed_events(year, text, where, **asked).rows]

    assert themes() == ["Le ris", "Les tr"]
    assert themes("chimique") == themes("stains") == ["Le ris"]
    assert themes("musculo squeletiques") == ["Les tr"]
    assert themes(where=CircleFilter(2026, ShownEvents.HELD)) == []
    assert themes(order=CircleOrder.REGISTERED) == ["Les tr", "Le ris"]
    assert listed_events(year, "", every).facets.shown[ShownEvents.PLANNED] == 2


def test_invitations_go_to_the_contacts_of_those_not_registered_yet(world):
    made = world.services.circle_invitations.prepare(world.id)
    assert [(each.name, each.mail.to, each.mail.hidden) for each in made.each] == [
        ("Pantin", "drh@pantin.example", ("prevention@pantin.example",)),
        ("Stains", "mairie@stains.example", ()),
    ]
    assert made.together.hidden == (
        "drh@pantin.example",
        "prevention@pantin.example",
        "mairie@stains.example",
    )
    mail = message_from_bytes(write_mail(made.together), policy=default)
    assert [each.addr_spec for each in mail["bcc"].addresses] == list(made.together.hidden)
    assert mail["to"] is None
    body = mail.get_content()
    assert "Le risque chimique dans les ateliers" in body
    assert "mardi 17 novembre 2026" in body
    assert "Pantin, Salle des fêtes" in body
    world.services.circle_invitations.note(world.id, 2)
    assert world.event.row.invited_on == date(2026, 11, 12)
    world.register("Pantin", 1)
    assert [each.name for each in world.services.circle_invitations.prepare(world.id).each] == ["Stains"]
    world.register("Stains", 1)
    with pytest.raises(Refused, match="déjà inscrites"):
        world.services.circle_invitations.prepare(world.id)


def test_the_tables_count_and_name_nobody_who_came(world, clock):
    world.register("Pantin", 3, "Mme Petit")
    clock.move(minutes=AFTER)
    world.circle.note_as_registered(world.id)
    year = world.year()
    (line,) = events_table(year.events, 2026).rows
    assert line[-3:] == ("Pantin", 3, 3)
    assert [row[2:] for row in attendance_table(year).rows] == [(1, 1, 3, 3), (0, 1, 0, 0)]
    said = str([*events_table(year.events, 2026).rows, *attendance_table(year).rows])
    assert "Petit" not in said


def test_a_copy_or_a_move_in_the_agenda_stays_an_event(world):
    from cigdesk.domain.agenda.interval import Interval

    later = Interval(START + timedelta(days=14), START + timedelta(days=14) + MORNING)
    world.services.bookings.copy(world.id, later)
    world.services.bookings.move(
        world.id, Interval(later.start + timedelta(days=1), later.end + timedelta(days=1))
    )
    assert [each.start.day for each in world.year().events] == [1, 2]
    with world.services.context.reading() as uow:
        assert uow.get(Appointment, world.id).circle is CircleKind.MORNING


def test_over_something_else_an_event_wants_its_reason(world):
    values = world.values(
        theme="En même temps", start=START + timedelta(hours=1), end=START + timedelta(hours=2)
    )
    world.circle.plan(values, confirmation=Confirmation("Deux salles"))
    assert len(world.year().events) == 2
