"""The page of the catalogue by keys and clicks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from ui.pages.catalogue import SPEC
from ui.pages.catalogue.model import OfferColumn
from ui.pages.settings import SPEC as SETTINGS
from ui.widgets.base import Label
from ui.widgets.buttons import Button

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key


@pytest.fixture
def window(desk, make_window):
    return make_window(SPEC, SETTINGS, desk=desk)


@pytest.fixture
def page(window, qtbot):
    page = window.stack.current
    qtbot.waitUntil(lambda: page.presenter.view is not None)
    return page


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def said(widget):
    QApplication.processEvents()  # what a layout was given in this turn shows in the next
    return [plain(label.text()) for label in widget.findChildren(Label) if not label.isHidden()]


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_every_offer_stands_under_its_chapter_with_its_price(page):
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    catalogue = page.presenter.view.catalogue
    assert page.model.rowCount() == len(catalogue.offers) + len(catalogue.sections)
    row = page.model.place("COACH")
    texts = [plain(page.model.index(row, column).data()) for column in OfferColumn]
    assert texts == ["COACH", "Coaching ★", "", "100,00 €", "1 séance"]


def test_the_whole_catalogue_comes_first_with_the_letter_and_our_reading(page):
    assert plain(page.period.text()) == "En vigueur depuis le 1er janvier 2026"
    words = said(page.detail)
    assert "Tous les montants, les strates d’effectif et les nouveautés (★)." in words
    assert "La demi-journée vaut la moitié du prix de la journée." in words


def test_arrows_pass_over_chapters_and_show_the_offer(page, qtbot):
    page.table.setFocus()
    for _ in range(2):
        press(KEY.Key_Down)
    first = page._current_code()
    assert first
    codes = {first}
    for _ in range(8):
        press(KEY.Key_Down)
        codes.add(page._current_code())
    assert "" not in codes
    assert page._current_code() in said(page.detail)
    press(KEY.Key_Escape)
    assert "Ensemble du catalogue" in said(page.detail)


def test_an_offer_tells_its_tiers_conditions_and_readings(page, window):
    window.go("catalogue", "ACFI")
    words = said(page.detail)
    assert "18 540,00 €" in words
    assert "Une seule par an et par collectivité." in words
    assert any("1 750 agents appartiennent à la strate haute" in each for each in words)


def test_ctrl_f_filters_and_an_empty_result_is_cleared(page):
    press(KEY.Key_F, CTRL)
    QTest.keyClicks(page.search, "etude poste")
    assert page._current_code() == "ERGO-POSTE"
    assert any("médecin du travail l’a prescrite" in each for each in said(page.detail))
    QTest.keyClicks(page.search, " zzz")
    clear = next(each for each in page.findChildren(Button) if each.text() == "Effacer le filtre")
    assert clear.isVisible()
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert page.search.text() == ""
    assert page.table.isVisible()


def test_a_centre_without_catalogue_is_led_to_the_setting(services, window, page, qtbot):
    kept = services.centre.view().settings
    change = services.centre.edit(kept, replace(kept, catalogue_family=""))
    window.bench.operations.changed.emit(change.kinds, None)
    qtbot.waitUntil(lambda: page.presenter.view.catalogue is None)
    go = next(each for each in page.findChildren(Button) if each.text() == "Choisir un catalogue")
    assert go.isVisible()
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    settings = window.stack.current
    qtbot.waitUntil(settings.centre.family.hasFocus)


def test_the_palette_finds_offers(services, window):
    from ui.pages.catalogue.finding import offer_provider

    found = offer_provider(window.bench)("cercle prévention")
    assert "Cercle de la prévention" in [item.title for item in found]
