"""What the page of prevention shows and asks for: a year is read once, then narrowed at once. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.engagement_pace import PreventionKind
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.prevention_listing import (
    Part,
    PreventionFilter,
    PreventionListing,
    PreventionOrder,
    PreventionRow,
    PreventionYear,
    Shown,
    listed,
)
from ui.listing.kept import KeptListingPresenter
from ui.operations import Operations
from ui.pages.authorities.days_keeping import DaysKeeping


class PreventionPresenter(
    KeptListingPresenter[PreventionFilter, PreventionOrder, PreventionListing, PreventionYear]
):
    """This year's packages, the most pressing first, until something else is asked."""

    moves_read = Signal(object)
    """(tuple of Moved): what became of the days agreed with the authority last asked about."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(
            operations,
            "prevention.year",
            read_whole=lambda where: services.prevention.year(where.year),
            narrowed=listed,
            named_by=lambda where: where.year,
            whole_of=lambda listing: listing.year,
            everything=PreventionFilter(services.context.today().year),
            order=PreventionOrder.STATE,
            parent=parent,
        )
        self._services, self._ops = services, operations
        self.days = DaysKeeping(services.engagements, operations)

    # what is listed

    def clear(self) -> None:
        """Overrides ListingPresenter: the year and the part stay."""
        self.text = ""
        self.where = replace(self._everything, year=self.where.year, part=self.where.part)
        self.ask()

    def step(self, years: int) -> None:
        """Another year."""
        self.narrow(year=self.where.year + years)

    def show_part(self, part: Part) -> None:
        """The packages, the presence, or the other orders, all of them."""
        self.narrow(part=part, kind=None, shown=Shown.ALL)

    def look_at(self, part: Part, kind: PreventionKind | None) -> None:
        """Of that part, the orders of one kind or all; what is shown of another part is shown whole."""
        shown = self.where.shown if part is self.where.part else Shown.ALL
        self.narrow(part=part, kind=kind, shown=shown)

    def read_moves(self, row: PreventionRow) -> None:
        """What became of the days agreed with that authority."""
        lines = [each.order for each in row.lines if each.order.entered]
        ids = [month.id for line in lines for month in line.months] + [line.id for line in lines]
        self._ops.query(
            "prevention.moves", partial(self._services.prevention.moves, ids), self.moves_read.emit
        )

    @property
    def over(self) -> bool:
        """Whether the year shown is a past one: nothing is to be kept up with any more."""
        return self.where.year < self._services.context.today().year

    def row(self, authority_id: UUID) -> PreventionRow | None:
        """All that an authority has in the part that is shown, whatever the filter."""
        rows = self.whole.rows if self.whole is not None else ()
        found = next((each for each in rows if each.id == authority_id), None)
        narrowed = found.of(self.where.part, None) if found is not None else None
        return narrowed if narrowed is not None and narrowed.lines else None

    # what is written

    def offer_extra_days(self, authority_id: UUID, done: Callable[[Change], None]) -> None:
        """Draft a quote of days beyond the package."""
        job = partial(self._services.prevention.offer_extra_days, authority_id, self.where.year)
        self._ops.change(job, on_done=done, label="Création du devis")

    def take_up(self) -> None:
        """Grant what the quotes accepted before ordered."""
        self._ops.change(partial(self._services.engagements.grant_missing, None), label="Reprise")
