"""The quotes in the window: from an authority to a page on paper, by real keys and clicks."""

from __future__ import annotations

import stat
import sys
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from cigdesk.bootstrap import create_store
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.centre import Centre
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.quote import QuoteStanding, QuoteState
from cigdesk.domain.rights import Right
from cigdesk.services.centres import shipped_centres
from cigdesk.services.quote_lines import LineValues
from db.crypto import Cost
from ui.pages import providers
from ui.pages.quotes import NewQuote
from ui.printing import make_printer
from ui.settings_targets import CentreField

Key, Ctrl, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def _line(services, quote, code, **values):
    return services.quotes.drafting.add_line(quote, code, LineValues(**values)).ids[-1]


# the list


def test_the_whole_way_by_keys_alone(quotes, services, qtbot):
    """Ctrl+N, an authority, two prestations, a quantity, issue: the quote has its number."""
    quotes.key(Key.Key_N, Ctrl)
    quotes.type("choi")
    popup = quotes.page.listing.new_panel.search.popup
    quotes.until(popup.isVisible)
    quotes.key(Key.Key_Return)
    quotes.until(lambda: quotes.view is not None and quotes.view.authority == "Choisy-le-Roi")
    quotes.add("inspection conseil", "ACFI")
    quotes.add("intervention supp", "ACFI-SUP")
    quotes.type("1,5")
    quotes.key(Key.Key_Tab)
    quotes.until(lambda: quotes.view.total == Decimal("15105.00"))
    quotes.page.issue_button.click()
    quotes.until(quotes.editor.issue_panel.isVisible)
    assert quotes.editor.issue_panel.number.text() == "2026-0001"
    quotes.key(Key.Key_Return, Ctrl)
    quotes.until(lambda: quotes.view.state is QuoteState.ISSUED)
    assert quotes.page.header_title() == "2026-0001"
    assert services.quotes.view(quotes.view.id).total == Decimal("15105.00")


def test_the_list_filters_counts_sorts_and_adds_up(quotes, services, authorities, clock):
    quotes_service = services.quotes
    for count, authority in enumerate(authorities, start=1):
        quote = quotes_service.drafting.create(authority, None, f"Coaching {count}").ids[0]
        _line(services, quote, "COACH", quantity=Decimal(count))
        quotes_service.issuing.issue(quote)
    clock.move(days=120)
    quotes_service.drafting.create(authorities[0], None, "En cours")
    listing = quotes.page.listing
    listing.read()
    quotes.settle()
    assert listing.totals.text() == "3\u00a0devis, total 300,00\u00a0€"
    assert [item.standing for item in listing.model.items].count(QuoteStanding.EXPIRED) == 2
    chip = next(chip for chip in listing._filters.chips.values() if chip.text() == "Expirés")
    assert chip.accessibleName() == "Expirés, 2"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    quotes.until(lambda: len(listing.model.items) == 2)
    assert listing.totals.text() == "2\u00a0devis, total 300,00\u00a0€"
    for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
        listing.model.sort(5, order)
        quotes.settle()
    assert [item.total for item in listing.model.items] == [Decimal("100.00"), Decimal("200.00")]
    listing.table.selectAll()
    assert "2\u00a0devis sélectionnés" in listing.totals.text()
    quotes.key(Key.Key_F, Ctrl)
    quotes.type("bagn")
    quotes.until(lambda: [item.row.authority for item in listing.model.items] == ["Bagneux"])
    quotes.type("zzz")
    quotes.until(lambda: listing.model.rowCount() == 0)
    assert listing._no_result.isVisible()
    listing.clear_filters()
    quotes.until(lambda: listing.model.rowCount() == 3)


def test_an_empty_store_says_so_and_enter_opens_a_quote(quotes, services, choisy):
    listing = quotes.page.listing
    assert listing._stack.currentIndex() == 1
    quote = services.quotes.drafting.create(choisy).ids[0]
    listing.read()
    quotes.until(lambda: listing.model.rowCount() == 1)
    listing.table.setFocus()
    listing.table.select_row(0)
    quotes.key(Key.Key_Return)
    quotes.until(lambda: quotes.view is not None)
    assert quotes.view.id == quote


def test_another_page_may_start_a_quote(quotes, authorities):
    quotes.window.go("authorities")
    quotes.window.go("quotes", NewQuote(authorities[1]))
    quotes.until(lambda: quotes.view is not None)
    assert quotes.view.authority == "Bagneux"


