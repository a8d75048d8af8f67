"""Documents kept with a quote, a membership or an amendment: scans, letters, encrypted beside the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import Refused
from cigdesk.domain.identifiers import tidy
from cigdesk.domain.kept_document import DocumentKind, KeptDocument
from cigdesk.domain.membership import Membership
from cigdesk.domain.membership_terms import Amendment
from cigdesk.domain.quote import Quote
from cigdesk.domain.rights import Right
from cigdesk.french import NBSP, capitalised, number
from cigdesk.ports import UnitOfWork
from cigdesk.ports.quotes import Files
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id

LARGEST: Final = 25_000_000
"""Bytes of one document: a scan of some hundred pages."""
LONGEST_TITLE: Final = 120
_SIGNATURES: Final = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}
_SUFFIXES: Final = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}
_PDF_STARTS_WITHIN: Final = 1024
"""Bytes that may stand before the signature of a PDF (ISO 32000, annex H)."""
_OTHER_CONTENT: Final = (
    "Seuls les PDF et les images PNG ou JPEG se joignent. Enregistrez ce document en PDF, puis joignez-le."
)


@dataclass(frozen=True)
class DocumentOwner:
    """What a document belongs to: one of these, or an authority alone."""

    authority_id: UUID | None = None
    quote_id: UUID | None = None
    membership_id: UUID | None = None
    amendment_id: UUID | None = None

    def __post_init__(self) -> None:
        if len(self.named) != 1:
            raise ValueError("a document belongs to one record")

    @property
    def named(self) -> Mapping[str, UUID]:
        """The one field that is set."""
        return {name: key for name, key in vars(self).items() if key is not None}


@dataclass(frozen=True)
class DocumentLine:
    """A kept document as it is listed."""

    id: UUID
    kind: DocumentKind
    title: str
    media_type: str
    kept_at: datetime

    @property
    def file_name(self) -> str:
        """« document-3f2a9c.pdf »: the name of a file on the disk says nothing of its content."""
        return f"document-{self.id.hex[-6:]}{_SUFFIXES.get(self.media_type, '')}"


@dataclass(frozen=True)
class OpenedDocument:
    """A document with its very bytes."""

    line: DocumentLine
    content: bytes


class KeptDocuments:
    """Keeping, listing, opening and removing; a removal can be taken back, for the file stays."""

    def __init__(self, context: Context, files: Files) -> None:
        self._context, self._files = context, files

    def of(self, owner: DocumentOwner) -> tuple[DocumentLine, ...]:
        """The documents of that record, the newest first; those of an authority alone, not of its quotes."""
        with self._context.reading() as uow:
            found = uow.find(KeptDocument, **_columns(uow, owner))
        return tuple(_line(each) for each in reversed(found))

    def keep(self, owner: DocumentOwner, content: bytes, kind: DocumentKind, title: str) -> Change:
        """Keep a PDF, a PNG or a JPEG with that record; raises `Refused` for any other content."""
        media_type = media_type_of(content)
        sha256 = self._files.keep(content)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            document = KeptDocument(
                id=new_id(),
                kind=kind,
                title=_checked_title(title, kind),
                media_type=media_type,
                sha256=sha256,
                kept_at=self._context.now(),
                **_columns(uow, owner),
            )
            uow.add(document)
            return (document.id,)

        return self._context.change(_right(owner), work, "Document joint", kind.label)

    def describe(self, document_id: UUID, kind: DocumentKind, title: str) -> Change:
        """Call a document otherwise."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            document = uow.get(KeptDocument, document_id)
            document.kind, document.title = kind, _checked_title(title, kind)
            return (document_id,)

        return self._context.change(self._right_of(document_id), work, "Document renommé")

    def remove(self, document_id: UUID) -> Change:
        """Take a document away from its record."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.remove(uow.get(KeptDocument, document_id))
            return (document_id,)

        return self._context.change(self._right_of(document_id), work, "Document retiré")

    def open(self, document_id: UUID) -> OpenedDocument:
        """The document; raises `NotFound` when its file is gone or was altered."""
        with self._context.reading() as uow:
            document = uow.get(KeptDocument, document_id)
            line, sha256 = _line(document), document.sha256
        self._context.accesses.note(AccessAct.VIEW, "kept_documents", [document_id])
        return OpenedDocument(line, self._files.read(sha256))

    def _right_of(self, document_id: UUID) -> Right:
        with self._context.reading() as uow:
            document = uow.get(KeptDocument, document_id)
            return Right.MANAGE_QUOTES if document.quote_id else _OTHERS


_OTHERS: Final = Right.MANAGE_MEMBERSHIPS


def remove_documents(uow: UnitOfWork, owner: DocumentOwner) -> None:
    """Within the transaction that deletes the record they belong to: the store refuses it else."""
    for each in uow.find(KeptDocument, **owner.named):
        uow.remove(each)


def refuse_weight(size: int) -> None:
    """Raise `Refused` for more bytes than are kept; asked before a file is read whole."""
    if size > LARGEST:
        weight, most = number(round(size / 1e6)), number(LARGEST // 1_000_000)
        raise Refused(
            f"Ce fichier pèse {weight}{NBSP}Mo pour {most}{NBSP}Mo au plus. Numérisez-le en noir et blanc"
            " ou en plusieurs fichiers."
        )


def media_type_of(content: bytes) -> str:
    """What the content itself says it is, whatever its name; raises `Refused`."""
    refuse_weight(len(content))
    for signature, media_type in _SIGNATURES.items():
        if content.startswith(signature):
            return media_type
    if b"%PDF-" in content[:_PDF_STARTS_WITHIN]:
        return "application/pdf"
    raise Refused(_OTHER_CONTENT if content else "Ce fichier est vide.")


def _columns(uow: UnitOfWork, owner: DocumentOwner) -> dict[str, Any]:
    """What a document of that owner has in its four references."""
    none = dict.fromkeys(("quote_id", "membership_id", "amendment_id"))
    return none | dict(owner.named) | {"authority_id": _authority_of(uow, owner)}


def _authority_of(uow: UnitOfWork, owner: DocumentOwner) -> UUID:
    if owner.quote_id is not None:
        return uow.get(Quote, owner.quote_id).authority_id
    if owner.membership_id is not None:
        return uow.get(Membership, owner.membership_id).authority_id
    if owner.amendment_id is not None:
        membership = uow.get(Amendment, owner.amendment_id).membership_id
        return uow.get(Membership, membership).authority_id
    return uow.get(Authority, owner.named["authority_id"]).id


def _right(owner: DocumentOwner) -> Right:
    return Right.MANAGE_QUOTES if owner.quote_id is not None else _OTHERS


def _checked_title(title: str, kind: DocumentKind) -> str:
    kept = printable_title(title) or capitalised(kind.label)
    if len(kept) > LONGEST_TITLE:
        raise Refused(f"Le titre du document compte {len(kept)} caractères pour {LONGEST_TITLE} au plus.")
    return kept


def printable_title(title: str) -> str:
    """A title as it is shown; that of a file may hold what no page shows, or what turns its letters round."""
    return tidy("".join(letter if letter.isprintable() else " " for letter in title))


def _line(document: KeptDocument) -> DocumentLine:
    return DocumentLine(document.id, document.kind, document.title, document.media_type, document.kept_at)
