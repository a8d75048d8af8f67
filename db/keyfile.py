"""The key file beside a store: its key, wrapped once per slot, each slot under its own passphrase.

The file is JSON. A slot wraps the key of the store and the private key of the person whose it is, so that a
change of passphrase is one replacement of one file. It bears no name: the person by their id, and a mark of
the name (keyed by the store) that tells which slot to try, since each try is dear. What a slot declares
(format, store, slot, person, cost, salt) is sealed with the keys: no part can be exchanged for another. The
mark is not, so that a person can be renamed without their passphrase; it opens nothing.

Slots of version 1, of stores that one person had, wrap the store's key alone and belong to nobody.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.passphrases import RECOVERY
from cigdesk.domain.text import fold
from cigdesk.store_errors import (
    DamagedKeyFile,
    LastPassphrase,
    MissingKeyFile,
    NewerKeyFile,
    WrongPair,
    WrongPassphrase,
)
from db.crypto import (
    KEY_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    STORE_ID_BYTES,
    WRAPPED_BYTES,
    WRAPPED_PAIR_BYTES,
    Cost,
    PersonKey,
    StoreKey,
    unwrap,
    wrap,
    wrapping_key,
)
from db.files import beside, create_private, replace_whole

FORMAT = "cigdesk-key"
VERSION = 2
_ALONE = 1
"""The version whose slots wrap the store's key alone."""
MAX_FILE_BYTES = 64 * 1024
MAX_SLOTS = 80
MOST_WORK = 40_000
"""MiB times passes of all the slots together, about a millisecond each: a forged file must not hold the
window for minutes. Eighty slots of the usual cost are 15 360."""
MAX_PASSPHRASE = 1000
_SUM = "sha256"
_MARK_BYTES = 8


@dataclass(frozen=True)
class Holder:
    """Whose a slot is: a person, by the id of their record (or `RECOVERY`), their name, their pair."""

    person: str
    name: str
    pair: PersonKey


@dataclass(frozen=True)
class Slot:
    """One wrap of the store's key, with the private key of a person unless it is of version 1."""

    id: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes
    person: str = ""
    mark: str = ""

    def sealed_with(self, store_id: bytes) -> bytes:
        """What the wrap vouches for besides the key."""
        cost = f"{self.cost.memory_mib}/{self.cost.passes}/{self.cost.lanes}"
        version = (str(VERSION), self.person) if self.person else (str(_ALONE),)
        return "|".join((FORMAT, *version, store_id.hex(), self.id, cost, self.salt.hex())).encode()


@dataclass(frozen=True)
class KeyFile:
    """The content of a key file."""

    store_id: bytes
    slots: tuple[Slot, ...]


class Unlocked(NamedTuple):
    """The keys, and the slot that gave them; `person` is "" and `pair` None for one of version 1."""

    key: StoreKey
    slot_id: str
    person: str = ""
    pair: PersonKey | None = None


def path_for(store: Path) -> Path:
    """Where the key file of a store lies."""
    return beside(store, ".key")


def create(key: StoreKey, passphrase: str, cost: Cost, holder: Holder | None = None) -> KeyFile:
    """A key file with one slot. Raises InvalidInput for a passphrase that cannot be kept."""
    return add_slot(KeyFile(key.store_id, ()), key, passphrase, cost, holder)


def unlock(keyfile: KeyFile, passphrase: str, name: str = "", *, recovery: bool = False) -> Unlocked:
    """Try the slots of that name, or each in turn without one; with `recovery`, that of the sheet alone.

    Raises WrongPassphrase when none opens, WrongPair with a name. A name that nobody has takes as long as a
    wrong passphrase.
    """
    tried = [slot for slot in keyfile.slots if (slot.person == RECOVERY) == recovery]
    named = [slot for slot in tried if not name or slot.mark in ("", _mark(keyfile.store_id, name))]
    for slot in named or tried[:1]:
        wrapping = wrapping_key(passphrase, slot.salt, slot.cost)
        secret = unwrap(slot.wrapped, wrapping, slot.nonce, slot.sealed_with(keyfile.store_id))
        if secret is not None and named:
            pair = PersonKey(secret[KEY_BYTES:]) if slot.person else None
            return Unlocked(StoreKey(keyfile.store_id, secret[:KEY_BYTES]), slot.id, slot.person, pair)
    raise WrongPair if name else WrongPassphrase


def add_slot(
    keyfile: KeyFile, key: StoreKey, passphrase: str, cost: Cost, holder: Holder | None = None
) -> KeyFile:
    """One more passphrase for the same key. Raises InvalidInput for one that cannot be kept."""
    _check_passphrase(passphrase)
    if len(keyfile.slots) >= MAX_SLOTS:
        raise InvalidInput({"passphrase": f"Ce dossier de données a déjà {MAX_SLOTS} phrases de passe."})
    slot = _slot(uuid.uuid4().hex, key, passphrase, cost, holder)
    return replace(keyfile, slots=(*keyfile.slots, slot))


