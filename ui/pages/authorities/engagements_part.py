"""What was ordered, on the sheet: the card, what it asks for, and the form of the days agreed."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.services.engagement_reading import EngagementLine
from cigdesk.services.engagements import Orders
from ui.page import Workbench
from ui.pages.authorities.engagements_card import EngagementsCard
from ui.pages.authorities.engagements_presenter import EngagementsPresenter
from ui.pages.authorities.panels import Panels


class EngagementsPart(QObject):
    """Ties the card of a sheet to what is read and written for it."""

    quote_asked = Signal(object)
    """(UUID)."""

    def __init__(self, bench: Workbench, card: EngagementsCard, panels: Panels) -> None:
        super().__init__(card)
        self.presenter = EngagementsPresenter(bench.services, bench.operations, self)
        self._card, self._panels, self._form = card, panels, panels.days
        self._weeks = partial(
            bench.operations.query,
            "authorities.weeks",
            bench.services.agenda.practitioners,
            self._form.set_weeks,
        )
        self._connect()

    def _connect(self) -> None:
        card, form = self._card, self._form
        self.presenter.loaded.connect(self._loaded)
        card.year_asked.connect(self.presenter.show_year)
        card.take_up_asked.connect(self.presenter.take_up)
        card.quote_asked.connect(self.quote_asked)
        card.days_asked.connect(self._enter)
        form.submitted.connect(
            lambda: self.presenter.days.enter(form.days(), form.reason.text(), form.kept, form.failed)
        )
        form.proposal_asked.connect(self._propose)

    def show(self, authority_id: UUID) -> None:
        """Show what that authority ordered."""
        self.presenter.show(authority_id)

    def close(self) -> None:
        """No sheet is open."""
        self.presenter.close()

    def _loaded(self, orders: Orders) -> None:
        self._card.show_orders(orders, self.presenter.today)

    def _enter(self, line: EngagementLine) -> None:
        self._weeks()
        self._panels.enter_days(self.presenter.together(line))

    def _propose(self, practitioner_id: UUID | None) -> None:
        self.presenter.days.propose(self._form.lines[0], practitioner_id, self._form.take)
