"""Searching notes under secrecy: each is opened and read through in memory, no index holds a word of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from driver import bare_cursor, read_all, sent_by
from figures import Aim, Figure, Row, alternately

from cigdesk.bootstrap import open_store
from cigdesk.domain.note import NoteKind
from cigdesk.domain.rights import Right
from cigdesk.domain.support import Case
from cigdesk.domain.vault import VaultKind
from cigdesk.services.demonstration import PASSPHRASE
from cigdesk.services.social_note_views import NoteOwner

NOTES, LETTERS = 20_000, 400
_FLOOR = "the same sealed rows by the bare driver, not opened"
ROWS = (
    Row("notes.search", f"Search {NOTES} notes of {LETTERS} characters, none found", _FLOOR, Aim(most=300)),
    Row("notes.found", "– until 200 are found", _FLOOR),
)
REPEATS = 7
_WORDS = (
    *("dette", "loyer", "éviction", "famille", "enfant", "école", "hôpital", "congé", "reprise", "collègue"),
    *("tension", "équipe", "l’argent", "crédit", "dossier", "banque", "rendez-vous", "œuvre", "logement"),
)


def measure(store: Path) -> Iterator[Figure]:
    """Texts drawn from common words, all of them of one case: who is concerned makes no difference."""
    desk = open_store(store, PASSPHRASE)
    try:
        _write(desk.services)
        search = desk.services.notes.search
        with bare_cursor(desk.store.engine) as cursor:
            sent = sent_by(desk.store.engine, lambda: search("introuvable"))
            for key, text in (("notes.search", "introuvable"), ("notes.found", "dette")):
                yield alternately(
                    key, lambda text=text: search(text), lambda: read_all(cursor, sent), repeats=REPEATS
                )
    finally:
        desk.store.close()


def _write(services: Any) -> None:
    """Sealed as the program seals them, in one transaction."""
    random, notes = Random("cigdesk, notes"), services.notes
    if services.vaults.standing(VaultKind.TEAM).state.value != "ready":
        services.vaults.accept_loss(VaultKind.TEAM, "je perdrai les notes")
    with services.context.writing(Right.NOTES) as uow:
        opened = services.vaults.for_writing(uow, VaultKind.TEAM)
        owner = NoteOwner(case_id=uow.find(Case)[0].id)
        for _ in range(NOTES):
            text = " ".join(random.choice(_WORDS) for _ in range(LETTERS // 5))[:LETTERS]
            uow.vaults.add_note(notes._sealed(opened, notes._begun(opened, owner, NoteKind.NOTE), text))
        uow.commit()
