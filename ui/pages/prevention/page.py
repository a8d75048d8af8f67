"""The page « Prévention »: the days that authorities ordered for a year, and whether they keep up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.engagement_offers import first_kind_of
from cigdesk.domain.engagement_pace import PreventionKind
from cigdesk.services.desk import Services
from cigdesk.services.engagement_reading import EngagementLine
from cigdesk.services.prevention import prevention_table
from cigdesk.services.prevention_listing import Part, PreventionLine, PreventionListing, PreventionRow, Shown
from ui.actions import ActionSpec
from ui.page import Crumb, Notice, Page, Workbench
from ui.pages.agenda.targets import BookOrder
from ui.pages.authorities.days_panel import DaysPanel
from ui.pages.authorities.engagements_presenter import KINDS
from ui.pages.authorities.targets import PAGE_ID as AUTHORITIES
from ui.pages.prevention import PAGE_ID
from ui.pages.prevention.authority_panel import AuthorityPanel
from ui.pages.prevention.circle.part import CirclePart
from ui.pages.prevention.days.part import DaysPart
from ui.pages.prevention.follow_up.column import FollowUpColumn
from ui.pages.prevention.follow_up.links import FollowUpLinks
from ui.pages.prevention.follow_up.part import FollowUpPart
from ui.pages.prevention.heading import PreventionHeading
from ui.pages.prevention.keys import actions_of
from ui.pages.prevention.list_view import PreventionListView
from ui.pages.prevention.presenter import PreventionPresenter
from ui.pages.prevention.section import Section
from ui.pages.prevention.words import PARTS
from ui.pages.quotes.targets import PAGE_ID as QUOTES
from ui.table_files import XLSX, TableFiles
from ui.widgets.base import Label, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.segmented import Segmented

AGENDA = "agenda"


class PreventionPage(Page):
    """The list of a year, and one authority beside it; `navigate` takes the id of an authority."""

    page_id, title, icon = PAGE_ID, "Prévention", "shield-check"
    kinds = KINDS | CirclePart.kinds | DaysPart.kinds | FollowUpPart.kinds
    kinds |= {"authorities", "headcounts", "memberships"}

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.presenter = PreventionPresenter(bench.services, bench.operations, self)
        self.heading, self.list_view = PreventionHeading(), PreventionListView(self.presenter)
        self.panel, self.days_panel = AuthorityPanel(), DaysPanel()
        self.days, self.circle = DaysPart(bench), CirclePart(bench)
        self.follow_up, self.earlier = FollowUpPart(bench), FollowUpColumn(bench)
        shown = (self.days, self.follow_up, self.circle)
        self.sections: Mapping[str, Section] = {each.key: each for each in shown}
        self.section: Section | None = None
        self.stack = QStackedWidget()
        named = [(each.key, each.title) for each in self.sections.values()]
        self.parts = Segmented((*PARTS, *named), self.tr("Ce qui est suivi"), parent=self)
        self.before = IconButton("chevron-left", self.tr("Année précédente"), parent=self)
        self.after = IconButton("chevron-right", self.tr("Année suivante"), parent=self)
        self.year_label = Label("", "strong", tabular=True, parent=self)
        self.export_button = Button(self.tr("Exporter"), icon_name="file-spreadsheet", parent=self)
        self.plan_button = Button(
            self.tr("Journée"), "primary", icon_name="plus", keycap=self.tr("Ctrl N"), parent=self
        )
        self.tables = TableFiles(bench, self)
        self._wanted: UUID | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        for widget in (self.parts, self.before, self.after, self.year_label):
            widget.hide()
        for button in (self.export_button, self.plan_button):
            button.hide()
        left = tight(QVBoxLayout())
        left.addWidget(self.heading)
        left.addWidget(self.list_view, 1)
        orders = QWidget()
        layout = tight(QHBoxLayout(orders))
        layout.addLayout(left, 1)
        layout.addWidget(self.panel)
        layout.addWidget(self.days_panel)
        for each in (orders, *self.sections.values()):
            self.stack.addWidget(each)
        tight(QHBoxLayout(self)).addWidget(self.stack)
        self._say_year()

    def _connect(self) -> None:
        presenter, heading, view, panel = self.presenter, self.heading, self.list_view, self.panel
        presenter.moves_read.connect(panel.show_moves)
        presenter.listed.connect(self._listed)
        self.parts.chosen.connect(self._show_part)
        for section in self.sections.values():
            section.header_changed.connect(self._say_year)
        self.days.opened.connect(self.show_days)
        FollowUpLinks(self.days, self.follow_up, self.earlier, self.parts.set_value)
        self.follow_up.days_asked.connect(self.list_days)
        self.follow_up.begin_asked.connect(self.write_day)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.export_button.clicked.connect(self.export)
        self.plan_button.clicked.connect(self.begin_new)
        heading.look_chosen.connect(lambda look: self._look_at(*look))
        heading.late_asked.connect(self.show_late)
        heading.take_up_asked.connect(presenter.take_up)
        view.opened.connect(self.open_panel)
        view.row_changed.connect(self._follow)
        view.quotes_asked.connect(lambda: self.bench.go(QUOTES, None))
        panel.plan_asked.connect(self._plan_line)
        panel.days_asked.connect(self._enter_days)
        panel.write_asked.connect(self.write_day)
        panel.extra_asked.connect(self.offer_extra_days)
        panel.sheet_asked.connect(self.open_sheet)
        panel.quote_asked.connect(lambda quote_id: self.bench.go(QUOTES, quote_id))
        form = self.days_panel
        form.submitted.connect(
            lambda: presenter.days.enter(form.days(), form.reason.text(), form.kept, form.failed)
        )
        form.proposal_asked.connect(lambda owner: presenter.days.propose(form.lines[0], owner, form.take))
        form.closed.connect(self._back_from_days)

    # what the window asks

    def refresh(self, _kinds: frozenset[str]) -> None:
        self.presenter.read()
        for section in self.sections.values():
            section.refresh()

    def header_title(self) -> str:
        return (self.section.header_title() if self.section is not None else "") or self.title

    def breadcrumb(self) -> Sequence[Crumb]:
        return self.section.breadcrumb() if self.section is not None else ()

    def state_pill(self) -> QWidget | None:
        return self.section.state_pill() if self.section is not None else None

    def save_text(self) -> str:
        return self.section.save_text() if self.section is not None else ""

    def has_search(self) -> bool:
        return not self._alone

    @property
    def _alone(self) -> bool:
        return self.section is not None and self.section.alone

    def header_start_widgets(self) -> Sequence[QWidget]:
        return () if self._alone else (self.before, self.year_label, self.after)

    def header_tool_widgets(self) -> Sequence[QWidget]:
        return () if self._alone else (self.parts,)

    def header_widgets(self) -> Sequence[QWidget]:
        own = self.section.header_widgets() if self.section is not None else ()
        return own if own or self._alone else (self.export_button, self.plan_button)

    def page_actions(self) -> Sequence[ActionSpec]:
        return (*actions_of(self), *(act for section in self.sections.values() for act in section.acts()))

    def zones(self) -> Sequence[QWidget]:
        if self.section is not None:
            return self.section.zones()
        return (self.list_view, self.heading, self.panel, self.days_panel)

    def navigate(self, target: object) -> None:
        found = next((each for each in self.sections.values() if each.go_to(target)), None)
        if found is not None:
            self.parts.set_value(found.key)
        elif isinstance(target, UUID):
            self.show_orders()
            self._wanted = target
            self.presenter.clear()

    def on_hidden(self) -> None:
        for section in self.sections.values():
            section.flush()

    def on_shown(self) -> None:
        self._focus_list()

    def can_leave(self) -> bool:
        return self.section.can_leave() if self.section is not None else self.days_panel.hold()

    def _focus_list(self) -> None:
        if self.section is not None:
            self.section.focus_first()
        else:
            self.list_view.focus_table()

    def focus_search(self) -> None:
        if self.section is not None:
            self.section.narrow()
        else:
            self.list_view.focus_search()

    # what is shown

    def _listed(self, listing: PreventionListing) -> None:
        self._say_year()
        self.heading.show_listing(listing, over=self.presenter.over)
        self._show_again()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            place = self.list_view.model.place(wanted)
            if place >= 0:
                self.list_view.table.select_row(place)
                self.open_panel(wanted)

    def _say_year(self) -> None:
        """The year that is shown, and what its header offers."""
        section, listing = self.section, self.presenter.listing
        self.year_label.setText(str(section.year if section is not None else self.presenter.where.year))
        empty = "" if listing is not None and listing.rows else self.tr("La liste est vide.")
        self.export_button.set_reason(section.nothing_to_export if section is not None else empty)
        self.plan_button.setText(section.new_words if section is not None else self.tr("Journée"))
        self.header_changed.emit()

    def _step(self, years: int) -> None:
        if self.section is not None:
            self.section.step(years)
        elif self._let_go():
            self.presenter.step(years)

    @property
    def _key(self) -> str:
        """The segment that is shown; the other orders stand under that of the packages."""
        shown = next((key for key, section in self.sections.items() if section is self.section), "")
        presence = self.presenter.where.part is Part.PRESENCE
        return shown or (Part.PRESENCE if presence else Part.PACKAGES).value

    def _show_part(self, key: str) -> None:
        if key == self._key:
            return
        if not self.can_leave() or not self._let_go():
            self.parts.set_value(self._key)
            return
        if self.section is not None:
            self.section.flush()
        self.section = self.sections.get(key)
        self.stack.setCurrentIndex(1 + list(self.sections).index(key) if key in self.sections else 0)
        if self.section is None:
            self.presenter.show_part(Part(key))
        self._say_year()
        self._focus_list()

    def _look_at(self, part: Part, kind: PreventionKind | None) -> None:
        if part is self.presenter.where.part or self._let_go():
            self.presenter.look_at(part, kind)

    def turn_part(self) -> None:
        """The packages, or the presence: the one that is not shown."""
        packages = self._key == Part.PACKAGES.value
        self.parts.set_value((Part.PRESENCE if packages else Part.PACKAGES).value)

    def show_orders(self) -> None:
        """The lists of orders, where another segment is shown."""
        if self.section is not None:
            self.parts.set_value(Part.PACKAGES.value)

    def show_works(self) -> None:
        """The orders that are neither of a package nor of a presence."""
        self.parts.set_value(Part.PACKAGES.value)
        self._look_at(Part.WORKS, None)
        self._focus_list()

    def show_days(self) -> None:
        """The days of the year, or the one that was open there."""
        self.parts.set_value(self.days.key)

    def list_days(self) -> None:
        """The list of the days of the year."""
        self.days.show_list()
        self.show_days()

    def write_day(self) -> None:
        """Write up a day: at the authority that is looked at, else where one says."""
        row = self._current
        if row is not None:
            self.days.begin_at(row.id)
        else:
            self.show_days()
            self.days.begin()

    def next_point(self) -> None:
        if self.section is not None:
            self.section.next_point()

    def show_late(self) -> None:
        """Only those that are late, the keyboard on the first."""
        self.show_orders()
        self.presenter.narrow(shown=Shown.LATE)
        self.list_view.focus_table()

    # the panels

    def _let_go(self) -> bool:
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
    def _current(self) -> PreventionRow | None:
        """Whom an act is about: the panel's authority while it is open, else that of the keyboard."""
        if self.section is not None:
            return None
        if self.panel.isVisible() and self.panel.row is not None:
            return self.panel.row
        row = self.list_view.current()
        return self.presenter.row(row.id) if row is not None else None

    # acts

    def begin_new(self) -> None:
        """Ctrl+N: a day of what is ordered, or what the segment makes."""
        if self.section is not None:
            self.section.begin_new()
        else:
            self.plan()

    def plan(self) -> None:
        """Book what the authority needs first."""
        row = self._current
        wanted = row.neediest if row is not None else None
        if wanted is not None:
            self._plan_line(wanted)
        elif row is not None and row.to_enter:
            self.enter_days()
        elif row is not None:
            said = self.tr("Il ne reste aucun jour à planifier")
            self.bench.notify(Notice(said, row.name, "info-circle"))

    def _plan_line(self, line: PreventionLine) -> None:
        order, row = line.order, self._current
        if row is not None:
            kind = first_kind_of(order.offer, order.unit)
            target = BookOrder(order.authority_id, row.name, kind, order.id, order.start, order.end)
            self.bench.go(AGENDA, target)

    def enter_days(self) -> None:
        """Enter the days of the package, or move them from one kind to another."""
        row = self._current
        if row is not None and row.entered:
            if self.panel.isHidden():
                self.open_panel(row.id)
            self._enter_days(row.entered[0])

    def _enter_days(self, order: EngagementLine) -> None:
        row = self._current
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
        row = self._current
        if row is not None:
            opened = lambda change: self.bench.go(QUOTES, change.ids[0])  # noqa: E731 - one expression
            self.presenter.offer_extra_days(row.id, opened)

    def open_sheet(self) -> None:
        """Show the sheet of the authority."""
        row = self._current
        if row is not None:
            self.bench.go(AUTHORITIES, row.id)

    def export(self) -> None:
        """Keep what is listed as a table."""
        listing = self.presenter.listing
        if self.section is not None:
            self.section.export()
        elif listing is not None and listing.rows:
            year = listing.where.year
            self.tables.save(partial(prevention_table, listing.rows, year), f"prevention-{year}", XLSX)
