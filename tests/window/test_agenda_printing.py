"""Out of the agenda by real keys and clicks: papers, calendar files, a mail for the agent."""

from __future__ import annotations

import stat
import sys
from datetime import date, time, timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentStatus, Permanence, PlaceMode
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.people import Agent, Civility, Function, Practitioner
from cigdesk.domain.place import Site
from cigdesk.domain.rights import Right
from cigdesk.services.agenda_sheets import Names
from cigdesk.services.context import new_id
from ui.page import PageSpec
from ui.pages.agenda import AgendaPage
from ui.pages.agenda.board import Mode
from ui.pages.agenda.printing_presenter import Paper
from ui.pages.agenda.printing_ways import paper_of
from ui.widgets.buttons import Button

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
DAY = date(2026, 11, 12)


def text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


class Screen:
    """The page in the window, with what the system was asked for."""

    def __init__(self, qtbot, window, dialogs) -> None:
        self.qtbot, self.window, self.dialogs = qtbot, window, dialogs
        self.page = window.findChild(AgendaPage)
        self.addresses: list[str] = []
        dialogs.open_address = lambda address: self.addresses.append(address) or True
        qtbot.waitUntil(lambda: bool(self.page.presenter.board.items))
        self.page.grid.setFocus()

    @property
    def sheet(self):
        return self.page.ways.sheet

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def click(self, widget) -> None:
        assert widget.isVisible()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def open_print(self) -> None:
        self.key(KEY.Key_P, CTRL)
        self.drawn()

    def drawn(self) -> None:
        """Wait until the pages in sight are those of what is chosen."""
        self.qtbot.waitUntil(lambda: not self.window.bench.operations.busy)
        self.qtbot.waitUntil(lambda: self.sheet.preview.page_count > 0)

    def choose(self, segments, key) -> None:
        self.click(segments.segment(key))
        self.drawn()

    def menu(self) -> QMenu:
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        return QApplication.activePopupWidget()

    def pick(self, words: str) -> None:
        """Choose an entry of the menu in sight, by its words."""
        menu = self.menu()
        (action,) = [each for each in menu.actions() if each.text().startswith(words)]
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    def written(self, path: Path) -> bytes:
        self.qtbot.waitUntil(path.exists)
        self.qtbot.waitUntil(lambda: not self.window.bench.operations.busy)
        return path.read_bytes()


@pytest.fixture
def booked(services):
    """A permanence at Pantin tomorrow morning with Mme Haddad at 10 h 30; gives the appointment's id."""
    at = lambda hour, minute=0: services.agenda.instant(DAY + timedelta(days=1), time(hour, minute))  # noqa: E731
    appointment_id = new_id()

    def work(uow):
        pantin = Authority(id=new_id(), name="Pantin", kind=AuthorityKind.COMMUNE)
        hall = Site(id=new_id(), name="Hôtel de ville", authority_id=pantin.id)
        camille = Practitioner(
            id=new_id(), first_name="Camille", last_name="Roussel", function=Function.SOCIAL_WORKER
        )
        haddad = Agent(
            id=new_id(),
            civility=Civility.MRS,
            first_name="Leïla",
            last_name="Haddad",
            authority_id=pantin.id,
            mail="leila@pantin.exemple",
        )
        where = {"practitioner_id": camille.id, "authority_id": pantin.id, "site_id": hall.id}
        for record in (pantin, hall, camille, haddad):
            uow.add(record)
        uow.flush()
        uow.add(Permanence(id=new_id(), start=at(9), end=at(12), **where))
        uow.add(
            Appointment(
                id=appointment_id,
                kind=AppointmentKind.PERMANENCE,
                mode=PlaceMode.SITE,
                agent_id=haddad.id,
                start=at(10, 30),
                end=at(11, 15),
                **where,
            )
        )
        return ()

    services.context.change(Right.MANAGE_PEOPLE, work, "Essai")
    return appointment_id


@pytest.fixture
def screen(qtbot, make_window, desk, dialogs, booked):
    """The agenda of the week in which something is booked."""
    spec = PageSpec("agenda", "Agenda", "calendar-event", AgendaPage)
    window = make_window(spec, desk=desk, dialogs=dialogs)
    window.resize(1440, 900)
    return Screen(qtbot, window, dialogs)


def _select(screen, booked) -> None:
    grid = screen.page.grid
    grid.choose(grid.items.item(grid.items.appointment_index(booked)))
    grid.setFocus()


