"""The list of quotes in the window: follow-ups, filters, several quotes at once, tables."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from decimal import Decimal
from email import message_from_bytes
from email.policy import default

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cigdesk.domain.quote import QuoteState
from cigdesk.domain.quote_follow_up import REMIND_AFTER, FollowUp
from cigdesk.services.quote_lines import LineValues
from ui.pages.quotes import list_filters
from ui.window_state import WindowState

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def make(services, authorities):
    """Makes a quote of some sessions of coaching, issued or sent when asked."""

    def made(place=0, *, count=1, until="issued"):
        quotes = services.quotes
        quote = quotes.drafting.create(authorities[place], None, f"Coaching {count}").ids[0]
        quotes.drafting.add_line(quote, "COACH", LineValues(quantity=Decimal(count)))
        for step in ("issue", "send")[: ("draft", "issued", "sent").index(until)]:
            getattr(quotes.issuing, step)(quote)
        return quote

    return made


def _click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def _choose(button, words):
    """Open the menu of that button, and take the entry of those words."""
    _click(button)
    [menu] = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible()]
    next(each for each in menu.actions() if words in each.text()).trigger()
    menu.close()


def test_the_badge_and_the_chip_tell_what_is_to_treat(quotes, make, clock):
    make(until="sent")
    make(1)
    clock.move(days=REMIND_AFTER.days + 1)
    quotes.window.go("quotes")
    quotes.page.refresh(frozenset())
    quotes.settle()
    chip = quotes.page.listing._filters.chips[FollowUp.TO_REMIND.value]
    assert chip.accessibleName() == "À relancer, 1"
    _click(chip)
    quotes.until(lambda: quotes.page.listing.model.rowCount() == 1)
    assert quotes.page.listing.totals.text() == "1\u00a0devis, total 100,00\u00a0€"
    quotes.page.listing.clear_filters()
    quotes.until(lambda: quotes.page.listing.model.rowCount() == 2)
    quotes.page.show_waiting()
    quotes.until(lambda: quotes.page.listing.model.rowCount() == 1)


def test_filters_of_the_panel_take_effect_are_named_and_lifted_one_by_one(quotes, make):
    make(0, count=2)
    make(1, count=5)
    listing = quotes.page.listing
    _click(listing.filter_button)
    panel = listing.filter_panel
    assert panel.isVisible()
    quotes.type("bagn")
    quotes.until(panel.authority.popup.isVisible)
    quotes.key(Key.Key_Return)
    quotes.until(lambda: [item.row.authority for item in listing.model.items] == ["Bagneux"])
    assert [button.text() for button in listing.active.buttons] == ["Bagneux"]
    assert listing.filter_button.text() == "Filtres (1)"
    panel.most.setFocus()
    quotes.type("300")
    quotes.key(Key.Key_Return)
    quotes.until(lambda: listing.model.rowCount() == 0)
    assert listing._no_result.isVisible()
    assert listing.active.buttons[-1].text() == "Jusqu’à 300,00\u00a0€"
    _click(listing.active.buttons[0])
    quotes.until(lambda: [item.row.authority for item in listing.model.items] == ["Choisy-le-Roi"])
    _click(panel.clear_button)
    quotes.until(lambda: listing.model.rowCount() == 2)
    assert not listing.active.isVisible()


def test_filters_are_found_again_and_nobody_is_named_in_the_settings(
    quotes, make, tmp_path, services, choisy
):
    make(0)
    listing = quotes.page.listing
    me = services.context.actor.name
    where = list_filters.restored({"year": 2026, "offer": "o.coach", "mine": True, "least": 10_050}, me)
    assert (where.year, where.offer, where.follower, where.least) == (2026, "COACH", me, Decimal("100.50"))
    listing._narrow(where)
    quotes.settle()
    state = quotes.page.save_state()
    kept = WindowState(tmp_path / "kept.ini")
    kept.save_page("quotes", state)
    assert me not in str(state)
    named = f"Suivi par {me}"
    assert named in [button.text() for button in listing.active.buttons]
    quotes.window.bench.masking.set_masked(True)
    assert named not in [button.text() for button in listing.active.buttons]
    quotes.window.bench.masking.set_masked(False)
    listing.clear_filters()
    quotes.settle()
    quotes.page.restore_state(kept.page("quotes"))
    assert listing.where == where
    quotes.page.restore_state({"authority": "pas un identifiant", "year": "2026", "filter": "inconnu"})
    assert not listing.where.restricts


def test_a_filter_of_another_store_is_dropped(quotes, make, services):
    make(0)
    elsewhere = services.context.actor.person_id
    quotes.page.restore_state({"authority": f"a{elsewhere.hex}"})
    quotes.page.refresh(frozenset())
    quotes.until(lambda: quotes.page.listing.where.authority_id is None)
    quotes.until(lambda: quotes.page.listing.model.rowCount() == 1)


def test_several_rows_are_noted_as_posted_and_a_draft_is_told(quotes, make, services):
    ready, draft = make(), make(1, until="draft")
    listing, report = quotes.page.listing, quotes.page.list_conduct.report
    quotes.page.refresh(frozenset())
    quotes.until(lambda: listing.model.rowCount() == 2)
    listing.table.setFocus()
    quotes.key(Key.Key_A, Ctrl)
    quotes.settle()
    _choose(listing.foot.send_button, "courrier")
    quotes.until(lambda: services.quotes.view(ready).state is QuoteState.SENT)
    quotes.until(report.isVisible)
    assert services.quotes.view(draft).state is QuoteState.DRAFT
    assert [each.item.name for each in report._report.refused] == ["Brouillon, Bagneux"]
    quotes.window.bench.undo.undo()
    quotes.until(lambda: services.quotes.view(ready).state is QuoteState.ISSUED)


def test_messages_of_several_quotes_are_written_in_a_folder(quotes, make, services, dialogs, tmp_path):
    made = [make(), make(1)]
    listing = quotes.page.listing
    quotes.page.refresh(frozenset())
    quotes.until(lambda: listing.model.rowCount() == 2)
    dialogs.answer = tmp_path
    listing.table.selectAll()
    quotes.settle()
    _choose(listing.foot.send_button, "courriels")
    quotes.until(lambda: all(services.quotes.view(each).state is QuoteState.SENT for each in made))
    files = sorted(tmp_path.glob("*.eml"))
    assert [each.name for each in files] == ["devis-2026-0001.eml", "devis-2026-0002.eml"]
    assert message_from_bytes(files[0].read_bytes(), policy=default)["X-Unsent"] == "1"


def test_several_quotes_are_cancelled_for_one_reason(quotes, make, services):
    made = [make(), make(1)]
    listing, panel = quotes.page.listing, quotes.page.list_conduct.decision
    quotes.page.refresh(frozenset())
    quotes.until(lambda: listing.model.rowCount() == 2)
    listing.table.selectAll()
    quotes.settle()
    _click(listing.foot.cancel_button)
    quotes.until(panel.isVisible)
    assert not panel.confirm.isEnabled()
    quotes.type("Convention close")
    _click(panel.confirm)
    quotes.until(lambda: all(services.quotes.view(key).state is QuoteState.CANCELLED for key in made))
    assert services.quotes.view(made[0]).reason == "Convention close"


def test_what_is_listed_is_exported_in_its_order(quotes, make, dialogs, tmp_path):
    make(0, count=2)
    make(1, count=5)
    listing = quotes.page.listing
    quotes.page.refresh(frozenset())
    quotes.until(lambda: listing.model.rowCount() == 2)
    dialogs.answer = tmp_path / "liste"
    listing.table.setFocus()
    quotes.key(Key.Key_E, Ctrl)
    quotes.until((tmp_path / "liste.xlsx").exists)
    rows = list(load_workbook(tmp_path / "liste.xlsx").active.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ["2026-0002", "2026-0001"]
    _choose(listing.foot.export_button, "CSV")
    quotes.until((tmp_path / "liste.csv").exists)
    text = (tmp_path / "liste.csv").read_text(encoding="utf-8-sig")
    assert [row["Total"] for row in csv.DictReader(io.StringIO(text), delimiter=";")] == ["500,00", "200,00"]


def test_a_reminder_sent_again_is_no_longer_to_remind(quotes, make, services, clock):
    quote = make(until="sent")
    clock.move(days=REMIND_AFTER.days + 1)
    assert services.quote_follow_up.due_count() == 1
    quotes.open(quote)
    quotes.page.open_dossier()
    quotes.settle()
    _click(quotes.page.dossier.post_button)
    quotes.until(lambda: services.quote_follow_up.due_count() == 0)
    assert services.quotes.view(quote).valid_until - services.context.today() > timedelta(days=15)
