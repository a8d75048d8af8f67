"""Who opens an open store: the passphrases of its key file, and the keys that one of them gave."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cigdesk.store_errors import ForeignKeyFile, WrongPassphrase
from db import keyfile, tries
from db.crypto import Cost, PersonKey, StoreKey
from db.errors import known_failures


@dataclass(frozen=True)
class Identity:
    """Who opened a store: the id of their record, in hexadecimal, and their pair of keys.

    Nobody yet for a passphrase of the days when a store had one person (see `Store.take_passphrase`).
    """

    person: str = ""
    pair: PersonKey | None = None


NOBODY = Identity()


class OpenedKeys:
    """The part of an open store that knows its keys; may be used from any thread."""

    def __init__(self, path: Path, key: StoreKey, cost: Cost, identity: Identity) -> None:
        self.path = path
        self.identity = identity
        self._key = key
        self._cost = cost

    def passphrases(self) -> tuple[str, ...]:
        """The ids of the slots of the key file, oldest first."""
        return tuple(slot.id for slot in self._keys().slots)

    def require_passphrase(self, passphrase: str, now: tries.Now = tries.utc_now) -> None:
        """Raises WrongPassphrase or TooManyTries unless that opens this store for who opened it."""
        tries.unlock(self.path, self._own_keys(), passphrase, now)

    def change_passphrase(
        self, old: str, new: str, now: tries.Now = tries.utc_now, *, renew: bool = False
    ) -> str:
        """Put `new` in the place of `old`; gives the public key of who opened the store, or "".

        `renew` gives them a new pair too: whoever knew `old` may have kept the former one. Raises
        WrongPassphrase, TooManyTries or InvalidInput.

        What was written is read back and opened with `new` before it takes the place of the key file:
        whenever a crash comes, the old passphrase opens the store, or the new one. Backups made before keep
        opening with the old one, the next one opens with the new one.
        """
        keys = self._keys()
        unlocked = tries.unlock(self.path, self._own_keys(), old, now)
        if renew:
            unlocked = unlocked._replace(pair=PersonKey.generate())
        changed = keyfile.change_passphrase(keys, unlocked, new, self._cost)

        def opens(written: Path) -> None:
            slots = tuple(slot for slot in keyfile.read(written).slots if slot.id == unlocked.slot_id)
            try:
                key = keyfile.unlock(keyfile.KeyFile(keys.store_id, slots), new).key
            except WrongPassphrase:
                key = None
            if key != self._key:
                raise ForeignKeyFile(self.path)

        with known_failures(self.path):
            keyfile.rewrite(keyfile.path_for(self.path), changed, opens)
        self.identity = Identity(unlocked.person, unlocked.pair)
        return unlocked.pair.public.hex() if unlocked.pair else ""

    def add_passphrase(self, passphrase: str) -> str:
        """One more passphrase for this store; returns the id of its slot."""
        keys = keyfile.add_slot(self._keys(), self._key, passphrase, self._cost)
        self._rewrite(keys)
        return keys.slots[-1].id

    def take_passphrase(self, passphrase: str, name: str, person: str) -> None:
        """The passphrase of a store that one person had becomes that person's."""
        unlocked = keyfile.unlock(self._keys(), passphrase, name)
        holder = keyfile.Holder(person, name, PersonKey.generate())
        self._rewrite(keyfile.take_slot(self._keys(), unlocked, passphrase, holder))
        self.identity = Identity(person, holder.pair)

    def admit(self, passphrase: str, holder: keyfile.Holder) -> None:
        """One more person opens this store; what opened it for them before does no longer.

        Raises InvalidInput for a passphrase that cannot be kept.
        """
        keys = self._keys()
        kept = tuple(slot for slot in keys.slots if slot.person != holder.person)
        remaining = keyfile.KeyFile(keys.store_id, kept)
        self._rewrite(keyfile.add_slot(remaining, self._key, passphrase, self._cost, holder))

    def come_in_as(self, holder: keyfile.Holder) -> None:
        """Whoever opened this store by the recovery sheet is that person from now on."""
        self.identity = Identity(holder.person, holder.pair)

    def admit_person(self, passphrase: str, person: str, name: str) -> str:
        """As `admit`, with a new pair of keys; gives its public part, in hexadecimal."""
        pair = PersonKey.generate()
        self.admit(passphrase, keyfile.Holder(person, name, pair))
        return pair.public.hex()

    def dismiss(self, person: str) -> None:
        """Nothing of that person opens this store any more. Raises LastPassphrase when nobody would."""
        self._rewrite(keyfile.without(self._keys(), person))

    def rename(self, person: str, name: str) -> None:
        """That person opens this store by that name."""
        self._rewrite(keyfile.rename(self._keys(), person, name))

    def holders(self) -> frozenset[str]:
        """Whose passphrases open this store: persons by their ids, and `keyfile.RECOVERY`."""
        return frozenset(slot.person for slot in self._keys().slots)

    def cheapest(self) -> tuple[int, int, int]:
        """Memory in MiB, passes and lanes of the slot that costs the least to try."""
        cost = min((slot.cost for slot in self._keys().slots), key=lambda each: each.memory_mib * each.passes)
        return cost.memory_mib, cost.passes, cost.lanes

    def remove_passphrase(self, slot_id: str) -> None:
        """The passphrase of that slot opens no longer. Raises LastPassphrase for the only one."""
        self._rewrite(keyfile.remove_slot(self._keys(), slot_id))

    def _keys(self) -> keyfile.KeyFile:
        return keyfile.read(keyfile.path_for(self.path))

    def _own_keys(self) -> keyfile.KeyFile:
        """The slots of whoever opened this store."""
        keys = self._keys()
        slots = tuple(slot for slot in keys.slots if slot.person == self.identity.person)
        return keyfile.KeyFile(keys.store_id, slots)

    def _rewrite(self, keys: keyfile.KeyFile) -> None:
        with known_failures(self.path):
            keyfile.rewrite(keyfile.path_for(self.path), keys)

    def _forget_keys(self) -> None:
        self._key.forget()
        if self.identity.pair:
            self.identity.pair.forget()
