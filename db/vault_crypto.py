"""How vaults are sealed: AES-256-GCM for texts, sealed boxes for keys, HMAC-SHA256 for vouchers."""

from __future__ import annotations

import hashlib
import hmac
import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cigdesk.domain.vault import Member
from cigdesk.ports.vaults import Opener, Place
from db.crypto import KEY_BYTES, NONCE_BYTES, PersonKey, seal
from db.store import Store

FORMAT = b"cigdesk-note-1"
_FINGERPRINT_GROUPS = 6


class VaultSealing:
    """See `cigdesk.ports.vaults.Sealing`.

    A random nonce is sound to 2^32 texts under one key; 28 bytes are added to each text.
    """

    def new_key(self) -> bytes:
        """32 random bytes."""
        return os.urandom(KEY_BYTES)

    def seal_key(self, key: bytes, public: bytes) -> bytes:
        """A key closed for whoever has that pair."""
        return seal(key, public)

    def seal(self, key: bytes, place: Place, text: str) -> bytes:
        """A text closed under a key, for its place alone."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + AESGCM(key).encrypt(nonce, text.encode(), _bound(place))

    def open(self, key: bytes, place: Place, sealed: bytes) -> str | None:
        """The text, or None when key, place or text are not the same."""
        return self.opener(key)(place, sealed)

    def opener(self, key: bytes) -> Opener:
        """`open` for one key and very many texts: to prepare a key takes as long as to open a text."""
        decrypt = AESGCM(key).decrypt

        def read(place: Place, sealed: bytes) -> str | None:
            try:
                return decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound(place)).decode()
            except (InvalidTag, ValueError):
                return None

        return read

    def voucher(self, key: bytes, vault_id: UUID, epoch: int, member: Member) -> bytes:
        """That somebody who has the key knows that member under that public key."""
        kind = b"recovery" if member.recovery else b"person"
        return _mac(key, b"member", vault_id, epoch, kind, member.id.bytes, member.public_key)

    def link(self, before: bytes, vault_id: UUID, epoch: int, key: bytes) -> bytes:
        """That somebody who has the key of the epoch before made this one."""
        return _mac(before, b"epoch", vault_id, epoch, key)

    def same(self, one: bytes, other: bytes) -> bool:
        """Whether two of those are equal, in a time that tells nothing."""
        return hmac.compare_digest(one, other)

    def fingerprint(self, public: bytes) -> str:
        """96 bits in six groups of four: « 3F0A 91C2 … »."""
        digits = hashlib.sha256(b"cigdesk-key" + public).hexdigest().upper()
        return " ".join(digits[4 * each : 4 * each + 4] for each in range(_FINGERPRINT_GROUPS))


class StoreSecrecy(VaultSealing):
    """See `cigdesk.ports.vaults.Secrecy`: of an open store, and of whoever opened it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def identity(self) -> PersonKey | None:
        """The pair of the person at the keyboard, which a change of passphrase may have exchanged."""
        return self._store.identity.pair

    def checkpoint(self) -> None:
        """Fold the log away."""
        self._store.checkpoint()


def _bound(place: Place) -> bytes:
    """Every part before the last is of a fixed length or ends with a byte that it never holds."""
    vault_id, epoch, table, row_id, revision, field = place
    ids = vault_id.bytes + row_id.bytes
    return FORMAT + ids + b"%d|%d|%s|%s" % (epoch, revision, table.encode(), field.encode())


def _mac(key: bytes, what: bytes, vault_id: UUID, epoch: int, *parts: bytes) -> bytes:
    # No key serves two ends: that of the texts is never that of a seal of this kind.
    own = hmac.digest(key, FORMAT + b" " + what, "sha256")
    return hmac.digest(own, b"|".join((vault_id.bytes, b"%d" % epoch, *map(_framed, parts))), "sha256")


def _framed(part: bytes) -> bytes:
    return b"%d:" % len(part) + part
