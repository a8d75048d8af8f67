"""The month, the list, a place, the team: with real keys and a real mouse, on a real store."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, AppointmentValues, PlaceMode
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Agent, Civility, Function, Practitioner
from cigdesk.domain.place import Site
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from cigdesk.services.permanences import PermanenceValues
from ui.pages import pages
from ui.pages.agenda.board import ItemKind, Mode
from ui.pages.agenda.list_rows import ListColumn, Sought

TUESDAY, THURSDAY, FRIDAY = date(2026, 11, 10), date(2026, 11, 12), date(2026, 11, 13)
THURSDAY_COLUMN = 3
KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def words(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


class World:
    """Camille and a team; M. Lopes and Mme Haddad of Noisy-le-Sec; it is Thursday, 10 h 42."""

    def __init__(self, services) -> None:
        self.services = services
        services.context.change(Right.MANAGE_PEOPLE, self._fill, "Essai")

    def _fill(self, uow):
        self.noisy = Authority(id=new_id(), name="Noisy-le-Sec", kind=AuthorityKind.COMMUNE)
        social = {"convention": Convention.SOCIAL, "start": date(2020, 1, 1)}
        self.hall = Site(id=new_id(), name="Hôtel de ville", authority_id=self.noisy.id)
        self.camille = Practitioner(
            id=new_id(), first_name="Camille", last_name="Roussel", function=Function.SOCIAL_WORKER
        )
        self.lopes, self.haddad = (
            Agent(
                id=new_id(), civility=civility, last_name=name, authority_id=self.noisy.id, phone="0156968080"
            )
            for civility, name in ((Civility.MR, "Lopes"), (Civility.MRS, "Haddad"))
        )
        membership = Membership(id=new_id(), authority_id=self.noisy.id, **social)
        for record in (self.noisy, membership, self.hall, self.camille, self.lopes, self.haddad):
            uow.add(record)
        return ()

    def join(self, *names: str) -> list[Practitioner]:
        made = [
            Practitioner(id=new_id(), first_name="Zoé", last_name=name, function=Function.SOCIAL_WORKER)
            for name in names
        ]

        def work(uow):
            for each in made:
                uow.add(each)
            return ()

        self.services.context.change(Right.MANAGE_PEOPLE, work, "Essai")
        return made

    def at(self, hour: int, day: date = THURSDAY) -> datetime:
        return self.services.agenda.instant(day, time(hour))

    def book(self, hour: int, *, agent=None, day: date = THURSDAY, by=None):
        start = self.at(hour, day)
        values = AppointmentValues(
            practitioner_id=(by or self.camille).id,
            kind=AppointmentKind.REMOTE,
            mode=PlaceMode.PHONE,
            phone="0156968080",
            agent_id=(agent or self.lopes).id,
            start=start,
            end=start + timedelta(hours=1),
        )
        return self.services.bookings.book(values).ids[0]

    def past(self, clock) -> list:
        """Three appointments of this week, booked before it began."""
        clock.move(minutes=-4 * 24 * 60)
        monday = date(2026, 11, 9)
        made = [
            self.book(14, day=monday),
            self.book(9, day=TUESDAY),
            self.book(10, day=TUESDAY, agent=self.haddad),
        ]
        clock.move(minutes=4 * 24 * 60)
        return made

    def permanence(self, by: Practitioner, day: date = FRIDAY):
        start = self.at(9, day)
        values = PermanenceValues(
            practitioner_id=by.id,
            start=start,
            end=start + timedelta(hours=3),
            authority_id=self.noisy.id,
            site_id=self.hall.id,
        )
        return self.services.permanences.open(values).ids[0]

    def row(self, appointment_id):
        return self.services.agenda.appointment(appointment_id)

    def status(self, appointment_id) -> AppointmentStatus:
        return self.row(appointment_id).status


class Screen:
    """The page in its window."""

    def __init__(self, qtbot, window) -> None:
        self.qtbot, self.window, self.page = qtbot, window, window.stack.current
        self.grid, self.views = self.page.grid, self.page.views
        self.settle()

    @property
    def month(self):
        return self.views.month

    @property
    def list(self):
        return self.views.list

    def settle(self) -> None:
        """Until nothing is under way, and a turn of the event loop asks for nothing more."""
        self.qtbot.waitUntil(self._at_rest)

    def _at_rest(self) -> bool:
        busy = self.window.bench.operations.busy
        QApplication.processEvents()
        return not busy and not self.window.bench.operations.busy

    def lay_out(self, mode: Mode) -> None:
        """By a click on the segment of the header."""
        QTest.mouseClick(self.page.header.modes.segment(mode.value), LEFT)
        self.settle()

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier, widget=None) -> None:
        QTest.keyClick(widget or self.window.focusWidget(), key, modifier)
        self.settle()

    def choose(self, appointment_id) -> None:
        self.grid.setFocus()
        self.grid.choose(self.grid.items.item(self.grid.items.appointment_index(appointment_id)))

    def point(self, column: int, hour: float) -> QPoint:
        scale = self.grid.placed.scale
        place = QPointF(scale.column_rect(column).center().x(), scale.y(hour * 60))
        return (place - self.grid.offset).toPoint()

    def drag(self, start: QPoint, *places: QPoint) -> None:
        viewport = self.grid.viewport()
        QTest.mousePress(viewport, LEFT, pos=start)
        for place in places:
            self.move(place)
        QTest.mouseRelease(viewport, LEFT, pos=places[-1])
        self.settle()

    def move(self, place: QPoint) -> None:
        viewport, none = self.grid.viewport(), Qt.KeyboardModifier.NoModifier
        places = QPointF(place), QPointF(viewport.mapToGlobal(place))
        event = QMouseEvent(QEvent.Type.MouseMove, *places, Qt.MouseButton.NoButton, LEFT, none)
        QApplication.sendEvent(viewport, event)

    def spoken(self, view) -> str:
        return words(view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def listed(self, column: ListColumn) -> list[str]:
        model = self.list.model
        return [words(model.index(row, column).data()) for row in range(model.rowCount())]

    def undo(self) -> None:
        self.key(KEY.Key_Z, CTRL, self.window)


@pytest.fixture
def world(services) -> World:
    return World(services)


@pytest.fixture
def open_screen(qtbot, make_window, desk):
    def opened() -> Screen:
        window = make_window(next(spec for spec in pages() if spec.page_id == "agenda"), desk=desk)
        window.resize(1440, 900)
        return Screen(qtbot, window)

    return opened


# the month


def test_the_month_says_each_day_and_the_arrows_go_over_its_edge(world, open_screen):
    world.book(14)
    world.permanence(world.camille)
    screen = open_screen()
    screen.lay_out(Mode.MONTH)
    screen.month.setFocus()
    assert screen.spoken(screen.month) == "jeudi 12 novembre 2026, aujourd’hui, 1 rdv, 14 h 00 M. Lopes"
    screen.key(KEY.Key_Left)
    assert screen.spoken(screen.month) == "mercredi 11 novembre 2026, Armistice"
    screen.key(KEY.Key_Right)
    screen.key(KEY.Key_Right)
    assert screen.spoken(screen.month).endswith("4 libres, permanence Noisy-le-Sec 0/4")
    for _ in range(3):
        screen.key(KEY.Key_Down)
    assert screen.month.current_day() == date(2026, 12, 4)
    assert words(screen.page.header.period.text()) == "Décembre 2026"
    screen.key(KEY.Key_PageUp)
    assert screen.month.current_day() == date(2026, 11, 4)


def test_a_day_of_the_month_opens_by_enter_by_click_and_its_week_by_the_number(world, open_screen):
    world.book(14)
    screen = open_screen()
    screen.lay_out(Mode.MONTH)
    screen.month.setFocus()
    screen.key(KEY.Key_Return)
    assert screen.page.presenter.mode is Mode.DAY
    assert [column.day for column in screen.grid.board.columns] == [THURSDAY]
    screen.lay_out(Mode.MONTH)
    place = screen.month.visualRect(screen.month.days.index_of(FRIDAY)).center()
    QTest.mouseClick(screen.month.viewport(), LEFT, pos=place)
    screen.settle()
    assert [column.day for column in screen.grid.board.columns] == [FRIDAY]
    screen.lay_out(Mode.MONTH)
    weeks = screen.month.verticalHeader()
    place = QPoint(10, weeks.sectionViewportPosition(1) + 20)
    QTest.mouseClick(weeks.viewport(), LEFT, pos=place)
    screen.settle()
    assert screen.page.presenter.mode is Mode.WEEK
    assert screen.grid.board.columns[0].day == date(2026, 11, 2)


def test_the_month_masks_names(world, open_screen):
    world.book(14)
    screen = open_screen()
    screen.lay_out(Mode.MONTH)
    screen.key(KEY.Key_F8, widget=screen.window)
    day = screen.month.days.index_of(THURSDAY)
    assert "Lopes" not in day.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Lopes" not in day.data(Qt.ItemDataRole.ToolTipRole)


# the list


def test_several_past_appointments_are_settled_at_once_and_taken_back_at_once(world, open_screen, clock):
    late = world.past(clock)
    screen = open_screen()
    button = screen.window.rail.button("agenda")
    screen.qtbot.waitUntil(lambda: button.accessibleName() == "Agenda, 3 à traiter")
    QTest.mouseClick(button, LEFT, pos=button.badge_area().center().toPoint())
    screen.settle()
    assert screen.page.presenter.mode is Mode.LIST
    assert screen.list.sought is Sought.TO_FILL
    assert screen.listed(ListColumn.TIME) == ["14 h 00", "9 h 00", "10 h 00"]
    screen.list.table.setFocus()
    screen.key(KEY.Key_Down, SHIFT)
    assert words(screen.list.bar.words.text()) == "2 rendez-vous choisis"
    screen.key(KEY.Key_H)
    done, planned = AppointmentStatus.DONE, AppointmentStatus.PLANNED
    assert [world.status(each) for each in late] == [done, done, planned]
    assert screen.listed(ListColumn.TIME) == ["10 h 00"]
    screen.qtbot.waitUntil(lambda: button.accessibleName() == "Agenda, 1 à traiter")
    screen.undo()
    assert [world.status(each) for each in late] == [planned] * 3


def test_the_list_is_narrowed_sorted_and_opens_a_row(world, open_screen):
    world.book(14)
    world.book(16, agent=world.haddad)
    cancelled = world.book(11, day=FRIDAY)
    world.services.bookings.cancel(cancelled)
    screen = open_screen()
    screen.lay_out(Mode.LIST)
    assert screen.listed(ListColumn.DAY)[-1] == "ven. 13 nov. 2026"
    QTest.mouseClick(screen.list.chips.chips["coming"], LEFT)
    screen.settle()
    assert screen.listed(ListColumn.WHO) == ["M. Lopes", "Mme Haddad"]
    screen.list.table.sortByColumn(ListColumn.TIME, Qt.SortOrder.DescendingOrder)
    assert screen.listed(ListColumn.WHO) == ["Mme Haddad", "M. Lopes"]
    screen.list.choose(screen.list.model.row(screen.list.model.index(0, 0)).id)
    screen.list.table.setFocus()
    screen.key(KEY.Key_Return)
    assert words(screen.page.conductor.panels.details.item.name) == "Mme Haddad"
    QTest.mouseClick(screen.list.chips.chips["done"], LEFT)
    screen.settle()
    QTest.mouseClick(screen.list.clear_button, LEFT)
    screen.settle()
    assert len(screen.listed(ListColumn.WHO)) == 3


# whose


def test_a_place_shows_whoever_comes_there_and_ticking_somebody_gives_it_up(world, open_screen, qtbot):
    (zoe, other) = world.join("Zola", "Absente")
    world.permanence(zoe)
    screen = open_screen()
    edit = screen.page.place.edit
    edit.setFocus()
    QTest.keyClicks(edit, "noisy")
    qtbot.waitUntil(lambda: bool(screen.page.place.popup.suggestions()))
    screen.key(KEY.Key_Return, widget=edit)
    assert {column.practitioner.id for column in screen.grid.board.columns} == {zoe.id}
    assert any(item.kind is ItemKind.BAND for item in screen.grid.board.items)
    row = next(each for each in screen.page.left.people.rows() if each.person.key == other.id)
    row.click()
    screen.settle()
    assert edit.text() == ""
    shown = {column.practitioner.id for column in screen.grid.board.columns}
    assert other.id in shown
    assert zoe.id not in shown


def test_a_large_team_scrolls_sideways_with_the_keyboard_under_its_heads(world, open_screen):
    team = world.join(*(f"Zola{number:02}" for number in range(20)))
    last = world.book(14, by=team[-1])
    screen = open_screen()
    screen.lay_out(Mode.TEAM)
    across = screen.grid.horizontalScrollBar()
    assert across.maximum() > 0
    assert screen.grid.placed.scale.column_width >= 128
    screen.grid.setFocus()
    for _ in range(20):
        screen.key(KEY.Key_Right)
    assert across.value() == across.maximum()
    assert screen.grid.viewport().rect().contains(screen.grid.visualRect(screen.grid.currentIndex()))
    item = screen.grid.items.item(screen.grid.items.appointment_index(last))
    assert screen.grid.indexAt(screen.point(item.column, 14.5)) == screen.grid.items.appointment_index(last)
    # To the practitioner beside, by a drag.
    screen.drag(
        screen.point(item.column, 14.5), screen.point(item.column, 15), screen.point(item.column - 1, 15)
    )
    assert world.row(last).practitioner_id == team[-2].id


# gestures


def test_an_appointment_is_dropped_on_the_small_calendar_and_taken_back(world, open_screen):
    row = world.book(14)
    screen = open_screen()
    calendar = screen.page.left.calendar.grid
    week = next(place for place, days in enumerate(calendar.days()) if date(2026, 11, 19) in days)
    there = calendar.mapToGlobal(calendar._cell(week, 3).center().toPoint())
    start = screen.point(THURSDAY_COLUMN, 14.5)
    screen.drag(start, start + QPoint(0, 20), screen.grid.viewport().mapFromGlobal(there))
    assert world.row(row).start == world.at(14, date(2026, 11, 19))
    assert world.row(row).moved_from == world.at(14)
    screen.undo()
    assert world.row(row).start == world.at(14)


def test_the_upper_edge_stretches_the_start(world, open_screen):
    row = world.book(14)
    screen = open_screen()
    edge = screen.point(THURSDAY_COLUMN, 14) + QPoint(0, 3)
    screen.drag(edge, edge - QPoint(0, 20), screen.point(THURSDAY_COLUMN, 13.5))
    assert (world.row(row).start, world.row(row).end) == (
        world.services.agenda.instant(THURSDAY, time(13, 30)),
        world.at(15),
    )


def test_a_copy_is_pasted_where_the_keyboard_is(world, open_screen):
    row = world.book(14)
    screen = open_screen()
    screen.choose(row)
    screen.key(KEY.Key_C, CTRL)
    screen.grid.choose_cell(THURSDAY_COLUMN + 1, 15 * 60)
    screen.key(KEY.Key_V, CTRL)
    booked = [item for item in screen.grid.board.items if item.kind is ItemKind.APPOINTMENT]
    assert [(item.appointment.start, item.appointment.agent_id) for item in booked] == [
        (world.at(14), world.lopes.id),
        (world.at(15, FRIDAY), world.lopes.id),
    ]


def test_a_letter_on_a_free_place_begins_the_name_of_who_is_booked(world, open_screen, qtbot):
    screen = open_screen()
    screen.grid.setFocus()
    screen.grid.choose_cell(THURSDAY_COLUMN + 1, 15 * 60)
    screen.key(KEY.Key_H)
    assert screen.page.conductor.panels.booking.isVisible()
    person = screen.page.conductor.panels.booking.form.person
    assert person.edit.text() == "h"
    qtbot.waitUntil(lambda: [each.key for each in person.popup.suggestions()] == [world.haddad.id])


def test_what_is_out_of_sight_is_told_at_the_edge_and_comes_by_a_click(world, open_screen):
    row = world.book(21)
    screen = open_screen()
    screen.grid.verticalScrollBar().setValue(0)
    plate = screen.grid.beyond()[THURSDAY_COLUMN, False]
    QTest.mouseClick(screen.grid.viewport(), LEFT, pos=(plate.center() - screen.grid.offset).toPoint())
    index = screen.grid.items.appointment_index(row)
    assert screen.grid.viewport().rect().contains(screen.grid.visualRect(index))
    assert (THURSDAY_COLUMN, False) not in screen.grid.beyond()


# another time


def test_another_time_is_found_and_the_former_one_stays_written(world, open_screen, qtbot):
    row = world.book(14)
    screen = open_screen()
    screen.choose(row)
    screen.key(KEY.Key_R, SHIFT)
    panel = screen.page.conductor.panels.reschedule
    qtbot.waitUntil(lambda: len(panel.choices) == 6)
    QTest.mouseClick(panel.choices[0], LEFT)
    screen.settle()
    moved = world.row(row)
    assert moved.start != world.at(14)
    assert moved.moved_from == world.at(14)
    screen.settle()
    screen.choose(row)
    screen.key(KEY.Key_Return)
    labels = screen.page.conductor.panels.details.content.findChildren(object)
    said = [words(each.text()) for each in labels if hasattr(each, "text") and callable(each.text)]
    assert "Déplacé du jeu. 12 nov. 2026, 14 h 00" in said
    screen.undo()
    assert world.row(row).start == world.at(14)


def test_a_copy_goes_to_another_week_at_the_same_hour(world, open_screen):
    row = world.book(14)
    screen = open_screen()
    screen.page.conductor.reschedule_row(world.row(row), copies=True)
    screen.settle()
    screen.key(KEY.Key_Return, CTRL)
    copies = world.services.agenda.week([world.camille.id], date(2026, 11, 19)).appointments
    assert [each.start for each in copies] == [world.at(14, date(2026, 11, 19))]


def test_the_layout_and_a_day_far_from_now_are_remembered(world, open_screen):
    screen = open_screen()
    screen.lay_out(Mode.MONTH)
    screen.month.setFocus()
    screen.key(KEY.Key_PageDown)
    kept = screen.page.save_state()
    screen.key(KEY.Key_T)
    assert "day" not in screen.page.save_state()
    screen.page.restore_state(kept)
    assert screen.page.presenter.day == date(2026, 12, 12)
    assert screen.page.presenter.mode is Mode.MONTH


def test_who_receives_nobody_is_shown_what_everybody_has_to_settle(world, open_screen, clock):
    (zoe,) = world.join("Zola")
    clock.move(minutes=-4 * 24 * 60)
    first, second = world.book(9, day=TUESDAY), world.book(14, day=TUESDAY, by=zoe, agent=world.haddad)
    clock.move(minutes=4 * 24 * 60)
    screen = open_screen()
    screen.window.actions_registry["agenda.late"].trigger()
    screen.settle()
    assert screen.listed(ListColumn.PRACTITIONER) == ["Camille Roussel", "Zoé Zola"]
    assert {screen.list.model.row(screen.list.model.index(row, 0)).id for row in (0, 1)} == {first, second}


def test_what_was_drawn_before_is_the_same_after_scrolling_there_and_back(world, open_screen):
    """Two tiles of one picture lie in it where they lie in the day."""
    world.join(*(f"Bertrand{number}" for number in range(30)))
    world.book(11)
    world.book(14, agent=world.haddad)
    screen = open_screen()
    screen.lay_out(Mode.TEAM)
    grid = screen.grid
    grid.choose_cell(2, 11 * 60)
    down, across = grid.verticalScrollBar(), grid.horizontalScrollBar()
    for bar in (down, across):
        bar.setValue(0)
    places = [(0, 0), (300, 0), (300, 700), (90, 333), (0, 0), (400, 1)]
    seen = []
    for anew in (False, True):
        for y, x in places:
            down.setValue(y)
            across.setValue(x)
            if anew:
                grid.show_now(screen.page.presenter.now, screen.page.presenter.services.agenda.zone)
            seen.append(grid.viewport().grab().toImage())
    half = len(places)
    assert seen[:half] == seen[half:]
    assert seen[0] != seen[1] != seen[2]


def test_a_panel_is_made_when_it_is_first_opened(world, open_screen):
    screen = open_screen()
    page = screen.page
    assert page.dock.panels == ()
    screen.grid.setFocus()
    screen.grid.choose_cell(THURSDAY_COLUMN, 14 * 60)
    screen.key(KEY.Key_Return)
    assert page.dock.panels == (page.conductor.panels.booking,)
    assert page.dock.current is page.conductor.panels.booking
    screen.key(KEY.Key_Escape)
    assert page.dock.current is None
    assert screen.grid.hasFocus()
    page.conductor.placing.note_absence_here()
    assert page.dock.current is page.conductor.panels.absence
    page.conductor.placing.book_here()
    assert page.dock.current is page.conductor.panels.booking
    assert len(page.dock.panels) == 2
