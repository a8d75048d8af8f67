"""Notes under secrecy: when a version is kept, what is warned of, who deletes."""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from cigdesk.domain.free_text import has_nir
from cigdesk.french import NBSP, number, plural


class NoteKind(StrEnum):
    """What is sealed."""

    NOTE = "note"
    MOTIVE = "motive"
    """Why somebody is received, in detail: the rest of the service sees a field (`Subject`) alone."""


NOTE_KINDS: Final = {NoteKind.NOTE: "Note", NoteKind.MOTIVE: "Motif détaillé"}

MOST_LETTERS: Final = 20_000
"""Characters of a note: what one field may print (RELIABILITY.md, §5)."""
PAUSE: Final = timedelta(minutes=10)
"""After that long without a word, what is written next is another sitting."""
LONGEST_SITTING: Final = timedelta(hours=1)
"""However long somebody writes on, what stood there an hour before is kept."""


def as_kept(text: str) -> str:
    """A note as it is kept: composed letters (the search counts on it), one kind of line end."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")


def note_fault(text: str) -> str:
    """What keeps a text from being kept."""
    over = len(text) - MOST_LETTERS
    if over <= 0:
        return ""
    return (
        f"Une note compte {number(MOST_LETTERS)}{NBSP}caractères au plus, il y en a {number(over)} de trop. "
        "Continuez dans une autre note."
    )


def nir_warning(text: str) -> str:
    """A note needs no social security number (RELIABILITY.md, R10); it is kept all the same."""
    if not has_nir(text):
        return ""
    return f"Ceci ressemble à un numéro de sécurité sociale{NBSP}: une note n’en a pas besoin, retirez-le."


def same_sitting(author: UUID, writer: UUID, *, begun: datetime, changed: datetime, now: datetime) -> bool:
    """Whether what is written now goes on with what stands there: no version is kept of that.

    The same author, without a pause of `PAUSE`, and within `LONGEST_SITTING` of the beginning: one version
    for what somebody wrote in one go, not one for each second of typing.
    """
    return (
        author == writer
        and timedelta(0) <= now - changed < PAUSE
        and timedelta(0) <= now - begun < LONGEST_SITTING
    )


def may_delete(author: UUID, actor: UUID, *, author_in_place: bool) -> bool:
    """A note is wiped by who wrote it, or by another member once they have left."""
    return author == actor or not author_in_place


def versions_line(count: int) -> str:
    """« 3 versions »."""
    return plural(count, "version")
