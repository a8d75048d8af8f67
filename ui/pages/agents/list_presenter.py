"""What the list of agents shows, and why: words typed, filters, order. No widgets."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.ports.people import EVERY_AGENT, AgentFilter, AgentOrder
from cigdesk.services.agents import AgentListing
from cigdesk.services.desk import Services
from ui.operations import Operations

_LIST = "agents.list"


class ListPresenter(QObject):
    """Asks for the list again at each change of what is asked; the answer to an older question is dropped."""

    listed = Signal(object)
    """(AgentListing)."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.text = ""
        self.where: AgentFilter = EVERY_AGENT
        self.order, self.descending = AgentOrder.NAME, False
        self.listing: AgentListing | None = None

    @property
    def asks_for_all(self) -> bool:
        """Whether neither words nor filters leave anything out."""
        return not self.text.strip() and not self.where.restricts

    def set_text(self, text: str) -> None:
        """Other words are typed."""
        if text != self.text:
            self.text = text
            self.ask()

    def set_employer(self, authority_id: UUID | None) -> None:
        """Only the agents of that authority, or all."""
        self._set_where(replace(self.where, authority_id=authority_id))

    def set_on_leave(self, only: bool) -> None:
        """Only those on sick leave today, or all."""
        self._set_where(replace(self.where, on_leave=only))

    def set_archived(self, archived: bool) -> None:
        """The archived ones, or the others."""
        self._set_where(replace(self.where, archived=archived))

    def set_order(self, order: AgentOrder, descending: bool) -> None:
        """Sort by that."""
        if (order, descending) != (self.order, self.descending):
            self.order, self.descending = order, descending
            self.ask()

    def clear(self) -> None:
        """Neither words nor filters."""
        self.text, self.where = "", EVERY_AGENT
        self.ask()

    def ask(self) -> None:
        """Read the list, in the background."""
        listing = self._services.agents.listing
        job = partial(listing, self.text, self.where, self.order, descending=self.descending)
        self._operations.query(_LIST, job, self._answered)

    def _answered(self, listing: AgentListing) -> None:
        self.listing = listing
        self.listed.emit(listing)

    def _set_where(self, where: AgentFilter) -> None:
        if where != self.where:
            self.where = where
            self.ask()
