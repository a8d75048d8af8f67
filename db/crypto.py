"""The key of a store and the pairs of its people; how a passphrase wraps them: Argon2id, then AES-256-GCM."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cigdesk.store_errors import NotEnoughMemory

KEY_BYTES = 32
STORE_ID_BYTES = 16
SALT_BYTES = 16
NONCE_BYTES = 12
_SEAL_BYTES = 16
WRAPPED_BYTES = KEY_BYTES + _SEAL_BYTES
"""A store's key alone."""
WRAPPED_PAIR_BYTES = 2 * KEY_BYTES + _SEAL_BYTES
"""A store's key, and the private key of a person."""


@dataclass(frozen=True)
class Cost:
    """What one try of a passphrase costs: memory in MiB, passes over it, lanes in parallel.

    Bounds keep a forged key file from making the program hang or from weakening the wrap.
    """

    memory_mib: int = 64
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        if not (19 <= self.memory_mib <= 1024 and 1 <= self.passes <= 10 and 1 <= self.lanes <= 16):
            raise ValueError("Argon2id cost out of its bounds")


@dataclass(frozen=True)
class StoreKey:
    """The secret of one store and its identifier, which is also the salt, the first 16 bytes of the file."""

    store_id: bytes
    secret: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> StoreKey:
        """A new store's key, from the system's random source."""
        return cls(os.urandom(STORE_ID_BYTES), os.urandom(KEY_BYTES))

    def forget(self) -> None:
        """Let go of the secret, whoever still holds this object.

        Python cannot wipe its bytes: a copy may stay in memory that is free until something else takes it.
        """
        object.__setattr__(self, "secret", b"")

    def pragma(self) -> str:
        """The first statement on each connection. The secret is a raw key: no derivation, 1 ms."""
        return f"PRAGMA key = \"x'{self.secret.hex()}{self.store_id.hex()}'\""


@dataclass(frozen=True)
class PersonKey:
    """The X25519 pair of one person: what is sealed to its public part, they alone open."""

    private: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> PersonKey:
        """A new pair, from the system's random source."""
        return cls(os.urandom(KEY_BYTES))

    @property
    def public(self) -> bytes:
        """The part that others seal to."""
        from nacl.public import PrivateKey  # 20 ms, which most openings never pay

        return bytes(PrivateKey(self.private).public_key)

    def open(self, sealed: bytes) -> bytes | None:
        """What `seal` closed for this pair, or None when it was closed for another, or changed since."""
        from nacl.exceptions import CryptoError
        from nacl.public import PrivateKey, SealedBox

        try:
            return SealedBox(PrivateKey(self.private)).decrypt(sealed)
        except CryptoError:
            return None

    def forget(self) -> None:
        """As `StoreKey.forget`."""
        object.__setattr__(self, "private", b"")


def seal(secret: bytes, public: bytes) -> bytes:
    """`secret` closed for whoever has the private part of `public`; nobody learns who closed it."""
    from nacl.public import PublicKey, SealedBox

    return SealedBox(PublicKey(public)).encrypt(secret)


def wrapping_key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes from a passphrase; the same whichever way its accents were composed (NFC).

    Raises NotEnoughMemory when the system cannot give what `cost` asks.
    """
    try:
        return hash_secret_raw(
            unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"),
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_mib * 1024,
            parallelism=cost.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except (HashingError, MemoryError) as error:
        raise NotEnoughMemory from error


def wrap(secret: bytes, key: bytes, nonce: bytes, associated: bytes) -> bytes:
    """`secret` sealed by `key`; `associated` is sealed with it though not hidden."""
    return AESGCM(key).encrypt(nonce, secret, associated)


def unwrap(wrapped: bytes, key: bytes, nonce: bytes, associated: bytes) -> bytes | None:
    """What `wrap` sealed, or None when the key, or anything sealed, is not the same."""
    try:
        return AESGCM(key).decrypt(nonce, wrapped, associated)
    except InvalidTag:
        return None
