"""Creating and opening: what is refused, in which words, and that nothing is touched by a refusal."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine

from cigdesk import store_errors as refusals
from cigdesk.domain.errors import InvalidInput
from db.crypto import StoreKey
from db.engine import WRITING, connect
from db.errors import known_failures
from db.keyfile import path_for
from db.revision import HEAD, Migrations
from db.store import Store

HELD = """
import sys
from pathlib import Path
from db.revision import Migrations
from db.store import Store

path, passphrase, versions = sys.argv[1:]
store = Store.open(Path(path), passphrase, window=True, migrations=Migrations(Path(versions), "0001"))
print("open", flush=True)
sys.stdin.read()
"""

TRY = """
import os
import sys
from pathlib import Path
from cigdesk.store_errors import StoreError
from db.crypto import Cost
from db.store import Store

action, path = sys.argv[1:]
if os.geteuid() == 0:  # no right stops root: be nobody
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    getattr(Store, action)(Path(path), "les hirondelles de l’été à Choisy", cost=Cost(19, 1, 1))
except StoreError as error:
    print(type(error).__name__)
"""


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder and what it holds; of the index that processes share, its name alone.

    But the lock of the window, and the count of wrong passphrases.
    """
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".lock", ".tries"})
    return {path.name: b"" if path.name.endswith("-shm") else path.read_bytes() for path in files}


@pytest.fixture
def refused(reopen: Callable[..., Store]) -> Callable[..., refusals.StoreError]:
    """Open a store that must be refused, as a window and beside it, and see that no byte has changed."""

    def refuse(path: Path, *typed: str, **options: object) -> refusals.StoreError:
        before = snapshot(path.parent)
        for window in (False, True):
            with pytest.raises(refusals.StoreError) as refusal:
                reopen(path, *typed, window=window, **options)
        assert snapshot(path.parent) == before
        return refusal.value

    return refuse


# Creating


def test_a_new_store_opens_again_with_its_passphrase(new_store, write, words, reopen):
    write(new_store, "tout est là")
    new_store.close()
    assert words(reopen(new_store.path)) == ["tout est là"]


def test_closing_leaves_the_store_and_its_key_alone(closed):
    assert sorted(snapshot(closed.parent)) == [closed.name, path_for(closed).name]


@pytest.mark.parametrize(
    "name", ["a b.cigdesk", "été ’ #1?.cigdesk", "100%.cigdesk", "sans extension", "x'y\"z"]
)
def test_any_name_of_a_file_will_do(tmp_path, passphrase, cheap, trial, write, words, name):
    with Store.create(tmp_path / name, passphrase, cost=cheap, migrations=trial) as store:
        write(store, "x")
    with Store.open(tmp_path / name, passphrase, migrations=trial) as store:
        assert words(store) == ["x"]


@pytest.mark.parametrize(
    ("suffix", "refusal"),
    [
        ("", refusals.StoreAlreadyThere),
        (".key", refusals.KeyFileAlreadyThere),
        ("-wal", refusals.StoreAlreadyThere),
    ],
)
def test_no_file_is_ever_written_over(place, passphrase, cheap, suffix, refusal):
    place.parent.mkdir()
    place.with_name(place.name + suffix).write_text("précieux")
    with pytest.raises(refusal):
        Store.create(place, passphrase, cost=cheap)
    assert snapshot(place.parent) == {place.name + suffix: "précieux".encode()}


def test_a_folder_is_not_written_over_either(place, passphrase, cheap):
    place.mkdir(parents=True)
    with pytest.raises(refusals.StoreAlreadyThere):
        Store.create(place, passphrase, cost=cheap)


def test_the_first_records_are_part_of_the_creation(place, passphrase, cheap, trial, reopen, words):
    def found(engine: Engine) -> None:
        with engine.execution_options(**{WRITING: True}).begin() as connection:
            connection.exec_driver_sql("INSERT INTO parents(words) VALUES ('le premier')")

    Store.create(place, passphrase, cost=cheap, migrations=trial, found=found).close()
    assert words(reopen(place)) == ["le premier"]


def test_a_founding_that_fails_makes_no_store(place, passphrase, cheap, trial):
    def found(_: Engine) -> None:
        raise InvalidInput({"name": "Saisissez un nom."})

    with pytest.raises(InvalidInput):
        Store.create(place, passphrase, cost=cheap, migrations=trial, found=found)
    assert not place.parent.exists()


