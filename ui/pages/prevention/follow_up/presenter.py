"""What the list of observations shows and asks for: read once, then narrowed at once. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.observation import FollowUpState
from cigdesk.domain.observation_answer import AnswerValues
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.follow_up_listing import (
    FollowLine,
    FollowUpFilter,
    FollowUpListing,
    FollowUpOrder,
    follow_up_list,
)
from cigdesk.services.observation_answers import FollowUps
from ui.listing.kept import KeptListingPresenter
from ui.operations import Operations
from ui.saving import faults_to


class FollowUpPresenter(KeptListingPresenter[FollowUpFilter, FollowUpOrder, FollowUpListing, FollowUps]):
    """This year's observations, the most pressing first, until something else is asked."""

    history_read = Signal(object)
    """(sequence of AnswerRow): what was answered to the observation in the panel."""
    refused = Signal(object)
    """(faults by field)."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(
            operations,
            "follow-up.year",
            read_whole=lambda where: services.observation_answers.followed(where.wanted_year),
            narrowed=follow_up_list,
            named_by=lambda where: where.wanted_year,
            whole_of=lambda listing: listing.followed,
            everything=FollowUpFilter(services.context.today().year),
            order=FollowUpOrder.STANDING,
            parent=parent,
        )
        self._services, self._ops = services, operations

    # what is listed

    def clear(self) -> None:
        """Overrides ListingPresenter: the year stays."""
        self.text = ""
        self.where = FollowUpFilter(self.where.year, self.where.every_year)
        self.ask()

    def show_year(self, year: int) -> None:
        """That year, what it is narrowed to kept but for an authority that may have nothing in it."""
        if year != self.where.year or self.where.every_year:
            self.where = replace(self.where, year=year, every_year=False, authority_id=None)
            self.ask()

    def show_every_year(self, on: bool) -> None:
        """All that is open whatever its year, or the year again."""
        self.where = FollowUpFilter(self.where.year, on)
        self.ask()

    def line(self, observation_id: UUID) -> FollowLine | None:
        """One that is listed."""
        rows = self.listing.rows if self.listing is not None else ()
        return next((each for each in rows if each.id == observation_id), None)

    # one of them

    def read_history(self, observation_id: UUID) -> None:
        """Read what was answered to it."""
        job = partial(self._services.observation_answers.history, observation_id)
        self._ops.query((id(self), "history"), job, self.history_read.emit)

    def answer(self, ids: Sequence[UUID], values: AnswerValues, done: Callable[[Change], None]) -> None:
        """Note the same answer to each; what is wrong with it is told by `refused`."""
        job = partial(self._services.observation_answers.answer, tuple(ids), values)
        refused = faults_to(self.refused.emit, self._ops)
        self._ops.change(job, on_done=done, on_error=refused, label="Réponses")

    def settle(self, ids: Sequence[UUID]) -> None:
        """They are done today."""
        today = self._services.context.today()
        values = AnswerValues(state=FollowUpState.DONE, answered_on=today, done_on=today)
        job = partial(self._services.observation_answers.answer, tuple(ids), values)
        self._ops.change(job, label="Observations levées")