def change_passphrase(keyfile: KeyFile, old: Unlocked, new: str, cost: Cost) -> KeyFile:
    """The slot that gave `old` now takes `new`; the store itself is not re-encrypted."""
    _check_passphrase(new)
    holder = Holder(old.person, "", old.pair) if old.pair else None
    return _with_slot(keyfile, old, new, cost, holder)


def take_slot(keyfile: KeyFile, of: Unlocked, passphrase: str, holder: Holder) -> KeyFile:
    """The slot of version 1 that gave `of` becomes that of a person, under the same passphrase."""
    cost = next(slot.cost for slot in keyfile.slots if slot.id == of.slot_id)
    return rename(_with_slot(keyfile, of, passphrase, cost, holder), holder.person, holder.name)


def rename(keyfile: KeyFile, person: str, name: str) -> KeyFile:
    """That person's slots are found by that name."""
    mark = _mark(keyfile.store_id, name)
    slots = tuple(replace(slot, mark=mark) if slot.person == person else slot for slot in keyfile.slots)
    return replace(keyfile, slots=slots)


def without(keyfile: KeyFile, person: str) -> KeyFile:
    """No passphrase of that person opens any longer. Raises LastPassphrase when nobody's would."""
    kept = tuple(slot for slot in keyfile.slots if slot.person != person)
    if all(slot.person == RECOVERY for slot in kept):
        raise LastPassphrase
    return replace(keyfile, slots=kept)


def remove_slot(keyfile: KeyFile, slot_id: str) -> KeyFile:
    """The passphrase of that slot opens no longer. Raises LastPassphrase for the only one."""
    remaining = tuple(slot for slot in keyfile.slots if slot.id != slot_id)
    if all(slot.person == RECOVERY for slot in remaining):
        raise LastPassphrase
    return replace(keyfile, slots=remaining)


def read(path: Path) -> KeyFile:
    """Read a key file. Raises MissingKeyFile, NewerKeyFile or DamagedKeyFile."""
    if path.exists() and not path.is_file():
        raise DamagedKeyFile(path)
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


def _slot(slot_id: str, key: StoreKey, passphrase: str, cost: Cost, holder: Holder | None) -> Slot:
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    person, mark = (holder.person, _mark(key.store_id, holder.name)) if holder else ("", "")
    empty = Slot(slot_id, cost, salt, nonce, b"", person, mark)
    secret = key.secret + (holder.pair.private if holder else b"")
    wrapping = wrapping_key(passphrase, salt, cost)
    return replace(empty, wrapped=wrap(secret, wrapping, nonce, empty.sealed_with(key.store_id)))


def _with_slot(keyfile: KeyFile, of: Unlocked, passphrase: str, cost: Cost, holder: Holder | None) -> KeyFile:
    """The slot that gave `of`, wrapped anew; the mark of its name stays."""
    made = _slot(of.slot_id, of.key, passphrase, cost, holder)
    slots = tuple(replace(made, mark=slot.mark) if slot.id == of.slot_id else slot for slot in keyfile.slots)
    return replace(keyfile, slots=slots)


def _mark(store_id: bytes, name: str) -> str:
    """What tells the slots of a name apart, the same however it is typed; no name is read from it.

    Whoever has the file can try names on it: it keeps them from a glance, not from a search.
    """
    return hmac.digest(store_id, " ".join(fold(name).split()).encode(), "sha256")[:_MARK_BYTES].hex()


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
            **({"person": slot.person, "mark": slot.mark} if slot.person else {}),
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
    known = document["format"] == FORMAT and document["version"] in (_ALONE, VERSION)
    work = sum(slot.cost.memory_mib * slot.cost.passes for slot in slots)
    sound = known and 1 <= len(slots) <= MAX_SLOTS and work <= MOST_WORK
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
    if not isinstance(slot, dict):
        raise ValueError("not a slot")
    person, mark = slot.get("person", ""), slot.get("mark", "")
    if slot["kdf"] != "argon2id" or not all(isinstance(text, str) for text in (slot["id"], person, mark)):
        raise ValueError("unknown kind of slot")
    return Slot(
        id=slot["id"],
        cost=Cost(_whole(slot["memory_mib"]), _whole(slot["passes"]), _whole(slot["lanes"])),
        salt=_bytes(slot["salt"], SALT_BYTES),
        nonce=_bytes(slot["nonce"], NONCE_BYTES),
        wrapped=_bytes(slot["wrapped"], WRAPPED_PAIR_BYTES if person else WRAPPED_BYTES),
        person=person,
        mark=mark,
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