@pytest.mark.parametrize("failing", ["db.store.place_new", "db.store.sync_file", "db.keyfile.create_private"])
def test_a_failure_on_the_way_leaves_nothing(place, passphrase, cheap, trial, monkeypatch, failing):
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(failing, fail)
    with pytest.raises(refusals.DiskFull):
        Store.create(place, passphrase, cost=cheap, migrations=trial)
    assert not place.parent.exists()


def test_a_store_whose_last_step_fails_leaves_no_key_behind(place, passphrase, cheap, trial, monkeypatch):
    link = os.link

    def fail_on_the_store(source: Path, target: Path) -> None:
        if target == place:
            place.write_text("arrivé entre-temps")
        link(source, target)

    monkeypatch.setattr("os.link", fail_on_the_store)
    with pytest.raises(refusals.StoreAlreadyThere):
        Store.create(place, passphrase, cost=cheap, migrations=trial)
    assert snapshot(place.parent) == {place.name: "arrivé entre-temps".encode()}


def test_a_disk_without_hard_links_will_do(place, passphrase, cheap, trial, monkeypatch, reopen):
    def fail(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("os.link", fail)
    Store.create(place, passphrase, cost=cheap, migrations=trial).close()
    assert reopen(place).path == place


def test_an_empty_passphrase_makes_no_store(place, cheap):
    with pytest.raises(InvalidInput):
        Store.create(place, " ", cost=cheap)
    assert not place.parent.exists()


# The passphrase and the key file


def test_a_wrong_passphrase_opens_nothing(closed, refused):
    assert isinstance(refused(closed, "Les hirondelles"), refusals.WrongPassphrase)


def test_a_passphrase_can_be_changed_added_and_removed(closed, reopen, passphrase):
    store = reopen(closed)
    store.change_passphrase(passphrase, "la nouvelle")
    added = store.add_passphrase("celle d’une collègue")
    assert store.passphrases()[-1] == added
    store.close()
    for typed in ("la nouvelle", "celle d’une collègue"):
        reopen(closed, typed).close()
    store = reopen(closed, "la nouvelle")
    store.remove_passphrase(added)
    for typed in (passphrase, "celle d’une collègue"):
        with pytest.raises(refusals.WrongPassphrase):
            reopen(closed, typed)


def test_without_its_key_file_nothing_opens(closed, refused):
    path_for(closed).unlink()
    refusal = refused(closed)
    assert isinstance(refusal, refusals.MissingKeyFile)
    assert path_for(closed).name in str(refusal)


def test_the_key_file_of_another_store_is_said_so(closed, refused, passphrase, cheap, trial, tmp_path):
    other = tmp_path / "autre.cigdesk"
    Store.create(other, passphrase, cost=cheap, migrations=trial).close()
    shutil.copyfile(path_for(other), path_for(closed))
    assert type(refused(closed)) is refusals.ForeignKeyFile


def test_a_damaged_key_file_is_said_so(closed, refused):
    path_for(closed).write_bytes(path_for(closed).read_bytes()[:100])
    assert type(refused(closed)) is refusals.DamagedKeyFile


def test_a_newer_key_file_is_said_so(closed, refused):
    document = json.loads(path_for(closed).read_text())
    path_for(closed).write_text(json.dumps(document | {"version": 3}))
    assert isinstance(refused(closed), refusals.NewerStore)


# The file


def test_a_missing_store_is_said_missing(place, refused):
    assert type(refused(place)) is refusals.StoreNotFound
    assert not place.parent.exists()


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite", b"PK\x03\x04" * 500, os.urandom(5000)])
def test_a_file_of_another_kind_is_not_a_store(tmp_path, refused, content):
    path = tmp_path / "lettre.cigdesk"
    path.write_bytes(content)
    assert type(refused(path)) is refusals.NotAStore


def test_a_folder_is_not_a_store(tmp_path, reopen):
    with pytest.raises(refusals.NotAStore):
        reopen(tmp_path)


def test_a_plain_sqlite_file_is_never_opened(tmp_path, refused):
    path = tmp_path / "clair.cigdesk"
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE t(a)")
    assert type(refused(path)) is refusals.PlainStoreRefused


def test_a_plain_file_in_the_place_of_the_store_is_never_opened(closed, refused):
    closed.unlink()
    with closing(sqlite3.connect(closed)) as plain:
        plain.execute("CREATE TABLE t(a)")
    assert type(refused(closed)) is refusals.PlainStoreRefused


def test_random_bytes_in_the_place_of_the_store_are_refused(closed, refused):
    closed.write_bytes(os.urandom(8 * 4096))
    assert type(refused(closed)) is refusals.ForeignKeyFile


@pytest.mark.parametrize("kept", [lambda size: size // 2 + 7, lambda size: 4096, lambda size: size - 4096])
def test_half_a_store_is_said_damaged(closed, refused, kept):
    with closed.open("rb+") as file:
        file.truncate(kept(closed.stat().st_size))
    assert type(refused(closed)) is refusals.DamagedStore


def test_a_store_whose_first_page_was_altered_is_said_damaged(closed, refused):
    content = bytearray(closed.read_bytes())
    content[1000] ^= 1
    closed.write_bytes(content)
    assert type(refused(closed)) is refusals.DamagedStore


def test_an_encrypted_base_of_another_program_is_not_a_store(closed, key_of, refused):
    with closing(connect(closed, key_of(closed))) as connection:
        connection.execute("PRAGMA application_id = 7")
        connection.execute("PRAGMA journal_mode = DELETE")
    assert type(refused(closed)) is refusals.NotAStore


@pytest.mark.parametrize("folded", [True, False])
def test_a_store_of_a_newer_version_is_left_untouched(closed, key_of, refused, folded):
    with closing(connect(closed, key_of(closed))) as connection:
        connection.execute("PRAGMA user_version = 2")
        if not folded:
            # What a killed process leaves: the news is in the log alone.
            for suffix in ("", "-wal", "-shm"):
                shutil.copyfile(f"{closed}{suffix}", f"{closed}{suffix}.kept")
    if not folded:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{closed}{suffix}.kept").rename(f"{closed}{suffix}")
    assert type(refused(closed)) is refusals.NewerStore


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ("UPDATE alembic_version SET version_num = '0007'", refusals.NewerStore),
        ("UPDATE alembic_version SET version_num = 'tête'", refusals.DamagedStore),
        ("DELETE FROM alembic_version", refusals.DamagedStore),
        ("DROP TABLE alembic_version", refusals.DamagedStore),
    ],
)
def test_a_store_that_tells_no_known_migration_is_left_untouched(closed, key_of, refused, change, refusal):
    with closing(connect(closed, key_of(closed))) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(change)
    assert type(refused(closed)) is refusal


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path, reopen):
    os.mkfifo(tmp_path / "tuyau.cigdesk")
    with pytest.raises(refusals.NotAStore):
        reopen(tmp_path / "tuyau.cigdesk")