def test_the_palette_finds_quotes_and_begins_one(quotes, services, draft):
    _line(services, draft, "COACH")
    services.quotes.issuing.issue(draft)
    records, begin, _ = providers(quotes.window.bench)
    (found,) = records("0001 choisy")
    assert (found.group, found.title) == ("Devis", "2026-0001")
    begun = begin("dev bagn")
    begun[0].run()
    quotes.until(lambda: quotes.view is not None)
    assert quotes.view.authority == "Bagneux"


# writing


def test_a_finding_shows_in_its_line_and_its_button_repairs(quotes, services, draft, qtbot):
    line = _line(services, draft, "SENS-PSAS", participants=34)
    quotes.open(draft)
    fields = quotes.editor.lines.row(line).fields
    assert "34" in fields.message.text()
    assert quotes.editor.bar.title.text() == "1\u00a0point à régler avant l’émission"
    QTest.mouseClick(fields.button, Qt.MouseButton.LeftButton)
    quotes.until(lambda: len(quotes.view.lines) == 2)
    assert [each.participants for each in quotes.view.lines] == [17, 17]
    assert quotes.editor.bar.title.text() == "Prêt à émettre"


def test_fields_are_there_without_fault_and_write_themselves(quotes, services, draft):
    line = _line(services, draft, "ERGO-POSTE")
    quotes.open(draft)
    field = quotes.editor.lines.row(line).fields.editors["prescription"]
    quotes.key(Key.Key_F4)
    assert field.hasFocus()
    quotes.type("2/11/2026")
    quotes.key(Key.Key_Return)
    quotes.until(lambda: quotes.view.refusals == 0)
    assert quotes.view.lines[0].prescription == date(2026, 11, 2)
    assert field.isVisible()


def test_several_findings_stack_on_one_line(quotes, services, authorities):
    draft = services.quotes.drafting.create(authorities[1]).ids[0]
    line = _line(services, draft, "MED-1")
    quotes.open(draft)
    row = quotes.editor.lines.row(line)
    shown = [strip for strip in row.strips if strip.isVisible()]
    assert [strip.found.rule for strip in shown] == ["convention-missing", "headcount-missing"]
    QTest.mouseClick(shown[0].button, Qt.MouseButton.LeftButton)
    quotes.until(lambda: len(quotes.view.lines[0].refusals) == 1)
    quotes.key(Key.Key_F4)
    quotes.type("300")
    quotes.key(Key.Key_Return)
    quotes.until(lambda: quotes.view.refusals == 0)
    assert (quotes.view.headcount, quotes.view.total) == (300, Decimal("36000.00"))


def test_a_convention_to_be_signed_leads_to_the_sheet(quotes_of, tmp_path, clock):
    centre = next(each for each in shipped_centres() if each.values.catalogue_family == "cdg-martinique")
    cheap = Cost(memory_mib=19, passes=1, lanes=1)
    path = tmp_path / "mq.cigdesk"
    desk = create_store(path, centre.values, "Essai", "quatre mots", clock=clock, cost=cheap)
    values = AuthorityValues(name="Le Robert", kind=AuthorityKind.COMMUNE)
    authority = desk.services.authorities.create(values).ids[0]
    draft = desk.services.quotes.drafting.create(authority).ids[0]
    _line(desk.services, draft, "MQ-ACC", quantity=Decimal(440))
    quotes = quotes_of(desk)
    quotes.open(draft)
    assert quotes.rows[0].quantity.text() == "7\u202fh\u202f20"
    quotes.key(Key.Key_F4)
    quotes.key(Key.Key_Space)
    assert quotes.page.targets == [authority]
    quotes.settle()
    desk.store.close()


def test_f4_goes_round_the_points_with_the_caret_in_the_field(quotes, services, draft):
    first = _line(services, draft, "ACFI-SUP", quantity=Decimal("1.3"))
    second = _line(services, draft, "SENS-PSAS", participants=31)
    quotes.open(draft)
    rows = quotes.editor.lines
    quotes.key(Key.Key_F4)
    assert rows.row(first).quantity.hasFocus()
    quotes.key(Key.Key_F4)
    assert rows.row(first).strips[1].button.hasFocus()
    quotes.key(Key.Key_F4)
    assert rows.row(second).fields.editors["participants"].hasFocus()


