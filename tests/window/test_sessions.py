"""A collective session in the panel of the agenda, by keys and clicks, on a real store."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.appointment import (
    AppointmentKind,
    AppointmentStatus,
    AppointmentValues,
    PlaceMode,
    Requester,
)
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.people import Agent, Civility, Function, Practitioner
from cigdesk.domain.request import RequestState, RequestValues
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from ui.page import PageSpec
from ui.pages.agenda.targets import BookSession, ShowAppointment
from ui.pages.agenda.view import AgendaPage

KEY = Qt.Key
THURSDAY = date(2026, 11, 12)


class World:
    """A group of Noisy and Stains that Camille holds on a Thursday; at 10 h 42 the one of 9 h is over."""

    def __init__(self, services) -> None:
        self.services = services
        services.context.change(Right.MANAGE_PEOPLE, self._fill, "Essai")

    def _fill(self, uow):
        self.noisy, self.stains = (
            Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE)
            for name in ("Noisy-le-Sec", "Stains")
        )
        self.camille = Practitioner(
            id=new_id(), first_name="Camille", last_name="Roussel", function=Function.PSYCHOLOGIST
        )
        self.agents = [
            Agent(id=new_id(), civility=Civility.MRS, last_name=name, authority_id=self.noisy.id)
            for name in ("Adam", "Blanc", "Colin")
        ]
        for record in (self.noisy, self.stains, self.camille, *self.agents):
            uow.add(record)
        return ()

    def session(self, hour, *people, seats=3, capacity=12):
        start = self.services.agenda.instant(THURSDAY, time(hour))
        values = AppointmentValues(
            practitioner_id=self.camille.id,
            kind=AppointmentKind.COLLECTIVE,
            mode=PlaceMode.CENTRE,
            title="Analyse de pratiques",
            authority_id=self.noisy.id,
            start=start,
            end=start + timedelta(minutes=60),
            seats=capacity,
        )
        sessions = self.services.sessions
        unordered = Confirmation("Hors commande")
        made = self.services.bookings.book(values, confirmation=unordered).ids[0]
        sessions.set_seats(made, {self.noisy.id: seats})
        for each in people:
            sessions.register(made, self.agents[each].id)
        return made

    def order(self, seats):
        """Noisy has so many seats of half-days by its membership."""
        membership = Membership(
            id=new_id(), authority_id=self.noisy.id, convention=Convention.SOCIAL, start=date(2026, 1, 1)
        )
        terms = MembershipTerms(id=new_id(), membership_id=membership.id, year=2026)
        engagement = Engagement(
            id=new_id(),
            authority_id=self.noisy.id,
            offer="GAPP-INTER",
            label="Analyse de pratiques",
            unit="half-day-participant",
            granted=Decimal(seats),
            start=date(2026, 1, 1),
            end=date(2026, 12, 31),
            term_id=terms.id,
        )
        for record in (membership, terms, engagement):
            self.services.context.change(
                Right.MANAGE_PEOPLE, lambda uow, each=record: uow.add(each) or (), ""
            )

    def statuses(self, session):
        return [each.status for each in self.services.sessions.view(session).people]


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def window(world, desk, make_window):
    spec = PageSpec("agenda", "Agenda", "calendar-event", AgendaPage)
    return make_window(spec, desk=desk)


@pytest.fixture
def shown(window, settle, qtbot):
    def opened(session):
        window.go("agenda", ShowAppointment(session))
        block = window.stack.current.conductor.panels.details.session
        qtbot.waitUntil(lambda: block.isVisible() and bool(block.seats))
        settle()
        return block

    return opened


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text):
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                QApplication.focusWidget(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            )


def said(label):
    return label.text().replace("\u00a0", " ")


def test_authorities_are_added_and_their_seats_typed(world, shown, settle, qtbot):
    block = shown(world.session(14))
    assert said(block.total) == "3 places données sur 12, 9 libres."
    block.authority.edit.setFocus()
    write("stains")
    qtbot.waitUntil(lambda: bool(block.authority.popup.suggestions()))
    press(KEY.Key_Return)
    settle()
    stains = block.seats[1]
    stains.seats.setFocus()
    stains.seats.selectAll()
    write("9")
    press(KEY.Key_Tab)
    settle()
    assert said(block.total) == "12 places données, séance complète."
    block.seats[1].seats.setFocus()
    block.seats[1].seats.selectAll()
    write("10")
    press(KEY.Key_Tab)
    settle()
    assert "12 places, 13 places sont données" in said(block.fault)
    QTest.mouseClick(block.seats[1].remove, Qt.MouseButton.LeftButton)
    settle()
    assert [each.line.authority for each in block.seats] == ["Noisy-le-Sec"]
    assert block.fault.isHidden()


def test_people_are_registered_one_after_the_other_until_no_seat_is_left(world, shown, settle, qtbot):
    block = shown(world.session(14, seats=1))
    block.person.edit.setFocus()
    write("adam")
    qtbot.waitUntil(lambda: bool(block.person.popup.suggestions()))
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: len(block.people) == 1)
    settle()
    assert block.person.edit.hasFocus()
    write("blanc")
    qtbot.waitUntil(lambda: [each.strong for each in block.person.popup.suggestions()] == ["Blanc"])
    press(KEY.Key_Return)
    settle()
    assert "n’a plus de place libre" in said(block.fault)
    assert said(block.count) == "1 inscrit"


def test_each_person_is_noted_by_one_key_and_the_session_follows(world, window, shown, settle):
    session = world.session(9, 0, 1, 2, capacity=None)
    block = shown(session)
    block.people[0].setFocus()
    press(KEY.Key_H)
    settle()
    press(KEY.Key_Down)
    press(KEY.Key_X)
    settle()
    assert world.statuses(session) == [
        AppointmentStatus.DONE,
        AppointmentStatus.NO_SHOW,
        AppointmentStatus.PLANNED,
    ]
    assert said(block.count) == "1 présent sur 3"
    row = world.services.agenda.appointment(session)
    assert row.status is AppointmentStatus.DONE
    QTest.mouseClick(block.all_came, Qt.MouseButton.LeftButton)
    settle()
    assert said(block.count) == "2 présents sur 3"
    window.undo()
    settle()
    assert said(block.count) == "1 présent sur 3"


def test_nobody_has_come_before_it_begins(world, shown, settle):
    session = world.session(14, 0)
    block = shown(session)
    assert block.all_came.isHidden()
    assert not block.people[0].toggles[AppointmentStatus.DONE].isEnabled()
    block.people[0].setFocus()
    press(KEY.Key_H)
    press(KEY.Key_E)
    settle()
    assert world.statuses(session) == [AppointmentStatus.EXCUSED]
    block.people[0].setFocus()
    press(KEY.Key_Delete)
    settle()
    assert not block.people


def test_f8_masks_the_people(world, window, shown, settle):
    block = shown(world.session(14, 0))
    window.set_masked(True)
    settle()
    assert block.people[0].accessibleName().startswith("A.")


def test_the_capacity_is_checked_against_the_seats_given(world, shown, settle):
    session = world.session(14)
    block = shown(session)
    block.capacity.setFocus()
    block.capacity.selectAll()
    write("2")
    press(KEY.Key_Tab)
    settle()
    assert "3 places sont déjà données" in said(block.fault)
    block.capacity.setFocus()
    block.capacity.clear()
    press(KEY.Key_Tab)
    settle()
    assert said(block.total) == "3 places données, sans limite."


def test_a_session_booked_from_a_request_answers_it(world, window, settle, qtbot):
    requests = world.services.requests
    asked = RequestValues(requester=Requester.EMPLOYER, received_on=THURSDAY, authority_id=world.stains.id)
    request = requests.note(asked).ids[0]
    window.go("agenda", BookSession(world.stains.id, "Stains", request, world.camille.id))
    panel = window.stack.current.conductor.panels.booking
    qtbot.waitUntil(panel.isVisible)
    settle()
    assert panel.form.authority.edit.text() == "Stains"
    panel.form.title.setFocus()
    write("Atelier budget")
    panel.form.moment.setFocus()
    write("ven 13 14h")
    press(KEY.Key_Tab)
    press(KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    # Stains ordered nothing: the reason is asked for.
    qtbot.waitUntil(panel.strip.reason.hasFocus)
    write("Offert par le centre")
    press(KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: requests.one(request).state is RequestState.BOOKED)
    (answer,) = requests.sheet(request).answers
    assert (answer.kind, answer.authority_id) == (AppointmentKind.COLLECTIVE, world.stains.id)


def test_the_places_of_a_session_are_corrected_with_it_never_under_those_given(world, window, settle, qtbot):
    session = world.session(14)
    window.go("agenda", ShowAppointment(session))
    page = window.stack.current
    qtbot.waitUntil(lambda: page.grid.current_item() is not None)
    page.conductor.edit_current()
    panel = page.conductor.panels.booking
    qtbot.waitUntil(panel.isVisible)
    settle()
    form, places = panel.form, panel.form.fields["seats"]
    assert form.seats.value() == 12

    def type_places(text):
        form.seats.setFocus()
        form.seats.selectAll()
        write(text)
        press(KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle()

    type_places("douze")
    assert places.error()
    assert form.seats.hasFocus()
    type_places("2")
    assert places.error().replace("\u00a0", " ") == "3 places sont déjà données aux collectivités."
    assert form.seats.hasFocus()
    assert world.services.sessions.view(session).capacity == 12
    type_places("4")
    qtbot.waitUntil(lambda: world.services.sessions.view(session).capacity == 4)


def test_seats_beyond_what_was_ordered_are_confirmed_with_their_reason(world, shown, window, settle):
    world.order(3)
    session = world.session(15, seats=3)
    block = shown(session)
    block.seats[0].seats.setFocus()
    block.seats[0].seats.selectAll()
    write("5")
    press(KEY.Key_Return)
    settle()
    confirm = window.stack.current.conductor.panels.confirm
    assert confirm.isVisible()
    assert "ces places en prennent 5" in confirm.strip.sentences()[0]
    assert [each.seats for each in world.services.sessions.view(session).seats] == [3]
    confirm.strip.reason.setFocus()
    write("Vu avec Noisy")
    QTest.mouseClick(confirm.strip.confirm_button, Qt.MouseButton.LeftButton)
    settle()
    assert [each.seats for each in world.services.sessions.view(session).seats] == [5]
