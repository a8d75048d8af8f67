"""What the report is about, and its reading in the background. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.activity import FIRST_YEAR, LAST_YEAR
from cigdesk.french import fold
from cigdesk.services.activity_sheet import ActivitySheet
from cigdesk.services.desk import Services
from cigdesk.services.tables import Table
from ui.operations import Operations, Progress

_KEY = "activity.sheet"


class ActivityPresenter(QObject):
    """This year and the whole centre, until something else is asked."""

    read_done = Signal(object)
    """(ActivitySheet)."""
    asked = Signal()
    """Another year or another authority is being read."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.year = services.context.today().year
        self.authority_id: UUID | None = None
        self.sheet: ActivitySheet | None = None

    def read(self) -> None:
        """Read the report again."""
        service, year, authority_id = self._services.activity, self.year, self.authority_id

        def job(progress: Progress) -> ActivitySheet:
            return service.sheet(year, authority_id, progress.step)

        self._operations.query(_KEY, job, self._show, label="Rapport d’activité")

    def _show(self, sheet: ActivitySheet) -> None:
        self.sheet = sheet
        self.read_done.emit(sheet)

    @property
    def can_step_back(self) -> bool:
        """Whether a report may be made of the year before."""
        return self.year > FIRST_YEAR

    @property
    def can_step_on(self) -> bool:
        """Whether a report may be made of the year after: what has not begun has none."""
        return self.year < min(self._services.context.today().year, LAST_YEAR)

    def step(self, years: int) -> None:
        """Another year."""
        if (years < 0 and self.can_step_back) or (years > 0 and self.can_step_on):
            self.year += years
            self.asked.emit()
            self.read()

    def choose(self, authority_id: UUID | None) -> None:
        """One authority, or the whole centre for None."""
        if authority_id != self.authority_id:
            self.authority_id = authority_id
            self.asked.emit()
            self.read()

    # what leaves

    @property
    def stem(self) -> str:
        """How a file is called: « activite-2026 », « activite-2026-choisy-le-roi »."""
        sheet = self.sheet
        name = fold(sheet.name) if sheet is not None and sheet.authority_id is not None else ""
        words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in name).split()
        return "-".join(("activite", str(self.year), *words))

    def table(self) -> Table:
        """The report for a spreadsheet, as it is shown."""
        from cigdesk.services.activity_table import activity_table

        if self.sheet is None:
            raise RuntimeError("nothing is shown")
        return activity_table(self.sheet)

    def draw(self, done: Callable[[bytes], None]) -> None:
        """Lay the report out on pages, in the background."""
        # Imported when first needed: reportlab is slow to load.
        from cigdesk.documents import render_activity

        if self.sheet is not None:
            self._operations.run(
                partial(render_activity, self.sheet), on_done=done, label="Mise en page du rapport"
            )