def test_what_is_typed_is_saved_a_moment_after_the_last_key(quotes, services, draft, qtbot):
    _line(services, draft, "COACH")
    quotes.open(draft)
    quotes.editor.heading.object.setFocus()
    quotes.type("Programme 2027")
    quotes.until(lambda: quotes.view.object == "Programme 2027")
    assert quotes.page.save_text() == "Enregistré à 10\u202fh\u202f42"
    assert services.quotes.view(draft).object == "Programme 2027"


def test_leaving_the_page_saves_at_once(quotes, services, draft):
    quotes.open(draft)
    quotes.editor.heading.object.setFocus()
    quotes.type("Remis a demain")
    quotes.window.go("authorities")
    quotes.settle()
    assert services.quotes.view(draft).object == "Remis a demain"


def test_a_quantity_that_is_not_understood_says_so_and_is_not_saved(quotes, services, draft):
    line = _line(services, draft, "COACH", quantity=Decimal(2))
    quotes.open(draft)
    row = quotes.editor.lines.row(line)
    row.focus_first()
    quotes.type("beaucoup")
    quotes.key(Key.Key_Tab)
    assert "Quantité attendue" in row._fault.message.text()
    assert services.quotes.view(draft).lines[0].quantity == 2
    row.focus_first()
    quotes.type("3")
    assert not row._fault.isVisible()
    quotes.key(Key.Key_Return)
    quotes.until(lambda: quotes.view.total == Decimal("300.00"))


def test_what_could_not_be_written_stays_as_it_was_typed(quotes, services, draft, monkeypatch):
    line = _line(services, draft, "COACH", quantity=Decimal(2))
    quotes.open(draft)
    row = quotes.editor.lines.row(line)

    def full(*_values):
        raise CigdeskError("Le disque est plein.")

    monkeypatch.setattr(services.quotes.drafting, "edit_line", full)
    row.focus_first()
    quotes.type("5")
    quotes.key(Key.Key_Tab)
    quotes.until(lambda: quotes.window.notices.message is not None)
    assert row.quantity.text() == "5"
    monkeypatch.undo()
    quotes.window.go("authorities")
    quotes.settle()
    assert services.quotes.view(draft).lines[0].quantity == 5


def test_a_value_that_the_store_refuses_says_so_in_its_line(quotes, services, draft):
    line = _line(services, draft, "SENS-PSAS", participants=12)
    quotes.open(draft)
    row = quotes.editor.lines.row(line)
    quotes.page.presenter.edit_line(line, {"participants": 10**9})
    quotes.until(row._fault.isVisible)
    quotes.page.presenter.edit_line(line, {"participants": 13})
    quotes.until(lambda: quotes.view.lines[0].participants == 13)


def test_arrows_step_by_half_days(quotes, services, draft):
    line = _line(services, draft, "QVCT")
    quotes.open(draft)
    quotes.editor.lines.row(line).focus_first()
    for _ in range(3):
        quotes.key(Key.Key_Up)
    quotes.key(Key.Key_Down)
    quotes.key(Key.Key_Return)
    quotes.until(lambda: quotes.view.lines[0].quantity == 2)


def test_lines_move_are_removed_and_come_back(quotes, services, draft):
    ids = [_line(services, draft, code) for code in ("ACFI", "COACH", "FORUM")]
    quotes.open(draft)
    quotes.editor.lines.row(ids[2]).grip.setFocus()
    quotes.key(Key.Key_Up, Alt)
    quotes.until(lambda: [line.code for line in quotes.view.lines] == ["ACFI", "FORUM", "COACH"])
    quotes.key(Key.Key_Delete)
    quotes.until(lambda: [line.code for line in quotes.view.lines] == ["ACFI", "COACH"])
    assert quotes.editor.lines.row(ids[1]).grip.hasFocus()
    toast = quotes.window.toast_area.toasts()[-1]
    assert toast.title == "Ligne retirée du devis"
    bar = quotes.editor.bar
    assert toast.mapToGlobal(toast.rect().bottomLeft()).y() < bar.mapToGlobal(QPoint(0, 0)).y()
    assert "14\u202f005,00" in toast.accessibleName()
    quotes.key(Key.Key_Z, Ctrl)
    quotes.until(lambda: len(quotes.view.lines) == 3)


def test_undo_in_a_field_without_edits_takes_the_last_act_back(quotes, draft):
    quotes.open(draft)
    quotes.add("coaching", "COACH")
    assert quotes.rows[0].quantity.hasFocus()
    quotes.key(Key.Key_Z, Ctrl)
    quotes.until(lambda: not quotes.view.lines)
    quotes.key(Key.Key_Y, Ctrl)
    quotes.until(lambda: len(quotes.view.lines) == 1)


