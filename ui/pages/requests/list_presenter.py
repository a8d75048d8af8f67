"""What the list of requests shows, and why. No widgets."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject

from cigdesk.domain.appointment import Requester
from cigdesk.domain.request import RequestState
from cigdesk.ports.requests import EVERY_REQUEST, RequestFilter, RequestOrder
from cigdesk.services.desk import Services
from cigdesk.services.requests import RequestListing
from ui.listing.presenter import ListingPresenter
from ui.operations import Operations


class RequestListPresenter(ListingPresenter[RequestFilter, RequestOrder, RequestListing]):
    """Requests, those to treat first, the oldest at the top."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(
            operations,
            "requests.list",
            services.requests.listing,
            everything=EVERY_REQUEST,
            order=RequestOrder.WAITING,
            parent=parent,
        )

    def set_state(self, state: RequestState | None) -> None:
        """Only those in that state, or all."""
        self.narrow(state=state)

    def set_requester(self, requester: Requester | None) -> None:
        """Only those that came from there, or all."""
        self.narrow(requester=requester)

    def set_practitioner(self, practitioner_id: UUID | None) -> None:
        """Only those that this practitioner is to treat, or all."""
        self.narrow(practitioner_id=practitioner_id)
