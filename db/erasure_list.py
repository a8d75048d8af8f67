"""The list of what was erased, beside the store: it outlives a restore, which brings back an older store.

Ids and instants alone, sealed by a key derived from the store's; owner-only. The store has the same list in a
table, which travels in every later backup: whichever of the two is missing is made again from the other.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, NullPool, Table, inspect, select

from cigdesk.domain.erasure import ErasedKind, ErasedRecord
from cigdesk.ports.backups import Backup
from cigdesk.store_errors import StoreError
from db.crypto import NONCE_BYTES, StoreKey
from db.engine import Access, make_reading_engine
from db.errors import known_failures
from db.files import beside, replace_whole
from db.tables import agents, cases, erasures

_FORMAT: Final = "cigdesk erasures 1"
_RECORDS: Final[dict[ErasedKind, Table]] = {ErasedKind.AGENT: agents, ErasedKind.CASE: cases}


def path_for(store: Path) -> Path:
    """Where the list of a store lies."""
    return beside(store, ".effacements")


class ErasureList:
    """See `cigdesk.ports.erasure.ErasureList`."""

    def __init__(self, store: Path, key: StoreKey) -> None:
        self._path, self._key = path_for(store), key

    def read(self) -> frozenset[ErasedRecord]:
        """The entries; none where there is no list, or one of another store, or one that was altered."""
        try:
            sealed = self._path.read_bytes()
            nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
            return _entries(self._cipher().decrypt(nonce, rest, self._key.store_id))
        except (FileNotFoundError, InvalidTag, ValueError, KeyError):
            return frozenset()

    def keep(self, entries: Iterable[ErasedRecord]) -> None:
        """Add these to the list; nothing ever leaves it. Raises a `StoreError`."""
        known = {(each.kind, each.record_id): each for each in (*entries, *self.read())}
        nonce = os.urandom(NONCE_BYTES)
        content = _content(sorted(known.values()))
        with known_failures(self._path):
            replace_whole(self._path, nonce + self._cipher().encrypt(nonce, content, self._key.store_id))

    def _cipher(self) -> AESGCM:
        if not self._key.secret:
            raise RuntimeError("the store is locked")
        derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_FORMAT.encode("ascii"))
        return AESGCM(derived.derive(self._key.secret))


def gather(store: Path, key: StoreKey, copies: Iterable[Path]) -> None:
    """Put on the list what the store and its copies know to be erased: before one of them takes its place."""
    known = frozenset[ErasedRecord]().union(*(erased_in(each, key) for each in (store, *copies)))
    listed = ErasureList(store, key)
    if known - listed.read():
        listed.keep(known)


def erased_in(path: Path, key: StoreKey) -> frozenset[ErasedRecord]:
    """The list that a store or a copy holds; nothing in one that cannot be read, or knows of no list."""
    if not path.exists():
        return frozenset()
    try:
        with _reading(path, key) as connection:
            return _table(connection)
    except StoreError:
        return frozenset()


def still_holding(copies: Iterable[Backup], key: StoreKey, erased: Iterable[ErasedRecord]) -> list[Backup]:
    """The copies in which one of these records is as it was; those that cannot be read are told too."""
    wanted = list(erased)
    return [each for each in copies if _holds(each.path, key, wanted)]


def _holds(path: Path, key: StoreKey, wanted: list[ErasedRecord]) -> bool:
    try:
        with _reading(path, key) as connection:
            done = {each.record_id for each in _table(connection)}
            left = [each for each in wanted if each.record_id not in done]
            return any(_has(connection, each) for each in left)
    except StoreError:
        return True


def _has(connection: Connection, record: ErasedRecord) -> bool:
    table = _RECORDS[record.kind]
    if not inspect(connection).has_table(table.name):
        return False
    return connection.scalar(select(table.c.id).where(table.c.id == record.record_id)) is not None


def _reading(path: Path, key: StoreKey) -> Connection:
    access: Access = "ro" if beside(path, "-wal").exists() else "immutable"
    return make_reading_engine(path, key, access, NullPool).connect()


def _table(connection: Connection) -> frozenset[ErasedRecord]:
    if not inspect(connection).has_table(erasures.name):
        return frozenset()
    its = erasures.c
    rows = connection.execute(select(its.at, its.kind, its.record_id))
    return frozenset(ErasedRecord(*row) for row in rows)


def _content(entries: Iterable[ErasedRecord]) -> bytes:
    listed = [
        {"at": int(each.at.timestamp()), "kind": each.kind.value, "id": str(each.record_id)}
        for each in entries
    ]
    return json.dumps({"format": _FORMAT, "erased": listed}).encode("utf-8")


def _entries(content: bytes) -> frozenset[ErasedRecord]:
    """Raises ValueError or KeyError for what is no list."""
    return frozenset(
        ErasedRecord(datetime.fromtimestamp(each["at"], UTC), ErasedKind(each["kind"]), UUID(each["id"]))
        for each in json.loads(content)["erased"]
    )
