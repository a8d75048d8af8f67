"""The page of agents by keys and clicks, on a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentStatus, PlaceMode
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.people import (
    AgentStatus,
    AgentValues,
    Civility,
    Function,
    LeaveValues,
    PractitionerValues,
)
from cigdesk.domain.rights import Right
from cigdesk.ports.people import AgentOrder
from cigdesk.services.context import new_id
from ui.pages.agenda.targets import BookFor
from ui.pages.agents import SPEC
from ui.pages.agents.history import HistoryColumn
from ui.pages.agents.list_model import ListColumn
from ui.pages.agents.targets import AgentsOf, NewAgent
from ui.widgets.buttons import Button

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key
NOW = datetime(2026, 11, 12, 9, 42, tzinfo=UTC)


@pytest.fixture
def towns(services):
    names = ("Pantin", "Les Lilas")
    return [
        services.authorities.create(AuthorityValues(name=name, kind=AuthorityKind.COMMUNE)).ids[0]
        for name in names
    ]


@pytest.fixture
def people(services, towns):
    pantin, lilas = towns
    known = {
        "Haddad": {"first_name": "Leïla", "civility": Civility.MRS, "phone": "0612345678"},
        "Adam": {"first_name": "Pierre", "civility": Civility.MR, "authority_id": lilas},
        "Éluard": {"first_name": "Paul"},
    }
    made = {
        name: services.agents.create(AgentValues(**({"last_name": name, "authority_id": pantin} | more))).ids[
            0
        ]
        for name, more in known.items()
    }
    services.agents.add_leave(made["Haddad"], LeaveValues(start=date(2026, 11, 2)))
    return made


@pytest.fixture
def window(desk, make_window):
    return make_window(SPEC, desk=desk)


@pytest.fixture
def page(window, qtbot):
    page = window.stack.current
    qtbot.waitUntil(lambda: page.list_presenter.listing is not None)
    return page


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text):
    """Type, accents included, which QTest cannot."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), event)


def names(page):
    model = page.list.model
    return [model.index(row, ListColumn.NAME).data() for row in range(model.rowCount())]


def focus(widget, qtbot):
    widget.setFocus()
    if isinstance(widget, QLineEdit):
        widget.end(False)
    qtbot.waitUntil(widget.hasFocus)


@pytest.fixture
def open_sheet(page, settle, qtbot):
    def open_it(agent_id):
        page.open_sheet(agent_id)
        qtbot.waitUntil(lambda: page.on_sheet)
        settle()
        return page.sheet

    return open_it


# The list


def test_the_list_shows_employer_phone_and_who_is_on_leave(people, page):
    assert names(page) == ["Adam Pierre", "Éluard Paul", "Haddad Leïla"]
    model = page.list.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    row = model.place(people["Haddad"])
    said = [model.index(row, column).data() for column in (ListColumn.AUTHORITY, ListColumn.SITUATION)]
    assert said == ["Pantin", "En congé pour raison de santé"]
    assert model.index(row, ListColumn.PHONE).data().replace("\u00a0", " ") == "06 12 34 56 78"


def test_ctrl_f_finds_by_name_phone_or_employer_and_enter_opens(people, page, settle, qtbot):
    press(KEY.Key_F, CTRL)
    write("hadd 0612")
    settle()
    assert names(page) == ["Haddad Leïla"]
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: page.on_sheet)
    assert page.header_title().replace("\u00a0", " ") == "Mme Leïla Haddad"


def test_filters_restrict_and_an_empty_result_offers_to_clear_or_to_create(people, page, settle):
    QTest.mouseClick(page.list.on_leave, Qt.MouseButton.LeftButton)
    settle()
    assert names(page) == ["Haddad Leïla"]
    press(KEY.Key_F, CTRL)
    write("zola émile")
    settle()
    assert names(page) == []
    assert page.list.create_typed.isVisible()
    QTest.mouseClick(page.list.create_typed, Qt.MouseButton.LeftButton)
    assert (page.panel.first_name.text(), page.panel.last_name.text()) == ("Zola", "Émile")
    page.panel.close_panel()
    page.list.clear_filters()
    settle()
    assert len(names(page)) == 3


def test_a_click_on_a_column_sorts_by_it(people, page, settle):
    header = page.list.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(ListColumn.AUTHORITY) + 20, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert names(page)[0] == "Adam Pierre"
    assert page.list_presenter.order is AgentOrder.AUTHORITY