def test_a_line_is_dragged_by_its_grip(quotes, services, draft):
    ids = [_line(services, draft, code) for code in ("ACFI", "COACH", "FORUM")]
    quotes.open(draft)
    lines = quotes.editor.lines
    grip, last = lines.row(ids[0]).grip, lines.row(ids[2])
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    below = grip.mapFromGlobal(last.mapToGlobal(QPoint(10, last.height() - 2)))
    QTest.mouseMove(grip, below)
    quotes.qtbot.waitUntil(lines._drop_mark.isVisible)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=below)
    quotes.until(lambda: [line.code for line in quotes.view.lines] == ["COACH", "FORUM", "ACFI"])


def test_an_option_stands_outside_the_total(quotes, services, draft):
    line = _line(services, draft, "COACH")
    _line(services, draft, "FORUM")
    quotes.open(draft)
    quotes.page.presenter.edit_line(line, {"optional": True})
    quotes.until(lambda: quotes.view.has_options)
    assert quotes.editor.bar.total.text() == "800,00\u00a0€"
    assert quotes.editor.bar.options.text() == "Options comprises 900,00\u00a0€"
    assert quotes.editor.lines.row(line).option.isVisible()


def test_a_change_updates_the_rows_in_place(quotes, services, draft):
    for _ in range(12):
        _line(services, draft, "COACH")
    quotes.open(draft)
    rows = quotes.rows
    rows[0].focus_first()
    quotes.type("4")
    quotes.key(Key.Key_Tab)
    quotes.until(lambda: quotes.view.total == Decimal("1500.00"))
    assert quotes.rows == rows


def test_a_declared_headcount_elsewhere_moves_the_price(quotes, services, authorities):
    draft = services.quotes.drafting.create(authorities[1]).ids[0]
    _line(services, draft, "ACFI")
    quotes.open(draft)
    assert quotes.rows[0].price.text() == "–"
    operations = quotes.window.bench.operations
    operations.change(lambda: services.authorities.declare(authorities[1], 2026, 49))
    quotes.until(lambda: quotes.view.total == Decimal("2060.00"))


def test_the_addressee_and_its_contact_are_changed_in_a_panel(quotes, services, draft, authorities):
    quotes.open(draft)
    quotes.editor.card.change_button.click()
    panel = quotes.editor.addressee_panel
    quotes.until(panel.isVisible)
    panel.contact.setFocus()
    quotes.key(Key.Key_Down)
    quotes.until(lambda: quotes.view.contact_id is not None)
    assert "ressources humaines" in quotes.editor.card.contact.text()
    panel.search.setFocus()
    quotes.type("bagn")
    quotes.until(panel.search.popup.isVisible)
    quotes.key(Key.Key_Return)
    quotes.until(lambda: quotes.view.authority == "Bagneux")
    assert quotes.view.contact_id is None


def test_missing_settings_lead_to_their_page(quotes, services, draft):
    def empty(uow):
        uow.find(Centre)[0].siret = ""
        return ()

    services.context.change(Right.MANAGE_CENTRE, empty, "")
    _line(services, draft, "COACH")
    quotes.open(draft)
    assert quotes.editor.bar.settings_button.isVisible()
    quotes.editor.bar.settings_button.click()
    assert quotes.page.targets == [CentreField("siret")]


# the page


def test_the_preview_follows_what_is_written(quotes, services, draft, qtbot):
    quotes.open(draft)
    preview = quotes.editor.preview
    quotes.until(lambda: preview.page_text == "Page 1 sur 1")
    quotes.until(lambda: preview.picture(0) is not None)
    before = QImage(preview.picture(0))
    quotes.add("coaching", "COACH")
    quotes.until(lambda: preview.picture(0) is not None and preview.picture(0) != before)
    width = preview.picture(0).width()
    QTest.mouseClick(preview.zoom_in, Qt.MouseButton.LeftButton)
    quotes.until(lambda: preview.picture(0).width() > width)


def test_the_preview_folds_in_a_narrow_window(quotes, draft):
    quotes.open(draft)
    assert quotes.editor.preview.isVisible()
    quotes.window.resize(1280, 800)
    quotes.qtbot.waitUntil(lambda: not quotes.editor.preview.isVisible())
    quotes.page.preview_button.click()
    assert quotes.editor.preview.isVisible()


