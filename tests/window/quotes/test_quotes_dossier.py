"""A quote leaves from the window, and documents are kept with it."""

from __future__ import annotations

import stat
import sys
from email import message_from_bytes
from email.policy import default

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.authority import Authority
from cigdesk.domain.kept_document import DocumentKind
from cigdesk.domain.letters import Way
from cigdesk.domain.quote import QuoteState
from cigdesk.domain.rights import Right
from cigdesk.services.kept_documents import DocumentOwner

PDF = b"%PDF-1.7 bon pour accord"


@pytest.fixture
def issued(services, choisy):
    quote = services.quotes.drafting.create(choisy, None, "Coaching").ids[0]
    services.quotes.drafting.add_line(quote, "COACH")
    services.quotes.issuing.issue(quote)
    return quote


@pytest.fixture
def dossier(quotes, issued):
    """The panel of an issued quote, open."""
    quotes.open(issued)
    QTest.mouseClick(quotes.page.send_button, Qt.MouseButton.LeftButton)
    quotes.settle()
    assert quotes.page.dossier.isVisible()
    return quotes.page.dossier


def _click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_message_opens_in_the_mail_program_and_the_quote_is_sent(
    quotes, dossier, services, issued, dialogs
):
    _click(dossier.mail_button)
    quotes.until(lambda: quotes.view.state is QuoteState.SENT)
    [path] = dialogs.shown
    mail = message_from_bytes(path.read_bytes(), policy=default)
    [page] = mail.iter_attachments()
    assert page.get_content() == services.quotes.issuing.pdf(issued)
    assert "choisy" not in path.name.lower()
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    quotes.until(lambda: len(dossier.lines) == 1)
    assert "par courriel" in dossier.lines[0].text()
    quotes.window.bench.undo.undo()
    quotes.until(lambda: quotes.view.state is QuoteState.ISSUED)
    quotes.until(lambda: not dossier.lines)


def test_without_a_mail_program_nothing_is_noted(quotes, dossier, services, issued, dialogs, monkeypatch):
    monkeypatch.setattr(dialogs, "open_externally", lambda _path: False)
    refused = []
    quotes.window.bench.operations.refused.connect(lambda _label, error: refused.append(str(error)))
    _click(dossier.mail_button)
    quotes.until(lambda: bool(refused))
    assert "courriel" in refused[0]
    assert services.quotes.view(issued).state is QuoteState.ISSUED


def test_a_departure_by_post_is_noted(quotes, dossier, services, issued):
    _click(dossier.post_button)
    quotes.until(lambda: quotes.view.state is QuoteState.SENT)
    assert [each.way for each in services.quote_dispatch.departures(issued)] == [Way.POST]


def test_a_draft_does_not_leave_and_says_why(quotes, draft):
    quotes.open(draft)
    quotes.page.open_dossier()
    dossier = quotes.page.dossier
    assert not dossier.mail_button.isEnabled()
    assert "émettez-le" in dossier.mail_button.reason
    assert QApplication.focusWidget() is dossier.documents.add_button


def test_a_scan_is_joined_opened_removed_and_brought_back(
    quotes, dossier, services, issued, dialogs, tmp_path
):
    scan = tmp_path / "Bon de commande 12.pdf"
    scan.write_bytes(PDF)
    card, dialogs.answer = dossier.documents, scan
    card.kind.setCurrentIndex(card.kind.findData(DocumentKind.PURCHASE_ORDER))
    _click(card.add_button)
    quotes.until(lambda: len(card.rows) == 1)
    [line] = services.kept_documents.of(DocumentOwner(quote_id=issued))
    assert (line.title, line.kind) == ("Bon de commande 12", DocumentKind.PURCHASE_ORDER)
    _click(card.rows[0].open_button)
    quotes.until(lambda: len(dialogs.shown) == 1)
    assert dialogs.shown[0].read_bytes() == PDF
    assert "commande" not in dialogs.shown[0].name.lower()
    _click(card.rows[0].remove_button)
    quotes.until(lambda: not card.rows)
    quotes.window.bench.undo.undo()
    quotes.until(lambda: len(card.rows) == 1)


def test_a_document_is_renamed_in_place_and_its_title_taken_back(quotes, dossier, services, issued):
    owner = DocumentOwner(quote_id=issued)
    services.kept_documents.keep(owner, PDF, DocumentKind.PURCHASE_ORDER, "scan 0012")
    card = dossier.documents
    card.read()
    quotes.until(lambda: len(card.rows) == 1)

    def titles():
        return [each.title for each in services.kept_documents.of(owner)]

    card.rows[0].open_button.setFocus()
    quotes.key(Qt.Key.Key_F2)
    quotes.type("Bon 12")
    quotes.key(Qt.Key.Key_Escape)
    assert dossier.isVisible()
    assert not card.rows[0].title_field.isVisible()
    assert (card.rows[0].title.text(), titles()) == ("scan 0012", ["scan 0012"])
    QTest.mouseDClick(card.rows[0].title, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(card.rows[0].title, Qt.MouseButton.LeftButton)
    quotes.type("Bon de commande 12")
    quotes.key(Qt.Key.Key_Return)
    quotes.until(lambda: card.lines[0].title == "Bon de commande 12")
    assert QApplication.focusWidget() is card.rows[0].open_button
    [line] = services.kept_documents.of(owner)
    assert (line.title, line.kind) == ("Bon de commande 12", DocumentKind.PURCHASE_ORDER)
    quotes.window.bench.undo.undo()
    quotes.until(lambda: card.lines[0].title == "scan 0012")


def test_a_file_is_dropped_on_the_card(quotes, dossier, tmp_path):
    scan = tmp_path / "accord.pdf"
    scan.write_bytes(PDF)
    card, data = dossier.documents, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(20, 20), copy, data, left, none)
    QApplication.sendEvent(card, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(card, QDropEvent(QPointF(20, 20), copy, data, left, none))
    quotes.until(lambda: [row.accessibleName().split(",")[0] for row in card.rows] == ["accord"])


def test_what_is_not_a_document_is_refused_in_words(quotes, dossier, dialogs, tmp_path):
    wrong = tmp_path / "tableau.pdf"
    wrong.write_bytes(b"PK\x03\x04")
    refused = []
    quotes.window.bench.operations.refused.connect(lambda _label, error: refused.append(str(error)))
    dialogs.answer = wrong
    _click(dossier.documents.add_button)
    quotes.until(lambda: bool(refused))
    assert "PDF" in refused[0]
    wrong.unlink()
    _click(dossier.documents.add_button)
    quotes.until(lambda: len(refused) == 2)
    assert "lu" in refused[1]
    assert not dossier.documents.rows


def test_masking_hides_who_an_address_names(quotes, dossier, services, issued, choisy):
    def work(uow):
        uow.get(Authority, choisy).mail = "a.besson@choisy.example"
        return (choisy,)

    services.context.change(Right.MANAGE_AUTHORITIES, work, "")
    services.quote_dispatch.sent(issued, Way.MAIL)
    dossier.read()
    quotes.settle()
    assert "a.besson@choisy.example" in dossier.lines[0].text()
    quotes.window.bench.masking.set_masked(True)
    quotes.settle()
    assert "besson" not in dossier.lines[0].text() + dossier._to.text()
    assert "choisy.example" in dossier.lines[0].text()
    quotes.window.bench.masking.set_masked(False)
