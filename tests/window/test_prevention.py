"""Days of prevention in the window: the list by real keys, one authority beside it, what is done about it."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    PlaceMode,
)
from cigdesk.domain.authority import Authority, AuthorityKind, Headcount
from cigdesk.domain.centre import Centre
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.people import Function, Practitioner
from cigdesk.domain.quote import Quote
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from cigdesk.services.engagement_granting import grant_terms
from cigdesk.services.prevention_listing import Shown
from cigdesk.services.quote_drafting import LineValues
from ui.page import PageSpec
from ui.pages.agenda.view import AgendaPage
from ui.pages.authorities import SPEC as AUTHORITIES
from ui.pages.prevention import SPEC as PREVENTION
from ui.pages.prevention.model import PreventionColumn
from ui.pages.quotes import SPEC as QUOTES
from ui.widgets.base import Label
from ui.widgets.delegates import CellRole

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class World:
    """Montreuil is late, Fresnes has used up its package, nobody has entered the days of Rungis."""

    def __init__(self, services):
        self.services, self.ids = services, {}
        services.context.change(Right.MANAGE_CENTRE, self._found, "")

    def _found(self, uow):
        centre = uow.find(Centre)[0]
        centre.siret, centre.deliberation, centre.signatory = "28920001300016", "n° 2025-61", "La présidente"
        self.yann = Practitioner(id=new_id(), first_name="Yann", last_name="Arnaud", function=Function.ACFI)
        uow.add(self.yann)
        for name, days, done in (("Montreuil", 16, 2), ("Fresnes", 1, 1), ("Rungis", 0, 0)):
            self._package(uow, name, days, done)
        return ()

    def _package(self, uow, name, days, done):
        """The package of a membership, with its days of inspection."""
        made = Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE)
        self.ids[name] = made.id
        first = date(2026, 1, 1)
        cadre, social = (
            Membership(id=new_id(), authority_id=made.id, convention=each, start=first)
            for each in (Convention.CADRE, Convention.SOCIAL)
        )
        heads = Headcount(id=new_id(), authority_id=made.id, year=2026, heads=800)
        for each in (made, heads, cadre, social):
            uow.add(each)
        uow.flush()
        terms = MembershipTerms(id=new_id(), membership_id=cadre.id, year=2026, offer="ACFI")
        uow.add(terms)
        uow.flush()
        grant_terms(uow, terms)
        uow.flush()
        (part,) = uow.find(Engagement, authority_id=made.id, unit="inspection-day")
        part.granted = Decimal(days)
        self._visits(uow, name, part.id, done)

    def ordered(self, name, offer):
        quotes = self.services.quotes
        quote = quotes.drafting.create(self.ids[name]).ids[0]
        quotes.drafting.add_line(quote, offer, LineValues())
        for act in (quotes.issuing.issue, quotes.issuing.send, quotes.issuing.accept):
            act(quote)
        return quote

    def _visits(self, uow, name, engagement, done):
        for place in range(done):
            start = self.services.agenda.instant(date(2026, 3, 2) + timedelta(place), time(9))
            uow.add(
                Appointment(
                    id=new_id(),
                    practitioner_id=self.yann.id,
                    kind=AppointmentKind.INSPECTION,
                    mode=PlaceMode.SITE,
                    start=start,
                    end=start + timedelta(hours=7),
                    authority_id=self.ids[name],
                    engagement_id=engagement,
                    status=AppointmentStatus.DONE,
                    title="Visite",
                )
            )

    def lines(self, name):
        return self.services.engagements.balances(self.ids[name], 2026).lines

    def drafts(self):
        with self.services.context.reading() as uow:
            return [each for each in uow.find(Quote) if each.number == ""]


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def window(world, desk, make_window):
    agenda = PageSpec("agenda", "Agenda", "calendar-event", AgendaPage)
    return make_window(PREVENTION, agenda, AUTHORITIES, QUOTES, desk=desk)


@pytest.fixture
def page(window, settle):
    window.go("prevention")
    settle()
    return window.stack.current


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


def cells(page, column):
    model = page.orders.list_view.model
    return [plain(model.index(row, column).data()) for row in range(model.rowCount())]


def names(page):
    return cells(page, PreventionColumn.AUTHORITY)


def test_the_list_says_who_is_late_and_of_how_much(page):
    assert names(page) == ["Montreuil", "Rungis", "Fresnes"]
    assert cells(page, PreventionColumn.STATE) == ["En retard", "Jours à fixer", "Terminé"]
    assert cells(page, PreventionColumn.DONE) == ["2 sur 16", "à fixer", "1 sur 1"]
    assert cells(page, PreventionColumn.LEFT) == ["14", "", "0"]
    model = page.orders.list_view.model
    gauge = model.index(0, PreventionColumn.GAUGE).data(CellRole.GAUGE)
    assert (gauge.done, gauge.total) == (2, 16)
    assert 0.8 < gauge.pace < 0.9
    said = model.index(0, PreventionColumn.GAUGE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert plain(said) == "2 jours faits sur 16, 0 planifié"
    assert plain(page.orders.list_view.totals.text()).startswith("3 collectivités, 17 jours à faire, 3 faits")


def test_chips_and_search_narrow_the_list(page, settle):
    click(page.orders.list_view.chips.chips[Shown.LATE.value])
    assert names(page) == ["Montreuil"]
    click(page.orders.list_view.chips.chips[Shown.ALL.value])
    press(KEY.Key_F, CTRL)
    write("rung")
    settle()
    assert names(page) == ["Rungis"]
    write("zz")
    settle()
    assert page.orders.list_view.search.text() == "rungzz"
    assert page.orders.list_view.model.rowCount() == 0
    page.orders.list_view.clear_filters()
    assert len(names(page)) == 3


def test_a_click_on_a_title_sorts(page):
    header = page.orders.list_view.table.horizontalHeader()
    at = header.sectionViewportPosition(PreventionColumn.AUTHORITY) + 20
    place = header.rect().center()
    place.setX(at)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert names(page) == ["Fresnes", "Montreuil", "Rungis"]


def test_enter_opens_the_authority_and_the_arrows_follow(page):
    press(KEY.Key_Return)
    assert page.orders.panel.isVisible()
    assert page.orders.panel.row.name == "Montreuil"
    assert QApplication.focusWidget() is page.orders.panel.plan_button
    assert plain(page.orders.panel.plan_button.text()) == "Planifier 14 jours"
    page.orders.list_view.focus_table()
    press(KEY.Key_Down)
    assert page.orders.panel.row.name == "Rungis"
    assert page.orders.panel.days_button.text() == "Fixer les jours"
    press(KEY.Key_Down)
    assert page.orders.panel.extra_button.isVisible()
    QTest.keyClick(page.orders.panel, KEY.Key_Escape)
    assert page.orders.panel.isHidden()


def test_p_books_on_account_of_what_is_left(page, window, settle):
    press(KEY.Key_P)
    settle()
    agenda = window.stack.current
    assert agenda.page_id == "agenda"
    draft = agenda.conductor.panels.booking.presenter.draft
    settle()
    assert (draft.authority.name, draft.kind) == ("Montreuil", AppointmentKind.INSPECTION)
    assert (draft.day, draft.at) == (date(2026, 11, 13), time(9))
    form = agenda.conductor.panels.booking.form
    assert "inspection" in form.order.orders.currentText()
    assert draft.engagement_id is not None


def test_what_is_planned_there_comes_back_to_the_list(page, window, settle):
    press(KEY.Key_P)
    settle()
    panel = window.stack.current.conductor.panels.booking
    panel.form.title.setFocus()
    write("Visite du centre technique")
    press(KEY.Key_Return, CTRL)
    settle()
    assert panel.isHidden()
    window.go("prevention")
    settle()
    assert cells(page, PreventionColumn.LEFT)[0] == "13"


def test_the_days_are_entered_beside_the_list_and_taken_back(page, window, settle):
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    click(page.orders.panel.days_button)
    settle()
    assert page.orders.days_panel.isVisible()
    assert page.orders.panel.isHidden()
    write("3")
    press(KEY.Key_Return, CTRL)
    settle()
    assert page.orders.days_panel.isHidden()
    assert page.orders.panel.isVisible()
    row = names(page).index("Rungis")
    assert cells(page, PreventionColumn.STATE)[row] == "En retard"
    press(KEY.Key_Z, CTRL)
    settle()
    assert cells(page, PreventionColumn.STATE)[names(page).index("Rungis")] == "Jours à fixer"


def test_what_is_typed_is_not_lost_by_going_elsewhere(page, settle):
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    click(page.orders.panel.days_button)
    settle()
    write("4")
    assert not page.can_leave()
    click(page.after)
    assert page.orders.presenter.where.year == 2026
    assert page.orders.days_panel.isVisible()
    for _ in range(2):
        QTest.keyClick(page.orders.days_panel, KEY.Key_Escape)
    assert page.can_leave()


def test_a_package_used_up_becomes_a_quote_in_one_click(page, window, world, settle):
    press(KEY.Key_End)
    page.orders.list_view.table.select_row(2)
    press(KEY.Key_Return)
    click(page.orders.panel.extra_button)
    settle()
    assert window.stack.current.page_id == "quotes"
    assert window.stack.current.editing
    (draft,) = world.drafts()
    assert draft.authority_id == world.ids["Fresnes"]
    press(KEY.Key_Z, CTRL)
    settle()
    assert world.drafts() == []


def test_the_sheet_opens_from_the_panel(page, window, world, settle):
    press(KEY.Key_Return)
    click(page.orders.panel.sheet_button)
    settle()
    assert window.stack.current.page_id == "authorities"
    assert window.stack.current.sheet_presenter.authority_id == world.ids["Montreuil"]


def test_another_year_is_empty_and_says_what_fills_it(page, settle):
    click(page.after)
    settle()
    assert page.year_label.text() == "2027"
    assert page.orders.list_view.starting
    click(page.before)
    settle()
    assert len(names(page)) == 3


def test_presence_is_shown_by_month_and_a_permanence_is_opened(page, window, world, settle):
    world.ordered("Fresnes", "SST-40")
    page.refresh(frozenset())
    settle()
    click(page.parts.segment("presence"))
    settle()
    assert names(page) == ["Fresnes"]
    page.orders.list_view.focus_table()
    press(KEY.Key_Return)
    (order,) = page.orders.panel.orders
    assert len(order.line.order.months) == 2
    click(page.orders.panel.plan_button)
    settle()
    panel = window.stack.current.conductor.panels.permanence
    assert panel.isVisible()
    assert panel.authority.edit.text() == "Fresnes"


def test_the_list_is_exported(page, window, dialogs, tmp_path, settle, monkeypatch):
    target = tmp_path / "prevention.xlsx"
    monkeypatch.setattr(window.bench.dialogs, "save_file", lambda *_args: target, raising=False)
    press(KEY.Key_E, CTRL)
    settle()
    assert target.stat().st_size > 0


def test_quotes_accepted_before_are_taken_up_from_the_page(page, window, world, settle):
    quote = world.ordered("Rungis", "CONSEIL")

    def forget(uow):
        for each in uow.find(Engagement, offer="CONSEIL"):
            uow.remove(each)
        return ()

    world.services.context.change(Right.MANAGE_QUOTES, forget, "")
    page.refresh(frozenset())
    settle()
    assert quote
    click(page.orders.heading.take_up_button)
    settle()
    assert not page.orders.heading.take_up_button.isVisible()
    assert any(each.offer == "CONSEIL" for each in world.lines("Rungis"))


def test_agreed_days_move_with_a_reason_that_the_panel_keeps(page, settle):
    press(KEY.Key_Return)
    click(page.orders.panel.days_button)
    settle()
    QApplication.focusWidget().selectAll()
    write("12")
    press(KEY.Key_Return, CTRL)
    reason = page.orders.days_panel.fields["reason"]
    assert "pourquoi" in reason.error()
    assert QApplication.focusWidget() is page.orders.days_panel.reason
    write("À sa demande")
    press(KEY.Key_Return, CTRL)
    settle()
    said = [plain(each.text()) for each in page.orders.panel.findChildren(Label) if each.isVisible()]
    assert any("inspection 16 puis 12" in each for each in said)
    assert "À sa demande" in said
    assert page.orders.panel.row.audit is not None


def test_the_other_orders_are_looked_at_from_the_same_list(page, world, settle):
    world.ordered("Montreuil", "GAPP")
    page.refresh(page.kinds)
    settle()
    kinds = page.orders.heading.kinds
    kinds.setCurrentIndex(kinds.findText("Toutes les interventions"))
    kinds.activated.emit(kinds.currentIndex())
    settle()
    assert names(page) == ["Montreuil"]
    assert "intervention" in page.orders.list_view.totals.text()
    press(KEY.Key_Return)
    assert [each.line.order.offer for each in page.orders.panel.orders] == ["GAPP"]
    page.parts.set_value("presence")
    page.parts.set_value("packages")
    settle()
    assert len(names(page)) == 3
