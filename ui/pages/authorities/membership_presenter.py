"""One membership at a time: read again at each change, every act done in the background. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.membership import Convention, MembershipValues
from cigdesk.domain.membership_amending import AmendmentDays, AmendmentValues, Difference
from cigdesk.domain.membership_life import Denunciation
from cigdesk.domain.membership_options import TermsValues
from cigdesk.exchange.files_in import chosen_bytes
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.kept_documents import LARGEST, OpenedDocument, refuse_weight
from cigdesk.services.membership_amendments import AmendmentDraft
from cigdesk.services.membership_scans import Scan
from cigdesk.services.membership_sheet import AmendmentLine, MembershipSheet, TermsLine
from cigdesk.services.membership_terms import YearOffer
from cigdesk.services.memberships import LastTerms, Signature
from ui.operations import Operations

Done = Callable[[Change], None]
Failed = Callable[[CigdeskError], None]


class MembershipPresenter(QObject):
    """Which membership is open, and what is done to it."""

    shown = Signal(object, bool)
    """(MembershipSheet, whether it is another one than before)."""
    gone = Signal()
    """The membership is no longer there."""
    made = Signal(object)
    """(UUID): a membership recorded or renewed from here, to be shown."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.membership_id: UUID | None = None
        self.sheet: MembershipSheet | None = None

    def today(self) -> date:
        """The present day of the centre."""
        return self._services.context.today()

    # reading

    def open(self, membership_id: UUID) -> None:
        """Show that membership from now on."""
        if membership_id != self.membership_id:
            self.membership_id, self.sheet = membership_id, None
        self.read()

    def close(self) -> None:
        """Show none."""
        self._operations.forget((id(self), "sheet"))
        self.membership_id = self.sheet = None

    def read(self) -> None:
        """Read it again, in the background."""
        if self.membership_id is not None:
            job = partial(self._services.memberships.sheet, self.membership_id)
            self._operations.query(
                (id(self), "sheet"), job, self._answered, on_error=lambda _error: self.gone.emit()
            )

    def _answered(self, sheet: MembershipSheet) -> None:
        other = self.sheet is None or self.sheet.id != sheet.id
        self.sheet = sheet
        self.shown.emit(sheet, other)

    def ask_offer(self, year: int, answer: Callable[[YearOffer], None]) -> None:
        """What may be taken in a year, with its prices."""
        job = partial(self._services.membership_terms.offer, self._id(), year)
        self._operations.query((id(self), "offer"), job, answer)

    def ask_draft(
        self, effect: date | None, answer: Callable[[AmendmentDraft], None], replaces: str = ""
    ) -> None:
        """What the next amendment starts from, of the option named where several are held."""
        job = partial(self._services.membership_amendments.draft, self._id(), effect, replaces)
        self._operations.query((id(self), "draft"), job, answer)

    def ask_changes(self, values: AmendmentValues, answer: Callable[[tuple[Difference, ...]], None]) -> None:
        """What an amendment would change; a timer may ask once the window is closed."""
        if self._operations.open:
            job = partial(self._services.membership_amendments.preview, self._id(), values)
            self._operations.query((id(self), "changes"), job, answer)

    def ask_document(self, document_id: UUID, answer: Callable[[OpenedDocument], None]) -> None:
        """The bytes of a kept document."""
        job = partial(self._services.kept_documents.open, document_id)
        self._operations.query((id(self), "document"), job, answer)

    # acts: `done` and `failed` are called in the window's thread

    def ask_to_take_over(
        self, authority_id: UUID, answer: Callable[[Mapping[Convention, LastTerms]], None]
    ) -> None:
        """The terms that a next period may take over."""
        job = partial(self._services.memberships.to_take_over, authority_id)
        self._operations.query((id(self), "take-over"), job, answer)

    def add(
        self, authority_id: UUID, values: MembershipValues, done: Done, failed: Failed, *, takes_over: bool
    ) -> None:
        """Record a membership, with the terms of the one before if asked, then show it."""

        def made(change: Change) -> None:
            done(change)
            self.made.emit(change.ids[1])

        job = partial(self._services.memberships.add, authority_id, values, takes_over=takes_over)
        self._change(job, "Enregistrement", made, failed)

    def update(self, sheet: MembershipSheet, values: MembershipValues, done: Done, failed: Failed) -> None:
        """Correct the membership shown."""
        job = partial(self._services.memberships.update, sheet.id, sheet.rev, values)
        self._change(job, "Enregistrement", done, failed)

    def remove(self, sheet: MembershipSheet, done: Done, failed: Failed) -> None:
        """Remove a membership written by mistake."""
        self._change(partial(self._services.memberships.remove, sheet.id), "Suppression", done, failed)

    def sign(
        self, sheet: MembershipSheet, signature: Signature, scan: Path | None, done: Done, failed: Failed
    ) -> None:
        """It came back signed."""
        services = self._services.memberships
        job = lambda: services.sign(sheet.id, signature, _scan(scan))  # noqa: E731 - one expression
        self._change(job, "Enregistrement", done, failed)

    def denounce(
        self,
        sheet: MembershipSheet,
        denunciation: Denunciation,
        letter: Path | None,
        done: Done,
        failed: Failed,
        *,
        confirmed: bool,
    ) -> None:
        """A denunciation came."""
        services = self._services.memberships

        def job() -> Change:
            return services.denounce(sheet.id, denunciation, _scan(letter), confirmed=confirmed)

        self._change(job, "Enregistrement", done, failed)

    def take_back(self, sheet: MembershipSheet) -> None:
        """The denunciation is withdrawn."""
        self._change(partial(self._services.memberships.take_back, sheet.id), "Enregistrement")

    def renew(self, sheet: MembershipSheet) -> None:
        """Write the next period, then show it."""
        job = partial(self._services.membership_renewals.renew, sheet.id)
        self._change(job, "Renouvellement", lambda change: self.made.emit(change.ids[1]))

    def save_terms(
        self, sheet: MembershipSheet, line: TermsLine | None, values: TermsValues, done: Done, failed: Failed
    ) -> None:
        """Write the terms of a year."""
        services = self._services.membership_terms
        if line is None:
            job = partial(services.add, sheet.id, values)
        else:
            job = partial(services.update, line.id, line.rev, values)
        self._change(job, "Enregistrement", done, failed)

    def refresh_terms(self, line: TermsLine) -> None:
        """Take the headcount declared since, and its price."""
        self._change(partial(self._services.membership_terms.refresh, line.id), "Actualisation")

    def remove_terms(self, line: TermsLine, done: Done, failed: Failed) -> None:
        """Take the terms of a year away."""
        self._change(partial(self._services.membership_terms.remove, line.id), "Suppression", done, failed)

    def amend(self, sheet: MembershipSheet, values: AmendmentValues, done: Done, failed: Failed) -> None:
        """Record an amendment and apply it."""
        job = partial(self._services.membership_amendments.record, sheet.id, sheet.rev, values)
        self._change(job, "Enregistrement", done, failed)

    def date_amendment(self, line: AmendmentLine, typed: AmendmentDays, done: Done, failed: Failed) -> None:
        """When an amendment was decided and signed is known."""
        job = partial(self._services.membership_amendments.date, line.id, line.rev, typed)
        self._change(job, "Enregistrement", done, failed)

    def _id(self) -> UUID:
        if self.membership_id is None:
            raise RuntimeError("no membership is open")
        return self.membership_id

    def _change(
        self, job: Callable[[], Change], label: str, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        self._operations.change(job, on_done=done, on_error=failed, label=label)


def _scan(path: Path | None) -> Scan | None:
    """Read on the worker's thread; what it was called on the disk is not kept."""
    return None if path is None else Scan(chosen_bytes(path, LARGEST, refuse_weight))