def test_f8_masks_every_name(people, page, window, open_sheet):
    window.set_masked(True)
    assert names(page) == ["P.A.", "P.É.", "L.H."]
    model = page.list.model
    assert model.index(2, ListColumn.PHONE).data() == ""
    sheet = open_sheet(people["Haddad"])
    assert page.header_title() == "L.H."
    assert sheet.last_name.echoMode() == QLineEdit.EchoMode.Password


def test_an_empty_store_says_what_to_do(towns, page, settle):
    settle()
    button = next(each for each in page.list.findChildren(Button) if each.text() == "Créer une fiche")
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.panel.isVisible()


# Creating


def test_ctrl_n_creates_with_the_keyboard_alone(towns, page, services, settle, qtbot):
    press(KEY.Key_N, CTRL)
    qtbot.waitUntil(page.panel.last_name.hasFocus)
    write("Moreau")
    press(KEY.Key_Tab)
    write("Jean")
    press(KEY.Key_Tab)
    write("lil")
    qtbot.waitUntil(page.panel.employer._popup.isVisible)
    press(KEY.Key_Return)
    assert page.panel.employer.text() == "Les Lilas"
    press(KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.on_sheet)
    assert services.agents.search("moreau jean lilas")
    settle()


def test_what_is_missing_is_said_under_its_field(towns, page):
    press(KEY.Key_N, CTRL)
    press(KEY.Key_Return, CTRL)
    fields = page.panel.form.fields
    assert fields["last_name"].error() == "Indiquez le nom."
    assert "employeur" in fields["authority_id"].error()
    assert fields["last_name"].editor.hasFocus()


def test_a_social_security_number_is_refused_where_it_is_typed(towns, page, services, settle):
    press(KEY.Key_N, CTRL)
    write("Moreau")
    page.panel.phone.setFocus()
    write("1 85 05 78 006 084 36")
    press(KEY.Key_Return, CTRL)
    assert "sécurité sociale" in page.panel.form.fields["phone"].error()
    settle()
    assert services.agents.search("moreau") == []


def test_a_likely_double_leads_to_the_sheet_that_exists(people, page, qtbot):
    page.navigate(NewAgent("Mme Leila Haddad"))
    qtbot.waitUntil(page.panel.doubles.isVisible)
    button = page.panel.doubles.findChild(Button)
    assert button.text() == "Ouvrir la fiche existante"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.on_sheet)
    assert page.sheet_presenter.record_id == people["Haddad"]
    assert not page.panel.isVisible()


def test_escape_closes_the_panel_and_gives_the_keyboard_back(people, page, qtbot):
    focus(page.list.table, qtbot)
    press(KEY.Key_N, CTRL)
    qtbot.waitUntil(page.panel.last_name.hasFocus)
    press(KEY.Key_Escape)
    assert not page.panel.isVisible()
    assert page.list.table.hasFocus()


# The sheet


def test_opening_a_sheet_writes_nothing(people, page, open_sheet, services):
    for agent_id in people.values():
        open_sheet(agent_id)
    assert page.save_text() == ""
    assert page.bench.undo.undo_label == ""


def test_what_is_typed_is_written_and_taken_back(people, page, open_sheet, services, settle, qtbot, window):
    sheet = open_sheet(people["Adam"])
    focus(sheet.mail, qtbot)
    write("adam@exemple.fr")
    press(KEY.Key_Tab)
    settle()
    assert services.agents.sheet(people["Adam"]).values.mail == "adam@exemple.fr"
    assert page.save_text().replace("\u202f", " ") == "Enregistré à 10 h 42"
    window.setFocus()
    press(KEY.Key_Z, CTRL)
    settle()
    assert services.agents.sheet(people["Adam"]).values.mail == ""
    assert sheet.mail.text() == ""


def test_a_choice_is_written_at_once(people, open_sheet, services, settle):
    sheet = open_sheet(people["Adam"])
    QTest.mouseClick(sheet.status.segment("titulaire"), Qt.MouseButton.LeftButton)
    settle()
    assert services.agents.sheet(people["Adam"]).values.status is AgentStatus.TENURED


def test_a_wrong_number_is_said_and_the_rest_is_written(people, open_sheet, services, settle, qtbot):
    sheet = open_sheet(people["Adam"])
    focus(sheet.last_name, qtbot)
    write("s")
    focus(sheet.phone, qtbot)
    write("0156")
    press(KEY.Key_Tab)
    settle()
    assert "il en manque 6" in sheet.form.fields["phone"].error()
    kept = services.agents.sheet(people["Adam"]).values
    assert (kept.last_name, kept.phone) == ("Adams", "")


