"""What the statements of a month show and ask for. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from uuid import UUID

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QObject, Signal

from cigdesk.documents import render_statement
from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.statement import ChorusValues, Month, WorkKey, previous_month
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.in_turn import Outcome
from cigdesk.services.statement_trail import Trail
from cigdesk.services.statement_view import MonthListing, StatementListRow, StatementView
from ui.document_files import save_whole
from ui.operations import Operations, Progress, Task
from ui.saving import faults_to

Fail = Callable[[CigdeskError], None]
Show = Callable[[dict[str, str]], object]
"""Shows faults by field."""


class StatementsPresenter(QObject):
    """One month and one authority of it at a time; last month at first, which is the one to close."""

    listed = Signal()
    """`listing` is another one."""
    viewed = Signal()
    """`view` is another one, or None."""
    running_changed = Signal()
    reported = Signal(object)
    """(Outcome): what became of all the statements of a batch."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.month: Month = previous_month(services.context.today())
        self.authority_id: UUID | None = None
        self.listing: MonthListing | None = None
        self.view: StatementView | None = None
        self._task: Task | None = None

    # what is shown

    def read(self) -> None:
        """Read again the month, and the statement that is shown."""
        month = self.month
        self._operations.query(
            (self, "month"), partial(self._services.statements.listing, month), self._listed
        )
        self._read_view()

    def _read_view(self) -> None:
        if self.authority_id is None:
            self._operations.forget((self, "view"))
            self._viewed(None)
            return
        job = partial(self._services.statements.view, self.authority_id, self.month)
        self._operations.query((self, "view"), job, self._viewed)

    def _listed(self, listing: MonthListing) -> None:
        self.listing = listing
        known = {row.authority_id for row in listing.rows}
        self.listed.emit()
        if self.authority_id is None and known:
            self.choose(listing.rows[0].authority_id)

    def _viewed(self, view: StatementView | None) -> None:
        self.view = view
        self.viewed.emit()

    def show_month(self, month: Month, authority_id: UUID | None = None) -> None:
        """Another month; the same authority, unless one is named."""
        self.month, self.listing = month, None
        self.authority_id = authority_id or self.authority_id
        self.read()

    def step(self, months: int) -> None:
        """So many months on."""
        self.show_month(self.month + relativedelta(months=months))

    def choose(self, authority_id: UUID | None) -> None:
        """Show the statement of that authority."""
        if authority_id != self.authority_id:
            self.authority_id = authority_id
            self._read_view()

    @property
    def row(self) -> StatementListRow | None:
        """The authority shown, in the list."""
        rows = self.listing.rows if self.listing else ()
        return next((each for each in rows if each.authority_id == self.authority_id), None)

    # acts on lines and points

    def set_status(self, appointment_id: UUID, status: AppointmentStatus) -> None:
        """Say what became of an appointment; it can be undone."""
        bookings = self._services.bookings
        self._operations.change(lambda: bookings.set_status(appointment_id, status))

    def enter_time(self, appointment_id: UUID, failed: Fail) -> None:
        """Note the time of an appointment by its length; `failed` takes why it cannot be so simply."""
        time = self._services.time
        self._operations.change(lambda: time.from_appointment(appointment_id), on_error=failed)

    def correct(
        self, key: WorkKey, quantity: Decimal, price: Decimal | None, reason: str, show: Show
    ) -> None:
        """Say what a piece of work is due; `show` takes the faults by field."""
        act = partial(self._services.statements.correct, key, self.month, quantity, reason, unit_price=price)
        self._operations.change(act, on_error=faults_to(show, self._operations))

    def set_aside(self, key: WorkKey, reason: str, show: Show) -> None:
        """Leave a piece of work for the next statement."""
        act = partial(self._services.statements.set_aside, key, self.month, reason)
        self._operations.change(act, on_error=faults_to(show, self._operations))

    def withdraw(self, correction_id: UUID) -> None:
        """Take a correction back."""
        self._operations.change(partial(self._services.statements.withdraw, correction_id))

    def write_chorus(
        self, before: ChorusValues, after: ChorusValues, done: Callable[[], None], show: Show
    ) -> None:
        """Keep what is typed for Chorus Pro; no toast, which would come up at each pause in typing."""
        if self.authority_id is None:
            return
        write = partial(self._services.statements.write_chorus, self.authority_id, self.month, before, after)
        self._operations.change(
            lambda: replace(write(), label="", detail=""),
            on_done=lambda _change: done(),
            on_error=faults_to(show, self._operations),
        )

    def follow(self, key: WorkKey, found: Callable[[Trail], None]) -> None:
        """What shows the work behind a line."""
        self._operations.query((self, "trail"), partial(self._services.statement_trail.of, key), found)

    # closing and papers

    @property
    def running(self) -> bool:
        """Whether statements are being closed or written."""
        return self._task is not None

    def close(self, failed: Fail) -> None:
        """Number and freeze the statement shown, and keep its page."""
        if self.authority_id is not None:
            papers = self._services.statement_papers
            act = partial(papers.close, self.authority_id, self.month, render_statement)
            self._operations.change(act, on_error=failed, label="Validation du relevé")

    def close_ready(self) -> None:
        """Close all that are ready."""
        papers, month = self._services.statement_papers, self.month
        self._run(
            lambda progress: papers.close_ready(month, render_statement, progress.step),
            "Validation des relevés",
        )

    def write_pages(self, folder: Path) -> None:
        """The page of each statement of the month, in that folder."""
        papers, month = self._services.statement_papers, self.month
        rows = self.listing.rows if self.listing else ()
        ids = [each.authority_id for each in rows if each.lines]

        def write(name: str, content: bytes) -> None:
            save_whole(folder / name, content)

        self._run(
            lambda progress: papers.write_month(month, ids, render_statement, write, progress.step),
            "Enregistrement des relevés",
        )

    def _run(self, act: Callable[[Progress], Outcome], label: str) -> None:
        outcomes: list[Outcome] = []

        def job(progress: Progress) -> Change:
            outcomes.append(act(progress))
            return outcomes[-1].change

        self._task = self._operations.change(
            job,
            on_done=lambda _change: self.reported.emit(outcomes[-1]),
            on_settled=self._settled,
            label=label,
        )
        self.running_changed.emit()

    def _settled(self) -> None:
        self._task = None
        self.running_changed.emit()

    def stop(self) -> None:
        """Begin no further statement; those that are done stay."""
        if self._task is not None:
            self._task.cancel()

    def pdf(self, *, internal: bool) -> Callable[[], bytes]:
        """What draws the page of the statement shown, or its internal list."""
        papers, month = self._services.statement_papers, self.month
        draw = papers.internal if internal else papers.pdf
        if self.authority_id is None:
            raise RuntimeError("no statement is shown")
        return partial(draw, self.authority_id, month, render_statement)

    def today(self) -> date:
        """The present day of the centre."""
        return self._services.context.today()
