"""What becomes of an issued quote in the window: the answer, the panels, the copies."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from cigdesk.domain.authority import Authority
from cigdesk.domain.quote import QuoteState, RefusalReason
from cigdesk.domain.rights import Right
from cigdesk.services.quote_comparison import Shift

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def issued(services, draft):
    services.quotes.drafting.add_line(draft, "COACH")
    services.quotes.issuing.issue(draft)
    return draft


@pytest.fixture
def sent(services, issued):
    services.quotes.issuing.send(issued)
    return issued


def test_an_issued_quote_is_read_only_then_sent_accepted_and_cancelled(quotes, services, issued):
    quotes.open(issued)
    row, page = quotes.rows[0], quotes.page
    assert not row.quantity.isVisible()
    assert not quotes.editor.lines.add_line.isVisible()
    assert quotes.editor.heading.object.isReadOnly()
    page.send_button.click()
    quotes.until(page.dossier.post_button.isEnabled)
    page.dossier.post_button.click()
    quotes.until(lambda: quotes.view.state is QuoteState.SENT)
    page.accept_button.click()
    quotes.editor.acceptance_panel.confirm.click()
    quotes.until(lambda: quotes.view.state is QuoteState.ACCEPTED)
    page.conduct.cancel()
    panel = quotes.editor.decision_panel
    assert not panel.confirm.isEnabled()
    assert panel.confirm.reason
    quotes.type("Sans suite")
    panel.confirm.click()
    quotes.until(lambda: quotes.view.state is QuoteState.CANCELLED)
    assert "Sans suite" in quotes.editor.bar.detail.text()
    assert "commun accord" in quotes.editor.bar.title.text()


def test_an_agreement_is_noted_by_keys_and_says_what_is_still_missing(quotes, services, sent, choisy):
    def require(uow):
        uow.get(Authority, choisy).requires_engagement = True
        return ()

    services.context.change(Right.MANAGE_AUTHORITIES, require, "")
    quotes.open(sent)
    quotes.page.accept_button.click()
    panel = quotes.editor.acceptance_panel
    quotes.until(panel.isVisible)
    assert "engagement" in panel.missing.accessibleName()
    quotes.type("12/11/2026")
    quotes.key(Key.Key_Tab)
    quotes.type("Anne Besson")
    panel.quality.setFocus()
    quotes.type("directrice des")
    quotes.until(panel._presets.isVisible)
    quotes.key(Key.Key_Return)
    assert panel.quality.text() == "directrice des ressources humaines"
    assert panel.by_delegation.isChecked()
    panel.fields["siret"].editor.setFocus()
    quotes.type("123")
    quotes.key(Key.Key_Return, Ctrl)
    quotes.until(lambda: panel.fields["siret"].error() != "")
    assert services.quotes.view(sent).state is QuoteState.SENT
    panel.fields["siret"].editor.clear()
    quotes.type("21940022300018")
    quotes.key(Key.Key_Return, Ctrl)
    quotes.until(lambda: quotes.view.state is QuoteState.ACCEPTED)
    kept = quotes.view.acceptance
    assert (kept.signed_on, kept.signed_by, kept.siret) == (
        date(2026, 11, 12),
        "Anne Besson",
        "21940022300018",
    )
    quotes.until(quotes.editor.bar.answer_button.isVisible)
    quotes.editor.bar.answer_button.click()
    quotes.until(panel.isVisible)
    quotes.type("EJ-2026-77")
    quotes.key(Key.Key_Return, Ctrl)
    quotes.until(lambda: quotes.view.lacking == ())
    assert quotes.view.acceptance.engagement_number == "EJ-2026-77"
    assert not quotes.editor.bar.answer_button.isVisible()


def test_a_late_acceptance_is_confirmed_in_its_panel_and_kept(quotes, services, sent, clock):
    clock.move(days=120)
    quotes.open(sent)
    quotes.page.accept_button.click()
    panel = quotes.editor.acceptance_panel
    quotes.until(panel.isVisible)
    panel.confirm.click()
    quotes.until(panel.error.isVisible)
    assert services.quotes.view(sent).state is QuoteState.SENT
    panel.confirm.click()
    quotes.until(lambda: quotes.view.state is QuoteState.ACCEPTED)
    assert quotes.view.late_confirmation in panel.error.accessibleName()


def test_a_refusal_has_a_reason_and_says_in_its_field_what_it_lacks(quotes, services, sent):
    quotes.open(sent)
    quotes.page.refuse_button.click()
    panel = quotes.editor.refusal_panel
    quotes.until(panel.isVisible)
    quotes.key(Key.Key_Return, Ctrl)
    quotes.until(lambda: panel.reason_field.error() != "")
    panel.reason.setCurrentIndex(panel.reason.findData(RefusalReason.OTHER.value))
    quotes.key(Key.Key_Return, Ctrl)
    quotes.until(lambda: panel.detail_field.error() != "")
    quotes.type("Fusion des communes")
    quotes.key(Key.Key_Return, Ctrl)
    quotes.until(lambda: quotes.view.state is QuoteState.REFUSED)
    assert (quotes.view.refusal, quotes.view.reason) == (RefusalReason.OTHER, "Fusion des communes")
    assert "Fusion des communes" in quotes.editor.bar.detail.text()


def test_a_revision_opens_keeps_its_number_and_shows_what_it_changes(quotes, services, issued):
    quotes.open(issued)
    quotes.page.conduct.revise()
    quotes.until(lambda: quotes.view is not None and quotes.view.id != issued)
    assert quotes.page.header_title() == "Révision de 2026-0001"
    services.quotes.drafting.edit_line(quotes.view.id, quotes.view.lines[0].id, {"quantity": Decimal(3)})
    services.quotes.drafting.add_line(quotes.view.id, "QVCT")
    quotes.page.conduct.compare()
    panel = quotes.editor.comparison_panel
    quotes.until(panel.isVisible)
    assert "1\u00a0ligne ajoutée, 1\u00a0ligne modifiée" in panel.summary.text()
    assert "hausse de 1\u202f000,00\u00a0€" in panel.summary.text()
    found = services.quotes.comparison(quotes.view.id)
    assert [line.shift for line in found.lines] == [Shift.CHANGED, Shift.ADDED]
    quotes.key(Key.Key_Escape)
    quotes.page.presenter.read()
    quotes.until(lambda: len(quotes.view.lines) == 2)
    quotes.page.conduct.check_and_issue()
    quotes.until(quotes.editor.issue_panel.isVisible)
    assert quotes.editor.issue_panel.number.text() == "2026-0001-R1"


def test_a_quote_is_cloned_for_another_authority_and_day(quotes, services, issued, authorities):
    quotes.open(issued)
    quotes.page.conduct.duplicate()
    panel = quotes.editor.clone_panel
    quotes.until(panel.isVisible)
    panel.search.setFocus()
    quotes.type("bagn")
    quotes.until(panel.search.popup.isVisible)
    quotes.key(Key.Key_Return)
    panel.day.setFocus()
    panel.day.selectAll()
    quotes.type("4/1/2027")
    quotes.key(Key.Key_Return, Ctrl)
    quotes.until(lambda: quotes.view is not None and quotes.view.id != issued)
    assert (quotes.view.authority, quotes.view.service_day) == ("Bagneux", date(2027, 1, 4))
    assert [line.code for line in quotes.view.lines] == ["COACH"]


def test_names_are_masked_in_the_editor_too(quotes, services, draft):
    services.quotes.drafting.edit_heading(draft, {"follower": "Marc Ollivier"})
    quotes.open(draft)
    follower = quotes.editor.heading.follower
    assert follower.currentText() == "Marc Ollivier"
    quotes.window.masking.set_masked(True)
    assert follower.currentText() == "MO"
    assert "Ollivier" not in " ".join(follower.itemText(place) for place in range(follower.count()))
    quotes.window.masking.set_masked(False)
    assert follower.currentText() == "Marc Ollivier"


def test_the_page_is_covered_while_names_are_masked_and_still_saved(
    quotes, services, issued, dialogs, tmp_path
):
    quotes.open(issued)
    editor = quotes.editor
    quotes.until(lambda: editor.preview.picture(0) is not None)
    quotes.key(Qt.Key.Key_F8)
    assert not editor.preview.isVisible()
    assert editor.preview_place.state.isVisible()
    assert editor.preview_place.state.accessibleName() == "Aperçu masqué (F8)"
    dialogs.answer = tmp_path / "devis.pdf"
    quotes.page.export()
    quotes.until(dialogs.answer.exists)
    assert dialogs.answer.read_bytes() == services.quotes.issuing.pdf(issued)
    quotes.key(Qt.Key.Key_F8)
    assert editor.preview.isVisible()


def test_a_quote_and_its_revision_lead_to_each_other(quotes, services, issued):
    revision = services.quotes.copying.revise(issued).ids[0]
    quotes.open(issued)
    bar = quotes.editor.bar
    assert (bar.later_button.text(), bar.earlier_button.isVisible()) == (
        "Voir la révision en préparation",
        False,
    )
    services.quotes.issuing.issue(revision)
    quotes.page.refresh(frozenset({"quotes"}))
    quotes.until(lambda: bar.later_button.text() == "Voir 2026-0001-R1")
    bar.later_button.click()
    quotes.until(lambda: quotes.view is not None and quotes.view.id == revision)
    assert not bar.later_button.isVisible()
    assert bar.earlier_button.text() == "Voir 2026-0001"
    bar.earlier_button.click()
    quotes.until(lambda: quotes.view is not None and quotes.view.id == issued)


def test_a_duplicate_is_saved_from_the_menu_and_the_kept_page_stays(
    quotes, services, issued, dialogs, tmp_path
):
    kept = services.quotes.issuing.pdf(issued)
    dialogs.answer = tmp_path / "copie.pdf"
    quotes.open(issued)
    quotes.page.more_button.click()
    menu = quotes.page.more_button.findChild(QMenu)
    action = next(each for each in menu.actions() if "duplicata" in each.text())
    action.trigger()
    menu.close()
    quotes.until((tmp_path / "copie.pdf").exists)
    assert (tmp_path / "copie.pdf").read_bytes() == services.quotes.issuing.duplicate_copy(issued)
    assert services.quotes.issuing.pdf(issued) == kept
