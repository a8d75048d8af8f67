"""The key file beside a store: its key, wrapped once per slot, each slot under its own passphrase.

The file is JSON. A slot carries no label: nothing in it says whose passphrase it takes. What a slot declares
(format, store, slot, cost, salt) is sealed with the key, so that no part can be exchanged for another.
"""

from __future__ import annotations

import hashlib
import json
import os
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from cigdesk.domain.errors import InvalidInput
from cigdesk.store_errors import (
    DamagedKeyFile,
    LastPassphrase,
    MissingKeyFile,
    NewerKeyFile,
    WrongPassphrase,
)
from db.crypto import (
    NONCE_BYTES,
    SALT_BYTES,
    STORE_ID_BYTES,
    WRAPPED_BYTES,
    Cost,
    StoreKey,
    unwrap,
    wrap,
    wrapping_key,
)
from db.files import beside, create_private, replace_whole

FORMAT = "cigdesk-key"
VERSION = 1
MAX_FILE_BYTES = 64 * 1024
MAX_SLOTS = 16
MAX_PASSPHRASE = 1000
_SUM = "sha256"


@dataclass(frozen=True)
class Slot:
    """One wrap of the store's key."""

    id: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def sealed_with(self, store_id: bytes) -> bytes:
        """What the wrap vouches for besides the key."""
        cost = f"{self.cost.memory_mib}/{self.cost.passes}/{self.cost.lanes}"
        return "|".join((FORMAT, str(VERSION), store_id.hex(), self.id, cost, self.salt.hex())).encode()


@dataclass(frozen=True)
class KeyFile:
    """The content of a key file."""

    store_id: bytes
    slots: tuple[Slot, ...]


class Unlocked(NamedTuple):
    """The key, and the slot that gave it."""

    key: StoreKey
    slot_id: str


def path_for(store: Path) -> Path:
    """Where the key file of a store lies."""
    return beside(store, ".key")


def create(key: StoreKey, passphrase: str, cost: Cost) -> KeyFile:
    """A key file with one slot. Raises InvalidInput for a passphrase that cannot be kept."""
    return add_slot(KeyFile(key.store_id, ()), key, passphrase, cost)


def unlock(keyfile: KeyFile, passphrase: str) -> Unlocked:
    """Try each slot. Raises WrongPassphrase when none opens."""
    for slot in keyfile.slots:
        wrapping = wrapping_key(passphrase, slot.salt, slot.cost)
        secret = unwrap(slot.wrapped, wrapping, slot.nonce, slot.sealed_with(keyfile.store_id))
        if secret is not None:
            return Unlocked(StoreKey(keyfile.store_id, secret), slot.id)
    raise WrongPassphrase


def add_slot(keyfile: KeyFile, key: StoreKey, passphrase: str, cost: Cost) -> KeyFile:
    """One more passphrase for the same key. Raises InvalidInput for one that cannot be kept."""
    _check_passphrase(passphrase)
    if len(keyfile.slots) >= MAX_SLOTS:
        raise InvalidInput({"passphrase": f"Ce dossier de données a déjà {MAX_SLOTS} phrases de passe."})
    slot = _slot(uuid.uuid4().hex, key, passphrase, cost)
    return replace(keyfile, slots=(*keyfile.slots, slot))


def change_passphrase(keyfile: KeyFile, old: Unlocked, new: str, cost: Cost) -> KeyFile:
    """The slot that gave `old` now takes `new`; the store itself is not re-encrypted."""
    _check_passphrase(new)
    key, slot_id = old
    changed = _slot(slot_id, key, new, cost)
    return replace(keyfile, slots=tuple(changed if slot.id == slot_id else slot for slot in keyfile.slots))


def remove_slot(keyfile: KeyFile, slot_id: str) -> KeyFile:
    """The passphrase of that slot opens no longer. Raises LastPassphrase for the only one."""
    remaining = tuple(slot for slot in keyfile.slots if slot.id != slot_id)
    if not remaining:
        raise LastPassphrase
    return replace(keyfile, slots=remaining)


