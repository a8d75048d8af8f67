"""A series of quotes in the window: whom, what, at what price, and what became of each."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cigdesk.domain.quote import QuoteState
from cigdesk.services.quote_batch import QuoteBatch
from ui.pages.quotes.batch.model import CHECK, NOTE, PRICE

Key = Qt.Key


def _click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.fixture
def series(quotes):
    """The screen of a series, with the ACFI package on it."""
    _click(quotes.page.batch_button)
    batch = quotes.page.batch
    quotes.until(lambda: batch.whom.model.rowCount() == 2)
    quotes.type("inspection")
    quotes.until(batch.form.popup.isVisible)
    quotes.key(Key.Key_Return)
    quotes.until(lambda: bool(batch.presenter.prices))
    return batch


def _cells(series, column):
    model = series.whom.model
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def test_prices_and_refusals_stand_beside_each_authority(quotes, series):
    assert _cells(series, PRICE) == ["–", "13\u202f905,00\u00a0€"]
    assert "effectif" in _cells(series, NOTE)[0].lower()
    assert not series.issue_button.isEnabled()
    assert series.issue_button.reason


def test_boxes_are_ticked_by_a_click_by_espace_and_all_at_once(quotes, series):
    table, presenter = series.whom.table, series.presenter
    place = table.visualRect(series.whom.model.index(1, CHECK)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(presenter.chosen) == 1
    table.setFocus()
    quotes.key(Key.Key_Space)
    assert not presenter.chosen
    _click(series.whom.all_button)
    assert len(presenter.chosen) == 2
    assert series.summary.text() == "2\u00a0collectivités cochées, 13\u202f905,00\u00a0€"
    _click(series.whom.none_button)
    assert not presenter.chosen
    series.whom.search.setFocus()
    quotes.type("bagn")
    assert _cells(series, CHECK + 1) == ["Bagneux"]
    for combo, rows in ((series.whom.convention, 1), (series.whom.tier, 0)):
        combo.setFocus()
        quotes.key(Key.Key_Down)
        combo.activated.emit(combo.currentIndex())
        assert series.whom.model.rowCount() == rows


def test_issuing_is_asked_first_then_reports_who_was_refused(quotes, series, services):
    _click(series.whom.all_button)
    _click(series.issue_button)
    assert series.confirm_button.isVisible()
    assert series.question.text() == "1\u00a0devis va être émis et numéroté"
    _click(series.renounce_button)
    assert series.issue_button.isVisible()
    _click(series.issue_button)
    _click(series.confirm_button)
    quotes.until(series.report.isVisible)
    assert [row.number for row in services.quotes.search()] == ["2026-0001"]
    report = series.report._report
    assert [each.item.name for each in report.refused] == ["Bagneux"]
    assert "2026-0001" in " ".join(_cells(series, NOTE))


def test_drafts_of_a_series_are_taken_back_together(quotes, series, services, dialogs, tmp_path):
    series.form.object.setText("Forfait")
    _click(series.whom.all_button)
    _click(series.draft_button)
    quotes.until(lambda: len(services.quotes.search(states=frozenset({QuoteState.DRAFT}))) == 2)
    assert {row.object for row in services.quotes.search()} == {"Forfait"}
    dialogs.answer = tmp_path / "rapport.csv"
    _click(series.report.export_button)
    quotes.until(dialogs.answer.exists)
    assert dialogs.answer.read_text(encoding="utf-8-sig").count("Fait") == 2
    quotes.window.bench.undo.undo()
    quotes.until(lambda: not services.quotes.search())


def test_a_series_that_is_stopped_keeps_what_is_done(quotes, series, services, monkeypatch):
    real, begun, stopped = QuoteBatch._draft, Event(), Event()

    def slow(batch, order, item):
        begun.set()
        assert stopped.wait(10)
        return real(batch, order, item)

    monkeypatch.setattr(QuoteBatch, "_draft", slow)
    _click(series.whom.all_button)
    _click(series.draft_button)
    quotes.qtbot.waitUntil(begun.is_set)
    assert not series.whom.isEnabled()
    assert "Échap" in series.draft_button.reason
    quotes.key(Key.Key_Escape)
    stopped.set()
    quotes.until(series.report.isVisible)
    assert series.whom.isEnabled()
    assert len(services.quotes.search()) == 1
    assert [each.name for each in series.report._report.left] == ["Choisy-le-Roi"]


def test_the_way_back_leads_to_the_list(quotes, series):
    assert quotes.page.header_title() == "Devis en série"
    quotes.page.breadcrumb()[0].run()
    quotes.settle()
    assert quotes.page.header_title() == "Devis"
    assert not quotes.page.in_series
