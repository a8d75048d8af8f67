"""Documents kept with records: checked by their content, encrypted, journaled, taken back."""

from __future__ import annotations

from uuid import uuid4

import pytest

from cigdesk.domain.errors import NotFound, Refused
from cigdesk.domain.kept_document import DocumentKind
from cigdesk.services import kept_documents
from cigdesk.services.kept_documents import DocumentOwner, media_type_of

PDF, PNG, JPEG = b"%PDF-1.7 scan", b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff\xe0...."


@pytest.fixture
def documents(services):
    return services.kept_documents


def test_a_scan_is_kept_listed_opened_removed_and_brought_back(documents, make_quote, desk):
    owner = DocumentOwner(quote_id=make_quote())
    key = documents.keep(owner, PDF, DocumentKind.SIGNED_QUOTE, "  Bon  pour accord ").ids[0]
    documents.keep(owner, PNG, DocumentKind.OTHER, "")
    listed = documents.of(owner)
    assert [(line.title, line.media_type) for line in listed] == [
        ("Autre document", "image/png"),
        ("Bon pour accord", "application/pdf"),
    ]
    opened = documents.open(key)
    assert opened.content == PDF
    assert opened.line.file_name.startswith("document-")
    assert opened.line.file_name.endswith(".pdf")
    removed = documents.remove(key)
    assert len(documents.of(owner)) == 1
    removed.undo.run()
    assert documents.open(key).content == PDF
    lying = [each.read_bytes() for each in desk.store.attachments.folder.iterdir()]
    assert lying
    assert not any(b"scan" in content for content in lying)


def test_documents_of_an_authority_alone_are_apart_from_those_of_its_quotes(documents, places, make_quote):
    documents.keep(DocumentOwner(quote_id=make_quote()), PDF, DocumentKind.SIGNED_QUOTE, "Devis")
    whole = DocumentOwner(authority_id=places.choisy)
    documents.keep(whole, JPEG, DocumentKind.DELIBERATION, "Délibération")
    assert [line.title for line in documents.of(whole)] == ["Délibération"]


def test_a_document_is_called_otherwise(documents, make_quote):
    owner = DocumentOwner(quote_id=make_quote())
    key = documents.keep(owner, PDF, DocumentKind.OTHER, "Scan").ids[0]
    documents.describe(key, DocumentKind.PURCHASE_ORDER, "Commande 12")
    assert [(line.kind, line.title) for line in documents.of(owner)] == [
        (DocumentKind.PURCHASE_ORDER, "Commande 12")
    ]
    with pytest.raises(Refused, match="120 au plus"):
        documents.describe(key, DocumentKind.OTHER, "x" * 121)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 archive", b"<html>", b"\x7fELF", b"MZ program.pdf", b"GIF89a"]
)
def test_the_content_decides_not_the_name(documents, make_quote, content):
    owner = DocumentOwner(quote_id=make_quote())
    with pytest.raises(Refused, match="PDF"):
        documents.keep(owner, content, DocumentKind.OTHER, "facture.pdf")
    assert not documents.of(owner)


def test_an_empty_file_and_one_too_heavy_say_so(monkeypatch):
    with pytest.raises(Refused, match="vide"):
        media_type_of(b"")
    monkeypatch.setattr(kept_documents, "LARGEST", 5_000_000)
    with pytest.raises(Refused, match="6\u00a0Mo pour 5\u00a0Mo"):
        media_type_of(b"%PDF-" + b"x" * 6_000_000)
    assert media_type_of(b"\n\n" + PDF) == "application/pdf"


def test_a_document_belongs_to_one_record_that_exists(documents, places):
    for wrong in ({}, {"authority_id": uuid4(), "quote_id": uuid4()}):
        with pytest.raises(ValueError, match="one record"):
            DocumentOwner(**wrong)
    with pytest.raises(NotFound):
        documents.keep(DocumentOwner(quote_id=uuid4()), PDF, DocumentKind.OTHER, "")


def test_a_draft_is_deleted_with_its_documents_and_comes_back_with_them(documents, services, make_quote):
    quote = make_quote()
    owner = DocumentOwner(quote_id=quote)
    documents.keep(owner, PDF, DocumentKind.OTHER, "Courrier reçu")
    deleted = services.quotes.drafting.delete(quote)
    assert not services.quotes.search()
    deleted.undo.run()
    assert [line.title for line in documents.of(owner)] == ["Courrier reçu"]
