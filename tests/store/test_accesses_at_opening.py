"""Wrong passphrases, logins, restores and what is kept too long, as the store opens and closes."""

from __future__ import annotations

import shutil
from contextlib import suppress

import pytest

from cigdesk.bootstrap import open_store
from cigdesk.cli import main
from cigdesk.domain.accesses import AccessAct
from cigdesk.services.context import new_id
from cigdesk.store_errors import WrongPassphrase
from db.engine import WRITING


@pytest.fixture
def store(founded_store, tmp_path):
    folder = tmp_path / "store"
    shutil.copytree(founded_store.parent, folder)
    return folder / founded_store.name


@pytest.fixture
def command(store, tmp_path, monkeypatch, desk_passphrase):
    """Run a command on the store; gives its exit code."""
    secret = tmp_path / "phrase"
    secret.write_text(desk_passphrase)
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))
    return lambda *words: main([*words, "--store", str(store)])


def _acts(desk):
    return [
        (each.line.act.value, each.line.count)
        for each in desk.services.accesses.listing(descending=False).rows
    ]


def test_wrong_passphrases_are_kept_by_the_opening_that_follows(store, clock, desk_passphrase):
    for _ in range(3):
        clock.move(minutes=1)
        with pytest.raises(WrongPassphrase):
            open_store(store, "une autre phrase de passe", clock=clock)
    last = clock.now()
    clock.move(hours=2)
    for _ in range(2):
        desk = open_store(store, desk_passphrase, clock=clock)
        desk.note_opened()
        desk.close()
    desk = open_store(store, desk_passphrase, clock=clock)
    assert _acts(desk) == [("failed-login", 3), ("login", None), ("login", None)]
    failed = desk.services.accesses.listing(descending=False).rows[0].line
    assert (failed.at, failed.person) == (last, "")
    desk.store.close()


def test_what_waits_is_written_when_the_store_closes_or_locks(store, clock, desk_passphrase):
    desk = open_store(store, desk_passphrase, clock=clock)
    desk.write_accesses_by(lambda _flush: None)
    desk.services.accesses.note(AccessAct.VIEW, "cases", [new_id()])
    locked = desk.lock()
    desk = locked.unlock(desk_passphrase)
    desk.write_accesses_by(lambda _flush: None)
    desk.services.accesses.note(AccessAct.VIEW, "cases", [new_id()])
    desk.close()
    desk = open_store(store, desk_passphrase, clock=clock)
    assert _acts(desk) == [("view", None)] * 2
    desk.store.close()


def test_a_restore_says_so_in_the_chain_that_came_back(store, clock, desk_passphrase):
    desk = open_store(store, desk_passphrase, window=True, clock=clock)
    desk.services.accesses.note(AccessAct.EXPORT, "agenda", count=1)
    copy = desk.store.back_up().path
    desk.services.accesses.note(AccessAct.EXPORT, "agenda", count=2)
    desk = desk.restored(copy)
    assert _acts(desk) == [("export", 1), ("restore", None)]
    assert desk.services.accesses.verify().broken_at is None
    desk.store.close()


def test_commands_note_their_login_and_what_they_export_and_check_reads_the_chain(
    store, clock, command, capsys, desk_passphrase, tmp_path
):
    period = ("--from", "2026-11-01", "--to", "2026-12-01")
    assert command("export", "agenda", *period, "-o", str(tmp_path / "agenda.ics")) == 0
    assert command("check") in (0, 2)
    assert "Journal des accès" not in capsys.readouterr().err
    desk = open_store(store, desk_passphrase, clock=clock)
    assert _acts(desk) == [("login", None), ("export", 0)]
    with desk.store.engine.execution_options(**{WRITING: True}).begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER accesses_as_written")
        connection.exec_driver_sql("UPDATE accesses SET kind = 'cases'")
    desk.store.close()
    with suppress(SystemExit):
        assert command("check") == 2
    assert "Journal des accès\u00a0: la chaîne est rompue à l’entrée n°\u202f1." in capsys.readouterr().err
