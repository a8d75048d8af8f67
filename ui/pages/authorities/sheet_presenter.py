"""The sheet of one authority: read again at each change, every act done in the background. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.authority import AuthorityValues, ContactValues
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.membership import Convention, MembershipValues
from cigdesk.services.authority_sheet import AuthoritySheet, ContactLine
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from ui.operations import Operations

_SHEET, _NEXT = "authorities.sheet", "authorities.next"

Done = Callable[[Change], None]
Failed = Callable[[CigdeskError], None]


class SheetPresenter(QObject):
    """Which authority is open, and what is done to it."""

    loaded = Signal(object)
    """(AuthoritySheet)."""
    gone = Signal(object)
    """(CigdeskError): the authority is no longer there."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.authority_id: UUID | None = None
        self.sheet: AuthoritySheet | None = None

    def open(self, authority_id: UUID) -> None:
        """Show that authority from now on."""
        if authority_id != self.authority_id:
            self.authority_id, self.sheet = authority_id, None
        self.ask()

    def close(self) -> None:
        """Show none."""
        self._operations.forget(_SHEET)
        self.authority_id = self.sheet = None

    def ask(self) -> None:
        """Read the sheet again, in the background."""
        if self.authority_id is not None:
            job = partial(self._services.authorities.sheet, self.authority_id)
            self._operations.query(_SHEET, job, self._answered, on_error=self.gone.emit)

    def _answered(self, sheet: AuthoritySheet) -> None:
        self.sheet = sheet
        self.loaded.emit(sheet)

    # acts: `done` and `failed` are called in the window's thread

    def create(self, values: AuthorityValues, done: Done, failed: Failed) -> None:
        """Keep a new authority."""
        self._change(partial(self._services.authorities.create, values), "Création", done, failed)

    def save_identity(
        self, sheet: AuthoritySheet, values: AuthorityValues, done: Done, failed: Failed
    ) -> None:
        """Write the identity of the authority shown."""
        job = partial(self._services.authorities.update, sheet.id, sheet.rev, values)
        self._change(job, "Enregistrement", done, failed)

    def archive(self, sheet: AuthoritySheet) -> None:
        """Archive it, or bring it back."""
        services = self._services.authorities
        act = services.restore if sheet.archived else services.archive
        self._change(partial(act, sheet.id), "Archivage")

    def declare(self, year: int, heads: int, failed: Failed, *, replace: bool) -> None:
        """Declare a headcount; `replace` when what it takes the place of was shown."""
        services = self._services.authorities
        job = partial(services.declare, self._id(), year, heads, replace=replace)
        self._change(job, "Déclaration", None, failed)

    def remove_headcount(self, headcount_id: UUID) -> None:
        """Take a declaration away."""
        self._change(partial(self._services.authorities.remove_headcount, headcount_id), "Suppression")

    def save_contact(
        self, line: ContactLine | None, values: ContactValues, done: Done, failed: Failed
    ) -> None:
        """Write a contact, or add one."""
        services = self._services.authorities
        if line is None:
            job = partial(services.add_contact, self._id(), values)
        else:
            job = partial(services.update_contact, line.id, line.rev, values)
        self._change(job, "Enregistrement", done, failed)

    def remove_contact(self, contact_id: UUID, done: Done, failed: Failed) -> None:
        """Remove a contact."""
        job = partial(self._services.authorities.remove_contact, contact_id)
        self._change(job, "Suppression", done, failed)

    def propose(self, convention: Convention, answer: Callable[[MembershipValues], None]) -> None:
        """Ask what the next period of that convention would be."""
        job = partial(self._services.memberships.proposal, self._id(), convention)
        self._operations.query(_NEXT, job, answer)

    def add_subscription(self, offer: str, year: int, failed: Failed) -> None:
        """Note an offer already held."""
        job = partial(self._services.authorities.add_subscription, self._id(), offer, year)
        self._change(job, "Enregistrement", None, failed)

    def remove_subscription(self, subscription_id: UUID) -> None:
        """Take it away."""
        job = partial(self._services.authorities.remove_subscription, subscription_id)
        self._change(job, "Suppression")

    def _id(self) -> UUID:
        if self.authority_id is None:
            raise RuntimeError("no authority is open")
        return self.authority_id

    def _change(
        self, job: Callable[[], Change], label: str, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        self._operations.change(job, on_done=done, on_error=failed, label=label)
