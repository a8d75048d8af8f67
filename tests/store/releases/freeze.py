"""Keep a store of the present release for the tests of those to come: run it by `python`, once a release.

Writes `VERSION.sql`, `VERSION.key` and `VERSION.documents` beside this file, VERSION being the version of the
program. A release is frozen once, when it is made, and its files never change: they are what people have
on their disks. See README.md in this folder.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from filling import Filling
from invented import HandClock
from sqlalchemy import Connection

from cigdesk import __version__
from cigdesk.bootstrap import Desk, create_store, open_store
from cigdesk.services.centres import CentreValues
from db import keyfile
from db.crypto import Cost

PASSPHRASE = "la version d’hier s’ouvre demain"
CENTRE = CentreValues(
    name="Centre interdépartemental de gestion des Deux-Rives",
    short_name="CIG des Deux-Rives",
    service="Prévention et action sociale",
    address="4 quai des Tanneurs",
    postcode="94600",
    city="Deux-Rives",
    website="www.example.org",
    phone="01 99 00 00 01",
    mail="prevention@example.org",
    catalogue_family="cig-petite-couronne",
)
"""An invented one, that sells by the catalogue of a real one: those are shipped with the program."""
_HERE = Path(__file__).parent
_SHADOWS = "search_index"
_TABLES = "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY rowid"
_DOCUMENTS = """SELECT pdf_sha256 FROM quotes WHERE state = 'accepted'
    UNION SELECT sha256 FROM kept_documents"""
_OTHERS = """SELECT name, sql FROM sqlite_master
    WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid"""


def main() -> int:
    """Write the files of the present release, unless they are there or a table would be empty in them."""
    target = _HERE / f"{__version__}.sql"
    if target.exists():
        sys.stderr.write(f"{target} is there: a release is frozen once.\n")
        return 1
    with TemporaryDirectory() as folder:
        path = Path(folder) / "base.cigdesk"
        make(path)
        if empty := empty_tables(path):
            sys.stderr.write(f"Nothing in {', '.join(empty)}: `Filling` writes some first.\n")
            return 1
        _freeze(path, target)
    sys.stdout.write(f"{target}\n")
    return 0


def make(path: Path) -> None:
    """A store of the present program at that path, filled."""
    clock = HandClock()
    cheap = Cost(memory_mib=19, passes=1, lanes=1)
    desk = create_store(path, CENTRE, "Camille Roussel", PASSPHRASE, clock=clock, cost=cheap)
    try:
        Filling(desk.services, clock).run()
    finally:
        desk.store.close()


def empty_tables(path: Path) -> list[str]:
    """The tables of that store that hold nothing: what they become in later releases would prove nothing."""
    with _reading(path) as (_desk, connection):
        names = [name for name, _sql in connection.exec_driver_sql(_TABLES)]
        return [name for name in names if not _holds(connection, name)]


def _holds(connection: Connection, table: str) -> bool:
    return bool(connection.exec_driver_sql(f'SELECT EXISTS (SELECT 1 FROM "{table}")').scalar_one())


def _freeze(path: Path, target: Path) -> None:
    with _reading(path) as (desk, connection):
        target.write_text("\n".join(_script(connection, _key_pragma(path))) + "\n", encoding="utf-8")
        kept = target.with_suffix(".documents")
        kept.mkdir()
        for (name,) in connection.exec_driver_sql(_DOCUMENTS):
            shutil.copyfile(desk.store.attachments.folder / name, kept / f"{name}.sealed")
    shutil.copyfile(keyfile.path_for(path), target.with_suffix(".key"))


@contextmanager
def _reading(path: Path) -> Iterator[tuple[Desk, Connection]]:
    desk = open_store(path, PASSPHRASE)
    try:
        with desk.store.engine.connect() as connection:
            yield desk, connection
    finally:
        desk.store.close()


def _key_pragma(path: Path) -> str:
    return keyfile.unlock(keyfile.read(keyfile.path_for(path)), PASSPHRASE).key.pragma()


def _script(connection: Connection, key_pragma: str) -> Iterator[str]:
    """Everything that makes the file again with the driver alone, its key first."""
    yield f"{key_pragma};"
    for name in ("page_size", "application_id"):
        yield f"PRAGMA {name} = {connection.exec_driver_sql(f'PRAGMA {name}').scalar_one()};"
    yield "BEGIN;"
    tables = connection.exec_driver_sql(_TABLES).all()
    for name, sql in tables:
        if not _is_shadow(name) and not name.startswith("sqlite_"):
            yield f"{sql};"
    for name, _sql in tables:
        if not _is_shadow(name) and name != _SHADOWS and not name.startswith("sqlite_"):
            yield from _rows(connection, name)
    yield f"INSERT INTO {_SHADOWS}({_SHADOWS}, rank) VALUES ('secure-delete', 1);"
    yield f"INSERT INTO {_SHADOWS}({_SHADOWS}) VALUES ('rebuild');"
    for _name, sql in connection.exec_driver_sql(_OTHERS):
        yield f"{sql};"
    yield f"PRAGMA user_version = {connection.exec_driver_sql('PRAGMA user_version').scalar_one()};"
    yield "COMMIT;"
    yield "PRAGMA journal_mode = WAL;"


def _is_shadow(name: str) -> bool:
    """FTS5's own tables come with the index."""
    return name.startswith(f"{_SHADOWS}_")


def _rows(connection: Connection, name: str) -> Iterator[str]:
    columns = [row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{name}")')]
    quoted = ", ".join(f'quote("{column}")' for column in columns)
    for row in connection.exec_driver_sql(f'SELECT {quoted} FROM "{name}" ORDER BY rowid'):
        yield f'INSERT INTO "{name}" VALUES ({", ".join(row)});'


if __name__ == "__main__":
    sys.exit(main())
