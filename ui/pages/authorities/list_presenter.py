"""What the list of authorities shows, and why; files that are read and imported. No widgets."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.authority import AuthorityKind
from cigdesk.exchange.authorities_table import read_file, read_table
from cigdesk.ports.authorities import EVERY_AUTHORITY, AuthorityFilter, AuthorityOrder
from cigdesk.services.authorities import AuthorityListing
from cigdesk.services.authority_import import Preview
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from ui.listing.presenter import ListingPresenter
from ui.operations import Operations, Progress

_FILE = "authorities.file"


class ListPresenter(ListingPresenter[AuthorityFilter, AuthorityOrder, AuthorityListing]):
    """Authorities, of one kind or department or all."""

    previewed = Signal(object)
    """(Preview): a file was read, and nothing written."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(
            operations,
            "authorities.list",
            services.authorities.listing,
            everything=EVERY_AUTHORITY,
            order=AuthorityOrder.NAME,
            parent=parent,
        )
        self._services = services

    def set_kind(self, kind: AuthorityKind | None) -> None:
        """Only that kind, or every one."""
        self.narrow(kind=kind)

    def set_department(self, code: str) -> None:
        """Only that department, or every one."""
        self.narrow(department=code)

    def set_members_only(self, only: bool) -> None:
        """Only those in a convention, or all."""
        self.narrow(members_only=only)

    def set_without_headcount(self, only: bool) -> None:
        """Only those that declared nothing this year, or all."""
        self.narrow(without_headcount=only)

    def load_shipped(self) -> None:
        """Import the shipped list of the centre's authorities at once; it can be undone."""
        imported = self._services.authority_import

        def job(progress: Progress) -> Change:
            preview = imported.preview(read_table(imported.shipped_bytes()))
            return imported.apply(preview, progress.step)

        self._operations.change(job, label="Chargement de la liste")

    def read(self, path: Path) -> None:
        """Read a file and tell what its import would do."""
        imported = self._services.authority_import

        def job(progress: Progress) -> Preview:
            return imported.preview(read_file(path, progress.step), progress.step)

        self._operations.query(_FILE, job, self.previewed.emit, label=f"Lecture de {path.name}")

    def apply(self, preview: Preview) -> None:
        """Import what was previewed, all of it or nothing."""
        imported = self._services.authority_import

        def job(progress: Progress) -> Change:
            return imported.apply(preview, progress.step)

        self._operations.change(job, label="Import des collectivités")
