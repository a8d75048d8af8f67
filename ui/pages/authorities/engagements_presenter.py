"""What one authority ordered, for the year that is shown: read again at each change. No widgets."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.services.desk import Services
from cigdesk.services.engagement_reading import EngagementLine
from cigdesk.services.engagements import Orders
from ui.operations import Operations
from ui.pages.authorities.days_keeping import DaysKeeping

KINDS = frozenset({"engagements", "appointments", "permanences", "session_seats", "quotes"})
"""What these figures follow from."""
_ORDERS = "authorities.orders"


class EngagementsPresenter(QObject):
    """Which year of which authority is shown, and what is done to it."""

    loaded = Signal(object)
    """(Orders)."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.days = DaysKeeping(services.engagements, operations)
        self._authority_id: UUID | None = None
        self._year = 0
        self.orders: Orders | None = None

    @property
    def today(self) -> date:
        """The day that the figures are shown on."""
        return self._services.context.today()

    def show(self, authority_id: UUID) -> None:
        """Show that authority: this year when it is another one."""
        if authority_id != self._authority_id:
            self._authority_id, self._year, self.orders = authority_id, self.today.year, None
        self.ask()

    def show_year(self, year: int) -> None:
        """Show another year."""
        self._year = year
        self.ask()

    def close(self) -> None:
        """Show none."""
        self._operations.forget(_ORDERS)
        self._authority_id = self.orders = None

    def ask(self) -> None:
        """Read again, in the background."""
        if self._authority_id is not None:
            job = partial(self._services.engagements.balances, self._authority_id, self._year)
            self._operations.query(_ORDERS, job, self._answered)

    def _answered(self, orders: Orders) -> None:
        self.orders = orders
        self.loaded.emit(orders)

    def together(self, line: EngagementLine) -> tuple[EngagementLine, ...]:
        """The lines whose days are entered with those of that one: the parts of its package."""
        lines = self.orders.lines if self.orders is not None else ()
        return tuple(each for each in lines if each.source_id == line.source_id and each.entered)

    def take_up(self) -> None:
        """Grant what the quotes accepted before ordered."""
        job = partial(self._services.engagements.grant_missing, self._authority_id)
        self._operations.change(job, label="Reprise")
