"""What the list of agents shows, and why. No widgets."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject

from cigdesk.ports.people import EVERY_AGENT, AgentFilter, AgentOrder
from cigdesk.services.agents import AgentListing
from cigdesk.services.desk import Services
from ui.listing.presenter import ListingPresenter
from ui.operations import Operations


class ListPresenter(ListingPresenter[AgentFilter, AgentOrder, AgentListing]):
    """Agents, of one employer or all."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(
            operations,
            "agents.list",
            services.agents.listing,
            everything=EVERY_AGENT,
            order=AgentOrder.NAME,
            read_lines=services.agents.lines,
            parent=parent,
        )

    def set_employer(self, authority_id: UUID | None) -> None:
        """Only the agents of that authority, or all."""
        self.narrow(authority_id=authority_id)

    def set_on_leave(self, only: bool) -> None:
        """Only those on sick leave today, or all."""
        self.narrow(on_leave=only)
