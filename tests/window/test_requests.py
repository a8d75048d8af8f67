"""Requests on the page of agents, by keys and clicks, on a real store."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.appointment import Requester, Subject
from cigdesk.domain.authority import AuthorityKind, AuthorityValues, ContactValues
from cigdesk.domain.people import AgentValues, Civility, Function, PractitionerValues
from cigdesk.domain.request import RequestOutcome, RequestState, RequestValues
from ui.pages.agenda.targets import BookFor, BookSession
from ui.pages.agents import SPEC
from ui.pages.requests.list_model import RequestColumn
from ui.request_targets import ShowRequest, ShowRequests
from ui.theme import Accent
from ui.widgets.delegates import CellRole

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key
TODAY = date(2026, 11, 12)


class World:
    """Two employers, two agents, one social worker; three requests, one of them for too long."""

    def __init__(self, services) -> None:
        self.services = services
        make = services.authorities.create
        self.stains, self.pantin = (
            make(AuthorityValues(name=name, kind=AuthorityKind.COMMUNE)).ids[0]
            for name in ("Stains", "Pantin")
        )
        contact = ContactValues(name="Aurélie Dupuy", role="DRH")
        services.authorities.add_contact(self.stains, contact)
        (self.contact,) = (each.id for each in services.requests.contacts(self.stains))
        self.haddad, self.lopes = (
            services.agents.create(
                AgentValues(civility=civility, last_name=name, authority_id=self.stains)
            ).ids[0]
            for civility, name in ((Civility.MRS, "Haddad"), (Civility.MR, "Lopes"))
        )
        nora = PractitionerValues(first_name="Nora", last_name="Belkacem", function=Function.SOCIAL_WORKER)
        self.nora = services.practitioners.create(nora).ids[0]
        self.late = self.note(18, agent_id=self.haddad, practitioner_id=self.nora)
        self.recent = self.note(3, agent_id=self.lopes, subject=Subject.MONEY)
        self.group = self.note(1, requester=Requester.EMPLOYER, authority_id=self.pantin)

    def note(self, days, **values):
        usual = {"requester": Requester.AGENT, "received_on": TODAY - timedelta(days=days)}
        return self.services.requests.note(RequestValues(**(usual | values))).ids[0]

    def state(self, request_id):
        return self.services.requests.one(request_id).state

    def values(self, request_id):
        return self.services.requests.sheet(request_id).values


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def window(world, desk, make_window):
    return make_window(SPEC, desk=desk)


@pytest.fixture
def page(window, settle):
    window.go("agents", ShowRequests())
    settle()
    return window.stack.current


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text):
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), event)


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def column(page, which):
    model = page.requests.list.model
    return [model.index(row, which).data() for row in range(model.rowCount())]


def spoken(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def panel(page, settle):
    def opened(request_id):
        page.navigate(ShowRequest(request_id))
        settle()
        assert page.requests.panel.isVisible()
        return page.requests.panel

    return opened


def test_the_oldest_to_treat_comes_first_and_a_long_wait_is_marked(page):
    QAbstractItemModelTester(page.requests.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert column(page, RequestColumn.WHO) == ["Haddad", "Lopes", "Demande collective"]
    waits = [spoken(each) for each in column(page, RequestColumn.WAIT)]
    assert waits == ["En attente depuis 18 jours", "En attente depuis 3 jours", "En attente depuis 1 jour"]
    model = page.requests.list.model
    pills = [model.index(row, RequestColumn.WAIT).data(CellRole.PILL) for row in range(2)]
    assert [(each.family, each.icon) for each in pills] == [
        (Accent.WARN, "alert-triangle"),
        (Accent.NEUTRAL, "clock"),
    ]


def test_the_rail_counts_what_is_to_treat(world, window, page, settle, qtbot):
    button = window.rail.button("agents")
    qtbot.waitUntil(lambda: "3 à traiter" in button.accessibleName())
    page.requests.presenter.open(world.recent)
    settle()
    page.requests.panel.outcomes[RequestOutcome.ANSWERED].trigger()
    qtbot.waitUntil(lambda: "2 à traiter" in button.accessibleName())


def test_f8_masks_names_in_the_list_and_in_the_panel(world, window, page, panel):
    shown = panel(world.late)
    window.set_masked(True)
    assert column(page, RequestColumn.WHO)[:2] == ["H.", "L."]
    assert shown.person.card.accessibleName().startswith("H.")


def test_filters_and_words_restrict_the_list(page, settle):
    listed = page.requests.list
    listed.requesters.setCurrentIndex(listed.requesters.findText("Employeur (1)"))
    listed.requesters.activated.emit(listed.requesters.currentIndex())
    settle()
    assert column(page, RequestColumn.WHO) == ["Demande collective"]
    listed.clear_filters()
    settle()
    write("hadad")
    settle()
    assert column(page, RequestColumn.WHO) == ["Haddad"]


def test_a_request_is_noted_by_keys_with_a_person_created_on_the_way(world, page, settle, qtbot):
    press(KEY.Key_N, CTRL)
    requests = page.requests
    qtbot.waitUntil(requests.panel.isVisible)
    requests.panel.requester.set_value(Requester.PARTNER.value)
    requests.panel.partner.setFocus()
    write("MNT")
    requests.panel.person.edit.setFocus()
    write("Mme Rosa Diallo")
    settle()
    requests.panel.person.popup.create_asked.emit("Mme Rosa Diallo")
    requests.panel.person.employer.edit.setFocus()
    write("pantin")
    qtbot.waitUntil(lambda: bool(requests.panel.person.employer.popup.suggestions()))
    press(KEY.Key_Return)
    requests.panel.received.setFocus()
    press(KEY.Key_Return, CTRL)
    settle()
    made = next(each for each in world.services.requests.listing("diallo").rows)
    assert (made.line.partner, made.line.authority, made.line.civility) == ("MNT", "Pantin", Civility.MRS)
    assert requests.presenter.record_id == made.id


def test_what_is_missing_is_said_under_its_field(page, qtbot):
    press(KEY.Key_N, CTRL)
    panel = page.requests.panel
    qtbot.waitUntil(panel.isVisible)
    press(KEY.Key_Return, CTRL)
    assert panel.form.fields["authority_id"].error() == "Indiquez la collectivité."
    panel.requester.set_value(Requester.PARTNER.value)
    press(KEY.Key_Return, CTRL)
    assert panel.form.fields["partner"].error().startswith("Indiquez l’organisme")
    panel.requester.set_value(Requester.AGENT.value)
    press(KEY.Key_Return, CTRL)
    assert panel.person.search.error() == "Indiquez l’agent qui a fait la demande."


def test_a_request_is_corrected_as_it_is_typed_and_taken_back(world, window, panel, settle):
    shown = panel(world.recent)
    shown.received.setFocus()
    shown.received.selectAll()
    write("10/11/2026")
    shown.subject.setFocus()
    settle()
    assert world.values(world.recent).received_on == date(2026, 11, 10)
    shown.practitioner.setCurrentIndex(shown.practitioner.findText("N.\u00a0Belkacem"))
    shown.practitioner.activated.emit(1)
    settle()
    assert world.values(world.recent).practitioner_id == world.nora
    window.undo()
    settle()
    assert world.values(world.recent).practitioner_id is None


def test_who_asked_for_the_employer_is_chosen_among_the_contacts(world, panel, settle):
    shown = panel(world.recent)
    assert shown.form.fields["contact_id"].isHidden()
    click(shown.requester.segment(Requester.EMPLOYER.value))
    assert not shown.form.fields["contact_id"].isHidden()
    shown.contact.setCurrentIndex(1)
    shown.contact.activated.emit(1)
    settle()
    kept = world.values(world.recent)
    assert (kept.requester, kept.contact_id) == (Requester.EMPLOYER, world.contact)


def test_a_request_is_closed_opened_again_and_deleted_with_its_way_back(world, window, page, panel, settle):
    shown = panel(world.recent)
    shown.outcomes[RequestOutcome.WITHDRAWN].trigger()
    settle()
    assert world.state(world.recent) is RequestState.CLOSED
    assert shown.close_request.isHidden()
    click(shown.reopen)
    settle()
    assert world.state(world.recent) is RequestState.TO_TREAT
    click(shown.delete)
    settle()
    assert shown.isHidden()
    assert column(page, RequestColumn.WHO) == ["Haddad", "Demande collective"]
    window.undo()
    settle()
    assert world.state(world.recent) is RequestState.TO_TREAT


def test_an_appointment_is_asked_for_the_agent_or_for_the_authority(world, page, panel):
    asked = []
    page.requests.panel.book_asked.disconnect()
    page.requests._bench = type(page.bench)(
        **{**vars(page.bench), "go": lambda page_id, target: asked.append((page_id, target))}
    )
    page.requests.panel.book_asked.connect(page.requests._book)
    click(panel(world.late).book)
    click(panel(world.group).book)
    assert asked == [
        ("agenda", BookFor(world.haddad, world.late)),
        ("agenda", BookSession(world.pantin, "Pantin", world.group)),
    ]


def test_the_sheet_of_an_agent_shows_what_was_asked_for_them(world, window, page, settle):
    window.go("agents", world.haddad)
    settle()
    card = page.sheet.requests
    opening = next(each for each in card.findChildren(type(page.requests.panel.close_button)))
    click(opening)
    settle()
    assert page.on_requests
    assert page.requests.presenter.record_id == world.late


def test_the_keyboard_goes_from_the_list_to_the_panel_and_back(world, page, qtbot, settle):
    page.requests.list.focus_table()
    press(KEY.Key_Return)
    settle()
    panel = page.requests.panel
    assert panel.isVisible()
    panel.subject.setFocus()
    press(KEY.Key_Escape)
    assert panel.isHidden()
