"""Documents beside the store: encrypted files named by the hash of their content.

Outside the store, so that thirty backups of it do not hold each document thirty times.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from cigdesk.domain.errors import NotFound
from db.errors import known_failures
from db.files import private_folder, replace_whole

NONCE_BYTES = 12
_NAME = re.compile(r"[0-9a-f]{64}")


def folder_for(store: Path) -> Path:
    """Where the documents of a store lie."""
    return store.with_name(f"{store.stem}.documents")


def copy_missing(source: Path, target: Path) -> None:
    """Copy the documents that `target` has not yet: named by content, each is copied once for all backups."""
    documents = [each for each in source.iterdir() if _NAME.fullmatch(each.name)] if source.is_dir() else []
    if not documents:
        return
    with private_folder(target):
        for document in documents:
            if not (target / document.name).exists():
                replace_whole(target / document.name, document.read_bytes())


class Attachments:
    """The documents of one store; the key is derived from the store's, never the same."""

    def __init__(self, store: Path, store_key: bytes) -> None:
        self.folder = folder_for(store)
        derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"cigdesk attachments 1")
        self._cipher = AESGCM(derived.derive(store_key))

    def keep(self, content: bytes) -> str:
        """Keep the content, once; gives its SHA-256 in hexadecimal. The file is whole or absent."""
        name = hashlib.sha256(content).hexdigest()
        path = self.folder / name
        if not path.exists():
            nonce = os.urandom(NONCE_BYTES)
            sealed = nonce + self._cipher.encrypt(nonce, content, name.encode("ascii"))
            with known_failures(path), private_folder(self.folder):
                replace_whole(path, sealed)
        return name

    def read(self, sha256: str) -> bytes:
        """The very bytes; raises `NotFound` when the file is gone or was altered."""
        path = self.folder / sha256
        try:
            sealed = path.read_bytes()
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], sha256.encode("ascii"))
        except (FileNotFoundError, InvalidTag, ValueError) as error:
            raise NotFound(
                "Ce document n’est plus à sa place ou a été altéré. Restaurez une sauvegarde."
            ) from error