def test_the_pdf_is_saved_whole_and_private(quotes, services, draft, dialogs, tmp_path):
    _line(services, draft, "COACH")
    services.quotes.issuing.issue(draft)
    quotes.open(draft)
    dialogs.answer = tmp_path / "mon devis"
    quotes.key(Key.Key_E, Ctrl)
    saved = tmp_path / "mon devis.pdf"
    quotes.until(saved.exists)
    assert saved.read_bytes() == services.quotes.issuing.pdf(draft)
    if sys.platform != "win32":
        assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    dialogs.answer = tmp_path / "absent" / "devis.pdf"
    quotes.key(Key.Key_E, Ctrl)
    quotes.until(lambda: quotes.window.notices.message is not None)


def test_the_page_opens_as_a_private_copy(quotes, services, draft, dialogs):
    quotes.open(draft)
    quotes.editor.preview.open_button.click()
    quotes.until(lambda: bool(dialogs.shown))
    copy = dialogs.shown[0]
    assert copy.name == "devis-brouillon.pdf"
    assert "BROUILLON" in "".join(page.extract_text() for page in PdfReader(copy).pages).upper()
    quotes.page.output._copies.wipe()
    assert not copy.exists()


def test_the_quote_is_printed_at_its_size(quotes, services, draft, dialogs, tmp_path):
    _line(services, draft, "ACFI")
    services.quotes.issuing.issue(draft)
    paper = tmp_path / "papier.pdf"

    def printer(_parent, title, pages):
        made = make_printer(title, pages)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(paper))
        return made

    dialogs.printer = printer
    quotes.open(draft)
    quotes.key(Key.Key_P, Ctrl)
    quotes.until(lambda: any("imprimante" in each.title for each in quotes.window.toast_area.toasts()))
    printed, kept = PdfReader(paper), PdfReader(BytesIO(services.quotes.issuing.pdf(draft)))
    assert len(printed.pages) == len(kept.pages)
    assert float(printed.pages[0].mediabox.width) == pytest.approx(595, abs=2)


# issuing and after


def test_issue_is_refused_while_a_point_is_left(quotes, services, draft):
    _line(services, draft, "SST-40")
    quotes.open(draft)
    quotes.page.issue_button.click()
    assert not quotes.editor.issue_panel.isVisible()
    assert quotes.rows[0].strips[0].button.hasFocus()


def test_a_refused_issue_keeps_the_draft_and_says_why(quotes, services, draft):
    _line(services, draft, "COACH")
    quotes.open(draft)
    quotes.page.issue_button.click()
    panel = quotes.editor.issue_panel
    quotes.until(panel.isVisible)

    def empty(uow):
        uow.find(Centre)[0].siret = ""
        return ()

    services.context.change(Right.MANAGE_CENTRE, empty, "")
    panel.confirm.click()
    quotes.until(panel.error.isVisible)
    assert "SIRET" in panel.error.accessibleName()
    assert quotes.view.state is QuoteState.DRAFT


def test_an_undo_never_changes_an_issued_quote(quotes, services, draft):
    quotes.open(draft)
    quotes.add("coaching", "COACH")
    services.quotes.issuing.issue(draft)
    quotes.page.presenter.read()
    quotes.until(lambda: quotes.view.state is QuoteState.ISSUED)
    quotes.key(Key.Key_Z, Ctrl)
    quotes.until(lambda: quotes.window.notices.message is not None)
    assert len(services.quotes.view(draft).lines) == 1


def test_deleting_a_draft_goes_back_to_the_list_and_is_undone(quotes, services, draft):
    quotes.open(draft)
    quotes.page.conduct.delete()
    quotes.editor.decision_panel.confirm.click()
    quotes.until(lambda: not quotes.page.editing)
    quotes.until(lambda: not services.quotes.search())
    quotes.key(Key.Key_Z, Ctrl)
    quotes.until(lambda: len(services.quotes.search()) == 1)


def test_every_control_of_the_editor_has_a_name(quotes, services, draft):
    _line(services, draft, "SENS-PSAS", participants=34)
    quotes.open(draft)
    for row in quotes.rows:
        for widget in (row.grip, row.quantity, row.menu_button, *row.fields.editors.values()):
            assert widget.accessibleName()
    assert quotes.editor.preview.zoom_in.accessibleName()
    assert QKeySequence(Key.Key_F4)