def test_links_that_turn_in_circles_lead_nowhere(tmp_path, reopen):
    (tmp_path / "a.cigdesk").symlink_to("b.cigdesk")
    (tmp_path / "b.cigdesk").symlink_to("a.cigdesk")
    with pytest.raises(refusals.StoreError):
        reopen(tmp_path / "a.cigdesk")


# The others


def test_one_window_at_a_time_and_command_lines_beside(closed, reopen, write, words):
    window = reopen(closed, window=True)
    with pytest.raises(refusals.StoreBusy):
        reopen(closed, window=True)
    write(window, "de la fenêtre")
    beside = reopen(closed)
    write(beside, "de la ligne de commande")
    assert words(window)[-2:] == ["de la fenêtre", "de la ligne de commande"]
    window.close()
    reopen(closed, window=True)


def test_a_link_to_a_store_is_the_same_store(closed, reopen, tmp_path):
    other_name = tmp_path / "raccourci.cigdesk"
    other_name.symlink_to(closed)
    reopen(closed, window=True)
    with pytest.raises(refusals.StoreBusy):
        reopen(other_name, window=True)


def test_a_killed_window_lets_the_next_one_in(closed, passphrase, trial, reopen):
    command = [sys.executable, "-c", HELD, str(closed), passphrase, str(trial.versions)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout.readline() == "open\n"
        with pytest.raises(refusals.StoreBusy):
            reopen(closed, window=True)
        window.kill()
    assert reopen(closed, window=True)


# The place


def test_a_path_through_a_file_is_unusable(tmp_path, passphrase):
    (tmp_path / "fichier").write_text("x")
    with pytest.raises(refusals.UnusablePlace):
        Store.create(tmp_path / "fichier" / "essai.cigdesk", passphrase)


def test_a_name_too_long_is_unusable(tmp_path, passphrase, cheap):
    with pytest.raises(refusals.UnusablePlace):
        Store.create(tmp_path / ("é" * 200), passphrase, cost=cheap)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that an ordinary user reaches too: not among those of the tests, which are private."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are lists there")
