"""The days within the page of prevention: the list of a year, or the form of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cigdesk.domain.inspection import InspectionKind, InspectionState
from cigdesk.domain.rights import Right
from cigdesk.french import time_of_day
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.inspection_tables import days_table
from cigdesk.services.inspections import InspectionSheet
from ui.actions import ActionSpec
from ui.page import Crumb, Workbench
from ui.pages.authorities.targets import PAGE_ID as AUTHORITIES
from ui.pages.prevention.days.form import DayForm
from ui.pages.prevention.days.list_presenter import DayListPresenter
from ui.pages.prevention.days.list_view import DayListView
from ui.pages.prevention.days.new_panel import NewDayPanel
from ui.pages.prevention.days.presenter import DayPresenter
from ui.pages.prevention.days.words import state_pill
from ui.pages.prevention.section import Section
from ui.pages.prevention.words import DAYS
from ui.prevention_targets import OpenDay, ShowDays, WriteDay
from ui.table_files import XLSX, TableFiles
from ui.widgets.base import tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.pill import Pill


class DaysPart(Section):
    """What the page of prevention shows under « Journées »."""

    key, title, new_words = DAYS, "Journées", "Journée"
    kinds = frozenset(
        {
            *("inspections", "inspection_sites", "observations", "observation_photos"),
            *("appointments", "engagements", "authorities", "practitioners", "sites"),
        }
    )

    opened = Signal()
    """A day is to be shown: the part comes in sight."""
    report_asked = Signal(object)
    """(UUID): the report of that day."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self._services = services
        self.list_presenter = DayListPresenter(services, bench.operations, self)
        self.presenter = DayPresenter(services, bench.operations, self)
        self.list, self.form = DayListView(self.list_presenter), DayForm(bench, self.presenter)
        self.new_panel = NewDayPanel(bench)
        self.tables = TableFiles(bench, self)
        self._pill = Pill("", parent=self)
        self.close_button = self._button(self.tr("Clore la journée"), "check", primary=True)
        self.reopen_button = self._button(self.tr("Rouvrir"), "lock-open")
        self.delete_button = IconButton("trash", self.tr("Supprimer ce brouillon"), side=32, parent=self)
        self.report_button = self._button(self.tr("Rapport"), "file-type-pdf", self.tr("Ctrl E"))
        self.report_button.hide()
        for hidden in (self._pill, self.close_button, self.reopen_button):
            hidden.hide()
        self.delete_button.hide()
        bench.gate(Right.INSPECT, self.close_button, self.reopen_button, self.delete_button)
        self._build()
        self._connect()

    def _button(self, text: str, icon: str, keycap: str = "", *, primary: bool = False) -> Button:
        return Button(text, "primary" if primary else "secondary", icon_name=icon, keycap=keycap, parent=self)

    def _build(self) -> None:
        listing = QWidget()
        across = tight(QHBoxLayout(listing))
        across.addWidget(self.list, 1)
        across.addWidget(self.new_panel)
        self._listing, self._stack = listing, QStackedWidget()
        self._stack.addWidget(listing)
        self._stack.addWidget(self.form)
        tight(QHBoxLayout(self)).addWidget(self._stack)

    def _connect(self) -> None:
        self.list.opened.connect(self.open_day)
        self.list.create_asked.connect(self.begin)
        self.list_presenter.listed.connect(lambda _listing: self.header_changed.emit())
        self.new_panel.chosen.connect(self.begin_at)
        self.new_panel.closed.connect(self.header_changed)
        self.presenter.shown.connect(self._shown)
        self.presenter.saved.connect(self.header_changed)
        self.presenter.gone.connect(self.back)
        self.close_button.clicked.connect(self.form.ask_to_close)
        self.report_button.clicked.connect(self.ask_report)
        self.reopen_button.clicked.connect(self.form.ask_to_reopen)
        self.delete_button.clicked.connect(self.delete)

    # what the page asks

    @property
    def on_day(self) -> bool:
        """Whether one day is shown, rather than the list."""
        return self._stack.currentWidget() is self.form

    @property
    def sheet(self) -> InspectionSheet | None:
        """The day shown."""
        return self.presenter.sheet if self.on_day else None

    @property
    def alone(self) -> bool:
        return self.on_day

    @property
    def year(self) -> int:
        return self.list_presenter.where.year or self._services.context.today().year

    @property
    def nothing_to_export(self) -> str:
        listing = self.list_presenter.listing
        return "" if listing is not None and listing.rows else self.tr("La liste est vide.")

    def export(self) -> None:
        """Keep what is listed as a table; of a day, show its report."""
        if self.on_day:
            self.ask_report()
            return
        listing = self.list_presenter.listing
        if listing is not None and listing.rows:
            table = partial(days_table, listing.rows, self.year)
            self.tables.save(table, f"journees-{self.year}", XLSX)

    def step(self, years: int) -> None:
        self.list_presenter.show_year(self.year + years)
        self.header_changed.emit()

    def narrow(self) -> None:
        self.back()
        self.list.focus_search()

    def next_point(self) -> None:
        if self.on_day:
            self.form.next_point()

    def ask_report(self) -> None:
        """The report of the day shown, once all that is typed is written."""
        self.form.flush()
        self.presenter.once_written(lambda sheet: self.report_asked.emit(sheet.id))

    def begin_new(self) -> None:
        self.begin()

    def go_to(self, target: object) -> bool:
        if isinstance(target, OpenDay):
            self.open_day(target.inspection_id)
        elif isinstance(target, WriteDay):
            self.write_of(target.appointment_id)
        elif isinstance(target, ShowDays):
            self.show_list()
            self.opened.emit()
        else:
            return False
        return True

    def refresh(self) -> None:
        if self.on_day:
            self.presenter.read()
        self.list_presenter.ask()

    def flush(self) -> None:
        """Write what is typed now: the part is left."""
        if self.on_day:
            self.form.flush()

    def header_title(self) -> str:
        """« Journée d’inspection » of the day shown, or nothing."""
        return self.sheet.line.kind.heading if self.sheet else ""

    def breadcrumb(self) -> Sequence[Crumb]:
        """« Prévention › Choisy-le-Roi » of the day shown."""
        sheet = self.sheet
        if sheet is None:
            return ()
        authority = sheet.line.authority_id
        return (
            Crumb(self.tr("Prévention"), self.back),
            Crumb(sheet.line.authority, lambda: self.bench.go(AUTHORITIES, authority)),
        )

    def state_pill(self) -> QWidget | None:
        """The state of the day shown."""
        sheet = self.sheet
        if sheet is None:
            return None
        self._pill.set_data(state_pill(sheet.line))
        return self._pill

    def save_text(self) -> str:
        """« Enregistré à 10 h 42 »."""
        at = self.presenter.saved_at
        if not self.on_day or at is None:
            return ""
        return self.tr("Enregistré à {hour}").format(hour=time_of_day(at.astimezone(self.presenter.zone)))

    def header_widgets(self) -> Sequence[QWidget]:
        """The buttons of the day; the list leaves the page its own."""
        sheet = self.sheet
        if sheet is None:
            return ()
        if sheet.line.state is InspectionState.DRAFT:
            return (self.delete_button, self.report_button, self.close_button)
        reopens = () if sheet.line.sent_on is not None else (self.reopen_button,)
        return (self.report_button, *reopens)

    def zones(self) -> Sequence[QWidget]:
        """The stops of F6."""
        if not self.on_day:
            return (self.list, self.new_panel)
        return (self.form.column, self.form.observations, *self.form.panels, self.form.bar)

    def acts(self) -> Sequence[ActionSpec]:
        """What can be done with a day."""
        return (
            ActionSpec("prevention.observation", self.tr("Ajouter une observation"), self._add,
                       ("Ctrl+Shift+O",), "plus", words="constat inspection"),
            ActionSpec("prevention.photos", self.tr("Importer des photos"), self._photos, (), "camera"),
            ActionSpec("prevention.close", self.tr("Clore la journée"), self._close, (), "check"),
            ActionSpec("prevention.reopen", self.tr("Rouvrir la journée"), self._reopen, (), "lock-open"),
            ActionSpec("prevention.back", self.tr("Revenir à la liste des journées"), self.back,
                       ("Alt+Left",), "arrow-left"),
        )  # fmt: skip

    def focus_first(self) -> None:
        """The keyboard on the rows, or in the form."""
        if not self.on_day:
            self.list.focus_table()

    # acts

    def begin(self) -> None:
        """Ask where the new day was."""
        self.show_list()
        self.new_panel.open_fresh()
        self.header_changed.emit()

    def begin_at(self, authority_id: UUID, kind: InspectionKind = InspectionKind.INSPECTION) -> None:
        """Begin a day there, and open it."""
        job = partial(self._services.inspections.create, authority_id, kind)
        self.bench.operations.change(job, on_done=self._begun)

    def write_of(self, appointment_id: UUID) -> None:
        """Open the day of that appointment, begun now where it is not yet."""
        inspections = self._services.inspections

        def found(inspection_id: UUID | None) -> None:
            if inspection_id is not None:
                self.open_day(inspection_id)
            else:
                job = partial(inspections.begin_from, appointment_id)
                self.bench.operations.change(job, on_done=self._begun)

        self.bench.operations.query(
            (id(self), "of"), partial(inspections.of_appointment, appointment_id), found
        )

    def _begun(self, change: Change) -> None:
        self.new_panel.close_panel()
        self.open_day(change.ids[0])

    def open_day(self, inspection_id: UUID) -> None:
        """Show the form of that day."""
        self._stack.setCurrentWidget(self.form)
        self.form.open(inspection_id)
        self.opened.emit()
        self.header_changed.emit()

    def back(self) -> None:
        """The list again, its keyboard on the day."""
        if self.on_day:
            self.show_list()
            self.list.focus_table()

    def show_list(self) -> None:
        """The list, what is typed in the form written first."""
        if self.on_day:
            self.form.flush()
            self.form.close_panels()
            self._stack.setCurrentWidget(self._listing)
            self.presenter.close_sheet()
            self.header_changed.emit()

    def delete(self) -> None:
        """Remove the draft shown; undone from the toast."""
        if self.sheet is not None:
            self.presenter.delete(self.back)

    def _shown(self, sheet: InspectionSheet, other: bool) -> None:
        if other and self.isVisible() and sheet.line.state is InspectionState.DRAFT:
            self.form.focus_first()
        self.header_changed.emit()

    def _add(self) -> None:
        if self.on_day:
            self.form.observations.add()

    def _photos(self) -> None:
        if self.on_day and self.presenter.editable:
            self.form.observations.choose_photos()

    def _close(self) -> None:
        if self.on_day:
            self.form.ask_to_close()

    def _reopen(self) -> None:
        if self.on_day and self.reopen_button in self.header_widgets():
            self.form.ask_to_reopen()
