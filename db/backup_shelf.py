"""The copies of one open store, as the services ask for them (`cigdesk.ports.backups.Shelf`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from cigdesk.domain.backups import Reason
from cigdesk.domain.erasure import ErasedRecord
from cigdesk.domain.errors import NotFound
from cigdesk.ports.backups import Backup, Counts, Tell
from cigdesk.store_errors import DamagedBackup
from db import attachments, backup_second, erasure_list
from db.backup import documents_in, existing, quick_counts, verified_counts
from db.check import row_counts
from db.errors import known_failures
from db.leftovers import draft_folder
from db.restore import restore_with_key, set_aside
from db.revision import SHIPPED, Migrations
from db.store import Store


class StoreShelf:
    """Copies by the key of the store; a copy that it does not open counts as damaged."""

    def __init__(self, store: Store, migrations: Migrations = SHIPPED) -> None:
        self._store, self._migrations = store, migrations

    @property
    def folder(self) -> Path:
        return self._store.backup_folder

    def require_sound(self) -> None:
        self._store.require_sound()

    def newest(self) -> Backup | None:
        return next(iter(self._store.backups()), None)

    def changed(self) -> bool:
        return self._store.changed()

    def back_up(self, reason: Reason, now: datetime) -> Backup:
        return self._store.back_up(reason, now)

    def copies(self) -> list[Backup]:
        with known_failures(self.folder):
            both = [*self._store.backups(), *set_aside(self._store.path)]
        return sorted(both, key=lambda each: each.taken_at, reverse=True)

    def second_copies(self, folder: Path) -> list[Backup] | None:
        return backup_second.copies_in(folder, self._store.key)

    def prepare_second(self, chosen: Path) -> Path:
        return backup_second.prepare(chosen, self._store.path, self._store.key)

    def copy_to_second(self, backup: Backup, folder: Path, now: datetime) -> Backup:
        return backup_second.copy_to(folder, backup, self._store.key, now)

    def counts(self, backup: Backup) -> Counts:
        return quick_counts(backup.path, self._store.key)

    def verify(self, backup: Backup) -> Counts:
        return verified_counts(backup.path, self._store.key)

    def rehearse(self, backup: Backup, tell: Tell) -> Counts:
        folder = self._store.path.parent
        with known_failures(folder), draft_folder(folder) as aside:
            return self._rehearse(backup, aside / self._store.path.name, tell)

    def _rehearse(self, backup: Backup, trial: Path, tell: Tell) -> Counts:
        """As on a new computer: nothing but the copy, its key file and its documents."""
        tell(0, 3)
        restore_with_key(trial, backup.path, self._store.key, backup.taken_at, self._migrations)
        tell(1, 3)
        with Store.reopen(trial, self._store.key, migrations=self._migrations) as restored:
            report = restored.check(full=True)
            if not report.sound:
                raise DamagedBackup(backup.path)
            tell(2, 3)
            _read_documents(restored, backup)
        tell(3, 3)
        return report.counts

    def present_counts(self) -> Counts:
        with self._store.engine.connect() as connection:
            return row_counts(connection)

    def still_holding(self, erased: Iterable[ErasedRecord], second: Path | None) -> list[Backup]:
        copies = [*self.copies(), *((second and self.second_copies(second)) or ())]
        return erasure_list.still_holding(copies, self._store.key, erased)

    def fold(self) -> None:
        self._store.checkpoint()

    def check_store(self) -> bool:
        report = self._store.check(full=True)
        return not (report.integrity or report.foreign_keys)

    def tidy(self) -> None:
        key, own = self._store.key, self._store.path
        aside = [each.path for each in set_aside(own)]
        attachments.remove_orphans(attachments.folder_for(own), [own, *aside], key)
        copies = [each.path for each in existing(self.folder)]
        attachments.remove_orphans(documents_in(self.folder), copies, key)


def _read_documents(restored: Store, backup: Backup) -> None:
    try:
        for name in attachments.referred(restored.path, restored.key):
            restored.attachments.read(name)
    except NotFound as error:
        raise DamagedBackup(backup.path) from error
