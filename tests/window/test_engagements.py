"""What was ordered, in the window: on the sheet of an authority, in the agenda, under a quote."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentValues, PlaceMode, Requester
from cigdesk.domain.authority import Authority, AuthorityKind, Headcount
from cigdesk.domain.centre import Centre
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Function, Practitioner
from cigdesk.domain.request import RequestValues
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from cigdesk.services.quote_drafting import LineValues
from ui.page import PageSpec
from ui.pages.agenda.targets import BookSession, ShowAppointment
from ui.pages.agenda.view import AgendaPage
from ui.pages.authorities import SPEC as AUTHORITIES
from ui.pages.quotes import SPEC as QUOTES
from ui.widgets.base import Label
from ui.widgets.gauge import Gauge

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
FRIDAY = date(2026, 11, 13)


class World:
    """Choisy-le-Roi, whose conventions are signed, and Camille, psychologist and user."""

    def __init__(self, services):
        self.services = services
        services.context.change(Right.MANAGE_AUTHORITIES, self._fill, "")

    def _fill(self, uow):
        centre = uow.find(Centre)[0]
        centre.siret, centre.deliberation, centre.signatory = "28920001300016", "n° 2025-61", "La présidente"
        self.choisy = Authority(
            id=new_id(), name="Choisy-le-Roi", kind=AuthorityKind.COMMUNE, siren="219400223", other_acfi=True
        )
        self.camille = Practitioner(
            id=new_id(), first_name="Camille", last_name="Roussel", function=Function.PSYCHOLOGIST
        )
        signed = (Convention.CADRE, Convention.SOCIAL)
        of_it = [Headcount(id=new_id(), authority_id=self.choisy.id, year=2026, heads=1284)]
        of_it += [
            Membership(id=new_id(), authority_id=self.choisy.id, convention=each, start=date(2026, 1, 1))
            for each in signed
        ]
        for record in (self.choisy, self.camille, *of_it):
            uow.add(record)
        return ()

    def quote(self, offer, quantity=None, *, accepted=True):
        quotes = self.services.quotes
        quote = quotes.drafting.create(self.choisy.id).ids[0]
        quotes.drafting.add_line(quote, offer, LineValues(quantity=quantity and Decimal(quantity)))
        quotes.issuing.issue(quote)
        quotes.issuing.send(quote)
        if accepted:
            quotes.issuing.accept(quote)
        return quote

    def session(self, engagement_id=None, hours=3):
        start = self.services.agenda.instant(FRIDAY, time(14))
        values = AppointmentValues(
            practitioner_id=self.camille.id,
            kind=AppointmentKind.COLLECTIVE,
            mode=PlaceMode.CENTRE,
            title="Analyse de pratiques",
            authority_id=self.choisy.id,
            start=start,
            end=start + timedelta(hours=hours),
            engagement_id=engagement_id,
        )
        confirmed = None if engagement_id else Confirmation("Offert")
        return self.services.bookings.book(values, confirmation=confirmed).ids[0]

    @property
    def lines(self):
        return self.services.engagements.balances(self.choisy.id, 2026).lines


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def window(world, desk, make_window):
    agenda = PageSpec("agenda", "Agenda", "calendar-event", AgendaPage)
    return make_window(AUTHORITIES, agenda, QUOTES, desk=desk)


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text):
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), event)


def click(widget):
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


# the sheet


@pytest.fixture
def sheet(window, world, settle):
    """The page, on the sheet of Choisy-le-Roi."""

    def opened():
        window.go("authorities", world.choisy.id)
        settle()
        return window.stack.current

    return opened


def test_the_sheet_shows_what_is_ordered_year_by_year_and_opens_its_quote(world, sheet, settle, window):
    quote = world.quote("GAPP", 4)
    world.session(world.lines[0].id)
    page = sheet()
    card = page.sheet_view.engagements
    assert card.title_label.text() == "Commandes 2026"
    (shown,) = card.rows
    assert plain(shown.findChild(Gauge).accessibleName()) == (
        "Devis 2026-0001, GAPP : 4 demi-journées accordées, 1 planifiée, 0 faite"
    )
    click(card.before)
    settle()
    assert card.title_label.text() == "Commandes 2025"
    assert card.rows == []
    click(card.after)
    settle()
    click(card.rows[0].quote_button)
    settle()
    assert window.stack.current.presenter.quote_id == quote
    granted = window.stack.current.editor.granted
    assert granted.isVisible()
    assert [plain(each) for each in granted.sentences] == ["4 demi-journées accordées, 1 planifiée, 0 faite"]


def test_the_days_of_a_package_are_typed_in_its_form(world, sheet, settle):
    world.quote("ACFI")
    page = sheet()
    card, form = page.sheet_view.engagements, page.panels.days
    (shown,) = card.rows
    click(shown.days_button)
    settle()
    assert form.isVisible()
    fields = list(form.fields.values())
    assert [each.label.text() for each in fields] == ["Inspection", "Conseil", "Ergonomie"]
    assert fields[0].editor.hasFocus()
    fields[0].editor.selectAll()
    write("10,3")
    press(KEY.Key_Return, CTRL)
    settle()
    assert "demi-journées" in fields[0].error()
    fields[0].editor.selectAll()
    write("10,5")
    press(KEY.Key_Return, CTRL)
    settle()
    assert not form.isVisible()
    assert [each.balance.granted for each in world.lines] == [Decimal("10.5"), 0, 0]
    assert [each.line.unit for each in card.rows] == ["inspection-day"]


def test_the_presence_of_a_month_is_typed_or_counted_again(world, sheet, settle):
    world.quote("SST-60")
    page = sheet()
    card, form = page.sheet_view.engagements, page.panels.days
    click(card.rows[0].days_button)
    settle()
    kept = [each.editor.text() for each in form.fields.values()]
    assert [each for each in kept if each] == kept[:2]
    assert form.week.count() == 2
    form.fields[next(iter(form.fields))].editor.selectAll()
    write("3")
    click(form.propose_button)
    settle()
    assert [each.editor.text() for each in form.fields.values()] == kept
    form.fields[next(iter(form.fields))].editor.setFocus()
    form.fields[next(iter(form.fields))].editor.selectAll()
    write("3")
    click(form.save_button)
    settle()
    assert world.lines[0].months[0].balance.granted == 3


def test_quotes_accepted_before_are_taken_up_by_one_press(world, sheet, settle):
    world.quote("GAPP", 4)

    def forget(uow):
        for each in uow.find(Engagement):
            uow.remove(each)
        return ()

    world.services.context.change(Right.MANAGE_QUOTES, forget, "")
    card = sheet().sheet_view.engagements
    assert card.rows == []
    click(card.take_up)
    settle()
    assert [each.line.offer for each in card.rows] == ["GAPP"]
    assert not card.take_up.isVisible()


# the agenda


@pytest.fixture
def booking(window, world, settle, qtbot):
    """The panel that books a session of Choisy on Friday at 14 h."""

    def opened():
        asked = RequestValues(
            requester=Requester.EMPLOYER, received_on=FRIDAY - timedelta(days=1), authority_id=world.choisy.id
        )
        request = world.services.requests.note(asked).ids[0]
        window.go("agenda", BookSession(world.choisy.id, "Choisy-le-Roi", request, world.camille.id))
        panel = window.stack.current.conductor.panels.booking
        qtbot.waitUntil(panel.isVisible)
        settle()
        panel.form.title.setFocus()
        write("Analyse de pratiques")
        panel.form.moment.setFocus()
        write("ven 13 14h")
        press(KEY.Key_Tab)
        settle()
        return panel

    return opened


def booked(world):
    with world.services.context.reading() as uow:
        return uow.find(Appointment)


def test_a_session_is_booked_on_the_order_that_is_proposed(world, booking, settle):
    world.quote("GAPP", 4)
    order = world.lines[0].id
    panel = booking()
    field = panel.form.order
    assert field.isVisible()
    assert plain(field.orders.currentText()) == "Devis 2026-0001, GAPP, reste 4 demi-j."
    assert not panel.strip.isVisible()
    press(KEY.Key_Return, CTRL)
    settle()
    (record,) = booked(world)
    assert (record.engagement_id, record.units, record.overlap_reason) == (order, None, "")


def test_more_than_what_is_left_is_booked_with_a_reason(world, booking, settle, qtbot):
    world.quote("GAPP", 1)
    panel = booking()
    units = panel.form.order.units
    units.setFocus()
    write("2")
    press(KEY.Key_Tab)
    qtbot.waitUntil(panel.strip.isVisible)
    assert "il reste 1 demi-journée, ce rendez-vous en prend 2" in plain(panel.strip.sentences()[0])
    panel.strip.reason.setFocus()
    write("Groupe double")
    press(KEY.Key_Return, CTRL)
    settle()
    (record,) = booked(world)
    assert (record.units, record.overlap_reason) == (2, "Groupe double")


def test_without_an_order_the_reason_is_asked_for(world, booking, settle, qtbot):
    world.quote("GAPP", 1)
    panel = booking()
    orders = panel.form.order.orders
    orders.setFocus()
    press(KEY.Key_End)
    assert orders.currentText() == "Sans commande"
    qtbot.waitUntil(panel.strip.isVisible)
    assert "Sans commande, alors qu’une est ouverte" in panel.strip.sentences()[0]
    panel.strip.reason.setFocus()
    write("Offert")
    press(KEY.Key_Return, CTRL)
    settle()
    assert booked(world)[0].engagement_id is None


def test_work_that_waits_for_a_validated_quote_is_refused_in_the_panel(world, booking, settle, qtbot):
    world.quote("HAND-SENS", 1, accepted=False)
    panel = booking()
    orders = panel.form.order.orders
    assert "HAND-SENS (envoyé, pas encore accepté)" in plain(orders.itemText(0))
    assert not orders.model().item(0).isEnabled()
    qtbot.waitUntil(panel.strip.isVisible)
    assert "une fois le devis validé" in panel.strip.sentences()[0]
    press(KEY.Key_Return, CTRL)
    settle()
    assert booked(world) == []


def test_an_appointment_shows_its_order_and_takes_another(world, window, settle, qtbot):
    world.quote("GAPP", 4)
    order = world.lines[0].id
    made = world.session()
    window.go("agenda", ShowAppointment(made))
    details = window.stack.current.conductor.panels.details
    qtbot.waitUntil(details.isVisible)
    settle()
    click(details.content.order_button)
    panel = window.stack.current.conductor.panels.booking
    qtbot.waitUntil(panel.isVisible)
    settle()
    orders = panel.form.order.orders
    assert orders.currentText() == "Sans commande"
    orders.setFocus()
    press(KEY.Key_Home)
    press(KEY.Key_Return, CTRL)
    settle()
    assert booked(world)[0].engagement_id == order
    window.go("agenda", ShowAppointment(made))
    settle()
    said = [plain(each.text()) for each in details.content.findChildren(Label)]
    assert "Au titre de : Devis 2026-0001, GAPP" in said
    assert "4 demi-journées accordées, 1 planifiée, 0 faite" in said
