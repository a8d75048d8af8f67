"""The Cercle in the window: events written by keys, who is registered, attendance typed, mails prepared."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.appointment import CircleKind
from cigdesk.domain.authority import Authority, AuthorityKind, Contact, Subscription
from cigdesk.domain.circle import EventState, Expected
from cigdesk.domain.people import Function, Person, Practitioner
from cigdesk.domain.rights import Right
from cigdesk.services.circle import CircleValues
from cigdesk.services.context import new_id
from ui.page import PageSpec
from ui.pages.agenda.view import AgendaPage
from ui.pages.prevention import SPEC as PREVENTION
from ui.pages.prevention.circle.model import CircleColumn
from ui.pages.prevention.words import CIRCLE

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class World:
    """Pantin has the package and Stains the access; an event of yesterday has people of both."""

    def __init__(self, services):
        self.services, self.circle, self.ids = services, services.circle, {}
        services.context.change(Right.MANAGE_PEOPLE, self._found, "")

    def _found(self, uow):
        self.yann = Practitioner(id=new_id(), first_name="Yann", last_name="Arnaud", function=Function.ACFI)
        uow.add(self.yann)
        uow.flush()
        uow.find(Person)[0].practitioner_id = self.yann.id
        for name, offer in (("Pantin", "ACFI"), ("Stains", "CERCLE")):
            made = Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE)
            self.ids[name] = made.id
            uow.add(made)
            uow.flush()
            uow.add(Subscription(id=new_id(), authority_id=made.id, offer=offer, year=2026))
        uow.add(
            Contact(
                id=new_id(), authority_id=self.ids["Pantin"], name="Odile Marin", mail="drh@pantin.example"
            )
        )
        return ()

    def plan(self, theme, day, **changed):
        start = self.services.agenda.instant(day, time(9))
        values = CircleValues(
            kind=CircleKind.MORNING,
            theme=theme,
            practitioner_id=self.yann.id,
            start=start,
            end=start + timedelta(hours=3),
            **changed,
        )
        return self.circle.plan(values).ids[0]

    @property
    def events(self):
        return self.circle.year(2026).events


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def window(world, desk, make_window, dialogs):
    agenda = PageSpec("agenda", "Agenda", "calendar-event", AgendaPage)
    return make_window(PREVENTION, agenda, desk=desk, dialogs=dialogs)


@pytest.fixture
def opened(window, settle):
    def show():
        window.go("prevention")
        settle()
        page = window.stack.current
        page.refresh(page.kinds)  # what the test wrote beside the window
        page.parts.set_value(CIRCLE)
        settle()
        return page

    return show


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text):
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            assert QApplication.focusWidget() is not None
            QApplication.sendEvent(QApplication.focusWidget(), event)


def click(widget):
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def cells(page, column):
    model = page.circle.list_view.model
    return [plain(model.index(row, column).data()) for row in range(model.rowCount())]


def test_an_event_is_written_by_keys_and_taken_back(opened, world, settle):
    page = opened()
    assert page.circle.list_view.starting
    press(KEY.Key_N, CTRL)
    form = page.circle.form
    assert form.isVisible()
    assert form.host.currentText() == "Yann Arnaud"
    press(KEY.Key_Return, CTRL)
    assert form.fields["title"].error() == "Donnez le thème de l’événement."
    write("Le risque chimique")
    press(KEY.Key_Tab)
    write("mar 17 9h")
    press(KEY.Key_Return, CTRL)
    settle()
    (event,) = world.events
    assert (event.row.theme, event.start.date()) == ("Le risque chimique", date(2026, 11, 17))
    assert cells(page, CircleColumn.DAY) == ["mar. 17 nov., 9 h 00 – 12 h 00"]
    assert page.circle.panel.isVisible()
    press(KEY.Key_Z, CTRL)
    settle()
    assert world.events == ()
    assert page.circle.panel.isHidden()


def test_what_the_host_meets_is_confirmed_in_the_form(opened, world, settle):
    world.plan("Le bruit", date(2026, 11, 17))
    page = opened()
    press(KEY.Key_N, CTRL)
    form = page.circle.form
    write("Les chutes")
    press(KEY.Key_Tab)
    write("mar 17 10h")
    press(KEY.Key_Return, CTRL)
    settle()
    assert form.conflict.isVisible()
    assert len(world.events) == 1
    form.conflict.reason.setFocus()
    write("Deux salles")
    press(KEY.Key_Return)
    settle()
    assert len(world.events) == 2


def test_authorities_are_registered_and_corrected(opened, world, settle):
    world.plan("Le bruit", date(2026, 11, 17), seats=4)
    page = opened()
    press(KEY.Key_Return)
    panel = page.circle.panel
    assert QApplication.focusWidget() is panel.authority
    assert [panel.authority.itemText(place) for place in range(panel.authority.count())] == [
        "Pantin",
        "Stains",
    ]
    panel.people.setFocus()
    panel.people.selectAll()
    write("3")
    press(KEY.Key_Tab)
    write("Odile Marin")
    press(KEY.Key_Return)
    settle()
    assert [(each.row.authority, each.contact.text()) for each in panel.lines] == [("Pantin", "Odile Marin")]
    assert cells(page, CircleColumn.REGISTERED) == ["3 sur 4"]
    panel.people.setFocus()
    panel.people.selectAll()
    write("2")
    press(KEY.Key_Return)
    settle()
    assert plain(panel.people_field.error()) == "Il reste 1 place."
    page.bench.masking.set_masked(masked=True)
    assert panel.lines[0].contact.text() == "OM"
    click(panel.lines[0].remove)
    settle()
    assert world.events[0].registered == 0


def test_attendance_is_typed_from_one_authority_to_the_next(opened, world, clock, settle):
    past = world.plan("Le bruit", date(2026, 11, 13))
    for name, people in (("Pantin", 5), ("Stains", 2)):
        world.circle.register(past, world.ids[name], people)
    clock.move(days=2)
    page = opened()
    assert cells(page, CircleColumn.STATE) == ["Présences à noter"]
    press(KEY.Key_Return)
    panel = page.circle.panel
    assert QApplication.focusWidget() is panel.lines[0].came_field
    write("4")
    press(KEY.Key_Return)
    settle()
    assert QApplication.focusWidget() is panel.lines[1].came_field
    click(panel.all_came_button)
    settle()
    (event,) = world.events
    assert [each.came for each in event.turnouts] == [4, 2]
    assert event.state is EventState.HELD
    assert cells(page, CircleColumn.CAME) == ["6"]


def test_the_year_is_summed_up_and_its_programme_changed(opened, world, clock, settle):
    past = world.plan("Le bruit", date(2026, 11, 13))
    world.circle.register(past, world.ids["Pantin"], 5)
    clock.move(days=2)
    world.circle.note_as_registered(past)
    page = opened()
    heading = page.circle.heading
    assert plain(heading.mornings.text()) == "1 matinée tenue sur 8"
    click(heading.summary_button)
    assert len(page.circle.summary.rows) == 2
    press(KEY.Key_Escape)
    click(heading.programme_button)
    write("6")
    press(KEY.Key_Return, CTRL)
    settle()
    assert world.circle.year(2026).expected == Expected(6, 1)
    assert plain(heading.mornings.text()) == "1 matinée tenue sur 6"


def test_invitations_are_drafts_and_are_noted(opened, world, dialogs, settle, tmp_path):
    world.plan("Le bruit", date(2026, 11, 17))
    page = opened()
    press(KEY.Key_Return)
    panel = page.circle.panel
    panel.invite_menu.actions()[0].trigger()
    settle()
    (draft,) = dialogs.shown
    assert draft.suffix == ".eml"
    assert b"Bcc: drh@pantin.example" in draft.read_bytes()
    assert world.events[0].row.invited_on == date(2026, 11, 12)
    dialogs.answer = tmp_path
    panel.invite_menu.actions()[1].trigger()
    settle()
    assert [each.name for each in tmp_path.glob("*.eml")] == ["cercle-invitation-001.eml"]


def test_an_event_given_up_comes_back_and_is_seen_in_the_agenda(opened, window, world, settle):
    world.plan("Le bruit", date(2026, 11, 17))
    page = opened()
    press(KEY.Key_Return)
    panel = page.circle.panel
    click(panel.cancel_button)
    settle()
    assert cells(page, CircleColumn.STATE) == ["Annulé"]
    click(panel.restore_button)
    settle()
    assert cells(page, CircleColumn.STATE) == ["Prévu"]
    click(panel.agenda_button)
    settle()
    assert window.stack.current.page_id == "agenda"


def test_an_event_is_corrected_and_the_year_follows_it(opened, world, settle):
    world.plan("Le bruit", date(2026, 11, 17))
    page = opened()
    press(KEY.Key_Return)
    click(page.circle.panel.edit_button)
    settle()
    form = page.circle.form
    assert form.theme.text() == "Le bruit"
    form.start.setFocus()
    form.start.selectAll()
    write("12/01/2027 9h")
    assert not page.can_leave()
    press(KEY.Key_Return, CTRL)
    settle()
    assert page.circle.year == 2027
    assert page.year_label.text() == "2027"
    assert cells(page, CircleColumn.THEME) == ["Le bruit"]


def test_search_and_chips_narrow_the_events(opened, world, settle):
    world.plan("Le bruit", date(2026, 11, 17))
    world.plan("Les chutes de hauteur", date(2026, 12, 8))
    page = opened()
    press(KEY.Key_F, CTRL)
    write("chutes")
    settle()
    assert cells(page, CircleColumn.THEME) == ["Les chutes de hauteur"]
    page.circle.list_view.clear_filters()
    assert len(cells(page, CircleColumn.THEME)) == 2


def test_the_segment_lends_the_header_and_gives_it_back(opened, settle):
    page = opened()
    assert page.plan_button.text() == "Événement"
    click(page.before)
    settle()
    assert page.year_label.text() == "2025"
    page.parts.set_value("packages")
    settle()
    assert (page.plan_button.text(), page.year_label.text()) == ("Journée", "2026")
