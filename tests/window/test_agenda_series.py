"""Permanences that come back and absences, by keys and clicks on a real store."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from cigdesk.domain.absence import AbsencePlan
from cigdesk.domain.agenda.repeat import Repeat
from cigdesk.domain.appointment import (
    AppointmentKind,
    AppointmentStatus,
    AppointmentValues,
    PlaceMode,
    Subject,
)
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.closure import ClosureValues
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Agent, Civility, Function, Practitioner, WorkingHours
from cigdesk.domain.place import Site
from cigdesk.domain.rights import Right
from cigdesk.domain.series import SeriesValues
from cigdesk.services.context import new_id
from cigdesk.services.covered import Treatment
from cigdesk.services.series import Scope
from ui.page import PageSpec
from ui.pages.agenda.board import ItemKind
from ui.pages.agenda.items import CONFIRMED
from ui.pages.agenda.view import AgendaPage
from ui.widgets.toast import Toast

THURSDAY, FRIDAY = date(2026, 11, 12), date(2026, 11, 13)
NEXT_FRIDAY = FRIDAY + timedelta(weeks=1)
THURSDAY_COLUMN, FRIDAY_COLUMN = 3, 4
KEY, CTRL, LEFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton


def words(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


class World:
    """Camille and Nadia, M. Lopes and Mme Haddad of Noisy-le-Sec; it is Thursday, 10 h 42."""

    def __init__(self, services) -> None:
        self.services = services
        services.context.change(Right.MANAGE_PEOPLE, self._fill, "Essai")

    def _fill(self, uow):
        self.noisy = Authority(id=new_id(), name="Noisy-le-Sec", kind=AuthorityKind.COMMUNE)
        self.hall = Site(id=new_id(), name="Hôtel de ville", authority_id=self.noisy.id)
        self.camille, self.nadia = (
            self._practitioner(*name) for name in (("Camille", "Roussel"), ("Nadia", "Zidi"))
        )
        self.lopes, self.haddad = (
            Agent(id=new_id(), civility=civility, last_name=name, authority_id=self.noisy.id)
            for civility, name in ((Civility.MR, "Lopes"), (Civility.MRS, "Haddad"))
        )
        for record in (self.noisy, self.hall, self.camille, self.nadia, self.lopes, self.haddad):
            uow.add(record)
        uow.add(
            Membership(
                id=new_id(),
                authority_id=self.noisy.id,
                convention=Convention.SOCIAL,
                start=date(2020, 1, 1),
            )
        )
        return ()

    def _practitioner(self, first_name, last_name):
        made = Practitioner(
            id=new_id(), first_name=first_name, last_name=last_name, function=Function.SOCIAL_WORKER
        )
        for weekday in range(5):
            hours = {"weekday": weekday, "start": time(8), "end": time(19)}
            made.hours.append(WorkingHours(id=new_id(), practitioner_id=made.id, **hours))
        return made

    def at(self, hour: int, minute: int = 0, day: date = FRIDAY) -> datetime:
        return self.services.agenda.instant(day, time(hour, minute))

    def book(
        self,
        hour,
        minute=0,
        *,
        agent=None,
        day=FRIDAY,
        minutes=45,
        kind=AppointmentKind.HOURLY,
        subject=Subject.MONEY,
    ):
        start = self.at(hour, minute, day)
        values = AppointmentValues(
            practitioner_id=self.camille.id,
            kind=kind,
            mode=PlaceMode.CENTRE if kind is AppointmentKind.HOURLY else PlaceMode.SITE,
            agent_id=(agent or self.lopes).id,
            start=start,
            end=start + timedelta(minutes=minutes),
            subject=subject,
        )
        return self.services.bookings.book(values).ids[0]

    def hold(self, *, until=date(2026, 12, 18), **values):
        """Every Friday morning."""
        usual = {
            "practitioner_id": self.camille.id,
            "rule": Repeat.weekly(4, until=until).rule,
            "start": self.at(9),
            "end": self.at(12),
            "authority_id": self.noisy.id,
            "site_id": self.hall.id,
        }
        return self.services.series.open(SeriesValues(**(usual | values)))

    def week(self, day=FRIDAY):
        return self.services.agenda.week([self.camille.id, self.nadia.id], day)

    def permanences(self, day=FRIDAY):
        return [each.row for each in self.week(day).permanences]

    def starts(self, weeks=6):
        local = self.services.agenda.zone
        found = [row for week in range(weeks) for row in self.permanences(FRIDAY + timedelta(weeks=week))]
        return [row.start.astimezone(local).strftime("%d/%m %H:%M") for row in found if not row.cancelled]

    def row(self, appointment_id):
        return self.services.agenda.appointment(appointment_id)


class Screen:
    """The page in its window."""

    def __init__(self, qtbot, window) -> None:
        self.qtbot, self.window = qtbot, window
        self.page: AgendaPage = window.stack.current
        self.grid, self.conductor = self.page.grid, self.page.conductor
        self.permanence, self.absence = self.conductor.panels.permanence, self.conductor.panels.absence
        self.settle()

    def settle(self) -> None:
        operations = self.window.bench.operations
        self.qtbot.waitUntil(lambda: not operations.busy and bool(self.grid.board.columns))

    def looked(self, panel) -> None:
        """Until the panel has read what its answers would do."""
        self.qtbot.waitUntil(lambda: not panel._timer.isActive())
        self.settle()

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.focusWidget(), key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.window.focusWidget(), text)

    def write(self, edit, text: str) -> None:
        edit.setFocus()
        edit.selectAll()
        self.type(text)

    def click(self, button) -> None:
        QTest.mouseClick(button, LEFT)
        self.settle()

    def save(self, panel) -> None:
        self.looked(panel)
        self.click(panel.save_button)

    def cell(self, column: int, hour: int) -> None:
        self.grid.setFocus()
        self.grid.choose_cell(column, hour * 60)

    def item(self, kind: ItemKind):
        return next(each for each in self.grid.board.items if each.kind is kind)

    def drag(self, start: QPoint, end: QPoint) -> None:
        viewport = self.grid.viewport()
        QTest.mousePress(viewport, LEFT, pos=start)
        for place in (end - QPoint(0, 12), end):  # QTest's own moves tell of no button held
            places = QPointF(place), QPointF(viewport.mapToGlobal(place))
            none, free = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
            QApplication.sendEvent(viewport, QMouseEvent(QEvent.Type.MouseMove, *places, free, LEFT, none))
        QTest.mouseRelease(viewport, LEFT, pos=end)
        self.settle()

    def point(self, column: int, hour: float) -> QPoint:
        scale = self.grid.placed.scale
        x = scale.column_rect(column).center().x()
        return QPoint(round(x), round(scale.y(hour * 60) - self.grid.verticalOffset()))

    def show(self, kind: ItemKind):
        self.conductor.show_item(self.item(kind))
        self.settle()
        return self.conductor.panels.details.content


@pytest.fixture
def world(services) -> World:
    return World(services)


@pytest.fixture
def open_screen(qtbot, make_window, desk):
    def opened() -> Screen:
        window = make_window(PageSpec("agenda", "Agenda", "calendar-event", AgendaPage), desk=desk)
        window.resize(1440, 900)
        return Screen(qtbot, window)

    return opened


def choose_noisy(screen, panel, qtbot):
    screen.type("noisy")
    qtbot.waitUntil(lambda: len(panel.authority.popup.suggestions()) == 1)
    screen.key(KEY.Key_Return)


def test_a_weekly_permanence_is_previewed_and_opened_with_its_afternoon(world, open_screen, qtbot):
    world.services.closures.add(
        ClosureValues(start=date(2026, 11, 27), end=date(2026, 11, 27), label="Ponts")
    )
    screen = open_screen()
    screen.cell(FRIDAY_COLUMN, 9)
    screen.conductor.placing.open_permanence_here()
    panel = screen.permanence
    choose_noisy(screen, panel, qtbot)
    screen.click(panel.repeat.every.segment("week"))
    screen.write(panel.repeat.until, "18/12/2026")
    screen.click(panel.second.add_button)
    screen.click(panel.subjects.chips[Subject.MONEY])
    screen.write(panel.buffer, "15")
    screen.looked(panel)
    assert words(panel.repeat.sentence.text()) == "Chaque vendredi, jusqu’au ven. 18 déc. 2026."
    said = [words(line) for line in panel.effect.lines()]
    assert said == ["10 demi-journées", "Laissés de côté : ven. 27 nov. (Ponts)."]
    screen.save(panel)
    assert not panel.isVisible()
    assert len(world.starts()) == 10
    [morning, afternoon] = world.permanences()
    assert (morning.buffer_minutes, morning.subjects) == (15, (Subject.MONEY,))
    assert afternoon.start == world.at(14)
    band = screen.item(ItemKind.BAND)
    assert band.repeats
    assert not band.changed


def test_what_speaks_against_a_series_is_counted_with_its_days(world, open_screen, qtbot):
    for week in range(6):
        world.book(9, day=FRIDAY + timedelta(weeks=week))
    screen = open_screen()
    screen.cell(FRIDAY_COLUMN, 9)
    screen.conductor.placing.open_permanence_here()
    panel = screen.permanence
    choose_noisy(screen, panel, qtbot)
    screen.click(panel.repeat.every.segment("week"))
    screen.write(panel.repeat.until, "31/12/2026")
    screen.looked(panel)
    said = [words(each) for each in panel.strip.sentences()]
    assert said[0].startswith("ven. 13 nov. 2026 : 9 h 00 est déjà pris")
    assert said[5:] == ["et 1 autre"]
    screen.click(panel.save_button)
    assert world.permanences() == []
    screen.write(panel.strip.reason, "Vu ensemble")
    screen.key(KEY.Key_Return)
    assert len(world.starts(8)) == 6


def test_faults_of_the_repetition_stand_at_their_fields(world, open_screen, qtbot):
    screen = open_screen()
    screen.cell(FRIDAY_COLUMN, 9)
    screen.conductor.placing.open_permanence_here()
    panel = screen.permanence
    choose_noisy(screen, panel, qtbot)
    screen.click(panel.repeat.every.segment("week"))
    screen.click(panel.repeat.weekdays.chips[FRIDAY_COLUMN])
    screen.click(panel.save_button)
    assert panel.repeat.weekdays_field.error() == "Choisissez un jour de la semaine au moins."
    screen.click(panel.repeat.weekdays.chips[1])
    screen.write(panel.repeat.until, "1/11/2026")
    screen.click(panel.save_button)
    assert panel.repeat.until_field.error() == "Le dernier jour suit le premier."
    assert world.permanences() == []


def test_the_day_of_the_month_follows_the_start(world, open_screen, qtbot):
    screen = open_screen()
    screen.cell(FRIDAY_COLUMN, 9)
    screen.conductor.placing.open_permanence_here()
    panel = screen.permanence
    screen.click(panel.repeat.every.segment("month"))
    assert panel.repeat.sentence.text().startswith("Le deuxième vendredi de chaque mois")
    screen.write(panel.start, "mar 17 9h")
    screen.key(KEY.Key_Tab)
    assert panel.repeat.sentence.text().startswith("Le troisième mardi de chaque mois")


def test_a_change_of_the_following_ones_says_which_appointments_move(world, open_screen):
    world.hold()
    booked = world.book(9, day=NEXT_FRIDAY, kind=AppointmentKind.PERMANENCE)
    screen = open_screen()
    content = screen.show(ItemKind.BAND)
    assert words(content.comes_back.text()) == "Chaque vendredi, jusqu’au ven. 18 déc. 2026."
    content.edit_asked.emit()
    screen.settle()
    panel = screen.permanence
    assert panel.scope.isVisible()
    assert not panel.repeat.isVisible()
    screen.click(panel.scope.buttons[Scope.FOLLOWING])
    assert panel.repeat.isVisible()
    screen.write(panel.start, "ven 13 10h")
    screen.looked(panel)
    said = [words(line) for line in panel.effect.lines()]
    assert said == ["6 demi-journées", "1 rendez-vous déplacé."]
    assert world.row(booked).start == world.at(9, day=NEXT_FRIDAY)
    screen.save(panel)
    assert {start[-5:] for start in world.starts()} == {"10:00"}
    assert world.row(booked).start == world.at(10, day=NEXT_FRIDAY)


def test_a_dragged_band_moves_alone_and_the_toast_offers_the_others(world, open_screen):
    world.hold()
    screen = open_screen()
    grip = screen.grid.visualRect(screen.grid.items.index_of(screen.item(ItemKind.BAND).key)).center()
    hour = screen.point(FRIDAY_COLUMN, 10) - screen.point(FRIDAY_COLUMN, 9)
    screen.drag(grip, grip + hour)
    assert world.starts()[:2] == ["13/11 10:00", "20/11 09:00"]
    assert screen.item(ItemKind.BAND).changed
    [toast] = [each for each in screen.window.findChildren(Toast) if each.title.startswith("Déplacée cette")]
    screen.click(toast.button)
    panel = screen.permanence
    assert panel.scope.scope() is Scope.FOLLOWING
    screen.save(panel)
    assert {start[-5:] for start in world.starts()} == {"10:00"}
    screen.settle()
    assert not screen.item(ItemKind.BAND).changed


def test_one_is_skipped_then_held_again_and_the_series_is_stopped(world, open_screen):
    world.hold()
    booked = world.book(9, day=NEXT_FRIDAY, kind=AppointmentKind.PERMANENCE)
    screen = open_screen()
    screen.show(ItemKind.BAND).cancel_asked.emit()
    screen.settle()
    assert world.starts()[0] == "20/11 09:00"
    screen.show(ItemKind.BAND).restore_asked.emit()
    screen.settle()
    assert world.starts()[0] == "13/11 09:00"
    assert not world.permanences()[0].changed
    screen.show(ItemKind.BAND).stop_asked.emit()
    screen.settle()
    confirm = screen.conductor.panels.confirm
    assert [words(each) for each in confirm.strip.sentences()] == [
        "1 rendez-vous y est prévu : il sera annulé."
    ]
    screen.write(confirm.strip.reason, "Fin de la convention")
    screen.key(KEY.Key_Return)
    assert world.starts() == []
    assert world.row(booked).status is AppointmentStatus.CANCELLED


def test_what_was_drawn_becomes_a_permanence_or_an_absence(world, open_screen):
    screen = open_screen()
    screen.drag(screen.point(FRIDAY_COLUMN, 13), screen.point(FRIDAY_COLUMN, 15.5))
    QTest.keyClick(screen.conductor.choice.menu, KEY.Key_Return)
    screen.window.activateWindow()
    assert screen.conductor.panels.booking.isVisible()
    screen.window.actions_registry["agenda.absence"].trigger()
    assert not screen.conductor.panels.booking.isVisible()
    screen.save(screen.absence)
    [away] = world.week().absences
    assert (away.start, away.end) == (world.at(13), world.at(15, 30))


def note_friday(screen, world):
    screen.cell(FRIDAY_COLUMN, 9)
    screen.conductor.placing.note_absence_here()
    panel = screen.absence
    screen.click(panel.unit.segment("days"))
    screen.looked(panel)
    return panel


def test_an_absence_lists_what_it_covers_and_decides_in_one_go(world, open_screen):
    first = world.book(9)
    second = world.book(11, agent=world.haddad)
    third = world.book(15, subject=Subject.FAMILY)
    screen = open_screen()
    panel = note_friday(screen, world)
    rows = panel.covered.rows
    assert [row.name.text() for row in rows] == ["M.\u00a0Lopes", "Mme\u00a0Haddad", "M.\u00a0Lopes"]
    screen.click(panel.covered.postpone_all)
    rows[1].choice.setFocus()
    screen.type("Confier")
    rows[2].choice.setFocus()
    screen.type("Annuler")
    screen.save(panel)
    assert not panel.isVisible()
    assert len(world.week().absences) == 1
    assert world.row(first).start == world.at(8, day=date(2026, 11, 16))
    assert world.row(first).moved_from == world.at(9)
    assert world.row(second).practitioner_id == world.nadia.id
    assert world.row(third).status is AppointmentStatus.CANCELLED
    screen.window.undo_stack.run(screen.window.undo_stack._undos[-1])
    screen.settle()
    assert world.week().absences == ()
    assert (world.row(first).start, world.row(second).practitioner_id) == (world.at(9), world.camille.id)
    assert world.row(third).status is AppointmentStatus.PLANNED


def test_names_under_an_absence_are_masked(world, open_screen):
    world.book(9)
    screen = open_screen()
    panel = note_friday(screen, world)
    screen.window.bench.masking.set_masked(True)
    screen.settle()
    assert [row.name.text() for row in panel.covered.rows] == ["L."]


def test_what_is_booked_meanwhile_comes_into_the_list(world, open_screen):
    screen = open_screen()
    panel = note_friday(screen, world)
    assert panel.covered.rows == []
    world.book(9)
    screen.click(panel.save_button)
    screen.looked(panel)
    assert len(panel.covered.rows) == 1
    assert world.week().absences == ()
    screen.save(panel)
    assert len(world.week().absences) == 1
    # What stays under it was seen: its details say so.
    told = [label.text() for label in screen.show(ItemKind.ABSENCE).findChildren(QLabel)]
    assert CONFIRMED in told
    assert world.week().absences[0].overlap_reason in told


def test_all_under_an_absence_are_entrusted_at_once(world, open_screen):
    booked = [world.book(9), world.book(11, agent=world.haddad)]
    screen = open_screen()
    panel = note_friday(screen, world)
    screen.click(panel.covered.entrust_all)
    screen.save(panel)
    assert [world.row(each).practitioner_id for each in booked] == [world.nadia.id] * 2


def test_two_are_away_every_week_and_the_absences_go_together(world, open_screen):
    screen = open_screen()
    panel = note_friday(screen, world)
    screen.click(panel.several)
    screen.click(panel.people.rows()[1])
    screen.click(panel.weekly)
    screen.write(panel.until, "27/11/2026")
    panel.label.choice.setFocus()
    screen.type("Formation")
    screen.save(panel)
    found = [each for week in range(4) for each in world.week(FRIDAY + timedelta(weeks=week)).absences]
    assert len(found) == 6
    assert {each.label for each in found} == {"Formation"}
    content = screen.show(ItemKind.ABSENCE)
    assert content.every.text() == "Supprimer les 6 absences"
    screen.click(content.every)
    assert world.week().absences == ()


def test_a_dragged_absence_moves_or_asks_what_becomes_of_appointments(world, open_screen):
    plan = AbsencePlan(
        practitioner_ids=(world.camille.id,), start=world.at(9), end=world.at(11), label="Formation"
    )
    world.services.absences.note(plan)
    world.book(16)
    screen = open_screen()
    screen.drag(screen.point(FRIDAY_COLUMN, 10), screen.point(FRIDAY_COLUMN, 12))
    assert world.week().absences[0].start == world.at(11)
    screen.drag(screen.point(FRIDAY_COLUMN, 12), screen.point(FRIDAY_COLUMN, 16))
    panel = screen.absence
    screen.looked(panel)
    assert panel.isVisible()
    assert len(panel.covered.rows) == 1
    panel.covered.rows[0].take(Treatment.CANCEL)
    screen.save(panel)
    assert world.week().absences[0].start == world.at(15)
