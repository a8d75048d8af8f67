"""Closures: the days at the left, the sheet of one of them at the right."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from cigdesk.domain.closure import ClosureValues
from cigdesk.french import date_range, plural
from cigdesk.ports.agenda import AppointmentRow
from cigdesk.services.closures import ClosureLine
from ui.page import Workbench
from ui.pages.agenda.targets import ShowAppointment
from ui.pages.settings.closures_presenter import ClosuresPresenter
from ui.pages.settings.closures_sheet import ClosureSheet
from ui.pages.settings.master_list import Entry
from ui.pages.settings.records_part import RecordsPart

LIST_WIDTH = 300
AGENDA = "agenda"


class ClosuresPart(RecordsPart):
    """« Fermetures »."""

    sheet: ClosureSheet

    def __init__(self, presenter: ClosuresPresenter, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(presenter, "Fermetures", LIST_WIDTH, parent)
        self.presenter, self._bench = presenter, bench
        self.sheet = ClosureSheet(presenter, bench.masking)
        self._shown_id: UUID | None = None
        empty = self.empty_page(
            self.tr("Aucune fermeture"),
            self.tr("Les jours où le centre est fermé, en plus des jours fériés."),
            self.tr("Nouvelle fermeture"),
            icon="calendar-off",
            new_icon="plus",
        )
        self.lay_out(self.list, empty)
        self.list.chosen.connect(self.open)
        presenter.listed.connect(self._listed)
        presenter.created.connect(self._created)
        self.sheet.appointment_asked.connect(self._show_appointment)

    def _show_appointment(self, line: AppointmentRow) -> None:
        self._bench.go(AGENDA, ShowAppointment(line.id))

    def _listed(self, lines: Sequence[ClosureLine]) -> None:
        today = self.presenter.today()
        entries = [_entry(line, over=line.values.end < today) for line in lines]
        self.list.show_entries(entries, self.presenter.wanted)
        self.show_body(any_record=bool(lines))
        line = self.presenter.line()
        if line is not None:
            self._show(line)
        elif lines and not self.sheet.creating:
            self.open(lines[0].id)
        self.header_changed.emit()

    def _show(self, line: ClosureLine) -> None:
        other = line.id != self._shown_id
        if other:
            self.presenter.open(line.id)
        self.sheet.creating = False
        self.sheet.show_line(line, other=other)
        self._shown_id = line.id

    def _created(self, closure_id: UUID) -> None:
        self.sheet.creating = False
        self.presenter.wanted = closure_id
        self.presenter.read()

    # what the page asks

    def open(self, closure_id: UUID) -> None:
        """Show that closure."""
        self.sheet.flush()
        self.presenter.open(closure_id)
        self.list.choose(closure_id)
        line = self.presenter.line()
        if line is not None:
            self._show(line)
        self.header_changed.emit()

    def new_text(self) -> str:
        return "" if self.sheet.creating else self.tr("Nouvelle fermeture")

    def begin(self) -> None:
        self.sheet.flush()
        self.presenter.open(None)
        self._shown_id = None
        self.list.setCurrentIndex(self.list.model().index(-1, 0))
        self.show_body(any_record=True)
        self.sheet.begin()
        self.header_changed.emit()


def _entry(line: ClosureLine, *, over: bool) -> Entry:
    values = line.values
    return Entry(
        line.id,
        values.label or "Fermeture",
        date_range(values.start, values.end),
        _length(values),
        icon="calendar-off",
        faded=over,
    )


def _length(values: ClosureValues) -> str:
    return plural((values.end - values.start).days + 1, "jour")
