"""The segment « Observations » of the page: what inspections found, what became of it, and their reports."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.observation_answer import AnswerValues
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.follow_up_listing import FollowUpListing, Looked, follow_up_table
from ui.actions import ActionSpec
from ui.page import Crumb, Workbench
from ui.pages.authorities.targets import PAGE_ID as AUTHORITIES
from ui.pages.prevention.follow_up.answer_panel import AnswerPanel
from ui.pages.prevention.follow_up.heading import FollowUpHeading, RatesPanel
from ui.pages.prevention.follow_up.list_view import FollowUpListView
from ui.pages.prevention.follow_up.output import ReportOutput
from ui.pages.prevention.follow_up.presenter import FollowUpPresenter
from ui.pages.prevention.follow_up.report_pane import ReportPane
from ui.pages.prevention.follow_up.words import OBSERVATIONS
from ui.pages.prevention.section import Section
from ui.prevention_targets import ShowObservation, ShowOverdue, ShowReport
from ui.table_files import CSV, TableFiles, ask_kind
from ui.widgets.base import tight

KINDS = frozenset(
    {
        *("inspections", "observations", "observation_answers", "observation_photos"),
        *("inspection_reports", "inspection_departures", "inspection_sites"),
        *("authorities", "contacts", "sites", "practitioners", "centres"),
    }
)
"""What the segment shows."""


class FollowUpPart(Section):
    """A list with its panels, or one report over it; the page lends its header."""

    key, title, new_words = OBSERVATIONS, "Observations", "Journée"
    kinds = KINDS
    days_asked = Signal()
    """Show the days that found all this."""
    begin_asked = Signal()
    """Write a day."""
    report_closed = Signal(object)
    """(UUID): the report of that day is closed; whoever asked for it may come back."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self._services = services
        today = services.context.today
        self.presenter = FollowUpPresenter(services, bench.operations, self)
        self.heading, self.list_view = FollowUpHeading(), FollowUpListView(self.presenter, today)
        self.panel, self.rates = AnswerPanel(today), RatesPanel()
        self.report = ReportPane(bench)
        self.output, self.tables = ReportOutput(bench, self), TableFiles(bench, self)
        self._wanted: UUID | None = None
        self._stack, self._listing = QStackedWidget(), QWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        left = tight(QVBoxLayout())
        left.addWidget(self.heading)
        left.addWidget(self.list_view, 1)
        layout = tight(QHBoxLayout(self._listing))
        layout.addLayout(left, 1)
        layout.addWidget(self.panel)
        layout.addWidget(self.rates)
        self._stack.addWidget(self._listing)
        self._stack.addWidget(self.report)
        tight(QVBoxLayout(self)).addWidget(self._stack)

    def _connect(self) -> None:
        presenter, heading, view, panel = self.presenter, self.heading, self.list_view, self.panel
        presenter.listed.connect(self._listed)
        presenter.history_read.connect(panel.show_history)
        presenter.refused.connect(panel.show_faults)
        heading.looked_asked.connect(self.show_looked)
        heading.every_year_asked.connect(presenter.show_every_year)
        heading.rates_asked.connect(self.show_rates)
        self.rates.chosen.connect(lambda key: presenter.narrow(authority_id=key))
        view.opened.connect(lambda _id: self.open_chosen())
        view.selection_changed.connect(self._follow)
        view.days_asked.connect(self.days_asked)
        panel.submitted.connect(self._note)
        panel.report_asked.connect(self.show_report)
        panel.reminder_asked.connect(self._remind)
        self.report.closed.connect(self._close_report)
        self.report.shown.connect(self.header_changed)

    # what the page asks

    @property
    def year(self) -> int:
        return self.presenter.where.year

    @property
    def on_report(self) -> bool:
        """Whether a report is shown rather than the list."""
        return self._stack.currentWidget() is self.report

    @property
    def alone(self) -> bool:
        return self.on_report

    @property
    def nothing_to_export(self) -> str:
        listing = self.presenter.listing
        full = self.on_report or (listing is not None and listing.rows)
        return "" if full else self.tr("La liste est vide.")

    def refresh(self) -> None:
        self.presenter.read()
        if self.on_report:
            self.report.refresh()

    def step(self, years: int) -> None:
        self._close_panels()
        self.presenter.show_year(self.year + years)

    def begin_new(self) -> None:
        self.begin_asked.emit()

    def export(self) -> None:
        """The report in sight as a PDF; else the list, as a workbook or a text."""
        if self.on_report:
            self.report.save()
            return
        ask_kind(self, self.mapToGlobal(self.rect().topRight()), self.export_as)

    def export_as(self, suffix: str) -> None:
        """Keep what is listed as a table."""
        listing = self.presenter.listing
        if listing is not None and listing.rows:
            self.tables.save(partial(follow_up_table, listing), "observations", suffix)

    def header_title(self) -> str:
        view = self.report.view
        return view.title if self.on_report and view is not None else ""

    def breadcrumb(self) -> Sequence[Crumb]:
        view = self.report.view
        if not self.on_report or view is None:
            return ()
        line = view.line
        back = Crumb(self.tr("Prévention"), self.report.closed.emit)
        return (back, Crumb(line.authority, lambda: self.bench.go(AUTHORITIES, line.authority_id)))

    def go_to(self, target: object) -> bool:
        if isinstance(target, ShowReport):
            self.show_report(target.inspection_id)
        elif isinstance(target, ShowObservation):
            self.show_observation(target.observation_id)
        elif isinstance(target, ShowOverdue):
            self.show_pressing()
        else:
            return target == self.key
        return True

    def narrow(self) -> None:
        self._back_to_list()
        self.list_view.focus_search()

    def focus_first(self) -> None:
        if self.on_report:
            self.report.back_button.setFocus()
        else:
            self.list_view.focus_table()

    def zones(self) -> Sequence[QWidget]:
        return (self.report,) if self.on_report else (self.list_view, self.heading, self.panel, self.rates)

    def acts(self) -> Sequence[ActionSpec]:
        table = self.list_view.table
        return (
            ActionSpec("follow-up.show", self.tr("Voir les observations des inspections"),
                       lambda: self.bench.go("prevention", self.key), (), "list-check",
                       words="suites réponses échues mesures"),
            ActionSpec("follow-up.done", self.tr("Lever les observations choisies"), self.settle, ("L",),
                       "check", focus=table, in_palette=False),
            ActionSpec("follow-up.remind", self.tr("Relancer la collectivité"), self.remind, ("R",), "mail",
                       focus=table, in_palette=False),
            ActionSpec("follow-up.csv", self.tr("Exporter les observations en CSV"),
                       partial(self.export_as, CSV), (), "file-spreadsheet", words="tableau texte"),
        )  # fmt: skip

    # what is shown

    def _listed(self, listing: FollowUpListing) -> None:
        self.heading.show_listing(listing)
        if self.rates.isVisible():
            self.rates.show_listing(listing)
        self._show_again()
        self.header_changed.emit()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            if (place := self.list_view.model.place(wanted)) >= 0:
                self.list_view.table.select_row(place)
                self.open_chosen()

    def show_looked(self, looked: Looked) -> None:
        """Only those, the keyboard on the first."""
        self._back_to_list()
        self.presenter.narrow(looked=looked)
        self.list_view.focus_table()

    def show_pressing(self) -> None:
        """What is overdue, whatever its year."""
        self._back_to_list()
        self.presenter.show_every_year(True)
        self.presenter.narrow(looked=Looked.OVERDUE)

    def show_observation(self, observation_id: UUID) -> None:
        """That observation and its panel, among all that is open or in its year."""
        self._back_to_list()
        self._wanted = observation_id
        self.presenter.show_every_year(True)

    def show_rates(self) -> None:
        """The share of each authority beside the list."""
        listing = self.presenter.listing
        if listing is not None:
            self.panel.close_panel()
            self.rates.show_listing(listing)
            self.rates.open_panel(self.rates.close_button)

    def show_report(self, inspection_id: UUID) -> None:
        """The report of that day in place of the list."""
        self._stack.setCurrentWidget(self.report)
        self.report.show_report(inspection_id)
        self.report.back_button.setFocus()
        self.header_changed.emit()

    def _close_report(self) -> None:
        shown = self.report.inspection_id
        self._back_to_list()
        self.list_view.focus_table()
        self.report_closed.emit(shown)

    def _back_to_list(self) -> None:
        self._stack.setCurrentWidget(self._listing)
        self.header_changed.emit()

    # the panel

    def _chosen(self) -> list[UUID]:
        return list(self.list_view.chosen())

    def open_chosen(self) -> None:
        """The answer to what is chosen, the keyboard where it begins."""
        if self._show_chosen(again=False):
            self.rates.close_panel()
            self.panel.open_panel(self.panel.focus_state())

    def _show_chosen(self, *, again: bool) -> bool:
        lines = [line for each in self._chosen() if (line := self.presenter.line(each)) is not None]
        if not lines:
            return False
        self.panel.show_lines(lines, again=again)
        if len(lines) == 1:
            self.presenter.read_history(lines[0].id)
        return True

    def _follow(self) -> None:
        if self.panel.isVisible() and tuple(self._chosen()) != self.panel.ids:
            self._show_chosen(again=False)

    def _show_again(self) -> None:
        """What the panel shows may have changed, or be gone."""
        if self.panel.isHidden():
            return
        lines = [line for each in self.panel.ids if (line := self.presenter.line(each)) is not None]
        if not lines:
            self.panel.close_panel()
            return
        self.panel.show_lines(lines, again=True)
        if len(lines) == 1:
            self.presenter.read_history(lines[0].id)

    def _close_panels(self) -> None:
        self.panel.close_panel()
        self.rates.close_panel()

    # acts

    def _note(self, ids: Sequence[UUID], values: AnswerValues) -> None:
        self.presenter.answer(ids, values, self._noted)

    def _noted(self, _change: Change) -> None:
        self.panel.close_panel()
        self.list_view.focus_table()

    def settle(self) -> None:
        """What is chosen is done today; taken back from the toast."""
        chosen = self._chosen()
        if chosen and not self.on_report:
            self.presenter.settle(chosen)

    def remind(self) -> None:
        """Ask the authority of what is chosen again."""
        line = next((self.presenter.line(each) for each in self._chosen()), None)
        if line is not None and not self.on_report:
            self._remind(line.row.authority_id)

    def _remind(self, authority_id: UUID) -> None:
        self.output.remind(authority_id)
