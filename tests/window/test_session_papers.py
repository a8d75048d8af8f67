"""What is printed and written for the people of a session, from its panel, by real keys and clicks."""

from __future__ import annotations

from datetime import date, time, timedelta
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cigdesk.domain.appointment import Appointment, AppointmentKind, PlaceMode
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.people import Agent, Civility, Function, Practitioner
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from ui.page import PageSpec
from ui.pages.agenda.targets import ShowAppointment
from ui.pages.agenda.view import AgendaPage

KEY = Qt.Key
FRIDAY = date(2026, 11, 13)


def text(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.fixture
def session(services):
    """A group of Friday with Mme Adam, who has an address, and Mme Blanc; gives its id."""

    def fill(uow):
        noisy = Authority(id=new_id(), name="Noisy-le-Sec", kind=AuthorityKind.COMMUNE)
        camille = Practitioner(
            id=new_id(), first_name="Camille", last_name="Roussel", function=Function.PSYCHOLOGIST
        )
        people = [
            Agent(id=new_id(), civility=Civility.MRS, last_name=name, authority_id=noisy.id, mail=mail)
            for name, mail in (("Adam", "adam@noisy.example"), ("Blanc", ""))
        ]
        for record in (noisy, camille, *people):
            uow.add(record)
        return (noisy.id, camille.id, *(each.id for each in people))

    noisy, camille, *people = services.context.change(Right.MANAGE_PEOPLE, fill, "Essai").ids
    start = services.agenda.instant(FRIDAY, time(14))
    held = Appointment(
        id=new_id(),
        practitioner_id=camille,
        kind=AppointmentKind.COLLECTIVE,
        mode=PlaceMode.CENTRE,
        title="Analyse de pratiques",
        authority_id=noisy,
        start=start,
        end=start + timedelta(hours=2),
        seats=6,
    )
    made = held.id
    services.context.change(Right.BOOK, lambda uow: (uow.add(held), ())[1], "Essai")
    services.sessions.set_seats(made, {noisy: 4})
    for each in people:
        services.sessions.register(made, each)
    return made


class Screen:
    """The panel of the session, what it offers, and what the system was asked for."""

    def __init__(self, qtbot, window, dialogs, session):
        self.qtbot, self.window, self.dialogs = qtbot, window, dialogs
        self.addresses = []
        dialogs.open_address = lambda address: self.addresses.append(address) or True
        window.go("agenda", ShowAppointment(session))
        self.page = window.findChild(AgendaPage)
        qtbot.waitUntil(lambda: len(self.block.people) == 2 and self.block.isVisible())
        self.settle()

    @property
    def block(self):
        return self.page.conductor.panels.details.session

    @property
    def sheet(self):
        return self.page.ways.sheet

    def settle(self):
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.window.bench.operations.busy)
        QApplication.processEvents()

    def offer(self):
        """The menu under the button of the panel."""
        QTest.mouseClick(self.block.papers, Qt.MouseButton.LeftButton)

    def offer_for(self, place):
        """The menu of one person, as the key of menus opens it."""
        row = self.block.people[place]
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), row.mapToGlobal(QPoint(5, 5))
        )
        QApplication.sendEvent(row, event)

    def pick(self, words):
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        (action,) = [each for each in menu.actions() if each.text().startswith(words)]
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        self.settle()

    def drawn(self):
        self.settle()
        self.qtbot.waitUntil(lambda: self.sheet.preview.page_count > 0)
        return text(self.sheet.presenter.pdf)


@pytest.fixture
def screen(qtbot, desk, session, make_window, dialogs):
    window = make_window(
        PageSpec("agenda", "Agenda", "calendar-event", AgendaPage), desk=desk, dialogs=dialogs
    )
    return Screen(qtbot, window, dialogs, session)


def test_the_sheet_is_drawn_with_names_and_without(screen):
    screen.offer()
    screen.pick("Feuille d’émargement")
    assert "ADAM" in screen.drawn()
    QTest.mouseClick(screen.sheet.slip_names.segment("hidden"), Qt.MouseButton.LeftButton)
    assert "ADAM" not in screen.drawn()
    assert "à remplir à la main" in screen.sheet.advice.text()


def test_it_may_lie_and_gives_way_to_the_slips(screen):
    screen.offer()
    screen.pick("Feuille d’émargement")
    screen.drawn()
    QTest.mouseClick(screen.sheet.way.segment("lying"), Qt.MouseButton.LeftButton)
    screen.drawn()
    (page,) = PdfReader(BytesIO(screen.sheet.presenter.pdf)).pages
    assert page.mediabox.width > page.mediabox.height
    QTest.mouseClick(screen.sheet.session_paper.segment("session-slips"), Qt.MouseButton.LeftButton)
    slips = screen.drawn()
    assert "Mme Adam" in slips
    assert "Mme Blanc" in slips
    assert not screen.sheet.way.isVisible()


def test_one_person_has_one_slip(screen):
    screen.offer_for(1)
    screen.pick("Imprimer sa convocation")
    slip = screen.drawn()
    assert "Mme Blanc" in slip
    assert "Adam" not in slip
    assert not screen.sheet.session_paper.isVisible()


def test_a_mail_to_all_hides_them_from_each_other(screen):
    screen.offer()
    screen.pick("Écrire aux participants")
    screen.qtbot.waitUntil(lambda: bool(screen.addresses))
    address = urlsplit(screen.addresses[0])
    asked = parse_qs(address.query)
    assert (address.scheme, address.path, asked["bcc"]) == ("mailto", "", ["adam@noisy.example"])
    assert "Analyse de pratiques" in asked["subject"][0]


def test_a_mail_to_one_and_the_words_for_another(screen):
    screen.offer_for(0)
    screen.pick("Écrire un courriel")
    screen.qtbot.waitUntil(lambda: bool(screen.addresses))
    assert urlsplit(screen.addresses[0]).path == "adam@noisy.example"
    screen.offer_for(1)
    screen.pick("Copier le texte")
    screen.qtbot.waitUntil(lambda: "Analyse de pratiques" in QGuiApplication.clipboard().text())


def test_the_palette_prints_the_session_under_the_keyboard(screen):
    screen.page.grid.setFocus()
    screen.page.ways.attendance_of_current()
    assert "ADAM" in screen.drawn()


def test_masked_names_are_masked_on_paper(screen):
    screen.window.bench.masking.set_masked(True)
    screen.offer()
    screen.pick("Feuille d’émargement")
    assert "ADAM" not in screen.drawn()
