"""The agenda with real keys and a real mouse, on a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, AppointmentValues, PlaceMode
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Agent, Civility, Function, Practitioner, WorkingHours
from cigdesk.domain.place import Site
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from cigdesk.services.permanences import PermanenceValues
from ui.merging.sheet import MergeSheet
from ui.page import PageSpec
from ui.pages.agenda.board import ItemKind, Mode
from ui.pages.agenda.targets import BookFor, ShowAppointment
from ui.pages.agenda.view import AgendaPage

THURSDAY, FRIDAY = date(2026, 11, 12), date(2026, 11, 13)
THURSDAY_COLUMN, FRIDAY_COLUMN = 3, 4
KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def words(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


class World:
    """One practitioner, M. Lopes and Mme Haddad of Noisy-le-Sec; it is Thursday, 10 h 42."""

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
        self.camille = Practitioner(
            id=new_id(), first_name="Camille", last_name="Roussel", function=Function.SOCIAL_WORKER
        )
        for weekday in range(5):
            hours = {"weekday": weekday, "start": time(8), "end": time(19)}
            self.camille.hours.append(WorkingHours(id=new_id(), practitioner_id=self.camille.id, **hours))
        self.lopes, self.haddad = (
            Agent(
                id=new_id(), civility=civility, last_name=name, authority_id=self.noisy.id, phone="0156968080"
            )
            for civility, name in ((Civility.MR, "Lopes"), (Civility.MRS, "Haddad"))
        )
        for record in (self.noisy, self.social, self.hall, self.camille, self.lopes, self.haddad):
            uow.add(record)
        return ()

    def at(self, hour: int, minute: int = 0, day: date = THURSDAY) -> datetime:
        return self.services.agenda.instant(day, time(hour, minute))

    def book(self, hour: int, minute: int = 0, *, agent=None, day: date = THURSDAY, minutes: int = 60):
        start = self.at(hour, minute, day)
        values = AppointmentValues(
            practitioner_id=self.camille.id,
            kind=AppointmentKind.REMOTE,
            mode=PlaceMode.PHONE,
            phone="0156968080",
            agent_id=(agent or self.lopes).id,
            start=start,
            end=start + timedelta(minutes=minutes),
        )
        return self.services.bookings.book(values).ids[0]

    def permanence(self, hour: int = 9, day: date = FRIDAY):
        start = self.at(hour, day=day)
        values = PermanenceValues(
            practitioner_id=self.camille.id,
            start=start,
            end=start + timedelta(hours=3),
            authority_id=self.noisy.id,
            site_id=self.hall.id,
        )
        return self.services.permanences.open(values).ids[0]

    def rows(self):
        found = self.services.agenda.week([self.camille.id], THURSDAY).appointments
        return {row.id: row for row in found}


class Screen:
    """The page in its window, and hands on its grid."""

    def __init__(self, qtbot, window) -> None:
        self.qtbot, self.window = qtbot, window
        self.page: AgendaPage = window.stack.current
        self.grid = self.page.grid
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being read or written."""
        operations = self.window.bench.operations
        self.qtbot.waitUntil(lambda: not operations.busy and bool(self.grid.board.columns))

    def point(self, column: int, hour: float) -> QPoint:
        scale = self.grid.placed.scale
        middle = scale.column_rect(column).center().x()
        return QPoint(round(middle), round(scale.y(hour * 60) - self.grid.verticalOffset()))

    def press(self, place: QPoint) -> None:
        QTest.mousePress(self.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def drag_to(self, place: QPoint) -> None:
        self._move(place - QPoint(0, 12))
        self._move(place)

    def _move(self, place: QPoint) -> None:
        """QTest's own moves tell of no button held."""
        viewport, left = self.grid.viewport(), Qt.MouseButton.LeftButton
        places = QPointF(place), QPointF(viewport.mapToGlobal(place))
        none = Qt.KeyboardModifier.NoModifier
        kind = QEvent.Type.MouseMove
        QApplication.sendEvent(viewport, QMouseEvent(kind, *places, Qt.MouseButton.NoButton, left, none))

    def release(self, place: QPoint) -> None:
        QTest.mouseRelease(self.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.press(start)
        self.drag_to(end)
        self.release(end)

    def draw(self, start: QPoint, end: QPoint) -> None:
        """Draw a span and take the first of what it can be."""
        self.drag(start, end)
        self.answer(KEY.Key_Return)

    def answer(self, key) -> None:
        """Answer the menu that asks what was drawn."""
        QTest.keyClick(self.choice, key)
        self.settle()
        # Drawn in memory, no window manager gives the keyboard back to the window under a menu.
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def choice(self):
        """The menu that asks what was drawn."""
        return self.page.conductor.choice.menu

    def click(self, place: QPoint) -> None:
        QTest.mouseClick(self.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier, widget=None) -> None:
        QTest.keyClick(widget or self.window.focusWidget(), key, modifier)
        self.settle()

    def type(self, text: str, widget=None) -> None:
        target = widget or self.window.focusWidget()
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(target, letter)
            else:  # QTest knows the letters of ASCII alone
                press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(target, press)

    def item(self, appointment_id):
        return self.grid.items.item(self.grid.items.appointment_index(appointment_id))

    def choose(self, appointment_id) -> None:
        self.grid.setFocus()
        self.grid.choose(self.item(appointment_id))

    def spoken(self) -> str:
        return words(self.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    @property
    def booking(self):
        return self.page.conductor.panels.booking

    @property
    def form(self):
        return self.booking.form

    @property
    def confirm(self):
        return self.page.conductor.panels.confirm


@pytest.fixture
def world(services) -> World:
    return World(services)


@pytest.fixture
def open_screen(qtbot, make_window, desk):
    """Open the page on what is in the store now."""

    def opened() -> Screen:
        window = make_window(PageSpec("agenda", "Agenda", "calendar-event", AgendaPage), desk=desk)
        window.resize(1440, 900)
        return Screen(qtbot, window)

    return opened


def test_a_morning_drawn_with_the_mouse_is_booked_with_a_found_name_and_undone(world, open_screen, qtbot):
    screen = open_screen()
    screen.draw(screen.point(THURSDAY_COLUMN, 14), screen.point(THURSDAY_COLUMN, 15))
    assert screen.booking.isVisible()
    assert words(screen.form.moment.text()) == "jeu. 12 nov. 14 h 00"
    assert words(screen.form.duration.text()) == "1 h"

    assert screen.form.person.edit.hasFocus()
    screen.type("lop")
    qtbot.waitUntil(lambda: len(screen.form.person.popup.suggestions()) == 1)
    screen.key(KEY.Key_Return)
    assert screen.form.person.card is not None
    assert screen.form.phone.text() == "0156968080"
    screen.key(KEY.Key_Return, CTRL, screen.form.moment)

    [row] = world.rows().values()
    assert (row.start, row.end, row.last_name) == (world.at(14), world.at(15), "Lopes")
    assert not screen.booking.isVisible()
    assert screen.item(row.id) is not None

    screen.grid.setFocus()
    screen.key(KEY.Key_Z, CTRL)
    assert world.rows() == {}
    screen.key(KEY.Key_Y, CTRL)
    assert len(world.rows()) == 1


def test_somebody_unknown_is_created_in_the_same_field(world, open_screen, qtbot):
    screen = open_screen()
    screen.grid.setFocus()
    screen.grid.choose_cell(FRIDAY_COLUMN, 15 * 60)
    screen.key(KEY.Key_Return)
    screen.type("Mme Nguyen")
    popup = screen.form.person.popup
    qtbot.waitUntil(popup.isVisible)
    screen.key(KEY.Key_Return, CTRL)
    assert screen.form.person.employer.edit.hasFocus()
    screen.type("noisy")
    qtbot.waitUntil(lambda: len(screen.form.person.employer.popup.suggestions()) == 1)
    screen.key(KEY.Key_Return)
    screen.form.phone.setFocus()
    screen.type("06 12 34 56 78")
    screen.key(KEY.Key_Return, CTRL)
    [row] = world.rows().values()
    assert (row.civility, row.last_name, row.authority, row.start) == (
        "Mme",
        "Nguyen",
        "Noisy-le-Sec",
        world.at(15, day=FRIDAY),
    )


def test_a_likely_double_is_asked_about_under_the_name(world, open_screen, qtbot):
    screen = open_screen()
    screen.grid.setFocus()
    screen.grid.choose_cell(FRIDAY_COLUMN, 15 * 60)
    screen.key(KEY.Key_Return)
    known = next(each for each in world.services.agents.search("") if not each.archived)
    screen.type(known.last_name)
    qtbot.waitUntil(screen.form.person.popup.isVisible)
    screen.key(KEY.Key_Return, CTRL)
    doubles = screen.form.doubles
    qtbot.waitUntil(doubles.isVisible)
    QTest.mouseClick(doubles.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.form.person.card is not None)
    assert screen.booking.presenter.draft.agent.id == known.id
    assert not doubles.isVisible()


def test_two_sheets_of_who_is_booked_are_merged_from_the_panel_of_a_known_hour(world, open_screen, qtbot):
    sheets = world.services.agents
    second = sheets.create(replace(sheets.sheet(world.haddad.id).values, phone="", mail="")).ids[0]
    screen = open_screen()
    screen.grid.setFocus()
    screen.grid.choose_cell(FRIDAY_COLUMN, 15 * 60)
    screen.key(KEY.Key_Return)
    screen.type("hadd")
    qtbot.waitUntil(screen.form.person.popup.isVisible)
    screen.key(KEY.Key_Return)
    offer = screen.form.merge_offer
    qtbot.waitUntil(offer.isVisible)
    QTest.mouseClick(offer.button, Qt.MouseButton.LeftButton)
    merging = screen.page.findChild(MergeSheet)
    qtbot.waitUntil(merging.sheets.isVisible)
    screen.key(KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not merging.isVisible())
    assert screen.booking.isVisible()
    qtbot.waitUntil(lambda: not offer.isVisible())
    kept = screen.booking.presenter.draft.agent.id
    assert {kept} == {world.haddad.id, second} & {each.id for each in sheets.search("hadd")}
    assert world.rows() == {}


def test_what_is_missing_is_said_under_its_field_and_kept(world, open_screen):
    screen = open_screen()
    screen.grid.setFocus()
    screen.grid.choose_cell(FRIDAY_COLUMN, 15 * 60)
    screen.key(KEY.Key_Return)
    screen.form.phone.setFocus()
    screen.type("12")
    screen.key(KEY.Key_Return, CTRL)
    assert screen.booking.isVisible()
    assert "personne" in screen.form.person.search.error()
    assert "10 chiffres" in screen.form.fields["phone"].error()
    assert screen.form.phone.text() == "12"
    assert world.rows() == {}


def test_an_hour_that_does_not_exist_is_said(world, open_screen):
    screen = open_screen()
    screen.grid.setFocus()
    screen.grid.choose_cell(FRIDAY_COLUMN, 15 * 60)
    screen.key(KEY.Key_Return)
    screen.form.moment.selectAll()
    screen.form.moment.setFocus()
    screen.type("28/03/2027 2h30")
    screen.key(KEY.Key_Return, CTRL)
    assert "n’existe pas" in screen.form.fields["start"].error()


def test_an_overlap_is_asked_while_typing_and_the_next_free_time_is_offered(world, open_screen, qtbot):
    world.book(14)
    screen = open_screen()
    screen.grid.setFocus()
    screen.grid.choose_cell(THURSDAY_COLUMN, 15 * 60)
    screen.key(KEY.Key_Return)
    screen.form.moment.setFocus()
    screen.form.moment.selectAll()
    screen.type("jeu 12 14h30")
    strip = screen.booking.strip
    qtbot.waitUntil(strip.isVisible)
    assert "14 h 30 est déjà pris par C. Roussel" in words(strip.sentences()[0])
    assert not strip.confirm_button.isEnabled()
    QTest.mouseClick(strip.next_button, Qt.MouseButton.LeftButton)
    screen.settle()
    assert words(screen.form.moment.text()) == "jeu. 12 nov. 15 h 00"
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_an_overlap_is_booked_only_with_a_reason(world, open_screen, qtbot):
    world.book(14)
    screen = open_screen()
    screen.draw(screen.point(THURSDAY_COLUMN, 13.5), screen.point(THURSDAY_COLUMN, 14.5))
    screen.type("hadd")
    qtbot.waitUntil(lambda: len(screen.form.person.popup.suggestions()) == 1)
    screen.key(KEY.Key_Return)
    strip = screen.booking.strip
    qtbot.waitUntil(strip.isVisible)
    screen.key(KEY.Key_Return, CTRL, screen.form.moment)
    assert len(world.rows()) == 1
    strip.reason.setFocus()
    screen.type("Reçus ensemble")
    screen.key(KEY.Key_Return)
    kept = [row for row in world.rows().values() if row.last_name == "Haddad"]
    assert [row.overlap_reason for row in kept] == ["Reçus ensemble"]


def test_what_is_drawn_asks_in_place_what_it_is(world, open_screen):
    screen = open_screen()
    panels = screen.page.conductor.panels
    drawn = screen.point(THURSDAY_COLUMN, 14), screen.point(THURSDAY_COLUMN, 15.25)
    screen.drag(*drawn)
    said = [action.text().split("\t")[0].replace("&", "") for action in screen.choice.actions()]
    assert said == ["Rendez-vous", "Permanence", "Absence"]
    assert words(screen.grid.shadow.words) == "jeu. 14 h 00 – 15 h 15"
    assert not panels.is_booking
    screen.answer(KEY.Key_Escape)
    assert screen.choice is None
    assert screen.grid.shadow is None
    assert not panels.is_booking
    assert screen.grid.hasFocus()

    screen.drag(*drawn)
    screen.answer(KEY.Key_P)
    assert panels.permanence.isVisible()
    screen.drag(*drawn)
    menu = screen.choice
    place = menu.actionGeometry(menu.actions()[2]).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
    assert panels.absence.isVisible()
    assert not panels.permanence.isVisible()
    assert not world.rows()


def test_a_span_is_drawn_with_the_keys(world, open_screen):
    screen = open_screen()
    screen.grid.setFocus()
    screen.grid.choose_cell(THURSDAY_COLUMN, 14 * 60)
    shift = Qt.KeyboardModifier.ShiftModifier
    for _ in range(4):
        screen.key(KEY.Key_Down, shift)
    screen.key(KEY.Key_Up, shift)
    assert words(screen.grid.shadow.words) == "jeu. 14 h 00 – 15 h 15"
    screen.key(KEY.Key_Escape)
    assert screen.grid.shadow is None
    assert screen.choice is None
    screen.key(KEY.Key_Down, shift)
    screen.key(KEY.Key_Return)
    screen.answer(KEY.Key_R)
    assert screen.form.duration.value() == 45
    assert words(screen.form.moment.text()).endswith("14 h 00")


def test_the_second_of_two_is_told_and_what_was_typed_is_kept(world, open_screen, qtbot):
    screen = open_screen()
    screen.draw(screen.point(THURSDAY_COLUMN, 14), screen.point(THURSDAY_COLUMN, 15))
    screen.type("hadd")
    qtbot.waitUntil(lambda: len(screen.form.person.popup.suggestions()) == 1)
    screen.key(KEY.Key_Return)
    qtbot.waitUntil(lambda: screen.booking.presenter._seen == frozenset())
    screen.settle()
    world.book(14)
    screen.key(KEY.Key_Return, CTRL, screen.form.moment)
    strip = screen.booking.strip
    assert strip.isVisible()
    assert words(strip.sentences()[0]) == (
        "Ce créneau vient d’être pris par C. Roussel. Votre saisie est gardée. Prochain libre : 15 h 00."
    )
    assert screen.form.person.card is not None
    assert len(world.rows()) == 1


def test_an_appointment_is_moved_to_another_day_with_the_mouse_and_back(world, open_screen):
    moved = world.book(14)
    screen = open_screen()
    screen.drag(screen.point(THURSDAY_COLUMN, 14.25), screen.point(FRIDAY_COLUMN, 16.25))
    assert world.rows()[moved].start == world.at(16, day=FRIDAY)
    screen.key(KEY.Key_Z, CTRL)
    assert world.rows()[moved].start == world.at(14)


def test_a_move_over_another_asks_beside_the_grid_and_writes_nothing_meanwhile(world, open_screen):
    moved, _ = world.book(14), world.book(16, agent=world.haddad)
    screen = open_screen()
    screen.drag(screen.point(THURSDAY_COLUMN, 14.25), screen.point(THURSDAY_COLUMN, 16.75))
    assert screen.confirm.isVisible()
    assert "déjà pris" in screen.confirm.strip.sentences()[0]
    assert world.rows()[moved].start == world.at(14)
    screen.type("À la demande de la DRH")
    screen.key(KEY.Key_Return)
    assert world.rows()[moved].start == world.at(16, 30)
    assert world.rows()[moved].overlap_reason == "À la demande de la DRH"
    assert not screen.confirm.isVisible()


def test_the_shadow_says_the_time_and_what_speaks_against_it(world, open_screen, qtbot):
    moved = world.book(14)
    world.book(11, agent=world.haddad)
    screen = open_screen()
    screen.press(screen.point(THURSDAY_COLUMN, 14.25))
    # Far from the edges, where the grid would scroll under the pointer.
    screen.drag_to(screen.point(THURSDAY_COLUMN, 11.25))
    qtbot.waitUntil(lambda: bool(screen.grid.shadow.note))
    assert words(screen.grid.shadow.words) == "jeu. 11 h 00 – 12 h 00"
    screen.drag_to(screen.point(THURSDAY_COLUMN, 12.5))
    screen.settle()
    assert screen.grid.shadow.note == ""
    screen.key(KEY.Key_Escape)
    screen.release(screen.point(THURSDAY_COLUMN, 12.5))
    assert screen.grid.shadow is None
    assert world.rows()[moved].start == world.at(14)


def test_the_lower_edge_stretches(world, open_screen):
    stretched = world.book(14)
    screen = open_screen()
    screen.drag(screen.point(THURSDAY_COLUMN, 15) - QPoint(0, 3), screen.point(THURSDAY_COLUMN, 15.75))
    row = world.rows()[stretched]
    assert (row.start, row.end) == (world.at(14), world.at(15, 45))


def test_r_moves_by_quarters_and_escape_gives_up(world, open_screen):
    moved = world.book(14)
    screen = open_screen()
    screen.choose(moved)
    screen.key(KEY.Key_R)
    for key in (KEY.Key_Down, KEY.Key_Right):
        screen.key(key)
    screen.key(KEY.Key_Escape)
    assert world.rows()[moved].start == world.at(14)
    screen.key(KEY.Key_R)
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Right, KEY.Key_Return):
        screen.key(key)
    assert world.rows()[moved].start == world.at(14, 30, FRIDAY)


def test_suppr_cancels_maj_suppr_deletes_and_both_are_undone(world, open_screen):
    gone = world.book(14)
    screen = open_screen()
    screen.choose(gone)
    screen.key(KEY.Key_Delete)
    assert world.rows()[gone].status is AppointmentStatus.CANCELLED
    assert screen.item(gone).struck
    screen.key(KEY.Key_Z, CTRL)
    assert world.rows()[gone].status is AppointmentStatus.PLANNED
    screen.choose(gone)
    screen.key(KEY.Key_Delete, SHIFT)
    assert world.rows() == {}
    screen.key(KEY.Key_Z, CTRL)
    assert gone in world.rows()


def test_outcomes_are_given_by_one_letter_once_it_has_begun(world, open_screen, clock, qtbot):
    seen = world.book(14)
    screen = open_screen()
    screen.choose(seen)
    screen.key(KEY.Key_H)
    assert screen.confirm.isVisible()
    assert "pas encore commencé" in screen.confirm.strip.sentences()[0]
    clock.move(hours=4)
    screen.choose(seen)
    screen.key(KEY.Key_X)
    assert world.rows()[seen].status is AppointmentStatus.NO_SHOW


def test_a_free_slot_is_booked_by_a_click_and_the_band_counts_it(world, open_screen, qtbot):
    world.permanence()
    screen = open_screen()
    band = next(item for item in screen.grid.board.items if item.kind is ItemKind.BAND)
    assert band.extra == "0/4"
    screen.click(screen.point(FRIDAY_COLUMN, 10))
    assert words(screen.form.moment.text()) == "ven. 13 nov. 9 h 45"
    assert screen.form.kinds.group.value() == AppointmentKind.PERMANENCE
    screen.type("lopes")
    qtbot.waitUntil(lambda: len(screen.form.person.popup.suggestions()) == 1)
    screen.key(KEY.Key_Return)
    screen.key(KEY.Key_Return, CTRL, screen.form.moment)
    [row] = world.rows().values()
    assert row.permanence_id is not None
    screen.choose(row.id)
    assert screen.spoken() == (
        "vendredi 13 novembre 2026, 9 h 45 à 10 h 30, M. Lopes, permanence Noisy-le-Sec, "
        "à venir, créneau 2 sur 4"
    )


def test_arrows_go_through_slots_cells_and_days(world, open_screen):
    world.permanence()
    screen = open_screen()
    screen.grid.setFocus()
    screen.grid.choose_cell(FRIDAY_COLUMN, 8 * 60 + 30)
    said = []
    for _ in range(3):
        screen.key(KEY.Key_Down)
        said.append(screen.spoken())
    assert said[0].endswith("permanence Noisy-le-Sec, 0 pris sur 4")
    assert said[1].endswith("créneau 1 sur 4")
    assert said[2].endswith("créneau 2 sur 4")
    screen.key(KEY.Key_Left)
    assert screen.spoken() == "jeudi 12 novembre 2026, 9 h 30, vide"


def test_weeks_go_by_with_keys_and_t_comes_back(world, open_screen):
    screen = open_screen()
    screen.grid.setFocus()
    screen.key(KEY.Key_Right, CTRL)
    assert screen.grid.board.columns[0].day == date(2026, 11, 16)
    screen.key(KEY.Key_PageUp)
    screen.key(KEY.Key_PageUp)
    assert screen.grid.board.columns[0].day == date(2026, 11, 2)
    assert words(screen.page.header.period.text()) == "2 – 6 novembre 2026"
    screen.key(KEY.Key_T)
    assert screen.grid.board.columns[0].day == date(2026, 11, 9)
    assert screen.grid.board.columns[2].holiday == "Armistice"


def test_a_click_shows_the_appointment_and_echap_gives_the_keyboard_back(world, open_screen):
    shown = world.book(14)
    screen = open_screen()
    screen.click(screen.point(THURSDAY_COLUMN, 14.5))
    details = screen.page.conductor.panels.details
    assert details.isVisible()
    assert details.item.appointment.id == shown
    done = details.content.buttons[AppointmentStatus.DONE]
    assert not done.isEnabled()
    assert "commencé" in done.accessibleDescription()
    QTest.mouseClick(details.content.buttons[AppointmentStatus.EXCUSED], Qt.MouseButton.LeftButton)
    screen.settle()
    assert world.rows()[shown].status is AppointmentStatus.EXCUSED
    details.close_button.setFocus()
    screen.key(KEY.Key_Escape)
    assert not details.isVisible()
    assert screen.grid.hasFocus()


def test_a_time_freed_by_an_excuse_is_asked_before_it_is_taken_back(world, open_screen):
    first = world.book(14)
    world.services.bookings.set_status(first, AppointmentStatus.EXCUSED)
    world.book(14, agent=world.haddad)
    screen = open_screen()
    screen.choose(first)
    screen.page.conductor.give_status(AppointmentStatus.PLANNED)
    screen.settle()
    assert screen.confirm.isVisible()
    assert world.rows()[first].status is AppointmentStatus.EXCUSED


def test_names_are_masked_everywhere_in_the_grid(world, open_screen):
    masked = world.book(14)
    screen = open_screen()
    assert words(screen.item(masked).name) == "M. Lopes"
    screen.key(KEY.Key_F8, widget=screen.window)
    assert screen.item(masked).name == "L."
    assert "Lopes" not in screen.item(masked).spoken + screen.item(masked).tooltip


def test_the_menu_gives_the_outcomes_that_are_possible(world, open_screen, clock):
    row = world.book(14)
    screen = open_screen()

    def entries():
        return [words for _, words, _ in screen.page.conductor.menus.entries(screen.item(row)) if words]

    assert entries() == [
        "Absent excusé",
        "Annuler",
        "Déplacer avec les flèches",
        "Reporter…",
        "Copier",
        "Copier vers une autre semaine…",
        "Modifier…",
        "Supprimer",
    ]
    clock.move(hours=4)
    assert entries()[:3] == ["Marquer honoré", "Absent excusé", "Absent non excusé"]
    empty = [words for _, words, _ in screen.page.conductor.menus.entries(None)]
    assert empty == ["Réserver ici", "Ouvrir une permanence ici", "Noter une absence ici"]


def test_a_permanence_is_opened_from_its_panel(world, open_screen, qtbot):
    screen = open_screen()
    screen.grid.setFocus()
    screen.grid.choose_cell(FRIDAY_COLUMN, 9 * 60)
    screen.page.conductor.placing.open_permanence_here()
    panel = screen.page.conductor.panels.permanence
    screen.type("noisy")
    qtbot.waitUntil(lambda: len(panel.authority.popup.suggestions()) == 1)
    screen.key(KEY.Key_Return)
    screen.key(KEY.Key_Return, CTRL, panel.start)
    [opened] = world.services.agenda.week([world.camille.id], FRIDAY).permanences
    assert (opened.row.place, opened.slots, opened.row.site) == ("Noisy-le-Sec", 4, "Hôtel de ville")


def test_an_appointment_is_corrected_in_the_same_form(world, open_screen):
    row = world.book(14)
    screen = open_screen()
    screen.choose(row)
    screen.key(KEY.Key_F2)
    assert screen.form.person.card is not None
    screen.form.duration.setFocus()
    screen.form.duration.selectAll()
    screen.type("1h30")
    screen.key(KEY.Key_Return, CTRL)
    assert world.rows()[row].end == world.at(15, 30)


def test_other_pages_lead_to_an_appointment_or_book_for_a_person(world, open_screen, qtbot):
    far = world.book(14, day=date(2026, 12, 3))
    screen = open_screen()
    screen.window.go("agenda", ShowAppointment(far))
    qtbot.waitUntil(lambda: screen.item(far) is not None and screen.page.conductor.panels.details.isVisible())
    assert screen.grid.current_item().appointment.id == far
    screen.window.go("agenda", BookFor(world.haddad.id))
    qtbot.waitUntil(lambda: screen.page.booking)
    assert screen.page.reserve.presenter.draft.agent.id == world.haddad.id
    screen.settle()


def test_the_team_and_the_day_show_one_column_for_each(world, open_screen):
    world.book(14)
    screen = open_screen()
    screen.page.header.modes.set_value("team")
    screen.settle()
    assert screen.page.presenter.mode is Mode.TEAM
    assert [column.practitioner.name for column in screen.grid.board.columns] == ["Camille Roussel"]
    assert words(screen.page.header.period.text()) == "jeudi 12 novembre 2026"


def test_filters_hide_kinds_and_stay_for_the_next_time(world, open_screen):
    row = world.book(14)
    screen = open_screen()
    box = next(each for layer, each in screen.page.left.boxes.items() if layer.name == "REMOTE")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert screen.item(row) is None
    state = screen.page.save_state()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert screen.item(row) is not None
    screen.page.restore_state(state)
    assert not box.isChecked()


def test_without_practitioner_the_page_says_what_to_do(open_screen, desk, make_window, qtbot):
    window = make_window(PageSpec("agenda", "Agenda", "calendar-event", AgendaPage), desk=desk)
    page = window.stack.current
    shown = page.views.stack
    qtbot.waitUntil(lambda: shown.currentWidget().accessibleName() == "Aucun intervenant")


def test_the_model_keeps_the_promises_of_qt(world, open_screen, qtmodeltester):
    world.permanence()
    world.book(14)
    screen = open_screen()
    qtmodeltester.check(screen.grid.items)
