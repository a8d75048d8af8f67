"""What the list of days shows, and why. No widgets."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from cigdesk.ports.inspections import InspectionFilter, InspectionOrder
from cigdesk.services.desk import Services
from cigdesk.services.inspections import InspectionListing
from ui.listing.presenter import ListingPresenter
from ui.operations import Operations


class DayListPresenter(ListingPresenter[InspectionFilter, InspectionOrder, InspectionListing]):
    """The days of a year, the latest at the top."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(
            operations,
            "inspections.list",
            services.inspections.listing,
            everything=InspectionFilter(services.context.today().year),
            order=InspectionOrder.DAY,
            parent=parent,
        )
        self.descending = True

    def step(self, years: int) -> None:
        """Another year."""
        self.narrow(year=(self.where.year or 0) + years)

    def show_year(self, year: int) -> None:
        """That year."""
        self.narrow(year=year)

    def clear(self) -> None:
        """Overrides ListingPresenter: the year stays."""
        self.text, self.where = "", replace(self._everything, year=self.where.year)
        self.ask()
