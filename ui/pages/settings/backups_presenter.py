"""What the backups show, and what is asked of them. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.errors import CigdeskError
from cigdesk.french import plural
from cigdesk.ports.backups import Backup, Counts, Verdict
from cigdesk.services.backups import BackupService, BackupsView, Difference, Outcome
from cigdesk.services.desk import Services
from cigdesk.store_errors import DamagedBackup
from ui.operations import Operations, Progress
from ui.page import Notice
from ui.pages.settings.backups_model import Shown

T = TypeVar("T")

_COUNTING = "backups-counts"


class BackupsPresenter(QObject):
    """Reads beside the saving of records: a backup never holds up what is typed."""

    shown = Signal(object, object)
    """(BackupsView, rows)."""
    told = Signal(object)
    """(Notice): something is done."""
    compared = Signal(object, object)
    """(Shown, differences)."""
    unfit = Signal(object, object)
    """(Shown, CigdeskError): it cannot be restored."""
    second_refused = Signal(object)
    """(CigdeskError): that folder cannot be the second one."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self._counts: dict[Path, Counts | None] = {}
        self.view: BackupsView | None = None
        self.rows: list[Shown] = []

    @property
    def _backups(self) -> BackupService:
        return self._services.backups

    def local(self, at: datetime) -> datetime:
        """On the wall clock of the centre."""
        return at.astimezone(self._services.context.zone)

    def today(self) -> date:
        """The present day there."""
        return self._services.context.today()

    # reading

    def read(self) -> None:
        """Read the list, then what each backup holds."""
        self._operations.query("backups", self._backups.view, self._viewed)

    def _viewed(self, view: BackupsView) -> None:
        self.view = view
        self._show()
        self._count_next()

    def _show(self) -> None:
        if self.view is None:
            return
        today = self.today()
        self.rows = [
            Shown(line, self.local(line.backup.taken_at), today, *self._counted(line.backup))
            for line in self.view.lines
        ]
        self.shown.emit(self.view, self.rows)

    def _counted(self, backup: Backup) -> tuple[Counts | None, bool]:
        return self._counts.get(backup.path), backup.path in self._counts

    def _count_next(self) -> None:
        """One at a time: other pages read meanwhile."""
        waiting = (shown.line.backup for shown in self.rows if not shown.counted)
        backup = next(waiting, None)
        if backup is not None:
            job = partial(_counts, self._backups, backup)
            self._operations.query(_COUNTING, job, partial(self._note_counts, backup.path))

    def _note_counts(self, path: Path, counts: Counts | None) -> None:
        self._counts[path] = counts
        self.rows = [
            replace(each, counts=counts, counted=True) if each.path == path else each for each in self.rows
        ]
        if self.view is not None:
            self.shown.emit(self.view, self.rows)
        self._count_next()

    # acts

    def back_up(self) -> None:
        """A backup now, and its copy."""

        def job(progress: Progress) -> Outcome:
            return self._backups.back_up_now(progress.step)

        self._long("Sauvegarde", job, self._backed_up)

    def _backed_up(self, outcome: Outcome) -> None:
        self.told.emit(Notice("Sauvegarde faite et relue", outcome.second))
        self.read()

    def verify(self, shown: Shown) -> None:
        """Read a whole backup."""
        self._long(
            "Lecture de la sauvegarde", lambda: self._backups.verify(shown.line.backup), self._verified
        )

    def _verified(self, verdict: Verdict) -> None:
        title = "Sauvegarde saine" if verdict.sound else "Sauvegarde abîmée"
        self.told.emit(Notice(title, icon="circle-check" if verdict.sound else "alert-circle"))
        self.read()

    def verify_all(self) -> None:
        """Read every backup; can be stopped."""

        def job(progress: Progress) -> int:
            return self._backups.verify_all(progress.step)

        self._long("Lecture des sauvegardes", job, self._all_verified)

    def _all_verified(self, damaged: int) -> None:
        said = (
            plural(damaged, "sauvegarde abîmée", "sauvegardes abîmées") if damaged else "Toutes sont saines"
        )
        self.told.emit(Notice("Sauvegardes relues", said, "alert-circle" if damaged else "circle-check"))
        self.read()

    def rehearse(self) -> None:
        """Restore the newest on the side."""

        def job(progress: Progress) -> Backup | None:
            return self._backups.rehearse(progress.step)

        self._long("Essai de restauration", job, self._rehearsed)

    def _rehearsed(self, backup: Backup | None) -> None:
        if backup is not None:
            self.told.emit(Notice("Essai réussi", "La dernière sauvegarde a été restaurée à part et relue."))
        self.read()

    def choose_second(self, folder: Path) -> None:
        """Copy backups to that folder from now on."""
        self._long(
            "Copie dans le deuxième dossier",
            lambda: self._backups.choose_second(folder),
            self._second_chosen,
            self.second_refused.emit,
        )

    def _second_chosen(self, outcome: Outcome) -> None:
        self.told.emit(Notice("Deuxième dossier choisi", outcome.second or "Une première copie y est faite."))
        self.read()

    def forget_second(self) -> None:
        """Copy no longer."""
        self._operations.query("backups-forget", self._backups.forget_second, lambda _: self.read())

    def compare(self, shown: Shown) -> None:
        """What its restore would change."""

        def job() -> tuple[Difference, ...]:
            self._services.carrying.require_living()
            return self._backups.compare(shown.line.backup)

        self._operations.query(
            "backups-compare",
            job,
            partial(self._compared, shown),
            on_error=lambda error: self._cannot(shown, error),
        )

    def _compared(self, shown: Shown, differences: tuple[Difference, ...]) -> None:
        self.compared.emit(shown, differences)
        self.read()

    def stop_comparing(self) -> None:
        """Nobody waits for that answer any more."""
        self._operations.forget("backups-compare")

    def _cannot(self, shown: Shown, error: CigdeskError) -> None:
        self.unfit.emit(shown, error)
        self.read()

    def _long(
        self,
        label: str,
        job: Callable[..., T],
        on_done: Callable[[T], None],
        on_error: Callable[[CigdeskError], None] | None = None,
    ) -> None:
        """Work with a bar once it lasts; a job that takes the progress can be stopped."""
        tell = on_error or partial(self._operations.refused.emit, label)

        def failed(error: CigdeskError) -> None:
            tell(error)
            self.read()

        self._operations.query(f"backups {label}", job, on_done, on_error=failed, label=label)


def _counts(backups: BackupService, backup: Backup) -> Counts | None:
    try:
        return backups.counts(backup)
    except DamagedBackup:
        return None
