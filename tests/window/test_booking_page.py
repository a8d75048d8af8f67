"""Booking somebody on the phone, with real keys and clicks, on a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.appointment import (
    AppointmentKind,
    AppointmentValues,
    PlaceMode,
    Requester,
    Subject,
)
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.errors import NotFound
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Agent, Civility, Function, LeaveValues, Practitioner, WorkingHours
from cigdesk.domain.place import Site
from cigdesk.domain.request import RequestState, RequestValues
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from cigdesk.services.permanences import PermanenceValues
from ui.page import PageSpec
from ui.pages.agenda.board import Mode
from ui.pages.agenda.targets import BookFor
from ui.pages.agenda.view import AgendaPage
from ui.robot import live

THURSDAY, FRIDAY, MONDAY = date(2026, 11, 12), date(2026, 11, 13), date(2026, 11, 16)
KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def words(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


class World:
    """Two social workers and an inspector, M. Lopes and Mme Haddad; it is Thursday, 10 h 42."""

    def __init__(self, services) -> None:
        self.services = services
        services.context.change(Right.MANAGE_PEOPLE, self._fill, "Essai")

    def _fill(self, uow):
        self.noisy, self.stains = (
            Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE)
            for name in ("Noisy-le-Sec", "Stains")
        )
        self.hall = Site(id=new_id(), name="Hôtel de ville", authority_id=self.noisy.id)
        self.seat = Site(id=new_id(), name="Siège")
        social = Membership(
            id=new_id(),
            authority_id=self.noisy.id,
            convention=Convention.SOCIAL,
            start=date(2026, 1, 1),
            end=date(2028, 12, 31),
        )
        self.camille, self.nadia, self.thomas = (
            self._practitioner(first, last, function)
            for first, last, function in (
                ("Camille", "Roussel", Function.SOCIAL_WORKER),
                ("Nadia", "Belkacem", Function.SOCIAL_WORKER),
                ("Thomas", "Girard", Function.ACFI),
            )
        )
        self.lopes, self.haddad = (
            Agent(id=new_id(), civility=civility, last_name=name, authority_id=self.noisy.id, phone=phone)
            for civility, name, phone in (
                (Civility.MR, "Lopes", "0156968080"),
                (Civility.MRS, "Haddad", ""),
            )
        )
        self.cruz = Agent(
            id=new_id(),
            civility=Civility.MRS,
            last_name="Cruz",
            authority_id=self.stains.id,
            phone="0156968081",
        )
        practitioners = (self.camille, self.nadia, self.thomas)
        for record in (self.noisy, self.stains, self.hall, self.seat, social, *practitioners):
            uow.add(record)
        for record in (self.lopes, self.haddad, self.cruz):
            uow.add(record)
        return ()

    def _practitioner(self, first: str, last: str, function: Function) -> Practitioner:
        made = Practitioner(id=new_id(), first_name=first, last_name=last, function=function)
        for weekday in range(5):
            hours = {"weekday": weekday, "start": time(9), "end": time(18)}
            made.hours.append(WorkingHours(id=new_id(), practitioner_id=made.id, **hours))
        return made

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        return self.services.agenda.instant(day, time(hour, minute))

    def book(self, day: date, hour: int, minute: int = 0, *, agent=None, by=None, services=None, minutes=45):
        start = self.at(day, hour, minute)
        values = AppointmentValues(
            practitioner_id=(by or self.camille).id,
            kind=AppointmentKind.REMOTE,
            mode=PlaceMode.PHONE,
            phone="0156968080",
            agent_id=(agent or self.haddad).id,
            start=start,
            end=start + timedelta(minutes=minutes),
        )
        return (services or self.services).bookings.book(values).ids[0]

    def permanence(self, day: date = FRIDAY, hour: int = 9, *, authority=True):
        start = self.at(day, hour)
        values = PermanenceValues(
            practitioner_id=self.nadia.id,
            start=start,
            end=start + timedelta(hours=3),
            authority_id=self.noisy.id if authority else None,
            site_id=(self.hall if authority else self.seat).id,
        )
        return self.services.permanences.open(values).ids[0]

    def rows(self):
        everybody = [self.camille.id, self.nadia.id, self.thomas.id]
        return self.services.agenda.span(everybody, THURSDAY, date(2026, 12, 31)).appointments


class Phone:
    """The screen, and hands that count what they do."""

    def __init__(self, qtbot, window) -> None:
        self.qtbot, self.window = qtbot, window
        self.page: AgendaPage = window.stack.current
        self.keys = self.clicks = 0
        self.settle()

    def settle(self) -> None:
        operations = self.window.bench.operations

        def resting() -> bool:
            timers = self.sheet.presenter if "reserve" in vars(self.page) else None
            waiting = timers is not None and (timers._timer.isActive() or timers.doubles.waiting)
            return not operations.busy and not waiting

        self.qtbot.waitUntil(resting)
        live()
        self.qtbot.waitUntil(resting)

    @property
    def sheet(self):
        return self.page.reserve

    @property
    def answers(self):
        return self.sheet.answers

    @property
    def presenter(self):
        return self.sheet.presenter

    @property
    def strip(self):
        return self.answers.strip

    def open(self) -> None:
        self.page.grid.setFocus()
        QTest.keyClick(self.page.grid, KEY.Key_N, CTRL)
        assert self.page.booking
        self.settle()

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        QTest.keyClick(self.window.focusWidget(), key, modifier)
        self.settle()

    def click(self, widget, place=None) -> None:
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())
        self.settle()

    def type(self, text: str) -> None:
        target = self.window.focusWidget()
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(target, letter)
            else:  # QTest knows the letters of ASCII alone
                press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(target, press)

    def name(self, text: str) -> None:
        """Type a name, as far as the proposals."""
        popup = self.answers.person.popup
        self.type(text)
        self.qtbot.waitUntil(lambda: popup.isVisible() and bool(popup.suggestions()))

    def receive(self, text: str) -> None:
        """Type a name and take the first one found."""
        self.name(text)
        self.key(KEY.Key_Return)

    def wish(self, text: str) -> None:
        self.answers.wish.setFocus()
        self.answers.wish.selectAll()
        self.type(text)
        self.settle()

    def proposed(self) -> list[tuple[str, str]]:
        zone = self.presenter.zone
        return [
            (f"{slot.span.start.astimezone(zone):%d %H:%M}", slot.practitioner.last_name)
            for slot in self.sheet.slots.list.rows.slots()
        ]

    def chosen(self) -> tuple[str, str] | None:
        slot = self.presenter.chosen
        if slot is None:
            return None
        return f"{slot.span.start.astimezone(self.presenter.zone):%d %H:%M}", slot.practitioner.last_name


@pytest.fixture
def world(services) -> World:
    return World(services)


@pytest.fixture
def open_phone(qtbot, make_window, desk, monkeypatch):
    """Open the screen on what is in the store now; it looks without waiting for the next key."""
    monkeypatch.setattr("ui.pages.agenda.booking.presenter.LOOK_MS", 1)
    monkeypatch.setattr("ui.pages.agenda.booking.doubles.DOUBLES_MS", 1)

    def opened() -> Phone:
        window = make_window(PageSpec("agenda", "Agenda", "calendar-event", AgendaPage), desk=desk)
        window.resize(1440, 900)
        phone = Phone(qtbot, window)
        phone.open()
        return phone

    return opened


# Done quickly


def test_ten_keys_at_most_after_the_name_book_an_appointment(world, open_phone):
    phone = open_phone()
    assert phone.answers.person.edit.hasFocus()
    phone.name("lop")
    phone.key(KEY.Key_Return)
    phone.key(KEY.Key_M, ALT)
    phone.key(KEY.Key_Left)
    phone.key(KEY.Key_T, ALT)
    phone.key(KEY.Key_Return, CTRL)
    [row] = world.rows()
    assert phone.keys <= 10
    assert (row.last_name, row.mode, row.phone) == ("Lopes", PlaceMode.PHONE, "0156968080")
    assert row.subject is Subject.FAMILY
    assert row.start > world.services.agenda.now()


def test_the_arrows_choose_a_time_wherever_the_keyboard_is(world, open_phone):
    phone = open_phone()
    phone.receive("lop")
    first = phone.chosen()
    assert phone.sheet.slots.list.hasFocus()
    phone.key(KEY.Key_Down)
    second = phone.chosen()
    assert (first, second) == tuple(phone.proposed()[:2])
    phone.answers.phone.setFocus()
    phone.key(KEY.Key_Down)
    phone.answers.wish.setFocus()
    phone.key(KEY.Key_Down)
    assert phone.chosen() == phone.proposed()[3]
    phone.key(KEY.Key_Up)
    assert phone.chosen() == phone.proposed()[2]


def test_six_clicks_at_most_after_the_name_book_an_appointment(world, open_phone):
    phone = open_phone()
    phone.name("lop")
    view = phone.answers.person.popup._view
    phone.click(view.viewport(), view.visualRect(view.currentIndex()).center())
    phone.click(phone.answers.subjects.chips[Subject.HEALTH])
    phone.click(phone.answers.tiles.tiles["phone"])
    times = phone.sheet.slots.list
    third = times.rows.index_of(times.rows.slots()[2])
    phone.click(times.viewport(), times.visualRect(third).center())
    wanted = phone.chosen()
    phone.click(phone.sheet.bar.book_button)
    [row] = world.rows()
    assert phone.clicks <= 6
    assert (row.last_name, row.subject, row.mode) == ("Lopes", Subject.HEALTH, PlaceMode.PHONE)
    assert f"{row.start.astimezone(phone.presenter.zone):%d %H:%M}" == wanted[0]


def test_once_booked_the_agenda_shows_it_selected_and_it_can_be_taken_back(world, open_phone, qtbot):
    phone = open_phone()
    phone.receive("lop")
    phone.wish("ven 4/12 11h")
    phone.key(KEY.Key_Return, CTRL)
    assert not phone.page.booking
    [row] = world.rows()
    assert row.start == world.at(date(2026, 12, 4), 11)
    qtbot.waitUntil(lambda: phone.page.grid.current_item() is not None)
    phone.settle()
    assert phone.page.grid.current_item().appointment.id == row.id
    toast = phone.window.toast_area.toasts()[-1]
    assert toast.title == "Rendez-vous réservé"
    phone.click(toast.button)
    assert world.rows() == ()


def test_booked_from_the_month_it_is_shown_in_its_week(world, open_phone, qtbot):
    phone = open_phone()
    phone.key(KEY.Key_Escape)
    phone.page.presenter.set_mode(Mode.MONTH)
    phone.settle()
    phone.page.open_booking()
    phone.receive("lop")
    phone.wish("ven 4/12 11h")
    phone.key(KEY.Key_Return, CTRL)
    [row] = world.rows()
    qtbot.waitUntil(lambda: phone.page.presenter.mode is Mode.WEEK)
    phone.settle()
    qtbot.waitUntil(lambda: phone.page.grid.current_item() is not None)
    assert phone.page.grid.current_item().appointment.id == row.id


def test_the_next_booking_begins_empty(world, open_phone):
    phone = open_phone()
    phone.receive("lop")
    phone.wish("ven 4/12 11h")
    phone.key(KEY.Key_Return, CTRL)
    phone.open()
    assert phone.answers.person.card is None
    assert phone.answers.wish.text() == ""
    assert phone.answers.person.edit.hasFocus()
    assert phone.page.save_text() == ""


# What is proposed


def test_times_are_proposed_before_anything_is_said(world, open_phone):
    phone = open_phone()
    assert len(phone.proposed()) == 12
    assert {name for _, name in phone.proposed()} == {"Roussel", "Belkacem"}
    assert phone.answers.tiles.value() == "phone"
    assert phone.sheet.slots.list.rows.rows[1].badges[0].text == "Le plus tôt"


def test_a_permanence_of_the_employer_comes_before_a_call(world, open_phone):
    world.permanence()
    phone = open_phone()
    phone.receive("lop")
    assert phone.answers.tiles.value() == "permanence"
    assert phone.proposed() == [(f"13 {hour}", "Belkacem") for hour in ("09:00", "09:45", "10:30", "11:15")]
    assert not phone.answers.fields["phone"].isVisible()
    phone.key(KEY.Key_Return, CTRL)
    [row] = world.rows()
    assert (row.kind, row.mode, row.site) == (AppointmentKind.PERMANENCE, PlaceMode.SITE, "Hôtel de ville")


def test_a_permanence_at_the_centre_is_booked_there(world, open_phone):
    world.permanence(authority=False)
    phone = open_phone()
    phone.receive("lop")
    phone.key(KEY.Key_P, ALT)
    phone.key(KEY.Key_Return, CTRL)
    [row] = world.rows()
    assert (row.kind, row.mode) == (AppointmentKind.PERMANENCE, PlaceMode.CENTRE)


def test_who_follows_the_agent_is_marked(world, open_phone):
    world.book(THURSDAY, 15, agent=world.lopes, by=world.nadia)
    phone = open_phone()
    phone.receive("lop")
    marked = {
        row.slot.practitioner.last_name
        for row in phone.sheet.slots.list.rows.rows
        if "Suit déjà l’agent" in [badge.text for badge in getattr(row, "badges", ())]
    }
    assert marked == {"Belkacem"}
    assert "suivi par N. Belkacem" in words(phone.answers.person.card.detail.text())


def test_page_down_shows_the_times_that_follow_and_keeps_the_choice(world, open_phone):
    phone = open_phone()
    phone.receive("lop")
    phone.key(KEY.Key_Down)
    before, chosen = phone.proposed(), phone.chosen()
    phone.key(KEY.Key_PageDown)
    assert phone.proposed()[:12] == before
    assert len(phone.proposed()) == 24
    assert phone.chosen() == chosen


def test_one_agenda_alone_or_all_of_them(world, open_phone):
    phone = open_phone()
    phone.sheet.slots.people.chosen.emit(world.thomas.id, False)
    phone.settle()
    assert {name for _, name in phone.proposed()} == {"Girard"}
    assert phone.sheet.slots.people.text() == "Thomas Girard"
    phone.sheet.slots.people.chosen.emit(None, True)
    phone.settle()
    assert {name for _, name in phone.proposed()} == {"Roussel", "Belkacem", "Girard"}
    phone.sheet.slots.people.chosen.emit(None, False)
    phone.settle()
    assert phone.sheet.slots.people.text() == "Service social"


def test_from_another_day_on(world, open_phone):
    phone = open_phone()
    phone.click(phone.sheet.slots.day)
    phone.sheet.slots.day.popup.calendar.picked.emit(MONDAY)
    phone.settle()
    assert phone.proposed()[0][0] == "16 09:00"
    assert words(phone.sheet.slots.day.text()) == "À partir du 16 nov."


def test_nothing_free_leads_to_everybody(world, open_phone):
    phone = open_phone()
    phone.receive("lop")
    phone.key(KEY.Key_P, ALT)
    assert phone.proposed() == []
    assert "Aucun créneau choisi" in phone.sheet.bar.title.text()
    phone.key(KEY.Key_Return, CTRL)
    assert "Choisissez un créneau" in phone.sheet.bar.title.text()
    assert world.rows() == ()


# The hour that was typed


def test_a_free_hour_that_is_typed_is_the_one_chosen(world, open_phone):
    phone = open_phone()
    phone.receive("lop")
    phone.wish("lun 16 10h20")
    assert phone.chosen() == ("16 10:20", "Roussel")
    assert phone.sheet.slots.list.rows.rows[1].badges[0].text == "Heure demandée"
    assert "lun. 16 nov. 2026, 10 h 20 – 11 h 05" in words(phone.sheet.bar.title.text())


def test_a_day_alone_is_where_the_search_begins(world, open_phone):
    phone = open_phone()
    phone.receive("lop")
    phone.wish("lun 16")
    assert phone.proposed()[0][0] == "16 09:00"
    assert not phone.strip.isVisible()


def test_a_taken_hour_offers_the_next_one_and_a_colleague(world, open_phone):
    world.book(THURSDAY, 11, agent=world.lopes)
    world.book(MONDAY, 14, minutes=60)
    phone = open_phone()
    phone.receive("lop")
    phone.wish("lun 16 14h")
    assert phone.strip.isVisible()
    assert "14 h 00 est déjà pris par C. Roussel" in words(phone.strip.sentences()[0])
    assert "Rien n’a été réservé." in phone.strip.sentences()[-1]
    assert words(phone.strip.next_button.text()) == "Prendre 15 h 00"
    assert words(phone.strip.elsewhere_button.text()) == "14 h 00 avec N. Belkacem"
    phone.click(phone.strip.elsewhere_button)
    assert phone.chosen() == ("16 14:00", "Belkacem")
    assert not phone.strip.isVisible()


def test_the_next_time_of_the_same_practitioner_is_taken_by_a_click(world, open_phone):
    world.book(THURSDAY, 11, agent=world.lopes)
    world.book(MONDAY, 14, minutes=60)
    phone = open_phone()
    phone.receive("lop")
    phone.wish("lun 16 14h")
    phone.click(phone.strip.next_button)
    assert phone.chosen() == ("16 15:00", "Roussel")
    assert words(phone.answers.wish.text()) == "lun. 16 nov. 15 h 00"


def test_a_taken_hour_is_booked_all_the_same_only_with_a_reason(world, open_phone):
    world.book(THURSDAY, 11, agent=world.lopes)
    world.book(MONDAY, 14, minutes=60)
    phone = open_phone()
    phone.receive("lop")
    phone.wish("lun 16 14h")
    phone.click(phone.strip.force_button)
    assert phone.strip.reason.hasFocus()
    phone.type("Reçus ensemble")
    phone.key(KEY.Key_Return)
    over = [row for row in world.rows() if row.overlap_reason]
    assert [(row.last_name, row.start) for row in over] == [("Lopes", world.at(MONDAY, 14))]


def test_an_hour_that_does_not_exist_is_said_under_the_field(world, open_phone):
    phone = open_phone()
    phone.wish("28/03/2027 2h30")
    assert "n’existe pas" in phone.answers.fields["start"].error()


def test_what_is_not_understood_is_not_passed_over(world, open_phone):
    phone = open_phone()
    phone.receive("lop")
    phone.wish("bientôt")
    phone.key(KEY.Key_Return, CTRL)
    assert phone.answers.fields["start"].error()
    assert phone.answers.wish.hasFocus()
    assert world.rows() == ()


# Kept, or lost in between


def test_what_is_typed_comes_back_when_the_screen_is_left(world, open_phone):
    phone = open_phone()
    phone.receive("lop")
    phone.wish("lun 16 10h20")
    assert phone.page.save_text() == "Votre saisie est gardée"
    phone.key(KEY.Key_Escape)
    assert not phone.page.booking
    assert phone.page.grid.hasFocus()
    phone.open()
    assert phone.answers.person.card is not None
    assert words(phone.answers.wish.text()) == "lun. 16 nov. 10 h 20"
    assert phone.chosen() == ("16 10:20", "Roussel")
    phone.click(phone.sheet.clear_button)
    assert phone.answers.person.card is None
    assert phone.answers.wish.text() == ""


def test_the_second_of_two_is_told_and_what_was_typed_is_kept(world, services, open_phone):
    phone = open_phone()
    phone.receive("lop")
    phone.wish("lun 16 10h20")
    world.book(MONDAY, 10, 20, by=world.camille, services=replace(services))
    phone.key(KEY.Key_Return, CTRL)
    assert phone.strip.isVisible()
    assert words(phone.strip.sentences()[0]).startswith(
        "Ce créneau vient d’être pris par C. Roussel. Votre saisie est gardée. Prochain libre : "
    )
    assert phone.chosen() is None
    assert phone.answers.person.card is not None
    assert [row.last_name for row in world.rows()] == ["Haddad"]
    phone.key(KEY.Key_Return, CTRL)
    assert len(world.rows()) == 1
    phone.click(phone.strip.next_button)
    assert phone.chosen() == ("16 11:05", "Roussel")
    phone.key(KEY.Key_Return, CTRL)
    assert [row.last_name for row in world.rows()] == ["Haddad", "Lopes"]


def test_keys_typed_ahead_of_the_search_book_nothing_that_was_not_in_sight(world, open_phone):
    world.permanence()
    phone = open_phone()
    phone.name("lop")
    popup_target = phone.window.focusWidget()
    QTest.keyClick(popup_target, KEY.Key_Return)
    QTest.keyClick(phone.window.focusWidget(), KEY.Key_Return, CTRL)
    phone.settle()
    assert world.rows() == ()
    assert phone.chosen() == ("13 09:00", "Belkacem")


# What is missing


def test_a_call_needs_a_number_and_a_video_a_link(world, open_phone):
    phone = open_phone()
    phone.receive("hadd")
    phone.key(KEY.Key_T, ALT)
    assert phone.answers.phone.hasFocus()
    phone.key(KEY.Key_Return, CTRL)
    assert "numéro" in phone.answers.fields["phone"].error()
    assert phone.answers.phone.hasFocus()
    phone.key(KEY.Key_V, ALT)
    phone.key(KEY.Key_Return, CTRL)
    assert "lien" in phone.answers.fields["video_link"].error()
    assert "Rien n’a été réservé" in phone.sheet.bar.detail.text()
    assert world.rows() == ()
    phone.type("https://visio.example.fr/haddad")
    phone.key(KEY.Key_Return, CTRL)
    assert [row.video_link for row in world.rows()] == ["https://visio.example.fr/haddad"]


def test_without_a_person_the_name_is_asked(world, open_phone):
    phone = open_phone()
    phone.key(KEY.Key_Return, CTRL)
    assert "personne" in phone.answers.person.search.error()
    assert phone.answers.person.edit.hasFocus()
    assert world.rows() == ()


def test_a_home_visit_needs_a_sick_leave_on_that_day(world, open_phone):
    world.services.agents.add_leave(
        world.lopes.id, LeaveValues(start=date(2026, 11, 16), end=date(2026, 11, 18))
    )
    phone = open_phone()
    phone.receive("lop")
    phone.key(KEY.Key_D, ALT)
    assert "congé pour raison de santé" in phone.answers.way_fault.text()
    phone.key(KEY.Key_Return, CTRL)
    assert world.rows() == ()
    phone.wish("lun 16 10h")
    assert phone.answers.way_fault.text() == ""
    phone.key(KEY.Key_Return, CTRL)
    assert [row.kind for row in world.rows()] == [AppointmentKind.HOME_VISIT]


def test_what_the_employer_has_not_taken_is_said_before_it_is_asked(world, open_phone):
    phone = open_phone()
    phone.receive("cruz")
    phone.key(KEY.Key_T, ALT)
    assert "Stains" in phone.answers.way_fault.text()
    phone.key(KEY.Key_Return, CTRL)
    assert world.rows() == ()


# The person


def test_somebody_new_is_created_with_the_booking(world, open_phone, qtbot):
    phone = open_phone()
    phone.type("Mme Nguyen")
    qtbot.waitUntil(phone.answers.person.popup.isVisible)
    phone.key(KEY.Key_Return, CTRL)
    employer = phone.answers.person.employer
    assert employer.edit.hasFocus()
    phone.key(KEY.Key_Return, CTRL)
    assert "employeur" in employer.field.error()
    phone.type("noisy")
    qtbot.waitUntil(lambda: len(employer.popup.suggestions()) == 1)
    phone.key(KEY.Key_Return)
    phone.key(KEY.Key_T, ALT)
    phone.type("06 12 34 56 78")
    phone.key(KEY.Key_Return, CTRL)
    [row] = world.rows()
    assert (row.civility, row.last_name, row.authority) == ("Mme", "Nguyen", "Noisy-le-Sec")


def test_a_likely_double_is_asked_about_and_taken(world, open_phone, qtbot):
    phone = open_phone()
    phone.type("Mme Haddad")
    qtbot.waitUntil(phone.answers.person.popup.isVisible)
    phone.key(KEY.Key_Return, CTRL)
    doubles = phone.answers.doubles
    qtbot.waitUntil(doubles.isVisible)
    [button] = doubles.buttons
    assert words(button.accessibleDescription()) == "Est-ce Mme Haddad, Noisy-le-Sec ?"
    phone.click(button)
    assert phone.presenter.draft.agent.id == world.haddad.id
    assert not doubles.isVisible()


def _second_sheet(world):
    values = world.services.agents.sheet(world.haddad.id).values
    return world.services.agents.create(replace(values, phone="", mail="")).ids[0]


def test_two_sheets_of_the_person_chosen_are_merged_and_the_booking_goes_on(world, open_phone, qtbot):
    world.book(FRIDAY, 15, agent=world.haddad)
    second = _second_sheet(world)
    phone = open_phone()
    phone.receive("hadd")
    offer = phone.answers.merge_offer
    qtbot.waitUntil(offer.isVisible)
    phone.click(offer.button)
    merging = phone.sheet.merging.sheet
    qtbot.waitUntil(merging.sheets.isVisible)
    phone.key(KEY.Key_Return, CTRL)
    assert not merging.isVisible()
    assert phone.page.booking
    assert not offer.isVisible()
    assert phone.presenter.draft.agent.id == world.haddad.id
    with pytest.raises(NotFound):
        world.services.agents.sheet(second)
    assert len(world.rows()) == 1


def test_two_sheets_of_the_name_typed_may_be_merged(world, open_phone, qtbot):
    _second_sheet(world)
    phone = open_phone()
    phone.type("Mme Haddad")
    qtbot.waitUntil(phone.answers.person.popup.isVisible)
    phone.key(KEY.Key_Return, CTRL)
    qtbot.waitUntil(phone.answers.merge_offer.isVisible)
    phone.click(phone.answers.merge_offer.button)
    merging = phone.sheet.merging.sheet
    qtbot.waitUntil(merging.sheets.isVisible)
    phone.key(KEY.Key_Escape)
    assert not merging.isVisible()
    assert phone.answers.doubles.isVisible()


def test_what_is_known_of_the_person_is_shown(world, open_phone):
    world.book(FRIDAY, 15, agent=world.lopes)
    phone = open_phone()
    phone.receive("lop")
    said = [words(text) for text in phone.answers.facts.texts()]
    assert "Noisy-le-Sec : consultation à distance ouverte jusqu’au 31 décembre 2028" in said
    assert "Déjà attendu le ven. 13 nov. 2026, 15 h 00" in said


def test_a_request_that_waits_is_answered(world, open_phone):
    values = RequestValues(
        requester=Requester.EMPLOYER,
        received_on=date(2026, 11, 3),
        agent_id=world.lopes.id,
        subject=Subject.MONEY,
    )
    request = world.services.requests.note(values).ids[0]
    phone = open_phone()
    phone.receive("lop")
    assert phone.answers.requester.value() == Requester.EMPLOYER
    assert phone.answers.subjects.value() == Subject.MONEY
    phone.key(KEY.Key_Return, CTRL)
    [row] = world.rows()
    assert (row.request_id, row.requester) == (request, Requester.EMPLOYER)
    assert world.services.requests.one(request).state is RequestState.BOOKED


def test_the_request_of_somebody_else_is_forgotten_with_them(world, open_phone):
    values = RequestValues(
        requester=Requester.EMPLOYER,
        received_on=date(2026, 11, 3),
        agent_id=world.lopes.id,
        subject=Subject.MONEY,
    )
    world.services.requests.note(values)
    phone = open_phone()
    phone.receive("lop")
    phone.click(phone.answers.person.card.change_button)
    phone.receive("hadd")
    assert phone.answers.requester.value() == ""
    assert phone.answers.subjects.value() == Subject.NEUTRAL
    assert phone.presenter.draft.request_id is None


def test_another_page_brings_the_person(world, open_phone, qtbot):
    phone = open_phone()
    phone.window.go("agenda", BookFor(world.haddad.id))
    qtbot.waitUntil(lambda: phone.answers.person.card is not None)
    phone.settle()
    assert phone.presenter.draft.agent.id == world.haddad.id
    assert phone.sheet.slots.list.hasFocus()


def test_names_are_masked_here_too(world, open_phone):
    phone = open_phone()
    phone.receive("lop")
    assert "M. Lopes" in words(phone.sheet.bar.title.text())
    phone.key(KEY.Key_F8)
    assert "Lopes" not in phone.sheet.bar.title.text()
    assert "Lopes" not in phone.answers.person.card.accessibleName()
    phone.key(KEY.Key_F8)
    assert "Lopes" in phone.answers.person.card.accessibleName()


def test_the_letters_lead_to_the_answers(world, open_phone):
    phone = open_phone()
    phone.receive("lop")
    phone.key(KEY.Key_A, ALT)
    assert phone.answers.person.card.change_button.hasFocus()
    phone.key(KEY.Key_M, ALT)
    assert phone.answers.subjects.chips[Subject.NEUTRAL].hasFocus()
    for letter, way in ((KEY.Key_C, "centre"), (KEY.Key_V, "video"), (KEY.Key_P, "permanence")):
        phone.key(letter, ALT)
        assert phone.answers.tiles.value() == way


def test_the_day_of_the_practitioner_is_beside_where_there_is_room(world, open_phone):
    phone = open_phone()
    phone.receive("lop")
    assert "Journée de" in phone.sheet.day.view.accessibleName()
    phone.window.resize(1100, 760)
    phone.settle()
    assert not phone.sheet.day.isVisible()
    assert phone.sheet.slots.isVisible()


# The panel of a known time


def test_after_the_panel_too_the_new_appointment_is_selected(world, open_phone, qtbot):
    phone = open_phone()
    phone.key(KEY.Key_Escape)
    phone.page.conductor.placing.book_here()
    panel = phone.page.conductor.panels.booking
    phone.type("lop")
    qtbot.waitUntil(lambda: len(panel.form.person.popup.suggestions()) == 1)
    phone.key(KEY.Key_Return)
    panel.form.moment.setFocus()
    panel.form.moment.selectAll()
    phone.type("lun 23 11h")
    phone.key(KEY.Key_Return, CTRL)
    [row] = world.rows()
    qtbot.waitUntil(lambda: phone.page.grid.current_item() is not None)
    phone.settle()
    assert phone.page.grid.current_item().appointment.id == row.id
