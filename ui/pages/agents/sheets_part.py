"""The agents themselves: the list, the panel that creates, the sheet of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cigdesk.french import plural, time_of_day
from cigdesk.services.agents import AgentSheet
from cigdesk.services.desk import Services
from ui.page import Crumb, Workbench
from ui.page_part import PagePart
from ui.pages.agents.create_panel import CreatePanel
from ui.pages.agents.create_presenter import CreatePresenter
from ui.pages.agents.list_presenter import ListPresenter
from ui.pages.agents.list_view import ListView
from ui.pages.agents.sheet_presenter import SheetPresenter
from ui.pages.agents.sheet_view import SheetView
from ui.pages.agents.targets import AgentsOf, NewAgent
from ui.pages.agents.words import ON_LEAVE, spoken_name
from ui.record_journal import history_card
from ui.theme import Accent
from ui.widgets.base import tight
from ui.widgets.buttons import Button
from ui.widgets.pill import Pill


class SheetsPart(PagePart):
    """`go_to` takes the id of an agent, whose sheet comes in sight once it is read."""

    key, title = "agents", "Agents"
    kinds = frozenset(
        {"agents", "sick_leaves", "distinct_agents", "appointments", "authorities", "practitioners", "sites"}
        | {"person_requests"}
    )

    create_asked = Signal(str)
    """(name): a new agent, by the words that were looked for."""
    list_asked = Signal()
    """The list is to be shown again."""
    sheet_ready = Signal()
    """A sheet was read that is not in sight yet."""
    book_asked = Signal(object)
    """(UUID): an appointment for that agent."""
    merge_asked = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self.list_presenter = ListPresenter(services, bench.operations, self)
        self.sheet_presenter = SheetPresenter(services, bench.operations, self)
        self.create_presenter = CreatePresenter(services, bench.operations, self)
        self.list = ListView(self.list_presenter, services.context.zone, bench.masking)
        self.panel = CreatePanel(self.create_presenter, services, bench.operations)
        self.sheet = SheetView(self.sheet_presenter, services, bench.operations, bench.masking)
        self.journal = history_card(services, bench.operations, bench.masking, "agents")
        self.sheet.add_card(self.journal)
        self.sheet_presenter.shown.connect(lambda sheet, _other: self.journal.show_record(sheet.id))
        self._pill = Pill(ON_LEAVE, Accent.WARN, "home-heart", parent=self)
        self._archived_pill = Pill(self.tr("Archivée"), Accent.NEUTRAL, "archive", parent=self)
        self.new_button = Button(
            self.tr("Nouvel agent"), "primary", icon_name="user-plus", keycap=self.tr("Ctrl N"), parent=self
        )
        self.archive_button = Button(self.tr("Archiver"), icon_name="archive", parent=self)
        self.merge_button = Button(self.tr("Fusionner avec…"), icon_name="users", parent=self)
        self.book_button = Button(self.tr("Réserver"), "primary", icon_name="calendar-plus", parent=self)
        made = (self.new_button, self.archive_button, self.merge_button, self.book_button)
        for hidden in (self._pill, self._archived_pill, *made):
            hidden.hide()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._listing, self._stack = QWidget(), QStackedWidget()
        side_by_side = tight(QHBoxLayout(self._listing))
        side_by_side.addWidget(self.list, 1)
        side_by_side.addWidget(self.panel)
        for each in (self._listing, self.sheet):
            self._stack.addWidget(each)
        tight(QHBoxLayout(self)).addWidget(self._stack)

    def _connect(self) -> None:
        self.list.opened.connect(self.open_sheet)
        self.list.create_asked.connect(self.create_asked)
        self.list_presenter.listed.connect(lambda _listing: self.header_changed.emit())
        # The click would hand over the state of the button.
        self.new_button.clicked.connect(partial(self.create_asked.emit, ""))
        self.panel.open_asked.connect(self.open_sheet)
        self.panel.closed.connect(self.header_changed)
        self.create_presenter.created.connect(self.open_sheet)
        self.sheet_presenter.shown.connect(self._sheet_shown)
        self.sheet_presenter.gone.connect(self.list_asked)
        self.sheet_presenter.saved.connect(self.header_changed)
        self.archive_button.clicked.connect(self.toggle_archived)
        self.merge_button.clicked.connect(self.merge_asked)
        self.book_button.clicked.connect(self.book)

    @property
    def on_sheet(self) -> bool:
        """Whether a sheet is shown rather than the list."""
        return self._stack.currentWidget() is self.sheet

    @property
    def shown_sheet(self) -> AgentSheet | None:
        """The sheet that is shown."""
        return self.sheet_presenter.sheet if self.on_sheet else None

    # what the page asks

    def refresh(self) -> None:
        self.list_presenter.ask()
        if self.on_sheet:
            self.sheet_presenter.read()

    def header_title(self) -> str:
        sheet = self.shown_sheet
        return spoken_name(sheet.values.name, masked=self.bench.masking.masked) if sheet else self.title

    def subtitle(self) -> str:
        if (sheet := self.shown_sheet) is not None:
            return sheet.authority
        listing = self.list_presenter.listing
        return plural(listing.facets.total, self.tr("fiche")) if listing and listing.facets.total else ""

    def breadcrumb(self) -> Sequence[Crumb]:
        return (Crumb(self.title, self.list_asked.emit),) if self.on_sheet else ()

    def state_pill(self) -> QWidget | None:
        sheet = self.shown_sheet
        if sheet is None:
            return None
        if sheet.archived:
            return self._archived_pill
        return self._pill if sheet.current_leave else None

    def save_text(self) -> str:
        at = self.sheet_presenter.saved_at
        if not self.on_sheet or at is None:
            return ""
        hour = time_of_day(at.astimezone(self.sheet_presenter.zone))
        return self.tr("Enregistré à {hour}").format(hour=hour)

    def header_widgets(self) -> Sequence[QWidget]:
        sheet = self.shown_sheet
        if sheet is None:
            # The panel holds the decision while it is open.
            return () if self.panel.isVisible() else (self.new_button,)
        self.archive_button.setText(self.tr("Désarchiver") if sheet.archived else self.tr("Archiver"))
        always = (self.merge_button, self.archive_button)
        return always if sheet.archived else (*always, self.book_button)

    def zones(self) -> Sequence[QWidget]:
        return (self.sheet,) if self.on_sheet else (self.list, self.panel)

    def narrow(self) -> None:
        self.list_asked.emit()
        self.list.focus_search()

    def focus_first(self) -> None:
        (self.sheet.focus_first if self.on_sheet else self.list.focus_table)()

    def go_to(self, target: object) -> bool:
        if isinstance(target, UUID):
            self.open_sheet(target)
        elif isinstance(target, NewAgent):
            self.create_asked.emit(target.name)
        elif isinstance(target, AgentsOf):
            self.list_asked.emit()
            self.list_presenter.set_employer(target.authority_id)
        return isinstance(target, UUID | NewAgent | AgentsOf)

    def flush(self) -> None:
        self.sheet.flush()

    # acts

    def begin(self, text: str) -> None:
        """Create an agent, with the words that were looked for and the employer that is filtered."""
        listing, wanted = self.list_presenter.listing, self.list_presenter.where.authority_id
        employers = listing.facets.employers if listing else ()
        employer = next(((each.id, each.name) for each in employers if each.id == wanted), None)
        self.panel.begin(text, employer)
        self.header_changed.emit()

    def open_sheet(self, agent_id: UUID) -> None:
        """Show the sheet of that agent."""
        self.sheet.flush()
        self.panel.close_panel()
        self.sheet_presenter.open(agent_id)

    def leave_sheet(self) -> None:
        """Show the list again, what is typed being written."""
        if self.on_sheet:
            self.sheet.flush()
            self.sheet_presenter.close()
            self._stack.setCurrentWidget(self._listing)

    def toggle_archived(self) -> None:
        """Archive the sheet shown, or bring it back."""
        if (sheet := self.shown_sheet) is not None:
            self.sheet_presenter.set_archived(not sheet.archived)

    def book(self) -> None:
        """Book an appointment for the agent shown."""
        if (sheet := self.shown_sheet) is not None and not sheet.archived:
            self.book_asked.emit(sheet.id)

    def note_leave(self) -> None:
        """Note a sick leave of the agent shown."""
        if self.on_sheet:
            self.sheet.leaves.begin()

    def _sheet_shown(self, _sheet: AgentSheet, other: bool) -> None:
        if not self.on_sheet:
            self._stack.setCurrentWidget(self.sheet)
        self.sheet_ready.emit()
        if other and self.isVisible():
            self.sheet.focus_first()
        self.header_changed.emit()