def test_what_is_being_typed_is_written_when_the_page_is_left(
    people, page, open_sheet, services, settle, qtbot
):
    sheet = open_sheet(people["Adam"])
    focus(sheet.first_name, qtbot)
    write("re")
    page.back()
    settle()
    assert services.agents.sheet(people["Adam"]).values.first_name == "Pierrere"
    assert not page.on_sheet


def test_the_employer_is_chosen_in_the_list(people, towns, open_sheet, services, settle, qtbot):
    sheet = open_sheet(people["Adam"])
    focus(sheet.employer, qtbot)
    sheet.employer.selectAll()
    write("pant")
    qtbot.waitUntil(sheet.employer._popup.isVisible)
    press(KEY.Key_Return)
    press(KEY.Key_Tab)
    settle()
    assert services.agents.sheet(people["Adam"]).values.authority_id == towns[0]


def test_sick_leaves_are_noted_refused_and_removed(people, page, open_sheet, services, settle, qtbot):
    sheet = open_sheet(people["Adam"])
    leaves = sheet.leaves
    leaves.begin()
    qtbot.waitUntil(leaves.editor.start.hasFocus)
    write("12/11/2026")
    press(KEY.Key_Tab)
    write("11/11/2026")
    press(KEY.Key_Return)
    assert "vient avant" in leaves.editor.form.fields["end"].error()
    leaves.editor.end.selectAll()
    write("20/11/2026")
    press(KEY.Key_Return)
    settle()
    assert services.agents.sheet(people["Adam"]).current_leave
    assert page.state_pill() is not None
    assert not leaves.editor.isVisible()
    leaves.begin()
    qtbot.waitUntil(leaves.editor.start.hasFocus)
    write("20/11/2026")
    press(KEY.Key_Return)
    assert "déjà dans un autre congé" in leaves.editor.form.fields["start"].error()
    press(KEY.Key_Escape)
    assert not leaves.editor.isVisible()


def test_a_visited_agent_shows_what_became_of_each_appointment(people, services, open_sheet):
    practitioner = services.practitioners.create(
        PractitionerValues(first_name="Nora", last_name="Belkacem", function=Function.SOCIAL_WORKER)
    ).ids[0]
    start = NOW - timedelta(days=2)
    record = Appointment(
        id=new_id(),
        practitioner_id=practitioner,
        kind=AppointmentKind.REMOTE,
        mode=PlaceMode.VIDEO,
        start=start,
        end=start + timedelta(minutes=45),
        status=AppointmentStatus.NO_SHOW,
        agent_id=people["Adam"],
    )

    def work(uow):
        uow.add(record)
        return ()

    services.context.change(Right.BOOK, work, "")
    model = open_sheet(people["Adam"]).model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    said = [model.index(0, column).data() for column in HistoryColumn]
    assert said[1:] == ["Consultation à distance", "Nora Belkacem", "Absent non excusé"]


def test_a_sheet_is_archived_and_comes_back_by_the_toast(people, page, open_sheet, services, settle, window):
    open_sheet(people["Adam"])
    QTest.mouseClick(page.archive_button, Qt.MouseButton.LeftButton)
    settle()
    assert page.state_pill().accessibleName() == "Archivée"
    toast = window.toast_area.findChildren(Button) or window.findChildren(Button)
    undo = next(each for each in toast if each.text() == "Annuler" and each.isVisible())
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    settle()
    assert services.agents.search("adam")
    assert page.state_pill() is None


def test_targets_open_a_sheet_or_the_agents_of_an_employer(people, towns, window, page, settle, qtbot):
    window.go("agents", people["Éluard"])
    qtbot.waitUntil(lambda: page.on_sheet)
    window.go("agents", AgentsOf(towns[1]))
    settle()
    assert names(page) == ["Adam Pierre"]


def test_the_sheet_leads_to_the_agenda(people, page, open_sheet):
    asked = []
    page.bench = replace(page.bench, go=lambda page_id, target: asked.append((page_id, target)))
    open_sheet(people["Adam"])
    QTest.mouseClick(page.book_button, Qt.MouseButton.LeftButton)
    assert asked == [("agenda", BookFor(people["Adam"]))]


def test_one_button_leads_at_a_time(towns, page):
    assert page.header_widgets() == (page.new_button,)
    press(KEY.Key_N, CTRL)
    assert page.header_widgets() == ()
    press(KEY.Key_Escape)
    assert page.header_widgets() == (page.new_button,)
