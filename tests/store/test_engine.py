"""Transactions, settings of each connection, secrecy on the disk, what survives a killed process."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, InterfaceError

from cigdesk.store_errors import DamagedStore, DiskFull, OldSqlite, StoreLocked
from db.engine import WRITING
from db.store import Store

MARKER = "Mme Hirondelle-Marqueur est suivie"

WRITER = """
import sys
from pathlib import Path
from db.engine import WRITING
from db.revision import Migrations
from db.store import Store

path, passphrase, versions, start = sys.argv[1:]
store = Store.open(Path(path), passphrase, migrations=Migrations(Path(versions), "0001"))
writer = store.engine.execution_options(**{WRITING: True})
for number in range(int(start), 10**9):
    with writer.begin() as connection:
        connection.exec_driver_sql("INSERT INTO parents(id, words) VALUES (?, 'x')", (number,))
        connection.exec_driver_sql("INSERT INTO children(parent_id) VALUES (?)", (number,))
    print(number, flush=True)
"""


def pragma(store: Store, name: str) -> object:
    with store.engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 10_000),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("application_id", 0x43494744),
        ("user_version", 1),
        ("page_size", "4096"),
    ],
)
def test_each_connection_has_the_settings_that_durability_needs(new_store, name, value):
    assert pragma(new_store, name) == value
    with new_store.engine.connect() as first:
        first.exec_driver_sql("SELECT 1")
        assert pragma(new_store, name) == value


def test_an_old_sqlite_is_refused(place, passphrase, cheap, monkeypatch):
    monkeypatch.setattr("db.engine.driver.sqlite_version_info", (3, 51, 2))
    with pytest.raises(OldSqlite):
        Store.create(place, passphrase, cost=cheap)
    assert not place.parent.exists()


def test_a_transaction_that_fails_leaves_nothing(new_store, write, words):
    write(new_store, "gardé")
    with pytest.raises(InterfaceError):
        write(new_store, "perdu", object())
    assert words(new_store) == ["gardé"]


def test_a_reading_transaction_cannot_write(new_store, words):
    with pytest.raises(DBAPIError, match="readonly"), new_store.engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO parents(words) VALUES ('perdu')")
    assert words(new_store) == []


def test_a_reader_sees_one_state_while_others_write(new_store, write):
    with new_store.engine.connect() as reader:
        count = "SELECT count(*) FROM parents"
        before = reader.exec_driver_sql(count).scalar()
        write(new_store, "écrit entre-temps")
        assert reader.exec_driver_sql(count).scalar() == before == 0


def test_writers_take_turns_across_threads(new_store, words):
    writer = new_store.engine.execution_options(**{WRITING: True})

    def add_one() -> None:
        for _ in range(25):
            with writer.begin() as connection:
                last = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM parents").scalar_one()
                connection.exec_driver_sql("INSERT INTO parents(id, words) VALUES (?, 'x')", (last + 1,))

    threads = [threading.Thread(target=add_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(words(new_store)) == 100


def test_a_writer_that_waits_too_long_says_so(new_store):
    @event.listens_for(new_store.engine, "checkout")
    def be_impatient(connection, *_):
        connection.execute("PRAGMA busy_timeout = 1")

    writer = new_store.engine.execution_options(**{WRITING: True})
    with writer.begin(), writer.connect() as second, pytest.raises(StoreLocked, match="occupé"):
        second.begin()


def test_a_full_disk_is_said_and_keeps_what_was_written(new_store, write, words):
    write(new_store, "gardé")

    @event.listens_for(new_store.engine, "checkout")
    def leave_no_room(connection, *_):
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")

    with pytest.raises(DiskFull) as refusal:
        write(new_store, "perdu", "x" * 50_000)
    assert "full" in str(refusal.value.__cause__)
    assert words(new_store) == ["gardé"]


def test_values_are_not_in_the_messages_of_the_engine(new_store):
    writer = new_store.engine.execution_options(**{WRITING: True})
    with pytest.raises(DBAPIError) as fault, writer.begin() as connection:
        connection.exec_driver_sql("INSERT INTO nowhere(words) VALUES (?)", (MARKER,))
    assert MARKER not in str(fault.value)


def test_nothing_can_be_read_on_the_disk(new_store, write):
    write(new_store, *[MARKER] * 50)
    backed_up = new_store.back_up()
    files = [path for path in new_store.path.parent.rglob("*") if path.is_file()]
    assert {new_store.path.name + suffix for suffix in ("", "-wal", "-shm", ".key")} <= {
        p.name for p in files
    }
    assert backed_up.path in files
    for path in files:
        content = path.read_bytes()
        assert MARKER.encode() not in content
        assert b"SQLite format" not in content
        assert b"CREATE TABLE" not in content


@pytest.mark.skipif(sys.platform == "win32", reason="rights are lists there, set by the profile's folder")
def test_every_file_is_its_owners_alone(new_store, write):
    previous = os.umask(0)
    try:
        write(new_store, "x")
        new_store.back_up()
    finally:
        os.umask(previous)
    for path in (new_store.path.parent, *new_store.path.parent.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path.name


def test_what_was_erased_leaves_no_trace(new_store, write):
    write(new_store, "un secret" * 200)
    with new_store.engine.execution_options(**{WRITING: True}).begin() as connection:
        connection.exec_driver_sql("DELETE FROM parents")
    new_store.checkpoint()
    assert Path(f"{new_store.path}-wal").stat().st_size == 0


def test_no_commit_that_was_acknowledged_is_lost_when_the_process_is_killed(
    closed, passphrase, trial, reopen
):
    acknowledged = 100
    for _ in range(4):
        start = acknowledged + 1
        command = [sys.executable, "-c", WRITER, str(closed), passphrase, str(trial.versions), str(start)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            *_, last = islice(writer.stdout, 20)
            writer.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
            acknowledged = int([last, *writer.stdout][-1])
        with reopen(closed) as store:
            with store.engine.connect() as connection:
                kept = set(connection.exec_driver_sql("SELECT id FROM parents WHERE id > 100").scalars())
                pairs = connection.exec_driver_sql(
                    "SELECT count(*) FROM parents p JOIN children ON parent_id = p.id WHERE p.id > 100"
                ).scalar()
            report = store.check(full=True)
        assert set(range(101, acknowledged + 1)) <= kept
        assert pairs == len(kept)
        assert not report.integrity
        acknowledged = max(kept)


def test_a_reader_at_work_does_not_hold_up_the_closing(new_store, write, words, reopen):
    with new_store.engine.connect() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM parents")
        write(new_store, "écrit entre-temps")
        new_store.close()
    assert words(reopen(new_store.path)) == ["écrit entre-temps"]


def test_damage_that_comes_while_the_store_is_open_is_found_by_the_check(new_store, write, reopen):
    write(new_store, *("x" * 3000 for _ in range(50)))
    new_store.close()
    store = reopen(new_store.path)
    content = bytearray(new_store.path.read_bytes())
    content[len(content) // 2] ^= 1
    new_store.path.write_bytes(content)
    with pytest.raises(DamagedStore):
        store.check()


def test_the_check_counts_and_finds_broken_references(closed, reopen):
    store = reopen(closed)
    assert store.check().counts == {"children": 6, "parents": 3}
    with store.engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
    raw = store.engine.raw_connection()
    raw.detach()
    raw.cursor().executescript(
        "PRAGMA foreign_keys=OFF; PRAGMA query_only=OFF; DELETE FROM parents WHERE id=1"
    )
    raw.close()
    report = store.check(full=True)
    assert len(report.foreign_keys) == 2
    assert report.integrity == ()
    assert not report.sound
