"""What the list of authorities shows, and why: words typed, filters, order. No widgets."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.authority import AuthorityKind
from cigdesk.exchange.authorities_csv import read_file, read_table
from cigdesk.ports.authorities import EVERY_AUTHORITY, AuthorityFilter, AuthorityOrder
from cigdesk.services.authorities import AuthorityListing
from cigdesk.services.authority_import import Preview
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from ui.operations import Operations, Progress

_LIST, _FILE = "authorities.list", "authorities.file"


class ListPresenter(QObject):
    """Asks for the list again at each change of what is asked; the answer to an older question is dropped."""

    listed = Signal(object)
    """(AuthorityListing)."""
    previewed = Signal(object)
    """(Preview): a file was read, and nothing written."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.text = ""
        self.where: AuthorityFilter = EVERY_AUTHORITY
        self.order, self.descending = AuthorityOrder.NAME, False
        self.listing: AuthorityListing | None = None

    @property
    def asks_for_all(self) -> bool:
        """Whether neither words nor filters leave anything out."""
        return not self.text.strip() and not self.where.restricts

    def set_text(self, text: str) -> None:
        """Other words are typed."""
        if text != self.text:
            self.text = text
            self.ask()

    def set_kind(self, kind: AuthorityKind | None) -> None:
        """Only that kind, or every one."""
        self._set_where(replace(self.where, kind=kind))

    def set_department(self, code: str) -> None:
        """Only that department, or every one."""
        self._set_where(replace(self.where, department=code))

    def set_members_only(self, only: bool) -> None:
        """Only those in a convention, or all."""
        self._set_where(replace(self.where, members_only=only))

    def set_without_headcount(self, only: bool) -> None:
        """Only those that declared nothing this year, or all."""
        self._set_where(replace(self.where, without_headcount=only))

    def set_archived(self, archived: bool) -> None:
        """The archived ones, or the others."""
        self._set_where(replace(self.where, archived=archived))

    def set_order(self, order: AuthorityOrder, descending: bool) -> None:
        """Sort by that."""
        if (order, descending) != (self.order, self.descending):
            self.order, self.descending = order, descending
            self.ask()

    def clear(self) -> None:
        """Neither words nor filters."""
        self.text, self.where = "", EVERY_AUTHORITY
        self.ask()

    def ask(self) -> None:
        """Read the list, in the background."""
        listing = self._services.authorities.listing
        job = partial(listing, self.text, self.where, self.order, descending=self.descending)
        self._operations.query(_LIST, job, self._answered)

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

    def _answered(self, listing: AuthorityListing) -> None:
        self.listing = listing
        self.listed.emit(listing)

    def _set_where(self, where: AuthorityFilter) -> None:
        if where != self.where:
            self.where = where
            self.ask()
