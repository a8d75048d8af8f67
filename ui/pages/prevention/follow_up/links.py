"""How the days, their reports and what became of them lead to each other."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from ui.pages.prevention.days.part import DaysPart
from ui.pages.prevention.follow_up.column import FollowUpColumn
from ui.pages.prevention.follow_up.part import FollowUpPart


class FollowUpLinks(QObject):
    """Between the form of a day, the column beside it, and the observations.

    Args:
        show: brings the segment of that key in sight.
    """

    def __init__(
        self, days: DaysPart, follow_up: FollowUpPart, earlier: FollowUpColumn, show: Callable[[str], None]
    ) -> None:
        super().__init__(follow_up)
        self._days, self._follow_up, self._show = days, follow_up, show
        self._from_day = False
        days.form.set_side(earlier)
        days.report_asked.connect(self.show_report)
        days.presenter.shown.connect(lambda sheet, _other: earlier.show_before(sheet.id))
        earlier.report_asked.connect(self.show_report)
        earlier.answer_asked.connect(self.show_observation)
        follow_up.report_closed.connect(self._back_to_day)

    def show_report(self, inspection_id: UUID) -> None:
        """The report of a day; closed, it gives the form back."""
        self._from_day = self._days.isVisible()
        self._follow_up.show_report(inspection_id)
        self._show(self._follow_up.key)

    def _back_to_day(self) -> None:
        if self._from_day:
            self._from_day = False
            self._show(self._days.key)

    def show_observation(self, observation_id: UUID) -> None:
        """What became of one observation, its answer beside the list."""
        self._follow_up.show_observation(observation_id)
        self._show(self._follow_up.key)