def read(path: Path) -> KeyFile:
    """Read a key file. Raises MissingKeyFile, NewerKeyFile or DamagedKeyFile."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise MissingKeyFile(path) from None
    except IsADirectoryError:
        raise DamagedKeyFile(path) from None
    return _parse(content, path)


def write_new(path: Path, keyfile: KeyFile) -> None:
    """Write the key file of a new store; FileExistsError if there is one."""
    create_private(path, _serialise(keyfile))


def rewrite(path: Path, keyfile: KeyFile, check: Callable[[Path], None] | None = None) -> None:
    """Replace a key file in one step, once `check` has found nothing wrong with what was written."""
    replace_whole(path, _serialise(keyfile), check)


def _slot(slot_id: str, key: StoreKey, passphrase: str, cost: Cost) -> Slot:
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    empty = Slot(slot_id, cost, salt, nonce, b"")
    wrapping = wrapping_key(passphrase, salt, cost)
    return replace(empty, wrapped=wrap(key.secret, wrapping, nonce, empty.sealed_with(key.store_id)))


def _check_passphrase(passphrase: str) -> None:
    if not passphrase.strip():
        raise InvalidInput({"passphrase": "Saisissez une phrase de passe."})
    if len(passphrase) > MAX_PASSPHRASE:
        raise InvalidInput({"passphrase": f"La phrase de passe dépasse {MAX_PASSPHRASE} caractères."})


def _serialise(keyfile: KeyFile) -> bytes:
    slots = [
        {
            "id": slot.id,
            "kdf": "argon2id",
            "memory_mib": slot.cost.memory_mib,
            "passes": slot.cost.passes,
            "lanes": slot.cost.lanes,
            "salt": slot.salt.hex(),
            "nonce": slot.nonce.hex(),
            "wrapped": slot.wrapped.hex(),
        }
        for slot in keyfile.slots
    ]
    content = {"format": FORMAT, "version": VERSION, "store": keyfile.store_id.hex(), "slots": slots}
    return json.dumps({**content, _SUM: _sum_of(content)}, indent=1).encode()


def _parse(content: bytes, path: Path) -> KeyFile:
    try:
        document = json.loads(content[: MAX_FILE_BYTES + 1])
        if document["format"] == FORMAT and _whole(document["version"]) > VERSION:
            raise NewerKeyFile(path)
        return _keyfile(document)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedKeyFile(path) from error


def _keyfile(document: Any) -> KeyFile:
    slots = tuple(_read_slot(slot) for slot in document["slots"])
    sound = document["format"] == FORMAT and document["version"] == VERSION and 1 <= len(slots) <= MAX_SLOTS
    if not (sound and _sum_fits(document)):
        raise ValueError("not a key file")
    return KeyFile(_bytes(document["store"], STORE_ID_BYTES), slots)


def _sum_fits(document: dict[str, Any]) -> bool:
    """Without it a damaged slot is taken for a wrong passphrase. Those of release 0.1.0 have none."""
    content = {name: value for name, value in document.items() if name != _SUM}
    return _SUM not in document or document[_SUM] == _sum_of(content)


def _sum_of(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _read_slot(slot: Any) -> Slot:
    if slot["kdf"] != "argon2id" or not isinstance(slot["id"], str):
        raise ValueError("unknown kind of slot")
    return Slot(
        id=slot["id"],
        cost=Cost(_whole(slot["memory_mib"]), _whole(slot["passes"]), _whole(slot["lanes"])),
        salt=_bytes(slot["salt"], SALT_BYTES),
        nonce=_bytes(slot["nonce"], NONCE_BYTES),
        wrapped=_bytes(slot["wrapped"], WRAPPED_BYTES),
    )


def _bytes(text: Any, length: int) -> bytes:
    value = bytes.fromhex(text)
    if len(value) != length:
        raise ValueError("a value of the wrong length")
    return value


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise ValueError("not a whole number")
    return value
