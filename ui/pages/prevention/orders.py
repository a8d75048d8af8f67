"""The segments « Forfaits » and « Présence »: what was ordered for a year, one authority beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.engagement_offers import first_kind_of
from cigdesk.domain.engagement_pace import PreventionKind
from cigdesk.domain.rights import Right
from cigdesk.services.desk import Services
from cigdesk.services.engagement_reading import EngagementLine
from cigdesk.services.prevention import prevention_table
from cigdesk.services.prevention_listing import Part, PreventionLine, PreventionListing, PreventionRow, Shown
from ui.actions import ActionSpec
from ui.page import Notice, Workbench
from ui.pages.agenda.targets import BookOrder
from ui.pages.authorities.days_panel import DaysPanel
from ui.pages.authorities.engagements_presenter import KINDS
from ui.pages.authorities.targets import PAGE_ID as AUTHORITIES
from ui.pages.prevention.authority_panel import AuthorityPanel
from ui.pages.prevention.heading import PreventionHeading
from ui.pages.prevention.list_view import PreventionListView
from ui.pages.prevention.presenter import PreventionPresenter
from ui.pages.prevention.section import Section
from ui.pages.quotes.targets import PAGE_ID as QUOTES
from ui.table_files import XLSX, TableFiles
from ui.widgets.base import tight

_AGENDA = "agenda"


class OrdersPart(Section):
    """The list of a year; `go_to` takes the id of an authority."""

    key, title, new_words = Part.PACKAGES.value, "Forfaits", "Journée"
    new_needs = Right.BOOK
    kinds = KINDS | {"authorities", "headcounts", "memberships"}

    segment_asked = Signal(str)
    """(key): one of its two segments is to be shown."""
    write_asked = Signal()
    """A day is to be written up at the authority shown."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.presenter = PreventionPresenter(bench.services, bench.operations, self)
        self.heading, self.list_view = PreventionHeading(), PreventionListView(self.presenter)
        self.panel, self.days_panel = AuthorityPanel(), DaysPanel()
        self.tables = TableFiles(bench, self)
        self._wanted: UUID | None = None
        left = tight(QVBoxLayout())
        left.addWidget(self.heading)
        left.addWidget(self.list_view, 1)
        layout = tight(QHBoxLayout(self))
        layout.addLayout(left, 1)
        layout.addWidget(self.panel)
        layout.addWidget(self.days_panel)
        self._connect()
        self._connect_panels()

    def _connect(self) -> None:
        presenter, heading, view = self.presenter, self.heading, self.list_view
        presenter.moves_read.connect(self.panel.show_moves)
        presenter.listed.connect(self._listed)
        heading.look_chosen.connect(lambda look: self._look_at(*look))
        heading.late_asked.connect(self.show_late)
        heading.take_up_asked.connect(presenter.take_up)
        view.opened.connect(self.open_panel)
        view.row_changed.connect(self._follow)
        view.quotes_asked.connect(lambda: self.bench.go(QUOTES, None))

    def _connect_panels(self) -> None:
        panel, form, days = self.panel, self.days_panel, self.presenter.days
        panel.plan_asked.connect(self._plan_line)
        panel.days_asked.connect(self._enter_days)
        panel.write_asked.connect(self.write_asked)
        panel.extra_asked.connect(self.offer_extra_days)
        panel.sheet_asked.connect(self.open_sheet)
        panel.quote_asked.connect(lambda quote_id: self.bench.go(QUOTES, quote_id))
        form.submitted.connect(lambda: days.enter(form.days(), form.reason.text(), form.kept, form.failed))
        form.proposal_asked.connect(lambda owner: days.propose(form.lines[0], owner, form.take))
        form.closed.connect(self._back_from_days)

    # what the page asks

    @property
    def segment(self) -> str:
        """The key of the segment that is shown; the other orders stand under that of the packages."""
        presence = self.presenter.where.part is Part.PRESENCE
        return (Part.PRESENCE if presence else Part.PACKAGES).value

    def show_segment(self, key: str) -> None:
        """The packages or the presence, unless it is shown."""
        if key != self.segment:
            self.presenter.show_part(Part(key))

    @property
    def year(self) -> int:
        return self.presenter.where.year

    @property
    def nothing_to_export(self) -> str:
        listing = self.presenter.listing
        return "" if listing is not None and listing.rows else self.tr("La liste est vide.")

    def refresh(self) -> None:
        self.presenter.read()

    def step(self, years: int) -> None:
        if self.let_go():
            self.presenter.step(years)

    def zones(self) -> Sequence[QWidget]:
        return (self.list_view, self.heading, self.panel, self.days_panel)

    def narrow(self) -> None:
        self.list_view.focus_search()

    def focus_first(self) -> None:
        self.list_view.focus_table()

    def can_leave(self) -> bool:
        return self.days_panel.hold()

    def go_to(self, target: object) -> bool:
        if not isinstance(target, UUID):
            return False
        self._wanted = target
        self.presenter.clear()
        return True

    def begin_new(self) -> None:
        self.plan()

    def export(self) -> None:
        """Keep what is listed as a table."""
        listing = self.presenter.listing
        if listing is not None and listing.rows:
            table = partial(prevention_table, listing.rows, self.year)
            self.tables.save(table, f"prevention-{self.year}", XLSX)

    def acts(self) -> Sequence[ActionSpec]:
        tr = self.tr
        return (
            ActionSpec("prevention.plan", tr("Planifier ce qui reste"), self.plan, ("P",),
                       focus=self.list_view.table, in_palette=False),
            ActionSpec("prevention.days", tr("Répartir les jours du forfait"), self.enter_days, (),
                       "pencil", words="fixer inspection conseil ergonomie"),
            ActionSpec("prevention.late", tr("Voir les forfaits en retard"), self.show_late, (),
                       "alert-circle"),
            ActionSpec("prevention.part", tr("Passer des forfaits à la présence"), self.turn, (),
                       "users", words="assistant social CESF mis à disposition"),
            ActionSpec("prevention.works", tr("Voir les autres interventions"), self.show_works, (),
                       "list-check", words="psychosocial groupe séance sensibilisation handicap QVCT"),
        )  # fmt: skip

    # what is shown

    def _listed(self, listing: PreventionListing) -> None:
        self.header_changed.emit()
        self.heading.show_listing(listing, over=self.presenter.over)
        self._show_again()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            place = self.list_view.model.place(wanted)
            if place >= 0:
                self.list_view.table.select_row(place)
                self.open_panel(wanted)

    def _look_at(self, part: Part, kind: PreventionKind | None) -> None:
        if part is self.presenter.where.part or self.let_go():
            self.presenter.look_at(part, kind)

    def turn(self) -> None:
        """The packages, or the presence: the one that is not shown."""
        packages = self.segment == Part.PACKAGES.value and not self.isHidden()
        self.segment_asked.emit((Part.PRESENCE if packages else Part.PACKAGES).value)

    def show_works(self) -> None:
        """The orders that are neither of a package nor of a presence."""
        self.segment_asked.emit(Part.PACKAGES.value)
        self._look_at(Part.WORKS, None)
        self.focus_first()

    def show_late(self) -> None:
        """Only those that are late, the keyboard on the first."""
        if self.isHidden():
            self.segment_asked.emit(Part.PACKAGES.value)
        self.presenter.narrow(shown=Shown.LATE)
        self.focus_first()

    # the panels

    def let_go(self) -> bool:
        """Close what is open; False when something typed there is not kept."""
        if not self.days_panel.hold():
            return False
        self.days_panel.close_panel()
        self.panel.close_panel()
        return True

    def open_panel(self, authority_id: UUID) -> None:
        """Show that authority beside the list, the keyboard on what it needs."""
        row = self.presenter.row(authority_id)
        if row is None or not self.days_panel.hold():
            return
        self.days_panel.close_panel()
        self._show_row(row)
        enabled = self.panel.plan_button.isEnabled()
        self.panel.open_panel(self.panel.plan_button if enabled else self.panel.sheet_button)

    def _show_row(self, row: PreventionRow) -> None:
        self.panel.show_row(row, self._today)
        self.presenter.read_moves(row)

    @property
    def _today(self) -> date:
        services: Services = self.bench.services
        return services.context.today()

    def _follow(self, authority_id: UUID | None) -> None:
        row = self.presenter.row(authority_id) if authority_id is not None else None
        if row is not None and self.panel.isVisible():
            self._show_row(row)

    def _show_again(self) -> None:
        """What the panel shows may have changed, or be gone."""
        shown = self.panel.row
        if shown is None or self.panel.isHidden():
            return
        row = self.presenter.row(shown.id)
        if row is None:
            self.panel.close_panel()
        else:
            self._show_row(row)

    @property
    def current(self) -> PreventionRow | None:
        """Whom an act is about: the panel's authority while it is open, else that of the keyboard."""
        if self.isHidden():
            return None
        if self.panel.isVisible() and self.panel.row is not None:
            return self.panel.row
        row = self.list_view.current()
        return self.presenter.row(row.id) if row is not None else None

    # acts

    def plan(self) -> None:
        """Book what the authority needs first."""
        row = self.current
        wanted = row.neediest if row is not None else None
        if wanted is not None:
            self._plan_line(wanted)
        elif row is not None and row.to_enter:
            self.enter_days()
        elif row is not None:
            said = self.tr("Il ne reste aucun jour à planifier")
            self.bench.notify(Notice(said, row.name, "info-circle"))

    def _plan_line(self, line: PreventionLine) -> None:
        order, row = line.order, self.current
        if row is not None:
            kind = first_kind_of(order.offer, order.unit)
            target = BookOrder(order.authority_id, row.name, kind, order.id, order.start, order.end)
            self.bench.go(_AGENDA, target)

    def enter_days(self) -> None:
        """Enter the days of the package, or move them from one kind to another."""
        row = self.current
        if row is not None and row.entered:
            if self.panel.isHidden():
                self.open_panel(row.id)
            self._enter_days(row.entered[0])

    def _enter_days(self, order: EngagementLine) -> None:
        row = self.current
        if row is None:
            return
        self.bench.operations.query(
            "prevention.weeks", self.bench.services.agenda.practitioners, self.days_panel.set_weeks
        )
        lines = row.entered_with(order)
        self.panel.hide()
        self.days_panel.start(lines)

    def _back_from_days(self) -> None:
        """The authority comes back where its days were entered."""
        shown = self.panel.row
        if shown is not None and self.isVisible():
            self.open_panel(shown.id)

    def offer_extra_days(self) -> None:
        """Draft a quote of days beyond the package, and open it."""
        row = self.current
        if row is not None:
            opened = lambda change: self.bench.go(QUOTES, change.ids[0])  # noqa: E731 - one expression
            self.presenter.offer_extra_days(row.id, opened)

    def open_sheet(self) -> None:
        """Show the sheet of the authority."""
        row = self.current
        if row is not None:
            self.bench.go(AUTHORITIES, row.id)
