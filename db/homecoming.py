"""A whole copy that comes back from another computer: read first, then put in the place of the store."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, NullPool, inspect, select, update
from sqlalchemy.orm import Session

from cigdesk.domain.carry import CarryState, Side
from cigdesk.ports.backups import Tell
from cigdesk.ports.carrying import CarryRow, Homecoming, Written
from cigdesk.store_errors import (
    DamagedBackup,
    DamagedCarry,
    DamagedStore,
    ForeignCarry,
    ForeignKeyFile,
    NotAStore,
    StoreError,
    StoreNotFound,
    UnclosedCarry,
)
from db import access_chain, attachments, keyfile
from db.attachments import Attachments
from db.backup import store_id_of, verified_counts
from db.carrier import StoreCarrier, mark_copy
from db.check import foreign_key_faults
from db.crypto import StoreKey
from db.engine import make_reading_engine
from db.errors import known_failures
from db.files import beside
from db.key_merge import merged, of_known
from db.queries.carries import descends_from, last_carry, last_written_at, slots_of, written_since
from db.restore import Arrival, restore_with_key
from db.revision import SHIPPED, Migrations
from db.store import Store, revision_of
from db.tables import carries, persons

Agree = Callable[[CarryRow | None, Written, Homecoming], None]
"""Raises what speaks against a return: given the departure as known here, what was written here since, and
what came back."""


class StoreHomecoming(StoreCarrier):
    """See `cigdesk.ports.carrying.Carrier`."""

    def __init__(self, store: Store, migrations: Migrations = SHIPPED) -> None:
        super().__init__(store)
        self._migrations = migrations

    def examine(self, copy: Path, tell: Tell) -> Homecoming:
        """Read a whole copy that came back, its key file and its documents; nothing is written."""
        return examine(copy, self._store.path, self._store.key, tell, self._migrations)


def examine(
    copy: Path, store: Path, key: StoreKey, tell: Tell, migrations: Migrations = SHIPPED
) -> Homecoming:
    """Read a copy that nobody writes, whole, with what lies beside it.

    Raises ForeignCarry, UnclosedCarry, DamagedCarry, NewerStore, what ails its key file, or the failure of
    the place.
    """
    with known_failures(copy):
        _require_own(copy, key)
        tell(0, 3)
        counts = _counts(copy, key, migrations)
        tell(1, 3)
        lacking = _lacking(copy, store, key, tell)
        return _read(copy, key, counts, lacking)


def bring_home(  # noqa: PLR0917  # one copy comes home, by somebody, at some time
    store: Path,
    copy: Path,
    key: StoreKey,
    now: datetime,
    by: UUID,
    agree: Agree,
    migrations: Migrations = SHIPPED,
) -> Path:
    """Put the copy in the place of the closed store: the office's again, its carry returned.

    `agree` is asked once more, about the very bytes that will be the store. Gives the folder where the former
    state was set aside. A crash leaves the former store or the new one, whole. Raises as `examine`, as
    `agree`, or as `restore_with_key`; the present store then stands.
    """
    settle = partial(_settle, store.resolve(), copy, key, now, by, agree)
    arrival = Arrival(attachments.folder_for(copy), settle)
    try:
        return restore_with_key(store, copy, key, now, migrations, arrival=arrival)
    except DamagedBackup as error:
        raise DamagedCarry(copy) from error


def _settle(  # noqa: PLR0917  # handed on as they came
    store: Path, copy: Path, key: StoreKey, now: datetime, by: UUID, agree: Agree, incoming: Path
) -> keyfile.KeyFile:
    carry, written, slots = _departed(store, key)
    coming = _read(incoming, key, {}, 0)
    agree(carry, written, coming)
    with _reading(store, key) as office:
        mark_copy(incoming, key, partial(_come_home, now, by, office, coming.persons))
    here, back = keyfile.read(keyfile.path_for(store)), keyfile.read(keyfile.path_for(copy))
    return merged(slots, of_known(here, coming.persons), back)


def _departed(store: Path, key: StoreKey) -> tuple[CarryRow | None, Written, str]:
    """The departure as the closed store knows it, what was written since, what the key file then held."""
    with _reading(store, key) as connection:
        carry = last_carry(connection)
        if carry is None:
            return None, {}, ""
        return carry, written_since(connection, carry), slots_of(connection, carry.id)


def _come_home(
    now: datetime, by: UUID, office: Connection, known: Container[UUID], connection: Connection
) -> None:
    """The copy is the office's store again; who read what in the office meanwhile stands in its log."""
    carry = last_carry(connection)
    if carry is None:
        raise RuntimeError("a copy without a departure was agreed to")
    values = {"side": Side.OFFICE, "state": CarryState.RETURNED, "closed_at": now, "closed_by_id": by}
    change = update(carries).where(carries.c.id == carry.id)
    connection.execute(change.values(**values, reason="", rev=carries.c.rev + 1))
    access_chain.join(Session(connection), office, carry.taken_at, known)


def _require_own(copy: Path, key: StoreKey) -> None:
    if not copy.is_file():
        raise StoreNotFound(copy)
    if store_id_of(copy) != key.store_id:
        raise ForeignCarry(copy)
    log = beside(copy, "-wal")
    if log.exists() and log.stat().st_size:
        raise UnclosedCarry(copy)
    if keyfile.read(keyfile.path_for(copy)).store_id != key.store_id:
        raise ForeignKeyFile(copy)


def _counts(copy: Path, key: StoreKey, migrations: Migrations) -> dict[str, int]:
    try:
        revision_of(copy, key, migrations)
        return verified_counts(copy, key)
    except (DamagedBackup, DamagedStore, NotAStore) as error:
        raise DamagedCarry(copy) from error


def _lacking(copy: Path, store: Path, key: StoreKey, tell: Tell) -> int:
    """Documents that are neither with the copy nor here, and that the store had when it left."""
    wanted = sorted(attachments.referred(copy, key))
    away, here = Attachments(copy, key.secret), Attachments(store, key.secret)
    lost = set()
    for done, name in enumerate(wanted):
        tell(1 + done, 1 + len(wanted))
        if not (away.holds(name) or here.holds(name)):
            lost.add(name)
    return len(lost - _known_lost(store, key)) if lost else 0


def _known_lost(store: Path, key: StoreKey) -> frozenset[str]:
    """What the store refers to is no news when it is missing: it was before the departure."""
    try:
        return attachments.referred(store, key)
    except StoreError:
        return frozenset()


def _read(copy: Path, key: StoreKey, counts: dict[str, int], lacking: int) -> Homecoming:
    with _reading(copy, key) as connection:
        if foreign_key_faults(connection):
            raise DamagedCarry(copy)
        carry, known = _carry(connection), frozenset(connection.scalars(select(persons.c.id)))
        if carry is None:
            return Homecoming(copy, None, False, {}, None, counts, known, lacking)
        descends = descends_from(connection, carry.id, carry.journal_seq)
        written = written_since(connection, carry)
        last_at = last_written_at(connection, carry)
        return Homecoming(copy, carry, descends, written, last_at, counts, known, lacking)


def _reading(closed: Path, key: StoreKey) -> Connection:
    """Of a file that nobody writes."""
    return make_reading_engine(closed, key, "immutable", NullPool).connect()


def _carry(connection: Connection) -> CarryRow | None:
    """None in a copy of before there were departures."""
    return last_carry(connection) if inspect(connection).has_table(carries.name) else None
