"""A document kept beside the store: a scan, a letter, a bulletin. Its content is a file named by its hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID


class DocumentKind(StrEnum):
    """What a kept document is."""

    SIGNED_QUOTE = "signed-quote"
    PURCHASE_ORDER = "purchase-order"
    MEMBERSHIP_FORM = "membership-form"
    SIGNED_CONVENTION = "signed-convention"
    AMENDMENT = "amendment"
    CERTIFICATE = "certificate"
    DENUNCIATION = "denunciation"
    DELIBERATION = "deliberation"
    DECLARATION = "declaration"
    OTHER = "other"

    @property
    def label(self) -> str:
        """« devis signé »."""
        return _LABELS[self]


_LABELS: Final = {
    DocumentKind.SIGNED_QUOTE: "devis signé",
    DocumentKind.PURCHASE_ORDER: "bon de commande",
    DocumentKind.MEMBERSHIP_FORM: "bulletin d’adhésion",
    DocumentKind.SIGNED_CONVENTION: "convention signée",
    DocumentKind.AMENDMENT: "avenant",
    DocumentKind.CERTIFICATE: "attestation",
    DocumentKind.DENUNCIATION: "lettre de dénonciation",
    DocumentKind.DELIBERATION: "délibération",
    DocumentKind.DECLARATION: "déclaration d’effectif",
    DocumentKind.OTHER: "autre document",
}


@dataclass(eq=False, kw_only=True)
class KeptDocument:
    """One file, of one authority, and of one of its quotes or memberships where it belongs to one."""

    id: UUID
    rev: int = 1
    kind: DocumentKind
    title: str
    """As it is shown; never the name of a file on the disk."""
    media_type: str
    """`application/pdf`, `image/png` or `image/jpeg`."""
    sha256: str
    kept_at: datetime
    authority_id: UUID
    quote_id: UUID | None = None
    membership_id: UUID | None = None
    amendment_id: UUID | None = None
