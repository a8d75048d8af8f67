"""What the part of retention shows and asks for: read once, then narrowed at once. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.documents import render_elimination
from cigdesk.domain.elimination import VisaValues
from cigdesk.domain.retention import DecisionValues, RetentionAct
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.retention import KeptCase, Overview
from cigdesk.services.retention_listing import (
    RetentionFilter,
    RetentionListing,
    RetentionOrder,
    retention_list,
)
from ui.listing.kept import KeptListingPresenter
from ui.operations import Operations
from ui.saving import faults_to

Done = Callable[[Change], None]


class RetentionPresenter(KeptListingPresenter[RetentionFilter, RetentionOrder, RetentionListing, Overview]):
    """What is due, those that wait the longest first, until something else is asked."""

    case_read = Signal(object)
    """(CaseKeeping): of the case in the panel."""
    list_read = Signal(object)
    """(EliminationView): of the list in the panel."""
    usual_read = Signal(object, object)
    """(act, day): until when it lasts if nothing else is said."""
    archives_read = Signal(str)
    """The service of archives of the last list."""
    refused = Signal(object)
    """(faults by field)."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(
            operations,
            "retention",
            read_whole=lambda _where: services.retention.overview(),
            narrowed=retention_list,
            named_by=lambda _where: None,
            whole_of=lambda listing: listing.overview,
            everything=RetentionFilter(),
            order=RetentionOrder.DUE,
            parent=parent,
        )
        self._services, self._ops = services, operations

    def clear(self) -> None:
        """Overrides ListingPresenter: the shelf stays."""
        self.text, self.where = "", RetentionFilter(self.where.shelf)
        self.ask()

    def case(self, case_id: UUID) -> KeptCase | None:
        """One that is listed."""
        rows = self.listing.rows if self.listing is not None else ()
        return next((each.case for each in rows if each.id == case_id), None)

    # one of them

    def read_case(self, case_id: UUID) -> None:
        """Read what was decided of it."""
        job = partial(self._services.retention.of_case, case_id)
        self._ops.query((id(self), "case"), job, self.case_read.emit)

    def read_list(self, elimination_id: UUID) -> None:
        """Read a list of elimination, and what carrying it out would do."""
        job = partial(self._services.eliminations.view, elimination_id)
        self._ops.query((id(self), "list"), job, self.list_read.emit)

    def read_usual(self, act: RetentionAct) -> None:
        """Read until when it lasts if nothing else is said."""
        job = partial(self._services.retention.usual_until, act)
        self._ops.query((id(self), "until"), job, lambda day: self.usual_read.emit(act, day))

    def read_archives(self) -> None:
        """Read where the last list went."""
        job = self._services.eliminations.archives_service
        self._ops.query((id(self), "archives"), job, self.archives_read.emit)

    # deciding

    def decide(self, act: RetentionAct, ids: Sequence[UUID], values: DecisionValues, done: Done) -> None:
        """Archive, keep longer, take out or open; what is wrong with it is told by `refused`."""
        retention = self._services.retention
        jobs: dict[RetentionAct, Callable[[], Change]] = {
            RetentionAct.ARCHIVE: lambda: retention.archive(tuple(ids), values),
            RetentionAct.EXTEND: lambda: retention.extend(tuple(ids), values),
            RetentionAct.REOPEN: lambda: retention.reopen(ids[0], values.reason),
            RetentionAct.CONSULT: lambda: retention.consult(ids[0], values.reason),
        }
        self._change(jobs[act], done, "Conservation")

    def propose(self, ids: Sequence[UUID], archives_service: str, done: Done) -> None:
        """Number a list for the Archives."""
        eliminations = self._services.eliminations
        job = partial(eliminations.propose, tuple(ids), archives_service, render_elimination)
        self._change(job, done, "Bordereau")

    def obtain(self, elimination_id: UUID, values: VisaValues, done: Done) -> None:
        """Note the visa."""
        self._change(partial(self._services.eliminations.obtain, elimination_id, values), done, "Visa")

    def give_up(self, elimination_id: UUID, reason: str, done: Done) -> None:
        """End a list with nothing eliminated."""
        self._change(partial(self._services.eliminations.give_up, elimination_id, reason), done, "Bordereau")

    def carry_out(self, elimination_id: UUID, done: Done) -> None:
        """Eliminate what is still due; a backup comes before."""
        self._change(partial(self._services.eliminations.carry_out, elimination_id), done, "Élimination")

    def pdf(self, elimination_id: UUID, take: Callable[[bytes], None]) -> None:
        """The paper of a list."""
        job = partial(self._services.eliminations.pdf, elimination_id, render_elimination)
        self._ops.run(job, on_done=take, label="Bordereau")

    def _change(self, job: Callable[[], Change], done: Done, label: str) -> None:
        failed = faults_to(self.refused.emit, self._ops)
        self._ops.change(job, on_done=done, on_error=failed, label=label)
