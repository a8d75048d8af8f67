"""The page of agents: the list, the panel that creates, the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cigdesk.french import number, plural, time_of_day
from cigdesk.services.agents import AgentSheet
from cigdesk.services.desk import Services
from ui.actions import FILTER, NEW, ActionSpec
from ui.merging.sheet import MergeSheet
from ui.page import Crumb, Page, Workbench
from ui.page_part import PagePart
from ui.pages.agenda.targets import BookFor, ShowAppointment
from ui.pages.agents.create_panel import CreatePanel
from ui.pages.agents.create_presenter import CreatePresenter
from ui.pages.agents.doubles_part import DoublesPart
from ui.pages.agents.list_presenter import ListPresenter
from ui.pages.agents.list_view import ListView
from ui.pages.agents.sheet_presenter import SheetPresenter
from ui.pages.agents.sheet_view import SheetView
from ui.pages.agents.targets import (
    PAGE_ID,
    AgentsOf,
    NewAgent,
    NewRequest,
    ShowRequest,
    ShowRequests,
)
from ui.pages.agents.words import ON_LEAVE, spoken_name
from ui.pages.agents.work_parts import WORK_KINDS, WORK_PARTS, WorkParts
from ui.pages.requests.part import RequestsPart
from ui.support_targets import NewCase
from ui.theme import Accent
from ui.widgets.base import tight
from ui.widgets.buttons import Button
from ui.widgets.pill import Pill
from ui.widgets.segmented import Segmented

AGENDA = "agenda"
AGENTS, REQUESTS, DOUBLES = "agents", "requests", "doubles"
_PARTS = ((AGENTS, "Agents"), (REQUESTS, "Demandes"), *WORK_PARTS, (DOUBLES, "Doublons"))


class AgentsPage(Page):
    """Who is received."""

    page_id, icon = PAGE_ID, "users"
    title = "Agents"
    kinds = frozenset(
        {
            "agents",
            "sick_leaves",
            "distinct_agents",
            "appointments",
            "authorities",
            "practitioners",
            "sites",
            "requests",
            "contacts",
            *WORK_KINDS,
        }
    )

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self.list_presenter = ListPresenter(services, bench.operations, self)
        self.sheet_presenter = SheetPresenter(services, bench.operations, self)
        self.create_presenter = CreatePresenter(services, bench.operations, self)
        self.list = ListView(self.list_presenter, services.context.zone, bench.masking)
        self.panel = CreatePanel(self.create_presenter, services, bench.operations)
        self.sheet = SheetView(self.sheet_presenter, services, bench.operations, bench.masking)
        self.requests = RequestsPart(bench)
        self.doubles = DoublesPart(services, bench.operations, bench.masking)
        self.work = WorkParts(bench, self)
        self.merging = MergeSheet(self, services, bench.operations, bench.masking)
        self.parts = Segmented(_PARTS, self.tr("Agents, demandes, dossiers, temps ou doublons"))
        self._stack = QStackedWidget()
        self._pill = Pill(ON_LEAVE, Accent.WARN, "home-heart", parent=self)
        self._archived_pill = Pill(self.tr("Archivée"), Accent.NEUTRAL, "archive", parent=self)
        self.new_button = Button(
            self.tr("Nouvel agent"), "primary", icon_name="user-plus", keycap=self.tr("Ctrl N"), parent=self
        )
        self.request_button = Button(
            self.tr("Nouvelle demande"), "primary", icon_name="plus", keycap=self.tr("Ctrl N"), parent=self
        )
        self.archive_button = Button(self.tr("Archiver"), icon_name="archive", parent=self)
        self.merge_button = Button(self.tr("Fusionner avec…"), icon_name="users", parent=self)
        self.book_button = Button(self.tr("Réserver"), "primary", icon_name="calendar-plus", parent=self)
        self.parts.setParent(self)
        made = (self.new_button, self.request_button, self.archive_button, self.merge_button)
        for hidden in (self._pill, self._archived_pill, *made, self.book_button, self.parts):
            hidden.hide()
        self._build()
        self._connect()

    def _build(self) -> None:
        listing = QWidget()
        side_by_side = tight(QHBoxLayout(listing))
        side_by_side.addWidget(self.list, 1)
        side_by_side.addWidget(self.panel)
        self._listing = listing
        for part in (listing, self.sheet, self.requests, *self.work.parts.values(), self.doubles):
            self._stack.addWidget(part)
        tight(QHBoxLayout(self)).addWidget(self._stack)

    def _connect(self) -> None:
        self.list.opened.connect(self.open_sheet)
        self.list.create_asked.connect(self.begin)
        self.list_presenter.listed.connect(lambda _listing: self.header_changed.emit())
        # The click would hand over the state of the button.
        self.new_button.clicked.connect(partial(self.begin, ""))
        self.panel.open_asked.connect(self.open_sheet)
        self.panel.closed.connect(self.header_changed)
        self.create_presenter.created.connect(self._created)
        self.sheet_presenter.shown.connect(self._sheet_shown)
        self.sheet_presenter.gone.connect(self.back)
        self.sheet_presenter.saved.connect(self.header_changed)
        self.archive_button.clicked.connect(self.toggle_archived)
        self.book_button.clicked.connect(self.book)
        self.sheet.meeting_asked.connect(lambda meeting: self.bench.go(AGENDA, ShowAppointment(meeting)))
        self.parts.chosen.connect(self.show_part)
        self.requests.changed.connect(self._requests_listed)
        self.request_button.clicked.connect(self.begin_request)
        self.sheet.requests.opened.connect(self.show_request)
        self.sheet.requests.create_asked.connect(self.begin_request)
        self.sheet.cases.opened.connect(self.work.open_case)
        self.sheet.cases.create_asked.connect(self._begin_case)
        self.work.show_asked.connect(self._show_work)
        self.work.changed.connect(self._work_shown)
        self.doubles.merge_asked.connect(self.merging.open_for)
        self.doubles.changed.connect(self.header_changed)
        self.merge_button.clicked.connect(self.merge)
        self.merging.opened.connect(self.header_changed)
        self.merging.closed.connect(self.on_shown)
        self.merging.closed.connect(self.header_changed)
        self.merging.merged.connect(self._merged)
        self.bench.masking.changed.connect(lambda _masked: self.header_changed.emit())

    # what the window asks

    def refresh(self, _kinds: frozenset[str]) -> None:
        self.list_presenter.ask()
        self.requests.refresh()
        self.doubles.refresh()
        if (part := self._part) is not None:
            part.refresh()
        if self.on_sheet:
            self.sheet_presenter.read()

    @property
    def on_sheet(self) -> bool:
        """Whether a sheet is shown rather than the list."""
        return self._stack.currentWidget() is self.sheet

    @property
    def on_requests(self) -> bool:
        """Whether the requests are shown."""
        return self._stack.currentWidget() is self.requests

    @property
    def on_doubles(self) -> bool:
        """Whether the probable doubles are shown."""
        return self._stack.currentWidget() is self.doubles

    @property
    def _part(self) -> PagePart | None:
        """Cases or the time of the week, while they are shown."""
        return self.work.shown(self._stack.currentWidget())

    @property
    def _on_case(self) -> bool:
        return self._part is self.work.cases and self.work.cases.on_sheet

    def show_part(self, part: str) -> None:
        """Show the agents, the requests, or the probable doubles."""
        self.sheet.flush()
        self.requests.flush()
        self.work.flush()
        if part != self.parts.value():
            self.parts.set_value(part)
        shown = {AGENTS: self._listing, REQUESTS: self.requests, DOUBLES: self.doubles, **self.work.parts}
        self._stack.setCurrentWidget(shown[part])
        if part == DOUBLES:
            self.doubles.ask()
        if self._part is not None:
            self._part.refresh()
        self._focus_list()
        self.header_changed.emit()

    def _focus_list(self) -> None:
        if self._part is not None:
            self._part.focus_first()
        elif self.on_doubles:
            self.doubles.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self.requests.list if self.on_requests else self.list).focus_table()

    def header_tool_widgets(self) -> Sequence[QWidget]:
        alone = self.on_sheet or self.merging.isVisible() or self._on_case
        return () if alone else (self.parts,)

    def header_title(self) -> str:
        sheet, part = self._shown_sheet(), self.parts.value()
        if self._part is not None:
            return self._part.header_title()
        if sheet is None:
            return {REQUESTS: self.tr("Demandes"), DOUBLES: self.tr("Doublons probables")}.get(
                part, self.title
            )
        return spoken_name(sheet.values.name, masked=self.bench.masking.masked)

    def subtitle(self) -> str:
        sheet, listing = self._shown_sheet(), self.list_presenter.listing
        if sheet:
            return sheet.authority
        if self._part is not None:
            return self._part.subtitle()
        if self.on_requests:
            waiting = self.requests.to_treat
            return f"{number(waiting)} à traiter" if waiting else ""
        if self.on_doubles:
            return number(self.doubles.found.total) if self.doubles.found else ""
        return plural(listing.facets.total, self.tr("fiche")) if listing and listing.facets.total else ""

    def breadcrumb(self) -> Sequence[Crumb]:
        if self._part is not None:
            return self._part.breadcrumb()
        return (Crumb(self.title, self.back),) if self.on_sheet else ()

    def state_pill(self) -> QWidget | None:
        sheet = self._shown_sheet()
        if sheet is None:
            return self._part.state_pill() if self._part is not None else None
        if sheet.archived:
            return self._archived_pill
        return self._pill if sheet.current_leave else None

    def save_text(self) -> str:
        if self._part is not None:
            return self._part.save_text()
        at = self.sheet_presenter.saved_at
        if not self.on_sheet or at is None:
            return ""
        return self.tr("Enregistré à {hour}").format(
            hour=time_of_day(at.astimezone(self.sheet_presenter.zone))
        )

    def header_widgets(self) -> Sequence[QWidget]:
        sheet = self._shown_sheet()
        if self.merging.isVisible() or self.on_doubles:
            return ()
        if self._part is not None:
            return self._part.header_widgets()
        if sheet is None:
            # The panel holds the decision while it is open.
            if self.on_requests:
                return () if self.requests.panel.isVisible() else (self.request_button,)
            return () if self.panel.isVisible() else (self.new_button,)
        self.archive_button.setText(self.tr("Désarchiver") if sheet.archived else self.tr("Archiver"))
        always = (self.merge_button, self.archive_button)
        return always if sheet.archived else (*always, self.book_button)

    def page_actions(self) -> Sequence[ActionSpec]:
        return (
            ActionSpec("agents.new", self.tr("Nouvel agent ou nouvelle demande"), self._new, (NEW,), "plus"),
            ActionSpec("agents.requests", self.tr("Voir les demandes"), self.show_requests, (), "list-check"),
            ActionSpec("agents.request", self.tr("Noter une demande"), self.begin_request, (), "message-2"),
            ActionSpec("agents.filter", self.tr("Chercher un agent"), self._filter, (FILTER,), "search"),
            ActionSpec("agents.leave", self.tr("Noter un congé"), self._note_leave, (), "home-heart"),
            ActionSpec("agents.book", self.tr("Réserver pour cet agent"), self.book, (), "calendar-plus"),
            ActionSpec("agents.archive", self.tr("Archiver la fiche"), self.toggle_archived, (), "archive"),
            ActionSpec(
                "agents.doubles", self.tr("Voir les doublons probables"), self.show_doubles, (), "users"
            ),
            ActionSpec("agents.merge", self.tr("Fusionner avec une autre fiche"), self.merge, (), "users"),
            *self.work.acts(),
            ActionSpec("agents.back", self.tr("Revenir à la liste"), self.back, ("Alt+Left",), "arrow-left"),
        )

    def zones(self) -> Sequence[QWidget]:
        if self.merging.isVisible() or self.on_doubles:
            return (self.merging if self.merging.isVisible() else self.doubles,)
        if self._part is not None:
            return self._part.zones()
        if self.on_requests:
            return (self.requests.list, self.requests.panel)
        return (self.sheet,) if self.on_sheet else (self.list, self.panel)

    def navigate(self, target: object) -> None:
        self.merging.close_sheet()
        if isinstance(target, UUID):
            self.open_sheet(target)
        elif isinstance(target, NewAgent):
            self.begin(target.name)
        elif isinstance(target, AgentsOf):
            self.back()
            self.list_presenter.set_employer(target.authority_id)
        elif isinstance(target, ShowRequests):
            self.show_requests()
        elif isinstance(target, ShowRequest):
            self.show_request(target.request_id)
        elif isinstance(target, NewRequest):
            self._request_for(target.agent_id)
        else:
            self.work.take(target)

    def on_shown(self) -> None:
        if not self.merging.isVisible():
            (self.sheet.focus_first if self.on_sheet else self._focus_list)()

    def on_hidden(self) -> None:
        for part in (self.sheet, self.requests, self.work):
            part.flush()

    # acts

    def begin(self, text: str = "") -> None:
        """Create an agent, with the words that were looked for and the employer that is filtered."""
        self.back()
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

    def back(self) -> None:
        """Show the list again."""
        if self._on_case:
            self.work.cases.back()
            return
        if self.on_sheet:
            self.sheet_presenter.close()
        if self._stack.currentWidget() is not self._listing:
            self.show_part(AGENTS)

    # requests

    def show_requests(self) -> None:
        """Show the requests, those to treat first."""
        self._leave_sheet()
        self.show_part(REQUESTS)

    def show_waiting(self) -> None:
        self.show_requests()

    # doubles

    def show_doubles(self) -> None:
        """Show the sheets that are likely to be of one person."""
        self._leave_sheet()
        self.show_part(DOUBLES)

    def merge(self) -> None:
        """Merge the sheet shown with another one; without one, show which may be."""
        if (sheet := self._shown_sheet()) is None:
            self.show_doubles()
        else:
            self.sheet.flush()
            self.merging.open_with(sheet.id)

    def _merged(self, kept_id: UUID) -> None:
        if not self.on_doubles:
            self.open_sheet(kept_id)

    def show_request(self, request_id: UUID) -> None:
        """Show one request beside the list."""
        self.show_requests()
        self.requests.open(request_id)

    def begin_request(self) -> None:
        """Note a request, for the agent whose sheet is shown."""
        sheet = self._shown_sheet()
        self._request_for(sheet.id if sheet else None)

    def _request_for(self, agent_id: UUID | None) -> None:
        self.show_requests()
        if agent_id is None:
            self.requests.begin()
        else:
            self.requests.begin_for(agent_id)

    def _leave_sheet(self) -> None:
        if self.on_sheet:
            self.sheet.flush()
            self.sheet_presenter.close()

    def _requests_listed(self) -> None:
        if self.on_requests:
            self.header_changed.emit()

    def _begin_case(self) -> None:
        if (sheet := self._shown_sheet()) is not None:
            self.work.take(NewCase(sheet.id))

    def _show_work(self, part: str) -> None:
        self._leave_sheet()
        self.show_part(part)

    def _work_shown(self) -> None:
        if self._part is not None:
            self.header_changed.emit()

    def _new(self) -> None:
        """Ctrl+N: what the list in sight holds."""
        if self._part is self.work.cases:
            self.work.cases.new()
        elif self.on_requests:
            self.requests.begin()
        else:
            self.begin()

    def toggle_archived(self) -> None:
        """Archive the sheet shown, or bring it back."""
        if (sheet := self._shown_sheet()) is not None:
            self.sheet_presenter.set_archived(not sheet.archived)

    def book(self) -> None:
        """Book an appointment for the agent shown."""
        if (sheet := self._shown_sheet()) is not None and not sheet.archived:
            self.bench.go(AGENDA, BookFor(sheet.id))

    def _filter(self) -> None:
        if self._part is not None:
            self._part.narrow()
        elif self.on_requests:
            self.requests.list.focus_search()
        else:
            self.back()
            self.list.focus_search()

    def _note_leave(self) -> None:
        if self.on_sheet:
            self.sheet.leaves.begin()

    def _created(self, agent_id: UUID) -> None:
        self.panel.close_panel()
        self.open_sheet(agent_id)

    def _sheet_shown(self, _sheet: AgentSheet, other: bool) -> None:
        if not self.on_sheet:
            self._stack.setCurrentWidget(self.sheet)
        if other and self.isVisible():
            self.sheet.focus_first()
        self.header_changed.emit()

    def _shown_sheet(self) -> AgentSheet | None:
        return self.sheet_presenter.sheet if self.on_sheet else None