def test_the_week_is_shown_as_it_will_be_printed_and_escape_goes_back(screen):
    screen.open_print()
    assert screen.sheet.isVisible()
    assert "L.H." in text(screen.sheet.presenter.pdf)
    assert screen.sheet.preview.page_text == "Page 1 sur 1"
    assert screen.page.header_title() == "Imprimer l’agenda"
    screen.key(KEY.Key_Escape)
    assert screen.sheet.isHidden()
    assert screen.page.grid.hasFocus()
    assert screen.page.header_title() == "Agenda"


@pytest.mark.parametrize(
    ("mode", "days", "paper"),
    [
        (
            Mode.WEEK,
            (date(2026, 11, 9), date(2026, 11, 15)),
            (Paper.WEEK, date(2026, 11, 9), date(2026, 11, 15)),
        ),
        (Mode.DAY, (DAY, DAY), (Paper.DAY, DAY, date(2026, 11, 18))),
        (Mode.TEAM, (DAY, DAY), (Paper.DAY, DAY, date(2026, 11, 18))),
        (Mode.TEAM, (DAY, date(2026, 11, 20)), (Paper.LIST, DAY, date(2026, 11, 20))),
        (
            Mode.TEAM,
            (date(2026, 10, 26), date(2026, 12, 6)),
            (Paper.LIST, date(2026, 11, 1), date(2026, 11, 30)),
        ),
    ],
)
def test_the_paper_offered_is_the_one_nearest_to_what_is_shown(mode, days, paper):
    assert paper_of(mode, DAY, days) == paper


def test_the_button_of_the_header_offers_paper_and_calendar(screen):
    screen.click(screen.page.ways.button)
    assert [each.text().partition("\t")[0] for each in screen.menu().actions()] == [
        "Imprimer…",
        "Exporter au format ICS…",
    ]
    screen.pick("Imprimer")
    screen.drawn()
    assert screen.sheet.isVisible()


def test_the_sheet_of_a_hall_names_nobody_until_asked_to(screen):
    screen.open_print()
    screen.click(screen.sheet.paper.segment("day"))
    screen.qtbot.waitUntil(screen.sheet.refusal.isVisible)
    assert screen.sheet.first.value() == DAY
    assert not screen.sheet.print_button.isEnabled()
    screen.sheet.first.setText("13/11")
    screen.sheet.first.commit()
    screen.drawn()
    assert screen.sheet.place.currentText() == "Pantin, Hôtel de ville"
    assert screen.sheet.refusal.isHidden()
    assert "Créneau pris" in text(screen.sheet.presenter.pdf)
    assert "Haddad" not in text(screen.sheet.presenter.pdf)
    screen.choose(screen.sheet.names, Names.FULL.value)
    assert "Mme\u00a0Leïla\u00a0Haddad" in text(screen.sheet.presenter.pdf)


def test_a_list_takes_its_days_from_the_week_and_turns_with_the_arrows(screen):
    screen.open_print()
    screen.choose(screen.sheet.paper, "list")
    assert screen.sheet.presenter.order.first == date(2026, 11, 9)
    assert "L.H." in text(screen.sheet.presenter.pdf)
    screen.click(screen.sheet.next)
    screen.drawn()
    assert screen.sheet.presenter.order.first == date(2026, 11, 10)
    assert screen.sheet.first.value() == date(2026, 11, 10)


def test_masked_names_stay_masked_on_paper(screen):
    screen.window.bench.masking.set_masked(True)
    screen.open_print()
    assert screen.sheet.names.value() == Names.HIDDEN.value
    assert "L.H." not in text(screen.sheet.presenter.pdf)


def test_masking_takes_the_names_off_the_paper_in_sight(screen):
    screen.open_print()
    screen.choose(screen.sheet.names, Names.FULL.value)
    screen.window.bench.masking.set_masked(True)
    screen.drawn()
    assert "Haddad" not in text(screen.sheet.presenter.pdf)


def test_a_paper_is_saved_for_its_owner_alone_under_a_name_that_says_a_day(screen, tmp_path):
    proposed = []
    screen.dialogs.save_file = lambda _parent, _title, _kinds, path: (
        proposed.append(path) or tmp_path / "a.pdf"
    )
    screen.open_print()
    screen.key(KEY.Key_E, CTRL)
    assert screen.written(tmp_path / "a.pdf") == screen.sheet.presenter.pdf
    assert [path.name for path in proposed] == ["semaine-2026-46.pdf"]
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode) == 0o600


