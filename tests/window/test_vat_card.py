"""The VAT regimes of the centre, by keys, on a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.vat import DEFAULT_VAT_MENTION, VatValues
from ui.pages.settings import SPEC
from ui.pages.settings.vat_form import TAXED
from ui.widgets.base import Label

KEY = Qt.Key


@pytest.fixture
def window(desk, make_window):
    return make_window(SPEC, desk=desk)


@pytest.fixture
def card(window, settle):
    settle()
    return window.stack.current.centre.vat


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def add_taxed(card, qtbot):
    """From 1 January 2027, 8.5 %, by the keyboard alone."""
    card.add_button.setFocus()
    press(KEY.Key_Space)
    qtbot.waitUntil(card.form.start.hasFocus)
    write("1/1/2027")
    press(KEY.Key_Tab)
    press(KEY.Key_Right)
    assert card.form.regime.value() == TAXED
    card.form.rate.setFocus()
    write("8,5")
    press(KEY.Key_Return)


def test_a_new_centre_says_that_it_is_not_subject(card):
    (row,) = card.rows
    said = [each.text() for each in row.findChildren(Label)]
    assert said == ["Non assujetti", "Depuis toujours", DEFAULT_VAT_MENTION]
    assert row.remove.isEnabled() is False or row.remove.accessibleDescription()


def test_the_rows_stay_when_another_setting_is_saved(card, services, settle, window):
    (row,) = card.rows
    before = services.centre.view().settings
    after = replace(before, website="www.exemple.fr")
    window.bench.operations.change(lambda: services.centre.edit(before, after))
    settle()
    assert card.rows == [row]
    assert row.isVisible()


def test_a_rate_is_added_from_a_day_on_by_the_keyboard_and_undone(card, services, settle, window, qtbot):
    add_taxed(card, qtbot)
    settle()
    first = services.vat.listing()[0].values
    assert first == VatValues(start=date(2027, 1, 1), rate=Decimal("8.5"), mention="")
    qtbot.waitUntil(lambda: len(card.rows) == 2)
    assert card.form.isHidden()
    assert card.add_button.hasFocus()
    press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    qtbot.waitUntil(lambda: len(card.rows) == 1)
    assert len(services.vat.listing()) == 1


def test_what_is_wrong_is_said_under_its_field_and_nothing_is_written(card, services, settle, qtbot):
    card.add_button.click()
    press(KEY.Key_Return)
    assert card.form.fields["start"].error() == "Indiquez le premier jour de ce régime."
    write("1/1/2000")
    card.form.mention.clear()
    card.form.mention.setFocus()
    press(KEY.Key_Return)
    assert card.form.fields["mention"].error()
    write("TVA non applicable")
    press(KEY.Key_Return)
    settle()
    qtbot.waitUntil(lambda: card.form.fields["start"].error() == "Un autre régime commence ce jour-là.")
    assert len(services.vat.listing()) == 1
    press(KEY.Key_Escape)
    assert card.form.isHidden()


def test_a_rate_that_is_no_rate_is_refused(card, qtbot):
    add_taxed_button = card.add_button
    add_taxed_button.click()
    write("1/1/2027")
    card.form.regime.segment(TAXED).click()
    card.form.save.click()
    assert "taux" in card.form.fields["rate"].error()
    card.form.rate.setFocus()
    write("35")
    press(KEY.Key_Return)
    assert "30" in card.form.fields["rate"].error()


def test_a_regime_is_changed_and_taken_away(card, services, settle, qtbot):
    add_taxed(card, qtbot)
    settle()
    qtbot.waitUntil(lambda: len(card.rows) == 2)
    card.rows[0].change.setFocus()
    press(KEY.Key_Space)
    assert len(card.rows) == 1
    card.form.rate.setFocus()
    card.form.rate.selectAll()
    write("20")
    press(KEY.Key_Return)
    settle()
    assert services.vat.listing()[0].values.rate == Decimal(20)
    qtbot.waitUntil(lambda: len(card.rows) == 2)
    card.rows[0].remove.setFocus()
    press(KEY.Key_Space)
    settle()
    qtbot.waitUntil(lambda: len(card.rows) == 1)
    assert services.vat.listing()[0].values.rate is None
