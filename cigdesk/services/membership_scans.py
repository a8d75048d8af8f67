"""A scan attached to an act on a membership: its record is kept in the transaction of the act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.kept_document import DocumentKind, KeptDocument
from cigdesk.domain.membership import Membership
from cigdesk.french import capitalised
from cigdesk.ports import UnitOfWork
from cigdesk.ports.quotes import Files
from cigdesk.services.context import new_id
from cigdesk.services.kept_documents import LONGEST_TITLE, media_type_of, printable_title

FIELD: Final = "scan"
"""The field under which a file that can't be kept is refused."""


@dataclass(frozen=True)
class Scan:
    """A file that a person attached; the title is how it is shown, never where it came from."""

    content: bytes
    title: str = ""


@dataclass(frozen=True)
class Keeping:
    """As what a file is kept, with which membership, and when."""

    kind: DocumentKind
    membership: Membership
    at: datetime


def keep_scan(uow: UnitOfWork, files: Files, scan: Scan, kept: Keeping) -> None:
    """Keep the content and its record; raises `InvalidInput` under `FIELD` for what can't be kept."""
    try:
        media_type = media_type_of(scan.content)
    except Refused as refusal:
        raise InvalidInput({FIELD: str(refusal)}) from refusal
    label = kept.kind.label
    title = printable_title(scan.title)[:LONGEST_TITLE] or capitalised(label)
    document = KeptDocument(
        id=new_id(),
        kind=kept.kind,
        title=title,
        media_type=media_type,
        sha256=files.keep(scan.content),
        kept_at=kept.at,
        authority_id=kept.membership.authority_id,
        membership_id=kept.membership.id,
    )
    uow.add(document)