def test_a_week_lies_across_the_page_of_the_printer(screen, tmp_path):
    asked = []

    def printer(_parent, title, pages):
        asked.append((title, pages))
        made = QPrinter()
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "papier.pdf"))
        return made

    screen.dialogs.printer = printer
    screen.open_print()
    screen.click(screen.sheet.print_button)
    (page,) = PdfReader(BytesIO(screen.written(tmp_path / "papier.pdf"))).pages
    assert page.mediabox.width > page.mediabox.height
    assert asked == [("semaine-2026-46", 1)]


def test_what_is_written_elsewhere_reaches_the_paper_in_sight(screen, booked):
    screen.open_print()
    assert "L.H." in text(screen.sheet.presenter.pdf)
    services, operations = screen.window.bench.services, screen.window.bench.operations
    operations.change(lambda: services.bookings.set_status(booked, AppointmentStatus.CANCELLED))
    screen.qtbot.waitUntil(lambda: "L.H." not in text(screen.sheet.presenter.pdf))


def test_a_private_copy_is_shown_by_the_system(screen):
    screen.open_print()
    screen.click(screen.sheet.preview.open_button)
    screen.qtbot.waitUntil(lambda: bool(screen.dialogs.shown))
    assert screen.dialogs.shown[0].name == "semaine-2026-46.pdf"


def test_the_agenda_is_exported_without_names_unless_asked_for(screen, tmp_path):
    panel = screen.page.ways.export
    for name, ticked in (("sans.ics", False), ("avec.ics", True)):
        screen.dialogs.answer = tmp_path / name
        screen.page.grid.setFocus()
        screen.key(KEY.Key_E, CTRL)
        assert panel.owner.currentText() == "Camille Roussel"
        assert (panel.first.value(), panel.last.value()) == (date(2026, 11, 1), date(2026, 11, 30))
        if ticked:
            screen.click(panel.names)
        screen.key(KEY.Key_Return, CTRL)
        content = screen.written(tmp_path / name)
        assert len(Calendar.from_ical(content).walk("VEVENT")) == 2
        assert (b"Haddad" in content) is ticked
        screen.qtbot.waitUntil(panel.isHidden)


def test_days_the_wrong_way_round_are_told_under_their_field(screen):
    panel = screen.page.ways.export
    screen.key(KEY.Key_E, CTRL)
    panel.last.set_value(date(2026, 10, 1))
    screen.click(panel.save_button)
    assert "suivre" in panel.last_field.error()
    assert panel.isVisible()


def test_the_agent_is_written_to_in_the_persons_own_mail_program(screen, booked):
    _select(screen, booked)
    screen.key(KEY.Key_Return)
    (button,) = [each for each in screen.page.findChildren(Button) if each.text() == "Prévenir l’agent…"]
    screen.click(button)
    screen.pick("Écrire")
    screen.qtbot.waitUntil(lambda: bool(screen.addresses))
    parts = urlsplit(screen.addresses[0])
    said = parse_qs(parts.query)
    assert (parts.scheme, parts.path) == ("mailto", "leila@pantin.exemple")
    assert said["subject"] == ["Rendez-vous du vendredi 13 novembre 2026 à 10 h 30"]
    assert "Pantin, Hôtel de ville\r\n" in said["body"][0]
    assert "Entretien" not in said["body"][0]
    assert screen.addresses[0].isascii()


def test_the_words_for_the_agent_are_copied(screen, booked):
    _select(screen, booked)
    screen.page.ways.copy_for_current()
    clipboard = QGuiApplication.clipboard()
    screen.qtbot.waitUntil(lambda: "10 h 30" in clipboard.text())
    assert clipboard.text().startswith("Rendez-vous du vendredi 13 novembre 2026")


def test_the_slip_of_an_appointment_is_shown(screen, booked):
    _select(screen, booked)
    screen.page.ways.slip_of_current()
    screen.drawn()
    assert screen.sheet.presenter.order.paper is Paper.SLIP
    assert "Mme Leïla Haddad" in text(screen.sheet.presenter.pdf)
    screen.choose(screen.sheet.slip_names, Names.HIDDEN.value)
    assert "Haddad" not in text(screen.sheet.presenter.pdf)
    assert screen.sheet.presenter.order.file_name == "rappel-2026-11-13.pdf"


def test_without_an_appointment_the_window_says_what_to_choose(screen):
    told = []
    screen.window.bench.operations.refused.connect(lambda _label, error: told.append(str(error)))
    screen.page.ways.write_for_current()
    assert told == ["Choisissez d’abord un rendez-vous à venir avec un agent."]
    assert screen.addresses == []


def test_a_panel_that_opens_beneath_takes_the_place_of_the_paper(screen):
    screen.open_print()
    screen.page.conductor.placing.note_absence_here()
    assert screen.sheet.isHidden()