@pytest.mark.parametrize("action", ["create", "open"])
def test_a_read_only_folder_is_said_so(shared_folder, passphrase, cheap, action):
    path = shared_folder / "essai.cigdesk"
    if action == "open":
        Store.create(path, passphrase, cost=cheap).close()
        for each in shared_folder.iterdir():
            each.chmod(0o666)
    shared_folder.chmod(0o555)
    before = snapshot(shared_folder)
    assert as_ordinary_user(action, path) == "ReadOnlyPlace\n"
    assert snapshot(shared_folder) == before


def as_ordinary_user(action: str, path: Path) -> str:
    """The class of the refusal that an ordinary user meets."""
    command = [sys.executable, "-c", TRY, action, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("error", "refusal"),
    [
        (OSError(errno.ENOSPC, ""), refusals.DiskFull),
        (OSError(errno.EDQUOT, ""), refusals.DiskFull),
        (OSError(errno.EROFS, ""), refusals.ReadOnlyPlace),
        (PermissionError(errno.EACCES, ""), refusals.ReadOnlyPlace),
        (OSError(errno.EIO, ""), refusals.DiskFailure),
        (FileExistsError(errno.EEXIST, ""), refusals.StoreAlreadyThere),
    ],
)
def test_what_the_system_says_becomes_a_sentence(error, refusal):
    with pytest.raises(refusal) as said, known_failures(Path("essai.cigdesk")):
        raise error
    assert said.value.__cause__ is error
    assert str(said.value)


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        (sqlite3.SQLITE_FULL, refusals.DiskFull),
        (sqlite3.SQLITE_IOERR_READ, refusals.DiskFailure),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, refusals.StoreLocked),
        (sqlite3.SQLITE_READONLY_DIRECTORY, refusals.ReadOnlyPlace),
        (sqlite3.SQLITE_CANTOPEN, refusals.ReadOnlyPlace),
        (sqlite3.SQLITE_CORRUPT, refusals.DamagedStore),
        (sqlite3.SQLITE_NOTADB, refusals.DamagedStore),
    ],
)
def test_what_sqlite_says_becomes_a_sentence(code, refusal):
    error = sqlite3.OperationalError("said by SQLite")
    error.sqlite_errorcode = code
    with pytest.raises(refusal), known_failures(Path("essai.cigdesk")):
        raise error


def test_an_unnamed_error_on_a_full_disk_is_said_full(monkeypatch, tmp_path):
    monkeypatch.setattr("db.errors.shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    with pytest.raises(refusals.DiskFull), known_failures(tmp_path / "essai.cigdesk"):
        raise error


def test_a_fault_of_the_program_stays_one():
    with pytest.raises(ZeroDivisionError), known_failures(Path("essai.cigdesk")):
        raise ZeroDivisionError


# The shipped schema


def test_a_current_store_opens_without_alembic(place, passphrase, cheap):
    Store.create(place, passphrase, cost=cheap).close()
    program = (
        "import sys; from pathlib import Path; from db.store import Store\n"
        "store = Store.open(Path(sys.argv[1]), sys.argv[2], window=True)\n"
        "store.back_up(); store.close(); print('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(place), passphrase]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False\n"


def test_a_new_store_is_sound(place, passphrase, cheap):
    with Store.create(place, passphrase, cost=cheap, window=True) as store:
        report = store.check(full=True)
    assert report.sound
    assert {name for name, count in report.counts.items() if count} == {"access_anchors"}


def test_the_check_names_what_the_schema_lacks(new_store):
    report = new_store.check()
    assert not report.sound
    assert "table absente\u00a0: authorities" in report.schema


def test_the_head_is_the_last_shipped_migration():
    versions = Path(Store.__init__.__globals__["__file__"]).parent / "migrations" / "versions"
    assert max(path.name for path in versions.glob("[0-9]*.py"))[:4] == HEAD
    assert Migrations(versions, HEAD).number == int(HEAD)


@pytest.fixture
def key_of(reopen: Callable[..., Store]) -> Callable[[Path], StoreKey]:
    """The key of a closed store."""

    def key(path: Path) -> StoreKey:
        store = reopen(path)
        store.close()
        return store._key

    return key
