"""Next year's catalogue in the window: prepared, edited in place, compared, voted; by keys and clicks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.catalogue.conditions import ParticipantsLimit
from cigdesk.domain.stored_catalogue import CatalogueState, VoteValues
from cigdesk.services.catalogue_browsing import Standing
from cigdesk.services.catalogues import shipped_catalogues
from ui.pages.catalogue import SPEC
from ui.pages.catalogue.model import OfferColumn
from ui.pages.catalogue.offer_panel import OfferPanel
from ui.pages.catalogue.stored_bar import CHANGES, EFFECT, OFFERS
from ui.pages.settings import SPEC as SETTINGS
from ui.widgets.base import Label
from ui.widgets.inputs import LineEdit

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key
DRAFT = "cig-petite-couronne-2027"
VOTE = VoteValues(deliberation="2026-118", voted_on=date(2026, 11, 10))


@pytest.fixture
def draft(services):
    """A draft of 2027 in the store before the window opens."""
    found = services.catalogue_states.proposal()
    return services.catalogue_states.prepare(found.values, found.based_on).ids[0]


@pytest.fixture
def window(desk, make_window):
    return make_window(SPEC, SETTINGS, desk=desk)


@pytest.fixture
def page(window, settle, qtbot):
    page = window.stack.current
    qtbot.waitUntil(lambda: page.presenter.view is not None)
    return page


@pytest.fixture
def drafted(draft, page, settle, qtbot):
    """The page, on the draft."""
    page.choices.setCurrentIndex(page.choices.findData(DRAFT))
    page.choices.activated.emit(page.choices.currentIndex())
    settle()
    qtbot.waitUntil(lambda: page.presenter.editable)
    return page


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def said(widget):
    QApplication.processEvents()
    return [plain(label.text()) for label in widget.findChildren(Label) if not label.isHidden()]


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def offer(services, code):
    return services.catalogue.view(DRAFT).catalogue.offers[code]


def at_price(page, code, qtbot):
    """The keyboard on the row of that offer."""
    page.table.setFocus()
    page.table.select_row(page.model.place(code))
    qtbot.waitUntil(page.table.hasFocus)


def test_next_year_is_prepared_from_the_catalogue_in_force(page, services, settle, qtbot):
    assert page.state_pill().data.text == "En vigueur"
    page.prepare.setFocus()
    press(KEY.Key_Space)
    settle()
    panel = page.acts.prepare
    qtbot.waitUntil(panel.head.label.hasFocus)
    assert (panel.head.code.text(), plain(panel.head.start.text())) == (DRAFT, "ven. 1er janv. 2027")
    panel.percent.setFocus()
    write("2")
    press(KEY.Key_Return)
    settle()
    qtbot.waitUntil(lambda: page.presenter.editable)
    assert panel.isHidden()
    assert page.state_pill().data.text == "En préparation"
    assert offer(services, "PSY-IND").flat_price == Decimal(510)


def test_a_draft_that_waits_is_taken_up_again_from_the_catalogue_in_force(draft, page, settle, qtbot):
    assert not page.presenter.editable
    assert page.resume.text() == "Continuer Tarifs 2027"
    assert page.prepare.text() == "Préparer 2028…"
    page.resume.setFocus()
    press(KEY.Key_Space)
    settle()
    qtbot.waitUntil(lambda: page.presenter.editable)


def test_a_name_that_is_missing_and_a_code_that_is_taken_are_said_under_them(page, settle, qtbot):
    page.acts.ask_prepare()
    settle()
    panel = page.acts.prepare
    qtbot.waitUntil(panel.isVisible)
    panel.head.label.clear()
    press(KEY.Key_Return)
    assert panel.fields["label"].error() == "Donnez un nom à ce catalogue."
    write("2027")
    panel.head.code.setText("cig-petite-couronne-2026")
    panel.go.click()
    settle()
    qtbot.waitUntil(lambda: bool(panel.fields["code"].error()))
    press(KEY.Key_Escape)
    assert panel.isHidden()


def test_prices_are_typed_one_after_the_other_and_undone(drafted, services, settle, qtbot):
    at_price(drafted, "PSY-IND", qtbot)
    press(KEY.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, LineEdit)
    assert editor.text() == "500,00"
    write("512,5")
    press(KEY.Key_Return)
    write("105")
    press(KEY.Key_Tab)
    settle()
    assert offer(services, "PSY-IND").flat_price == Decimal("512.50")
    assert offer(services, "COACH").flat_price == Decimal(105)
    editor = QApplication.focusWidget()
    assert isinstance(editor, LineEdit)
    assert drafted.model.offer(drafted.table.currentIndex()).code == "GAPP"
    press(KEY.Key_Escape)
    row = drafted.model.place("PSY-IND")
    assert plain(drafted.model.index(row, OfferColumn.PRICE).data()) == "512,50 €"
    assert plain(drafted.model.index(row, OfferColumn.BASE).data()) == "500,00 €"
    drafted.table.setFocus()
    press(KEY.Key_Z, CTRL)
    settle()
    assert offer(services, "COACH").flat_price == Decimal(100)


def test_a_digit_opens_the_price_and_what_is_no_price_stays_open_with_its_reason(
    drafted, services, settle, qtbot
):
    at_price(drafted, "COACH", qtbot)
    press(KEY.Key_9)
    write("x")
    press(KEY.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, LineEdit)
    assert drafted.stored_bar.fault.isVisible()
    editor.selectAll()
    write("-5")
    press(KEY.Key_Return)
    assert "0 €" in plain(drafted.stored_bar.fault.text())
    editor.selectAll()
    write("95")
    press(KEY.Key_Return)
    press(KEY.Key_Escape)
    settle()
    assert drafted.stored_bar.fault.isHidden()
    assert offer(services, "COACH").flat_price == Decimal(95)


def test_each_tier_has_its_price_in_its_row(drafted, services, settle, qtbot):
    QAbstractItemModelTester(drafted.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    at_price(drafted, "ACFI", qtbot)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    write("2100")
    press(KEY.Key_Down)
    write("5700")
    press(KEY.Key_Return)
    press(KEY.Key_Escape)
    settle()
    prices = [row.price for row in offer(services, "ACFI").tariff.tiers]
    assert prices[:3] == [2100, 5700, 8755]


def test_a_percentage_shows_what_it_gives_before_it_is_applied(drafted, services, settle, qtbot):
    drafted.stored_bar.percent.click()
    panel = drafted.acts.percent
    qtbot.waitUntil(panel.percent.hasFocus)
    press(KEY.Key_Return)
    assert panel.fields["percent"].error()
    write("3")
    assert "PSY-IND : 500,00 € → 515,00 €" in plain(panel.example.text())
    panel.scope.setCurrentIndex(panel.scope.findData("psychosocial"))
    panel.percent.setFocus()
    press(KEY.Key_Return)
    settle()
    assert panel.isHidden()
    assert offer(services, "PSY-IND").flat_price == Decimal(515)
    assert offer(services, "HAND-POL").flat_price == Decimal(6000)


def test_an_offer_is_changed_in_its_panel(drafted, services, settle, qtbot):
    at_price(drafted, "COACH", qtbot)
    press(KEY.Key_Return, CTRL)
    panel = drafted.acts.offer
    qtbot.waitUntil(panel.label.hasFocus)
    panel.label.clear()
    press(KEY.Key_Return)
    assert panel.fields["label"].error() == "Indiquez le nom de la prestation."
    write("Coaching individuel")
    panel.conditions.kinds.setCurrentIndex(panel.conditions.kinds.findData(ParticipantsLimit))
    panel.conditions.add_button.click()
    panel.go.click()
    assert "participants" in panel.conditions.rows[0]._fault.text()
    panel.conditions.rows[0].editors["maximum"].setFocus()
    write("8")
    press(KEY.Key_Return)
    settle()
    assert panel.isHidden()
    kept = offer(services, "COACH")
    assert (kept.label, kept.conditions) == ("Coaching individuel", (ParticipantsLimit(8),))


@pytest.mark.parametrize("catalogue", shipped_catalogues().values(), ids=lambda each: each.id)
def test_every_offer_opened_and_left_as_it_is_changes_nothing(catalogue, qtbot):
    """What the panel reads back is what it was given, whatever the offer."""
    panel = OfferPanel()
    qtbot.addWidget(panel)
    for code, kept in catalogue.offers.items():
        panel.open_on(kept, catalogue)
        assert panel.offer() == kept
        assert not any(panel.faults().values()), code


def test_forms_and_what_comes_before_the_work_are_changed(drafted, services, settle):
    drafted.acts.ask_offer("HAND-SENS")
    panel = drafted.acts.offer
    panel.formats.maximums[0].setText("35")
    panel.formats.maximums[1].setText("trop")
    panel.before_work.checks["validated-quote"].click()
    panel.go.click()
    assert panel.formats.fault()
    panel.formats.maximums[1].setText("")
    panel.go.click()
    settle()
    kept = offer(services, "HAND-SENS")
    assert [each.maximum for each in kept.formats] == [35, None, None]
    assert kept.prerequisites == ()


def test_the_minutes_of_an_allowance_are_changed(qtbot):
    catalogue = shipped_catalogues()["cdg-martinique-social"]
    panel = OfferPanel()
    qtbot.addWidget(panel)
    panel.open_on(catalogue.offers["MQ-EDL"], catalogue)
    panel.tiers.prices[0].setText("")
    assert "tiers.0" in panel.faults()
    panel.tiers.prices[0].setText("300")
    panel.tiers.lasts[0].setText("60")
    typed = [(row.tier.first, row.tier.last, row.minutes) for row in panel.offer().tariff.tiers]
    assert typed == [(1, 60, 300), (61, None, 480)]
    assert [plain(row.tier.label) for row in panel.offer().tariff.tiers] == [
        "moins de 61 agents",
        "61 agents et plus",
    ]


def test_tiers_are_split_and_joined_without_hole(drafted, services, settle):
    drafted.acts.ask_offer("ACFI")
    panel = drafted.acts.offer
    panel.tiers.lasts[0].setText("59")
    panel.tiers.split.click()
    panel.tiers.lasts[-1].setText("3000")
    panel.go.click()
    settle()
    bounds = [(row.tier.first, row.tier.last) for row in offer(services, "ACFI").tariff.tiers]
    assert bounds[:2] == [(1, 59), (60, 199)]
    assert bounds[-2:] == [(1750, 3000), (3001, None)]
    drafted.acts.ask_offer("ACFI")
    panel.tiers.lasts[1].setText("20")
    panel.go.click()
    assert panel.tiers._fault.text().startswith("Strate 2")


def test_an_offer_is_added_retired_and_taken_back(drafted, services, settle, qtbot):
    at_price(drafted, "COACH", qtbot)
    press(KEY.Key_N, CTRL)
    panel = drafted.acts.offer
    qtbot.waitUntil(panel.code.hasFocus)
    write("COACH")
    panel.label.setText("Médiation")
    panel.description.setText("Un tiers aide deux agents à se parler.")
    panel.price.setText("320")
    panel.go.click()
    assert "déjà" in panel.fields["code"].error()
    panel.code.setText("mediation")
    panel.go.click()
    settle()
    assert offer(services, "MEDIATION").flat_price == Decimal(320)
    drafted.presenter.retire("COACH")
    settle()
    qtbot.waitUntil(lambda: drafted.model.place("COACH") < 0)
    drafted.stored_bar.views.segment(CHANGES).click()
    table = drafted.changes.table
    table.select_row(drafted.changes.model.rowCount() - 1)
    assert drafted.changes.restore.isEnabled()
    drafted.changes.restore.click()
    settle()
    assert offer(services, "COACH").flat_price == Decimal(100)


def test_what_changes_is_listed_and_leads_to_the_offer(drafted, services, draft, settle, qtbot):
    assert drafted.stored_bar.views.segment(CHANGES).text() == "Ce qui change"
    services.catalogue_editing.set_price(draft, "COACH", None, Decimal(110))
    drafted.presenter.read()
    settle()
    drafted.stored_bar.views.segment(CHANGES).click()
    model = drafted.changes.model
    row = [plain(model.index(0, column).data()) for column in range(5)]
    assert row == ["COACH, Coaching", "prix", "100,00 €", "110,00 €", "+10 %"]
    drafted.changes.table.setFocus()
    drafted.changes.table.select_row(0)
    press(KEY.Key_Return)
    assert drafted.stored_bar.views.value() == OFFERS
    qtbot.waitUntil(lambda: drafted._current_code() == "COACH")


def test_the_effect_tells_the_sums_before_and_after(drafted, services, draft, settle, qtbot):
    values = AuthorityValues(kind=AuthorityKind.COMMUNE, name="Commune d’Aubagne-sur-Lys")
    authority = services.authorities.create(values).ids[0]
    quote = services.quotes.drafting.create(authority, date(2027, 3, 1)).ids[0]
    services.quotes.drafting.add_line(quote, "COACH")
    services.catalogue_editing.set_price(draft, "COACH", None, Decimal(110))
    drafted.stored_bar.views.segment(EFFECT).click()
    settle()
    qtbot.waitUntil(lambda: drafted.effect.model.rowCount() == 1)
    assert "100,00 € avant, +10,00 €, +10 %, 1 devis" in said(drafted.effect.drafts)


def test_the_vote_is_noted_and_nothing_can_be_typed_any_more(drafted, services, draft, settle, qtbot):
    drafted.vote.click()
    panel = drafted.acts.vote
    qtbot.waitUntil(panel.number.hasFocus)
    press(KEY.Key_Return)
    assert panel.fields["deliberation"].error() == "Indiquez le numéro de la délibération."
    write("2026-118")
    panel.day.setFocus()
    write("10/11/2026")
    press(KEY.Key_Return)
    settle()
    qtbot.waitUntil(lambda: not drafted.presenter.editable)
    assert drafted.presenter.view.standing is Standing.UPCOMING
    assert plain(drafted.stored_bar.vote.text()) == "Délibération 2026-118 du 10 novembre 2026"
    assert drafted.stored_bar.percent.isHidden()
    at_price(drafted, "COACH", qtbot)
    press(KEY.Key_Return)
    assert not isinstance(QApplication.focusWidget(), LineEdit)


def test_what_speaks_against_a_vote_is_read_before_it_is_confirmed(drafted, services, draft, settle, qtbot):
    values = services.catalogue.view(DRAFT).stored
    assert values.state is CatalogueState.DRAFT
    drafted.acts.ask_rename()
    head = drafted.acts.head
    head.head.start.setText("1/11/2026")
    head.go.click()
    settle()
    qtbot.waitUntil(head.isHidden)
    drafted.vote.click()
    panel = drafted.acts.vote
    panel.number.setText("2026-118")
    panel.day.setText("10/11/2026")
    panel.go.click()
    settle()
    qtbot.waitUntil(panel.reasons.isVisible)
    assert panel.go.text() == "Voter quand même"
    assert drafted.presenter.editable
    panel.go.click()
    settle()
    qtbot.waitUntil(lambda: not drafted.presenter.editable)


def test_a_draft_is_deleted_and_the_catalogue_in_force_is_shown(drafted, services, settle, qtbot):
    drafted.stored_bar.delete.click()
    settle()
    qtbot.waitUntil(lambda: drafted.presenter.catalogue.id == "cig-petite-couronne-2026")
    assert drafted.stored_bar.isHidden()
    press(KEY.Key_Z, CTRL)
    settle()
    assert services.catalogue.view(DRAFT).editable


def test_a_replaced_catalogue_is_archived(draft, services, clock, page, settle, qtbot):
    services.catalogue_states.vote(draft, VOTE)
    found = services.catalogue_states.proposal()
    later = services.catalogue_states.prepare(found.values, found.based_on).ids[0]
    services.catalogue_states.vote(later, replace(VOTE, deliberation="2027-90"))
    clock.move(days=500)
    page.presenter.choose(DRAFT)
    settle()
    qtbot.waitUntil(page.stored_bar.archive.isVisible)
    page.stored_bar.archive.click()
    settle()
    qtbot.waitUntil(lambda: page.presenter.view.standing is Standing.ARCHIVED)
