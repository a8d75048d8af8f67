"""What the list of cases shows, and why. No widgets."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject

from cigdesk.domain.appointment import Subject
from cigdesk.domain.support import CaseKind
from cigdesk.ports.support import EVERY_CASE, CaseFilter, CaseOrder
from cigdesk.services.desk import Services
from cigdesk.services.support_cases import CaseListing
from ui.listing.presenter import ListingPresenter
from ui.operations import Operations


class CaseListPresenter(ListingPresenter[CaseFilter, CaseOrder, CaseListing]):
    """Cases, the latest number first."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(
            operations,
            "cases.list",
            services.cases.listing,
            everything=EVERY_CASE,
            order=CaseOrder.NUMBER,
            parent=parent,
        )
        self.descending = True

    def set_open(self, opened: bool | None) -> None:
        """The open ones, the closed ones, or all."""
        self.narrow(open=opened)

    def set_referent(self, practitioner_id: UUID | None) -> None:
        """Only those that this practitioner follows, or all."""
        self.narrow(referent_id=practitioner_id)

    def set_subject(self, subject: Subject | None) -> None:
        """Only those of that field, or all."""
        self.narrow(subject=subject)

    def set_kind(self, kind: CaseKind | None) -> None:
        """The individual or the collective ones, or all."""
        self.narrow(kind=kind)
