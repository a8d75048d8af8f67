"""Documents beside the store: encrypted files named by the hash of their content.

Outside the store, so that thirty backups of it do not hold each document thirty times.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from time import time
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Column, Inspector, NullPool, inspect, select

from cigdesk.domain.errors import NotFound
from cigdesk.store_errors import StoreError
from db.crypto import StoreKey
from db.engine import Access, make_reading_engine
from db.errors import known_failures
from db.files import beside, private_folder, replace_whole
from db.tables import metadata

NONCE_BYTES = 12
_JUST_KEPT: Final = timedelta(days=1)
_REFERENCES: Final = tuple(
    column for each in metadata.sorted_tables for column in each.columns if column.name.endswith("sha256")
)
_NAME = re.compile(r"[0-9a-f]{64}")


def folder_for(store: Path) -> Path:
    """Where the documents of a store lie."""
    return store.with_name(f"{store.stem}.documents")


def copy_missing(source: Path, target: Path) -> None:
    """Copy the documents that `target` has not yet: named by content, each is copied once for all backups."""
    present = source.iterdir() if source.is_dir() else ()
    documents = [each for each in present if _NAME.fullmatch(each.name) and _is_plain(each)]
    if not documents:
        return
    with private_folder(target):
        for document in documents:
            if not (target / document.name).exists():
                replace_whole(target / document.name, document.read_bytes())


def _is_plain(path: Path) -> bool:
    """Neither a link, which leads away, nor a pipe, which would be waited for without end."""
    return stat.S_ISREG(path.lstat().st_mode)


def remove_orphans(
    folder: Path, stores: Iterable[Path], key: StoreKey, *, older_than: timedelta = _JUST_KEPT
) -> int:
    """Remove the documents that none of these stores or copies refers to; gives how many.

    Nothing is removed when one of the copies cannot be read: it may be the one that refers to them.
    """
    if not folder.is_dir():
        return 0
    try:
        wanted = frozenset[str]().union(*(referred(store, key) for store in stores))
    except StoreError:
        return 0
    orphans = [each for each in folder.iterdir() if _NAME.fullmatch(each.name) and each.name not in wanted]
    # A document is written before the record that refers to it.
    old = [each for each in orphans if time() - each.stat().st_mtime >= older_than.total_seconds()]
    for each in old:
        each.unlink()
    return len(old)


def referred(store: Path, key: StoreKey) -> frozenset[str]:
    """The names of the documents that the records of a store or copy refer to. Raises a StoreError."""
    access: Access = "ro" if beside(store, "-wal").exists() else "immutable"
    engine = make_reading_engine(store, key, access, NullPool)
    with engine.connect() as connection:
        present = inspect(connection)
        found: set[str] = set()
        for column in _REFERENCES:
            # A schema from before the column refers to no document by it.
            if present.has_table(column.table.name) and _has_column(present, column):
                found |= {name for name in connection.scalars(select(column).distinct()) if name}
        return frozenset(found)


def _has_column(present: Inspector, column: Column[Any]) -> bool:
    return any(each["name"] == column.name for each in present.get_columns(column.table.name))


class Attachments:
    """The documents of one store; the key is derived from the store's, never the same."""

    def __init__(self, store: Path, store_key: bytes) -> None:
        self.folder = folder_for(store)
        derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"cigdesk attachments 1")
        self._cipher: AESGCM | None = AESGCM(derived.derive(store_key))

    def forget(self) -> None:
        """Let go of the key: whoever asks for a document afterwards gets a RuntimeError."""
        self._cipher = None

    def _sealing(self) -> AESGCM:
        if self._cipher is None:
            raise RuntimeError("the store is locked")
        return self._cipher

    def keep(self, content: bytes) -> str:
        """Keep the content, once; gives its SHA-256 in hexadecimal. The file is whole or absent."""
        name = hashlib.sha256(content).hexdigest()
        path = self.folder / name
        if path.exists():
            # As good as new: it is not to be taken for one that nobody refers to any more.
            os.utime(path)
        else:
            nonce = os.urandom(NONCE_BYTES)
            sealed = nonce + self._sealing().encrypt(nonce, content, name.encode("ascii"))
            with known_failures(path), private_folder(self.folder):
                replace_whole(path, sealed)
        return name

    def holds(self, sha256: str) -> bool:
        """Whether the document is there and whole."""
        try:
            self.read(sha256)
        except NotFound:
            return False
        return True

    def read(self, sha256: str) -> bytes:
        """The very bytes; raises `NotFound` when the file is gone or was altered."""
        path = self.folder / sha256
        try:
            sealed = path.read_bytes()
            return self._sealing().decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], sha256.encode("ascii"))
        except (FileNotFoundError, InvalidTag, ValueError) as error:
            raise NotFound(
                "Ce document n’est plus à sa place ou a été altéré. Restaurez une sauvegarde."
            ) from error
