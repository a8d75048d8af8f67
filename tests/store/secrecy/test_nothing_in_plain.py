"""Whoever has the file, its key and an SQL shell finds no word of a note, there or in what lies beside it."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlalchemy.exc import IntegrityError

from cigdesk.bootstrap import open_store
from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.note import NoteKind
from cigdesk.domain.rights import Role
from cigdesk.domain.vault import LOSS_WORDS, VaultKind
from cigdesk.services.social_note_views import NoteOwner
from db.engine import connect
from db.store import Store

MARK = "Zorglubine"
"""In every text that is sealed: nothing else holds it."""
GIVEN = "cinq poules sur un mur"
OWN = "qui picorent du pain dur"


@pytest.fixture
def written(team, office, clock):
    """Notes of every kind, with versions, one set aside and one wiped."""
    case, meeting = NoteOwner(case_id=office.case.id), NoteOwner(appointment_id=office.appointment.id)
    notes = team.maryse.notes
    for owner, kind in ((case, NoteKind.NOTE), (meeting, NoteKind.MOTIVE)):
        saved = notes.write(owner, f"{MARK} un", kind=kind)
        clock.move(hours=1)
        notes.save(saved.note_id, saved.rev, f"{MARK} deux")
        notes.save(saved.note_id, saved.rev, f"{MARK} à côté")
    notes.write(case, f"{MARK} pour moi", circle=VaultKind.PERSONAL)
    gone = notes.write(case, f"{MARK} effacé").note_id
    assert len(notes.search(MARK)) == 4
    notes.delete(gone)
    return office


def _whole_text(store: Store) -> bytes:
    """Every row of every table, and the bytes of the file as they lie under its own encryption."""
    with closing(connect(store.path, store.key)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names]
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(store.path.with_suffix(".open")),))
        connection.execute("SELECT sqlcipher_export('plain')")
    return repr(rows).encode() + store.path.with_suffix(".open").read_bytes()


def _found(content: bytes) -> bool:
    forms = (MARK.encode(), MARK.casefold().encode(), MARK.encode().hex().encode(), MARK.encode("utf-16-le"))
    return any(form in content for form in forms)


def test_an_sql_shell_reads_no_word(written):
    assert not _found(_whole_text(written.store))


def test_no_word_lies_in_the_file_its_log_its_backups_or_beside_them(written, clock):
    written.store.back_up(now=clock.now())
    files = [each for each in written.store.path.parent.rglob("*") if each.is_file()]
    assert any(each.name.endswith("-wal") for each in files)
    assert len(files) > 3
    assert not [each.name for each in files if _found(each.read_bytes())]


def test_a_backup_opened_with_its_key_holds_no_word_but_every_note(written, clock, desk):
    copy = written.store.back_up(now=clock.now()).path
    with closing(connect(copy, written.store.key)) as connection:
        rows = connection.execute("SELECT * FROM confidential_notes").fetchall()
        grants = connection.execute("SELECT count(*) FROM vault_grants").fetchone()[0]
    assert len(rows) == 3
    assert grants > 3
    assert not _found(repr(rows).encode())


def test_the_journal_and_the_search_know_nothing_of_notes(written):
    with closing(connect(written.store.path, written.store.key)) as connection:
        tables = {row[0] for row in connection.execute("SELECT DISTINCT table_name FROM journal")}
        words = connection.execute(
            "SELECT count(*) FROM search_entries WHERE words LIKE '%zorglub%'"
        ).fetchone()
    assert not tables & {"vaults", "vault_grants", "confidential_notes", "confidential_versions"}
    assert words == (0,)
    assert not _found(repr(written.desk.services.search.find(MARK)).replace(repr(MARK), "").encode())


def test_errors_carry_no_word(written, team, caplog, capfd):
    note = team.maryse.notes.search(MARK)[0].note
    for act in (
        lambda: team.maryse.notes.save(note.id, note.rev, MARK * 5000),
        lambda: team.maryse.notes.write(NoteOwner(), f"{MARK} de rien"),
    ):
        with pytest.raises((InvalidInput, IntegrityError)) as failed:
            act()
        assert not _found(repr(failed.value).encode())
        assert not _found(str(failed.value).encode())
    assert not _found(caplog.text.encode())
    assert not _found("".join(capfd.readouterr()).encode())


def test_a_change_says_that_notes_moved_and_nothing_more(team, office):
    change = team.maryse.notes.write(NoteOwner(case_id=office.case.id), MARK).change
    assert "confidential_notes" in change.kinds
    assert change.undo is None
    assert not _found(repr(change).encode())


def test_keys_are_not_shown(team, office):
    with team.maryse.context.store.reading() as uow:
        opened = team.maryse.vaults._ring.readable(uow)
    for each in opened.values():
        assert all(key.hex() not in repr(each) and repr(key) not in repr(each) for key in each.keys.values())


def test_notes_follow_their_reader_through_a_lock_and_a_changed_passphrase(
    desk, clock, desk_passphrase, office
):
    """The whole way, by passphrases: the first person is a social worker again, as in a small centre."""
    me = desk.services.context.actor.person_id
    office.change(me, roles=(Role.SOCIAL_WORKER, Role.ADMINISTRATOR))
    services = desk.services
    services.vaults.accept_loss(VaultKind.TEAM, LOSS_WORDS)
    saved = services.notes.write(NoteOwner(case_id=office.case.id), "suivi")
    services.passphrase.change(desk_passphrase, OWN, OWN)
    again = open_store(desk.path, OWN, clock=clock)
    try:
        assert again.services.notes.read(saved.note_id).text == "suivi"
    finally:
        again.store.close()
