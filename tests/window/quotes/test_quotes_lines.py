"""Sections, notes and prices put by hand, written in the window by keys."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt

from cigdesk.domain.quote import QuoteLineKind, QuoteState

Key, Ctrl, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
S = "\u202f"


def _add(quotes, button, kind):
    count = len(quotes.view.lines)
    button.setFocus()
    quotes.key(Key.Key_Space)
    quotes.until(lambda: len(quotes.view.lines) == count + 1)
    assert quotes.view.lines[-1].kind is kind


def test_a_quote_with_a_section_a_note_and_a_discount_is_written_by_keys(quotes, services, draft):
    quotes.open(draft)
    add = quotes.editor.lines.add_line
    _add(quotes, add.section_button, QuoteLineKind.SECTION)
    quotes.type("Ergonomie")
    quotes.key(Key.Key_Tab)
    quotes.add("coaching", "COACH")
    quotes.type("3")
    _add(quotes, add.free_button, QuoteLineKind.FREE)
    free = quotes.rows[-1]
    for field, text in (
        (free.label, "Geste"),
        (free.price, "-50"),
        (free.reason, "Report du fait du centre"),
    ):
        field.setFocus()
        quotes.type(text)
    quotes.key(Key.Key_Tab)
    _add(quotes, add.note_button, QuoteLineKind.NOTE)
    quotes.type("Dates libres.")
    quotes.key(Key.Key_Tab)
    quotes.until(lambda: quotes.view.refusals == 0)
    assert quotes.view.total == Decimal(250)
    assert quotes.rows[0].subtotal.text() == "250,00\u00a0€"
    assert free.strip.message.text() == "Remise gracieuse"
    services.quotes.issuing.issue(draft)
    quotes.page.presenter.read()
    quotes.until(lambda: quotes.view.state is QuoteState.ISSUED)
    assert not quotes.rows[0].title.isVisible()
    assert quotes.rows[0].fixed_title.text() == "Ergonomie"
    assert quotes.rows[2].label.text() == "Geste"
    assert quotes.rows[3].fixed_words.text() == "Dates libres."


def test_what_a_written_line_lacks_is_reached_by_f4(quotes, services, draft):
    services.quotes.drafting.add_free_line(draft)
    quotes.open(draft)
    row = quotes.rows[0]
    reached = []
    for _ in range(3):
        quotes.key(Key.Key_F4)
        reached.append(quotes.window.focusWidget())
    assert reached == [row.label, row.price, row.reason]


def test_a_price_that_is_not_one_says_so_and_is_not_saved(quotes, services, draft):
    services.quotes.drafting.add_free_line(draft)
    quotes.open(draft)
    row = quotes.rows[0]
    row.price.setFocus()
    quotes.type("cher")
    quotes.key(Key.Key_Tab)
    assert row._fault.isVisible()
    assert services.quotes.view(draft).lines[0].free_price is None


def test_a_section_moves_by_keys(quotes, services, draft):
    services.quotes.drafting.add_line(draft, "COACH")
    services.quotes.drafting.add_section(draft, "Plus tard")
    quotes.open(draft)
    quotes.rows[1].title.setFocus()
    quotes.key(Key.Key_Up, Alt)
    quotes.until(lambda: quotes.view.lines[0].kind is QuoteLineKind.SECTION)
    assert quotes.rows[0].subtotal.text() == "100,00\u00a0€"


def test_every_field_of_a_written_line_has_a_name(quotes, services, draft):
    for add in (services.quotes.drafting.add_section, services.quotes.drafting.add_note):
        add(draft)
    services.quotes.drafting.add_free_line(draft)
    quotes.open(draft)
    for row in quotes.rows:
        for widget in (row.grip, *row.stops(), row.menu_button):
            assert widget.accessibleName()
