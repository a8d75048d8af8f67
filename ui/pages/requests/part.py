"""The requests within the page of agents: the list and the panel beside it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cigdesk.domain.rights import Right
from cigdesk.french import number
from cigdesk.services.desk import Services
from cigdesk.services.requests import RequestSheet
from ui.page import Workbench
from ui.page_part import PagePart
from ui.pages.agenda.targets import BookFor, BookSession, ShowAppointment
from ui.pages.requests.list_presenter import RequestListPresenter
from ui.pages.requests.list_view import RequestListView
from ui.pages.requests.panel import RequestPanel
from ui.pages.requests.panel_presenter import RequestPresenter
from ui.request_targets import ShowRequest, ShowRequests
from ui.support_targets import NewCaseForRequest
from ui.widgets.base import tight
from ui.widgets.buttons import Button

_AGENDA, _AGENTS = "agenda", "agents"


class RequestsPart(PagePart):
    """What is asked of the service, to be treated from the oldest."""

    key, title = "requests", "Demandes"
    kinds = frozenset({"requests", "contacts", "agents", "authorities", "appointments", "practitioners"})

    begin_asked = Signal()
    """A new request, for the agent in sight if there is one."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self._bench, self._services = bench, services
        self.list_presenter = RequestListPresenter(services, bench.operations, self)
        self.presenter = RequestPresenter(services, bench.operations, self)
        self.list = RequestListView(self.list_presenter, bench.masking)
        self.panel = RequestPanel(self.presenter, services, bench.operations, bench.masking)
        self.new_button = Button(
            self.tr("Nouvelle demande"), "primary", icon_name="plus", keycap=self.tr("Ctrl N"), parent=self
        )
        self.new_button.hide()
        layout = tight(QHBoxLayout(self))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.panel)
        self._connect()

    def _connect(self) -> None:
        self.list.opened.connect(self.open)
        self.list.create_asked.connect(self.begin)
        self.new_button.clicked.connect(self.begin_asked)
        self.list_presenter.listed.connect(lambda _listing: self.header_changed.emit())
        self.presenter.created.connect(self.open)
        self.presenter.shown.connect(self._shown)
        self.presenter.gone.connect(self.panel.close_panel)
        self.panel.closed.connect(self._closed)
        self.panel.book_asked.connect(self._book)
        self.panel.case_asked.connect(self._open_case)
        self.panel.meeting_asked.connect(lambda each: self._bench.go(_AGENDA, ShowAppointment(each)))
        self._bench.gate(Right.SEE_NAMES, self.panel.sheet_button)
        self._bench.gate(Right.SUPPORT, self.panel.open_case)
        self.panel.agent_asked.connect(lambda agent: self._bench.go(_AGENTS, agent))

    @property
    def to_treat(self) -> int:
        """How many wait, as far as it was read."""
        listing = self.list_presenter.listing
        return listing.to_treat if listing else 0

    def refresh(self) -> None:
        self.list_presenter.ask()
        self.presenter.read()

    def header_title(self) -> str:
        return self.title

    def subtitle(self) -> str:
        return f"{number(self.to_treat)} à traiter" if self.to_treat else ""

    def header_widgets(self) -> Sequence[QWidget]:
        # The panel holds the decision while it is open.
        return () if self.panel.isVisible() else (self.new_button,)

    def zones(self) -> Sequence[QWidget]:
        return (self.list, self.panel)

    def narrow(self) -> None:
        self.list.focus_search()

    def focus_first(self) -> None:
        self.list.focus_table()

    def go_to(self, target: object) -> bool:
        if isinstance(target, ShowRequest):
            self.open(target.request_id)
        return isinstance(target, ShowRequest | ShowRequests)

    def open(self, request_id: UUID) -> None:
        """Show that request in the panel."""
        self.panel.flush()
        self.presenter.open(request_id)

    def begin(self) -> None:
        """Note a new request."""
        self.panel.flush()
        self.panel.begin()
        self.header_changed.emit()

    def begin_for(self, agent_id: UUID) -> None:
        """Note a new request for that agent."""
        agenda = self._services.agenda
        self._bench.operations.query((id(self), "agent"), lambda: agenda.agent(agent_id), self.panel.begin)

    def flush(self) -> None:
        self.panel.flush()

    def _shown(self, sheet: RequestSheet, other: bool) -> None:
        if other:
            self.list.table.select_row(self.list.model.place(sheet.view.id))
            self.header_changed.emit()

    def _closed(self) -> None:
        self.panel.flush()
        self.presenter.close()
        self.header_changed.emit()

    def _open_case(self, sheet: RequestSheet) -> None:
        line = sheet.view.line
        self._bench.go(_AGENTS, NewCaseForRequest(line.id, line.authority_id, line.authority))

    def _book(self, sheet: RequestSheet) -> None:
        line = sheet.view.line
        agent_id = sheet.values.agent_id
        if agent_id is not None:
            self._bench.go(_AGENDA, BookFor(agent_id, line.id))
        else:
            asked = BookSession(line.authority_id, line.authority, line.id, line.practitioner_id)
            self._bench.go(_AGENDA, asked)
