"""A store that does not open, and the newest sound backup that can take its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from cigdesk.backup_settings import BackupSettings
from cigdesk.domain.backups import Place
from cigdesk.ports.backups import Backup
from cigdesk.store_errors import DamagedBackup, NoSoundBackup, StoreError, WrongPassphrase
from db import backup_second, keyfile
from db.backup import existing, folder_for, store_id_of, verified_counts
from db.crypto import StoreKey
from db.restore import restore, restore_key_file
from ui.ports import Rescue

_PLACES = {Place.HERE: "sur ce poste", Place.SECOND: "dans le deuxième dossier"}


def newest_sound(path: Path, passphrase: str) -> Rescue:
    """The newest backup that the passphrase opens and that reads back whole, of this computer or the key.

    Nothing is written. Raises WrongPassphrase when there are backups and it opens none, NoSoundBackup.
    """
    unlocked = _Unlocked(passphrase)
    for backup in _candidates(path):
        try:
            return _rescue(path, backup, unlocked.key_of(backup.path))
        except StoreError:
            continue
    if unlocked.refused and not unlocked.keys:
        raise WrongPassphrase
    raise NoSoundBackup(path)


def by_copy(path: Path, copy: Path, passphrase: str) -> Rescue:
    """The same by one copy. Raises WrongPassphrase, DamagedBackup, MissingKeyFile…"""
    taken_at = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
    named = [each for each in existing(copy.parent) if each.path == copy]
    backup = named[0] if named else Backup(copy, taken_at)
    return _rescue(path, backup, _Unlocked(passphrase).key_of(copy))


def bring_back(path: Path, rescue: Rescue, passphrase: str) -> None:
    """Put the backup in the place of the store, or its key file beside it; what was there is set aside."""
    now = datetime.now(UTC)
    if rescue.keys_only:
        restore_key_file(path, rescue.copy, passphrase, now)
    else:
        restore(path, rescue.copy, passphrase, now)


class _Unlocked:
    """Key files, each tried once: a try is slow on purpose, and the backups of a store share theirs."""

    def __init__(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self.keys: dict[bytes, StoreKey] = {}
        self.refused: set[bytes] = set()

    def key_of(self, copy: Path) -> StoreKey:
        """Raises WrongPassphrase, or what ails the key file."""
        path = keyfile.path_for(copy)
        keys = keyfile.read(path)
        content = path.read_bytes()
        if content in self.refused:
            raise WrongPassphrase
        if content not in self.keys:
            try:
                self.keys[content] = keyfile.unlock(keys, self._passphrase).key
            except WrongPassphrase:
                self.refused.add(content)
                raise
        return self.keys[content]


def _rescue(path: Path, backup: Backup, key: StoreKey) -> Rescue:
    if store_id_of(backup.path) != key.store_id:
        raise DamagedBackup(backup.path)
    counts = verified_counts(backup.path, key)
    place = _PLACES.get(backup.place, _PLACES[Place.HERE])
    return Rescue(
        backup.path, backup.taken_at.astimezone(), place, counts, _is_sound_but_for_its_keys(path, key)
    )


def _is_sound_but_for_its_keys(path: Path, key: StoreKey) -> bool:
    """Whether the key of the backup opens the store as it lies: then only its key file is at fault."""
    if store_id_of(path) != key.store_id or _key_file_opens(path, key):
        return False
    try:
        verified_counts(path, key)
    except StoreError:
        return False
    return True


def _key_file_opens(path: Path, key: StoreKey) -> bool:
    try:
        return keyfile.read(keyfile.path_for(path)).store_id == key.store_id
    except StoreError:
        return False


def _candidates(path: Path) -> Iterator[Backup]:
    """The backups of this computer and those of the second folder, the newest first."""
    here = existing(folder_for(path))
    there = [each for store_id in _store_ids(path, here) for each in _second_copies(store_id)]
    return iter(sorted([*here, *there], key=lambda each: each.taken_at, reverse=True))


def _store_ids(path: Path, here: list[Backup]) -> set[bytes]:
    """What the store may be called, by its key file, its first bytes, its backups: any may be damaged."""
    found = {store_id_of(path), *(store_id_of(each.path) for each in here)}
    with suppress(StoreError):
        found.add(keyfile.read(keyfile.path_for(path)).store_id)
    return found - {b""}


def _second_copies(store_id: bytes) -> list[Backup]:
    folder = BackupSettings(store_id).read().second_folder
    if folder is None or not backup_second.is_there(folder):
        return []
    return existing(folder, store_id, Place.SECOND)
